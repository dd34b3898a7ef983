package flows

import (
	"cmp"
	"iter"
	"maps"
	"slices"
	"time"
)

// Score folds a journal, from its beginning, and what was refused into what the
// shift came to.
//
// A call or an act counts from when it could be done until it was: within amber
// fully, within red half, later or never not at all. What is open when the shift
// ends, and not red, is left out. An undone act takes its time up again where it
// stopped; undoing itself costs nothing.
func (s Shift) Score(records iter.Seq2[Record, error], tries []Attempt) (Score, error) {
	k := scorer{Shift: s, spans: map[spanKey]*span{}, turns: map[Seq]Moment{}, umbrellas: map[VisitID]*Moment{}, stored: map[VisitID]bool{}, away: map[CallID]turnedAway{}}
	k.score = Score{Post: s.Duty.Post, From: s.From, To: s.To, Refusals: []RefusalCount{}}
	var floor Floor
	at := s.From
	for r, err := range records {
		if err != nil {
			return Score{}, err
		}
		if r.Entered.After(s.To) {
			break
		}
		if !r.Entered.Before(s.From) {
			if r.Part == 0 { // between two commands, never in the middle of one
				k.look(&floor, at)
				k.pass(r.Entered.Sub(at), r.Entered)
				at = r.Entered
			}
			k.note(&r, &floor)
		} else {
			k.remember(&r)
		}
		floor = floor.Apply(r)
	}
	k.look(&floor, at)
	k.pass(s.To.Sub(at), s.To)
	for i := range tries {
		k.try(&tries[i], &floor)
	}
	k.score.sum(k.moments())
	return k.score, nil
}

// A span is one thing that was due, for as long as it was.
type span struct {
	Due
	from, ended time.Time
	took        time.Duration
	open        bool
}

type scorer struct {
	Shift
	score     Score
	order     []*span
	spans     map[spanKey]*span
	turns     map[Seq]Moment
	wrong     []Moment
	away      map[CallID]turnedAway
	first     Event            // of the command that is read
	stored    map[VisitID]bool // parties whose umbrella was taken in
	umbrellas map[VisitID]*Moment
}

// turnedAway is the record of a 无法接待 while somebody was free.
type turnedAway struct {
	seq  Seq
	free StaffID
}

// A spanKey is what makes two dues the same: not what is said about them.
type spanKey struct {
	part  ScorePart
	visit VisitID
	call  CallID
	step  StepID
	room  RoomID
	rev   Seq
}

func (d *Due) key() spanKey { return spanKey{d.Part, d.Visit, d.Call, d.Step, d.Room, d.Rev} }

// look opens what is due now and closes what is no longer.
func (k *scorer) look(f *Floor, now time.Time) {
	for _, s := range k.order {
		s.open = false
	}
	for _, d := range f.Due(k.House, k.Duty, now) {
		if d.Amber <= 0 && d.Red <= 0 {
			continue // nothing is promised
		}
		s := k.spans[d.key()]
		if s == nil {
			s = &span{Due: d, from: now, ended: now}
			k.spans[d.key()] = s
			k.order = append(k.order, s)
		}
		s.open = true
	}
}

// pass lets what is open wait.
func (k *scorer) pass(d time.Duration, now time.Time) {
	for _, s := range k.order {
		if s.open {
			s.took += d
			s.ended = now
		}
	}
}

// remember keeps what matters of the time before the shift.
func (k *scorer) remember(r *Record) {
	if e, ok := r.Event.(UmbrellaChanged); ok && e.To == UmbrellaStored {
		k.stored[e.Visit] = true
	}
}

