package flows

import "fmt"

// A Refusal is the floor saying no: an ordinary answer with a stable code,
// shown to whoever asked. Screens and the command line turn it into a sentence.
type Refusal struct {
	Code Code `json:"code"`

	Entry    EntryID    `json:"entry,omitempty"`
	Register RegisterID `json:"register,omitempty"`

	Visit   VisitID   `json:"visit,omitempty"`
	No      int       `json:"no,omitempty"` // the visit's number within its day
	Staff   StaffID   `json:"staff,omitempty"`
	Room    RoomID    `json:"room,omitempty"`
	Bay     BayID     `json:"bay,omitempty"`
	Flat    FlatID    `json:"flat,omitempty"`
	Post    PostID    `json:"post,omitempty"`
	Step    StepID    `json:"step,omitempty"`
	Item    ItemID    `json:"item,omitempty"`
	Call    CallKind  `json:"call,omitempty"`
	State   string    `json:"state,omitempty"` // what stands in the way
	Given   string    `json:"given,omitempty"` // the value that was not understood
	Visits  []VisitID `json:"visits,omitempty"`
	Allowed []string  `json:"allowed,omitempty"`
	Line    int       `json:"line,omitempty"`    // which of several given, from 1
	Booking BookingID `json:"booking,omitempty"` // it is about
	Holes   []Hole    `json:"holes,omitempty"`   // left without a reason
}

// A Code names a rule. Nothing parses it; released codes never change.
type Code string

