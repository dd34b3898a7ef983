package tui

import (
	"context"
	"encoding/json"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	tea "charm.land/bubbletea/v2"

	"reception/flows"
	"reception/tui/find"
	"reception/tui/formtest"
	"reception/tui/lang"
)

// A witness keeps what a session tells it is half typed.
type witness struct {
	last  Typed
	times int
}

// toldTo is a session's options with somebody to tell.
func toldTo(w *witness, o Options) Options {
	o.Tell = func(t Typed) { w.last, w.times = slices.Clone(t), w.times+1 }
	return o
}

// heir is a session of another process that goes on from what was typed in this
// one, whose process is gone: it has the journal and nothing else.
func (p *player) heir(t Typed, o Options) *player {
	p.t.Helper()
	ctx, cancel := context.WithCancel(context.Background())
	next := &player{t: p.t, msgs: make(chan tea.Msg, 256), began: p.began, start: p.start, journal: p.journal}
	var err error
	if next.desk, err = flows.OpenDesk(ctx, house(p.t), p.journal, next.now); err != nil {
		p.t.Fatal(err)
	}
	book := find.New()
	go func() { _ = book.Follow(ctx, next.desk) }() // ends with the test
	synctest.Wait()
	o.Now, o.Typed = next.now, t
	root := New(ctx, kioskDesk{next.desk, book}, o)
	next.root = root
	next.run(root.Init())
	r := p.session()
	next.send(tea.WindowSizeMsg{Width: r.width, Height: r.height})
	p.t.Cleanup(cancel)
	return next
}

func (p *player) words() lang.NoticeWords { r := p.session(); return r.words().Notices }

// over ends an heir.
func (p *player) over() {
	if err := p.desk.Close(context.Background()); err != nil && p.desk.Failed() == nil {
		p.t.Error(err)
	}
}

// outlived runs a test for each form with half a text in its first field and what
// was told of it. What is typed to look back at is a time and nobody's.
func outlived(t *testing.T, test func(p *player, f formtest.Form, w *witness)) {
	t.Helper()
	for _, f := range formtest.Forms() {
		if len(f.Text) == 0 || f.Of == "newLookAt" {
			continue
		}
		t.Run(f.Of, func(t *testing.T) {
			var w witness
			play(t, formtest.Floor, toldTo(&w, nobodys), 120, 36, func(p *player) {
				p.opens(f)
				p.field(f.Text[0])
				p.write(halfText)
				p.press("left")
				test(p, f, &w)
			})
		})
	}
}

// TestHalfATextOutlivesItsSession: whatever form is open is open again in another
// process, with the same text in the same field and the cursor in the same cell,
// and what is typed next appears there.
func TestHalfATextOutlivesItsSession(t *testing.T) {
	outlived(t, func(p *player, f formtest.Form, w *witness) {
		next := p.heir(w.last, nobodys)
		defer next.over()
		next.holds("its session ended")
		was, is := p.session(), next.session()
		if a, b := top(was).Name(), top(is).Name(); a != b {
			p.t.Fatalf("%s is on top, it was %s", b, a)
		}
		if a, b := p.look(), next.look(); a.x != b.x || a.x < 0 || b.cell(b.x, b.y) != "k" {
			p.t.Errorf("the cursor is at %d,%d before %q, it was at %d,%d:\n%s", b.x, b.y, b.cell(b.x, b.y), a.x, a.y, next.text())
		}
		p.write("字")
		next.write("字")
		next.sees("留𠮷字k")
		was, is = p.session(), next.session()
		if a, b := uppermost(p.t, was), uppermost(p.t, is); a != b {
			p.t.Errorf("of it is told\n%s\nit was\n%s", b, a)
		}
	})
}

