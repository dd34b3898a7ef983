package find

import (
	"context"
	"iter"
	"runtime"

	"reception/flows"
)

// A Source is what an index is filled from. *flows.Desk is one.
type Source interface {
	Next(ctx context.Context, after flows.Seq) (flows.Floor, error)
	ClientRecords(ctx context.Context, after flows.Seq) iter.Seq2[flows.Record, error]
}

// polite is how many records are folded in before others get their turn: years
// of guests are read while somebody is typing.
const polite = 32

// Follow fills the index with everything that was ever entered, then with what is
// entered from now on, until ctx or the source ends. It returns why.
func (x *Index) Follow(ctx context.Context, from Source) error {
	for after := flows.Seq(0); ; {
		floor, err := from.Next(ctx, after)
		if err != nil {
			return err
		}
		n := 0
		for r, err := range from.ClientRecords(ctx, after) {
			if err != nil {
				return err
			}
			if r.Seq > floor.Seq {
				break // the next round reads it
			}
			x.Add(r)
			if n++; n%polite == 0 {
				runtime.Gosched()
			}
		}
		after = floor.Seq
		x.whole.Store(true)
	}
}

// Whole reports whether the past has been read, so that finding nobody means that
// there is nobody.
func (x *Index) Whole() bool { return x.whole.Load() }
