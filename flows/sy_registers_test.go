package flows_test

import (
	"fmt"
	"slices"
	"testing"
	"time"

	. "reception/flows"
)

// The registers and lists of section 9, each row in its own words.

// tasksOf are the T-minus items of an entry that are open, by what is before T.
func (s story) tasksOf(id EntryID) map[string]time.Time {
	tasks := map[string]time.Time{}
	for _, task := range s.Floor.Tasks {
		if task.Entry == id && task.Done.IsZero() {
			tasks[task.Rule] = task.Due
		}
	}
	return tasks
}

func TestSY32_The25thAndThe27th(t *testing.T) {
	s := tell(t) // 22 November
	due := func() (list []SheetID) {
		for _, d := range s.Floor.Deadlines(s.House, s.Now) {
			if d.Sheet == "sheets_25" || d.Sheet == "table_27" {
				list = append(list, d.Sheet)
			}
		}
		return list
	}
	s.Wait(-24 * time.Hour)
	want(t, "four days before", fmt.Sprint(due()), "[]")
	s.Wait(24 * time.Hour)
	want(t, "three days before (AMB-CM4)", fmt.Sprint(due()), "[sheets_25]")
	s.Wait(4 * 24 * time.Hour)
	want(t, "26th", fmt.Sprint(due()), "[sheets_25 table_27]")
	s.ticks("sheets_25", "")
	s.Do(EndCheck{Sheet: "sheets_25"})
	want(t, "once they are collected", fmt.Sprint(due()), "[table_27]")
	// A cost that is changed keeps what it was.
	id := s.opens("complaint_cost", EntryFields{"what": "维修", "amount": "1,200.5元", "spent": "2026-11-20"})
	want(t, "amount", s.entry(id).Get("amount"), "1200.50")
	s.Do(ChangeEntry{Entry: EntryRef{ID: id}, Fields: EntryFields{"amount": "900"}, Reason: "重复"})
	i := slices.IndexFunc(s.entry(id).Values, func(v EntryValue) bool { return v.Field == "amount" })
	want(t, "what it was", s.entry(id).Values[i].First, "1200.50")
}

func TestSY37_MajorEvent(t *testing.T) {
	s := tell(t)
	id := s.opens("event", EntryFields{"name": "开盘", "begins": "14:00"})
	r := s.cannotMove(FieldsNeeded, id, "assign", nil)
	want(t, "the fact sheet", fmt.Sprint(r.Allowed), "[headcount place arrives rank assignments]")
	s.moves(id, "assign", EntryFields{"headcount": "200", "place": "大厅", "arrives": "13:30", "rank": "一级", "assignments": "…"})
	s.cannotMove(NotYetSo, id, "buy", nil)
	r = s.cannotMove(FieldsNeeded, id, "buy", EntryFields{"purchases": "鲜花"})
	want(t, "the developer's confirmation", fmt.Sprint(r.Allowed), "[confirmed]")
	s.moves(id, "begin", EntryFields{"photographer": "helin"})
	s.moves(id, "file", nil)
	s.Refuse(EntryShut, ChangeEntry{Entry: EntryRef{ID: id}, Fields: EntryFields{"place": "x"}})
}

// The items of a countdown move with the time; what is late is due now.
func TestSY70_CountdownFollowsTheTime(t *testing.T) {
	s := tell(t)
	id := s.opens("meeting_room", EntryFields{"room": "一号", "from": "12:00", "to": "13:00"})
	tasks := s.tasksOf(id)
	s.Do(FinishTask{Task: taskOf(s, id, "meeting_supplies")})
	s.Do(ChangeEntry{Entry: EntryRef{ID: id}, Fields: EntryFields{"from": "12:30"}})
	moved := s.tasksOf(id)
	want(t, "what is done stays done", len(moved), 1)
	want(t, "what is not moves", moved["meeting_recheck"], tasks["meeting_recheck"].Add(30*time.Minute))
	s.Do(ChangeEntry{Entry: EntryRef{ID: id}, Fields: EntryFields{"from": "09:40"}})
	want(t, "late already: due now", s.tasksOf(id)["meeting_recheck"], s.Now)
	s.moves(id, "cancel", nil)
	want(t, "none for what is over", len(s.tasksOf(id)), 0)
}