const (
	UnknownVisit   Code = "unknown_visit" // no such party on the floor
	UnknownStaff   Code = "unknown_staff"
	UnknownPost    Code = "unknown_post"
	UnknownRoom    Code = "unknown_room"
	UnknownBay     Code = "unknown_bay"
	UnknownFlat    Code = "unknown_flat"
	UnknownCall    Code = "unknown_call" // no such call, or it is finished
	UnknownTask    Code = "unknown_task"
	UnknownBooking Code = "unknown_booking"
	UnknownItem    Code = "unknown_item"
	UnknownStep    Code = "unknown_step"
	UnknownGroup   Code = "unknown_group"
	BadValue       Code = "bad_value"     // Given is none of Allowed
	MissingField   Code = "missing_field" // Given names it
	BadTime        Code = "bad_time"      // in the future, or before what it follows
	NotPast        Code = "not_past"      // a day that is not over is entered as it happens
	UnknownFile    Code = "unknown_file"  // no such file was brought in, or it was withdrawn
	DayOver        Code = "day_over"      // that business day is over
	DayAlreadyOpen Code = "day_already_open"
	DayNotOpen     Code = "day_not_open"
	StillOpen      Code = "still_open" // Visits are still inside, Holes are open

	NotOnPost      Code = "not_on_post" // Staff does not hold Post
	NotAtWork      Code = "not_at_work"
	AlreadyOnBreak Code = "already_on_break"
	NotOnBreak     Code = "not_on_break"
	StillReceiving Code = "still_receiving" // a salesperson with a party goes off

	Gone            Code = "gone"         // the party has left
	MovedOn         Code = "moved_on"     // the party is in another step by now
	NotAdmitted     Code = "not_admitted" // 2.1.2 (1)
	NameNeeded      Code = "name_needed"  // SY-02
	PartyNeeded     Code = "party_needed"
	PurposeNeeded   Code = "purpose_needed"  // SY-34
	VehicleNeeded   Code = "vehicle_needed"  // SY-34
	UmbrellaNeeded  Code = "umbrella_needed" // SY-06
	NoSalesperson   Code = "no_salesperson"
	NobodyFree      Code = "nobody_free"   // the rotation finds nobody
	ItemsOpen       Code = "items_open"    // checklist lines that must be ticked
	TooEarly        Code = "too_early"     // Item must be ticked after another
	ItemNotHere     Code = "item_not_here" // not on this step's list
	NotSkippable    Code = "not_skippable"
	DoneBy          Code = "done_by"   // the step is completed by another act
	BayInUse        Code = "bay_taken" // SY-05
	BayReserved     Code = "bay_reserved"
	NoBay           Code = "no_bay"
	UmbrellaNotBack Code = "umbrella_not_returned" // SY-06
	RoomHeldBy      Code = "room_held"             // SY-13: the party still holds Room
	ReasonNeeded    Code = "reason_needed"
	AlreadyIn       Code = "already_in" // the booking's party is inside
	NotAgreed       Code = "not_agreed" // only bookings agreed with the customer reach L1
	BookingClosed   Code = "booking_closed"

	RoomNotFree     Code = "room_not_free"  // SY-09
	RoomNotAsked    Code = "room_not_asked" // no RC-05 for this party
	WrongRoom       Code = "wrong_room"     // 2.1.2 (9): the butler announced another
	RoomNotYours    Code = "room_not_yours" // reserved for, or occupied by, another party
	RoomNotOccupied Code = "room_not_occupied"
	RoomInUse       Code = "room_in_use"      // RC-12, block: the party is inside (2.1.2 (11))
	RoomNotLeft     Code = "room_not_left"    // RC-12 for a room nobody has left
	RoomNotCleaned  Code = "room_not_cleaned" // SY-12
	RoomNotBlocked  Code = "room_not_blocked"
	NotInRoom       Code = "not_in_room"
	FlatInUse       Code = "flat_in_use" // SY-39
	FlatNotHeld     Code = "flat_not_held"
	// HeadcountNotTold: RC-25 comes before the party (SY-39).
	HeadcountNotTold Code = "headcount_not_told"

	CallAnswered   Code = "call_answered"
	AnswerNotValid Code = "answer_not_valid" // SY-15
	NotAnswered    Code = "not_answered"     // delivered before 收到
	NothingToBring Code = "nothing_to_bring"
	PlateNeeded    Code = "plate_needed" // SY-14
	NoTaxiAsked    Code = "no_taxi_asked"
	AlreadyCalled  Code = "already_called" // the same call is open
	CallNotNow     Code = "call_not_now"   // the call makes no sense where the party is

	TaskAlreadyDone Code = "task_already_done"
	NothingToUndo   Code = "nothing_to_undo"
	ChangedSince    Code = "changed_since" // somebody built on it: undo would tear that
	BadOrder        Code = "bad_order"     // unknown or repeated names, or nobody

	ManagerNeeded  Code = "manager_needed"  // the act is a manager's: Allowed has the roles
	NotOnTurn      Code = "not_on_turn"     // somebody else is: Staff
	AlreadyWith    Code = "already_with"    // the party has Staff by now
	OriginalFirst  Code = "original_first"  // a returning guest: Staff, or who stands in (TR-6.3)
	SeatFirst      Code = "seat_first"      // TR-6.1
	InformFirst    Code = "inform_first"    // TR-6.1: Staff has not been told
	NotReturning   Code = "not_returning"   // nobody recorded as the original
	CanReceiveNow  Code = "can_receive_now" // the original Staff can: nobody stands in
	NotSupervisor  Code = "not_supervisor"
	WrongGroup     Code = "wrong_group" // Staff is not of the group that may
	SalesBusy      Code = "sales_busy"  // Staff is with a party, on a break, away or resting: State
	NotSupporting  Code = "not_supporting"
	AlreadyHelping Code = "already_supporting"
	NothingToWaive Code = "nothing_to_waive"
	NotWaivable    Code = "not_waivable" // rule 8 (AMB-TR4)
	NothingToTake  Code = "nothing_to_take"
	GroupEmpty     Code = "group_empty" // a roster that rests everyone of a group: Given
	NoRoster       Code = "no_roster"
	IsMediaDay     Code = "media_day" // rule 12
	SameGroup      Code = "same_group"
	UnknownClient  Code = "unknown_client"
	ClaimOver      Code = "claim_over" // too late to claim a guest
	NameWho        Code = "name_who"   // SY-25: a name is needed
	NobodyToCall   Code = "nobody_to_call"
	DateOver       Code = "date_over"

	StillHere       Code = "still_here" // the party has not gone
	NoRollCall      Code = "no_roll_call"
	UnknownHandover Code = "unknown_handover"
	UnknownMessage  Code = "unknown_message"

	UnknownRegister Code = "unknown_register"
	UnknownField    Code = "unknown_field"
	UnknownEntry    Code = "unknown_entry"
	UnknownMove     Code = "unknown_move"
	FieldsNeeded    Code = "fields_needed" // Allowed are the fields that Given asks for
	NotInState      Code = "not_in_state"  // the move Given does not begin in State
	NotYetSo        Code = "not_yet_so"    // the move Given waits for State
	OtherPerson     Code = "other_person"  // Staff did what somebody else has to confirm
	NotItsPart      Code = "not_its_part"  // entries of the register Given belong to none of Register
	EntryShut       Code = "entry_shut"    // nothing in it may be changed any more
	UnknownSheet    Code = "unknown_sheet"
	NoSheet         Code = "no_sheet"        // nobody has begun the list Given for State
	LinesOpen       Code = "lines_open"      // Allowed are the lines without an answer
	BusyThen        Code = "busy_then"       // Given is taken by Entry from State on
	NotOfThatDay    Code = "not_of_that_day" // an event of another date
	MadeAlready     Code = "made_already"    // a list of checks that is made once for each due time
	EntrysBooking   Code = "entrys_booking"  // it follows Entry of Register
	Paused          Code = "paused"          // only the booked are admitted since State, for a visit of kind Given

	NotAllowed Code = "not_allowed" // the terminal's role, State, may not do Given
	NotYours   Code = "not_yours"   // a terminal speaks for Staff alone
	PINNeeded  Code = "pin_needed"  // Staff has to show to be there
	ClockFits  Code = "clock_fits"  // there is nothing to correct: no record is later than Given, the clock

	ErasedAlready Code = "erased_already"  // nothing is known any more of guest Given, or of Visit
	ErasedInside  Code = "erase_inside"    // the guest Given is inside as Visit: erase later
	BookedAhead   Code = "booked_ahead"    // the guest Given has Booking ahead: cancel it first
	NothingKnown  Code = "nothing_known"   // nothing personal was ever entered for Visit
	PhoneNotKept  Code = "phone_not_kept"  // the guest does not agree: the phone was left out
	IdentityCut   Code = "identity_cut"    // an identity number was typed and is not kept
	NameInReason  Code = "name_in_reason"  // a guest's name or phone stands in a text that outlives an erasure
	ErasedForGood Code = "erased_for_good" // an erasure cannot be taken back

	// Warnings: the command was carried out, and this is worth saying.
	ClockBehind Code = "clock_behind" // the clock is behind the last record, of Given; also a refusal
	DayFar      Code = "day_far"      // a day was opened long after the last one: is the clock right?
	BookedFull  Code = "booked_full"  // more bookings on a day than recommended (TR-2.1)
	PhraseForm  Code = "phrase_form"  // spoken without the closing phrase of RP-1 (SY-15)

	OrdinaryFull   Code = "ordinary_full"    // more ordinary parties than recommended (TR-2.2)
	NobodyForCalls Code = "nobody_for_calls" // a call-up leaves nobody for calls (TR-3.4)
	ReceiverBusy   Code = "receiver_busy"    // the person chosen is with another party
	OwnerNamed     Code = "owner_named"      // a returning guest names somebody else: tell a manager (AMB-TR15)
	Returns        Code = "returns"          // the party is a registered guest
	SeveralGuests  Code = "several_guests"   // more than one registered guest has the number
	GuestInside    Code = "guest_inside"     // the guest is inside already: entered twice?
)

