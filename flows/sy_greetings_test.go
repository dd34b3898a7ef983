package flows_test

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"
	"time"

	. "reception/flows"
	"reception/flows/house"
)

// SY-65: customers with a birthday today and the day's holiday are listed for their
// salesperson; a greeting is ticked with channel and time.

// until brings the clock to a time of the showroom.
func (s story) until(at string) {
	s.T.Helper()
	t, err := time.ParseInLocation("2006-01-02 15:04", at, s.House.Zone)
	if err != nil || t.Before(s.Now) {
		s.T.Fatalf("it cannot be %s: %v", at, err)
	}
	s.Now = t
}

func (s story) bornOn(day string) EntryID {
	return s.opens("birthday", EntryFields{"customer": "王", "contact": "13812345678", "birthday": day, "sales": "lina"})
}

func TestSY65_ABirthdayIsListedForItsSalespersonUntilGreetedEachYear(t *testing.T) {
	s := tell(t)
	id := s.bornOn("1985-11-24")
	s.until("2026-11-23 23:59")
	s.silent(id, "birthday")
	s.until("2026-11-24 00:00")
	s.runs(id, "birthday", TaskDue)
	d, _ := s.clock(id, "birthday")
	want(t, "whose", len(d.Told) == 1 && d.Told[0] == "lina", true)
	s.until("2026-11-25 09:00")
	s.runs(id, "birthday", TaskOverdue)

	r := s.cannotMove(FieldsNeeded, id, "greet", nil)
	want(t, "how", strings.Join(r.Allowed, ","), "channel")
	s.moves(id, "greet", EntryFields{"channel": "短信"})
	m, _ := s.entry(id).Moved("greet")
	want(t, "when", m.At.Equal(s.Now), true)
	s.silent(id, "birthday")
	want(t, "the customer stays", s.entry(id).Open(), true)

	s.until("2027-11-23 12:00")
	s.silent(id, "birthday")
	s.until("2027-11-24 12:00")
	s.runs(id, "birthday", TaskDue)
	s.cannotMove(FieldsNeeded, id, "greet", nil) // last year's channel is not this year's
	s.moves(id, "greet", EntryFields{"channel": "message"})
	s.silent(id, "birthday")
	s.until("2028-11-24 12:00")
	s.runs(id, "birthday", TaskDue)
	s.moves(id, "skip", nil)
	s.silent(id, "birthday")
	s.until("2029-11-24 12:00")
	s.runs(id, "birthday", TaskDue)
	s.moves(id, "end", nil)
	s.silent(id, "birthday")
}

func TestSY65_AGreetingADayEarlyIsForTheBirthdayItIsNearestTo(t *testing.T) {
	s := tell(t)
	id := s.bornOn("1990-01-01")
	s.until("2026-12-31 18:00")
	s.moves(id, "greet", EntryFields{"channel": "电话"})
	s.until("2027-01-01 10:00")
	s.silent(id, "birthday")
	s.until("2028-01-01 10:00")
	s.runs(id, "birthday", TaskDue)
	s.until("2028-01-02 10:00")
	s.moves(id, "greet", EntryFields{"channel": "电话"})
	s.silent(id, "birthday")
}

func TestSY65_NothingIsDueForABirthdayBeforeTheCustomerWasWrittenDown(t *testing.T) {
	s := tell(t)
	past, today := s.bornOn("1985-11-21"), s.bornOn("1985-11-22")
	s.silent(past, "birthday")
	s.runs(today, "birthday", TaskDue)
	s.until("2027-11-21 09:00")
	s.runs(past, "birthday", TaskDue)
}

func TestSY65_TheLeapDayIsOnThe28thInOtherYears(t *testing.T) {
	s := tell(t)
	id := s.bornOn("1988-02-29")
	s.until("2027-02-27 23:59")
	s.silent(id, "birthday")
	s.until("2027-02-28 08:00")
	s.runs(id, "birthday", TaskDue)
	s.moves(id, "greet", EntryFields{"channel": "message"})
	s.until("2028-02-28 23:59")
	s.silent(id, "birthday")
	s.until("2028-02-29 08:00")
	s.runs(id, "birthday", TaskDue)
}

