package tui

import (
	"slices"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"reception/flows"
)

const messagesName name = "messages"

// messages lists what callers left for absent colleagues, until somebody says
// what came of the call-back (SY-54).
type messages struct {
	staff    flows.StaffID // whose messages the filter shows
	mine     bool
	selected flows.Seq
}

// newMessages lists the messages: those of somebody where there are any.
func newMessages(s scene, of flows.StaffID) screen {
	if of == "" {
		of = s.By.Staff
	}
	return messages{staff: of, mine: of != "" && len(s.Floor.MessagesFor(of)) > 0}.settle(s)
}

func (messages) Name() name { return messagesName }

func (m messages) list(s scene) []*flows.Message {
	if m.mine {
		return s.Floor.MessagesFor(m.staff)
	}
	return s.Floor.Messages
}

func (m messages) at(list []*flows.Message) int {
	return slices.IndexFunc(list, func(x *flows.Message) bool { return x.ID == m.selected })
}

func (m messages) settle(s scene) messages {
	if list := m.list(s); m.at(list) < 0 {
		m.selected = 0
		if len(list) > 0 {
			m.selected = list[0].ID
		}
	}
	return m
}

// messageMsg is a click on a message; a second one closes it.
type messageMsg struct{ id flows.Seq }

// Update moves in the list and acts on the selected message.
func (m messages) Update(msg tea.Msg, s scene) (screen, effect) {
	switch msg := msg.(type) {
	case changedMsg:
		return m.settle(s), effect{}
	case toldMsg:
		return m, tell(msg, s)
	case tabMsg:
		m.mine = msg.n == 1
		return m.settle(s), effect{}
	case messageMsg:
		if m.selected == msg.id {
			return m, m.done(s)
		}
		m.selected = msg.id
	case tea.KeyPressMsg:
		k, list := s.Keys, m.list(s)
		if i, ok := stepIn(k, msg, max(m.at(list), 0), len(list), 10); ok {
			if len(list) > 0 {
				m.selected = list[i].ID
			}
			return m, effect{}
		}
		switch {
		case key.Matches(msg, k.Left, k.Right):
			m.mine = !m.mine && m.staff != ""
			return m.settle(s), effect{}
		case key.Matches(msg, k.Note):
			return m, effect{Open: newMessage()}
		case key.Matches(msg, k.Next, k.Received):
			return m, m.done(s)
		}
	}
	return m, effect{}
}

func (m messages) done(s scene) effect {
	if m.at(m.list(s)) < 0 {
		return effect{Open: newMessage()}
	}
	return effect{Open: newCallBack(m.selected)}
}

// Keys lists what works in the list.
func (m messages) Keys(s scene) []key.Binding {
	k, w := s.Keys, s.Words.Messages
	next := pick(m.at(m.list(s)) < 0, w.New, w.Done)
	keys := []key.Binding{renamed(k.Next, next), renamed(k.Note, w.New)}
	if m.staff != "" {
		keys = append(keys, renamed(k.Left, w.Filter), renamed(k.Right, w.Filter))
	}
	return append(keys, k.Up, k.Down, k.PageUp, k.PageDown, k.Top, k.Bottom, k.Undo, k.Mask, k.Lang)
}

// View draws the list, and below it the selected message in full.
func (m messages) View(s scene) frame {
	t, words, w := s.Theme, s.Words.Messages, s.Width-2
	list := m.list(s)
	var detail []string
	here := m.at(list)
	if here >= 0 {
		detail = m.detail(s, list[here], w)
	}
	h := max(s.Height-2, 0)
	if n := len(detail); n > 0 {
		h = max(h-n-2, 0)
	}
	rows, hits, rest := m.rows(s, list, w, h)
	title, tabs := words.Title, ""
	if n := len(s.Floor.Messages); n > 0 {
		title += "  " + words.Count(n)
	}
	if m.staff != "" {
		tabs = tabsOf(words.Filters[:], pickInt(m.mine, 1, 0))
		hits = append(hits, tabHits(words.Filters[:], s.Width)...)
	}
	out := t.footed(t.panel(s.Width, h+2, title, tabs, rows), s.Width, rest)
	if len(detail) > 0 {
		out = append(out, t.panel(s.Width, len(detail)+2, s.staff(list[here].For), s.clockWords(list[here].At), detail)...)
	}
	return frame{Rows: fill(out, s.Width, s.Height), Hits: hits}
}

