package store

import (
	"bytes"
	"crypto/cipher"
	"crypto/rand"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"sync"

	bolt "go.etcd.io/bbolt"

	"reception/flows"
)

// Every guest has a key, and what is known of the guest is sealed with it. The keys
// lie in the log, in the bucket keys, so that one transaction writes a guest's key
// with the first record that needs it:
//
//	guest → id of the master key (8 bytes) | nonce (12) | the key, sealed with the master key (48) | CRC-32 (4)
//
// The checksum lets a log be verified by who has no master key.
const (
	nonceLen   = 12
	wrappedLen = len(KeyID{}) + nonceLen + keyLen + 16 + 4
)

// errWrapped means that a guest's key is not what was stored.
var errWrapped = errors.New("the guest's key is not what was stored")

// A vault opens the keys of a log's guests. It is safe for concurrent use.
type vault struct {
	log LogID

	mu      sync.Mutex
	masters []*MasterKey // the last is in force; the one before it opens what a reader has copied already
	guests  map[flows.GuestNo]cipher.AEAD
}

// cachedGuests is how many guests' keys stay open in memory: those of some days.
const cachedGuests = 1024

func newVault(log LogID, key *MasterKey) *vault {
	return &vault{log: log, masters: []*MasterKey{key}, guests: map[flows.GuestNo]cipher.AEAD{}}
}

// master is the key in force.
func (v *vault) master() *MasterKey {
	v.mu.Lock()
	defer v.mu.Unlock()
	return v.masters[len(v.masters)-1]
}

// follow puts the next key in force and forgets every guest's.
func (v *vault) follow(next *MasterKey) {
	v.mu.Lock()
	defer v.mu.Unlock()
	v.masters = []*MasterKey{v.masters[len(v.masters)-1], next}
	clear(v.guests)
}

// opened is a guest's key that is open already.
func (v *vault) opened(g flows.GuestNo) cipher.AEAD {
	v.mu.Lock()
	defer v.mu.Unlock()
	return v.guests[g]
}

func (v *vault) remember(g flows.GuestNo, key cipher.AEAD) {
	v.mu.Lock()
	defer v.mu.Unlock()
	if len(v.guests) >= cachedGuests {
		clear(v.guests)
	}
	v.guests[g] = key
}

// guest opens a guest's key.
func (v *vault) guest(g flows.GuestNo, wrapped []byte) (cipher.AEAD, error) {
	if key := v.opened(g); key != nil {
		return key, nil
	}
	raw, err := v.unwrap(g, wrapped)
	if err != nil {
		return nil, err
	}
	key := gcm(raw)
	v.remember(g, key)
	return key, nil
}

// newGuest makes a guest's key: to seal with, and as it is stored.
func (v *vault) newGuest(g flows.GuestNo) (key cipher.AEAD, wrapped []byte) {
	raw := newRaw()
	return gcm(raw[:]), wrap(v.master(), v.log, g, raw[:])
}

func newRaw() (raw [keyLen]byte) {
	_, _ = rand.Read(raw[:]) // never fails: it ends the program instead
	return raw
}

// wrap seals a guest's key.
func wrap(m *MasterKey, log LogID, g flows.GuestNo, raw []byte) []byte {
	b := make([]byte, len(m.ID)+nonceLen, wrappedLen)
	copy(b, m.ID[:])
	nonce := b[len(m.ID):]
	_, _ = rand.Read(nonce)
	b = m.wrap.Seal(b, nonce, raw, keyPlace(log, g))
	return binary.BigEndian.AppendUint32(b, crc32.ChecksumIEEE(b))
}

// keyPlace binds a guest's key to its log and its guest.
func keyPlace(log LogID, g flows.GuestNo) []byte {
	b := make([]byte, 0, len(log)+8)
	return binary.BigEndian.AppendUint64(append(b, log[:]...), uint64(g))
}

// unwrap opens a guest's key as it is stored.
func (v *vault) unwrap(g flows.GuestNo, wrapped []byte) ([]byte, error) {
	if err := checkWrapped(wrapped); err != nil {
		return nil, err
	}
	id := KeyID(wrapped)
	v.mu.Lock()
	masters := v.masters
	v.mu.Unlock()
	for _, m := range masters {
		if m.ID == id {
			return unwrap(m, v.log, g, wrapped)
		}
	}
	return nil, &NoMasterKey{Key: id}
}

func unwrap(m *MasterKey, log LogID, g flows.GuestNo, wrapped []byte) ([]byte, error) {
	sealed := wrapped[len(m.ID) : wrappedLen-4]
	raw, err := m.wrap.Open(nil, sealed[:nonceLen], sealed[nonceLen:], keyPlace(log, g))
	if err != nil {
		return nil, errWrapped
	}
	return raw, nil
}

// checkWrapped checks a guest's key without a master key.
func checkWrapped(wrapped []byte) error {
	if len(wrapped) != wrappedLen {
		return errWrapped
	}
	sum := binary.BigEndian.AppendUint32(nil, crc32.ChecksumIEEE(wrapped[:wrappedLen-4]))
	if !bytes.Equal(sum, wrapped[wrappedLen-4:]) {
		return errWrapped
	}
	return nil
}

// A sealing seals the records of one batch. The keys it makes for new guests count
// once the batch is on the disk: see [sealing.stored].
type sealing struct {
	j    *Journal
	keys map[flows.GuestNo]cipher.AEAD
}

// seal seals what a record knows of its guest. The wrapped key is set for the first
// record of a guest.
func (s *sealing) seal(r flows.Record) (blob, wrapped []byte, err error) {
	guest := ofGuest(r)
	if guest == 0 || len(r.Typed) > 0 && r.Whose != guest {
		return nil, nil, fmt.Errorf("record %d has personal data and no guest", r.Seq)
	}
	v := s.j.vault
	key := s.keys[guest]
	if key == nil {
		key = v.opened(guest)
	}
	if key == nil {
		err = s.j.view(func(tx *bolt.Tx) error {
			stored := tx.Bucket(keysBucket).Get(seqKey(flows.Seq(guest)))
			if stored == nil {
				return nil
			}
			key, err = v.guest(guest, stored)
			return err
		})
		if err != nil {
			return nil, nil, fmt.Errorf("record %d: %w", r.Seq, err)
		}
	}
	if key == nil {
		key, wrapped = v.newGuest(guest)
		if s.keys == nil {
			s.keys = map[flows.GuestNo]cipher.AEAD{}
		}
		s.keys[guest] = key
	}
	data, err := encMode.Marshal(contents(r))
	if err == nil {
		_, err = readPersonal(blobSealed, data) // what cannot be read again is not stored
	}
	if err != nil {
		return nil, nil, fmt.Errorf("record %d: %w", r.Seq, err)
	}
	return seal(key, blobSealed, place{v.log, r.Seq, guest}, data), wrapped, nil
}

// ofGuest is the guest with whose key a record is sealed.
func ofGuest(r flows.Record) flows.GuestNo {
	if r.Personal == nil {
		return r.Whose
	}
	return r.Guest
}

// contents is what is sealed of a record.
func contents(r flows.Record) any {
	_, texts := r.SealTexts()
	switch {
	case len(texts) == 0:
		return *r.Personal
	case r.Personal == nil:
		return personal{Texts: texts}
	}
	return personal{*r.Personal, texts}
}

// stored remembers the keys of the new guests.
func (s *sealing) stored() {
	for g, key := range s.keys {
		s.j.vault.remember(g, key)
	}
}
