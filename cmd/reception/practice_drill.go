package main

import (
	"context"
	"errors"
	"slices"
	"strings"
	"sync"
	"time"

	"reception/flows"
)

// A drill is a practice: the simulated day, the shift, and what was refused in it.
type drill struct {
	*simulator
	shift flows.Shift

	mu    sync.Mutex // the screen may ask for two things at once
	tries []flows.Attempt
}

// newDrill leaves what a post has to do to a person, from a time on.
func newDrill(s *simulator, post flows.PostID, from time.Time, length time.Duration) *drill {
	d := &drill{simulator: s, shift: flows.Shift{House: s.house, Duty: flows.DutyOf(s.house, post), From: from, To: from.Add(length)}}
	s.marks.quiet = 0 // the others go on with their own work at once
	return d
}

// begin plays the morning up to the shift at once, everybody at work.
func (d *drill) begin(ctx context.Context) error {
	if err := d.play(ctx, d.shift.From, nil); err != nil {
		return err
	}
	d.leaves = d.mine
	return nil
}

// asHolder signs what nobody else signs with the post and its holder.
func (d *drill) asHolder(by flows.By) flows.By {
	if p, ok := d.house.Post(d.shift.Duty.Post); ok && by.Post == "" && by.Staff == "" && !p.Many {
		f := d.desk.Floor()
		by.Post, by.Staff = p.ID, f.Holder(p.ID)
	}
	return by
}

// score is what the shift came to so far.
func (d *drill) score(ctx context.Context) (flows.Score, error) {
	shift := d.shift
	if now := d.clock.Now(); now.Before(shift.To) {
		shift.To = now
	}
	return shift.Score(d.desk.Records(ctx, 0), d.attempts())
}

// attempts are what was refused so far.
func (d *drill) attempts() []flows.Attempt {
	d.mu.Lock()
	defer d.mu.Unlock()
	return slices.Clone(d.tries)
}

// A drilledDesk is the desk as the screen of a practice has it.
type drilledDesk struct {
	sharedDesk
	drill *drill
}

// Do carries out what the person asks for, and keeps what was refused.
func (d drilledDesk) Do(ctx context.Context, r flows.Request) (flows.Outcome, error) {
	o, err := d.sharedDesk.Do(ctx, r)
	var no *flows.Refusal
	if errors.As(err, &no) {
		d.drill.mu.Lock()
		d.drill.tries = append(d.drill.tries, flows.Attempt{At: d.drill.clock.Now(), Command: r.Command, Refusal: no})
		d.drill.mu.Unlock()
	}
	return o, err
}

// mine reports whether a deed is the person's to do. What guests decide, say or
// bring, and what a day brings by itself, stays with the simulated people.
func (d *drill) mine(f *flows.Floor, it deed) bool {
	duty := d.shift.Duty
	switch c := it.command.(type) {
	case flows.Reply:
		call, ok := findCall(f, c.Call)
		return ok && d.answers(call)
	case flows.Deliver:
		call, ok := findCall(f, c.Call)
		return ok && !duty.Desk && d.answers(call)
	case flows.MakeCall:
		if c.Kind == flows.CleanRoom {
			return duty.Rooms(d.house)
		}
		return strings.HasPrefix(it.key, "ask/") && it.by.Post == duty.Post || c.Kind == flows.TaxiFound && it.by.Post == duty.Post
	case flows.FreeRoom, flows.UnblockRoom:
		if strings.HasPrefix(it.key, "room/") {
			return it.by.Post == duty.Post
		}
	case flows.Assign, flows.Seat, flows.Inform:
		return duty.Desk
	case flows.CallSupport:
		return it.by.Post == duty.Post
	case flows.Identify, flows.Leave, flows.UmbrellaReturn, flows.EnterFlat, flows.LeaveFlat:
		return false
	}
	return d.ofStep(f, it)
}

// ofStep reports whether a deed completes, or ticks, a step of the duty's.
func (d *drill) ofStep(f *flows.Floor, it deed) bool {
	switch it.command.(type) {
	case flows.Done, flows.SetTick, flows.RoomReady, flows.EnterRoom, flows.LeaveRoom, flows.FreeRoom, flows.Depart, flows.TurnAway:
	default:
		return false
	}
	v, ok := f.Visit(it.about.visit)
	if !ok {
		return false
	}
	step, ok := d.house.Step(v.Step)
	return ok && d.shift.Duty.Does(step)
}

func (d *drill) answers(c *flows.Call) bool {
	rule, ok := d.house.Call(c.Kind)
	return ok && !c.Silent && d.shift.Duty.Answers(rule)
}

func findCall(f *flows.Floor, id flows.CallID) (*flows.Call, bool) {
	i := slices.IndexFunc(f.Calls, func(c *flows.Call) bool { return c.ID == id })
	if i < 0 {
		return nil, false
	}
	return f.Calls[i], true
}
