package flows

import (
	"cmp"
	"context"
	"errors"
	"iter"
	"sync"
	"time"
)

// window is how long a command id is remembered, and snapEvery how many records
// lie between two snapshots.
const (
	window    = 7 * 24 * time.Hour
	snapEvery = 5000
	maxBatch  = 256
)

// ErrNotSaving is returned by Do after a commit failed: the floor is shown but
// nothing more is written until the journal has been opened again.
var ErrNotSaving = errors.New("entries are not being saved")

// A Desk is the one writer: it decides commands against the current floor,
// journals the outcome and wakes whoever is watching. Commands that wait at the
// same time share one commit; a lone one waits for nobody.
type Desk struct {
	house   *House
	journal Journal
	now     func() time.Time
	asks    chan ask
	ended   chan struct{} // closed when the loop has ended
	stop    context.CancelFunc

	mu     sync.Mutex // guards the following; never held during I/O
	floor  Floor
	moved  chan struct{} // closed and replaced when floor changes
	failed error         // why nothing more is saved; nil while all is well

	clients    *Clients
	knownReady chan struct{} // closed when the journal has been read into clients
	unlearned  []Record      // committed before that; touched by the loop alone

	seen      map[CommandID]Seen // touched by the loop alone
	seenOrder []CommandID
	snapped   Seq
}

type ask struct {
	ctx    context.Context
	r      Request
	answer chan reply
}

type reply struct {
	o   Outcome
	err error
}

// OpenDesk reads the journal and starts the loop. Close ends it.
func OpenDesk(ctx context.Context, h *House, j Journal, now func() time.Time) (*Desk, error) {
	state, err := j.Load(ctx)
	if err != nil {
		return nil, err
	}
	d := &Desk{house: h, journal: j, now: now, asks: make(chan ask, maxBatch), ended: make(chan struct{}),
		floor: state.Floor, moved: make(chan struct{}), seen: make(map[CommandID]Seen), snapped: state.Floor.Seq}
	for _, s := range state.Seen {
		d.remember(s)
	}
	var command []Record
	var visit VisitID
	for r, err := range j.Records(ctx, d.floor.Seq) {
		if err != nil {
			return nil, err
		}
		if r.Part == 0 {
			d.rememberRecords(command, visit)
			command, visit = command[:0], 0
		}
		visit = cmp.Or(visit, d.floor.concerns(&r))
		d.floor = d.floor.Apply(r)
		command = append(command, r)
	}
	d.rememberRecords(command, visit)
	// The end of ctx is not the end of the desk: what was handed in is answered
	// until Close.
	ctx, d.stop = context.WithCancel(context.WithoutCancel(ctx))
	d.clients, d.knownReady = NewClients(), make(chan struct{})
	go d.readClients(ctx, d.floor.Seq)
	go d.loop(ctx)
	return d, nil
}

// Close stops the loop when it has finished what it is at, keeps a snapshot and
// returns when both are done. It does not close the journal.
func (d *Desk) Close(ctx context.Context) error {
	d.stop()
	<-d.ended
	if d.Failed() != nil || d.floor.Seq == d.snapped {
		return nil
	}
	return d.journal.Keep(ctx, d.state())
}

// House is the house the desk decides by.
func (d *Desk) House() *House { return d.house }

// Floor returns the current floor.
func (d *Desk) Floor() Floor {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.floor
}

// Failed says why entries are no longer saved; nil while all is well.
func (d *Desk) Failed() error {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.failed
}

// Do carries out a request. The error is a *Refusal when the house rules forbid
// it, and wraps ErrUnknownOutcome when it may or may not be on disk. It returns
// only when the outcome is durable.
func (d *Desk) Do(ctx context.Context, r Request) (Outcome, error) { return d.Begin(ctx, r)() }

// Next waits for a floor later than after. It is level-triggered: a caller that
// was slow or away gets the newest floor at once and misses nothing. The error
// says why no later one will come: the desk has failed, or was closed.
func (d *Desk) Next(ctx context.Context, after Seq) (Floor, error) {
	for {
		d.mu.Lock()
		floor, moved, failed := d.floor, d.moved, d.failed
		d.mu.Unlock()
		switch {
		case floor.Seq > after:
			return floor, nil
		case failed != nil:
			return floor, failed
		}
		select {
		case <-moved:
		case <-ctx.Done():
			return floor, ctx.Err()
		case <-d.ended:
			return floor, context.Canceled
		}
	}
}

// Records reads the journal, for the day log and exports.
func (d *Desk) Records(ctx context.Context, after Seq) iter.Seq2[Record, error] {
	return d.forgetting(d.journal.Records(ctx, after))
}

// forgetting leaves out what is known of guests who were erased a moment ago, while
// the bytes are still being taken away.
func (d *Desk) forgetting(records iter.Seq2[Record, error]) iter.Seq2[Record, error] {
	return func(yield func(Record, error) bool) {
		for r, err := range records {
			if !yield(r.Forgetting(d.clients.Erased), err) {
				return
			}
		}
	}
}

