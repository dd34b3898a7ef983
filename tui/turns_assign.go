package tui

import (
	"slices"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"reception/flows"
)

// assign gives a party its salesperson. It shows what each choice would do to
// the turns, and writes nothing before Enter.
type assign struct {
	visit   flows.VisitID
	instead flows.StaffID // who had the party on screen
	staff   flows.StaffID // who is looked at; empty is whoever the rules choose
	basis   flows.Basis   // asked for; empty is the one that fits best
	form    form          // the reason
}

func newAssign(p party) screen {
	a := assign{visit: p.ID, form: newForm(newText(fieldReason, ""))}
	if p.Visit != nil {
		a.instead = p.Sales
	}
	return a
}

func (a assign) Name() name { return name("assign/" + itoa(int(a.visit))) }

func (assign) fills(scene) flows.Command { return flows.Assign{} }

// Draft reports whether a reason was typed.
func (a assign) Draft() bool { return a.form.filled() }

// Resumed returns the sheet as it was left.
func (a assign) Resumed() screen { return a }

// Typing reports that the reason has the cursor: it is always open to be typed.
func (a assign) Typing() bool { return a.asksReason() }

// asksReason reports whether the choice needs a reason in words.
func (a assign) asksReason() bool { return a.basis == flows.BasisOverride }

// writing reports whether a reason is being written: the arrows then move in it,
// and no key takes the text away that has begun.
func (a assign) writing() bool { return a.asksReason() && !a.form.get(fieldReason).empty() }

// people are who can be chosen: whoever the rules choose first, then the person
// named, the original, the group on turn, the others, and those who stand in.
func (a assign) people(s scene) []flows.StaffID {
	list := []flows.StaffID{""}
	add := func(id flows.StaffID) {
		if id != "" && !slices.Contains(list, id) {
			list = append(list, id)
		}
	}
	v, ok := s.Floor.Visit(a.visit)
	if ok {
		add(v.AsksFor)
		add(v.Owner)
		if b, ok := s.Floor.Booking(v.Booking); ok {
			add(b.Sales)
		}
	}
	for _, id := range s.turnPeople() {
		add(id)
	}
	if ok && v.Owner != "" {
		for _, x := range s.Floor.StandIns(s.House, v) {
			add(x.Staff)
		}
	}
	if ok && v.Sales != "" {
		list = list[1:] // the rules choose only where nobody has the party
	}
	return list
}

// chosen is who is looked at.
func (a assign) chosen(s scene) flows.StaffID {
	people := a.people(s)
	if slices.Contains(people, a.staff) || len(people) == 0 {
		return a.staff
	}
	return people[0]
}

// bases are the bases that may be asked for with somebody, the best first.
func (a assign) bases(s scene) []flows.Basis {
	id := a.chosen(s)
	if id == "" {
		return nil
	}
	list := []flows.Basis{""}
	v, ok := s.Floor.Visit(a.visit)
	if ok && v.Owner != "" {
		if id == v.Owner {
			list = append(list, flows.BasisOriginal)
		} else {
			list = append(list, flows.BasisSubstitute)
		}
	}
	if p, known := s.House.Person(id); known && p.Has(s.House.Rules.SupervisorRoles()) {
		list = append(list, flows.BasisSupervisor)
	}
	return append(list, flows.BasisNamed, flows.BasisOverride)
}

// Update looks at people and bases, and assigns.
func (a assign) Update(msg tea.Msg, s scene) (screen, effect) {
	switch msg := msg.(type) {
	case changedMsg:
		return a, effect{}
	case refusedMsg:
		if v, ok := s.Floor.Visit(a.visit); ok && msg.refusal.Code == flows.AlreadyWith {
			a.instead = v.Sales // it is on screen now
		}
		if msg.refusal.Code == flows.ReasonNeeded {
			a.basis = flows.BasisOverride
		}
		return a, effect{}
	case personMsg:
		if msg.staff == a.chosen(s) {
			return a.save(s)
		}
		return a.to(msg.staff), effect{}
	case chooseMsg:
		a.form = a.form.with(fieldReason, msg.id)
		return a, effect{}
	case tea.KeyPressMsg:
		return a.key(msg, s)
	}
	a.form = a.form.Update(msg, s)
	return a, effect{}
}