// Error lets a Refusal travel as an error; people read the sentence of their language.
func (r *Refusal) Error() string { return fmt.Sprintf("refused: %s", r.Code) }

// Is matches any Refusal with the same Code.
func (r *Refusal) Is(target error) bool {
	t, ok := target.(*Refusal)
	return ok && t.Code == r.Code
}

// Codes lists every code, for the completeness of sentences.
func Codes() []Code {
	return []Code{
		UnknownVisit, UnknownStaff, UnknownPost, UnknownRoom, UnknownBay, UnknownFlat, UnknownCall, UnknownTask,
		UnknownBooking, UnknownItem, UnknownStep, UnknownGroup, BadValue, MissingField, BadTime, NotPast, UnknownFile, DayOver,
		DayAlreadyOpen, DayNotOpen, StillOpen, NotOnPost, NotAtWork, AlreadyOnBreak, NotOnBreak, StillReceiving,
		Gone, MovedOn, NotAdmitted, NameNeeded, PartyNeeded, PurposeNeeded, VehicleNeeded, UmbrellaNeeded,
		NoSalesperson, NobodyFree, ItemsOpen, TooEarly, ItemNotHere, NotSkippable, DoneBy, BayInUse,
		BayReserved, NoBay, UmbrellaNotBack, RoomHeldBy, ReasonNeeded, AlreadyIn, NotAgreed, BookingClosed,
		RoomNotFree, RoomNotAsked, WrongRoom, RoomNotYours, RoomNotOccupied, RoomInUse, RoomNotLeft,
		RoomNotCleaned, RoomNotBlocked, NotInRoom, FlatInUse, FlatNotHeld, HeadcountNotTold, CallAnswered, AnswerNotValid,
		NotAnswered, NothingToBring, PlateNeeded, NoTaxiAsked, AlreadyCalled, CallNotNow, TaskAlreadyDone,
		NothingToUndo, ChangedSince, BadOrder, ManagerNeeded, NotOnTurn, AlreadyWith, OriginalFirst, SeatFirst,
		InformFirst, NotReturning, CanReceiveNow, NotSupervisor, WrongGroup, SalesBusy, NotSupporting,
		AlreadyHelping, NothingToWaive, NotWaivable, NothingToTake, GroupEmpty, NoRoster, IsMediaDay, SameGroup,
		UnknownClient, ClaimOver, NameWho, NobodyToCall, DateOver,
		StillHere, NoRollCall, UnknownHandover, UnknownMessage, NotAllowed, NotYours, PINNeeded, ClockFits, ClockBehind, DayFar,
		ErasedAlready, ErasedInside, BookedAhead, NothingKnown, ErasedForGood, PhoneNotKept, IdentityCut, NameInReason,
		UnknownRegister, UnknownField, UnknownEntry, UnknownMove, FieldsNeeded, NotInState, NotYetSo, OtherPerson,
		NotItsPart, EntryShut, UnknownSheet, NoSheet, LinesOpen, BusyThen, MadeAlready, NotOfThatDay, Paused, EntrysBooking,
		BookedFull, PhraseForm, OrdinaryFull, NobodyForCalls, ReceiverBusy, OwnerNamed, Returns, SeveralGuests, GuestInside,
	}
}
