package store

import (
	"bytes"
	"crypto/cipher"
	"crypto/rand"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"

	"reception/flows"
)

// Personal data lies in a bucket of its own, one blob a record:
//
//	1 | nonce (12) | the data as CBOR, sealed with the guest's key
//
// The record holds the SHA-256 of the blob, so a blob may be taken away for good
// and the chain stays whole.
//
// Logs of format 1 have blobs of form 0: 16 random bytes and the data as CBOR, in
// clear. When such a log is sealed they become
//
//	2 | CRC-32 of what follows (4) | nonce (12) | the whole blob of form 0, sealed with the guest's key
//
// and the record's SHA-256, which nobody may change, is that of the content.
const (
	blobPlain  = 0
	blobSealed = 1
	blobMoved  = 2

	saltLen = 16
	sumAt   = 1 + 4 // where a blob of form 2 goes on after its checksum
)

// A place is what a blob is bound to: it cannot be opened as another record's.
type place struct {
	log   LogID
	seq   flows.Seq
	guest flows.GuestNo
}

func (p place) with(form byte) []byte {
	b := append(make([]byte, 0, 1+len(p.log)+16), form)
	b = binary.BigEndian.AppendUint64(append(b, p.log[:]...), uint64(p.seq))
	return binary.BigEndian.AppendUint64(b, uint64(p.guest))
}

// seal makes a blob of form 1 or 2.
func seal(key cipher.AEAD, form byte, at place, data []byte) []byte {
	begin := 1
	if form == blobMoved {
		begin = sumAt
	}
	blob := make([]byte, begin+nonceLen, begin+nonceLen+len(data)+key.Overhead())
	blob[0] = form
	nonce := blob[begin:]
	_, _ = rand.Read(nonce) // never fails: it ends the program instead
	blob = key.Seal(blob, nonce, data, at.with(form))
	if form == blobMoved {
		binary.BigEndian.PutUint32(blob[1:], crc32.ChecksumIEEE(blob[sumAt:]))
	}
	return blob
}

// unseal gives what was sealed. The blob has been checked.
func unseal(key cipher.AEAD, at place, blob []byte) ([]byte, error) {
	sealed := blob[1:]
	if blob[0] == blobMoved {
		sealed = blob[sumAt:]
	}
	data, err := key.Open(nil, sealed[:nonceLen], sealed[nonceLen:], at.with(blob[0]))
	if err != nil {
		return nil, errStored
	}
	return data, nil
}

// errStored means a blob that is not what was stored.
var errStored = errors.New("its personal data is not what was stored")

// checkBlob checks a blob as far as that can be done without a key. What is sealed
// of an older log is checked by its own checksum.
func checkBlob(want, blob []byte) error {
	if len(blob) == 0 {
		return fmt.Errorf("personal data of %d bytes", len(blob))
	}
	shortest := 1 + saltLen
	switch blob[0] {
	case blobPlain:
	case blobSealed:
		shortest = 1 + nonceLen + 16
	case blobMoved:
		shortest = sumAt + nonceLen + 16
	default:
		return fmt.Errorf("personal data in form %d: %w", blob[0], unknownForm(want, blob))
	}
	if len(blob) < shortest {
		return fmt.Errorf("personal data of %d bytes", len(blob))
	}
	if blob[0] == blobMoved {
		if binary.BigEndian.Uint32(blob[1:]) != crc32.ChecksumIEEE(blob[sumAt:]) {
			return errStored
		}
		return nil
	}
	return checkSum(want, blob)
}

func checkSum(want, content []byte) error {
	if sum := sha256.Sum256(content); !bytes.Equal(sum[:], want) {
		return errStored
	}
	return nil
}

// unknownForm tells a newer program's blob from one whose first byte has changed.
func unknownForm(want, blob []byte) error {
	if err := checkSum(want, blob); err != nil {
		return err
	}
	return ErrNewer
}

// readPersonal reads a blob of form 0, or the data itself.
func readPersonal(form byte, content []byte) (*personal, error) {
	if form != blobSealed {
		if len(content) < 1+saltLen || content[0] != blobPlain {
			return nil, errStored
		}
		content = content[1+saltLen:]
	}
	var p personal
	if err := unmarshal(content, &p); err != nil {
		return nil, fmt.Errorf("personal data: %w", err)
	}
	return &p, nil
}

// open reads the personal data of a record. Nil is data that has been erased: there
// is no blob, or nobody has the guest's key any more.
func (v *vault) open(s stored, guest flows.GuestNo, want []byte) (*personal, error) {
	if want == nil || s.blob == nil {
		return nil, nil //nolint:nilnil // nil is the answer
	}
	if err := checkBlob(want, s.blob); err != nil {
		return nil, err
	}
	form := s.blob[0]
	if form == blobPlain {
		return readPersonal(form, s.blob)
	}
	switch {
	case v == nil:
		return nil, ErrNoMasterKey
	case s.key == nil:
		return nil, nil //nolint:nilnil // erased
	}
	key, err := v.guest(guest, s.key)
	if err != nil {
		return nil, err
	}
	content, err := unseal(key, place{v.log, s.seq, guest}, s.blob)
	if err == nil && form == blobMoved {
		err = checkSum(want, content)
	}
	if err != nil {
		return nil, err
	}
	return readPersonal(form, content)
}
