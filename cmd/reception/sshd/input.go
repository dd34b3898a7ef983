package sshd

import (
	"bytes"
	"context"
	"io"
	"sync"

	gossh "golang.org/x/crypto/ssh"

	"reception/cmd/reception/attach"
)

const (
	gulp      = 16 << 10 // asked for at once, read at once, and at most ahead of whoever reads
	interrupt = 0x03     // Ctrl-C of a terminal in raw mode
)

// An input is what a session's client sends. A client of ours is asked for what is
// wanted; others send by themselves, and are held back by SSH's window.
type input struct {
	line *line

	mu      sync.Mutex
	changed sync.Cond
	pumping bool
	asked   bool // an asking is open
	screen  bool // a screen takes keys as they are
	buf     []byte
	err     error
}

func newInput(l *line) *input {
	i := &input{line: l}
	i.changed.L = &i.mu
	context.AfterFunc(l.ctx, func() { // whoever waits for input is to end
		i.mu.Lock()
		defer i.mu.Unlock()
		i.changed.Broadcast()
	})
	return i
}

// begin reads the channel from now on, whoever will want it.
func (i *input) begin() {
	i.mu.Lock()
	defer i.mu.Unlock()
	i.pump()
}

// pump is begin while i.mu is held.
func (i *input) pump() {
	if i.pumping {
		return
	}
	i.pumping = true
	go func() {
		part := make([]byte, gulp)
		for {
			n, err := i.line.ch.Read(part)
			i.mu.Lock()
			i.asked = false
			i.buf = append(i.buf, i.obey(part[:n])...)
			i.err = err
			i.changed.Broadcast()
			for len(i.buf) >= gulp && err == nil && i.line.ctx.Err() == nil {
				i.changed.Wait()
			}
			i.mu.Unlock()
			if err != nil || i.line.ctx.Err() != nil { // what nobody will read is not waited for
				return
			}
		}
	}()
}

// obey lets Ctrl-C end a command that shows no screen. i.mu is held.
func (i *input) obey(typed []byte) []byte {
	if i.screen || !i.line.isPty() {
		return typed
	}
	if at := bytes.LastIndexByte(typed, interrupt); at >= 0 {
		i.line.cancel(errInterrupted)
		i.buf = nil
		return typed[at+1:]
	}
	return typed
}

func (l *line) isPty() bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.pty
}

// A reader reads an input: the command's, or that of a screen while it is shown.
type reader struct {
	in     *input
	closed bool // guarded by in.mu
}

func (i *input) reader() *reader { return &reader{in: i} }

// close ends the reading, so that nothing is taken from whoever reads next.
func (r *reader) close() {
	r.in.mu.Lock()
	defer r.in.mu.Unlock()
	r.closed = true
	r.in.changed.Broadcast()
}

func (r *reader) Read(p []byte) (int, error) {
	i := r.in
	i.mu.Lock()
	defer i.mu.Unlock()
	if len(p) == 0 {
		return 0, nil
	}
	i.pump()
	for {
		switch {
		case r.closed:
			return 0, io.EOF
		case len(i.buf) > 0:
			n := copy(p, i.buf)
			if i.buf = i.buf[n:]; len(i.buf) == 0 {
				i.buf = nil
			}
			i.changed.Broadcast()
			return n, nil
		case i.err != nil:
			return 0, i.err
		case i.line.ctx.Err() != nil: // not the end of the input: what came may be half of it
			return 0, context.Cause(i.line.ctx)
		}
		if i.line.isAttached() && !i.asked {
			i.asked = true
			wanted := attach.Wanted{Bytes: uint32(min(len(p), gulp))} //nolint:gosec // small
			i.mu.Unlock()
			_, err := i.line.ch.SendRequest(attach.RequestRead, false, gossh.Marshal(wanted))
			i.mu.Lock()
			if err != nil && i.err == nil {
				i.err = io.EOF
			}
			continue
		}
		i.changed.Wait()
	}
}

func (l *line) isAttached() bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.attached
}
