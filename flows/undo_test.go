package flows_test

import (
	"reflect"
	"slices"
	"testing"
	"time"

	"github.com/fxamacker/cbor/v2"

	. "reception/flows"
	"reception/flows/flowstest"
)

// unnumbered is a floor less the numbers of guests that parties had not got before.
func unnumbered(got, before Floor) Floor {
	got.Visits = slices.Clone(got.Visits)
	for i, v := range got.Visits {
		if was, ok := before.Visit(v.ID); ok && was.Guest == 0 && v.Guest != 0 {
			plain := *v
			plain.Guest, got.Visits[i] = 0, &plain
		}
	}
	return got
}

// asBefore compares floors less what undo leaves alone: how far the journal has
// come, the last party's number, how far back undo reaches, and the number under which
// what was said of a party is kept.
func asBefore(t testing.TB, what string, got, want Floor) {
	t.Helper()
	for _, f := range []*Floor{&got, &want} {
		f.Seq, f.Last, f.Undos, f.Day.Parties = 0, 0, nil, 0
	}
	got = unnumbered(got, want)
	if !reflect.DeepEqual(got, want) {
		t.Errorf("%s: undo left a difference:\n got %s\nwant %s", what, dump(got), dump(want))
	}
}

// A whole visit of which every act is done, taken back and done again. Taking
// it back restores visit, room, calls, rotation, ledger, tasks and sums exactly.
func TestUndoRestoresEverything(t *testing.T) {
	s := tell(t)
	s.By = By{Terminal: "kiosk"}
	s.Do(SetWeather{Is: Rain})
	var id VisitID
	act := func(c func() Command) {
		t.Helper()
		before := s.Floor
		s.Do(c())
		if s.Last.First == 0 {
			t.Fatalf("%s did nothing", c().Verb())
		}
		s.Do(UndoLast{})
		asBefore(t, c().Verb(), s.Floor, before)
		s.Do(c())
	}
	about := func(c func(ref VisitRef) Command) { t.Helper(); act(func() Command { return c(ByID(id)) }) }
	tick := func(items ...ItemID) {
		t.Helper()
		for _, item := range items {
			about(func(ref VisitRef) Command { return SetTick{Visit: ref, Item: item} })
		}
	}
	done := func() { t.Helper(); about(func(ref VisitRef) Command { return Done{Visit: ref} }) }
	reply := func(kind CallKind, a Answer) {
		t.Helper()
		act(func() Command { return Reply{Call: s.last(kind).ID, Answer: a} })
	}
	deliver := func(kind CallKind) { t.Helper(); act(func() Command { return Deliver{Call: s.last(kind).ID} }) }

	act(func() Command { return SetWeather{Is: Snow} })
	act(func() Command { return SetWeather{Is: Rain} })
	act(func() Command { return SignOn{Staff: "yangfan", Post: "L2"} })
	act(func() Command { return Break{Staff: "qianjin"} })
	act(func() Command {
		return Book{Guest: Guest{Surname: "陈"}, When: s.inHours(2), Kind: "dignitary", Confirmed: true, Authority: Authority{Manager: "tangwen"}, Bay: "B2"}
	})
	act(func() Command { return FinishTask{Task: s.Floor.Tasks[len(s.Floor.Tasks)-1].ID} })
	act(func() Command { return flowstest.Wang() })
	id = s.Last.Visit
	reply(AskAdmission, CannotReceive)
	about(func(ref VisitRef) Command { return MakeCall{Kind: AskAdmission, Visit: ref} })
	reply(AskAdmission, CanReceive)
	about(func(ref VisitRef) Command { return Identify{Visit: ref, Guest: Guest{Phone: "13987654321"}} })
	done()
	reply(SentOn, Received)
	want(t, "the turn is charged once", s.turns(id), 1)
	s.onTurn("zhouyang")
	tick("valuables", "windows", "own_umbrella")
	done()
	tick("greeted", "store_umbrella")
	done()
	about(func(ref VisitRef) Command { return Done{Visit: ref, Skip: "knows us"} })
	tick("screen_model")
	done()
	tick("seated", "door_closed")
	about(func(ref VisitRef) Command { return MakeCall{Kind: FirstWater, Visit: ref} })
	reply(FirstWater, Received)
	deliver(FirstWater)
	want(t, "lemon water", s.Floor.Day.Served["lemon_water"], 1)
	tick("profile_filled")
	done()
	tick("smokes")
	done()
	reply(AskRoom, Received)
	about(func(ref VisitRef) Command { return RoomReady{Room: "VIP1", Visit: ref} })
	about(func(ref VisitRef) Command { return EnterRoom{Visit: ref} })
	about(func(ref VisitRef) Command {
		return MakeCall{Kind: Drinks, Visit: ref, Item: "coffee", Quantity: 2}
	})
	reply(Drinks, Received)
	deliver(Drinks)
	act(func() Command { return MakeCall{Kind: Restock, Item: "lemons", Quantity: 5} })
	reply(Restock, Received)
	deliver(Restock)
	about(func(ref VisitRef) Command { return AddNote{Visit: ref, Text: "likes the corner flat"} })
	about(func(ref VisitRef) Command { return Leave{Visit: ref, Taxi: true} })
	reply(LeavingRoom, Received)
	about(func(ref VisitRef) Command { return MakeCall{Kind: TaxiFound, Visit: ref, Plate: "渝BT1"} })
	reply(TaxiFound, Thanks)
	act(func() Command { return LeaveRoom{Room: "VIP1"} })
	act(func() Command { return MakeCall{Kind: CleanRoom, Room: "VIP1"} })
	reply(CleanRoom, Received)
	act(func() Command { return FreeRoom{Room: "VIP1"} })
	act(func() Command { return BlockRoom{Room: "VIP1", Reason: "the lamp is broken"} })
	act(func() Command { return UnblockRoom{Room: "VIP1"} })
	tick("belongings", "return_umbrella")
	about(func(ref VisitRef) Command { return Depart{Visit: ref, Outcome: "interested"} })
	want(t, "coffee in the end", s.Floor.Day.Served["coffee"], 2)
	want(t, "lemons in the end", s.Floor.Day.Stock["lemons"], 5)
	want(t, "lines in the ledger", len(s.Floor.Ledger), 1)
}

