package tui

import (
	"testing"
	"time"

	"reception/flows"
	"reception/flows/flowstest"
)

// prepared is an afternoon with a dignitary in 40 minutes, of whose items one is done, a
// meeting in an hour and a half, and an event tomorrow.
func prepared(t testing.TB, h *flows.House) *flowstest.Play {
	p := flowstest.NewPlay(t, h).Staffed()
	p.By = flows.By{Post: "RC", Staff: "zhuhui", Terminal: "kiosk"}
	p.Do(flows.Book{Guest: flows.Guest{Surname: "上官", Title: "先生"}, When: p.Now.Add(50 * time.Minute), Party: 6, Kind: "dignitary", Confirmed: true, Authority: flows.Authority{Manager: "tangwen"}})
	at := func(d time.Duration) string { return p.Now.Add(d).UTC().Format(time.RFC3339) }
	p.Do(flows.OpenEntry{Register: "meeting_room", Fields: flows.EntryFields{"room": "二楼会议室", "from": at(100 * time.Minute), "to": at(160 * time.Minute), "supplies": "茶水 12 份"}})
	p.Do(flows.OpenEntry{Register: "event", Fields: flows.EntryFields{"name": "业主品鉴会", "begins": at(26 * time.Hour)}})
	p.Wait(10 * time.Minute)
	p.Do(flows.FinishTask{Task: p.Floor.Tasks[0].ID})
	return p
}

func duePictures() []pictured {
	menu := func(id string) func(*player) {
		return func(p *player) { p.press("tab"); p.touchItem(id) }
	}
	return []pictured{
		{"due", complained, menu("due"), desk},
		{"due_masked", complained, func(p *player) { p.press("f10"); menu("due")(p) }, desk},
		{"due_board", complained, nil, desk},
		{"due_duty", complained, nil, Options{By: desk.By, Home: HomeDuty}},
		{"due_post", complained, nil, Options{By: flows.By{Post: "RC", Staff: "zhuhui"}, Home: HomePost}},
		{"countdown", prepared, menu("countdown"), desk},
		{"countdown_duty", prepared, nil, Options{By: desk.By, Home: HomeDuty}},
		{"countdown_empty", quietMorning, menu("countdown"), desk},
	}
}

// TestDuePictures compares them with the ones that were looked at.
func TestDuePictures(t *testing.T) { comparePictures(t, duePictures()) }

// TestSY70_WhatIsDueStandsOnTheMainBoard: overdue first with its age, and the key and the
// click lead to where it is done.
func TestSY70_WhatIsDueStandsOnTheMainBoard(t *testing.T) {
	for _, size := range [][2]int{{80, 24}, {120, 36}, {200, 60}} {
		play(t, complained, desk, size[0], size[1], func(p *player) {
			p.sees("超10小时")
			if size[0] > 80 {
				p.sees("请告诉")
			}
			before := p.session().facts.Pressing
			if len(before) == 0 || before[0].State != flows.TaskOverdue {
				t.Fatalf("first comes %+v", before)
			}
			for i := 1; i < len(before); i++ {
				if before[i].State == flows.TaskOverdue && before[i].At.Before(before[i-1].At) {
					t.Errorf("%+v stands below %+v", before[i], before[i-1])
				}
			}
			if !p.clicks(dueMsg{}) && !p.clicks(dueMsg{before[0].key()}) {
				t.Fatalf("what is due cannot be clicked:\n%s", p.text())
			}
			if top := p.top(); top != agendaName && top != newEntry(before[0].Entry).Name() {
				t.Errorf("a click leads to %s", top)
			}
			for p.top() != boardName {
				p.press("esc")
			}
			p.press("0")
			if p.top() == boardName {
				t.Error("the key leads nowhere")
			}
		})
	}
}

// TestSY70_AnItemOfACountdownAlarms: at T-minus the bell rings and the line says so, once;
// a tick ends it, and who did it when stands on the board of countdowns.
func TestSY70_AnItemOfACountdownAlarms(t *testing.T) {
	o := desk
	o.Bell = true
	play(t, prepared, o, 120, 36, func(p *player) {
		rung := p.rung
		p.misses("到点了")
		p.wait(26 * time.Minute) // T-15: the line-up
		p.sees("到点了", "大门两侧列队迎宾")
		if p.rung != rung+1 {
			t.Fatalf("rang %d times", p.rung-rung)
		}
		p.wait(2 * time.Minute)
		if p.rung != rung+1 {
			t.Errorf("rang %d times for one item", p.rung-rung)
		}
		p.press("tab")
		p.touchItem("countdown")
		p.press("enter") // opens who stands where
		p.press("enter")
		p.wait(time.Second)
		f := p.desk.Floor()
		var done *flows.Task
		for _, x := range f.Tasks {
			if x.Rule == "dignitary_line_up" {
				done = x
			}
		}
		if done == nil || done.Done.IsZero() {
			t.Fatalf("the item is %+v", done)
		}
		p.sees(p.session().text.Clock(done.Done, p.session().house.Zone))
		p.press("esc")
		p.misses("到点了")
	})
}

// TestSY70_TheBoardOfCountdownsFollowsTheTime: when the arrival moves, so do the items;
// what is late already is due now.
func TestSY70_TheBoardOfCountdownsFollowsTheTime(t *testing.T) {
	play(t, prepared, desk, 120, 36, func(p *player) {
		p.press("tab")
		p.touchItem("countdown")
		p.sees("T-15分", "40分后")
		f := p.desk.Floor()
		p.must(flows.MoveBooking{Booking: f.Bookings[0].ID, When: p.now().Add(12 * time.Minute), Reason: "提前到达", Who: "zhuhui"})
		p.sees("12分后", "到时")
		p.misses("40分后")
	})
}

// TestSY55_AnUnclaimedItemIsHandedOutFromTheClosing: the line leads to the entry, whose act
// settles it.
func TestSY55_AnUnclaimedItemIsHandedOutFromTheClosing(t *testing.T) {
	kept := func(t testing.TB, h *flows.House) *flowstest.Play {
		p := flowstest.NewPlay(t, h).Staffed()
		p.Do(flows.OpenEntry{Register: "left_item", Fields: flows.EntryFields{"item": "样品册", "from": "周", "recipient": "lina"}})
		return p
	}
	play(t, kept, desk, 80, 24, func(p *player) {
		toClosing(p)
		p.pickHole(flows.HoleEntry, "")
		p.sees("登记没办结", "样品册", "待领取")
		p.press("enter")
		p.sees("转交", "退回")
		p.press("1") // who took it is asked for
		p.press("1", "enter")
		p.press("esc")
		if list := p.holes(); len(list) > 0 {
			t.Errorf("still open: %+v\n%s", list, p.text())
		}
	})
}
