package tui

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"reception/flows"
)

const takeOverName name = "take_over"

// takeOver is what the shift before left, and the messages for whoever comes on:
// it stands before the posts until somebody takes it.
type takeOver struct {
	staff    flows.StaffID // who has signed on; empty where the list was only opened
	post     flows.PostID  // that was taken
	all      bool          // every hand-over is shown
	posts    bool          // the posts follow
	selected flows.Seq
	first    int // row that the text is scrolled to
	try      flows.CommandID
}

// forPosts is the posts, or what has to be read before them.
func forPosts(s scene) screen {
	if len(s.Floor.Handovers) == 0 {
		return newPosts(s)
	}
	return takeOver{all: true, posts: true, staff: s.By.Staff, try: newID()}.settle(s)
}

// newShift is every hand-over that waits, and the way to leave one and to the messages.
func newShift(s scene) screen { return takeOver{all: true, staff: s.By.Staff, try: newID()}.settle(s) }

// signedOn is what somebody has to read who has just taken a post; false for nothing.
func signedOn(s scene, id flows.StaffID, post flows.PostID) (screen, bool) {
	t := takeOver{staff: id, post: post, try: newID()}.settle(s)
	return t, len(t.list(s)) > 0 || len(s.Floor.MessagesFor(id)) > 0 || len(s.Floor.NotesFor(s.House, id)) > 0
}

func (takeOver) Name() name { return takeOverName }

func (takeOver) fills(scene) flows.Command { return flows.TakeOver{} }

// list are the hand-overs for the post, those of the whole desk among them.
func (t takeOver) list(s scene) []*flows.Handover {
	var list []*flows.Handover
	for _, h := range s.Floor.Handovers {
		if t.all || t.post != "" && (h.Post == "" || h.Post == t.post) {
			list = append(list, h)
		}
	}
	return list
}

func (t takeOver) settle(s scene) takeOver {
	list := t.list(s)
	for _, h := range list {
		if h.ID == t.selected {
			return t
		}
	}
	t.selected, t.first = 0, 0
	if len(list) > 0 {
		t.selected = list[0].ID
	}
	return t
}

// takeMsg is a click on a hand-over; a second one takes it.
type takeMsg struct{ id flows.Seq }

// Update takes the hand-over, or puts it off.
func (t takeOver) Update(msg tea.Msg, s scene) (screen, effect) {
	switch msg := msg.(type) {
	case changedMsg:
		return t.settle(s), effect{}
	case toldMsg:
		return t, tell(msg, s)
	case takeMsg:
		if t.selected == msg.id {
			return t.take(s)
		}
		t.selected = msg.id
		return t, effect{}
	case tea.KeyPressMsg:
		return t.key(msg, s)
	}
	return t, effect{}
}

func (t takeOver) key(msg tea.KeyPressMsg, s scene) (screen, effect) {
	k, list := s.Keys, t.list(s)
	here := 0
	for i, h := range list {
		if h.ID == t.selected {
			here = i
		}
	}
	switch {
	case key.Matches(msg, k.Left), key.Matches(msg, k.Right):
		if n := len(list); n > 0 {
			here = (here + pickInt(key.Matches(msg, k.Right), 1, n-1)) % n
			t.selected, t.first = list[here].ID, 0
		}
	case key.Matches(msg, k.Up):
		t.first = max(t.first-1, 0)
	case key.Matches(msg, k.Down):
		t.first = min(t.first+1, max(len(t.rows(s, s.Width-2))-(s.Height-2), 0))
	case key.Matches(msg, k.Next):
		return t.take(s)
	case key.Matches(msg, k.Received):
		return t, t.later(s)
	case key.Matches(msg, k.Leave):
		return t, effect{Open: newHandOver(s)}
	case key.Matches(msg, k.Note):
		return t, effect{Open: newMessages(s, t.staff)}
	}
	return t, effect{}
}

// later leads on without taking anything.
func (t takeOver) later(s scene) effect {
	e := effect{Back: true}
	if t.posts {
		e.Open = newPosts(s)
	}
	return e
}

// take takes the selected hand-over; with none left Enter leads to the messages.
func (t takeOver) take(s scene) (screen, effect) {
	list := t.list(s)
	if len(list) == 0 {
		if t.staff != "" && len(s.Floor.MessagesFor(t.staff)) > 0 {
			return t, effect{Back: true, Open: newMessages(s, t.staff)}
		}
		if t.all {
			return t, effect{Open: newHandOver(s)}
		}
		return t, t.later(s)
	}
	if t.staff == "" {
		return t, effect{Open: newTaker(t.selected)}
	}
	n := 0
	for _, h := range list {
		if h.ID == t.selected {
			n = len(h.Items)
		}
	}
	e := effect{ID: t.try, Do: flows.TakeOver{Handover: t.selected, Staff: t.staff}}
	t.try = newID()
	if len(list) == 1 && (t.posts || !t.all) && len(s.Floor.MessagesFor(t.staff)) == 0 {
		e.Back = true
		if t.posts {
			e.Open = newPosts(s)
		}
	}
	e.Press = toldMsg{s.Words.Handover.Taken(s.staff(t.staff), n)}
	return t, e
}