func taskOf(s story, id EntryID, rule string) TaskID {
	for _, task := range s.Floor.Tasks {
		if task.Entry == id && task.Rule == rule && task.Done.IsZero() {
			return task.ID
		}
	}
	s.T.Fatalf("no task %s", rule)
	return 0
}

func TestSY40_OutsideVisitors(t *testing.T) {
	s := tell(t)
	id := s.opens("permit", EntryFields{"visitor": "王"})
	r := s.cannotMove(FieldsNeeded, id, "enter", EntryFields{"area": "A栋"})
	want(t, "approval and escort", fmt.Sprint(r.Allowed), "[department escort photographs]")
	s.moves(id, "enter", EntryFields{"department": "工程部", "escort": "helin", "area": "A栋", "photographs": "不可以"})
	want(t, "photographs", s.entry(id).Get("photographs"), "forbidden")
	s.cannotMove(FieldsNeeded, id, "report", EntryFields{"incident": "拍照"})
	s.moves(id, "report", EntryFields{"incident": "拍照", "superior": "guofeng"})
}

func TestSY41_TwoCountsADayAndAnAnomaly(t *testing.T) {
	s := tell(t) // 09:30
	s.Wait(time.Hour)
	for _, flat := range s.House.Flats {
		d, due := s.deadline("inventory", string(flat.ID))
		want(t, "a flat without its count on the first day", due && d.State == TaskOverdue, false)
	}
	s.Wait(24 * time.Hour)
	s.Do(OpenDay{})
	flat := string(s.House.Flats[0].ID)
	d, due := s.deadline("inventory", flat)
	want(t, "the morning's count is missing", due && d.State == TaskOverdue, true)
	rule, _ := s.House.Sheet("inventory")
	for _, it := range rule.Items {
		n := it.Expect
		if it.ID == "cushions" {
			n--
		}
		s.Do(CheckLine{Sheet: "inventory", For: flat, Item: it.ID, N: n})
	}
	s.Do(EndCheck{Sheet: "inventory", For: flat})
	if _, due := s.deadline("inventory", flat); due {
		t.Error("the morning's count is made and still due")
	}
	s.Wait(5 * time.Hour)
	d, due = s.deadline("inventory", flat)
	want(t, "the evening's", due && d.State == TaskPending, true)
	i := slices.IndexFunc(s.Floor.Entries, func(e *Entry) bool { return e.Register == "anomaly" })
	if i < 0 {
		t.Fatal("the difference opened nothing")
	}
	want(t, "which flat", s.Floor.Entries[i].Get("flat"), flat)
	s.cannotMove(FieldsNeeded, s.Floor.Entries[i].ID, "close", nil)
}

func TestSY42_GoodsOutNeedAnApprover(t *testing.T) {
	s := tell(t)
	in := s.opens("goods_pass", EntryFields{"direction": "in", "item": "椅子", "carrier": "李"})
	s.moves(in, "pass", nil)
	out := s.opens("goods_pass", EntryFields{"direction": "out", "item": "椅子", "carrier": "李"})
	s.cannotMove(FieldsNeeded, out, "pass", nil)
	s.moves(out, "pass", EntryFields{"approver": "guofeng"})
}

func TestSY48_RepairsOfTheSameDay(t *testing.T) {
	s := tell(t)
	id := s.opens("repair", EntryFields{"fault": "空调不制冷", "system": "空调"})
	d, _ := s.clock(id, "same_day")
	want(t, "by midnight", d.At.In(s.House.Zone).Format(time.DateTime), "2026-11-23 00:00:00")
	other := s.opens("repair", EntryFields{"fault": "门锁", "system": "other"})
	s.silent(other, "same_day")
	s.moves(id, "assign", EntryFields{"assigned": "维修班"})
	s.moves(id, "close", EntryFields{"repair": "加氟"})
}

