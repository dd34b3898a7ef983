package flows

import (
	"cmp"
	"maps"
	"slices"
)

// A TableID names a table of a report, for programs too.
type TableID string

// The tables, in order.
const (
	TableWaits     TableID = "waits"
	TableHalfHours TableID = "half_hours"
	TableWeekdays  TableID = "weekday_hours"
	TableDays      TableID = "by_day"
	TableKinds     TableID = "by_kind"
	TableCameBy    TableID = "by_came_by"
	TablePurposes  TableID = "by_purpose"
	TableOutcomes  TableID = "by_outcome"
	TableStaff     TableID = "by_salesperson"
	TablePosts     TableID = "by_post"
	TableRooms     TableID = "by_room"
	TableServed    TableID = "served"
	TableRegisters TableID = "by_register"
	TableClocks    TableID = "by_promise"
	TableChoices   TableID = "by_word"
	TableFields    TableID = "by_field"
	TableMoney     TableID = "amounts"
	TableLists     TableID = "by_list"
	TableScores    TableID = "scores"
	TableFiling    TableID = "filing"
	TableWritten   TableID = "written"
)

// TableIDs lists all tables.
func TableIDs() []TableID {
	return slices.Concat([]TableID{TableWaits, TableHalfHours, TableWeekdays, TableDays, TableKinds, TableCameBy, TablePurposes, TableOutcomes, TableStaff, TablePosts, TableRooms, TableServed},
		BookTables(), []TableID{TableFiling})
}

// A Table is figures by something: its rows have the same columns.
type Table struct {
	ID   TableID
	Rows []TableRow
}

// A TableRow is a row and whose it is: Key is of the type that the table is by
// (WaitKind, HalfHour, time.Weekday, Date, KindID, CameBy, PurposeID, OutcomeID,
// StaffID, PostID, RoomID, ItemTotal, RegisterID, ClockKey, FieldKey, SheetID,
// ScoreLine, FilingRow, SheetText).
type TableRow struct {
	Key     any
	ID      string // of the key, for programs
	Figures []Figure
}

type (
	// A HalfHour is one of the day's, counted from midnight.
	HalfHour int
	// A PurposeID names a purpose of the house, an OutcomeID an outcome.
	PurposeID string
	OutcomeID string
)

// Columns are the figures of a table's rows; the hours of a weekday are named by
// themselves.
func (t *Table) Columns() []FigureID {
	if len(t.Rows) == 0 {
		return nil
	}
	var ids []FigureID
	for _, f := range t.Rows[0].Figures {
		ids = append(ids, f.ID)
	}
	return ids
}

// Tables are the report's figures by something. A table of nothing has no rows.
func (r *Report) Tables(h *House) []Table {
	if r.Of != nil {
		return append(r.bookTables(h), r.filingTable())
	}
	return slices.Concat([]Table{r.waitTable(), r.halfTable(), r.weekTable(), r.dayTable(),
		counted(TableKinds, r.ByKind, idsOf(h.Kinds, func(k VisitKind) KindID { return k.ID }), func(k KindID) any { return k }),
		counted(TableCameBy, r.ByCameBy, []CameBy{ByCar, ByTaxi, OnFoot}, func(c CameBy) any { return c }),
		counted(TablePurposes, r.ByPurpose, idsOf(h.Purposes, func(p Purpose) string { return p.ID }), func(p string) any { return PurposeID(p) }),
		counted(TableOutcomes, r.ByOutcome, idsOf(h.Outcomes, func(c Choice) string { return c.ID }), func(o string) any { return OutcomeID(o) }),
		r.staffTable(h), r.postTable(h), r.roomTable(), r.servedTable()}, r.bookTables(h))
}

func idsOf[T any, K any](list []T, id func(T) K) []K {
	ids := make([]K, len(list))
	for i, x := range list {
		ids[i] = id(x)
	}
	return ids
}

// counted is parties by something: those of the house in its order, then what it
// does not name. The share is of all.
func counted[K ~string](id TableID, by map[K]int, order []K, key func(K) any) Table {
	t := Table{ID: id}
	sum := 0
	for _, n := range by {
		sum += n
	}
	for _, k := range slices.Sorted(maps.Keys(by)) {
		if !slices.Contains(order, k) {
			order = append(slices.Clip(order), k)
		}
	}
	for _, k := range order {
		if n := by[k]; n > 0 {
			t.Rows = append(t.Rows, TableRow{key(k), string(k), []Figure{{"parties", number(n)}, {"of_all", share(Ratio{n, sum})}}})
		}
	}
	return t
}

func (r *Report) waitTable() Table {
	t := Table{ID: TableWaits}
	for _, k := range WaitKinds() {
		t.Rows = append(t.Rows, TableRow{k, k.ID(), r.Waits[k].Figures()})
	}
	return t
}

// halfTable has the half-hours between the first and the last with a party.
func (r *Report) halfTable() Table {
	t := Table{ID: TableHalfHours}
	from, to, _ := r.Came.Span()
	for i := from; i < to; i++ {
		c := r.Came[i]
		t.Rows = append(t.Rows, TableRow{HalfHour(i), HalfHour(i).String(), []Figure{{"parties", number(c.All())}, {"by_booking", number(c.Booked)},
			{"walk_in", number(c.WalkIn)}, {"parties_a_day", tenthsOf(c.All(), r.Recorded)}}})
	}
	return t
}

