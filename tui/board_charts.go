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
	strips := []string{hint(s, words.Reading, r.W-2)}
	if records, ready := s.dayRecords(); ready {
		rooms, err := flows.RoomDays(records, s.Floor, s.House, s.Now)
		if err == nil {
			strips = stripRows(s, rooms, r.W-2, r.H-chartBars-2)
		}
	}
	return append(rows, s.Theme.panel(r.W, r.H-chartBars, words.Strip, "", strips)...)
}

var _ reader = board{}
