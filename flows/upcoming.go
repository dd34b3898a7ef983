package flows

import (
	"cmp"
	"math"
	"slices"
	"time"
)

// An Expected is one of the next people of a rotation, if parties (or calls)
// came one after the other from now on.
type Expected struct {
	Pick
	// Now is false for who would be next once everybody with a party or on a
	// break is free again: nobody else is free before.
	Now bool `json:"now"`
}

// Upcoming plays the rotation on: the next n people, each counted as busy once
// chosen (by a call nobody is), and after the last free one as if all who are
// busy were free again. It changes nothing.
func (f *Floor) Upcoming(h *House, r Rotation, n int) []Expected {
	return f.lineup(h, r).play(n)
}

// Choose says who is next in a rotation and why. Staff is empty when nobody is.
func (f *Floor) Choose(h *House, r Rotation) Pick { return f.lineup(h, r).choose() }

func (l *lineup) play(n int) []Expected {
	var list []Expected
	now := true
	for len(list) < n {
		c := l.choose()
		if c.Staff == "" {
			if !l.free() {
				break
			}
			now = false
			continue
		}
		list = append(list, Expected{Pick: c.written(), Now: now})
		l.played(c)
	}
	return list
}

// free lets everybody who is busy be free again, and reports whether anybody was.
func (l *lineup) free() (any bool) {
	for _, list := range [][]member{l.members, l.supporters} {
		for i := range list {
			switch list[i].why {
			case WhyBusy, WhyTiedUp, WhyBreak, WhySupport:
				list[i].why, list[i].visit, any = "", 0, true
			}
		}
	}
	return any
}

// farFuture orders turns that have not been played yet after all that have.
var farFuture = time.Unix(math.MaxInt32*10, 0)

// unwritten is before every line that would be written later, in their order.
const unwritten Seq = math.MaxUint32

// written is a pick without the numbers of lines that are not there yet.
func (c Pick) written() Pick {
	if c.Line > unwritten {
		c.Line = 0
	}
	c.Passed = slices.Clone(c.Passed)
	for i := range c.Passed {
		if c.Passed[i].Line > unwritten {
			c.Passed[i].Line = 0
		}
	}
	return c
}

// played is the lineup after a choice. Lines that would be written later order
// after all others.
func (l *lineup) played(c Pick) {
	for _, b := range c.Byes {
		m := l.of(b.Staff)
		m.byes = lessLine(m.byes, b.Line)
	}
	for _, id := range c.Places {
		l.lines++
		m := l.of(id)
		m.places = append(slices.Clip(m.places), Mark{Line: unwritten + l.lines, Kind: VisitPlace, Rule: "5"})
	}
	m := l.of(c.Staff)
	if m == nil {
		for i := range l.supporters {
			if l.supporters[i].staff == c.Staff {
				l.supporters[i].why = WhyBusy
			}
		}
		return
	}
	l.turns++
	m.tenths, m.last = m.tenths+wholeTurn, farFuture.Add(time.Duration(l.turns))
	if l.rotation != CallTurns { // a call is over before the next one is counted (4.4, example 12)
		m.why = WhyBusy
	}
	m.places = lessLine(m.places, c.Line)
	m.makeups = lessLine(m.makeups, c.Line)
	if i := slices.IndexFunc(l.members, func(m member) bool { return m.staff == cmp.Or(c.Next, l.cursor) }); i >= 0 {
		l.members = slices.Concat(l.members[i:], l.members[:i])
		l.cursor = l.members[0].staff
	}
}

func (l *lineup) of(id StaffID) *member {
	m, _ := find(l.members, func(m *member) bool { return m.staff == id })
	return m
}

func lessLine(marks []Mark, line Seq) []Mark {
	return slices.DeleteFunc(slices.Clone(marks), func(m Mark) bool { return m.Line == line })
}
