package flows_test

import (
	"testing"
	"time"

	. "reception/flows"
	"reception/flows/flowstest"
)

// Each field takes its new value, and the one before stays beside it with who
// changed it and why.
func TestCorrectKeepsTheOriginal(t *testing.T) {
	s := tell(t)
	id := s.takes(s.comes(flowstest.Wang()), "introduce")
	s.goes(id)
	s.By = By{Post: "L1", Staff: "zhangwei"}
	gone := s.Visit(id).Gone
	for _, c := range []struct {
		field Field
		value string
		was   string
		now   func(v *Visit, p Personal) any
		want  any
	}{
		{FieldSurname, "汪", "王", func(_ *Visit, p Personal) any { return p.Surname }, "汪"},
		{FieldTitle, "女士", "先生", func(_ *Visit, p Personal) any { return p.Title }, "女士"},
		{FieldPhone, "13987654321", "13812345678", func(_ *Visit, p Personal) any { return p.Phone }, "13987654321"},
		{FieldPlate, "渝B00001", "渝A12345", func(_ *Visit, p Personal) any { return p.Plate }, "渝B00001"},
		{FieldCompany, "长江", "", func(_ *Visit, p Personal) any { return p.Company }, "长江"},
		{FieldParty, "3", "2", func(v *Visit, _ Personal) any { return v.Party }, 3},
		{FieldCameBy, "foot", "car", func(v *Visit, _ Personal) any { return v.CameBy }, OnFoot},
		{FieldPurpose, "company_internal", "visit", func(v *Visit, _ Personal) any { return v.Purpose }, "company_internal"},
		{FieldOutcome, "interested", "", func(v *Visit, _ Personal) any { return v.Outcome }, "interested"},
		{FieldArrived, "09:25", "2026-11-22T01:30:00Z", func(v *Visit, _ Personal) any { return v.Arrived.Format(time.TimeOnly) }, "01:25:00"},
		{FieldDeparted, "09:31", gone.Format(time.RFC3339), func(v *Visit, _ Personal) any { return v.Past[len(v.Past)-1].At.Format(time.TimeOnly) }, "01:31:00"},
		{FieldPhone, "", "13987654321", func(_ *Visit, p Personal) any { return p.Phone }, ""},
	} {
		before := s.Floor
		s.Refuse(ReasonNeeded, Correct{Visit: ByID(id), Field: c.field, Value: c.value})
		s.Do(Correct{Visit: ByID(id), Field: c.field, Value: c.value, Reason: "听错"})
		v := s.Visit(id)
		p, _ := v.Person.Open()
		want(t, string(c.field), c.now(v, p), c.want)
		last := v.Corrections[len(v.Corrections)-1]
		was := last.Was
		if earlier, personal := last.Before.Open(); personal {
			want(t, string(c.field)+" in the clear", was, "")
			was = map[Field]string{FieldSurname: earlier.Surname, FieldTitle: earlier.Title, FieldPhone: earlier.Phone,
				FieldPlate: earlier.Plate, FieldCompany: earlier.Company}[c.field]
		}
		want(t, string(c.field)+" before", was, c.was)
		want(t, "its reason and who", last.Reason+" "+string(last.By.Staff), "听错 zhangwei")
		o, _, err := s.Floor.Decide(s.House, s.Now, Request{By: s.By, Command: UndoLast{}})
		if err != nil {
			t.Fatal(err)
		}
		asBefore(t, "correct "+string(c.field), o.Floor, before)
		s.Do(Correct{Visit: ByID(id), Field: c.field, Value: c.value, Reason: "听错"}) // it is so already
		want(t, "records", s.Last.First, 0)
	}
	want(t, "corrections", len(s.Visit(id).Corrections), 12)
}

func TestCorrectRefusesWhatCannotBe(t *testing.T) {
	s := tell(t)
	s.Wait(30 * time.Minute) // 10:00
	id := s.takes(s.comes(flowstest.Wang()), "greet")
	refuse := func(code Code, field Field, values ...string) {
		t.Helper()
		for _, value := range values {
			s.Refuse(code, Correct{Visit: ByID(id), Field: field, Value: value, Reason: "x"})
		}
	}
	refuse(BadValue, FieldParty, "", "0", "-1", "两位", "10000")
	refuse(BadValue, FieldCameBy, "", "boat")
	refuse(BadValue, FieldPurpose, "", "x")
	refuse(BadValue, "shoe_size", "43")
	refuse(StillHere, FieldOutcome, "interested")
	refuse(StillHere, FieldDeparted, "10:05")
	refuse(BadTime, FieldArrived, "", "25:00", "noon", "23:00", "03:30", "2026-11-21T10:00:00+08:00", "9999-12-31T00:00:00Z", "0001-01-01T00:00:00Z", "10:30")
	s.Wait(time.Hour)
	s.goes(id)
	refuse(BadValue, FieldOutcome, "x")
	refuse(BadTime, FieldDeparted, "09:00", "23:00", "2026-11-23T10:00:00+08:00")
	s.Refuse(UnknownVisit, Correct{Visit: ByID(9999), Field: FieldParty, Value: "2", Reason: "x"})
}

