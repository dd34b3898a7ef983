package flows_test

import (
	"fmt"
	"slices"
	"testing"
	"time"

	. "reception/flows"
)

// Complaints and quick response, in the words of section 5.

// opens writes a line into a register and gives its id.
func (s story) opens(register RegisterID, fields EntryFields) EntryID {
	s.T.Helper()
	o := s.Do(OpenEntry{Register: register, Fields: fields})
	return EntryID(o.First)
}

func (s story) entry(id EntryID) *Entry {
	s.T.Helper()
	e, ok := s.Floor.Entry(id)
	if !ok {
		s.T.Fatalf("entry %d is not on the floor", id)
	}
	return e
}

func (s story) moves(id EntryID, move MoveID, fields EntryFields) {
	s.T.Helper()
	s.Do(MoveEntry{Entry: EntryRef{ID: id}, Move: move, Fields: fields, Reason: "…"})
}

func (s story) cannotMove(code Code, id EntryID, move MoveID, fields EntryFields) *Refusal {
	s.T.Helper()
	return s.Refuse(code, MoveEntry{Entry: EntryRef{ID: id}, Move: move, Fields: fields})
}

// clock is a promise of an entry as it stands now.
func (s story) clock(id EntryID, clock ClockID) (Deadline, bool) {
	for _, d := range s.Floor.Deadlines(s.House, s.Now) {
		if d.Entry == id && d.Clock == clock {
			return d, true
		}
	}
	return Deadline{}, false
}

func (s story) runs(id EntryID, clock ClockID, state TaskState) {
	s.T.Helper()
	d, ok := s.clock(id, clock)
	if !ok || d.State != state {
		s.T.Errorf("the clock %s is %q (running: %v), want %q", clock, d.State, ok, state)
	}
}

func (s story) silent(id EntryID, clocks ...ClockID) {
	s.T.Helper()
	for _, c := range clocks {
		if d, ok := s.clock(id, c); ok {
			s.T.Errorf("the clock %s runs: %+v", c, d)
		}
	}
}

// complains is an ordinary complaint with everything that must be there.
func complains(more EntryFields) EntryFields {
	f := EntryFields{"kind": "complaint", "customer": "王", "contact": "13800138000", "text": "沙盘说明与合同不符", "expected": "书面说明", "told": "yes", "calmed": "yes"}
	for k, v := range more {
		f[k] = v
	}
	return f
}

func TestCM09_ProblemAndExpectedOutcomeAreMandatory(t *testing.T) {
	s := tell(t)
	r := s.Refuse(FieldsNeeded, OpenEntry{Register: "complaint", Fields: EntryFields{"kind": "complaint"}})
	if want := []string{"text", "expected", "told"}; !slices.Equal(r.Allowed, want) {
		t.Errorf("what is missing is %v, want %v", r.Allowed, want)
	}
	// 告知客户 is a tick that must be made: no is not given.
	r = s.Refuse(FieldsNeeded, OpenEntry{Register: "complaint", Fields: complains(EntryFields{"told": "no"})})
	want(t, "what is missing", fmt.Sprint(r.Allowed), "[told]")
	e := s.entry(s.opens("complaint", complains(nil)))
	want(t, "number", e.No, 1)
	want(t, "expected outcome", e.Get("expected"), "书面说明")
}

func TestCM10_EnquiriesAreAnsweredWithin48Hours(t *testing.T) {
	for _, kind := range []string{"enquiry", "service_request"} {
		s := tell(t)
		id := s.opens("complaint", complains(EntryFields{"kind": kind}))
		s.silent(id, "reply_72")
		due, _ := s.clock(id, "reply_48")
		want(t, "due", due.At, s.inHours(48))
		s.Wait(48 * time.Hour)
		s.runs(id, "reply_48", TaskDue)
		s.Wait(time.Minute) // overdue at the minute
		s.runs(id, "reply_48", TaskOverdue)
	}
}

func TestCM11_ComplaintsAreAnsweredWithin72Hours(t *testing.T) {
	s := tell(t)
	id := s.opens("complaint", complains(nil))
	s.silent(id, "reply_48", "report_24", "legacy")
	due, _ := s.clock(id, "reply_72")
	want(t, "due", due.At, s.inHours(72)) // continuous hours (AMB-CM1)
	s.moves(id, "verify", EntryFields{"founded": "founded"})
	s.moves(id, "answer", EntryFields{"result": "已说明"})
	s.silent(id, "reply_72")
	want(t, "kept in time", s.entry(id).Clocks[0].Late(s.inHours(1000)), false)
}

