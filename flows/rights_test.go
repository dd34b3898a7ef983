package flows_test

import (
	"slices"
	"testing"

	. "reception/flows"
	"reception/flows/flowstest"
)

// Which terminals may do what, told as the people at them meet it.

func TestRights_WhoLooksOnChangesNothing(t *testing.T) {
	for _, role := range []Role{RoleWall, RoleExporter} {
		for _, c := range Commands() {
			if role.May(c.Verb()) {
				t.Errorf("a terminal for %s may %s", role, c.Verb())
			}
		}
	}
	p := tell(t)
	p.Session = Session{Role: RoleWall}
	r := p.Refuse(NotAllowed, Arrive{})
	want(t, "what was asked for", r.Given, "arrive")
	want(t, "of whom", r.State, "wall")
	p.Session = Session{Role: "cook"}
	p.Refuse(NotAllowed, Arrive{}) // a role that nobody knows may nothing
}

func TestRights_PostReceivesAndDoesNotRunTheFloor(t *testing.T) {
	p := tell(t)
	p.Session = Session{Role: RolePost, Proven: []StaffID{"liuqiang"}}
	p.By = By{Post: "L1", Staff: "liuqiang"}
	p.Do(flowstest.Wang())
	p.Refuse(NotAllowed, Skip{Reason: "lunch"})
	p.Refuse(NotAllowed, CloseDay{})
	p.By.Staff = "lina"
	want(t, "whose terminal it is", p.Refuse(NotYours, AddNote{Text: "x", Visit: ByID(p.Last.Visit)}).Staff, "liuqiang")
	p.By.Staff = ""
	p.Do(AddNote{Text: "要看样板房", Visit: ByID(p.Last.Visit)}) // said by the post

	// What receiving a guest takes is a post's.
	for _, verb := range []string{"arrive", "done", "tick", "call", "reply", "deliver", "enter_room", "leave", "depart", "undo"} {
		if !RolePost.May(verb) {
			t.Errorf("a post may not %s", verb)
		}
	}
	for _, verb := range []string{"rota_order", "adjust_turn", "waive", "close_day", "merge", "correct", "book"} {
		if RolePost.May(verb) {
			t.Errorf("a post may %s", verb)
		}
	}
	for _, role := range []Role{"", RoleDesk, RoleDutyManager} {
		if slices.ContainsFunc(Verbs(), func(v string) bool { return !role.May(v) }) {
			t.Errorf("there is something that %q may not do", role)
		}
	}
}

// A post takes back what it did itself. What the desk did may be what a post may not.
func TestRights_PostTakesBackItsOwnAlone(t *testing.T) {
	p := tell(t)
	p.By = By{Post: "RC", Terminal: "kiosk"}
	task := p.Do(OpenTask{Text: "check the umbrellas"})
	p.Session, p.By = Session{Role: RolePost}, By{Post: "L1", Terminal: "L1"}
	want(t, "what was asked for", p.Refuse(NotAllowed, UndoLast{Record: task.First}).Given, "undo")
	p.Refuse(NothingToUndo, UndoLast{})
	own := p.Do(flowstest.Wang())
	p.Do(UndoLast{Record: own.First})
}

func TestRights_ManagersActsAskForTheManager(t *testing.T) {
	p := tell(t)
	p.By = By{Post: "RC", Staff: "zhuhui"}
	acts := map[string]Command{
		"adjust":  AdjustTurn{Authority: Authority{Manager: "chenguodong"}, Staff: "lina", What: "turn", By: 1, Reason: "漏记"},
		"reorder": RotaOrder{Authority: Authority{Manager: "chenguodong"}, Group: "A", Order: []StaffID{"zhaomin"}, Reason: "抽签"},
	}
	for name, act := range acts {
		p.Session = Session{Role: RoleDesk, Guarded: true}
		want(t, name+" asks for", p.Refuse(PINNeeded, act).Staff, "chenguodong")
		p.Session.Proven = []StaffID{"zhuhui"} // somebody, but not the manager
		p.Refuse(PINNeeded, act)
		p.Session.Proven = append(p.Session.Proven, "chenguodong")
		p.Do(act)
	}
	p.Session = Session{Guarded: true}
	p.Refuse(ManagerNeeded, RotaOrder{Group: "A", Order: []StaffID{"qianjin"}}) // nobody is named at all

	id := p.Do(flowstest.Wang()).Visit
	p.Refuse(StillOpen, CloseDay{})
	force := CloseDay{Authority: Authority{Manager: "chenguodong"}, Force: true, Reason: "客人自行离开"}
	p.Refuse(PINNeeded, force)
	p.Session.Proven = []StaffID{"chenguodong"}
	p.Do(force)
	want(t, "who allowed it", p.Records[len(p.Records)-1].Event.(DayClosed).Manager, "chenguodong")
	_ = id
}

func TestRights_WithoutPINsEveryonesWordCounts(t *testing.T) {
	p := tell(t)
	p.By = By{Staff: "zhuhui"}
	p.Do(RotaOrder{Group: "A", Order: []StaffID{"zhaomin"}})
	p.Do(AdjustTurn{Authority: Authority{Manager: "chenguodong"}, Staff: "lina", What: "turn", By: 1, Reason: "漏记"})
}

// Somebody turned away is written down whenever it happens: before the first day,
// between days, after closing. It opens no day and cannot be undone.
func TestRights_WhoWasTurnedAwayIsWrittenDown(t *testing.T) {
	p := play(t)
	knock := NoteAccess{AccessNoted{What: KeyUnknown, From: "192.168.1.77", Times: 40}}
	p.Do(knock)
	want(t, "records", len(p.Records), 1)
	want(t, "the day", p.Floor.Day.Date, "")
	p.Staffed()
	p.By.Terminal = "kiosk"
	p.Do(SetWeather{Is: Rain})
	p.Do(knock)
	p.Do(UndoLast{})
	want(t, "what was undone", p.Floor.Day.Weather, "")
	p.Do(CloseDay{})
	p.Do(knock)
	want(t, "it stays closed", p.Floor.Day.Closed, true)
	if slices.Contains(Verbs(), knock.Verb()) {
		t.Error("anybody may write that somebody was turned away")
	}
}
