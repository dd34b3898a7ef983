package tui

import (
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"reception/flows"
)

// A picker is a sheet with a list to choose from, the part that the menu, the
// requests and the small questions share. What it lists is asked for afresh each
// time, so it follows the floor and the language.
type picker struct {
	name   name
	title  func(scene) string
	items  func(scene) []item
	cursor string // id of the item it stands on; the first where empty or gone
	count  int    // how many, for items that are asked for in numbers
	counts bool
	looks  bool // it may be looked at by everybody, whatever in it may be done
}

// An item is one line of a picker.
type item struct {
	id     string
	label  string
	detail string // muted, behind the label
	group  string // a heading stands before the first item of a group
	do     func(count int) effect
}

func (p picker) Name() name { return p.name }

func (p picker) fills(scene) flows.Command {
	switch family, _, _ := strings.Cut(string(p.name), "/"); name(family) {
	case undoName:
		return flows.UndoLast{}
	case requestsName:
		return flows.MakeCall{}
	}
	return nil
}

// chooseMsg is a click on an item.
type chooseMsg struct{ id string }

// Update moves the cursor or chooses.
func (p picker) Update(msg tea.Msg, s scene) (screen, effect) {
	items := s.kept(p.items(s))
	if c, ok := msg.(chooseMsg); ok {
		for i := range items {
			if items[i].id == c.id {
				return p.choose(items, i)
			}
		}
	}
	press, ok := msg.(tea.KeyPressMsg)
	if !ok || len(items) == 0 {
		return p, effect{}
	}
	here := p.at(items)
	switch n := digit(press.Text); {
	case n > 0 && n <= len(items):
		return p.choose(items, n-1)
	case key.Matches(press, s.Keys.Choose):
		return p.choose(items, here)
	case key.Matches(press, s.Keys.Up):
		p.cursor = items[(here+len(items)-1)%len(items)].id
	case key.Matches(press, s.Keys.Down):
		p.cursor = items[(here+1)%len(items)].id
	case p.counts && key.Matches(press, s.Keys.More):
		p.count = min(p.count+1, 99)
	case p.counts && key.Matches(press, s.Keys.Less):
		p.count = max(p.count-1, 1)
	}
	return p, effect{}
}

func (p picker) at(items []item) int {
	for i := range items {
		if items[i].id == p.cursor {
			return i
		}
	}
	return 0
}

func (p picker) choose(items []item, i int) (screen, effect) {
	p.cursor = items[i].id
	if items[i].do == nil {
		return p, effect{}
	}
	return p, items[i].do(p.count)
}

// Keys lists what works in a picker.
func (p picker) Keys(s scene) []key.Binding {
	k := s.Keys
	keys := []key.Binding{k.Choose, k.Up, k.Down}
	if p.counts {
		keys = append(keys, k.More, k.Less)
	}
	return append(keys, k.Pick)
}

// View draws the sheet.
func (p picker) View(s scene) frame {
	t := s.Theme
	items := s.kept(p.items(s))
	here := p.at(items)
	w := s.Width - 2
	var hits []hit
	var draw []func() string        // each row, drawn only where it is shown
	line := make([]int, len(items)) // the row of each item
	group := ""
	labels := labelWidth(items)
	for i, it := range items {
		if it.group != group {
			group = it.group
			draw = append(draw, func() string { return hint(s, it.group, w) })
		}
		line[i] = len(draw)
		draw = append(draw, func() string { return p.row(s, it, i, i == here, labels, w) })
		hits = append(hits, hit{rect{0, line[i], w, 1}, chooseMsg{it.id}})
	}
	extra, noticed := noticeRows(s, w)
	if len(draw)+len(extra)+2 > s.Height && halves(items, w/2) {
		draw, hits = p.columns(s, items, here, labels, w)
		for i := range line {
			line[i] = i % len(draw)
		}
	}
	h := len(draw)
	if h+len(extra)+2 > s.Height { // too long to be shown whole, so some of what lies below stays in sight
		h = min(h, max(s.Height*2/3, 8))
	}
	first := 0
	if len(line) > 0 {
		first, _ = window(len(draw), line[here], h)
	}
	remark := ""
	if p.counts {
		remark = s.Words.Fields.Quantity + " " + itoa(p.count) + "  (" + s.Keys.More.Help().Key + ")"
	}
	rest := s.rest(first, h, len(draw))
	rows := make([]string, 0, h)
	for _, row := range draw[first:min(first+h, len(draw))] {
		rows = append(rows, row())
	}
	rows = fill(rows, w, h)
	rows = append(rows, extra...)
	f := frame{Rows: t.footed(t.panel(s.Width, len(rows)+2, p.title(s), remark, rows), s.Width, rest), Sheet: true, Noticed: noticed}
	f.Hits = within(moved(hits, 1, 1-first), rect{1, 1, w, h})
	return f
}

