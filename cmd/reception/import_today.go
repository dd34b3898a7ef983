package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"reception/flows"
)

// A paperAct is one step of a party of the day that is open, as the desk would have
// entered it at the time.
type paperAct struct {
	at    time.Time
	order int // of the rows, where two happened at the same minute
	p     *planned
	name  string
	verb  string // what it is called where it is refused
	do    func(*step)
}

// entering goes through the sheets of a day in order of time: rooms and turns are
// then what they were.
type entering struct {
	*bringing
	visits map[string]flows.VisitID
}

// fromPaper is the reason that the log has for what was left out on paper.
const fromPaper = "停电登记单 paper sheet"

// enterToday enters the parties of the day that is open with their own times.
func (b *bringing) enterToday(ctx context.Context) error {
	var acts []paperAct
	for i := range b.plan {
		if p := &b.plan[i]; p.fate == asToday {
			acts = append(acts, actsOf(p, len(acts))...)
		}
	}
	slices.SortStableFunc(acts, func(x, y paperAct) int { return cmp.Or(x.at.Compare(y.at), cmp.Compare(x.order, y.order)) })
	e := &entering{bringing: b, visits: map[string]flows.VisitID{}}
	for _, x := range acts {
		if err := ctx.Err(); err != nil {
			return err
		}
		s := &step{e: e, ctx: context.WithoutCancel(ctx), paperAct: x}
		if x.do(s); s.err != nil {
			return b.a.inWords(s.err)
		}
	}
	return nil
}

func actsOf(p *planned, order int) []paperAct {
	var acts []paperAct
	add := func(at time.Time, wanted bool, name, verb string, do func(*step)) {
		if wanted {
			acts = append(acts, paperAct{at: at, order: order + len(acts), p: p, name: name, verb: verb, do: do})
		}
	}
	away := p.TurnedAway != ""
	add(p.Arrived, true, "arrive", "arrive", (*step).arrive)
	add(p.Arrived, !away, "admit", "reply", (*step).admit)
	add(p.Arrived, !away && p.Sales != "", "assign", "assign", (*step).assign)
	add(p.Arrived, !away && p.Room != "", "room", "enter_room", (*step).room)
	add(p.Arrived, p.Note != "", "note", "note", (*step).note)
	add(p.Arrived, away, "away", "turn_away", (*step).turnAway)
	add(p.Left, !away && !p.Left.IsZero(), "depart", "depart", (*step).depart)
	return acts
}

// A step is an act being entered: some commands, each under an id of its own.
type step struct {
	paperAct
	e   *entering
	ctx context.Context //nolint:containedctx // lives as long as one act
	n   int
	err error
}

// do asks the desk for one thing, at the time of the act; false ends the act. What
// the rules refuse is told, and the party stays as it is.
func (s *step) do(c flows.Command) bool {
	r := s.e.request(fmt.Sprintf("%s/%s%d", s.p.Key, s.name, s.n), c)
	r.At = s.at
	s.n++
	_, err := s.e.desk.Do(s.ctx, r)
	var refusal *flows.Refusal
	if errors.As(err, &refusal) {
		what := s.e.a.text().Names.Verb[s.verb]
		s.e.notes = append(s.e.notes, fmt.Sprintf(s.e.a.say("第 %d 行，%s没有记上：%s", "line %d, %s was not entered: %s"), s.p.Row.Line, what, s.e.sentence(refusal).In(s.e.a.lang)))
		return false
	}
	s.err = err
	return err == nil
}

func (s *step) arrive() {
	p := s.p
	c := flows.Arrive{Guest: p.Guest, Party: flows.Party{Party: p.Party.Party, CameBy: p.CameBy, Purpose: p.Purpose, AsksFor: p.AsksFor}}
	if no, err := strconv.ParseUint(strings.TrimPrefix(p.Appointment, "#"), 10, 64); err == nil && s.e.m.As == flows.ImportedPaper {
		c.Booking = flows.BookingID(no) // as the head of the sheet has it
	}
	r := s.e.request(p.Key, c)
	r.At = s.at
	o, err := s.e.desk.Do(s.ctx, r)
	var refusal *flows.Refusal
	switch {
	case errors.As(err, &refusal):
		s.e.refuse(p.Entry, s.e.sentence(refusal))
		return
	case err != nil:
		s.err = err
		return
	case o.Repeat:
		s.e.already++
	default:
		s.e.done[asToday]++
	}
	s.e.visits[p.Key] = o.Visit
}

