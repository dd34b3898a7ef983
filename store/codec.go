package store

import (
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"fmt"
	"time"

	"github.com/fxamacker/cbor/v2"

	"reception/flows"
)

// A stored value is
//
//	version (1 byte) | SHA-256 of the stored value before it (32) | body
//
// and the body is CBOR. Hashes are always taken over stored bytes, never over a
// new encoding, so an old record keeps its hash whatever later programs write.
const (
	bodyVersion = 1
	headLen     = 1 + sha256.Size

	// maxValue is far beyond any honest record and keeps a broken length in a
	// damaged file from costing memory.
	maxValue = 1 << 20
)

type hash = Hash

// genesis stands before the first record: it binds a chain to its site.
func genesis(site string) hash { return sha256.Sum256([]byte("reception log\n" + site)) }

// A body is a record without what its place says (seq) and without personal
// data. The cbor numbers are the disk format: add, never renumber.
type body struct {
	At      int64           `cbor:"1,keyasint"`           // Unix milliseconds
	Entered int64           `cbor:"2,keyasint,omitempty"` // milliseconds after At
	By      flows.By        `cbor:"3,keyasint,omitzero"`
	Command flows.CommandID `cbor:"4,keyasint,omitempty"`
	Part    int             `cbor:"5,keyasint,omitempty"`
	Kind    flows.Kind      `cbor:"6,keyasint"`
	Guest   flows.GuestNo   `cbor:"7,keyasint,omitempty"`
	Blob    []byte          `cbor:"8,keyasint,omitempty"` // SHA-256 of the personal data
	Event   cbor.RawMessage `cbor:"9,keyasint"`
	Texts   bool            `cbor:"10,keyasint,omitempty"` // the blob holds texts alone
}

// personal is what a blob holds: what is known of the guest, and the event's texts that
// belong to the guest.
type personal struct {
	flows.Personal
	Texts []string `cbor:"10,keyasint,omitempty"`
}

// encMode writes times as text in UTC: they come back as they were, and with
// the same location, so a floor folded from the file equals the live one.
var encMode = func() cbor.EncMode {
	o := cbor.CoreDetEncOptions()
	o.Time = cbor.TimeRFC3339NanoUTC
	m, err := o.EncMode()
	if err != nil {
		panic(err) // the options are constant
	}
	return m
}()

// decMode refuses fields it does not know: a newer program wrote them, and
// leaving them out would show a floor that never was.
var decMode = func() cbor.DecMode {
	m, err := cbor.DecOptions{
		DupMapKey:         cbor.DupMapKeyEnforcedAPF,
		ExtraReturnErrors: cbor.ExtraDecErrorUnknownField,
		IndefLength:       cbor.IndefLengthForbidden,
		MaxNestedLevels:   16,
	}.DecMode()
	if err != nil {
		panic(err) // the options are constant
	}
	return m
}()

// An entry is a record ready to be stored: everything but the hash before it.
type entry struct {
	body []byte
	blob []byte // nil without personal data
	key  []byte // the guest's key, sealed, where this record is the first to need it
	meta flows.Record
}

// encode makes an entry and reads it back: what could not be read again (text
// that is not UTF-8, a year of six digits) must never reach the file, where it
// would stop every later start. The blob is the record's personal data, sealed.
func encode(r flows.Record, blob []byte) (entry, error) {
	if r.Event == nil {
		return entry{}, fmt.Errorf("record %d has no event", r.Seq)
	}
	marked, _ := r.SealTexts()
	event, err := encMode.Marshal(marked)
	if err != nil {
		return entry{}, fmt.Errorf("record %d (%s): %w", r.Seq, r.Event.Kind(), err)
	}
	at := r.At.UnixMilli()
	b := body{
		At: at, Entered: r.Entered.UnixMilli() - at, By: r.By, Command: r.Command, Part: r.Part,
		Kind: r.Event.Kind(), Guest: r.Guest, Event: event,
	}
	if b.Texts = r.Personal == nil && len(r.Typed) > 0; b.Texts {
		b.Guest = r.Whose
	}
	e := entry{meta: r, blob: blob}
	if blob != nil {
		sum := sha256.Sum256(blob)
		b.Blob = sum[:]
	}
	if e.body, err = encMode.Marshal(b); err != nil {
		return entry{}, fmt.Errorf("record %d: %w", r.Seq, err)
	}
	if len(e.body)+headLen > maxValue {
		return entry{}, fmt.Errorf("record %d is too large: %d bytes", r.Seq, len(e.body))
	}
	if _, _, err := decodeBody(r.Seq, e.body); err != nil {
		return entry{}, fmt.Errorf("record %d could not be read again: %w", r.Seq, err)
	}
	return e, nil
}

// value is the entry as it is stored after the record with the given hash.
func (e entry) value(prev hash) []byte {
	v := make([]byte, 0, headLen+len(e.body))
	v = append(v, bodyVersion)
	v = append(v, prev[:]...)
	return append(v, e.body...)
}

