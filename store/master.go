package store

import (
	"bytes"
	"crypto/aes"
	"crypto/cipher"
	"crypto/hkdf"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base32"
	"encoding/hex"
	"errors"
	"fmt"
	"strings"
)

// A LogID names a log apart from its place: copies and backups of it have the same.
type LogID [16]byte

func (id LogID) String() string { return hex.EncodeToString(id[:]) }

func newLogID() (id LogID) {
	_, _ = rand.Read(id[:]) // never fails: it ends the program instead
	return id
}

// A KeyID names a master key and gives nothing of it away.
type KeyID [8]byte

// String is short enough to be read out: 3f9a-22c1-…
func (id KeyID) String() string {
	s := hex.EncodeToString(id[:])
	return s[:4] + "-" + s[4:8] + "-" + s[8:12] + "-" + s[12:]
}

// A MasterKey wraps the keys of a log's guests. It lies in a folder of its own,
// never beside the log and never in a backup: whoever has a copy of the log alone
// can read nobody's name.
type MasterKey struct {
	ID   KeyID
	raw  [keyLen]byte
	wrap cipher.AEAD // guests' keys
	snap cipher.AEAD // snapshots
}

const keyLen = 32

// newMasterKey makes a key nobody has seen.
func newMasterKey() *MasterKey {
	return masterKeyOf(newRaw())
}

// masterKeyOf derives what a key is used for: no key is used for two things.
func masterKeyOf(raw [keyLen]byte) *MasterKey {
	k := &MasterKey{raw: raw, wrap: derived(raw, "reception guest keys"), snap: derived(raw, "reception snapshots")}
	sum := sha256.Sum256(append([]byte("reception key id\n"), raw[:]...))
	copy(k.ID[:], sum[:])
	return k
}

func derived(raw [keyLen]byte, use string) cipher.AEAD {
	key, err := hkdf.Key(sha256.New, raw[:], nil, use, keyLen)
	if err != nil {
		panic(err) // the length is constant
	}
	return gcm(key)
}

func gcm(key []byte) cipher.AEAD {
	block, err := aes.NewCipher(key)
	if err != nil {
		panic(err) // the length is constant
	}
	aead, err := cipher.NewGCM(block)
	if err != nil {
		panic(err)
	}
	return aead
}

// On paper a key is 14 groups of four letters and digits; the last three bytes
// are a checksum, so that a slip of the pen is told from another key.
const sumLen = 3

var lettered = base32.StdEncoding.WithPadding(base32.NoPadding)

// String is the key for paper. Whoever reads it can read every guest's name.
func (k *MasterKey) String() string {
	sum := sha256.Sum256(k.raw[:])
	text := lettered.EncodeToString(append(k.raw[:], sum[:sumLen]...))
	groups := make([]string, 0, len(text)/4)
	for ; text != ""; text = text[4:] {
		groups = append(groups, text[:4])
	}
	return strings.Join(groups, "-")
}

// ErrNotAKey means that a text is no master key, or that it was copied with a mistake.
var ErrNotAKey = errors.New("this is not a master key, or it was copied with a mistake: compare it group by group with the original")

// ParseMasterKey reads what String wrote, however it was spaced and whether or not
// a 0 or a 1 was written for the letters that look like them.
func ParseMasterKey(text string) (*MasterKey, error) {
	text = strings.Map(func(r rune) rune {
		switch {
		case r == '0':
			return 'O'
		case r == '1':
			return 'I'
		case r == '-' || r <= ' ':
			return -1
		}
		return r
	}, strings.ToUpper(text))
	b, err := lettered.DecodeString(text)
	if err != nil || len(b) != keyLen+sumLen {
		return nil, ErrNotAKey
	}
	raw := [keyLen]byte(b)
	if sum := sha256.Sum256(raw[:]); !bytes.Equal(sum[:sumLen], b[keyLen:]) {
		return nil, ErrNotAKey
	}
	return masterKeyOf(raw), nil
}

// ErrNoMasterKey means that a log cannot be read because its master key is not
// there. See [NoMasterKey].
var ErrNoMasterKey = errors.New("the personal data of this log is sealed, and its master key is not here")

// A NoMasterKey says which key is missing and where it was looked for.
type NoMasterKey struct {
	Key  KeyID  // the one that is needed
	Path string // where it should be
	Have KeyID  // the one that was there instead, if any
}

// Error says which key goes where.
func (e *NoMasterKey) Error() string {
	var there string
	if e.Have != (KeyID{}) {
		there = fmt.Sprintf(", where there is key %s", e.Have)
	}
	if e.Path == "" {
		return fmt.Sprintf("%v: key %s, and no folder of keys was named", ErrNoMasterKey, e.Key)
	}
	return fmt.Sprintf("%v: key %s, looked for at %s%s; install the copy of it that was put away (reception master-key install), or name the folder it lies in (RECEPTION_MASTER_KEYS)",
		ErrNoMasterKey, e.Key, e.Path, there)
}

// Unwrap makes errors.Is(err, ErrNoMasterKey) hold.
func (e *NoMasterKey) Unwrap() error { return ErrNoMasterKey }
