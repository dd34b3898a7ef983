package tui

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"reception/flows"
)

const (
	registersName name = "registers"
	registerName  name = "register"
	subjectsName  name = "subjects"
)

// registersItem is the line of the menu that leads to the registers and the lists of
// checks of the house.
func registersItem(s scene) item {
	late := 0
	for _, d := range s.Facts.Due { // as the list of them counts
		if d.Task == 0 && d.State == flows.TaskOverdue {
			late++
		}
	}
	detail := ""
	if late > 0 {
		detail = s.Words.Registers.Late(late)
	}
	return item{id: "registers", label: s.Words.Registers.Title, detail: detail, do: once(effect{Back: true, Open: newRegisters()})}
}

// newRegisters lists what is due, every register and every list of checks.
func newRegisters() screen {
	return picker{name: registersName, looks: true, title: func(s scene) string { return s.Words.Registers.Title }, items: registerItems}
}

// dueShown is how many lines of what is due stand above the registers: there is a list of
// all of them.
const dueShown = 24

func registerItems(s scene) []item {
	w := s.Words.Registers
	var list []item
	for _, d := range s.Facts.Due {
		if d.Task != 0 {
			continue
		}
		if len(list) == dueShown {
			list = append(list, item{id: "due", label: s.Words.Due.More, detail: itoa(len(s.Facts.Due)), group: w.Due, do: once(effect{Open: newAgenda(s)})})
			break
		}
		it := item{id: dueID(d), label: s.dueText(d), detail: s.deadlineLeft(*d.Deadline), group: w.Due, do: func(int) effect { return s.dueAct(d) }}
		list = append(list, it)
	}
	return append(list, bookItems(s)...)
}

// dueID names what is due, whatever else comes before it.
func dueID(d due) string {
	return strings.Join([]string{"due", string(d.Sheet), d.key().subject, string(d.Register), itoa(int(d.Entry)), string(d.Clock), itoa(int(d.Task)), itoa(d.Repeat), pick(d.Times != nil, "times", ""), d.Item}, "/")
}

// bookItems are every register and every list of checks, also for the palette.
func bookItems(s scene) []item {
	w := s.Words.Registers
	var list []item
	for i := range s.House.Registers {
		r := &s.House.Registers[i]
		open, late := s.counted(r.ID)
		detail := ""
		if open > 0 {
			detail = w.Open(open, late)
		}
		list = append(list, item{id: "register/" + string(r.ID), label: r.Name.In(s.Text.Tag), detail: detail, group: w.Title, do: once(effect{Open: newRegister(r.ID)})})
	}
	for i := range s.House.Sheets {
		r := &s.House.Sheets[i]
		list = append(list, item{id: "check/" + string(r.ID), label: r.Name.In(s.Text.Tag), detail: s.sheetLast(r), group: w.Checks, do: once(effect{Open: s.checkOf(r)})})
	}
	return list
}

// counted is how many entries of a register are open, and how many of them late. They are
// counted once for each change.
func (s scene) counted(id flows.RegisterID) (open, late int) {
	if s.Facts.books == nil {
		s.Facts.books = map[flows.RegisterID]counts{}
		for _, e := range s.Floor.Entries {
			if !e.Open() {
				continue
			}
			n := s.Facts.books[e.Register]
			n.open++
			if slices.ContainsFunc(e.Clocks, func(c flows.Clock) bool { return c.Kept.IsZero() && c.Late(s.Now) }) {
				n.late++
			}
			s.Facts.books[e.Register] = n
		}
	}
	n := s.Facts.books[id]
	return n.open, n.late
}

// counts are open and late entries of a register.
type counts struct{ open, late int }

// newRegister lists the entries of a register.
func newRegister(id flows.RegisterID) screen {
	return picker{name: registerName + "/" + name(id), looks: true,
		title: func(s scene) string {
			if r, ok := s.House.Register(id); ok {
				return r.Name.In(s.Text.Tag)
			}
			return string(id)
		},
		items: func(s scene) []item { return entryItems(s, id) }}
}

func entryItems(s scene, id flows.RegisterID) []item {
	rule, ok := s.House.Register(id)
	if !ok {
		return nil
	}
	list := []item{{id: "new", label: s.Words.Registers.New(s.oneOf(rule)), do: func(int) effect { return effect{Open: newEntryForm(s, id, "", 0, 0)} }}}
	if rule.Stars.Points != "" {
		list = append(list, item{id: "stars", label: s.Words.Registers.Stars, do: once(effect{Open: newStars(id)})})
	}
	for _, d := range s.Facts.Deadlines {
		if d.Register == id && d.Holiday != nil {
			list = append(list, item{id: "holiday", label: s.deadlineText(d), detail: s.deadlineLeft(d), do: list[0].do})
		}
	}
	for i, r := range s.Floor.Repeats(rule) { // when it comes again
		it := item{id: "repeat/" + itoa(i), label: rule.Repeat[r.Repeat-1].Name.In(s.Text.Tag), detail: s.Words.Registers.Next(s.dateText(r.Next)), do: list[0].do}
		if !r.Last.IsZero() {
			it.detail = trimmed(it.detail, s.Words.Registers.Made(s.dateText(r.Last)))
		}
		list = append(list, it)
	}
	entries := slices.DeleteFunc(slices.Clone(s.Floor.Entries), func(e *flows.Entry) bool { return e.Register != id })
	slices.SortStableFunc(entries, func(a, b *flows.Entry) int {
		return cmp.Or(cmp.Compare(rank(a.Open()), rank(b.Open())), s.firstDue(a).Compare(s.firstDue(b)), cmp.Compare(b.ID, a.ID))
	})
	for _, e := range entries {
		group := s.Words.Registers.StillOpen
		if !e.Open() {
			group = s.Words.Registers.OverToday
		}
		list = append(list, item{id: "entry/" + itoa(int(e.ID)), label: s.entryNo(rule, e) + "  " + s.entryTitle(rule, e),
			detail: s.entryState(rule, e), group: group, do: once(effect{Open: newEntry(e.ID)})})
	}
	return list
}

