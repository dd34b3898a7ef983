package main

import (
	"fmt"
	"slices"
	"time"

	"reception/flows"
)

// A program is what a day brings whoever is on the floor.
type program struct {
	opens   time.Time
	items   []item
	lunch   map[flows.StaffID]time.Time // when they go, once they are free
	resting map[flows.StaffID]bool      // sent on a break by the program
	blocked map[flows.RoomID]bool       // likewise
	staff   []flows.StaffID             // who comes to work
	repair  flows.RoomID
}

// An item is a line of the program. Its command is made from the floor as it is
// then; without ok the line waits.
type item struct {
	key     string
	at      time.Time
	by      flows.By
	about   subject
	command func(r *round) (c flows.Command, ok bool)
	then    func(flows.Outcome)
}

// opening is when the people of a house come in on the day of t.
func opening(t time.Time, zone *time.Location) time.Time {
	y, m, d := t.In(zone).Date()
	return time.Date(y, m, d, 8, 30, 0, 0, zone)
}

// plan makes the program of the day of t.
func (s *simulator) plan(t time.Time) {
	s.day = program{opens: opening(t, s.house.Zone), lunch: map[flows.StaffID]time.Time{},
		resting: map[flows.StaffID]bool{}, blocked: map[flows.RoomID]bool{}}
	s.guests.seen = map[string]bool{}
	s.planStaff()
	s.planBookings()
	s.planArrivals()
	s.planReturns()
	s.planPhone()
	s.planEvents()
	s.planEvening()
}

// at adds a line: minutes after the opening.
func (s *simulator) at(minutes float64, key string, post flows.PostID, command func(r *round) (flows.Command, bool)) *item {
	s.day.items = append(s.day.items, item{key: key, at: s.day.opens.Add(time.Duration(minutes*60) * time.Second),
		by: flows.By{Post: post}, command: command})
	return &s.day.items[len(s.day.items)-1]
}

// always is the command of a line that does not depend on the floor.
func always(c flows.Command) func(*round) (flows.Command, bool) {
	return func(*round) (flows.Command, bool) { return c, true }
}

// programme puts the lines of the program in view.
func (r *round) programme() {
	for _, it := range r.day.items {
		c, ok := it.command(r)
		if !ok {
			continue
		}
		d := deed{key: it.key, by: it.by, about: it.about, command: c}
		if d.by.Staff == "" {
			d.by = r.by(it.by.Post, nil)
		}
		d.then = func(o flows.Outcome) {
			r.day.items = slices.DeleteFunc(r.day.items, func(x item) bool { return x.key == it.key })
			if it.then != nil {
				it.then(o)
			}
		}
		r.add(d, func() time.Duration { return it.at.Sub(r.now) })
	}
}

// duties are the roles that man a post, the first free person of one takes it.
var duties = map[flows.PostID][]string{
	"L1": {"concierge"}, "L2": {"concierge"}, "Y1": {"greeter"}, "Y2": {"greeter"}, "G1": {"butler"}, "S1": {"bar"},
	"FS": {"floor_supervisor"}, "RC": {"reception"}, "PANTRY": {"pantry"}, "DM": {"duty_manager"}, "CA": {"assistant"},
	"SF": {"show_flat"}, "CR": {"control_room"}, "LD": {"lobby"}, "SM": {"site_manager"},
}

// planStaff opens the day and brings everybody to work.
func (s *simulator) planStaff() {
	taken := map[flows.StaffID]bool{}
	minute := 1.0
	comes := func(post flows.PostID, staff flows.StaffID) {
		s.day.staff = append(s.day.staff, staff)
		s.at(minute, "on/"+string(post)+string(staff), post, always(flows.SignOn{Staff: staff, Post: post})).by.Staff = staff
		minute += 0.5 + s.Float64()
	}
	today := flows.BusinessDay(s.day.opens, s.house.Zone, s.house.DayChanges)
	s.at(0, "open", "DM", func(r *round) (flows.Command, bool) {
		return flows.OpenDay{}, r.floor.Day.Date != today // it may have opened by itself
	}).by.Staff, _ = s.manning("DM", taken)
	for _, post := range s.house.Posts {
		if m, ok := s.manning(post.ID, taken); ok {
			taken[m] = true
			comes(post.ID, m)
		}
	}
	lunch := 175.0
	for p := range s.house.Salespeople() {
		comes("", p.ID)
		s.day.lunch[p.ID] = s.day.opens.Add(time.Duration(lunch) * time.Minute)
		lunch += 14
	}
}

func (s *simulator) manning(post flows.PostID, taken map[flows.StaffID]bool) (flows.StaffID, bool) {
	for _, role := range duties[post] {
		for _, p := range s.house.Staff {
			if !taken[p.ID] && slices.Contains(p.Roles, role) {
				return p.ID, true
			}
		}
	}
	return "", false
}

// planBookings: some parties are expected, one of them with ceremony, and one
// booking is still being agreed on.
func (s *simulator) planBookings() {
	people := slices.Collect(s.house.Salespeople())
	sales := func() flows.StaffID {
		if p := oneOf(s.dice, people); p != nil {
			return p.ID
		}
		return ""
	}
	book := func(minutes float64, kind flows.KindID, size int, agreed bool) {
		if _, ok := s.house.Kind(kind); !ok {
			kind = ""
		}
		b := flows.Book{Guest: s.guests.guest(), Party: size, Sales: sales(), Kind: kind, Confirmed: agreed, Authority: flows.Authority{Manager: s.confirmer},
			When: s.day.opens.Add(time.Duration(minutes) * time.Minute)}
		b.Describe = ""
		if kind == "dignitary" {
			b.Bay = s.reservedBay()
		}
		if size > 4 {
			b.Company = oneOf(s.dice, companies).In(s.lang)
		}
		s.at(28+s.Float64(), fmt.Sprintf("book/%.0f", minutes), "RC", always(b))
	}
	book(95, "booked", 2, true)
	book(150, "dignitary", 4, true)
	book(185, "booked", 3, true)
	book(240, "booked", 2, false)
	book(330, "group", 9, true)
	book(420, "booked", 1, true)
	book(24*60+90, "tour_class_1", 8, true)
}

func (s *simulator) reservedBay() flows.BayID {
	for _, b := range s.house.Bays {
		if b.Reserved {
			return b.ID
		}
	}
	return ""
}
