package flows_test

import (
	"fmt"
	"testing"
	"time"

	. "reception/flows"
	"reception/flows/flowstest"
)

// Rows of section 9 that no other file is about, clause by clause.

func TestSY08_ModelTalk(t *testing.T) {
	s := tell(t)
	id := s.takes(s.comes(flowstest.Wang()), "pass_model")
	want(t, "the supervisor's prompt", s.lists(id, "screen_model"), true)
	s.takes(id, "model")
	s.tick(id, "smokes")
	ashtray := s.openedTasks("ashtray")
	want(t, "an ashtray for G1", len(ashtray) == 1 && ashtray[0].Post == "G1", true)
	contains(t, s.says(id), "模型讲解就到这")
	s.done(id)
	want(t, "RC-05 in the same act", fmt.Sprint(s.aired()), fmt.Sprint([]CallKind{AskRoom}))
}

func TestSY12_RoomTurnover(t *testing.T) {
	s := tell(t)
	id := s.inside(flowstest.Wang(), "VIP1")
	s.Refuse(RoomInUse, MakeCall{Kind: CleanRoom, Room: "VIP1"})
	s.leaves(id)
	s.replies(id, LeavingRoom, Received)
	left := s.Now
	s.Do(LeaveRoom{Visit: ByID(id)})
	s.Do(MakeCall{Kind: CleanRoom, Room: "VIP1"})
	s.room("VIP1", RoomDirty)
	s.Wait(4 * time.Minute)
	s.Do(Reply{Call: s.last(CleanRoom).ID})
	s.room("VIP1", RoomBeingClean)
	s.Wait(time.Hour)
	s.room("VIP1", RoomBeingClean) // only somebody's word makes it free
	s.Do(FreeRoom{Room: "VIP1"})
	s.room("VIP1", RoomFree)
	want(t, "from departure to free", s.Now.Sub(left), 64*time.Minute)
}

func TestSY29_LevelsAndReportingUpwards(t *testing.T) {
	s := tell(t)
	for _, c := range []string{"government", "media", "serious", "wide", "amount"} {
		id := s.opens("complaint", complains(EntryFields{"criteria": c}))
		want(t, c, s.entry(id).Get("level"), "major")
		s.runs(id, "report_24", TaskPending)
	}
	id := s.opens("complaint", complains(EntryFields{"criteria": "media"}))
	s.By = By{Post: "RC", Staff: "zhuhui"}
	for _, level := range []FieldID{"reported_supervisor", "reported_marketing", "reported_deputy", "reported_general"} {
		s.Wait(20 * time.Minute)
		name := map[FieldID]string{"reported_supervisor": "luoyi", "reported_marketing": "tangwen"}[level]
		if name == "" {
			name = "总经理室"
		}
		s.Do(ChangeEntry{Entry: EntryRef{ID: id}, Fields: EntryFields{level: name}})
		at, by := s.entry(id).Stamp(level)
		want(t, string(level)+" by name", s.entry(id).Get(level), name)
		want(t, string(level)+" at", at, s.Now)
		want(t, string(level)+" entered by", by.Staff, "zhuhui")
	}
	// A legacy complaint that was not reported the same day is flagged, and who is told.
	legacy := s.opens("complaint", complains(EntryFields{"cause": "legacy"}))
	s.Wait(14 * time.Hour)
	s.runs(legacy, "legacy", TaskOverdue)
	d, _ := s.clock(legacy, "legacy")
	want(t, "told", fmt.Sprint(d.Tells), "[duty_manager]")
	// Especially major ones wait for the Chairman.
	worst := s.opens("complaint", complains(EntryFields{"criteria": "government", "especially": "yes"}))
	s.moves(worst, "verify", EntryFields{"founded": "founded"})
	s.moves(worst, "answer", EntryFields{"result": "…", "decision": "…", "decided_by": "general"})
	r := s.cannotMove(FieldsNeeded, worst, "close", nil)
	want(t, "the review", fmt.Sprint(r.Allowed), "[chairman]")
}

