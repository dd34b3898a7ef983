package tui

import (
	"slices"
	"strings"

	"reception/flows"
)

// A postLayout says where the parts of a post's screen lie. Parts without a size
// are not drawn.
type postLayout struct {
	Now, Turn, List, Job rect
}

// both reports whether the list and the selected job are on the screen together.
func (l postLayout) both() bool { return l.List.H > 0 && l.Job.H > 0 }

// layout places the parts: the job beside the list where there is room, below it
// on a terminal of 80 columns, instead of it on a telephone.
func (p ownPost) layout(s scene) postLayout {
	w, h := s.Width, s.Height
	l := postLayout{Now: rect{0, 0, w, min(h, 1)}}
	if h >= 26 {
		l.Now.H = 3
	}
	y := l.Now.H
	if s.duty(p.at).many && h >= 12 {
		l.Turn = rect{0, y, w, 1}
		y++
	}
	h = max(h-y, 0)
	switch {
	case w >= 110 && h >= 14:
		list := min(max(w*45/100, 54), 92)
		l.List, l.Job = rect{0, y, list, h}, rect{list, y, w - list, h}
	case w >= 60 && h >= 14:
		list := min(max(p.lines(s), 4), max(h-12, h/3))
		l.List, l.Job = rect{0, y, w, list}, rect{0, y + list, w, h - list}
	case p.open:
		l.Job = rect{0, y, w, h}
	default:
		l.List = rect{0, y, w, h}
	}
	return l
}

// lines is how many rows the whole list takes.
func (p ownPost) lines(s scene) int {
	n, part := 0, jobNone
	for _, j := range s.jobs(p.at) {
		if n++; j.id.kind != part {
			part = j.id.kind
			n++
		}
	}
	return n
}

// View draws the post's screen.
func (p ownPost) View(s scene) frame {
	d, list := s.duty(p.at), s.jobs(p.at)
	l := p.layout(s)
	rows := p.nowRows(s, list, l.Now)
	hits := []hit{{l.Now, nowMostMsg{}}}
	if l.Turn.H > 0 {
		rows = append(rows, p.turnRow(s, d, l.Turn.W))
	}
	var body, about []string
	if l.List.H > 0 {
		var more []hit
		body, more = p.list(s, list, l.List)
		hits = append(hits, more...)
	}
	if l.Job.H > 0 {
		var more []hit
		about, more = p.job(s, d, l.Job)
		hits = append(hits, more...)
	}
	if l.both() && l.Job.Y == l.List.Y {
		rows = append(rows, beside(body, about)...)
	} else {
		rows = append(append(rows, body...), about...)
	}
	return frame{Rows: fill(rows, s.Width, s.Height), Hits: hits}
}

// list draws the jobs by parts, each part under its name.
func (p ownPost) list(s scene, list []job, at rect) ([]string, []hit) {
	framed := at.W < s.Width
	w, h, x, y := at.W, at.H, at.X, at.Y
	if framed {
		w, h, x, y = w-2, h-2, x+1, y+1
	}
	var lines []func() string // drawn only where they are shown
	var hits []hit
	selected, part := 0, jobNone
	for _, j := range list {
		if j.id.kind != part {
			part = j.id.kind
			lines = append(lines, func() string { return hint(s, s.partName(j.id.kind), w) })
		}
		if j.id == p.selected {
			selected = len(lines)
		}
		hits = append(hits, hit{rect{0, len(lines), w, 1}, jobMsg{j.id}})
		lines = append(lines, func() string { return p.row(s, j, w) })
	}
	if len(list) == 0 {
		lines = []func() string{func() string { return blank(w) }, func() string { return hint(s, s.Words.OwnPost.Quiet(s.postName(p.at)), w) }}
	}
	first, n := window(len(lines), selected, h)
	var rows []string
	for _, line := range lines[first : first+n] {
		rows = append(rows, line())
	}
	if !framed {
		n -= moreBelow(s, rows, selected, first, n, len(lines), w)
	}
	hits = within(moved(hits, x, y-first), rect{x, y, w, n})
	rows = fill(rows, w, h)
	if framed {
		rows = s.Theme.footed(s.Theme.panel(at.W, at.H, s.postName(p.at), "", rows), at.W, s.rest(first, n, len(lines)))
	}
	return rows, hits
}

