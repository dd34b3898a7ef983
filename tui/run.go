package tui

import (
	"context"
	"fmt"
	"io"
	"runtime/debug"
	"sync"

	tea "charm.land/bubbletea/v2"
)

// Run shows a session on a terminal until the person quits, ctx ends or the
// terminal goes away.
func Run(ctx context.Context, desk Desk, o Options, t Terminal) error {
	t.Size = t.Size.bounded()
	ctx, cancel := context.WithCancel(ctx)
	defer cancel() // frees the commands that still wait
	s := &session{root: New(ctx, desk, o), frames: make(chan canvas, 1), next: canvas{profile: t.Profile}}
	// The library's own renderer is off, so its beat has nothing to do.
	p := tea.NewProgram(s, tea.WithInput(t.In), tea.WithOutput(io.Discard),
		tea.WithoutRenderer(), tea.WithFPS(1), tea.WithoutSignalHandler(),
		tea.WithEnvironment(t.Env), tea.WithColorProfile(t.Profile), tea.WithWindowSize(t.Size.Width, t.Size.Height))
	var beside sync.WaitGroup
	beside.Go(func() { paintAll(p, t.Out, s.frames) })
	beside.Go(func() { follow(ctx, p, t.Resized) })
	_, err := p.Run()
	closed := ctx.Err() != nil
	cancel()
	close(s.frames)
	beside.Wait()
	switch {
	case s.failed != nil:
		return s.failed
	case closed:
		return nil // the desk closes: not the fault of the session
	}
	return err
}

// paintAll paints frames as they come and gives the terminal back at the end.
func paintAll(p *tea.Program, out io.Writer, frames <-chan canvas) {
	paint := newPainter(out)
	defer func() {
		// A fault here must end this session and not the process, which may be many
		// terminals' owner.
		if fault := recover(); fault != nil {
			p.Send(paintedMsg{fmt.Errorf("painting: %v\n%s", fault, debug.Stack())})
			return
		}
		paint.close()
	}()
	for c := range frames {
		p.Send(paintedMsg{paint.paint(c)})
	}
}

// follow tells the program how large the terminal is now, and that it is over: a
// program that is given the context would be killed, with its reader still reading.
func follow(ctx context.Context, p *tea.Program, resized <-chan Size) {
	for {
		select {
		case s := <-resized:
			s = s.bounded()
			p.Send(tea.WindowSizeMsg{Width: s.Width, Height: s.Height})
		case <-ctx.Done():
			p.Quit()
			return
		}
	}
}
