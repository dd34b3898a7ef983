package flows

import "time"

// A Kind is an event's number on disk. Numbers are never reused or changed.
type Kind uint16

// An Event is a fact about the floor, named in the past tense. The set is
// closed: every event is listed in kinds below, and store/testdata/released
// holds one of each kind that was ever released.
//
// The cbor numbers of the fields are the disk format: add, never renumber.
type Event interface {
	Kind() Kind
	apply(*edit)
}

// The day, the weather and who is on post.
type (
	// DayOpened starts a business day: what yesterday finished leaves the floor
	// (SY-45, DESIGN 3).
	DayOpened struct {
		Date       Date    `cbor:"1,keyasint"`
		VisitGroup GroupID `cbor:"2,keyasint,omitempty"` // receives visitors today (TR-1.1)
		House      string  `cbor:"3,keyasint,omitempty"` // fingerprint of the house files in force
		Reason     string  `cbor:"4,keyasint,omitempty" text:"house"`
		PhoneGroup GroupID `cbor:"5,keyasint,omitempty" json:",omitempty"`  // answers calls today
		Same       int     `cbor:"6,keyasint,omitempty" json:",omitempty"`  // working days with these groups before this one
		Afresh     bool    `cbor:"7,keyasint,omitempty" json:",omitempty"`  // turns are counted from nothing again
		Hours      []int   `cbor:"8,keyasint,omitempty" json:",omitempty"`  // parties that came in each hour of the day that is over
		Manager    StaffID `cbor:"9,keyasint,omitempty" json:",omitempty"`  // who opened a closed day again
		Ended      int     `cbor:"10,keyasint,omitempty" json:",omitempty"` // parties of before that were checked out with it, nobody knows when they left
	}
	DayClosed struct {
		Reason  string     `cbor:"1,keyasint,omitempty" text:"house"`      // why it was closed with things open
		Manager StaffID    `cbor:"2,keyasint,omitempty" json:",omitempty"` // who allowed that
		Left    []LeftOpen `cbor:"3,keyasint,omitempty" json:",omitempty"` // what was left open
	}
	// HoleLeft is why a hole about a guest was let be; the closing that it belongs to
	// follows it.
	HoleLeft struct {
		Hole   HoleID  `cbor:"1,keyasint"`
		Visit  VisitID `cbor:"2,keyasint,omitempty" json:",omitempty"`
		Reason string  `cbor:"3,keyasint" text:"guest"`
	}
	// A LeftOpen is a hole in the day that was let be at its closing, and why.
	LeftOpen struct {
		Hole   HoleID    `cbor:"1,keyasint"`
		Reason string    `cbor:"2,keyasint" text:"house"`
		Visit  VisitID   `cbor:"3,keyasint,omitempty" json:",omitempty"` // it is about
		Since  time.Time `cbor:"4,keyasint"`
	}
	WeatherChanged struct {
		Is Weather `cbor:"1,keyasint"`
	}
	// PostTaken says that a person holds a post; the former holder is off it (SY-01).
	PostTaken struct {
		Post   PostID  `cbor:"1,keyasint"`
		Staff  StaffID `cbor:"2,keyasint"`
		Former StaffID `cbor:"3,keyasint,omitempty"`
	}
	PostLeft struct {
		Post  PostID  `cbor:"1,keyasint"`
		Staff StaffID `cbor:"2,keyasint"`
	}
	// CameOn says that a person is at work; salespeople are then in the rotation.
	CameOn struct {
		Staff StaffID `cbor:"1,keyasint"`
	}
	WentOff struct {
		Staff StaffID `cbor:"1,keyasint"`
	}
	BreakTaken struct {
		Staff  StaffID `cbor:"1,keyasint"`
		Reason string  `cbor:"2,keyasint,omitempty" text:"house"`
	}
	CameBack struct {
		Staff StaffID `cbor:"1,keyasint"`
	}
	// GroupsSet corrects which group has which duty on a date (SY-21).
	GroupsSet struct {
		Visit   GroupID `cbor:"1,keyasint"`
		Phone   GroupID `cbor:"2,keyasint,omitempty"`
		Reason  string  `cbor:"3,keyasint" text:"house"`
		Manager StaffID `cbor:"4,keyasint"`
		Date    Date    `cbor:"5,keyasint,omitempty" json:",omitempty"` // a day to come; today where empty
	}
	// DayFlagged marks a date, as a media open day (rule 12). As is empty where
	// the mark is taken off.
	DayFlagged struct {
		Date   Date   `cbor:"1,keyasint"`
		As     string `cbor:"2,keyasint,omitempty"`
		Reason string `cbor:"3,keyasint,omitempty" text:"house"`
	}
	// RosterSet drafts who rests on a date (TR-3.2).
	RosterSet struct {
		Date   Date      `cbor:"1,keyasint"`
		Rest   []StaffID `cbor:"2,keyasint,omitempty"`
		Reason string    `cbor:"3,keyasint,omitempty" text:"house"`
	}
	RosterConfirmed struct {
		Date    Date    `cbor:"1,keyasint"`
		Manager StaffID `cbor:"2,keyasint"`
	}
	// SupportCalled brings a member of the phone group to the floor (rule 4).
	SupportCalled struct {
		Staff   StaffID `cbor:"1,keyasint"`
		Manager StaffID `cbor:"2,keyasint"`
		Reason  string  `cbor:"3,keyasint,omitempty" text:"house"`
	}
	SupportEnded struct {
		Staff StaffID `cbor:"1,keyasint"`
	}
	// WaitingChanged says that fewer salespeople wait than must, or that enough
	// do again (rule 4).
	WaitingChanged struct {
		Idle  int           `cbor:"1,keyasint"`
		Short bool          `cbor:"2,keyasint,omitempty"`
		After time.Duration `cbor:"3,keyasint,omitempty"` // how long there were too few
	}
	// Phoned is a telephone call from outside (rule 10).
	Phoned struct {
		Staff   StaffID   `cbor:"1,keyasint,omitempty"` // who answered, or should have
		Answer  PhoneEnd  `cbor:"2,keyasint"`
		AsksFor StaffID   `cbor:"3,keyasint,omitempty"`
		Through StaffID   `cbor:"4,keyasint,omitempty"` // put through to
		About   string    `cbor:"5,keyasint,omitempty" text:"guest"`
		Booking BookingID `cbor:"6,keyasint,omitempty"`
	}
)

