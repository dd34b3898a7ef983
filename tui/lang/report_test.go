package lang

import (
	"testing"

	"reception/flows"
	"reception/flows/house"
)

// TestReportsSayWhatTheyCount: every figure, column, table and wait of a report has
// a name and a meaning in both languages.
func TestReportsSayWhatTheyCount(t *testing.T) {
	h, err := house.Default()
	if err != nil {
		t.Fatal(err)
	}
	r := flows.NewReport(flows.PeriodOf(flows.SpanDay, "2026-11-22"), h)
	ids := map[flows.FigureID]bool{}
	for _, c := range r.Chapters() {
		for _, f := range c.Figures {
			ids[f.ID] = true
		}
	}
	for _, f := range new(flows.Wait).Figures() {
		ids[f.ID] = true
	}
	for _, text := range All() {
		w := &text.Screen.Report
		for _, c := range r.Chapters() {
			if w.Chapters[c.Part] == "" {
				t.Errorf("%s: chapter %s has no name", text.Tag, c.Part)
			}
		}
		for id := range ids {
			if w.Figures[id] == "" || w.Means[id] == "" {
				t.Errorf("%s: %s is called %q and counts %q", text.Tag, id, w.Figures[id], w.Means[id])
			}
		}
		for id := range w.Figures {
			if w.Means[id] == "" {
				t.Errorf("%s: nobody says what %s counts", text.Tag, id)
			}
		}
		for _, k := range flows.WaitKinds() {
			if w.Waits[k] == "" || w.WaitsAre[k] == "" {
				t.Errorf("%s: wait %s is called %q and is %q", text.Tag, k.ID(), w.Waits[k], w.WaitsAre[k])
			}
		}
		for _, id := range flows.TableIDs() {
			if w.Tables[id] == "" {
				t.Errorf("%s: table %s has no name", text.Tag, id)
			}
		}
		for _, f := range r.WaitFigures() {
			if name := w.FigureName(f.ID); name == string(f.ID) && w.Figures[f.ID] == "" {
				t.Errorf("%s: %s has no name in the comparison", text.Tag, f.ID)
			}
		}
	}
}
