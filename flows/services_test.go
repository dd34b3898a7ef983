package flows_test

import (
	"fmt"
	"slices"
	"testing"
	"time"

	. "reception/flows"
	"reception/flows/flowstest"
)

func TestSY10_InRoomRequests(t *testing.T) {
	s := tell(t)
	outside := s.takes(s.comes(li()), "profile")
	s.Refuse(NotInRoom, MakeCall{Kind: CopyID, Visit: ByID(outside)})
	s.Refuse(RoomNotOccupied, MakeCall{Kind: Drinks, Room: "VIP1", Item: "coffee"})
	id := s.inside(flowstest.Wang(), "VIP1")
	s.Refuse(MissingField, MakeCall{Kind: Documents, Visit: ByID(id), Item: "floor_plan"}) // how many copies?
	s.Refuse(MissingField, MakeCall{Kind: Documents, Visit: ByID(id), Quantity: 2})
	s.Refuse(BadValue, MakeCall{Kind: CopyID, Visit: ByID(id), Text: "500101199001011234"}) // nothing of a card is kept
	s.Refuse(BadValue, MakeCall{Kind: CopyID, Visit: ByID(id), Item: "500101199001011234"})

	s.Do(MakeCall{Kind: Drinks, Room: "VIP1", Item: "coffee", Quantity: 2}) // the room is enough
	c := s.last(Drinks)
	want(t, "for", c.Visit, id)
	asked := s.Now
	s.Wait(time.Minute)
	s.Refuse(NotAnswered, Deliver{Call: c.ID})
	s.replies(id, Drinks, Received)
	answered := s.Now
	want(t, "served before it is brought", s.Floor.Day.Served["coffee"], 0)
	s.Wait(4 * time.Minute)
	want(t, "asked", s.last(Drinks).At, asked)
	want(t, "answered", s.last(Drinks).Replied, answered)
	want(t, "late at the bar", s.last(Drinks).Late(s.House, s.Now), Amber)
	s.Do(Deliver{Call: c.ID})
	s.Refuse(UnknownCall, Deliver{Call: c.ID})
	want(t, "served", s.Floor.Day.Served["coffee"], 2)
	// Both times are in the journal.
	var got, done time.Time
	for _, r := range s.Records {
		switch e := r.Event.(type) {
		case Replied:
			if e.Call == c.ID {
				got = r.At
			}
		case Delivered:
			if e.Call == c.ID {
				done = r.At
			}
		}
	}
	want(t, "收到", got, answered)
	want(t, "brought", done, answered.Add(4*time.Minute))
}

func TestSY11_Restocking(t *testing.T) {
	s := tell(t)
	s.Refuse(MissingField, MakeCall{Kind: Restock, Quantity: 10})
	s.Refuse(MissingField, MakeCall{Kind: Restock, Item: "lemons"})
	s.Do(MakeCall{Kind: Restock, Item: "柠檬", Quantity: 30})
	c := s.last(Restock)
	s.Refuse(NotAnswered, Deliver{Call: c.ID})
	s.Do(Reply{Call: c.ID})
	s.Do(Deliver{Call: c.ID})
	want(t, "lemons at the bar", s.Floor.Day.Stock["lemons"], 30)
	s.Wait(24 * time.Hour)
	s.Do(SetWeather{Is: Sun})
	want(t, "lemons the day after", s.Floor.Day.Stock["lemons"], 30)
}

func TestSY13_Departure(t *testing.T) {
	s := tell(t)
	s.Do(SetWeather{Is: Rain})
	a := flowstest.Wang()
	a.Umbrella = UmbrellaOwn
	id := s.takes(s.comes(a), "in_room")
	s.Do(Leave{Visit: ByID(id)})
	for _, item := range []ItemID{"return_umbrella", "decline_umbrella", "belongings", "sunshade_off", "car_door"} {
		want(t, "on the send-off list: "+string(item), s.lists(id, item), true)
	}
	s.Refuse(RoomHeldBy, Depart{Visit: ByID(id)})
	s.Do(LeaveRoom{Visit: ByID(id)})
	s.Refuse(ItemsOpen, Depart{Visit: ByID(s.leaves(s.comes(li())))})
	s.tick(id, "belongings")
	s.Refuse(UmbrellaNotBack, Depart{Visit: ByID(id)})
	s.tick(id, "decline_umbrella")
	s.Do(Reply{Call: s.Open(id, LeavingRoom).ID})
	if radio := s.guide(id).Radio; len(radio) != 1 || radio[0].Call != GateNotice {
		t.Errorf("the send-off calls %+v, want the notice to the gate", radio)
	}
	s.Wait(5 * time.Minute)
	s.Do(Depart{Visit: ByID(id), Outcome: "interested"})
	want(t, "departed", s.Visit(id).Gone, s.Now)
	want(t, "the outcome", s.Visit(id).Outcome, "interested")
}

