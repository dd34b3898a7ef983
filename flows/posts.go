package flows

func (c SignOn) decide(d *decision) error {
	if err := d.staff(c.Staff); err != nil {
		return err
	}
	post, known := d.h.Post(c.Post)
	if c.Post != "" && !known {
		return &Refusal{Code: UnknownPost, Given: string(c.Post)}
	}
	switch p, ok := d.f.Person(c.Staff); {
	case !ok || !p.On:
		d.emit(CameOn{Staff: c.Staff})
		d.level(c.Staff)
	case p.Break != "":
		d.emit(CameBack{Staff: c.Staff}) // also one left over from the day before
	}
	if c.Post == "" || post.Many {
		return nil
	}
	if former := d.f.Holder(c.Post); former != c.Staff {
		d.emit(PostTaken{Post: c.Post, Staff: c.Staff, Former: former})
	}
	return nil
}

// SignOff is also for somebody at work whom the house files do not name any more.
func (c SignOff) decide(d *decision) error {
	p, ok := d.f.Person(c.Staff)
	if err := d.staff(c.Staff); err != nil && !ok {
		return err
	}
	if c.Post != "" {
		if _, known := d.h.Post(c.Post); !known {
			return &Refusal{Code: UnknownPost, Given: string(c.Post)}
		}
		if d.f.Holder(c.Post) != c.Staff {
			return &Refusal{Code: NotOnPost, Staff: c.Staff, Post: c.Post}
		}
		d.emit(PostLeft{Post: c.Post, Staff: c.Staff})
		return nil
	}
	if !ok || !p.On {
		return &Refusal{Code: NotAtWork, Staff: c.Staff}
	}
	for _, h := range d.f.Posts {
		if h.Staff == c.Staff {
			d.emit(PostLeft{Post: h.Post, Staff: c.Staff})
		}
	}
	if d.f.Receiving(c.Staff) != nil {
		d.warn(StillReceiving)
	}
	if !p.Supports.IsZero() {
		d.endSupport(p) // what rule 8 owes is not lost by going home
	}
	d.emit(WentOff{Staff: c.Staff})
	return nil
}

// level lets a newcomer start at the least turns of those present: whoever comes
// later does not get every guest until level.
func (d *decision) level(id StaffID) {
	if d.h.Rules.Order != byFewest || d.h.Rules.Newcomers == atNothing {
		return
	}
	group, least, others := d.groupOf(id), 0, false
	for _, p := range d.f.People {
		if !p.On || p.ID == id || d.groupOf(p.ID) != group || group == "" {
			continue
		}
		if n := d.f.Account(p.ID).Tenths; !others || n < least {
			least, others = n, true
		}
	}
	if own := d.f.Account(id).Tenths; others && own < least {
		d.note(TurnNoted{Staff: id, Rule: "3", Group: group, Tenths: least - own, How: HowJoined})
	}
}

func (c Break) decide(d *decision) error {
	p, err := d.atWork(c.Staff)
	if err != nil {
		return err
	}
	if p.Break != "" {
		return &Refusal{Code: AlreadyOnBreak, Staff: c.Staff}
	}
	if d.f.Receiving(c.Staff) != nil {
		d.warn(StillReceiving)
	}
	d.emit(BreakTaken{Staff: c.Staff, Reason: d.text(c.Kind)})
	return nil
}

func (c Back) decide(d *decision) error {
	p, err := d.atWork(c.Staff)
	if err != nil {
		return err
	}
	if p.Break == "" {
		return &Refusal{Code: NotOnBreak, Staff: c.Staff}
	}
	d.emit(CameBack{Staff: c.Staff})
	return nil
}

func (d *decision) atWork(id StaffID) (*Person, error) {
	if err := d.staff(id); err != nil {
		return nil, err
	}
	p, ok := d.f.Person(id)
	if !ok || !p.On {
		return nil, &Refusal{Code: NotAtWork, Staff: id}
	}
	return p, nil
}

// Receiving is the party a salesperson is with; nil when free.
func (f *Floor) Receiving(id StaffID) *Visit {
	for _, v := range f.Visits {
		if v.Sales == id && id != "" && v.Inside() {
			return v
		}
	}
	return nil
}
