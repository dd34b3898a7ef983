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

// provedMsg answers a PIN.
type provedMsg struct{ err error }

// proves checks a PIN for an act.
func proves(id flows.CommandID, who flows.StaffID, pin string) func(context.Context, Desk) tea.Msg {
	return func(ctx context.Context, desk Desk) tea.Msg {
		g, ok := desk.(Guard)
		if !ok {
			return provedMsg{}
		}
		return provedMsg{g.Prove(ctx, id, who, pin)}
	}
}

// sits checks a PIN of who wants to be at the terminal.
func sits(who flows.StaffID, pin string) func(context.Context, Desk) tea.Msg {
	return func(ctx context.Context, desk Desk) tea.Msg {
		g, ok := desk.(Guard)
		if !ok {
			return provedMsg{}
		}
		return provedMsg{g.Sit(ctx, who, pin)}
	}
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
	ctx, desk := r.ctx, r.desk
	return func() tea.Msg {
		if g, ok := desk.(Guard); ok {
			_ = g.Sit(ctx, "", "") // nobody is always allowed
		}
		return nil
	}
}
