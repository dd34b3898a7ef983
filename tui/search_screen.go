package tui

import (
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
)

const searchName name = "search"

// search looks for somebody by a few characters among everybody: inside,
// expected, gone today, and here before.
type search struct {
	input  line
	scope  searchScope
	list   []found
	cursor string // id of the one it stands on; the first where empty or gone
}

// A searchScope is whom the search lists.
type searchScope int

const (
	searchAll searchScope = iota
	searchInside
	searchToday
	searchScopes
)

func newSearch(s scene) screen { return search{input: newLine("", limits[fieldQuick])}.look(s) }

func (search) Name() name { return searchName }

// Typing reports that the line has the cursor.
func (search) Typing() bool { return true }

// quickMsg hands a text to the arrival form, where nothing is typed in it yet.
type quickMsg struct{ text string }

// Update looks up whatever is typed, and moves among those found.
func (f search) Update(msg tea.Msg, s scene) (screen, effect) {
	switch msg := msg.(type) {
	case changedMsg:
		return f.look(s), effect{}
	case refusedMsg, pickMsg:
		return f, effect{}
	case tabMsg:
		f.scope, f.cursor = searchScope(msg.n), ""
		return f.look(s), effect{}
	case foundMsg:
		if here := f.at(); here >= 0 && f.list[here].id() == msg.id {
			return f, openFound(s, f.list[here])
		}
		f.cursor = msg.id
		return f, effect{}
	case tea.KeyPressMsg:
		if next, e, ok := f.key(msg, s); ok {
			return next, e
		}
	}
	before := f.input.String()
	if f.input = f.input.Update(msg); f.input.String() == before {
		return f, effect{}
	}
	f.cursor = ""
	return f.look(s), effect{}
}

func (f search) key(msg tea.KeyPressMsg, s scene) (screen, effect, bool) {
	k, here := s.Keys, f.at()
	switch {
	case key.Matches(msg, k.Clear):
		return newSearch(s), effect{}, true
	case key.Matches(msg, k.Scope):
		f.scope, f.cursor = (f.scope+1)%searchScopes, ""
		return f.look(s), effect{}, true
	case key.Matches(msg, k.Choose) && here >= 0:
		return f, openFound(s, f.list[here]), true
	case key.Matches(msg, k.Choose):
		if text := strings.TrimSpace(f.input.String()); text != "" {
			return f, effect{Back: true, Open: newArrival(s), Press: quickMsg{text}}, true
		}
		return f, effect{}, true
	}
	if msg.Text == "" && !key.Matches(msg, k.Top, k.Bottom) { // those move in the line
		if i, ok := stepIn(k, msg, here, len(f.list), max(s.Height-5, 1)); ok {
			if len(f.list) > 0 {
				f.cursor = f.list[i].id()
			}
			return f, effect{}, true
		}
	}
	return f, effect{}, false
}

// look finds whoever fits what is typed. It is done when that or the floor
// changes, never while drawing.
func (f search) look(s scene) search {
	words := strings.Fields(f.input.String())
	f.list = s.insideFor(words)
	if f.scope != searchInside {
		f.list = append(f.list, s.expectedFor(words)...)
		f.list = append(f.list, s.goneFor(words)...)
	}
	if f.scope == searchAll {
		f.list = append(f.list, s.beforeFor(words, f.list)...)
	}
	return f
}

// at is the place of the cursor; -1 where nobody is found.
func (f search) at() int {
	if len(f.list) == 0 {
		return -1
	}
	return max(placeOfFound(f.list, f.cursor), 0)
}

// Keys lists what works here.
func (f search) Keys(s scene) []key.Binding {
	k, w := s.Keys, s.Words.Search
	keys := []key.Binding{k.Scope, k.Clear}
	switch here := f.at(); {
	case here >= 0:
		does := [...]string{w.TakeUp, s.Words.Keys.Guide, w.Way, w.Open}[f.list[here].kind]
		keys = []key.Binding{renamed(k.Choose, does), renamed(k.PrevField, s.Words.Keys.Move), k.PageDown, k.Scope, k.Clear}
	case f.input.String() != "":
		keys = append([]key.Binding{renamed(k.Choose, w.Register)}, keys...)
	}
	return append(keys, k.Mask, k.Lang)
}

// scopes are the filters by name.
func (s scene) scopes() []string {
	w := s.Words.Search
	return []string{w.Everybody, w.Inside, w.Today}
}

// View draws the line, and those found below it.
func (f search) View(s scene) frame {
	t, words := s.Theme, s.Words.Search
	all, side := f.split(s)
	w := all - 2
	head := newRow(w)
	head.put(t.Next, " "+t.marks.Select+" ")
	head.cell(t.Strong, words.Title, fieldLabel)
	from := w - head.left
	room := max(head.left-2, 1)
	text, column := f.input.shown(room)
	if s.Idle && text != "" {
		text, column = hidden, 0
	}
	k := t.Field
	if text == "" {
		text, k = spaces(1)+words.Placeholder, t.Muted.with(t.Field)
	}
	head.cell(k, text, room)
	cursor := tea.NewCursor(1+from+column, 1)
	cursor.Shape, cursor.Blink = tea.CursorBar, false
	rows := []string{head.end(), blank(w)}
	notices, noticed := noticeRows(s, w)
	h := max(s.Height-2-len(rows)-len(notices), 1)
	var hits []hit
	rest := ""
	if len(f.list) == 0 {
		rows = append(rows, hint(s, f.nothing(s), w))
	} else {
		cursor := f.list[f.at()].id()
		list, more := s.foundRows(f.list, cursor, false, w, h)
		hits = moved(more, 1, 1+len(rows))
		rows = append(rows, list...)
		first, n := window(len(f.list), f.at(), h)
		rest = s.rest(first, n, len(f.list))
	}
	rows = append(rows, notices...)
	hits = append(hits, tabHits(s.scopes(), all)...)
	out := t.panel(all, s.Height, words.Title, tabsOf(s.scopes(), int(f.scope)), rows)
	if s.Reading {
		rest = strings.TrimSpace(words.Reading + "  " + rest)
	}
	out = t.footed(out, all, rest)
	if side > 0 {
		who := f.list[f.at()]
		out = beside(out, t.panel(side, s.Height, s.foundName(who), s.whereFound(who), append([]string{blank(side - 2)}, s.foundFacts(who, side-2)...)))
	}
	return frame{Rows: out, Cursor: cursor, Noticed: noticed,
		Hits: within(hits, rect{0, 0, s.Width, s.Height - 1})}
}

// nothing says why nobody is listed.
func (f search) nothing(s scene) string {
	if text := strings.TrimSpace(f.input.String()); text != "" {
		if s.Reading {
			return s.Words.Search.Reading
		}
		return s.Words.Search.None(pick(s.Idle, hidden, text))
	}
	return s.Words.Search.Empty
}
