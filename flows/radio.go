package flows

import (
	"cmp"
	"slices"
)

// call writes a radio call and returns its id. A row without replies is a
// broadcast: it is kept until it is heard, but nobody has to answer.
func (d *decision) call(c Called) CallID {
	rule, known := d.h.Call(c.Call)
	c.Silent = known && len(rule.Replies) == 0
	return CallID(d.emit(c))
}

// A callSpec says when a person may start a call, and fills in what follows from
// the floor. Rows that belong to a step or a room go through that command.
type callSpec func(d *decision, m MakeCall, c *Called) error

// callSpecs is what 3.2 asks of each call besides its words. A kind that is not
// here may be made at any time about any party inside.
var callSpecs = map[CallKind]callSpec{
	AskAdmission:   specAskAdmission,
	SentOn:         specNotByHand,
	BookedArrived:  specBooked,
	AnnounceBooked: specBooked,
	AskRoom:        specAskRoom,
	Drinks:         specDrinks,
	DrinksByButler: specDrinks,
	CopyID:         specCopyID,
	Documents:      specDocuments,
	Restock:        specRestock,
	CleanRoom:      specCleanRoom,
	Taxi:           specOnce,
	TaxiFound:      specTaxiFound,
	CallUp:         specAnyTime,
	FirstWater:     specFirstWater,
	AskFlat:        specAskFlat,
	FlatHeadcount:  specFlatHeadcount,
}

