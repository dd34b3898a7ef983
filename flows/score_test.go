package flows_test

import (
	"errors"
	"iter"
	"testing"
	"time"

	"reception/flows"
	"reception/flows/flowstest"
)

// A shift is a play that is scored as the reception desk's.
type shift struct {
	*flowstest.Play
	from  time.Time
	tries []flows.Attempt
}

func newShift(t *testing.T) *shift {
	p := flowstest.NewPlay(t, anyHouse(t)).Staffed()
	return &shift{Play: p, from: p.Now}
}

func each(records []flows.Record) iter.Seq2[flows.Record, error] {
	return func(yield func(flows.Record, error) bool) {
		for _, r := range records {
			if !yield(r, nil) {
				return
			}
		}
	}
}

func (s *shift) score() flows.Score {
	s.T.Helper()
	score, err := flows.Shift{House: s.House, Duty: flows.DutyOf(s.House, "RC"), From: s.from, To: s.Now}.Score(each(s.Records), s.tries)
	if err != nil {
		s.T.Fatal(err)
	}
	return score
}

// refused tries something and keeps what was refused.
func (s *shift) refused(code flows.Code, c flows.Command) {
	s.T.Helper()
	s.tries = append(s.tries, flows.Attempt{At: s.Now, Command: c, Refusal: s.Refuse(code, c)})
}

func (s *shift) answerAfter(d time.Duration) flows.VisitID {
	s.T.Helper()
	a := flowstest.Wang()
	a.Phone = "" // a guest that nobody knows
	id := s.Do(a).Visit
	s.Wait(d)
	s.Do(flows.Reply{Call: s.Open(id, flows.AskAdmission).ID, Answer: flows.CanReceive})
	return id
}

func part(t *testing.T, s flows.Score, of flows.ScorePart) flows.PartScore {
	t.Helper()
	for _, p := range s.Parts {
		if p.Part == of {
			return p
		}
	}
	t.Fatalf("no part %s in %+v", of, s.Parts)
	return flows.PartScore{}
}

// A call answered before amber counts whole, before red half, later not at all;
// alone it has all the points.
func TestScoreAnswers(t *testing.T) {
	for _, x := range []struct {
		second time.Duration
		mark   int
		fault  flows.Fault
	}{{29 * time.Second, 1000, ""}, {30 * time.Second, 750, flows.FaultLate}, {59 * time.Second, 750, flows.FaultLate}, {time.Minute, 500, flows.FaultMissed}} {
		s := newShift(t)
		s.answerAfter(0)
		s.answerAfter(x.second)
		got := s.score()
		if got.Mark != x.mark || (x.fault != "") != (len(got.Findings) == 1) {
			t.Errorf("after %s: mark %d, want %d; findings %+v", x.second, got.Mark, x.mark, got.Findings)
			continue
		}
		if x.fault == "" {
			continue
		}
		f := got.Findings[0]
		if f.Fault != x.fault || f.Took != x.second || f.Call != flows.AskAdmission || f.Lost != 1000-x.mark || f.Next.Act != flows.ActAnswer {
			t.Errorf("after %s: finding %+v", x.second, f)
		}
	}
}

// What is open when the shift ends counts only where it is too late already.
func TestScoreEndOfShift(t *testing.T) {
	s := newShift(t)
	s.Do(flowstest.Wang())
	s.Wait(20 * time.Second)
	if got := s.score(); got.Scored || got.Mark != 0 || got.Arrived != 1 {
		t.Errorf("nothing was late: %+v", got)
	}
	s.Wait(20 * time.Second)
	if got := s.score(); got.Scored {
		t.Errorf("there was time yet: %+v", got)
	}
	s.Wait(20 * time.Second)
	if got := s.score(); got.Mark != 0 || len(got.Findings) != 1 || got.Findings[0].Fault != flows.FaultMissed {
		t.Errorf("a call was never answered: %+v", got)
	}
}

// 无法接待 counts nothing while somebody is free; with nobody free it is right.
func TestScoreTurnedAway(t *testing.T) {
	s := newShift(t)
	s.answerAfter(0)
	a := flowstest.Wang()
	a.Phone = ""
	id := s.Do(a).Visit
	no := flows.Reply{Call: s.Open(id, flows.AskAdmission).ID, Answer: flows.CannotReceive, Reason: "客户较多"}
	free := s.Floor.Choose(s.House, flows.VisitTurns).Staff
	s.Do(no)
	if got := s.score(); got.Mark != 500 || len(got.Findings) != 1 || got.Findings[0].Fault != flows.FaultAway || got.Findings[0].Staff != free {
		t.Errorf("%+v", got)
	}
	s.Do(flows.UndoLast{})
	for p := range s.House.Salespeople() {
		s.Do(flows.Break{Staff: p.ID})
	}
	s.Do(no)
	if got := s.score(); got.Mark != 1000 || len(got.Findings) != 0 {
		t.Errorf("nobody was free: %+v", got)
	}
}

// Undoing costs nothing: an answer taken back goes on where it stopped.
func TestScoreUndo(t *testing.T) {
	s := newShift(t)
	id := s.answerAfter(10 * time.Second)
	s.By = flows.By{}
	s.Wait(40 * time.Second)
	s.Do(flows.UndoLast{})
	s.Wait(10 * time.Second)
	s.Do(flows.Reply{Call: s.Open(id, flows.AskAdmission).ID, Answer: flows.CanReceive})
	got := s.score()
	if got.Mark != 1000 || got.Undone != 1 || got.Parts[0].Count != 1 || got.Parts[0].Longest != 20*time.Second {
		t.Errorf("%+v", got)
	}
}

