package main

import (
	"context"
	"fmt"
	"io"

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
	first, err := a.askUnseen(ctx, terminal.Fd(), fmt.Sprintf(a.say("%s 的新 PIN：", "New PIN of %s: "), name))
	if err != nil {
		return "", err
	}
	second, err := a.askUnseen(ctx, terminal.Fd(), a.say("再输入一遍：", "Once more: "))
	if err != nil {
		return "", err
	}
	if first != second {
		return "", both("两遍不一样，没有改动", "the two are not the same: nothing was changed")
	}
	return first, nil
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
	return "", both("标准输入里没有 PIN", "there is no PIN on standard input")
}

// askUnseen reads a line from a terminal without showing it. The terminal is as
// it was afterwards, even when the person gives up with Ctrl-C.
func (a *app) askUnseen(ctx context.Context, fd uintptr, prompt string) (string, error) {
	was, err := term.GetState(fd)
	if err != nil {
		return "", err
	}
	type answer struct {
		text []byte
		err  error
	}
	read := make(chan answer, 1)
	_, _ = fmt.Fprint(a.Stderr, prompt)
	go func() {
		text, err := term.ReadPassword(fd)
		read <- answer{text, err}
	}()
	select {
	case got := <-read:
		_, _ = fmt.Fprintln(a.Stderr)
		return string(got.text), got.err
	case <-ctx.Done():
		_ = term.Restore(fd, was)
		_, _ = fmt.Fprintln(a.Stderr)
		return "", ctx.Err()
	}
}