// split takes a stored value apart.
func split(value []byte) (prev hash, body []byte, err error) {
	switch {
	case len(value) < headLen+1:
		return prev, nil, fmt.Errorf("only %d bytes long", len(value))
	case len(value) > maxValue:
		return prev, nil, fmt.Errorf("%d bytes long", len(value))
	case value[0] != bodyVersion:
		// Bytes that rot look like this as well; the chain tells the two apart.
		return prev, nil, fmt.Errorf("written in form %d, which this version does not know", value[0])
	}
	copy(prev[:], value[1:headLen])
	return prev, value[headLen:], nil
}

// decode reads a stored record with what is known of its guest.
func (v *vault) decode(s stored) (flows.Record, error) {
	_, body, err := split(s.value)
	if err != nil {
		return flows.Record{}, &Damage{Seq: s.seq, Why: err.Error()}
	}
	r, sealed, err := decodeBody(s.seq, body)
	if err != nil || sealed.sum == nil {
		return r, err
	}
	p, err := v.open(s, r.Guest, sealed.sum)
	if err == nil {
		r, err = sealed.into(r, p)
	}
	if err != nil {
		err = unreadable(s.seq, err)
	}
	return r, err
}

// A sealedPart is what a body says of the record's personal data.
type sealedPart struct {
	sum   []byte // its hash; nil where there never was any
	texts bool   // it is texts alone
}

// into joins a record and what was sealed of it; nil is what has been erased.
func (s sealedPart) into(r flows.Record, p *personal) (flows.Record, error) {
	var texts []string
	if p != nil {
		texts = p.Texts
	}
	event, typed, err := flows.UnsealTexts(r.Event, texts, p != nil)
	if err != nil {
		return r, err
	}
	if r.Event, r.Typed = event, typed; len(typed) > 0 {
		r.Whose = r.Guest
	}
	switch {
	case s.texts:
		r.Guest = 0
	case p != nil:
		r.Personal = &p.Personal
	}
	return r, nil
}

// decodeBody reads all of a record but its personal data.
func decodeBody(seq flows.Seq, raw []byte) (r flows.Record, sealed sealedPart, err error) {
	var b body
	if err := unmarshal(raw, &b); err != nil {
		return r, sealed, unreadable(seq, err)
	}
	kind, known := b.Kind.Info()
	if !known {
		return r, sealed, fmt.Errorf("record %d has kind %d: %w", seq, b.Kind, ErrUnknownKind)
	}
	event, err := kind.Decode(func(into any) error { return unmarshal(b.Event, into) })
	if err != nil {
		return r, sealed, unreadable(seq, fmt.Errorf("%s: %w", kind.Name, err))
	}
	return flows.Record{
		Seq: seq, At: time.UnixMilli(b.At).UTC(), Entered: time.UnixMilli(b.At + b.Entered).UTC(),
		By: b.By, Command: b.Command, Part: b.Part, Event: event, Guest: b.Guest,
	}, sealedPart{b.Blob, b.Texts}, nil
}

// unmarshal reads one value, and nothing after it.
func unmarshal(raw []byte, into any) error {
	if len(raw) == 0 {
		return errors.New("nothing there")
	}
	return decMode.Unmarshal(raw, into)
}

// unreadable says why a record cannot be read: its master key is missing, a field
// nobody here knows was written by a newer program, everything else is damage.
func unreadable(seq flows.Seq, err error) error {
	var unknown *cbor.UnknownFieldError
	if errors.Is(err, ErrNoMasterKey) {
		return err
	}
	if errors.As(err, &unknown) || errors.Is(err, ErrNewer) {
		return fmt.Errorf("record %d: %w: %w", seq, ErrNewer, err)
	}
	return &Damage{Seq: seq, Why: err.Error()}
}

// Keys.

func seqKey(s flows.Seq) []byte { return binary.BigEndian.AppendUint64(nil, uint64(s)) }

func keySeq(k []byte) (flows.Seq, bool) {
	if len(k) != 8 {
		return 0, false
	}
	return flows.Seq(binary.BigEndian.Uint64(k)), true
}

func visitKey(v flows.VisitID, s flows.Seq) []byte {
	return binary.BigEndian.AppendUint64(seqKey(flows.Seq(v)), uint64(s))
}

// dayKey is a date as the number yyyymmdd.
func dayKey(d flows.Date) ([]byte, error) {
	t, err := time.Parse(time.DateOnly, string(d))
	if err != nil {
		return nil, fmt.Errorf("%q is not a date like 2026-11-22", string(d))
	}
	y, m, day := t.Date()
	return binary.BigEndian.AppendUint32(nil, uint32(y*10000+int(m)*100+day)), nil //nolint:gosec // four-digit years
}

func number32(b []byte) (uint32, bool) {
	if len(b) != 4 {
		return 0, false
	}
	return binary.BigEndian.Uint32(b), true
}