func TestSY49_PatrolInOrder(t *testing.T) {
	s := tell(t)
	s.Refuse(TooEarly, CheckLine{Sheet: "patrol", Item: "garden"})
	s.Do(CheckLine{Sheet: "patrol", Item: "gate"})
	s.Do(CheckLine{Sheet: "patrol", Item: "car_park", Is: Fail, Note: "灯坏"})
	s.Do(CheckLine{Sheet: "patrol", Rest: true})
	s.Do(EndCheck{Sheet: "patrol"})
	want(t, "the finding is a repair", slices.ContainsFunc(s.Floor.Entries, func(e *Entry) bool { return e.Register == "repair" && e.Open() }), true)
}

func TestSY50_TourNotice(t *testing.T) {
	s := tell(t)
	id := s.opens("tour_notice", EntryFields{"organisation": "某单位", "visitors": "…", "itinerary": "…", "route": "大厅", "programme": "…",
		"arrives": "15:00", "headcount": "20", "plates": "渝A12345"})
	s.cannotMove(NotYetSo, id, "confirm", nil)
	for _, f := range []FieldID{"read_service", "read_engineering", "read_order", "read_environment"} {
		s.Do(ChangeEntry{Entry: EntryRef{ID: id}, Fields: EntryFields{f: "linyue"}})
	}
	s.Do(ChangeEntry{Entry: EntryRef{ID: id}, Fields: EntryFields{"headcount": "25"}})
	i := slices.IndexFunc(s.entry(id).Values, func(v EntryValue) bool { return v.Field == "headcount" })
	want(t, "the original stays", s.entry(id).Values[i].First, "20")
	want(t, "T-60 and T-30", len(s.tasksOf(id)), 2)
	s.moves(id, "confirm", nil)
}

// A visit outside office hours needs an approver: the arrival time says so, whatever
// was ticked, and a moved time says it anew.
func TestSY51_OutsideOfficeHoursNeedsAnApprover(t *testing.T) {
	s := tell(t)
	fields := EntryFields{"class": "一类", "organisation": "某单位", "visitors": "…", "itinerary": "…", "route": "…", "programme": "…", "arrives": "20:00",
		"headcount": "8", "outside_hours": "no", "read_service": "linyue", "read_engineering": "linyue", "read_order": "linyue", "read_environment": "linyue"}
	id := s.opens("tour_notice", fields)
	r := s.cannotMove(FieldsNeeded, id, "confirm", nil)
	want(t, "approver and assignment sheet", fmt.Sprint(r.Allowed), "[approver assignment]")
	for arrives, outside := range map[string]string{"08:59": "yes", "09:00": "no", "17:59": "no", "18:00": "yes"} {
		s.Do(ChangeEntry{Entry: EntryRef{ID: id}, Fields: EntryFields{"arrives": arrives}})
		want(t, arrives+" is outside office hours", s.entry(id).Get("outside_hours"), outside)
	}
	s.Do(ChangeEntry{Entry: EntryRef{ID: id}, Fields: EntryFields{"arrives": "20:00"}})
	s.cannotMove(ManagerNeeded, id, "confirm", EntryFields{"approver": "lina", "assignment": "…"})
	s.moves(id, "confirm", EntryFields{"approver": "guofeng", "assignment": "…"})
}

// Where the house says no office hours, whoever writes the notice says it.
func TestSY51_WithoutOfficeHoursItIsTicked(t *testing.T) {
	s := tell(t)
	h := anyHouse(t)
	h.Office = MealWindow{}
	s.House = h
	id := s.opens("tour_notice", EntryFields{"organisation": "某单位", "visitors": "…", "itinerary": "…", "route": "…", "programme": "…", "arrives": "20:00",
		"headcount": "8", "outside_hours": "yes"})
	s.Do(ChangeEntry{Entry: EntryRef{ID: id}, Fields: EntryFields{"arrives": "10:00"}})
	want(t, "outside office hours", s.entry(id).Get("outside_hours"), "yes")
}

