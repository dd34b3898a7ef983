package flows

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"time"
)

// HoleKind sorts what a day can be left with.
type HoleKind string

// The kinds of holes, the most urgent first.
const (
	HoleInside   HoleKind = "inside"   // a party nobody checked out
	HoleRoll     HoleKind = "roll"     // a roll call nobody ended
	HoleCall     HoleKind = "call"     // a radio call without its answer
	HoleRequest  HoleKind = "request"  // answered, and not brought
	HoleRoom     HoleKind = "room"     // a VIP room that is not free and has nobody in it
	HoleUmbrella HoleKind = "umbrella" // lent and not back, or left in the bin
	HoleTask     HoleKind = "task"     // due today and not done, countdown items too
	HoleEntry    HoleKind = "entry"    // of a register, in a state that must not stay over night
	HoleSheet    HoleKind = "sheet"    // a list of checks of the day that was not made
	HoleBooking  HoleKind = "booking"  // for today: nobody came and nobody cancelled
	HoleMessage  HoleKind = "message"  // without its call-back
	HoleHandover HoleKind = "handover" // the next shift has come and has not taken it over
	HoleUnnamed  HoleKind = "unnamed"  // a party that was received, and no name in the register
	HoleTurn     HoleKind = "turn"     // a turn that was changed, and no reason with it
)

// HoleKinds lists them, the most urgent first.
func HoleKinds() []HoleKind {
	return []HoleKind{HoleInside, HoleRoll, HoleCall, HoleRequest, HoleRoom, HoleUmbrella, HoleTask, HoleEntry, HoleSheet, HoleBooking,
		HoleMessage, HoleHandover, HoleUnnamed, HoleTurn}
}

// A Hole is something of the open day that is not as it should be when the day is
// closed (SY-45, peers C18): it is mended, or left open with a reason.
type Hole struct {
	ID    HoleID    `json:"id"`
	Kind  HoleKind  `json:"kind"`
	Visit VisitID   `json:"visit,omitempty"` // it is about
	No    int       `json:"no,omitempty"`    // the visit's number within its day
	Room  RoomID    `json:"room,omitempty"`
	Call  CallKind  `json:"call,omitempty"`
	Staff StaffID   `json:"staff,omitempty"`
	Since time.Time `json:"since"`
	// Of an entry, and of a list of checks.
	Entry    EntryID    `json:"entry,omitempty"`
	Register RegisterID `json:"register,omitempty"`
	State    StateID    `json:"state,omitempty"`
	Sheet    SheetID    `json:"sheet,omitempty"`
	For      string     `json:"for,omitempty"`
	// Of a party: when it was last seen, at which step, and how many minutes it has
	// stayed beyond a typical visit.
	Seen time.Time `json:"seen,omitzero"`
	Step StepID    `json:"step,omitempty"`
	Over int       `json:"over_minutes,omitempty"`
}

// HoleOf takes a hole's name apart: its kind, and the number or the room it is about.
func (id HoleID) HoleOf() (kind HoleKind, what string) {
	k, what, _ := strings.Cut(string(id), ":")
	return HoleKind(k), what
}

// Number is what a hole is about: a visit, a call, a record …; 0 for a room.
func (id HoleID) Number() Seq {
	_, what := id.HoleOf()
	n, _ := strconv.ParseUint(what, 10, 64)
	return Seq(n)
}

// Holes lists what is open of the day as it stands at a time, the most urgent first.
func (f *Floor) Holes(h *House, now time.Time) []Hole {
	var list []Hole
	add := func(x Hole, of string) {
		x.ID = HoleID(string(x.Kind) + ":" + of)
		if v, ok := f.Visit(x.Visit); ok {
			x.No = v.No
		}
		list = append(list, x)
	}
	f.visitHoles(h, now, add)
	f.radioHoles(add)
	f.dayHoles(h, add)
	f.bookHoles(h, now, add)
	f.deskHoles(add)
	kinds := HoleKinds()
	slices.SortStableFunc(list, func(a, b Hole) int {
		return cmp.Or(cmp.Compare(slices.Index(kinds, a.Kind), slices.Index(kinds, b.Kind)), a.Since.Compare(b.Since), cmp.Compare(a.ID.Number(), b.ID.Number()))
	})
	return list
}

func (f *Floor) visitHoles(h *House, now time.Time, add func(Hole, string)) {
	typical := f.TypicalVisit(h)
	for _, v := range f.Visits {
		if v.Merged != 0 {
			continue
		}
		if v.Inside() {
			at := f.Whereabouts(h, v)
			over := max(now.Sub(v.Arrived)-typical, 0)
			add(Hole{Kind: HoleInside, Visit: v.ID, Room: at.Room, Staff: v.Sales, Since: v.Arrived,
				Seen: v.seen(), Step: v.Step, Over: int(over / time.Minute)}, formatNo(v.ID))
		}
		if v.Umbrella == UmbrellaLent || v.Umbrella == UmbrellaStored && !v.Inside() {
			add(Hole{Kind: HoleUmbrella, Visit: v.ID, Staff: v.Sales, Since: v.Arrived}, formatNo(v.ID))
		}
		if p, known := v.Person.Open(); v.Sales != "" && v.Away == "" && p.Surname == "" && (known || v.Person.Seq == 0) {
			add(Hole{Kind: HoleUnnamed, Visit: v.ID, Staff: v.Sales, Since: v.Arrived}, formatNo(v.ID))
		}
	}
}

func (f *Floor) radioHoles(add func(Hole, string)) {
	for _, c := range f.Calls {
		kind := HoleRequest
		switch {
		case c.Silent:
			continue // nobody answers a broadcast
		case c.Open():
			kind = HoleCall
		}
		since := c.At
		if kind == HoleRequest {
			since = c.Replied
		}
		add(Hole{Kind: kind, Visit: c.Visit, Room: c.Room, Call: c.Kind, Staff: c.Caller, Since: since}, formatNo(c.ID))
	}
}

