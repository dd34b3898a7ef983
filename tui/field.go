package tui

import (
	"strconv"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"reception/flows"
)

// fieldID names a field of a form.
type fieldID int

const (
	fieldQuick fieldID = iota
	fieldSurname
	fieldTitle
	fieldParty
	fieldCameBy
	fieldPlate
	fieldPhone
	fieldUmbrella
	fieldPurpose
	fieldAsksFor
	fieldCompany
	fieldDescribe
	fieldNote
	fieldReason
)

// fieldKind is how a field is filled in.
type fieldKind int

const (
	textField   fieldKind = iota // typed
	numberField                  // digits, or more and less
	choiceField                  // one of a few, or nothing
	marksField                   // any of a few
)

// typed reports whether text goes into fields of the kind.
func (k fieldKind) typed() bool { return k == textField || k == numberField }

// A field is one line of a form. Its label and options follow the language and
// the house, so they are asked for and never kept.
type field struct {
	id      fieldID
	kind    fieldKind
	input   line             // of text and number fields
	value   string           // of a choice: the chosen value, empty for none
	touched bool             // the person filled it in, so nothing else may
	rule    *flows.FieldRule // of a register's form; it is never changed
	first   string           // what stood in it when the form was opened
}

// An option is one choice of a field.
type option struct{ value, label string }

// limits are the characters a field takes; what is longer belongs into a note.
var limits = map[fieldID]int{
	fieldQuick: 120, fieldSurname: 60, fieldParty: 3, fieldPlate: 20, fieldPhone: 30,
	fieldCompany: 60, fieldDescribe: 120, fieldNote: 400, fieldReason: 120,
	fieldWhen: 40, fieldDay: 40, fieldText: 200, fieldAbout: 60,
}

func newText(id fieldID, value string) field {
	kind := textField
	if id == fieldParty {
		kind = numberField
	}
	return field{id: id, kind: kind, input: newLine(value, limits[id]), touched: value != ""}
}

func newChoice(id fieldID, value string) field {
	return field{id: id, kind: choiceField, value: value, touched: value != ""}
}

// text is what a field holds, without the blanks around it.
func (f field) text() string {
	if !f.kind.typed() {
		return f.value
	}
	return strings.TrimSpace(f.input.String())
}

// number is what a number field holds.
func (f field) number() int {
	n, err := strconv.Atoi(f.text())
	if err != nil || n < 0 {
		return 0
	}
	return n
}

// set fills a field in from elsewhere.
func (f field) set(value string) field {
	if !f.kind.typed() {
		f.value = value
		return f
	}
	limit := limits[f.id]
	if f.rule != nil {
		limit = entryLimit
	}
	f.input = newLine(value, limit)
	return f
}

// Update takes a key or a paste while the field has the focus. An input method
// hands over several characters at once; whatever has text goes into the field.
func (f field) Update(msg tea.Msg, k *keyMap, options []option) field {
	before := f.text()
	switch f.kind {
	case choiceField:
		f = f.choose(msg, k, options)
	case marksField:
		f = f.mark(msg, options)
	case numberField:
		f = f.count(msg, k)
	default:
		f.input = f.input.Update(msg)
	}
	if f.text() != before {
		f.touched = f.text() != ""
	}
	return f
}

func (f field) count(msg tea.Msg, k *keyMap) field {
	press, isKey := msg.(tea.KeyPressMsg)
	switch {
	case isKey && key.Matches(press, k.More):
		return f.set(strconv.Itoa(min(f.number()+1, 999)))
	case isKey && key.Matches(press, k.Less):
		if n := f.number() - 1; n > 0 {
			return f.set(strconv.Itoa(n))
		}
		return f.set("")
	case isKey && press.Text != "":
		msg = tea.PasteMsg{Content: digitsOf(press.Text)}
	}
	if paste, ok := msg.(tea.PasteMsg); ok {
		msg = tea.PasteMsg{Content: digitsOf(paste.Content)}
	}
	f.input = f.input.Update(msg)
	return f
}

// digitsOf keeps the digits of a text, the full-width ones as plain ones.
func digitsOf(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= '０' && r <= '９' {
			r += '0' - '０'
		}
		if r < '0' || r > '9' {
			return -1
		}
		return r
	}, s)
}

func (f field) choose(msg tea.Msg, k *keyMap, options []option) field {
	if paste, ok := msg.(tea.PasteMsg); ok {
		return f.named(paste.Content, options)
	}
	press, ok := msg.(tea.KeyPressMsg)
	if !ok || len(options) == 0 {
		return f
	}
	here := -1
	for i, o := range options {
		if o.value == f.value {
			here = i
		}
	}
	switch n := digit(press.Text); {
	case n > 0 && n <= len(options):
		here = n - 1
	case press.Code == tea.KeyRight || press.Code == tea.KeySpace:
		here++
	case press.Code == tea.KeyLeft:
		here--
		if here < -1 {
			here = len(options) - 1
		}
	case press.Code == tea.KeyBackspace || press.Code == tea.KeyDelete:
		here = -1
	default:
		return f.named(press.Text, options)
	}
	f.value = ""
	if here >= 0 && here < len(options) {
		f.value = options[here].value
	}
	return f
}

// mark ticks an option by its digit or its name; the delete keys take all off.
func (f field) mark(msg tea.Msg, options []option) field {
	press, ok := msg.(tea.KeyPressMsg)
	switch n := digit(press.Text); {
	case !ok:
	case n > 0 && n <= len(options):
		return f.ticked(options[n-1].value, options)
	case press.Code == tea.KeyBackspace || press.Code == tea.KeyDelete:
		f.value = ""
	case bare(press.Text) != "":
		for _, o := range options {
			if matches(press.Text, o.label) {
				return f.ticked(o.value, options)
			}
		}
	}
	return f
}

// named chooses the option that was typed out, or begun: 女 is 女士.
func (f field) named(typed string, options []option) field {
	if bare(typed) == "" {
		return f
	}
	found := ""
	for _, o := range options {
		switch {
		case !matches(typed, o.label):
		case o.value == f.value:
			return f // the rest of what chose it
		case found == "":
			found = o.value
		}
	}
	if found != "" {
		f.value = found
	}
	return f
}

// empty reports whether nothing is filled in.
func (f field) empty() bool { return f.text() == "" }
