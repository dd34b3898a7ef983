package tui

import (
	"context"
	"testing"
	"time"

	"reception/flows"
)

// TestPracticeCountsAtOnce: what the person does, refused or not, is in the score
// straight away; what others do within seconds of each other is worked out once.
func TestPracticeCountsAtOnce(t *testing.T) {
	o, asked := desk, 0
	o.Practice = func(context.Context) (flows.Score, error) {
		asked++ // one at a time
		return flows.Score{Scored: true, Parts: []flows.PartScore{{Part: flows.ScoreAnswers, Missed: asked}}}, nil
	}
	play(t, rainyAfternoon, o, 120, 36, func(p *player) {
		p.wait(time.Minute)
		before := asked
		for _, surname := range []string{"安", "柏", "车"} {
			p.must(walkIn(surname, "先生", 1, flows.OnFoot, ""))
		}
		if n := asked - before; n > 1 {
			t.Errorf("it is worked out %d times for three at once", n)
		}
		p.pickParty("林")
		p.press("f9")
		before = asked
		p.write("3") // is refused
		if p.sees("漏答 " + itoa(asked)); asked != before+1 {
			t.Errorf("it is worked out %d times for an act of one's own", asked-before)
		}
	})
}
