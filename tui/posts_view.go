package tui

import (
	"slices"
	"strings"

	"reception/flows"
)

// View draws the posts and the people, side by side where there is room.
func (p posts) View(s scene) frame {
	top, tabs := p.head(s)
	rows := []string{top}
	if s.nobodyOn() {
		rows = append(rows, blank(s.Width), hint(s, s.Words.Posts.Fresh, s.Width))
	}
	h := max(s.Height-len(rows), 0)
	if s.Width < 110 {
		list, hits := p.postList(s, rect{0, len(rows), s.Width, h})
		if p.people {
			list, hits = p.staffList(s, rect{0, len(rows), s.Width, h})
		}
		return frame{Rows: fill(append(rows, list...), s.Width, s.Height), Hits: append(hits, tabs...)}
	}
	left := s.Width * 52 / 100
	y := len(rows)
	a, hits := p.postList(s, rect{1, y + 1, left - 2, max(h-2, 0)})
	b, more := p.staffList(s, rect{left + 1, y + 1, s.Width - left - 2, max(h-2, 0)})
	w := s.Words.Posts
	mark := func(on bool, title string) string { return pick(on, s.Theme.marks.Select+" ", "") + title }
	rows = append(rows, beside(
		s.Theme.panel(left, h, mark(!p.people, w.Posts), "", a),
		s.Theme.panel(s.Width-left, h, mark(p.people, w.People), "", b))...)
	return frame{Rows: fill(rows, s.Width, s.Height), Hits: append(hits, more...)}
}

func (s scene) nobodyOn() bool {
	for _, p := range s.Floor.People {
		if p.On {
			return false
		}
	}
	return true
}

// head is one line of figures, with the two lists to choose from where they do
// not stand side by side.
func (p posts) head(s scene) (string, []hit) {
	t, w := s.Theme, s.Words.Posts
	r := newRow(s.Width)
	r.space(1)
	var hits []hit
	if s.Width < 110 {
		for i, label := range []string{w.Posts, w.People} {
			on := p.people == (i == 1)
			text := pick(on, "["+label+"]", " "+label+" ")
			hits = append(hits, hit{rect{s.Width - r.left, 0, width(text), 1}, peopleMsg{i == 1}})
			r.put(pickInk(on, t.Strong, t.Plain), text)
			r.space(1)
		}
		r.space(1)
	}
	manned, gaps, selling, resting := 0, 0, 0, 0
	for i := range s.House.Posts {
		switch post := &s.House.Posts[i]; {
		case s.unmanned(post):
			gaps++
		case !post.Many:
			manned++
		}
	}
	for _, who := range s.Floor.People {
		if staff, ok := s.House.Person(who.ID); ok && who.On && staff.Group != "" {
			selling++
		}
		if who.On && who.Break != "" {
			resting++
		}
	}
	put := func(k ink, text string) { r.put(k, text); r.space(2) }
	put(t.Plain, w.Manned(manned))
	put(pickInk(gaps > 0, t.Amber, t.Muted), pick(gaps > 0, t.marks.Late, "")+w.Unmanned(gaps))
	put(t.Plain, w.Selling(selling))
	put(pickInk(resting > 0, t.Amber, t.Muted), w.Resting(resting))
	return r.end(), hits
}

// postList lists the posts in a part of the body.
func (p posts) postList(s scene, at rect) ([]string, []hit) {
	t, c := s.Theme.Muted, s.Words.Posts.Columns
	head := newRow(at.W)
	head.space(2)
	head.cell(t, c.Post, s.postWidth(at.W)+1)
	head.cell(t, c.Holder, 13)
	head.put(t, c.State)
	first, n := window(len(s.House.Posts), s.postAt(p.post), at.H-1)
	rows := []string{headed(s, head, s.rest(first, n, len(s.House.Posts)))}
	var hits []hit
	for i := range s.House.Posts[first : first+n] {
		post := &s.House.Posts[first+i]
		hits = append(hits, hit{rect{at.X, at.Y + 1 + i, at.W, 1}, selectPostMsg{post.ID}})
		rows = append(rows, p.postRow(s, post, at.W))
	}
	return fill(rows, at.W, at.H), hits
}

// postWidth is the cells for a post's id and name.
func (s scene) postWidth(w int) int {
	n := 0
	for i := range s.House.Posts {
		n = max(n, 7+width(printable(s.House.Posts[i].Name.In(s.Text.Tag))))
	}
	return min(n, max(w-2-13-21, 16))
}