// Overdue items are listed first (SY-28).
func TestSY28_OverdueFirst(t *testing.T) {
	s := tell(t)
	late := s.opens("complaint", complains(nil))
	s.Wait(71 * time.Hour)
	soon := s.opens("complaint", complains(EntryFields{"kind": "enquiry"}))
	s.Wait(2 * time.Hour)
	var order []EntryID
	for _, d := range s.Floor.Deadlines(s.House, s.Now) {
		if d.Register == "complaint" && d.Entry != 0 {
			order = append(order, d.Entry)
		}
	}
	if !slices.Equal(order, []EntryID{late, soon}) {
		t.Errorf("the order is %v, want %v before %v", order, late, soon)
	}
}

func TestCM02_AnyCriterionMakesItMajor(t *testing.T) {
	for _, c := range []string{"government", "media", "serious", "wide", "amount"} {
		s := tell(t)
		id := s.opens("complaint", complains(EntryFields{"criteria": c}))
		want(t, c, s.entry(id).Get("level"), "major")
		s.silent(id, "reply_72", "reply_48") // CM-12, AMB-CM2
		s.runs(id, "report_24", TaskPending)
	}
	s := tell(t)
	id := s.opens("complaint", complains(nil))
	want(t, "without", s.entry(id).Get("level"), "ordinary") // CM-01
	s.Wait(time.Hour)
	s.Do(ChangeEntry{Entry: EntryRef{ID: id}, Fields: EntryFields{"criteria": "wide, media"}})
	want(t, "both", s.entry(id).Get("criteria"), "media,wide")
	want(t, "found out later", s.entry(id).Get("level"), "major")
	due, _ := s.clock(id, "report_24")
	want(t, "counts from its receipt", due.At, s.inHours(23))
}

func TestCM03_TheChairmanReviewsEspeciallyMajorOnes(t *testing.T) {
	s := tell(t)
	id := s.opens("complaint", complains(EntryFields{"criteria": "government", "especially": "yes"}))
	s.moves(id, "verify", EntryFields{"founded": "founded"})
	s.moves(id, "answer", EntryFields{"result": "x", "decision": "x", "decided_by": "总经理"})
	r := s.cannotMove(FieldsNeeded, id, "close", nil)
	want(t, "what is missing", fmt.Sprint(r.Allowed), "[chairman]")
	s.moves(id, "close", EntryFields{"chairman": "同意"})
	want(t, "closed", s.entry(id).Open(), false)
}

func TestCM14_UnfoundedIsDeclinedOnlyWithAReason(t *testing.T) {
	s := tell(t)
	id := s.opens("complaint", complains(nil))
	s.cannotMove(NotInState, id, "decline", nil)
	s.moves(id, "verify", EntryFields{"founded": "unfounded"})
	s.cannotMove(NotYetSo, id, "hand_over", nil)
	s.cannotMove(NotYetSo, id, "answer", nil)
	s.cannotMove(ReasonNeeded, id, "decline", nil)
	s.moves(id, "decline", nil)
	want(t, "over", s.entry(id).Open(), false)
	s.silent(id, "reply_72")
}

func TestCM15_NoContactSheetWithoutApproval(t *testing.T) {
	s := tell(t)
	id := s.opens("complaint", complains(nil))
	o := s.Do(OpenEntry{Register: "contact_sheet", Of: EntryRef{ID: id}, Fields: EntryFields{"department": "工程部", "subject": "…"}})
	sheet := EntryID(o.First)
	want(t, "of the complaint", s.entry(sheet).Of, id)
	s.cannotMove(FieldsNeeded, sheet, "issue", nil)
	// Only the manager can approve.
	s.cannotMove(ManagerNeeded, sheet, "issue", EntryFields{"approved": "lina"})
	s.moves(sheet, "issue", EntryFields{"approved": "tangwen"})
	_, by := s.entry(sheet).Stamp("approved")
	want(t, "recorded by", by, s.By)
	// CM-16: the department's result is mandatory.
	s.cannotMove(FieldsNeeded, sheet, "close", nil)
	s.moves(sheet, "close", EntryFields{"result": "已维修"})
}

