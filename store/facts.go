package store

import "reception/flows"

// dayFacts are what several columns ask of a visit, found once a day.
type dayFacts struct {
	milestones map[*flows.VisitRow]flows.Milestones
	visits     map[*flows.VisitRow]visitFacts
	calls      map[*flows.HandOffRow]*flows.CallRow // that the end of a step opened
}

// visitFacts are the sums over the other registers of what concerns one party.
type visitFacts struct {
	tenths   int // of a turn
	requests int
	late     int // of the requests
}

func factsOf(l *flows.DayLog) dayFacts {
	f := dayFacts{milestones: l.Milestones(), visits: make(map[*flows.VisitRow]visitFacts, len(l.Visits))}
	for _, r := range l.Turns {
		if r.Visit != nil {
			v := f.visits[r.Visit]
			v.tenths += r.Tenths()
			f.visits[r.Visit] = v
		}
	}
	for _, c := range requests(l) {
		v := f.visits[c.Visit]
		v.requests++
		if late(c) {
			v.late++
		}
		f.visits[c.Visit] = v
	}
	type moment struct {
		visit *flows.VisitRow
		at    int64
	}
	done := make(map[moment]*flows.HandOffRow, len(l.HandOffs)) // one command: of one time to the millisecond
	for _, row := range l.HandOffs {
		if row.Skipped == "" {
			done[moment{row.Visit, row.Done.UnixMilli()}] = row
		}
	}
	f.calls = make(map[*flows.HandOffRow]*flows.CallRow, len(l.Calls))
	for _, c := range l.Calls {
		if row := done[moment{c.Visit, c.At.UnixMilli()}]; row != nil && c.Visit != nil && f.calls[row] == nil {
			f.calls[row] = c
		}
	}
	return f
}
