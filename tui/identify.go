package tui

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"reception/flows"
)

// identify names a party or corrects what is known of it. Fields left as they
// are stay as they are.
type identify struct {
	visit flows.VisitID
	form  form
	was   map[fieldID]string // what stood there when the form was opened
}

func newIdentify(s scene, p party, focus fieldID) screen {
	person, _ := p.Person.Open()
	count := ""
	if p.Party > 0 {
		count = itoa(p.Party)
	}
	f := newForm(
		newText(fieldSurname, person.Surname), newChoice(fieldTitle, person.Title), newText(fieldParty, count),
		newChoice(fieldCameBy, string(p.CameBy)), newText(fieldPlate, person.Plate), newText(fieldPhone, person.Phone),
		newChoice(fieldPurpose, p.Purpose), newChoice(fieldAsksFor, string(p.AsksFor)),
		newText(fieldCompany, person.Company), newText(fieldDescribe, person.Describe),
	).on(focus)
	was := map[fieldID]string{}
	for _, x := range f.fields {
		was[x.id] = x.text()
	}
	return identify{visit: p.ID, form: f, was: was}
}

func (i identify) Name() name { return name("identify/" + itoa(int(i.visit))) }

// Draft reports whether anything was changed.
func (i identify) Draft() bool {
	for _, x := range i.form.fields {
		if x.text() != i.was[x.id] {
			return true
		}
	}
	return false
}

// Resumed returns the form as it was left.
func (i identify) Resumed() screen { return i }

// Typing reports whether a text field has the cursor.
func (i identify) Typing() bool { return i.form.typing() }

// Update fills in the form.
func (i identify) Update(msg tea.Msg, s scene) (screen, effect) {
	switch msg := msg.(type) {
	case changedMsg:
		return i, effect{}
	case refusedMsg:
		if id, ok := fieldOf[msg.refusal.Code]; ok {
			i.form = i.form.on(id)
		}
		return i, effect{}
	case tea.KeyPressMsg:
		if key.Matches(msg, s.Keys.Save) {
			if !i.Draft() {
				return i, effect{Back: true}
			}
			return i, effect{Do: i.command(), ID: i.form.id, Back: true}
		}
	}
	i.form = i.form.Update(msg, s)
	return i, effect{}
}

// fieldOf is the field that a refusal speaks of.
var fieldOf = map[flows.Code]fieldID{
	flows.NameNeeded: fieldSurname, flows.PartyNeeded: fieldParty, flows.PurposeNeeded: fieldPurpose,
	flows.VehicleNeeded: fieldPlate, flows.UnknownStaff: fieldAsksFor,
}

// command carries only what was changed.
func (i identify) command() flows.Command {
	get := func(id fieldID) string {
		if text := i.form.get(id).text(); text != i.was[id] {
			return text
		}
		return ""
	}
	c := flows.Identify{Visit: flows.ByID(i.visit),
		Guest: flows.Guest{Surname: get(fieldSurname), Title: get(fieldTitle), Phone: get(fieldPhone), Plate: get(fieldPlate),
			Company: get(fieldCompany), Describe: get(fieldDescribe)},
		Party: flows.Party{CameBy: flows.CameBy(get(fieldCameBy)), Purpose: get(fieldPurpose), AsksFor: flows.StaffID(get(fieldAsksFor))},
	}
	if get(fieldParty) != "" {
		c.Party.Party = i.form.get(fieldParty).number()
	}
	return c
}

// Keys lists what works in the form.
func (i identify) Keys(s scene) []key.Binding { return i.form.keys(s) }

// View draws the form as a sheet under the board.
func (i identify) View(s scene) frame {
	title := ""
	if v, ok := s.Floor.Visit(i.visit); ok {
		title = s.Words.Acts.EditTitle(s.numbered(v))
	}
	return formSheet(s, title, i.form, nil)
}

// formSheet draws a form as a sheet, with its notice where the eye is.
func formSheet(s scene, title string, f form, foot []string) frame {
	w := s.Width - 2
	rows, cursor, hits := f.view(s, w)
	rows = append(rows, foot...)
	notices, noticed := noticeRows(s, w)
	rows = append(rows, notices...)
	if cursor != nil {
		cursor.X, cursor.Y = cursor.X+1, cursor.Y+1
	}
	h := min(len(rows)+2, s.Height)
	return frame{Rows: s.Theme.panel(s.Width, h, title, "", rows), Sheet: true, Noticed: noticed,
		Cursor: cursor, Hits: moved(hits, 1, 1)}
}
