package flows

import "time"

// A Status is the floor as integrations read it: "reception status --json". Its
// names are a contract: add, never rename.
type Status struct {
	At       time.Time       `json:"at"`
	Seq      Seq             `json:"seq"`
	Site     string          `json:"site"`
	Day      DayStatus       `json:"day"`
	Figures  Figures         `json:"figures"`
	Visits   []VisitStatus   `json:"visits"` // inside, who needs something first
	Rooms    []RoomStatus    `json:"rooms"`
	Queue    []VisitID       `json:"room_queue"`
	Turns    TurnView        `json:"turns" jsonschema_description:"whose turn it is for visits, and why"`
	Upcoming []Expected      `json:"upcoming" jsonschema_description:"the next five for visits, each with why: how the rules find them, whom they pass, the ledger line used"`
	CallTurn TurnView        `json:"call_turns" jsonschema_description:"whose turn it is for calls, and why"`
	NextCall []Expected      `json:"upcoming_calls" jsonschema_description:"the next five for calls"`
	Support  TurnView        `json:"support_turns" jsonschema_description:"who would be called up to support next"`
	Accounts []Account       `json:"accounts" jsonschema_description:"make-ups, byes and kept places, oldest first, and turns used up in tenths"`
	Waiting  []StaffID       `json:"waiting" jsonschema_description:"present and idle for visits, supporters included"`
	Alerts   []Alert         `json:"alerts" jsonschema_description:"what a duty manager must know of now, most pressing first"`
	Rosters  []Roster        `json:"rosters" jsonschema_description:"who rests on a date; only a confirmed one counts"`
	Flags    []DayFlag       `json:"flags" jsonschema_description:"marked dates: media open days"`
	Phone    []Phone         `json:"phone_calls" jsonschema_description:"today's calls from outside, missed ones included"`
	Ledger   []Turn          `json:"ledger" jsonschema_description:"today's lines of the turn ledger"`
	Calls    []CallStatus    `json:"calls"` // unfinished
	Tasks    []TaskStatus    `json:"tasks"`
	Bookings []BookingStatus `json:"bookings"`
	Posts    []PostStatus    `json:"posts"`
	People   []PersonStatus  `json:"people"`
	Lent     []VisitID       `json:"umbrellas_lent"`
	Roll     *RollStatus     `json:"roll,omitempty"` // while the roll is called
	Handover []Handover      `json:"handovers"`      // not taken yet
	Messages []MessageStatus `json:"messages"`       // without their call-back
	Entries  []EntryStatus   `json:"entries" jsonschema_description:"of registers: open ones, and today's"`
	Sheets   []Sheet         `json:"sheets" jsonschema_description:"lists of checks that are being made, and today's"`
	Stars    []StaffStars    `json:"stars" jsonschema_description:"everybody's stars in the running period"`
	Surveys  []Round         `json:"surveys" jsonschema_description:"rounds of surveys with their averages, in hundredths"`
	Repeats  []Repeat        `json:"repeats" jsonschema_description:"jobs of registers that come again: training, floor care, drills"`
	Tomorrow []Ahead         `json:"tomorrow" jsonschema_description:"bookings of the next business day, and what is due then"`
	Pause    *Pause          `json:"pause,omitempty" jsonschema_description:"while only booked guests are admitted: since when, for what, and what the gate says"`
	Still    *StillStatus    `json:"still_inside,omitempty" jsonschema_description:"who is still inside, while a T-minus item asks for it or guests are kept out"`
	LineUp   *LineUp         `json:"line_up,omitempty" jsonschema_description:"who stands where at the door, while a T-minus item asks for it"`
	Due      []Deadline      `json:"due" jsonschema_description:"what is due of registers, tasks and lists of checks, the longest overdue first"`
}

type DayStatus struct {
	Date       Date           `json:"date"`
	Closed     bool           `json:"closed,omitempty"`
	Weather    Weather        `json:"weather,omitempty"`
	VisitGroup GroupID        `json:"visit_group,omitempty"`
	PhoneGroup GroupID        `json:"phone_group,omitempty"`
	Short      time.Time      `json:"short_since,omitzero"` // fewer wait than must since then
	Served     map[string]int `json:"served,omitempty"`
	Stock      map[string]int `json:"stock,omitempty"`
	Bar        []StockLine    `json:"bar,omitempty" jsonschema_description:"drinks and stock: what there is, the minimum, what was served today and this month"`
}

