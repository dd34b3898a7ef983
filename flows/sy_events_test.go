package flows_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	. "reception/flows"
	"reception/flows/flowstest"
)

// Groups, dignitaries, events, tours and escorted receptions, each row of section 9 in
// its own words.

// booking is the one that an entry has made.
func (s story) booking(of EntryID) *Booking {
	s.T.Helper()
	for _, b := range slices.Backward(s.Floor.Bookings) {
		if b.Entry == of && b.State != BookingOff {
			return b
		}
	}
	s.T.Fatalf("entry %d expects nobody", of)
	return nil
}

// clockAt is a time of the story's day as somebody types it.
func (s story) clockAt(in time.Duration) string {
	return s.Now.Add(in).In(s.House.Zone).Format("15:04")
}

// counted are the open items of an entry by minutes before T, each rule once.
func (s story) counted(id EntryID, t time.Time) string {
	var list []string
	for _, task := range s.Floor.Tasks {
		line := fmt.Sprintf("%s-%d", task.Rule, int(t.Sub(task.Due).Minutes()))
		if task.Entry == id && task.Done.IsZero() && !slices.Contains(list, line) {
			list = append(list, line)
		}
	}
	return strings.Join(list, " ")
}

func TestSY35_ANoticeIsAnExpectedParty(t *testing.T) {
	s := tell(t)
	id := s.opens("group_notice", EntryFields{"group": "江北旅行社", "arrives": s.clockAt(3 * time.Hour), "headcount": "32", "requirements": "两位老人", "preparations": "讲解器32个"})
	b := s.booking(id)
	if p, _ := b.Person.Open(); b.State != BookingAgreed || b.Kind != "group" || b.Party != 32 || p.Surname != "江北旅行社" {
		t.Errorf("the gate expects %+v", b)
	}
	s.Do(ChangeEntry{Entry: EntryRef{ID: id}, Fields: EntryFields{"arrives": s.clockAt(2 * time.Hour)}})
	want(t, "moved with the notice", s.booking(id).When, s.Now.Add(2*time.Hour))
	s.Do(ChangeEntry{Entry: EntryRef{ID: id}, Fields: EntryFields{"headcount": "40"}})
	want(t, "heads", s.booking(id).Party, 40)
	want(t, "T-30", s.counted(id, s.Now.Add(2*time.Hour)), "group_prepared-30")
	s.moves(id, "ready", EntryFields{"prepared": "yes"})
	s.Wait(2 * time.Hour)
	v := s.Do(Arrive{Booking: s.booking(id).ID, Party: Party{CameBy: ByCar}, Guest: Guest{Plate: "渝A10000"}}).Visit
	want(t, "calls", fmt.Sprint(s.aired()), "[RC-20]")
	want(t, "the notice is about the party", s.entry(id).Visit, v)
	s.Until(v, "")
	s.Wait(time.Second)
	s.runs(id, "over", TaskOverdue) // what is left to do is offered
	s.moves(id, "receive", nil)
	s.silent(id, "over")
	restart(t, s)
}

func TestSY35_ACancelledNoticeExpectsNobody(t *testing.T) {
	s := tell(t)
	id := s.opens("group_notice", EntryFields{"group": "江北旅行社", "arrives": s.clockAt(3 * time.Hour), "headcount": "32", "requirements": "无"})
	b := s.booking(id).ID
	s.moves(id, "cancel", nil)
	cancelled, _ := s.Floor.Booking(b)
	want(t, "state", cancelled.State, BookingOff)
	s.Do(UndoLast{Record: s.Last.First})
	want(t, "expected again", s.booking(id).ID, b)
	s.Refuse(BookingClosed, Arrive{Booking: func() BookingID {
		s.moves(id, "cancel", nil)
		return b
	}()})
}

