package flows

// Turns (rules 1-12).
type (
	// RotaOrder is a group's own order (TR-3.1).
	RotaOrder struct {
		Authority
		Group  GroupID   `json:"group"`
		Order  []StaffID `json:"order"`
		Reason string    `json:"reason,omitempty"`
	}
	// Skip passes over whoever is next, for a reason of the house's list or any other.
	Skip struct {
		Rotation Rotation `json:"rotation,omitempty" jsonschema:"enum=visits,enum=calls"`
		Staff    StaffID  `json:"staff,omitempty" jsonschema_description:"who is meant; refused when somebody else is next"`
		Reason   string   `json:"reason"`
	}
	// Waive gives up a make-up turn (AMB-TR4).
	Waive struct {
		Authority
		Staff  StaffID `json:"staff"`
		Line   Seq     `json:"line,omitempty" jsonschema_description:"ledger line that granted it; the oldest that may be waived where left out"`
		Reason string  `json:"reason"`
	}
	// AdjustTurn is a manager's correction: a new line of the ledger.
	AdjustTurn struct {
		Authority
		Staff  StaffID `json:"staff"`
		What   string  `json:"what" jsonschema:"enum=turn,enum=call_turn,enum=visit_makeup,enum=call_makeup,enum=visit_bye,enum=call_bye,enum=visit_place,enum=call_place,enum=next_visit,enum=next_call,enum=next_support"`
		By     int     `json:"amount,omitempty" jsonschema_description:"1 adds one, -1 takes one away; turns in tenths with tenths=true"`
		Tenths bool    `json:"tenths,omitempty"`
		Reason string  `json:"reason"`
	}
	// CallSupport calls somebody of the phone group to the floor (rule 4); BackAtPost ends it (rule 8).
	CallSupport struct {
		Authority
		Staff  StaffID `json:"staff,omitempty" jsonschema_description:"the next of the support order where left out"`
		Reason string  `json:"reason,omitempty"`
	}
	BackAtPost struct {
		Staff StaffID `json:"staff"`
	}
	// PhoneCall is a call from outside (rule 10).
	PhoneCall struct {
		Staff   StaffID  `json:"staff,omitempty" jsonschema_description:"who answered; whoever is next for calls where left out"`
		Answer  PhoneEnd `json:"answer,omitempty" jsonschema:"enum=answered,enum=silent,enum=missed"`
		AsksFor StaffID  `json:"asks_for,omitempty" jsonschema_description:"whom the caller names"`
		Through StaffID  `json:"through,omitempty" jsonschema_description:"to whom the caller was put through"`
		About   string   `json:"about,omitempty" jsonschema_description:"what it was about; no personal data"`
	}
)
