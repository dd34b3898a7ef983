package tui

import (
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"pgregory.net/rapid"

	"reception/flows"
	"reception/flows/flowstest"
)

// TestDeskFits draws the screens of the desk for every hard name at odd sizes.
func TestDeskFits(t *testing.T) {
	h := house(t)
	for i, hard := range hardNames(t) {
		p := flowstest.NewPlay(t, h).Staffed()
		_ = p.Try(flows.Book{Guest: flows.Guest{Surname: hard, Phone: hard, Plate: hard}, When: p.Now.Add(time.Hour), Party: i % 300})
		_ = p.Try(flows.OpenTask{Text: hard, Due: p.Now.Add(-time.Hour)})
		id := p.Do(flows.Arrive{Guest: flows.Guest{Surname: hard, Title: "先生"}}).Visit
		_ = p.Try(flows.AddNote{Visit: flows.ByID(id), Text: hard})
		r := still(h, p.Floor)
		r.desk = fakeDesk{h}
		r.facts = newFacts(h, &r.floor, r.now)
		r.record(recordsMsg{date: p.Floor.Day.Date, asked: p.Floor.Seq, records: p.Records})
		for _, size := range [][2]int{{80, 24}, {81 + i%60, 24 + i%30}, {168 + i%80, 30 + i%40}} {
			r.width, r.height = size[0], size[1]
			for _, sc := range deskScreens(r, id, hard) {
				r.stack = []screen{board{selected: id}, sc}
				exactly(t, r)
				if t.Failed() {
					t.Fatalf("name %q, screen %v, %dx%d", hard, sc.Name(), r.width, r.height)
				}
			}
		}
	}
}

// deskScreens opens each screen of the desk, with a text typed into it.
func deskScreens(r Root, id flows.VisitID, text string) []screen {
	s := r.scene()
	typed := func(sc screen) screen {
		sc, _ = sc.Update(tea.PasteMsg{Content: text}, s)
		return sc
	}
	list := []screen{newBookings(s), newTasks(s), newDayLog(s), newWay(s, id), newWeather(s), newOpenDay(s),
		typed(newLeaveOpen("", "")), typed(newBook()), typed(newTask(s))}
	for _, b := range s.Floor.Bookings {
		list = append(list, typed(newTakeUp(s, b)), typed(newMoveBooking(s, b)), typed(newCancelBooking(b)))
	}
	for _, x := range s.Floor.Tasks {
		list = append(list, typed(newDropTask(x)))
	}
	return list
}

// TestDeskKeys looks for two of a screen's keys, or one of its own and one that
// works everywhere, on the same key.
func TestDeskKeys(t *testing.T) {
	h := house(t)
	past := manyDuties(t, h)
	r := still(h, past.Floor)
	r.desk = fakeDesk{h}
	r.now = past.Now
	r.facts = newFacts(h, &r.floor, r.now)
	r.record(recordsMsg{date: past.Floor.Day.Date, asked: past.Floor.Seq, records: past.Records})
	s := r.scene()
	for _, sc := range deskScreens(r, s.Facts.Parties[0].ID, "x") {
		clashes(t, string(sc.Name()), append(sc.Keys(s), r.keys.Help, r.keys.Back, r.keys.Quit, r.keys.Lang, r.keys.Mask, r.keys.Undo))
	}
	for id := fieldWhen; id <= fieldPost; id++ {
		if label := s.label(id); label == "" || width(label) > fieldLabel-1 {
			t.Errorf("field %d is called %q", id, label)
		}
	}
}

// TestDeskFitsAnySize presses keys at random sizes, in both languages.
func TestDeskFitsAnySize(t *testing.T) {
	h := house(t)
	past := manyDuties(t, h)
	base := still(h, past.Floor)
	base.desk = fakeDesk{h}
	base.now = past.Now
	base.opts.Now = func() time.Time { return past.Now }
	base.record(recordsMsg{date: past.Floor.Day.Date, asked: past.Floor.Seq, records: past.Records})
	keys := []string{"up", "down", "left", "right", "f6", "ctrl+k", "ctrl+d", "ctrl+w", "esc", "tab", "ctrl+e", "ctrl+n", "ctrl+x", "enter",
		"space", "1", "2", "3", "王", "home", "end", "pgup", "pgdown", "f10", "f12", "f1", "backspace", "ctrl+r"}
	rapid.Check(t, func(t *rapid.T) {
		r := base
		r.drafts = map[name]screen{}
		r.width, r.height = rapid.IntRange(1, 260).Draw(t, "w"), rapid.IntRange(1, 80).Draw(t, "h")
		if rapid.Bool().Draw(t, "english") {
			r.speak(flows.EN)
		}
		pressesFit(t, r, keys, 15)
	})
}
