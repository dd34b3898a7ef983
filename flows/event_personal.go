package flows

import "slices"

// ErasedFor is why a guest's data was erased.
type ErasedFor string

// The reasons (PIPL 47).
const (
	ErasedAsked     ErasedFor = "asked"     // the guest wants it
	ErasedWithdrawn ErasedFor = "withdrawn" // the guest no longer agrees
	ErasedExpired   ErasedFor = "expired"   // the days it may be kept are over
	ErasedMistake   ErasedFor = "mistake"   // it should never have been entered
)

// ErasedFors lists them.
func ErasedFors() []ErasedFor {
	return []ErasedFor{ErasedAsked, ErasedWithdrawn, ErasedExpired, ErasedMistake}
}

// GuestsErased says that nothing is known any more of these numbers: what was
// kept under them is forgotten at once, and the store takes the bytes away.
type GuestsErased struct {
	Guests  []GuestNo `cbor:"1,keyasint"`
	Reason  ErasedFor `cbor:"2,keyasint"`
	Manager StaffID   `cbor:"3,keyasint"`
}

func (GuestsErased) Kind() Kind { return kindGuestsErased }

// ConsentNoted is what a guest said to the notice (PIPL 13, 15, 17).
type ConsentNoted struct {
	Guest  GuestNo `cbor:"1,keyasint"`
	Visit  VisitID `cbor:"2,keyasint,omitempty"`
	Is     Consent `cbor:"3,keyasint"`
	Notice string  `cbor:"4,keyasint,omitempty" text:"guest"` // version of the notice
}

// FileOpened says that a guest's file was looked at, or copied out (SY-67, PIPL 51).
type FileOpened struct {
	Guest GuestNo `cbor:"1,keyasint"`
	Why   string  `cbor:"2,keyasint,omitempty" text:"guest"`
	From  string  `cbor:"3,keyasint,omitempty"` // the address of another terminal
	Copy  string  `cbor:"4,keyasint,omitempty"` // SHA-256 of the copy that was made, in hexadecimal
	Names bool    `cbor:"5,keyasint,omitempty"` // names and phones were shown unmasked
}

func (ConsentNoted) Kind() Kind { return kindConsentNoted }
func (FileOpened) Kind() Kind   { return kindFileOpened }

// Forget is a record without what it says of these guests.
func (e GuestsErased) Forget(r Record) Record {
	return r.Forgetting(func(g GuestNo) bool { return slices.Contains(e.Guests, g) })
}
