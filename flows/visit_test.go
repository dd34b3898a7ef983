package flows_test

import (
	"testing"
	"time"

	. "reception/flows"
	"reception/flows/flowstest"
	"reception/flows/house"
)

func play(t testing.TB) *flowstest.Play {
	t.Helper()
	h, err := house.Default()
	if err != nil {
		t.Fatal(err)
	}
	return flowstest.NewPlay(t, h)
}

// One whole visit as the issue of the house tells it: a walk-in in the rain, two
// in a car, own umbrella, VIP room, lemon water, tea, taxi home.
func TestWholeVisit(t *testing.T) {
	p := play(t).Staffed()
	p.Do(SetWeather{Is: Rain})
	id := p.Admitted(flowstest.Wang())
	v := p.Visit(id)
	if v.Step != "park" || v.Admission != AdmissionGiven {
		t.Fatalf("after the gate: step %q admission %q", v.Step, v.Admission)
	}
	p.Do(Reply{Call: p.Open(id, SentOn).ID})
	if got := p.Visit(id).Sales; got != "lina" {
		t.Fatalf("the person on turn is %q, want lina", got)
	}
	ref := ByID(id)
	p.Refuse(ItemsOpen, Done{Visit: ref}) // valuables, windows, umbrella
	for _, item := range []ItemID{"valuables", "windows", "own_umbrella"} {
		p.Do(SetTick{Visit: ref, Item: item})
	}
	p.Do(Done{Visit: ref})
	if v := p.Visit(id); v.Bay != "B1" || v.Umbrella != UmbrellaOwn {
		t.Fatalf("bay %q umbrella %q, want B1 and own", v.Bay, v.Umbrella)
	}
	p.Refuse(TooEarly, SetTick{Visit: ref, Item: "store_umbrella"})
	p.Do(SetTick{Visit: ref, Item: "greeted"})
	p.Refuse(ItemsOpen, Done{Visit: ref})
	p.Do(SetTick{Visit: ref, Item: "store_umbrella"})
	p.Do(Done{Visit: ref}) // greet
	p.Do(Done{Visit: ref}) // introduce
	p.Do(Done{Visit: ref}) // pass the model
	p.Refuse(ItemsOpen, Done{Visit: ref})
	p.Do(SetTick{Visit: ref, Item: "seated"})
	p.Do(SetTick{Visit: ref, Item: "door_closed"})
	p.Do(Done{Visit: ref})
	water := p.Open(id, FirstWater)
	p.Refuse(NotAnswered, Deliver{Call: water.ID})
	p.Do(Reply{Call: water.ID})
	p.Do(Deliver{Call: water.ID})
	p.Refuse(ItemsOpen, Done{Visit: ref})
	p.Do(SetTick{Visit: ref, Item: "profile_filled"})
	p.Do(Done{Visit: ref})
	p.Do(Done{Visit: ref}) // model talk: RC-05 in the same act
	ask := p.Open(id, AskRoom)
	p.Do(Reply{Call: ask.ID})
	p.Do(RoomReady{Room: "VIP1"})
	p.Do(EnterRoom{Visit: ref})
	p.Do(MakeCall{Kind: Drinks, Visit: ref, Item: "lemon_water"})
	p.Do(MakeCall{Kind: "drinks", Visit: ref, Item: "龙井茶", Quantity: 2})
	for _, c := range append([]*Call(nil), p.Floor.Calls...) {
		if c.Kind == Drinks {
			p.Do(Reply{Call: c.ID})
			p.Do(Deliver{Call: c.ID})
		}
	}
	if got := p.Floor.Day.Served["lemon_water"]; got != 2 {
		t.Errorf("lemon water served %d times, want 2: %v", got, p.Floor.Day.Served)
	}
	p.Wait(40 * time.Minute)
	p.Do(Leave{Visit: ref, Taxi: true})
	p.Do(Reply{Call: p.Open(id, LeavingRoom).ID})
	p.Do(Reply{Call: p.Open(id, Taxi).ID})
	p.Refuse(PlateNeeded, MakeCall{Kind: TaxiFound, Visit: ref})
	p.Do(MakeCall{Kind: TaxiFound, Visit: ref, Plate: "渝BT1234"})
	p.Do(Reply{Call: p.Open(id, TaxiFound).ID, Answer: Thanks})
	p.None(id, Taxi)
	p.Refuse(RoomHeldBy, Depart{Visit: ref})
	p.Do(LeaveRoom{Visit: ref})
	p.Do(SetTick{Visit: ref, Item: "belongings"})
	p.Refuse(UmbrellaNotBack, Depart{Visit: ref})
	p.Do(SetTick{Visit: ref, Item: "return_umbrella"})
	p.Do(Depart{Visit: ref})
	p.Do(MakeCall{Kind: CleanRoom, Room: "VIP1"})
	p.Refuse(RoomNotCleaned, FreeRoom{Room: "VIP1"})
	for _, c := range p.Floor.Calls {
		if c.Kind == CleanRoom {
			p.Do(Reply{Call: c.ID})
			break
		}
	}
	p.Do(FreeRoom{Room: "VIP1"})
	if got := p.Floor.Room("VIP1").State; got != RoomFree {
		t.Errorf("VIP1 is %s, want free", got)
	}
	person, _ := p.Visit(id).Person.Open()
	if person.TaxiOut != "渝BT1234" || person.Surname != "王" {
		t.Errorf("what is known of the guest: %+v", person)
	}
	if n := len(p.Visit(id).Past); n != 13 {
		t.Errorf("%d steps are in the visit's track, want 13: %+v", n, p.Visit(id).Past)
	}
}

// The guide alone takes a guest through: its next act is never refused once the
// list is ticked.
func TestGuideLeadsThrough(t *testing.T) {
	for _, weather := range []Weather{Clear, Rain, Snow, Sun} {
		for _, came := range []CameBy{ByCar, ByTaxi, OnFoot} {
			t.Run(string(weather)+" "+string(came), func(t *testing.T) {
				p := play(t).Staffed()
				p.Do(SetWeather{Is: weather})
				a := flowstest.Wang()
				a.CameBy = came
				id := p.Do(a).Visit
				p.Until(id, "")
				if p.Visit(id).Inside() {
					t.Fatal("the guest is still inside")
				}
				for _, mark := range p.Visit(id).Past {
					if mark.Step == "park" && came != ByCar {
						t.Error("a guest without a car was parked (AMB-FL7)")
					}
				}
			})
		}
	}
}
