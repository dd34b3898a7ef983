package flows

import "slices"

// A Role is what a terminal may do (DESIGN 6). The zero Role is that of whoever
// may open the log itself, and may do everything.
type Role string

// The roles of a keys file.
const (
	RoleDesk        Role = "desk"         // the front desk: every act
	RolePost        Role = "post"         // one post: the acts of receiving guests
	RoleDutyManager Role = "duty_manager" // every act, and a manager's as its own
	RoleExporter    Role = "exporter"     // reads and exports
	RoleWall        Role = "wall"         // looks on
)

// Roles lists them.
func Roles() []Role { return []Role{RolePost, RoleDesk, RoleDutyManager, RoleExporter, RoleWall} }

// beyondPost are the verbs that are the front desk's or a manager's: bookings, the
// day, the rotation and what changes an entry afterwards. New verbs of receiving
// guests belong to posts too, so they need no entry.
var beyondPost = []string{
	OpenDay{}.Verb(), CloseDay{}.Verb(), CorrectClock{}.Verb(), Book{}.Verb(), AdvanceBooking{}.Verb(), MoveBooking{}.Verb(), CancelBooking{}.Verb(),
	Assign{}.Verb(), RotaOrder{}.Verb(), DayGroups{}.Verb(), FlagDay{}.Verb(), RestRoster{}.Verb(), ConfirmRoster{}.Verb(),
	Own{}.Verb(), Skip{}.Verb(), Waive{}.Verb(), AdjustTurn{}.Verb(), CallSupport{}.Verb(),
	ImportFile{}.Verb(), ImportVisit{}.Verb(), ImportGuest{}.Verb(),
	Correct{}.Verb(), Reopen{}.Verb(), Merge{}.Verb(), Split{}.Verb(), Erase{}.Verb(), openFile,
}

// May reports whether a terminal of this role may ask for a verb.
func (r Role) May(verb string) bool {
	switch r {
	case "", RoleDesk, RoleDutyManager:
		return true
	case RolePost:
		return !slices.Contains(beyondPost, verb)
	}
	return false
}

// A Session is what a terminal has shown of who is at it.
type Session struct {
	Role Role
	// Proven are the people who have shown to be at it, by their key or their PIN.
	Proven []StaffID
	// Guarded has a manager's act ask for a manager among Proven. Where nobody has
	// a PIN everyone's word counts.
	Guarded bool
}

// right refuses what the terminal has no right to. A post's own terminal speaks for
// the person it belongs to; the desk keys for the radio, and so for everybody.
func (d *decision) right() *Refusal {
	s, by := d.r.Session, d.r.By.Staff
	if verb := d.r.Command.Verb(); !s.Role.May(verb) {
		return &Refusal{Code: NotAllowed, Given: verb, State: string(s.Role)}
	}
	if s.Role == RolePost && by != "" && len(s.Proven) > 0 && !slices.Contains(s.Proven, by) {
		return &Refusal{Code: NotYours, Staff: s.Proven[0]}
	}
	return nil
}

// vouched is the manager behind an act that is anybody's on a floor where nobody
// has a PIN, and a manager's where people have: a new order of a rotation, closing
// a day with parties inside.
func (d *decision) vouched(named StaffID) (StaffID, *Refusal) {
	if !d.r.Session.Guarded {
		return named, nil
	}
	return d.manager(named, d.h.Rules.ManagerRoles())
}

// An Intrusion is why somebody was turned away, or what else of access is written
// down.
type Intrusion string

// The intrusions that are written down.
const (
	RightMissing Intrusion = "not_allowed" // a terminal asked for what its role may not
	PINWrong     Intrusion = "wrong_pin"
	PINLocked    Intrusion = "pin_locked" // too many wrong ones
	KeyUnknown   Intrusion = "unknown_key"
	KeyRevoked   Intrusion = "revoked_key"
	AddressShut  Intrusion = "address_locked" // too many failures from one address

	// NamesExported is no intrusion: an export that shows names and phones.
	NamesExported Intrusion = "names_exported"
	// NamesWritten follows it when the export is whole, with the hash of what went out.
	NamesWritten Intrusion = "names_written"
)

// Intrusions lists them.
func Intrusions() []Intrusion {
	return []Intrusion{RightMissing, PINWrong, PINLocked, KeyUnknown, KeyRevoked, AddressShut, NamesExported, NamesWritten}
}

// NoteAccess writes down that somebody was turned away, or exported names. The program asks for it by
// itself; it is no verb of the public vocabulary, belongs to no business day and
// cannot be undone.
type NoteAccess struct{ AccessNoted }

// Verb is not among Verbs.
func (NoteAccess) Verb() string { return "note_access" }

func (NoteAccess) belongsToNoDay() {}

func (c NoteAccess) decide(d *decision) error {
	c.From, _ = Clean(c.From, NameRunes)
	d.emit(c.AccessNoted)
	return nil
}
