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
	check check              // who it may be, of those registered
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
	return identify{visit: p.ID, form: f, was: was}.look(s)
}

func (i identify) Name() name { return name("identify/" + itoa(int(i.visit))) }

func (identify) fills(scene) flows.Command { return flows.Identify{} }

// Draft reports whether anything was changed.
func (i identify) Draft() bool {
	for _, x := range i.form.fields {
		if x.text() != i.was[x.id] {
			return true
		}
	}
	return i.check.chosen != 0
}

// look finds out who it may be: the guest it was recognised as already, or
// whoever was typed.
func (i identify) look(s scene) identify {
	v, ok := s.Floor.Visit(i.visit)
	if ok && v.Match != "" && i.form.get(fieldPhone).text() == i.was[fieldPhone] {
		if k, known := s.clientOf(v.Guest); known {
			i.check = check{list: []flows.Client{k}, phone: true, visit: i.visit}
			return i
		}
	}
	i.check.visit = i.visit
	i.check = i.check.of(s, i.form)
	return i
}

// Resumed returns the form as it was left.
func (i identify) Resumed() screen { return i }

// Typing reports whether a text field has the cursor.
func (i identify) Typing() bool { return i.form.typing() }

// Update fills in the form.
func (i identify) Update(msg tea.Msg, s scene) (screen, effect) {
	switch msg := msg.(type) {
	case changedMsg:
		return i.look(s), effect{}
	case confirmMsg:
		i.check.chosen = msg.guest
		return i, effect{}
	case refusedMsg:
		if id, ok := fieldOf[msg.refusal.Code]; ok {
			i.form = i.form.on(id)
		}
		return i, effect{}
	case tea.KeyPressMsg:
		switch {
		case key.Matches(msg, s.Keys.Confirm) && i.check.open():
			i.check = i.check.next()
			return i, effect{}
		case key.Matches(msg, s.Keys.FindNamed) && i.form.here() == fieldAsksFor:
			return i, effect{Open: newNamed()}
		case key.Matches(msg, s.Keys.Save):
			if !i.Draft() {
				return i, effect{Back: true}
			}
			return i, effect{Do: i.command(), ID: i.form.id, Back: true}
		}
	}
	i.form = i.form.Update(msg, s)
	return i.look(s), effect{}
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
	c := flows.Identify{Visit: flows.ByID(i.visit), Client: i.check.chosen,
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
func (i identify) Keys(s scene) []key.Binding {
	keys := i.form.keys(s)
	own := keys[:1:1]
	if i.check.open() {
		own = append(own, s.Keys.Confirm)
	}
	if i.form.here() == fieldAsksFor {
		own = append(own, s.Keys.FindNamed)
	}
	return append(own, keys[1:]...)
}

// View draws the form as a sheet under the board, with the owner check beside it
// where there is room, below it otherwise.
func (i identify) View(s scene) frame {
	title := ""
	if v, ok := s.Floor.Visit(i.visit); ok {
		title = s.Words.Acts.EditTitle(s.numbered(v))
	}
	asks := flows.StaffID(i.form.get(fieldAsksFor).text())
	foot := func(w int) []string { return append(s.namedRows(i.named(), w), i.turnRows(s, w)...) }
	if len(i.check.list) == 0 {
		return formSheet(s, title, i.form, foot(s.Width-2))
	}
	if s.Width < 110 {
		head, remark, card, hits := s.checkRows(i.check, asks, s.Width-2, 5)
		f := sheetWith(s, title, i.form, append(foot(s.Width-2), append([]string{ruled(s, head, remark, s.Width-2)}, card...)...), nil)
		fields, _, _ := i.form.view(s, s.Width-2)
		f.Hits = append(f.Hits, moved(hits, 1, 2+len(fields)+len(foot(s.Width-2)))...)
		return f
	}
	left := s
	left.Width = s.Width * 3 / 5
	f := formSheet(left, title, i.form, foot(left.Width-2))
	side := s.Width - left.Width
	h := max(len(f.Rows), min(10, s.Height))
	head, remark, card, hits := s.checkRows(i.check, asks, side-2, h-2)
	h = min(max(h, len(card)+2), s.Height)
	for more := foot(left.Width - 2); len(f.Rows) < h; { // as high as the card
		more = append(more, blank(left.Width-2))
		f = formSheet(left, title, i.form, more)
	}
	f.Rows = beside(fill(f.Rows, left.Width, h), s.Theme.panel(side, h, head, remark, card))
	f.Hits = append(f.Hits, moved(hits, left.Width+1, 1)...)
	return f
}

// named is whom the guest names now, where that is somebody else than before.
func (i identify) named() flows.StaffID {
	if text := i.form.get(fieldAsksFor).text(); text != i.was[fieldAsksFor] {
		return flows.StaffID(text)
	}
	return ""
}

// turnRows say what another purpose does to the turns before it is saved: a
// direction-asker who becomes a prospect costs whoever receives now (AMB-TR21).
func (i identify) turnRows(s scene, w int) []string {
	purpose := i.form.get(fieldPurpose).text()
	v, ok := s.Floor.Visit(i.visit)
	if !ok || purpose == "" || purpose == i.was[fieldPurpose] || v.Sales == "" {
		return nil
	}
	hyp, err := s.Floor.WhatIf(s.House, s.Now, flows.Request{By: s.By, Known: s.Known,
		Command: flows.Identify{Visit: flows.ByID(i.visit), Party: flows.Party{Purpose: purpose}}}, 1)
	if err != nil || hyp.Refusal != nil {
		return nil
	}
	return []string{underField(s.Theme.Warn, s.hypothesis(hyp), w)}
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
