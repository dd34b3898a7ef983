package main

import (
	"fmt"
	"slices"
	"time"

	"reception/flows"
)

// call puts in view the answer to a call, or what the call asked for.
func (r *round) call(c *flows.Call) {
	rule, ok := r.house.Call(c.Kind)
	if !ok {
		return
	}
	v, ok := r.floor.Visit(c.Visit)
	if !ok {
		v = &flows.Visit{Sales: c.Sales}
	}
	d := deed{key: fmt.Sprintf("call/%d/%s", c.ID, c.Reply), about: subject{visit: c.Visit, room: c.Room}, by: r.by(rule.To, v)}
	switch {
	case c.Silent:
		if rule.To == flows.AllPosts {
			d.by = r.by("RC", v)
		}
		d.command = flows.Reply{Call: c.ID, Answer: flows.Heard}
		r.add(d, func() time.Duration { return r.between(20*time.Second, 100*time.Second) })
	case c.Open():
		d.command = r.reply(c, rule)
		r.add(d, func() time.Duration { return r.answering(rule.Amber, rule.Red) })
	case c.Kind == flows.Taxi && !c.Found:
		d.command = flows.MakeCall{Kind: flows.TaxiFound, Visit: flows.ByID(c.Visit), Plate: r.taxiFor(v)}
		r.add(d, func() time.Duration { return r.pace(rule.Amber, rule.Red) })
	case c.Kind == flows.Taxi, c.Kind == flows.FirstWater && r.serves(v):
		// found already; or brought by whoever does the step
	default:
		d.command = flows.Deliver{Call: c.ID}
		r.add(d, func() time.Duration { return r.pace(rule.Amber, rule.Red) })
	}
}

// serves reports whether a party is in the step that the delivery completes.
func (r *round) serves(v *flows.Visit) bool {
	step, ok := r.house.Step(v.Step)
	return ok && step.By == "deliver"
}

// taxiFor makes up the taxi's plate once for each party.
func (r *round) taxiFor(v *flows.Visit) string {
	return fmt.Sprintf("渝B·TDM%02d", (7*v.No+11)%100)
}

// reply is what the called post says: the first answer there is, unless the
// house is full.
func (r *round) reply(c *flows.Call, rule *flows.CallRule) flows.Reply {
	answer := flows.Reply{Call: c.ID}
	if len(rule.Replies) < 2 {
		return answer
	}
	answer.Answer = rule.Replies[0].Answer
	no := slices.ContainsFunc(rule.Replies, func(x flows.ReplyRule) bool { return x.Answer == flows.CannotReceive })
	if p, met := r.folk[c.Visit]; no && (met && p.refused || r.crowded()) {
		answer.Answer, answer.Reason = flows.CannotReceive, r.busyNow()
	}
	return answer
}

// crowded reports whether another party would only wait: too many are inside,
// or some of them wait for a salesperson already.
func (r *round) crowded() bool {
	inside, waiting := 0, 0
	for _, v := range r.floor.Visits {
		if !v.Inside() || r.house.AtGate(v) {
			continue
		}
		inside++
		if v.Sales == "" {
			waiting++
		}
	}
	return inside >= fullHouse || waiting >= 2
}

// room puts in view what a room needs once its guests are out.
func (r *round) room(u flows.RoomUse) {
	d := deed{key: fmt.Sprintf("room/%s/%s/%d", u.ID, u.State, u.Rev), about: subject{room: u.ID, visit: u.Visit}}
	switch u.State {
	case flows.RoomDirty:
		if slices.ContainsFunc(r.floor.Calls, func(c *flows.Call) bool { return c.Kind == flows.CleanRoom && c.Room == u.ID }) {
			return
		}
		d.by, d.command = r.by("G1", nil), flows.MakeCall{Kind: flows.CleanRoom, Room: u.ID}
		r.add(d, func() time.Duration { return r.between(20*time.Second, 120*time.Second) })
	case flows.RoomBeingClean:
		d.by, d.command = r.by("S1", nil), flows.FreeRoom{Room: u.ID}
		r.add(d, func() time.Duration { return r.between(4*time.Minute, 9*time.Minute) })
	case flows.RoomOut:
		if !r.day.blocked[u.ID] {
			return // whoever blocked it knows when it can be used again
		}
		d.by, d.command = r.by("DM", nil), flows.UnblockRoom{Room: u.ID}
		d.then = func(flows.Outcome) { delete(r.day.blocked, u.ID) }
		r.add(d, func() time.Duration { return r.between(12*time.Minute, 25*time.Minute) })
	}
}

// task puts an open task in view; most are done about when they are due.
func (r *round) task(t *flows.Task) {
	if !t.Done.IsZero() {
		return
	}
	d := deed{key: fmt.Sprintf("task/%d", t.ID), about: subject{visit: t.Visit, room: t.Room, booking: t.For},
		by: r.by(t.Post, nil), command: flows.FinishTask{Task: t.ID}}
	r.add(d, func() time.Duration {
		late := r.between(-2*time.Minute, 2*time.Minute)
		if r.chance(0.15) {
			late = r.between(6*time.Minute, 10*time.Minute)
		}
		return max(t.Due.Sub(r.now)+late, 15*time.Second)
	})
}

// umbrella: one of the house's that went home with its guest comes back later.
func (r *round) umbrella(v *flows.Visit) {
	if v.Umbrella != flows.UmbrellaLent {
		return
	}
	d := deed{key: fmt.Sprintf("umbrella/%d", v.ID), about: subject{visit: v.ID}, by: r.by("Y1", nil),
		command: flows.UmbrellaReturn{Visit: flows.ByID(v.ID)}}
	r.add(d, func() time.Duration { return r.between(8*time.Minute, 30*time.Minute) })
}

// salespeople go to lunch when they are free, not all at once, and come back.
func (r *round) salespeople() {
	for s := range r.house.Salespeople() {
		p, ok := r.floor.Person(s.ID)
		if !ok || !p.On {
			continue
		}
		d := deed{by: flows.By{Post: "X1", Staff: s.ID}}
		lunch, hungry := r.day.lunch[s.ID]
		switch {
		case p.Break != "" && r.day.resting[s.ID]:
			d.key, d.command = "back/"+string(s.ID), flows.Back{Staff: s.ID}
			d.then = func(flows.Outcome) { delete(r.day.resting, s.ID) }
			r.add(d, func() time.Duration { return r.between(18*time.Minute, 32*time.Minute) })
		case hungry && p.Break == "" && !r.now.Before(lunch) && r.free(s.ID) && len(r.day.resting) < 2:
			d.key, d.command = "lunch/"+string(s.ID), flows.Break{Staff: s.ID, Kind: r.say("用餐", "lunch")}
			d.then = func(flows.Outcome) {
				delete(r.day.lunch, s.ID)
				r.day.resting[s.ID] = true
			}
			r.add(d, func() time.Duration { return r.between(10*time.Second, 90*time.Second) })
		}
	}
}
