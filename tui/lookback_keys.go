package tui

import (
	"slices"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
)

// What the hands do while the past is looked at. The arrows move the time; one key
// gives them to the screen instead and takes them back.

// dated is a screen that shows a moment to look back at.
type dated interface{ Moment() (moment, bool) }

// Moment is when the record under the cursor happened.
func (l dayLog) Moment() (moment, bool) {
	if x, ok := l.on(); ok {
		return moment{at: x.At}, true
	}
	return moment{}, false
}

// Moment is the way of a guest of another day.
func (c card) Moment() (moment, bool) {
	return moment{at: c.of.at, edge: edgeEnd, visit: c.of.visit}, c.of.kind == foundBefore && c.of.visit != 0
}

// lookNow is what the key opens: the record under the cursor, or this minute.
func (r *Root) lookNow() moment {
	if d, ok := r.stack[len(r.stack)-1].(dated); ok {
		if to, ok := d.Moment(); ok {
			return to
		}
	}
	return moment{at: r.opts.Now().Truncate(time.Minute)}
}

// looks handles the messages of the look back; false for those of the live session.
func (r *Root) looks(msg tea.Msg) (tea.Cmd, bool) {
	switch msg := msg.(type) {
	case woundMsg:
		return r.wound(msg), true
	case pastMsg:
		if r.back == nil {
			return nil, true
		}
		return r.inPast(func(p *Root) tea.Cmd {
			if read, answered := msg.msg.(answerMsg); answered {
				return p.answer(read.of, read.msg)
			}
			return p.top(msg.msg)
		}), true
	case playMsg:
		if r.back == nil || msg.gen != r.back.gen || !r.back.playing {
			return nil, true
		}
		return r.played(), true
	}
	if r.back == nil {
		return nil, false
	}
	switch msg := msg.(type) {
	case tea.KeyPressMsg:
		asleep := r.idle
		r.wake()
		if asleep && key.Matches(msg, r.keys.Mask) {
			return nil, true // the names were meant to come back
		}
		return r.backKey(msg), true
	case tea.PasteMsg:
		r.wake()
		return r.inPast(func(p *Root) tea.Cmd { return p.top(msg) }), true
	case tea.MouseClickMsg:
		r.wake()
		return r.backClick(msg), true
	case tea.MouseWheelMsg:
		r.wake()
		return r.backWheel(msg), true
	}
	return nil, false
}

// inPast lets the session in the past do something, and takes over the settings
// that were changed there.
func (r *Root) inPast(do func(p *Root) tea.Cmd) tea.Cmd {
	b := r.back
	p := &b.past
	b.settle()
	mask, dark := p.mask, p.theme.dark
	cmd := do(p)
	if p.text.Tag != r.text.Tag {
		r.speak(p.text.Tag)
		p.text, p.keys = r.text, r.keys
	}
	if p.mask != mask {
		r.mask = p.mask
		r.change()
		p.book = nil
	}
	if p.theme.dark != dark {
		r.theme = newTheme(p.theme.dark, r.opts.ASCII)
	}
	if p.wanted != nil {
		to := *p.wanted
		p.wanted = nil
		return tea.Batch(pastCmd(cmd), r.goTo(to))
	}
	b.reads()
	return pastCmd(cmd)
}

// pastCmd brings what a command came to back to the session that gave it.
func pastCmd(cmd tea.Cmd) tea.Cmd {
	if cmd == nil {
		return nil
	}
	return func() tea.Msg {
		switch msg := cmd().(type) {
		case nil:
			return nil
		case tea.QuitMsg:
			return msg
		case tea.BatchMsg:
			for i := range msg {
				msg[i] = pastCmd(msg[i])
			}
			return msg
		default:
			return pastMsg{msg}
		}
	}
}

// backKey routes a key press.
func (r *Root) backKey(msg tea.KeyPressMsg) tea.Cmd {
	b, k := r.back, r.keys
	if key.Matches(msg, k.Quit) {
		cmd := r.leave()
		b.say(r.notice)
		return cmd
	}
	r.stay()
	b.past.notice = notice{}
	above := len(b.past.stack) > 1
	typing := b.past.typing()
	switch {
	case key.Matches(msg, k.Back) && above:
		return r.inPast(func(p *Root) tea.Cmd { return p.key(msg) })
	case key.Matches(msg, k.Back):
		r.forward()
		return nil
	case key.Matches(msg, k.LookBack) && !typing:
		b.screen = !b.screen
		return nil
	case !b.screen && !b.asks() && b.reel != nil:
		if cmd, ok := r.timeKey(msg); ok {
			return cmd
		}
	}
	return r.inPast(func(p *Root) tea.Cmd { return p.key(msg) })
}

// asks reports whether the screen on top needs the keys itself: a list to choose
// from, a text, the help.
func (b *lookback) asks() bool {
	switch b.past.stack[len(b.past.stack)-1].(type) {
	case picker, help:
		return true
	}
	return b.past.typing()
}

