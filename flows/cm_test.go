package flows_test

import (
	"fmt"
	"testing"
	"time"

	. "reception/flows"
)

// The rest of section 5.1, each statement as it is printed; those of clocks and
// signatures stand in sy_complaints_test.go.

// answered is a complaint that was verified and answered.
func (s story) answeredComplaint(more EntryFields) EntryID {
	s.T.Helper()
	id := s.opens("complaint", complains(more))
	s.moves(id, "verify", EntryFields{"founded": "founded"})
	s.moves(id, "answer", EntryFields{"result": "已说明"})
	return id
}

func TestCM01_OrdinaryIsWhatMeetsNoCriterion(t *testing.T) {
	s := tell(t)
	id := s.opens("complaint", complains(nil))
	want(t, "no criterion", s.entry(id).Get("level"), "ordinary")
	s.Wait(time.Hour)
	s.Do(ChangeEntry{Entry: EntryRef{ID: id}, Fields: EntryFields{"criteria": "wide"}})
	s.silent(id, "reply_72")
	s.Wait(time.Hour)
	// It was a small one after all: its promise still counts from its receipt.
	s.Do(ChangeEntry{Entry: EntryRef{ID: id}, Fields: EntryFields{"criteria": ""}})
	want(t, "ticked by mistake", s.entry(id).Get("level"), "ordinary")
	d, _ := s.clock(id, "reply_72")
	want(t, "due", d.At, s.inHours(70))
	s.silent(id, "report_24")
}

func TestCM04_TheCustomerClubOwnsComplaints(t *testing.T) {
	for _, cause := range []string{"sales", "contract", "legacy", "other", ""} {
		s := tell(t)
		id := s.opens("complaint", complains(EntryFields{"cause": cause}))
		want(t, "who handles "+cause, s.entry(id).Get("handler"), "customer_club")
	}
}

func TestCM05_ThePropertyOfficeHandlesItsOwn(t *testing.T) {
	s := tell(t)
	id := s.opens("complaint", complains(nil))
	s.Do(ChangeEntry{Entry: EntryRef{ID: id}, Fields: EntryFields{"cause": "物业服务"}})
	want(t, "once the cause is known", s.entry(id).Get("handler"), "property_office")
	s.runs(id, "reply_72", TaskPending) // the customer is answered all the same
}

func TestCM06_AContractDisputeAtThePropertyOfficeGoesToTheClub(t *testing.T) {
	s := tell(t)
	at := EntryFields{"channel": "property_office", "cause": "contract"}
	id := s.opens("complaint", complains(at)) // the office has received the customer
	s.runs(id, "pass_on", TaskPending)
	s.moves(id, "verify", EntryFields{"founded": "founded"})
	r := s.cannotMove(FieldsNeeded, id, "answer", EntryFields{"result": "x"})
	want(t, "the club must know", fmt.Sprint(r.Allowed), "[passed_on]")
	s.Do(ChangeEntry{Entry: EntryRef{ID: id}, Fields: EntryFields{"passed_on": "龙湖会小周"}})
	s.silent(id, "pass_on")
	late := s.opens("complaint", complains(at))
	s.Wait(15 * time.Hour)
	s.runs(late, "pass_on", TaskOverdue)
	own := s.opens("complaint", complains(EntryFields{"channel": "property_office", "cause": "property_service"}))
	s.silent(own, "pass_on")
}

func TestCM07_TheGeneralManagersDecideMajorOnes(t *testing.T) {
	s := tell(t)
	id := s.opens("complaint", complains(EntryFields{"criteria": "serious"}))
	s.moves(id, "verify", EntryFields{"founded": "founded"})
	done := EntryFields{"result": "退一赔一", "decision": "退一赔一"}
	r := s.cannotMove(FieldsNeeded, id, "answer", done)
	want(t, "who decided", fmt.Sprint(r.Allowed), "[decided_by]")
	done["decided_by"] = "唐文" // a department manager
	s.cannotMove(BadValue, id, "answer", done)
	done["decided_by"] = "副总经理"
	s.moves(id, "answer", done)
	want(t, "decided by", s.entry(id).Get("decided_by"), "deputy_general")
}

