package tui

import (
	"slices"
	"strings"

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

// Draft reports whether a reason was typed.
func (a assign) Draft() bool { return a.form.filled() }

// Resumed returns the sheet as it was left.
func (a assign) Resumed() screen { return a }

// Typing reports that the reason has the cursor: it is always open to be typed.
func (a assign) Typing() bool { return a.asksReason() }

// asksReason reports whether the choice needs a reason in words.
func (a assign) asksReason() bool { return a.basis == flows.BasisOverride }

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

// to looks at somebody else, for the reason that fits best.
func (a assign) to(id flows.StaffID) assign {
	a.staff, a.basis = id, ""
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
	case key.Matches(msg, k.Other) && len(bases) > 0:
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
	keys := []key.Binding{renamed(k.Save, s.Words.Keys.Assign), renamed(k.PrevField, move), renamed(k.NextField, move), renamed(k.Other, w.Basis)}
	if !a.asksReason() {
		keys = append(keys, k.Pick, k.Why)
	} else if a.form.get(fieldReason).empty() {
		keys = append(keys, k.Pick)
	}
	return keys
}

// View draws who can receive the party above what the choice would do.
func (a assign) View(s scene) frame {
	t, w, words := s.Theme, s.Width-2, s.Words.Rota
	foot, cursor, hits := a.foot(s, w)
	notices, noticed := noticeRows(s, w)
	people := a.people(s)
	here := max(slices.Index(people, a.chosen(s)), 0)
	h := min(len(people), max(s.Height-len(foot)-len(notices)-5, 3))
	first, n := window(len(people), here, h)
	now := words.HasNobody
	if v, ok := s.Floor.Visit(a.visit); ok && v.Sales != "" {
		now = words.HasNow(s.staff(v.Sales)) + " (" + s.Text.Names.Basis[v.Basis] + ")"
	}
	rows := []string{hint(s, now, w)}
	for i, id := range people[first : first+n] {
		hits = append(hits, hit{rect{1, 2 + i, w, 1}, personMsg{id}})
		rows = append(rows, a.row(s, id, first+i, first+i == here, w))
	}
	shift := len(rows)
	for i := range hits {
		if _, ready := hits[i].Msg.(chooseMsg); ready {
			hits[i].Y += shift + 1
		}
	}
	if cursor != nil {
		cursor.Y += shift + 1
	}
	rows = append(append(rows, foot...), notices...)
	remark := ""
	if rest := len(people) - first - n; rest > 0 {
		remark = s.Words.Board.More(rest)
	}
	height := min(len(rows)+2, s.Height)
	return frame{Rows: t.panel(s.Width, height, s.Words.Acts.AssignTitle(s.visitName(a.visit)), remark, rows),
		Sheet: true, Noticed: noticed, Cursor: cursor, Hits: hits}
}

// row is one person with what they are doing and have to make up.
func (a assign) row(s scene, id flows.StaffID, i int, here bool, w int) string {
	t, words := s.Theme, s.Words.Rota
	r := newRow(w)
	mark := " "
	if here {
		r, mark = r.on(t.Band), t.marks.Select
	}
	r.put(t.Accent, " "+mark+" ")
	r.cell(t.Key, pick(i < 9, itoa(i+1), ""), 2)
	if id == "" {
		next := s.Facts.Turns.Next
		if next == "" {
			r.put(t.Amber, words.ByTurn("-")+"  "+s.nobodyNext(flows.VisitTurns))
			return r.end()
		}
		r.put(pickInk(here, t.Strong, t.Plain), words.ByTurn(s.staff(next)))
		r.space(2)
		r.put(t.Muted, s.whyShort(s.Floor.WhyNext(s.House, flows.VisitTurns)))
		return r.end()
	}
	r.cell(pickInk(here, t.Strong, t.Plain), s.staff(id), 13)
	r.space(1)
	state, k := s.doingNow(id)
	r.cell(k, state, pickInt(w < 90, 23, 31))
	r.space(1)
	r.cell(t.Amber, s.marksOf(id), pickInt(w < 90, 13, 21))
	r.space(1)
	r.put(t.Plain, s.relation(a.visit, id))
	return r.end()
}

// relation is what somebody is to a party: named, the original, booked.
func (s scene) relation(visit flows.VisitID, id flows.StaffID) string {
	v, ok := s.Floor.Visit(visit)
	if !ok {
		return ""
	}
	names := s.Text.Names.Basis
	var parts []string
	if b, ok := s.Floor.Booking(v.Booking); ok && b.Sales == id {
		parts = append(parts, names[flows.BasisBooked])
	}
	if v.AsksFor == id {
		parts = append(parts, names[flows.BasisNamed])
	}
	if v.Owner == id {
		parts = append(parts, names[flows.BasisOriginal])
	}
	if p, ok := s.House.Person(id); ok && p.Group == "" {
		parts = append(parts, names[flows.BasisSupervisor])
	}
	return strings.Join(parts, "  ")
}

// foot is the basis, the reason where one is asked for, and what Enter would do.
func (a assign) foot(s scene, w int) ([]string, *tea.Cursor, []hit) {
	t, words := s.Theme, s.Words.Rota
	who, shown := a.chosen(s), a.fits(s)
	head := newRow(w)
	head.space(1)
	name := s.Text.Names.Basis[shown]
	if shown == "" {
		name = "-"
	}
	head.put(t.Strong, words.Chosen(pick(who == "", words.ByTurn(s.staff(s.Facts.Turns.Next)), s.staff(who))))
	head.space(2)
	head.put(t.Accent, words.BasisIs(name))
	if len(a.bases(s)) > 1 {
		head.space(2)
		head.put(t.Muted, s.Keys.Other.Help().Key+" "+words.Basis)
	}
	rows := []string{blank(w), head.end()}
	var hits []hit
	var cursor *tea.Cursor
	if a.asksReason() {
		fields, at, _ := a.form.view(s, w)
		if at != nil {
			at.X, at.Y = at.X+1, at.Y+len(rows)
			cursor = at
		}
		rows = append(rows, fields...)
		ready, areas := readyRows(s, a.form, words.OverrideReasons, w)
		if a.form.get(fieldReason).empty() {
			hits = moved(areas, 1, len(rows))
			rows = append(rows, ready...)
		}
	}
	c := a.command(s)
	if c.Reason == "" && shown == flows.BasisOverride {
		c.Reason = words.ReasonHere
	}
	return append(rows, s.whatIfRows(c, w, max(s.Height-len(rows)-8, 4))...), cursor, hits
}
