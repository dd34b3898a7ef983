package tui

import (
	"crypto/rand"
	"time"

	tea "charm.land/bubbletea/v2"

	"reception/flows"
)

// The commands below are the only code of the package that waits for anything.
// Each copies what it needs before it returns its function, answers with a
// message, and stops with the session.

type (
	floorMsg   struct{ floor flows.Floor }
	endedMsg   struct{ err error } // the desk went away
	changedMsg struct{}            // to the screens: the floor is another one

	doneMsg struct {
		outcome flows.Outcome
		err     error
	}
	tickMsg struct {
		gen    int
		failed error
	}
)

// watch waits for a floor later than the one on screen.
func (r *Root) watch() tea.Cmd {
	ctx, desk, after := r.ctx, r.desk, r.floor.Seq
	return func() tea.Msg {
		floor, err := desk.Next(ctx, after)
		if err != nil {
			return endedMsg{err}
		}
		return floorMsg{floor}
	}
}

// do carries out a request.
func (r *Root) do(request flows.Request) tea.Cmd {
	ctx, desk := r.ctx, r.desk
	return func() tea.Msg {
		outcome, err := desk.Do(ctx, request)
		return doneMsg{outcome, err}
	}
}

// A tick is the clock of the screen. It wakes the session on the minute, and
// every few seconds while the age of an unanswered call is worth seconds and
// nobody is typing: each frame that changes sends every row with Chinese again,
// some 9 kB at 200×50, and moves the window of an input method.
type tick struct {
	gen int
	due time.Time // when the tick that is on its way comes; zero when none is
}

const (
	slowTick = time.Minute
	fastTick = 5 * time.Second
)

func (t tick) first() tea.Cmd { return func() tea.Msg { return tickMsg{} } }

// rewind sets the clock to the next moment at which the screen changes by itself.
func (r *Root) rewind() tea.Cmd {
	step := slowTick
	if !r.typing() && (r.facts.running(r.now) || r.readingPast()) {
		step = fastTick
	}
	if x, ok := r.stack[0].(wall); ok && x.turning(r.scene()) {
		step = min(step, pageEvery)
	}
	now := r.opts.Now()
	due := now.Truncate(step).Add(step)
	if at := r.dozes(); at.After(now) && at.Before(due) {
		due = at
	}
	if !r.tick.due.IsZero() && !due.Before(r.tick.due) {
		return nil
	}
	r.tick.gen++
	r.tick.due = due
	ctx, desk, gen := r.ctx, r.desk, r.tick.gen
	return func() tea.Msg {
		t := time.NewTimer(due.Sub(now))
		defer t.Stop()
		select {
		case <-t.C:
			return tickMsg{gen, desk.Failed()}
		case <-ctx.Done():
			return nil
		}
	}
}

// A typist is a screen with a text field: Typing reports whether one has the cursor.
type typist interface{ Typing() bool }

func (r *Root) typing() bool {
	t, ok := r.stack[len(r.stack)-1].(typist)
	return ok && t.Typing()
}

// newID is the id of one act. Whatever tries that act again uses the same id.
func newID() flows.CommandID { return flows.CommandID(rand.Text()) }
