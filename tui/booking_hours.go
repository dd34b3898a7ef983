package tui

import (
	"strings"

	"reception/flows"
)

// The hours of a showroom's day that are shown when a time is chosen.
const (
	firstHour = 9
	lastHour  = 18
	hourCell  = 5 // cells of an hour
)

// hourRows are the parties in each hour of past days of a weekday, as bars, with
// the hour chosen marked and the quiet ones named; none where no day is known
// (TR-11.3).
func hourRows(s scene, date flows.Date, chosen, w int) []string {
	hours := s.Floor.HoursLike(date)
	if hours.Days == 0 || w < 3+fieldLabel+(lastHour-firstHour+1)*hourCell {
		return nil
	}
	t, words := s.Theme, s.Words.Bookings
	most := 1
	for h := firstHour; h <= lastHour; h++ {
		most = max(most, hours.Parties[h])
	}
	names, bars := newRow(w), newRow(w)
	names.space(3)
	names.cell(t.Muted, words.HoursOf(hours.Weekday, hours.Days), fieldLabel)
	bars.space(3)
	bars.cell(t.Muted, words.HoursPer, fieldLabel)
	for h := firstHour; h <= lastHour; h++ {
		k := t.Plain
		if h == chosen {
			k = t.Strong.with(t.Band)
		}
		names.cell(k, itoa(h), hourCell)
		n := (hours.Parties[h]*(hourCell-1) + most - 1) / most
		ink := t.Plain
		if n == hourCell-1 {
			ink = t.Amber
		}
		bars.cell(ink, strings.Repeat("=", n)+pick(n == 0, ".", ""), hourCell)
	}
	rows := []string{names.end(), bars.end()}
	if quiet := hours.Quiet(firstHour, lastHour); len(quiet) > 0 {
		var list []string
		for _, h := range quiet[:min(3, len(quiet))] {
			list = append(list, words.Hour(h))
		}
		rows = append(rows, underField(t.Muted, words.Quiet(list), w))
	}
	return rows
}
