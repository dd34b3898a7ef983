package tui

import (
	"cmp"
	"errors"

	tea "charm.land/bubbletea/v2"

	"reception/flows"
)

// A drafter is a screen that may be closed half filled in. Root keeps it and
// shows it again when a screen of that name is opened, so nothing typed vanishes.
type drafter interface {
	keeper
	Draft() bool
	// Resumed returns the draft as it is shown again.
	Resumed() screen
}

// apply does what the screen at place i of the stack wants.
func (r *Root) apply(e effect, i int) tea.Cmd {
	if r.past && e.changes() {
		r.notice = notice{Text: r.words().Replay.ReadOnly, Level: levelWarn}
		return nil
	}
	if no, refused := r.forbidden(e); refused {
		r.notice = no
		return nil
	}
	if moves := e.Open != nil || e.Back || e.Home; moves && e.Do == nil && r.notice.Level == levelWarn {
		r.notice = notice{} // it was about the screen that is left
	}
	if e.Say.Text != "" {
		r.notice = e.Say
	}
	r.set(e.Set)
	if e.Quit && r.unsaved() {
		return r.leave()
	}
	if e.Quit {
		return tea.Quit
	}
	if e.Do != nil {
		return r.ask(e, i)
	}
	if e.Sit != nil {
		r.sit(*e.Sit)
	}
	if e.Again != nil {
		cmd := r.move(e, i)
		return tea.Batch(cmd, r.again(e.Again))
	}
	if e.Look != nil {
		return tea.Batch(r.move(e, i), r.look(*e.Look))
	}
	if e.Read != nil {
		asked := r.stack[i].Name()
		cmd := r.move(e, i)
		return tea.Batch(cmd, r.read(e, asked))
	}
	return r.move(e, i)
}

// answerMsg is what was read, for the screen that it was read for.
type answerMsg struct {
	of  name
	msg tea.Msg
}

// read reads what the floor does not hold, for the screen that an effect opened, or
// else for the one that it came from.
func (r *Root) read(e effect, asked name) tea.Cmd {
	ctx, desk, of := r.ctx, r.desk, asked
	if e.Open != nil {
		of = e.Open.Name()
	}
	return func() tea.Msg {
		if msg := e.Read(ctx, desk); msg != nil {
			return answerMsg{of, msg}
		}
		return nil
	}
}

// answer hands what was read to its screen, whatever has been opened over it
// meanwhile; a screen that was closed needs it no more.
func (r *Root) answer(of name, msg tea.Msg) tea.Cmd {
	if i := r.find(of); i >= 0 {
		return r.screen(i, msg)
	}
	return nil
}

// move changes the stack.
func (r *Root) move(e effect, i int) tea.Cmd {
	switch {
	case e.Home:
		r.close(1)
	case e.Back && i > 0:
		r.close(i)
	}
	if e.Open != nil {
		r.open(e.Open)
	}
	if e.Pick != 0 {
		r.stack[0], _ = r.stack[0].Update(pickMsg{e.Pick}, r.scene())
	}
	if e.Press != nil {
		return r.top(e.Press)
	}
	return nil
}

// close cuts the stack down to n screens and keeps what is half filled in.
func (r *Root) close(n int) {
	for _, s := range r.stack[n:] {
		if d, ok := s.(drafter); ok && d.Draft() {
			r.drafts[s.Name()] = d.Resumed()
			if r.notice.Text == "" {
				r.notice = notice{Text: r.words().Notices.Kept}
			}
		}
	}
	r.stack = append([]screen(nil), r.stack[:n]...)
	if r.notice.Level != levelFail && r.notice.Refusal != nil {
		r.notice = notice{}
	}
}

// open puts a screen on top, or returns to the one of its name.
func (r *Root) open(s screen) {
	if r.notice.Refusal != nil {
		r.notice = notice{}
	}
	for i := range r.stack {
		if r.stack[i].Name() == s.Name() {
			r.keepQuestions(i + 1)
			r.close(i + 1)
			return
		}
	}
	if d, ok := r.drafts[s.Name()]; ok {
		s = d
		delete(r.drafts, s.Name())
	}
	r.stack = append(r.stack[:len(r.stack):len(r.stack)], s)
}

// set changes a setting of the session.
func (r *Root) set(s setting) {
	switch s {
	case setLang:
		next := flows.EN
		if r.text.Tag == flows.EN {
			next = flows.ZH
		}
		r.speak(next)
		r.notice = notice{}
		if r.failed != nil {
			r.fail(r.failed)
		}
	case setMask:
		r.mask = !r.mask
		r.refresh()
	case setTheme:
		r.theme = newTheme(!r.theme.dark, r.opts.ASCII)
	}
}

