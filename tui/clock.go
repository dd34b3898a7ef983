package tui

import (
	"time"

	"reception/flows"
)

const clockName name = "clock"

// clockItem leads to the word that the clock was ahead and is right now.
func clockItem(s scene) item {
	return item{id: string(clockName), label: s.Words.Clock.Title, do: once(effect{Back: true, Open: newCorrectClock(s)})}
}

// newCorrectClock returns the log to a clock that was ahead and is right again.
func newCorrectClock(s scene) screen {
	a := newApproval(clockName, s, fieldManager, true)
	a.title = func(s scene) string { return s.Words.Clock.Title }
	a.ready = func(s scene) []string { return s.Words.Clock.Reasons }
	a.foot = clockRows
	a.do = func(f form) flows.Command {
		return flows.CorrectClock{Authority: f.manager(fieldManager), Reason: f.get(fieldReason).text()}
	}
	return a
}

// watchClock says that the clock has jumped while the screen ran: what is entered under
// a wrong one would have to be put right. A tick comes when it was due by the clock that
// only runs forward, so one that is far from its time by the other tells.
func (r *Root) watchClock() {
	if r.opts.Simulated {
		return
	}
	now := r.opts.Now()
	if off := now.Sub(r.tick.due); r.tick.due.IsZero() || r.notice.Level == levelFail || max(off, -off) <= r.desk.House().Limits.Future {
		return
	}
	at := func(t time.Time) string { return t.In(r.house.Zone).Format("2006-01-02 15:04") }
	r.notice = notice{Text: r.words().Clock.Jumped(at(r.tick.due), at(now)), Level: levelWarn}
}

// clockRows compare the log's last time with the clock, and say what Enter means.
func clockRows(s scene, _ form, w int) []string {
	words := s.Words.Clock
	at := func(t time.Time) string { return t.In(s.House.Zone).Format("2006-01-02 15:04") }
	if !s.Floor.ClockBehind(s.House, s.Now) {
		return nil
	}
	return []string{
		underField(s.Theme.Warn, s.Theme.marks.Late+" "+words.Behind(at(time.UnixMilli(s.Floor.Last)), at(s.Now)), w),
		hint(s, words.Right, w),
	}
}
