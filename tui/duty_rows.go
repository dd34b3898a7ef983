package tui

import (
	"strings"
	"time"

	"reception/flows"
)

// What a line of the duty manager's board says. The widths follow from the width
// of the list alone, so that nothing moves when a number grows; where there is
// little room the sentence goes before the figure.

// dutyNarrow is the width under which a list keeps only names and numbers.
const dutyNarrow = 60

// dutyRow draws a room or a party in w cells.
func (l lookout) dutyRow(s scene, it dutyItem, w int, on bool) string {
	if it.kind == dutyRoom {
		return l.roomLine(s, it.room, w, on)
	}
	return s.queueLine(it.party, w, on)
}

// dutyLine begins a row, with its mark where it is selected.
func dutyLine(t *Theme, w int, on bool) row {
	r := newRow(w)
	if on {
		r = r.on(t.Band)
	}
	r.put(t.Accent, pick(on, t.marks.Select, " "))
	return r
}

// A roomColumns is how the cells of a room's line are shared out.
type roomColumns struct{ state, guest, party, sales, must, next int }

const roomMinutes = 7 // with the mark behind

func (s scene) roomColumnsFor(w int) roomColumns {
	rest := w - 1 - s.roomWidth() - 1 - roomMinutes - 1
	if w < dutyNarrow {
		return roomColumns{state: 2, guest: max(rest-2-9, 0), next: 9}
	}
	c := roomColumns{state: s.stateWidth() + 3, party: 4}
	rest -= c.state + c.party
	if w >= 100 {
		c.sales = salesWidth(s) + 1
		rest -= c.sales
	}
	c.next = min(max(rest*3/10, 22), 34)
	c.guest = min(max(rest/4, 12), 24)
	c.must = max(rest-c.next-c.guest, 0)
	if c.must < 16 { // who must act is worth more than how many came
		c.must, c.party = c.must+c.party, 0
	}
	return c
}

// roomHead names the columns of the rooms.
func (s scene) roomHead(w int) string {
	t, n, c := s.Theme.Muted, s.Words.Duty.Columns, s.roomColumnsFor(w)
	r := newRow(w)
	r.space(1)
	r.cell(t, n.Room, s.roomWidth()+1)
	r.cell(t, pick(w < dutyNarrow, "", n.State), c.state)
	r.right(t, n.For, roomMinutes-2)
	r.space(3)
	r.cell(t, n.Guest, c.guest)
	if c.party > 0 {
		r.right(t, s.Words.Board.Columns.Party, c.party-1)
		r.space(1)
	}
	r.cell(t, n.Sales, c.sales)
	r.cell(t, n.Must, c.must)
	r.put(t, n.Next)
	return r.end()
}

// roomLine is one room: its state, who is in it and how long, who must act, the
// next reservation and whether that will have to wait.
func (l lookout) roomLine(s scene, room *flows.Room, w int, on bool) string {
	t, u, c := s.Theme, s.Floor.Room(room.ID), s.roomColumnsFor(w)
	r := dutyLine(t, w, on)
	r.cell(t.Strong, room.Name.In(s.Text.Tag), s.roomWidth())
	r.space(1)
	mark, k := roomMark(t, u.State)
	r.cell(k, pick(w < dutyNarrow, mark, mark+" "+s.Text.Names.Room[u.State]), c.state)
	late, lateMark := t.urgent(s.roomLate(u))
	_, minutes := s.roomSince(u)
	r.right(late, minutes, roomMinutes-2)
	r.cell(late, lateMark, 2)
	r.space(1)
	if v, ok := s.Floor.Visit(u.Visit); ok {
		r.cell(t.Plain, s.numbered(v), c.guest-1)
		r.space(1)
		if c.party > 0 {
			r.right(t.Plain, partySize(v.Party), c.party-1)
			r.space(1)
		}
		r.cell(t.Plain, s.staff(v.Sales), c.sales)
	} else {
		r.cell(t.Muted, pick(w < dutyNarrow && u.State != flows.RoomOut, s.Text.Names.Room[u.State], u.Why), c.guest+c.party+c.sales)
	}
	act := s.roomMust(room)
	urgent, _ := t.urgent(act.late)
	r.cell(urgent, act.in(s, c.must), c.must-1)
	r.space(min(c.must, 1))
	l.nextCell(&r, s, room.ID, c.next)
	return r.end()
}

// nextCell is the next reservation of a room; how long that will wait comes before
// its name, which a dutyNarrow column cuts.
func (l lookout) nextCell(r *row, s scene, id flows.RoomID, w int) {
	a, t := l.room(id), s.Theme
	if a.Next == 0 {
		r.space(w)
		return
	}
	before := r.left
	k := t.Plain
	if c, clashes := l.clash(a.Next); clashes {
		k = t.Red
		if w < 12 {
			r.put(k, s.Text.Clock(a.When, s.House.Zone)+t.marks.VeryLate)
			return
		}
		r.put(k, s.Text.Clock(a.When, s.House.Zone)+" "+s.Words.Duty.Late(minutesUp(c.Ready.Sub(later(c.When, s.Now))))+t.marks.VeryLate+" ")
	} else {
		r.put(k, s.Text.Clock(a.When, s.House.Zone)+" ")
	}
	if b, ok := s.Floor.Booking(a.Next); ok {
		r.cell(k, s.booked(b), max(w-(before-r.left), 0))
	}
}

