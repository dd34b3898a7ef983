package sshd_test

import (
	"context"
	"crypto/ed25519"
	"encoding/pem"
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"path/filepath"
	"strconv"
	"sync"
	"testing"
	"time"

	gossh "golang.org/x/crypto/ssh"

	"reception/cmd/reception/access"
	"reception/cmd/reception/attach"
	"reception/cmd/reception/sshd"
	"reception/flows"
)

// patience is how long a test waits for what must happen; it is never measured.
const patience = 30 * time.Second

// A house is a server that listens on a socket and on the network, with what it told.
type house struct {
	*sshd.Server
	t      testing.TB
	socket string
	addr   string
	dir    string

	mu     sync.Mutex
	people map[string]access.Person // by fingerprint
	told   chan turned
}

type turned struct {
	what   flows.Intrusion
	person access.Person
	from   string
	times  int
}

// open starts a house whose sessions run handle, or play.
func open(t testing.TB, limits sshd.Limits, handle func(context.Context, *sshd.Session) int) *house {
	t.Helper()
	h := &house{t: t, dir: t.TempDir(), people: map[string]access.Person{}, told: make(chan turned, 100)}
	if handle == nil {
		handle = play
	}
	var err error
	h.Server, err = sshd.New(sshd.Config{
		HostKey: filepath.Join(h.dir, "host_key"),
		Find:    h.find,
		Handle:  handle,
		Limits:  limits,
		Turned: func(what flows.Intrusion, p access.Person, from string, times int) {
			h.told <- turned{what, p, from, times}
		},
	})
	must(t, err)
	h.socket, err = attach.SocketPath(filepath.Join(h.dir, "log.db"))
	must(t, err)
	local, err := sshd.Listen(t.Context(), h.socket)
	must(t, err)
	network, err := net.Listen("tcp", "127.0.0.1:0")
	must(t, err)
	h.addr = network.Addr().String()
	var serving sync.WaitGroup
	serving.Go(func() { check(t, h.Local(local)) })
	serving.Go(func() { check(t, h.Network(network)) })
	t.Cleanup(func() {
		ctx, cancel := context.WithTimeout(context.Background(), patience)
		defer cancel()
		check(t, h.Close(ctx))
		serving.Wait()
	})
	return h
}

func (h *house) find(key gossh.PublicKey) (access.Person, bool) {
	h.mu.Lock()
	defer h.mu.Unlock()
	p, ok := h.people[gossh.FingerprintSHA256(key)]
	return p, ok
}

// key makes a key and lets its holder in as p.
func (h *house) key(p access.Person) gossh.Signer {
	h.t.Helper()
	_, private, err := ed25519.GenerateKey(nil)
	must(h.t, err)
	signer, err := gossh.NewSignerFromSigner(private)
	must(h.t, err)
	h.admit(signer, p)
	return signer
}

func (h *house) admit(s gossh.Signer, p access.Person) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.people[gossh.FingerprintSHA256(s.PublicKey())] = p
}

// stranger makes a key that nobody knows.
func stranger(t *testing.T) gossh.Signer {
	t.Helper()
	_, private, err := ed25519.GenerateKey(nil)
	must(t, err)
	signer, err := gossh.NewSignerFromSigner(private)
	must(t, err)
	return signer
}

// keyFile writes a private key as ssh -i takes it.
func keyFile(t *testing.T) (path string, key gossh.Signer) {
	t.Helper()
	_, private, err := ed25519.GenerateKey(nil)
	must(t, err)
	block, err := gossh.MarshalPrivateKey(private, "")
	must(t, err)
	path = filepath.Join(t.TempDir(), "key")
	must(t, os.WriteFile(path, pem.EncodeToMemory(block), 0o600))
	key, err = gossh.NewSignerFromSigner(private)
	must(t, err)
	return path, key
}

