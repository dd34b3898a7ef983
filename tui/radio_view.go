package tui

import (
	"strings"

	"reception/flows"
)

// View draws the list of calls and the selected one below it, word for word.
func (r radio) View(s scene) frame {
	said := min(max(s.Height/3, 8), 10)
	if _, ok := r.here(s); !ok || s.Height < 15 {
		said = 0
	}
	list := rect{0, 1, s.Width, max(s.Height-1-said, 0)}
	top, hits := r.tabs(s)
	rows, more := r.list(s, list)
	hits = append(hits, more...)
	rows = append([]string{top}, rows...)
	detail, more := r.detail(s, rect{0, s.Height - said, s.Width, said})
	return frame{Rows: fill(append(rows, detail...), s.Width, s.Height), Hits: append(hits, more...)}
}

// tabs names the three lists with how many each holds.
func (r radio) tabs(s scene) (string, []hit) {
	t := s.Theme
	line := newRow(s.Width)
	line.space(1)
	var hits []hit
	for i, label := range s.Words.Radio.Tabs {
		list := s.calls(radioTab(i))
		text := label + " " + itoa(len(list))
		late := 0
		for _, c := range list {
			if c.Late > flows.OnTime {
				late++
			}
		}
		k := pickInk(len(list) == 0, t.Muted, t.Plain)
		if radioTab(i) == r.tab {
			text, k = "["+text+"]", t.Strong
		} else {
			text = " " + text + " "
		}
		hits = append(hits, hit{rect{s.Width - line.left, 0, width(text), 1}, selectTabMsg{radioTab(i)}})
		line.put(k, text)
		if late > 0 {
			line.space(1)
			line.put(t.Red, t.marks.Late+" "+s.Words.Board.Figures.Late(late))
		}
		line.space(2)
	}
	line.right(t.Muted, s.Keys.Requests.Help().Key+" "+s.Words.Radio.StartKey+" ", line.left)
	return line.end(), hits
}

// The columns of the list.
const (
	ageWidth   = 8
	fromWidth  = 26
	aboutWidth = 46
)

// radioBeside is from which width on whom a call is about is shown beside it.
const radioBeside = 160

// list draws the calls of the tab; wide screens show the sentence too.
func (r radio) list(s scene, at rect) ([]string, []hit) {
	t, w := s.Theme, s.Words.Radio
	calls := s.calls(r.tab)
	head := newRow(at.W)
	head.space(2)
	head.right(t.Muted, w.Columns.Age, ageWidth-2)
	head.space(3)
	head.cell(t.Muted, w.Columns.What, r.about(s)+1)
	head.cell(t.Muted, w.Columns.From, fromWidth+1)
	if s.Width >= 110 {
		head.put(t.Muted, w.Columns.Said)
	}
	rows := []string{head.end()}
	var hits []hit
	first, n := window(len(calls), callAt(calls, r.selected), at.H-1)
	for i, c := range calls[first : first+n] {
		hits = append(hits, hit{rect{0, at.Y + 1 + i, at.W, 1}, selectCallMsg{c.ID}})
		rows = append(rows, r.row(s, c, at.W))
	}
	hits = hits[:len(hits)-moreBelow(s, rows, callAt(calls, r.selected), first, n, len(calls), at.W)]
	if len(calls) == 0 {
		rows = append(rows, blank(at.W), hint(s, w.Empty[r.tab], at.W))
	}
	return fill(rows, at.W, at.H), hits
}

// about is the width of the column that says what a call is about.
func (r radio) about(s scene) int {
	if s.Width >= 110 {
		return aboutWidth
	}
	return s.Width - ageWidth - fromWidth - 7
}

func (r radio) row(s scene, c call, w int) string {
	t := s.Theme
	line := newRow(w)
	mark, k := " ", t.Plain
	if c.ID == r.selected {
		line, mark, k = line.on(t.Band), t.marks.Select, t.Strong
	}
	late, lateMark := t.urgent(c.Late)
	line.put(t.Accent, mark+" ")
	line.right(late, s.age(began(c.Call)), ageWidth-2)
	line.cell(late, lateMark, 2)
	line.space(1)
	line.cell(k, s.callWhat(c), r.about(s))
	line.space(1)
	line.cell(t.Plain, s.callWho(c, false), fromWidth)
	line.space(1)
	if s.Width >= 110 {
		line.put(t.Muted, s.Floor.CallText(s.House, c.Call, s.Text.Tag))
	}
	return line.end()
}

