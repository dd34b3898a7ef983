package store

import (
	"bytes"
	"context"
	"fmt"
	"iter"
	"slices"

	bolt "go.etcd.io/bbolt"

	"reception/flows"
)

// scanLen is how many records are looked at in one transaction of ClientRecords,
// a millisecond's work: closing the log waits no longer than that.
const scanLen = 4096

// ClientRecords yields, in order, those records after the given one that the
// register of guests is made of: with a guest's number, lines of guests' files,
// recognised guests, what was undone, and a clock put right. All others are passed over by the first
// bytes of their bodies, so that years are read in a moment.
//
// Errors end the sequence as in Records, but damage inside a body that is passed
// over goes unnoticed here; Verify finds it.
func (j *Journal) ClientRecords(ctx context.Context, after flows.Seq) iter.Seq2[flows.Record, error] {
	return j.scan(ctx, after, everything, concernsGuests)
}

// BookRecords yields, in order, those records after one and before another that the
// registers and lists of checks are made of (flows.Books), like ClientRecords.
func (j *Journal) BookRecords(ctx context.Context, after, before flows.Seq) iter.Seq2[flows.Record, error] {
	return j.scan(ctx, after, before, concernsBooks)
}

// scan yields the records that are wanted by their bodies.
func (j *Journal) scan(ctx context.Context, after, before flows.Seq, wanted func(body []byte) bool) iter.Seq2[flows.Record, error] {
	return func(yield func(flows.Record, error) bool) {
		for at, more := after, after != everything; more; {
			if err := ctx.Err(); err != nil {
				yield(flows.Record{}, err)
				return
			}
			page, last, broken := j.scanPage(at, before, wanted)
			for _, s := range page {
				r, err := j.vault.decode(s)
				if err == nil && ctx.Err() != nil { // a page can be thousands of records
					r, err = flows.Record{}, ctx.Err()
				}
				if !yield(r, err) || err != nil {
					return
				}
			}
			if broken != nil {
				yield(flows.Record{}, broken)
				return
			}
			at, more = last, last != 0
		}
	}
}

// scanPage looks at the next records and copies those that are wanted. It also gives
// the last record it looked at, 0 at the end. With an error it gives what lies before it.
func (j *Journal) scanPage(after, before flows.Seq, wanted func(body []byte) bool) (page []stored, last flows.Seq, err error) {
	err = j.view(func(tx *bolt.Tx) error {
		events := tx.Bucket(eventsBucket).Cursor()
		last = after
		k, v := events.Seek(seqKey(after + 1))
		for ; k != nil && last < after+scanLen; k, v = events.Next() {
			seq, ok := keySeq(k)
			switch {
			case !ok:
				return &Damage{Why: fmt.Sprintf("a record's key is %x", k)}
			case seq >= before:
				last = 0
				return nil
			case seq != last+1:
				return gap(last+1, seq)
			}
			_, body, err := split(v)
			if err != nil {
				return &Damage{Seq: seq, Why: err.Error()}
			}
			if wanted(body) {
				page = append(page, copied(tx, seq, v))
			}
			last = seq
		}
		if last == after+scanLen {
			letGo(tx)
		}
		if k == nil {
			last = 0
		}
		return nil
	})
	return page, last, err
}

// Numbers of the fields of a body that say whether it concerns guests.
const (
	bodyCommand = 4
	bodyKind    = 6
	bodyGuest   = 7
)

// concernsGuests reports whether the register of guests needs a record. It reads
// no further than the guest's number, for the fields of a body are written in
// the order of their numbers. What it cannot read it asks for: decoding says
// what is wrong.
func concernsGuests(body []byte) bool {
	s := skimmer{rest: body}
	for fields := s.number(cborMap); fields > 0 && !s.lost; fields-- {
		switch s.number(cborUint) {
		case bodyCommand:
			if bytes.HasPrefix(s.text(), []byte(flows.ImportPrefix)) {
				return true
			}
		case bodyKind:
			switch flows.Kind(s.number(cborUint)) { //nolint:gosec // another kind is none of these
			case flows.FileImported{}.Kind(), flows.ClientNoted{}.Kind(), flows.Recognised{}.Kind(), flows.VisitsMerged{}.Kind(), flows.Undone{}.Kind(),
				flows.GuestsErased{}.Kind(), flows.ConsentNoted{}.Kind(), flows.FileOpened{}.Kind(), flows.ClockCorrected{}.Kind():
				return true
			}
		case bodyGuest:
			return s.number(cborUint) != 0 || s.lost
		case bodyGuest + 1, bodyGuest + 2:
			return s.lost
		default:
			s.skip()
		}
	}
	return s.lost
}

// concernsBooks reports whether registers and lists of checks need a record.
func concernsBooks(body []byte) bool {
	s := skimmer{rest: body}
	for fields := s.number(cborMap); fields > 0 && !s.lost; fields-- {
		if s.number(cborUint) == bodyKind {
			kind := flows.Kind(s.number(cborUint)) //nolint:gosec // another kind is none of these
			return s.lost || slices.Contains(bookKinds, kind)
		}
		s.skip()
	}
	return s.lost
}

var bookKinds = flows.BookKinds() //nolint:gochecknoglobals // a table that nobody changes

// guestOf is the guest of a record, 0 for none, read by the first bytes of its body.
func guestOf(body []byte) (g flows.GuestNo, ok bool) {
	s := skimmer{rest: body}
	for fields := s.number(cborMap); fields > 0 && !s.lost; fields-- {
		switch field := s.number(cborUint); {
		case field == bodyGuest:
			g = flows.GuestNo(s.number(cborUint))
			return g, !s.lost
		case field > bodyGuest:
			return 0, !s.lost
		}
		s.skip()
	}
	return 0, !s.lost
}
