package flows

// TagVisit says that a party came to an event of the register, or did not after all.
type TagVisit struct {
	Visit VisitRef `json:"visit"`
	Entry EntryRef `json:"entry" jsonschema_description:"the event: an entry of a register whose dates tag visits"`
	Off   bool     `json:"off,omitempty" jsonschema_description:"takes the tag off"`
}

func (TagVisit) Verb() string { return "tag_visit" }

// VisitTagged joins a visit to the event that it came to (SY-74).
type VisitTagged struct {
	Visit VisitID `cbor:"1,keyasint"`
	Entry EntryID `cbor:"2,keyasint"`
	Off   bool    `cbor:"3,keyasint,omitempty"`
}

func (VisitTagged) Kind() Kind { return kindVisitTagged }

func (e VisitTagged) about() VisitID { return e.Visit }

func (e VisitTagged) apply(ed *edit) {
	v := ed.visit(e.Visit)
	if v.Event = e.Entry; e.Off {
		v.Event = 0
	}
}

func (c TagVisit) decide(d *decision) error {
	e, err := d.entryOf(c.Entry)
	if err != nil {
		return err
	}
	v, err := d.visitOf(c.Visit)
	if err != nil {
		return err
	}
	rule, ok := d.h.Register(e.Register)
	if !ok || rule.Tags == "" || e.Get(rule.Tags) != string(v.Date) {
		return &Refusal{Code: NotOfThatDay, Visit: v.ID, No: v.No, Entry: e.ID, Register: e.Register, Given: e.Get(rule.tags())}
	}
	if (v.Event == e.ID) == !c.Off {
		return nil
	}
	d.emit(VisitTagged{Visit: v.ID, Entry: e.ID, Off: c.Off})
	return nil
}

// tags is the field with the date of an event; none where there is no such register.
func (r *RegisterRule) tags() FieldID {
	if r == nil {
		return ""
	}
	return r.Tags
}

// EventsOn are the events of a date that visits can be tagged with.
func (f *Floor) EventsOn(h *House, date Date) []*Entry {
	var list []*Entry
	for _, e := range f.Entries {
		if r, ok := h.Register(e.Register); ok && r.Tags != "" && e.Get(r.Tags) == string(date) {
			list = append(list, e)
		}
	}
	return list
}
