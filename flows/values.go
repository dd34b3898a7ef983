package flows

import "time"

// A Date is a business day, "2026-11-22".
type Date string

// BusinessDay is the wall-clock date at the site, before the house's hour of
// change (04:00) the day before. It is decided on the wall clock and not by
// subtracting hours, which would run backwards at some clock changes.
func BusinessDay(t time.Time, zone *time.Location, changes int) Date {
	t = t.In(zone)
	y, m, d := t.Date()
	if t.Hour() < changes {
		d--
	}
	return Date(time.Date(y, m, d, 12, 0, 0, 0, time.UTC).Format("2006-01-02"))
}

// Weather changes the checklists at once.
type Weather string

const (
	Clear Weather = "clear"
	Rain  Weather = "rain"
	Snow  Weather = "snow"
	Sun   Weather = "sun"
)

// CameBy is how a party reached the gate.
type CameBy string

const (
	ByCar  CameBy = "car"
	ByTaxi CameBy = "taxi"
	OnFoot CameBy = "foot"
)

// UmbrellaState follows a party's umbrella, or the house's (SY-06).
type UmbrellaState string

const (
	UmbrellaUnknown  UmbrellaState = ""
	UmbrellaOwn      UmbrellaState = "own"      // the guest has one
	UmbrellaStored   UmbrellaState = "stored"   // in the umbrella bin, must go back
	UmbrellaReturned UmbrellaState = "returned" // given back
	UmbrellaDeclined UmbrellaState = "declined" // the guest does not want it back now
	UmbrellaWithout  UmbrellaState = "without"  // the guest has none; somebody has yet to hold one
	UmbrellaLent     UmbrellaState = "lent"     // a house umbrella is with the guest
	UmbrellaBack     UmbrellaState = "back"     // the house umbrella is back
	UmbrellaNone     UmbrellaState = "none"     // none needed
)

// BookingState runs through its values in order; none can be left out (TR-11.1).
type BookingState string

const (
	BookingCard      BookingState = "card_complete"
	BookingConfirmed BookingState = "manager_confirmed"
	BookingProposed  BookingState = "time_proposed"
	BookingAgreed    BookingState = "customer_confirmed" // the only one that L1 sees
	BookingArrived   BookingState = "arrived"
	BookingOff       BookingState = "cancelled"
)

// Basis is why a salesperson receives a party.
type Basis string

const (
	BasisTurn       Basis = "turn"
	BasisBooked     Basis = "booked"
	BasisOriginal   Basis = "original"
	BasisNamed      Basis = "named"
	BasisSupervisor Basis = "supervisor"
	BasisSubstitute Basis = "substitute"
	BasisSupport    Basis = "support"
	BasisOverride   Basis = "override"
	// BasisSeating is the person on turn who seats a returning guest until the
	// original takes over (TR-6.1); it costs no turn.
	BasisSeating Basis = "seating"
)

// A Field is something known of a party that can be corrected.
type Field string

const (
	FieldSurname  Field = "surname"
	FieldTitle    Field = "title"
	FieldPhone    Field = "phone"
	FieldPlate    Field = "plate"
	FieldCompany  Field = "company"
	FieldParty    Field = "party"
	FieldCameBy   Field = "came_by"
	FieldPurpose  Field = "purpose"
	FieldOutcome  Field = "outcome"
	FieldArrived  Field = "arrived"
	FieldDeparted Field = "departed"
)

// Fields lists every field that can be corrected.
func Fields() []Field {
	return []Field{FieldSurname, FieldTitle, FieldPhone, FieldPlate, FieldCompany, FieldParty, FieldCameBy,
		FieldPurpose, FieldOutcome, FieldArrived, FieldDeparted}
}

// PhoneEnd is how a telephone call went (rule 10).
type PhoneEnd string

const (
	PhoneAnswered PhoneEnd = "answered" // there was a conversation, whatever about
	PhoneSilent   PhoneEnd = "silent"   // picked up, nobody spoke (无应答)
	PhoneMissed   PhoneEnd = "missed"   // nobody picked it up
)

// MediaDay is the flag of a date on which customers are not received (rule 12).
const MediaDay = "media_day"

// Answer is a reply on the radio.
type Answer string

const (
	Received      Answer = "received"       // 收到
	CanReceive    Answer = "can_receive"    // 可以接待
	CannotReceive Answer = "cannot_receive" // 无法接待
	Thanks        Answer = "thanks"         // 收到,谢谢。
	CanVisit      Answer = "can_visit"      // 可以参观
	PleaseWait    Answer = "please_wait"    // 请稍候
	Heard         Answer = "heard"          // a broadcast, marked as heard
)

// RoomState is one of the states of 2.1.3; "requested" is a place in the queue
// and not a state of any room.
type RoomState string

const (
	RoomFree       RoomState = "free"
	RoomHeld       RoomState = "reserved"
	RoomOccupied   RoomState = "occupied"
	RoomAboutToGo  RoomState = "departing"
	RoomDirty      RoomState = "awaiting_cleaning"
	RoomBeingClean RoomState = "cleaning"
	RoomOut        RoomState = "blocked"
)

// Lang is a language of the screen and of what is said.
type Lang string

const (
	ZH Lang = "zh"
	EN Lang = "en"
)

// Words is a text in both languages. Chinese is the original.
type Words struct {
	ZH string `yaml:"zh" json:"zh"`
	EN string `yaml:"en" json:"en"`
}

// In returns the text in a language, the Chinese where the other is missing.
func (w Words) In(l Lang) string {
	if l == EN && w.EN != "" {
		return w.EN
	}
	return w.ZH
}