func TestSY56_QuickResponse(t *testing.T) {
	s := tell(t)
	id := s.opens("request", EntryFields{"text": "洗手间灯坏"})
	s.runs(id, "respond_5", TaskPending)
	s.runs(id, "solve_30", TaskPending)
	r := s.cannotMove(FieldsNeeded, id, "take", nil) // dispatched is what a named person has accepted
	want(t, "who", fmt.Sprint(r.Allowed), "[taken_by]")
	s.Refuse(UnknownStaff, MoveEntry{Entry: EntryRef{ID: id}, Move: "take", Fields: EntryFields{"taken_by": "有人"}})
	s.moves(id, "take", EntryFields{"taken_by": "xumin"})
	s.Wait(30*time.Minute + time.Second)
	d, _ := s.clock(id, "solve_30")
	want(t, "at 30 minutes the desk must choose", fmt.Sprint(d.State, " ", d.Then), "overdue [explain outside]")
	other := s.opens("request", EntryFields{"text": "…"})
	s.moves(id, "explain", EntryFields{"explained": "配件下午到"})
	s.silent(id, "solve_30")
	s.runs(id, "solve_4h", TaskPending)
	s.moves(other, "outside", nil)
	s.runs(other, "commit_1d", TaskPending)
	s.Wait(4 * time.Hour)
	d, _ = s.clock(id, "solve_4h")
	want(t, "overdue", d.State, TaskOverdue)
	var listed []EntryID
	for _, d := range s.Floor.Deadlines(s.House, s.Now) {
		if d.Register == "request" {
			listed = append(listed, d.Entry)
		}
	}
	want(t, "overdue ones come first", fmt.Sprint(listed), fmt.Sprint([]EntryID{id, other}))
}

func TestSY72_OpeningCheck(t *testing.T) {
	s := tell(t)
	rule, _ := s.House.Sheet("opening")
	for _, line := range []ItemID{"lights", "air", "music"} {
		if _, ok := rule.Item(line); !ok {
			t.Errorf("the opening list has no %s", line)
		}
	}
	music, _ := rule.Item("music")
	contains(t, music.Text.ZH, "音量适宜")
	// What is unfinished is due until it is made, tomorrow morning too.
	s.Wait(24 * time.Hour)
	s.Do(OpenDay{})
	d, due := s.deadline("opening", "")
	want(t, "the next morning", due && d.State == TaskOverdue, true)
	s.ticks("opening", "", "music")
	s.Do(EndCheck{Sheet: "opening"})
	_, due = s.deadline("opening", "")
	want(t, "made", due, false)
	// For a dignitary: all lights except spotlights.
	s.agrees("dignitary", s.inHours(3))
	if len(s.items("射灯除外")) == 0 {
		t.Error("nothing says that the spotlights stay off for a dignitary")
	}
}

func TestSY30_ContactSheets(t *testing.T) {
	s := tell(t)
	id := s.opens("contact_sheet", EntryFields{"department": "工程部", "subject": "漏水"})
	r := s.cannotMove(FieldsNeeded, id, "issue", nil)
	want(t, "before the approval", fmt.Sprint(r.Allowed), "[approved]")
	s.moves(id, "issue", EntryFields{"approved": "tangwen"})
	s.Wait(50 * time.Hour)
	s.Do(OpenDay{})
	want(t, "listed until solved, with its age", s.Now.Sub(s.entry(id).Opened), 50*time.Hour)
	r = s.cannotMove(FieldsNeeded, id, "close", nil)
	want(t, "the department's result", fmt.Sprint(r.Allowed), "[result]")
	s.moves(id, "close", EntryFields{"result": "已补漏"})
	want(t, "solved", s.entry(id).Open(), false)
}

func TestSY31_WrittenReplies(t *testing.T) {
	s := tell(t)
	id := s.opens("reply_letter", EntryFields{"subject": "关于学校位置"})
	r := s.cannotMove(FieldsNeeded, id, "send", nil)
	want(t, "three signatures and the legal review", fmt.Sprint(r.Allowed), "[supervisor manager responsible legal]")
	s.cannotMove(ManagerNeeded, id, "send", EntryFields{"supervisor": "lina"})
	want(t, "the sender", s.entry(id).Get("sender"), "customer_club")
	s.Wait(24 * time.Hour)
	s.Do(OpenDay{})
	s.Do(ChangeEntry{Entry: EntryRef{ID: id}, Fields: EntryFields{"progress": "主管已签"}})
	at, _ := s.entry(id).Stamp("progress")
	want(t, "progress has its day", at, s.Now)
	s.moves(id, "send", EntryFields{"supervisor": "luoyi", "manager": "tangwen", "responsible": "工程部", "legal": "法务"})
}