func TestSY14_Taxi(t *testing.T) {
	s := tell(t)
	id := s.Do(zhao()).Visit
	want(t, "belongings in the taxi", s.lists(id, "taxi_belongings"), true)
	s.replies(id, AskAdmission, CanReceive)
	s.done(id)
	s.replies(id, SentOn, Received)
	p, _ := s.Visit(id).Person.Open()
	want(t, "the taxi's plate", p.Plate, "渝BT0001")
	s.Refuse(NoTaxiAsked, MakeCall{Kind: TaxiFound, Visit: ByID(id), Plate: "渝BT1"})
	s.Do(Leave{Visit: ByID(id), Taxi: true})
	s.Refuse(AlreadyCalled, MakeCall{Kind: Taxi, Visit: ByID(id)})
	s.Wait(9 * time.Minute)
	want(t, "the open taxi's age", s.Open(id, Taxi).Late(s.House, s.Now), Amber)
	s.Refuse(PlateNeeded, MakeCall{Kind: TaxiFound, Visit: ByID(id)})
	s.Do(MakeCall{Kind: TaxiFound, Visit: ByID(id), Plate: "渝BT1"})
	s.Open(id, Taxi)
	s.replies(id, TaxiFound, Thanks)
	s.None(id, Taxi)
	s.None(id, TaxiFound)
}

func TestSY15_RadioLog(t *testing.T) {
	s := tell(t)
	id := s.Do(flowstest.Wang()).Visit
	c := s.Open(id, AskAdmission)
	s.Wait(45 * time.Second)
	want(t, "open after 45 seconds", c.Late(s.House, s.Now), Amber)
	s.Wait(time.Minute)
	want(t, "open after two minutes", c.Late(s.House, s.Now), Red)
	want(t, "open calls", s.Floor.Figures(s.House, s.Now).OpenCalls, 1)
	s.Do(Reply{Call: c.ID, Answer: CanReceive})
	want(t, "open calls", s.Floor.Figures(s.House, s.Now).OpenCalls, 0)
	// What was on the air stays as it was spoken, whoever takes the party over.
	s.done(id)
	s.replies(id, SentOn, Received)
	s.Do(MakeCall{Kind: Taxi, Visit: ByID(id)})
	s.Do(Assign{Visit: ByID(id), Staff: "zhaomin", Basis: BasisNamed, Instead: "lina"})
	contains(t, s.hears(s.Open(id, Taxi)), "我是大客户经理李娜")
}

func TestSY34_OrdinaryCustomer(t *testing.T) {
	s := tell(t)
	s.House.Meals = []MealWindow{{From: 11*60 + 30, To: 13 * 60}}
	a := Arrive{Kind: "ordinary", Guest: Guest{Surname: "王", Title: "先生"}, Party: Party{Party: 2, CameBy: ByCar}}
	id := s.Do(a).Visit
	s.replies(id, AskAdmission, CanReceive)
	s.Refuse(VehicleNeeded, Done{Visit: ByID(id)})
	s.Do(Identify{Visit: ByID(id), Guest: Guest{Plate: "渝A12345"}})
	s.done(id)
	s.replies(id, SentOn, "")
	s.Refuse(ItemsOpen, Done{Visit: ByID(id)}) // still in the car park
	s.tick(id, "valuables")
	s.Refuse(ItemsOpen, Done{Visit: ByID(id)})
	s.tick(id, "windows")
	s.done(id)
	s.takes(id, "seat")
	want(t, "snacks at half past nine", s.lists(id, "snacks"), false)
	s.Wait(2 * time.Hour)
	want(t, "snacks at noon", s.lists(id, "snacks"), true)
	s.tick(id, "snacks")
	task := s.Floor.Tasks[len(s.Floor.Tasks)-1]
	want(t, "whose task", task.Rule+" "+string(task.Post), "snacks CA")
	s.takes(id, "farewell")
	s.Do(LeaveRoom{Visit: ByID(id)})
	s.tick(id, "belongings")
	s.None(id, GateNotice)
	s.Do(Depart{Visit: ByID(id)})
	if got := s.aired(); !slices.Equal(got, []CallKind{GateNotice}) {
		t.Errorf("driving off called %v, want RC-23", got)
	}
	// Nobody has to mark it as heard: tomorrow it is not on the air any more.
	s.Wait(24 * time.Hour)
	s.Do(SetWeather{Is: Sun})
	s.None(id, GateNotice)
}

