package sshd

import (
	"bytes"
	"io"
	"sync"
	"sync/atomic"
	"syscall"
	"time"
)

// piece is what is written at once: small enough that a slow line takes one in time.
const piece = 16 << 10

// An output is what a session's client is sent. A client that takes nothing for too
// long is cut off, so that whoever writes never waits for long.
type output struct {
	line *line
	deaf atomic.Bool
	sent atomic.Uint64 // to standard output

	out, err stream
	screen   atomic.Bool // a screen is shown
}

// A stream is standard output or standard error.
type stream struct {
	o  *output
	mu sync.Mutex // the SSH library has one writer
	w  io.Writer
	cr bool // the last byte was a carriage return
}

func newOutput(l *line) *output {
	o := &output{line: l}
	o.out.o, o.out.w = o, l.ch
	o.err.o, o.err.w = o, l.ch.Stderr()
	return o
}

// deafen says that nobody reads standard output any more.
func (o *output) deafen() { o.deaf.Store(true) }

// stdout, stderr are those of a plain command: for a terminal in raw mode they begin
// each line at its left. raw is that of a screen, byte for byte.
func (o *output) stdout() io.Writer { return textWriter{&o.out} }
func (o *output) stderr() io.Writer { return textWriter{&o.err} }
func (o *output) raw() io.Writer    { return rawWriter{&o.out} }

type textWriter struct{ *stream }

func (w textWriter) Write(p []byte) (int, error) { return w.text(p) }

type rawWriter struct{ *stream }

// Write draws. What is seen to be typed has been told to the client before.
func (w rawWriter) Write(p []byte) (int, error) {
	w.o.line.sendTyped()
	return w.bytes(p)
}

func (s *stream) text(p []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if !s.o.line.isPty() {
		return s.write(p)
	}
	mapped := make([]byte, 0, len(p)+bytes.Count(p, []byte{'\n'}))
	for _, b := range p {
		if b == '\n' && !s.cr {
			mapped = append(mapped, '\r')
		}
		mapped = append(mapped, b)
		s.cr = b == '\r'
	}
	if _, err := s.write(mapped); err != nil {
		return 0, err
	}
	return len(p), nil
}

func (s *stream) bytes(p []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.write(p)
}

func (s *stream) write(p []byte) (n int, err error) {
	limits := s.o.line.conn.server.limits
	patience := limits.Pause
	if s.o.screen.Load() {
		patience = limits.Stall
	}
	for len(p) > 0 {
		if s == &s.o.out && s.o.deaf.Load() {
			return n, syscall.EPIPE // as a pipe that nobody reads
		}
		part := p[:min(len(p), piece)]
		late := time.AfterFunc(patience, s.o.line.conn.stalled)
		m, err := s.w.Write(part)
		late.Stop()
		n += m
		if s == &s.o.out {
			s.o.sent.Add(uint64(m)) //nolint:gosec // never negative
		}
		if err != nil {
			return n, err
		}
		p = p[m:]
	}
	return n, nil
}
