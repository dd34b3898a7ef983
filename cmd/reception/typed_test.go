//go:build !windows

package main

import (
	"bytes"
	"io"
	"io/fs"
	"net"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"reception/cmd/reception/attach"
)

// TestHalfAGuestOutlivesTheOwner: what was half typed in a screen that another
// process showed is there again when that one was killed, whether this terminal has
// the log next or another one; the guest is registered once. Meanwhile nothing of it
// is in any file.
func TestHalfAGuestOutlivesTheOwner(t *testing.T) {
	s := newSite(t, "2026-11-22T09:30:00+08:00")
	first := startTerminal(t, s, 100, 30)
	first.see("还没有人上岗")
	second := startTerminal(t, s, 100, 30)
	third := startTerminal(t, s, 80, 24)
	second.see("还没有人上岗")
	third.see("还没有人上岗")
	second.press("F2", "鲁小姐 穿红外")
	second.see("穿红外")
	third.press("F2", "司马先", "Left", "两")
	third.see("司马两先")
	nowhere(t, filepath.Dir(s.log), "鲁", "司马")

	dies(t, first)
	second.see("已经结束", "Enter")
	third.see("已经结束", "Enter")
	second.press("Enter")
	second.see("穿红外", "接着填")
	third.press("Enter")
	third.see("司马两先", "接着填")
	nowhere(t, filepath.Dir(s.log), "鲁", "司马")

	dies(t, second)
	third.asksAgain()
	third.press("Enter")
	third.see("司马两先", "接着填")
	third.press("生")
	third.see("司马两生先")
	third.press("Enter")
	third.see("1组")
	third.press("F2", "q")
	third.press("Ctrl+C")
	if n := len(s.export("today").rows); n != 1 {
		t.Errorf("%d guests are on record, want one", n)
	}
}

// dies kills a program at once, as a power cut would.
func dies(t *testing.T, x *terminal) {
	t.Helper()
	if err := x.cmd.Process.Kill(); err != nil {
		t.Fatal(err)
	}
}

// asksAgain waits until a terminal is asked for the second time whether it goes on:
// below its screen the first asking still stands.
func (x *terminal) asksAgain() {
	x.t.Helper()
	x.wait("be asked again", func(screen string) bool { return strings.Count(screen, "按 Enter 由这台终端接着做") == 2 })
}

// nowhere fails where a text is in a file of a folder.
func nowhere(t *testing.T, dir string, texts ...string) {
	t.Helper()
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || !d.Type().IsRegular() {
			return err
		}
		content, err := os.ReadFile(path)
		for _, text := range texts {
			if bytes.Contains(content, []byte(text)) {
				t.Errorf("%q is in %s", text, path)
			}
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

// TestSavedButNotAnswered: the owner is killed when it has saved a guest and before
// the terminal is answered. The form is there still, it says that nobody knows
// whether it was saved, and Enter registers nobody twice.
func TestSavedButNotAnswered(t *testing.T) {
	s := newSite(t, "2026-11-22T09:30:00+08:00")
	first := startTerminal(t, s, 100, 30)
	first.see("还没有人上岗")
	w := cutIn(t, s)
	second := startTerminal(t, s, 100, 30)
	second.see("还没有人上岗")
	second.press("F2", "鲁小姐")
	second.see("鲁小姐")
	w.deaf()
	second.press("Enter")
	first.see("鲁小姐") // it is saved, and the other terminal does not know
	dies(t, first)
	w.gone()
	second.see("已经结束", "Enter")
	second.press("Enter")
	second.see("鲁小姐", "接着填")
	second.press("Enter")
	second.see("已经存过")
	if n := len(s.export("today").rows); n != 1 {
		t.Errorf("%d guests are on record, want one", n)
	}
}

// A wire is a socket in the place of the owner's, that can stop carrying what the
// owner says.
type wire struct {
	t       *testing.T
	socket  string
	behind  string // where the owner's is
	l       net.Listener
	mu      sync.Mutex
	silent  bool
	carried []net.Conn
	copying sync.WaitGroup
}

// cutIn puts a wire between the owner and whoever comes next.
func cutIn(t *testing.T, s *site) *wire {
	t.Helper()
	socket, err := attach.SocketPath(s.log)
	if err != nil {
		t.Fatal(err)
	}
	w := &wire{t: t, socket: socket, behind: socket + ".1"}
	if err := os.Rename(socket, w.behind); err != nil {
		t.Fatal(err)
	}
	if w.l, err = net.Listen("unix", socket); err != nil {
		t.Fatal(err)
	}
	w.copying.Go(w.accept)
	t.Cleanup(w.gone)
	return w
}

func (w *wire) accept() {
	for {
		near, err := w.l.Accept()
		if err != nil {
			return
		}
		far, err := net.Dial("unix", w.behind)
		if err != nil {
			_ = near.Close()
			return
		}
		w.mu.Lock()
		w.carried = append(w.carried, near, far)
		w.mu.Unlock()
		w.copying.Go(func() { _, _ = io.Copy(far, near) })
		w.copying.Go(func() { _, _ = io.Copy(near, hearing{far, w}) })
	}
}

// hearing is what the owner says, as long as it is carried.
type hearing struct {
	net.Conn
	w *wire
}

func (h hearing) Read(p []byte) (int, error) {
	for {
		n, err := h.Conn.Read(p)
		h.w.mu.Lock()
		silent := h.w.silent
		h.w.mu.Unlock()
		if !silent || err != nil {
			return n, err
		}
	}
}

// deaf has nothing arrive any more that the owner says.
func (w *wire) deaf() {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.silent = true
}

// gone takes the wire away, as the owner's socket is gone with the owner.
func (w *wire) gone() {
	_ = w.l.Close()
	w.mu.Lock()
	for _, c := range w.carried {
		_ = c.Close()
	}
	w.mu.Unlock()
	w.copying.Wait()
	_ = os.Remove(w.behind)
}
