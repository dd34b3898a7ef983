package tui

import (
	"strconv"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"reception/flows"
)

const checkName name = "check"

// A checkList is a list of checks for one subject: each line passes, fails or is not
// applicable, is counted or graded. Enter passes a line and goes on to the next.
type checkList struct {
	sheet   flows.SheetID
	subject string
	at      flows.ItemID // the line it stands on; the first without an answer where empty
	number  string       // of a count, as far as it is typed
}

func newCheck(id flows.SheetID, subject string) screen { return checkList{sheet: id, subject: subject} }

func (c checkList) Name() name {
	return checkName + "/" + name(string(c.sheet)+"/"+c.subject)
}

// checkLineMsg is a click on a line; a second one passes it.
type checkLineMsg struct{ id flows.ItemID }

// lines are those that concern the subject, and the answers so far.
func (c checkList) lines(s scene) (rule *flows.SheetRule, lines []*flows.SheetItem, made *flows.Sheet) {
	rule, ok := s.House.Sheet(c.sheet)
	if !ok {
		return nil, nil, nil
	}
	made, ok = s.Floor.SheetOf(c.sheet, c.subject)
	if !ok {
		made = &flows.Sheet{}
	}
	return rule, s.Floor.LinesFor(s.House, rule, c.subject), made
}

// here is the line it stands on.
func (c checkList) here(lines []*flows.SheetItem, made *flows.Sheet) int {
	open := -1
	for i, it := range lines {
		if it.ID == c.at {
			return i
		}
		if _, marked := made.Mark(it.ID); !marked && open < 0 {
			open = i
		}
	}
	return max(open, 0)
}

// Update moves among the lines and answers them.
func (c checkList) Update(msg tea.Msg, s scene) (screen, effect) {
	rule, lines, made := c.lines(s)
	if rule == nil || len(lines) == 0 {
		return c, effect{}
	}
	here := c.here(lines, made)
	switch msg := msg.(type) {
	case checkLineMsg:
		if c.at == msg.id {
			return c.answer(lines, made, here, flows.Pass)
		}
		c.at, c.number = msg.id, ""
	case tabMsg:
		return c.answer(lines, made, here, []flows.Verdict{flows.Pass, flows.Fail, flows.NotApplicable}[msg.n])
	case tea.KeyPressMsg:
		return c.key(msg, s, lines, made, here)
	}
	return c, effect{}
}

func (c checkList) key(msg tea.KeyPressMsg, s scene, lines []*flows.SheetItem, made *flows.Sheet, here int) (screen, effect) {
	k, it := s.Keys, lines[here]
	if i, ok := stepIn(k, msg, here, len(lines), 10); ok {
		c.at, c.number = lines[i].ID, ""
		return c, effect{}
	}
	if n := typedDigit(msg.Text); n >= 0 && it.Is == flows.CheckGrade && n > 0 && n <= 5 {
		return c.counted(lines, made, here, n)
	} else if n >= 0 && it.Is == flows.CheckCount && len(c.number) < 4 {
		c.at, c.number = it.ID, c.number+itoa(n)
		return c, effect{}
	}
	switch {
	case key.Matches(msg, k.Next) && it.Is == flows.CheckCount && c.number != "":
		n, _ := strconv.Atoi(c.number) // digits
		return c.counted(lines, made, here, n)
	case key.Matches(msg, k.Note) && (it.Is == flows.CheckCount || it.Is == flows.CheckGrade) && !marked(made, it.ID):
		return c, effect{Say: notice{Text: s.Words.Registers.AnswerFirst, Level: levelWarn}}
	case key.Matches(msg, k.Note), it.Is == flows.CheckText && key.Matches(msg, k.Next):
		return c, effect{Open: newCheckNote(c.sheet, c.subject, it.ID, made)}
	case key.Matches(msg, k.Next, k.Received) && it.Is == flows.CheckVerdict:
		return c.answer(lines, made, here, flows.Pass)
	case key.Matches(msg, k.Skip) && it.Is == flows.CheckVerdict:
		return c.answer(lines, made, here, flows.Fail)
	case key.Matches(msg, k.Right, k.Left):
		return c.answer(lines, made, here, flows.NotApplicable)
	case key.Matches(msg, k.Give):
		return c, effect{Do: flows.CheckLine{Sheet: c.sheet, For: c.subject, Rest: true}}
	case key.Matches(msg, k.Leave):
		return c, effect{Do: flows.EndCheck{Sheet: c.sheet, For: c.subject}, Back: true}
	case msg.Code == tea.KeyBackspace && c.number != "":
		c.number = c.number[:len(c.number)-1]
	}
	return c, effect{}
}

func marked(made *flows.Sheet, id flows.ItemID) bool {
	_, ok := made.Mark(id)
	return ok
}

// typedDigit is a digit that was typed, -1 for everything else.
func typedDigit(text string) int {
	if n := digit(text); n > 0 {
		return n
	}
	if text == "0" || text == "０" {
		return 0
	}
	return -1
}

// answer answers the line and goes on to the next.
func (c checkList) answer(lines []*flows.SheetItem, made *flows.Sheet, here int, is flows.Verdict) (screen, effect) {
	m, _ := made.Mark(lines[here].ID) // what was noted on it stays
	e := effect{Do: flows.CheckLine{Sheet: c.sheet, For: c.subject, Item: lines[here].ID, Is: is, Note: made.NoteOf(m)}}
	return c.next(lines, here), e
}

