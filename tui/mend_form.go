package tui

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"reception/flows"
)

// mendAct is what a mendForm does.
type mendAct int

const (
	mendCorrect mendAct = iota
	mendReopen
	mendMerge
	mendSplit
)

// mendForm mends what was entered, and says before Enter what becomes of the
// turn, the room and the calls.
type mendForm struct {
	act   mendAct
	visit flows.VisitID
	other flows.VisitID // of a merge
	form  form
	was   string
	clear bool // asked once whether the value is to be empty
}

func newMendForm(f mendForm, fields ...field) screen {
	f.form = newForm(fields...)
	f.was = f.form.typed()
	return f
}

// newCorrect begins with the choice of the field, or with its new value where
// the field is known already.
func newCorrect(id flows.VisitID, what flows.Field) screen {
	f := newMendForm(mendForm{act: mendCorrect, visit: id}, newChoice(fieldMend, string(what)), nowField(what), newText(fieldReason, "")).(mendForm)
	if what != "" {
		f.form.focus = 1
	}
	return f
}

func newReopen(id flows.VisitID) screen {
	return newMendForm(mendForm{act: mendReopen, visit: id}, newText(fieldReason, ""))
}

// newMergeForm keeps the entry it was opened from, or the other where only that
// one has a room or a booking to lose.
func newMergeForm(s scene, id, other flows.VisitID) screen {
	stays := staysThis
	if v, ok := s.Floor.Visit(other); ok {
		if one, ok := s.Floor.Visit(id); ok && one.Room == "" && one.Flat == "" && one.Booking == 0 && (v.Room != "" || v.Flat != "" || v.Booking != 0) {
			stays = staysOther
		}
	}
	return newMendForm(mendForm{act: mendMerge, visit: id, other: other}, newChoice(fieldStays, stays), newText(fieldReason, ""))
}

func newSplit(id flows.VisitID) screen {
	return newMendForm(mendForm{act: mendSplit, visit: id}, field{id: fieldGo, kind: numberField, input: newLine("1", 3)})
}

func (f mendForm) Name() name {
	return name("mend_form/" + itoa(int(f.act)) + "/" + itoa(int(f.visit)) + "/" + itoa(int(f.other)))
}

func (m mendForm) fills(scene) flows.Command {
	return map[mendAct]flows.Command{mendCorrect: flows.Correct{}, mendReopen: flows.Reopen{}, mendMerge: flows.Merge{}, mendSplit: flows.Split{}}[m.act]
}

// Draft reports whether anything was filled in.
func (f mendForm) Draft() bool { return f.form.typed() != f.was }

// Resumed returns the form as it was left.
func (f mendForm) Resumed() screen { return f }

// Typing reports whether a text field has the cursor.
func (f mendForm) Typing() bool { return f.form.typing() }

// Update fills in the form.
func (f mendForm) Update(msg tea.Msg, s scene) (screen, effect) {
	switch msg := msg.(type) {
	case changedMsg:
		return f, effect{}
	case refusedMsg:
		if msg.refusal.Code == flows.ReasonNeeded {
			f.form = f.form.on(fieldReason)
		} else if f.act == mendCorrect {
			f.form.focus = 1
		}
		return f, effect{}
	case chooseMsg:
		f.form = f.form.with(fieldReason, msg.id)
		return f, effect{}
	case tea.KeyPressMsg:
		if next, ok := readyDigit(f.form, msg, f.ready(s)); ok {
			f.form = next
			return f, effect{}
		}
		if key.Matches(msg, s.Keys.Save) {
			return f.save(s)
		}
	}
	return f.typed(msg, s), effect{}
}

// typed takes what is typed into the form; another field to correct brings an
// empty value of its own kind, with the cursor in it where a digit chose.
func (f mendForm) typed(msg tea.Msg, s scene) mendForm {
	f.clear = false
	before := f.what()
	f.form = f.form.Update(msg, s)
	if f.act == mendCorrect && f.what() != before {
		fields := append([]field(nil), f.form.fields...)
		fields[1] = nowField(f.what())
		f.form.fields = fields
		press, isKey := msg.(tea.KeyPressMsg)
		if hit, clicked := msg.(fieldMsg); isKey && digit(press.Text) > 0 || clicked && hit.value != nil {
			f.form.focus = 1
		}
	}
	return f
}

// what is the field that is corrected.
func (f mendForm) what() flows.Field { return flows.Field(f.form.get(fieldMend).text()) }

