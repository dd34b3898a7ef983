package tui

import (
	"slices"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"reception/flows"
)

const entryFormName name = "entry_form"

// An entryForm fills in a new line of a register, more of one, or what a move of one
// asks for.
type entryForm struct {
	register flows.RegisterID
	step     string        // "" for a new one, changing, or a move
	entry    flows.EntryID // 0 for a new one
	of       flows.EntryID // that a new one belongs to
	form     form
	was      string
}

// changing is the step of a form that fills in more.
const changing = "change"

// Fields of a register's form are numbered by their place in the register.
const (
	fieldEntry   fieldID = 2000 // the first
	fieldAllowed fieldID = 1999 // who answers for a move
)

func newEntryForm(s scene, id flows.RegisterID, step string, entry, of flows.EntryID) screen {
	f := entryForm{register: id, step: step, entry: entry, of: of}
	r, ok := s.House.Register(id)
	if !ok {
		return f
	}
	x, _ := s.Floor.Entry(entry)
	var fields []field
	for i := range r.Fields {
		rule := &r.Fields[i]
		if rule.Is == flows.FieldFixed || len(rule.Derive) > 0 || !f.asks(s, r, rule, x) {
			continue
		}
		value := ""
		if x != nil && !r.AsksAgain(x, rule, step) {
			value = s.typedValue(rule, x)
		}
		fields = append(fields, newRuled(fieldEntry+fieldID(i), rule, value))
	}
	slices.SortStableFunc(fields, func(a, b field) int { return rank(f.needs(a.rule)) - rank(f.needs(b.rule)) })
	if m, ok := r.Move(flows.MoveID(step)); ok {
		if len(m.Roles) > 0 {
			fields = append(fields, newRuled(fieldAllowed, &flows.FieldRule{Is: flows.FieldSign, Roles: m.Roles}, ""))
		}
		if m.Reason {
			fields = append(fields, newText(fieldReason, ""))
		}
	}
	if len(fields) == 0 {
		fields = append(fields, newText(fieldReason, ""))
	}
	f.form = newForm(fields...)
	f.was = f.form.typed()
	return f
}

// asks reports whether a form of this step has a field.
func (f entryForm) asks(s scene, r *flows.RegisterRule, rule *flows.FieldRule, x *flows.Entry) bool {
	switch f.step {
	case "":
		return len(rule.Need) == 0 || slices.Contains(rule.Need, flows.Opening) || r.AtOnce != "" && slices.Contains(rule.Need, string(r.AtOnce))
	case changing:
		return x != nil
	}
	return x != nil && slices.Contains(s.Floor.NeedsOf(r, x, f.step), rule)
}

// needs reports whether a field must be given in this step.
func (f entryForm) needs(rule *flows.FieldRule) bool {
	step := f.step
	if step == "" {
		step = flows.Opening
	}
	return rule != nil && slices.Contains(rule.Need, step)
}

// typedValue is what stands in a field of an entry, as it is typed.
func (s scene) typedValue(rule *flows.FieldRule, x *flows.Entry) string {
	text := x.Get(rule.ID)
	if rule.Is == flows.FieldTime && text != "" {
		if at, ok := flows.EntryTime(text); ok {
			return at.In(s.House.Zone).Format("2006-01-02 15:04")
		}
	}
	return text
}

// Name says what the form is about: register, step, entry, what it belongs to.
func (f entryForm) Name() name {
	return name(strings.Join([]string{string(entryFormName), string(f.register), f.step, itoa(int(f.entry)), itoa(int(f.of))}, "/"))
}

func (f entryForm) fills(scene) flows.Command {
	switch f.step {
	case "":
		return flows.OpenEntry{}
	case changing:
		return flows.ChangeEntry{}
	}
	return flows.MoveEntry{}
}

// Draft reports whether anything was typed.
func (f entryForm) Draft() bool { return f.form.filled() && f.form.typed() != f.was }

// Resumed returns the form as it was left.
func (f entryForm) Resumed() screen { return f }

// Typing reports whether a text field has the cursor.
func (f entryForm) Typing() bool { return f.form.typing() }