// newTaker asks who takes over, at a terminal that belongs to nobody.
func newTaker(id flows.Seq) screen {
	try := newID()
	return lookup{name: name("taker/" + itoa(int(id))),
		title: func(s scene) string { return s.Words.Handover.Who },
		entries: func(s scene) []entry {
			var on, off []entry
			for _, p := range s.everybody() {
				one := entry{item{id: string(p.ID), label: p.Name.In(s.Text.Tag), detail: s.doing(p.ID),
					do: once(effect{ID: try, Back: true, Do: flows.TakeOver{Handover: id, Staff: p.ID}})}, []string{p.Name.ZH, p.Name.EN, string(p.ID)}}
				if who, ok := s.Floor.Person(p.ID); ok && who.On {
					on = append(on, one)
				} else {
					off = append(off, one)
				}
			}
			return append(on, off...)
		}}
}

// Keys lists what works here.
func (t takeOver) Keys(s scene) []key.Binding {
	k, w := s.Keys, s.Words.Handover
	enter := w.Take
	switch n := len(t.list(s)); {
	case n == 0 && t.staff != "" && len(s.Floor.MessagesFor(t.staff)) > 0:
		enter = s.Words.Messages.Key
	case n == 0 && t.all:
		enter = w.Save
	case n == 0:
		enter = w.LaterKey
	}
	keys := []key.Binding{renamed(k.Next, enter), renamed(k.Received, pick(t.posts, k.Posts.Help().Desc, w.LaterKey)), renamed(k.Leave, w.Save)}
	if len(t.list(s)) > 1 {
		keys = append(keys, renamed(k.Left, w.Open), renamed(k.Right, w.Open))
	}
	return append(keys, renamed(k.Note, s.Words.Messages.Key), k.Up, k.Down, k.Mask, k.Lang)
}

// View draws the hand-overs one above the other, the selected one marked, and
// the messages of whoever came on below them.
func (t takeOver) View(s scene) frame {
	w := s.Width - 2
	rows := t.rows(s, w)
	h := max(s.Height-2, 0)
	first := min(t.first, max(len(rows)-h, 0))
	title := s.Words.Handover.TakeTitle
	if t.staff != "" {
		n := 0
		for _, x := range t.list(s) {
			n += len(x.Items)
		}
		if n > 0 {
			title = s.Words.Handover.SignOn(s.staff(t.staff), n)
		}
	}
	lines := make([]string, 0, len(rows))
	var hits []hit
	for i, r := range rows {
		lines = append(lines, r.text)
		if r.id != 0 {
			hits = append(hits, hit{rect{1, 1 + i - first, w, 1}, takeMsg{r.id}})
		}
	}
	out := s.Theme.footed(s.Theme.panel(s.Width, s.Height, title, "", lines[first:]), s.Width, s.rest(first, h, len(rows)))
	return frame{Rows: out, Hits: within(hits, rect{1, 1, w, h})}
}

// A takeRow is a row with the hand-over that a click on it means.
type takeRow struct {
	text string
	id   flows.Seq
}

func (t takeOver) rows(s scene, w int) []takeRow {
	th, words := s.Theme, s.Words.Handover
	var rows []takeRow
	put := func(id flows.Seq, lines ...string) {
		for _, line := range lines {
			rows = append(rows, takeRow{line, id})
		}
	}
	list := t.list(s)
	for _, h := range list {
		post := ""
		if h.Post != "" && h.Post != h.By.Post {
			post = s.postName(h.Post)
		}
		head := newRow(w)
		here := h.ID == t.selected
		if here {
			head = head.on(th.Band)
		}
		head.put(th.Next, pick(here, " "+th.marks.Select+" ", "   "))
		head.put(th.Strong, words.From(s.Text.By(h.By, s.House), post, s.clockWords(h.At)))
		put(h.ID, head.end())
		for i, it := range h.Items {
			due := s.dueWords(it)
			for j, line := range wrap(it.Text, max(w-10-width(due), 10)) {
				r := newRow(w)
				r.space(4)
				r.right(th.Muted, pick(j == 0, itoa(i+1), ""), 2)
				r.space(2)
				r.put(th.Plain, line)
				if j == 0 && due != "" {
					r.space(2)
					r.put(pickInk(s.overdue(it), th.Red, th.Amber), due)
				}
				put(h.ID, r.end())
			}
		}
		if here {
			text := words.Take
			if t.staff != "" {
				text = words.TakeIt(s.staff(t.staff))
			}
			put(h.ID, enterRow(s, text, w))
		}
		put(0, blank(w))
	}
	if len(list) == 0 {
		put(0, hint(s, words.None, w), blank(w))
		if t.all {
			put(0, enterRow(s, words.Save, w), blank(w))
		}
	}
	if mine := s.Floor.MessagesFor(t.staff); t.staff != "" && len(mine) > 0 {
		put(0, wrapped(th.Strong, s.Words.Messages.SignOn(s.staff(t.staff), len(mine)), w)...)
		for _, m := range mine {
			put(0, labelled(th, "  "+s.clockWords(m.At), s.messageWords(m), w)...)
		}
	}
	for _, e := range s.Floor.NotesFor(s.House, t.staff) {
		if rule, ok := s.House.Register(e.Register); ok {
			put(0, labelled(th, "  "+s.clockWords(e.Opened), s.entryNo(rule, e)+"  "+s.entryTitle(rule, e)+"  "+s.entryState(rule, e), w)...)
		}
	}
	return rows
}
