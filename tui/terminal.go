package tui

import (
	"io"
	"os"

	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/term"
)

// A Terminal is what a session is shown on: the one the program was started in
// (see OpenTerminal), or one at the far end of a connection.
type Terminal struct {
	In      io.Reader
	Out     io.Writer
	Env     []string // of the terminal's own side: TERM, COLORTERM, NO_COLOR
	Profile colorprofile.Profile
	Size    Size
	Resized <-chan Size // the newest size, whenever it has changed; may be nil
}

// Size is that of a terminal, in cells.
type Size struct{ Width, Height int }

// mostWidth and mostHeight are larger than any wall: whatever a terminal says of its
// size, a frame keeps to a reasonable memory.
const mostWidth, mostHeight = 600, 300

// bounded is a size that a frame can have.
func (s Size) bounded() Size { return Size{min(s.Width, mostWidth), min(s.Height, mostHeight)} }

// OpenTerminal readies the terminal behind in and out for a session. The returned
// function gives it back as it was.
func OpenTerminal(in, out *os.File, env []string) (t Terminal, restore func(), err error) {
	t = Terminal{In: in, Out: out, Env: env, Profile: colorprofile.Detect(out, env)}
	if t.Size.Width, t.Size.Height, err = term.GetSize(out.Fd()); err != nil {
		return t, nil, err
	}
	raw, err := term.MakeRaw(in.Fd())
	if err != nil {
		return t, nil, err
	}
	obey, err := obeySequences(out)
	if err != nil {
		_ = term.Restore(in.Fd(), raw)
		return t, nil, err
	}
	resized, forget := watchSize(out)
	t.Resized = resized
	return t, func() {
		forget()
		obey()
		_ = term.Restore(in.Fd(), raw) // it may be gone
	}, nil
}