// Somebody built on it: it cannot be taken back, and nothing changes.
func TestUndoIsRefusedWhereSomebodyBuiltOnIt(t *testing.T) {
	l1, other := By{Terminal: "gate"}, By{Terminal: "lounge"}
	for _, c := range []struct {
		name  string
		first func(s story) VisitID // its last command is the one to be taken back
		then  func(s story, id VisitID)
	}{
		{"an arrival, admission given", func(s story) VisitID { return s.Do(flowstest.Wang()).Visit },
			func(s story, id VisitID) { s.replies(id, AskAdmission, CanReceive) }},
		{"an arrival, reported on the radio", func(s story) VisitID { return s.Do(flowstest.Wang()).Visit },
			func(s story, id VisitID) { s.about(id, MakeCall{Kind: "RC-19"}) }},
		{"an arrival, a task for it", func(s story) VisitID { return s.Do(flowstest.Wang()).Visit },
			func(s story, id VisitID) { s.Do(OpenTask{Text: "fetch the catalogue", Visit: ByID(id)}) }},
		{"a turn, the next one taken", func(s story) VisitID { return s.comes(flowstest.Wang()) },
			func(s story, _ VisitID) { s.comes(li()) }},
		{"leaving a room, cleaning called", func(s story) VisitID {
			id := s.inside(flowstest.Wang(), "VIP1")
			s.Do(LeaveRoom{Room: "VIP1"})
			return id
		}, func(s story, _ VisitID) { s.Do(MakeCall{Kind: CleanRoom, Room: "VIP1"}) }},
		{"entering a room, drinks asked for", func(s story) VisitID { return s.inside(flowstest.Wang(), "VIP1") },
			func(s story, id VisitID) { s.about(id, MakeCall{Kind: Drinks, Item: "coffee"}) }},
		{"a departure, the bay taken", func(s story) VisitID {
			id := s.takes(s.comes(flowstest.Wang()), "greet")
			s.goes(id)
			return id
		}, func(s story, _ VisitID) { s.takes(s.comes(flowstest.Wang()), "greet") }},
		{"signing on, a party received", func(s story) VisitID {
			s.Do(SignOff{Staff: "lina"})
			s.Do(SignOn{Staff: "lina"})
			return 0
		}, func(s story, _ VisitID) { s.comes(li()) }},
		{"a post, handed on", func(s story) VisitID { s.Do(SignOn{Staff: "yangfan", Post: "L2"}); return 0 },
			func(s story, _ VisitID) { s.Do(SignOn{Staff: "liuqiang", Post: "L2"}) }},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := tell(t)
			s.By = l1
			id := c.first(s)
			last := s.Last.Last
			s.By = other
			c.then(s, id)
			s.By = l1
			s.Refuse(ChangedSince, UndoLast{Record: last})
		})
	}
}

