package tui

import (
	"slices"
	"strings"

	"reception/flows"
)

// nowRows are the line of what to do now, large where there is room: one thing,
// in the colour of its promise.
func (p ownPost) nowRows(s scene, list []job, at rect) []string {
	if at.H == 0 {
		return nil
	}
	t, w := s.Theme, s.Words.OwnPost
	j, ok := pressing(list)
	if !ok {
		r := newRow(at.W)
		r.put(t.Strong, " "+w.Nothing)
		if more := s.comesNext(list); more != "" {
			r.put(t.Muted, "  "+more)
		}
		return fill(slices.Insert(fill(nil, at.W, at.H/2), at.H/2, r.end()), at.W, at.H)
	}
	k, mark := t.urgent(j.late)
	k = t.Mark.with(k).with(t.Mark)
	if j.late == flows.OnTime {
		k = t.Mark
	}
	r := newRow(at.W).on(k)
	key := " " + s.Keys.Next.Help().Key + " "
	switch {
	case s.ReadOnly:
		key = " "
	case j.id != p.selected:
		key = " " + s.Keys.Alert.Help().Key + " "
	}
	r.put(ink{}, " "+t.marks.Select+" "+cut(printable(s.nowText(j)), max(r.left-3-clockCells-width(key)-2, 8)))
	if age := s.jobAge(j); age != "" {
		r.put(ink{}, "  "+age+mark)
	}
	if n := ownCount(list) - 1; n > 0 && at.W >= 60 {
		if text := "  " + w.More(n); width(text)+width(key) < r.left {
			r.put(ink{}, text)
		}
	}
	r.space(r.left - width(key))
	r.put(ink{}, key)
	rows := []string{r.end()}
	if at.H >= 3 {
		above, below := newRow(at.W).on(k), newRow(at.W).on(k)
		above.raw(ink{}, spaces(at.W), at.W)
		below.raw(ink{}, spaces(at.W), at.W)
		rows = []string{above.end(), rows[0], below.end()}
	}
	return rows
}

func ownCount(list []job) int {
	n := 0
	for _, j := range list {
		if j.own {
			n++
		}
	}
	return n
}

// comesNext is what to expect while there is nothing to do.
func (s scene) comesNext(list []job) string {
	for _, j := range list {
		switch j.id.kind {
		case jobComing:
			return s.Words.OwnPost.Coming(s.partied(j.party.Visit))
		case jobBooking:
			return s.Words.OwnPost.NextIn(s.Text.Clock(j.booking.When, s.House.Zone) + " " + s.jobWhat(j) + " " + s.jobMore(j))
		case jobNone, jobAnswer, jobBring, jobParty, jobTask, jobDue, jobRoom, jobBeside, jobHeard:
		}
	}
	return ""
}

// nowText is a job in one sentence: what, about whom.
func (s scene) nowText(j job) string {
	w := s.Words.OwnPost
	switch j.id.kind {
	case jobAnswer:
		return w.Answer + " " + s.jobWhat(j)
	case jobBring:
		if j.call.Kind == flows.Taxi {
			return s.jobWhat(j)
		}
		return w.Bring + " " + s.jobWhat(j)
	case jobTask:
		return w.Task + " " + s.jobWhat(j) + " " + s.jobMore(j)
	case jobRoom:
		if o, ok := nth(s.roomOffers(j.room), 1); ok {
			return s.jobWhat(j) + "  " + o.label
		}
	case jobParty:
		if !j.acts {
			return s.jobWhat(j) + "  " + j.party.Guide.Step.Act.In(s.Text.Tag)
		}
		return s.jobWhat(j) + "  " + s.act(j.party)
	case jobNone, jobDue, jobComing, jobBooking, jobBeside, jobHeard:
	}
	return s.jobWhat(j)
}

// jobWhat is a job in a few words.
func (s scene) jobWhat(j job) string {
	switch {
	case j.call.Call != nil:
		return s.callWhat(j.call)
	case j.party.Visit != nil:
		return s.partied(j.party.Visit)
	case j.room != nil:
		text := j.room.Name.In(s.Text.Tag) + " " + s.Text.Names.Room[s.Floor.Room(j.room.ID).State]
		if v, ok := s.Floor.Visit(s.Floor.Room(j.room.ID).Visit); ok {
			text += " " + s.partied(v)
		}
		return text
	case j.booking != nil:
		text := s.booked(j.booking)
		if j.booking.Party > 0 {
			text += " " + s.Words.Fields.People(j.booking.Party)
		}
		return text
	case j.task != nil:
		return s.taskText(j.task)
	case j.id.kind == jobDue:
		return s.dueText(j.due)
	}
	return ""
}

