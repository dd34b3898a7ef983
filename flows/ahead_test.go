package flows_test

import (
	"testing"

	. "reception/flows"
	"reception/flows/flowstest"
)

// What lies ahead of a party begins with the step that completing its own leads to
// (FL-01 to FL-22), all the way to the gate, and nothing lies ahead of one that has gone.
func TestAheadBeginsWithTheNextStep(t *testing.T) {
	h := showroom(t).House
	p := flowstest.NewPlay(t, h).Staffed()
	id := p.Admitted(Arrive{Guest: Guest{Surname: "王", Title: "先生"}, Party: Party{Party: 2, CameBy: OnFoot}})
	p.Until(id, "introduce")
	var steps int
	for range h.Steps {
		v := p.Visit(id)
		ahead := p.Floor.Ahead(h, v, p.Now)
		if len(ahead) == 0 {
			break
		}
		was := v.Step
		p.Until(id, ahead[0].ID)
		if past := p.Visit(id).Past; past[len(past)-1].Step != was {
			t.Errorf("%s is said to come after %s, and %s came between", ahead[0].ID, was, past[len(past)-1].Step)
		}
		steps++
	}
	if steps < 5 {
		t.Errorf("only %d steps were ahead", steps)
	}
	if left := p.Floor.Ahead(h, &Visit{Step: "gone"}, p.Now); left != nil {
		t.Errorf("%d steps ahead of a party in no step", len(left))
	}
}
