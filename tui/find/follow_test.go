package find

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"testing"

	"reception/flows"
)

// A log hands out its records in two parts, the second only when the first was
// read: as a desk does on which somebody works meanwhile.
type log struct {
	records []flows.Record
	parts   []flows.Seq
}

var errEnd = errors.New("the desk was closed")

func (l *log) Next(_ context.Context, after flows.Seq) (flows.Floor, error) {
	for _, upTo := range l.parts {
		if upTo > after {
			return flows.Floor{Seq: upTo}, nil
		}
	}
	return flows.Floor{}, errEnd
}

func (l *log) ClientRecords(_ context.Context, after flows.Seq) iter.Seq2[flows.Record, error] {
	return func(yield func(flows.Record, error) bool) {
		for _, r := range l.records[after:] {
			if !yield(r, nil) {
				return
			}
		}
	}
}

// TestFollow reads what there is and what is added, each once.
func TestFollow(t *testing.T) {
	l := &log{parts: []flows.Seq{70, 72}}
	for i := range 72 {
		p := flows.Personal{Surname: "王", Phone: fmt.Sprintf("138123400%02d", i)}
		l.records = append(l.records, flows.Record{Seq: flows.Seq(i + 1), At: morning, Event: flows.Arrived{No: i}, Guest: flows.GuestNo(i + 1), Personal: &p})
	}
	x := New()
	if err := x.Follow(t.Context(), l); !errors.Is(err, errEnd) {
		t.Fatalf("it ended with %v", err)
	}
	if n := x.Len(); n != 72 {
		t.Errorf("%d guests are known, not 72", n)
	}
	if hits := x.Find("0071", 9); len(hits) != 1 || hits[0].Guest != 72 {
		t.Errorf("the last one is %+v", hits)
	}
}
