package tui

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"reception/flows"
)

// A lookback is the reception as it was at another moment: a session of its own on
// a floor folded from the journal up to then. It lies over the live session, which
// goes on underneath untouched, half-filled forms and all; closing it shows now.
// Nothing can be done in it.
type lookback struct {
	past  Root  // the session on the floor of then
	reel  *reel // the day that is looked at; nil while it is being read
	at    time.Time
	to    moment    // that was asked for and is being read
	since flows.Seq // the live floor's, when it was opened
	tried flows.Seq // the live floor's, when the journal was last read

	opened time.Time

	screen  bool // the keys go to the screen and not to the time
	playing bool
	speed   int // place in speeds
	gen     int // of the player's clock
}

// A moment says where to look back: at a time, or at an end of a day.
type moment struct {
	at    time.Time
	edge  edge
	step  int           // so many days with records further on than the one looked at
	visit flows.VisitID // whose way is shown
}

type edge int

const (
	edgeNone edge = iota
	edgeOpen      // the first moment of the day
	edgeEnd       // its last
)

type (
	// pastMsg is what a command of the session in the past came to.
	pastMsg struct{ msg tea.Msg }
	// woundMsg carries a day that was read.
	woundMsg struct {
		tape tape
		reel *reel
		to   moment
		err  error
	}
	// nowMsg is a click on the line that says how to return.
	nowMsg struct{}
	// playMsg moves the player on.
	playMsg struct{ gen int }
)

// changes reports whether something is meant to be done with an effect, or filled
// in to be done.
func (e effect) changes() bool {
	_, fills := e.Open.(drafter)
	return e.Do != nil || fills
}

// look opens the look back, or goes to another moment in it. A session in the past
// leaves it to the one that it lies over.
func (r *Root) look(to moment) tea.Cmd {
	if r.past {
		r.wanted = &to
		return nil
	}
	if r.asked != nil { // its answer belongs on the live screen
		r.notice = notice{Text: r.words().Notices.Saving}
		return nil
	}
	if r.back == nil {
		r.back = r.newLookback()
	}
	r.back.to = to
	return r.wind()
}

// newLookback makes the session in the past.
func (r *Root) newLookback() *lookback {
	b := &lookback{since: r.floor.Seq, at: r.opts.Now(), opened: r.opts.Now()}
	opts := r.opts
	opts.Bell, opts.IdleMask = false, 0 // the live session sees to both
	opts.Shared = nil                   // what the others share is of now
	b.past = Root{ctx: r.ctx, desk: r.desk, opts: opts, past: true, drafts: map[name]screen{}, known: r.known, guests: r.guests,
		text: r.text, keys: r.keys, theme: r.theme.past(), mask: r.masked(), stack: []screen{board{}}}
	b.past.opts.Now = func() time.Time { return b.at }
	b.past.refresh()
	return b
}

// wind reads the day that was asked for; one such reading is under way at a time.
func (r *Root) wind() tea.Cmd {
	b := r.back
	if r.winding {
		return nil
	}
	r.winding = true
	b.tried = r.floor.Seq
	ctx, desk, h, t, was, to, now := r.ctx, r.desk, r.desk.House(), r.tape, b.reel, b.to, r.opts.Now()
	return func() tea.Msg {
		t, err := t.on(desk.Records(ctx, t.floor.Seq))
		if err != nil {
			return woundMsg{t, nil, to, err}
		}
		n := to.day(t, was, h, now)
		if n < 0 {
			return woundMsg{t, nil, to, nil}
		}
		after := t.days[n].first - 1
		if was.goesOn(t, n) {
			after = was.floor.Seq
		}
		x, err := wind(t, n, was, desk.Records(ctx, after))
		return woundMsg{t, x, to, err}
	}
}

// day is the place of the day that is meant; -1 where nothing is on record.
func (to moment) day(t tape, was *reel, h *flows.House, now time.Time) int {
	n := len(t.days) - 1
	switch {
	case was != nil && to.at.IsZero():
		n = was.n + to.step
	case !to.at.IsZero():
		date := flows.BusinessDay(to.at, h.Zone, h.DayChanges)
		if n = t.day(date); n < 0 && date == flows.BusinessDay(now, h.Zone, h.DayChanges) {
			n = len(t.days) - 1 // not opened yet: the last that was
		}
	}
	if n >= len(t.days) {
		return -1
	}
	return max(n, -1)
}