// note counts what a record of the shift says.
func (k *scorer) note(r *Record, f *Floor) {
	k.remember(r)
	if r.Part == 0 {
		k.first = r.Event
	}
	switch e := r.Event.(type) {
	case Arrived:
		k.score.Arrived++
	case Departed:
		k.score.Left++
		k.checkedOut(e.Visit, r.Entered, f)
	case TurnedAway:
		k.score.Left++
	case Corrected:
		k.score.Mended++
	case Undone:
		k.score.Undone++
		maps.DeleteFunc(k.turns, func(seq Seq, _ Moment) bool { return e.First <= seq && seq <= e.Last })
		maps.DeleteFunc(k.away, func(_ CallID, a turnedAway) bool { return e.First <= a.seq && a.seq <= e.Last })
	case Replied:
		_, media := f.MediaDay(f.Day.Date)
		if free := f.Choose(k.House, VisitTurns).Staff; e.Answer == CannotReceive && free != "" && !media {
			k.away[e.Call] = turnedAway{r.Seq, free}
		}
	case SalesAssigned:
		if _, bySelf := k.first.(Replied); bySelf || !k.Duty.Desk || e.Basis == BasisSeating {
			return // an answer that finds somebody by itself is no choice
		}
		m := Moment{At: r.Entered, ended: r.Entered, Part: ScoreTurns, Visit: e.Visit, Staff: e.OnTurn}
		if v, ok := f.Visit(e.Visit); ok {
			m.No, m.Step = v.No, v.Step
		}
		if e.Basis == BasisOverride {
			m.Fault = FaultOverride
			m.Next.Command = Assign{Visit: ByID(e.Visit), Staff: e.OnTurn}
		}
		k.turns[r.Seq] = m
	}
}

// checkedOut: a party whose umbrella was taken in has it back, or was asked.
func (k *scorer) checkedOut(id VisitID, at time.Time, f *Floor) {
	v, ok := f.Visit(id)
	if !ok || !k.Duty.Desk || !k.stored[id] {
		return
	}
	k.umbrellas[id] = &Moment{At: at, ended: at, Part: ScoreCare, Visit: id, No: v.No, Step: v.Step}
}

// turnCodes are refusals of an assignment that was not by the rules.
var turnCodes = []Code{NotOnTurn, OriginalFirst, SeatFirst, InformFirst, WrongGroup, SalesBusy, CanReceiveNow, NotSupervisor, NotAtWork}

// try counts something that was refused. Only what was against the turn, or
// would have sent guests home without their umbrella, costs points.
func (k *scorer) try(a *Attempt, f *Floor) {
	i := slices.IndexFunc(k.score.Refusals, func(c RefusalCount) bool { return c.Code == a.Refusal.Code })
	if i < 0 {
		i = len(k.score.Refusals)
		k.score.Refusals = append(k.score.Refusals, RefusalCount{Code: a.Refusal.Code})
	}
	k.score.Refusals[i].Count++
	m := Moment{At: a.At, ended: a.At, Fault: FaultRefused, Code: a.Refusal.Code, Refusal: a.Refusal, Visit: a.Refusal.Visit, No: a.Refusal.No, Staff: a.Refusal.Staff}
	if v, ok := f.Visit(m.Visit); ok {
		m.No = v.No
	}
	switch a.Command.(type) {
	case Assign, Seat, Inform:
		if slices.Contains(turnCodes, m.Code) {
			m.Part = ScoreTurns
			m.Next.Command = Assign{Visit: ByID(m.Visit), Staff: m.Staff}
			k.wrong = append(k.wrong, m)
		}
	case Depart, Done:
		if m.Code == UmbrellaNotBack {
			m.Part = ScoreCare
			k.umbrellas[m.Visit] = &m
		}
	}
}

// moments are everything that counts.
func (k *scorer) moments() []Moment {
	var list []Moment
	for _, s := range k.order {
		m := Moment{At: s.from, ended: s.ended, Part: s.Part, Visit: s.Visit, No: s.No, Call: s.Kind, Step: s.Step, Room: s.Room, Staff: s.Staff,
			Took: s.took, Amber: s.Amber, Red: s.Red, Next: s.Next}
		late := lateness(s.took, s.Amber, s.Red)
		switch {
		case late == Red:
			m.Fault = FaultMissed
		case s.open:
			continue // there is time yet
		case late == Amber:
			m.Fault = FaultLate
		}
		if a, ok := k.away[s.Call]; ok && s.Part == ScoreAnswers {
			m.Fault, m.Staff = FaultAway, a.free
		}
		list = append(list, m)
	}
	for _, seq := range slices.Sorted(maps.Keys(k.turns)) {
		list = append(list, k.turns[seq])
	}
	list = append(list, k.wrong...)
	for _, id := range slices.Sorted(maps.Keys(k.umbrellas)) {
		list = append(list, *k.umbrellas[id])
	}
	slices.SortStableFunc(list, func(a, b Moment) int { return a.At.Compare(b.At) })
	slices.SortFunc(k.score.Refusals, func(a, b RefusalCount) int { return cmp.Or(cmp.Compare(b.Count, a.Count), cmp.Compare(a.Code, b.Code)) })
	return list
}
