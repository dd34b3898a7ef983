package main

import (
	"fmt"
	"time"

	"reception/flows"
)

// wishes is what a party will ask for in its room.
func (r *round) wishes(p *party, v *flows.Visit) (list []flows.MakeCall) {
	about := flows.ByID(v.ID)
	drink := func(kind flows.CallKind) {
		if item := r.item("drink"); item != "" {
			list = append(list, flows.MakeCall{Kind: kind, Visit: about, Item: item, Quantity: max(1, min(v.Party, 4))})
		}
	}
	if r.chance(0.85) {
		drink(flows.Drinks)
	}
	if item := r.item("document"); item != "" && r.chance(0.45) {
		list = append(list, flows.MakeCall{Kind: flows.Documents, Visit: about, Item: item, Quantity: 1 + r.IntN(3)})
	}
	if p.flat {
		list = append(list, flows.MakeCall{Kind: flows.AskFlat, Visit: about})
	}
	if r.chance(0.25) && v.Room != "" {
		list = append(list, flows.MakeCall{Kind: flows.CopyID, Visit: about})
	}
	if r.chance(0.25) {
		drink(flows.DrinksByButler)
	}
	return list
}

// item is something of the house's list; what is served unasked is not asked for.
func (s *simulator) item(kind string) string {
	var ids []string
	for _, i := range s.house.Items {
		if i.Kind == kind {
			ids = append(ids, i.ID)
		}
	}
	if kind == "drink" && len(ids) > 1 {
		ids = ids[1:]
	}
	return oneOf(s.dice, ids)
}

// wish puts the next thing a party asks for in view.
func (r *round) wish(v *flows.Visit, p *party, step *flows.Step) {
	if step.By != "leave" || len(p.wishes) == 0 || v.Leaving || v.Flat != "" {
		return
	}
	c := p.wishes[0]
	d := deed{key: fmt.Sprintf("wish/%d/%d", v.ID, len(p.wishes)), about: subject{visit: v.ID, room: v.Room},
		then: func(flows.Outcome) { p.wishes = p.wishes[1:] }}
	if rule, ok := r.house.Call(c.Kind); ok {
		d.by = r.by(rule.From, v)
	}
	if c.Kind == flows.AskFlat {
		if c.Flat = r.freeFlat(); c.Flat == "" {
			return // they sit and wait for one, or go without
		}
	}
	d.command = c
	r.add(d, func() time.Duration { return r.between(time.Minute, 5*time.Minute) })
}

func (r *round) freeFlat() flows.FlatID {
	for _, f := range r.house.Flats {
		if u := r.floor.Flat(f.ID); len(u.Inside) == 0 && u.Held == 0 {
			return f.ID
		}
	}
	return ""
}

// inFlat puts a party's way through a show flat in view, and reports whether it
// is on it: nobody leaves the showroom from there.
func (r *round) inFlat(v *flows.Visit) bool {
	p, ref := r.party(v), flows.ByID(v.ID)
	d := deed{about: subject{visit: v.ID}, by: r.by("X1", v)}
	if v.Flat != "" {
		d.key, d.command = fmt.Sprintf("flat/%d/out", v.ID), flows.LeaveFlat{Flat: v.Flat, Visit: ref}
		r.add(d, func() time.Duration { return r.between(6*time.Minute, 12*time.Minute) })
		return true
	}
	for _, f := range r.house.Flats {
		if r.floor.Flat(f.ID).Held != v.ID {
			continue
		}
		if !p.told {
			d.key, d.by = fmt.Sprintf("flat/%d/tell", v.ID), r.by("L2", v)
			d.command = flows.MakeCall{Kind: flows.FlatHeadcount, Flat: f.ID, Visit: ref}
			d.then = func(flows.Outcome) { p.told = true }
		} else {
			d.key, d.command = fmt.Sprintf("flat/%d/in", v.ID), flows.EnterFlat{Flat: f.ID, Visit: ref}
		}
		r.add(d, func() time.Duration { return r.between(40*time.Second, 150*time.Second) })
		return true
	}
	return r.inTheAir(v, flows.AskFlat)
}

// card: the phone number is learnt from the profile card.
func (r *round) card(v *flows.Visit, p *party, g *flows.Guide) bool {
	person, _ := v.Person.Open()
	if person.Phone != "" || p.Phone == "" || v.Person.Erased() || !v.Ticked("profile_filled") {
		return false
	}
	r.add(deed{key: fmt.Sprintf("card/%d", v.ID), about: subject{visit: v.ID}, by: r.by(g.Step.Post, v),
		command: flows.Identify{Visit: flows.ByID(v.ID), Guest: flows.Guest{Phone: p.Phone}}},
		func() time.Duration { return r.between(10*time.Second, 40*time.Second) })
	return true
}