func (f entryForm) handed() sheet { return f.form.handed(f.Name(), f.was) }

// Update fills in the form.
func (f entryForm) Update(msg tea.Msg, s scene) (screen, effect) {
	switch msg := msg.(type) {
	case changedMsg:
		return f, effect{}
	case refusedMsg:
		return f.at(msg.refusal), effect{}
	case tea.KeyPressMsg:
		if key.Matches(msg, s.Keys.Save) {
			return f.save(s)
		}
	}
	f.form = f.form.Update(msg, s)
	return f, effect{}
}

// at puts the focus on the first field that a refusal names.
func (f entryForm) at(r *flows.Refusal) entryForm {
	for _, x := range f.form.fields {
		if x.rule != nil && (slices.Contains(r.Allowed, string(x.rule.ID)) || r.Item == flows.ItemID(x.rule.ID)) {
			f.form = f.form.on(x.id)
			break
		}
	}
	return f
}

func (f entryForm) save(s scene) (screen, effect) {
	fields := flows.EntryFields{}
	for _, x := range f.form.fields {
		if x.id >= fieldEntry && x.rule != nil && x.text() != x.first { // another terminal may have changed the rest
			fields[x.rule.ID] = x.text()
		}
	}
	e := effect{ID: f.form.id, Back: true}
	reason := f.form.get(fieldReason).text()
	switch f.step {
	case "":
		c := flows.OpenEntry{Register: f.register, Fields: fields}
		if f.of != 0 {
			c.Of = flows.EntryRef{ID: f.of}
		}
		e.Do = c
	case changing:
		e.Do = flows.ChangeEntry{Entry: flows.EntryRef{ID: f.entry}, Fields: fields, Reason: reason}
	default:
		e.Do = flows.MoveEntry{Entry: flows.EntryRef{ID: f.entry}, Move: flows.MoveID(f.step), Fields: fields, Reason: reason,
			Authority: flows.Authority{Manager: flows.StaffID(f.form.get(fieldAllowed).text())}}
	}
	return f, e
}

// Keys lists what works in the form.
func (f entryForm) Keys(s scene) []key.Binding { return f.form.keys(s) }

// View draws the fields around the one that has the focus: a register may have more
// than the screen has rows.
func (f entryForm) View(s scene) frame {
	w := s.Width - 2
	rows, cursor, hits := f.form.view(s, w)
	extra, noticed := noticeRows(s, w)
	h := min(len(rows), max(s.Height-len(extra)-2, 1))
	here := 0
	if cursor != nil {
		here = cursor.Y
	} else {
		for _, x := range hits {
			if m, ok := x.Msg.(fieldMsg); ok && m.value == nil && m.id == f.form.fields[f.form.focus].id {
				here = x.Y
			}
		}
	}
	first, h := window(len(rows), here, h)
	if cursor != nil {
		cursor.X, cursor.Y = cursor.X+1, cursor.Y+1-first
	}
	body := append(slices.Clone(rows[first:first+h]), extra...)
	panel := s.Theme.footed(s.Theme.panel(s.Width, len(body)+2, f.title(s), "", body), s.Width, s.rest(first, h, len(rows)))
	return frame{Rows: panel, Sheet: true, Noticed: noticed, Cursor: cursor, Hits: within(moved(hits, 1, 1-first), rect{1, 1, w, h})}
}

// title says what is filled in.
func (f entryForm) title(s scene) string {
	r, ok := s.House.Register(f.register)
	if !ok {
		return string(f.register)
	}
	x, there := s.Floor.Entry(f.entry)
	switch {
	case f.step == "":
		return s.Words.Registers.New(s.oneOf(r))
	case !there:
		return s.Words.Registers.Gone
	case f.step == changing:
		return s.entryNo(r, x) + "  " + s.Words.Registers.Change
	}
	if m, ok := r.Move(flows.MoveID(f.step)); ok {
		return s.entryNo(r, x) + "  " + m.Name.In(s.Text.Tag)
	}
	return s.entryNo(r, x)
}
