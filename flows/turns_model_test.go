package flows_test

import (
	"fmt"
	"maps"
	"slices"
	"time"

	. "reception/flows"
)

// A ledgerModel is what the ledger's lines add up to, reckoned once more and on its own:
// from all lines ever written, less those of commands that were undone.
type ledgerModel struct {
	accounts map[StaffID]*Account
	cursors  map[GroupID]map[Rotation]StaffID
	visits   map[VisitID]*partyModel
	turns    map[string][]Record // used up and not taken back, by person and rotation
}

// A partyModel is what the lines say of one party.
type partyModel struct {
	turns          map[StaffID]int
	byes, makeups  int
	grantedAtLines map[Seq]MarkKind
}

// foldLedger reckons; wrong says which line cannot be.
func foldLedger(records []Record) (m ledgerModel, wrong string) {
	undone := map[Seq]bool{}
	for _, r := range records {
		if e, ok := r.Event.(Undone); ok {
			for s := e.First; s <= e.Last; s++ {
				undone[s] = true
			}
		}
	}
	m = ledgerModel{accounts: map[StaffID]*Account{}, cursors: map[GroupID]map[Rotation]StaffID{}, visits: map[VisitID]*partyModel{}, turns: map[string][]Record{}}
	spent := map[Seq]Mark{}
	for _, r := range records {
		switch e := r.Event.(type) {
		case DayOpened:
			if e.Afresh {
				for _, a := range m.accounts {
					a.Tenths, a.Calls = 0, 0
				}
			}
		case TurnNoted:
			if !undone[r.Seq] {
				if w := m.line(r, e, spent); w != "" {
					return m, w
				}
			}
		}
	}
	return m, ""
}

func (m *ledgerModel) line(r Record, e TurnNoted, spent map[Seq]Mark) (wrong string) {
	a := m.accounts[e.Staff]
	if a == nil {
		a = &Account{Staff: e.Staff}
		m.accounts[e.Staff] = a
	}
	tenths := e.Tenths
	if tenths == 0 {
		tenths = 10 * e.Turns
	}
	if e.Rotation == CallTurns {
		a.Calls += e.Turns
		a.LastCall = m.last(r, e)
	} else {
		a.Tenths += tenths
		a.Last = m.last(r, e)
	}
	if e.Spend != 0 {
		i := slices.IndexFunc(a.Marks, func(m Mark) bool { return m.Line == e.Spend })
		if i < 0 {
			return "spends a mark that is not held"
		}
		if a.Marks[i].Kind != e.Spent {
			return "spends a mark of another kind than it says"
		}
		spent[e.Spend] = a.Marks[i]
		a.Marks = slices.Delete(slices.Clone(a.Marks), i, i+1)
	}
	if e.Grant != "" {
		mark := Mark{Line: r.Seq, Kind: e.Grant, Rule: e.Rule, Visit: e.Visit, At: r.At}
		if e.Restores != 0 {
			was, ok := spent[e.Restores]
			if !ok || was.Kind != e.Grant {
				return "gives back a mark that was not spent"
			}
			delete(spent, e.Restores)
			mark = was
		}
		a.Marks = append(a.Marks, mark)
		slices.SortFunc(a.Marks, func(a, b Mark) int { return int(a.Line) - int(b.Line) })
	}
	if e.Cursor != "" {
		if m.cursors[e.Group] == nil {
			m.cursors[e.Group] = map[Rotation]StaffID{}
		}
		rotation := e.Rotation
		if rotation == "" {
			rotation = VisitTurns
		}
		m.cursors[e.Group][rotation] = e.Cursor
	}
	if e.Visit != 0 {
		m.party(e.Visit).line(r.Seq, e)
	}
	return ""
}

// last is when somebody's last turn in a rotation was that was not taken back.
func (m *ledgerModel) last(r Record, e TurnNoted) (at time.Time) {
	key := fmt.Sprint(e.Staff, e.Rotation == CallTurns)
	switch {
	case e.Turns > 0:
		m.turns[key] = append(m.turns[key], r)
	case e.Corrects != 0:
		m.turns[key] = slices.DeleteFunc(m.turns[key], func(r Record) bool { return r.Seq == e.Corrects })
	}
	if n := len(m.turns[key]); n > 0 {
		at = m.turns[key][n-1].At
	}
	return at
}

func (m *ledgerModel) party(id VisitID) *partyModel {
	p := m.visits[id]
	if p == nil {
		p = &partyModel{turns: map[StaffID]int{}, grantedAtLines: map[Seq]MarkKind{}}
		m.visits[id] = p
	}
	return p
}

func (p *partyModel) line(seq Seq, e TurnNoted) {
	p.turns[e.Staff] += e.Turns
	count := func(kind MarkKind, n int) {
		switch kind {
		case VisitBye, CallBye:
			p.byes += n
		case VisitMakeup, CallMakeup:
			p.makeups += n
		}
	}
	if e.Grant != "" && e.Restores == 0 {
		p.grantedAtLines[seq] = e.Grant
		count(e.Grant, 1)
	}
	if kind := p.grantedAtLines[e.Spend]; kind != "" && e.Corrects != 0 {
		count(kind, -1) // taken back, not used
	}
}

// charged are those who pay for a party.
func (p *partyModel) charged() (ids []StaffID) {
	for _, id := range slices.Sorted(maps.Keys(p.turns)) {
		if p.turns[id] > 0 {
			ids = append(ids, id)
		}
	}
	return ids
}