type VisitStatus struct {
	ID        VisitID       `json:"id"`
	No        int           `json:"no"`
	Guest     string        `json:"guest,omitempty"` // as addressed in Chinese; "erased" is true where it is gone
	Erased    bool          `json:"erased,omitempty"`
	Kind      KindID        `json:"kind"`
	Booking   BookingID     `json:"booking,omitempty"`
	Party     int           `json:"party,omitempty"`
	CameBy    CameBy        `json:"came_by,omitempty"`
	Purpose   string        `json:"purpose,omitempty"`
	Arrived   time.Time     `json:"arrived"`
	Admission Admission     `json:"admission,omitempty"`
	Stage     Stage         `json:"stage"`
	Step      StepID        `json:"step"`
	Since     time.Time     `json:"since"`
	Late      string        `json:"late"` // on_time, amber, red
	Post      PostID        `json:"post"`
	Holder    StaffID       `json:"holder,omitempty"` // empty: nobody is on that post
	Sales     StaffID       `json:"sales,omitempty"`
	Basis     Basis         `json:"basis,omitempty"`
	Owner     StaffID       `json:"original,omitempty"` // of a returning guest
	Client    GuestNo       `json:"client,omitempty"`
	Room      RoomID        `json:"room,omitempty"`
	Bay       BayID         `json:"bay,omitempty"`
	Umbrella  UmbrellaState `json:"umbrella,omitempty"`
	Next      string        `json:"next,omitempty"`    // verb of the one next act
	Missing   Code          `json:"missing,omitempty"` // why it would be refused now
	Waiting   CallID        `json:"waiting_for,omitempty"`

	Corrections []Correction `json:"corrections,omitempty"` // without "was" where that is personal data
	SplitFrom   VisitID      `json:"split_from,omitempty"`
	Event       EntryID      `json:"event,omitempty" jsonschema_description:"entry of the event that the party came to"`
}

type RoomStatus struct {
	ID    RoomID    `json:"id"`
	State RoomState `json:"state"`
	Since time.Time `json:"since,omitzero"`
	Visit VisitID   `json:"visit,omitempty"`
	Why   string    `json:"why,omitempty"`
}

type CallStatus struct {
	ID       CallID    `json:"id"`
	Kind     CallKind  `json:"kind"`
	At       time.Time `json:"at"`
	Text     string    `json:"text"` // as spoken, Chinese
	Visit    VisitID   `json:"visit,omitempty"`
	Room     RoomID    `json:"room,omitempty"`
	Item     string    `json:"item,omitempty"`
	Quantity int       `json:"quantity,omitempty"`
	State    string    `json:"state"` // open, answered, broadcast
	Late     string    `json:"late"`
	Replied  time.Time `json:"replied,omitzero"`
	Answers  []Answer  `json:"answers,omitempty"` // it can be answered with
}

type TaskStatus struct {
	Task
	State TaskState `json:"state"`
}

type BookingStatus struct {
	ID    BookingID    `json:"id"`
	State BookingState `json:"state"`
	When  time.Time    `json:"when"`
	Guest string       `json:"guest,omitempty"`
	Party int          `json:"party,omitempty"`
	Sales StaffID      `json:"sales,omitempty"`
	Kind  KindID       `json:"kind,omitempty"`
	Visit VisitID      `json:"visit,omitempty"`
}

type PostStatus struct {
	ID    PostID    `json:"id"`
	Staff StaffID   `json:"staff,omitempty"`
	Since time.Time `json:"since,omitzero"`
}

type PersonStatus struct {
	ID       StaffID   `json:"id"`
	Group    GroupID   `json:"group,omitempty"`
	On       bool      `json:"on"`
	Since    time.Time `json:"since"`
	Break    string    `json:"break,omitempty"`
	Visit    VisitID   `json:"visit,omitempty"`
	Rests    bool      `json:"rests,omitempty"`
	Supports time.Time `json:"supports_since,omitzero"`
}

// StatusOf describes a floor as it is at a time.
func StatusOf(f *Floor, h *House, now time.Time) Status {
	s := Status{At: whole(now), Seq: f.Seq, Site: h.Site, Figures: f.Figures(h, now), Turns: f.Turns(h),
		Day: DayStatus{Date: f.Day.Date, Closed: f.Day.Closed, Weather: f.Day.Weather, VisitGroup: f.Day.VisitGroup,
			PhoneGroup: f.Day.PhoneGroup, Short: f.Day.Short, Served: f.Day.Served, Stock: f.Day.Stock, Bar: f.Bar(h)}}
	f.turnStatus(h, &s)
	for _, v := range f.Queue(h, now) {
		s.Visits = append(s.Visits, f.visitStatus(h, v, now))
	}
	for _, r := range h.Rooms {
		u := f.Room(r.ID)
		s.Rooms = append(s.Rooms, RoomStatus{ID: u.ID, State: u.State, Since: u.Since, Visit: u.Visit, Why: u.Why})
	}
	for _, v := range f.RoomQueue() {
		s.Queue = append(s.Queue, v.ID)
	}
	for _, t := range f.Ledger {
		s.Ledger = append(s.Ledger, *t)
	}
	for _, c := range f.Calls {
		s.Calls = append(s.Calls, f.callStatus(h, c, now))
	}
	for _, t := range f.Tasks {
		s.Tasks = append(s.Tasks, TaskStatus{Task: *t, State: t.State(now, h.Limits.Overdue)})
	}
	for _, b := range f.Bookings {
		p, known := b.Person.Open()
		s.Bookings = append(s.Bookings, BookingStatus{ID: b.ID, State: b.State, When: b.When, Party: b.Party,
			Guest: h.Address(p, known, ZH), Sales: b.Sales, Kind: b.Kind, Visit: b.Visit})
	}
	f.staffStatus(h, &s)
	f.deskStatus(h, &s)
	f.registerStatus(h, &s)
	f.eventStatus(h, &s)
	return s
}

