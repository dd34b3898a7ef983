package store

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"

	bolt "go.etcd.io/bbolt"

	"reception/flows"
)

// walk checks one segment: each record has its number and names the hash of the
// one before it. Damage is reported on the record whose bytes changed: a record
// whose successor names another hash is the broken one.
func (v *verification) walk(tx *bolt.Tx, t *tally) error {
	events := tx.Bucket(eventsBucket).Cursor()
	prev := v.j.genesis
	var k, value []byte
	if t.first == 1 {
		k, value = events.First()
	} else {
		before := seqKey(t.first - 1)
		if k, value = events.Seek(before); !bytes.Equal(k, before) {
			return &Damage{Seq: t.first - 1, Why: "it is missing"}
		}
		prev = sha256.Sum256(value)
		k, value = events.Next()
	}
	look := v.newLookup(tx, t.first)
	end := min(v.last, t.first+segmentLen-1)
	for seq := t.first; seq <= end; seq++ {
		t.at = seq
		if got, ok := keySeq(k); !ok || got != seq {
			return &Damage{Seq: seq, Why: "it is missing"}
		}
		names, _, err := split(value)
		if err != nil {
			return &Damage{Seq: seq, Why: err.Error()}
		}
		if names != prev {
			return unchained(t, seq, value, events)
		}
		if v.detail == everyDetail {
			if err := look.check(t, seq, k, value); err != nil {
				return err
			}
		}
		t.records++
		prev = sha256.Sum256(value)
		k, value = events.Next()
	}
	return nil
}

// unchained finds out which of two records changed when one does not name the
// hash of the other: if the next in turn names the second as it is, the first did.
func unchained(t *tally, seq flows.Seq, value []byte, events *bolt.Cursor) error {
	if seq == 1 {
		return &Damage{Seq: seq, Why: "it does not begin the chain of this site"}
	}
	if _, after := events.Next(); after != nil {
		if names, _, err := split(after); err != nil || names != sha256.Sum256(value) {
			return &Damage{Seq: seq, Why: "it does not follow the record before it"}
		}
	}
	t.at = seq - 1
	return &Damage{Seq: seq - 1, Why: "it is not what the record after it followed"}
}

// A lookup finds what belongs to the records of one segment.
type lookup struct {
	vault   *vault // nil where there is no master key: then nothing sealed is opened
	tx      *bolt.Tx
	visits  *bolt.Bucket
	keys    *bolt.Bucket // nil in logs of format 1
	pii     *bolt.Cursor
	blobKey []byte
	blob    []byte
}

func (v *verification) newLookup(tx *bolt.Tx, first flows.Seq) *lookup {
	l := &lookup{tx: tx, vault: v.j.vault, keys: tx.Bucket(keysBucket), visits: tx.Bucket(visitBucket), pii: tx.Bucket(piiBucket).Cursor()}
	l.blobKey, l.blob = l.pii.Seek(seqKey(first))
	return l
}

// check reads one record with everything that belongs to it.
func (l *lookup) check(t *tally, seq flows.Seq, key, value []byte) error {
	var blob []byte
	if l.blobKey != nil && bytes.Compare(l.blobKey, key) < 0 {
		return &Damage{Seq: seq, Why: fmt.Sprintf("there is personal data under %x, which is no record", l.blobKey)}
	}
	if bytes.Equal(l.blobKey, key) {
		blob = l.blob
		l.blobKey, l.blob = l.pii.Next()
	}
	_, raw, err := split(value)
	if err != nil {
		return &Damage{Seq: seq, Why: err.Error()}
	}
	r, sealed, err := decodeBody(seq, raw)
	if err != nil {
		return err
	}
	switch {
	case blob != nil && sealed.sum == nil:
		return &Damage{Seq: seq, Why: "there is personal data that it does not name"}
	case blob != nil:
		t.blobs++
		if err := l.personal(r, sealed, blob); err != nil {
			return unreadable(seq, err)
		}
	case sealed.sum != nil && l.keys != nil && l.keys.Get(seqKey(flows.Seq(r.Guest))) != nil:
		return &Damage{Seq: seq, Why: "its personal data is gone, and the guest was not erased"} // an erasure takes the key too
	case sealed.sum != nil:
		t.erased++
	}
	if visit := flows.VisitOf(r); visit != 0 {
		if l.visits.Get(visitKey(visit, seq)) == nil {
			return &Damage{Seq: seq, Why: fmt.Sprintf("the list of visit %d leaves it out", visit)}
		}
		t.visits++
	}
	if err := checkPast(l.tx, t, seq, r.Event); err != nil {
		return err
	}
	switch r.Event.(type) {
	case flows.DayOpened, flows.ClockCorrected:
		t.days = append(t.days, dayRecord{seq, r.Event})
	}
	return nil
}

// personal checks a record's personal data and the key of its guest: whether it is
// what was stored, and with the master key whether it can be opened.
func (l *lookup) personal(r flows.Record, sealed sealedPart, blob []byte) error {
	if err := checkBlob(sealed.sum, blob); err != nil {
		return err
	}
	s := stored{seq: r.Seq, blob: blob}
	if blob[0] != blobPlain {
		if l.keys == nil {
			return errors.New("there are no guests' keys")
		}
		s.key = l.keys.Get(seqKey(flows.Seq(r.Guest)))
		if err := checkWrapped(s.key); err != nil {
			return err
		}
		if l.vault == nil {
			return nil
		}
	}
	p, err := l.vault.open(s, r.Guest, sealed.sum)
	if err == nil && p != nil {
		_, err = sealed.into(r, p)
	}
	return err
}
