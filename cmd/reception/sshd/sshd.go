// Package sshd lets people and programs in: over the socket beside the log, as
// cmd/reception/attach comes, and over the network, as ssh comes (DESIGN 6). It
// gives a session its streams and its terminal, and keeps from the rest of the
// program whatever a network can do: strangers, crowds, silence, garbage, clients
// that stop reading or vanish.
//
// Who somebody is, is looked up from the key they proved to have, when a session
// begins; a key that was only offered tells nothing.
package sshd

import (
	"context"
	"crypto/ed25519"
	"errors"
	"log/slog"
	"maps"
	"net"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"github.com/charmbracelet/ssh"
	gossh "golang.org/x/crypto/ssh"

	"reception/cmd/reception/access"
	"reception/flows"
)

// Config is what a server is made of.
type Config struct {
	// HostKey is the file of the key by which clients know the server. It is made
	// where it is missing, when the server first goes to the network.
	HostKey string
	// Find looks up whose a key is.
	Find func(gossh.PublicKey) (access.Person, bool)
	// Handle runs a session and returns its exit status. It must end when ctx does.
	Handle func(ctx context.Context, s *Session) (status int)
	// Turned is told that somebody was turned away: the first time at once, then at
	// most once a minute for the same reason, key and address with how often it was.
	Turned func(what flows.Intrusion, p access.Person, from string, times int)
	Log    *slog.Logger // nil: nothing is logged
	Limits Limits
}

// Limits bound what clients can take. The zero value of each is its default.
type Limits struct {
	Sessions       int // at once over the network, and as many over the socket
	SessionsFrom   int // at once from one address
	Waiting        int // connections without a session at once
	WaitingFrom    int // of them from one address
	ConnectsFrom   int // connections a second from one address
	Failures       int // connections in a row with no key that fits, before an address is shut
	Channels       int // sessions on one connection
	Columns, Lines int // of a screen

	Handshake time.Duration // for a connection to come to its session
	Shut      time.Duration // how long an address is shut first; each time twice as long, up to an hour
	Stall     time.Duration // how long a screen may take no bytes
	Pause     time.Duration // how long whoever reads a command's output may: a pager
	Keepalive time.Duration // between the questions whether a client is still there
}

func orDefault[T int | time.Duration](v *T, d T) {
	if *v == 0 {
		*v = d
	}
}

func (l Limits) withDefaults() Limits {
	orDefault(&l.Sessions, 256)
	orDefault(&l.SessionsFrom, 64)
	orDefault(&l.Waiting, 64)
	orDefault(&l.WaitingFrom, 16)
	orDefault(&l.ConnectsFrom, 20)
	orDefault(&l.Failures, 5)
	orDefault(&l.Channels, 10)
	orDefault(&l.Columns, 300)
	orDefault(&l.Lines, 100)
	orDefault(&l.Handshake, 10*time.Second)
	orDefault(&l.Shut, time.Minute)
	orDefault(&l.Stall, 10*time.Second)
	orDefault(&l.Pause, 10*time.Minute)
	orDefault(&l.Keepalive, 15*time.Second)
	return l
}

// A Server lets clients in. Its methods may be called from several goroutines.
type Server struct {
	cfg    Config
	limits Limits
	log    *slog.Logger
	local  *guard
	guard  *guard
	turned *tally[turning]
	noise  *tally[noise]

	closing   atomic.Bool
	mu        sync.Mutex
	identity  gossh.Signer
	listeners map[net.Listener]bool
	conns     map[*conn]bool
	sessions  map[*Session]bool
	idle      sync.Cond // a connection or a session has ended
}

// turning is why somebody was turned away; noise is what else is told of.
type turning struct {
	what   flows.Intrusion
	person access.Person
	from   string
}
type noise struct{ what, from string }

// New returns a server that lets nobody in yet.
func New(cfg Config) (*Server, error) {
	if cfg.Handle == nil || cfg.Find == nil {
		return nil, errors.New("sshd: Handle and Find are needed")
	}
	s := &Server{
		cfg: cfg, limits: cfg.Limits.withDefaults(), log: cfg.Log,
		listeners: map[net.Listener]bool{}, conns: map[*conn]bool{}, sessions: map[*Session]bool{},
	}
	s.idle.L = &s.mu
	if s.log == nil {
		s.log = slog.New(slog.DiscardHandler)
	}
	s.guard, s.local = newGuard(s.limits, true), newGuard(s.limits, false)
	s.turned = newTally(func(t turning, times int) {
		s.log.Warn("turned away", "why", t.what, "staff", t.person.Staff, "role", t.person.Role, "from", t.from, "times", times)
		if s.cfg.Turned != nil {
			s.cfg.Turned(t.what, t.person, t.from, times)
		}
	}, func(t turning) turning { return turning{what: t.what} })
	s.noise = newTally(func(n noise, times int) { s.log.Info(n.what, "from", n.from, "times", times) },
		func(n noise) noise { return noise{what: n.what} })
	return s, nil
}

