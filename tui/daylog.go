package tui

import (
	"slices"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"reception/flows"
)

const dayLogName name = "log"

// dayLog is the records of today, the newest at the end. It follows what
// happens while the cursor is on the last one.
type dayLog struct {
	visit  flows.VisitID // only what is about this party; 0 for everything
	fixed  bool          // opened for one party
	group  logGroup
	cursor flows.Seq // the record it stands on; 0 on the last

	shown []int     // what the filter lets through, as places in the book
	of    *daybook  // that shown was worked out for
	seen  int       // lines of it that were looked at
	wants logFilter // that shown was worked out for
	was   flows.Seq // where the cursor was before only one party was shown
}

type logFilter struct {
	visit flows.VisitID
	group logGroup
}

func newDayLog(s scene) screen { return dayLog{}.sorted(s) }

// newWay is the log of one party.
func newWay(s scene, id flows.VisitID) screen { return dayLog{visit: id, fixed: true}.sorted(s) }

// Reads makes it a reader.
func (dayLog) Reads(scene) bool { return true }

func (l dayLog) Name() name {
	if l.fixed {
		return dayLogName + name("/"+itoa(int(l.visit)))
	}
	return dayLogName
}

// lineMsg is a click on a record; a second one does what Enter does.
type lineMsg struct{ seq flows.Seq }

// Update moves the cursor and the filter.
func (l dayLog) Update(msg tea.Msg, s scene) (screen, effect) {
	switch msg := msg.(type) {
	case changedMsg:
		return l.sorted(s), effect{}
	case tabMsg:
		l.group = logGroup(msg.n)
		return l.sorted(s), effect{}
	case lineMsg:
		if x, ok := l.on(); ok && x.Seq == msg.seq {
			return l.key(pressEnter, s).sorted(s), effect{}
		}
		l.cursor = msg.seq
	case tea.KeyPressMsg:
		if x, ok := l.on(); ok && x.visit != 0 && key.Matches(msg, s.Keys.Edit) {
			return l, effect{Open: newMend(x.visit)}
		}
		return l.key(msg, s).sorted(s), effect{}
	}
	return l, effect{}
}

func (l dayLog) key(msg tea.KeyPressMsg, s scene) dayLog {
	k := s.Keys
	here := l.here()
	if i, ok := stepIn(k, msg, here, len(l.shown), max(l.listed(s)-2, 1)); ok && len(l.shown) > 0 {
		l.cursor = 0
		if i < len(l.shown)-1 {
			l.cursor = l.of.lines[l.shown[i]].Seq
		}
		return l
	}
	switch {
	case key.Matches(msg, k.Left):
		l.group = (l.group + logGroups - 1) % logGroups
	case key.Matches(msg, k.Right):
		l.group = (l.group + 1) % logGroups
	case key.Matches(msg, k.Next) && !l.fixed:
		return l.narrow()
	}
	return l
}

// narrow shows only the party of the record under the cursor, or all again.
func (l dayLog) narrow() dayLog {
	if l.visit != 0 {
		l.visit, l.cursor = 0, l.was
		return l
	}
	if x, ok := l.on(); ok && x.visit != 0 {
		l.visit, l.was = x.visit, l.cursor
	}
	return l
}

// on is the record under the cursor.
func (l dayLog) on() (*logLine, bool) {
	if len(l.shown) == 0 {
		return nil, false
	}
	return &l.of.lines[l.shown[l.here()]], true
}

// here is the place of the cursor among what is shown: on its record, or on the
// next where the filter hides that.
func (l dayLog) here() int {
	if l.cursor == 0 || len(l.shown) == 0 {
		return max(len(l.shown)-1, 0)
	}
	i, _ := slices.BinarySearchFunc(l.shown, l.cursor, func(i int, seq flows.Seq) int {
		return int(int64(l.of.lines[i].Seq) - int64(seq))
	})
	return min(i, len(l.shown)-1)
}

// sorted works out what the filter lets through. While the day grows only what
// is new is looked at.
func (l dayLog) sorted(s scene) dayLog {
	filter := logFilter{l.visit, l.group}
	if s.Book == nil {
		return l
	}
	if l.of == nil || l.of.date != s.Book.date || l.wants != filter || !l.goesOn(s.Book) {
		l.shown, l.seen = nil, 0
	}
	for i := l.seen; i < len(s.Book.lines); i++ {
		x := &s.Book.lines[i]
		if (l.visit == 0 || x.visit == l.visit) && (l.group == logAll || x.group == l.group) {
			l.shown = append(l.shown, i)
		}
	}
	l.of, l.seen, l.wants = s.Book, len(s.Book.lines), filter
	return l
}

// goesOn reports whether a book begins with what was looked at already: one that
// is looked back at may have got shorter, or got lines in between.
func (l dayLog) goesOn(b *daybook) bool {
	n := l.seen
	return n == 0 || len(b.lines) >= n && b.lines[n-1].Seq == l.of.lines[n-1].Seq && b.lines[0].Seq == l.of.lines[0].Seq
}

// Keys lists what works in the log.
func (l dayLog) Keys(s scene) []key.Binding {
	k, w := s.Keys, s.Words.Log
	var keys []key.Binding
	if x, ok := l.on(); ok && !l.fixed {
		switch {
		case l.visit != 0:
			keys = append(keys, renamed(k.Next, w.Everybody))
		case x.visit != 0:
			keys = append(keys, renamed(k.Next, w.Only))
		}
	}
	if x, ok := l.on(); ok && x.visit != 0 {
		keys = append(keys, k.Edit)
	}
	return append(keys, k.Up, k.Down, k.PageUp, k.PageDown, k.Top, k.Bottom, k.Left, k.Right, k.LookBack, k.Undo, k.Mask, k.Lang)
}
