package flows

import (
	"slices"
	"time"
)

// A Floor is everything known at one point in the journal: a value that only
// Apply and Replay make and that nobody changes. Entities are shared between
// floors and copied when a record touches them, so a Floor is cheap to keep.
//
// It holds the parties of the open business day and those left over from before;
// older visits are in the journal. The cbor numbers are the snapshot format.
type Floor struct {
	Seq      Seq        `cbor:"1,keyasint"`
	Last     int64      `cbor:"2,keyasint"` // Unix milliseconds at which the last record was entered
	Day      Day        `cbor:"3,keyasint"`
	Visits   []*Visit   `cbor:"4,keyasint"` // by id: in order of arrival
	Rooms    []*RoomUse `cbor:"5,keyasint"` // only those ever used; see Room
	Calls    []*Call    `cbor:"6,keyasint"` // open ones: without their reply, or asked for and not yet done
	Tasks    []*Task    `cbor:"7,keyasint"` // open ones and today's done ones
	Bookings []*Booking `cbor:"8,keyasint"` // to come, and today's
	Posts    []*Holding `cbor:"9,keyasint"`
	People   []*Person  `cbor:"10,keyasint"` // everybody who came on today
	Rotas    []*Rota    `cbor:"11,keyasint"` // one a group
	Flats    []*FlatUse `cbor:"12,keyasint"`
	Ledger   []*Turn    `cbor:"13,keyasint"` // today's lines
	Undos    []*Undo    `cbor:"14,keyasint"` // what can be taken back, oldest first
	Accounts []*Account `cbor:"15,keyasint,omitempty"`
	Rosters  []*Roster  `cbor:"16,keyasint,omitempty"` // from today on
	Flags    []*DayFlag `cbor:"17,keyasint,omitempty"` // from today on
	Phone    []*Phone   `cbor:"18,keyasint,omitempty"` // today's telephone calls
	Hours    []Hours    `cbor:"19,keyasint,omitempty"` // one a weekday

	Roll      *Roll       `cbor:"20,keyasint,omitempty"` // nil when nobody calls the roll
	Handovers []*Handover `cbor:"21,keyasint,omitempty"` // not taken yet
	Messages  []*Message  `cbor:"22,keyasint,omitempty"` // without their call-back
	Eve       *Eve        `cbor:"23,keyasint,omitempty"` // nil before the second day

	Entries []*Entry  `cbor:"24,keyasint,omitempty"` // of registers: open ones, and today's
	Sheets  []*Sheet  `cbor:"25,keyasint,omitempty"` // lists of checks that are being made, and today's
	Binders []*Binder `cbor:"26,keyasint,omitempty"` // one a register and a list of checks
	Shelves []*Shelf  `cbor:"27,keyasint,omitempty"` // of the bar: one an item
	Points  []*Point  `cbor:"28,keyasint,omitempty"` // what entries count for people, one an entry

	Typed []TypedText `cbor:"30,keyasint,omitempty"` // texts about guests who are still on the floor
}

// A Day is the open business day and its sums.
type Day struct {
	Rev        Seq            `cbor:"0,keyasint"`
	Date       Date           `cbor:"1,keyasint"` // empty before the first day
	Opened     time.Time      `cbor:"2,keyasint"`
	Closed     bool           `cbor:"3,keyasint,omitempty"`
	VisitGroup GroupID        `cbor:"4,keyasint,omitempty"`
	Weather    Weather        `cbor:"5,keyasint,omitempty"`
	Parties    int            `cbor:"6,keyasint,omitempty"` // arrived today; the last party's number
	Served     map[string]int `cbor:"7,keyasint,omitempty"` // delivered today, by item
	Stock      map[string]int `cbor:"8,keyasint,omitempty"` // at the bar, by item; survives the day
	PhoneGroup GroupID        `cbor:"9,keyasint,omitempty"`
	Same       int            `cbor:"10,keyasint,omitempty"` // working days with these groups before today
	Short      time.Time      `cbor:"11,keyasint,omitempty"` // fewer are waiting than must since then (rule 4)
	Began      time.Time      `cbor:"12,keyasint,omitempty"` // the first day of all: nothing was due before it
	Month      map[string]int `cbor:"13,keyasint,omitempty"` // delivered on the days of this month before today, by item
}

