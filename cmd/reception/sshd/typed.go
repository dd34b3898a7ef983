package sshd

import (
	"bytes"
	"time"

	"reception/cmd/reception/attach"
)

// What is half typed on the screen of an attached client is kept by the client too:
// it outlives the owner there. It is what guests have said, so it never leaves the
// machine.

// resume takes what was half typed where the session goes on from.
func (l *line) resume(payload []byte) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	if !l.attached || !l.conn.local || l.begun || len(payload) > attach.MaxTyped {
		return false
	}
	l.typed = bytes.Clone(payload)
	return true
}

// tell has the client keep what is half typed. What it has not been sent yet is
// out of date then. It is sent beside the session: a client that takes nothing holds
// up nobody who types.
func (l *line) tell(typed []byte) {
	if len(typed) > attach.MaxTyped {
		return
	}
	l.mu.Lock()
	l.newest = append([]byte{}, typed...) // nothing is something to be told
	l.mu.Unlock()
	select {
	case l.told <- struct{}{}:
	default:
	}
}

// tells sends what is to be kept until the session has ended.
func (l *line) tells() {
	for {
		select {
		case <-l.told:
			l.sendTyped()
		case <-l.ctx.Done():
			return
		}
	}
}

// sendTyped sends what the client has not been sent yet.
func (l *line) sendTyped() {
	l.sending.Lock()
	defer l.sending.Unlock()
	l.mu.Lock()
	typed := l.newest
	l.newest = nil
	l.mu.Unlock()
	if typed == nil {
		return
	}
	late := time.AfterFunc(l.conn.server.limits.Stall, l.conn.stalled)
	defer late.Stop()
	_, _ = l.ch.SendRequest(attach.RequestTyped, false, typed) // a client that is gone keeps what it has
}
