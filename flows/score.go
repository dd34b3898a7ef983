package flows

import (
	"cmp"
	"slices"
	"time"
)

// A ScorePart is one of the four things a practice is scored by.
type ScorePart string

const (
	ScoreAnswers ScorePart = "answers" // radio calls
	ScoreWaits   ScorePart = "waits"   // parties that wait for the duty's act
	ScoreTurns   ScorePart = "turns"   // who was given which party
	ScoreCare    ScorePart = "care"    // rooms and umbrellas
)

// ScoreParts lists the parts in the order of a report.
func ScoreParts() []ScorePart { return []ScorePart{ScoreAnswers, ScoreWaits, ScoreTurns, ScoreCare} }

// weights are the points of the parts out of 100. Where nothing of a part came
// up, the others share its points.
var weights = map[ScorePart]int{ScoreAnswers: 40, ScoreWaits: 30, ScoreTurns: 20, ScoreCare: 10}

// A Shift is the time in which somebody had a duty.
type Shift struct {
	House    *House
	Duty     Duty
	From, To time.Time
}

// An Attempt is what was asked for and refused: the journal does not hold it.
type Attempt struct {
	At      time.Time
	Command Command
	Refusal *Refusal
}

// A Fault says what a moment counts as where it was not quite right.
type Fault string

const (
	FaultLate     Fault = "late"        // after amber: half
	FaultMissed   Fault = "missed"      // after red, or never: nothing
	FaultAway     Fault = "turned_away" // 无法接待 although somebody was free
	FaultOverride Fault = "override"
	FaultRefused  Fault = "refused" // the rules did not allow what was tried
)

// A Moment is one thing that was scored.
type Moment struct {
	At    time.Time     `json:"at"` // when it became due, or was done
	Part  ScorePart     `json:"part"`
	Fault Fault         `json:"fault,omitempty"`
	Code  Code          `json:"code,omitempty"` // of the refusal
	Visit VisitID       `json:"visit,omitempty"`
	No    int           `json:"no,omitempty"`
	Call  CallKind      `json:"call,omitempty"`
	Step  StepID        `json:"step,omitempty"`
	Room  RoomID        `json:"room,omitempty"`
	Staff StaffID       `json:"staff,omitempty"` // whose turn it was, or who could be assigned
	Took  time.Duration `json:"took,omitempty"`
	Amber time.Duration `json:"amber,omitempty"`
	Red   time.Duration `json:"red,omitempty"`
	Lost  int           `json:"lost,omitempty" jsonschema_description:"points lost, in tenths"`

	Next    Next      `json:"-"` // what should have been done
	Refusal *Refusal  `json:"-"` // of what was tried
	ended   time.Time // when it was over
}

// good is how much of a moment counts, in halves.
func (m *Moment) good() int {
	switch m.Fault {
	case "":
		return 2
	case FaultLate:
		return 1
	}
	return 0
}

// A PartScore is what a part came to. Points are tenths, so that they add up.
type PartScore struct {
	Part    ScorePart     `json:"part"`
	Points  int           `json:"points_tenths"`
	Of      int           `json:"of_tenths"` // 0: nothing of it came up
	Count   int           `json:"count"`
	Good    int           `json:"good"`
	Late    int           `json:"late"`
	Missed  int           `json:"missed"`
	Median  time.Duration `json:"median,omitempty"`
	Longest time.Duration `json:"longest,omitempty"`
}

// A StepWait is how long parties waited in one step.
type StepWait struct {
	Step    StepID        `json:"step,omitempty"`
	Call    CallKind      `json:"call,omitempty"` // for what a call asked for
	Count   int           `json:"count"`
	Late    int           `json:"late"`
	Missed  int           `json:"missed"`
	Longest time.Duration `json:"longest"`
}

// A RefusalCount is how often something was refused.
type RefusalCount struct {
	Code  Code `json:"code"`
	Count int  `json:"count"`
}

// A Score is what a shift came to.
type Score struct {
	Post     PostID         `json:"post"`
	From     time.Time      `json:"from"`
	To       time.Time      `json:"to"`
	Scored   bool           `json:"scored"`      // something came up
	Mark     int            `json:"mark_tenths"` // of 1000
	Parts    []PartScore    `json:"parts"`
	Waits    []StepWait     `json:"waits"`
	Refusals []RefusalCount `json:"refusals"`
	Undone   int            `json:"undone"`
	Mended   int            `json:"corrections"`
	Arrived  int            `json:"arrived"`
	Left     int            `json:"left"`
	Streak   int            `json:"best_streak"` // moments in a row without a fault
	Findings []Moment       `json:"findings"`    // what cost points, the dearest first
}