func (m messages) rows(s scene, list []*flows.Message, w, h int) (rows []string, hits []hit, rest string) {
	t, words := s.Theme, s.Words.Messages
	if len(list) == 0 {
		return []string{blank(w), hint(s, pick(m.mine, words.EmptyFilter, words.Empty), w), enterRow(s, words.New, w)},
			[]hit{{rect{1, 3, w, 1}, pressEnter}}, ""
	}
	c := [4]int{6, 14, 14, 14}
	if w >= 110 {
		c = [4]int{13, 20, 24, 20}
	}
	r := newRow(w)
	r.space(2)
	for i, text := range []string{words.Columns.At, words.Columns.For, words.Columns.From, words.Columns.Phone} {
		r.cell(t.Muted, text, c[i])
	}
	r.put(t.Muted, words.Columns.Text)
	rows = []string{r.end()}
	first, n := window(len(list), max(m.at(list), 0), h-1)
	for i, x := range list[first : first+n] {
		r := newRow(w)
		mark, k := " ", t.Plain
		if x.ID == m.selected {
			r = r.on(t.Band)
			mark, k = t.marks.Select, t.Strong
		}
		person, text := s.message(x)
		at := s.clockOrDate(x.At)
		if w >= 110 {
			at = s.clockWords(x.At)
		}
		r.put(t.Accent, mark+" ")
		for i, part := range []string{at, s.staff(x.For), s.name(person, person != (flows.Personal{}), x.Person.Erased()), s.phone(person)} {
			r.cell(k, part, c[i]-1)
			r.space(1)
		}
		r.put(k, text)
		hits = append(hits, hit{rect{1, 2 + i, w, 1}, messageMsg{x.ID}})
		rows = append(rows, r.end())
	}
	return rows, hits, s.rest(first, n, len(list))
}

// detail is a message in full, and what Enter does.
func (m messages) detail(s scene, x *flows.Message, w int) []string {
	words := s.Words.Messages
	person, text := s.message(x)
	phone := s.phone(person)
	if phone == "" {
		phone = words.NoPhone
	}
	rows := wrapped(s.Theme.Strong, s.name(person, person != (flows.Personal{}), x.Person.Erased())+"  "+phone, w)
	lines := wrapped(s.Theme.Plain, text, w)
	rows = append(rows, lines[:min(len(lines), max(s.Height/3, 1))]...)
	return append(rows, enterRow(s, words.Done, w))
}

// messagesHere reports whether a message waits for somebody who is at work.
func (s scene) messagesHere() bool {
	return slices.ContainsFunc(s.Floor.Messages, func(m *flows.Message) bool {
		who, ok := s.Floor.Person(m.For)
		return ok && who.On
	})
}

// message is who a message is from and what it says, as this session may see it.
func (s scene) message(x *flows.Message) (flows.Personal, string) {
	words := s.Words.Messages
	p, known := x.Person.Open()
	switch {
	case !known && x.Person.Erased():
		return p, words.Erased
	case s.Mask:
		return p, words.Hidden
	case p.Note == "":
		return p, words.Unwritten
	}
	return p, p.Note
}

// messageWords is who called and what they said, on one line.
func (s scene) messageWords(x *flows.Message) string {
	p, text := s.message(x)
	return strings.Join(withoutEmpty([]string{s.name(p, p != (flows.Personal{}), x.Person.Erased()), s.phone(p), text}), "  ")
}
