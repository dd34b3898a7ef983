package tui

import (
	"strconv"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"reception/flows"
)

// turnAct is what a turnForm asks for.
type turnAct int

const (
	actSkip turnAct = iota
	actWaive
	actAdjust
	actSupport
	actGroups
	actConfirm
)

// turnForm is an act on the turns with what it needs: who answers for it and
// why. Below the fields it shows what the act would do, before Enter.
type turnForm struct {
	act      turnAct
	staff    flows.StaffID
	rotation flows.Rotation // of a skip
	line     flows.Seq      // of a make-up that is waived
	date     flows.Date     // of a roster
	form     form
	was      string
}

func newTurnForm(f turnForm, fields ...field) screen {
	f.form = newForm(fields...)
	f.was = f.form.typed()
	return f
}

func (f turnForm) Name() name {
	return name("turn_form/" + itoa(int(f.act)) + "/" + string(f.staff) + string(f.date) + "/" + string(f.rotation) + "/" + itoa(int(f.line)))
}

func (f turnForm) fills(s scene) flows.Command {
	return f.command(s)
}

// Draft reports whether anything was filled in.
func (f turnForm) Draft() bool { return f.form.typed() != f.was }

// Resumed returns the form as it was left.
func (f turnForm) Resumed() screen { return f }

// Typing reports whether a text field has the cursor.
func (f turnForm) Typing() bool { return f.form.typing() }

// Update fills in the form.
func (f turnForm) Update(msg tea.Msg, s scene) (screen, effect) {
	switch msg := msg.(type) {
	case changedMsg:
		return f, effect{}
	case refusedMsg:
		switch msg.refusal.Code {
		case flows.ManagerNeeded:
			f.form = f.form.on(fieldManager)
		case flows.ReasonNeeded:
			f.form = f.form.on(fieldReason)
		}
		return f, effect{}
	case chooseMsg:
		f.form = f.form.with(fieldReason, msg.id)
		return f, effect{}
	case tea.KeyPressMsg:
		if next, ok := readyDigit(f.form, msg, f.readyTexts(s)); ok {
			f.form = next
			return f, effect{}
		}
		if key.Matches(msg, s.Keys.Save) {
			return f.save(s)
		}
	}
	f.form = f.form.Update(msg, s)
	return f, effect{}
}

// save asks for the act; what would be refused for want of a word is asked for.
func (f turnForm) save(s scene) (screen, effect) {
	c := f.command(s)
	for _, id := range []fieldID{fieldManager, fieldConfirmer} {
		if f.has(id) && f.form.get(id).empty() {
			f.form = f.form.on(id)
			return f, effect{Say: notice{Text: s.Words.Rota.NeedManager, Level: levelWarn}}
		}
	}
	if f.needsReason() && f.form.get(fieldReason).empty() {
		f.form = f.form.on(fieldReason)
		return f, effect{Say: notice{Text: s.Words.Acts.NeedReason, Level: levelWarn}}
	}
	e := effect{ID: f.form.id, Back: true, Do: c}
	if f.act == actConfirm {
		e.Press = toldMsg{s.Words.Rota.RestInForce(s.dateWords(f.date))}
	}
	return f, e
}

func (f turnForm) has(id fieldID) bool {
	for _, x := range f.form.fields {
		if x.id == id {
			return true
		}
	}
	return false
}

func (f turnForm) needsReason() bool {
	switch f.act {
	case actSkip, actWaive, actAdjust, actGroups:
		return true
	}
	return false
}

// command is what Enter asks for.
func (f turnForm) command(s scene) flows.Command {
	get := func(id fieldID) string { return f.form.get(id).text() }
	reason := get(fieldReason)
	by := flows.Authority{Manager: flows.StaffID(get(fieldManager))}
	switch f.act {
	case actSkip:
		return flows.Skip{Rotation: f.rotation, Staff: f.staff, Reason: reason}
	case actWaive:
		return flows.Waive{Authority: by, Staff: f.staff, Line: f.line, Reason: reason}
	case actAdjust:
		n, _ := strconv.Atoi(get(fieldBy))
		return flows.AdjustTurn{Authority: by, Staff: f.staff, What: get(fieldAdjust), By: n, Reason: reason}
	case actSupport:
		return flows.CallSupport{Authority: by, Staff: flows.StaffID(get(fieldSupporter)), Reason: reason}
	case actGroups:
		return flows.DayGroups{Authority: by, VisitGroup: flows.GroupID(get(fieldVisitGroup)), PhoneGroup: flows.GroupID(get(fieldPhoneGroup)), Reason: reason}
	}
	return flows.ConfirmRoster{Authority: flows.Authority{Manager: flows.StaffID(get(fieldConfirmer))}, Date: f.date}
}