// Admission is where the question "can we receive?" stands.
type Admission string

const (
	AdmissionNone    Admission = ""        // not asked: a contact that does not come in
	AdmissionAsked   Admission = "asked"   // RC-01 is open
	AdmissionGiven   Admission = "given"   // 可以接待, or booked
	AdmissionRefused Admission = "refused" // 无法接待
)

// A Visit is one party from the gate to the send-off.
type Visit struct {
	ID       VisitID    `cbor:"1,keyasint"`
	Rev      Seq        `cbor:"2,keyasint"` // record that changed it last
	No       int        `cbor:"3,keyasint"` // number within its day
	Date     Date       `cbor:"4,keyasint"` // business day of its arrival
	Command  CommandID  `cbor:"5,keyasint,omitempty"`
	Kind     KindID     `cbor:"6,keyasint"`
	Booking  BookingID  `cbor:"7,keyasint,omitempty"`
	Guest    GuestNo    `cbor:"8,keyasint,omitempty"`
	Person   Sealed     `cbor:"9,keyasint,omitempty"`
	Party    int        `cbor:"10,keyasint,omitempty"`
	CameBy   CameBy     `cbor:"11,keyasint,omitempty"`
	Purpose  string     `cbor:"12,keyasint,omitempty"`
	AsksFor  StaffID    `cbor:"13,keyasint,omitempty"`
	Arrived  time.Time  `cbor:"14,keyasint"`
	Step     StepID     `cbor:"15,keyasint"` // the step it is in; empty when gone
	Since    time.Time  `cbor:"16,keyasint"` // in this step since
	Past     []StepMark `cbor:"17,keyasint,omitempty"`
	Ticks    []Tick     `cbor:"18,keyasint,omitempty"`
	Admitted time.Time  `cbor:"19,keyasint,omitempty"` // RC-01 answered, or booking announced

	Admission Admission     `cbor:"20,keyasint,omitempty"`
	Why       string        `cbor:"21,keyasint,omitempty"` // given with 无法接待
	Sales     StaffID       `cbor:"22,keyasint,omitempty"`
	Basis     Basis         `cbor:"23,keyasint,omitempty"`
	Asked     time.Time     `cbor:"24,keyasint,omitempty"` // for a VIP room, acknowledged; zero when not waiting
	Room      RoomID        `cbor:"25,keyasint,omitempty"` // reserved for it or occupied by it
	Bay       BayID         `cbor:"26,keyasint,omitempty"`
	Umbrella  UmbrellaState `cbor:"27,keyasint,omitempty"`
	TaxiHome  bool          `cbor:"28,keyasint,omitempty"`
	Flat      FlatID        `cbor:"29,keyasint,omitempty"`
	Leaving   bool          `cbor:"30,keyasint,omitempty"` // RC-07 or RC-14 was called
	Gone      time.Time     `cbor:"31,keyasint,omitempty"`
	Away      string        `cbor:"32,keyasint,omitempty"` // reason, when turned away
	Outcome   string        `cbor:"33,keyasint,omitempty"`
	Notes     []Note        `cbor:"34,keyasint,omitempty"`

	Owner    StaffID   `cbor:"35,keyasint,omitempty"` // the original salesperson of a returning guest (rule 6)
	Match    string    `cbor:"36,keyasint,omitempty"` // how it was recognised
	Seated   time.Time `cbor:"37,keyasint,omitempty"` // TR-6.1
	Told     time.Time `cbor:"38,keyasint,omitempty"`
	Declined bool      `cbor:"39,keyasint,omitempty"` // the original cannot receive
	First    StaffID   `cbor:"40,keyasint,omitempty"` // who was charged for the party first (AMB-TR24)

	Corrections []Correction `cbor:"41,keyasint,omitempty"`
	Merged      VisitID      `cbor:"42,keyasint,omitempty"` // it is the same party as this one, and counts no more
	SplitFrom   VisitID      `cbor:"43,keyasint,omitempty"`
	MadeUp      StaffID      `cbor:"44,keyasint,omitempty"` // has had the make-up for this reception
	Missed      bool         `cbor:"45,keyasint,omitempty"` // nobody checked them out: entered afterwards
	Unknown     bool         `cbor:"46,keyasint,omitempty"` // nobody knows when they left: Gone is when they were last seen
	Consent     Consent      `cbor:"47,keyasint,omitempty"` // what the guest said to the notice; empty: not asked
	Event       EntryID      `cbor:"48,keyasint,omitempty"` // of the register, that the party came to
}

