package tui

import (
	"slices"

	"reception/flows"
)

// newFlats lists the show flats, each with what a party does there next: it is asked
// for, told the headcount, entered and left (2.6).
func newFlats(id flows.VisitID) screen {
	try := newID()
	return picker{name: name("flats/" + itoa(int(id))),
		title: func(s scene) string { return s.Words.Acts.Flats + " - " + s.visitName(id) },
		items: func(s scene) []item {
			v, ok := s.Floor.Visit(id)
			if !ok {
				return nil
			}
			var list []item
			for _, flat := range s.House.Flats {
				list = append(list, item{id: string(flat.ID), label: flat.Name.In(s.Text.Tag) + "  " + s.flatAct(v, flat.ID),
					do: func(int) effect { return s.flatEffect(v, flat.ID, try) }})
			}
			return list
		}}
}

// flatNext is what a party does at a flat next, and whether a manager has to let it in.
func (s scene) flatNext(v *flows.Visit, id flows.FlatID) (c flows.Command, manager bool) {
	u, ref := s.Floor.Flat(id), flows.ByID(v.ID)
	told := slices.Contains(u.Told, v.ID)
	switch {
	case v.Flat == id:
		return flows.LeaveFlat{Flat: id, Visit: ref}, false
	case u.Other(v.ID) != 0 && told:
		return flows.EnterFlat{Flat: id, Visit: ref}, true
	case u.Held != v.ID && u.Other(v.ID) == 0:
		return flows.MakeCall{Kind: flows.AskFlat, Flat: id, Visit: ref}, false
	case !told:
		return flows.MakeCall{Kind: flows.FlatHeadcount, Flat: id, Visit: ref}, false
	}
	return flows.EnterFlat{Flat: id, Visit: ref}, false
}

// flatAct names what flatNext is, and who has the flat where somebody else does.
func (s scene) flatAct(v *flows.Visit, id flows.FlatID) string {
	next, manager := s.flatNext(v, id)
	label := s.Text.Names.Verb[next.Verb()]
	if call, is := next.(flows.MakeCall); is {
		label = s.callName(&flows.Call{Kind: call.Kind})
	}
	if manager {
		label = s.Words.Acts.FlatAllow
	}
	if other, ok := s.Floor.Visit(s.Floor.Flat(id).Other(v.ID)); ok && v.Flat != id {
		label += "  (" + s.numbered(other) + ")"
	}
	return label
}

func (s scene) flatEffect(v *flows.Visit, id flows.FlatID, try flows.CommandID) effect {
	next, manager := s.flatNext(v, id)
	call, calls := next.(flows.MakeCall)
	switch {
	case manager:
		return effect{Back: true, Open: newFlatApproval(s, v.ID, id)}
	case calls && call.Kind == flows.FlatHeadcount && v.Party == 0:
		if p, ok := s.Facts.party(v.ID); ok {
			return effect{Open: newIdentify(s, p, fieldParty)} // the receptionist is told how many
		}
	}
	return effect{ID: try, Do: next, Back: true}
}

// newFlatApproval asks which manager lets a second party into a flat, and why (SY-39).
func newFlatApproval(s scene, id flows.VisitID, flat flows.FlatID) screen {
	a := newApproval(name("flat/"+itoa(int(id))+"/"+string(flat)), s, fieldManager, true)
	a.title = func(s scene) string { return s.Words.Acts.FlatAllow + " - " + s.flat(flat) + " - " + s.visitName(id) }
	a.do = func(f form) flows.Command {
		return flows.EnterFlat{Authority: f.manager(fieldManager), Flat: flat, Visit: flows.ByID(id), Reason: f.get(fieldReason).text()}
	}
	return a
}

// flatOf is the show flat that a party is in, or that is held for it; empty for none.
func (s scene) flatOf(v *flows.Visit) string {
	id := v.Flat
	if held, ok := s.Floor.FlatFor(v.ID); ok && id == "" {
		id = held
	}
	if id == "" {
		return ""
	}
	return s.flat(id)
}
