package lang

import (
	"time"

	"reception/flows"
)

// ReportWords are the reports of a day, a week or a month, on the screen and on
// paper.
type ReportWords struct {
	Title    string
	Spans    map[flows.Span]string
	TitleOf  func(p flows.Period) string
	Short    func(p flows.Period) string // the same, for a small screen
	Chapters map[flows.FigurePart]string
	Tables   map[flows.TableID]string
	Figures  map[flows.FigureID]string // names of figures and columns
	Waits    map[flows.WaitKind]string
	Means    map[flows.FigureID]string // what each of them counts
	WaitsAre map[flows.WaitKind]string // and what each wait is
	Rules    []string                  // how the figures treat what is not plain
	Books    BookWords
	Other    string // what the house has no name for
	NoneSaid string // nothing was entered
	Weekdays [7]string

	Earlier    [2]string // the period before, the one a year earlier
	Compared   string    // title of the comparison
	Figure     string    // heading
	Now        string    // heading: the period itself
	Was        string    // heading: an earlier one
	Change     string    // heading
	Nothing    string    // a table without rows
	Unrecorded func(p flows.Period) string
	Recorded   func(n, of int) string
	Running    string
	Meanings   string // title of the definitions
	NoNames    string // no guest is named

	// On the screen.
	Pages   [reportPages]string
	Turn    string // the key that turns pages, in at most 10 cells
	Move    string // the key that goes to the period before or after
	Today   string // the key that goes to the one of today
	Span    string // the key that chooses day, week or month
	Compare string // the key that shows what it is compared with
	Export  string // the key that writes it
	Reading func(done, of int) string
	Failed  func(why string) string
	// WeekNote says what the cells of the week are, NoRecord heads an earlier period
	// of which there is nothing.
	WeekNote, NoRecord string
}

// reportPages is how many pages the screen has: figures, arrivals, week, people, more, definitions.
const reportPages = 6

// Row names whose a row of a table is.
func (t *Text) Row(h *flows.House, key any) string {
	w := &t.Screen.Report
	named := func(name string, known bool, id string) string {
		switch {
		case known:
			return name
		case id == "":
			return w.NoneSaid
		case id == flows.OtherThings:
			return w.Other
		}
		return id
	}
	switch k := key.(type) {
	case flows.WaitKind:
		return w.Waits[k]
	case flows.HalfHour:
		return k.String()
	case flows.Weekday:
		return w.Weekdays[k]
	case flows.Date:
		return string(k) + " " + w.Weekdays[k.Weekday()]
	case flows.CameBy:
		name, ok := t.Names.CameBy[k]
		return named(name, ok, string(k))
	case flows.KindID:
		if kind, ok := h.Kind(k); ok {
			return kind.Name.In(t.Tag)
		}
		return named("", false, string(k))
	case flows.PurposeID:
		if p, ok := h.Purpose(string(k)); ok {
			return p.Name.In(t.Tag)
		}
		return named("", false, string(k))
	case flows.OutcomeID:
		for _, o := range h.Outcomes {
			if o.ID == string(k) {
				return o.Name.In(t.Tag)
			}
		}
		return named("", false, string(k))
	case flows.StaffID:
		return h.StaffName(k, t.Tag)
	case flows.PostID:
		if p, ok := h.Post(k); ok {
			return string(k) + " " + p.Name.In(t.Tag)
		}
		return string(k)
	case flows.RoomID:
		if r, ok := h.Room(k); ok {
			return r.Name.In(t.Tag)
		}
		return string(k)
	case flows.ItemTotal:
		return t.served(h, k, named)
	}
	return t.bookRow(h, key)
}

func (t *Text) served(h *flows.House, it flows.ItemTotal, named func(string, bool, string) string) string {
	what := t.Names.Stock[string(it.What)]
	if it.What == flows.ServingCopy {
		return t.Screen.Report.Figures["copies"]
	}
	if it.Item == "" {
		return what
	}
	if i, ok := h.Item(it.Item); ok {
		return what + " " + i.Name.In(t.Tag)
	}
	return what + " " + named("", false, it.Item)
}

// Figure is what a figure or a column is called.
func (w *ReportWords) FigureName(id flows.FigureID) string {
	if name, ok := w.Figures[id]; ok {
		return name
	}
	if hour, ok := hourOf(id); ok {
		return hour
	}
	for _, k := range flows.WaitKinds() { // greeted_wait_median
		if n := len(k.ID()); len(id) > n+1 && string(id[:n]) == k.ID() {
			if name, ok := w.Figures[id[n+1:]]; ok {
				return w.Waits[k] + " " + name
			}
		}
	}
	return string(id)
}

// hourOf is the hour that a column of weekdays is of.
func hourOf(id flows.FigureID) (string, bool) {
	const before = "hour_"
	if len(id) != len(before)+2 || string(id[:len(before)]) != before {
		return "", false
	}
	return string(id[len(before):]), true
}

// Date of a period's title: a day, a week with its number, a month, or from and to.
func periodOf(p flows.Period) (from, to time.Time, year, week int) {
	from, _ = time.Parse(time.DateOnly, string(p.From))
	to, _ = time.Parse(time.DateOnly, string(p.To))
	year, week = from.ISOWeek()
	return from, to, year, week
}
