package tui

import (
	"context"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"reception/flows"
)

// A Reporter is a Desk that adds up business days that may be over. Where the desk
// is none, no report is offered.
type Reporter interface {
	// MayReport reports whether this terminal may see reports.
	MayReport() bool
	// ReportDay is what a business day adds to a report, nil for one without records.
	ReportDay(ctx context.Context, date flows.Date) (*flows.ReportDay, error)
	// WriteReport writes the report of a period, beside those before, to a file of
	// its machine, and says where. The error is a sentence in the language.
	WriteReport(ctx context.Context, l flows.Lang, p flows.Period) (path string, err error)
}

const reportName name = "report"

// A report is the figures of a day, a week or a month beside those before. Its days
// are read by commands a few at a time, so that no key waits for them.
type report struct {
	period flows.Period
	page   int
	first  int // row of the page that stands on top
	versus int // of the earlier periods, the one that a small screen shows
	gen    int // of what is being read
	load   reportLoad
	got    map[flows.Period]*flows.Report // that were read whole
	err    error
}

// The pages of a report, in the order of lang.ReportWords.Pages.
const (
	reportFigures = iota
	reportArrivals
	reportWeek
	reportPeople
	reportMore
	reportMeanings
	reportPages
)

// reportSpans are the periods that the digits choose.
func reportSpans() []flows.Span {
	return []flows.Span{flows.SpanDay, flows.SpanWeek, flows.SpanMonth}
}

// newReport begins with the week that runs.
func newReport(s scene, span flows.Span) report {
	return report{period: flows.PeriodOf(span, s.today()), got: map[flows.Period]*flows.Report{}}
}

func (report) Name() name { return reportName }

// reportItem is the line of the menu that opens the reports.
func reportItem(s scene) item {
	return item{id: "report", label: s.Words.Report.Title, do: func(int) effect { return openReport(s, flows.SpanWeek) }}
}

// openReport opens the reports and begins to read.
func openReport(s scene, span flows.Span) effect {
	x, e := newReport(s, span).read(s)
	e.Back, e.Open = true, x
	return e
}

// Update turns pages and goes to other periods.
func (x report) Update(msg tea.Msg, s scene) (screen, effect) {
	switch msg := msg.(type) {
	case reportMsg:
		return x.took(msg, s)
	case tabMsg:
		return x.turned(msg.n), effect{}
	case spanMsg:
		return x.to(s, flows.PeriodOf(msg.span, s.today()))
	case versusMsg:
		x.versus = 1 - x.versus
	case tea.KeyPressMsg:
		return x.key(msg, s)
	}
	return x, effect{}
}

func (x report) key(msg tea.KeyPressMsg, s scene) (screen, effect) {
	k := s.Keys
	switch n := digit(msg.String()); {
	case n > 0 && n <= len(reportSpans()):
		return x.to(s, flows.PeriodOf(reportSpans()[n-1], s.today()))
	case n == reportVersus:
		x.versus = 1 - x.versus
	case n == reportExport && s.Exports:
		return x, x.write(s)
	case key.Matches(msg, k.Left):
		return x.turned((x.page + reportPages - 1) % reportPages), effect{}
	case key.Matches(msg, k.Right):
		return x.turned((x.page + 1) % reportPages), effect{}
	case key.Matches(msg, k.PageUp):
		return x.to(s, x.period.Shift(-1))
	case key.Matches(msg, k.PageDown):
		if next := x.period.Shift(1); next.From <= s.today() {
			return x.to(s, next)
		}
	case key.Matches(msg, k.Top):
		return x.to(s, flows.PeriodOf(x.period.Span, s.today()))
	case key.Matches(msg, k.Up):
		x.first = max(x.first-1, 0)
	case key.Matches(msg, k.Down):
		_, h := x.inside(s)
		x.first = max(min(x.first+1, len(x.content(s))-h), 0)
	}
	return x, effect{}
}

// The digits behind those of the spans.
const (
	reportVersus = 4
	reportExport = 5
)

func (x report) turned(page int) report {
	x.page, x.first = page, 0
	return x
}

// to goes to another period and reads it.
func (x report) to(s scene, p flows.Period) (screen, effect) {
	x.period, x.first = p, 0
	return x.read(s)
}

// write has the period written to a file.
func (x report) write(s scene) effect {
	p, l := x.asked(s)[0], s.Text.Tag
	return effect{Say: notice{Text: s.Words.Export.Writing}, Read: func(ctx context.Context, desk Desk) tea.Msg {
		reporter, ok := desk.(Reporter)
		if !ok {
			return nil
		}
		path, err := reporter.WriteReport(ctx, l, p)
		return exportedMsg{path, err}
	}}
}

type (
	// spanMsg is a click on the kind of period.
	spanMsg struct{ span flows.Span }
	// versusMsg is a click on the period that it is compared with.
	versusMsg struct{}
)

// Keys lists what works here.
func (x report) Keys(s scene) []key.Binding {
	k, w := s.Keys, s.Words.Report
	digits := func(n, help string) key.Binding { return key.NewBinding(key.WithKeys(n), key.WithHelp(n, help)) }
	keys := []key.Binding{renamed(k.Left, w.Turn), renamed(k.Right, w.Turn), renamed(k.PageUp, w.Move), renamed(k.PageDown, w.Move),
		spanKeys(s), digits("4", w.Compare)}
	if s.Exports {
		keys = append(keys, digits("5", w.Export))
	}
	return append(keys, renamed(k.Top, w.Today), k.Up, k.Down, k.Menu, k.Lang)
}

// spanKeys choose the day, the week or the month.
func spanKeys(s scene) key.Binding {
	return key.NewBinding(key.WithKeys("1", "2", "3"), key.WithHelp("1-3", s.Words.Report.Span))
}