// dial logs in over the network.
func (h *house) dial(auth ...gossh.AuthMethod) (*gossh.Client, error) {
	return gossh.Dial("tcp", h.addr, &gossh.ClientConfig{
		User: "li", Auth: auth, Timeout: patience,
		HostKeyCallback: gossh.InsecureIgnoreHostKey(),
	})
}

func (h *house) login(key gossh.Signer) *gossh.Client {
	h.t.Helper()
	c, err := h.dial(gossh.PublicKeys(key))
	must(h.t, err)
	h.t.Cleanup(func() { _ = c.Close() })
	return c
}

// attached runs a command over the socket.
func (h *house) attached(ask attach.Ask) (int, error) {
	h.t.Helper()
	c, err := attach.Dial(h.t.Context(), h.socket)
	must(h.t, err)
	if ask.Out == nil {
		ask.Out = io.Discard
	}
	if ask.Err == nil {
		ask.Err = io.Discard
	}
	return c.Run(h.t.Context(), ask)
}

// play is what the sessions of most tests run.
func play(ctx context.Context, s *sshd.Session) int {
	if s.Command == nil {
		return screen(ctx, s)
	}
	switch s.Command[0] {
	case "words":
		_, _ = fmt.Fprintf(s.Out, "%q", s.Command[1:])
	case "env":
		_, _ = fmt.Fprintf(s.Out, "%q", s.Env)
	case "who":
		_, _ = fmt.Fprintf(s.Out, "%s %s local=%v terminal=%v", s.Person.Staff, s.Person.Role, s.Local, s.Terminal != nil)
	case "terminals":
		_, _ = fmt.Fprintf(s.Out, "in=%v out=%v err=%v", s.IsTerminal(s.In), s.IsTerminal(s.Out), s.IsTerminal(s.Err))
	case "lines":
		_, _ = io.WriteString(s.Out, "一\n二\r\n三\n")
		_, _ = io.WriteString(s.Err, "错\n")
	case "exit":
		_, _ = io.WriteString(s.Err, "to stderr")
		status, _ := strconv.Atoi(s.Command[1])
		return status
	case "cat":
		if _, err := io.Copy(s.Out, s.In); err != nil {
			return 1
		}
	case "flood":
		for ctx.Err() == nil {
			if _, err := s.Out.Write(make([]byte, 1<<20)); err != nil {
				return 1
			}
		}
	case "wait":
		_, _ = io.WriteString(s.Out, "waiting\n")
		<-ctx.Done()
		return 7
	case "panic":
		panic("on purpose")
	}
	return 0
}

// screen shows the size of its terminal and every key, until q.
func screen(ctx context.Context, s *sshd.Session) int {
	t, restore, err := s.OpenTerminal()
	if err != nil {
		_, _ = fmt.Fprintln(s.Err, "no terminal")
		return 2
	}
	defer restore()
	_, _ = fmt.Fprintf(t.Out, "[%dx%d %s]\n", t.Size.Width, t.Size.Height, t.Profile)
	keys := make(chan byte)
	go func() {
		defer close(keys)
		for b := make([]byte, 64); ; {
			n, err := t.In.Read(b)
			for _, k := range b[:n] {
				select {
				case keys <- k:
				case <-ctx.Done():
					return
				}
			}
			if err != nil {
				return
			}
		}
	}()
	for {
		select {
		case k, ok := <-keys:
			if !ok || k == 'q' {
				_, _ = io.WriteString(t.Out, "[bye]")
				return 0
			}
			_, _ = fmt.Fprintf(t.Out, "[%q]", k)
		case size := <-t.Resized:
			_, _ = fmt.Fprintf(t.Out, "[%dx%d]", size.Width, size.Height)
		case <-ctx.Done():
			return 0
		}
	}
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func check(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Error(err)
	}
}

// exitStatus is what a command of the SSH library ended with.
func exitStatus(t *testing.T, err error) int {
	t.Helper()
	var exit *gossh.ExitError
	if errors.As(err, &exit) {
		return exit.ExitStatus()
	}
	must(t, err)
	return 0
}
