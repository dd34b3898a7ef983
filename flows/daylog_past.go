package flows

import (
	"cmp"
	"iter"
	"slices"
	"time"
)

// A FileRow is a file of which rows were brought in for a day, after it was over.
type FileRow struct {
	Seq     Seq
	File    FileImported
	Entered time.Time
	By      By
	Rows    int // of this day
}

// An AppointmentRow is one line of an appointment that was brought in: with who
// came, and who did not.
type AppointmentRow struct {
	Seq     Seq
	Entered time.Time
	Line    VisitImported
	Person  Personal // without Describe
	Erased  bool
}

// AddPast adds what was brought in for the log's date, or for a date that never was
// open here: the records of store.Journal.Past. It reports how many rows there are.
// Whatever else is asked about the day's own visits is asked before.
func (l *DayLog) AddPast(date Date, records iter.Seq2[Record, error]) (rows int, err error) {
	var list []Record
	for r, err := range records {
		if err != nil {
			return 0, err
		}
		list = append(list, r)
	}
	files := make(map[Seq]*FileRow)
	withdrawn := make(map[Seq]bool)
	for _, r := range list {
		if e, ok := r.Event.(FileImported); ok {
			withdrawn[e.Withdraws] = true
			files[r.Seq] = &FileRow{Seq: r.Seq, File: e, Entered: r.Entered, By: r.By}
		}
	}
	no := 0
	for _, v := range l.Visits {
		no = max(no, v.No)
	}
	for _, r := range list {
		e, ok := r.Event.(VisitImported)
		if !ok || e.File != 0 && withdrawn[e.File] {
			continue
		}
		rows++
		if f := files[e.File]; f != nil {
			if f.Rows++; f.Rows == 1 {
				l.Files = append(l.Files, f)
			}
		}
		if e.Came {
			no++
			l.came(&r, e, no)
		}
		l.appointed(&r, e)
	}
	if rows > 0 {
		l.Date = cmp.Or(l.Date, date)
		slices.SortStableFunc(l.Visits, byArrival)
	}
	return rows, nil
}

// byArrival has those of whom no time is known last.
func byArrival(a, b *VisitRow) int {
	if a.Arrived.IsZero() || b.Arrived.IsZero() {
		return -a.Arrived.Compare(b.Arrived)
	}
	return a.Arrived.Compare(b.Arrived)
}

func (l *DayLog) came(r *Record, e VisitImported, no int) {
	v := &VisitRow{ID: VisitID(r.Seq), No: no, Imported: true, Booked: !e.Booked.IsZero() || e.Appointment != "",
		Arrived: e.Arrived, Entered: r.Entered, Edited: true, Party: e.Party, Purpose: e.Purpose, CameBy: e.CameBy,
		AsksFor: e.AsksFor, Sales: e.Sales, Gone: e.Left, Unknown: e.Left.IsZero(), Outcome: e.Outcome}
	v.personal(r)
	if v.Person.Note != "" {
		v.Remarks, v.Person.Note = []string{v.Person.Note}, ""
	}
	if e.Room != "" {
		v.Rooms = []Stay{{Place: e.Room}}
	}
	l.visits[v.ID] = v
	l.Visits = append(l.Visits, v)
}

func (l *DayLog) appointed(r *Record, e VisitImported) {
	if e.Booked.IsZero() && e.Appointment == "" && e.Cancelled.IsZero() && e.Announced == 0 && e.Came {
		return
	}
	var v VisitRow
	v.personal(r)
	l.Appointments = append(l.Appointments, &AppointmentRow{Seq: r.Seq, Entered: r.Entered, Line: e, Person: v.Person, Erased: v.Erased})
}

// Onto puts the parties that were brought in onto a floor as it was at a time of
// their date. On a date that never was open here they are alone. Those of whom
// nobody wrote down when they left are not inside.
func (l *DayLog) Onto(f Floor, at time.Time) Floor {
	var visits []*Visit
	for _, row := range l.Visits {
		if !row.Imported || row.Arrived.After(at) {
			continue
		}
		v := &Visit{ID: row.ID, Rev: f.Seq, No: row.No, Date: l.Date, Party: row.Party, CameBy: row.CameBy, Purpose: row.Purpose, AsksFor: row.AsksFor,
			Arrived: row.Arrived, Since: row.Arrived, Sales: row.Sales, Outcome: row.Outcome, Gone: row.Gone}
		switch {
		case row.Gone.IsZero():
			v.Gone = cmp.Or(row.Arrived, l.Date.noon(l.house.Zone))
		case row.Gone.After(at):
			v.Gone = time.Time{}
		}
		if row.personAt != 0 {
			v.Person = Sealed{Seq: row.personAt, Gone: row.Erased}
			if !row.Erased {
				v.Person.p = &row.Person
			}
		}
		visits = append(visits, v)
	}
	if len(visits) == 0 {
		return f
	}
	if f.Day.Date != l.Date {
		f = Floor{Seq: f.Seq, Last: f.Last, Day: Day{Date: l.Date}}
	}
	f.Visits = append(slices.Clip(f.Visits), visits...)
	slices.SortStableFunc(f.Visits, func(a, b *Visit) int { return cmp.Compare(a.ID, b.ID) })
	return f
}
