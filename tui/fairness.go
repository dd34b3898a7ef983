package tui

import (
	"slices"

	"reception/flows"
)

// A fairRow is what the ledger adds up to for one person.
type fairRow struct {
	staff             flows.StaffID
	tenths, parties   int
	got, used, waived int // make-ups
	byes, named, outs int // outs are receptions out of turn
	calls, support    int
}

// fairToday adds up the ledger of today for everybody who sells, in the order of
// the house. Lines that take others back count against them.
func fairToday(s scene) []fairRow {
	rows := make([]fairRow, 0, 16)
	at := map[flows.StaffID]int{}
	for i, id := range s.sellers() {
		rows, at[id] = append(rows, fairRow{staff: id, parties: s.tallyOf(id).parties}), i
	}
	for _, line := range s.Floor.Ledger {
		if i, ok := at[line.Staff]; ok {
			rows[i].add(s, line)
		}
	}
	return rows
}

func (r *fairRow) add(s scene, line *flows.Turn) {
	n := 1
	if line.Corrects != 0 {
		n = -1
	}
	switch {
	case line.Rotation == flows.SupportTurns && line.How == flows.HowOrder:
		r.support++
	case line.Rotation == flows.CallTurns:
		r.calls += line.Turns
	case line.Tenths != 0:
		r.tenths += line.Tenths
	default:
		r.tenths += line.Turns * 10
	}
	switch line.Grant {
	case flows.VisitMakeup, flows.CallMakeup:
		if line.Restores == 0 {
			r.got++
		} else {
			r.used--
		}
	case flows.VisitBye, flows.CallBye:
		if line.Restores == 0 {
			r.byes++
		}
	}
	switch line.Spent {
	case flows.VisitMakeup, flows.CallMakeup:
		switch {
		case line.How == flows.HowWaived:
			r.waived++
		case line.Corrects != 0:
			r.got--
		default:
			r.used++
		}
	case flows.VisitBye, flows.CallBye:
		if line.Corrects != 0 {
			r.byes--
		}
	}
	if line.Rule == "7" {
		r.named += n
	}
	if line.Visit != 0 && line.How == "" && line.Turns > 0 {
		r.outs++
	}
}

// fairPage is what everybody has had, one row a person, and the sums.
func (t turns) fairPage(s scene, at rect) ([]string, []hit) {
	th, words, w := s.Theme, s.Words.Rota, at.W-2
	rows := []string{fairLine(s, newRow(w), th.Muted, words.Columns.Name, words.FairColumns[:])}
	list := fairToday(s)
	here := max(slices.IndexFunc(list, func(r fairRow) bool { return r.staff == t.person(s) }), 0)
	first, n := window(len(list), here, max(at.H-6, 1))
	var hits []hit
	sum := fairRow{}
	for _, x := range list {
		sum.plus(x)
	}
	for i, x := range list[first : first+n] {
		r := newRow(w)
		if first+i == here {
			r = r.on(th.Band)
		}
		hits = append(hits, hit{rect{1, at.Y + 2 + i, w, 1}, personMsg{x.staff}})
		rows = append(rows, fairLine(s, r, th.Plain, s.staff(x.staff), x.cells()))
	}
	rows = append(rows, fairLine(s, newRow(w), th.Strong, words.FairSum, sum.cells()), blank(w))
	rows = append(rows, wrapped(th.Muted, words.FairHint, w)...)
	remark := ""
	if rest := len(list) - first - n; rest > 0 {
		remark = s.Words.Board.More(rest)
	}
	return th.panel(at.W, at.H, words.FairTitle(string(s.Floor.Day.Date)), remark, rows), hits
}

// fairLine is a row of the sheet: a name and its numbers.
func fairLine(s scene, r row, k ink, name string, cells []string) string {
	const each = 6
	r.space(1)
	r.cell(k, name, 13)
	wide := pickInt(r.left >= len(cells)*9, 9, each)
	for _, text := range cells {
		ink := k
		if text == "0" {
			ink = s.Theme.Muted
		}
		r.right(ink, text, wide)
	}
	return r.end()
}

// cells are the numbers in the order of lang.RotaWords.FairColumns.
func (r fairRow) cells() []string {
	return []string{tenthsText(r.tenths), itoa(r.parties), itoa(r.got), itoa(r.used), itoa(r.waived), itoa(r.byes),
		itoa(r.named), itoa(r.outs), itoa(r.calls), itoa(r.support)}
}

func (r *fairRow) plus(x fairRow) {
	r.tenths, r.parties, r.calls, r.support = r.tenths+x.tenths, r.parties+x.parties, r.calls+x.calls, r.support+x.support
	r.got, r.used, r.waived, r.byes = r.got+x.got, r.used+x.used, r.waived+x.waived, r.byes+x.byes
	r.named, r.outs = r.named+x.named, r.outs+x.outs
}
