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

// Forget is a record without what it says of these guests.
func (e GuestsErased) Forget(r Record) Record {
	if r.Personal != nil && slices.Contains(e.Guests, r.Guest) {
		r.Personal = nil
	}
	return r
}
