package tui

import (
	"slices"

	"reception/flows"
)

// Fields of the forms about turns.
const (
	fieldManager    fieldID = 200 + iota // who answers for an act
	fieldConfirmer                       // who confirms a rest roster
	fieldSupporter                       // who is called up
	fieldAnswered                        // who took a telephone call
	fieldEnd                             // how the call ended
	fieldThrough                         // to whom it was put through
	fieldAbout                           // what it was about
	fieldAdjust                          // what a manager corrects
	fieldBy                              // one more or one less
	fieldVisitGroup                      // who receives today
	fieldPhoneGroup                      // who answers the telephone today
	fieldBasis                           // why somebody receives a party
)

// turnLabel is label for the fields above.
func (s scene) turnLabel(id fieldID) string {
	w := s.Words.Rota
	return map[fieldID]string{fieldManager: w.Manager, fieldConfirmer: w.Manager, fieldSupporter: w.Who, fieldAnswered: w.Answered,
		fieldEnd: w.Answer, fieldThrough: w.Through, fieldAbout: w.About, fieldAdjust: w.What, fieldBy: w.By,
		fieldVisitGroup: w.VisitGroup, fieldPhoneGroup: w.PhoneGroup, fieldBasis: w.Basis}[id]
}

// turnOptions is options for the fields above.
func (s scene) turnOptions(id fieldID) []option {
	var list []option
	switch id {
	case fieldManager:
		return s.managers(s.House.Rules.ManagerRoles())
	case fieldConfirmer:
		return s.managers([]string{"dept_manager"})
	case fieldSupporter:
		if g, ok := s.House.Group(s.Floor.Day.PhoneGroup); ok {
			order, _ := s.rotaOf(g)
			return s.named(order)
		}
	case fieldAnswered:
		return s.named(s.forCalls())
	case fieldThrough:
		return s.named(s.sellers())
	case fieldEnd:
		for _, end := range []flows.PhoneEnd{flows.PhoneAnswered, flows.PhoneSilent, flows.PhoneMissed} {
			list = append(list, option{string(end), s.Text.Names.Turns.Phone[end]})
		}
	case fieldAdjust:
		for _, what := range adjustments {
			list = append(list, option{what, s.Text.Names.Turns.Adjust[what]})
		}
	case fieldBy:
		list = []option{{"1", s.Words.Rota.Plus}, {"-1", s.Words.Rota.Minus}}
	case fieldVisitGroup, fieldPhoneGroup:
		for _, g := range s.House.Groups {
			list = append(list, option{string(g.ID), g.Name.In(s.Text.Tag)})
		}
	}
	return list
}

// adjustments are what a manager can correct, the likeliest first.
var adjustments = []string{"turn", "visit_makeup", "visit_bye", "visit_place", "next_visit", "call_turn", "call_makeup", "call_bye", "call_place",
	"next_call", "next_support"}

func (s scene) named(ids []flows.StaffID) []option {
	list := make([]option, len(ids))
	for i, id := range ids {
		list[i] = option{string(id), s.staff(id)}
	}
	return list
}

// forCalls are the people who may take a call: the phone group in its order, the
// other salespeople after it.
func (s scene) forCalls() []flows.StaffID {
	var list []flows.StaffID
	if g, ok := s.House.Group(s.Floor.Day.PhoneGroup); ok {
		order, _ := s.rotaOf(g)
		list = append(list, order...)
	}
	for _, id := range s.sellers() {
		if !slices.Contains(list, id) {
			list = append(list, id)
		}
	}
	return list
}

// managers are those with one of some roles: the duty manager who is signed on
// first, then the others at work.
func (s scene) managers(roles []string) []option {
	duty, _ := s.Floor.DutyManager(s.House)
	rank := func(id flows.StaffID) int {
		who, ok := s.Floor.Person(id)
		switch {
		case id == duty:
			return 0
		case ok && who.On:
			return 1
		}
		return 2
	}
	var ids []flows.StaffID
	for i := range s.House.Staff {
		if p := &s.House.Staff[i]; p.Has(roles) {
			ids = append(ids, p.ID)
		}
	}
	slices.SortStableFunc(ids, func(a, b flows.StaffID) int { return rank(a) - rank(b) })
	return s.named(ids)
}

// likelyManager is who would answer for an act: the duty manager signed on, else
// whoever else of the roles is at work; nobody where none is.
func (s scene) likelyManager(field fieldID) string {
	for _, o := range s.options(field) {
		if who, ok := s.Floor.Person(flows.StaffID(o.value)); ok && who.On {
			return o.value
		}
	}
	return ""
}