// tried is the command as it would be with a reason, so that what it does can be
// shown before the reason is typed, and does not grow with it.
func (f turnForm) tried(s scene) flows.Command {
	if _, away := s.House.Rules.Break(f.form.get(fieldReason).text()); !away {
		f.form = f.form.with(fieldReason, pick(f.needsReason(), s.Words.Rota.ReasonHere, ""))
	}
	return f.command(s)
}

// ready are the reasons to choose from, with what each means where that differs.
func (f turnForm) ready(s scene) (texts, means []string) {
	w := s.Words.Rota
	switch f.act {
	case actSkip:
		for _, b := range s.House.Rules.Breaks {
			texts, means = append(texts, b.Name.In(s.Text.Tag)), append(means, pick(b.Keeps, w.Kept, w.Lost))
		}
		for _, text := range w.SkipReasons {
			texts, means = append(texts, text), append(means, w.Lost)
		}
	case actWaive:
		texts = w.WaiveReasons
	case actAdjust:
		texts = w.AdjustReasons
	case actSupport:
		texts = w.SupportReasons
	case actGroups:
		texts = w.GroupReasons
	}
	return texts[:min(len(texts), 9)], means
}

func (f turnForm) readyTexts(s scene) []string {
	texts, _ := f.ready(s)
	return texts
}

// Keys lists what works in the form.
func (f turnForm) Keys(s scene) []key.Binding {
	keys := f.form.keys(s)
	if f.form.fields[f.form.focus].id == fieldReason && f.form.get(fieldReason).empty() && len(f.readyTexts(s)) > 0 {
		keys = append(keys, s.Keys.Pick)
	}
	return keys
}

func (f turnForm) title(s scene) string {
	w := s.Words.Rota
	switch f.act {
	case actSkip:
		return w.TitleFor(w.SkipTitle, s.staff(f.staff)) + " (" + s.Text.Names.Turns.Rotation[f.rotation] + ")"
	case actWaive:
		kind := ""
		for _, m := range s.Floor.Account(f.staff).Marks {
			if m.Line == f.line {
				kind = s.markName(m.Kind)
			}
		}
		return w.TitleFor(w.WaiveIt(kind), s.staff(f.staff))
	case actAdjust:
		return w.TitleFor(w.AdjustTitle, s.staff(f.staff))
	case actSupport:
		return w.SupportTitle
	case actGroups:
		return w.GroupsTitle
	}
	return w.ConfirmTitle(s.dateWords(f.date))
}

// View draws the sheet: the fields, the ready-made reasons, and what it would do.
func (f turnForm) View(s scene) frame {
	w := s.Width - 2
	var foot []string
	var hits []hit
	if f.form.here() == fieldReason && !f.form.readyMade(f.readyTexts(s)) {
		texts, means := f.ready(s)
		foot, hits = readyRows(s, f.form, f.labelled(texts, means), w)
		for i := range hits {
			hits[i].Msg = chooseMsg{texts[i]}
		}
	}
	room := max(s.Height-len(foot)-len(f.form.fields)-7, 3)
	foot = append(foot, f.place(s, w)...)
	foot = append(foot, f.rest(s, w)...)
	foot = append(foot, s.whatIfRows(f.tried(s), w, room)...)
	return sheetWith(s, f.title(s), f.form, foot, hits)
}

func (turnForm) labelled(texts, means []string) []string {
	if len(means) == 0 {
		return texts
	}
	list := make([]string, len(texts))
	for i := range texts {
		list[i] = texts[i] + "  " + means[i]
	}
	return list
}

// place says whether whoever is skipped keeps the place, and is away from now on;
// its rows are there before it says anything.
func (f turnForm) place(s scene, w int) []string {
	if f.act != actSkip {
		return nil
	}
	words := s.Words.Rota
	say := words.LostBack
	if b, ok := s.House.Rules.Break(f.form.get(fieldReason).text()); ok {
		say = pick(b.Keeps, words.KeptBack, say) + words.AwayToo
	}
	rows := wrapped(s.Theme.Muted, say, w)
	if f.form.get(fieldReason).empty() {
		rows = fill(nil, w, len(rows))
	}
	return rows
}

// rest names who rests by the roster that is confirmed.
func (f turnForm) rest(s scene, w int) []string {
	if f.act != actConfirm {
		return nil
	}
	r, ok := s.Floor.Roster(f.date)
	if !ok {
		return nil
	}
	return wrapped(s.Theme.Plain, s.restNames(r), w)
}
