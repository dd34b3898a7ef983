package tui

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"reception/flows"
)

const entryName name = "entry"

// An entry is one line of a register: what it says, its promises, what was done, and
// below what can be done now.
type entrySheet struct {
	id     flows.EntryID
	cursor int
	from   int // the first line shown
}

func newEntry(id flows.EntryID) screen { return entrySheet{id: id} }

func (e entrySheet) Name() name { return entryName + "/" + name(itoa(int(e.id))) }

// of finds the entry with its register.
func (e entrySheet) of(s scene) (*flows.Entry, *flows.RegisterRule, bool) {
	x, ok := s.Floor.Entry(e.id)
	if !ok {
		return nil, nil, false
	}
	r, ok := s.House.Register(x.Register)
	return x, r, ok
}

// acts are what can be done with the entry now.
func (e entrySheet) acts(s scene) []item {
	x, r, ok := e.of(s)
	if !ok {
		return nil
	}
	var list []item
	for _, m := range s.Floor.MovesOf(r, x) {
		it := item{id: string(m.ID), label: m.Name.In(s.Text.Tag)}
		if missing := s.Floor.NeedsOf(r, x, string(m.ID)); len(missing) > 0 || m.Reason || len(m.Roles) > 0 {
			it.do = func(int) effect { return effect{Open: newEntryForm(s, r.ID, string(m.ID), x.ID, 0)} }
			it.detail = s.fieldNames(missing)
		} else {
			it.do = once(effect{Do: flows.MoveEntry{Entry: flows.EntryRef{ID: x.ID}, Move: m.ID}})
		}
		list = append(list, it)
	}
	if st, known := r.State(x.State); !known || !st.Shut {
		list = append(list, item{id: "change", label: s.Words.Registers.Change, do: func(int) effect { return effect{Open: newEntryForm(s, r.ID, changing, x.ID, 0)} }})
	}
	for _, part := range r.Parts {
		if p, ok := s.House.Register(part); ok {
			list = append(list, item{id: "part/" + string(part), label: s.Words.Registers.New(s.oneOf(p)), do: func(int) effect { return effect{Open: newEntryForm(s, part, "", 0, x.ID)} }})
		}
	}
	for _, other := range s.Floor.Entries {
		if p, ok := s.House.Register(other.Register); ok && other.Of == x.ID {
			list = append(list, item{id: "entry/" + itoa(int(other.ID)), label: s.entryNo(p, other) + "  " + s.entryTitle(p, other),
				detail: s.entryState(p, other), do: once(effect{Open: newEntry(other.ID)})})
		}
	}
	return s.kept(list)
}

// fieldNames are what a move still asks for.
func (s scene) fieldNames(fields []*flows.FieldRule) string {
	text := ""
	for _, f := range fields {
		text = trimmed(text, f.Name.In(s.Text.Tag))
	}
	return text
}

// Update moves among the acts and the lines, and acts.
func (e entrySheet) Update(msg tea.Msg, s scene) (screen, effect) {
	acts := e.acts(s)
	switch msg := msg.(type) {
	case chooseMsg:
		for i := range acts {
			if acts[i].id == msg.id {
				e.cursor = i
				return e, acts[i].do(1)
			}
		}
	case tea.KeyPressMsg:
		k := s.Keys
		switch n := digit(msg.Text); {
		case n > 0 && n <= len(acts):
			e.cursor = n - 1
			return e, acts[n-1].do(1)
		case key.Matches(msg, k.Up):
			e.cursor = max(e.cursor-1, 0)
		case key.Matches(msg, k.Down):
			e.cursor = min(e.cursor+1, max(len(acts)-1, 0))
		case key.Matches(msg, k.PageUp):
			e.from = max(e.from-5, 0)
		case key.Matches(msg, k.PageDown):
			e.from += 5
		case key.Matches(msg, k.Choose) && e.cursor < len(acts):
			return e, acts[e.cursor].do(1)
		}
	}
	return e, effect{}
}

// Keys lists what works here.
func (e entrySheet) Keys(s scene) []key.Binding {
	k := s.Keys
	return []key.Binding{k.Choose, k.Up, k.Down, k.Pick, k.PageUp, k.PageDown, k.Undo, k.Mask, k.Lang}
}

