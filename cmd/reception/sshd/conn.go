package sshd

import (
	"errors"
	"io"
	"net"
	"sync"
	"time"

	"github.com/charmbracelet/ssh"
	gossh "golang.org/x/crypto/ssh"

	"reception/cmd/reception/access"
	"reception/cmd/reception/attach"
	"reception/flows"
)

type contextKey string

const (
	connKey contextKey = "connection"
	lineKey contextKey = "line"
)

// A conn is a connection. It has until Handshake to come to its session: so long may
// it wait, however it keeps busy meanwhile.
type conn struct {
	net.Conn
	server *Server
	guard  *guard
	from   string // the address that counts
	local  bool

	mu       sync.Mutex
	closed   chan struct{}
	over     bool
	in       bool // logged in
	settled  bool // has had a session
	sessions int
	offers   []turning // keys that did not fit
}

// arrived decides whether a connection is looked at at all.
func (s *Server) arrived(ctx ssh.Context, raw net.Conn, local bool) net.Conn {
	c := &conn{Conn: raw, server: s, guard: s.guard, from: address(raw.RemoteAddr()), local: local, closed: make(chan struct{})}
	if local {
		c.guard = s.local
		if err := attach.SameUser(raw); err != nil {
			s.noise.add(noise{"socket: " + err.Error(), "local"})
			return nil
		}
	}
	if v := c.guard.arrive(c.from, time.Now()); v != welcome {
		if v == shut {
			s.turned.add(turning{what: flows.AddressShut, from: c.from})
		} else {
			s.noise.add(noise{string(v), c.from})
		}
		return nil
	}
	s.mu.Lock()
	s.conns[c] = true
	s.mu.Unlock()
	if s.closing.Load() {
		_ = c.Close()
		return nil
	}
	c.rest()
	ctx.SetValue(connKey, c)
	return c
}

// SetDeadline does nothing: the SSH library moves the deadline at every byte.
func (c *conn) SetDeadline(time.Time) error { return nil }

// farewell is how long a client may take to leave a server that closes.
const farewell = time.Second

// rest lets the connection stay a little without a session.
func (c *conn) rest() {
	c.mu.Lock()
	defer c.mu.Unlock()
	stay := c.server.limits.Handshake
	if c.server.closing.Load() {
		stay = farewell
	}
	if c.sessions == 0 {
		_ = c.Conn.SetDeadline(time.Now().Add(stay))
	}
}

// begin counts a session on the connection, and end its end.
func (c *conn) begin(sshConn gossh.Conn) bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.sessions >= c.server.limits.Channels {
		return false
	}
	c.sessions++
	_ = c.Conn.SetDeadline(time.Time{})
	if !c.settled {
		c.settled = true
		c.guard.settled(c.from)
		if !c.local {
			go c.keepAlive(sshConn)
		}
	}
	return true
}

func (c *conn) end() {
	c.mu.Lock()
	c.sessions--
	c.mu.Unlock()
	c.rest()
}

// keepAlive asks now and then whether the client is there, and breaks off when it
// does not answer: else one that lost its power would be there for hours.
func (c *conn) keepAlive(sshConn gossh.Conn) {
	every := c.server.limits.Keepalive
	t := time.NewTicker(every)
	defer t.Stop()
	for {
		select {
		case <-t.C:
		case <-c.closed:
			return
		}
		late := time.AfterFunc(3*every, c.cut)
		_, _, err := sshConn.SendRequest("keepalive@openssh.com", true, nil)
		late.Stop()
		if err != nil {
			return
		}
	}
}

// cut breaks the connection off, whoever waits for it.
func (c *conn) cut() { _ = c.Close() }

// Close also settles what the connection was: a login, an attempt or noise.
func (c *conn) Close() error {
	c.mu.Lock()
	if c.over {
		c.mu.Unlock()
		return nil
	}
	c.over = true
	close(c.closed)
	settled, in, offers := c.settled, c.in, c.offers
	c.settled = true
	c.mu.Unlock()
	err := c.Conn.Close()
	if !settled {
		c.guard.settled(c.from)
	}
	if !in && len(offers) > 0 {
		c.guard.failed(c.from, time.Now())
		for _, t := range offers {
			c.server.turned.add(t)
		}
	}
	s := c.server
	s.mu.Lock()
	delete(s.conns, c)
	s.idle.Broadcast()
	s.mu.Unlock()
	return err
}

// offered decides whether a key may be proved. It may never be: nothing else may
// depend on it than the answer and what is told of attempts.
func (s *Server) offered(ctx ssh.Context, key ssh.PublicKey) bool {
	c, ok := ctx.Value(connKey).(*conn)
	if !ok {
		return false
	}
	p, known := s.cfg.Find(key)
	if known && !p.Revoked {
		return true
	}
	t := turning{what: flows.KeyRevoked, person: p, from: c.from}
	if !known {
		t.what, t.person = flows.KeyUnknown, access.Person{Fingerprint: gossh.FingerprintSHA256(key)}
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	c.offers = append(c.offers, t)
	return false
}

// loggedIn notes who has proved a key: their other keys are nobody's business.
func loggedIn(ctx ssh.Context) *gossh.ServerConfig {
	return &gossh.ServerConfig{
		MaxAuthTries: 6,
		AuthLogCallback: func(_ gossh.ConnMetadata, _ string, err error) {
			if c, ok := ctx.Value(connKey).(*conn); ok && err == nil {
				c.mu.Lock()
				c.in = true
				c.mu.Unlock()
				c.guard.known(c.from)
			}
		},
	}
}

// reason is why a connection failed, without what its client chose to send.
func reason(err error) string {
	var auth *gossh.ServerAuthError
	var timeout net.Error
	switch {
	case errors.As(err, &auth):
		return "no login"
	case errors.As(err, &timeout) && timeout.Timeout():
		return "no login in time"
	case errors.Is(err, io.EOF):
		return "left before a login"
	}
	return "not the SSH protocol, or broken off"
}

// stalled cuts a client off that takes nothing.
func (c *conn) stalled() {
	c.server.noise.add(noise{"a client took nothing and was cut off", c.from})
	c.cut()
}