func TestSY36_LineUpWomenBeforeMenShortBeforeTall(t *testing.T) {
	s := story{play(t)}
	h := *s.House
	h.LinesUp = []string{"greeter"}
	h.Staff = []Staff{
		{ID: "m180", Roles: []string{"greeter", "men"}, Height: 180}, {ID: "w170", Roles: []string{"greeter", "women"}, Height: 170},
		{ID: "w160", Roles: []string{"greeter", "women"}, Height: 160}, {ID: "m171", Roles: []string{"greeter", "men"}, Height: 171},
		{ID: "w165", Roles: []string{"greeter", "women"}, Height: 165}, {ID: "none", Roles: []string{"greeter", "women"}},
		{ID: "x", Roles: []string{"greeter"}, Height: 170}, {ID: "cook", Roles: []string{"men"}, Height: 150}, {ID: "home", Roles: []string{"greeter", "men"}, Height: 160},
	}
	s.House = &h
	for _, p := range h.Staff[:8] {
		s.Do(SignOn{Staff: p.ID})
	}
	up := s.Floor.LineUp(s.House)
	want(t, "from the south end, east side", fmt.Sprint(up.East), "[w160 w170 m180]")
	want(t, "west side", fmt.Sprint(up.West), "[w165 m171]")
	want(t, "who cannot be placed", fmt.Sprint(up.Unplaced), "[none x]")
}

func TestSY36_CountdownAlarmsWhenDue(t *testing.T) {
	s := tell(t)
	at := s.Now.Add(2 * time.Hour)
	s.Do(Book{Guest: Guest{Surname: "陈", Title: "先生"}, When: at, Kind: "dignitary", Confirmed: true, Authority: Authority{Manager: "tangwen"}})
	due := func() (rules []string) {
		for _, x := range s.Floor.Tasks {
			if x.State(s.Now, s.House.Limits.Overdue) == TaskDue {
				rules = append(rules, x.Rule)
			}
		}
		return rules
	}
	for _, step := range []struct {
		minus time.Duration
		want  string
	}{{46, "[]"}, {45, "[dignitary_air]"}, {15, "[dignitary_line_up]"}, {10, "[dignitary_welcome]"}} {
		s.Wait(at.Add(-step.minus * time.Minute).Sub(s.Now))
		want(t, fmt.Sprintf("due at T-%d", step.minus), fmt.Sprint(due()), step.want)
	}
	if x, ok := s.Floor.ListDue(s.House, s.Now); !ok || s.House.ListOf(x) != ListLineUp {
		t.Errorf("the line-up list is not offered: %+v", x)
	}
	st := StatusOf(&s.Floor, s.House, s.Now)
	if st.LineUp == nil || len(st.LineUp.East) == 0 {
		t.Errorf("status has no line-up: %+v", st.LineUp)
	}
}

func TestSY37_ItemsAreCheckedOffByPost(t *testing.T) {
	s := tell(t)
	id := s.opens("event", EntryFields{"name": "开盘", "kind": "重大活动", "begins": s.clockAt(4 * time.Hour), "arrives": s.clockAt(3 * time.Hour)})
	begins := s.Now.Add(4 * time.Hour)
	want(t, "T is the start of the activity (AMB-FL18)", s.counted(id, begins), "major_items-60 major_staff-30")
	posts := map[PostID]int{}
	for _, x := range s.Floor.Tasks {
		if x.Entry == id {
			posts[x.Post]++
		}
	}
	want(t, "L1, S1, G1, SM each", fmt.Sprint(posts["L1"], posts["S1"], posts["G1"], posts["SM"]), "2 2 2 2")
	s.Do(FinishTask{Task: taskOf(s, id, "major_items")})
	done := 0
	for _, x := range s.Floor.Tasks {
		if x.Rule == "major_items" && !x.Done.IsZero() {
			done++
		}
	}
	want(t, "one post's tick is its own", done, 1)
	want(t, "expected at the gate", s.booking(id).When, s.Now.Add(3*time.Hour))
}

