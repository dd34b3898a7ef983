package tui

import "reception/flows"

// What each form gives of itself. The name of a form says what it is about (see
// taken), so only the rest of it has to be said.

func (r reason) handed() sheet       { return r.form.handed(r.Name(), "") }
func (t taxi) handed() sheet         { return t.form.handed(t.Name(), "") }
func (f flagDay) handed() sheet      { return f.form.handed(f.Name(), f.was) }
func (b bookingSheet) handed() sheet { return b.form.handed(b.Name(), b.was) }
func (c stockCount) handed() sheet   { return c.form.handed(c.Name(), "") }
func (m missedOut) handed() sheet    { return m.form.handed(m.Name(), "") }
func (l leaveOpen) handed() sheet    { return l.form.handed(l.Name(), l.was) }
func (f mendForm) handed() sheet     { return f.form.handed(f.Name(), f.was) }
func (m messageForm) handed() sheet  { return m.form.handed(m.Name(), "") }
func (p phoneCall) handed() sheet    { return p.form.handed(p.Name(), p.was) }
func (b block) handed() sheet        { return b.form.handed(b.Name(), "") }
func (t taskSheet) handed() sheet    { return t.form.handed(t.Name(), t.was) }

type keptClosing struct {
	Left     []flows.LeaveOpen
	Selected flows.HoleID
}

func (c closing) handed() sheet {
	return sheet{Name: c.Name(), ID: c.id}.with(keptClosing{c.left, c.selected})
}

// kept is who is put in and in which order, and who is selected.
type keptPeople struct {
	List, Was []flows.StaffID
	Selected  flows.StaffID
}

func (r roster) handed() sheet {
	return sheet{Name: r.Name(), ID: r.id}.with(keptPeople{r.rest, r.was, r.selected})
}

func (r rota) handed() sheet {
	return sheet{Name: r.Name(), ID: r.id}.with(keptPeople{r.order, r.was, r.selected})
}

type keptTurn struct {
	Staff flows.StaffID
	Date  flows.Date
}

func (f turnForm) handed() sheet {
	return f.form.handed(f.Name(), f.was).with(keptTurn{f.staff, f.date})
}

type keptBook struct {
	Full    flows.Date
	Resumed bool
}

func (b book) handed() sheet {
	return b.form.handed(b.Name(), "").with(keptBook{b.full, b.resumed})
}

type keptArrival struct {
	Guest                    flows.GuestNo // that it was filled in from
	Keys, Name, Phone        string        // see picked
	Chosen                   flows.GuestNo // that was confirmed by hand
	Anyway, Given, OnTheList string
	Resumed                  bool
}

func (a arrival) handed() sheet {
	return a.form.handed(a.Name(), "").with(keptArrival{Guest: a.picked.guest, Keys: a.picked.keys, Name: a.picked.name, Phone: a.picked.phone,
		Chosen: a.check.chosen, Anyway: a.anyway, Given: a.given, OnTheList: a.cursor, Resumed: a.resumed})
}

type keptIdentity struct {
	Was    map[fieldID]string
	Chosen flows.GuestNo
}

func (i identify) handed() sheet {
	return i.form.handed(i.Name(), "").with(keptIdentity{i.was, i.check.chosen})
}

type keptHandOver struct {
	Lines []keptLine
	Row   int
}

type keptLine struct {
	Item  flows.HandItem
	Group string
	Off   bool
}

func (h handOver) handed() sheet {
	more := keptHandOver{Row: h.row}
	for _, l := range h.lines {
		more.Lines = append(more.Lines, keptLine{l.HandItem, l.group, l.off})
	}
	return h.form.handed(h.Name(), h.was).with(more)
}

type keptAssign struct {
	Instead, Staff flows.StaffID
	Basis          flows.Basis
}

func (a assign) handed() sheet {
	return a.form.handed(a.Name(), "").with(keptAssign{a.instead, a.staff, a.basis})
}

func (a approval) handed() sheet {
	x := a.form.handed(a.Name(), a.was)
	if a.about != nil {
		x = x.with(a.about)
	}
	return x
}

// asked is a line that looks something up, as a sheet.
func (l line) asked(n name) sheet {
	return form{fields: []field{{id: fieldQuick, input: l}}}.handed(n, "")
}

type keptSearch struct {
	Scope  searchScope
	Cursor string
}

func (f search) handed() sheet { return f.input.asked(f.Name()).with(keptSearch{f.scope, f.cursor}) }

func (o owner) handed() sheet { return o.input.asked(o.Name()).with(o.selected) }

type keptLookup struct {
	Cursor string
	Call   *flows.MakeCall
}

func (l lookup) handed() sheet { return l.input.asked(l.Name()).with(keptLookup{l.cursor, l.call}) }
