package flows

import (
	"cmp"
	"slices"
)

func specAnyTime(*decision, MakeCall, *Called) error { return nil }

func specAboutParty(_ *decision, _ MakeCall, c *Called) error {
	if c.Visit == 0 {
		return &Refusal{Code: MissingField, Given: "visit"}
	}
	return nil
}

func specNotByHand(d *decision, _ MakeCall, c *Called) error {
	r := &Refusal{Code: CallNotNow, Call: c.Call, Visit: c.Visit}
	if v := d.again(c.Visit); v != nil {
		r.No, r.Step = v.No, v.Step
	}
	return r
}

// specOnce refuses a second call of the same kind about one party.
func specOnce(d *decision, m MakeCall, c *Called) error {
	if err := specAboutParty(d, m, c); err != nil {
		return err
	}
	if _, open := d.f.callFor(c.Visit, c.Call); open {
		return &Refusal{Code: AlreadyCalled, Call: c.Call, Visit: c.Visit}
	}
	return nil
}

func specAskAdmission(d *decision, m MakeCall, c *Called) error {
	if err := specOnce(d, m, c); err != nil {
		return err
	}
	if d.again(c.Visit).Admission == AdmissionGiven {
		return specNotByHand(d, m, c)
	}
	if refusal := d.paused(d.again(c.Visit)); refusal != nil {
		return refusal
	}
	return nil
}

func specBooked(d *decision, m MakeCall, c *Called) error {
	if err := specOnce(d, m, c); err != nil {
		return err
	}
	if d.again(c.Visit).Booking == 0 {
		return specNotByHand(d, m, c)
	}
	return nil
}

// specAskRoom lets a room be asked for from any step inside but only once; the
// model talk asks for it by itself.
func specAskRoom(d *decision, m MakeCall, c *Called) error {
	if err := specOnce(d, m, c); err != nil {
		return err
	}
	v := d.again(c.Visit)
	if d.atGate(v) || v.Room != "" || !v.Asked.IsZero() || v.Leaving {
		return specNotByHand(d, m, c)
	}
	return nil
}

// specDrinks takes the party's room, or the other way round; before there is a
// room the drinks go to the reception area.
func specDrinks(d *decision, m MakeCall, c *Called) error {
	if c.Item == "" {
		return &Refusal{Code: MissingField, Given: "item"}
	}
	c.Item = d.itemID(c.Item)
	c.Quantity = max(1, c.Quantity)
	return d.fromRoom(c, false)
}

func specCopyID(d *decision, m MakeCall, c *Called) error {
	if c.Text != "" || c.Item != "" {
		// Nothing of an identity card is ever kept (SY-10).
		return &Refusal{Code: BadValue, Given: cmp.Or(c.Text, c.Item)}
	}
	return d.fromRoom(c, true)
}

func specDocuments(d *decision, m MakeCall, c *Called) error {
	if c.Item == "" {
		return &Refusal{Code: MissingField, Given: "item"}
	}
	if c.Quantity == 0 {
		return &Refusal{Code: MissingField, Given: "quantity"}
	}
	c.Item = d.itemID(c.Item)
	return d.fromRoom(c, false)
}

// fromRoom joins party and room of an in-room request (SY-10).
func (d *decision) fromRoom(c *Called, must bool) error {
	if c.Visit == 0 && c.Room != "" {
		u := d.f.Room(c.Room)
		if u.State != RoomOccupied && u.State != RoomAboutToGo {
			return u.refuse(RoomNotOccupied)
		}
		c.Visit, d.visit = u.Visit, u.Visit
		if v := d.again(u.Visit); v != nil {
			c.Caller = v.Sales
		}
		return nil
	}
	if c.Visit == 0 {
		return &Refusal{Code: MissingField, Given: "visit"}
	}
	v := d.again(c.Visit)
	if c.Room != "" && c.Room != v.Room {
		return &Refusal{Code: NotInRoom, Visit: v.ID, No: v.No, Room: c.Room}
	}
	if u := d.f.Room(v.Room); v.Room != "" && (u.State == RoomOccupied || u.State == RoomAboutToGo) {
		c.Room = v.Room
		return nil
	}
	if must || d.atGate(v) {
		return &Refusal{Code: NotInRoom, Visit: v.ID, No: v.No}
	}
	return nil
}

// itemID turns a name of the house's list into its id; what is not on the list
// is kept as it was said.
func (d *decision) itemID(item string) string {
	if i, ok := d.h.Item(item); ok {
		return i.ID
	}
	return item
}