func TestCM08_FeelingsBeforeFacts(t *testing.T) {
	s := tell(t)
	id := s.opens("complaint", complains(EntryFields{"calmed": ""}))
	r := s.cannotMove(FieldsNeeded, id, "verify", EntryFields{"founded": "founded"})
	want(t, "before the facts are looked into", fmt.Sprint(r.Allowed), "[calmed]")
	s.cannotMove(FieldsNeeded, id, "verify", EntryFields{"founded": "founded", "calmed": "no"})
	s.moves(id, "verify", EntryFields{"founded": "founded", "calmed": "是"})
	// Who only asks is not angry.
	asks := s.opens("complaint", complains(EntryFields{"calmed": "", "kind": "enquiry"}))
	s.moves(asks, "verify", EntryFields{"founded": "founded"})
}

func TestCM12_MajorOnesHaveNoHourAndStayInSight(t *testing.T) {
	s := tell(t)
	id := s.opens("complaint", EntryFields{"kind": "complaint", "text": "…", "expected": "…", "criteria": "amount"}) // nothing was promised
	s.Do(ChangeEntry{Entry: EntryRef{ID: id}, Fields: EntryFields{"reported_supervisor": "luoyi", "reported_marketing": "tangwen"}})
	s.Wait(100 * time.Hour)
	s.Do(OpenDay{})
	s.silent(id, "reply_48", "reply_72")
	want(t, "still there", s.entry(id).Open(), true)
}

func TestCM13_ContactIsKeptUntilTheDecision(t *testing.T) {
	s := tell(t) // 09:30
	id := s.opens("complaint", complains(EntryFields{"criteria": "media", "next_contact": "17:00"}))
	s.Wait(7 * time.Hour)
	s.runs(id, "contact", TaskPending)
	s.Wait(32 * time.Minute)
	s.runs(id, "contact", TaskOverdue)
	s.Do(ChangeEntry{Entry: EntryRef{ID: id}, Fields: EntryFields{"next_contact": "2026-11-24 10:00"}}) // called, and to be called again
	s.runs(id, "contact", TaskPending)
	s.moves(id, "verify", EntryFields{"founded": "founded"})
	s.runs(id, "contact", TaskPending)
	s.moves(id, "answer", EntryFields{"result": "…", "decision": "…", "decided_by": "general"})
	s.silent(id, "contact")
}

func TestCM16_TheDepartmentReportsItsResult(t *testing.T) {
	s := tell(t)
	id := s.opens("complaint", complains(nil))
	o := s.Do(OpenEntry{Register: "contact_sheet", Of: EntryRef{ID: id},
		Fields: EntryFields{"department": "工程部", "subject": "漏水", "wanted_by": "2026-11-23 12:00"}})
	sheet := EntryID(o.First)
	s.moves(sheet, "issue", EntryFields{"approved": "tangwen"})
	s.runs(sheet, "result", TaskPending)
	s.Wait(27 * time.Hour)
	s.runs(sheet, "result", TaskOverdue)
	r := s.cannotMove(FieldsNeeded, sheet, "close", nil)
	want(t, "what is missing", fmt.Sprint(r.Allowed), "[result]")
	s.moves(sheet, "close", EntryFields{"result": "已补漏"})
	s.silent(sheet, "result")
}

func TestCM17_NothingIsClosedWhileADepartmentIsAtIt(t *testing.T) {
	s := tell(t)
	id := s.answeredComplaint(nil)
	s.Do(OpenEntry{Register: "contact_sheet", Of: EntryRef{ID: id}, Fields: EntryFields{"department": "工程部", "subject": "漏水"}})
	sheet := EntryID(s.Last.First)
	s.moves(sheet, "issue", EntryFields{"approved": "tangwen"})
	r := s.cannotMove(NotYetSo, id, "close", nil)
	want(t, "what it waits for", r.State, "!open:contact_sheet")
	s.moves(sheet, "close", EntryFields{"result": "已补漏"})
	s.moves(id, "close", nil)
	s.moves(s.answeredComplaint(nil), "close", nil) // one without a sheet waits for none
}

