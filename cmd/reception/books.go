package main

import (
	"context"
	"sync"

	"reception/flows"
	"reception/store"
)

// books read the registers and lists of checks of a log day by day. What lies before the
// first day that is asked for is passed over quickly; from then on they go on where they
// stopped, and the last day may be asked for again.
type books struct {
	mu          sync.Mutex
	fold, began flows.Books // as they are, and as they were before the last day
	first, next flows.Seq   // where the last day begins and ends; what is before next is in them
}

// day is how the books were left on a business day, whose records are given: nil for a
// day without any.
func (b *books) day(ctx context.Context, j *store.Journal, first, end flows.Seq, records []flows.Record, seen seeing) (*flows.BookDay, error) {
	if first == 0 {
		return nil, nil
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	switch {
	case first == b.first:
		b.fold, b.next = b.began, first
	case first < b.next:
		b.fold, b.next = flows.Books{}, 0
	}
	if first > b.next {
		for r, err := range seen(j.BookRecords(ctx, max(b.next, 1)-1, first)) {
			if err != nil {
				b.fold, b.first, b.next = flows.Books{}, 0, 0
				return nil, err
			}
			b.fold.Add(r)
		}
		b.fold.End()
	}
	b.began = b.fold
	for _, r := range records {
		b.fold.Add(r)
	}
	b.first, b.next = first, end
	return b.fold.End(), nil
}
