package sshd

import (
	"io"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
)

// Keys that end a line, the input, or mend what is typed.
const (
	endOfInput = 0x04 // Ctrl-D
	backspace  = 0x08
	eraseLine  = 0x15 // Ctrl-U
	del        = 0x7f
)

// longestLine is above what any command reads as one.
const longestLine = 128 << 10

// typing makes lines of what somebody types for a plain command on a terminal in raw
// mode, as the terminal itself would: shown, and mended with Backspace.
type typing struct {
	keys  io.Reader
	echo  io.Writer
	typed []byte // not looked at yet
	line  []byte
	ready []byte // for the command
	ended bool
	buf   [256]byte
}

func (t *typing) Read(p []byte) (int, error) {
	for len(t.ready) == 0 {
		if t.ended {
			return 0, io.EOF
		}
		if len(t.typed) == 0 {
			n, err := t.keys.Read(t.buf[:])
			t.typed = t.buf[:n]
			if n == 0 && err != nil {
				return 0, err
			}
			continue
		}
		key := t.typed[0]
		t.typed = t.typed[1:]
		t.take(key)
	}
	n := copy(p, t.ready)
	t.ready = t.ready[n:]
	return n, nil
}

func (t *typing) take(key byte) {
	switch {
	case key == '\r' || key == '\n':
		t.show("\n")
		t.ready, t.line = append(t.line, '\n'), nil
	case key == endOfInput:
		t.ended = len(t.line) == 0
		t.ready, t.line = t.line, nil
	case key == eraseLine:
		for len(t.line) > 0 {
			t.erase()
		}
	case key == del || key == backspace:
		t.erase()
	case len(t.line) >= longestLine: // no line of a command is
	case key >= ' ' || key == '\t':
		t.line = append(t.line, key)
		t.show(string([]byte{key})) // one of several bytes of a character, too
	}
}

func (t *typing) erase() {
	_, size := utf8.DecodeLastRune(t.line)
	keep := len(t.line) - size
	for range ansi.StringWidth(string(t.line[keep:])) {
		t.show("\b \b")
	}
	t.line = t.line[:keep]
}

// show echoes; whoever cannot see it does not type.
func (t *typing) show(s string) { _, _ = io.WriteString(t.echo, s) }
