package flows_test

import (
	"context"
	"errors"
	"testing"
	"time"

	. "reception/flows"
	"reception/flows/flowstest"
	"reception/flows/house"
)

// A past is a desk on the morning of a day that is open, over a journal that other
// desks can be opened over later.
type past struct {
	*testing.T
	h       *House
	journal *flowstest.Journal
	desk    *Desk
	now     time.Time
}

func newPast(t *testing.T) *past {
	t.Helper()
	h, err := house.Default()
	if err != nil {
		t.Fatal(err)
	}
	p := &past{T: t, h: h, journal: flowstest.NewJournal(), now: flowstest.Morning}
	p.open()
	p.do("", OpenDay{})
	return p
}

func (p *past) open() {
	p.Helper()
	d, err := OpenDesk(context.Background(), p.h, p.journal, func() time.Time { return p.now })
	if err != nil {
		p.Fatal(err)
	}
	p.desk = d
	p.Cleanup(func() { _ = d.Close(context.Background()) })
}

func (p *past) try(id CommandID, c Command) (Outcome, error) {
	return p.desk.Do(context.Background(), Request{ID: id, Command: c})
}

func (p *past) do(id CommandID, c Command) Outcome {
	p.Helper()
	o, err := p.try(id, c)
	if err != nil {
		p.Fatalf("%+v: %v", c, err)
	}
	return o
}

func (p *past) refused(code Code, c Command) {
	p.Helper()
	_, err := p.try("", c)
	var refusal *Refusal
	if !errors.As(err, &refusal) || refusal.Code != code {
		p.Errorf("%+v: %v, want %s", c, err, code)
	}
}

// day is what was brought in for a date.
func (p *past) day(date Date) *DayLog {
	p.Helper()
	l, err := CollectDay(func(func(Record, error) bool) {}, p.h)
	if err == nil {
		_, err = l.AddPast(date, func(yield func(Record, error) bool) {
			for r, err := range p.journal.Records(context.Background(), 0) {
				if d, ok := PastOf(r.Event); ok && (d == date || d == "") && !yield(r, err) {
					return
				}
			}
		})
	}
	if err != nil {
		p.Fatal(err)
	}
	return l
}

func (p *past) at(clock string) time.Time {
	p.Helper()
	at, err := time.ParseInLocation("2006-01-02 15:04", clock, p.h.Zone)
	if err != nil {
		p.Fatal(err)
	}
	return at
}

// What was brought in changes neither the floor nor a turn, and is counted on its
// own date; who left at a time nobody wrote down is not inside.
func TestThePastLeavesTodayAlone(t *testing.T) {
	p := newPast(t)
	before := p.desk.Floor()
	file := p.do("import:f", ImportFile{Name: "old.csv", As: ImportedVisits, Lines: 3}).First
	p.do("import:1", ImportVisit{File: file, Line: 2, Guest: Guest{Surname: "王", Title: "先生"}, Party: Party{Party: 3}, Arrived: p.at("2021-12-15 16:29"),
		Left: p.at("2021-12-15 17:29"), Sales: "lina", Room: "VIP3", Note: "two cars"})
	p.do("import:2", ImportVisit{File: file, Line: 3, Date: "2021-12-15", Came: true, Party: Party{Party: 2}, Sales: "Mr Who Left Long Ago"})
	p.do("import:3", ImportVisit{File: file, Line: 4, Booked: p.at("2021-12-15 10:00"), Announced: 191, Cancelled: p.at("2021-12-14 10:00")})
	after := p.desk.Floor()
	if len(after.Visits) != len(before.Visits) || after.Day.Parties != before.Day.Parties || after.Day.Rev != before.Day.Rev || len(after.Undos) != len(before.Undos) || len(after.Accounts) != len(before.Accounts) {
		t.Errorf("the floor changed: %+v", after.Day)
	}
	l := p.day("2021-12-15")
	totals := l.Totals()
	if totals.Parties != 2 || totals.Guests != 5 || totals.Inside != 0 || totals.Departed != 2 || totals.ByHour[16] != 1 || totals.ByHour[0] != 0 || totals.Turns != 0 {
		t.Errorf("totals: %+v", totals)
	}
	v := l.Visits[0]
	if v.Person.Surname != "王" || v.Minutes() != 60 || v.Sales != "lina" || v.Rooms[0].Place != "VIP3" || v.Remarks[0] != "two cars" || !v.Imported {
		t.Errorf("the first: %+v", v)
	}
	if l.Visits[1].Minutes() != 0 || l.Visits[1].Sales != "Mr Who Left Long Ago" || !l.Visits[1].Arrived.IsZero() {
		t.Errorf("one without a time: %+v", l.Visits[1])
	}
	if len(l.Appointments) != 1 || l.Appointments[0].Line.Announced != 191 || l.Appointments[0].Line.Came {
		t.Errorf("appointments: %+v", l.Appointments)
	}
	if len(l.Files) != 1 || l.Files[0].Rows != 3 || l.Files[0].File.Name != "old.csv" {
		t.Errorf("files: %+v", l.Files)
	}
	if _, err := p.try("", UndoLast{}); err == nil {
		t.Error("undo takes back what was brought in")
	}
}

