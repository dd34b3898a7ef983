package sshd_test

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"net"
	"strings"
	"testing"
	"time"

	gossh "golang.org/x/crypto/ssh"

	"reception/cmd/reception/attach"
	"reception/cmd/reception/sshd"
)

// Whoever knocks and says nothing, or nonsense, is dropped, and nobody waits for it.
func TestGarbageAndSilence(t *testing.T) {
	h := open(t, sshd.Limits{Handshake: 3 * time.Second, Waiting: 8, WaitingFrom: 8, ConnectsFrom: 1000}, nil)
	silent := make([]net.Conn, 4)
	for i := range silent {
		c, err := net.Dial("tcp", h.addr)
		must(t, err)
		defer c.Close() //nolint:errcheck // the server has
		silent[i] = c
	}
	half, err := net.Dial("tcp", h.addr)
	must(t, err)
	defer half.Close() //nolint:errcheck // the server has
	_, _ = io.WriteString(half, "SSH-2.0-half\r\n")

	garbage := make([]byte, 10<<20)
	_, _ = rand.Read(garbage)
	for _, before := range []string{"", "SSH-2.0-x\r\n", "GET / HTTP/1.1\r\n"} {
		c, err := net.Dial("tcp", h.addr)
		must(t, err)
		_, _ = io.WriteString(c, before)
		_, _ = c.Write(garbage) // refused long before its end
		_, _ = io.Copy(io.Discard, c)
		must(t, c.Close())
	}
	session, err := h.login(h.key(li)).NewSession()
	must(t, err)
	if _, err := session.Output("who"); err != nil {
		t.Error(err)
	}
	for _, c := range append(silent, half) { // all are dropped in the end
		_ = c.SetReadDeadline(time.Now().Add(patience))
		if _, err := io.Copy(io.Discard, c); errors.Is(err, context.DeadlineExceeded) {
			t.Error("a silent connection is still there")
		}
	}
}

// What a client that has come in makes up is refused or made small, and the next
// session is none the worse.
func TestMadeUpRequests(t *testing.T) {
	h := open(t, sshd.Limits{}, nil)
	client := h.login(h.key(li))
	garbage := make([]byte, 200)
	_, _ = rand.Read(garbage)
	names := []string{"env", "pty-req", "window-change", "signal", "exec", attach.RequestAttach, attach.RequestTerminal, "shell\x00", "\x1b[2J"}
	for _, payload := range [][]byte{nil, {0}, {255, 255, 255, 255}, garbage} {
		session, err := client.NewSession()
		must(t, err)
		for _, name := range names {
			if ok, err := session.SendRequest(name, true, payload); ok || err != nil {
				t.Errorf("%q with %d bytes: %v, %v", name, len(payload), ok, err)
			}
		}
		for n := range 200 { // more variables than anybody has
			_ = session.Setenv(fmt.Sprintf("LC_%d", n), "x")
		}
		if session.Setenv("LC_ALL", strings.Repeat("x", 1<<16)) == nil || session.Setenv("LC_ALL", "\x1b]0;title\a") == nil {
			t.Error("a variable was taken that is none")
		}
		if payload == nil {
			must(t, session.RequestPty("xterm\x1b[2J", 1<<20, 0, nil))
			if ok, _ := session.SendRequest(attach.RequestAttach, true, gossh.Marshal(attach.Streams{})); ok {
				t.Error("it is two kinds of client")
			}
		}
		out, err := session.Output("env")
		if err != nil || strings.Count(string(out), "LC_") > 64 || strings.Contains(string(out), "x1b") {
			t.Errorf("%s, %v", out, err)
		}
		if ok, _ := session.SendRequest("exec", true, gossh.Marshal(struct{ Command string }{"who"})); ok {
			t.Error("a second command was run")
		}
	}
}

// The socket's door is for the socket: what comes another way is not this user.
func TestLocalIsForTheSocketAlone(t *testing.T) {
	h := open(t, sshd.Limits{}, nil)
	l, err := net.Listen("tcp", "127.0.0.1:0")
	must(t, err)
	served := make(chan error)
	go func() { served <- h.Local(l) }()
	c, err := gossh.Dial("tcp", l.Addr().String(), &gossh.ClientConfig{User: "li", HostKeyCallback: gossh.InsecureIgnoreHostKey()})
	if err == nil {
		_ = c.Close()
		t.Error("somebody came in without a key")
	}
	must(t, l.Close())
	must(t, <-served)
}

func TestCrowdAtTheDoor(t *testing.T) {
	h := open(t, sshd.Limits{Waiting: 3, WaitingFrom: 3, ConnectsFrom: 1000}, nil)
	inside := h.login(h.key(li))
	first, err := inside.NewSession() // not at the door any more
	must(t, err)
	for range 3 {
		c, err := net.Dial("tcp", h.addr)
		must(t, err)
		defer c.Close()                //nolint:errcheck // it has done its part
		_, _ = c.Read(make([]byte, 4)) // it has been let to the door
	}
	if c, err := h.dial(gossh.PublicKeys(h.key(li))); err == nil {
		_ = c.Close()
		t.Error("the door is not limited")
	}
	if _, err := first.Output("who"); err != nil {
		t.Errorf("whoever is inside: %v", err)
	}
}

// A client that takes nothing is cut off, and costs the others nothing meanwhile.
func TestStalledClient(t *testing.T) {
	cut := make(chan error, 1)
	h := open(t, sshd.Limits{Stall: 2 * time.Second, ConnectsFrom: 1000}, func(ctx context.Context, s *sshd.Session) int {
		if s.Command[0] != "flood" {
			return play(ctx, s)
		}
		term, restore, err := s.OpenTerminal()
		if err != nil {
			return 1
		}
		defer restore()
		for {
			if _, err := term.Out.Write(make([]byte, 64<<10)); err != nil {
				cut <- err
				return 1
			}
		}
	})
	key := h.key(li)
	client := h.login(key)
	session, err := client.NewSession()
	must(t, err)
	must(t, session.RequestPty("xterm", 24, 80, nil))
	r, err := session.StdoutPipe() // read by nobody: the window fills up
	must(t, err)
	must(t, session.Start("flood"))
	_, err = io.ReadFull(r, make([]byte, 1))
	must(t, err)
	for range 20 {
		other, err := h.login(key).NewSession()
		must(t, err)
		if _, err := other.Output("who"); err != nil {
			t.Fatal(err)
		}
	}
	select {
	case <-cut:
	case <-time.After(patience):
		t.Fatal("a stalled client is still there")
	}
	if client.Wait() == nil {
		t.Error("its connection is still there")
	}
}

// A client whose machine is gone answers no question.
func TestKeepalive(t *testing.T) {
	ended := make(chan struct{})
	h := open(t, sshd.Limits{Keepalive: 100 * time.Millisecond}, func(ctx context.Context, s *sshd.Session) int {
		<-ctx.Done()
		close(ended)
		return 0
	})
	raw, err := net.Dial("tcp", h.addr)
	must(t, err)
	mute := &muted{Conn: raw}
	c, news, requests, err := gossh.NewClientConn(mute, "", &gossh.ClientConfig{
		User: "li", Auth: []gossh.AuthMethod{gossh.PublicKeys(h.key(li))}, HostKeyCallback: gossh.InsecureIgnoreHostKey(),
	})
	must(t, err)
	defer c.Close() //nolint:errcheck // the server has
	session, err := gossh.NewClient(c, news, requests).NewSession()
	must(t, err)
	must(t, session.Start("x"))
	mute.on.Store(true)
	<-ended
}
