package tui

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"reception/flows"
)

// A lookup is a sheet with a list and a line above it that narrows the list while
// it is typed: by Chinese, pinyin or initials. Digits choose, as in a picker.
type lookup struct {
	name    name
	title   func(scene) string
	entries func(scene) []entry
	input   line
	cursor  string
	ranked  bool                               // what begins as it was typed comes first
	ask     func(scene) string                 // what may be typed; as in the posts where nil
	none    func(s scene, typed string) string // nothing is found; as in the posts where nil
	call    *flows.MakeCall                    // that it asks about; nil for none
}

// An entry is an item of a lookup with the names it goes by.
type entry struct {
	item
	names []string
}

const lookupLimit = 20

func (l lookup) Name() name { return l.name }

// Typing reports that the line has the cursor.
func (lookup) Typing() bool { return true }

// found are the entries that match what was typed.
func (l lookup) found(s scene) []item {
	var list, later []item
	typed := l.input.String()
	for _, e := range l.entries(s) {
		switch names := append(e.names, e.label); {
		case !matches(typed, names...):
		case l.ranked && !opens(typed, names...):
			later = append(later, e.item)
		default:
			list = append(list, e.item)
		}
	}
	return s.kept(append(list, later...))
}

// Update narrows the list, moves the cursor or chooses.
func (l lookup) Update(msg tea.Msg, s scene) (screen, effect) {
	items := l.found(s)
	switch msg := msg.(type) {
	case changedMsg, refusedMsg:
		return l, effect{}
	case chooseMsg:
		for _, it := range items {
			if it.id == msg.id && it.do != nil {
				return l, it.do(0)
			}
		}
		return l, effect{}
	case tea.KeyPressMsg:
		if next, e, ok := l.key(msg, s, items); ok {
			return next, e
		}
	}
	if l.input.limit == 0 {
		l.input.limit = lookupLimit
	}
	before := l.input.String()
	if l.input = l.input.Update(msg); l.input.String() != before {
		l.cursor = ""
	}
	return l, effect{}
}

func (l lookup) key(msg tea.KeyPressMsg, s scene, items []item) (screen, effect, bool) {
	here := picker{cursor: l.cursor}.at(items)
	n := digit(msg.Text)
	switch {
	case key.Matches(msg, s.Keys.Clear):
		l.input, l.cursor = newLine("", lookupLimit), ""
		return l, effect{}, true
	case key.Matches(msg, s.Keys.Choose):
		n = here + 1
	case len(items) > 0 && key.Matches(msg, s.Keys.PrevField):
		l.cursor = items[(here+len(items)-1)%len(items)].id
		return l, effect{}, true
	case len(items) > 0 && key.Matches(msg, s.Keys.NextField):
		l.cursor = items[(here+1)%len(items)].id
		return l, effect{}, true
	}
	if n == 0 {
		return l, effect{}, false
	}
	if n > len(items) || items[n-1].do == nil {
		return l, effect{}, true
	}
	l.cursor = items[n-1].id
	return l, items[n-1].do(0), true
}

// Keys lists what works in a lookup.
func (l lookup) Keys(s scene) []key.Binding {
	k, move := s.Keys, s.Words.Keys.Move
	return []key.Binding{k.Choose, renamed(k.PrevField, move), renamed(k.NextField, move), k.Pick, k.Clear}
}

// View draws the sheet.
func (l lookup) View(s scene) frame {
	t, w := s.Theme, s.Width-2
	items := l.found(s)
	head := newRow(w)
	head.put(t.Next, " "+t.marks.Select+" ")
	head.cell(t.Strong, s.Words.Posts.Find, fieldLabel)
	from := w - head.left
	text, column := l.input.shown(max(head.left-2, 1))
	if s.Idle && text != "" {
		text, column = hidden, 0
	}
	if text == "" {
		text = spaces(1) + s.Words.Posts.FindHint
		if l.ask != nil {
			text = spaces(1) + l.ask(s)
		}
	}
	head.cell(pickInk(len(l.input.clusters) == 0, t.Muted.with(t.Field), t.Field), text, max(head.left-2, 1))
	cursor := tea.NewCursor(1+from+column, 1)
	cursor.Shape, cursor.Blink = tea.CursorBar, false

	here := picker{cursor: l.cursor}.at(items)
	h := min(max(len(l.entries(s)), 1), max(s.Height*2/3-1, 7))
	first, n := window(len(items), here, h)
	var rows []string
	var hits []hit
	labels := labelWidth(items)
	for i, it := range items[first : first+n] {
		hits = append(hits, hit{rect{1, 2 + i, w, 1}, chooseMsg{it.id}})
		rows = append(rows, picker{}.row(s, it, first+i, first+i == here, labels, w))
	}
	if len(items) == 0 {
		text := s.Words.Posts.FindNone
		if l.none != nil {
			text = l.none(s, pick(s.Idle, hidden, l.input.String()))
		}
		rows = append(rows, hint(s, text, w))
	}
	rows = append([]string{head.end()}, fill(rows, w, h)...)
	extra, noticed := noticeRows(s, w)
	rows = append(rows, extra...)
	out := t.footed(t.panel(s.Width, len(rows)+2, l.title(s), "", rows), s.Width, s.rest(first, n, len(items)))
	return frame{Rows: out, Sheet: true, Noticed: noticed, Cursor: cursor, Hits: hits}
}
