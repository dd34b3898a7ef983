// Package flowstest has what tests of flows, store and tui share: a journal in
// memory, the suite every journal must pass, and scenarios.
package flowstest

import (
	"context"
	"iter"
	"slices"
	"sync"

	"reception/flows"
)

// A Journal is a flows.Journal in memory. The zero value is empty.
type Journal struct {
	mu      sync.Mutex
	records []flows.Record
	state   flows.State
	fail    error
}

// NewJournal returns an empty journal.
func NewJournal() *Journal { return new(Journal) }

// Fail makes every later Append fail with err, as a broken disk would; nil mends it.
func (j *Journal) Fail(err error) {
	j.mu.Lock()
	defer j.mu.Unlock()
	j.fail = err
}

// Append adds records; see flows.Journal.
func (j *Journal) Append(ctx context.Context, after flows.Seq, records []flows.Record) error {
	j.mu.Lock()
	defer j.mu.Unlock()
	switch {
	case ctx.Err() != nil:
		return ctx.Err()
	case j.fail != nil:
		return j.fail
	case after != flows.Seq(len(j.records)):
		return flows.ErrStale
	}
	j.records = append(j.records, records...)
	return nil
}

// Records yields records after the given one; see flows.Journal.
func (j *Journal) Records(ctx context.Context, after flows.Seq) iter.Seq2[flows.Record, error] {
	j.mu.Lock()
	records := slices.Clone(j.records)
	j.mu.Unlock()
	return func(yield func(flows.Record, error) bool) {
		for _, r := range records[min(int(after), len(records)):] {
			if err := ctx.Err(); err != nil {
				yield(flows.Record{}, err)
				return
			}
			if !yield(r, nil) {
				return
			}
		}
	}
}

// Load returns the last snapshot kept.
func (j *Journal) Load(context.Context) (flows.State, error) {
	j.mu.Lock()
	defer j.mu.Unlock()
	return j.state, nil
}

// Keep stores a snapshot.
func (j *Journal) Keep(_ context.Context, s flows.State) error {
	j.mu.Lock()
	defer j.mu.Unlock()
	j.state = s
	return nil
}