// A Correction is a value that was something else before.
type Correction struct {
	At     time.Time `cbor:"1,keyasint" json:"at"`
	By     By        `cbor:"2,keyasint" json:"by"`
	Field  Field     `cbor:"3,keyasint" json:"field"`
	Was    string    `cbor:"4,keyasint,omitempty" json:"was,omitempty"`
	Before Sealed    `cbor:"5,keyasint,omitempty" json:"-"` // the personal data before
	Reason string    `cbor:"6,keyasint" json:"reason"`
}

// A StepMark is a step that is over.
type StepMark struct {
	Step    StepID    `cbor:"1,keyasint" json:"step"`
	At      time.Time `cbor:"2,keyasint" json:"at"`
	By      By        `cbor:"3,keyasint" json:"by"`
	Skipped string    `cbor:"4,keyasint,omitempty" json:"skipped,omitempty"`
	Covered bool      `cbor:"5,keyasint,omitempty" json:"covered,omitempty"`
}

// A Tick is a ticked checklist line.
type Tick struct {
	Item  ItemID    `cbor:"1,keyasint" json:"item"`
	At    time.Time `cbor:"2,keyasint" json:"at"`
	By    By        `cbor:"3,keyasint" json:"by"`
	Times int       `cbor:"4,keyasint,omitempty" json:"times,omitempty"` // of one that is ticked again and again
}

// A Note is free text about a party; the text is personal data.
type Note struct {
	At   time.Time `cbor:"1,keyasint"`
	By   By        `cbor:"2,keyasint"`
	Text Sealed    `cbor:"3,keyasint"`
}

// Inside reports whether the party is on the premises.
func (v *Visit) Inside() bool { return v.Gone.IsZero() }

// Ticked reports whether a checklist line of this visit is ticked.
func (v *Visit) Ticked(item ItemID) bool {
	return slices.ContainsFunc(v.Ticks, func(t Tick) bool { return t.Item == item })
}

// Times is how often a line that is ticked again and again has been.
func (v *Visit) Times(item ItemID) int {
	for _, t := range v.Ticks {
		if t.Item == item {
			return max(t.Times, 1)
		}
	}
	return 0
}

// Named reports whether surname and title are known (SY-02).
func (v *Visit) Named() bool {
	p, _ := v.Person.Open()
	return p.Surname != "" && p.Title != ""
}

// A RoomUse is a VIP room's state (2.1.3). A room never used is free.
type RoomUse struct {
	ID    RoomID    `cbor:"1,keyasint"`
	Rev   Seq       `cbor:"2,keyasint"`
	State RoomState `cbor:"3,keyasint"`
	Since time.Time `cbor:"4,keyasint"`
	Visit VisitID   `cbor:"5,keyasint,omitempty"` // reserved for, or inside
	Was   RoomState `cbor:"6,keyasint,omitempty"` // before it was blocked
	Why   string    `cbor:"7,keyasint,omitempty"` // it is blocked
}

