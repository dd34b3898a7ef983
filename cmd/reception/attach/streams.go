package attach

import (
	"io"
	"sync"

	"github.com/muesli/cancelreader"
	gossh "golang.org/x/crypto/ssh"
)

// An outlet writes what comes from the owner and counts it.
type outlet struct {
	mu      sync.Mutex
	more    sync.Cond
	w       io.Writer
	written uint64
	closed  bool
}

func newOutlet(w io.Writer) *outlet {
	o := &outlet{w: w}
	o.more.L = &o.mu
	return o
}

// copy writes until the command has ended. When nobody reads any more, what still
// comes is dropped and the owner told, where there is somebody to tell: like a broken
// pipe, it is for the command to end.
func (o *outlet) copy(from io.Reader, tell gossh.Channel) {
	buf := make([]byte, 32<<10)
	deaf := false
	for {
		n, err := from.Read(buf)
		if n > 0 && !deaf {
			o.mu.Lock()
			w := o.w
			o.mu.Unlock()
			if _, failed := w.Write(buf[:n]); failed != nil {
				deaf = true
				if tell != nil {
					_, _ = tell.SendRequest(RequestDeaf, false, nil)
				}
			}
		}
		o.mu.Lock()
		o.written += uint64(n)
		o.closed = err != nil
		o.more.Broadcast()
		o.mu.Unlock()
		if err != nil {
			return
		}
	}
}

// reach waits until everything is written that was sent before a request.
func (o *outlet) reach(q *gossh.Request) {
	var s Sent
	if gossh.Unmarshal(q.Payload, &s) != nil {
		return
	}
	o.mu.Lock()
	defer o.mu.Unlock()
	for o.written < s.Bytes && !o.closed {
		o.more.Wait()
	}
}

// direct has what comes from now on written elsewhere.
func (o *outlet) direct(w io.Writer) {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.w = w
}

// An inlet reads input for a command that runs elsewhere, as much as it asks for and
// when it asks for it: what the command does not read stays for whoever comes next,
// the rest of a script's input or the keys typed ahead.
type inlet struct {
	wanted chan int
	plain  io.Reader

	mu     sync.Mutex
	source cancelreader.CancelReader // nil: none is open
	closed bool
	idle   sync.Mutex // held while something is read
}

// want asks for bytes. One asking is open at a time; more than one is no client of ours.
func (i *inlet) want(n int) {
	select {
	case i.wanted <- n:
	default:
	}
}

// feed sends what is asked for until the input or the command ends.
func (i *inlet) feed(ch gossh.Channel) {
	var buf []byte
	for n := range i.wanted {
		if n = min(max(n, 1), 32<<10); len(buf) < n {
			buf = make([]byte, n)
		}
		got, err := i.read(buf[:n])
		if got > 0 {
			if _, err := ch.Write(buf[:got]); err != nil {
				return
			}
		}
		if err == cancelreader.ErrCanceled {
			continue
		}
		if err != nil {
			_ = ch.CloseWrite()
			return
		}
	}
}

func (i *inlet) read(buf []byte) (int, error) {
	i.idle.Lock()
	defer i.idle.Unlock()
	i.mu.Lock()
	source, closed := i.from(i.plain), i.closed
	i.mu.Unlock()
	if closed || source == nil {
		return 0, io.EOF
	}
	return source.Read(buf)
}

// from opens a source that reading can be called off from. i.mu is held.
func (i *inlet) from(r io.Reader) cancelreader.CancelReader {
	if i.source == nil && r != nil {
		source, err := cancelreader.NewReader(r)
		if err != nil { // a file: reading it never waits for anybody
			source, _ = cancelreader.NewReader(struct{ io.Reader }{r})
		}
		i.source = source
	}
	return i.source
}

// direct has input read elsewhere. Nothing more is taken from where it was read.
func (i *inlet) direct(r io.Reader) {
	i.callOff()
	i.mu.Lock()
	i.plain = r
	i.mu.Unlock()
}

func (i *inlet) close() {
	i.mu.Lock()
	i.closed = true
	i.mu.Unlock()
	i.callOff()
	close(i.wanted)
}

// callOff ends a reading under way without taking a byte. What is no file cannot be
// called off; what it gives is dropped.
func (i *inlet) callOff() {
	i.mu.Lock()
	source := i.source
	i.source = nil
	i.mu.Unlock()
	if source == nil {
		return
	}
	if source.Cancel() {
		i.idle.Lock()
		defer i.idle.Unlock()
		_ = source.Close()
	}
}
