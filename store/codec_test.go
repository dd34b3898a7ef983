package store_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"reflect"
	"testing"
	"time"

	"github.com/fxamacker/cbor/v2"

	"reception/flows"
	"reception/store"
)

// A typical record must stay small: a hundred thousand of them a year.
func TestBodiesAreCompact(t *testing.T) {
	r := sample(1)
	r.Event, r.Command = flows.StepDone{Visit: 123456, Step: "greet", Next: "introduce"}, "01JD8Y3N5Q7R"
	e, err := store.Encode(r)
	if err != nil {
		t.Fatal(err)
	}
	if n := len(e.Body()); n > 90 {
		t.Errorf("a finished step takes %d bytes: %x", n, e.Body())
	}
}

// The same record always has the same bytes.
func TestEncodingIsDeterministic(t *testing.T) {
	for i := range len(flows.Kinds()) {
		r := sample(flows.Seq(i + 1)) //nolint:gosec // small
		a, errA := store.Encode(r)
		b, errB := store.Encode(r)
		if errA != nil || errB != nil || !bytes.Equal(a.Body(), b.Body()) && r.Personal == nil {
			t.Errorf("%s: %v %v\n%x\n%x", r.Event.Kind(), errA, errB, a.Body(), b.Body())
		}
	}
}

func TestZeroFieldsComeBack(t *testing.T) {
	for _, k := range flows.Kinds() {
		e, err := k.Decode(func(any) error { return nil })
		if err != nil {
			t.Fatal(err)
		}
		want := flows.Record{Seq: 9, At: time.UnixMilli(0).UTC(), Entered: time.UnixMilli(0).UTC(), Event: e, Personal: &flows.Personal{}}
		in, err := store.Encode(want)
		if err != nil {
			t.Fatalf("%s: %v", k.Name, err)
		}
		got, err := store.DecodeBody(9, in.Body(), in.Blob())
		if err != nil || !reflect.DeepEqual(got, want) {
			t.Errorf("%s: %v\n%s\n%s", k.Name, err, show(got), show(want))
		}
	}
}

// What a newer program wrote is refused, never left out.
func TestNewerRecordsAreRefused(t *testing.T) {
	good := map[int]any{1: int64(1790000000000), 6: 7, 9: map[int]any{1: "li"}} // came_off
	for name, c := range map[string]struct {
		change func(m map[int]any)
		want   error
	}{
		"as it is":            {func(map[int]any) {}, nil},
		"unknown kind":        {func(m map[int]any) { m[6] = 60000 }, store.ErrUnknownKind},
		"new field":           {func(m map[int]any) { m[20] = 1 }, store.ErrNewer},
		"new field of event":  {func(m map[int]any) { m[9] = map[int]any{1: "li", 2: "x"} }, store.ErrNewer},
		"field of other type": {func(m map[int]any) { m[9] = map[int]any{1: 5} }, store.ErrDamaged},
		"no event":            {func(m map[int]any) { delete(m, 9) }, store.ErrDamaged},
	} {
		m := map[int]any{}
		for k, v := range good {
			m[k] = v
		}
		c.change(m)
		raw, err := cbor.Marshal(m)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := store.DecodeBody(5, raw, nil); !errors.Is(err, c.want) {
			t.Errorf("%s: got %v, want %v", name, err, c.want)
		}
	}
	if !errors.Is(store.ErrUnknownKind, store.ErrNewer) {
		t.Error("an unknown kind should read as a newer log")
	}
}

// Sealed data of a later version is said to be newer, not damaged.
func TestPersonalDataOfALaterFormIsNewer(t *testing.T) {
	blob := append([]byte{3}, "sealed in another way"...)
	sum := sha256.Sum256(blob)
	raw, err := cbor.Marshal(map[int]any{1: 0, 6: 36, 8: sum[:], 9: map[int]any{1: 3}})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := store.DecodeBody(1, raw, blob); !errors.Is(err, store.ErrNewer) {
		t.Errorf("got %v", err)
	}
	if r, err := store.DecodeBody(1, raw, nil); err != nil || r.Personal != nil {
		t.Errorf("erased: %v %v", r.Personal, err)
	}
	if _, err := store.DecodeBody(1, raw, []byte{1}); !errors.Is(err, store.ErrDamaged) {
		t.Errorf("another blob: %v", err)
	}
}

// FuzzDecode: whatever the bytes, an error or a record that is stored as it was read.
func FuzzDecode(f *testing.F) {
	for i := range 60 {
		r := sample(flows.Seq(i + 1)) //nolint:gosec // small
		e, err := store.Encode(r)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(append(binary.BigEndian.AppendUint64(nil, uint64(len(e.Body()))), append(e.Body(), e.Blob()...)...))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		if len(data) < 8 {
			return
		}
		n, rest := binary.BigEndian.Uint64(data), data[8:]
		var blob []byte
		if n < uint64(len(rest)) {
			rest, blob = rest[:n], rest[n:]
		}
		_, _ = store.Decode(1, rest, blob)
		r, err := store.DecodeBody(1, rest, blob)
		if err != nil {
			if !errors.Is(err, store.ErrDamaged) && !errors.Is(err, store.ErrNewer) {
				t.Errorf("an error without a meaning: %v", err)
			}
			return
		}
		e, err := store.Encode(r)
		if err != nil {
			return // readable, and no longer written: a year of five digits
		}
		again, err := store.DecodeBody(1, e.Body(), e.Blob())
		if err != nil || !reflect.DeepEqual(again.Personal, r.Personal) {
			t.Fatalf("read as\n%s\nand again as\n%s, %v", show(r), show(again), err)
		}
		r.Personal, again.Personal = nil, nil // stored with another salt each time
		a, errA := store.Encode(r)
		b, errB := store.Encode(again)
		if errA != nil || errB != nil || !bytes.Equal(a.Body(), b.Body()) {
			t.Errorf("read as\n%s\nand again as\n%s", show(r), show(again))
		}
	})
}