// A Call is a radio call that is not finished.
type Call struct {
	ID       CallID    `cbor:"1,keyasint"`
	Rev      Seq       `cbor:"2,keyasint"`
	Kind     CallKind  `cbor:"3,keyasint"`
	At       time.Time `cbor:"4,keyasint"`
	By       By        `cbor:"5,keyasint"`
	Visit    VisitID   `cbor:"6,keyasint,omitempty"`
	Room     RoomID    `cbor:"7,keyasint,omitempty"`
	Item     string    `cbor:"8,keyasint,omitempty"`
	Quantity int       `cbor:"9,keyasint,omitempty"`
	Caller   StaffID   `cbor:"10,keyasint,omitempty"`
	Sales    StaffID   `cbor:"11,keyasint,omitempty"`
	Text     string    `cbor:"12,keyasint,omitempty"`
	Flat     FlatID    `cbor:"13,keyasint,omitempty"`
	Answers  CallID    `cbor:"14,keyasint,omitempty"`
	Reply    Answer    `cbor:"15,keyasint,omitempty"` // empty: still open
	Replied  time.Time `cbor:"16,keyasint,omitempty"`
	ReplyBy  By        `cbor:"17,keyasint,omitempty"`
	Found    bool      `cbor:"18,keyasint,omitempty"` // RC-15: the taxi has come
	Silent   bool      `cbor:"19,keyasint,omitempty"` // a broadcast: kept until heard, never counted as open
}

// Open reports whether the call still waits for its reply.
func (c *Call) Open() bool { return c.Reply == "" && !c.Silent }

// A Task has a due time fixed when it was opened (SY-70).
type Task struct {
	ID     TaskID    `cbor:"1,keyasint" json:"id"`
	Rev    Seq       `cbor:"2,keyasint" json:"-"`
	Rule   string    `cbor:"3,keyasint,omitempty" json:"rule,omitempty"`
	Text   string    `cbor:"4,keyasint,omitempty" json:"text,omitempty"`
	Post   PostID    `cbor:"5,keyasint,omitempty" json:"post,omitempty"`
	Visit  VisitID   `cbor:"6,keyasint,omitempty" json:"visit,omitempty"`
	Room   RoomID    `cbor:"7,keyasint,omitempty" json:"room,omitempty"`
	For    BookingID `cbor:"8,keyasint,omitempty" json:"booking,omitempty"`
	Opened time.Time `cbor:"9,keyasint" json:"opened"`
	Due    time.Time `cbor:"10,keyasint" json:"due"`
	Done   time.Time `cbor:"11,keyasint,omitempty" json:"done,omitzero"`
	DoneBy By        `cbor:"12,keyasint,omitempty" json:"done_by,omitzero"`
	Reason string    `cbor:"13,keyasint,omitempty" json:"reason,omitempty"`
	Entry  EntryID   `cbor:"14,keyasint,omitempty" json:"entry,omitempty"` // countdown of this entry
	T      time.Time `cbor:"15,keyasint,omitzero" json:"t,omitzero"`       // what it counts to
}

// TaskState follows from the clock; nobody presses a key for it.
type TaskState string

const (
	TaskPending TaskState = "pending"
	TaskDue     TaskState = "due"
	TaskOverdue TaskState = "overdue"
	TaskOver    TaskState = "done"
)

// State is the task's state at a time; overdue counts from grace after it was due.
func (t *Task) State(now time.Time, grace time.Duration) TaskState {
	switch {
	case !t.Done.IsZero():
		return TaskOver
	case now.Before(t.Due):
		return TaskPending
	case now.Before(t.Due.Add(grace)):
		return TaskDue
	}
	return TaskOverdue
}

