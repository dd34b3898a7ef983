//go:build !windows

package main

import (
	"io"
	"os"
	"os/exec"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/charmbracelet/x/vt"
	"github.com/creack/pty"
)

// A terminal is the built program in a real pseudo-terminal, seen through an
// emulator: keys go in as a keyboard sends them, and the screen is read as text.
type terminal struct {
	t       testing.TB
	pty     *os.File
	cmd     *exec.Cmd
	mu      sync.Mutex // guards screen
	screen  *vt.Emulator
	changed chan struct{}
	ended   chan struct{}
	answers sync.WaitGroup
}

// patience is how long a screen may take on a machine that is busy with other
// tests; a working program needs milliseconds.
const patience = 20 * time.Second

// startTerminal runs reception in a terminal of a size.
func startTerminal(t testing.TB, s *site, width, height int, args ...string) *terminal {
	t.Helper()
	return runTerminal(t, width, height, exec.Command("reception", append([]string{"--log", s.log}, args...)...))
}

// runTerminal runs a command in a terminal of a size, in Chinese.
func runTerminal(t testing.TB, width, height int, cmd *exec.Cmd) *terminal {
	t.Helper()
	cmd.Env = append(os.Environ(), append(cmd.Env, "TERM=xterm-256color", "COLORTERM=truecolor", "LANG=zh_CN.UTF-8")...)
	f, err := pty.StartWithSize(cmd, &pty.Winsize{Cols: uint16(width), Rows: uint16(height)})
	if err != nil {
		t.Fatal(err)
	}
	x := &terminal{t: t, pty: f, cmd: cmd, screen: vt.NewEmulator(width, height),
		changed: make(chan struct{}, 1), ended: make(chan struct{})}
	go x.read()
	x.answers.Go(x.answer)
	t.Cleanup(x.kill)
	return x
}

// read feeds the screen until the program ends.
func (x *terminal) read() {
	defer close(x.ended)
	b := make([]byte, 64<<10)
	for {
		n, err := x.pty.Read(b)
		x.mu.Lock()
		_, _ = x.screen.Write(b[:n])
		x.mu.Unlock()
		select {
		case x.changed <- struct{}{}:
		default:
		}
		if err != nil {
			return
		}
	}
}

// answer sends back what the emulator says of itself, as a terminal does.
func (x *terminal) answer() {
	b := make([]byte, 4<<10)
	for {
		n, err := x.screen.Read(b)
		if err != nil {
			return
		}
		if _, err := x.pty.Write(b[:n]); err != nil {
			return
		}
	}
}

func (x *terminal) kill() {
	_ = x.cmd.Process.Kill()
	_ = x.cmd.Wait()
	<-x.ended
	_ = x.screen.InputPipe().(io.Closer).Close() // the emulator's own Close races with its Read
	x.answers.Wait()
	_ = x.pty.Close()
}

// text is the screen as it stands.
func (x *terminal) text() string {
	x.mu.Lock()
	defer x.mu.Unlock()
	return x.screen.String()
}

// see waits until every one of the texts is on the screen.
func (x *terminal) see(texts ...string) {
	x.t.Helper()
	x.wait("see "+strings.Join(texts, ", "), func(screen string) bool {
		for _, s := range texts {
			if !strings.Contains(screen, s) {
				return false
			}
		}
		return true
	})
}

// gone waits until a text is no longer on the screen.
func (x *terminal) gone(text string) {
	x.t.Helper()
	x.wait("no longer see "+text, func(screen string) bool { return !strings.Contains(screen, text) })
}

func (x *terminal) wait(what string, ok func(string) bool) {
	x.t.Helper()
	deadline := time.After(patience)
	for !ok(x.text()) {
		select {
		case <-x.changed:
		case <-x.ended:
			if ok(x.text()) { // its last words
				return
			}
			x.t.Fatalf("waiting to %s: the program ended; last screen:\n%s", what, x.text())
		case <-deadline:
			x.t.Fatalf("waiting to %s; the screen is\n%s", what, x.text())
		}
	}
}

// keys are what a keyboard sends for keys with a name.
var keys = map[string]string{
	"Enter": "\r", "Space": " ", "Esc": "\x1b", "Tab": "\t", "Up": "\x1b[A", "Down": "\x1b[B", "Right": "\x1b[C", "Left": "\x1b[D",
	"F1": "\x1bOP", "F2": "\x1bOQ", "F3": "\x1bOR", "F4": "\x1bOS", "F5": "\x1b[15~", "F6": "\x1b[17~", "F7": "\x1b[18~",
	"F8": "\x1b[19~", "F9": "\x1b[20~", "F10": "\x1b[21~", "F11": "\x1b[23~", "F12": "\x1b[24~",
}

// press sends keys by name: F2, Enter, Ctrl+W; anything else is typed as it is.
func (x *terminal) press(names ...string) {
	x.t.Helper()
	for _, name := range names {
		send, ok := keys[name]
		if letter, ctrl := strings.CutPrefix(name, "Ctrl+"); ctrl {
			send, ok = string(rune(letter[0]-'A'+1)), true
		}
		if !ok {
			send = name
		}
		if _, err := x.pty.WriteString(send); err != nil {
			x.t.Fatal(err)
		}
	}
}