// What was greeted is kept over a restart, can be undone, and is undone as a whole.
func TestSY65_AGreetingIsUndoneAndSurvivesARestart(t *testing.T) {
	s := tell(t)
	id := s.bornOn("1985-11-22")
	s.moves(id, "greet", EntryFields{"channel": "message"})
	s.Floor = restart(t, s)
	s.silent(id, "birthday")
	s.Do(UndoLast{})
	s.runs(id, "birthday", TaskDue)
	s.Floor = restart(t, s)
	s.runs(id, "birthday", TaskDue)
}

func TestSY65_PIPL47_ABirthdayGoesWithItsGuest(t *testing.T) {
	s := tell(t)
	id := s.bornOn("1985-11-22")
	s.runs(id, "birthday", TaskDue)
	for _, r := range s.Records {
		if e, ok := r.Event.(EntryOpened); ok {
			clear, err := json.Marshal(e)
			want(t, "in clear", err == nil && !strings.Contains(string(clear), "1985"), true)
		}
	}
	s.Do(Erase{Clients: []GuestNo{s.entry(id).Guest}, Reason: ErasedAsked, Authority: allowed()})
	e := s.entry(id)
	want(t, "all of it", e.Erased("birthday") && e.Erased("customer") && e.Get("birthday") == "" && e.Get("contact") == "", true)
	s.silent(id, "birthday")
}

// holiday is the greeting of the day's holiday as it stands now.
func (s story) holiday() (Deadline, bool) {
	list := s.Floor.Deadlines(s.House, s.Now)
	if i := slices.IndexFunc(list, func(d Deadline) bool { return d.Holiday != nil }); i >= 0 {
		return list[i], true
	}
	return Deadline{}, false
}

func TestSY65_TheDaysHolidayIsTickedOnceWithItsChannel(t *testing.T) {
	s := tell(t)
	_, due := s.holiday()
	want(t, "on an ordinary day", due, false)
	s.Refuse(FieldsNeeded, OpenEntry{Register: "greeting", Fields: EntryFields{"channel": "message"}})

	s.until("2027-01-01 09:00")
	d, _ := s.holiday()
	want(t, "the holiday", d.Holiday != nil && d.Holiday.ZH == "元旦" && d.State == TaskDue, true)
	want(t, "for those who sell", len(d.Told) > 0 && slices.Contains(d.Told, "lina") && !slices.Contains(d.Told, "zhuhui"), true)
	want(t, "in the status", slices.ContainsFunc(StatusOf(&s.Floor, s.House, s.Now).Due, func(d Deadline) bool { return d.Holiday != nil }), true)

	s.Refuse(FieldsNeeded, OpenEntry{Register: "greeting"})
	id := s.opens("greeting", EntryFields{"channel": "短信"})
	e := s.entry(id)
	m, _ := e.Moved("greet")
	want(t, "holiday, channel, time", e.Get("holiday")+" "+e.Get("channel")+" "+m.At.In(s.House.Zone).Format("01-02 15:04"), "元旦 message 01-01 09:00")
	want(t, "it is over", e.Open(), false)
	_, due = s.holiday()
	want(t, "greeted", due, false)
	s.Floor = restart(t, s)
	_, due = s.holiday()
	want(t, "greeted, after a restart", due, false)
	s.Do(UndoLast{})
	_, due = s.holiday()
	want(t, "undone", due, true)
	_, there := s.Floor.Entry(id)
	want(t, "undone as a whole", there, false)

	s.until("2027-01-02 09:00")
	_, due = s.holiday()
	want(t, "the day after", due, false)
	s.until("2027-02-06 09:00")
	d, _ = s.holiday()
	want(t, "of the lunar calendar", d.Holiday != nil && d.Holiday.EN == "Spring Festival", true)
}

// A showroom without holidays has none.
func TestSY65_NoHolidaysAreWrittenDown(t *testing.T) {
	h, err := house.Default()
	if err != nil {
		t.Fatal(err)
	}
	h.Holidays = nil
	_, is := h.Holiday(time.Date(2027, 1, 1, 4, 0, 0, 0, time.UTC))
	want(t, "a holiday", is, false)
}
