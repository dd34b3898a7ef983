package main

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"

	"reception/flows"
)

// demoTerminal names the acts of the demonstration in the log.
const demoTerminal = "demo"

// A simulator plays the people of a showroom: it looks at the floor, sees what
// each post, guest and salesperson could do next, and does it after as long as
// people take. It keeps no story of its own beside the floor, so whatever
// somebody at a screen does is simply how things are now.
type simulator struct {
	desk  *flows.Desk
	house *flows.House
	clock *demoClock
	lang  flows.Lang
	dice
	guests *guestbook

	turn   sync.Mutex    // held by whoever acts: the simulator, or a person at a screen
	poked  chan struct{} // a person has acted
	marks  marks
	due    map[string]time.Time // when each deed in view will be done
	folk   map[flows.VisitID]*party
	coming map[flows.BookingID]*persona // who the booked guests are
	day    program
	given  int // commands

	leaves func(*flows.Floor, deed) bool // what a person does instead; nil for nothing

	manager, confirmer flows.StaffID // who calls support up, and who confirms bookings
	tally              tally
}

// newSimulator makes one that plays on a desk whose clock is the given one.
func newSimulator(desk *flows.Desk, clock *demoClock, seed uint64, lang flows.Lang) *simulator {
	d := newDice(seed)
	s := &simulator{desk: desk, house: desk.House(), clock: clock, lang: lang, dice: d,
		guests: &guestbook{dice: d, lang: lang, seen: map[string]bool{}},
		poked:  make(chan struct{}, 1), marks: newMarks(clock.speed),
		due: map[string]time.Time{}, folk: map[flows.VisitID]*party{}, coming: map[flows.BookingID]*persona{}, tally: newTally()}
	s.manager = s.whoHas(s.house.Rules.ManagerRoles())
	s.confirmer = s.whoHas(s.house.Rules.ConfirmerRoles())
	s.plan(clock.Now())
	return s
}

// A deed is one act that somebody is about to do.
type deed struct {
	key     string // of the situation: while it lasts, the deed stays due
	by      flows.By
	about   subject // left alone while a person sees to it
	command flows.Command
	then    func(flows.Outcome) // what else changes once it is done
}

// A round is one look at the floor.
type round struct {
	*simulator
	floor flows.Floor
	now   time.Time
	deeds []deed
}

// add puts a deed in view. The delay is drawn when it comes into view first.
func (r *round) add(d deed, delay func() time.Duration) {
	if r.leaves != nil && r.leaves(&r.floor, d) {
		return
	}
	if _, known := r.due[d.key]; !known {
		r.due[d.key] = r.now.Add(max(delay(), time.Second))
	}
	r.deeds = append(r.deeds, d)
}

// next is the first deed to come, and when.
func (s *simulator) next() (first deed, at time.Time, ok bool) {
	r := round{simulator: s, floor: s.desk.Floor(), now: s.clock.Now()}
	r.look()
	inView := make(map[string]bool, len(r.deeds))
	for _, d := range r.deeds {
		inView[d.key] = true
		due := s.due[d.key]
		if free := s.marks.free(d.about); free.After(due) {
			due = free
		}
		if !ok || due.Before(at) {
			first, at, ok = d, due, true
		}
	}
	for key := range s.due {
		if !inView[key] {
			delete(s.due, key)
		}
	}
	return first, at, ok
}

// look puts everything in view that anybody could do now.
func (r *round) look() {
	r.programme()
	for _, b := range r.floor.Bookings {
		r.booking(b)
	}
	for _, v := range r.floor.Visits {
		if v.Inside() {
			r.visit(v)
		} else {
			r.umbrella(v)
		}
	}
	for _, c := range r.floor.Calls {
		r.call(c)
	}
	for _, room := range r.house.Rooms {
		r.room(r.floor.Room(room.ID))
	}
	for _, t := range r.floor.Tasks {
		r.task(t)
	}
	r.salespeople()
	r.supporters()
}

