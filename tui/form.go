package tui

import (
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"reception/flows"
)

// A form is a few fields with one focus: the part that all forms share. It is a
// value; the screens around it decide what is done with what was typed.
type form struct {
	fields []field
	focus  int
	id     flows.CommandID // of the act this form is for, the same for every try
}

func newForm(fields ...field) form { return form{fields: fields, id: newID()} }

// on puts the focus on a field.
func (f form) on(id fieldID) form {
	for i := range f.fields {
		if f.fields[i].id == id {
			f.focus = i
		}
	}
	return f
}

// get returns a field; the zero field where the form has none.
func (f form) get(id fieldID) field {
	for i := range f.fields {
		if f.fields[i].id == id {
			return f.fields[i]
		}
	}
	return field{kind: choiceField}
}

// with returns the form with a field filled in from elsewhere.
func (f form) with(id fieldID, value string) form {
	fields := append([]field(nil), f.fields...)
	for i := range fields {
		if fields[i].id == id && fields[i].text() != value {
			fields[i] = fields[i].set(value)
		}
	}
	f.fields = fields
	return f
}

// Update moves the focus, or hands the message to the field that has it.
func (f form) Update(msg tea.Msg, s scene) form {
	if press, ok := msg.(tea.KeyPressMsg); ok {
		switch {
		case key.Matches(press, s.Keys.NextField):
			f.focus = (f.focus + 1) % len(f.fields)
			return f
		case key.Matches(press, s.Keys.PrevField):
			f.focus = (f.focus + len(f.fields) - 1) % len(f.fields)
			return f
		case key.Matches(press, s.Keys.Clear):
			return f.cleared()
		}
	}
	if hit, ok := msg.(fieldMsg); ok {
		f = f.on(hit.id)
		if hit.value != nil && f.fields[f.focus].kind == marksField {
			f.fields = append([]field(nil), f.fields...)
			f.fields[f.focus] = f.fields[f.focus].ticked(*hit.value, f.fields[f.focus].options(s))
			f.fields[f.focus].touched = true
			return f
		}
		if hit.value != nil {
			f = f.with(hit.id, *hit.value)
			f.fields[f.focus].touched = *hit.value != "" // somebody chose it
			return f
		}
		return f
	}
	fields := append([]field(nil), f.fields...)
	here := fields[f.focus]
	fields[f.focus] = here.Update(msg, s.Keys, here.options(s))
	f.fields = fields
	return f
}

// fieldMsg is a click on a field, or on one of its options.
type fieldMsg struct {
	id    fieldID
	value *string
}

// cleared empties every field and begins a new act.
func (f form) cleared() form {
	fields := append([]field(nil), f.fields...)
	for i := range fields {
		fields[i] = fields[i].set("")
		fields[i].touched = false
	}
	f.fields, f.focus, f.id = fields, 0, newID()
	return f
}

// keys lists what works in the field that has the focus.
func (f form) keys(s scene) []key.Binding {
	k := s.Keys
	keys := []key.Binding{k.Save, k.NextField, k.PrevField}
	switch f.fields[f.focus].kind {
	case marksField:
		keys = append(keys, k.Number)
	case choiceField:
		keys = append(keys, k.Other, k.Number)
	case numberField:
		keys = append(keys, k.More, k.Less)
	}
	return append(keys, k.Clear)
}

// typing reports whether a text field has the focus.
func (f form) typing() bool { return f.fields[f.focus].kind.typed() }

// filled reports whether anything was typed.
func (f form) filled() bool {
	for _, x := range f.fields {
		if !x.empty() {
			return true
		}
	}
	return false
}

// options are the choices of a field as they stand.
func (s scene) options(id fieldID) []option {
	if id >= fieldOwns {
		return s.checkOptions(id)
	}
	var list []option
	switch id {
	case fieldTitle:
		for i, shown := range s.Text.People.Titles {
			list = append(list, option{storedTitles[i], shown})
		}
	case fieldCameBy:
		for _, by := range []flows.CameBy{flows.ByCar, flows.ByTaxi, flows.OnFoot} {
			list = append(list, option{string(by), s.Text.Names.CameBy[by]})
		}
	case fieldUmbrella:
		list = []option{{string(flows.UmbrellaOwn), s.Text.Names.Umbrella[flows.UmbrellaOwn]},
			{string(flows.UmbrellaNone), s.Words.Fields.NoUmbrella}}
	case fieldPurpose:
		for _, p := range s.House.Purposes {
			list = append(list, option{p.ID, p.Name.In(s.Text.Tag)})
		}
	case fieldAsksFor:
		for p := range s.House.Salespeople() {
			list = append(list, option{string(p.ID), p.Name.In(s.Text.Tag)})
		}
	default:
		list = s.moreOptions(id)
	}
	return list
}