// uppermost is what is told of the form on top.
func uppermost(t testing.TB, r Root) string {
	t.Helper()
	var all typed
	if err := json.Unmarshal(r.typed(), &all); err != nil {
		t.Fatal(err)
	}
	text, err := json.Marshal(all.Open[len(all.Open)-1])
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func top(r Root) screen { return r.stack[len(r.stack)-1] }

// TestDraftsOutliveTheirSession: a form that was closed half filled in waits in the
// next session as it waited in the last.
func TestDraftsOutliveTheirSession(t *testing.T) {
	outlived(t, func(p *player, f formtest.Form, w *witness) {
		if slices.Contains(questions, f.Of) || f.Of == "book.save" { // which is newBook with more in it
			return
		}
		p.press("esc")
		p.home()
		next := p.heir(w.last, nobodys)
		defer next.over()
		if n := len(next.session().stack); n != 1 {
			p.t.Fatalf("%d screens are open", n)
		}
		next.misses(halfText)
		next.opens(f)
		next.holds("its session ended")
	})
}

// TestHalfATextOutlivesItsSessionAndItsGuest: nothing that the form was about is
// there any more. Its text is, and Enter is carried out or loses nothing.
func TestHalfATextOutlivesItsSessionAndItsGuest(t *testing.T) {
	outlived(t, func(p *player, f formtest.Form, w *witness) {
		text := w.last
		for _, c := range takenAway(p.desk.Floor()) {
			if _, err := p.desk.Do(p.t.Context(), flows.Request{By: flows.By{Post: "L1", Terminal: "other"}, Command: c}); err != nil {
				p.t.Fatalf("%s %+v: %v", c.Verb(), c, err)
			}
		}
		p.settle()
		next := p.heir(text, nobodys)
		defer next.over()
		next.holds("what it is about has gone")
		next.triesInVain(f)
	})
}

// TestAnActIsNotDoneTwice: its process is killed when it has saved what was asked
// for and not yet said so. The next session has the form still, and Enter in it
// closes it without a second record.
func TestAnActIsNotDoneTwice(t *testing.T) {
	done := 0
	outlived(t, func(p *player, f formtest.Form, w *witness) {
		if slices.Contains(questions, f.Of) {
			return
		}
		before := w.last
		seq := p.desk.Floor().Seq
		p.press("enter")
		saved := p.desk.Floor().Seq
		if saved == seq {
			return // more has to be filled in
		}
		done++
		next := p.heir(before, nobodys)
		defer next.over()
		next.holds("it was killed")
		next.press("enter")
		if now := next.desk.Floor().Seq; now != saved {
			p.t.Errorf("%d more records", now-saved)
		}
		if r := next.session(); strings.Contains(string(r.typed()), halfText) {
			p.t.Errorf("something is still half typed: %s", r.typed())
		}
	})
	if done < 10 {
		t.Errorf("only %d forms were saved: the test shows nothing", done)
	}
}

// mute is a desk that saves everything and says so of nothing.
type mute struct{ kioskDesk }

func (d mute) Do(ctx context.Context, r flows.Request) (flows.Outcome, error) {
	if o, err := d.kioskDesk.Do(ctx, r); err != nil {
		return o, err
	}
	<-ctx.Done()
	return flows.Outcome{}, ctx.Err()
}

// TestAnUnansweredActSaysSo: where Enter was pressed and no answer came, the next
// session says that it may have been saved and that Enter is safe.
func TestAnUnansweredActSaysSo(t *testing.T) {
	play(t, formtest.Floor, nobodys, 120, 36, func(p *player) {
		var w witness
		ctx, cancel := context.WithCancel(p.t.Context())
		defer cancel()
		o := toldTo(&w, nobodys)
		o.Now = p.now
		p.root = New(ctx, mute{kioskDesk{p.desk, find.New()}}, o)
		p.send(tea.WindowSizeMsg{Width: 120, Height: 36})
		guests := len(p.desk.Floor().Visits)
		p.press("f2")
		p.write("鲁小姐")
		p.press("enter")
		if n := len(p.desk.Floor().Visits); n != guests+1 {
			p.t.Fatalf("%d guests came, want one", n-guests)
		}
		next := p.heir(w.last, nobodys)
		defer next.over()
		next.sees("鲁小姐", next.words().Unsure)
		next.press("enter")
		next.sees(next.words().Repeat)
		if n := len(next.desk.Floor().Visits); n != guests+1 {
			p.t.Errorf("%d guests have come, want one", n-guests)
		}
	})
	play(t, formtest.Floor, nobodys, 120, 36, func(p *player) {
		var w witness
		ctx, cancel := context.WithCancel(p.t.Context())
		defer cancel()
		o := toldTo(&w, nobodys)
		o.Now = p.now
		p.root = New(ctx, mute{kioskDesk{p.desk, find.New()}}, o)
		p.send(tea.WindowSizeMsg{Width: 120, Height: 36})
		seq := p.desk.Floor().Seq
		p.pickParty("陈") // whose next act is a step
		p.press("enter")
		if p.desk.Floor().Seq == seq {
			p.t.Fatalf("no step was done:\n%s", p.text())
		}
		if len(w.last) > 0 { // Enter again would be the next step
			p.t.Errorf("of a step on the board is told %s", w.last)
		}
	})
}

// TestOfAnotherProgram: the fields of another version may be others. What was typed
// is shown, and goes into none.
func TestOfAnotherProgram(t *testing.T) {
	play(t, formtest.Floor, nobodys, 80, 24, func(p *player) {
		text := Typed(`{"Build":"another","Open":[{"Name":"arrive","Fields":[{"ID":99,"Text":"留下的"}]}],"Drafts":[{"Name":"x/1","Fields":[{"ID":3,"Text":"还有"}]}]}`)
		next := p.heir(text, nobodys)
		defer next.over()
		next.sees("另一个版本", "留下的", "还有")
		next.press("esc", "f2")
		next.misses("留下的")
	})
}

// TestWhatIsTold: nothing while nothing is typed, once for each change of what is
// typed, and nothing again once it is saved. A look back is none, and
// a PIN is never told.
func TestWhatIsTold(t *testing.T) {
	if _, gives := screen(pin{}).(keeper); gives {
		t.Error("a PIN is told")
	}
	var w witness
	play(t, formtest.Floor, toldTo(&w, nobodys), 80, 24, func(p *player) {
		p.press("f4", "esc", "down", "up")
		p.wait(2 * time.Minute)
		if w.times != 0 {
			p.t.Fatalf("told %d times of nothing: %s", w.times, w.last)
		}
		p.press("f2")
		n := w.times
		p.write("鲁")
		if w.times != n+1 {
			p.t.Errorf("told %d times of one character", w.times-n)
		}
		p.wait(2 * time.Minute)
		p.send(tea.WindowSizeMsg{Width: 120, Height: 36})
		p.press("ctrl+s", "left", "right", "esc")
		if w.times != n+1 {
			p.t.Errorf("told %d times of nothing", w.times-n-1)
		}
		p.press("enter")
		if len(w.last) != 0 {
			p.t.Errorf("saved, and kept is %s", w.last)
		}
	})
}

// TestSpoiltTyped: whatever an heir is given, it begins.
func TestSpoiltTyped(t *testing.T) {
	play(t, formtest.Floor, nobodys, 80, 24, func(p *player) {
		for _, text := range []string{"x", "{}", `{"Build":"` + program() + `","Open":[{"Name":"arrive"},{"Name":"reason/99/x","Focus":7,"Fields":[{}]},{"Name":"","Fields":[{"Pos":-4}]}],"Drafts":[{"Name":"booking/1/2","Focus":-1}]}`} {
			next := p.heir(Typed(text), nobodys)
			next.press("f2", "esc")
			next.over()
		}
	})
}
