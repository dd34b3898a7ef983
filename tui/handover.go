package tui

import (
	"slices"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"reception/flows"
)

const handOverName name = "hand_over"

// wholeDesk stands for every post in the choice of whose shift is handed over.
const wholeDesk = "desk"

// handOver leaves open items to the next shift (SY-49): what is open now stands
// there already, more can be typed, and each line can be taken out.
type handOver struct {
	form  form
	lines []handLine
	row   int // of the line the cursor is on; -1 while it is in the form
	was   string
}

// A handLine is an item that may be handed over.
type handLine struct {
	flows.HandItem
	group string
	off   bool
}

func newHandOver(s scene) screen {
	post := string(s.By.Post)
	if post == "" {
		post = wholeDesk
	}
	h := handOver{row: -1, lines: openItems(s),
		form: newForm(field{id: fieldHandItem, input: newLine("", 200)}, field{id: fieldHandDue, input: newLine("", 40)}, newChoice(fieldHandPost, post))}
	h.was = h.all()
	return h
}

func (handOver) Name() name { return handOverName }

func (handOver) fills(scene) flows.Command { return flows.HandOver{} }

// all is everything in the form, to see whether it was changed.
func (h handOver) all() string {
	text := h.form.typed()
	for _, l := range h.lines {
		text += l.Text + pick(l.off, "-", "+")
	}
	return text
}

// Draft reports whether anything was changed.
func (h handOver) Draft() bool { return h.all() != h.was }

// Resumed returns the form as it was left.
func (h handOver) Resumed() screen { return h }

// Typing reports whether a text field has the cursor.
func (h handOver) Typing() bool { return h.row < 0 && h.form.typing() }

// handMsg is a click on a line.
type handMsg struct{ n int }

// Update fills in the form, or takes a line out and in.
func (h handOver) Update(msg tea.Msg, s scene) (screen, effect) {
	switch msg := msg.(type) {
	case changedMsg, refusedMsg:
		return h, effect{}
	case handMsg:
		return h.toggled(msg.n), effect{}
	case fieldMsg:
		h.row = -1
	case tea.KeyPressMsg:
		k := s.Keys
		switch {
		case key.Matches(msg, k.Leave):
			return h.save(s)
		case key.Matches(msg, k.Save):
			return h.enter(s)
		case key.Matches(msg, k.NextField, k.PrevField):
			return h.moved(key.Matches(msg, k.NextField)), effect{}
		case h.row >= 0 && key.Matches(msg, k.Received):
			return h.toggled(h.row), effect{}
		case h.row >= 0 && key.Matches(msg, k.Clear):
			return newHandOver(s), effect{}
		case h.row >= 0 && msg.Text == "":
			return h, effect{}
		case h.row >= 0:
			h.row, h.form.focus = -1, 0 // whoever types means a new item
		}
	case tea.PasteMsg:
		h.row = -1
	}
	h.form = h.form.Update(msg, s)
	return h, effect{}
}

// moved moves the cursor through the fields and on through the lines, as in one
// list.
func (h handOver) moved(down bool) handOver {
	n := len(h.form.fields)
	here := h.form.focus
	if h.row >= 0 {
		here = n + h.row
	}
	all := n + len(h.lines)
	if down {
		here = (here + 1) % all
	} else {
		here = (here + all - 1) % all
	}
	if h.row = here - n; h.row < 0 {
		h.row, h.form.focus = -1, here
	}
	return h
}

func (h handOver) toggled(n int) handOver {
	if n < 0 || n >= len(h.lines) {
		return h
	}
	h.lines = slices.Clone(h.lines)
	h.lines[n].off = !h.lines[n].off
	h.row = n
	return h
}

// enter adds what was typed; with nothing typed it hands over.
func (h handOver) enter(s scene) (screen, effect) {
	if h.row >= 0 {
		return h.toggled(h.row), effect{}
	}
	if h.form.get(fieldHandItem).empty() {
		return h.save(s)
	}
	next, text := h.added(s)
	if text != "" {
		next.form = next.form.on(fieldHandDue)
		return next, effect{Say: notice{Text: text, Level: levelWarn}}
	}
	return next, effect{}
}

// added takes what was typed among the lines, the newest first; otherwise it says
// what is the matter with its time.
func (h handOver) added(s scene) (handOver, string) {
	item := flows.HandItem{Text: h.form.get(fieldHandItem).text()}
	due, state := readWhen(h.form.get(fieldHandDue).text(), s.Now, s.House)
	if state == whenUnclear || state == whenDayOnly {
		return h, s.Words.Bookings.Unread(state == whenDayOnly)
	}
	item.Due = due
	h.lines = append([]handLine{{HandItem: item}}, h.lines...)
	h.form = h.form.with(fieldHandItem, "").with(fieldHandDue, "").on(fieldHandItem)
	return h, ""
}

