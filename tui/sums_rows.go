package tui

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"reception/flows"
)

// numbers are the figures in w × h cells; blank rows between them only where
// there is room.
func (x sums) numbers(s scene, w, h int) []string {
	t, words, g := s.Theme, s.Words.Sums, x.day
	line := func(k ink, texts ...string) string {
		r := newRow(w)
		for _, text := range texts {
			r.space(1)
			r.put(k, text+" ")
		}
		return r.end()
	}
	parties, sorts := words.Parties(g.Parties, g.Guests, g.SizeUnknown), words.Sorts(g.First, g.Repeat, g.Other)
	booked := words.Bookings(s.Facts.Figures.BookedIn, s.Facts.Figures.Booked, g.WalkIn)
	left := words.Left(g.TurnedAway, g.Departed, g.Inside)
	parts := [][]string{{line(t.Strong, parties, sorts), line(t.Plain, booked, left)}, x.spreads(s, w), {
		line(t.Plain, words.Rooms(percent(g.Occupied)), words.RoomsOf(hourMin(s, g.Occupied.Part), hourMin(s, g.Occupied.Of))),
		line(t.Plain, words.OnTime(percent(g.OnTime()), g.OnTime().Part, g.OnTime().Of)),
	}}
	if w < sumsLine {
		parts[0] = []string{line(t.Strong, parties), line(t.Plain, sorts), line(t.Plain, booked), line(t.Plain, left)}
	}
	kept := []string{""}
	for i, r := range []flows.Ratio{g.Steps, g.Calls, g.Deliveries} {
		kept = append(kept, words.Promise(words.OnTimes[i], percent(r), r.Part, r.Of))
	}
	parts[2] = append(parts[2], line(t.Plain, kept...))
	if x.err != nil {
		parts = append([][]string{x.unread(s, w)}, parts...)
	}
	var rows []string
	spare := h - len(slices.Concat(parts...))
	for i, part := range parts {
		if i > 0 && spare > 0 {
			rows = append(rows, blank(w))
			spare--
		}
		rows = append(rows, part...)
	}
	return rows
}

// sumsLine is how wide a panel is that has the parties and their sorts in a line.
const sumsLine = 76

// spreads are the table of waits.
func (x sums) spreads(s scene, w int) []string {
	words, g := s.Words.Sums, x.day
	rows := []string{spreadRow(newRow(w), s.Theme.Muted, words.Columns[:])}
	for i, sp := range []flows.Spread{g.Greeted, g.Roomed, g.Answered, g.Dwell} {
		cells := []string{words.Waits[i], itoa(sp.N), "-", "-", "-", "-"}
		if sp.N > 0 {
			for j, d := range []time.Duration{sp.Mean, sp.Median, sp.Most, sp.Longest} {
				cells[j+2] = minSec(d)
			}
		}
		rows = append(rows, spreadRow(newRow(w), s.Theme.Plain, cells))
	}
	return rows
}

// noteRows say what each figure counts.
func noteRows(s scene, w int) []string {
	return wrapped(s.Theme.Muted, strings.Join(s.Words.Sums.Notes, pick(s.Text.Tag == flows.ZH, "", " ")), w)
}

// spreadRow is a row of the table of waits: what, then its numbers.
func spreadRow(r row, k ink, cells []string) string {
	r.space(1)
	r.cell(k, cells[0], 12)
	for _, text := range cells[1:] {
		r.right(k, text, 8)
	}
	return r.end()
}

// percent is a ratio in whole per cent, "-" where there is nothing to count.
func percent(r flows.Ratio) string {
	n, ok := r.Percent()
	if !ok {
		return "-"
	}
	return itoa(n) + "%"
}

// minSec is a span in minutes and seconds.
func minSec(d time.Duration) string {
	return fmt.Sprintf("%d:%02d", int(d/time.Minute), int(d/time.Second)%60)
}

// hourMin is a number of seconds in hours and minutes.
func hourMin(s scene, seconds int) string { return s.Words.Sums.HourMin(seconds/3600, seconds/60%60) }
