package sshd

import (
	"context"
	"errors"
	"io"
	"strings"
	"sync"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/charmbracelet/ssh"
	gossh "golang.org/x/crypto/ssh"

	"reception/cmd/reception/attach"
	"reception/tui"
)

// Of what a client may set, so much is taken.
const (
	maxVariables = 64
	maxVariable  = 4096
)

// A line is the channel of one session. It takes the client's requests before the SSH
// library does, which would keep whatever a client sets, let window changes wait on
// one another, make a new line of every byte 10 of a screen, and grant an agent.
type line struct {
	gossh.NewChannel
	conn   *conn
	ch     gossh.Channel
	ctx    context.Context
	cancel context.CancelCauseFunc
	in     *input
	out    *output

	mu       sync.Mutex
	begun    bool // the command runs: what it runs with is settled
	env      []string
	pty      bool // the client has a terminal, in raw mode
	attached bool // the client is ours and waits to be asked
	streams  attach.Streams
	opened   attach.Opened
	ready    chan struct{} // opened is there
	size     tui.Size
	resized  chan tui.Size // the newest
	typed    []byte        // what was half typed where this session goes on from
	newest   []byte        // what is half typed and not yet told; nil: nothing new
	told     chan struct{} // there is something new
	sending  sync.Mutex    // one at a time, so that the newest comes last
}

// lineContext carries a line to the session that is made on it.
type lineContext struct {
	ssh.Context
	line *line
}

func (c lineContext) Value(key any) any {
	if key == lineKey {
		return c.line
	}
	return c.Context.Value(key)
}

// channel takes a session's channel.
func (s *Server) channel(srv *ssh.Server, sshConn *gossh.ServerConn, n gossh.NewChannel, ctx ssh.Context) {
	c, ok := ctx.Value(connKey).(*conn)
	if !ok || !c.begin(sshConn) {
		_ = n.Reject(gossh.ResourceShortage, "too many sessions on one connection")
		return
	}
	defer c.end()
	l := &line{NewChannel: n, conn: c, size: tui.Size{Width: 80, Height: 24}, resized: make(chan tui.Size, 1), ready: make(chan struct{}, 1),
		told: make(chan struct{}, 1)}
	l.ctx, l.cancel = context.WithCancelCause(ctx)
	defer l.cancel(errGone)
	ssh.DefaultSessionHandler(srv, sshConn, l, lineContext{ctx, l})
}

// Accept gives the library the channel with only the requests that begin a command.
func (l *line) Accept() (gossh.Channel, <-chan *gossh.Request, error) {
	ch, requests, err := l.NewChannel.Accept()
	if err != nil {
		return nil, nil, err
	}
	l.ch = ch
	l.in, l.out = newInput(l), newOutput(l)
	commands := make(chan *gossh.Request)
	go func() {
		defer close(commands)
		defer l.cancel(errGone)
		for r := range requests {
			if !l.take(r) {
				commands <- r
			}
		}
	}()
	return ch, commands, nil
}

// take answers a request, unless it is one for the library.
func (l *line) take(r *gossh.Request) (taken bool) {
	ok := false
	switch r.Type {
	case "shell", "exec":
		var c struct{ Command string }
		if r.Type == "shell" || gossh.Unmarshal(r.Payload, &c) == nil {
			l.mu.Lock()
			again := l.begun
			l.begun = true
			l.mu.Unlock()
			if !again {
				return false
			}
		}
	case "env":
		ok = l.setenv(r.Payload)
	case "pty-req":
		ok = l.terminal(r.Payload)
	case "window-change":
		ok = l.resize(r.Payload)
	case "signal":
		ok = l.signal(r.Payload)
	case attach.RequestAttach:
		ok = l.attach(r.Payload)
	case attach.RequestTerminal:
		ok = l.isOpen(r.Payload)
	case attach.RequestTyped:
		ok = l.resume(r.Payload)
	case attach.RequestDeaf:
		l.out.deafen()
		ok = true
	}
	_ = r.Reply(ok, nil)
	return true
}

