package main

import (
	"cmp"
	"fmt"
	"slices"
	"time"

	"reception/flows"
)

// A party is a visit with the people in it and what its posts mean to do in the
// step it is in.
type party struct {
	*persona
	step    flows.StepID
	ticks   []flows.ItemID
	each    time.Duration // from one tick to the next
	until   time.Time     // they stay in the step at least that long, where guests decide
	wishes  []flows.MakeCall
	told    bool // the flat knows how many are coming
	outcome string
}

// party is who came, made up on the spot where a person entered the arrival.
func (s *simulator) party(v *flows.Visit) *party {
	if p, ok := s.folk[v.ID]; ok {
		return p
	}
	return s.meet(v.ID, s.guests.persona(s.house))
}

// meet remembers who a visit is.
func (s *simulator) meet(id flows.VisitID, who *persona) *party {
	p := &party{persona: who, outcome: s.outcome(who)}
	s.folk[id] = p
	return p
}

// visit puts in view what can be done about a party.
func (r *round) visit(v *flows.Visit) {
	p := r.party(v)
	g := r.floor.Guide(r.house, v, r.now)
	if g.Step == nil {
		return
	}
	if p.step != v.Step {
		r.enter(p, v, &g)
	}
	if r.house.AtGate(v) {
		if r.atGate(v, p, g.Step) {
			return
		}
	} else if v.Sales == "" && !r.inTheAir(v, flows.SentOn, flows.BookedArrived) {
		r.assign(v)
	}
	r.wish(v, p, g.Step)
	if _, answer := g.Next.Command.(flows.Reply); answer {
		return // the call is in view by itself
	}
	if r.inFlat(v) || r.tick(v, p, &g) || r.card(v, p, &g) {
		return
	}
	if g.Next.Missing == nil {
		r.onward(v, p, &g)
	}
}

// enter plans a step: which lines of the list are thought of, and how fast.
func (r *round) enter(p *party, v *flows.Visit, g *flows.Guide) {
	p.step, p.ticks, p.wishes = v.Step, nil, nil
	chosen := map[string]bool{}
	for _, c := range g.Do {
		switch {
		case c.Done || chosen[c.Choice]:
		case c.Choice != "":
			chosen[c.Choice] = true
			p.ticks = append(p.ticks, p.choose(g.Do, c.Choice))
		case c.Effect == flows.EffectAshtray:
			if p.smokes {
				p.ticks = append(p.ticks, c.ID)
			}
		case c.Effect.Occasional():
		case c.Must || r.chance(0.8):
			p.ticks = append(p.ticks, c.ID)
		}
	}
	p.each = r.pace(g.Step.Amber, g.Step.Red) / time.Duration(len(p.ticks)+1)
	if g.Step.By == "leave" {
		p.each = r.between(time.Minute, 3*time.Minute)
		p.until = r.now.Add(r.guests.stay())
		p.wishes = r.wishes(p, v)
	}
}

// choose takes the line of a choice that is true of these guests.
func (p *persona) choose(list []flows.Check, choice string) flows.ItemID {
	var first flows.ItemID
	for _, c := range list {
		if c.Choice != choice {
			continue
		}
		if c.ID == p.umbrella || p.noCard && c.ID == "profile_declined" {
			return c.ID
		}
		first = cmp.Or(first, c.ID)
	}
	return first
}

// tick puts the next line of the checklist in view, first those that were
// thought of, then what the step cannot be done without.
func (r *round) tick(v *flows.Visit, p *party, g *flows.Guide) bool {
	for _, id := range p.ticks {
		if i := slices.IndexFunc(g.Do, func(c flows.Check) bool { return c.ID == id && !c.Done }); i >= 0 && !chosen(g.Do, g.Do[i].Choice) {
			r.tickLine(v, p, g, &g.Do[i])
			return true
		}
	}
	if g.Next.Missing == nil || g.Next.Missing.Code != flows.ItemsOpen {
		return false
	}
	i := slices.IndexFunc(g.Do, func(c flows.Check) bool { return c.ID == g.Next.Missing.Item })
	if i >= 0 && g.Do[i].Choice != "" {
		wanted := p.choose(g.Do, g.Do[i].Choice)
		i = slices.IndexFunc(g.Do, func(c flows.Check) bool { return c.ID == wanted })
	}
	if i < 0 {
		return false
	}
	r.tickLine(v, p, g, &g.Do[i])
	return true
}

