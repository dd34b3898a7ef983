package tui

import (
	"testing"
	"time"

	"reception/flows"
	"reception/flows/flowstest"
)

// beforeTheEvent is a quarter to an important event, with guests and workers inside, and
// before a dignitary of the same day.
func beforeTheEvent(t testing.TB, h *flows.House) *flowstest.Play {
	p := rainyAfternoon(t, h)
	for _, id := range []flows.StaffID{"linyue", "gaojie", "matao", "yangfan", "songjiahui"} {
		_ = p.Try(flows.SignOn{Staff: id})
	}
	permit := flows.EntryID(p.Do(flows.OpenEntry{Register: "permit", Fields: flows.EntryFields{"visitor": "施工队", "department": "工程部", "escort": "helin", "area": "A栋屋面", "photographs": "不可以"}}).First)
	p.Do(flows.MoveEntry{Entry: flows.EntryRef{ID: permit}, Move: "enter"})
	at := func(in time.Duration) string { return p.Now.Add(in).In(h.Zone).Format("15:04") }
	p.Do(flows.Book{Guest: flows.Guest{Surname: "欧阳", Title: "先生"}, Party: 4, When: p.Now.Add(19 * time.Minute), Kind: "dignitary", Confirmed: true,
		Authority: flows.Authority{Manager: "tangwen"}})
	p.Do(flows.OpenEntry{Register: "event", Fields: flows.EntryFields{"name": "市领导参观", "kind": "重要活动", "begins": at(24 * time.Minute), "headcount": "8"}})
	p.Wait(4 * time.Minute)
	return p
}

// openTask opens what an item of the countdown shows.
func openTask(p *player, rule string) {
	p.press("ctrl+k")
	for _, x := range p.session().floor.Tasks {
		if x.Rule == rule && x.Done.IsZero() {
			p.send(taskMsg{x.ID})
			p.send(taskMsg{x.ID})
			return
		}
	}
	p.t.Fatalf("no item %s", rule)
}

func countPictures() []pictured {
	return []pictured{
		{"count_inside", beforeTheEvent, func(p *player) { openTask(p, "event_clear_site") }, desk},
		{"count_inside_masked", beforeTheEvent, func(p *player) { p.press("f10"); openTask(p, "event_clear_site") }, desk},
		{"count_line_up", beforeTheEvent, func(p *player) { openTask(p, "dignitary_line_up") }, desk},
		{"count_roll", beforeTheEvent, func(p *player) { openTask(p, "event_all_at_gate"); p.press("enter", "space") }, desk},
		{"arrive_paused", beforeTheEvent, func(p *player) { p.press("f2") }, desk},
	}
}

// TestCountPictures compares these screens with the ones that were looked at.
func TestCountPictures(t *testing.T) { comparePictures(t, countPictures()) }

// TestSY38_ListsByKeyboard: an item with a list shows it, and is done from there.
func TestSY38_ListsByKeyboard(t *testing.T) {
	play(t, beforeTheEvent, desk, 120, 36, func(p *player) {
		openTask(p, "event_clear_site")
		p.sees("仍在场内", "施工队", "外来人员参观许可")
		p.press("enter")
		p.misses("仍在场内")
		for _, x := range p.session().floor.Tasks {
			if x.Rule == "event_clear_site" && x.Done.IsZero() {
				t.Error("the item is not done")
			}
		}
		openTask(p, "event_all_at_gate")
		p.press("enter")
		if roll := p.session().floor.Roll; roll == nil || roll.Task == 0 {
			t.Fatalf("the roll is %+v, want that of the receivers", roll)
		}
	})
}

// TestSY38_TheArrivalFormShowsThePause: since when, and what is said, also on the
// smallest terminal.
func TestSY38_TheArrivalFormShowsThePause(t *testing.T) {
	for _, size := range [][2]int{{80, 24}, {200, 60}} {
		play(t, beforeTheEvent, desk, size[0], size[1], func(p *player) {
			p.press("f2")
			p.sees("起暂停接待", "您如有参观需求,请另行预约")
		})
	}
}

func TestSY36_TheLineUpSaysWhoCannotBePlaced(t *testing.T) {
	play(t, beforeTheEvent, desk, 120, 36, func(p *player) {
		openTask(p, "dignitary_line_up")
		p.sees("东侧", "西侧", "cm")
	})
}
