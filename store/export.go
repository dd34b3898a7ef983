package store

import (
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"reception/flows"
)

// ExportOptions say how registers are written.
type ExportOptions struct {
	House  *flows.House
	Lang   flows.Lang // of headings and words; English headings of CSV are one word each, for programs
	BOM    bool       // mark CSV as UTF-8 for Excel; other programs may stumble over it
	Masked bool       // says so on what is for people; the masking itself is the caller's

	// Words names a value of package flows (Basis, CameBy, UmbrellaState, Answer,
	// Passed, ServingKind, Rotation, MarkKind, How, PhoneEnd, Field) in the language; nil,
	// and an empty name, show its id.
	Words func(value any) string
}

// A format writes rows. All of it goes out in order, and nothing is kept but what
// a format cannot do without.
type format interface {
	row(which int, cells []cell) error
	dayEnd() error
	end(s *sums) error
}

// formats are the formats by their names.
var formats = map[string]func(io.Writer, []register, *teller, ExportOptions) (format, error){ //nolint:gochecknoglobals // a table that nobody changes
	"csv":   newCSVFormat,
	"jsonl": newJSONLines,
	"xlsx":  newWorkbook,
	"md":    newMarkdown,
	"txt":   newPlainText,
}

// Formats are the names of the formats.
func Formats() []string { return []string{"csv", "jsonl", "md", "txt", "xlsx"} }

// An Export writes registers, day by day: it keeps no day.
type Export struct {
	chosen []register
	t      *teller
	to     format
	sums   sums
}

// NewExport begins to write the registers of these names in a format. CSV is one
// table, and so takes one name.
func NewExport(w io.Writer, name string, what []string, o ExportOptions) (*Export, error) {
	t := &teller{house: o.House, lang: o.Lang, words: o.Words}
	var chosen []register
	for _, r := range registers(t) {
		if slices.Contains(what, r.key) {
			chosen = append(chosen, r)
		}
	}
	begin, ok := formats[name]
	if !ok || len(chosen) != len(what) {
		return nil, fmt.Errorf("there is no format %s of %s", name, strings.Join(what, ", "))
	}
	to, err := begin(w, chosen, t, o)
	return &Export{chosen: chosen, t: t, to: to}, err
}

// Day writes a day.
func (e *Export) Day(l *flows.DayLog) error {
	e.t.day = l.Date
	e.sums.add(l)
	if err := e.page(page{day: l}); err != nil {
		return err
	}
	return e.to.dayEnd()
}

// Fairness writes what everybody got in the period.
func (e *Export) Fairness(rows []flows.FairRow) error { return e.page(page{fair: rows}) }

func (e *Export) page(p page) error {
	for i, r := range e.chosen {
		if err := r.rows(e.t, p, func(cells []cell) error { return e.to.row(i, cells) }); err != nil {
			return err
		}
	}
	return nil
}

// Drop lets go of what an export that is not whole has on disk.
func (e *Export) Drop() {
	if d, ok := e.to.(interface{ drop() }); ok {
		d.drop()
	}
}

// Close writes the totals. Without it nothing is whole.
func (e *Export) Close() error { return e.to.end(&e.sums) }

// sums are the foot of an export.
type sums struct {
	flows.DayTotals
	days           int
	first, last    flows.Date
	opened, closed time.Time
}

func (s *sums) add(l *flows.DayLog) {
	if s.days == 0 {
		s.first, s.opened = l.Date, l.Opened
	}
	s.days++
	s.last, s.closed = l.Date, l.Closed
	s.Add(l.Totals())
}

// A total is one line of the foot.
type total struct {
	heading
	cell cell
}

// totals are the lines of the foot.
func (t *teller) totals(s *sums) []total {
	var list []total
	add := func(zh, key string, c cell) { list = append(list, total{heading{key: key, zh: zh, kind: c.kind}, c}) }
	word := func(zh, key, text string) { add(zh, key, cell{text: text, some: text != ""}) }
	count := func(zh, key string, n int) { add(zh, key, numberCell(n)) }
	word("合计", "totals", t.house.Name.In(t.lang))
	add("营业日", "business_day", cell{kind: asDate, text: string(s.first), some: s.days > 0})
	if s.days > 1 {
		add("至", "until", cell{kind: asDate, text: string(s.last), some: true})
		count("营业天数", "days", s.days)
	}
	word("时区", "time_zone", t.house.Zone.String())
	add("开门", "opened", timeCell(s.opened))
	add("收门", "closed", timeCell(s.closed))
	count("批次", "parties", s.Parties)
	count("人数", "guests", s.Guests)
	count("人数不详批次", "parties_of_unknown_size", s.SizeUnknown)
	count("预约", "booked", s.Booked)
	count("自然到访", "walk_in", s.WalkIn)
	count("不计轮次到访", "non_sales", s.NonSales)
	count("未接待", "turned_away", s.TurnedAway)
	count("已离开", "left", s.Departed)
	count("仍在场", "still_inside", s.Inside)
	count("轮次", "turns", s.Turns)
	count("对讲", "radio_calls", s.Calls)
	count("未应答", "unanswered_calls", s.Unanswered)
	for h, n := range s.ByHour {
		if n > 0 {
			hour := fmt.Sprintf("%02d", h)
			count(hour+"时到达", "arrived_hour_"+hour, n)
		}
	}
	for _, it := range s.Served {
		count(strings.TrimSpace(t.word(it.What, string(it.What))+" "+t.item(it.Item)), "served_"+string(it.What)+"_"+it.Item, it.Quantity)
	}
	return list
}
