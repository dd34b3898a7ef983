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
