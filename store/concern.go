package store

import "reception/flows"

// visitOf says which visit an event concerns, 0 for none. An arrival makes the
// visit, so its own number is the visit's. What concerns a call (a reply) is
// found through the call.
func visitOf(seq flows.Seq, e flows.Event) flows.VisitID {
	switch e := e.(type) {
	case flows.Arrived:
		return flows.VisitID(seq)
	case flows.Identified:
		return e.Visit
	case flows.StepDone:
		return e.Visit
	case flows.Ticked:
		return e.Visit
	case flows.BayTaken:
		return e.Visit
	case flows.UmbrellaChanged:
		return e.Visit
	case flows.Noted:
		return e.Visit
	case flows.TurnedAway:
		return e.Visit
	case flows.Departed:
		return e.Visit
	case flows.FlatEntered:
		return e.Visit
	case flows.FlatLeft:
		return e.Visit
	case flows.SalesAssigned:
		return e.Visit
	case flows.TurnNoted:
		return e.Visit
	case flows.Called:
		return e.Visit
	case flows.RoomAsked:
		return e.Visit
	case flows.RoomReserved:
		return e.Visit
	case flows.RoomEntered:
		return e.Visit
	case flows.RoomLeft:
		return e.Visit
	case flows.TaskOpened:
		return e.Visit
	}
	return 0
}
