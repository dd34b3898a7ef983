package flows

import "cmp"

// PhoneCall is a call from outside. An answered one is one turn of the call
// order, whatever it was about; without a conversation there is none (rule 10).
func (c PhoneCall) decide(d *decision) error {
	answer := cmp.Or(c.Answer, PhoneAnswered)
	switch answer {
	case PhoneAnswered, PhoneSilent, PhoneMissed:
	default:
		return &Refusal{Code: BadValue, Given: string(answer), Allowed: []string{"answered", "silent", "missed"}}
	}
	for _, id := range []StaffID{c.Staff, c.AsksFor, c.Through} {
		if id == "" {
			continue
		}
		if err := d.staff(id); err != nil {
			return err
		}
	}
	pick := d.f.Choose(d.h, CallTurns)
	staff := cmp.Or(c.Staff, pick.Staff)
	if staff == "" && answer == PhoneAnswered {
		return &Refusal{Code: NobodyFree}
	}
	d.emit(Phoned{Staff: staff, Answer: answer, AsksFor: c.AsksFor, Through: c.Through, About: d.text(c.About)})
	e := TurnNoted{Staff: staff, Rule: "10", Rotation: CallTurns, Turns: 1, Reason: d.text(c.About)}
	switch {
	case answer == PhoneAnswered:
	case answer == PhoneMissed && d.h.Rules.NotPickedUp == charged && staff != "":
	default:
		return nil // TR-10.2: the same person stays next
	}
	d.callTurn(pick, e, c)
	return nil
}

// callTurn charges an answered call: in the order to whoever is next, as a bye
// to anybody else (rule 7 for who was named, AMB-TR26).
func (d *decision) callTurn(pick Pick, e TurnNoted, c PhoneCall) {
	if c.Through != "" && c.Through != e.Staff && d.h.Rules.PutThrough == byColleague {
		e.Staff = c.Through // AMB-TR27, the other reading
	}
	named := c.AsksFor == e.Staff
	s, _ := d.h.Person(e.Staff)
	switch {
	case s != nil && s.Group == "":
		e.Turns = 0 // not a salesperson: nobody's turn
		d.note(e)
	case pick.Staff == e.Staff:
		d.charge(pick, e)
	case named && d.h.Rules.CallerNames == nothing:
		e.Rule, e.Turns = "7", 0
		d.note(e)
	default:
		if named {
			e.Rule = "7"
		}
		e.Group = d.groupOf(e.Staff)
		if !d.h.Rules.byCount() {
			e.Grant = CallBye
		}
		d.note(e)
	}
}