// importantEvent is an event in so long, as the site manager enters it.
func (s story) importantEvent(in time.Duration) EntryID {
	s.T.Helper()
	return s.opens("event", EntryFields{"name": "市领导参观", "kind": "重要活动", "begins": s.clockAt(in), "headcount": "8"})
}

func TestSY38_FromT60TheGateAdmitsTheBookedOnly(t *testing.T) {
	const phrase = "现在本项目有重要活动,暂停接待,您如有参观需求,请另行预约。"
	s := tell(t)
	s.importantEvent(3 * time.Hour)
	early := s.Do(flowstest.Wang()).Visit // T-180: asked for as ever
	want(t, "before T-60", fmt.Sprint(s.aired()), "[RC-01]")
	s.replies(early, AskAdmission, CanReceive)
	s.Wait(2*time.Hour - time.Minute)
	asked := s.Do(li()).Visit
	s.Wait(time.Minute) // T-60
	s.Refuse(Paused, Reply{Call: s.Open(asked, AskAdmission).ID, Answer: CanReceive})
	s.done(early) // let in before: goes on

	late := s.Do(zhao()).Visit
	want(t, "nobody is asked", fmt.Sprint(s.aired()), "[]")
	contains(t, fmt.Sprint(s.Last.Warnings), string(Paused))
	want(t, "what L1 says", s.says(late), "L1: "+phrase)
	s.Refuse(NotAdmitted, Done{Visit: ByID(late)})
	s.Refuse(Paused, MakeCall{Kind: AskAdmission, Visit: ByID(late)})
	want(t, "the next act", s.guide(late).Next.Act, ActTurnAway)
	s.Do(s.guide(late).Next.Command)
	if v := s.Visit(late); v.Inside() || v.Away == "" {
		t.Errorf("the party is %+v, want turned away with the reason", v)
	}
	booked := s.comesBooked(Book{Guest: Guest{Surname: "周", Title: "先生"}, When: s.Now.Add(time.Minute)}, flowstest.Wang())
	want(t, "a booked party", s.Visit(booked).Admission, AdmissionGiven)
	if st := StatusOf(&s.Floor, s.House, s.Now); st.Pause == nil || st.Pause.Say.ZH != phrase || !st.Pause.Since.Equal(s.Now) {
		t.Errorf("status says of the pause: %+v", st.Pause)
	}
}

// AMB-FL14: until the butler confirms the departure; undoing that brings it back.
func TestSY38_ThePauseEndsWithTheDeparture(t *testing.T) {
	s := tell(t)
	id := s.importantEvent(time.Hour)
	paused := func() bool { _, is := s.Floor.Pause(s.House, s.Now); return is }
	want(t, "at T-60", paused(), true)
	s.Wait(50 * time.Minute)
	v := s.Do(Arrive{Booking: s.booking(id).ID, Guest: Guest{Plate: "渝A00001"}, Party: Party{CameBy: ByCar}}).Visit
	s.Until(v, "event_farewell")
	want(t, "about to leave", paused(), true)
	s.tick(v, "belongings", "remarks_noted")
	s.Do(Depart{Visit: ByID(v)})
	want(t, "after the departure", paused(), false)
	last := s.Last.First
	late := s.Do(zhao())
	want(t, "asked for again", fmt.Sprint(s.aired()), "[RC-01]")
	_ = late
	s.Do(UndoLast{Record: last})
	want(t, "after the departure was taken back", paused(), true)
	f := restart(t, s)
	if _, is := f.Pause(s.House, s.Now); !is {
		t.Error("the pause is over after a restart")
	}
}

