package flows

// umbrellaAfter is where an umbrella is once a line with that effect is ticked (SY-06).
var umbrellaAfter = map[Effect]UmbrellaState{
	EffectOwnUmbrella:     UmbrellaOwn,
	EffectHoldUmbrella:    UmbrellaLent,
	EffectLendUmbrella:    UmbrellaLent,
	EffectNoUmbrella:      UmbrellaNone,
	EffectStoreUmbrella:   UmbrellaStored,
	EffectReturnUmbrella:  UmbrellaReturned,
	EffectDeclineUmbrella: UmbrellaDeclined,
	EffectUmbrellaBack:    UmbrellaBack,
}

// umbrellaBefore is where it was, for a tick that is taken off again.
var umbrellaBefore = map[Effect]UmbrellaState{
	EffectStoreUmbrella:   UmbrellaOwn,
	EffectReturnUmbrella:  UmbrellaStored,
	EffectDeclineUmbrella: UmbrellaStored,
	EffectUmbrellaBack:    UmbrellaLent,
}

func (c SetTick) decide(d *decision) error {
	v, err := d.inside(c.Visit)
	if err != nil {
		return err
	}
	step, ok := d.h.Step(v.Step)
	if !ok {
		return &Refusal{Code: UnknownStep, Step: v.Step}
	}
	it, ok := find(step.Do, func(i *Item) bool { return i.ID == c.Item })
	here := d.circumstances(v)
	// A line whose condition no longer holds may still be unticked.
	if !ok || !here.hold(it.When) && !v.Ticked(c.Item) {
		return &Refusal{Code: ItemNotHere, Visit: v.ID, No: v.No, Item: c.Item, Step: v.Step}
	}
	if c.Off {
		d.untick(v, it)
		return nil
	}
	if it.After != "" && !v.Ticked(it.After) {
		return &Refusal{Code: TooEarly, Visit: v.ID, No: v.No, Item: it.ID, Given: string(it.After)}
	}
	if v.Ticked(it.ID) && it.Every == 0 {
		return nil
	}
	for i := range step.Do {
		if other := &step.Do[i]; it.Choice != "" && other.Choice == it.Choice && other.ID != it.ID {
			d.untick(d.again(v.ID), other)
		}
	}
	e := Ticked{Visit: v.ID, Item: it.ID}
	if it.Every > 0 {
		e.Times = v.Times(it.ID) + 1
	}
	d.emit(e)
	if it.Every > 0 && e.Times%it.Every != 0 {
		return nil // its effect comes with every so many
	}
	if to, ok := umbrellaAfter[it.Effect]; ok {
		d.emit(UmbrellaChanged{Visit: v.ID, To: to})
	} else if it.Effect != "" {
		d.openRule(string(it.Effect), v.ID, v.Room)
	}
	return nil
}

func (d *decision) untick(v *Visit, it *Item) {
	if !v.Ticked(it.ID) {
		return
	}
	if n := v.Times(it.ID); it.Every > 0 && n > 1 {
		d.emit(Ticked{Visit: v.ID, Item: it.ID, Times: n - 1})
		return
	}
	d.emit(Ticked{Visit: v.ID, Item: it.ID, Off: true})
	if to, ok := umbrellaAfter[it.Effect]; ok && v.Umbrella == to {
		d.emit(UmbrellaChanged{Visit: v.ID, To: umbrellaBefore[it.Effect]})
	}
}

// UmbrellaReturn takes a lent house umbrella back, also after the party has gone.
func (c UmbrellaReturn) decide(d *decision) error {
	v, err := d.visitOf(c.Visit)
	if err != nil {
		return err
	}
	switch v.Umbrella {
	case UmbrellaLent:
		d.emit(UmbrellaChanged{Visit: v.ID, To: UmbrellaBack})
	case UmbrellaStored:
		d.emit(UmbrellaChanged{Visit: v.ID, To: UmbrellaReturned})
	}
	return nil
}