// Every countdown of 2.16, in minutes before T.
func TestSY70_CountdownTable(t *testing.T) {
	for kind, minutes := range map[KindID][]int{
		"tour_class_1":       {1440, 1440, 720, 720, 720, 720, 60, 15},
		"booked_tour":        {60, 30},
		"escorted_reception": {60, 40, 30, 30, 30},
		"important_event":    {60, 30, 20},
		"major_event":        {60, 30},
		"dignitary":          {45, 15, 10},
		"booked":             nil,
		"tour_class_2":       {1440, 1440, 720, 720, 720, 720, 60, 15}, // an editable copy (AMB-FL17)
		"tour_class_3":       {1440, 1440, 720, 720, 720, 720, 60, 15},
		"tour_class_4":       {1440, 1440, 720, 720, 720, 720, 60, 15},
	} {
		s := tell(t)
		at := s.inHours(30)
		s.Do(Book{Guest: Guest{Surname: "陈"}, When: at, Kind: kind, Confirmed: true, Authority: Authority{Manager: "tangwen"}})
		var got []int
		rules := map[string]bool{}
		for _, task := range s.Floor.Tasks {
			if rules[task.Rule] {
				continue // for another post
			}
			rules[task.Rule] = true
			got = append(got, int(at.Sub(task.Due).Minutes()))
		}
		slices.Sort(got)
		slices.Sort(minutes)
		if !slices.Equal(got, minutes) {
			t.Errorf("%s counts down %v, want %v", kind, got, minutes)
		}
	}
}

func TestSY70_TasksFollowTheClockAlone(t *testing.T) {
	s := tell(t)
	at := s.inHours(1)
	s.Do(Book{Guest: Guest{Surname: "陈"}, When: at, Kind: "dignitary"})
	want(t, "tasks before the time is agreed", len(s.Floor.Tasks), 0)
	for range 3 {
		s.Do(AdvanceBooking{Authority: Authority{Manager: "tangwen"}, Booking: s.Floor.Bookings[0].ID})
	}
	air, floor := s.Floor.Tasks[0], s.Floor
	for _, c := range []struct {
		after time.Duration
		want  TaskState
	}{
		{14 * time.Minute, TaskPending}, {15 * time.Minute, TaskDue}, {19 * time.Minute, TaskDue}, {20 * time.Minute, TaskOverdue}, {24 * time.Hour, TaskOverdue},
	} {
		want(t, fmt.Sprint("after ", c.after), air.State(s.Now.Add(c.after), s.House.Limits.Overdue), c.want)
	}
	want(t, "records the clock wrote", s.Floor.Seq, floor.Seq)
	s.Wait(16 * time.Minute)
	s.By = By{Post: "SM", Staff: "guofeng"}
	s.Do(FinishTask{Task: air.ID})
	done, _ := s.Floor.Task(air.ID)
	want(t, "done by", done.DoneBy, s.By)
	want(t, "done at", done.Done, s.Now)
	want(t, "due", done.Due, at.Add(-45*time.Minute))
	want(t, "the state", done.State(s.inHours(99), 0), TaskOver)
	s.Refuse(TaskAlreadyDone, FinishTask{Task: air.ID})
	// Entered too late for some of it, that is due now (AMB-FL18).
	s.Do(Book{Guest: Guest{Surname: "何"}, When: s.Now.Add(12 * time.Minute), Kind: "dignitary", Confirmed: true, Authority: Authority{Manager: "tangwen"}})
	late := s.Floor.Tasks[len(s.Floor.Tasks)-3:]
	for i, due := range []time.Time{s.Now, s.Now, s.Now.Add(2 * time.Minute)} {
		want(t, late[i].Rule, late[i].Due, due)
	}
}