// An event that is called off, or that nobody came for, keeps nobody out.
func TestSY38_NoPauseForWhatIsOff(t *testing.T) {
	s := tell(t)
	id := s.importantEvent(30 * time.Minute)
	s.moves(id, "cancel", nil)
	if _, is := s.Floor.Pause(s.House, s.Now); is {
		t.Error("a cancelled event keeps guests out")
	}
	s.importantEvent(30 * time.Minute)
	s.Wait(24 * time.Hour)
	if _, is := s.Floor.Pause(s.House, s.Now); is {
		t.Error("yesterday's event keeps guests out today")
	}
	s.Do(flowstest.Wang())
	want(t, "asked for", fmt.Sprint(s.aired()), "[RC-01]")
}

// AMB-FL15: the list warns, and ends nobody's visit.
func TestSY38_AtT30WhoIsStillInside(t *testing.T) {
	s := tell(t)
	inside := s.takes(s.comes(li()), "introduce")
	worker := s.opens("permit", EntryFields{"visitor": "施工队"})
	s.moves(worker, "enter", EntryFields{"department": "工程部", "escort": "helin", "area": "A栋", "photographs": "不可以"})
	gone := s.opens("permit", EntryFields{"visitor": "刘"})
	_ = gone // asked for, not inside
	id := s.importantEvent(time.Hour)
	s.Wait(30 * time.Minute)
	x, ok := s.Floor.ListDue(s.House, s.Now)
	if !ok || s.House.ListOf(x) != ListInside || x.Entry != id {
		t.Fatalf("what is due at T-30 is %+v", x)
	}
	own := s.Do(Arrive{Booking: s.booking(id).ID, Party: Party{CameBy: ByCar}}).Visit
	in := s.Floor.StillInside(s.House)
	if len(in.Visits) != 1 || in.Visits[0].ID != inside || len(in.Entries) != 1 || in.Entries[0].ID != worker {
		t.Errorf("still inside are %+v and %+v, want party %d and permit %d, not the guests of the event (%d)", in.Visits, in.Entries, inside, worker, own)
	}
	want(t, "the party inside goes on", s.Visit(inside).Inside(), true)
	st := StatusOf(&s.Floor, s.House, s.Now)
	want(t, "status", fmt.Sprint(st.Still.Visits, st.Still.Entries), fmt.Sprint([]VisitID{inside}, []EntryID{worker}))
}

func TestSY38_AtT20ARollCallOfAllReceivers(t *testing.T) {
	s := tell(t)
	guests := s.takes(s.comes(li()), "introduce")
	id := s.importantEvent(time.Hour)
	s.Wait(40 * time.Minute)
	task := taskOf(s, id, "event_all_at_gate")
	s.Refuse(UnknownTask, RollCall{Task: taskOf(s, id, "event_clear_site")})
	s.Do(RollCall{Task: task, Reason: "市领导参观"})
	want(t, "guests are not called", len(s.Floor.Missing()), 0)
	missing := s.Floor.MissingStaff()
	if len(missing) < 10 {
		t.Fatalf("only %v are called", missing)
	}
	for _, p := range missing[1:] {
		s.Do(Safe{Staff: p})
	}
	s.Do(RollCall{End: true})
	var ended RollEnded
	for _, r := range s.Records {
		if e, ok := r.Event.(RollEnded); ok {
			ended = e
		}
	}
	want(t, "who was not there", fmt.Sprint(ended.Absent), fmt.Sprint(missing[:1]))
	x, _ := s.Floor.Task(task)
	want(t, "the item is done", x.Done, s.Now)
	want(t, "the guests are still here", s.Visit(guests).Inside(), true)
}

func TestSY38_APhotographerIsNamedAndRemarksAreKept(t *testing.T) {
	s := tell(t)
	id := s.importantEvent(2 * time.Hour)
	s.moves(id, "assign", EntryFields{"place": "大厅", "arrives": s.clockAt(2 * time.Hour), "rank": "一级", "assignments": "…"})
	r := s.cannotMove(FieldsNeeded, id, "begin", nil)
	want(t, "needed", fmt.Sprint(r.Allowed), "[photographer]")
	s.moves(id, "begin", EntryFields{"photographer": "helin"})
	s.Do(ChangeEntry{Entry: EntryRef{ID: id}, Fields: EntryFields{"remarks": "绿化很好"}})
	want(t, "remarks", s.entry(id).Get("remarks"), "绿化很好")
	for _, r := range s.Records { // with the guests' own data, which can be erased
		if e, ok := r.Event.(EntryChanged); ok && strings.Contains(fmt.Sprint(e.Set), "绿化很好") {
			t.Error("the guests' remarks stand in the record itself")
		}
	}
	restart(t, s)
}

