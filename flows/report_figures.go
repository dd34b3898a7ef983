package flows

// A FigureID names a figure of a report, or a column of one of its tables. It is
// for programs too and never changes once released.
type FigureID string

// A Figure is a figure with its value.
type Figure struct {
	ID FigureID
	Value
}

// A FigurePart is a chapter of a report's figures.
type FigurePart string

// The chapters, in order.
const (
	PartDays     FigurePart = "days"
	PartArrivals FigurePart = "arrivals"
	PartBookings FigurePart = "bookings"
	PartLeaving  FigurePart = "leaving"
	PartPromises FigurePart = "promises"
	PartRooms    FigurePart = "rooms"
	PartTurns    FigurePart = "turns"
	PartEntries  FigurePart = "entries"
	PartButler   FigurePart = "butler" // of SY-44
	PartBooks    FigurePart = "books"  // registers and lists of checks
)

// A Chapter is a part with its figures.
type Chapter struct {
	Part    FigurePart
	Figures []Figure
}

// Chapters are all figures of the report that are one number each.
func (r *Report) Chapters() []Chapter {
	f := func(id FigureID, v Value) Figure { return Figure{id, v} }
	n := func(id FigureID, x int) Figure { return f(id, number(x)) }
	var drinks, others, stays int
	for _, it := range r.Served {
		if it.What == ServingDrink {
			drinks += it.Quantity
		} else {
			others += it.Quantity
		}
	}
	var room Cases
	blocked := 0
	for _, x := range r.Rooms {
		stays += x.Uses
		blocked += x.Blocked
		room.Add(x.Stays)
	}
	in := room.Spread()
	b := r.Bookings
	if r.Of != nil {
		return []Chapter{r.bookChapter()}
	}
	return []Chapter{
		{PartDays, []Figure{n("days", r.Len()), n("days_recorded", r.Recorded)}},
		{PartArrivals, []Figure{n("parties", r.Parties), n("guests", r.Guests), n("size_unknown", r.SizeUnknown), f("parties_a_day", tenthsOf(r.Parties, r.Recorded)),
			n("first", r.First), n("repeat", r.Repeat), n("other_purpose", r.Other), n("by_booking", r.Booked), n("walk_in", r.WalkIn)}},
		{PartBookings, []Figure{n("bookings", b.Of()), n("bookings_kept", b.Kept), n("no_show", b.NoShow), n("bookings_awaited", b.Awaited),
			f("bookings_kept_share", share(Ratio{b.Kept, b.Kept + b.NoShow})), n("bookings_made", b.Made), n("bookings_moved", b.Moved), n("bookings_cancelled", b.Cancelled)}},
		{PartLeaving, []Figure{n("turned_away", r.TurnedAway), n("walked_out", r.WalkedOut), n("left", r.Departed), n("stayed_on", r.StayedOn), n("not_left", r.Inside), n("left_unknown", r.LeftUnknown)}},
		{PartPromises, []Figure{f("on_time", share(r.OnTime())), f("steps_on_time", share(r.Steps)), f("replies_on_time", share(r.Replies)),
			f("requests_on_time", share(r.Brought)), n("radio_calls", r.Calls), n("calls_unanswered", r.Unanswered), n("tasks_opened", r.Tasks.Opened),
			n("tasks_done", r.Tasks.Done), n("tasks_dropped", r.Tasks.Dropped)}},
		{PartRooms, []Figure{f("rooms_in_use", use(r.Occupied)), n("room_uses", stays), f("room_mean", took(in.Mean, in.N)), f("room_longest", took(in.Longest, in.N))}},
		{PartTurns, []Figure{n("turns", r.Turns), n("phone_answered", r.Phone.Answered), n("phone_missed", r.Phone.Missed), n("phone_silent", r.Phone.Silent)}},
		{PartEntries, []Figure{n("corrected", r.Entries.Corrected), n("merged", r.Entries.Merged), n("skipped", r.Entries.Skipped), n("reopened", r.Entries.Reopened)}},
		{PartButler, []Figure{n("butler_visitors", r.Guests), n("butler_visits", r.Parties), n("butler_drinks", drinks), n("butler_other_items", others),
			n("butler_rooms_out", blocked)}},
		r.bookChapter(),
	}
}

// tenthsOf is an average with one decimal, half up.
func tenthsOf(sum, of int) Value {
	if of == 0 {
		return Value{Kind: ValueTenths, None: true}
	}
	return Value{Kind: ValueTenths, N: (20*sum + of) / (2 * of)}
}

// WaitKinds lists the waits of a report in their order.
func WaitKinds() []WaitKind {
	return []WaitKind{WaitGreeted, WaitReceived, WaitRoomed, WaitAnswered, WaitDwell}
}

// ID names a wait among the rows of its table.
func (k WaitKind) ID() string {
	return [...]string{"greeted", "received", "room", "answered", "dwell"}[k]
}

// Figures are the figures of a wait, in the order of the table's columns.
func (w *Wait) Figures() []Figure {
	s := w.Spread()
	return []Figure{{"wait_cases", number(s.N)}, {"wait_mean", took(s.Mean, s.N)}, {"wait_median", took(s.Median, s.N)},
		{"wait_most", took(s.Most, s.N)}, {"wait_longest", took(s.Longest, s.N)}, {"wait_on_time", share(w.Kept)}}
}

// WaitFigures are the figures of all waits, each under an id of its own.
func (r *Report) WaitFigures() (list []Figure) {
	for _, k := range WaitKinds() {
		for _, f := range r.Waits[k].Figures() {
			f.ID = FigureID(k.ID()) + "_" + f.ID
			list = append(list, f)
		}
	}
	return list
}