func (p posts) postRow(s scene, post *flows.Post, w int) string {
	t, words := s.Theme, s.Words.Posts
	r := newRow(w)
	mark := " "
	if post.ID == p.post && !p.people {
		r, mark = r.on(t.Band), t.marks.Select
	}
	n := s.postWidth(w)
	r.put(t.Accent, mark+" ")
	r.cell(pickInk(mark != " ", t.Strong, t.Plain), string(post.ID), 7)
	r.cell(t.Plain, post.Name.In(s.Text.Tag), n-7)
	r.space(1)
	holder := s.Floor.Holder(post.ID)
	switch {
	case post.Many:
		r.put(t.Muted, words.Many(s.selling()))
	case holder == "":
		r.cell(t.Amber, t.marks.Late+" "+words.Nobody, 13)
		r.put(t.Muted, s.coveredBy(post.ID))
	default:
		r.cell(t.Plain, s.staff(holder), 13)
		s.holding(&r, post.ID, holder)
	}
	return r.end()
}

// holding is since when a post is held, or that its holder is on a break.
func (s scene) holding(r *row, post flows.PostID, holder flows.StaffID) {
	if who, ok := s.Floor.Person(holder); !ok || !who.On || who.Break != "" {
		state, k := s.stateOf(holder)
		r.put(k, state)
		if ok {
			r.space(1)
			r.put(k, s.Text.Minutes(s.Now.Sub(who.Since)))
		}
		return
	}
	for _, h := range s.Floor.Posts {
		if h.Post == post {
			r.put(s.Theme.Muted, s.Words.Posts.From(s.Text.Clock(h.Since, s.House.Zone)))
			if span := "  " + s.Text.Minutes(s.Now.Sub(h.Since)); width(span) <= r.left {
				r.put(s.Theme.Muted, span)
			}
		}
	}
}

// selling counts the salespeople on duty.
func (s scene) selling() int {
	n := 0
	for p := range s.House.Salespeople() {
		if who, ok := s.Floor.Person(p.ID); ok && who.On {
			n++
		}
	}
	return n
}

// coveredBy names the manned posts that stand in for an unmanned one.
func (s scene) coveredBy(id flows.PostID) string {
	var by []string
	for _, post := range s.House.Posts {
		for _, other := range post.Covers {
			if other == id && s.Floor.Holder(post.ID) != "" {
				by = append(by, string(post.ID))
			}
		}
	}
	if len(by) == 0 {
		return ""
	}
	return s.Words.Posts.Covered(strings.Join(by, " "))
}

// staffList lists the people under the names of their groups.
func (p posts) staffList(s scene, at rect) ([]string, []hit) {
	list := s.everybody()
	var rows []string
	var msgs []selectStaffMsg
	selected, group := 0, flows.GroupID("-")
	for _, who := range list {
		if who.Group != group {
			group = who.Group
			title := s.Words.Posts.Others
			if g, ok := s.House.Group(group); ok {
				title = g.Name.In(s.Text.Tag) + " " + s.groupDoes(group)
			}
			rows, msgs = append(rows, hint(s, title, at.W)), append(msgs, selectStaffMsg{})
		}
		if who.ID == p.staff {
			selected = len(rows)
		}
		rows, msgs = append(rows, p.staffRow(s, who, at.W)), append(msgs, selectStaffMsg{who.ID})
	}
	first, n := window(len(rows), selected, at.H)
	if first == 1 { // a heading is worth its row
		first = 0
	}
	var hits []hit
	for i, msg := range msgs[first : first+n] {
		if msg.staff != "" {
			hits = append(hits, hit{rect{at.X, at.Y + i, at.W, 1}, msg})
		}
	}
	shown := slices.Clone(rows[first : first+n])
	hits = hits[:max(len(hits)-moreBelow(s, shown, selected, first, n, len(rows), at.W), 0)]
	return fill(shown, at.W, at.H), hits
}

// groupDoes is what a sales group does today.
func (s scene) groupDoes(id flows.GroupID) string {
	switch s.Floor.Day.VisitGroup {
	case "":
		return ""
	case id:
		return s.Words.Turns.Visits
	}
	return s.Words.Turns.Phone
}

func (p posts) staffRow(s scene, who *flows.Staff, w int) string {
	t := s.Theme
	r := newRow(w)
	mark := " "
	if who.ID == p.staff && p.people {
		r, mark = r.on(t.Band), t.marks.Select
	}
	r.put(t.Accent, " "+mark+" ")
	r.cell(pickInk(mark != " ", t.Strong, t.Plain), who.Name.In(s.Text.Tag), 14)
	state, k := s.stateOf(who.ID)
	r.cell(k, state, 24)
	if person, ok := s.Floor.Person(who.ID); ok && person.On {
		since := s.Words.Posts.From(s.Text.Clock(person.Since, s.House.Zone))
		if person.Break != "" {
			since = s.Text.Minutes(s.Now.Sub(person.Since))
		}
		r.cell(t.Muted, since, 12)
	}
	for _, post := range s.holds(who.ID) {
		r.put(t.Plain, string(post)+" ")
	}
	return r.end()
}
