package attach

import (
	"context"
	"errors"
	"io"
	"strings"
	"sync"
	"time"

	gossh "golang.org/x/crypto/ssh"
)

// Run runs a command in the owner and returns its exit status. When ctx ends, the
// command is told and its status awaited. The connection is closed at the end.
func (c *Conn) Run(ctx context.Context, ask Ask) (status int, err error) {
	defer func() { _ = c.Close() }() // what was to be said has been said
	command := Join(ask.Args)
	if len(command) > MaxCommand {
		return 0, ErrTooLong
	}
	go gossh.DiscardRequests(c.asks)
	go refuse(c.news)
	ch, requests, err := c.ssh.OpenChannel("session", nil)
	if err != nil {
		return 0, gone(err)
	}
	if err := begin(ch, ask, command); err != nil {
		return 0, err
	}
	r := &running{ask: ask, ch: ch, out: newOutlet(ask.Out), in: &inlet{wanted: make(chan int, 1), plain: ask.In}}
	stop := context.AfterFunc(ctx, func() { c.interrupt(ch) })
	defer stop()
	return r.follow(ctx, requests)
}

// begin sends everything up to the command itself.
func begin(ch gossh.Channel, ask Ask, command string) error {
	for _, e := range ask.Env {
		name, value, _ := strings.Cut(e, "=")
		if Passes(name, true) {
			_, _ = ch.SendRequest("env", false, gossh.Marshal(struct{ Name, Value string }{name, value}))
		}
	}
	streams := ask.streams()
	if ok, err := ch.SendRequest(RequestAttach, true, gossh.Marshal(streams)); err != nil || !ok {
		return gone(err)
	}
	if len(ask.Typed) > 0 {
		_, _ = ch.SendRequest(RequestTyped, false, ask.Typed)
	}
	kind, payload := "exec", gossh.Marshal(struct{ Command string }{command})
	if len(ask.Args) == 0 {
		kind, payload = "shell", nil
	}
	if ok, err := ch.SendRequest(kind, true, payload); err != nil || !ok {
		return gone(err)
	}
	return nil
}

// gone is what it means that the owner does not do what it always does.
func gone(err error) error { return errors.Join(ErrOwnerGone, err) }

// refuse lets the owner open nothing at this end.
func refuse(news <-chan gossh.NewChannel) {
	for n := range news {
		_ = n.Reject(gossh.Prohibited, "")
	}
}

// interrupt tells the command to end, and breaks off if it does not.
func (c *Conn) interrupt(ch gossh.Channel) {
	_, _ = ch.SendRequest("signal", false, gossh.Marshal(struct{ Name string }{"INT"}))
	time.AfterFunc(patience, func() { _ = c.Close() })
}

// A running is a command that runs in the owner.
type running struct {
	ask     Ask
	ch      gossh.Channel
	out     *outlet
	in      *inlet
	restore func() // gives the terminal back; nil: it is not in use
	forget  chan struct{}
	left    bool // the owner ends
}

// follow does what the owner asks until the command has ended.
func (r *running) follow(ctx context.Context, requests <-chan *gossh.Request) (int, error) {
	var streams sync.WaitGroup
	streams.Go(func() { r.out.copy(r.ch, r.ch) })
	streams.Go(func() { newOutlet(r.ask.Err).copy(r.ch.Stderr(), nil) })
	go r.in.feed(r.ch)
	status := -1
	for q := range requests {
		switch q.Type {
		case RequestRead:
			var w Wanted
			if gossh.Unmarshal(q.Payload, &w) == nil {
				r.in.want(int(w.Bytes))
			}
		case RequestOpen:
			_ = q.Reply(r.open(q), nil)
		case RequestShut:
			r.out.reach(q)
			r.shut()
			_ = q.Reply(true, nil)
		case RequestTyped:
			if r.ask.Keep != nil {
				r.ask.Keep(q.Payload)
			}
		case RequestLeave:
			r.left = true
		case "exit-status":
			var s struct{ Status uint32 }
			if gossh.Unmarshal(q.Payload, &s) == nil {
				status = int(s.Status)
			}
		default:
			_ = q.Reply(false, nil)
		}
	}
	streams.Wait()
	r.in.close()
	if r.restore != nil { // the screen did not end by itself
		_, _ = io.WriteString(r.out.w, EndScreen)
		r.shut()
	}
	switch {
	case r.left || status < 0 && ctx.Err() == nil:
		return max(status, 1), ErrOwnerGone
	case status < 0:
		return 1, context.Cause(ctx)
	}
	return status, nil
}

// open readies the terminal for a screen and says how large it is.
func (r *running) open(q *gossh.Request) bool {
	r.out.reach(q)
	s := r.ask.streams()
	if r.ask.OpenTerminal == nil || !s.In || !s.Out || r.restore != nil {
		return false
	}
	t, restore, err := r.ask.OpenTerminal()
	if err != nil {
		return false
	}
	r.restore, r.forget = restore, make(chan struct{})
	r.out.direct(t.Out)
	r.in.direct(t.In)
	opened := Opened{Profile: uint32(t.Profile), Width: uint32(max(t.Size.Width, 1)), Height: uint32(max(t.Size.Height, 1))}
	_, _ = r.ch.SendRequest(RequestTerminal, false, gossh.Marshal(opened))
	go func(forget <-chan struct{}) {
		for {
			select {
			case s, ok := <-t.Resized:
				if !ok {
					return
				}
				size := struct{ Width, Height, X, Y uint32 }{uint32(max(s.Width, 1)), uint32(max(s.Height, 1)), 0, 0}
				_, _ = r.ch.SendRequest("window-change", false, gossh.Marshal(size))
			case <-forget:
				return
			}
		}
	}(r.forget)
	return true
}

// shut gives the terminal back.
func (r *running) shut() {
	if r.restore == nil {
		return
	}
	r.in.direct(r.ask.In)
	r.out.direct(r.ask.Out)
	close(r.forget)
	r.restore()
	r.restore = nil
}
