package flows

import "context"

// Begin hands a request in and returns a function that waits for its answer, as
// Do would give it. Requests handed in one after the other are decided in that
// order, and those that are under way at the same time share commits.
//
// Cancelling ctx takes a request back that has not been looked at; one that has
// been is answered.
func (d *Desk) Begin(ctx context.Context, r Request) (wait func() (Outcome, error)) {
	a := ask{ctx: ctx, r: r, answer: make(chan reply, 1)}
	select {
	case d.asks <- a:
	case <-d.ended:
		return func() (Outcome, error) { return Outcome{}, context.Canceled }
	case <-ctx.Done():
		return func() (Outcome, error) { return Outcome{}, ctx.Err() }
	}
	return func() (Outcome, error) {
		select {
		case got := <-a.answer:
			return got.o, got.err
		case <-d.ended:
		}
		select {
		case got := <-a.answer: // answered in the last round
			return got.o, got.err
		default:
			return Outcome{}, context.Canceled
		}
	}
}