// partName heads a part of the list.
func (s scene) partName(k jobKind) string {
	g := s.Words.OwnPost.Groups
	switch k {
	case jobAnswer:
		return g.Answer
	case jobBring:
		return g.Bring
	case jobParty:
		return g.Party
	case jobTask:
		return g.Task
	case jobDue:
		return s.Words.Due.Title
	case jobRoom:
		return g.Room
	case jobComing:
		return g.Coming
	case jobBooking:
		return g.Booking
	case jobBeside:
		return g.Beside
	case jobHeard:
		return g.Heard
	case jobNone:
	}
	return ""
}

// actsFrom is how wide a list is that says what is to be done.
const actsFrom = 60

// clockCells is the column of how long a job has been waiting.
const clockCells = 8

// row is one job: since when, what, and what is to be done.
func (p ownPost) row(s scene, j job, w int) string {
	t := s.Theme
	r := newRow(w)
	mark, plain := " ", t.Plain
	if j.id == p.selected {
		r = r.on(t.Band)
		mark, plain = t.marks.Select, t.Strong
	}
	r.put(t.Accent, mark)
	k, late := t.urgent(j.late)
	if j.booking != nil {
		r.cell(plain, " "+s.Text.Clock(j.booking.When, s.House.Zone), clockCells)
	} else {
		r.right(k, s.jobAge(j)+late, clockCells)
	}
	r.space(1)
	act := s.jobAct(s.duty(p.at), j)
	room := 0
	if w >= actsFrom || w >= actsFrom*4/5 && j.party.Visit == nil && j.booking == nil { // a plate matters more
		room = min(width(printable(act)), r.left*2/5)
	}
	what, more := s.jobWhat(j), s.jobMore(j)
	if j.booking != nil && w >= actsFrom {
		if d, is := s.lateBy(j.booking); is > flows.OnTime {
			more = s.Words.Bookings.Late(s.span(d)) + late + "  " + more
		}
	}
	left := r.left - room - pickWidth(room > 0, 2, 0)
	what = cut(printable(what), left)
	r.put(plain, what)
	rest := left - width(what)
	if rest > 4 && more != "" {
		r.cell(t.Muted, "  "+more, rest)
	} else {
		r.space(rest)
	}
	if room > 0 {
		r.space(2)
		r.cell(pickInk(j.own, t.Plain, t.Muted), act, room)
	}
	return r.end()
}

// job draws the selected one: what is said, the checklist, what can be done.
func (p ownPost) job(s scene, d *ownDuty, at rect) ([]string, []hit) {
	j, ok := p.here(s)
	if !ok || at.H < 3 {
		rows := wrapped(s.Theme.Muted, s.Words.OwnPost.Appears, at.W-2)
		return s.Theme.panel(at.W, at.H, s.postName(p.at), "", append([]string{blank(at.W - 2)}, rows...)), nil
	}
	w, h := at.W-2, at.H-2
	_, mark := s.Theme.urgent(j.late)
	title, rows, hits := s.jobWhat(j), []string(nil), []hit(nil)
	switch {
	case j.party.Visit != nil:
		rows, hits = p.partyRows(s, j.party, w, h)
		title = s.partied(j.party.Visit) + " - " + stepTitle(s, j.party)
	case j.booking != nil:
		rows, hits = p.bookingRows(s, d, j, w)
	default:
		rows, hits = p.offerRows(s, d, j, w, h)
	}
	return s.Theme.panel(at.W, at.H, title, strings.TrimSpace(s.jobAge(j)+mark), fill(rows, w, h)),
		within(moved(hits, at.X+1, at.Y+1), rect{at.X + 1, at.Y + 1, w, h})
}