func specRestock(d *decision, _ MakeCall, c *Called) error {
	if c.Item == "" {
		return &Refusal{Code: MissingField, Given: "item"}
	}
	if c.Quantity == 0 {
		return &Refusal{Code: MissingField, Given: "quantity"}
	}
	c.Item = d.itemID(c.Item)
	c.Visit = 0 // the bar's, whoever asked: it does not end with a party
	return nil
}

// specCleanRoom: a room is cleaned only after its guests have left (2.1.2 (11)).
// The request is the room's and outlives the party's visit.
func specCleanRoom(d *decision, _ MakeCall, c *Called) error {
	c.Visit = 0
	room, err := d.room(c.Room)
	if err != nil {
		return err
	}
	switch room.State {
	case RoomDirty:
	case RoomOccupied, RoomAboutToGo, RoomHeld:
		return room.refuse(RoomInUse)
	default:
		return room.refuse(RoomNotLeft)
	}
	for _, open := range d.f.Calls {
		if open.Kind == CleanRoom && open.Room == room.ID {
			return &Refusal{Code: AlreadyCalled, Call: CleanRoom, Room: room.ID}
		}
	}
	return nil
}

// specFirstWater: the door is closed before the bar is called (2.1.2 (5)).
func specFirstWater(d *decision, m MakeCall, c *Called) error {
	if err := specOnce(d, m, c); err != nil {
		return err
	}
	v := d.again(c.Visit)
	seat, ok := d.h.Flow(v.Kind).find(func(s *Step) bool {
		return slices.ContainsFunc(s.Opens, func(p Prompt) bool { return p.Call == FirstWater })
	})
	if !ok || v.Step != seat.ID {
		return specNotByHand(d, m, c)
	}
	if missing := d.circumstances(v).missing(seat); missing != nil {
		return missing
	}
	for _, p := range seat.Opens {
		if p.Call == FirstWater {
			c.Item = cmp.Or(c.Item, p.Item)
		}
	}
	return nil
}

// specTaxiFound: the taxi's plate is written down, or it is not found (SY-14).
func specTaxiFound(d *decision, m MakeCall, c *Called) error {
	if err := specAboutParty(d, m, c); err != nil {
		return err
	}
	ask, open := d.f.callFor(c.Visit, Taxi)
	if !open {
		return &Refusal{Code: NoTaxiAsked, Visit: c.Visit}
	}
	if ask.Found {
		return &Refusal{Code: AlreadyCalled, Call: TaxiFound, Visit: c.Visit}
	}
	if d.text(m.Plate) == "" {
		return &Refusal{Code: PlateNeeded, Visit: c.Visit}
	}
	c.Answers, c.Sales = ask.ID, ask.Caller
	return nil
}

// seated: calling for the water is what ends the seating.
func (d *decision) seated(c Called) {
	d.call(c)
	v := d.again(c.Visit)
	step, _ := d.h.Step(v.Step)
	d.complete(v, step, "", "")
}

func (d *decision) taxiFound(m MakeCall, c Called) {
	if ask, _ := d.f.Call(c.Answers); ask.Open() {
		d.emit(Replied{Call: ask.ID, Answer: Received, Stays: true})
	}
	v := d.again(c.Visit)
	known, _ := v.Person.Open()
	known.TaxiOut, _ = Clean(m.Plate, NameRunes)
	c.Silent = d.silent(c.Call)
	d.emitPersonal(c, v.Guest, &known)
}

// specAskFlat holds a flat for one party at a time (SY-39).
func specAskFlat(d *decision, m MakeCall, c *Called) error {
	if err := specOnce(d, m, c); err != nil {
		return err
	}
	if d.atGate(d.again(c.Visit)) {
		return specNotByHand(d, m, c)
	}
	u, err := d.flat(c.Flat)
	if err != nil {
		return err
	}
	if other := u.Other(c.Visit); other != 0 {
		return &Refusal{Code: FlatInUse, Flat: c.Flat, Visit: other}
	}
	return nil
}

func specFlatHeadcount(d *decision, m MakeCall, c *Called) error {
	if err := specAboutParty(d, m, c); err != nil {
		return err
	}
	if v := d.again(c.Visit); v.Party == 0 {
		return &Refusal{Code: PartyNeeded, Visit: v.ID, No: v.No}
	}
	_, err := d.flat(c.Flat)
	return err
}
