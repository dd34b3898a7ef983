package main

import (
	"reception/flows"
	"reception/store"
)

// reportWords are the words of a report in the session's language.
func (a *app) reportWords(h *flows.House) store.ReportWords {
	t := a.text()
	w := &t.Screen.Report
	return store.ReportWords{
		Title:    w.TitleOf,
		Chapter:  func(p flows.FigurePart) string { return w.Chapters[p] },
		Table:    func(id flows.TableID) string { return w.Tables[id] },
		Figure:   w.FigureName,
		Row:      func(key any) string { return t.Row(h, key) },
		Meaning:  func(id flows.FigureID) string { return w.Means[id] },
		WaitIs:   func(k flows.WaitKind) string { return w.WaitsAre[k] },
		Earlier:  func(i int) string { return w.Earlier[i] },
		Recorded: w.Recorded,
		Missing:  w.Unrecorded,
		Head:     w.Figure, Now: w.Now, Compared: w.Compared, Change: w.Change, Percent: "%", Nothing: w.Nothing, Running: w.Running,
		Meanings: w.Meanings, NoNames: w.NoNames, Waits: w.Tables[flows.TableWaits],
		Rules: w.Rules,
	}
}