func TestCM19_ALetterNeedsAllSignatures(t *testing.T) {
	s := tell(t)
	id := s.opens("reply_letter", EntryFields{"subject": "…"})
	want(t, "sender", s.entry(id).Get("sender"), "customer_club")
	s.Refuse(UnknownField, ChangeEntry{Entry: EntryRef{ID: id}, Fields: EntryFields{"sender": "lina"}})
	signatures := []struct {
		field FieldID
		who   string
	}{{"supervisor", "luoyi"}, {"manager", "tangwen"}, {"responsible", "工程部王经理"}, {"legal", "法务"}}
	for _, sign := range signatures {
		s.cannotMove(FieldsNeeded, id, "send", nil)
		s.Do(ChangeEntry{Entry: EntryRef{ID: id}, Fields: EntryFields{sign.field: sign.who}})
	}
	s.moves(id, "send", nil)
	s.Refuse(EntryShut, ChangeEntry{Entry: EntryRef{ID: id}, Fields: EntryFields{"legal": "x"}})
}

func TestCM24_MajorOnesAreReportedWithin24Hours(t *testing.T) {
	s := tell(t)
	id := s.opens("complaint", complains(EntryFields{"criteria": "media"}))
	s.Do(ChangeEntry{Entry: EntryRef{ID: id}, Fields: EntryFields{"reported_supervisor": "luoyi"}})
	s.runs(id, "report_24", TaskPending) // both levels (AMB-CM6)
	s.Wait(time.Hour)
	s.Do(ChangeEntry{Entry: EntryRef{ID: id}, Fields: EntryFields{"reported_marketing": "tangwen"}})
	s.silent(id, "report_24")
	at, _ := s.entry(id).Stamp("reported_marketing")
	want(t, "each level with its own time", at, s.Now)
	late := s.opens("complaint", complains(EntryFields{"criteria": "media"}))
	s.Wait(24*time.Hour + time.Second)
	d, _ := s.clock(late, "report_24")
	want(t, "overdue", d.State, TaskOverdue)
	want(t, "who is told", fmt.Sprint(d.Tells), "[duty_manager dept_manager]")
}

// CM-25: nobody promises anything before the decision; PR-04 gives way.
func TestCM25_NoPromiseBeforeTheDecision(t *testing.T) {
	s := tell(t)
	id := s.opens("complaint", complains(EntryFields{"criteria": "amount"}))
	s.moves(id, "verify", EntryFields{"founded": "founded"})
	r := s.cannotMove(FieldsNeeded, id, "answer", EntryFields{"result": "退款"})
	want(t, "what is missing", fmt.Sprint(r.Allowed), "[decision decided_by]")
	// What can be agreed is when the customer is called next.
	s.Do(ChangeEntry{Entry: EntryRef{ID: id}, Fields: EntryFields{"next_contact": "17:00"}})
	s.runs(id, "contact", TaskPending)
	d, _ := s.clock(id, "contact")
	s.Do(ChangeEntry{Entry: EntryRef{ID: id}, Fields: EntryFields{"next_contact": "18:30"}})
	moved, _ := s.clock(id, "contact")
	want(t, "moves with the time", moved.At, d.At.Add(90*time.Minute))
}

func TestCM26_LegacyProblemsReachTheSupervisorTheSameDay(t *testing.T) {
	s := tell(t)
	id := s.opens("complaint", complains(EntryFields{"cause": "legacy"}))
	d, _ := s.clock(id, "legacy")
	want(t, "before midnight", d.At.In(s.House.Zone).Format(time.DateTime), "2026-11-23 00:00:00")
	s.moves(id, "verify", EntryFields{"founded": "founded"})
	r := s.cannotMove(FieldsNeeded, id, "answer", EntryFields{"result": "x"})
	want(t, "one common solution", fmt.Sprint(r.Allowed), "[meeting]")
	s.Do(ChangeEntry{Entry: EntryRef{ID: id}, Fields: EntryFields{"reported_supervisor": "luoyi"}})
	s.silent(id, "legacy")
}

func TestCM29_PraiseIsVerifiedAndReported(t *testing.T) {
	s := tell(t)
	id := s.opens("praise", EntryFields{"staff": "helin", "text": "服务周到"})
	want(t, "unverified", s.entry(id).State, "unverified")
	s.cannotMove(NotInState, id, "report", nil)
	s.moves(id, "verify", nil)
	s.cannotMove(FieldsNeeded, id, "report", nil)
	s.moves(id, "report", EntryFields{"leader": "guofeng"})
}