// Bookings (SY-03, TR-11.1).
type (
	BookingMade struct {
		When  time.Time `cbor:"1,keyasint"`
		Party int       `cbor:"2,keyasint,omitempty"`
		Sales StaffID   `cbor:"3,keyasint,omitempty"`
		Visit KindID    `cbor:"4,keyasint,omitempty"`                   // kind of visit it will be
		Bay   BayID     `cbor:"5,keyasint,omitempty"`                   // reserved for the guest's car (SY-05)
		Entry EntryID   `cbor:"6,keyasint,omitempty" json:",omitempty"` // of a register, that expects the party
	}
	BookingAdvanced struct {
		Booking BookingID    `cbor:"1,keyasint"`
		To      BookingState `cbor:"2,keyasint"`
		Manager StaffID      `cbor:"3,keyasint,omitempty" json:",omitempty"` // who confirmed it (rule 11)
	}
	BookingMoved struct {
		Booking BookingID `cbor:"1,keyasint"`
		When    time.Time `cbor:"2,keyasint"`
		Reason  string    `cbor:"3,keyasint,omitempty" text:"guest"`
		Who     StaffID   `cbor:"4,keyasint,omitempty" json:",omitempty"` // changed a time that was agreed (SY-25)
	}
	// Overridden says who let something be that the rules refuse (rule 12), and why.
	Overridden struct {
		Rule    string    `cbor:"1,keyasint"`
		Visit   VisitID   `cbor:"2,keyasint,omitempty"`
		Booking BookingID `cbor:"3,keyasint,omitempty"`
		Manager StaffID   `cbor:"4,keyasint"`
		Reason  string    `cbor:"5,keyasint" text:"guest"`
	}
	BookingCancelled struct {
		Booking BookingID `cbor:"1,keyasint"`
		Reason  string    `cbor:"2,keyasint,omitempty" text:"guest"`
	}
)

