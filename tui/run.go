package tui

import (
	"context"
	"errors"

	tea "charm.land/bubbletea/v2"
)

// framesPerSecond bounds how long a key waits for the screen: the renderer draws
// at its next tick. 100 keeps a key at 10 ms in the middle, at a cost of about
// one per cent of a core while nothing happens.
const framesPerSecond = 100

// Run shows a session on a terminal until the person quits or ctx ends.
func Run(ctx context.Context, desk Desk, o Options, opts ...tea.ProgramOption) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel() // frees the commands that still wait
	opts = append([]tea.ProgramOption{tea.WithContext(ctx), tea.WithFPS(framesPerSecond)}, opts...)
	_, err := tea.NewProgram(New(ctx, desk, o), opts...).Run()
	if errors.Is(err, tea.ErrProgramKilled) && ctx.Err() != nil {
		return nil // the desk closes: not the fault of the session
	}
	return err
}
