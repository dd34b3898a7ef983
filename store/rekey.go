package store

import (
	"errors"

	bolt "go.etcd.io/bbolt"

	"reception/flows"
)

// rekey seals the keys of the guests who stay with the next master key and takes away
// what is kept of those who go.
func rekey(tx *bolt.Tx, log LogID, old, next *MasterKey, gone map[flows.GuestNo]bool) (blobs int, err error) {
	if blobs, err = dropBlobs(tx, gone); err != nil {
		return 0, err
	}
	var guests []flows.GuestNo
	var wrapped [][]byte
	err = tx.Bucket(keysBucket).ForEach(func(k, v []byte) error {
		seq, _ := keySeq(k)
		g := flows.GuestNo(seq)
		if gone[g] {
			return nil
		}
		if checkWrapped(v) != nil || KeyID(v) != old.ID {
			return &Damage{Seq: seq, Why: errWrapped.Error()}
		}
		raw, err := unwrap(old, log, g, v)
		if err != nil {
			return &Damage{Seq: seq, Why: err.Error()}
		}
		guests, wrapped = append(guests, g), append(wrapped, wrap(next, log, g, raw))
		return nil
	})
	if err != nil {
		return 0, err
	}
	for _, name := range [][]byte{keysBucket, snapBucket} {
		if err := tx.DeleteBucket(name); err != nil {
			return 0, err
		}
		if _, err := tx.CreateBucket(name); err != nil {
			return 0, err
		}
	}
	keys := bucket(tx, keysBucket)
	for i, g := range guests {
		if err := keys.Put(seqKey(flows.Seq(g)), wrapped[i]); err != nil {
			return 0, err
		}
	}
	return blobs, tx.Bucket(metaBucket).Put(metaKey, next.ID[:])
}

// dropBlobs takes away the personal data of guests.
func dropBlobs(tx *bolt.Tx, gone map[flows.GuestNo]bool) (int, error) {
	if len(gone) == 0 {
		return 0, nil
	}
	var drop [][]byte
	events, pii := tx.Bucket(eventsBucket), tx.Bucket(piiBucket)
	err := pii.ForEach(func(k, _ []byte) error {
		if value := events.Get(k); len(value) > headLen {
			if g, ok := guestOf(value[headLen:]); ok && gone[g] {
				drop = append(drop, clone(k))
			}
		}
		return nil
	})
	for _, k := range drop {
		err = errors.Join(err, pii.Delete(k))
	}
	return len(drop), err
}