func TestSY50_PlatesAreOnTheGateListOnTheDay(t *testing.T) {
	s := tell(t)
	fields := EntryFields{"organisation": "某单位", "visitors": "…", "itinerary": "…", "route": "大厅", "programme": "…",
		"arrives": "2026-11-24 10:00", "headcount": "20", "plates": "渝A12345、渝B67890"}
	id := s.opens("tour_notice", fields)
	b := s.booking(id)
	p, _ := b.Person.Open()
	want(t, "plates", p.Plate, "渝A12345、渝B67890")
	want(t, "day", BusinessDay(b.When, s.House.Zone, s.House.DayChanges), "2026-11-24")
	s.Do(ChangeEntry{Entry: EntryRef{ID: id}, Fields: EntryFields{"plates": "渝C00001"}})
	if p, _ := s.booking(id).Person.Open(); p.Plate != "渝C00001" {
		t.Errorf("the gate still expects %s", p.Plate)
	}
	want(t, "T-60 and T-30", s.counted(id, b.When), "booked_tour_route-60 booked_tour_lift-30")
}

func TestSY51_ClassOneCountsFromTheDayBefore(t *testing.T) {
	s := tell(t)
	fields := EntryFields{"class": "一类", "organisation": "某单位", "visitors": "…", "itinerary": "…", "route": "…", "programme": "…",
		"arrives": "2026-11-25 10:00", "headcount": "8"}
	id := s.opens("tour_notice", fields)
	at := s.booking(id).When
	want(t, "T-1 day to T-15", s.counted(id, at), "tour_briefing-1440 tour_readiness-1440 tour_departments-720 tour_cleaning-720 tour_plants-720 tour_audio_visual-720 tour_supplies-60 tour_staff-15")
	s.Do(ChangeEntry{Entry: EntryRef{ID: id}, Fields: EntryFields{"class": "二类"}})
	want(t, "another class", s.booking(id).Kind, "tour_class_2")
	want(t, "its own copy", s.counted(id, at), "tour2_briefing-1440 tour2_readiness-1440 tour2_departments-720 tour2_cleaning-720 tour2_plants-720 tour2_audio_visual-720 tour2_supplies-60 tour2_staff-15")
}

func TestSY52_AHeldLiftIsReleasedAfterTheDeparture(t *testing.T) {
	s := tell(t)
	lift := s.opens("lift", EntryFields{"lift": "3号梯", "floor": "1层", "operator": "dengchaoqun"})
	other := s.comes(li()) // an ordinary visit holds no lift
	s.goes(other)
	s.silent(lift, "release")
	v := s.takes(s.expects("escorted_reception", time.Minute, flowstest.Wang()), "escort_tour")
	s.Do(ChangeEntry{Entry: EntryRef{ID: lift}, Fields: EntryFields{"floor": "5层"}})
	st := StatusOf(&s.Floor, s.House, s.Now)
	i := slices.IndexFunc(st.Entries, func(e EntryStatus) bool { return e.ID == lift })
	want(t, "shown as held", fmt.Sprint(st.Entries[i].State, st.Entries[i].Fields["floor"], st.Entries[i].Fields["operator"]), "held5层dengchaoqun")
	s.goes(v)
	s.Wait(time.Second)
	d, ok := s.clock(lift, "release")
	if !ok || fmt.Sprint(d.Then) != "[release]" {
		t.Fatalf("once they have left, offered is %+v", d)
	}
	s.moves(lift, "release", nil)
	s.silent(lift, "release")
	restart(t, s)
}

