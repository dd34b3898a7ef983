//go:build linux

package main

import (
	"bufio"
	"io"
	"os"
	"os/exec"
	"testing"
	"time"
)

// same waits until terminals show the same.
func same(t testing.TB, first *terminal, others ...*terminal) {
	t.Helper()
	late := time.After(patience)
	for _, x := range others {
		for one, other := first.text(), x.text(); one != other; one, other = first.text(), x.text() {
			select {
			case <-x.changed:
			case <-first.changed:
			case <-late:
				t.Fatalf("two terminals show\n%s\nand\n%s", one, other)
			}
		}
	}
}

// A conversation is a command that answers each line before it is given the next.
type conversation struct {
	t   testing.TB
	cmd *exec.Cmd
	in  io.WriteCloser
	out *bufio.Reader
}

func converse(t testing.TB, cmd *exec.Cmd) *conversation {
	t.Helper()
	cmd.Env = append(os.Environ(), cmd.Env...)
	in, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = cmd.Process.Kill(); _ = cmd.Wait() })
	return &conversation{t, cmd, in, bufio.NewReader(out)}
}

// ask gives it a line and returns the answer, or why there is none.
func (c *conversation) ask(line string) (answer string, err error) {
	if _, err := io.WriteString(c.in, line); err != nil {
		return "", err
	}
	return c.out.ReadString('\n')
}