// halves reports whether the items can stand in two columns: no headings, and none
// too long for its half.
func halves(items []item, w int) bool {
	labels := labelWidth(items)
	for _, it := range items {
		n := max(labels, width(printable(it.label))) + width(printable(it.detail))
		if it.group != "" || n+7 > w {
			return false
		}
	}
	return true
}

// columns draws the items in two columns, the first half on the left.
func (p picker) columns(s scene, items []item, here, labels, w int) ([]func() string, []hit) {
	n, left := (len(items)+1)/2, w/2
	rows := make([]func() string, n)
	var hits []hit
	for i, it := range items {
		x, cells := i/n*left, pickWidth(i < n, left, w-left)
		hits = append(hits, hit{rect{x, i % n, cells, 1}, chooseMsg{it.id}})
	}
	for i := range rows {
		rows[i] = func() string {
			row := p.row(s, items[i], i, i == here, labels, left)
			if i+n < len(items) {
				return row + p.row(s, items[i+n], i+n, i+n == here, labels, w-left)
			}
			return row + blank(w-left)
		}
	}
	return rows, hits
}

func pickWidth(first bool, a, b int) int {
	if first {
		return a
	}
	return b
}

// noticeRows shows a refusal inside a sheet or a form, where the eye is.
func noticeRows(s scene, w int) ([]string, bool) {
	if s.Notice.Level == levelInfo || s.Notice.Text == "" {
		return nil, false
	}
	k, mark := s.Theme.Warn, s.Theme.marks.Late
	if s.Notice.Level == levelFail {
		k, mark = s.Theme.Fail, s.Theme.marks.VeryLate
	}
	rows := []string{blank(w)}
	for i, text := range wrap(s.Notice.Text, w-len(mark)-3) {
		r := newRow(w)
		r.space(1)
		r.put(k, pick(i == 0, mark, spaces(len(mark)))+" "+text)
		rows = append(rows, r.end())
	}
	return rows, true
}

// labelWidth is where the details begin, so that they stand under each other; a
// long label pushes its own aside.
func labelWidth(items []item) int {
	n := 0
	for _, it := range items {
		if w := width(printable(it.label)); it.detail != "" && w <= 24 {
			n = max(n, w)
		}
	}
	return n
}

func (p picker) row(s scene, it item, i int, here bool, labels, w int) string {
	t := s.Theme
	r := newRow(w)
	mark := " "
	if here {
		r = r.on(t.Band)
		mark = t.marks.Select
	}
	number := "  "
	if i < 9 {
		number = itoa(i+1) + " "
	}
	r.space(1)
	r.put(t.Accent, mark+" ")
	r.put(t.Key, number)
	r.put(pickInk(here, t.Strong, t.Plain), it.label)
	if it.detail != "" {
		r.space(2 + max(labels-width(printable(it.label)), 0))
		r.put(t.Muted, it.detail)
	}
	return r.end()
}