// toDoor brings a walk-in to the step where somebody must receive it.
func (s *shift) toDoor() flows.VisitID {
	s.T.Helper()
	id := s.answerAfter(0)
	s.Do(flows.Done{Visit: flows.ByID(id)})
	s.Do(flows.Reply{Call: s.Open(id, flows.SentOn).ID})
	s.Until(id, "introduce")
	return id
}

// An assignment by the rules is right; an override, and a try that the rules
// refuse, are mistakes. Undoing one takes it out of the count.
func TestScoreTurns(t *testing.T) {
	s := newShift(t)
	first := s.toDoor()
	second := s.toDoor()
	has := s.Visit(second).Sales // found with the answer to RC-02: nobody chose
	s.Do(flows.Assign{Visit: flows.ByID(first), Staff: s.Floor.Choose(s.House, flows.VisitTurns).Staff, Instead: s.Visit(first).Sales})
	after := s.Floor.Upcoming(s.House, flows.VisitTurns, 2)
	next, other := after[0].Staff, after[1].Staff
	s.refused(flows.NotOnTurn, flows.Assign{Visit: flows.ByID(second), Staff: other, Basis: flows.BasisTurn, Instead: has})
	s.Do(flows.Assign{Visit: flows.ByID(second), Staff: other, Basis: flows.BasisOverride, Reason: "熟人", Instead: has})
	got := s.score()
	turns := part(t, got, flows.ScoreTurns)
	if turns.Count != 3 || turns.Good != 1 || turns.Missed != 2 {
		t.Errorf("%+v", turns)
	}
	if sum := got.Parts[0].Points + turns.Points; got.Mark != sum || got.Parts[0].Of+turns.Of != 1000 {
		t.Errorf("the parts do not add up to %d: %+v", got.Mark, got.Parts)
	}
	if len(got.Refusals) != 1 || got.Refusals[0] != (flows.RefusalCount{Code: flows.NotOnTurn, Count: 1}) {
		t.Errorf("refusals %+v", got.Refusals)
	}
	if f := got.Findings; len(f) != 2 || f[0].Staff != next || f[1].Staff != next {
		t.Errorf("it was the turn of %s: %+v", next, f)
	}
	s.Do(flows.UndoLast{})
	if turns := part(t, s.score(), flows.ScoreTurns); turns.Count != 2 || turns.Missed != 1 {
		t.Errorf("after undoing the override: %+v", turns)
	}
}

// A party waits for somebody only while somebody is free, by the promise of the
// step that needs a salesperson.
func TestScoreWaits(t *testing.T) {
	for _, x := range []struct {
		wait time.Duration
		mark flows.Fault
	}{{110 * time.Second, ""}, {130 * time.Second, flows.FaultLate}, {4 * time.Minute, flows.FaultMissed}} {
		s := newShift(t)
		for p := range s.House.Salespeople() {
			s.Do(flows.Break{Staff: p.ID})
		}
		id := s.toDoor()
		s.Wait(10 * time.Minute) // nobody is free: nobody's fault
		s.Do(flows.Back{Staff: "zhaomin"})
		s.Wait(x.wait)
		s.Do(flows.Assign{Visit: flows.ByID(id)})
		got := s.score()
		waits := part(t, got, flows.ScoreWaits)
		if waits.Count != 1 || waits.Longest != x.wait || (x.mark == "") != (len(got.Findings) == 0) {
			t.Errorf("after %s: %+v, findings %+v", x.wait, waits, got.Findings)
		}
		if len(got.Waits) != 1 || got.Waits[0].Step != "introduce" || got.Waits[0].Longest != x.wait {
			t.Errorf("after %s: %+v", x.wait, got.Waits)
		}
		if x.mark != "" && (got.Findings[0].Fault != x.mark || got.Findings[0].Staff != "zhaomin") {
			t.Errorf("after %s: %+v", x.wait, got.Findings[0])
		}
	}
}

// A room whose cleaning nobody calls for is forgotten after red; an umbrella is
// when its guest was to be seen off without it.
func TestScoreCare(t *testing.T) {
	s := newShift(t)
	s.Do(flows.SetWeather{Is: flows.Rain})
	id := s.answerAfter(0)
	s.Until(id, "park")
	s.Do(flows.SetTick{Visit: flows.ByID(id), Item: "own_umbrella"})
	s.Until(id, "in_room")
	s.Do(flows.Leave{Visit: flows.ByID(id)})
	room := s.Visit(id).Room
	s.Do(flows.LeaveRoom{Visit: flows.ByID(id), Room: room})
	s.Do(flows.SetTick{Visit: flows.ByID(id), Item: "belongings"})
	s.refused(flows.UmbrellaNotBack, flows.Depart{Visit: flows.ByID(id)})
	s.Do(flows.SetTick{Visit: flows.ByID(id), Item: "return_umbrella"})
	s.Do(flows.Depart{Visit: flows.ByID(id)})
	s.Wait(4 * time.Minute)
	s.Do(flows.MakeCall{Kind: flows.CleanRoom, Room: room})
	care := part(t, s.score(), flows.ScoreCare)
	if care.Count != 2 || care.Missed != 2 || care.Points != 0 {
		t.Errorf("%+v", care)
	}
}

func TestScoreUnreadableJournal(t *testing.T) {
	broken := errors.New("no disk")
	records := func(yield func(flows.Record, error) bool) { yield(flows.Record{}, broken) }
	if _, err := (flows.Shift{House: anyHouse(t)}).Score(records, nil); !errors.Is(err, broken) {
		t.Errorf("got %v", err)
	}
}
