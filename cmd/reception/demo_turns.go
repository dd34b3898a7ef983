package main

import (
	"fmt"
	"slices"
	"time"

	"reception/flows"
)

// whoHas is the first of the house's people with one of some roles.
func (s *simulator) whoHas(roles []string) flows.StaffID {
	for _, p := range s.house.Staff {
		if p.Has(roles) {
			return p.ID
		}
	}
	return ""
}

// anyone is any salesperson of the house.
func (s *simulator) anyone() flows.StaffID {
	if p := oneOf(s.dice, slices.Collect(s.house.Salespeople())); p != nil {
		return p.ID
	}
	return ""
}

// callSupport: a party waits and the whole visit group is taken, so that the
// duty manager calls the next of the support order to the floor (rule 4).
func (r *round) callSupport(v *flows.Visit) {
	if r.manager == "" || r.floor.Choose(r.house, flows.SupportTurns).Staff == "" {
		return
	}
	d := deed{key: fmt.Sprintf("support/%d", v.ID), about: subject{visit: v.ID}, by: r.by("DM", v)}
	d.command = flows.CallSupport{Authority: flows.Authority{Manager: r.manager},
		Reason: r.say("接访组都在接待，请电话组支援", "the visit group is busy, the phone group helps out")}
	r.add(d, func() time.Duration { return r.between(90*time.Second, 240*time.Second) })
}

// supporters go back to their post once nobody waits and enough of the visit
// group do (rule 8).
func (r *round) supporters() {
	waits := slices.ContainsFunc(r.floor.Visits, func(v *flows.Visit) bool {
		return v.Inside() && v.Sales == "" && !r.house.AtGate(v)
	})
	for _, p := range r.floor.People {
		if p.Supports.IsZero() || !p.On || waits || r.floor.Receiving(p.ID) != nil {
			continue
		}
		r.add(deed{key: "post/" + string(p.ID), by: flows.By{Post: "X1", Staff: p.ID}, command: flows.BackAtPost{Staff: p.ID}},
			func() time.Duration { return r.between(3*time.Minute, 8*time.Minute) })
	}
}

// remember keeps a guest in mind who has been received and whose number is
// known: the register recognises such a guest by phone.
func (s *simulator) remember(v *flows.Visit, p *party) {
	if person, known := v.Person.Open(); known && person.Phone != "" && v.Sales != "" {
		s.guests.known = append(s.guests.known, regular{sales: v.Sales,
			Guest: flows.Guest{Surname: person.Surname, Title: person.Title, Phone: person.Phone, Plate: p.Plate}})
	}
}

// planReturns: now and then somebody comes again, who was here this morning or
// the day before, and gives the phone number at the gate (rule 6).
func (s *simulator) planReturns() {
	for i, minute := range []float64{140 + 60*s.Float64(), 285 + 30*s.Float64(), 380 + 30*s.Float64()} {
		who := s.guests.persona(s.house)
		who.slow, who.CameBy = false, flows.ByCar
		s.at(minute, fmt.Sprintf("again/%d", i), "L1", func(r *round) (flows.Command, bool) {
			i := slices.IndexFunc(r.guests.known, func(k regular) bool { return r.free(k.sales) })
			if i < 0 {
				return nil, false
			}
			who.Guest = r.guests.known[i].Guest
			return flows.Arrive{Guest: who.Guest, Party: who.Party}, true
		}).then = func(o flows.Outcome) {
			s.guests.known = slices.DeleteFunc(s.guests.known, func(k regular) bool { return k.Guest == who.Guest })
			s.meet(o.Visit, who)
		}
	}
}

// planPhone: the phone group's calls from outside (rule 10). Whoever is next
// picks up, mostly.
func (s *simulator) planPhone() {
	about := []flows.Words{{ZH: "询价", EN: "asks for prices"}, {ZH: "预约看房", EN: "wants to come and see"},
		{ZH: "广告推销", EN: "advertisement"}, {ZH: "问交通", EN: "asks the way"}}
	for i := range 14 {
		c := flows.PhoneCall{Answer: flows.PhoneAnswered, About: oneOf(s.dice, about).In(s.lang)}
		switch s.IntN(7) {
		case 0:
			c.Answer, c.About = flows.PhoneMissed, ""
		case 1:
			c.Answer, c.About = flows.PhoneSilent, ""
		}
		s.at(35+36*float64(i)+20*s.Float64(), fmt.Sprintf("phone/%d", i), "X1", func(r *round) (flows.Command, bool) {
			if r.floor.Choose(r.house, flows.CallTurns).Staff == "" {
				return flows.PhoneCall{Answer: flows.PhoneMissed}, true
			}
			return c, true
		})
	}
}
