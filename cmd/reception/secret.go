package main

import (
	"context"
	"fmt"
	"io"
	"unicode/utf8"

	"github.com/charmbracelet/x/term"
)

// askPIN asks for a new PIN: twice at a terminal, where it cannot be seen, and
// otherwise as a line of standard input. It is never an argument, which every
// user of the machine could read.
func (a *app) askPIN(ctx context.Context, name string) (string, error) {
	terminal, ok := a.Stdin.(interface{ Fd() uintptr })
	if !ok || !a.IsTerminal(a.Stdin) {
		return firstLine(ctx, a.Stdin)
	}
	// The terminal shows nothing before the first question stands there: whoever
	// types at once must not be seen either.
	was, err := term.MakeRaw(terminal.Fd())
	if err != nil {
		return "", err
	}
	defer term.Restore(terminal.Fd(), was) //nolint:errcheck // it may be gone
	first, err := a.askUnseen(ctx, fmt.Sprintf(a.say("%s 的新密码：", "New PIN of %s: "), name))
	if err != nil {
		return "", err
	}
	second, err := a.askUnseen(ctx, a.say("再输入一遍：", "Once more: "))
	if err == nil && first != second {
		err = both("两遍不一样，没有改动", "the two are not the same: nothing was changed")
	}
	return first, err
}

// firstLine is the first line with something on it.
func firstLine(ctx context.Context, in io.Reader) (string, error) {
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	for line, err := range readLines(ctx, in) {
		if err == nil {
			err = line.err
		}
		return string(line.text), err
	}
	return "", both("标准输入里没有密码", "there is no PIN on standard input")
}

// askUnseen reads a line from a terminal that shows nothing.
func (a *app) askUnseen(ctx context.Context, prompt string) (string, error) {
	type answer struct {
		text string
		err  error
	}
	read := make(chan answer, 1)
	_, _ = fmt.Fprint(a.Stderr, prompt)
	defer fmt.Fprint(a.Stderr, "\r\n") //nolint:errcheck // nobody is there to be told
	go func() {
		text, err := unseenLine(a.Stdin)
		read <- answer{text, err}
	}()
	select {
	case got := <-read:
		return got.text, got.err
	case <-ctx.Done():
		return "", ctx.Err()
	}
}

// unseenLine reads up to Enter, a byte at a time: what follows is the next
// question's. The terminal leaves all keys to it.
func unseenLine(in io.Reader) (string, error) {
	const longest = 128 // bytes; no PIN is longer
	var line []byte
	for b := make([]byte, 1); ; {
		n, err := in.Read(b)
		if n == 0 && err != nil {
			return "", err
		}
		switch key := b[0]; {
		case n == 0:
		case key == '\r' || key == '\n':
			return string(line), nil
		case key == ctrlC || key == ctrlD:
			return "", context.Canceled
		case key == ctrlU:
			line = line[:0]
		case key == '\b' || key == del:
			_, size := utf8.DecodeLastRune(line) // wide digits are several bytes
			line = line[:len(line)-size]
		case len(line) < longest:
			line = append(line, key)
		}
	}
}

// Keys as a terminal sends them.
const (
	ctrlC = 'C' - '@'
	ctrlD = 'D' - '@'
	ctrlU = 'U' - '@'
	del   = 0x7f
)