// nextFive is how far the status plays the rotations on.
const nextFive = 5

func (f *Floor) turnStatus(h *House, s *Status) {
	s.Upcoming, s.NextCall = f.Upcoming(h, VisitTurns, nextFive), f.Upcoming(h, CallTurns, nextFive)
	s.CallTurn, s.Support = f.TurnsOf(h, CallTurns), f.TurnsOf(h, SupportTurns)
	s.Waiting, s.Alerts = f.Waiting(h), f.Alerts(h)
	for _, a := range f.Accounts {
		s.Accounts = append(s.Accounts, *a)
	}
	for _, r := range f.Rosters {
		s.Rosters = append(s.Rosters, *r)
	}
	for _, d := range f.Flags {
		s.Flags = append(s.Flags, *d)
	}
	for _, p := range f.Phone {
		s.Phone = append(s.Phone, *p)
	}
}

func (f *Floor) visitStatus(h *House, v *Visit, now time.Time) VisitStatus {
	g := f.Guide(h, v, now)
	p, known := v.Person.Open()
	s := VisitStatus{ID: v.ID, No: v.No, Erased: v.Person.Erased(), Kind: v.Kind, Booking: v.Booking, Party: v.Party,
		CameBy: v.CameBy, Purpose: v.Purpose, Arrived: v.Arrived, Admission: v.Admission, Step: v.Step, Since: v.Since,
		Late: g.Late.String(), Post: g.Post, Holder: g.Holder, Sales: v.Sales, Basis: v.Basis, Owner: v.Owner, Room: v.Room, Bay: v.Bay,
		Umbrella: v.Umbrella, Corrections: v.Corrections, SplitFrom: v.SplitFrom, Event: v.Event}
	if v.Match != "" {
		s.Client = v.Guest
	}
	if known {
		s.Guest = h.Address(p, known, ZH)
	}
	if g.Step != nil {
		s.Stage = g.Step.Stage
	}
	if g.Next.Command != nil {
		s.Next = g.Next.Command.Verb()
	}
	if g.Next.Missing != nil {
		s.Missing = g.Next.Missing.Code
	}
	if g.Waiting != nil {
		s.Waiting = g.Waiting.ID
	}
	return s
}

func (f *Floor) callStatus(h *House, c *Call, now time.Time) CallStatus {
	s := CallStatus{ID: c.ID, Kind: c.Kind, At: c.At, Text: f.CallText(h, c, ZH), Visit: c.Visit, Room: c.Room,
		Item: c.Item, Quantity: c.Quantity, State: "open", Late: c.Late(h, now).String(), Replied: c.Replied}
	switch {
	case c.Silent:
		s.State = "broadcast"
	case !c.Open():
		s.State = "answered"
	}
	if rule, ok := h.Call(c.Kind); ok && c.Open() {
		for _, r := range rule.Replies {
			s.Answers = append(s.Answers, r.Answer)
		}
	}
	return s
}

func (f *Floor) staffStatus(h *House, s *Status) {
	for _, p := range h.Posts {
		if p.Many {
			continue
		}
		post := PostStatus{ID: p.ID}
		if held, ok := entity(f.Posts, holdingKey, p.ID); ok && held.Staff != "" {
			post.Staff, post.Since = held.Staff, held.Since
		}
		s.Posts = append(s.Posts, post)
	}
	for _, p := range f.People {
		person := PersonStatus{ID: p.ID, On: p.On, Since: p.Since, Break: p.Break, Rests: f.rests(p.ID), Supports: p.Supports}
		if staff, ok := h.Person(p.ID); ok {
			person.Group = staff.Group
		}
		if v := f.Receiving(p.ID); v != nil {
			person.Visit = v.ID
		}
		s.People = append(s.People, person)
	}
	for _, v := range f.Visits {
		if v.Umbrella == UmbrellaLent {
			s.Lent = append(s.Lent, v.ID)
		}
	}
}

// String is the word for a lateness, as in the JSON.
func (l Lateness) String() string { return [...]string{"on_time", "amber", "red"}[l] }