func (l *line) setenv(payload []byte) bool {
	var v struct{ Name, Value string }
	if gossh.Unmarshal(payload, &v) != nil || !attach.Passes(v.Name, l.conn.local) || !plain(v.Name+v.Value) {
		return false
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.begun || len(l.env) >= maxVariables {
		return false
	}
	l.env = append(l.env, v.Name+"="+v.Value)
	return true
}

// plain reports whether a text from outside is short and means nothing to a terminal.
func plain(s string) bool {
	return len(s) <= maxVariable && utf8.ValidString(s) && strings.IndexFunc(s, unicode.IsControl) < 0
}

func (l *line) terminal(payload []byte) bool {
	var p struct {
		Term                string
		Width, Height, X, Y uint32
		Modes               string
	}
	if gossh.Unmarshal(payload, &p) != nil {
		return false
	}
	if !plain(p.Term) || p.Term == "" {
		p.Term = "dumb"
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.begun || l.pty || l.attached {
		return false
	}
	l.pty = true
	l.env = append(l.env, "TERM="+p.Term)
	l.streams = attach.Streams{In: true, Out: true, Err: true}
	l.size = l.fit(p.Width, p.Height)
	return true
}

// fit is the size that a client says, within what is drawn. A client that does not
// know says 0.
func (l *line) fit(width, height uint32) tui.Size {
	if width == 0 || height == 0 {
		return l.size
	}
	limits := l.conn.server.limits
	return tui.Size{
		Width:  int(min(width, uint32(limits.Columns))), //nolint:gosec // small
		Height: int(min(height, uint32(limits.Lines))),  //nolint:gosec // small
	}
}

// resize keeps the newest size for whoever draws: it never waits for them.
func (l *line) resize(payload []byte) bool {
	var s struct{ Width, Height, X, Y uint32 }
	if gossh.Unmarshal(payload, &s) != nil {
		return false
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	if !l.pty && !l.attached {
		return false
	}
	l.size = l.fit(s.Width, s.Height)
	select {
	case <-l.resized:
	default:
	}
	l.resized <- l.size // there is room: nobody else sends
	return true
}

func (l *line) signal(payload []byte) bool {
	var s struct{ Name string }
	if gossh.Unmarshal(payload, &s) != nil {
		return false
	}
	switch ssh.Signal(s.Name) {
	case ssh.SIGINT, ssh.SIGTERM, ssh.SIGHUP, ssh.SIGQUIT, ssh.SIGKILL:
		l.cancel(errInterrupted)
		return true
	}
	return false
}

func (l *line) attach(payload []byte) bool {
	var s attach.Streams
	if gossh.Unmarshal(payload, &s) != nil {
		return false
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.begun || l.pty || l.attached {
		return false
	}
	l.attached, l.streams = true, s
	return true
}

// isOpen takes what the client's terminal turned out to be.
func (l *line) isOpen(payload []byte) bool {
	var o attach.Opened
	if gossh.Unmarshal(payload, &o) != nil {
		return false
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	if !l.attached {
		return false
	}
	l.opened, l.size = o, l.fit(o.Width, o.Height)
	select {
	case l.ready <- struct{}{}:
	default:
	}
	return true
}

// open has an attached client ready its terminal for a screen.
func (l *line) open() error {
	if err := l.request(attach.RequestOpen, attach.Sent{Bytes: l.out.sent.Load()}); err != nil {
		return err
	}
	select {
	case <-l.ready: // said before the request was answered
		return nil
	case <-l.ctx.Done():
		return context.Cause(l.ctx)
	}
}

// request asks an attached client for something and waits until it is done.
func (l *line) request(name string, payload any) error {
	late := time.AfterFunc(l.conn.server.limits.Stall, l.conn.cut)
	defer late.Stop()
	ok, err := l.ch.SendRequest(name, true, gossh.Marshal(payload))
	if err == nil && !ok {
		err = errors.New("the client's terminal cannot be used")
	}
	return err
}

// say writes to the client's standard error. What cannot be written is not missed.
func (l *line) say(zh, en string) {
	_, _ = io.WriteString(l.out.stderr(), "reception: "+zh+"\n"+"reception: "+en+"\n")
}
