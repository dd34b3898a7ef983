package flows

import "time"

// A Command is something a person, another terminal or a gate camera asks for.
// The set is closed and its verbs and field names are public (DESIGN 5): add,
// never rename. The json names are those of the JSONL door, of "reception do"
// and of "reception schema".
type Command interface {
	Verb() string
	decide(*decision) error
}

// Guest is what can be known of a party; every field may come later.
type Guest struct {
	Surname  string `json:"surname,omitempty" jsonschema_description:"surname or full name, as typed"`
	Title    string `json:"title,omitempty" jsonschema_description:"先生, 女士 or 小姐"`
	Phone    string `json:"phone,omitempty" jsonschema_description:"as typed; never refused"`
	Plate    string `json:"plate,omitempty" jsonschema_description:"own car, or the taxi that brought them"`
	Company  string `json:"company,omitempty"`
	Describe string `json:"describe,omitempty" jsonschema_description:"appearance, for the posts; never exported"`
	// Consent is what the guest said to the notice, as the phone was taken.
	Consent Consent `json:"consent,omitempty" jsonschema:"enum=given,enum=refused" jsonschema_description:"what the guest said to the notice; refused: no phone is kept"`
}

// Party is what is known of the group besides the person.
type Party struct {
	Party   int     `json:"party,omitempty" jsonschema_description:"how many people"`
	CameBy  CameBy  `json:"came_by,omitempty" jsonschema:"enum=car,enum=taxi,enum=foot"`
	Purpose string  `json:"purpose,omitempty" jsonschema_description:"a purpose of the house file; visit where left out"`
	AsksFor StaffID `json:"asks_for,omitempty" jsonschema_description:"the salesperson the guest names"`
}

// Authority is who answers for an act that is a manager's: the person who asks
// where left out. Without one of the house's manager roles it is refused.
type Authority struct {
	Manager StaffID `json:"manager,omitempty" jsonschema_description:"who answers for it: somebody with a manager's role; whoever asks where left out"`
}

// The day, posts and people.
type (
	SignOn struct {
		Staff StaffID `json:"staff"`
		Post  PostID  `json:"post,omitempty" jsonschema_description:"post taken over; the former holder is signed off it"`
	}
	SignOff struct {
		Staff StaffID `json:"staff"`
		Post  PostID  `json:"post,omitempty" jsonschema_description:"only this post; all of them and the day where left out"`
	}
	Break struct {
		Staff StaffID `json:"staff"`
		Kind  string  `json:"kind,omitempty" jsonschema_description:"lunch, errand …"`
	}
	Back struct {
		Staff StaffID `json:"staff"`
	}
	OpenDay struct {
		Authority
		VisitGroup GroupID `json:"visit_group,omitempty" jsonschema_description:"group that receives visitors; the other one than yesterday where left out"`
		Reason     string  `json:"reason,omitempty" jsonschema_description:"needed to open a closed day again, which is a manager's act"`
	}
	CloseDay struct {
		Authority
		Force  bool        `json:"force,omitempty" jsonschema_description:"leaves whatever is open with the one reason"`
		Reason string      `json:"reason,omitempty"`
		Date   Date        `json:"date,omitempty" jsonschema_description:"the day that is meant; refused when another one is open"`
		Left   []LeaveOpen `json:"leave_open,omitempty" jsonschema_description:"what is left open, each with its own reason"`
	}
	// DayGroups corrects which group has which duty on a date (SY-21).
	DayGroups struct {
		Authority
		Date       Date    `json:"date,omitempty" jsonschema_description:"today where left out"`
		VisitGroup GroupID `json:"visit_group"`
		PhoneGroup GroupID `json:"phone_group,omitempty" jsonschema_description:"the next group after it where left out"`
		Reason     string  `json:"reason"`
	}
	// FlagDay marks a date (rule 12, SY-27).
	FlagDay struct {
		Date   Date   `json:"date,omitempty" jsonschema_description:"today where left out"`
		As     string `json:"as,omitempty" jsonschema:"enum=media_day"`
		Off    bool   `json:"off,omitempty" jsonschema_description:"takes the mark off"`
		Reason string `json:"reason,omitempty"`
	}
	// RestRoster drafts who rests on a date; ConfirmRoster puts it in force (rule 3, SY-24).
	RestRoster struct {
		Date   Date      `json:"date,omitempty" jsonschema_description:"today where left out"`
		Rest   []StaffID `json:"rest"`
		Reason string    `json:"reason,omitempty"`
	}
	ConfirmRoster struct {
		Authority
		Date Date `json:"date,omitempty" jsonschema_description:"today where left out"`
	}
	SetWeather struct {
		Is Weather `json:"is" jsonschema:"enum=clear,enum=rain,enum=snow,enum=sun"`
	}
)

