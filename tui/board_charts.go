package tui

import "reception/flows"

// sumsMsg is a click on the figures of the day or on their charts.
type sumsMsg struct{}

// Reads reports whether the board has room for what the rooms were.
func (b board) Reads(s scene) bool { return b.layout(s).Charts.H > 0 }

// chartPanels are who came in each half-hour, and what each VIP room was.
func chartPanels(s scene, r rect) []string {
	words, came := s.Words.Sums, s.Floor.Arrivals(s.House)
	rows := s.Theme.panel(r.W, chartBars, words.Arrivals, "", barRows(s, &came, r.W-2, chartBars-2))
	return append(rows, s.Theme.panel(r.W, r.H-chartBars, words.Strip, "", dayStrips(s, r.W-2, r.H-chartBars-2))...)
}

// dayStrips are what each VIP room was today.
func dayStrips(s scene, w, h int) []string {
	if records, ready := s.dayRecords(); ready {
		if rooms, err := flows.RoomDays(records, s.Floor, s.House, s.Now); err == nil {
			return stripRows(s, rooms, w, h)
		}
	}
	return []string{hint(s, s.Words.Sums.Reading, w)}
}

var _, _ reader = board{}, rooms{}