// 5-3-4-1 (SY-56).
func TestPR01_RespondWithinFiveMinutes(t *testing.T) {
	s := tell(t)
	id := s.opens("request", EntryFields{"text": "空调太冷"})
	d, _ := s.clock(id, "respond_5")
	want(t, "due", d.At, s.Now.Add(5*time.Minute))
	s.Wait(5*time.Minute + time.Second)
	s.runs(id, "respond_5", TaskOverdue)
	s.cannotMove(FieldsNeeded, id, "take", nil) // somebody by name has taken it
	s.moves(id, "take", EntryFields{"taken_by": "xumin"})
	s.silent(id, "respond_5")
}

func TestPR02_SolveWithin30MinutesOrChoose(t *testing.T) {
	s := tell(t)
	id := s.opens("request", EntryFields{"text": "空调太冷"})
	s.moves(id, "take", EntryFields{"taken_by": "xumin"})
	s.Wait(30*time.Minute + time.Second)
	d, _ := s.clock(id, "solve_30")
	want(t, "overdue", d.State, TaskOverdue)
	want(t, "what has to be chosen", fmt.Sprint(d.Then), "[explain outside]")
	s.moves(id, "solve", EntryFields{"result": "已调温"})
	want(t, "kept late", s.entry(id).Late, true)
}

func TestPR03_ExplainedAndSolvedWithinFourHours(t *testing.T) {
	s := tell(t)
	began := s.Now
	id := s.opens("request", EntryFields{"text": "…"})
	s.Wait(31 * time.Minute)
	s.cannotMove(FieldsNeeded, id, "explain", nil)
	s.moves(id, "explain", EntryFields{"explained": "…"})
	s.silent(id, "solve_30", "respond_5", "commit_1d")
	d, _ := s.clock(id, "solve_4h")
	want(t, "from the first call (AMB-PR2)", d.At, began.Add(4*time.Hour))
}

func TestPR04_ACommitmentWithinADay(t *testing.T) {
	s := tell(t)
	id := s.opens("request", EntryFields{"text": "…"})
	s.moves(id, "outside", nil)
	d, _ := s.clock(id, "commit_1d")
	want(t, "a day is 24 hours", d.At, s.inHours(24))
	s.cannotMove(FieldsNeeded, id, "commit", nil)
	s.moves(id, "commit", EntryFields{"commitment": "周三前更换"})
	s.silent(id, "commit_1d")
}

// A day that changes moves no deadline and loses nothing; what has ended leaves.
func TestSY70_MidnightMovesNoDeadline(t *testing.T) {
	s := tell(t)
	open := s.opens("complaint", complains(nil))
	over := s.opens("request", EntryFields{"text": "…"})
	s.moves(over, "take", EntryFields{"taken_by": "xumin"})
	s.moves(over, "solve", EntryFields{"result": "…"})
	before, _ := s.clock(open, "reply_72")
	s.Wait(24 * time.Hour)
	s.Do(OpenDay{})
	after, _ := s.clock(open, "reply_72")
	want(t, "due", after.At, before.At)
	if _, there := s.Floor.Entry(over); there {
		t.Error("what ended yesterday is still on the floor")
	}
	next := s.opens("request", EntryFields{"text": "…"})
	want(t, "numbers go on", s.entry(next).No, 2)
}

// Undo takes an entry back, and a change, with its clocks.
func TestUndoOfAnEntry(t *testing.T) {
	s := tell(t)
	id := s.opens("complaint", complains(nil))
	before := *s.entry(id)
	s.moves(id, "verify", EntryFields{"founded": "founded"})
	s.Do(UndoLast{})
	want(t, "state", s.entry(id).State, before.State)
	want(t, "field", s.entry(id).Get("founded"), "")
	s.Do(OpenEntry{Register: "contact_sheet", Of: EntryRef{ID: id}, Fields: EntryFields{"department": "x", "subject": "x"}})
	s.Refuse(ChangedSince, UndoLast{Record: Seq(id)}) // a sheet hangs on it
	s.Do(UndoLast{})
	s.Do(UndoLast{})
	if _, there := s.Floor.Entry(id); there {
		t.Error("the entry is still there")
	}
}