// ask sends a command to the desk. One at a time: whoever presses again while it
// is on its way is told so.
func (r *Root) ask(e effect, i int) tea.Cmd {
	if r.asked != nil {
		r.notice = notice{Text: r.words().Notices.Saving}
		return nil
	}
	if e.ID == "" {
		e.ID = newID()
	}
	r.asked = &asked{e, r.stack[i].Name(), r.cameOf(e.Do)}
	if r.notice.Level != levelFail {
		r.notice = notice{}
	}
	return r.do(flows.Request{ID: e.ID, By: r.opts.By, Session: r.opts.Session, Command: e.Do})
}

// done takes the answer to a command.
func (r *Root) done(msg doneMsg) tea.Cmd {
	a := r.asked
	r.asked = nil
	if a == nil {
		return nil
	}
	if msg.err != nil {
		r.ahead = nil
		return r.refused(a, msg.err)
	}
	r.take(msg.outcome.Floor)
	r.notice = r.outcome(a.Do, msg.outcome)
	if a.Told != "" && r.notice.Level == levelInfo {
		r.notice = notice{Text: a.Told}
	}
	delete(r.drafts, a.by)
	i := r.find(a.by)
	if i < 0 {
		return nil
	}
	e := a.effect
	if _, arrived := a.Do.(flows.Arrive); arrived {
		e.Pick = msg.outcome.Visit
	}
	if e.Back || e.Home {
		r.stack = r.stack[:i:i] // saved: no draft any more
		e.Back = false
	}
	cmd := r.move(e, i)
	for _, n := range a.came {
		delete(r.drafts, n)
	}
	return cmd
}

func (r *Root) find(n name) int {
	for i := range r.stack {
		if r.stack[i].Name() == n {
			return i
		}
	}
	return -1
}

// refused shows why a command was not carried out, and tells its screen.
func (r *Root) refused(a *asked, err error) tea.Cmd {
	var no *flows.Refusal
	switch {
	case errors.As(err, &no) && no.Code == flows.PINNeeded:
		r.open(pin{who: no.Staff, act: a})
		return nil
	case errors.As(err, &no):
		r.notice = notice{Text: r.text.Refusal(no, r.house, &r.floor), Level: levelWarn, Refusal: no}
	case errors.Is(err, flows.ErrNotSaving): // before the next: pressing again cannot help
		r.fail(err)
	case errors.Is(err, flows.ErrUnknownOutcome):
		r.notice = notice{Text: r.words().Notices.Unsure, Level: levelFail}
	default:
		r.notice = notice{Text: r.words().Notices.Failed(err.Error()), Level: levelFail}
	}
	if i := r.find(a.by); i >= 0 && no != nil {
		return r.screen(i, refusedMsg{no})
	}
	return nil
}

// ended says why no later floor will come.
func (r *Root) ended(err error) {
	if errors.Is(err, flows.ErrNotSaving) {
		r.fail(err)
		return
	}
	r.notice = notice{Text: r.words().Notices.Ended, Level: levelFail}
	r.lost("")
}

// outcome says what was done, where the screen does not show it by itself.
func (r *Root) outcome(c flows.Command, o flows.Outcome) notice {
	n := r.words().Notices
	switch {
	case len(o.Warnings) > 0:
		return notice{Text: r.text.Warning(o.Warnings[0], o, r.house), Level: levelWarn}
	case o.Removed > 0:
		return notice{Text: r.text.Removed(o.Removed), Level: levelWarn}
	case o.Repeat:
		return notice{Text: n.Repeat}
	}
	switch c := c.(type) {
	case flows.SetTick, flows.Safe:
		return notice{}
	case flows.HandOver:
		return notice{Text: r.words().Handover.Saved(len(c.Items))}
	case flows.UndoLast:
		return notice{Text: n.Undone}
	case flows.Reply:
		return notice{Text: n.Did(r.text.Names.Answer[cmp.Or(c.Answer, flows.Received)], r.who(o.Visit))}
	case flows.SetWeather:
		return notice{Text: n.Weather(r.text.Names.Weather[c.Is])}
	case flows.Correct, flows.Reopen, flows.Merge, flows.Split:
		if text := r.mended(c, o); text != "" {
			return notice{Text: text}
		}
	case flows.MakeCall:
		if called := r.scene().lastCall(c.Kind, o.Visit); called != "" {
			return notice{Text: n.Called(called)}
		}
	case flows.Arrive:
		if v, ok := r.floor.Visit(o.Visit); ok {
			return notice{Text: n.Arrived(v.No, r.scene().guest(v))}
		}
	}
	return notice{Text: n.Did(r.did(c, o))}
}

func (r *Root) who(id flows.VisitID) string {
	if v, ok := r.floor.Visit(id); ok {
		return r.scene().guest(v)
	}
	return ""
}
