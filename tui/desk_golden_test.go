package tui

import (
	"fmt"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"reception/flows"
	"reception/flows/flowstest"
)

// deskPictures are the screens of the desk beside the floor: bookings, tasks,
// the log, the day. Sheets are opened over the bookings, so that these pictures
// do not change with the board.
func deskPictures() []pictured {
	desk := Options{By: flows.By{Post: "RC", Staff: "zhuhui", Terminal: "kiosk"}}
	return []pictured{
		{"bookings_empty", quietMorning, func(p *player) { p.press("f6") }, desk},
		{"bookings", bookedUp, func(p *player) { p.press("f6") }, desk},
		{"bookings_proposed", bookedUp, func(p *player) { p.press("f6"); p.pickBooking("诸葛") }, desk},
		{"bookings_crowded", bookedOut, func(p *player) { p.press("f6"); p.press("pgdown", "pgdown") }, desk},
		{"bookings_masked", bookedUp, func(p *player) { p.press("f10", "f6") }, desk},
		{"book", bookedUp, func(p *player) { p.press("f6", "ctrl+n") }, desk},
		{"book_typed", bookedUp, func(p *player) {
			p.press("f6", "ctrl+n")
			p.write("慕容")
			p.press("down", "2", "down")
			p.write("13812345678")
			p.press("down")
			p.write("今天 17点半")
		}, desk},
		{"book_unclear", bookedUp, func(p *player) {
			p.press("f6", "ctrl+n", "down", "down", "down")
			p.write("看他方便")
			p.press("enter")
		}, desk},
		{"take_up", bookedUp, func(p *player) { p.press("f6", "enter") }, desk},
		{"take_up_early", bookedUp, func(p *player) { p.press("f6"); p.pickBooking("令狐"); p.press("enter") }, desk},
		{"move_booking", bookedUp, func(p *player) { p.press("f6", "ctrl+e"); p.write("明天 10点"); p.press("enter") }, desk},
		{"tasks_empty", quietMorning, func(p *player) { p.press("ctrl+k") }, desk},
		{"tasks", manyDuties, func(p *player) { p.press("ctrl+k") }, desk},
		{"tasks_mine", manyDuties, func(p *player) { p.press("ctrl+k", "right") }, desk},
		{"tasks_done", manyDuties, func(p *player) { p.press("ctrl+k", "end") }, desk},
		{"tasks_crowded", tooManyDuties, func(p *player) { p.press("ctrl+k", "pgdown", "pgdown") }, desk},
		{"task_new", manyDuties, func(p *player) {
			p.press("ctrl+k", "ctrl+n")
			p.write("给5号客人找儿童座椅")
			p.press("down")
			p.write("半小时后")
		}, desk},
		{"task_drop", manyDuties, func(p *player) { p.press("ctrl+k", "ctrl+x") }, desk},
		{"clock", clockWasAhead, func(p *player) { p.press("f6", "tab"); p.touchItem("clock") }, desk},
		{"log_empty", quietMorning, func(p *player) { p.press("ctrl+d") }, desk},
		{"log", bookedUp, func(p *player) { p.press("ctrl+d") }, desk},
		{"log_turns", bookedUp, func(p *player) { p.press("ctrl+d", "right", "right", "right", "right", "home") }, desk},
		{"log_late", rainyAfternoon, func(p *player) {
			p.late(25*time.Minute, flows.AddNote{Visit: flows.VisitRef{No: 2}, Text: "客人问学区和物业费，想下周带父母再来看一次，最好还是同一位接待，请提前一天电话确认"})
			p.press("ctrl+d")
		}, desk},
		{"log_way", rainyAfternoon, func(p *player) { p.pickParty("林"); p.press("f7"); p.touchItem("way") }, desk},
		{"log_masked", bookedUp, func(p *player) { p.press("f10", "ctrl+d", "pgup") }, desk},
		{"weather", rainyAfternoon, func(p *player) { p.press("f6", "ctrl+w") }, desk},
		{"open_day", quietMorning, func(p *player) { p.press("f6", "tab"); p.touchItem("open_day") }, desk},
		{"cancel_booking", bookedUp, func(p *player) { p.press("f6", "ctrl+x") }, desk},
	}
}

// pickBooking selects a booking by its guest.
func (p *player) pickBooking(surname string) {
	p.t.Helper()
	for _, b := range p.session().floor.Bookings {
		if person, _ := b.Person.Open(); person.Surname == surname {
			p.send(bookMsg{b.ID})
			return
		}
	}
	p.t.Fatalf("no booking of %s", surname)
}