// Local lets processes of this user in through a socket, without a login. It returns
// when the server or the listener is closed.
func (s *Server) Local(l net.Listener) error {
	_, key, err := ed25519.GenerateKey(nil)
	if err != nil {
		return err
	}
	signer, err := gossh.NewSignerFromSigner(key) // the client knows by the socket whom it talks to
	if err != nil {
		return err
	}
	return s.serve(l, signer, true)
}

// Identify readies the host key, and makes it where it is missing. Network does so by
// itself; whoever wants to tell at once what is wrong with the file asks before.
func (s *Server) Identify() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.identity != nil {
		return nil
	}
	var err error
	s.identity, err = hostKey(s.cfg.HostKey)
	return err
}

// Network lets clients in whose keys are known. It returns when the server or the
// listener is closed.
func (s *Server) Network(l net.Listener) error {
	if err := s.Identify(); err != nil {
		return errors.Join(err, l.Close())
	}
	return s.serve(l, s.identity, false)
}

func (s *Server) serve(l net.Listener, key gossh.Signer, local bool) error {
	srv := &ssh.Server{
		// OpenSSH's client says that its reader has left (attach.RequestDeaf) only to what
		// calls itself so; without it "ssh … board | head" would never end.
		Version:     "OpenSSH_compatible_Reception",
		HostSigners: []ssh.Signer{key},
		Handler:     s.session,
		ConnCallback: func(ctx ssh.Context, c net.Conn) net.Conn {
			return s.arrived(ctx, c, local)
		},
		ConnectionFailedCallback: func(c net.Conn, err error) {
			s.noise.add(noise{"no connection: " + reason(err), address(c.RemoteAddr())})
		},
		ChannelHandlers:   map[string]ssh.ChannelHandler{"session": s.channel},
		RequestHandlers:   map[string]ssh.RequestHandler{},
		SubsystemHandlers: map[string]ssh.SubsystemHandler{},
	}
	if !local {
		srv.PublicKeyHandler = s.offered
		srv.ServerConfigCallback = loggedIn
	}
	s.mu.Lock()
	if s.closing.Load() {
		s.mu.Unlock()
		return l.Close()
	}
	s.listeners[l] = true
	s.mu.Unlock()
	err := srv.Serve(l)
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.listeners, l)
	if s.closing.Load() || errors.Is(err, net.ErrClosed) {
		return nil
	}
	return err
}

// Reasons why a session ends that its command did not choose.
var (
	errInterrupted = errors.New("the client interrupted")
	errGone        = errors.New("the client is gone")
	errEnded       = errors.New("the right to be here has ended")
	errClosing     = errors.New("the server is closing")
)

// End ends the sessions of the people that match: whose key was revoked.
func (s *Server) End(match func(access.Person) bool) { s.end(errEnded, match) }

func (s *Server) end(why error, match func(access.Person) bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for session := range s.sessions {
		if match(session.Person) && (why == errClosing || !session.Local) {
			session.end(why)
		}
	}
}

// Close lets nobody in any more, tells all sessions to end and waits for them and for
// their clients to leave; when ctx ends it breaks off what is left.
func (s *Server) Close(ctx context.Context) error {
	s.mu.Lock()
	s.closing.Store(true)
	var err error
	for l := range s.listeners {
		if failed := l.Close(); !errors.Is(failed, net.ErrClosed) {
			err = errors.Join(err, failed)
		}
	}
	for c := range s.conns {
		c.rest()
	}
	s.mu.Unlock()
	s.end(errClosing, func(access.Person) bool { return true })

	stop := context.AfterFunc(ctx, s.cutAll)
	defer stop()
	s.mu.Lock()
	for len(s.sessions)+len(s.conns) > 0 && ctx.Err() == nil {
		s.idle.Wait()
	}
	left := len(s.sessions)
	s.mu.Unlock()
	s.turned.close()
	s.noise.close()
	if left > 0 {
		return errors.Join(err, ctx.Err())
	}
	return err
}

// cutAll breaks every connection off.
func (s *Server) cutAll() {
	s.mu.Lock()
	conns := slices.Collect(maps.Keys(s.conns))
	s.mu.Unlock()
	for _, c := range conns {
		c.cut()
	}
	s.mu.Lock()
	s.idle.Broadcast()
	s.mu.Unlock()
}
