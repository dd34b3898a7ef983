package sshd_test

import (
	"io"
	"net"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"reception/cmd/reception/attach"
	"reception/tui"
)

// A watcher collects output and waits for parts of it.
type watcher struct {
	mu   sync.Mutex
	more chan struct{}
	text strings.Builder
}

func newWatcher() *watcher { return &watcher{more: make(chan struct{}, 1)} }

func (w *watcher) Write(p []byte) (int, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.text.Write(p)
	select {
	case w.more <- struct{}{}:
	default:
	}
	return len(p), nil
}

func (w *watcher) String() string {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.text.String()
}

func (w *watcher) waitFor(t *testing.T, part string) {
	t.Helper()
	late := time.After(patience)
	for !strings.Contains(w.String(), part) {
		select {
		case <-w.more:
		case <-late:
			t.Fatalf("%q did not come; there is %q", part, w.String())
		}
	}
}

// A terminal of a test: keys are typed into it, and its modes are noted.
type terminal struct {
	tui.Terminal
	*watcher
	keys    *io.PipeWriter
	resized chan tui.Size
	mu      sync.Mutex
	raw     bool
	opened  int
}

func newTerminal(width, height int) *terminal {
	t := &terminal{watcher: newWatcher(), resized: make(chan tui.Size, 1)}
	t.In, t.keys = io.Pipe()
	t.Terminal.Out, t.Size, t.Resized = t.watcher, tui.Size{Width: width, Height: height}, t.resized
	return t
}

func (t *terminal) ask(args ...string) attach.Ask {
	return attach.Ask{
		Args: args, In: t.In, Out: t.watcher, Err: t.watcher, Env: []string{"TERM=xterm-256color"},
		IsTerminal: func(any) bool { return true },
		OpenTerminal: func() (tui.Terminal, func(), error) {
			t.setRaw(true)
			return t.Terminal, func() { t.setRaw(false) }, nil
		},
	}
}

func (t *terminal) setRaw(raw bool) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.raw = raw
	if raw {
		t.opened++
	}
}

func (t *terminal) modes() (raw bool, opened int) {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.raw, t.opened
}

// A muted connection sends nothing any more, and does not say so.
type muted struct {
	net.Conn
	on atomic.Bool
}

func (m *muted) Write(p []byte) (int, error) {
	if m.on.Load() {
		return len(p), nil
	}
	return m.Conn.Write(p)
}
