package sshd_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"

	gossh "golang.org/x/crypto/ssh"

	"reception/cmd/reception/access"
	"reception/cmd/reception/attach"
	"reception/cmd/reception/sshd"
)

// TestClientKeepsWhatIsTyped: what a screen tells comes to the client before what is
// drawn of it, the last of it last; what it goes on from comes to the screen.
func TestClientKeepsWhatIsTyped(t *testing.T) {
	drawn := make(chan struct{})
	h := open(t, sshd.Limits{}, func(ctx context.Context, s *sshd.Session) int {
		term, restore, err := s.OpenTerminal()
		if err != nil {
			return 1
		}
		defer restore()
		for i := range 1000 {
			s.Tell(fmt.Appendf(nil, "%s %d", s.Typed, i))
		}
		_, _ = io.WriteString(term.Out, "[drawn]")
		<-drawn
		s.Tell(nil)
		_, _ = io.WriteString(term.Out, "[saved]")
		<-ctx.Done()
		return 0
	})
	term := newTerminal(80, 24)
	ask := term.ask()
	ask.Typed = []byte("前面的")
	kept := make(chan string, 2000)
	ask.Keep = func(typed []byte) { kept <- string(typed) }
	c, err := attach.Dial(t.Context(), h.socket)
	must(t, err)
	done := make(chan error)
	go func() {
		_, err := c.Run(t.Context(), ask)
		done <- err
	}()
	last, n := "", 0
	for last != "前面的 999" {
		last = <-kept
		n++
	}
	t.Logf("told 1000 times, sent %d times", n)
	term.waitFor(t, "[drawn]")
	close(drawn)
	if last = <-kept; last != "" {
		t.Errorf("saved, and kept is %q", last)
	}
	term.waitFor(t, "[saved]")
	must(t, c.Close())
	if err := <-done; !errors.Is(err, attach.ErrOwnerGone) {
		t.Errorf("got %v", err)
	}
}

// TestTypedStaysOnTheMachine: over the network nothing that is half typed is told,
// and nothing of the kind is taken.
func TestTypedStaysOnTheMachine(t *testing.T) {
	h := open(t, sshd.Limits{}, func(_ context.Context, s *sshd.Session) int {
		_, _ = fmt.Fprintf(s.Out, "%v %q", s.Tell == nil, s.Typed)
		return 0
	})
	c, err := gossh.Dial("tcp", h.addr, &gossh.ClientConfig{User: "x", HostKeyCallback: gossh.InsecureIgnoreHostKey(),
		Auth: []gossh.AuthMethod{gossh.PublicKeys(h.key(access.Person{Staff: "li"}))}})
	must(t, err)
	defer c.Close() //nolint:errcheck // a test's
	s, err := c.NewSession()
	must(t, err)
	_, err = s.SendRequest(attach.RequestAttach, true, gossh.Marshal(attach.Streams{}))
	must(t, err)
	if ok, err := s.SendRequest(attach.RequestTyped, true, []byte("别人的")); ok || err != nil {
		t.Errorf("taken: %v, %v", ok, err)
	}
	out, err := s.StdoutPipe()
	must(t, err)
	must(t, s.Start("screen"))
	read := make(chan string)
	go func() {
		var b strings.Builder
		buf := make([]byte, 100)
		for !strings.HasSuffix(b.String(), `"`) {
			n, err := out.Read(buf)
			b.Write(buf[:n])
			if err != nil {
				break
			}
		}
		read <- b.String()
	}()
	if got := <-read; got != `true ""` {
		t.Errorf("the session has %s", got)
	}
}
