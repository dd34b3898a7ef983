package tui

import (
	"fmt"
	"slices"
	"syscall"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"reception/flows"
	"reception/tui/formtest"
)

// halfText is a text that nobody has finished.
const halfText = "留𠮷k"

// questions are the lines that look something up: nothing typed into them is to
// be saved, so Esc drops it.
var questions = []string{"newSearch", "newOwner", "newLookAt", "newPalette", "newStartCall", "newCallGuest", "newNamed", "newGone", "newMerge",
	"newSignOn", "newTaker", "newStandIns"}

// eachForm runs a test for each form with half a text in its first text field.
func eachForm(t *testing.T, test func(p *player, f formtest.Form)) {
	t.Helper()
	for _, f := range formtest.Forms() {
		if len(f.Text) == 0 {
			continue
		}
		o := nobodys
		o.IdleMask = 3 * time.Minute
		t.Run(f.Of, func(t *testing.T) {
			play(t, formtest.Floor, o, 120, 36, func(p *player) {
				p.opens(f)
				p.field(f.Text[0])
				p.write(halfText)
				p.holds("being typed")
				test(p, f)
			})
		})
	}
}

// holds fails unless the half text is on the screen.
func (p *player) holds(after string) {
	p.t.Helper()
	p.sees(halfText)
	if p.t.Failed() {
		p.t.Fatalf("the text is lost after %s", after)
	}
}

// TestHalfATextStays whatever happens to the session while it is being typed.
func TestHalfATextStays(t *testing.T) {
	eachForm(t, func(p *player, f formtest.Form) {
		for _, size := range [][2]int{{80, 24}, {60, 20}, {200, 60}, {120, 36}} {
			p.send(tea.WindowSizeMsg{Width: size[0], Height: size[1]})
			if size[0] >= minWidth {
				p.holds(fmt.Sprint("resizing to ", size))
			}
		}
		for _, key := range []string{"f12", "f12", "f10", "f10", "ctrl+c"} {
			p.press(key)
			p.holds(key)
		}
		if p.quit {
			p.t.Fatal("one Ctrl-C quit")
		}
		red := len(p.session().facts.Alarms)
		p.wait(10 * time.Minute)
		if len(p.session().facts.Alarms) <= red {
			p.t.Error("nothing has become an alarm meanwhile")
		}
		if f.Of == "newLookAt" { // a time is nobody's, and in the past the other keys move it
			p.holds("alarms")
			return
		}
		p.misses(halfText)
		p.press("right")
		p.holds("the idle mask and alarms")
		p.press("f1", "f1")
		p.holds("the help")
		p.press("ctrl+s", "esc")
		p.holds("looking back")
		one, two := elsewhere(f)
		p.press(one, "esc")
		p.holds("another place")
		p.press(one, two, "esc", "esc")
		p.holds("two other places")
	})
}

// TestHalfATextIsOfferedAgain once its form was closed and is opened again.
func TestHalfATextIsOfferedAgain(t *testing.T) {
	eachForm(t, func(p *player, f formtest.Form) {
		if slices.Contains(questions, f.Of) || f.Of == "book.save" { // which is newBook with more in it
			return
		}
		p.press("esc")
		p.sees("没有保存")
		p.home()
		p.press("ctrl+c")
		p.sees("放弃")
		p.opens(f)
		p.holds("closing and opening again")
		one, two := elsewhere(f)
		p.press(one, two, one)
		p.home()
		p.opens(f)
		p.holds("going on from place to place")
	})
}

// elsewhere are the keys of two places that a form is not in.
func elsewhere(f formtest.Form) (one, two string) {
	places := slices.DeleteFunc([]string{"f4", "f5", "f6"}, func(key string) bool { return key == f.Keys[0] })
	return places[0], places[1]
}

// home closes everything down to the board.
func (p *player) home() {
	p.t.Helper()
	for len(p.session().stack) > 1 {
		p.press("esc")
	}
}

// TestHalfATextOutlivesWhatItIsAbout: other terminals take away everything a form
// can be about; its text stays, and Enter is either carried out or loses nothing.
func TestHalfATextOutlivesWhatItIsAbout(t *testing.T) {
	eachForm(t, func(p *player, f formtest.Form) {
		for _, c := range takenAway(p.desk.Floor()) {
			if _, err := p.desk.Do(p.t.Context(), flows.Request{By: flows.By{Post: "L1", Terminal: "other"}, Command: c}); err != nil {
				p.t.Fatalf("%s %+v: %v", c.Verb(), c, err)
			}
			p.settle()
			if f.Of != "newLookAt" {
				p.holds(c.Verb())
			}
		}
		p.triesInVain(f)
	})
}

