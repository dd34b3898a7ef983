package tui

import (
	"cmp"
	"slices"
	"time"

	"reception/flows"
)

// A job is one thing that a post has to do, or sees coming.
type job struct {
	id      jobID
	late    flows.Lateness
	since   time.Time // what its promise runs from; zero where none does
	own     bool      // there is something that this post does about it now
	acts    bool      // the next act of its party is this post's
	call    call
	party   party
	room    *flows.Room
	booking *flows.Booking
	task    *flows.Task
	due     due
}

// A jobID tells jobs apart for as long as they stand: a call that was answered
// and is now to be brought is another job.
type jobID struct {
	kind jobKind
	n    int64
	room flows.RoomID
	due  dueKey
}

// A jobKind is a part of the list, in the order of the list.
type jobKind int

const (
	jobNone    jobKind = iota
	jobAnswer          // a call for this post
	jobBring           // answered, and not yet brought
	jobParty           // a party in a step of this post, or with this salesperson
	jobTask            // due, or nearly
	jobDue             // a list of checks or an entry of the post that is
	jobRoom            // a room that this post names, has cleaned or cleans
	jobComing          // a party whose next step is this post's
	jobBooking         // expected today
	jobBeside          // a party in a step that this post sees too
	jobHeard           // a broadcast
)

// taskAhead is how long before its time a task is shown to its post.
const taskAhead = 30 * time.Minute

// heardFor is how long a broadcast is shown to every post.
const heardFor = 10 * time.Minute

// An ownWork is what falls to a post and what it has to do. It is worked out once
// for each change, as the facts are that it is read off.
type ownWork struct {
	at    flows.PostID
	staff flows.StaffID
	duty  ownDuty
	jobs  []job
}

func (s scene) work(at flows.PostID) *ownWork {
	if w := s.Facts.own; w != nil && w.at == at && w.staff == s.By.Staff {
		return w
	}
	w := &ownWork{at: at, staff: s.By.Staff, duty: s.newDuty(at)}
	w.jobs = s.newJobs(&w.duty)
	s.Facts.own = w
	return w
}

// jobs lists what a post has to do, by parts, the most urgent first in each.
func (s scene) jobs(at flows.PostID) []job { return s.work(at).jobs }

// duty is what falls to a post now.
func (s scene) duty(at flows.PostID) *ownDuty { return &s.work(at).duty }

func (s scene) newJobs(d *ownDuty) []job {
	list := s.callJobs(d)
	list = append(list, s.partyJobs(d)...)
	list = append(list, s.taskJobs(d)...)
	list = append(list, s.dueJobs(d)...)
	list = append(list, s.roomJobs(d)...)
	list = append(list, s.bookingJobs(d)...)
	slices.SortStableFunc(list, func(a, b job) int { return cmp.Compare(a.id.kind, b.id.kind) })
	return list
}

// callJobs are the calls to be answered, and what answered ones asked for.
func (s scene) callJobs(d *ownDuty) []job {
	var list []job
	for _, c := range s.Floor.Calls {
		rule, ok := s.House.Call(c.Kind)
		if !ok {
			continue
		}
		x := job{call: call{c, rule, c.Late(s.House, s.Now)}, since: began(c), own: true}
		x.late = x.call.Late
		switch {
		case c.Silent && rule.To == flows.AllPosts:
			if x.id.kind, x.own = jobHeard, false; s.Now.Sub(c.At) > heardFor {
				continue
			}
		case !d.called(s, x.call):
			continue
		case c.Open() || c.Silent:
			x.id.kind = jobAnswer
		case !rule.Delivers || c.Found || s.stepBrings(c):
			continue
		default:
			x.id.kind = jobBring
		}
		x.id.n = int64(c.ID)
		list = append(list, x)
	}
	slices.SortStableFunc(list, func(a, b job) int {
		return cmp.Or(cmp.Compare(b.late, a.late), a.since.Compare(b.since), cmp.Compare(a.id.n, b.id.n))
	})
	return list
}

// stepBrings reports whether the step of a call's party is completed by bringing
// what the call asked for: the party itself is the job then.
func (s scene) stepBrings(c *flows.Call) bool {
	v, ok := s.Floor.Visit(c.Visit)
	if !ok || c.Kind != flows.FirstWater {
		return false
	}
	step, ok := s.House.Step(v.Step)
	return ok && step.By == (flows.Deliver{}).Verb()
}

// partyJobs are the parties in the post's steps, those that come to it next, and
// those that it sees too.
func (s scene) partyJobs(d *ownDuty) []job {
	var list []job
	for _, p := range s.Facts.Parties {
		kind := d.sees(s, p)
		if kind == jobNone {
			continue
		}
		x := job{id: jobID{kind: kind, n: int64(p.ID)}, since: p.Since}
		x.acts = kind == jobParty && d.acts(p)
		if x.acts && p.Guide.Next.Act == flows.ActAnswer {
			continue // its call stands for it
		}
		if !x.acts {
			p.Guide.Next = told(p.Guide)
		}
		if kind == jobParty {
			x.late = p.Guide.Late
			x.own = x.acts && !talking(p) || d.has(p.Guide.Step.Post) && unfinished(p.Guide)
		}
		x.party = p
		list = append(list, x)
	}
	return list
}

