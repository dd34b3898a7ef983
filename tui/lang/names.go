package lang

import "reception/flows"

// Names is what the states and choices of the floor are called. Every value
// that package flows knows has a name: a test reads them from its source.
type Names struct {
	Weather   map[flows.Weather]string
	CameBy    map[flows.CameBy]string // "" is not asked yet
	Umbrella  map[flows.UmbrellaState]string
	Room      map[flows.RoomState]string // as the duty manager reads them
	Booking   map[flows.BookingState]string
	Basis     map[flows.Basis]string
	Answer    map[flows.Answer]string
	Task      map[flows.TaskState]string
	Admission map[flows.Admission]string
	Stage     map[flows.Stage]string // at most 4 cells in Chinese, 7 in English
	Late      map[flows.Lateness]string
	Stock     map[string]string    // kinds of things asked for: drink, document, stock
	Passed    map[string]string    // why the rotation went by: absent, break, busy … (Turns.Why)
	Act       map[flows.Act]string // next acts that are not a step's own
	Break     map[string]string    // kinds of breaks with a name of their own
	Verb      map[string]string    // a short label for each command
	Field     map[string]string    // what a field of a command holds

	Role      map[flows.Role]string      // what a terminal may do
	Intrusion map[flows.Intrusion]string // why somebody was turned away

	Erased  map[flows.ErasedFor]string // why a guest's data was erased
	Consent map[flows.Consent]string   // what a guest said to the notice

	Correctable map[flows.Field]string // what is known of a party and can be corrected

	Turns TurnNames
}

// word is a value's name; one that a house file made up is shown as it is.
func word[K ~string](names map[K]string, k K) string {
	if name, ok := names[k]; ok {
		return name
	}
	return string(k)
}
