package tui

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"reception/flows"
)

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
	height := min(len(rows)+2, s.Height)
	out := t.panel(s.Width, height, s.Words.Acts.AssignTitle(s.visitName(a.visit)), "", rows)
	return frame{Rows: t.footed(out, s.Width, s.rest(first, n, len(people))),
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
		r.put(t.Muted, s.whyShort(s.Floor.WhyNext(s.House, flows.VisitTurns), r.left))
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
	if len(a.bases(s)) > 1 && !a.writing() {
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
		if ready, areas := readyRows(s, a.form, words.OverrideReasons, w); !a.form.readyMade(words.OverrideReasons) {
			hits = moved(areas, 1, len(rows))
			rows = append(rows, ready...)
		}
	}
	c := a.command(s)
	if shown == flows.BasisOverride {
		c.Reason = words.ReasonHere // a long one would move the field that it is typed into
	}
	return append(rows, s.whatIfRows(c, w, max(s.Height-len(rows)-8, 4))...), cursor, hits
}