func (m MakeCall) decide(d *decision) error {
	rule, ok := d.h.Call(m.Kind)
	if !ok {
		return &Refusal{Code: BadValue, Given: string(m.Kind)}
	}
	switch rule.Kind {
	case RoomIsReady:
		return RoomReady{Room: m.Room, Visit: m.Visit}.decide(d)
	case LeavingRoom, LeavingOtherwise:
		return Leave{Visit: m.Visit}.decide(d)
	}
	if m.Quantity < 0 || m.Quantity > maxParty {
		return &Refusal{Code: BadValue, Given: "quantity"}
	}
	c := Called{Call: rule.Kind, Room: m.Room, Flat: m.Flat, Item: d.text(m.Item), Quantity: m.Quantity, Text: d.clean(m.Text, NoteRunes)}
	if !m.Visit.IsZero() {
		v, err := d.inside(m.Visit)
		if err != nil {
			return err
		}
		c.Visit, c.Caller = v.ID, v.Sales
	}
	if m.Room != "" {
		if _, err := d.room(m.Room); err != nil {
			return err
		}
	}
	spec := callSpecs[rule.Kind]
	if spec == nil {
		spec = specAboutParty
	}
	if err := spec(d, m, &c); err != nil {
		return err
	}
	if rule.Kind == TaxiFound {
		return d.taxiFound(m, c)
	}
	d.call(c)
	return nil
}

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
	if v.Step == d.h.Steps[0].ID || v.Room != "" || !v.Asked.IsZero() || v.Leaving {
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
		v := d.again(u.Visit)
		c.Visit, c.Caller, d.visit = v.ID, v.Sales, v.ID
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
	if must || v.Step == d.h.Steps[0].ID {
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
	return nil
}

// specCleanRoom: a room is cleaned only after its guests have left (2.1.2 (11)).
func specCleanRoom(d *decision, _ MakeCall, c *Called) error {
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
	seat, ok := find(d.h.Steps, func(s *Step) bool {
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

func (d *decision) taxiFound(m MakeCall, c Called) error {
	if ask, _ := d.f.Call(c.Answers); ask.Open() {
		d.emit(Replied{Call: ask.ID, Answer: Received, Stays: true})
	}
	v := d.again(c.Visit)
	known, _ := v.Person.Open()
	known.TaxiOut, _ = Clean(m.Plate, NameRunes)
	d.emitPersonal(c, v.Guest, &known)
	return nil
}

// specAskFlat holds a flat for one party at a time (SY-39).
func specAskFlat(d *decision, m MakeCall, c *Called) error {
	if err := specOnce(d, m, c); err != nil {
		return err
	}
	u, err := d.flat(c.Flat)
	if err != nil {
		return err
	}
	if len(u.Inside) > 0 || u.Held != 0 && u.Held != c.Visit {
		return &Refusal{Code: FlatInUse, Flat: c.Flat, Visit: cmp.Or(u.Held, first(u.Inside))}
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

func (r Reply) decide(d *decision) error {
	c, ok := d.f.Call(r.Call)
	if !ok {
		return &Refusal{Code: UnknownCall}
	}
	d.visit = c.Visit
	if c.Reply != "" {
		return &Refusal{Code: CallAnswered, Call: c.Kind, Visit: c.Visit, State: string(c.Reply)}
	}
	answer, err := d.answer(c, r.Answer)
	if err != nil {
		return err
	}
	if r.Plate != "" {
		return &Refusal{Code: BadValue, Given: "plate"}
	}
	d.emit(Replied{Call: c.ID, Answer: answer, Reason: d.text(r.Reason), Stays: d.stays(c)})
	d.afterReply(c)
	return nil
}

// answer checks a reply against those of the call's row; left out it is the only one.
func (d *decision) answer(c *Call, given Answer) (Answer, error) {
	if c.Silent {
		if given == "" || given == Heard || given == Received {
			return Heard, nil
		}
		return "", &Refusal{Code: AnswerNotValid, Call: c.Kind, Given: string(given), Allowed: []string{string(Heard)}}
	}
	allowed := []string{string(Received)}
	if rule, ok := d.h.Call(c.Kind); ok {
		allowed = allowed[:0]
		for _, r := range rule.Replies {
			allowed = append(allowed, string(r.Answer))
		}
	}
	if given == "" && len(allowed) == 1 {
		return Answer(allowed[0]), nil
	}
	if !slices.Contains(allowed, string(given)) {
		return "", &Refusal{Code: AnswerNotValid, Call: c.Kind, Visit: c.Visit, Given: string(given), Allowed: allowed}
	}
	return given, nil
}

// stays reports whether a call is unfinished after its reply: something is to be
// brought, or the taxi to be found.
func (d *decision) stays(c *Call) bool {
	rule, ok := d.h.Call(c.Kind)
	return ok && rule.Delivers && !c.Silent
}

// afterReply is what a reply sets going (3.2, "changes").
func (d *decision) afterReply(c *Call) {
	v := d.again(c.Visit)
	switch c.Kind {
	case SentOn, BookedArrived:
		d.receive(v)
	case AskRoom:
		d.emit(RoomAsked{Visit: c.Visit})
	case LeavingRoom:
		if v.Room != "" && d.f.Room(v.Room).State == RoomOccupied {
			d.emit(RoomDeparting{Room: v.Room})
		}
	case CleanRoom:
		if d.f.Room(c.Room).State == RoomDirty {
			d.emit(RoomCleaning{Room: c.Room})
		}
	case TaxiFound:
		if _, open := d.f.Call(c.Answers); open {
			d.emit(Delivered{Call: c.Answers})
		}
	}
}

func (c Deliver) decide(d *decision) error {
	call, ok := d.f.Call(c.Call)
	if !ok {
		return &Refusal{Code: UnknownCall}
	}
	d.visit = call.Visit
	no := func(code Code) *Refusal {
		return &Refusal{Code: code, Call: call.Kind, Visit: call.Visit, Room: call.Room}
	}
	switch {
	case call.Kind == Taxi:
		return no(PlateNeeded) // the taxi is reported with its plate (RC-16)
	case !d.stays(call):
		return no(NothingToBring)
	case call.Reply == "":
		return no(NotAnswered)
	}
	d.emit(Delivered{Call: call.ID})
	v := d.again(call.Visit)
	if v == nil {
		return nil
	}
	if step, ok := d.h.Step(v.Step); ok && step.By == "deliver" && call.Kind == FirstWater {
		d.complete(v, step, "", "")
	}
	return nil
}

// deliverFor is done in the step that a delivery completes: 收到 and brought at once.
func (d *decision) deliverFor(v *Visit, step *Step) error {
	if missing := d.circumstances(v).missing(step); missing != nil {
		return missing
	}
	call, open := d.f.callFor(v.ID, FirstWater)
	if !open {
		d.complete(v, step, "", "")
		return nil
	}
	if call.Reply == "" {
		d.emit(Replied{Call: call.ID, Answer: Received, Stays: true})
	}
	return Deliver{Call: call.ID}.decide(d)
}