func (c checkList) counted(lines []*flows.SheetItem, made *flows.Sheet, here, n int) (screen, effect) {
	m, _ := made.Mark(lines[here].ID)
	e := effect{Do: flows.CheckLine{Sheet: c.sheet, For: c.subject, Item: lines[here].ID, N: n, Note: made.NoteOf(m)}}
	return c.next(lines, here), e
}

func (c checkList) next(lines []*flows.SheetItem, here int) checkList {
	c.at, c.number = lines[min(here+1, len(lines)-1)].ID, ""
	return c
}

// Keys lists what works on the line.
func (c checkList) Keys(s scene) []key.Binding {
	k, w := s.Keys, s.Words.Registers
	return []key.Binding{renamed(k.Next, w.Pass), renamed(k.Skip, w.Fail), renamed(k.Leave, w.End), renamed(k.Give, w.RestPass),
		renamed(k.Left, w.NotApplicable), renamed(k.Note, w.Note), k.Up, k.Down, k.PageUp, k.PageDown, k.Undo, k.Lang}
}

// View draws the list.
func (c checkList) View(s scene) frame {
	rule, lines, made := c.lines(s)
	w := s.Width - 2
	if rule == nil {
		return frame{Rows: fill(s.Theme.panel(s.Width, s.Height, string(c.sheet), "", []string{blank(w), hint(s, s.Words.Registers.Gone, w)}), s.Width, s.Height)}
	}
	here := c.here(lines, made)
	var rows []string
	var hits []hit
	selected, part := 0, ""
	for i, it := range lines {
		if p := it.Part.In(s.Text.Tag); p != "" && p != part {
			part = p
			rows = append(rows, hint(s, trimmed(p, s.partPoints(rule, lines, made, it.ID)), w))
		}
		if i == here {
			selected = len(rows)
		}
		hits = append(hits, hit{rect{0, len(rows), w, 1}, checkLineMsg{it.ID}})
		texts := wrap(it.Text.In(s.Text.Tag), max(w-16, 8))
		for n, text := range texts {
			rows = append(rows, c.row(s, it, made, text, n == 0, i == here, w))
		}
		if i == here {
			rows = append(rows, s.besides(it, w)...)
		}
	}
	h := s.Height - 2
	first, count := window(len(rows), selected, h)
	title := strings.TrimSpace(rule.Name.In(s.Text.Tag) + "  " + s.Text.Subject(s.House, rule, c.subject))
	panel := s.Theme.footed(s.Theme.panel(s.Width, s.Height, title, s.Words.Registers.Progress(len(made.Marks), len(lines), len(made.Failed())), fill(rows[first:first+count], w, h)),
		s.Width, s.rest(first, count, len(rows)))
	return frame{Rows: fill(panel, s.Width, s.Height), Hits: within(moved(hits, 1, 1-first), rect{1, 1, w, h})}
}

// partPoints is what a part of a sheet with points has come to so far.
func (s scene) partPoints(rule *flows.SheetRule, lines []*flows.SheetItem, made *flows.Sheet, first flows.ItemID) string {
	for _, p := range rule.ScoreOf(lines, made.Marks).Parts {
		if p.First == first {
			return s.Text.SheetScore(flows.SheetScore{Points: p.Points, Of: p.Of})
		}
	}
	return ""
}

func (c checkList) row(s scene, it *flows.SheetItem, made *flows.Sheet, text string, head, here bool, w int) string {
	t := s.Theme
	r := newRow(w)
	mark, plain := " ", t.Plain
	if here {
		r = r.on(t.Band)
		mark, plain = t.marks.Select, t.Strong
	}
	r.put(t.Accent, pick(head, mark, " ")+" ")
	if !head {
		r.space(12)
		r.put(plain, text)
		return r.end()
	}
	k, said := c.said(s, it, made, here)
	r.cell(k, said, 11)
	r.space(1)
	r.put(plain, text)
	if m, ok := made.Mark(it.ID); ok && (m.Note != "" || m.Part != "") {
		r.put(t.Muted, "  "+s.noteText(made, m))
	} else if found := s.foundText(c.sheet, c.subject, it.ID); found != "" && !ok {
		r.put(t.Muted, "  "+found)
	}
	return r.end()
}

// said is the answer to a line in a word.
func (c checkList) said(s scene, it *flows.SheetItem, made *flows.Sheet, here bool) (ink, string) {
	t, w := s.Theme, s.Words.Registers
	if here && c.number != "" {
		return t.Field, c.number
	}
	m, ok := made.Mark(it.ID)
	switch {
	case !ok:
		return t.Muted, map[flows.CheckKind]string{flows.CheckCount: w.Expect(it.Expect), flows.CheckGrade: "1-5", flows.CheckText: w.Write}[it.Is]
	case it.Is == flows.CheckGrade:
		return t.Plain, itoa(m.N)
	case it.Is == flows.CheckCount:
		return pickInk(m.Is == flows.Fail, t.Red, t.Good), itoa(m.N) + " / " + itoa(it.Expect)
	case m.Is == flows.Fail:
		return t.Red, t.marks.VeryLate + w.Fail
	case m.Is == flows.NotApplicable:
		return t.Muted, w.NotApplicable
	}
	return t.Good, t.marks.Done + " " + w.Pass
}
