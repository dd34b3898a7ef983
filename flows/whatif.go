package flows

import "time"

// A Hypothesis is what a request would do to the turns, before it is made.
type Hypothesis struct {
	Refusal  *Refusal   `json:"refusal,omitempty"` // it would be refused
	Warnings []Code     `json:"warnings,omitempty"`
	Lines    []Turn     `json:"lines,omitempty"` // the ledger would have these
	Before   []Expected `json:"before"`          // the next for visits, as it is
	After    []Expected `json:"after"`
	Calls    []Expected `json:"calls,omitempty"` // the next for calls afterwards
}

// WhatIf plays a request without making it: the resulting order of the next n,
// and the ledger lines it would write.
func (f Floor) WhatIf(h *House, now time.Time, r Request, n int) (Hypothesis, error) {
	hyp := Hypothesis{Before: f.Upcoming(h, VisitTurns, n)}
	o, _, err := f.Decide(h, now, r)
	if err != nil {
		refusal, ok := err.(*Refusal)
		if !ok {
			return hyp, err
		}
		hyp.Refusal, hyp.After = refusal, hyp.Before
		return hyp, nil
	}
	hyp.Warnings = o.Warnings
	for _, t := range o.Floor.Ledger {
		if t.Seq > f.Seq {
			hyp.Lines = append(hyp.Lines, *t)
		}
	}
	hyp.After, hyp.Calls = o.Floor.Upcoming(h, VisitTurns, n), o.Floor.Upcoming(h, CallTurns, n)
	return hyp, nil
}