func TestSY53_DeskVisitorsWaitWithMinutes(t *testing.T) {
	s := tell(t)
	id := s.opens("desk_visitor", EntryFields{"name": "王先生", "contact": "13800138000", "host": "helin", "reason": "送资料", "stub": "yes"})
	came := s.Now
	rule, _ := s.House.Register("desk_visitor")
	s.Wait(6 * time.Minute)
	s.moves(id, "tell", nil)
	want(t, "waits since", s.entry(id).Since(rule), came) // telling the host ends no waiting
	s.runs(id, "waits", TaskDue)
	s.Wait(5 * time.Minute)
	s.runs(id, "waits", TaskOverdue)
	s.moves(id, "receive", nil)
	want(t, "with the host since", s.entry(id).Since(rule), s.Now)
	s.silent(id, "waits")
	s.Wait(time.Minute)
	s.moves(id, "leave", nil)
	want(t, "left at", s.entry(id).Over, s.Now)
	if p, _ := s.entry(id).Person.Open(); p.Surname != "王先生" || p.Phone != "13800138000" {
		t.Errorf("the visitor's data is %+v", p)
	}
}

// The host is notified: at once while at work, and as they sign on otherwise.
func TestSY53_TheHostIsNotified(t *testing.T) {
	s := tell(t)
	s.Do(SignOff{Staff: "helin"})
	visitor := func(host string) EntryID {
		return s.opens("desk_visitor", EntryFields{"name": "王先生", "contact": "13800138000", "host": host, "reason": "送资料"})
	}
	here, away := visitor("lina"), visitor("helin")
	told := func(id EntryID) string {
		t.Helper()
		s.runs(id, "tell", TaskDue)
		d, _ := s.clock(id, "tell")
		return fmt.Sprint(d.Told)
	}
	want(t, "told at once", told(here), "[lina]")
	want(t, "told while away", told(away), "[]")
	want(t, "told as they sign on", len(s.Floor.NotesFor(s.House, "helin")), 1)
	s.Do(SignOn{Staff: "helin"})
	want(t, "told once at work", told(away), "[helin]")
	s.moves(here, "tell", nil)
	s.silent(here, "tell")
	s.Wait(2 * time.Minute)
	s.runs(away, "tell", TaskOverdue)
}

// The ID stub is ticked as kept before the host receives the visitor.
func TestSY53_TheStubIsKept(t *testing.T) {
	s := tell(t)
	id := s.opens("desk_visitor", EntryFields{"name": "王先生", "contact": "13800138000", "host": "helin", "reason": "送资料"})
	r := s.cannotMove(FieldsNeeded, id, "receive", nil)
	want(t, "what is missing", fmt.Sprint(r.Allowed), "[stub]")
	s.moves(id, "receive", EntryFields{"stub": "yes"})
	other := s.opens("desk_visitor", EntryFields{"name": "李女士", "contact": "13800138001", "host": "helin", "reason": "送资料"})
	s.moves(other, "leave", nil) // nobody received her
}

func TestSY55_ItemsAreHandedOverByName(t *testing.T) {
	s := tell(t)
	id := s.opens("left_item", EntryFields{"item": "合同", "from": "王", "recipient": "lina"})
	want(t, "told to the recipient as they sign on", len(s.Floor.NotesFor(s.House, "lina")), 1)
	want(t, "to nobody else", len(s.Floor.NotesFor(s.House, "helin")), 0)
	s.cannotMove(FieldsNeeded, id, "hand", nil)
	s.moves(id, "hand", EntryFields{"taken_by": "lina"})
	want(t, "once it is handed over", len(s.Floor.NotesFor(s.House, "lina")), 0)
}

func TestSY57_SurveyIsAveraged(t *testing.T) {
	s := tell(t)
	rule, _ := s.House.Sheet("survey")
	want(t, "the twelve fields", len(rule.Items), 12)
	for i, it := range rule.Items[:11] {
		s.Do(CheckLine{Sheet: "survey", For: "1", Item: it.ID, N: 4 + i%2})
	}
	s.Refuse(BadValue, CheckLine{Sheet: "survey", For: "1", Item: "overall", N: 6})
	s.Do(EndCheck{Sheet: "survey", For: "1"})
	want(t, "average", s.Floor.Sheets[0].Score.Points, 445) // 49 of 11
}