// follow keeps the look back abreast of the live session: its size and settings,
// and what is entered meanwhile.
func (r *Root) follow() tea.Cmd {
	b := r.back
	if b == nil {
		return nil
	}
	p := &b.past
	p.width, p.height = r.width-2*b.side(r), r.height-b.bars(r)
	if theme := r.theme.past(); *theme != *p.theme {
		p.theme = theme
	}
	if p.text != r.text {
		p.speak(r.text.Tag)
	}
	if p.mask != r.masked() {
		p.mask = r.masked()
		p.book = nil
		p.change()
		b.reads()
	}
	if b.reel != nil && b.tried < r.floor.Seq {
		return r.wind()
	}
	return nil
}

// wound takes a day that was read.
func (r *Root) wound(msg woundMsg) tea.Cmd {
	r.winding, r.tape = false, msg.tape
	b := r.back
	if b == nil {
		return nil
	}
	if msg.to != b.to {
		return r.wind() // another one was asked for meanwhile
	}
	w := r.words().Replay
	switch {
	case msg.err != nil:
		b.say(notice{Text: w.Broken(msg.err.Error()), Level: levelFail})
		return nil
	case msg.reel == nil:
		b.missed(r, msg.to)
		return nil
	}
	b.reel, b.to = msg.reel, moment{}
	switch {
	case msg.to == moment{}: // the same day with what has come to it
		b.slide(r, b.at)
	case msg.to.edge == edgeOpen:
		b.slide(r, b.opens(r))
	case msg.to.edge == edgeEnd || msg.to.at.IsZero():
		b.slide(r, b.ends(r))
	default:
		b.slide(r, msg.to.at)
	}
	if id := msg.to.visit; id != 0 {
		b.past.stack = []screen{board{selected: id}, newWay(b.past.scene(), id)}
		b.reads()
	}
	return nil
}

// missed says that there is no such day, and stays where it was.
func (b *lookback) missed(r *Root, to moment) {
	b.to = moment{}
	w := r.words().Replay
	switch {
	case to.step < 0:
		b.say(notice{Text: w.AtStart})
	case to.step > 0:
		b.say(notice{Text: w.AtEnd})
	case b.reel == nil:
		r.forward()
		r.notice = notice{Text: w.NoDay(r.text.Date(to.moment(r), r.house.Zone)), Level: levelWarn}
	default:
		b.say(notice{Text: w.NoDay(r.text.Date(to.at, r.house.Zone)), Level: levelWarn})
	}
}

func (to moment) moment(r *Root) time.Time {
	if to.at.IsZero() {
		return r.now
	}
	return to.at
}

func (b *lookback) say(n notice) { b.past.notice = n }

// forward returns to now.
func (r *Root) forward() {
	b := r.back
	r.back = nil
	r.change()
	n := int(r.floor.Seq - b.since)
	if r.notice.Level != levelFail {
		r.notice = notice{Text: r.words().Replay.Meanwhile(n)}
	}
}

// opens and ends are the first and the last moment that can be looked at.
func (b *lookback) opens(r *Root) time.Time { return b.reel.opens(r.house) }

func (b *lookback) ends(r *Root) time.Time {
	now := r.opts.Now()
	if b.reel.date == flows.BusinessDay(now, r.house.Zone, r.house.DayChanges) {
		return later(now, b.reel.ends(r.house))
	}
	return b.reel.ends(r.house)
}

// slide shows another moment of the day.
func (b *lookback) slide(r *Root, then time.Time) {
	if end := b.ends(r); then.After(end) {
		then = end
	}
	b.at = later(then, b.opens(r))
	p := &b.past
	p.floor = b.reel.at(b.at)
	p.desk = pastDesk{r.desk, p.floor, b.at}
	p.opts.Now = func() time.Time { return b.at }
	p.touched = b.at // whoever slides works here: the selection stays
	p.book = nil
	p.change()
	b.settle()
	b.reads()
}

// settle lets the keys act at once: the clock of then stands still, and what
// counts on its going on would wait for ever.
func (b *lookback) settle() {
	b.past.entered = time.Time{}
	if on, ok := b.past.stack[0].(board); ok {
		on.jumped = time.Time{}
		b.past.stack[0] = on
	}
}

// reads gives the screens the book of the day, once one of them shows it.
func (b *lookback) reads() {
	p := &b.past
	if b.reel == nil || p.book != nil {
		return
	}
	if p.shows() {
		p.book = b.reel.read(p.house, b.at)
		p.change()
		b.settle()
	}
}