// told is the next act of a party when it is another post's: said, not offered.
func told(g flows.Guide) flows.Next {
	n := flows.Next{Post: g.Next.Post, Act: g.Next.Act, Words: g.Next.Words}
	if answers := []flows.Act{flows.ActAnswer, flows.ActInform, flows.ActStandIn}; g.Step != nil && slices.Contains(answers, n.Act) {
		n.Act, n.Words = "", g.Step.Act
	}
	return n
}

// talking reports whether a party sits with its salesperson: when that is over is
// their own choice, until it runs late.
func talking(p party) bool {
	return p.Guide.Step.By == (flows.Leave{}).Verb() && p.Guide.Late == flows.OnTime && p.Guide.Waiting == nil
}

// unfinished reports whether the checklist of a step has an open line that it
// cannot be done without.
func unfinished(g flows.Guide) bool {
	return slices.ContainsFunc(g.Do, func(c flows.Check) bool { return !c.Done && (c.Must || c.Choice != "") })
}

// taskJobs are the post's tasks that are due, or will be soon.
func (s scene) taskJobs(d *ownDuty) []job {
	var list []job
	for _, t := range s.Floor.Tasks {
		if !t.Done.IsZero() || !d.has(t.Post) || t.Due.Sub(s.Now) > taskAhead {
			continue
		}
		x := job{id: jobID{kind: jobTask, n: int64(t.ID)}, task: t, own: true}
		switch t.State(s.Now, s.House.Limits.Overdue) {
		case flows.TaskDue:
			x.late = flows.Amber
		case flows.TaskOverdue:
			x.late = flows.Red
		case flows.TaskPending, flows.TaskOver:
		}
		list = append(list, x)
	}
	slices.SortStableFunc(list, func(a, b job) int { return byDue(a.task, b.task) })
	return list
}

// dueJobs are the lists of checks and the entries of the post's registers that are due,
// or will be soon.
func (s scene) dueJobs(d *ownDuty) []job {
	var list []job
	for _, x := range s.Facts.Pressing {
		if x.Task == 0 && (slices.ContainsFunc(x.Posts, d.has) || slices.ContainsFunc(x.Told, func(id flows.StaffID) bool { return d.is(s, id) })) {
			list = append(list, job{id: jobID{kind: jobDue, due: x.key()}, due: x, own: true, late: x.late()})
		}
	}
	return list
}

// roomJobs are every room for the post that names and empties them, and those to
// be cleaned for the post that cleans.
func (s scene) roomJobs(d *ownDuty) []job {
	var list []job
	for i := range s.House.Rooms {
		room := &s.House.Rooms[i]
		u := s.Floor.Room(room.ID)
		dirty := u.State == flows.RoomDirty || u.State == flows.RoomBeingClean
		_, called := s.roomCall(room.ID)
		if !d.rooms && !(d.cleans && dirty && !called) {
			continue // a call to clean stands for its room
		}
		x := job{id: jobID{kind: jobRoom, room: room.ID}, room: room, late: s.roomLate(u)}
		if u.State != flows.RoomFree {
			x.since = u.Since
		}
		o, some := nth(s.ownRoomOffers(d, room), 1)
		x.own = some && d.has(flows.PostID(o.post)) && u.State != flows.RoomOccupied
		list = append(list, x)
	}
	return list
}

// ownRoomOffers are what a post may do with a room. Who only cleans leaves the
// rest to the others.
func (s scene) ownRoomOffers(d *ownDuty, room *flows.Room) []offer {
	list := s.roomOffers(room)
	if d.rooms {
		return list
	}
	return slices.DeleteFunc(list, func(o offer) bool { return !d.has(flows.PostID(o.post)) })
}

// bookingJobs are today's bookings: all that are agreed for the gate, a
// salesperson's own.
func (s scene) bookingJobs(d *ownDuty) []job {
	var list []job
	for _, b := range bookedOn(s, s.today()) {
		mine := d.many && d.staff != "" && b.Sales == d.staff
		if b.State != flows.BookingAgreed || !d.gate && !mine {
			continue
		}
		x := job{id: jobID{kind: jobBooking, n: int64(b.ID)}, booking: b}
		_, x.late = s.lateBy(b)
		list = append(list, x)
	}
	return list
}

// visit is the party that a job is about.
func (j job) visit(s scene) flows.VisitID {
	switch {
	case j.party.Visit != nil:
		return j.party.ID
	case j.call.Call != nil:
		return j.call.Visit
	case j.room != nil:
		return s.Floor.Room(j.room.ID).Visit
	}
	return 0
}

// jobAt is the place of a job in a list; -1 where it is not in it.
func jobAt(list []job, id jobID) int {
	return slices.IndexFunc(list, func(j job) bool { return j.id == id })
}

// pressing is the one job to be done now: the latest, the first of those that are
// equally late. False where there is nothing that this post has to do.
func pressing(list []job) (job, bool) {
	var best job
	for _, j := range list {
		if j.own && (best.id.kind == jobNone || j.late > best.late) {
			best = j
		}
	}
	return best, best.id.kind != jobNone
}