// to looks at somebody else, for the reason that fits best; for the one being
// written where that is so.
func (a assign) to(id flows.StaffID) assign {
	if a.staff = id; id == "" || !a.writing() {
		a.basis = ""
	}
	return a
}

func (a assign) key(msg tea.KeyPressMsg, s scene) (screen, effect) {
	k, people, bases := s.Keys, a.people(s), a.bases(s)
	here := max(slices.Index(people, a.chosen(s)), 0)
	n := digit(msg.Text)
	switch {
	case key.Matches(msg, k.Save):
		return a.save(s)
	case msg.Code == tea.KeyUp, msg.Code == tea.KeyDown, msg.Code == tea.KeyPgUp, msg.Code == tea.KeyPgDown:
		i, _ := stepIn(k, msg, here, len(people), 10)
		return a.to(people[i]), effect{}
	case key.Matches(msg, k.Other) && len(bases) > 0 && !a.writing():
		i := max(slices.Index(bases, a.basis), 0)
		a.basis = bases[(i+len(bases)+pickInt(msg.Code == tea.KeyLeft, -1, 1))%len(bases)]
		return a, effect{}
	case a.asksReason():
		if n > 0 && a.form.get(fieldReason).empty() && n <= len(s.Words.Rota.OverrideReasons) {
			a.form = a.form.with(fieldReason, s.Words.Rota.OverrideReasons[n-1])
			return a, effect{}
		}
		a.form = a.form.Update(msg, s)
	case n > 0 && n <= len(people):
		return a.to(people[n-1]), effect{}
	case key.Matches(msg, k.Why):
		return a, effect{Open: newWhyNext(flows.VisitTurns)}
	}
	return a, effect{}
}

// command is what Enter asks for.
func (a assign) command(s scene) flows.Assign {
	c := flows.Assign{Visit: flows.ByID(a.visit), Staff: a.chosen(s), Basis: a.basis, Instead: a.instead}
	if a.asksReason() {
		c.Reason = a.form.get(fieldReason).text()
	}
	return c
}

func (a assign) save(s scene) (screen, effect) {
	c := a.command(s)
	if c.Basis == "" && a.fits(s) == flows.BasisOverride {
		a.basis = flows.BasisOverride // it takes a reason
		return a, effect{Say: notice{Text: s.Words.Acts.NeedReason, Level: levelWarn}}
	}
	if c.Basis == flows.BasisOverride && c.Reason == "" {
		return a, effect{Say: notice{Text: s.Words.Acts.NeedReason, Level: levelWarn}}
	}
	return a, effect{ID: a.form.id, Do: c, Back: true}
}

// fits is the basis the rules give a choice that names none.
func (a assign) fits(s scene) flows.Basis {
	if a.basis != "" {
		return a.basis
	}
	c := a.command(s)
	c.Reason = "?"
	o, _, err := s.Floor.Decide(s.House, s.Now, flows.Request{By: s.By, Command: c})
	if err != nil {
		return ""
	}
	if v, ok := o.Floor.Visit(a.visit); ok && v.Sales != "" {
		return v.Basis
	}
	return ""
}

// Keys lists what works on the sheet.
func (a assign) Keys(s scene) []key.Binding {
	k, w := s.Keys, s.Words.Rota
	move := s.Words.Keys.Move
	keys := []key.Binding{renamed(k.Save, s.Words.Keys.Assign), renamed(k.PrevField, move), renamed(k.NextField, move)}
	switch {
	case a.writing():
		return append(keys, k.Clear)
	case a.asksReason():
		return append(keys, renamed(k.Other, w.Basis), k.Pick)
	}
	return append(keys, renamed(k.Other, w.Basis), k.Pick, k.Why)
}
