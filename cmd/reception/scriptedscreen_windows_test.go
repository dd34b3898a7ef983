package main

import (
	"strconv"
	"testing"
)

// onScreen is what the log says: a terminal of Windows is not played here.
func onScreen(t *testing.T, s *site) dayCounts {
	t.Helper()
	reg := s.export(scriptedDate)
	number := func(key string) (n int) {
		n, _ = strconv.Atoi(reg.totals[key])
		return n
	}
	return dayCounts{number("parties"), number("guests"), number("booked"), number("turned_away"), number("left")}
}
