package store

import (
	"crypto/rand"
	"crypto/sha256"
	"errors"
	"fmt"

	"reception/flows"
)

// Personal data lies in a bucket of its own, one blob a record:
//
//	form (1 byte) | content
//
// The record holds the SHA-256 of the blob, so a blob may be taken away for good
// and the chain stays whole. Form 0 is 16 random bytes and the data as CBOR: the
// random bytes keep a hash in an old copy of the log from being turned back by
// trying all phone numbers. Form 1 is kept for data sealed with the guest's key.
const (
	blobPlain = 0
	saltLen   = 16
)

func encodeBlob(p flows.Personal) ([]byte, error) {
	data, err := encMode.Marshal(p)
	if err != nil {
		return nil, err
	}
	blob := make([]byte, 1+saltLen, 1+saltLen+len(data))
	blob[0] = blobPlain
	_, _ = rand.Read(blob[1:]) // never fails: it ends the program instead
	return append(blob, data...), nil
}

// openBlob reads personal data that must have the given hash. A missing blob is
// erased data: nil.
func openBlob(want, blob []byte) (*flows.Personal, error) {
	if want == nil || blob == nil {
		return nil, nil //nolint:nilnil // nil is the answer
	}
	if sum := sha256.Sum256(blob); string(sum[:]) != string(want) {
		return nil, errors.New("its personal data is not what was stored")
	}
	switch {
	case len(blob) > 0 && blob[0] != blobPlain:
		return nil, fmt.Errorf("personal data in form %d: %w", blob[0], ErrNewer)
	case len(blob) < 1+saltLen:
		return nil, fmt.Errorf("personal data of %d bytes", len(blob))
	}
	var p flows.Personal
	if err := unmarshal(blob[1+saltLen:], &p); err != nil {
		return nil, fmt.Errorf("personal data: %w", err)
	}
	return &p, nil
}