// Bookings.
type (
	Book struct {
		Guest
		Authority
		When      time.Time `json:"when"`
		Party     int       `json:"party,omitempty"`
		Sales     StaffID   `json:"sales,omitempty"`
		Kind      KindID    `json:"kind,omitempty"`
		Bay       BayID     `json:"bay,omitempty"`
		Confirmed bool      `json:"confirmed,omitempty" jsonschema_description:"manager and customer have agreed already: goes through all four states at once; manager says who confirmed it"`
		Client    GuestNo   `json:"client,omitempty" jsonschema_description:"number of the registered guest it is for"`
		Override  string    `json:"override,omitempty" jsonschema_description:"a manager's reason for a booking on a media open day"`
	}
	AdvanceBooking struct {
		Authority
		Booking BookingID `json:"booking"`
	}
	MoveBooking struct {
		Booking BookingID `json:"booking"`
		When    time.Time `json:"when"`
		Reason  string    `json:"reason,omitempty"`
		Who     StaffID   `json:"who,omitempty" jsonschema_description:"who changes a time that was agreed; whoever asks where left out"`
	}
	CancelBooking struct {
		Booking BookingID `json:"booking"`
		Reason  string    `json:"reason,omitempty"`
	}
)

// A visit.
type (
	Arrive struct {
		Guest
		Party
		Authority
		Booking  BookingID     `json:"booking,omitempty"`
		Kind     KindID        `json:"kind,omitempty"`
		Umbrella UmbrellaState `json:"umbrella,omitempty" jsonschema:"enum=own,enum=none"`
		Client   GuestNo       `json:"client,omitempty" jsonschema_description:"number of the registered guest it is (confirmed)"`
		Override string        `json:"override,omitempty" jsonschema_description:"a manager's reason for a booked party on a media open day"`
	}
	Identify struct {
		Guest
		Party
		Visit  VisitRef `json:"visit"`
		Client GuestNo  `json:"client,omitempty" jsonschema_description:"number of the registered guest it is (confirmed)"`
	}
	Done struct {
		Visit VisitRef `json:"visit"`
		Step  StepID   `json:"step,omitempty" jsonschema_description:"the step meant; refused when the party has moved on meanwhile"`
		Next  StepID   `json:"next,omitempty"`
		Skip  string   `json:"skip,omitempty" jsonschema_description:"reason for leaving the step out"`
		Bay   BayID    `json:"bay,omitempty"`
	}
	SetTick struct {
		Visit VisitRef `json:"visit"`
		Item  ItemID   `json:"item"`
		Off   bool     `json:"off,omitempty"`
	}
	Assign struct {
		Visit   VisitRef `json:"visit"`
		Staff   StaffID  `json:"staff,omitempty" jsonschema_description:"the rotation chooses where left out"`
		Basis   Basis    `json:"basis,omitempty" jsonschema:"enum=turn,enum=booked,enum=original,enum=named,enum=supervisor,enum=substitute,enum=support,enum=override"`
		Reason  string   `json:"reason,omitempty"`
		Instead StaffID  `json:"instead,omitempty" jsonschema_description:"who receives the party now; without it a party that has somebody is refused"`
	}
	// Seat and Inform come before the original of a returning guest takes over (TR-6.1).
	Seat struct {
		Visit VisitRef `json:"visit"`
		Staff StaffID  `json:"staff,omitempty" jsonschema_description:"who seated the guest; whoever is with them where left out"`
	}
	Inform struct {
		Visit  VisitRef `json:"visit"`
		Answer string   `json:"answer,omitempty" jsonschema:"enum=coming,enum=cannot"`
		Reason string   `json:"reason,omitempty"`
	}
	// Own gives a registered guest another salesperson (SY-67).
	Own struct {
		Authority
		Client GuestNo  `json:"client,omitempty"`
		Visit  VisitRef `json:"visit,omitzero" jsonschema_description:"instead of the guest's number"`
		Owner  StaffID  `json:"owner"`
		Reason string   `json:"reason"`
	}
	AddNote struct {
		Visit VisitRef `json:"visit"`
		Text  string   `json:"text"`
	}
	Leave struct {
		Visit VisitRef `json:"visit"`
		Taxi  bool     `json:"taxi,omitempty" jsonschema_description:"a taxi is wanted (RC-15)"`
	}
	Depart struct {
		Visit   VisitRef `json:"visit"`
		Plate   string   `json:"plate,omitempty" jsonschema_description:"of the taxi that takes them"`
		Outcome string   `json:"outcome,omitempty"`
		Reason  string   `json:"reason,omitempty"`
		// Missed is a check-out that is entered afterwards.
		Missed bool      `json:"missed,omitempty" jsonschema_description:"nobody checked them out when they left: rooms and flats they hold are left with them, and the list of the last step is not asked for"`
		Left   time.Time `json:"left,omitzero" jsonschema_description:"with missed: when they left, as best known; they left at an unknown time where left out"`
	}
	TurnAway struct {
		Visit  VisitRef `json:"visit"`
		Reason string   `json:"reason,omitempty"`
	}
	UmbrellaReturn struct {
		Visit VisitRef `json:"visit"`
	}
)

