package tui

import (
	"slices"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"reception/flows"
)

// rota sets a group's order by moving names (rule 3). Nothing is written before
// Enter.
type rota struct {
	group    flows.GroupID
	order    []flows.StaffID
	was      []flows.StaffID
	selected flows.StaffID
	id       flows.CommandID
}

func newRota(s scene, g *flows.Group) screen {
	order, _ := s.rotaOf(g)
	r := rota{group: g.ID, order: slices.Clone(order), was: order, id: newID()}
	if len(order) > 0 {
		r.selected = order[0]
	}
	return r
}

func (r rota) Name() name { return name("rota/" + string(r.group)) }

func (rota) fills(scene) flows.Command { return flows.RotaOrder{} }

// Draft reports whether a name was moved.
func (r rota) Draft() bool { return !slices.Equal(r.order, r.was) }

// Resumed returns the order as it was left.
func (r rota) Resumed() screen { return r }

// all are those in the order and behind them those left out.
func (r rota) all(s scene) []flows.StaffID {
	list := slices.Clone(r.order)
	for _, p := range s.members(r.group) {
		if !slices.Contains(list, p.ID) {
			list = append(list, p.ID)
		}
	}
	return list
}

// rotaMsg is a click on a name.
type rotaMsg struct{ staff flows.StaffID }

// Update moves the selection and the selected name.
func (r rota) Update(msg tea.Msg, s scene) (screen, effect) {
	if msg, ok := msg.(rotaMsg); ok {
		r.selected = msg.staff
		return r, effect{}
	}
	press, ok := msg.(tea.KeyPressMsg)
	if !ok {
		return r, effect{}
	}
	k, list := s.Keys, r.all(s)
	here := slices.Index(list, r.selected)
	if i, ok := stepIn(k, press, here, len(list), 10); ok && len(list) > 0 {
		r.selected = list[i]
		return r, effect{}
	}
	at := slices.Index(r.order, r.selected)
	switch n := digit(press.Text); {
	case n > 0:
		return r.to(n - 1), effect{}
	case key.Matches(press, k.Left):
		return r.to(at - 1), effect{}
	case key.Matches(press, k.Right):
		return r.to(at + 1), effect{}
	case key.Matches(press, k.Skip):
		return r.toggle(), effect{}
	case key.Matches(press, k.Clear):
		r.order = slices.Clone(r.was)
		return r, effect{}
	case key.Matches(press, k.Save):
		return r, r.save(s)
	}
	return r, effect{}
}

// to puts the selected name into a place of the order; one left out comes in.
func (r rota) to(place int) rota {
	at := slices.Index(r.order, r.selected)
	if r.selected == "" || at < 0 && place < 0 {
		return r
	}
	order := slices.Clone(r.order)
	if at >= 0 {
		order = slices.Delete(order, at, at+1)
	}
	r.order = slices.Insert(order, min(max(place, 0), len(order)), r.selected)
	return r
}

// toggle leaves the selected name out of the order, or puts it at its end.
func (r rota) toggle() rota {
	if at := slices.Index(r.order, r.selected); at >= 0 {
		r.order = slices.Delete(slices.Clone(r.order), at, at+1)
		return r
	}
	return r.to(len(r.order))
}

func (r rota) save(s scene) effect {
	w := s.Words.Turns
	switch {
	case len(r.order) == 0:
		return effect{Say: notice{Text: w.LeftOut, Level: levelWarn}}
	case !r.Draft():
		return effect{Back: true, Say: notice{Text: w.OrderUnmoved}}
	}
	return effect{ID: r.id, Back: true, Do: flows.RotaOrder{Group: r.group, Order: r.order}, Press: toldMsg{w.Saved(r.groupName(s))}}
}

func (r rota) groupName(s scene) string {
	if g, ok := s.House.Group(r.group); ok {
		return g.Name.In(s.Text.Tag)
	}
	return string(r.group)
}

// Keys lists what works on the order.
func (r rota) Keys(s scene) []key.Binding {
	k, w := s.Keys, s.Words.Turns
	return []key.Binding{k.Save, k.Up, k.Down, renamed(k.Left, w.Earlier), renamed(k.Right, w.Earlier),
		renamed(k.Pick, w.Place), renamed(k.Skip, w.Take), k.Clear, k.Top, k.Bottom, k.PageUp, k.PageDown}
}

// View draws the sheet.
func (r rota) View(s scene) frame {
	t, w, words := s.Theme, s.Width-2, s.Words.Turns
	list := r.all(s)
	h := min(max(len(list), 1), max(s.Height*2/3-2, 6))
	first, n := window(len(list), max(slices.Index(list, r.selected), 0), h)
	rows := []string{hint(s, words.OrderHint, w)}
	var hits []hit
	for i, id := range list[first : first+n] {
		line := newRow(w)
		mark := " "
		if id == r.selected {
			line, mark = line.on(t.Band), t.marks.Select
		}
		line.put(t.Accent, " "+mark+" ")
		in := first+i < len(r.order)
		line.right(t.Key, pick(in, itoa(first+i+1), "-"), 2)
		line.space(2)
		line.cell(pickInk(in, t.Plain, t.Muted), s.staff(id), 14)
		state, k := s.stateOf(id)
		line.cell(k, state, 26)
		line.put(t.Muted, pick(in, "", words.Left))
		hits = append(hits, hit{rect{1, 2 + i, w, 1}, rotaMsg{id}})
		rows = append(rows, line.end())
	}
	extra, noticed := noticeRows(s, w)
	rows = append(rows, extra...)
	out := t.panel(s.Width, len(rows)+2, words.OrderTitle(r.groupName(s)), "", rows)
	return frame{Rows: t.footed(out, s.Width, s.rest(first, n, len(list))), Sheet: true, Noticed: noticed, Hits: hits}
}
