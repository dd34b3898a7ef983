package store

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"fmt"

	bolt "go.etcd.io/bbolt"

	"reception/flows"
)

// A snapshot is
//
//	SHA-256 of what follows (32 bytes) | shape of the state (8) | nonce (12) | CBOR of a flows.State, sealed with the master key
//
// under the number of the last record it holds; logs of format 1 have the CBOR in
// clear. Personal data is not in it, but what people wrote is. The journal is the
// truth: a snapshot that does not fit for any reason is passed over.
const keepSnapshots = 3

const snapHead = sha256.Size + shapeLen

// Keep stores a snapshot and removes all but the newest three. Its errors are
// those of Append.
func (j *Journal) Keep(ctx context.Context, s flows.State) error {
	data, err := encMode.Marshal(s)
	if err != nil {
		return fmt.Errorf("snapshot: %w", err)
	}
	return j.update(ctx, func(tx *bolt.Tx) error {
		last, _, err := j.tail(tx)
		if err != nil {
			return err
		}
		value := j.vault.snapshot(s.Floor.Seq, data)
		if s.Floor.Seq == 0 || s.Floor.Seq > last {
			return fmt.Errorf("snapshot of record %d, and the last is %d", s.Floor.Seq, last)
		}
		b := bucket(tx, snapBucket)
		if err := b.Put(seqKey(s.Floor.Seq), value); err != nil {
			return err
		}
		return thin(b)
	})
}

// thin removes all but the newest snapshots.
func thin(b *bolt.Bucket) error {
	var old [][]byte
	n := 0
	c := b.Cursor()
	for k, _ := c.Last(); k != nil; k, _ = c.Prev() {
		if n++; n > keepSnapshots {
			old = append(old, clone(k))
		}
	}
	for _, k := range old {
		if err := b.Delete(k); err != nil {
			return err
		}
	}
	return nil
}

// Load returns the newest snapshot that is whole and was made for this
// program's floor, with personal data attached again, or an empty State.
func (j *Journal) Load(ctx context.Context) (flows.State, error) {
	if err := ctx.Err(); err != nil {
		return flows.State{}, err
	}
	var state flows.State
	err := j.view(func(tx *bolt.Tx) error {
		last, _, err := j.tail(tx)
		if err != nil {
			return err
		}
		c := tx.Bucket(snapBucket).Cursor()
		for k, v := c.Last(); k != nil; k, v = c.Prev() {
			seq, _ := keySeq(k)
			s, ok := j.vault.readSnapshot(seq, v)
			if !ok || s.Floor.Seq != seq || seq > last {
				continue
			}
			if !j.rejoin(tx, &s.Floor) {
				continue // the fold will say which record it is
			}
			state = s
			return nil
		}
		return nil
	})
	return state, err
}

// snapshot seals a state.
func (v *vault) snapshot(seq flows.Seq, data []byte) []byte {
	value := make([]byte, snapHead+nonceLen, snapHead+nonceLen+len(data)+16)
	copy(value[sha256.Size:], stateShape[:])
	nonce := value[snapHead:]
	_, _ = rand.Read(nonce) // never fails: it ends the program instead
	value = v.master().snap.Seal(value, nonce, data, place{log: v.log, seq: seq}.with(blobSealed))
	sum := sha256.Sum256(value[sha256.Size:])
	copy(value, sum[:])
	return value
}

func (v *vault) readSnapshot(seq flows.Seq, value []byte) (s flows.State, ok bool) {
	if len(value) < snapHead+nonceLen {
		return s, false
	}
	sum := sha256.Sum256(value[sha256.Size:])
	if string(sum[:]) != string(value[:sha256.Size]) || string(value[sha256.Size:snapHead]) != string(stateShape[:]) {
		return s, false
	}
	data := value[snapHead:]
	if v != nil {
		var err error
		if data, err = v.master().snap.Open(nil, data[:nonceLen], data[nonceLen:], place{log: v.log, seq: seq}.with(blobSealed)); err != nil {
			return s, false
		}
	}
	if err := unmarshal(data, &s); err != nil {
		return flows.State{}, false
	}
	return s, true
}

// rejoin attaches the personal data that the snapshot refers to. It reports
// false when one of the records cannot be read.
func (j *Journal) rejoin(tx *bolt.Tx, f *flows.Floor) bool {
	events := tx.Bucket(eventsBucket)
	ok := true
	known := map[flows.Seq]*flows.Personal{}
	f.Rejoin(func(seq flows.Seq) *flows.Personal {
		if p, seen := known[seq]; seen {
			return p
		}
		r, err := j.vault.decode(copied(tx, seq, events.Get(seqKey(seq))))
		if err != nil {
			ok = false
		}
		known[seq] = r.Personal
		return r.Personal
	})
	return ok
}