func chosen(list []flows.Check, choice string) bool {
	return choice != "" && slices.ContainsFunc(list, func(c flows.Check) bool { return c.Choice == choice && c.Done })
}

func (r *round) tickLine(v *flows.Visit, p *party, g *flows.Guide, c *flows.Check) {
	if c.Blocked { // the line before it comes first
		i := slices.IndexFunc(g.Do, func(x flows.Check) bool { return x.ID == c.After })
		if i < 0 || g.Do[i].Blocked {
			return
		}
		c = &g.Do[i]
	}
	r.add(deed{
		key: fmt.Sprintf("tick/%d/%s/%s", v.ID, v.Step, c.ID), about: subject{visit: v.ID},
		by: r.by(cmp.Or(c.Post, g.Step.Post), v), command: flows.SetTick{Visit: flows.ByID(v.ID), Item: c.ID},
	}, func() time.Duration { return r.between(p.each*3/5, p.each*7/5) })
}

// onward puts the one next act in view, as the guide says it.
func (r *round) onward(v *flows.Visit, p *party, g *flows.Guide) {
	d := deed{key: fmt.Sprintf("next/%d/%s", v.ID, v.Step), about: subject{visit: v.ID, room: v.Room}, by: r.by(g.Next.Post, v)}
	delay := func() time.Duration { return max(p.each, p.until.Sub(r.now)) }
	switch c := g.Next.Command.(type) {
	case nil:
		return
	case flows.RoomReady:
		room, ok := r.roomFor(v)
		if !ok {
			return
		}
		c.Room = room
		d.command = c
		d.about.room = room
	case flows.Done:
		d.command = c
		asksRoom := slices.ContainsFunc(g.Step.Opens, func(o flows.Prompt) bool { return o.Call == flows.AskRoom })
		if asksRoom && p.noRoom {
			d.command = flows.Leave{Visit: c.Visit, Taxi: p.taxi && !v.TaxiHome}
		}
	case flows.Leave:
		c.Taxi = p.taxi && !v.TaxiHome
		d.command = c
	case flows.Depart:
		if _, waits := r.callOf(v, flows.Taxi); waits {
			return
		}
		c.Outcome = p.outcome
		d.command = c
		d.then = func(flows.Outcome) {
			r.remember(v, p)
			delete(r.folk, v.ID)
		}
	case flows.LeaveRoom, flows.FreeRoom:
		d.key += "/room"
		d.command = c
		delay = func() time.Duration { return r.between(20*time.Second, 80*time.Second) }
	default:
		d.command = c
	}
	r.add(d, delay)
}

// roomFor is the free room that seats a party with the fewest chairs over, when
// it is the party's turn to be given one.
func (r *round) roomFor(v *flows.Visit) (best flows.RoomID, ok bool) {
	for _, first := range r.floor.RoomQueue() {
		if first.ID == v.ID {
			break
		}
		if !r.marks.free(subject{visit: first.ID}).After(r.now) {
			return "", false
		}
	}
	over := 0
	for _, room := range r.house.Rooms {
		if r.floor.Room(room.ID).State != flows.RoomFree || r.marks.free(subject{room: room.ID}).After(r.now) {
			continue
		}
		spare := room.Size - v.Party
		if spare < 0 {
			spare = 100 - spare // too small is worse than too large
		}
		if !ok || spare < over {
			best, over, ok = room.ID, spare, true
		}
	}
	return best, ok
}

// outcome is how the visit ended, in the house's own list.
func (s *simulator) outcome(p *persona) string {
	ids := []string{"interested", "follow_up", "follow_up", "return_agreed", "reserved"}
	if p.noRoom {
		ids = []string{"not_interested", "follow_up", "information"}
	}
	ids = slices.DeleteFunc(ids, func(id string) bool {
		return !slices.ContainsFunc(s.house.Outcomes, func(o flows.Choice) bool { return o.ID == id })
	})
	return oneOf(s.dice, ids)
}

func (r *round) callOf(v *flows.Visit, kind flows.CallKind) (*flows.Call, bool) {
	for _, c := range r.floor.Calls {
		if c.Visit == v.ID && c.Kind == kind {
			return c, true
		}
	}
	return nil, false
}

// inTheAir reports whether a party's call of one of some kinds waits for its answer.
func (r *round) inTheAir(v *flows.Visit, kinds ...flows.CallKind) bool {
	return slices.ContainsFunc(kinds, func(k flows.CallKind) bool {
		c, ok := r.callOf(v, k)
		return ok && c.Open()
	})
}
