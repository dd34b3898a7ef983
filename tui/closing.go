package tui

import (
	"context"
	"slices"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"reception/flows"
)

const closingName name = "close_day"

// A Sealer is a Desk that can say the seal of a closed day and write its hand-over
// sheet.
type Sealer interface {
	// Sealed is the seal of a closed day; where the terminal may have files of the
	// machine, with the sheet, written in a language. An error with a seal is that of
	// the sheet alone. It is a sentence in the session's language.
	Sealed(ctx context.Context, l flows.Lang, date flows.Date) (Seal, error)
}

// A Seal is what a closed day can be proved by later.
type Seal struct {
	Spoken string // its beginning in groups, to be read aloud
	Whole  string
	Sheet  string // the file of the hand-over sheet; empty where there is none
}

// closing lists what is open of the day: each is mended from the list or left with a
// reason, then the day is closed and sealed (SY-45, peers C18).
type closing struct {
	selected flows.HoleID
	at       int       // the place of the selected one, for when it has been mended
	jumped   time.Time // when the selection last moved without a key
	left     []flows.LeaveOpen
	id       flows.CommandID // of the closing, the same for every try
	seal     Seal
	why      string // there is no seal, or no sheet
}

func newClosing(s scene) screen { return closing{id: newID()}.settle(s) }

// newSealed shows the seal of a day that is closed.
func newSealed(s scene) effect {
	return effect{Back: true, Open: newClosing(s), Read: sealed(s)}
}

func (closing) Name() name { return closingName }

func (closing) fills(scene) flows.Command { return flows.CloseDay{} }

// Draft reports whether a reason was given.
func (c closing) Draft() bool { return len(c.left) > 0 }

// Resumed returns the list as it was left.
func (c closing) Resumed() screen { return c }

type (
	holeMsg   struct{ id flows.HoleID } // a click on a line
	leftMsg   struct{ flows.LeaveOpen } // a reason was given; without a hole one for all that have none
	closedMsg struct{}                  // the day has been closed here
	sealedMsg struct {
		seal Seal
		err  error
	}
)

func (c closing) holes(s scene) []flows.Hole {
	if s.Floor.Day.Closed {
		return nil
	}
	return s.Floor.Holes(s.House, s.Now)
}

// settle keeps a line selected: where the last one has been mended, the next.
func (c closing) settle(s scene) closing {
	list := c.holes(s)
	here := slices.IndexFunc(list, func(x flows.Hole) bool { return x.ID == c.selected })
	if here < 0 {
		if here = min(c.at, len(list)-1); c.selected != "" {
			c.jumped = s.Now
		}
	}
	c.selected, c.at = "", max(here, 0)
	if here >= 0 {
		c.selected = list[here].ID
	}
	return c
}

// reason is why a hole is left open; empty where nobody has said.
func (c closing) reason(id flows.HoleID) string {
	for _, l := range c.left {
		if l.Hole == id {
			return l.Reason
		}
	}
	return ""
}

// leave gives a hole its reason, or all that have none; without a reason it has none.
func (c closing) leave(l flows.LeaveOpen, s scene) closing {
	var left []flows.LeaveOpen
	for _, x := range c.holes(s) {
		reason := c.reason(x.ID)
		if x.ID == l.Hole || l.Hole == "" && reason == "" {
			reason = l.Reason
		}
		if reason != "" {
			left = append(left, flows.LeaveOpen{Hole: x.ID, Reason: reason})
		}
	}
	c.left = left
	return c
}

// Update moves in the list, opens what mends a line, and closes the day.
func (c closing) Update(msg tea.Msg, s scene) (screen, effect) {
	list := c.holes(s)
	switch msg := msg.(type) {
	case changedMsg:
		return c.settle(s), effect{}
	case refusedMsg:
		return c.refused(msg.refusal, s)
	case leftMsg:
		c = c.leave(msg.LeaveOpen, s)
		if i := slices.IndexFunc(list, func(x flows.Hole) bool { return c.reason(x.ID) == "" }); i >= 0 {
			c.selected, c.at = list[i].ID, i // the next one to be thought of
		}
	case closedMsg:
		c.left, c.id = nil, newID()
		return c, effect{Read: sealed(s)}
	case sealedMsg:
		c.seal, c.why = msg.seal, ""
		if msg.err != nil {
			c.why = msg.err.Error()
		}
	case holeMsg:
		if c.selected == msg.id {
			return c, c.mend(s)
		}
		c.selected = msg.id
		return c.settle(s), effect{}
	case tea.KeyPressMsg:
		return c.press(msg, s, list)
	}
	return c, effect{}
}

