package store

import (
	"context"
	"encoding/binary"
	"errors"
	"os"

	bolt "go.etcd.io/bbolt"

	"reception/flows"
)

// sealTo writes the log to a new file with all personal data sealed, but that of some
// guests. Snapshots stay behind: they hold in clear what people wrote.
func (j *Journal) sealTo(ctx context.Context, path string, v *vault, without map[flows.GuestNo]bool) error {
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE|os.O_EXCL, 0o600)
	if err == nil {
		err = f.Close()
	}
	if err != nil {
		return openError(err)
	}
	db, _, err := openBolt(path, false, true)
	if err != nil {
		return err
	}
	w := &sealer{ctx: ctx, db: db, vault: v, without: without, guests: map[flows.GuestNo][keyLen]byte{}}
	err = j.view(func(tx *bolt.Tx) error { return w.copy(tx) })
	if w.tx != nil {
		err = errors.Join(err, w.tx.Rollback())
	}
	if err = errors.Join(err, db.Close()); err != nil {
		return err
	}
	return syncFile(path)
}

// A sealer copies a log in clear into a new file.
type sealer struct {
	ctx     context.Context
	db      *bolt.DB
	tx      *bolt.Tx // nil between two transactions
	size    int      // of what it holds
	vault   *vault
	without map[flows.GuestNo]bool
	guests  map[flows.GuestNo][keyLen]byte
}

func (w *sealer) copy(from *bolt.Tx) error {
	names := [][]byte{keysBucket}
	err := from.ForEach(func(name []byte, _ *bolt.Bucket) error {
		names = append(names, clone(name))
		return nil
	})
	if err != nil {
		return err
	}
	for _, name := range names {
		if err := w.begin(name); err != nil {
			return err
		}
	}
	events := from.Bucket(eventsBucket)
	err = from.ForEach(func(name []byte, b *bolt.Bucket) error {
		switch string(name) {
		case string(snapBucket):
			return nil
		case string(piiBucket):
			return b.ForEach(func(k, blob []byte) error { return w.blob(k, blob, events.Get(k)) })
		}
		return b.ForEach(func(k, v []byte) error { return w.put(name, k, v) })
	})
	if err != nil {
		return err
	}
	key := w.vault.master().ID
	err = errors.Join(
		w.put(metaBucket, metaFormat, binary.BigEndian.AppendUint32(nil, formatVersion)),
		w.put(metaBucket, metaLog, w.vault.log[:]),
		w.put(metaBucket, metaKey, key[:]),
	)
	if err != nil {
		return err
	}
	tx := w.tx
	w.tx = nil
	return tx.Commit()
}

// begin makes a bucket.
func (w *sealer) begin(bucket []byte) error {
	if err := w.room(); err != nil {
		return err
	}
	_, err := w.tx.CreateBucketIfNotExists(bucket)
	return err
}

// room has a transaction begun, and the one before it stored when it is large.
func (w *sealer) room() (err error) {
	if w.tx != nil && w.size > compactChunk {
		tx := w.tx
		w.tx, w.size = nil, 0
		if err := tx.Commit(); err != nil {
			return err
		}
	}
	if w.tx == nil {
		if err := w.ctx.Err(); err != nil {
			return err
		}
		w.tx, err = w.db.Begin(true)
	}
	return err
}

func (w *sealer) put(name, k, v []byte) error {
	if err := w.room(); err != nil {
		return err
	}
	w.size += len(k) + len(v)
	return bucket(w.tx, name).Put(k, v)
}

// blob seals one record's personal data, with a key of its guest.
func (w *sealer) blob(k, blob, value []byte) error {
	seq, ok := keySeq(k)
	var guest flows.GuestNo
	if ok && len(value) > headLen {
		guest, ok = guestOf(value[headLen:])
	}
	switch {
	case !ok:
		return &Damage{Seq: seq, Why: "there is personal data that it does not name"}
	case len(blob) == 0 || blob[0] != blobPlain:
		return &Damage{Seq: seq, Why: "its personal data is not what was stored"}
	}
	if w.without[guest] {
		return nil
	}
	raw, known := w.guests[guest]
	if !known {
		raw = newRaw()
		w.guests[guest] = raw
		if err := w.put(keysBucket, seqKey(flows.Seq(guest)), wrap(w.vault.master(), w.vault.log, guest, raw[:])); err != nil {
			return err
		}
	}
	return w.put(piiBucket, k, seal(gcm(raw[:]), blobMoved, place{w.vault.log, seq, guest}, blob))
}
