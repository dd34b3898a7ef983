package flows

// The rows of the radio protocol that mean something to the floor. The words,
// posts and replies of every row are in the house files.
const (
	AskAdmission     CallKind = "RC-01"
	SentOn           CallKind = "RC-02"
	BookedArrived    CallKind = "RC-03"
	AnnounceBooked   CallKind = "RC-04"
	AskRoom          CallKind = "RC-05"
	RoomIsReady      CallKind = "RC-06"
	LeavingRoom      CallKind = "RC-07"
	Drinks           CallKind = "RC-08"
	CopyID           CallKind = "RC-09"
	Documents        CallKind = "RC-10"
	Restock          CallKind = "RC-11"
	CleanRoom        CallKind = "RC-12"
	DrinksByButler   CallKind = "RC-13"
	LeavingOtherwise CallKind = "RC-14"
	Taxi             CallKind = "RC-15"
	TaxiFound        CallKind = "RC-16"
	CallUp           CallKind = "RC-17"
	FirstWater       CallKind = "RC-18"
	GateNotice       CallKind = "RC-23"
	AskFlat          CallKind = "RC-24"
	FlatHeadcount    CallKind = "RC-25"
)

// callMade is what making a call changes on the floor (3.2, "changes").
func callMade(ed *edit, c *Call) {
	switch c.Kind {
	case AskAdmission:
		v := ed.visit(c.Visit)
		v.Admission, v.Why = AdmissionAsked, ""
	case LeavingRoom, LeavingOtherwise:
		ed.visit(c.Visit).Leaving = true
	case Taxi:
		ed.visit(c.Visit).TaxiHome = true
	case FlatHeadcount:
		u := ed.flat(c.Flat)
		u.Told = append(except(u.Told, c.Visit), c.Visit)
	case TaxiFound:
		ed.known(ed.visit(c.Visit))
		if c.Answers != 0 {
			ed.call(c.Answers).Found = true
		}
	}
}

// callReplied is what a reply changes on the floor.
func callReplied(ed *edit, c *Call, e Replied) {
	switch {
	case c.Kind == AskAdmission && e.Answer == CanReceive:
		v := ed.visit(c.Visit)
		v.Admission, v.Admitted = AdmissionGiven, ed.r.At
	case c.Kind == AskAdmission:
		v := ed.visit(c.Visit)
		v.Admission, v.Why = AdmissionRefused, e.Reason
	case c.Kind == AskFlat && e.Answer == CanVisit:
		u := ed.flat(c.Flat)
		u.Held, u.Since = c.Visit, ed.r.At
	}
}

// callDelivered is what a done request adds to the sums (SY-10, SY-11).
func callDelivered(ed *edit, c *Call) {
	switch c.Kind {
	case Drinks, DrinksByButler, FirstWater:
		ed.served(c.Item, max(1, c.Quantity))
	case Restock:
		ed.stocked(c.Item)
		ed.stock(c.Item, c.Quantity)
	}
}