// The radio.
type (
	// MakeCall starts any radio call of 3.2 that a person starts.
	MakeCall struct {
		Kind     CallKind `json:"kind" jsonschema_description:"RC-01 … RC-27 or its name: drinks, taxi, clean_room …"`
		Visit    VisitRef `json:"visit,omitzero"`
		Room     RoomID   `json:"room,omitempty"`
		Flat     FlatID   `json:"flat,omitempty"`
		Item     string   `json:"item,omitempty" jsonschema_description:"drink, document or stock"`
		Quantity int      `json:"quantity,omitempty"`
		Text     string   `json:"text,omitempty" jsonschema_description:"what was said, where it differs from the house phrase"`
		Plate    string   `json:"plate,omitempty" jsonschema_description:"of the taxi found (RC-16)"`
	}
	Reply struct {
		Call   CallID `json:"call"`
		Answer Answer `json:"answer,omitempty" jsonschema_description:"received, can_receive, cannot_receive, thanks, can_visit, please_wait, heard"`
		Plate  string `json:"plate,omitempty" jsonschema_description:"of the taxi that is there already (RC-15 answered with RC-16)"`
		Reason string `json:"reason,omitempty"`
		Authority
	}
	Deliver struct {
		Call CallID `json:"call"`
	}
)

// Rooms and flats.
type (
	RoomReady struct {
		Room  RoomID   `json:"room"`
		Visit VisitRef `json:"visit,omitzero" jsonschema_description:"the longest-waiting request where left out"`
	}
	EnterRoom struct {
		Room  RoomID   `json:"room,omitempty"`
		Visit VisitRef `json:"visit"`
	}
	LeaveRoom struct {
		Room  RoomID   `json:"room,omitempty"`
		Visit VisitRef `json:"visit,omitzero"`
	}
	FreeRoom struct {
		Room    RoomID `json:"room"`
		Cleaned bool   `json:"cleaned,omitempty" jsonschema_description:"it was cleaned without anybody having called for it"`
	}
	BlockRoom struct {
		Room   RoomID `json:"room"`
		Reason string `json:"reason"`
	}
	UnblockRoom struct {
		Room RoomID `json:"room"`
	}
	EnterFlat struct {
		Authority
		Flat   FlatID   `json:"flat"`
		Visit  VisitRef `json:"visit"`
		Reason string   `json:"override,omitempty" jsonschema_description:"why a manager lets a second party into one flat"`
	}
	LeaveFlat struct {
		Flat  FlatID   `json:"flat"`
		Visit VisitRef `json:"visit"`
	}
)