// takenAway are the commands that leave nothing of the floor.
func takenAway(f flows.Floor) []flows.Command {
	var list []flows.Command
	for _, b := range f.Bookings {
		if b.Visit == 0 {
			list = append(list, flows.CancelBooking{Booking: b.ID, Reason: "客人有事"})
		}
	}
	for _, v := range f.Visits {
		if v.Room != "" {
			list = append(list, flows.LeaveRoom{Room: v.Room})
		}
		if v.Inside() {
			list = append(list, flows.UmbrellaReturn{Visit: flows.ByID(v.ID)})
			list = append(list, flows.Depart{Visit: flows.ByID(v.ID), Reason: "有事"})
		}
	}
	for _, x := range f.Tasks {
		if x.Done.IsZero() && x.Visit == 0 && x.For == 0 { // the others end with their guest or booking
			list = append(list, flows.FinishTask{Task: x.ID})
		}
	}
	for _, m := range f.Messages {
		list = append(list, flows.CloseMessage{Message: m.ID, Outcome: "已回"})
	}
	for _, h := range f.Handovers {
		list = append(list, flows.TakeOver{Handover: h.ID, Staff: "zhuhui"})
	}
	for _, p := range f.People {
		list = append(list, flows.SignOff{Staff: p.ID})
	}
	return append(list, flows.BlockRoom{Room: "VIP1", Reason: "维修"}, flows.CloseDay{Force: true, Reason: "晚了"})
}

// triesInVain presses Enter: what is not carried out loses nothing.
func (p *player) triesInVain(f formtest.Form) {
	p.t.Helper()
	if slices.Contains(questions, f.Of) {
		return
	}
	before := p.desk.Floor().Seq
	p.press("enter")
	if p.desk.Floor().Seq == before {
		p.holds("Enter was in vain")
	}
}

// TestHalfATextOutlivesTheDisk: nothing can be saved any more.
func TestHalfATextOutlivesTheDisk(t *testing.T) {
	eachForm(t, func(p *player, f formtest.Form) {
		p.journal.Fail(fmt.Errorf("%w: %w", flows.ErrUnknownOutcome, syscall.ENOSPC))
		_, err := p.desk.Do(p.t.Context(), flows.Request{By: flows.By{Post: "L1", Terminal: "other"}, Command: flows.SetWeather{Is: flows.Sun}})
		if err == nil {
			p.t.Fatal("the disk is not full")
		}
		p.wait(2 * time.Minute)
		p.holds("the disk was full")
		p.triesInVain(f)
	})
}

// TestQuestionsWait: what is typed to look something up waits where another place
// was opened over it; Esc drops it.
func TestQuestionsWait(t *testing.T) {
	play(t, formtest.Floor, nobodys, 80, 24, func(p *player) {
		for _, key := range []string{"f3", "ctrl+v"} {
			p.press("f4", key)
			p.write(halfText)
			p.press("f4", "ctrl+c")
			p.sees("再按一次退出") // nothing of it is to be saved
			p.press(key)
			p.holds("the place below it was opened")
			p.press("esc", key)
			p.misses(halfText)
			p.home()
		}
	})
}

// TestHalfAGuestIsNotRunOver: with a guest half entered the search leads nobody
// else into the form, and keeps what was typed.
func TestHalfAGuestIsNotRunOver(t *testing.T) {
	play(t, formtest.Floor, nobodys, 80, 24, func(p *player) {
		p.press("f2")
		p.write(halfText)
		p.press("esc", "f3")
		p.write("鲁小姐")
		p.press("enter")
		p.sees("鲁小姐", "还有一位没有登记完")
		p.press("f2")
		p.holds("the search led on to it")
		p.misses("鲁小姐")
		p.press("f3")
		p.sees("鲁小姐")
		p.home()
		p.press("f3")
		p.write("上官")
		p.press("enter", "down", "enter") // the card, and on to the form
		p.sees("还有一位没有登记完")
		p.holds("a guest was to be registered from the card")
	})
}

// TestHeldCtrlC: a key that is held down answers no question that it has asked
// itself, and the menu asks too before half a text is dropped.
func TestHeldCtrlC(t *testing.T) {
	play(t, formtest.Floor, nobodys, 80, 24, func(p *player) {
		p.press("f2")
		p.write(halfText)
		ctrlC, _ := press("ctrl+c")
		for range 30 {
			p.send(ctrlC)
			p.wait(33 * time.Millisecond)
		}
		if p.holds("Ctrl-C was held"); p.quit {
			p.t.Fatal("a held Ctrl-C quit")
		}
		p.press("esc", "tab")
		p.touchItem("quit")
		if p.sees("再按一次 Ctrl+C"); p.quit {
			p.t.Fatal("the menu dropped half a text")
		}
		p.wait(2 * time.Second)
		if p.press("ctrl+c"); !p.quit {
			p.t.Error("it does not quit when asked again")
		}
	})
}