func TestSY53_ADeskVisitorIsInside(t *testing.T) {
	s := tell(t)
	id := s.opens("desk_visitor", EntryFields{"name": "王先生", "contact": "13800138000", "company": "某公司", "host": "helin", "reason": "送资料", "stub": "yes"})
	in := s.Floor.StillInside(s.House)
	if len(in.Entries) != 1 || in.Entries[0].ID != id {
		t.Errorf("on the premises are %+v", in.Entries)
	}
	s.moves(id, "leave", nil)
	want(t, "after leaving", len(s.Floor.StillInside(s.House).Entries), 0)
}

// An alarm while the receivers are called for an event calls everybody: whoever was seen
// stays seen, and the item of the countdown stays to be done.
func TestSY38_AnAlarmDuringTheRollCallOfReceiversCallsEverybody(t *testing.T) {
	s := tell(t)
	guests := s.takes(s.comes(li()), "introduce")
	id := s.importantEvent(time.Hour)
	s.Wait(40 * time.Minute)
	task := taskOf(s, id, "event_all_at_gate")
	s.Do(RollCall{Task: task})
	seen := s.Floor.MissingStaff()[0]
	s.Do(Safe{Staff: seen})
	s.Do(RollCall{Reason: "火警"})
	if missing := s.Floor.Missing(); len(missing) != 1 || missing[0].ID != guests {
		t.Errorf("missing are %+v", missing)
	}
	want(t, "who was seen", s.Floor.Roll.SafeStaff(seen), true)
	x, _ := s.Floor.Task(task)
	want(t, "the item is open", x.Done.IsZero(), true)
}

// The notice says when its party comes, and whether: a booking that follows it is not
// changed apart from it.
func TestSY50_ABookingOfANoticeIsChangedInTheNotice(t *testing.T) {
	s := tell(t)
	id := s.importantEvent(3 * time.Hour)
	b := s.booking(id)
	s.Refuse(EntrysBooking, MoveBooking{Booking: b.ID, When: b.When.Add(time.Hour), Reason: "改期", Who: "linyue"})
	s.Refuse(EntrysBooking, CancelBooking{Booking: b.ID, Reason: "不来了"})
}

// All the rest at once is one person's word: what a second person has to confirm stays.
func TestSY61_TheRestIsNotConfirmedByWhoMadeIt(t *testing.T) {
	s := tell(t)
	s.By.Staff = "lina"
	s.Do(CheckLine{Sheet: "daily_review", Item: "service", Is: Pass})
	s.Do(CheckLine{Sheet: "daily_review", Rest: true})
	sheet, _ := s.Floor.SheetOf("daily_review", "")
	if m, made := sheet.Mark("supervisor"); made {
		t.Errorf("confirmed by %s too: %+v", s.By.Staff, m)
	}
}

// Who is expected under the name of an event or an organisation is known for one, also
// once the plate came with the arrival; and the name is no guest's, to be warned of.
func TestSY50_AnOrganisationIsNeitherMrNorMrs(t *testing.T) {
	s := tell(t)
	o := s.Do(OpenEntry{Register: "event", Fields: EntryFields{"name": "领导参观", "kind": "important", "arrives": "11:00", "begins": "11:00", "headcount": "8"}})
	want(t, "warned of", fmt.Sprint(o.Warnings), "[]")
	b := s.Floor.Bookings[len(s.Floor.Bookings)-1]
	id := s.Do(Arrive{Booking: b.ID, Party: Party{CameBy: ByCar}, Guest: Guest{Plate: "渝A12345"}}).Visit
	p, _ := s.Visit(id).Person.Open()
	want(t, "it is an organisation", p.Organisation(), true)
	want(t, "its plate", p.Plate, "渝A12345")
}
