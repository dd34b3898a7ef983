package flows

// call writes a radio call and returns its id. A row without replies is a
// broadcast: it is kept until it is heard, but nobody has to answer.
func (d *decision) call(c Called) CallID {
	c.Silent = d.silent(c.Call)
	return CallID(d.emit(c))
}

func (d *decision) silent(kind CallKind) bool {
	rule, known := d.h.Call(kind)
	return known && len(rule.Replies) == 0
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

// spoken is the call as it was asked for: about whom, and who speaks.
func (d *decision) spoken(rule *CallRule, m MakeCall) (Called, error) {
	c := Called{Call: rule.Kind, Room: m.Room, Flat: m.Flat, Item: d.text(m.Item), Quantity: m.Quantity, Text: d.clean(m.Text, NoteRunes)}
	if !m.Visit.IsZero() {
		v, err := d.inside(m.Visit)
		if err != nil {
			return c, err
		}
		c.Visit, c.Caller = v.ID, v.Sales
	} else if s, ok := d.h.Person(d.r.By.Staff); ok && s.Group != "" {
		c.Caller = s.ID // a salesperson adds the name (RP-1)
	}
	if m.Room != "" {
		if _, err := d.room(m.Room); err != nil {
			return c, err
		}
	}
	if m.Flat != "" {
		if _, err := d.flat(m.Flat); err != nil {
			return c, err
		}
	}
	return c, nil
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
	c, err := d.spoken(rule, m)
	if err != nil {
		return err
	}
	spec := callSpecs[rule.Kind]
	if spec == nil {
		spec = specAboutParty
	}
	if err := spec(d, m, &c); err != nil {
		return err
	}
	// Only where the printed phrase closes so: RC-15 and RC-16 do not (AMB-RC7).
	if c.Text != "" && Closes(rule.Phrase.ZH) && !Closes(c.Text) {
		d.warn(PhraseForm)
	}
	switch rule.Kind {
	case TaxiFound:
		d.taxiFound(m, c)
	case FirstWater:
		d.seated(c)
	default:
		d.call(c)
	}
	return nil
}
