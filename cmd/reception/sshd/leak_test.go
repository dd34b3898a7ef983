package sshd_test

import (
	"bytes"
	"context"
	"runtime"
	"runtime/pprof"
	"strings"
	"testing"
	"time"

	gossh "golang.org/x/crypto/ssh"

	"reception/cmd/reception/access"
	"reception/cmd/reception/sshd"
	"reception/flows"
)

// TestUnreadInputIsNotKept types far more at a terminal than its command reads: when
// the session is over nobody waits any longer for somebody to read it.
func TestUnreadInputIsNotKept(t *testing.T) {
	arrived := make(chan struct{})
	h := open(t, sshd.Limits{}, func(context.Context, *sshd.Session) int { <-arrived; return 0 })
	client := h.login(h.key(access.Person{Staff: "li", Role: flows.RoleDesk}))
	s, err := client.NewSession()
	must(t, err)
	must(t, s.RequestPty("xterm", 24, 80, gossh.TerminalModes{}))
	in, err := s.StdinPipe()
	must(t, err)
	must(t, s.Start("version"))
	_, err = in.Write(bytes.Repeat([]byte("typed ahead "), 16<<10))
	must(t, err)
	_, _, err = client.SendRequest("behind it", true, nil) // answered: what came before it is there
	must(t, err)
	close(arrived)
	must(t, s.Wait())
	deadline := time.After(patience)
	for {
		var all bytes.Buffer
		must(t, pprof.Lookup("goroutine").WriteTo(&all, 1))
		if !strings.Contains(all.String(), "(*input).pump") {
			return
		}
		select {
		case <-deadline:
			t.Fatalf("a session that is over still reads:\n%s", all.String())
		default:
			runtime.Gosched()
		}
	}
}
