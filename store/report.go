package store

import (
	"encoding/hex"
	"errors"

	"reception/flows"
)

// A Report is what a verification saw.
type Report struct {
	Site    string    `json:"site"`
	Records int       `json:"records"`
	First   flows.Seq `json:"first"` // 0 when there are no records
	Last    flows.Seq `json:"last"`
	Head    Hash      `json:"head"`   // of the last record; covers all before it
	Blobs   int       `json:"blobs"`  // personal data that is there
	Erased  int       `json:"erased"` // personal data that is gone
}

// A Hash is a SHA-256. In text it is hexadecimal.
type Hash [32]byte

// String is the whole hash.
func (h Hash) String() string { return hex.EncodeToString(h[:]) }

// Short is the first 16 digits, for paper.
func (h Hash) Short() string { return h.String()[:16] }

// MarshalText is for JSON.
func (h Hash) MarshalText() ([]byte, error) { return []byte(h.String()), nil }

// UnmarshalText is for JSON.
func (h *Hash) UnmarshalText(text []byte) error {
	b, err := hex.DecodeString(string(text))
	if err != nil || len(b) != len(h) {
		return errors.New("not a SHA-256")
	}
	copy(h[:], b)
	return nil
}

// A verdict is what a judging child says to its parent: one line of JSON.
type verdict struct {
	Report Report    `json:"report"`
	Fault  string    `json:"fault,omitempty"` // name of the sentinel; empty when all is well
	Seq    flows.Seq `json:"seq,omitempty"`
	Why    string    `json:"why,omitempty"`
}

// faults names the errors that a child may hand to its parent.
var faults = []struct {
	name string
	err  error
}{
	{"kind", ErrUnknownKind}, // before ErrNewer, which it wraps
	{"newer", ErrNewer},
	{"foreign", ErrForeign},
	{"in use", ErrInUse},
	{"read only", ErrReadOnly},
	{"empty", ErrEmptyFile},
	{"folder", ErrFolder},
	{"missing", ErrMissing},
	{"no key", ErrNoMasterKey},
}

func newVerdict(r Report, err error) verdict {
	v := verdict{Report: r}
	var damage *Damage
	var l *located
	if errors.As(err, &l) {
		err = l.err // the parent names the file itself
	}
	switch {
	case err == nil:
		return v
	case errors.As(err, &damage):
		v.Fault, v.Seq, v.Why = "damaged", damage.Seq, damage.Why
		return v
	}
	v.Fault, v.Why = "other", err.Error()
	for _, f := range faults {
		if errors.Is(err, f.err) {
			v.Fault = f.name
			break
		}
	}
	return v
}

func (v verdict) err() error {
	switch v.Fault {
	case "":
		return nil
	case "damaged":
		return &Damage{Seq: v.Seq, Why: v.Why}
	}
	for _, f := range faults {
		if f.name == v.Fault {
			return &told{text: v.Why, kind: f.err}
		}
	}
	return errors.New(v.Why)
}

// told is an error that a child put into words.
type told struct {
	text string
	kind error
}

func (t *told) Error() string { return t.text }
func (t *told) Unwrap() error { return t.kind }
