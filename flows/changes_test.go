package flows_test

import (
	"slices"
	"testing"

	. "reception/flows"
	"reception/flows/flowstest"
)

// Whoever is taken out of the house files is not on turn any more, and can still
// be signed off.
func TestSomebodyLeftTheHouse(t *testing.T) {
	s := tell(t)
	group, _ := s.House.Group(s.Floor.Day.VisitGroup)
	order := slices.Clone(group.Order)
	gone := order[0]
	s.Do(RotaOrder{Group: group.ID, Order: order})
	s.onTurn(gone)

	h := anyHouse(t)
	h.Staff = slices.DeleteFunc(h.Staff, func(p Staff) bool { return p.ID == gone })
	for i := range h.Groups {
		h.Groups[i].Order = slices.DeleteFunc(h.Groups[i].Order, func(id StaffID) bool { return id == gone })
	}
	s.House = h
	s.onTurn(order[1])
	s.Do(SignOff{Staff: gone})
	s.Refuse(NotAtWork, SignOff{Staff: gone})
	s.Refuse(UnknownStaff, SignOff{Staff: "nobody"})
}

// A room or a flat that is taken out of the house files with a party in it can
// still be left, and is gone once nobody uses it.
func TestPlacesTakenOut(t *testing.T) {
	s := tell(t)
	id := s.inside(flowstest.Wang(), "VIP1")
	ref := ByID(id)
	s.Do(MakeCall{Kind: AskFlat, Visit: ref, Flat: "A"})
	s.replies(id, AskFlat, CanVisit)
	s.Do(MakeCall{Kind: FlatHeadcount, Visit: ref, Flat: "A"})
	s.Do(EnterFlat{Flat: "A", Visit: ref})
	h := anyHouse(t)
	h.Rooms, h.Flats = h.Rooms[1:], nil
	s.House = h
	s.Do(LeaveFlat{Flat: "A", Visit: ref})
	s.Refuse(UnknownFlat, LeaveFlat{Flat: "A", Visit: ref})
	s.Do(LeaveRoom{Visit: ref})
	s.goes(id)
	s.Do(MakeCall{Kind: CleanRoom, Room: "VIP1"})
	s.Do(Reply{Call: s.last(CleanRoom).ID})
	s.Do(FreeRoom{Room: "VIP1"})
	s.Refuse(UnknownRoom, BlockRoom{Room: "VIP1", Reason: "x"})
}

// A call that the new house files make a broadcast can still be answered.
func TestCallWithoutRepliesAnyMore(t *testing.T) {
	s := tell(t)
	id := s.Admitted(flowstest.Wang())
	h := anyHouse(t)
	for i := range h.Calls {
		h.Calls[i].Replies = nil
	}
	s.House = h
	s.replies(id, SentOn, "")
	if s.Visit(id).Sales == "" {
		t.Error("nobody was chosen to receive the party")
	}
}

// Whatever is written of a party before it has a name belongs to the guest that
// it turns out to be: erasing the guest erases all of it.
func TestOneGuestNumberForAParty(t *testing.T) {
	for name, first := range map[string]func(s story, id VisitID){
		"a note": func(s story, id VisitID) { s.Do(AddNote{Visit: ByID(id), Text: "戴眼镜"}) },
		"the taxi found": func(s story, id VisitID) {
			s.Do(MakeCall{Kind: Taxi, Visit: ByID(id)})
			s.Do(MakeCall{Kind: TaxiFound, Visit: ByID(id), Plate: "渝BT1"})
		},
	} {
		t.Run(name, func(t *testing.T) {
			s := tell(t)
			id := s.Do(Arrive{}).Visit
			first(s, id)
			s.Do(Identify{Visit: ByID(id), Guest: Guest{Surname: "王"}})
			s.Do(AddNote{Visit: ByID(id), Text: "下周再来"})
			guests := map[GuestNo]bool{}
			for _, r := range s.Records {
				if r.Guest != 0 {
					guests[r.Guest] = true
				}
			}
			if len(guests) != 1 || !guests[s.Visit(id).Guest] {
				t.Errorf("kept under the guests %v, the party is guest %d", guests, s.Visit(id).Guest)
			}
		})
	}
}

// Calling for the water by hand brings whatever else the step brings.
func TestWaterByHandBringsTheRest(t *testing.T) {
	s := tell(t)
	h := anyHouse(t)
	for i := range h.Steps {
		if h.Steps[i].ID == "seat" {
			h.Steps[i].Opens = append(h.Steps[i].Opens, Prompt{Call: CallUp})
		}
	}
	s.House = h
	id := s.takes(s.comes(flowstest.Wang()), "seat")
	s.tick(id, "seated", "door_closed")
	s.Do(MakeCall{Kind: FirstWater, Visit: ByID(id)})
	if got := s.aired(); !slices.Equal(got, []CallKind{FirstWater, CallUp}) {
		t.Errorf("on the air: %v", got)
	}
	s.at(id, "water")
}
