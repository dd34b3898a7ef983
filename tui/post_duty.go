package tui

import (
	"slices"

	"reception/flows"
)

// An ownDuty is what falls to a post, as the house files say it: whose steps,
// calls, rooms and bookings are its own. An unmanned post that it covers counts
// as it does itself (SY-01).
type ownDuty struct {
	posts  []flows.PostID
	staff  flows.StaffID // who of a post of many it is; empty: all of them
	many   bool
	rooms  bool // names the VIP rooms or has them cleaned
	cleans bool
	gate   bool // takes parties in
	flats  bool // receives at the show flats
	duties []flows.Duty
}

func (s scene) newDuty(at flows.PostID) ownDuty {
	d := ownDuty{posts: []flows.PostID{at}}
	if p, ok := s.House.Post(at); ok {
		if d.many = p.Many; p.Many {
			d.staff = s.By.Staff
		}
		for _, id := range p.Covers {
			if other, ok := s.House.Post(id); ok && s.unmanned(other) {
				d.posts = append(d.posts, id)
			}
		}
	}
	for _, id := range d.posts {
		d.duties = append(d.duties, flows.DutyOf(s.House, id))
	}
	if rule, ok := s.House.Call(flows.RoomIsReady); ok && d.has(rule.From) {
		d.rooms = true
	}
	if rule, ok := s.House.Call(flows.CleanRoom); ok {
		d.rooms, d.cleans = d.rooms || d.has(rule.From), d.has(rule.To)
	}
	if rule, ok := s.House.Call(flows.AskFlat); ok {
		d.flats = d.has(rule.To)
	}
	if gate, ok := s.House.Gate(); ok {
		d.gate = d.has(gate.Post)
	}
	return d
}

func (d *ownDuty) has(id flows.PostID) bool { return slices.Contains(d.posts, id) }

// is reports whether the post is somebody's.
func (d *ownDuty) is(s scene, id flows.StaffID) bool {
	if d.staff != "" {
		return d.staff == id
	}
	return slices.ContainsFunc(d.posts, func(p flows.PostID) bool { return s.Floor.Holder(p) == id })
}

// mine reports whether what falls to a post falls to this person, where the post
// is one of many.
func (d *ownDuty) mine(sales flows.StaffID) bool { return !d.many || d.staff == "" || d.staff == sales }

// called reports whether a call is for the post.
func (d *ownDuty) called(s scene, c call) bool {
	sales := c.Sales
	if v, ok := s.Floor.Visit(c.Visit); ok && sales == "" {
		sales = v.Sales
	}
	if slices.ContainsFunc(d.duties, func(one flows.Duty) bool { return one.Answers(c.Rule) }) {
		return d.mine(sales)
	}
	return c.Open() && slices.ContainsFunc(c.Rule.Replies, func(r flows.ReplyRule) bool {
		return slices.ContainsFunc(r.By, d.has)
	})
}

// sees says in which part of the list a party stands.
func (d *ownDuty) sees(s scene, p party) jobKind {
	step := p.Guide.Step
	switch {
	case step == nil:
		return jobNone
	case d.many && d.staff != "" && p.Sales == d.staff:
		return jobParty // one's own guest, wherever it is
	case d.has(step.Post):
		if d.mine(p.Sales) {
			return jobParty
		}
	case slices.ContainsFunc(step.With, d.has) && d.mine(p.Sales):
		if d.rooms && p.Room != "" {
			return jobNone // it stands with its room
		}
		return jobBeside
	case d.flats && s.flatOf(p.Visit) != "":
		return jobBeside
	}
	if step.By == (flows.Leave{}).Verb() {
		return jobNone // what follows is an hour away
	}
	next, ok := s.Floor.Following(s.House, p.Visit, s.Now)
	if ok && p.Admission == flows.AdmissionGiven && d.has(next.Post) && d.mine(p.Sales) {
		return jobComing
	}
	return jobNone
}

// acts reports whether the next act of a party is this post's.
func (d *ownDuty) acts(p party) bool {
	n := p.Guide.Next
	return (n.Command != nil || n.Missing != nil) && d.has(n.Post) && d.mine(p.Sales)
}

// rings reports whether an alarm is one that this terminal rings for: at a post
// those of its own jobs, elsewhere every one.
func (r *Root) rings(a alarm) bool {
	p, ok := r.stack[0].(ownPost)
	if !ok {
		return true
	}
	return slices.ContainsFunc(r.scene().jobs(p.at), func(j job) bool {
		switch {
		case j.call.Call != nil:
			return a.What == alarmCall && j.call.ID == a.Call && j.own
		case j.party.Visit != nil:
			return a.What == alarmStep && j.party.ID == a.Visit && j.own
		}
		return a.Task != 0 && j.task != nil && j.task.ID == a.Task || a.Entry != 0 && j.id.kind == jobDue && j.due.Entry == a.Entry && j.due.Clock == a.Clock
	})
}
