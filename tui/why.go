package tui

import (
	"slices"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"reception/flows"
)

// why derives whose turn it is, or was: each step with its rule and the line of
// the ledger behind it, and below them the rules in words.
type why struct {
	rotation flows.Rotation // the next of this one
	nth      int            // the next but so many
	line     flows.Seq      // or a line of the ledger
	visit    flows.VisitID  // or every line about a party
	first    int            // rows scrolled past
}

func newWhyNext(of flows.Rotation) screen { return why{rotation: of} }

// newWhyOf derives somebody's place among the next; that of the next where they
// are not among them.
func newWhyOf(s scene, of flows.Rotation, id flows.StaffID) screen {
	list := s.Floor.WhyUpcoming(s.House, of, upcomingMany)
	return why{rotation: of, nth: max(slices.IndexFunc(list, func(x flows.Why) bool { return x.Staff == id }), 0)}
}

func newWhyLine(line flows.Seq) screen       { return why{line: line} }
func newWhyVisit(visit flows.VisitID) screen { return why{visit: visit} }

func (w why) Name() name {
	return name("why/" + string(w.rotation) + itoa(int(w.line)) + "/" + itoa(int(w.visit)))
}

// nthMsg is a click on one of the next.
type nthMsg struct{ n int }

// Update scrolls, and goes on to the next but one.
func (w why) Update(msg tea.Msg, s scene) (screen, effect) {
	if msg, ok := msg.(nthMsg); ok {
		return w.to(s, msg.n), effect{}
	}
	press, ok := msg.(tea.KeyPressMsg)
	if !ok {
		return w, effect{}
	}
	k := s.Keys
	rows := w.body(s, s.Width-2)
	most := max(len(rows)-w.room(s), 0)
	if i, ok := stepIn(k, press, min(w.first, most), most+1, max(w.room(s)-2, 1)); ok {
		w.first = i
		return w, effect{}
	}
	n := digit(press.Text)
	switch {
	case n > 0:
		return w.to(s, n-1), effect{}
	case key.Matches(press, k.Left):
		return w.to(s, w.nth-1), effect{}
	case key.Matches(press, k.Right):
		return w.to(s, w.nth+1), effect{}
	case key.Matches(press, k.Next), key.Matches(press, k.Why):
		return w, effect{Back: true}
	}
	return w, effect{}
}

// to is the derivation of another of the next, or of another line of the ledger.
func (w why) to(s scene, n int) why {
	switch {
	case w.rotation != "":
		w.nth, w.first = max(min(n, len(w.list(s))-1), 0), 0
	case w.line != 0:
		at := slices.IndexFunc(s.Floor.Ledger, func(t *flows.Turn) bool { return t.Seq == w.line })
		if to := at + n - w.nth; at >= 0 && to >= 0 && to < len(s.Floor.Ledger) {
			w.line, w.first = s.Floor.Ledger[to].Seq, 0
		}
	}
	return w
}

// list are the derivations: of the next few, or of a line, or of all lines about
// a party.
func (w why) list(s scene) []flows.Why {
	switch {
	case w.line != 0:
		if one, ok := s.Floor.WhyLine(w.line); ok {
			return []flows.Why{one}
		}
		return nil
	case w.visit != 0:
		return s.Floor.WhyVisit(w.visit)
	}
	return s.Floor.WhyUpcoming(s.House, w.rotation, upcomingMany)
}

// room is how many rows of the derivation are seen at once.
func (w why) room(s scene) int { return max(s.Height-2-len(w.head(s, s.Width-2)), 1) }

// Keys lists what works on a derivation.
func (w why) Keys(s scene) []key.Binding {
	k, words := s.Keys, s.Words.Rota
	keys := []key.Binding{renamed(k.Next, s.Words.Keys.Back)}
	switch {
	case w.rotation != "":
		digits := k.Pick
		digits.SetHelp("1-"+itoa(upcomingMany), words.Person1)
		keys = append(keys, renamed(k.Left, words.Person1), renamed(k.Right, words.Person1), digits)
	case w.line != 0:
		keys = append(keys, renamed(k.Left, words.Line1), renamed(k.Right, words.Line1))
	}
	return append(keys, k.Up, k.Down, k.PageUp, k.PageDown, k.Top, k.Bottom)
}