// A business day ends after midnight: 00:30 is of the day that began the morning before.
func TestCorrectReadsTheClockOfTheBusinessDay(t *testing.T) {
	s := tell(t)
	s.Wait(14 * time.Hour) // 23:30
	id := s.takes(s.comes(li()), "greet")
	s.Wait(time.Hour)
	s.goes(id)
	s.Do(Correct{Visit: ByID(id), Field: FieldDeparted, Value: "00:05", Reason: "x"})
	want(t, "departed", s.Visit(id).Gone, time.Date(2026, 11, 22, 16, 5, 0, 0, time.UTC))
	s.Do(Correct{Visit: ByID(id), Field: FieldArrived, Value: "23:20", Reason: "x"})
	want(t, "arrived", s.Visit(id).Arrived, time.Date(2026, 11, 22, 15, 20, 0, 0, time.UTC))
}

// At the gate the step began with the arrival, and a booked party was admitted
// then: both follow.
func TestCorrectedArrivalTakesItsStepAlong(t *testing.T) {
	s := tell(t)
	s.Wait(30 * time.Minute)
	id := s.comesBooked(Book{Guest: Guest{Surname: "陈"}, When: s.Now, Authority: Authority{Manager: "tangwen"}}, Arrive{})
	s.Wait(20 * time.Minute)
	s.Do(Correct{Visit: ByID(id), Field: FieldArrived, Value: "10:10", Reason: "x"})
	v, at := s.Visit(id), time.Date(2026, 11, 22, 2, 10, 0, 0, time.UTC)
	if !v.Arrived.Equal(at) || !v.Since.Equal(at) || !v.Admitted.Equal(at) {
		t.Errorf("arrived %s, in its step since %s, admitted %s", v.Arrived, v.Since, v.Admitted)
	}
}

// A corrected purpose follows in the ledger, for a party inside and for one that
// has left (rule 5, AMB-TR21).
func TestCorrectedPurposeFollowsInTheLedger(t *testing.T) {
	s := tell(t)
	id := s.takes(s.comes(li()), "introduce")
	who := s.Visit(id).Sales
	is := func(purpose string, turns int) {
		t.Helper()
		s.Do(Correct{Visit: ByID(id), Field: FieldPurpose, Value: purpose, Reason: "x"})
		want(t, "turns for "+purpose, s.turns(id), turns)
	}
	is("company_internal", 0)
	is("visit", 1)
	s.goes(id)
	is("company_internal", 0)
	s.onTurn(who)
	is("visit", 1)
	away := s.Do(flowstest.Wang()).Visit
	s.replies(away, AskAdmission, CannotReceive)
	s.Do(TurnAway{Visit: ByID(away), Reason: "满"})
	s.Do(Correct{Visit: ByID(away), Field: FieldPurpose, Value: "company_internal", Reason: "x"})
	s.Do(Correct{Visit: ByID(away), Field: FieldPurpose, Value: "visit", Reason: "x"})
	want(t, "turns for one turned away", s.turns(away), 0)
}

// What was a mistake finds nobody any more, and taken back it does again.
func TestCorrectedPhoneIsForgottenByTheRegister(t *testing.T) {
	s := tell(t)
	id := s.takes(s.comes(flowstest.Wang()), "introduce")
	s.goes(id)
	found := func(phone string, n int) {
		t.Helper()
		want(t, "guests with "+phone, len(s.Clients.ByPhone(phone)), n)
	}
	found("13812345678", 1)
	s.Do(Correct{Visit: ByID(id), Field: FieldPhone, Value: "13800000000", Reason: "x"})
	s.Do(Correct{Visit: ByID(id), Field: FieldSurname, Value: "汪", Reason: "x"})
	found("13812345678", 0)
	found("13800000000", 1)
	want(t, "by the wrong name", len(s.Clients.ByName("王", "")), 0)
	s.Do(UndoLast{})
	s.Do(UndoLast{})
	found("13812345678", 1)
	found("13800000000", 0)
	want(t, "by name", len(s.Clients.ByName("王", "先生")), 1)
}

// The value before survives a restart, and is gone where the guest was erased.
func TestCorrectedPersonalDataInSnapshots(t *testing.T) {
	s := tell(t)
	id := s.comes(flowstest.Wang())
	s.Do(Correct{Visit: ByID(id), Field: FieldPhone, Value: "13900000000", Reason: "x"})
	s.Do(LeaveMessage{For: "lina", From: "钱", Phone: "13711111111", Text: "回电"})
	f := restart(t, s)
	v, _ := f.Visit(id)
	p, known := v.Corrections[0].Before.Open()
	want(t, "the number before", p.Phone, "13812345678")
	want(t, "known", known, true)
	p, _ = f.Messages[0].Person.Open()
	want(t, "the message", p.Surname+p.Phone+p.Note, "钱13711111111回电")
	f.Rejoin(func(Seq) *Personal { return nil })
	v, _ = f.Visit(id)
	if _, known := v.Corrections[0].Before.Open(); known || !v.Corrections[0].Before.Erased() || !v.Person.Erased() || !f.Messages[0].Person.Erased() {
		t.Error("erased, and something is left")
	}
}