// bookedUp is the rainy afternoon with bookings in every state, two of them late
// and one of yesterday that never came.
func bookedUp(t testing.TB, h *flows.House) *flowstest.Play {
	p := rainyAfternoon(t, h)
	book := func(surname, title, phone string, in time.Duration, party int, sales flows.StaffID, state int) flows.BookingID {
		p.Do(flows.Book{Guest: flows.Guest{Surname: surname, Title: title, Phone: phone}, When: p.Now.Add(in).Truncate(5 * time.Minute), Party: party, Sales: sales})
		id := p.Floor.Bookings[len(p.Floor.Bookings)-1].ID
		for range state {
			p.Do(flows.AdvanceBooking{Booking: id, Authority: flows.Authority{Manager: "tangwen"}})
		}
		return id
	}
	book("端木", "先生", "13700001111", -6*time.Minute, 2, "sunlei", 3)
	book("皇甫", "女士", "13700002222", -25*time.Minute, 3, "wuqian", 3)
	book("诸葛", "先生", "13700003333", 4*time.Hour, 1, "", 2)
	book("东方", "小姐", "", 150*time.Minute, 0, "", 0)
	book("令狐", "先生", "13700004444", 20*time.Hour, 2, "lina", 3)
	book("公孙", "女士", "13700005555", 3*24*time.Hour, 5, "", 1)
	off := book("尉迟", "先生", "13700006666", 30*time.Minute, 2, "", 1)
	p.Do(flows.CancelBooking{Booking: off, Reason: "客户不来了"})
	return p
}

// bookedOut has more bookings than fit on any screen.
func bookedOut(t testing.TB, h *flows.House) *flowstest.Play {
	p := bookedUp(t, h)
	for i := range 80 {
		p.Do(flows.Book{Guest: flows.Guest{Surname: surnames[i%len(surnames)], Title: "先生", Phone: fmt.Sprintf("1360000%04d", i)},
			When: p.Now.Add(time.Duration(i+1) * 2 * time.Hour), Party: i%12 + 1, Confirmed: i%3 > 0, Authority: flows.Authority{Manager: "tangwen"}})
	}
	return p
}

// emptied is a day on which the only party has gone.
func emptied(t testing.TB, h *flows.House) *flowstest.Play {
	p := flowstest.NewPlay(t, h).Staffed()
	away := p.Do(walkIn("王", "先生", 1, flows.OnFoot, "")).Visit
	p.Do(flows.Reply{Call: p.Open(away, flows.AskAdmission).ID, Answer: flows.CannotReceive, Reason: "今天接待已满"})
	p.Do(flows.TurnAway{Visit: flows.ByID(away)})
	return p
}

// clockWasAhead is a morning that was begun under the date of a year later. The clock
// has been set right since.
func clockWasAhead(t testing.TB, h *flows.House) *flowstest.Play {
	p := flowstest.NewPlay(t, h).Staffed()
	right := p.Now
	p.Now = p.Now.AddDate(1, 0, 0)
	p.Do(walkIn("王", "先生", 1, flows.OnFoot, ""))
	p.Now = right.Add(12 * time.Minute)
	return p
}

// manyDuties is the booked afternoon with tasks of every state: a dignitary's
// countdown, those of the flow, and some written by hand.
func manyDuties(t testing.TB, h *flows.House) *flowstest.Play {
	p := bookedUp(t, h)
	p.Do(flows.Book{Guest: flows.Guest{Surname: "上官", Title: "先生"}, When: p.Now.Add(40 * time.Minute), Party: 6, Kind: "dignitary", Confirmed: true, Authority: flows.Authority{Manager: "tangwen"}})
	for _, x := range []flows.OpenTask{
		{Text: "把雨伞架摆到门口", Post: "Y1", Due: p.Now.Add(-12 * time.Minute)},
		{Text: "VIP3 的投影换灯泡，备用灯泡在仓库二层左手第三格，换好以后请试放一遍样板视频", Post: "PANTRY", Due: p.Now.Add(-2 * time.Minute)},
		{Text: "给陈先生复印户型图", Post: "RC", Visit: flows.ByID(p.Floor.Visits[2].ID), Due: p.Now.Add(10 * time.Minute)},
		{Text: "明早换前台鲜花", Post: "RC", Due: p.Now.Add(19 * time.Hour)},
		{Text: "通知停车场留车位", Post: "L1", Due: p.Now},
		{Text: "取快递", Due: p.Now},
	} {
		p.Do(x)
	}
	n := len(p.Floor.Tasks)
	p.Wait(time.Minute)
	p.Do(flows.FinishTask{Task: p.Floor.Tasks[n-2].ID})
	p.Do(flows.FinishTask{Task: p.Floor.Tasks[n-1].ID, Reason: "别人已经做了"})
	return p
}

func tooManyDuties(t testing.TB, h *flows.House) *flowstest.Play {
	p := manyDuties(t, h)
	for i := range 90 {
		p.Do(flows.OpenTask{Text: fmt.Sprintf("检查第%d盏灯", i+1), Post: "SM", Due: p.Now.Add(time.Duration(i-30) * 3 * time.Minute)})
	}
	return p
}

// TestDeskPictures compares these screens with the ones that were looked at.
func TestDeskPictures(t *testing.T) {
	comparePictures(t, deskPictures())
}

// touchItem chooses a line of a picker.
func (p *player) touchItem(id string) { p.send(chooseMsg{id}) }

// touch clicks on a text that is on the screen.
func (p *player) touch(text string) {
	p.t.Helper()
	rows, _, _ := p.screen()
	for y, row := range rows {
		if at := strings.Index(row, text); at >= 0 {
			p.wait(300 * time.Millisecond)
			p.send(tea.MouseClickMsg{X: width(row[:at]), Y: y, Button: tea.MouseLeft})
			return
		}
	}
	p.t.Fatalf("%q is not on the screen:\n%s", text, p.text())
}
