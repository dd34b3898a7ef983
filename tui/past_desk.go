package tui

import (
	"context"
	"errors"
	"iter"
	"time"

	"reception/flows"
)

// errPast is the answer to a command in the past.
var errPast = errors.New("the past cannot be changed")

// A pastDesk is the desk as far as a moment: it can be read and does nothing.
type pastDesk struct {
	Desk
	floor flows.Floor
	at    time.Time
}

func (d pastDesk) Floor() flows.Floor { return d.floor }

func (pastDesk) Do(context.Context, flows.Request) (flows.Outcome, error) {
	return flows.Outcome{}, errPast
}

// Records leaves out what had not happened yet.
func (d pastDesk) Records(ctx context.Context, after flows.Seq) iter.Seq2[flows.Record, error] {
	return func(yield func(flows.Record, error) bool) {
		for r, err := range d.Desk.Records(ctx, after) {
			if (err != nil || !r.At.After(d.at)) && !yield(r, err) {
				return
			}
		}
	}
}