// timeKey moves the time.
func (r *Root) timeKey(msg tea.KeyPressMsg) (tea.Cmd, bool) {
	b, k := r.back, r.keys
	switch {
	case key.Matches(msg, k.MinuteBack):
		return r.shift(-time.Minute), true
	case key.Matches(msg, k.MinuteOn):
		return r.shift(time.Minute), true
	case key.Matches(msg, k.QuarterBack):
		return r.shift(-15 * time.Minute), true
	case key.Matches(msg, k.QuarterOn):
		return r.shift(15 * time.Minute), true
	case key.Matches(msg, k.HourBack):
		return r.shift(-time.Hour), true
	case key.Matches(msg, k.HourOn):
		return r.shift(time.Hour), true
	case key.Matches(msg, k.EventBack):
		return r.event(-1), true
	case key.Matches(msg, k.EventOn):
		return r.event(1), true
	case key.Matches(msg, k.DayOpen):
		if b.at.Equal(b.opens(r)) {
			return r.goTo(moment{step: -1, edge: edgeOpen}), true
		}
		r.slideTo(b.opens(r))
	case key.Matches(msg, k.DayEnd):
		if !b.at.Before(b.ends(r)) {
			return r.goTo(moment{step: 1, edge: edgeEnd}), true
		}
		r.slideTo(b.ends(r))
	case key.Matches(msg, k.Play):
		return r.play(), true
	case key.Matches(msg, k.Faster):
		b.speed = min(b.speed+1, len(speeds)-1)
	case key.Matches(msg, k.Slower):
		b.speed = max(b.speed-1, 0)
	case key.Matches(msg, k.Number):
		b.playing = false
		b.past.open(newLookAt(msg.Text, r.opts.Now()))
	default:
		return nil, false
	}
	return nil, true
}

// shift moves the time by a span, to whole minutes where it goes by minutes.
func (r *Root) shift(d time.Duration) tea.Cmd {
	b := r.back
	whole := b.at.Truncate(time.Minute)
	if d < 0 && whole.Before(b.at) {
		whole = whole.Add(time.Minute) // the first step back leads to the minute itself
	}
	r.slideTo(whole.Add(d))
	return nil
}

// slideTo slides within the day, and says where it ends.
func (r *Root) slideTo(then time.Time) {
	b := r.back
	b.slide(r, then)
	switch {
	case !then.After(b.opens(r)):
		b.say(notice{Text: b.startWords(r)})
	case !then.Before(b.ends(r)):
		b.say(notice{Text: b.endWords(r)})
	}
}

// startWords say that the beginning of a day is reached.
func (b *lookback) startWords(r *Root) string {
	w := r.words().Replay
	if b.reel.n > 0 {
		return w.AtStart + w.More("Home")
	}
	return w.AtStart
}

// endWords say that the end of a day is reached.
func (b *lookback) endWords(r *Root) string {
	w := r.words().Replay
	if b.reel.n+1 < len(r.tape.days) {
		return w.DayOver + w.More("End")
	}
	return w.AtEnd
}

// event moves to the next moment at which something happened, or to the last.
func (r *Root) event(n int) tea.Cmd {
	b := r.back
	i, here := slices.BinarySearchFunc(b.reel.moments, b.at, time.Time.Compare)
	switch {
	case n < 0:
		i--
	case here:
		i++
	}
	if i < 0 || i >= len(b.reel.moments) {
		r.slideTo(b.at.Add(time.Duration(n) * 24 * time.Hour))
		return nil
	}
	then := b.reel.moments[i]
	if then.Before(b.opens(r)) {
		then = b.opens(r).Add(-1)
	}
	r.slideTo(then)
	return nil
}

// goTo looks at another moment: at once where its day is at hand.
func (r *Root) goTo(to moment) tea.Cmd {
	if r.back != nil {
		r.back.playing = false
	}
	return r.look(to)
}

// backClick finds what was touched: the time line, or something of the screen.
func (r *Root) backClick(msg tea.MouseClickMsg) tea.Cmd {
	b := r.back
	if msg.Button != tea.MouseLeft {
		return nil
	}
	r.stay()
	if then, ok := b.moment(r, msg.X, msg.Y); ok {
		b.slide(r, then)
		return nil
	}
	for _, h := range b.draw(r).hits {
		if h.holds(msg.X, msg.Y) {
			switch msg := h.Msg.(type) {
			case tea.KeyPressMsg:
				return r.backKey(msg)
			case nowMsg:
				r.forward()
				return nil
			}
			b.past.notice = notice{}
			return r.inPast(func(p *Root) tea.Cmd { return p.top(h.Msg) })
		}
	}
	return nil
}

// wheelStep is how far the wheel moves the time.
const wheelStep = 5 * time.Minute

func (r *Root) backWheel(msg tea.MouseWheelMsg) tea.Cmd {
	b := r.back
	if b.onBar(r, msg.Y) && b.reel != nil {
		switch msg.Button {
		case tea.MouseWheelUp:
			return r.shift(-wheelStep)
		case tea.MouseWheelDown:
			return r.shift(wheelStep)
		}
		return nil
	}
	return r.inPast(func(p *Root) tea.Cmd { return p.wheel(msg) })
}