// partyRows are the guide of a party; on a screen that has no room for it the open
// lines of the checklist, about the one that Space ticks.
func (p ownPost) partyRows(s scene, q party, w, h int) ([]string, []hit) {
	acts := actsOf(q)
	line := min(p.line, len(acts)-1)
	open := slices.ContainsFunc(acts, func(a act) bool { return a.Check != nil && !a.Check.Done })
	if whole, _ := guideRows(s, q, w, line, tight); len(whole.Rows) <= h || h >= 10 || !open {
		return guideBody(s, q, w, h, line)
	}
	last, more := nextRows(s, q, acts, line, w, tight)
	before := slices.IndexFunc(acts, func(a act) bool { return !a.chooses() })
	rows, hits := checkRows(s, acts[before:], before, line, w, tight)
	first, n := window(len(rows), max(line-before, 0), max(h-len(last), 0))
	rows, hits = rows[first:first+n], within(moved(hits, 0, -first), rect{0, 0, w, n})
	return append(rows[:n:n], last...), append(hits, moved(more, 0, n)...)
}

// bookingRows are what is known of a booking, and what Enter does about it.
func (p ownPost) bookingRows(s scene, d *ownDuty, j job, w int) ([]string, []hit) {
	rows := bookingDetail(s, j.booking, w)
	rows = rows[:len(rows)-1] // what Enter does is an offer here
	more, hits := offerRows(s, s.jobOffers(d, j), w)
	return append(rows, more...), moved(hits, 0, len(rows))
}

// offerRows are what is said about a job, and what can be done.
func (p ownPost) offerRows(s scene, d *ownDuty, j job, w, h int) ([]string, []hit) {
	t, list := s.Theme, s.jobOffers(d, j)
	acts, hits := offerRows(s, list, w)
	switch {
	case j.chooses() || !enters(d, j, list):
		acts, hits = choiceOfAnswers(s, list, w)
	case h >= 20 && len(list) > 0 && list[0].numbered():
		button := buttonRows(t, s.Keys.Next.Help().Key+"  "+list[0].label, w)
		acts = append(append([]string{blank(w)}, append(button, blank(w))...), acts[1:]...)
		hits = append([]hit{{rect{0, 1, w, len(button)}, offerMsg{0}}}, moved(hits[1:], 0, len(button)+1)...)
	}
	var rows []string
	switch {
	case j.call.Call != nil:
		rows = saidRows(s, s.Words.Radio.Spoken, s.Floor.CallText(s.House, j.call.Call, s.Text.Tag), w, h-len(acts)-2)
		rows = append(rows, labelled(t, s.Words.Radio.Calls, s.Text.Clock(j.call.At, s.House.Zone)+" "+s.callWho(j.call, true), w)...)
	case j.room != nil:
		if said := s.roomPhrase(j.room.ID); said != "" {
			rows = saidRows(s, s.Words.Rooms.Phrase, said, w, h-len(acts)-2)
		}
		if _, some := nth(list, 1); !some {
			rows = append(rows, hint(s, s.nothingFor(j.room.ID), w))
		}
	case j.task != nil:
		rows = wrapped(t.Plain, s.taskText(j.task)+"  "+s.taskFor(j.task), w)
	case j.id.kind == jobDue:
		rows = wrapped(t.Plain, s.dueText(j.due)+"  "+s.clockWords(j.due.At), w)
		if who := s.told(j.due.Told); who != "" {
			rows = append(rows, wrapped(t.Amber, s.Words.Registers.Tell(who), w)...)
		}
	}
	rows = rows[:min(len(rows), max(h-len(acts), 0))]
	hits = moved(hits, 0, len(rows))
	rows = append(rows, acts...)
	if q, known := s.Facts.party(j.visit(s)); known && h-len(rows) > 6 {
		rows = append(rows, blank(w))
		rows = append(rows, aboutRows(s, q, w)...)
	}
	return rows, hits
}

// saidRows is a sentence of the radio as a guide shows what is said: in a frame
// where there is room for it.
func saidRows(s scene, label, text string, w, h int) []string {
	if one := (phrase{ink: s.Theme.Strong, text: text}); h >= 16 {
		rows := append([]string{blank(w - 4)}, framedPhrase(s, one, w-4, roomy)...)
		rows = append(rows, blank(w-4))
		box := s.Theme.panel(w-2, len(rows)+2, label, "", rows)
		for i := range box {
			box[i] = " " + box[i] + " "
		}
		return box
	}
	return labelled(s.Theme, label, text, w)
}