func rank(first bool) int {
	if first {
		return 0
	}
	return 1
}

// never is later than every due time.
var never = time.Date(9999, 1, 1, 0, 0, 0, 0, time.UTC)

// firstDue is when the next promise of an entry runs out.
func (s scene) firstDue(e *flows.Entry) time.Time {
	first := never
	for _, c := range e.Clocks {
		if c.Kept.IsZero() && c.Due.Before(first) {
			first = c.Due
		}
	}
	return first
}

// oneOf is what an entry of a register is called.
func (s scene) oneOf(r *flows.RegisterRule) string {
	return cmp.Or(r.One.In(s.Text.Tag), r.Name.In(s.Text.Tag))
}

// entryNo is an entry by its number: 投诉 3.
func (s scene) entryNo(r *flows.RegisterRule, e *flows.Entry) string {
	if e == nil {
		return s.oneOf(r)
	}
	return s.oneOf(r) + " " + itoa(e.No)
}

// entryTitle tells an entry from others of its register.
func (s scene) entryTitle(r *flows.RegisterRule, e *flows.Entry) string {
	var parts []string
	for _, id := range r.Title {
		if f, ok := r.Field(id); ok && e != nil {
			if text := s.fieldText(f, e); text != "" {
				parts = append(parts, text)
			}
		}
	}
	return strings.Join(parts, " ")
}

// entryState is where an entry stands and what its next promise says.
func (s scene) entryState(r *flows.RegisterRule, e *flows.Entry) string {
	text := string(e.State)
	if st, ok := r.State(e.State); ok {
		text = st.Name.In(s.Text.Tag)
	}
	if e.Open() && len(r.Inside) > 0 { // people are counted in minutes
		text += " " + s.Words.Board.Minutes(s.since(e.Since(r)))
	}
	if due := s.firstDue(e); e.Open() && due != never {
		d := flows.Deadline{State: flows.TaskPending, At: due}
		if s.Now.After(due) {
			d.State = flows.TaskOverdue
		}
		text += "  " + s.deadlineLeft(d)
	}
	return text
}

// fieldText is what a field of an entry says; what is personal is masked.
func (s scene) fieldText(f *flows.FieldRule, e *flows.Entry) string {
	if e.Erased(f.ID) {
		return s.Words.Registers.Erased
	}
	text := s.Text.FieldValue(s.House, f, e.Get(f.ID))
	if text != "" && f.Personal != "" && s.Mask {
		return hidden
	}
	return text
}

// sheetLast is when a list of checks was made last, or how far it has got.
func (s scene) sheetLast(r *flows.SheetRule) string {
	w := s.Words.Registers
	subjects := s.Floor.SubjectsOf(s.House, r)
	open, made := 0, time.Time{}
	for _, subject := range subjects {
		if _, ok := s.Floor.SheetOf(r.ID, subject); ok {
			open++
		}
		if last, ok := s.Floor.LastOf(flows.SheetBinder(r.ID), subject); ok && last.At.After(made) {
			made = last.At
		}
	}
	switch {
	case open > 0:
		return w.Begun(open)
	case !made.IsZero():
		return w.Made(s.clockWords(made))
	}
	return ""
}

// checkOf opens a list of checks, or asks for whom it is to be.
func (s scene) checkOf(r *flows.SheetRule) screen {
	if r.Each == flows.EachNone {
		return newCheck(r.ID, "")
	}
	id := r.ID
	return picker{name: subjectsName + "/" + name(id), looks: true,
		title: func(s scene) string {
			if r, ok := s.House.Sheet(id); ok {
				if r.Rounds.Most > 0 {
					return r.Name.In(s.Text.Tag) + "  " + s.Words.Registers.Rounds(len(s.Floor.Rounds(s.House, r)), r.Rounds.Least, r.Rounds.Most)
				}
				return r.Name.In(s.Text.Tag)
			}
			return string(id)
		},
		items: func(s scene) []item { return subjectItems(s, id) }}
}

func subjectItems(s scene, id flows.SheetID) []item {
	rule, ok := s.House.Sheet(id)
	if !ok {
		return nil
	}
	due := map[string]string{}
	for _, d := range s.deadlines() {
		if d.Sheet == id && d.Times == nil {
			due[d.For] = s.deadlineLeft(d)
		}
	}
	var list []item
	rounds := s.Floor.Rounds(s.House, rule)
	for _, subject := range s.Floor.SubjectsOf(s.House, rule) {
		detail := trimmed(due[subject], s.roundText(rounds, subject))
		if last, ok := s.Floor.LastOf(flows.SheetBinder(id), subject); ok && detail == "" {
			detail = s.Words.Registers.Made(s.clockWords(last.At))
		}
		list = append(list, item{id: subject, label: s.Text.Subject(s.House, rule, subject), detail: detail, do: once(effect{Open: newCheck(id, subject)})})
	}
	return list
}