// A Booking is a visit agreed beforehand.
type Booking struct {
	ID     BookingID    `cbor:"1,keyasint"`
	Rev    Seq          `cbor:"2,keyasint"`
	State  BookingState `cbor:"3,keyasint"`
	When   time.Time    `cbor:"4,keyasint"`
	Party  int          `cbor:"5,keyasint,omitempty"`
	Sales  StaffID      `cbor:"6,keyasint,omitempty"`
	Kind   KindID       `cbor:"7,keyasint,omitempty"`
	Bay    BayID        `cbor:"8,keyasint,omitempty"`
	Guest  GuestNo      `cbor:"9,keyasint,omitempty"`
	Person Sealed       `cbor:"10,keyasint,omitempty"`
	Visit  VisitID      `cbor:"11,keyasint,omitempty"` // it became this visit
	Reason string       `cbor:"12,keyasint,omitempty"`
	// Manager confirmed it (rule 11).
	Manager StaffID `cbor:"13,keyasint,omitempty"`
	Entry   EntryID `cbor:"14,keyasint,omitempty"` // of a register, that expects it
}

// A Holding says who holds a post and since when (SY-01).
type Holding struct {
	Post  PostID    `cbor:"1,keyasint"`
	Rev   Seq       `cbor:"2,keyasint"`
	Staff StaffID   `cbor:"3,keyasint,omitempty"`
	Since time.Time `cbor:"4,keyasint"`
}

// A Person is somebody at work today.
type Person struct {
	ID    StaffID   `cbor:"1,keyasint"`
	Rev   Seq       `cbor:"2,keyasint"`
	On    bool      `cbor:"3,keyasint,omitempty"`
	Since time.Time `cbor:"4,keyasint"`
	Break string    `cbor:"5,keyasint,omitempty"` // reason while on a break; "-" when none was given

	Supports time.Time `cbor:"6,keyasint,omitempty"` // called up from the phone group since then (rule 4)
	Received int       `cbor:"7,keyasint,omitempty"` // parties received as a supporter since then
}

// A FlatUse is a show flat in use or held (SY-39).
type FlatUse struct {
	ID     FlatID    `cbor:"1,keyasint"`
	Rev    Seq       `cbor:"2,keyasint"`
	Held   VisitID   `cbor:"3,keyasint,omitempty"` // confirmed by RC-24, not there yet
	Inside []VisitID `cbor:"4,keyasint,omitempty"`
	Since  time.Time `cbor:"5,keyasint"`
	// Told are the parties on their way whose headcount the receptionist was told (RC-25).
	Told []VisitID `cbor:"6,keyasint,omitempty"`
}

// Rejoin attaches personal data to the references of a floor read from a snapshot.
func (f *Floor) Rejoin(open func(Seq) *Personal) {
	join := func(s *Sealed) {
		if s.Seq != 0 && !s.Gone {
			s.p = open(s.Seq)
		}
	}
	visit := func(v *Visit) {
		join(&v.Person)
		for i := range v.Corrections {
			join(&v.Corrections[i].Before)
		}
		for i := range v.Notes {
			join(&v.Notes[i].Text)
		}
	}
	for _, v := range f.Visits {
		visit(v)
	}
	for _, b := range f.Bookings {
		join(&b.Person)
	}
	for _, m := range f.Messages {
		join(&m.Person)
	}
	for _, e := range f.Entries {
		join(&e.Person)
	}
	for _, s := range f.Sheets {
		join(&s.Person)
	}
	for _, u := range f.undos() {
		for i := range u.Before {
			if v := u.Before[i].Visit; v != nil {
				visit(v)
			}
			if b := u.Before[i].Booking; b != nil {
				join(&b.Person)
			}
			if m := u.Before[i].Message; m != nil {
				join(&m.Person)
			}
			if e := u.Before[i].Entry; e != nil {
				join(&e.Person)
			}
			if s := u.Before[i].Sheet; s != nil {
				join(&s.Person)
			}
		}
	}
}