// stays is the entry that a merge keeps, and goes the one it closes.
func (f mendForm) stays() (stays, goes flows.VisitID) {
	if f.form.get(fieldStays).text() == staysOther {
		return f.other, f.visit
	}
	return f.visit, f.other
}

// save asks for the act; what is still missing gets the cursor.
func (f mendForm) save(s scene) (screen, effect) {
	missing := func(at int, text string) (screen, effect) {
		f.form.focus = at
		return f, effect{Say: notice{Text: text, Level: levelWarn}}
	}
	last := len(f.form.fields) - 1
	if f.act == mendCorrect {
		v, ok := s.Floor.Visit(f.visit)
		switch value := f.form.fields[1].text(); {
		case !ok:
			return f, effect{}
		case f.what() == "":
			return missing(0, s.Words.Mend.NeedField)
		case value == "" && (!clearable(f.what()) || s.valueOf(v, f.what()) == ""):
			return missing(1, s.Words.Mend.NeedValue)
		case value == "" && !f.clear:
			f.clear = true
			return missing(1, s.Words.Mend.ClearIt)
		case f.same(s, v):
			return missing(1, s.Words.Mend.SameValue)
		}
	}
	if (f.act == mendCorrect || f.act == mendReopen) && f.form.get(fieldReason).empty() {
		return missing(last, s.Words.Acts.NeedReason)
	}
	e := effect{ID: f.form.id, Back: true, Do: f.command()}
	if f.act == mendReopen {
		e.Home, e.Pick = true, f.visit
	}
	return f, e
}

// same reports whether the new value is the one it has.
func (f mendForm) same(s scene, v *flows.Visit) bool {
	value := f.form.fields[1].text()
	person, _ := v.Person.Open()
	switch f.what() {
	case flows.FieldParty:
		return f.form.fields[1].number() == v.Party
	case flows.FieldCameBy:
		return value == string(v.CameBy)
	case flows.FieldPurpose:
		return value == v.Purpose
	case flows.FieldOutcome:
		return value == v.Outcome
	case flows.FieldSurname:
		return value == person.Surname
	case flows.FieldTitle:
		return value == person.Title
	case flows.FieldPhone:
		return value == person.Phone
	case flows.FieldPlate:
		return value == person.Plate
	case flows.FieldCompany:
		return value == person.Company
	}
	return value == s.valueOf(v, f.what())
}

// command is what Enter asks for.
func (f mendForm) command() flows.Command {
	reason := f.form.get(fieldReason).text()
	switch f.act {
	case mendReopen:
		return flows.Reopen{Visit: flows.ByID(f.visit), Reason: reason}
	case mendMerge:
		stays, goes := f.stays()
		return flows.Merge{Visit: flows.ByID(stays), Other: flows.ByID(goes), Reason: reason}
	case mendSplit:
		return flows.Split{Visit: flows.ByID(f.visit), Go: f.form.get(fieldGo).number()}
	}
	return flows.Correct{Visit: flows.ByID(f.visit), Field: f.what(), Value: plainClock(f.form.fields[1]), Reason: reason}
}

// plainClock is a value as it is sent: a time of day with half-width digits and
// its colon, also where it was typed as 1405 or 14：05.
func plainClock(x field) string {
	if x.id != fieldNowClock {
		return x.text()
	}
	text := plainWhen(x.text())
	if n := len(text); n >= 3 && n <= 4 && digitsOf(text) == text {
		text = text[:n-2] + ":" + text[n-2:]
	}
	if len(text) == len("9:05") {
		text = "0" + text
	}
	return text
}

// tried is the command with a reason in it, to look at what it would do.
func (f mendForm) tried(s scene) flows.Command {
	f.form = f.form.with(fieldReason, s.Words.Rota.ReasonHere)
	return f.command()
}

// ready are the reasons to choose from.
func (f mendForm) ready(s scene) []string {
	w := s.Words.Mend
	switch f.act {
	case mendCorrect:
		return w.Reasons
	case mendReopen:
		return w.ReopenReasons
	case mendMerge:
		return w.MergeReasons
	}
	return nil
}

// Keys lists what works in the form.
func (f mendForm) Keys(s scene) []key.Binding {
	keys := f.form.keys(s)
	if f.form.here() == fieldReason && f.form.get(fieldReason).empty() && len(f.ready(s)) > 0 {
		keys = append(keys, s.Keys.Pick)
	}
	return keys
}
