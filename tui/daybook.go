package tui

import (
	"cmp"
	"context"
	"iter"
	"slices"

	tea "charm.land/bubbletea/v2"

	"reception/flows"
)

// A daybook is the records of the open business day as far as they have been
// read. It is read by a command when a screen shows it, kept while it is closed,
// and never changed: a longer one takes its place.
type daybook struct {
	date  flows.Date
	lines []logLine // in order; a day looked back at has gaps, where something had not happened yet
	tried flows.Seq // the floor's, when they were last asked for
	err   error     // why they are not all there
}

// A logLine is a record with what the log sorts it by.
type logLine struct {
	flows.Record
	visit flows.VisitID // the party it is about, by way of its call or task too
	group logGroup
}

// reader is a screen that may show the daybook, and says whether it does.
type reader interface{ Reads(s scene) bool }

// shows reports whether a screen of the stack shows the daybook.
func (r *Root) shows() bool {
	s := r.scene()
	return slices.ContainsFunc(r.stack, func(on screen) bool { x, ok := on.(reader); return ok && x.Reads(s) })
}

// recordsMsg carries records that were read. After 0 they are the whole day.
type recordsMsg struct {
	date    flows.Date
	after   flows.Seq
	asked   flows.Seq // the floor's then
	records []flows.Record
	err     error
}

// reads asks for the records that a screen shows and that are not read yet; one
// such question is under way at a time.
func (r *Root) reads() tea.Cmd {
	if r.reading || r.floor.Day.Date == "" || !r.shows() {
		return nil
	}
	b, date, after := r.book, r.floor.Day.Date, flows.Seq(0)
	if b != nil && b.date == date {
		if b.tried >= r.floor.Seq {
			return nil
		}
		after = b.upTo()
	}
	r.reading = true
	ctx, desk, seq := r.ctx, r.desk, r.floor.Seq
	return func() tea.Msg {
		if after > 0 {
			records, err := collect(desk.Records(ctx, after))
			return recordsMsg{date, after, seq, records, err}
		}
		records, err := recordsOf(ctx, desk, date, seq)
		return recordsMsg{date, 0, seq, records, err}
	}
}

// record takes records that were read, and tells the screens.
func (r *Root) record(msg recordsMsg) {
	r.reading = false
	b := &daybook{date: msg.date, err: msg.err, tried: msg.asked}
	if msg.after > 0 && r.book != nil && r.book.upTo() == msg.after {
		b.lines = r.book.lines
	}
	for _, rec := range msg.records {
		b.lines = append(b.lines, b.line(rec))
		if e, ok := rec.Event.(flows.GuestsErased); ok {
			b.forget(e)
		}
	}
	r.book = b
	r.change()
}

// forget leaves out what was read of guests who have been erased since.
func (b *daybook) forget(e flows.GuestsErased) {
	b.lines = slices.Clone(b.lines)
	for i := range b.lines {
		b.lines[i].Record = e.Forget(b.lines[i].Record)
	}
}

// upTo is the number of the last record that was read.
func (b *daybook) upTo() flows.Seq {
	if b == nil || len(b.lines) == 0 {
		return 0
	}
	return b.lines[len(b.lines)-1].Seq
}

// at finds a record of the day.
func (b *daybook) at(seq flows.Seq) (*logLine, bool) {
	if b == nil {
		return nil, false
	}
	i, ok := slices.BinarySearchFunc(b.lines, seq, func(l logLine, seq flows.Seq) int { return cmp.Compare(l.Seq, seq) })
	if !ok {
		return nil, false
	}
	return &b.lines[i], true
}

// collect reads records to their end.
func collect(records iter.Seq2[flows.Record, error]) ([]flows.Record, error) {
	var list []flows.Record
	for r, err := range records {
		if err != nil {
			return list, err
		}
		list = append(list, r)
	}
	return list, nil
}

// recordsOf reads the records of the open day. The journal is not sorted by
// days, so it is read from ever farther back until the day before turns up.
func recordsOf(ctx context.Context, desk Desk, date flows.Date, last flows.Seq) ([]flows.Record, error) {
	for back := flows.Seq(2048); ; back *= 4 {
		from := last - min(back, last)
		list, err := collect(desk.Records(ctx, from))
		list = flows.Redated(list)
		begins, whole := 0, from == 0
		opened := false
		for i, r := range list {
			e, ok := r.Event.(flows.DayOpened)
			switch {
			case !ok:
			case e.Date < date:
				begins, whole, opened = i+1, true, false
			case !opened:
				opened = true
				if whole {
					begins = i
				}
			}
		}
		if whole || err != nil {
			return list[begins:], err
		}
	}
}
