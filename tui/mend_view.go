package tui

import "reception/flows"

// View draws the sheet: the fields, the ready-made reasons, and what becomes of
// the turn, the room and the calls.
func (f mendForm) View(s scene) frame {
	w := s.Width - 2
	v, ok := s.Floor.Visit(f.visit)
	if !ok {
		return formSheet(s, "", f.form, nil)
	}
	title := map[mendAct]func(string) string{mendCorrect: s.Words.Mend.CorrectTitle, mendReopen: s.Words.Mend.ReopenTitle,
		mendMerge: s.Words.Mend.MergeTitle, mendSplit: s.Words.Mend.SplitTitle}[f.act](s.numbered(v))
	var foot []string
	var hits []hit
	if f.form.here() == fieldReason && !f.form.readyMade(f.ready(s)) {
		foot, hits = readyRows(s, f.form, f.ready(s), w)
	}
	foot = f.does(s, v, foot, w)
	if one := f.with(fieldGo, "1"); f.act == mendSplit && v.Party > 1 { // nothing moves while the number is typed
		foot = fill(foot, w, max(len(foot), len(one.does(s, v, nil, w))))
	}
	return sheetWith(s, title, f.form, foot, hits)
}

// with is the form with a field filled in.
func (f mendForm) with(id fieldID, value string) mendForm {
	f.form = f.form.with(id, value)
	return f
}

// does puts under some rows what the act does, to the turns as well.
func (f mendForm) does(s scene, v *flows.Visit, foot []string, w int) []string {
	foot = append(foot, f.will(s, v, w)...)
	if !f.turns() {
		return foot
	}
	fields, _, _ := f.form.view(s, w)
	return append(foot, s.whatIfRows(f.tried(s), w, max(s.Height-len(foot)-len(fields)-4, 3))...)
}

// turns reports whether the act may change the turns; a correction of anything
// but the purpose never does.
func (f mendForm) turns() bool {
	return f.act != mendCorrect || f.what() == flows.FieldPurpose && !f.form.fields[1].empty()
}

// will says in sentences what the act does.
func (f mendForm) will(s scene, v *flows.Visit, w int) []string {
	m := s.Words.Mend
	var rows []string
	say := func(k ink, text string) { rows = append(rows, wrapped(k, text, w)...) }
	switch f.act {
	case mendCorrect:
		return f.values(s, v, w)
	case mendReopen:
		say(s.Theme.Plain, m.BackTo(s.stepName(backStep(s, v))))
		if v.Room == "" {
			say(s.Theme.Plain, m.ReopenRoom)
		}
	case mendMerge:
		stays, goes := f.stays()
		say(s.Theme.Strong, m.MergeWill(s.visitName(goes), s.visitName(stays)))
		if n := s.openCalls(goes); n > 0 {
			say(s.Theme.Plain, m.CallsEnd(n))
		}
	case mendSplit:
		n := f.form.get(fieldGo).number()
		switch {
		case v.Party < 2:
			say(s.Theme.Warn, m.SplitAlone)
		case n > 0 && n < v.Party:
			say(s.Theme.Strong, m.SplitWill(v.Party-n, n))
			say(s.Theme.Plain, m.SplitTurn)
			say(s.Theme.Plain, m.SplitRoom)
		}
	}
	return rows
}

// values are the value as it is, what it will be, and what was corrected before.
func (f mendForm) values(s scene, v *flows.Visit, w int) []string {
	m := s.Words.Mend
	if f.what() == "" {
		return nil
	}
	was, x := s.valueOf(v, f.what()), f.form.fields[1]
	text := m.Was + "  " + orDash(was) + s.originally(v, f.what())
	if !x.empty() {
		text = m.Change(orDash(was), s.newValue(v, f.what(), x))
	}
	rows := []string{underField(s.Theme.Strong, text, w)}
	if x.id == fieldNowClock && x.empty() {
		rows = append(rows, underField(s.Theme.Muted, m.ClockHint, w))
	}
	return rows
}

// newValue is what was typed, in words.
func (s scene) newValue(v *flows.Visit, f flows.Field, x field) string {
	switch f {
	case flows.FieldTitle:
		return s.pieceOf(flows.Personal{Title: x.text()}, f)
	case flows.FieldArrived, flows.FieldDeparted:
		return plainClock(x)
	}
	return s.valueWords(v, f, x.text())
}

// mendedRows are the corrections of a party, the newest first, and where it was split off.
func mendedRows(s scene, v *flows.Visit, w int) []string {
	m := s.Words.Mend
	var rows []string
	label := m.Corrected
	add := func(text string) {
		rows = append(rows, labelled(s.Theme, padded(label, aboutLabel-2), text, w)...)
		label = ""
	}
	for _, text := range backwards(s.corrections(v)) {
		add(text)
	}
	if from, ok := s.Floor.Visit(v.SplitFrom); ok && v.SplitFrom != 0 {
		add(m.SplitFrom(from.No))
	}
	return rows
}

// backStep is where a party goes on that is opened again.
func backStep(s scene, v *flows.Visit) flows.StepID {
	if n := len(v.Past); n > 0 {
		return v.Past[n-1].Step
	}
	if flow := s.House.Flow(v.Kind); len(flow) > 0 {
		return flow[0].ID
	}
	return ""
}

func (s scene) stepName(id flows.StepID) string {
	if st, ok := s.House.Step(id); ok {
		return st.Name.In(s.Text.Tag)
	}
	return string(id)
}

// openCalls is how many calls of a party are not answered.
func (s scene) openCalls(id flows.VisitID) int {
	n := 0
	for _, c := range s.Floor.Calls {
		if c.Visit == id && c.Open() {
			n++
		}
	}
	return n
}
