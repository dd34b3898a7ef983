package tui

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"reception/flows"
)

// A Guard is a Desk that asks people to show who they are. Where the desk is none,
// everyone's word counts.
type Guard interface {
	// HasPIN reports whether somebody has a PIN.
	HasPIN(who flows.StaffID) bool
	// Prove checks a PIN: the act of that id then has the word of who. The error
	// is a sentence in the session's language.
	Prove(ctx context.Context, id flows.CommandID, who flows.StaffID, pin string) error
	// Sit has somebody at this terminal from now on; nobody where who is empty. Who
	// has no PIN needs none.
	Sit(ctx context.Context, who flows.StaffID, pin string) error
}

// provedMsg answers a PIN: whose, and the act that it was for, if it was for one.
type provedMsg struct {
	who flows.StaffID
	act flows.CommandID
	err error
}

// proves checks a PIN for an act.
func proves(id flows.CommandID, who flows.StaffID, pin string) func(context.Context, Desk) tea.Msg {
	return func(ctx context.Context, desk Desk) tea.Msg {
		g, ok := desk.(Guard)
		if !ok {
			return provedMsg{who: who, act: id}
		}
		return provedMsg{who, id, g.Prove(ctx, id, who, pin)}
	}
}

// sits checks a PIN of who wants to be at the terminal.
func sits(who flows.StaffID, pin string) func(context.Context, Desk) tea.Msg {
	return func(ctx context.Context, desk Desk) tea.Msg {
		g, ok := desk.(Guard)
		if !ok {
			return provedMsg{who: who}
		}
		return provedMsg{who: who, err: g.Sit(ctx, who, pin)}
	}
}

// proved takes the answer to a PIN to the sheet that asked for it, also where
// something else was opened over it. Where that sheet is gone, whoever has just been
// let sit down has not seen it, and nobody is at the keys.
func (r *Root) proved(msg provedMsg) tea.Cmd {
	if i := r.find(pinName); i >= 0 && r.stack[i].(pin).awaits(msg) { //nolint:forcetypeassert // it is called so
		return r.screen(i, msg)
	}
	if msg.err != nil || msg.act != "" || msg.who == "" {
		return nil
	}
	if r.sat {
		r.sit("")
	}
	return r.nobody()
}

// again asks for an act once more that waited for a PIN.
func (r *Root) again(a *asked) tea.Cmd {
	return r.ask(a.effect, max(r.find(a.by), 0))
}

// sit has somebody at the keys, or nobody.
func (r *Root) sit(who flows.StaffID) {
	r.opts.By.Staff, r.sat = who, who != ""
	r.notice = notice{Text: r.text.PIN().Sits(r.scene().staff(who))}
	if who == "" {
		r.notice = notice{Text: r.text.PIN().Stood}
	}
	r.change()
}

// stands has nobody at the keys once they have been left: what is done next is not
// in the name of who has gone.
func (r *Root) stands() tea.Cmd {
	if !r.idle || !r.sat {
		return nil
	}
	r.opts.By.Staff, r.sat = "", false
	return r.nobody()
}

// nobody tells the desk that nobody is at the keys.
func (r *Root) nobody() tea.Cmd {
	ctx, desk := r.ctx, r.desk
	return func() tea.Msg {
		if g, ok := desk.(Guard); ok {
			_ = g.Sit(ctx, "", "") // nobody is always allowed
		}
		return nil
	}
}