// A visit from the gate to the send-off.
type (
	// Arrived brings a party to the gate. Its Seq is the visit's id.
	Arrived struct {
		Booking BookingID `cbor:"1,keyasint,omitempty"`
		Visit   KindID    `cbor:"2,keyasint"`
		Party   int       `cbor:"3,keyasint,omitempty"` // 0 is "not known yet"
		CameBy  CameBy    `cbor:"4,keyasint,omitempty"`
		Purpose string    `cbor:"5,keyasint,omitempty"`
		AsksFor StaffID   `cbor:"6,keyasint,omitempty"`
		Step    StepID    `cbor:"7,keyasint"`
		No      int       `cbor:"8,keyasint"`                            // number of the party within its day
		Due     time.Time `cbor:"9,keyasint,omitempty" json:",omitzero"` // when it was booked for
		// Paused says that it came while only the booked are admitted: it is not asked for.
		Paused bool `cbor:"10,keyasint,omitempty" json:",omitempty"`
	}
	// Identified names or completes a party; fields left out stay as they are.
	Identified struct {
		Visit   VisitID `cbor:"1,keyasint"`
		Party   int     `cbor:"2,keyasint,omitempty"`
		CameBy  CameBy  `cbor:"3,keyasint,omitempty"`
		Purpose string  `cbor:"4,keyasint,omitempty"`
		AsksFor StaffID `cbor:"5,keyasint,omitempty"`
	}
	// StepDone completes a step and moves the party on (SY-04).
	StepDone struct {
		Visit   VisitID `cbor:"1,keyasint"`
		Step    StepID  `cbor:"2,keyasint"`
		Next    StepID  `cbor:"3,keyasint"`
		Skipped string  `cbor:"4,keyasint,omitempty" text:"guest"` // reason, when not done but skipped
		Covered bool    `cbor:"5,keyasint,omitempty"`              // done by another post than the one responsible
	}
	Ticked struct {
		Visit VisitID `cbor:"1,keyasint"`
		Item  ItemID  `cbor:"2,keyasint"`
		Off   bool    `cbor:"3,keyasint,omitempty"`
		Times int     `cbor:"4,keyasint,omitempty" json:",omitempty"` // how often by now, of a line that is ticked again and again
	}
	BayTaken struct {
		Visit VisitID `cbor:"1,keyasint"`
		Bay   BayID   `cbor:"2,keyasint"`
	}
	UmbrellaChanged struct {
		Visit VisitID       `cbor:"1,keyasint"`
		To    UmbrellaState `cbor:"2,keyasint"`
	}
	Noted struct {
		Visit VisitID `cbor:"1,keyasint"` // the text is personal data
	}
	TurnedAway struct {
		Visit   VisitID `cbor:"1,keyasint"`
		Reason  string  `cbor:"2,keyasint" text:"guest"`
		Covered bool    `cbor:"3,keyasint,omitempty" json:",omitempty"` // as in StepDone
	}
	Departed struct {
		Visit   VisitID `cbor:"1,keyasint"`
		Outcome string  `cbor:"2,keyasint,omitempty"`
		Reason  string  `cbor:"3,keyasint,omitempty" text:"guest"`
		Covered bool    `cbor:"4,keyasint,omitempty" json:",omitempty"` // as in StepDone
		Missed  bool    `cbor:"5,keyasint,omitempty" json:",omitempty"` // nobody checked them out: entered afterwards
		Unknown bool    `cbor:"6,keyasint,omitempty" json:",omitempty"` // nobody knows when they left: At is when they were last seen
	}
	FlatEntered struct {
		Flat   FlatID  `cbor:"1,keyasint"`
		Visit  VisitID `cbor:"2,keyasint"`
		Reason string  `cbor:"3,keyasint,omitempty" text:"guest"` // why a second party was let in
		// Manager let the second party in.
		Manager StaffID `cbor:"4,keyasint,omitempty" json:",omitempty"`
	}
	FlatLeft struct {
		Flat  FlatID  `cbor:"1,keyasint"`
		Visit VisitID `cbor:"2,keyasint"`
	}
)