// sum turns moments into a score.
func (s *Score) sum(moments []Moment) {
	of := shares(moments)
	for _, part := range ScoreParts() {
		p := PartScore{Part: part, Of: of[part]}
		var took []time.Duration
		halves := 0
		for i := range moments {
			if m := &moments[i]; m.Part == part {
				p.add(m)
				halves += 2 - m.good()
				took = append(took, m.Took)
			}
		}
		if p.Count > 0 {
			slices.Sort(took)
			p.Median, p.Longest = took[(len(took)-1)/2], took[len(took)-1]
			p.Points = p.Of - lost(p.Of, halves, p.Count)
			s.Mark += p.Points
			s.Scored = true
		}
		for i := range moments {
			if m := &moments[i]; m.Part == part {
				m.Lost = lost(p.Of, 2-m.good(), p.Count)
			}
		}
		s.Parts = append(s.Parts, p)
	}
	s.streak(moments)
	s.waits(moments)
	s.find(moments)
}

// lost is what so many halves cost of the points of a part with count moments.
func lost(of, halves, count int) int { return (of*halves + count) / (2 * count) }

func (p *PartScore) add(m *Moment) {
	p.Count++
	switch m.Fault {
	case "":
		p.Good++
	case FaultLate:
		p.Late++
	default:
		p.Missed++
	}
}

// shares splits 1000 tenths among the parts that came up, by weight; what
// rounding leaves goes to the first.
func shares(moments []Moment) map[ScorePart]int {
	of := map[ScorePart]int{}
	total := 0
	for _, part := range ScoreParts() {
		if slices.ContainsFunc(moments, func(m Moment) bool { return m.Part == part }) {
			of[part] = weights[part]
			total += weights[part]
		}
	}
	left, first := 1000, ScorePart("")
	for _, part := range ScoreParts() {
		if of[part] > 0 {
			of[part] = 1000 * of[part] / total
			left -= of[part]
			first = cmp.Or(first, part)
		}
	}
	if first != "" {
		of[first] += left
	}
	return of
}

func (s *Score) streak(moments []Moment) {
	slices.SortStableFunc(moments, func(a, b Moment) int { return cmp.Or(a.ended.Compare(b.ended), a.At.Compare(b.At)) })
	run := 0
	for i := range moments {
		run++
		if moments[i].Fault != "" {
			run = 0
		}
		s.Streak = max(s.Streak, run)
	}
}

func (s *Score) waits(moments []Moment) {
	s.Waits = []StepWait{}
	for i := range moments {
		m := &moments[i]
		if m.Part != ScoreWaits {
			continue
		}
		k := slices.IndexFunc(s.Waits, func(w StepWait) bool { return w.Step == m.Step && w.Call == m.Call })
		if k < 0 {
			k = len(s.Waits)
			s.Waits = append(s.Waits, StepWait{Step: m.Step, Call: m.Call})
		}
		w := &s.Waits[k]
		w.Count++
		w.Longest = max(w.Longest, m.Took)
		switch m.Fault {
		case FaultLate:
			w.Late++
		case FaultMissed:
			w.Missed++
		}
	}
	slices.SortFunc(s.Waits, func(a, b StepWait) int { return cmp.Or(cmp.Compare(a.Step, b.Step), cmp.Compare(a.Call, b.Call)) })
}

// find lists what cost points: the dearest first, then what went furthest over
// its promise, then the earliest.
func (s *Score) find(moments []Moment) {
	s.Findings = []Moment{}
	for i := range moments {
		if moments[i].Fault != "" {
			s.Findings = append(s.Findings, moments[i])
		}
	}
	over := func(m *Moment) float64 { return float64(m.Took) / float64(max(m.Red, time.Second)) }
	slices.SortStableFunc(s.Findings, func(a, b Moment) int {
		return cmp.Or(cmp.Compare(b.Lost, a.Lost), cmp.Compare(over(&b), over(&a)), a.At.Compare(b.At))
	})
}
