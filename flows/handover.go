package flows

import "strconv"

// HandOver leaves open items to the next shift (SY-49).
func (c HandOver) decide(d *decision) error {
	if c.Post != "" {
		if _, ok := d.h.Post(c.Post); !ok {
			return &Refusal{Code: UnknownPost, Given: string(c.Post)}
		}
	}
	var items []HandItem
	for _, it := range c.Items {
		if !it.Due.IsZero() && !datable(it.Due) {
			return &Refusal{Code: BadTime, Given: strconv.Itoa(it.Due.Year())}
		}
		if text := d.clean(it.Text, NoteRunes); text != "" {
			items = append(items, HandItem{Text: text, Due: whole(it.Due)})
		}
	}
	if len(items) == 0 {
		return &Refusal{Code: MissingField, Given: "items"}
	}
	d.emit(HandedOver{Post: c.Post, Items: items})
	return nil
}

// TakeOver acknowledges what the shift before left.
func (c TakeOver) decide(d *decision) error {
	if _, ok := entity(d.f.Handovers, handoverKey, c.Handover); !ok {
		return &Refusal{Code: UnknownHandover, Given: formatNo(c.Handover)}
	}
	who := c.Staff
	if who == "" {
		who = d.r.By.Staff
	}
	if who == "" {
		return &Refusal{Code: MissingField, Given: "staff"}
	}
	if err := d.staff(who); err != nil {
		return err
	}
	d.emit(HandoverTaken{Handover: c.Handover, Staff: who})
	return nil
}

// LeaveMessage needs the caller's name and a text (SY-54).
func (c LeaveMessage) decide(d *decision) error {
	if err := d.staff(c.For); err != nil {
		return err
	}
	p := d.merged(Personal{}, Guest{Surname: c.From, Title: c.Title, Phone: c.Phone})
	text := d.clean(c.Text, NoteRunes)
	switch {
	case p == nil || p.Surname == "":
		return &Refusal{Code: MissingField, Given: "from"}
	case text == "":
		return &Refusal{Code: MissingField, Given: "text"}
	}
	p.Note = text
	d.emitPersonal(MessageLeft{For: c.For}, 0, p)
	return nil
}

// CloseMessage is the call-back, or why there was none.
func (c CloseMessage) decide(d *decision) error {
	if _, ok := entity(d.f.Messages, messageKey, c.Message); !ok {
		return &Refusal{Code: UnknownMessage, Given: formatNo(c.Message)}
	}
	outcome := d.text(c.Outcome)
	if outcome == "" {
		return &Refusal{Code: MissingField, Given: "outcome"}
	}
	d.emit(MessageClosed{Message: c.Message, Outcome: outcome})
	return nil
}
