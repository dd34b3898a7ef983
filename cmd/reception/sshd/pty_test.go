//go:build !windows

package sshd_test

import (
	"bufio"
	"io"
	"os"
	"testing"

	"github.com/charmbracelet/x/term"
	"github.com/creack/pty"

	"reception/cmd/reception/attach"
	"reception/cmd/reception/sshd"
	"reception/tui"
)

// onPTY is a real terminal with somebody at it.
func onPTY(t *testing.T, size pty.Winsize) (person, program *os.File) {
	t.Helper()
	person, program, err := pty.Open()
	must(t, err)
	t.Cleanup(func() { _, _ = person.Close(), program.Close() })
	must(t, pty.Setsize(program, &size))
	return person, program
}

// What is typed after the screen has ended belongs to the shell, and the terminal is
// as it was.
func TestAttachedScreenTakesNoKeyOfTheShell(t *testing.T) {
	h := open(t, sshd.Limits{}, nil)
	person, program := onPTY(t, pty.Winsize{Rows: 30, Cols: 90})
	shown := newWatcher()
	go func() { _, _ = io.Copy(shown, person) }()
	before, err := term.GetState(program.Fd())
	must(t, err)
	env := []string{"TERM=xterm-256color"}
	type end struct {
		status int
		err    error
	}
	ended := make(chan end)
	go func() {
		status, err := h.attached(attach.Ask{
			In: program, Out: program, Err: program, Env: env,
			IsTerminal:   func(any) bool { return true },
			OpenTerminal: func() (tui.Terminal, func(), error) { return tui.OpenTerminal(program, program, env) },
		})
		ended <- end{status, err}
	}()
	shown.waitFor(t, "[90x30 ANSI256]")
	_, _ = io.WriteString(person, "王")
	shown.waitFor(t, `['\u008b']`) // its last byte
	_, _ = io.WriteString(person, "q")
	if e := <-ended; e.err != nil || e.status != 0 {
		t.Errorf("ended with %+v", e)
	}
	after, err := term.GetState(program.Fd())
	must(t, err)
	if *before != *after {
		t.Error("the terminal is not as it was")
	}
	_, _ = io.WriteString(person, "ls\n")
	line, err := bufio.NewReader(program).ReadString('\n')
	must(t, err)
	if line != "ls\n" {
		t.Errorf("the shell reads %q", line)
	}
}

// OpenSSH's client on a real terminal.
func TestOpenSSHScreen(t *testing.T) {
	h := open(t, sshd.Limits{}, nil)
	path, key := keyFile(t)
	h.admit(key, li)
	cmd := h.openSSH([]string{path})
	cmd.Env = append(cmd.Env, "TERM=xterm-256color")
	cmd.Args = append(cmd.Args[:1:1], append([]string{"-tt"}, cmd.Args[1:]...)...)
	person, err := pty.StartWithSize(cmd, &pty.Winsize{Rows: 45, Cols: 160})
	must(t, err)
	t.Cleanup(func() { _ = person.Close() })
	shown := newWatcher()
	go func() { _, _ = io.Copy(shown, person) }()
	shown.waitFor(t, "[160x45 ANSI256]")
	must(t, pty.Setsize(person, &pty.Winsize{Rows: 40, Cols: 120}))
	shown.waitFor(t, "[120x40]")
	_, _ = io.WriteString(person, "\x03q")
	shown.waitFor(t, `['\x03'][bye]`)
	if err := cmd.Wait(); err != nil {
		t.Error(err)
	}
}
