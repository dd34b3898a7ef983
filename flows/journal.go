package flows

import (
	"context"
	"errors"
	"iter"
)

var (
	// ErrStale is returned by Append when the journal has moved on.
	ErrStale = errors.New("the journal has moved on since the floor was read")
	// ErrUnknownOutcome wraps every failure of a commit: the records may or may
	// not be on disk, and nothing more may be written until the journal has been
	// opened again and the command ids have been looked up.
	ErrUnknownOutcome = errors.New("it is not known whether the last entry was saved")
)

// JournalGone says that the journal's file is no longer the one that was opened: it
// was moved, removed, replaced or harmed while it was in use. Nothing of the records
// was written, and nothing can be until it has been opened again.
type JournalGone struct {
	Path string
	Copy string // of everything that had been saved; empty where none was made
	// Harmed says that the file is there and is not what was written: there is nothing
	// of it to copy.
	Harmed bool
	Err    error // what is the matter
}

func (g *JournalGone) Error() string {
	text := g.Path + ": " + g.Err.Error()
	if g.Copy != "" {
		text += "; everything that had been saved is in " + g.Copy
	}
	return text
}

func (g *JournalGone) Unwrap() error { return g.Err }

// A Journal is the append-only list of records. Package store keeps one in
// bbolt; flowstest keeps one in memory; both pass flowstest.JournalSuite.
type Journal interface {
	// Append adds records directly after the one numbered after, all or none,
	// and returns only once they are durable. It returns ErrStale if the journal
	// has moved on, an error wrapping ErrUnknownOutcome if the commit failed, a
	// JournalGone if nothing can be written any more, and any other error if nothing
	// was written, as for a record that cannot be stored.
	Append(ctx context.Context, after Seq, records []Record) error

	// Records yields records in order, starting after the given one. A record
	// that cannot be read is yielded as an error and ends the sequence; records
	// are never skipped.
	Records(ctx context.Context, after Seq) iter.Seq2[Record, error]

	// Load returns the newest usable snapshot, or an empty State.
	Load(ctx context.Context) (State, error)

	// Keep stores a snapshot. It is an optimisation: the journal is the truth.
	Keep(ctx context.Context, s State) error
}

// A State is what a snapshot holds: the floor at one point of the journal and
// the commands seen recently. Personal data is not in it, only references.
type State struct {
	Floor Floor  `cbor:"1,keyasint"`
	Seen  []Seen `cbor:"2,keyasint"`
}

// Seen remembers the answer to a command, so that a repeat gets the same one.
type Seen struct {
	Command CommandID `cbor:"1,keyasint"`
	First   Seq       `cbor:"2,keyasint"`
	Last    Seq       `cbor:"3,keyasint"`
	Visit   VisitID   `cbor:"4,keyasint,omitempty"`
	At      int64     `cbor:"5,keyasint"` // entered, Unix milliseconds
}
