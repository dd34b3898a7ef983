package tui

import (
	"reflect"
	"sync"
	"time"
	"unsafe"

	tea "charm.land/bubbletea/v2"
)

// The renderer writes at the next tick of its own, and the only setting it has is
// how many there are a second: a hundred of them keep a key quick, and cost more
// than one per cent of a core while nobody is there. A beat sets that ticker
// itself: quick from a message until a while after the last one, slow otherwise.
type beat struct {
	ticker **time.Ticker // of the program, which makes it when it starts
	mu     sync.Mutex
	quick  bool
	slow   *time.Timer
}

const (
	quickBeat = 4 * time.Millisecond
	slowBeat  = 50 * time.Millisecond
	beatLasts = 300 * time.Millisecond
)

// newBeat finds the program's ticker; nil where a later library has none of that
// name any more, and the program then runs at framesPerSecond throughout.
func newBeat(p *tea.Program) *beat {
	f := reflect.ValueOf(p).Elem().FieldByName("ticker")
	if !f.IsValid() || f.Type() != reflect.TypeFor[*time.Ticker]() {
		return nil
	}
	return &beat{ticker: (**time.Ticker)(unsafe.Pointer(f.UnsafeAddr()))}
}

// heard quickens the beat. It is called by the program's own loop, which has made
// the ticker before.
func (b *beat) heard() {
	if b == nil || *b.ticker == nil {
		return
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	if !b.quick { // never while it is quick: a stream of messages would put the tick off
		b.quick = true
		(*b.ticker).Reset(quickBeat)
	}
	if b.slow == nil {
		b.slow = time.AfterFunc(beatLasts, b.rest)
		return
	}
	b.slow.Reset(beatLasts)
}

func (b *beat) rest() {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.quick {
		b.quick = false
		(*b.ticker).Reset(slowBeat)
	}
}

// stop ends it with the program, whose ticker has been stopped by then.
func (b *beat) stop() {
	if b == nil {
		return
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	b.quick = false // rest does nothing any more
	if b.slow != nil {
		b.slow.Stop()
	}
}