// Radio calls (3.2): one record when it is made, one for its reply, one when
// the asked-for thing is done.
type (
	Called struct {
		Call     CallKind `cbor:"1,keyasint"`
		Visit    VisitID  `cbor:"2,keyasint,omitempty"`
		Room     RoomID   `cbor:"3,keyasint,omitempty"`
		Item     string   `cbor:"4,keyasint,omitempty" text:"guest"` // drink, document or stock
		Quantity int      `cbor:"5,keyasint,omitempty"`
		Caller   StaffID  `cbor:"6,keyasint,omitempty"`              // the salesperson who speaks
		Sales    StaffID  `cbor:"7,keyasint,omitempty"`              // the salesperson who is called
		Text     string   `cbor:"8,keyasint,omitempty" text:"guest"` // spoken differently from the house phrase
		Flat     FlatID   `cbor:"9,keyasint,omitempty"`
		Answers  CallID   `cbor:"10,keyasint,omitempty"` // RC-06 answers an RC-05, RC-16 an RC-15
		Silent   bool     `cbor:"11,keyasint,omitempty"` // a broadcast: no reply is expected
	}
	Replied struct {
		Call   CallID `cbor:"1,keyasint"`
		Answer Answer `cbor:"2,keyasint"`
		Reason string `cbor:"3,keyasint,omitempty" text:"guest"`
		Stays  bool   `cbor:"4,keyasint,omitempty"` // until the asked-for thing is done
	}
	Delivered struct {
		Call  CallID     `cbor:"1,keyasint"`
		Takes []StockUse `cbor:"2,keyasint,omitempty" json:",omitempty"` // from the stock (SY-43)
	}
	CallDropped struct {
		Call   CallID `cbor:"1,keyasint"`
		Reason string `cbor:"2,keyasint" text:"guest"`
	}
)

// VIP rooms (2.1.3).
type (
	RoomAsked struct {
		Visit VisitID `cbor:"1,keyasint"` // RC-05 acknowledged: queued, no number yet
	}
	RoomReserved struct {
		Room  RoomID  `cbor:"1,keyasint"`
		Visit VisitID `cbor:"2,keyasint"`
	}
	RoomEntered struct {
		Room  RoomID  `cbor:"1,keyasint"`
		Visit VisitID `cbor:"2,keyasint"`
	}
	RoomDeparting struct {
		Room RoomID `cbor:"1,keyasint"`
	}
	RoomLeft struct {
		Room  RoomID  `cbor:"1,keyasint"`
		Visit VisitID `cbor:"2,keyasint"`
	}
	RoomCleaning struct {
		Room RoomID `cbor:"1,keyasint"`
	}
	RoomFreed struct {
		Room RoomID `cbor:"1,keyasint"`
	}
	RoomBlocked struct {
		Room   RoomID `cbor:"1,keyasint"`
		Reason string `cbor:"2,keyasint" text:"house"`
	}
	RoomUnblocked struct {
		Room RoomID `cbor:"1,keyasint"`
	}
)

// Tasks (SY-70) and undo.
type (
	TaskOpened struct {
		Task  string    `cbor:"1,keyasint,omitempty"` // id of a house task; empty for free text
		Text  string    `cbor:"2,keyasint,omitempty" text:"guest"`
		Post  PostID    `cbor:"3,keyasint,omitempty"`
		Visit VisitID   `cbor:"4,keyasint,omitempty"`
		Room  RoomID    `cbor:"5,keyasint,omitempty"`
		Due   time.Time `cbor:"6,keyasint"`
		For   BookingID `cbor:"7,keyasint,omitempty"`                   // countdown of this booking
		Entry EntryID   `cbor:"8,keyasint,omitempty" json:",omitempty"` // or of this entry of a register
		T     time.Time `cbor:"9,keyasint,omitzero" json:",omitzero"`   // what an entry's countdown counts to
	}
	TaskDone struct {
		Task   TaskID `cbor:"1,keyasint"`
		Reason string `cbor:"2,keyasint,omitempty" text:"guest"` // why it was dropped instead of done
	}
	// Undone takes back everything the records First … Last did.
	Undone struct {
		First Seq     `cbor:"1,keyasint"`
		Last  Seq     `cbor:"2,keyasint"`
		Visit VisitID `cbor:"3,keyasint,omitempty" json:",omitempty"` // it was about
	}
)