// jobMore is what tells a job's party apart: its car, its looks, its salesperson.
func (s scene) jobMore(j job) string {
	var parts []string
	switch {
	case j.call.Call != nil:
		if j.call.Rule.To != flows.AllPosts {
			parts = append(parts, s.callWho(j.call, false))
		}
	case j.party.Visit != nil:
		person, _ := j.party.Person.Open()
		parts = append(parts, s.plate(person))
		if !s.Mask {
			parts = append(parts, person.Describe)
		}
		if j.id.kind != jobParty {
			parts = append(parts, s.place(j.party.Visit))
		}
		if j.party.Sales != s.By.Staff {
			parts = append(parts, s.staff(j.party.Sales))
		}
	case j.booking != nil:
		person, _ := j.booking.Person.Open()
		parts = append(parts, s.plate(person), s.staff(j.booking.Sales))
	case j.task != nil:
		parts = append(parts, s.taskFor(j.task))
	}
	return strings.Join(slices.DeleteFunc(parts, func(t string) bool { return t == "" }), "  ")
}

// jobAct is what is to be done about a job, in a few words.
func (s scene) jobAct(d *ownDuty, j job) string {
	switch j.id.kind {
	case jobAnswer:
		if !j.call.Silent {
			var texts []string
			for _, r := range j.call.Rule.Replies {
				texts = append(texts, r.Text.In(s.Text.Tag))
			}
			return strings.Join(texts, " / ")
		}
		return s.Words.Radio.Heard
	case jobBring, jobRoom, jobTask, jobDue, jobBooking:
		if o, ok := nth(s.jobOffers(d, j), 1); ok {
			if j.id.kind == jobBooking {
				return s.Words.Bookings.TakeUp
			}
			if j.id.kind == jobRoom && !j.own {
				return strings.TrimSpace(o.post + " " + o.label)
			}
			if j.id.kind == jobBring && j.call.Kind != flows.Taxi {
				return s.Words.Tasks.EnterDone
			}
			return o.label
		}
	case jobParty:
		if w := j.party.Guide.Waiting; w != nil && !j.acts {
			if rule, ok := s.House.Call(w.Kind); ok {
				return s.Words.Board.WaitsFor(s.caller(rule.To))
			}
		}
		return s.act(j.party)
	case jobNone, jobComing, jobBeside, jobHeard:
	}
	return ""
}

// jobAge is how long a job has been waiting.
func (s scene) jobAge(j job) string {
	switch {
	case j.task != nil:
		return s.clockOrDate(j.task.Due)
	case j.id.kind == jobDue:
		return s.clockOrDate(j.due.At)
	case j.since.IsZero():
		return ""
	case j.call.Call != nil:
		return s.age(j.since)
	}
	return s.Words.Board.Minutes(s.since(j.since))
}

// turnRow is a salesperson's place in the rotation, and who is next; for the
// post as a whole, who is next alone.
func (p ownPost) turnRow(s scene, d *ownDuty, w int) string {
	t, words, turns := s.Theme, s.Words.OwnPost, s.Facts.Turns
	r := newRow(w)
	r.space(1)
	r.put(t.Muted, words.Turn+"  ")
	if d.staff != "" {
		text, k := s.turnOf(d.staff)
		r.put(k, text)
		r.space(3)
	}
	if turns.Next == "" {
		r.put(t.Muted, pick(turns.Group == "", s.Words.Board.TurnsNone, s.Words.Board.TurnsNobody))
		return r.end()
	}
	if turns.Next != d.staff {
		r.put(t.Next, t.marks.Select+" "+s.staff(turns.Next))
	}
	for _, id := range s.Facts.Then {
		r.put(t.Muted, "  "+s.staff(id))
	}
	return r.end()
}

// turnOf says where somebody stands in the rotation of visits.
func (s scene) turnOf(id flows.StaffID) (string, ink) {
	t, w := s.Theme, s.Words.OwnPost
	who, on := s.Floor.Person(id)
	if !on || !who.On {
		return w.Out, t.Muted
	}
	if v := s.Floor.Receiving(id); v != nil {
		return w.With(s.partied(v)), t.Strong
	}
	upcoming := s.Floor.Upcoming(s.House, flows.VisitTurns, len(s.House.Staff))
	for i, e := range upcoming {
		switch {
		case e.Staff != id:
		case e.Now && i == 0:
			return w.MineNext, t.Next
		case e.Now:
			return w.Mine(i + 1), t.Strong
		default:
			return w.MineLater(i + 1), t.Plain
		}
	}
	for _, x := range s.Facts.Turns.Passed {
		if x.Staff == id {
			return w.NotNow(s.passedWhy(x.Why)), t.Muted
		}
	}
	state, k := s.stateOf(id)
	return state, k
}