// Who came in the past is somebody's returning guest today (rule 6), however the
// lines were ordered, and one guest however often (SY-18).
func TestAGuestOfThePastReturns(t *testing.T) {
	p := newPast(t)
	p.do("", SignOn{Staff: "lina"})
	p.do("import:1", ImportVisit{Guest: Guest{Surname: "王", Phone: "139 1111 2222"}, Arrived: p.at("2022-03-01 10:00"), Sales: "zhaomin"})
	p.do("import:2", ImportVisit{Guest: Guest{Surname: "王", Phone: "13911112222"}, Arrived: p.at("2021-03-01 10:00"), Sales: "lina"})
	p.do("import:3", ImportGuest{Guest: Guest{Surname: "林", Phone: "13733334444"}, Owner: "lina", Since: p.at("2020-01-01 09:00")})
	found := p.desk.Clients().ByPhone("13911112222")
	if len(found) != 1 || found[0].Visits != 2 || found[0].Owner != "lina" || !found[0].Last.Equal(p.at("2022-03-01 10:00")) || !found[0].Registered.Equal(p.at("2021-03-01 10:00")) {
		t.Errorf("the register has %+v", found)
	}
	o := p.do("", Arrive{Guest: Guest{Phone: "13911112222"}})
	if v, _ := o.Floor.Visit(o.Visit); v.Owner != "lina" {
		t.Errorf("the original is %q, and lina received first", v.Owner)
	}
	o = p.do("", Arrive{Guest: Guest{Phone: "137 3333 4444"}})
	if v, _ := o.Floor.Visit(o.Visit); v.Owner != "lina" {
		t.Errorf("the original of a guest on the list is %q", v.Owner)
	}
}

// Ids of what was brought in are known for good, also after a restart, and until
// the file is withdrawn.
func TestNothingIsBroughtInTwice(t *testing.T) {
	p := newPast(t)
	file := p.do("import:f", ImportFile{Name: "old.csv", As: ImportedVisits}).First
	row := ImportVisit{File: file, Guest: Guest{Surname: "王", Phone: "13911112222"}, Arrived: p.at("2021-12-15 16:29")}
	first := p.do("import:1", row)
	today := p.do("import:2", Arrive{}) // a line of today's paper
	p.now = p.now.AddDate(0, 1, 0)
	p.open()
	for id, want := range map[CommandID]Seq{"import:1": first.First, "import:2": today.First, "import:f": file} {
		if o := p.do(id, row); !o.Repeat || o.First != want {
			t.Errorf("%s again: %+v, want record %d", id, o, want)
		}
	}
	p.refused(UnknownFile, ImportFile{Withdraws: first.First, Reason: "wrong"})
	p.refused(ReasonNeeded, ImportFile{Withdraws: file})
	p.refused(ManagerNeeded, ImportFile{Withdraws: file, Reason: "days and months swapped"})
	p.do("", ImportFile{Authority: Authority{Manager: "chenguodong"}, Withdraws: file, Reason: "days and months swapped"})
	if l := p.day("2021-12-15"); len(l.Visits) != 0 || len(l.Files) != 0 {
		t.Errorf("a withdrawn file still counts: %d", len(l.Visits))
	}
	if k := p.desk.Clients().ByPhone("13911112222"); len(k) != 0 {
		t.Errorf("its guest is still registered: %+v", k)
	}
	file = p.do("import:f", ImportFile{Name: "old.csv", As: ImportedVisits}).First
	row.File = file
	if o := p.do("import:1", row); o.Repeat {
		t.Error("a line of a withdrawn file cannot be brought in again")
	}
	if l := p.day("2021-12-15"); len(l.Visits) != 1 {
		t.Errorf("%d visits", len(l.Visits))
	}
}

func TestWhatThePastCannotHaveBeen(t *testing.T) {
	p := newPast(t)
	p.refused(NotPast, ImportVisit{Arrived: p.now.Add(-time.Minute)})
	p.refused(NotPast, ImportVisit{Date: "2030-01-01", Came: true})
	p.refused(MissingField, ImportVisit{Came: true})
	p.refused(BadTime, ImportVisit{Arrived: p.at("2021-12-15 16:29"), Left: p.at("2021-12-15 05:29")}) // its PM was lost
	p.refused(BadTime, ImportVisit{Date: "2021-12-15", Left: p.at("2021-12-15 05:29")})
	p.refused(BadValue, ImportVisit{Date: "2021-12-15", Came: true, Party: Party{Party: -1}})
	p.refused(BadValue, ImportVisit{Date: "2021-12-15", Came: true, Party: Party{CameBy: "rail"}})
	p.refused(BadValue, ImportVisit{Date: "15/12/2021", Came: true})
	p.refused(UnknownStaff, ImportGuest{Guest: Guest{Surname: "林"}, Owner: "nobody"})
	p.refused(MissingField, ImportGuest{Owner: "lina"})
	p.refused(BadValue, ImportFile{As: "secrets"})
	p.do("", CloseDay{})
	p.do("", ImportVisit{Arrived: p.now.Add(-time.Minute), Guest: Guest{Surname: "王"}}) // its day is closed
}
