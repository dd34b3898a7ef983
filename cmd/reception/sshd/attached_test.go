package sshd_test

import (
	"bytes"
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"testing"

	"reception/cmd/reception/attach"
	"reception/cmd/reception/sshd"
	"reception/tui"
)

func TestAttachedCommandGetsItsWords(t *testing.T) {
	h := open(t, sshd.Limits{}, nil)
	words := []string{"words", "", "a b", `it's`, `"`, `\`, "line\nline", "王先生 三位", "\xff\xfe", "*", "$HOME", "`ls`", "#x", "\t", ""}
	var out bytes.Buffer
	status, err := h.attached(attach.Ask{Args: words, Out: &out})
	must(t, err)
	if want := fmt.Sprintf("%q", words[1:]); status != 0 || out.String() != want {
		t.Errorf("status %d, words %s; want %s", status, out.String(), want)
	}
}

func TestAttachedCommandEndsLikeHere(t *testing.T) {
	h := open(t, sshd.Limits{}, nil)
	for _, want := range []int{0, 1, 2, 3, 70, 255} {
		var out, errs bytes.Buffer
		status, err := h.attached(attach.Ask{Args: []string{"exit", fmt.Sprint(want)}, Out: &out, Err: &errs})
		must(t, err)
		if status != want || errs.String() != "to stderr" || out.Len() > 0 {
			t.Errorf("status %d, out %q, err %q; want status %d", status, out.String(), errs.String(), want)
		}
	}
}

func TestAttachedEnvironmentIsFromAList(t *testing.T) {
	h := open(t, sshd.Limits{}, nil)
	var out bytes.Buffer
	_, err := h.attached(attach.Ask{Args: []string{"env"}, Out: &out, Env: []string{
		"LANG=zh_CN.UTF-8", "LC_ALL=C.UTF-8", "RECEPTION_LOG=/srv/日志.db", "NO_COLOR=", "LD_PRELOAD=/tmp/x.so",
		"PATH=/bin", "CLICOLOR_FORCE=1", "TERM=x\x1b[2J", "HOME=/root",
	}})
	must(t, err)
	want := `["LANG=zh_CN.UTF-8" "LC_ALL=C.UTF-8" "RECEPTION_LOG=/srv/日志.db" "NO_COLOR=" "CLICOLOR_FORCE=1"]`
	if out.String() != want {
		t.Errorf("got  %s\nwant %s", out.String(), want)
	}
}

func TestAttachedPipesCarryEveryByte(t *testing.T) {
	h := open(t, sshd.Limits{}, nil)
	in := make([]byte, 10<<20)
	_, _ = rand.Read(in)
	var out bytes.Buffer
	status, err := h.attached(attach.Ask{Args: []string{"cat"}, In: bytes.NewReader(in), Out: &out})
	must(t, err)
	if status != 0 || !bytes.Equal(out.Bytes(), in) {
		t.Errorf("status %d, %d bytes of %d came back, or others", status, out.Len(), len(in))
	}
}

// A script goes on reading where a command that reads nothing ends.
func TestAttachedCommandLeavesItsInput(t *testing.T) {
	h := open(t, sshd.Limits{}, nil)
	in, w, err := os.Pipe()
	must(t, err)
	_, _ = io.WriteString(w, "the next line of the script\n")
	must(t, w.Close())
	_, err = h.attached(attach.Ask{Args: []string{"exit", "0"}, In: in})
	must(t, err)
	left, err := io.ReadAll(in)
	must(t, err)
	if string(left) != "the next line of the script\n" {
		t.Errorf("left is %q", left)
	}
}

// reception export | head
func TestAttachedPipeThatNobodyReads(t *testing.T) {
	h := open(t, sshd.Limits{}, nil)
	r, w, err := os.Pipe()
	must(t, err)
	must(t, r.Close())
	status, err := h.attached(attach.Ask{Args: []string{"flood"}, Out: w})
	must(t, err)
	if status != 1 {
		t.Errorf("status %d; want that of a command that cannot write", status)
	}
}

func TestAttachedScreen(t *testing.T) {
	h := open(t, sshd.Limits{}, nil)
	term := newTerminal(132, 43)
	done := make(chan struct{})
	go func() {
		defer close(done)
		status, err := h.attached(term.ask())
		check(t, err)
		if status != 0 {
			t.Errorf("status %d", status)
		}
	}()
	term.waitFor(t, "[132x43 ")
	if raw, _ := term.modes(); !raw {
		t.Error("the terminal is not ready for a screen")
	}
	if strings.Contains(term.String(), "\r") {
		t.Errorf("a screen's bytes were changed: %q", term.String())
	}
	_, _ = io.WriteString(term.keys, "x")
	term.waitFor(t, "['x']")
	term.resized <- tui.Size{Width: 5000, Height: 3}
	term.waitFor(t, "[300x3]")
	_, _ = io.WriteString(term.keys, "\x03") // a key like any other
	term.waitFor(t, `['\x03']`)
	_, _ = io.WriteString(term.keys, "q")
	<-done
	if raw, opened := term.modes(); raw || opened != 1 {
		t.Errorf("raw %v, opened %d times", raw, opened)
	}
}

// A plain command leaves the modes of the terminal alone, so that Ctrl-C and line
// ends are what they are here.
func TestAttachedCommandOnATerminal(t *testing.T) {
	h := open(t, sshd.Limits{}, nil)
	term := newTerminal(80, 24)
	_, err := h.attached(term.ask("lines"))
	must(t, err)
	if _, opened := term.modes(); opened != 0 {
		t.Error("the terminal was readied for a screen")
	}
	if !strings.Contains(term.String(), "一\n二\r\n三\n") {
		t.Errorf("got %q", term.String())
	}
}

// reception status | less: some of its streams are terminals and some are not.
func TestAttachedStreamsAreWhatTheyAre(t *testing.T) {
	h := open(t, sshd.Limits{}, nil)
	var in, out, errs bytes.Buffer
	_, err := h.attached(attach.Ask{
		Args: []string{"terminals"}, In: &in, Out: &out, Err: &errs,
		IsTerminal: func(stream any) bool { return stream != &out },
	})
	must(t, err)
	if out.String() != "in=true out=false err=true" {
		t.Errorf("they are %s", out.String())
	}
}

func TestAttachedCommandIsInterrupted(t *testing.T) {
	h := open(t, sshd.Limits{}, nil)
	ctx, cancel := context.WithCancel(t.Context())
	c, err := attach.Dial(ctx, h.socket)
	must(t, err)
	out := newWatcher()
	go func() {
		out.waitFor(t, "waiting")
		cancel()
	}()
	status, err := c.Run(ctx, attach.Ask{Args: []string{"wait"}, Out: out, Err: io.Discard})
	must(t, err)
	if status != 7 {
		t.Errorf("status %d; want the command's own", status)
	}
}

// A command that waits for input that does not come ends too.
func TestAttachedReaderIsInterrupted(t *testing.T) {
	h := open(t, sshd.Limits{}, nil)
	ctx, cancel := context.WithCancel(t.Context())
	c, err := attach.Dial(ctx, h.socket)
	must(t, err)
	in, w, err := os.Pipe()
	must(t, err)
	defer w.Close() //nolint:errcheck // a test's
	_, _ = io.WriteString(w, "half a line")
	out := newWatcher()
	go func() {
		out.waitFor(t, "half")
		cancel()
	}()
	status, err := c.Run(ctx, attach.Ask{Args: []string{"cat"}, In: in, Out: out, Err: io.Discard})
	must(t, err)
	if status != 1 {
		t.Errorf("status %d; want the command's own: its input did not end", status)
	}
}

func TestAttachedCommandThatIsTooLong(t *testing.T) {
	h := open(t, sshd.Limits{}, nil)
	if _, err := h.attached(attach.Ask{Args: []string{"words", strings.Repeat("长", attach.MaxCommand)}}); !errors.Is(err, attach.ErrTooLong) {
		t.Errorf("ended with %v", err)
	}
	var out bytes.Buffer
	long := strings.Repeat("x", attach.MaxCommand-100)
	_, err := h.attached(attach.Ask{Args: []string{"words", long}, Out: &out})
	must(t, err)
	if out.Len() != len(long)+4 {
		t.Errorf("%d bytes came back", out.Len())
	}
}

func TestOwnerGoneGivesTheTerminalBack(t *testing.T) {
	h := open(t, sshd.Limits{}, nil)
	term := newTerminal(80, 24)
	c, err := attach.Dial(t.Context(), h.socket)
	must(t, err)
	done := make(chan error)
	go func() {
		_, err := c.Run(t.Context(), term.ask())
		done <- err
	}()
	term.waitFor(t, "[80x24 ")
	must(t, c.Close())
	if err := <-done; !errors.Is(err, attach.ErrOwnerGone) {
		t.Errorf("got %v", err)
	}
	if raw, _ := term.modes(); raw || !strings.HasSuffix(term.String(), attach.EndScreen) {
		t.Errorf("raw %v, ends with %q", raw, term.String())
	}
}

func TestOwnerThatClosesTellsItsScreens(t *testing.T) {
	h := open(t, sshd.Limits{}, nil)
	term := newTerminal(80, 24)
	done := make(chan error)
	go func() {
		_, err := h.attached(term.ask())
		done <- err
	}()
	term.waitFor(t, "[80x24 ")
	ctx, cancel := context.WithTimeout(t.Context(), patience)
	defer cancel()
	must(t, h.Close(ctx))
	if err := <-done; !errors.Is(err, attach.ErrOwnerGone) {
		t.Errorf("got %v", err)
	}
	if raw, _ := term.modes(); raw {
		t.Error("the terminal was not given back")
	}
	if _, err := attach.Dial(t.Context(), h.socket); !errors.Is(err, attach.ErrNobody) {
		t.Errorf("after it closed: %v", err)
	}
}

func TestPanicEndsItsSessionAlone(t *testing.T) {
	h := open(t, sshd.Limits{}, nil)
	var errs bytes.Buffer
	status, err := h.attached(attach.Ask{Args: []string{"panic"}, Err: &errs})
	must(t, err)
	if status != 1 || !strings.Contains(errs.String(), "程序出错") {
		t.Errorf("status %d, %q", status, errs.String())
	}
	if status, err := h.attached(attach.Ask{Args: []string{"exit", "0"}}); status != 0 || err != nil {
		t.Errorf("the next: %d, %v", status, err)
	}
}