func (d *Desk) loop(ctx context.Context) {
	defer close(d.ended)
	for {
		select {
		case <-ctx.Done():
			return
		case a := <-d.asks:
			batch := []ask{a}
			for more := true; more && len(batch) < maxBatch; {
				select {
				case a := <-d.asks:
					batch = append(batch, a)
				default:
					more = false
				}
			}
			for len(batch) > 0 {
				n := together(batch)
				d.round(context.WithoutCancel(ctx), batch[:n]) // begun is finished
				batch = batch[n:]
			}
		}
	}
}

// decided is a request of a round that gave records, or repeats one that did.
type decided struct {
	ask
	o     Outcome
	after []Record
}

// round decides what waits, in order, and commits it in one go. Answers that
// depend on the commit wait for it.
func (d *Desk) round(ctx context.Context, batch []ask) {
	floor := d.Floor()
	var records []Record
	var waiting []decided
	inRound := make(map[CommandID]Outcome)
	for _, a := range batch {
		if err := a.ctx.Err(); err != nil {
			a.answer <- reply{err: err}
			continue
		}
		d.broughtIn(a.r.ID)
		if s, ok := d.seen[a.r.ID]; ok && a.r.ID != "" {
			a.answer <- reply{o: Outcome{First: s.First, Last: s.Last, Visit: s.Visit, Repeat: true, Floor: d.Floor()}}
			continue
		}
		if o, ok := inRound[a.r.ID]; ok && a.r.ID != "" {
			o.Repeat = true
			waiting = append(waiting, decided{ask: a, o: o})
			continue
		}
		if err := d.Failed(); err != nil {
			a.answer <- reply{err: err}
			continue
		}
		a.r.Known = d.known(a.r)
		o, more, err := floor.Decide(d.house, d.now(), a.r)
		if err != nil {
			a.answer <- reply{err: err}
			continue
		}
		floor = o.Floor
		records = append(records, more...)
		if len(more) > 0 {
			inRound[a.r.ID] = o
		}
		waiting = append(waiting, decided{ask: a, o: o, after: more})
	}
	if len(records) > 0 {
		if err := d.journal.Append(ctx, records[0].Seq-1, records); err != nil {
			d.unsaved(err, waiting)
			return
		}
	}
	for _, w := range waiting {
		d.rememberRecords(w.after, w.o.Visit)
	}
	d.learn(records)
	d.publish(floor)
	for _, w := range waiting {
		w.o.Floor = floor
		w.answer <- reply{o: w.o}
	}
	if floor.Seq-d.snapped >= snapEvery {
		// A snapshot that cannot be kept costs time at the next start, nothing else.
		if err := d.journal.Keep(ctx, d.state()); err == nil {
			d.snapped = floor.Seq
		}
	}
}

// Abandon stops all writing and tells everybody who watches why: after a failed commit
// nobody knows what is on disk, and a journal that is gone may be found so before
// anything is to be written.
func (d *Desk) Abandon(err error) error {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.failed = errors.Join(ErrNotSaving, err)
	close(d.moved)
	d.moved = make(chan struct{})
	return d.failed
}

// unsaved answers a round that could not be saved. What was surely not written
// (a record that cannot be stored) is told to those who asked and is over.
func (d *Desk) unsaved(err error, waiting []decided) {
	var gone *JournalGone
	switch {
	case errors.Is(err, ErrUnknownOutcome), errors.Is(err, ErrStale):
		err = d.Abandon(err)
	case errors.As(err, &gone): // whoever looks after the file abandons it when a copy has been made
		err = errors.Join(ErrNotSaving, err)
	}
	for _, w := range waiting {
		w.answer <- reply{err: err}
	}
}

func (d *Desk) publish(floor Floor) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if floor.Seq == d.floor.Seq {
		return
	}
	d.floor = floor
	close(d.moved)
	d.moved = make(chan struct{})
}

func (d *Desk) rememberRecords(records []Record, visit VisitID) {
	for len(records) > 0 && records[0].Command == "" {
		records = records[1:] // the day opened by itself ahead of the command
	}
	if len(records) == 0 {
		return
	}
	first, last := records[0], records[len(records)-1]
	d.remember(Seen{Command: first.Command, First: first.Seq, Last: last.Seq, Visit: visit, At: first.Entered.UnixMilli()})
}

func (d *Desk) remember(s Seen) {
	if _, ok := d.seen[s.Command]; !ok {
		d.seenOrder = append(d.seenOrder, s.Command)
	}
	d.seen[s.Command] = s
	oldest := s.At - window.Milliseconds()
	n := 0
	for n < len(d.seenOrder) && d.seen[d.seenOrder[n]].At < oldest {
		delete(d.seen, d.seenOrder[n])
		n++
	}
	d.seenOrder = d.seenOrder[n:]
}

func (d *Desk) state() State {
	s := State{Floor: d.Floor(), Seen: make([]Seen, 0, len(d.seenOrder))}
	for _, id := range d.seenOrder {
		s.Seen = append(s.Seen, d.seen[id])
	}
	return s
}