func TestSY63_FloorCareIsDueAgain(t *testing.T) {
	s := tell(t)
	due := func(repeat int) (state TaskState) {
		for _, d := range s.Floor.Deadlines(s.House, s.Now) {
			if d.Register == "floor_care" && d.Repeat == repeat {
				state = d.State
			}
		}
		return state
	}
	want(t, "never done: due now", due(1) != "", true)
	id := s.opens("floor_care", EntryFields{"kind": "stone"})
	s.moves(id, "close", EntryFields{"done_by": "保洁"})
	want(t, "done", due(1), "")
	want(t, "the other kinds are not", due(2) != "", true)
	s.Wait(6*24*time.Hour + time.Minute)
	want(t, "a day before", due(1), TaskPending)
	s.Wait(25 * time.Hour)
	want(t, "past its interval", due(1), TaskOverdue)
}

func TestSY66_ASecondPersonVerifies(t *testing.T) {
	s := tell(t)
	id := s.opens("finding", EntryFields{"what": "地面有水渍"})
	s.By = By{Post: "RC", Staff: "helin"}
	s.moves(id, "correct", EntryFields{"correction": "已擦干"})
	s.cannotMove(OtherPerson, id, "verify", nil)
	s.By = By{Post: "RC"}
	s.cannotMove(NameWho, id, "verify", nil)
	s.By = By{Post: "RC", Staff: "guofeng"}
	s.moves(id, "verify", nil)
}

func TestSY71_ASalespersonBringsASolution(t *testing.T) {
	s := tell(t)
	s.opens("question", EntryFields{"question": "物业费多少", "from": "guest"})
	r := s.Refuse(FieldsNeeded, OpenEntry{Register: "question", Fields: EntryFields{"question": "…", "from": "销售员"}})
	want(t, "the proposal", fmt.Sprint(r.Allowed), "[proposal]")
}

func TestSY73_MeetingRoomsDoNotOverlap(t *testing.T) {
	s := tell(t)
	s.opens("meeting_room", EntryFields{"room": "一号", "from": "14:00", "to": "15:00"})
	s.Refuse(BusyThen, OpenEntry{Register: "meeting_room", Fields: EntryFields{"room": "一号", "from": "14:30", "to": "16:00"}})
	s.opens("meeting_room", EntryFields{"room": "一号", "from": "15:00", "to": "16:00"})
	late := s.opens("meeting_room", EntryFields{"room": "二号", "from": "14:30", "to": "16:00"})
	s.Refuse(BusyThen, ChangeEntry{Entry: EntryRef{ID: late}, Fields: EntryFields{"room": "一号"}})
	s.Refuse(BadTime, OpenEntry{Register: "meeting_room", Fields: EntryFields{"room": "三号", "from": "15:00", "to": "14:00"}})
}

// What belongs to a registered guest is found and erased with the guest.
func TestEntriesBelongToTheGuest(t *testing.T) {
	s := tell(t)
	visit := s.inside(Arrive{Guest: Guest{Surname: "王", Title: "先生", Phone: "13800138000"}, Party: Party{Party: 2, CameBy: OnFoot}}, "VIP1")
	o := s.Do(OpenEntry{Register: "complaint", Visit: ByID(visit), Fields: complains(nil)})
	want(t, "the party's guest", s.entry(EntryID(o.First)).Guest, s.Visit(visit).Guest)
	s.leaves(visit)
	s.Do(LeaveRoom{Room: "VIP1"})
	s.tick(visit, "belongings")
	s.Do(Depart{Visit: ByID(visit)})
	later := s.opens("complaint", complains(nil)) // by telephone
	want(t, "found by the number", s.entry(later).Guest, s.Visit(visit).Guest)
	s.Do(Erase{Authority: Authority{Manager: "chenguodong"}, Visit: ByID(visit), Reason: ErasedAsked})
	for _, id := range []EntryID{EntryID(o.First), later} {
		e := s.entry(id)
		want(t, "customer", e.Get("customer"), "")
		want(t, "what was said", e.Get("text"), "")
		want(t, "says that it was erased", e.Erased("text"), true)
		want(t, "what is nobody's data stays", e.Get("kind"), "complaint")
	}
}