// Tasks and undo.
type (
	OpenTask struct {
		Text  string    `json:"text"`
		Due   time.Time `json:"due,omitzero" jsonschema_description:"now where left out"`
		Post  PostID    `json:"post,omitempty"`
		Visit VisitRef  `json:"visit,omitzero"`
	}
	FinishTask struct {
		Task   TaskID `json:"task"`
		Reason string `json:"reason,omitempty" jsonschema_description:"why it is dropped instead of done"`
	}
	UndoLast struct {
		Record Seq `json:"record,omitempty" jsonschema_description:"any record of the command; this terminal's last one where left out"`
	}
)

func (SignOn) Verb() string         { return "sign_on" }
func (SignOff) Verb() string        { return "sign_off" }
func (Break) Verb() string          { return "break" }
func (Back) Verb() string           { return "back" }
func (OpenDay) Verb() string        { return "open_day" }
func (CloseDay) Verb() string       { return "close_day" }
func (SetWeather) Verb() string     { return "weather" }
func (Book) Verb() string           { return "book" }
func (AdvanceBooking) Verb() string { return "advance_booking" }
func (MoveBooking) Verb() string    { return "move_booking" }
func (CancelBooking) Verb() string  { return "cancel_booking" }
func (Arrive) Verb() string         { return "arrive" }
func (Identify) Verb() string       { return "identify" }
func (Done) Verb() string           { return "done" }
func (SetTick) Verb() string        { return "tick" }
func (Assign) Verb() string         { return "assign" }
func (AddNote) Verb() string        { return "note" }
func (Leave) Verb() string          { return "leave" }
func (Depart) Verb() string         { return "depart" }
func (TurnAway) Verb() string       { return "turn_away" }
func (UmbrellaReturn) Verb() string { return "umbrella_back" }
func (MakeCall) Verb() string       { return "call" }
func (Reply) Verb() string          { return "reply" }
func (Deliver) Verb() string        { return "deliver" }
func (RoomReady) Verb() string      { return "room_ready" }
func (EnterRoom) Verb() string      { return "enter_room" }
func (LeaveRoom) Verb() string      { return "leave_room" }
func (FreeRoom) Verb() string       { return "room_free" }
func (BlockRoom) Verb() string      { return "block_room" }
func (UnblockRoom) Verb() string    { return "unblock_room" }
func (EnterFlat) Verb() string      { return "enter_flat" }
func (LeaveFlat) Verb() string      { return "leave_flat" }
func (RotaOrder) Verb() string      { return "rota_order" }
func (DayGroups) Verb() string      { return "day_groups" }
func (FlagDay) Verb() string        { return "flag_day" }
func (RestRoster) Verb() string     { return "rest_roster" }
func (ConfirmRoster) Verb() string  { return "confirm_roster" }
func (Seat) Verb() string           { return "seat" }
func (Inform) Verb() string         { return "inform" }
func (Own) Verb() string            { return "own" }
func (Skip) Verb() string           { return "skip" }
func (Waive) Verb() string          { return "waive" }
func (AdjustTurn) Verb() string     { return "adjust_turn" }
func (CallSupport) Verb() string    { return "call_support" }
func (BackAtPost) Verb() string     { return "back_at_post" }
func (PhoneCall) Verb() string      { return "phone_call" }
func (OpenTask) Verb() string       { return "task" }
func (FinishTask) Verb() string     { return "task_done" }
func (UndoLast) Verb() string       { return "undo" }
