package tui

import (
	"context"
	"maps"

	tea "charm.land/bubbletea/v2"

	"reception/flows"
)

// reportChunk is how many days one command reads: a moment's work.
const reportChunk = 7

// A reportLoad is how far the reading has come.
type reportLoad struct{ done, of int } // days

// reportMsg is what a command has read of a period. Its report belongs to the
// commands until all days are in it.
type reportMsg struct {
	gen    int
	period flows.Period
	report *flows.Report
	next   int // day of the period that comes next
	err    error
}

// asked are the period and those it is compared with, as far as they have begun.
func (x report) asked(s scene) [3]flows.Period {
	today := s.today()
	earlier := x.period.Earlier(today)
	return [3]flows.Period{x.period.Until(today), earlier[0], earlier[1]}
}

// read begins to read what is not there yet; what today is in is read again.
func (x report) read(s scene) (report, effect) {
	x.gen++
	x.err, x.load = nil, reportLoad{}
	x.got = maps.Clone(x.got)
	maps.DeleteFunc(x.got, func(p flows.Period, _ *flows.Report) bool { return p.To >= s.today() })
	for _, p := range x.asked(s) {
		if x.got[p] == nil {
			x.load.of += p.Len()
		}
	}
	return x, x.next(s)
}

// next reads the first period that is not there.
func (x report) next(s scene) effect {
	for _, p := range x.asked(s) {
		if x.got[p] == nil {
			return effect{Read: readReport(reportMsg{gen: x.gen, period: p, report: flows.NewReport(p, s.House)})}
		}
	}
	return effect{}
}

// readReport reads some more days of a period.
func readReport(msg reportMsg) func(context.Context, Desk) tea.Msg {
	return func(ctx context.Context, desk Desk) tea.Msg {
		reporter, ok := desk.(Reporter)
		if !ok {
			return nil
		}
		for n := 0; n < reportChunk && msg.next < msg.period.Len(); n++ {
			day, err := reporter.ReportDay(ctx, msg.period.From.Plus(msg.next))
			if err != nil {
				return reportMsg{gen: msg.gen, period: msg.period, err: err}
			}
			if day != nil {
				msg.report.Add(day)
			}
			msg.next++
		}
		return msg
	}
}

// took takes what was read, and reads on. What was asked for before something else
// was asked for is let go.
func (x report) took(msg reportMsg, s scene) (screen, effect) {
	switch {
	case msg.gen != x.gen:
		return x, effect{}
	case msg.err != nil:
		x.err = msg.err
		return x, effect{}
	}
	x.load.done += min(msg.next, reportChunk)
	if msg.next < msg.period.Len() {
		x.load.done = x.load.of - x.left(s, msg)
		return x, effect{Read: readReport(msg)}
	}
	x.got = maps.Clone(x.got)
	x.got[msg.period] = msg.report
	x.load.done = x.load.of - x.left(s, reportMsg{})
	return x, x.next(s)
}

// left is how many days are still to be read.
func (x report) left(s scene, reading reportMsg) (days int) {
	for _, p := range x.asked(s) {
		switch {
		case x.got[p] != nil:
		case p == reading.period:
			days += p.Len() - reading.next
		default:
			days += p.Len()
		}
	}
	return days
}

// reported hands what was read to the reports, wherever they are on the stack.
func (r *Root) reported(msg reportMsg) tea.Cmd {
	for i := range r.stack {
		if r.stack[i].Name() == reportName {
			return r.screen(i, msg)
		}
	}
	return nil
}
