package store

import (
	"slices"
	"strings"
	"time"

	"reception/flows"
)

// A kind says what a column holds. Every format shows it in its own way: a
// workbook has real times and numbers, CSV and paper have them in writing.
type kind uint8

const (
	asText kind = iota
	asDate
	asTime  // at the site
	asTimes // of a party that was in a room more than once
	asNumber
	asYesNo
	asShare    // n of of
	asDuration // n seconds
	asMoney    // n hundredths
)

// A cell is what a row has in one column. The zero cell shows nothing.
type cell struct {
	kind  kind
	some  bool // there is something to show
	text  string
	at    time.Time
	times []time.Time
	n     int // 1 for yes
	of    int // of a share
}

// A heading is a column without its rows: its name for programs, which never
// changes once released, and its words for people.
type heading struct {
	key   string
	zh    string
	en    string // where it is not the key in words
	kind  kind
	paper bool // narrow and important enough to be printed
}

// in is the heading for people. English is the key in words.
func (h heading) in(l flows.Lang) string {
	if l == flows.ZH {
		return h.zh
	}
	if h.en != "" {
		return h.en
	}
	words := strings.ReplaceAll(h.key, "_", " ")
	for _, short := range []string{"vip", "id"} {
		if rest, ok := strings.CutPrefix(words, short+" "); ok {
			return strings.ToUpper(short) + " " + rest
		}
	}
	return strings.ToUpper(words[:1]) + words[1:]
}

// A column is one column of a register, and what it shows of a row.
type column[T any] struct {
	heading
	show func(t *teller, row T) cell
}

// printed has the column on paper too.
func (c column[T]) printed() column[T] {
	c.paper = true
	return c
}

func text[T any](key, zh string, show func(*teller, T) string) column[T] {
	return column[T]{heading{key: key, zh: zh}, func(t *teller, row T) cell {
		s := show(t, row)
		return cell{text: s, some: s != ""}
	}}
}

func date[T any](key, zh string, show func(*teller, T) flows.Date) column[T] {
	return column[T]{heading{key: key, zh: zh, kind: asDate}, func(t *teller, row T) cell {
		d := show(t, row)
		return cell{kind: asDate, text: string(d), some: d != ""}
	}}
}

func moment[T any](key, zh string, show func(T) time.Time) column[T] {
	return column[T]{heading{key: key, zh: zh, kind: asTime}, func(_ *teller, row T) cell { return timeCell(show(row)) }}
}

// found is a time that the day's facts know.
func found[T any](key, zh string, show func(*teller, T) time.Time) column[T] {
	return column[T]{heading{key: key, zh: zh, kind: asTime}, func(t *teller, row T) cell { return timeCell(show(t, row)) }}
}

// counted is a number that the day's facts know; 0 is left empty.
func counted[T any](key, zh string, show func(*teller, T) int) column[T] {
	return column[T]{heading{key: key, zh: zh, kind: asNumber}, func(t *teller, row T) cell {
		n := show(t, row)
		return cell{kind: asNumber, n: n, some: n != 0}
	}}
}

func timeCell(at time.Time) cell {
	return cell{kind: asTime, at: at, some: !at.IsZero()}
}

// moments may hold zero times: the stay has not ended.
func moments[T any](key, zh string, show func(T) []time.Time) column[T] {
	return column[T]{heading{key: key, zh: zh, kind: asTimes}, func(_ *teller, row T) cell {
		list := show(row)
		return cell{kind: asTimes, times: list, some: len(list) > 0}
	}}
}

// number shows 0 too.
func number[T any](key, zh string, show func(T) int) column[T] {
	return column[T]{heading{key: key, zh: zh, kind: asNumber}, func(_ *teller, row T) cell { return numberCell(show(row)) }}
}

func numberCell(n int) cell { return cell{kind: asNumber, n: n, some: true} }

// known is a number of which 0 says "not known" or "none", and is left empty.
func known[T any](key, zh string, show func(T) int) column[T] {
	return column[T]{heading{key: key, zh: zh, kind: asNumber}, func(_ *teller, row T) cell {
		n := show(row)
		return cell{kind: asNumber, n: n, some: n != 0}
	}}
}

// took is how long something lasted, in whole units; empty while it lasts.
func took[T any](key, zh string, unit time.Duration, show func(T) (from, to time.Time)) column[T] {
	return column[T]{heading{key: key, zh: zh, kind: asNumber}, func(_ *teller, row T) cell {
		from, to := show(row)
		if from.IsZero() || to.IsZero() {
			return cell{kind: asNumber}
		}
		return numberCell(int(to.Sub(from) / unit))
	}}
}

func yesNo[T any](key, zh string, show func(T) bool) column[T] {
	return column[T]{heading{key: key, zh: zh, kind: asYesNo}, func(_ *teller, row T) cell {
		c := cell{kind: asYesNo, some: true}
		if show(row) {
			c.n = 1
		}
		return c
	}}
}

// A page is what registers are written from: a day, or the sums of a period.
type page struct {
	day   *flows.DayLog
	sums  *flows.ReportDay
	seals []Seal
	fair  []flows.FairRow
	books *books
}

// A register is one table of what is exported.
type register struct {
	key   string
	name  flows.Words
	house bool // it is the house's: left out where it has no rows and was not asked for
	head  []heading
	rows  func(t *teller, p page, row func([]cell) error) error
}

// registerOf makes a register of its columns and of where its rows are found. The
// cells of a row are used again for the next.
func registerOf[T any](key string, name flows.Words, columns []column[T], of func(page) []T) register {
	head := make([]heading, len(columns))
	for i, c := range columns {
		head[i] = c.heading
	}
	cells := make([]cell, len(columns))
	return register{key, name, false, head, func(t *teller, p page, row func([]cell) error) error {
		for _, r := range of(p) {
			for i, c := range columns {
				cells[i] = c.show(t, r)
			}
			if err := row(cells); err != nil {
				return err
			}
		}
		return nil
	}}
}

// ofDay finds the rows of a day; a period has none.
func ofDay[T any](rows func(*flows.DayLog) []T) func(page) []T {
	return func(p page) []T {
		if p.day == nil {
			return nil
		}
		return rows(p.day)
	}
}

// registers are all that can be exported, in the order of the sheets.
func registers(t *teller) []register {
	return append(ownRegisters(t), houseRegisters(t)...)
}

func ownRegisters(t *teller) []register {
	return []register{dayRegister(), visitRegister(), handOffRegister(), callRegister(), turnRegister(), rotationRegister(t), roomRegister(),
		roomUseRegister(t), requestRegister(), exceptionRegister(), phoneRegister(), fairRegister(t), appointmentRegister()}
}

// Registers are the names of what can be exported, with those of a house unless it is nil.
func Registers(h *flows.House) []string {
	var names []string
	for _, r := range registers(&teller{house: h}) {
		names = append(names, r.key)
	}
	return names
}

// OfHouse reports whether a name is that of a register or a list of the house.
func OfHouse(name string) bool {
	return !slices.ContainsFunc(ownRegisters(&teller{}), func(r register) bool { return r.key == name })
}