func TestSY33_Praise(t *testing.T) {
	s := tell(t)
	id := s.opens("praise", EntryFields{"staff": "helin", "text": "周到"})
	s.Wait(24 * time.Hour)
	s.Do(OpenDay{})
	want(t, "until somebody confirms it", s.entry(id).State, "unverified")
	s.moves(id, "verify", nil)
	r := s.cannotMove(FieldsNeeded, id, "report", nil)
	want(t, "a named leader", fmt.Sprint(r.Allowed), "[leader]")
	s.moves(id, "report", EntryFields{"leader": "guofeng"})
	want(t, "whose", s.entry(id).Get("staff"), "helin")
}

func TestSY52_EscortedReception(t *testing.T) {
	s := tell(t)
	at := s.inHours(3)
	s.agrees("escorted_reception", at)
	var minutes []int
	for _, task := range s.Floor.Tasks {
		minutes = append(minutes, int(at.Sub(task.Due).Minutes()))
	}
	want(t, "T-60, T-40, T-30", fmt.Sprint(minutes), "[60 40 30 30 30]")
	id := s.opens("lift", EntryFields{"lift": "3号梯", "floor": "1", "operator": "dengchaoqun"})
	s.Do(ChangeEntry{Entry: EntryRef{ID: id}, Fields: EntryFields{"floor": "5"}})
	e := s.entry(id)
	want(t, "held, with floor and operator", fmt.Sprint(e.State, " ", e.Get("floor"), " ", e.Get("operator")), "held 5 dengchaoqun")
	s.moves(id, "release", nil)
	want(t, "released", s.entry(id).Open(), false)
}

func TestSY60_StaffStarsByTheRule(t *testing.T) {
	s := tell(t)
	rule, _ := s.House.Register("staff_star")
	stars := func(points ...int) int { return rule.Stars.Of(points) }
	want(t, "everyone starts at three", stars(), 3)
	want(t, "praise, innovation and media", stars(1, 1, 3), 4)
	want(t, "a deduction blocks the rise", stars(1, 1, 3, -1), 3)
	want(t, "every five deducted", stars(-3, -7), 1)
}

func TestSY74_AYearWithoutAnOwnersEvent(t *testing.T) {
	s := tell(t)
	flagged := func() (state TaskState) {
		for _, d := range s.Floor.Deadlines(s.House, s.Now) {
			if d.Register == "social_event" {
				state = d.State
			}
		}
		return state
	}
	fields := EntryFields{"kind": "owners", "plan": "邻里节", "organiser": "guofeng", "held": "2026-11-22"}
	id := s.opens("social_event", fields)
	r := s.cannotMove(FieldsNeeded, id, "close", nil)
	want(t, "its result", fmt.Sprint(r.Allowed), "[result]")
	s.moves(id, "close", EntryFields{"result": "120 户参加"})
	want(t, "held", flagged(), "")
	s.Wait(366 * 24 * time.Hour)
	s.Do(OpenDay{})
	want(t, "a year later", flagged(), TaskOverdue)
}

// People and visits are two numbers of the butler's month (RE-11).
func TestSY44_ButlersMonthCountsPeopleAndVisits(t *testing.T) {
	r := &Report{}
	r.Parties, r.Guests = 7, 15
	got := map[string]int{}
	for _, c := range r.Chapters() {
		if c.Part == PartButler {
			for _, f := range c.Figures {
				got[string(f.ID)] = int(f.N)
			}
		}
	}
	want(t, "visits", got["butler_visits"], 7)
	want(t, "visitors", got["butler_visitors"], 15)
	if _, ok := got["butler_drinks"]; !ok {
		t.Error("the butler's month says nothing of what was served")
	}
}