func TestCM18_EachStepAndEachCallBackIsKept(t *testing.T) {
	s := tell(t)
	s.By = By{Post: "RC", Staff: "zhuhui"}
	id := s.answeredComplaint(nil)
	s.runs(id, "call_back", TaskPending)
	d, _ := s.clock(id, "call_back")
	want(t, "a week after the answer (AMB-CM8)", d.At, s.inHours(168))
	r := s.cannotMove(FieldsNeeded, id, "call_back", nil)
	want(t, "how content", fmt.Sprint(r.Allowed), "[satisfied]")
	s.Wait(24 * time.Hour)
	s.moves(id, "call_back", EntryFields{"satisfied": "不满意", "opinion": "仍有异味"})
	s.silent(id, "call_back")
	s.Wait(24 * time.Hour)
	s.moves(id, "call_back", EntryFields{"satisfied": "满意", "opinion": "已好"})
	var steps []string
	for _, m := range s.entry(id).Past {
		steps = append(steps, fmt.Sprintf("%s %s %s", m.Move, m.At.In(s.House.Zone).Format("01-02"), m.By.Post))
	}
	want(t, "steps", fmt.Sprint(steps), "[verify 11-22 RC answer 11-22 RC call_back 11-23 RC call_back 11-24 RC]")
	want(t, "the latest opinion", s.entry(id).Get("opinion"), "已好")
	want(t, "satisfaction", s.entry(id).Get("satisfied"), "content")
}

func TestCM20_ProgressIsRecordedEveryDay(t *testing.T) {
	s := tell(t)
	s.Wait(6*time.Hour + 30*time.Minute) // 16:00
	for day := range 3 {
		if day > 0 {
			s.Wait(22 * time.Hour) // 16:00 again
			s.Do(OpenDay{})
		}
		d, due := s.deadline("letters_daily", "")
		want(t, fmt.Sprintf("day %d, before half past five", day), due && d.State == TaskPending, true)
		s.Wait(2 * time.Hour)
		d, _ = s.deadline("letters_daily", "")
		want(t, "at six", d.State, TaskOverdue)
		s.Do(CheckLine{Sheet: "letters_daily", Item: "complaints"})
		r := s.Refuse(LinesOpen, EndCheck{Sheet: "letters_daily"})
		want(t, "letters too", fmt.Sprint(r.Allowed), "[letters]")
		s.ticks("letters_daily", "")
		s.Do(EndCheck{Sheet: "letters_daily"})
		_, due = s.deadline("letters_daily", "")
		want(t, "recorded", due, false)
	}
}

func TestCM27_EverydayOnesAreDecidedOnFactsAndLaw(t *testing.T) {
	s := tell(t)
	id := s.opens("complaint", complains(EntryFields{"cause": "property_service"}))
	s.cannotMove(NotInState, id, "answer", EntryFields{"result": "x"}) // before anything is verified
	s.moves(id, "verify", EntryFields{"founded": "founded", "facts": "合同第八条"})
	want(t, "facts and law", s.entry(id).Get("facts"), "合同第八条")
	s.moves(id, "hand_over", nil)
	// With the property company where that is useful.
	s.Do(OpenEntry{Register: "contact_sheet", Of: EntryRef{ID: id}, Fields: EntryFields{"department": "物业公司", "subject": "保洁"}})
	s.moves(EntryID(s.Last.First), "issue", EntryFields{"approved": "tangwen"})
	s.moves(id, "answer", EntryFields{"result": "已整改"})
}

func TestCM28_TheProcedureIsTheSameForAllCustomers(t *testing.T) {
	for _, who := range []string{"visitor", "member", "owner", ""} {
		for kind, clock := range map[string]ClockID{"enquiry": "reply_48", "service_request": "reply_48", "complaint": "reply_72"} {
			s := tell(t)
			s.Refuse(FieldsNeeded, OpenEntry{Register: "complaint", Fields: EntryFields{"kind": kind, "customer_is": who, "text": "…", "expected": "…"}})
			id := s.opens("complaint", complains(EntryFields{"kind": kind, "customer_is": who}))
			s.runs(id, clock, TaskPending)
		}
	}
	// A guest who is inside, and one whom nobody knows.
	s := tell(t)
	visit := s.inside(zhao(), "VIP1")
	s.Do(OpenEntry{Register: "complaint", Visit: ByID(visit), Fields: complains(nil)})
	s.runs(EntryID(s.Last.First), "reply_72", TaskPending)
	unknown := s.opens("complaint", EntryFields{"kind": "complaint", "text": "…", "expected": "…", "told": "yes"})
	s.runs(unknown, "reply_72", TaskPending)
}