// minutesUp is a span in minutes, one that has begun counted as a whole one.
func minutesUp(d time.Duration) int { return int((d + minuteLess) / time.Minute) }

// A queueColumns is how the cells of a party's line are shared out.
type queueColumns struct{ guest, step, wait, must int }

func queueColumnsFor(w int) queueColumns {
	c := queueColumns{guest: 12, step: 8, wait: 9}
	if w >= dutyNarrow {
		c.guest, c.step = min(max(w/5, 14), 24), min(max(w/8, 10), 18)
	}
	c.must = max(w-1-c.guest-1-3-1-c.step-1-c.wait-1, 0)
	return c
}

// queueHead names the columns of the queue.
func (s scene) queueHead(title string, w int) string {
	t, n, c := s.Theme.Muted, s.Words.Duty.Columns, queueColumnsFor(w)
	r := newRow(w)
	r.space(1)
	r.cell(t, title, c.guest)
	r.space(1)
	r.right(t, s.Words.Board.Columns.Party, 3)
	r.space(1)
	r.cell(t, n.Step, c.step)
	r.space(1)
	r.right(t, n.Wait, c.wait)
	r.space(1)
	if c.must >= 10 {
		r.put(t, n.Must)
	}
	return r.end()
}

// queueLine is one party that is not in a room: how long it has waited for what it
// waits for, against what was promised, and who must act.
func (s scene) queueLine(p party, w int, on bool) string {
	t, c := s.Theme, queueColumnsFor(w)
	act := s.partyMust(p)
	k, mark := t.urgent(act.late)
	r := dutyLine(t, w, on)
	r.cell(t.Strong, s.numbered(p.Visit), c.guest)
	r.space(1)
	r.right(t.Plain, partySize(p.Party), 3)
	r.space(1)
	r.cell(t.Plain, s.stepName(p.Step), c.step)
	r.space(1)
	waited, limit := s.promised(p)
	text := itoa(int(waited / time.Minute))
	if limit > 0 {
		text += "/" + itoa(minutesUp(limit))
	}
	r.right(k, text, c.wait-2)
	r.cell(k, mark, 2)
	r.space(1)
	r.put(t.Plain, act.in(s, c.must))
	return r.end()
}

// alertLines are something to decide, in at most so many rows.
func (l lookout) alertLines(s scene, it dutyItem, w, tall int, on bool) []string {
	t := s.Theme
	k, mark := t.Red, t.marks.VeryLate
	text := ""
	switch it.kind {
	case dutyClash:
		text = s.clashText(it.clash, l.ahead.Stay)
	case dutyDue:
		k, mark, text = s.dutyDue(it.due)
	case dutyCount:
		k, mark, text = s.dutyCount(it.count)
	case dutyAlert, dutyRoom, dutyParty:
		k, mark = s.alarmInk(it.alarm)
		text = s.alarmText(it.alarm)
		if told := s.escalated(it.alarm); told != "" && tall > 1 {
			text += "  " + told
		}
	}
	lines := wrap(text, w-5)
	if tall == 1 || len(lines) == 0 {
		lines = []string{text}
	}
	rows := make([]string, 0, tall)
	for i := range min(len(lines), tall) {
		r := dutyLine(t, w, on)
		if i > 0 {
			r = newRow(w)
			r.space(1)
		}
		r.cell(k, pick(i == 0, mark, ""), 3)
		r.put(k, lines[i])
		rows = append(rows, r.end())
	}
	return rows
}

// dutyDue is something that is due, in one sentence: how late, what, whose, whom to tell.
func (s scene) dutyDue(d due) (ink, string, string) {
	k, left := s.dueLeft(d)
	_, mark := s.Theme.urgent(d.late())
	text := strings.TrimSuffix(left, mark) + "  " + s.dueText(d)
	if whom := s.dueWhom(d); whom != "" {
		text += "  " + whom
	}
	if who := s.told(d.Told); who != "" {
		text += "  " + s.Words.Registers.Tell(who)
	}
	return k, mark, text
}

// dutyCount is what is counted down to: when, how long there is, what is still to be done.
func (s scene) dutyCount(c *flows.Countdown) (ink, string, string) {
	w, next := s.Words.Due, c.Next()
	text := s.clockWords(c.T) + "  " + s.countLeft(c) + "  " + s.countWhat(c) + "  " + w.Progress(len(c.Items)-c.Open(), len(c.Items))
	if next.Done.IsZero() {
		_, left := s.taskLeft(next)
		text += "  " + w.NextItem(s.caller(next.Post)+" "+s.taskText(next), left)
	}
	return s.Theme.Plain, "T", text
}