// dayHoles are those of rooms, tasks, bookings and turns.
func (f *Floor) dayHoles(h *House, add func(Hole, string)) {
	for _, r := range f.Rooms {
		v, ok := f.Visit(r.Visit)
		switch {
		case r.State == RoomFree, r.State == RoomOut:
		case ok && v.Inside(): // it is where that party is
		default:
			add(Hole{Kind: HoleRoom, Room: r.ID, Since: r.Since}, string(r.ID))
		}
	}
	for _, t := range f.Tasks {
		if t.Done.IsZero() && BusinessDay(t.Due, h.Zone, h.DayChanges) <= f.Day.Date {
			add(Hole{Kind: HoleTask, Visit: t.Visit, Room: t.Room, Since: t.Due}, formatNo(t.ID))
		}
	}
	for _, b := range f.Bookings {
		if b.State != BookingArrived && b.State != BookingOff && BusinessDay(b.When, h.Zone, h.DayChanges) <= f.Day.Date {
			add(Hole{Kind: HoleBooking, Staff: b.Sales, Since: b.When}, formatNo(b.ID))
		}
	}
	for _, t := range f.Ledger {
		if t.Reason == "" && (t.Manager != "" && t.Corrects == 0 || t.How == HowCorrected) {
			add(Hole{Kind: HoleTurn, Visit: t.Visit, Staff: t.Staff, Since: t.At}, formatNo(t.Seq))
		}
	}
}

func (f *Floor) deskHoles(add func(Hole, string)) {
	if f.Roll != nil {
		add(Hole{Kind: HoleRoll, Since: f.Roll.Since}, "1")
	}
	for _, m := range f.Messages {
		add(Hole{Kind: HoleMessage, Staff: m.For, Since: m.At}, formatNo(m.ID))
	}
	for _, x := range f.Handovers {
		if f.relieved(x) {
			add(Hole{Kind: HoleHandover, Staff: x.By.Staff, Since: x.At}, formatNo(x.ID))
		}
	}
}

// relieved reports whether the shift that a hand-over is for has come: what the last
// one leaves for tomorrow is no hole today.
func (f *Floor) relieved(x *Handover) bool {
	return slices.ContainsFunc(f.Posts, func(p *Holding) bool {
		return p.Staff != "" && p.Since.After(x.At) && (x.Post == "" || x.Post == p.Post)
	})
}

// seen is when something was last entered about a party that shows it was there.
func (v *Visit) seen() time.Time {
	last := v.Arrived
	later := func(t time.Time) {
		if t.After(last) {
			last = t
		}
	}
	later(v.Since)
	later(v.Asked)
	later(v.Seated)
	for _, t := range v.Ticks {
		later(t.At)
	}
	for _, n := range v.Notes {
		later(n.At)
	}
	return last
}

// TypicalVisit is how long a party stays: the median of today's that were checked
// out, once there are enough of them to say; until then what the house allows for
// all its steps together.
func (f *Floor) TypicalVisit(h *House) time.Duration {
	var took []time.Duration
	for _, v := range f.Visits {
		if !v.Inside() && v.Merged == 0 && v.Away == "" && !v.Unknown && v.Date == f.Day.Date {
			took = append(took, max(v.Gone.Sub(v.Arrived), 0))
		}
	}
	if len(took) >= staysToSay {
		return spreadOf(took).Median
	}
	var all time.Duration
	for _, s := range h.Flow("") {
		all += cmp.Or(s.Amber, s.Red)
	}
	return all
}

// Mends are the commands that would mend a hole, the likeliest first. A text that
// only a person knows is left empty in them; a hole without any is left with a reason.
func (f *Floor) Mends(h *House, x Hole) []Command {
	n := x.ID.Number()
	switch x.Kind {
	case HoleInside:
		return []Command{Depart{Visit: ByID(x.Visit), Missed: true}, Depart{Visit: ByID(x.Visit), Missed: true, Left: x.Seen}}
	case HoleRoll:
		return []Command{RollCall{End: true}}
	case HoleCall:
		return replies(h, x)
	case HoleRequest:
		if x.Call == Taxi {
			return []Command{MakeCall{Kind: TaxiFound, Visit: ByID(x.Visit)}} // with its plate
		}
		return []Command{Deliver{Call: CallID(n)}}
	case HoleRoom:
		return []Command{FreeRoom{Room: x.Room, Cleaned: true}}
	case HoleUmbrella:
		return []Command{UmbrellaReturn{Visit: ByID(x.Visit)}}
	case HoleTask:
		return []Command{FinishTask{Task: TaskID(n)}}
	case HoleEntry:
		return f.entryMends(h, x)
	case HoleBooking:
		return []Command{CancelBooking{Booking: BookingID(n), Reason: noShow}}
	case HoleMessage:
		return []Command{CloseMessage{Message: n}}
	case HoleHandover:
		return []Command{TakeOver{Handover: n}}
	case HoleUnnamed:
		return []Command{Identify{Visit: ByID(x.Visit)}}
	case HoleTurn, HoleSheet: // nothing is written into a line that is there; a list is made line by line
	}
	return nil
}

// replies are the answers that a call may get.
func replies(h *House, x Hole) []Command {
	call := CallID(x.ID.Number())
	rule, ok := h.Call(x.Call)
	if !ok || len(rule.Replies) == 0 {
		return []Command{Reply{Call: call, Answer: Received}}
	}
	list := make([]Command, len(rule.Replies))
	for i, r := range rule.Replies {
		list[i] = Reply{Call: call, Answer: r.Answer}
	}
	return list
}