// String is when the half-hour begins.
func (x HalfHour) String() string {
	return string([]byte{'0' + byte(x/20), '0' + byte(x/2%10), ':', '0' + 3*byte(x%2), '0'}) //nolint:gosec // 0 to 47
}

// Hours are the hours between the first and the last with a party.
func (r *Report) Hours() (from, to int) {
	a, b, _ := r.Came.Span()
	return a / 2, (b + 1) / 2
}

// HourID names the column of an hour.
func HourID(hour int) FigureID { return FigureID("hour_" + HalfHour(2 * hour).String()[:2]) }

// weekTable is how many parties came in each hour of each weekday, from Monday on.
func (r *Report) weekTable() Table {
	t := Table{ID: TableWeekdays}
	from, to := r.Hours()
	if to == 0 {
		return t
	}
	for i := range 7 {
		day := (i + 1) % 7
		w := &r.Weekdays[day]
		row := TableRow{Weekday(day), Weekday(day).ID(), []Figure{{"days_recorded", number(w.Days)}}}
		for hour := from; hour < to; hour++ {
			row.Figures = append(row.Figures, Figure{HourID(hour), Value{Kind: ValueNumber, N: w.Hours[hour], None: w.Days == 0}})
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// A Weekday is a time.Weekday with an id.
type Weekday int

// ID names the weekday for programs.
func (d Weekday) ID() string { return [...]string{"sun", "mon", "tue", "wed", "thu", "fri", "sat"}[d] }

func (r *Report) dayTable() Table {
	t := Table{ID: TableDays}
	for _, d := range r.Each {
		t.Rows = append(t.Rows, TableRow{d.Date, string(d.Date), []Figure{{"parties", number(d.Parties)}, {"guests", number(d.Guests)}}})
	}
	return t
}

func (r *Report) staffTable(h *House) Table {
	t := Table{ID: TableStaff}
	for _, s := range r.Salespeople(h) {
		m, b := s.Sum(VisitMakeup, CallMakeup), s.Sum(VisitBye, CallBye)
		t.Rows = append(t.Rows, TableRow{s.Staff, string(s.Staff), []Figure{{"received", number(s.Receptions)}, {"turns", Value{Kind: ValueTenths, N: s.Tenths}},
			{"out_of_turn", share(Ratio{s.OutOfTurn, s.Receptions})}, {"seated", number(s.Seated)}, {"makeups_granted", number(m.Granted)}, {"makeups_used", number(m.Used)},
			{"byes_granted", number(b.Granted)}, {"passed_busy", number(s.Busy)}, {"passed_away", number(s.Away)}, {"phone_answered", number(s.Calls.Answered)},
			{"phone_missed", number(s.Calls.Missed)}, {"call_ups", number(s.CallUps)}}})
	}
	return t
}

// postTable has the posts that did anything, in the house's order.
func (r *Report) postTable(h *House) Table {
	t := Table{ID: TablePosts}
	order := idsOf(h.Posts, func(p Post) PostID { return p.ID })
	for _, id := range slices.SortedFunc(maps.Keys(r.Posts), cmp.Compare) {
		if !slices.Contains(order, id) {
			order = append(order, id)
		}
	}
	for _, id := range order {
		p, ok := r.Posts[id]
		if !ok {
			continue
		}
		s := p.Answers.Spread()
		t.Rows = append(t.Rows, TableRow{id, string(id), []Figure{{"steps_done", number(p.Done)}, {"steps_on_time", share(p.Steps)}, {"skipped", number(p.Skipped)},
			{"covered", number(p.Covered)}, {"calls_answered", number(s.N)}, {"replies_on_time", share(p.Replies)}, {"wait_median", took(s.Median, s.N)}, {"wait_most", took(s.Most, s.N)}}})
	}
	return t
}

func (r *Report) roomTable() Table {
	t := Table{ID: TableRooms}
	order := r.order
	for _, id := range slices.SortedFunc(maps.Keys(r.Rooms), cmp.Compare) {
		if !slices.Contains(order, id) {
			order = append(slices.Clip(order), id)
		}
	}
	for _, id := range order {
		x := r.Rooms[id]
		s := x.Stays.Spread()
		t.Rows = append(t.Rows, TableRow{id, string(id), []Figure{{"room_uses", number(x.Uses)}, {"rooms_in_use", use(x.Occupied)}, {"room_used", hours(x.Occupied.Part)},
			{"room_usable", hours(x.Occupied.Of)}, {"room_mean", took(s.Mean, s.N)}, {"room_longest", took(s.Longest, s.N)}, {"rooms_out", number(x.Blocked)}}})
	}
	return t
}

func (r *Report) servedTable() Table {
	t := Table{ID: TableServed}
	for _, it := range r.Served {
		id := string(it.What)
		if it.Item != "" {
			id += "/" + it.Item
		}
		t.Rows = append(t.Rows, TableRow{ItemTotal{What: it.What, Item: it.Item}, id, []Figure{{"quantity", number(it.Quantity)}}})
	}
	return t
}