// A complaint about a party that is named later is erased with it; whom a register
// names does not become the guest.
func TestEntriesOfAPartyNamedLater(t *testing.T) {
	s := tell(t)
	visit := s.Do(Arrive{}).Visit
	o := s.Do(OpenEntry{Register: "complaint", Visit: ByID(visit), Fields: complains(nil)})
	s.Do(Identify{Visit: ByID(visit), Guest: Guest{Surname: "赵", Title: "先生", Phone: "13911112222"}})
	want(t, "one guest", s.Visit(visit).Guest, s.entry(EntryID(o.First)).Guest)
	s.Do(OpenEntry{Register: "goods_pass", Visit: ByID(visit), Fields: EntryFields{"direction": "in", "item": "椅子", "carrier": "李师傅"}})
	p, _ := s.Visit(visit).Person.Open()
	want(t, "the party's name", p.Surname, "赵")
	s.Refuse(NotItsPart, OpenEntry{Register: "mail", Of: EntryRef{ID: EntryID(o.First)}, Fields: EntryFields{"sender": "x", "recipient": "x"}})
	s.Session = Session{Role: RolePost}
	s.By = By{Post: "L1", Staff: "zhangwei"}
	s.Refuse(NotAllowed, MoveEntry{Entry: EntryRef{ID: EntryID(o.First)}, Move: "verify"})
}

// A list that was missed stays due until one is made, which is for its own time; what
// was left of it is no part of the next (SY-49).
func TestSY49_AMissedPatrol(t *testing.T) {
	s := tell(t) // 09:30
	s.Do(CheckLine{Sheet: "patrol", Item: "gate"})
	s.Wait(100 * time.Minute) // 11:10
	d, due := s.deadline("patrol", "")
	want(t, "overdue", due && d.State == TaskOverdue, true)
	want(t, "of eleven", d.At.In(s.House.Zone).Format("15:04"), "11:00")
	s.Do(CheckLine{Sheet: "patrol", Rest: true})
	s.Do(EndCheck{Sheet: "patrol"})
	s.Wait(3 * time.Hour)
	d, due = s.deadline("patrol", "")
	want(t, "the next one", due && d.State == TaskPending && d.At.In(s.House.Zone).Format("15:04") == "15:00", true)
	s.Do(CheckLine{Sheet: "patrol", Item: "gate"})
	s.Wait(20 * time.Hour)
	s.Do(OpenDay{})
	s.Refuse(TooEarly, CheckLine{Sheet: "patrol", Item: "car_park"}) // yesterday's gate does not count
}

// A place that is given back goes to another; undo does not take it away again (SY-73).
func TestSY73_UndoOfACancellation(t *testing.T) {
	s := tell(t)
	at := EntryFields{"room": "一号", "from": "14:00", "to": "15:00"}
	first := s.opens("meeting_room", at)
	s.moves(first, "cancel", nil)
	cancelled := s.Last.First
	second := s.opens("meeting_room", at)
	s.Refuse(ChangedSince, UndoLast{Record: cancelled})
	s.moves(second, "finish", nil)
	// What a step needed is not taken out again (SY-42).
	out := s.opens("goods_pass", EntryFields{"direction": "out", "item": "椅子", "carrier": "李"})
	s.moves(out, "pass", EntryFields{"approver": "guofeng"})
	s.Refuse(FieldsNeeded, ChangeEntry{Entry: EntryRef{ID: out}, Fields: EntryFields{"approver": ""}})
}

// The countdowns of registers are no booking's.
func TestSY70_BookingsHaveTheirOwnCountdown(t *testing.T) {
	s := tell(t)
	s.Do(Book{Guest: Guest{Surname: "王"}, When: s.inHours(5)})
	if n := len(s.Floor.Tasks); n != 0 {
		t.Errorf("an ordinary booking has opened %d tasks: %+v", n, s.Floor.Tasks[0])
	}
}