// do carries a deed out. A refusal is counted and tried again later: people do
// come too late, most of all when somebody else plays along.
func (s *simulator) do(ctx context.Context, d deed) error {
	delete(s.due, d.key)
	var o flows.Outcome
	if d.command != nil {
		s.given++
		id := flows.CommandID(fmt.Sprintf("demo-%d", s.given))
		d.by.Terminal = demoTerminal
		var err error
		o, err = s.desk.Do(ctx, flows.Request{ID: id, By: d.by, Command: d.command})
		var no *flows.Refusal
		if errors.As(err, &no) {
			s.tally.refuse(d, no)
			s.due[d.key] = s.clock.Now().Add(90 * time.Second)
			return nil
		}
		if err != nil {
			return err
		}
	}
	if d.then != nil {
		d.then(o)
	}
	return nil
}

// play passes the time until then at once, or until enough says so.
func (s *simulator) play(ctx context.Context, until time.Time, enough func(*flows.Floor, time.Time) bool) error {
	s.turn.Lock()
	defer s.turn.Unlock()
	for {
		if err := s.observe(ctx); err != nil {
			return err
		}
		d, at, ok := s.next()
		if !ok || at.After(until) {
			s.clock.Set(until)
			return nil
		}
		s.clock.Set(at)
		if err := s.do(ctx, d); err != nil {
			return err
		}
		if f := s.desk.Floor(); enough != nil && enough(&f, s.clock.Now()) {
			return nil
		}
	}
}

// run keeps playing by the running clock until ctx ends, or until then where
// that is set.
func (s *simulator) run(ctx context.Context, until time.Time) error {
	for {
		at, err := s.catchUp(ctx)
		if err != nil {
			if ctx.Err() != nil {
				return nil
			}
			return err
		}
		if !until.IsZero() && !s.clock.Now().Before(until) {
			return nil
		}
		if !until.IsZero() && until.Before(at) {
			at = until
		}
		// Not less than a little: a clock that stands still must not be asked in a circle.
		wait := time.NewTimer(max(s.clock.Until(at), 20*time.Millisecond))
		select {
		case <-ctx.Done():
			wait.Stop()
			return nil
		case <-s.poked:
			wait.Stop()
		case <-wait.C:
		}
	}
}

// catchUp does what is due by now and says when the next deed is.
func (s *simulator) catchUp(ctx context.Context) (time.Time, error) {
	s.turn.Lock()
	defer s.turn.Unlock()
	for {
		if err := s.observe(ctx); err != nil {
			return time.Time{}, err
		}
		now := s.clock.Now()
		d, at, ok := s.next()
		if !ok {
			return now.Add(time.Minute), nil
		}
		if at.After(now) {
			return at, nil
		}
		if err := s.do(ctx, d); err != nil {
			return time.Time{}, err
		}
	}
}

// by is who acts for a post: its holder, or the party's salesperson.
func (r *round) by(post flows.PostID, v *flows.Visit) flows.By {
	if p, ok := r.house.Post(post); ok && p.Many {
		if v == nil {
			return flows.By{Post: post}
		}
		return flows.By{Post: post, Staff: v.Sales}
	}
	return flows.By{Post: post, Staff: r.floor.Holder(post)}
}

func (s *simulator) say(zh, en string) string { return flows.Words{ZH: zh, EN: en}.In(s.lang) }

// busy reports whether the floor is worth looking at: people in many places,
// rooms in use and in between, calls waiting, and some who have left already.
func (s *simulator) busy(f *flows.Floor, now time.Time) bool {
	g := f.Figures(s.house, now)
	states := map[flows.RoomState]bool{}
	for _, r := range s.house.Rooms {
		states[f.Room(r.ID).State] = true
	}
	return len(states) >= min(3, len(s.house.Rooms)) && now.Sub(s.day.opens) >= 100*time.Minute && g.Inside >= 7 && g.Inside <= 10 && g.Parties-g.Inside >= 3 &&
		g.RoomsInUse >= 2 && g.OpenCalls >= 1 && g.OpenCalls+g.Requests >= 3
}