// View draws the entry above its acts.
func (e entrySheet) View(s scene) frame {
	x, r, ok := e.of(s)
	w := s.Width - 2
	if !ok {
		return frame{Rows: fill(s.Theme.panel(s.Width, s.Height, s.Words.Registers.Title, "", []string{blank(w), hint(s, s.Words.Registers.Gone, w)}), s.Width, s.Height)}
	}
	acts := e.acts(s)
	below := min(len(acts)+2, s.Height/2)
	lines := s.entryLines(r, x, w)
	h := s.Height - below - 2
	from := min(e.from, max(len(lines)-h, 0))
	shown := lines[from:min(from+h, len(lines))]
	top := s.Theme.footed(s.Theme.panel(s.Width, h+2, s.entryNo(r, x), s.entryState(r, x), fill(shown, w, h)), s.Width, s.rest(from, h, len(lines)))
	rows, hits := e.actRows(s, acts, w, below-2)
	out := append(top, s.Theme.panel(s.Width, below, s.Words.Registers.Acts, "", rows)...)
	return frame{Rows: fill(out, s.Width, s.Height), Hits: moved(hits, 1, len(top)+1)}
}

func (e entrySheet) actRows(s scene, acts []item, w, h int) ([]string, []hit) {
	var rows []string
	var hits []hit
	here := min(e.cursor, max(len(acts)-1, 0))
	first, count := window(len(acts), here, h)
	labels := labelWidth(acts)
	for i := first; i < first+count; i++ {
		hits = append(hits, hit{rect{0, len(rows), w, 1}, chooseMsg{acts[i].id}})
		rows = append(rows, picker{}.row(s, acts[i], i, i == here, labels, w))
	}
	return rows, hits
}

// entryLines are the fields of an entry, its promises and what was done.
func (s scene) entryLines(r *flows.RegisterRule, x *flows.Entry, w int) []string {
	t, words := s.Theme, s.Words.Registers
	label := min(s.labelCells(r), max(w/3, 8))
	var lines []string
	put := func(k ink, name, text string) {
		for i, part := range wrap(text, max(w-label-4, 8)) {
			row := newRow(w)
			row.space(2)
			row.cell(t.Muted, pick(i == 0, name, ""), label)
			row.space(1)
			row.put(k, part)
			lines = append(lines, row.end())
		}
	}
	for i := range r.Fields {
		f := &r.Fields[i]
		if text := s.fieldText(f, x); text != "" {
			put(t.Plain, f.Name.In(s.Text.Tag), text)
		}
	}
	for _, c := range x.Clocks {
		rule, ok := r.Clock(c.Clock)
		if !ok {
			continue
		}
		k, text := s.clockState(x, c)
		put(k, rule.Name.In(s.Text.Tag), text)
	}
	put(t.Muted, words.Opened, s.clockWords(x.Opened)+"  "+s.Text.By(x.By, s.House))
	for _, m := range x.Past {
		move := string(m.Move)
		if rule, ok := r.Move(m.Move); ok {
			move = rule.Name.In(s.Text.Tag)
		}
		text := s.clockWords(m.At) + "  " + s.Text.By(m.By, s.House)
		if m.Manager != "" {
			text += "  " + s.staff(m.Manager)
		}
		if m.Reason != "" {
			text += "  " + s.reason(m.Reason)
		}
		put(t.Muted, move, text)
	}
	return lines
}

// clockState is a promise in words: kept, or how long it has left.
func (s scene) clockState(x *flows.Entry, c flows.Clock) (ink, string) {
	t, words := s.Theme, s.Words.Registers
	due := s.clockWords(c.Due)
	switch {
	case !c.Kept.IsZero() && c.Late(s.Now):
		return t.Amber, words.KeptLate(due, s.clockWords(c.Kept))
	case !c.Kept.IsZero():
		return t.Good, words.Kept(due, s.clockWords(c.Kept))
	case c.Late(s.Now):
		return t.Red, due + "  " + s.deadlineLeft(flows.Deadline{State: flows.TaskOverdue, At: c.Due})
	}
	return t.Plain, due + "  " + s.deadlineLeft(flows.Deadline{State: flows.TaskPending, At: c.Due})
}

// labelCells is the width of the longest name of a register's fields and promises.
func (s scene) labelCells(r *flows.RegisterRule) int {
	n := fieldLabel
	for i := range r.Fields {
		n = max(n, width(r.Fields[i].Name.In(s.Text.Tag)))
	}
	for i := range r.Clocks {
		n = max(n, width(r.Clocks[i].Name.In(s.Text.Tag)))
	}
	return n
}