// save hands over the lines that are in, with what is typed and not added yet.
func (h handOver) save(s scene) (screen, effect) {
	if !h.form.get(fieldHandItem).empty() {
		next, text := h.added(s)
		if h = next; text != "" {
			h.form = h.form.on(fieldHandDue)
			return h, effect{Say: notice{Text: text, Level: levelWarn}}
		}
	}
	var items []flows.HandItem
	for _, l := range h.lines {
		if !l.off {
			items = append(items, l.HandItem)
		}
	}
	if len(items) == 0 {
		h.row, h.form.focus = -1, 0
		return h, effect{Say: notice{Text: s.Words.Handover.NeedItem, Level: levelWarn}}
	}
	post := h.form.get(fieldHandPost).text()
	if post == wholeDesk {
		post = ""
	}
	return h, effect{ID: h.form.id, Back: true, Do: flows.HandOver{Post: flows.PostID(post), Items: items}}
}

// Keys lists what works in the form.
func (h handOver) Keys(s scene) []key.Binding {
	k, w := s.Keys, s.Words.Handover
	if h.row >= 0 {
		what := pick(h.lines[min(h.row, len(h.lines)-1)].off, w.Add, w.Remove)
		return []key.Binding{renamed(k.Received, what), renamed(k.Leave, w.Save), k.NextField, k.PrevField, renamed(k.Save, what), k.Clear}
	}
	keys := h.form.keys(s)
	keys[0] = renamed(k.Save, pick(h.form.get(fieldHandItem).empty(), w.Save, w.Add))
	return append(keys, renamed(k.Leave, w.Save))
}

// View draws the form and the lines below it.
func (h handOver) View(s scene) frame {
	t, words, w := s.Theme, s.Words.Handover, s.Width-2
	shown := h.form
	if h.row >= 0 {
		shown.focus = -1
	}
	rows, cursor, hits := shown.view(s, w)
	if due := h.form.get(fieldHandDue).text(); due != "" {
		rows = append(rows, whenRow(s, due, w))
	}
	in := 0
	for _, l := range h.lines {
		if !l.off {
			in++
		}
	}
	rows = append(rows, hint(s, words.Suggested, w))
	var lines []string
	var areas []hit
	at := 0
	for i, l := range h.lines {
		if i == h.row {
			at = len(lines)
		}
		areas = append(areas, hit{rect{0, len(lines), w, 1}, handMsg{i}})
		lines = append(lines, h.line(s, l, i == h.row, w))
	}
	if len(lines) == 0 {
		lines = append(lines, hint(s, words.NothingOpen, w))
	}
	notices, noticed := noticeRows(s, w)
	room := max(s.Height-2-len(rows)-len(notices), 1)
	first, n := window(len(lines), at, room)
	hits = append(hits, within(moved(areas, 0, len(rows)-first), rect{0, len(rows), w, n})...)
	rows = append(append(rows, lines[first:first+n]...), notices...)
	if cursor != nil {
		cursor.X, cursor.Y = cursor.X+1, cursor.Y+1
	}
	out := t.panel(s.Width, s.Height, words.Title, strings.TrimSpace(words.Items(in)), rows)
	return frame{Rows: t.footed(out, s.Width, s.rest(first, n, len(lines))), Noticed: noticed,
		Cursor: cursor, Hits: moved(hits, 1, 1)}
}

func (h handOver) line(s scene, l handLine, here bool, w int) string {
	t := s.Theme
	r := newRow(w)
	mark, k := " ", t.Plain
	if here {
		r = r.on(t.Band)
		mark, k = t.marks.Select, t.Strong
	}
	box := t.marks.Done
	if l.off {
		box, k = t.marks.Open, t.Muted
	}
	r.put(t.Accent, " "+mark+" ")
	r.put(k, "["+box+"] ")
	if l.group != "" {
		r.cell(t.Muted, l.group, 10)
		r.space(1)
	}
	due := s.dueWords(l.HandItem)
	r.cell(k, l.Text, r.left-width(due)-1)
	r.put(pickInk(s.overdue(l.HandItem), t.Red, t.Muted), due)
	return r.end()
}

// dueWords is by when an item is due.
func (s scene) dueWords(it flows.HandItem) string {
	if it.Due.IsZero() {
		return ""
	}
	return s.Words.Handover.By(s.clockWords(it.Due)) + pick(s.overdue(it), " "+s.Words.Handover.Late, "")
}

func (s scene) overdue(it flows.HandItem) bool { return !it.Due.IsZero() && it.Due.Before(s.Now) }