// visit is the party as it is by now; nil where it is not there, or has gone.
func (s *step) visit() *flows.Visit {
	floor := s.e.desk.Floor()
	if v, ok := floor.Visit(s.e.visits[s.p.Key]); ok && v.Inside() {
		return v
	}
	return nil
}

// answers replies to the party's open calls of a kind.
func (s *step) answers(kind flows.CallKind, answer flows.Answer) bool {
	floor := s.e.desk.Floor()
	for _, c := range floor.Calls {
		if c.Visit == s.e.visits[s.p.Key] && c.Kind == kind && c.Reply == "" && !s.do(flows.Reply{Call: c.ID, Answer: answer}) {
			return false
		}
	}
	return true
}

func (s *step) admit() {
	if s.visit() != nil {
		s.answers(flows.AskAdmission, flows.CanReceive)
	}
}

// assign gives the party to whom the sheet says: a turn where it was theirs.
func (s *step) assign() {
	v := s.visit()
	if v == nil || v.Sales == s.p.Sales {
		return
	}
	if len(v.Past) == 0 && v.Admission == flows.AdmissionGiven && !s.do(flows.Done{Visit: flows.ByID(v.ID), Skip: fromPaper}) {
		return
	}
	if !s.do(flows.Assign{Visit: flows.ByID(v.ID), Staff: s.p.Sales, Instead: v.Sales, Reason: fromPaper}) {
		return
	}
	_ = s.answers(flows.SentOn, flows.Received)
}

// room takes the party into its room, which was cleaned since the one before.
func (s *step) room() {
	v := s.visit()
	room := flows.RoomID(s.p.Room)
	if v == nil || v.Room == room {
		return
	}
	floor := s.e.desk.Floor()
	if floor.Room(room).State == flows.RoomDirty && !s.clean(room) {
		return
	}
	if v.Asked.IsZero() && !s.do(flows.MakeCall{Kind: flows.AskRoom, Visit: flows.ByID(v.ID)}) {
		return
	}
	_ = s.do(flows.EnterRoom{Visit: flows.ByID(v.ID), Room: room})
}

func (s *step) clean(room flows.RoomID) bool {
	if !s.do(flows.MakeCall{Kind: flows.CleanRoom, Room: room}) {
		return false
	}
	floor := s.e.desk.Floor()
	for _, c := range floor.Calls {
		if c.Room == room && c.Kind == flows.CleanRoom && c.Reply == "" && !s.do(flows.Reply{Call: c.ID, Answer: flows.Received}) {
			return false
		}
	}
	return s.do(flows.FreeRoom{Room: room})
}

func (s *step) note() {
	if s.visit() != nil {
		_ = s.do(flows.AddNote{Visit: flows.ByID(s.e.visits[s.p.Key]), Text: s.p.Note})
	}
}

func (s *step) turnAway() {
	if v := s.visit(); v != nil {
		_ = s.do(flows.TurnAway{Visit: flows.ByID(v.ID), Reason: s.p.TurnedAway})
	}
}

func (s *step) depart() {
	v := s.visit()
	if v == nil {
		return
	}
	if v.Room != "" && !s.do(flows.LeaveRoom{Visit: flows.ByID(v.ID)}) {
		return
	}
	c := flows.Depart{Visit: flows.ByID(v.ID), Outcome: s.p.Outcome}
	if !slices.ContainsFunc(s.e.h.Outcomes, func(o flows.Choice) bool { return o.ID == s.p.Outcome }) {
		c.Outcome, c.Reason = "", strings.TrimSpace(s.p.Outcome)
	}
	_ = s.do(c)
}
