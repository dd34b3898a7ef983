package tui

import (
	"context"
	"errors"

	tea "charm.land/bubbletea/v2"
)

// framesPerSecond is how often the renderer looks for something to draw until the
// beat takes over.
const framesPerSecond = 100

// Run shows a session on a terminal until the person quits or ctx ends.
func Run(ctx context.Context, desk Desk, o Options, opts ...tea.ProgramOption) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel() // frees the commands that still wait
	opts = append([]tea.ProgramOption{tea.WithContext(ctx), tea.WithFPS(framesPerSecond)}, opts...)
	var b *beat
	opts = append(opts, tea.WithFilter(func(_ tea.Model, msg tea.Msg) tea.Msg {
		b.heard()
		return msg
	}))
	p := tea.NewProgram(New(ctx, desk, o), opts...)
	b = newBeat(p)
	defer b.stop()
	_, err := p.Run()
	if errors.Is(err, tea.ErrProgramKilled) && ctx.Err() != nil {
		return nil // the desk closes: not the fault of the session
	}
	return err
}
