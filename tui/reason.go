package tui

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"reception/flows"
)

// reasonFor is what a reason is asked for.
type reasonFor int

const (
	reasonSkip          reasonFor = iota // a step is left out
	reasonTurnAway                       // a party is sent away
	reasonCannotReceive                  // the answer to RC-01
	reasonNote                           // a note, which needs no reason but the same form
)

// reason asks for one line of text about a party: why a step is skipped, why it
// is turned away, or a note. Digits choose a ready-made line while it is empty.
type reason struct {
	why   reasonFor
	visit flows.VisitID
	step  flows.StepID
	call  flows.CallID
	form  form
}

func newReason(why reasonFor, p party) screen {
	r := reason{why: why, visit: p.ID, step: p.Step, form: newForm(newText(fieldReason, ""))}
	if why == reasonTurnAway {
		r.form = newForm(newText(fieldReason, p.Why))
	}
	if p.Guide.Waiting != nil {
		r.call = p.Guide.Waiting.ID
	}
	return r
}

func newNote(p party) screen {
	return reason{why: reasonNote, visit: p.ID, form: newForm(newText(fieldNote, ""))}
}

// Name tells apart what is asked about one party: a reason that was begun for one
// step is none for the next.
func (r reason) Name() name {
	of := ""
	switch r.why {
	case reasonSkip:
		of = string(r.step)
	case reasonCannotReceive:
		of = itoa(int(r.call))
	}
	return name("reason/" + itoa(int(r.why)) + "/" + itoa(int(r.visit)) + "/" + of)
}

func (r reason) fills(s scene) flows.Command {
	return r.save(s).Do
}

// Draft reports whether anything was typed.
func (r reason) Draft() bool { return r.form.filled() }

// Resumed returns the form as it was left.
func (r reason) Resumed() screen { return r }

// Typing reports that the text has the cursor.
func (r reason) Typing() bool { return true }

// Update takes the text.
func (r reason) Update(msg tea.Msg, s scene) (screen, effect) {
	switch msg := msg.(type) {
	case changedMsg, refusedMsg:
		return r, effect{}
	case chooseMsg:
		for _, text := range r.ready(s) {
			if text == msg.id {
				r.form = r.form.with(fieldReason, text)
			}
		}
		return r, effect{}
	case tea.KeyPressMsg:
		if n := digit(msg.Text); n > 0 && n <= len(r.ready(s)) && !r.form.filled() {
			r.form = r.form.with(fieldReason, r.ready(s)[n-1])
			return r, effect{}
		}
		if key.Matches(msg, s.Keys.Save) {
			return r, r.save(s)
		}
	}
	r.form = r.form.Update(msg, s)
	return r, effect{}
}

func (r reason) save(s scene) effect {
	text := r.form.fields[0].text()
	if text == "" && r.why != reasonCannotReceive {
		return effect{Say: notice{Text: s.Words.Acts.NeedReason, Level: levelWarn}}
	}
	e := effect{ID: r.form.id, Back: true}
	ref := flows.ByID(r.visit)
	switch r.why {
	case reasonSkip:
		e.Do = flows.Done{Visit: ref, Step: r.step, Skip: text}
	case reasonTurnAway:
		e.Do = flows.TurnAway{Visit: ref, Reason: text}
	case reasonCannotReceive:
		e.Do = flows.Reply{Call: r.call, Answer: flows.CannotReceive, Reason: text}
	case reasonNote:
		e.Do = flows.AddNote{Visit: ref, Text: text}
	}
	return e
}

// ready are the lines to choose from.
func (r reason) ready(s scene) []string {
	switch r.why {
	case reasonSkip:
		return s.Words.Acts.SkipReasons
	case reasonTurnAway, reasonCannotReceive:
		return s.Words.Acts.Reasons
	}
	return nil
}

// Keys lists what works in the form.
func (r reason) Keys(s scene) []key.Binding {
	keys := []key.Binding{s.Keys.Save}
	if len(r.ready(s)) > 0 && !r.form.filled() {
		keys = append(keys, s.Keys.Pick)
	}
	return append(keys, s.Keys.Clear)
}

// View draws the sheet.
func (r reason) View(s scene) frame {
	w := s.Words.Acts
	v, ok := s.Floor.Visit(r.visit)
	if !ok {
		return formSheet(s, "", r.form, nil)
	}
	title := map[reasonFor]func(string) string{reasonSkip: w.SkipTitle, reasonTurnAway: w.TurnAwayTitle,
		reasonCannotReceive: w.TurnAwayTitle, reasonNote: w.NoteTitle}[r.why](s.numbered(v))
	var foot []string
	var hits []hit
	for i, text := range r.ready(s) {
		line := newRow(s.Width - 2)
		line.space(3 + fieldLabel)
		line.put(s.Theme.Key, itoa(i+1)+" ")
		line.put(s.Theme.Plain, text)
		hits = append(hits, hit{rect{1, i + 2, s.Width - 2, 1}, chooseMsg{text}})
		foot = append(foot, line.end())
	}
	f := formSheet(s, title, r.form, foot)
	f.Hits = append(hits, f.Hits...)
	return f
}
