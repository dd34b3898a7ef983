package tui

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"reception/flows"
)

// newLeave lists the ways of going: the send-off is called, with a taxi or
// without, or the party is gone, with what came of the visit.
func newLeave(p party) screen {
	id := p.ID
	return picker{name: name("leave/" + itoa(int(id))),
		title: func(s scene) string { return s.Words.Acts.LeaveTitle(s.visitName(id)) },
		items: func(s scene) []item { return leaveItems(s, id) }}
}

func leaveItems(s scene, id flows.VisitID) []item {
	v, ok := s.Floor.Visit(id)
	if !ok {
		return nil
	}
	w, ref := s.Words.Acts, flows.ByID(id)
	var list []item
	if !v.Leaving {
		list = append(list,
			item{id: "leave", label: w.Leave, do: once(effect{Do: flows.Leave{Visit: ref}, Home: true})},
			item{id: "taxi", label: w.LeaveTaxi, do: once(effect{Do: flows.Leave{Visit: ref, Taxi: true}, Home: true})})
	}
	held := ""
	if v.Room != "" {
		held, _ = s.Text.RefusalParts(&flows.Refusal{Code: flows.RoomHeldBy, Visit: v.ID, No: v.No, Room: v.Room}, s.House, s.Floor)
	}
	list = append(list, item{id: "depart", label: w.Depart, detail: held, do: once(effect{Do: flows.Depart{Visit: ref}, Home: true})})
	for _, o := range s.House.Outcomes {
		list = append(list, item{id: o.ID, label: w.Depart + ": " + o.Name.In(s.Text.Tag),
			do: once(effect{Do: flows.Depart{Visit: ref, Outcome: o.ID}, Home: true})})
	}
	return list
}

// taxi asks for the plate of the taxi that was found (RC-16).
type taxi struct {
	visit flows.VisitID
	form  form
}

func newTaxi(p party) screen { return taxi{p.ID, newForm(newText(fieldPlate, ""))} }

func (t taxi) Name() name { return name("taxi/" + itoa(int(t.visit))) }

func (taxi) fills(scene) flows.Command { return flows.MakeCall{} }

// Draft reports whether a plate was typed.
func (t taxi) Draft() bool { return t.form.filled() }

// Resumed returns the form as it was left.
func (t taxi) Resumed() screen { return t }

// Typing reports that the plate has the cursor.
func (t taxi) Typing() bool { return true }

// Update takes the plate.
func (t taxi) Update(msg tea.Msg, s scene) (screen, effect) {
	switch msg := msg.(type) {
	case changedMsg, refusedMsg:
		return t, effect{}
	case tea.KeyPressMsg:
		if key.Matches(msg, s.Keys.Save) {
			return t, effect{ID: t.form.id, Back: true, Do: flows.MakeCall{Kind: flows.TaxiFound,
				Visit: flows.ByID(t.visit), Plate: t.form.get(fieldPlate).text()}}
		}
	}
	t.form = t.form.Update(msg, s)
	return t, effect{}
}

// Keys lists what works in the form.
func (taxi) Keys(s scene) []key.Binding { return []key.Binding{s.Keys.Save, s.Keys.Clear} }

// View draws the sheet.
func (t taxi) View(s scene) frame {
	return formSheet(s, s.Words.Acts.TaxiFound+" - "+s.visitName(t.visit), t.form, nil)
}
