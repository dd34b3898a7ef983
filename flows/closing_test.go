package flows_test

import (
	"slices"
	"testing"
	"time"

	. "reception/flows"
	"reception/flows/flowstest"
)

// SY-15: the format check accepts 收到请回答 and 收到请回话; a call said otherwise
// is logged all the same, and its form is remarked on.
func TestSY15_FormatCheck(t *testing.T) {
	p := play(t).Staffed()
	id := p.Admitted(flowstest.Wang())
	for text, good := range map[string]bool{
		"我是大客户管家,呼叫水吧,请送龙井至接待区域,收到请回答。": true,
		"我是大客户管家,呼叫水吧,请送龙井至接待区域,收到请回话。": true,
		"送杯龙井": false,
	} {
		o := p.Do(MakeCall{Kind: Drinks, Visit: ByID(id), Item: "龙井茶", Text: text})
		if slices.Contains(o.Warnings, PhraseForm) == good {
			t.Errorf("%s: warnings %v", text, o.Warnings)
		}
	}
	for _, c := range p.House.Calls {
		if len(c.Replies) == 0 || c.Kind == Taxi || c.Kind == TaxiFound || c.Kind == RoomIsReady || c.Kind == AskFlat {
			continue // printed without the closing phrase, or not printed at all
		}
		if !Closes(c.Phrase.ZH) {
			t.Errorf("%s of the house does not close as RP-1 asks: %s", c.Kind, c.Phrase.ZH)
		}
	}
}

// A reserved room given back while its guest still wants one: the guest is in
// the queue again, and the guide offers the next free room.
func TestRoomGivenBack(t *testing.T) {
	p := play(t).Staffed()
	id := p.Admitted(flowstest.Wang())
	p.Until(id, "lift")
	p.Do(FreeRoom{Room: "VIP1"})
	if q := p.Floor.RoomQueue(); len(q) != 1 || q[0].ID != id {
		t.Fatalf("the room queue is %v", q)
	}
	p.Do(Done{Visit: ByID(id)})
	if v := p.Visit(id); v.Room == "" || v.Step != "lift" {
		t.Fatalf("after done: room %q, step %q", v.Room, v.Step)
	}
	p.Do(Done{Visit: ByID(id)})
	if v := p.Visit(id); v.Step != "in_room" {
		t.Errorf("step %q, want in_room", v.Step)
	}
}

// A guest who says at the gate that they have no umbrella is still offered one (SY-06).
func TestSY06_WithoutUmbrella(t *testing.T) {
	p := play(t).Staffed()
	p.Do(SetWeather{Is: Rain})
	a := flowstest.Wang()
	a.Umbrella = UmbrellaNone
	id := p.Admitted(a)
	for _, item := range []ItemID{"valuables", "windows"} {
		p.Do(SetTick{Visit: ByID(id), Item: item})
	}
	p.Refuse(ItemsOpen, Done{Visit: ByID(id)})
	p.Do(SetTick{Visit: ByID(id), Item: "hold_umbrella"})
	p.Do(Done{Visit: ByID(id)})
	if u := p.Visit(id).Umbrella; u != UmbrellaLent {
		t.Errorf("umbrella %q, want lent", u)
	}
}

// A booking nobody came for is closed as a no-show when the next day opens.
func TestNoShow(t *testing.T) {
	p := play(t).Staffed()
	p.Do(Book{Guest: Guest{Surname: "李", Title: "女士"}, When: p.Now.Add(time.Hour), Confirmed: true, Authority: Authority{Manager: "tangwen"}, Kind: "dignitary"})
	p.Wait(24 * time.Hour)
	p.Do(SetWeather{Is: Sun})
	for _, b := range p.Floor.Bookings {
		if b.State != BookingOff {
			t.Errorf("the booking is still %s", b.State)
		}
	}
	for _, task := range p.Floor.Tasks {
		if task.Done.IsZero() {
			t.Errorf("its countdown still runs: %+v", task)
		}
	}
}

// 2.1.2 (1), SY-07: the guide shows a call to be made only once it may be made.
func TestRadioIsOfferedInItsTime(t *testing.T) {
	p := play(t).Staffed()
	id := p.Do(flowstest.Wang()).Visit
	guide := func() Guide { return p.Floor.Guide(p.House, p.Visit(id), p.Now) }
	if r := guide().Radio; len(r) != 0 {
		t.Errorf("before 可以接待 the guide says %s", r[0].Text.ZH)
	}
	p.Do(Reply{Call: p.Open(id, AskAdmission).ID, Answer: CanReceive})
	if r := guide().Radio; len(r) != 1 || r[0].Call != SentOn {
		t.Errorf("after it the guide says %v, want RC-02", r)
	}
	p.Until(id, "seat")
	p.Do(SetTick{Visit: ByID(id), Item: "seated"})
	if r := guide().Radio; len(r) != 0 {
		t.Errorf("with the door open the guide says %s", r[0].Text.ZH)
	}
	p.Do(SetTick{Visit: ByID(id), Item: "door_closed"})
	if r := guide().Radio; len(r) != 1 || r[0].Call != FirstWater {
		t.Errorf("with the door closed the guide says %v, want RC-18", r)
	}
}

// AMB-RC3: RC-06 expects 收到; leading the guest into the room answers it.
func TestEnteringAnswersRoomReady(t *testing.T) {
	p := play(t).Staffed()
	id := p.Admitted(flowstest.Wang())
	p.Until(id, "lift")
	p.Open(id, RoomIsReady)
	p.Do(EnterRoom{Visit: ByID(id)})
	p.None(id, RoomIsReady)
}

// SY-14: L1 may answer RC-15 with the taxi already there; the plate is RC-16.
func TestTaxiAnsweredWithItsPlate(t *testing.T) {
	p := play(t).Staffed()
	id := p.Admitted(flowstest.Wang())
	p.Do(Leave{Visit: ByID(id), Taxi: true})
	p.Do(Reply{Call: p.Open(id, Taxi).ID, Plate: "渝BT0001"})
	if person, _ := p.Visit(id).Person.Open(); person.TaxiOut != "渝BT0001" {
		t.Errorf("the taxi's plate is %q", person.TaxiOut)
	}
	p.Do(Reply{Call: p.Open(id, TaxiFound).ID})
	p.None(id, Taxi)
	p.Refuse(BadValue, Reply{Call: p.Open(id, LeavingOtherwise).ID, Plate: "渝BT0001"})
}