func (c closing) press(msg tea.KeyPressMsg, s scene, list []flows.Hole) (screen, effect) {
	k := s.Keys
	if s.Floor.Day.Closed {
		if key.Matches(msg, k.Next, k.Leave) {
			return c, effect{Read: sealed(s)}
		}
		return c, effect{}
	}
	if i, ok := stepIn(k, msg, c.at, len(list), 10); ok {
		if len(list) > 0 {
			c.selected, c.at, c.jumped = list[i].ID, i, time.Time{}
		}
		return c, effect{}
	}
	switch {
	case key.Matches(msg, k.Leave), len(list) == 0 && key.Matches(msg, k.Next):
		return c.close(s)
	case len(list) == 0:
	case hasty(s, c.jumped) && key.Matches(msg, k.Next, k.Received, k.Skip):
		about, _ := s.hole(list[c.at])
		return c, effect{Say: notice{Text: s.Words.Notices.Moved(about), Level: levelWarn}}
	case key.Matches(msg, k.Next, k.Received):
		return c, c.mend(s)
	case key.Matches(msg, k.Skip):
		return c, effect{Open: newLeaveOpen(c.selected, c.reason(c.selected))}
	case key.Matches(msg, k.Note):
		return c, effect{Open: newLeaveOpen("", "")}
	}
	return c, effect{}
}

// close asks for the closing, once everything is mended or has a reason.
func (c closing) close(s scene) (screen, effect) {
	without := 0
	for i, x := range slices.Backward(c.holes(s)) {
		if c.reason(x.ID) == "" {
			without, c.selected, c.at = without+1, x.ID, i
		}
	}
	if without > 0 {
		return c, effect{Say: notice{Text: s.Text.Closing().NeedEach(without), Level: levelWarn}}
	}
	return c, effect{ID: c.id, Do: c.command(s), Press: closedMsg{}}
}

func (c closing) command(s scene) flows.CloseDay {
	return flows.CloseDay{Date: s.Floor.Day.Date, Left: c.left}
}

// refused goes where the refusal points: to a line that came meanwhile, or to the
// manager who has to answer for parties that are left.
func (c closing) refused(r *flows.Refusal, s scene) (screen, effect) {
	switch {
	case r.Code == flows.ManagerNeeded && c.Draft():
		return c, effect{Open: newCloseApproval(s, c.command(s))}
	case len(r.Holes) > 0:
		c.selected = r.Holes[0].ID
	}
	return c.settle(s), effect{}
}

// sealed reads the seal of the day and has the sheet written.
func sealed(s scene) func(context.Context, Desk) tea.Msg {
	l, date := s.Text.Tag, s.Floor.Day.Date
	return func(ctx context.Context, desk Desk) tea.Msg {
		sealer, ok := desk.(Sealer)
		if !ok {
			return nil
		}
		seal, err := sealer.Sealed(ctx, l, date)
		return sealedMsg{seal, err}
	}
}

// Keys lists what works here.
func (c closing) Keys(s scene) []key.Binding {
	k, w := s.Keys, s.Text.Closing()
	switch list := c.holes(s); {
	case s.Floor.Day.Closed:
		return []key.Binding{renamed(k.Next, w.KeySeal), k.Lang}
	case len(list) == 0:
		return []key.Binding{renamed(k.Next, w.KeyClose), renamed(k.Leave, w.KeyClose), k.Mask, k.Lang}
	}
	return []key.Binding{renamed(k.Next, w.KeyMend), renamed(k.Leave, w.KeyClose), renamed(k.Skip, w.KeyLeave), renamed(k.Note, w.KeyAll),
		k.Up, k.Down, k.PageUp, k.PageDown, k.Top, k.Bottom, k.Undo, k.Mask, k.Lang}
}