// callWhat is a call in a few words: for whom, what, where.
func (s scene) callWhat(c call) string {
	var parts []string
	if v, ok := s.Floor.Visit(c.Visit); ok {
		parts = append(parts, s.numbered(v))
	}
	parts = append(parts, s.callAbout(c.Call))
	if c.Room != "" {
		parts = append(parts, s.room(c.Room))
	}
	if flat, ok := s.House.Flat(c.Flat); ok {
		parts = append(parts, flat.Name.In(s.Text.Tag))
	}
	return strings.Join(parts, " ")
}

// callWho is from whom to whom a call goes, with their names where asked for.
func (s scene) callWho(c call, names bool) string {
	if c.Rule == nil {
		return c.By.String()
	}
	from, to := s.caller(c.Rule.From), s.caller(c.Rule.To)
	if p, ok := s.House.Post(c.Rule.From); ok && p.Many && c.Caller != "" {
		from = string(c.Rule.From) + " " + s.staff(c.Caller)
	} else if names {
		from = s.held(c.Rule.From)
	}
	switch {
	case c.Rule.To == flows.AllPosts:
		to = s.Words.Radio.All
	case c.Sales != "":
		to = string(c.Rule.To) + " " + s.staff(c.Sales)
	case names:
		to = s.station(c.Rule.To) + " " + s.staff(s.Floor.Holder(c.Rule.To))
	}
	return strings.TrimSpace(from) + " " + s.Theme.marks.To + " " + strings.TrimSpace(to)
}

// detail is the selected call as it is spoken, with what can be answered.
func (r radio) detail(s scene, at rect) ([]string, []hit) {
	t, words, w := s.Theme, s.Words.Radio, at.W-2
	c, ok := r.here(s)
	if at.H < 3 || !ok {
		return fill(nil, at.W, at.H), nil
	}
	var about []string // whom it is about
	side := 0
	if p, known := s.Facts.party(c.Visit); known && at.W >= radioBeside {
		side = at.W * 2 / 5
		about = aboutRows(s, p, side-2)
		w -= side
	}
	rows := labelled(t, words.Spoken, s.Floor.CallText(s.House, c.Call, s.Text.Tag), w)
	rows = append(rows, labelled(t, words.Calls, s.Text.Clock(c.At, s.House.Zone)+" "+s.callWho(c, true), w)...)
	if !c.Replied.IsZero() {
		by := s.posted(string(c.ReplyBy.Post), s.staff(c.ReplyBy.Staff))
		rows = append(rows, labelled(t, words.Answers, s.Text.Clock(c.Replied, s.House.Zone)+" "+by, w)...)
	}
	list := s.callOffers(c)
	acts, hits := offerRows(s, list, w)
	if r.tab == unanswered && c.Rule != nil && len(c.Rule.Replies) > 1 {
		acts, hits = choiceOfAnswers(s, list, w)
	}
	if room := at.H - 2 - len(acts); len(rows) > room {
		rows = rows[:max(room, 0)]
	}
	hits = moved(hits, 0, len(rows))
	rows = append(rows, acts...)
	if side > 0 {
		rows = beside(fill(rows, w, at.H-2), gutter(s, about, side, at.H-2))
	}
	_, mark := t.urgent(c.Late)
	return t.panel(at.W, at.H, s.callWhat(c), s.age(began(c.Call))+mark, rows), within(moved(hits, at.X+1, at.Y+1), rect{at.X, at.Y, at.W, at.H - 1})
}

// choiceOfAnswers lists answers of equal rank: each has its digit, Enter has none.
func choiceOfAnswers(s scene, list []offer, w int) ([]string, []hit) {
	t := s.Theme
	var rows []string
	var hits []hit
	n := 0
	for i, o := range list {
		r := newRow(w)
		name := o.by.Help().Key
		if o.numbered() {
			n++
			name = itoa(n)
		}
		r.space(3)
		r.cell(t.Key, name, 7)
		r.put(pickInk(o.numbered(), t.Next, t.Plain), o.label)
		hits = append(hits, hit{rect{0, len(rows), w, 1}, offerMsg{i}})
		rows = append(rows, r.end())
	}
	return rows, hits
}