// storedTitles are the titles as they are kept, in the order of lang.People.Titles.
var storedTitles = [...]string{"先生", "女士", "小姐"}

// label is what a field is called.
func (s scene) label(id fieldID) string {
	switch {
	case id >= fieldOwns:
		return s.checkLabel(id)
	case id > fieldReason:
		return s.moreLabel(id)
	}
	w := s.Words.Fields
	return map[fieldID]string{
		fieldQuick: s.Words.Arrive.Quick, fieldSurname: w.Surname, fieldTitle: w.Title, fieldParty: w.Party,
		fieldCameBy: w.CameBy, fieldPlate: w.Plate, fieldPhone: w.Phone, fieldUmbrella: w.Umbrella,
		fieldPurpose: w.Purpose, fieldAsksFor: w.AsksFor, fieldCompany: w.Company, fieldDescribe: w.Describe,
		fieldNote: w.Note, fieldReason: w.Reason,
	}[id]
}

// fieldLabel is the width of the labels of a form.
const fieldLabel = 12

// view draws the fields, a row each; a choice that has the focus shows its
// options, on further rows where they need them.
func (f form) view(s scene, w int) ([]string, *tea.Cursor, []hit) {
	var rows []string
	var cursor *tea.Cursor
	var hits []hit
	for i, x := range f.fields {
		focus := i == f.focus
		hits = append(hits, hit{rect{0, len(rows), w, 1}, fieldMsg{id: x.id}})
		if x.kind.typed() {
			row, column := textRow(s, x, focus, w)
			if focus {
				cursor = tea.NewCursor(column, len(rows))
				cursor.Shape, cursor.Blink = tea.CursorBar, false
			}
			rows = append(rows, row)
			continue
		}
		lines, areas := choiceRows(s, x, focus, w)
		hits = append(moved(areas, 0, len(rows)), hits...)
		rows = append(rows, lines...)
	}
	return rows, cursor, hits
}

// begin starts the row of a field with its label.
func begin(s scene, x field, focus bool, w int) row {
	t := s.Theme
	r := newRow(w)
	if focus {
		r.put(t.Next, " "+t.marks.Select+" ")
		x.head(&r, s, t.Strong, w)
	} else {
		r.space(3)
		x.head(&r, s, t.Muted, w)
	}
	return r
}

// hidden stands for what was typed while nobody is at the keys.
const hidden = "**"

// textRow draws a text field. The cursor's column is counted in cells.
func textRow(s scene, x field, focus bool, w int) (string, int) {
	t := s.Theme
	r := begin(s, x, focus, w)
	room := max(r.left-2, 1)
	from := w - r.left
	text, column := x.input.shown(room)
	if s.Idle && text != "" {
		text, column = hidden, 0
	}
	switch {
	case focus:
		r.cell(t.Field, text, room)
	case text == "":
		r.put(t.Muted, "-")
	default:
		r.put(t.Plain, text)
	}
	return r.end(), from + column
}

// choiceRows draws a choice: its options with their digits while it has the
// focus, the chosen one otherwise.
func choiceRows(s scene, x field, focus bool, w int) ([]string, []hit) {
	t := s.Theme
	r := begin(s, x, focus, w)
	options := x.options(s)
	if !focus {
		label := ""
		for _, o := range options {
			if x.chosen(o) {
				label = trimmed(label, o.label)
			}
		}
		r.put(pickInk(label == "", t.Muted, t.Plain), orDash(label))
		return []string{r.end()}, nil
	}
	var rows []string
	var hits []hit
	for i, o := range options {
		number := strings.Repeat(" ", 2)
		if i < 9 {
			number = itoa(i+1) + " "
		}
		text := number + o.label
		if n := width(printable(text)) + 3; n > r.left && r.left < w-3-x.labelled(s, w) {
			rows = append(rows, r.end())
			r = newRow(w)
			r.space(3 + x.labelled(s, w))
		}
		k := t.Key
		if x.chosen(o) {
			k = t.Strong.with(t.Band)
			text = "[" + text + "]"
		} else {
			text = " " + text + " "
		}
		value := o.value
		hits = append(hits, hit{rect{w - r.left, len(rows), width(printable(text)), 1}, fieldMsg{x.id, &value}})
		r.put(k, text)
		r.space(1)
	}
	return append(rows, r.end()), hits
}

func pickInk(yes bool, a, b ink) ink {
	if yes {
		return a
	}
	return b
}
