package tui

import tea "charm.land/bubbletea/v2"

// Fingers are quicker than disks: what is typed while a command is on its way is
// kept and comes into play as soon as it is answered, in the order it was typed.
// After a refusal the rest is forgotten, because it was meant for another floor.

// keep holds a key or a paste back while a command is on its way.
func (r *Root) keep(msg tea.Msg) bool {
	if r.asked == nil {
		return false
	}
	r.ahead = append(r.ahead, msg)
	return true
}

// catchUp plays what was typed ahead, until one of it asks for a command again.
func (r *Root) catchUp() tea.Cmd {
	var cmds []tea.Cmd
	for len(r.ahead) > 0 && r.asked == nil {
		msg := r.ahead[0]
		r.ahead = r.ahead[1:]
		if press, ok := msg.(tea.KeyPressMsg); ok {
			cmds = append(cmds, r.press(press))
		} else {
			cmds = append(cmds, r.top(msg))
		}
	}
	return tea.Batch(cmds...)
}
