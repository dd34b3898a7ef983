package flows_test

import (
	"fmt"
	"math/rand/v2"
	"testing"

	. "reception/flows"
)

// TestRehearse_MendedDays: a day of which much was entered wrongly is the same day
// again by the same rules.
func TestRehearse_MendedDays(t *testing.T) {
	for seed := range uint64(20) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			rnd := rand.New(rand.NewPCG(seed, 5))
			s := tell(t)
			for range 12 {
				day(s, rnd, 10)
				for range 3 {
					_ = s.Try(s.mending(rnd)) // what cannot be is refused
				}
			}
			unchanged(t, s.rehearse(same))
		})
	}
}

// mending is one of the things that make good a wrong entry.
func (s story) mending(rnd *rand.Rand) Command {
	anyone := func() VisitRef {
		if len(s.Floor.Visits) == 0 {
			return ByID(9999)
		}
		return ByID(s.Floor.Visits[rnd.IntN(len(s.Floor.Visits))].ID)
	}
	switch rnd.IntN(5) {
	case 0:
		return Reopen{Visit: anyone(), Reason: "x"}
	case 1, 2:
		return Merge{Visit: anyone(), Other: anyone()}
	case 3:
		return Split{Visit: anyone(), Go: 1}
	}
	return Correct{Visit: anyone(), Field: FieldPurpose, Value: []string{"visit", "company_internal"}[rnd.IntN(2)], Reason: "x"}
}
