package flows

// AccessNoted says that somebody was turned away: a terminal that asked for what
// its role may not, a wrong PIN, a key that is not known; or that names were
// exported. It changes nothing on the floor.
type AccessNoted struct {
	What  Intrusion `cbor:"1,keyasint"`
	Staff StaffID   `cbor:"2,keyasint,omitempty"` // whose PIN or key
	Role  Role      `cbor:"3,keyasint,omitempty"`
	Verb  string    `cbor:"4,keyasint,omitempty"`                   // what was asked for
	From  string    `cbor:"5,keyasint,omitempty"`                   // the address it came from
	Times int       `cbor:"6,keyasint,omitempty"`                   // how often within the minute, where more than once
	Copy  string    `cbor:"7,keyasint,omitempty" json:",omitempty"` // SHA-256 of what was written, in hexadecimal
	Rows  int       `cbor:"8,keyasint,omitempty" json:",omitempty"` // of it
}

func (AccessNoted) Kind() Kind { return kindAccessNoted }

func (AccessNoted) apply(*edit) {}