func TestUndoIsPerTerminal(t *testing.T) {
	s := tell(t)
	gate, bar := By{Terminal: "gate"}, By{Terminal: "bar"}
	s.By = gate
	id := s.Do(flowstest.Wang()).Visit
	s.By = bar
	s.Do(MakeCall{Kind: Restock, Item: "lemons", Quantity: 5})
	s.Do(Reply{Call: s.last(Restock).ID})
	s.Do(Deliver{Call: s.last(Restock).ID})
	s.By = gate
	s.Do(UndoLast{}) // the gate's own act, though the bar was later
	if _, there := s.Floor.Visit(id); there {
		t.Error("the arrival is still there")
	}
	want(t, "lemons", s.Floor.Day.Stock["lemons"], 5)
	s.Refuse(NothingToUndo, UndoLast{})
	s.By = bar
	s.Do(UndoLast{}) // and one after the other
	want(t, "lemons", s.Floor.Day.Stock["lemons"], 0)
	s.Do(UndoLast{})
	want(t, "answered", s.last(Restock).Open(), true)
	s.Do(UndoLast{})
	s.Refuse(NothingToUndo, UndoLast{})
	// Of two sums only the own part is taken back.
	s.By = gate
	s.Do(MakeCall{Kind: Restock, Item: "lemons", Quantity: 5})
	mine := s.last(Restock).ID
	s.Do(Reply{Call: mine})
	s.Do(Deliver{Call: mine})
	s.By = bar
	s.Do(MakeCall{Kind: Restock, Item: "lemons", Quantity: 7})
	s.Do(Reply{Call: s.last(Restock).ID})
	s.Do(Deliver{Call: s.last(Restock).ID})
	s.By = gate
	s.Do(UndoLast{})
	want(t, "lemons", s.Floor.Day.Stock["lemons"], 7)
}

// A restart loses nothing (SY-70): the floor written as a snapshot, read again
// and given its personal data back is the same floor, and goes on the same way.
func TestRestartLosesNothing(t *testing.T) {
	s := tell(t)
	s.Do(SetWeather{Is: Rain})
	s.Do(Book{Guest: Guest{Surname: "陈", Phone: "13800000000"}, When: s.inHours(2), Kind: "dignitary", Confirmed: true, Authority: Authority{Manager: "tangwen"}, Bay: "B2"})
	s.inside(flowstest.Wang(), "VIP1")
	gone := s.takes(s.comes(li()), "introduce")
	s.goes(gone)
	waiting := s.waits(zhao())
	s.Do(AddNote{Visit: ByID(waiting), Text: "在等家人"})
	s.Do(MakeCall{Kind: Drinks, Room: "VIP1", Item: "coffee"})
	s.Do(MakeCall{Kind: Taxi, Visit: ByID(waiting)})

	restarted := restart(t, s)
	if !reflect.DeepEqual(restarted, s.Floor) {
		t.Errorf("the floor after a restart:\n got %s\nwant %s", dump(restarted), dump(s.Floor))
	}
	live := s.Floor
	s.Do(UndoLast{})
	after := s.Floor
	o, _, err := restarted.Decide(s.House, s.Now, Request{By: s.By, Command: UndoLast{}})
	if err != nil || !reflect.DeepEqual(o.Floor, after) {
		t.Errorf("undo after a restart: %v", err)
	}
	for _, task := range restarted.Tasks {
		was, _ := live.Task(task.ID)
		want(t, "due", task.Due, was.Due)
		want(t, "its state three hours later", task.State(s.Now.Add(3*time.Hour), s.House.Limits.Overdue), TaskOverdue)
	}
}

// restart writes the floor as the log keeps it and reads it again.
func restart(t testing.TB, s story) (f Floor) {
	t.Helper()
	options := cbor.CoreDetEncOptions()
	options.Time = cbor.TimeRFC3339NanoUTC
	enc, err := options.EncMode()
	if err != nil {
		t.Fatal(err)
	}
	b, err := enc.Marshal(s.Floor)
	if err != nil {
		t.Fatal(err)
	}
	if err := cbor.Unmarshal(b, &f); err != nil {
		t.Fatal(err)
	}
	for _, v := range f.Visits {
		if _, open := v.Person.Open(); open {
			t.Errorf("the snapshot holds personal data of visit %d", v.ID)
		}
	}
	f.Rejoin(func(seq Seq) *Personal { return s.Records[seq-1].Personal })
	return f
}
