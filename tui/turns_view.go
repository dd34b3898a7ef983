package tui

import (
	"slices"
	"strings"

	"reception/flows"
)

// View draws the page.
func (t turns) View(s scene) frame {
	if len(s.House.Groups) == 0 {
		return frame{Rows: fill([]string{hint(s, s.Words.Board.TurnsNone, s.Width)}, s.Width, s.Height)}
	}
	top, hits := t.tabs(s)
	at := rect{0, 1, s.Width, max(s.Height-1, 0)}
	var rows []string
	var more []hit
	switch t.page {
	case pageTurns:
		rows, more = t.turnsPage(s, at)
	case pageLedger:
		rows, more = t.ledgerPage(s, at)
	case pageCalls:
		rows, more = t.callsPage(s, at)
	case pageFair:
		rows, more = t.fairPage(s, at)
	default:
		rows, more = t.restPage(s, at)
	}
	return frame{Rows: fill(append([]string{top}, rows...), s.Width, s.Height), Hits: append(hits, within(more, at)...)}
}

// tabs names the pages with their digits.
func (t turns) tabs(s scene) (string, []hit) {
	r := newRow(s.Width)
	r.space(1)
	var hits []hit
	for i, label := range s.Words.Rota.Pages {
		if turnPage(i) == pageCalls {
			if n := s.missedCalls(); n > 0 {
				label += " " + itoa(n) + s.Theme.marks.Late
			}
		}
		text, k := " "+itoa(i+1)+" "+label+" ", s.Theme.Muted
		if turnPage(i) == t.page {
			text, k = "["+itoa(i+1)+" "+label+"]", s.Theme.Strong
		}
		hits = append(hits, hit{rect{s.Width - r.left, 0, width(printable(text)), 1}, tabMsg{i}})
		r.put(k, text)
		r.space(1)
	}
	return r.end(), hits
}

// upcomingRows is the height of a list of the next five with its heading.
const (
	upcomingMany = 5
	upcomingRows = upcomingMany + 1
)

// turnsPage is who is next and what everybody is doing: the groups, the next
// five of both rotations with their reasons, and the newest lines of the ledger.
func (t turns) turnsPage(s scene, at rect) ([]string, []hit) {
	rows := alertRows(s, at.W, pickInt(at.H < 30, 2, 4))
	h := at.H - len(rows)
	from := at.Y + len(rows)
	if at.W < 160 {
		block, hits := t.stacked(s, rect{0, from, at.W, h})
		return append(rows, block...), hits
	}
	left := at.W / 2
	side := at.W - left
	most := max(h-10, 0) // the ledger has a few rows whatever the groups hold
	need := min(t.groupHeight(s)+2, most)
	need = max(need, min(2*upcomingRows+2, most))
	groups, hits := t.groupRows(s, rect{1, from + 1, left - 2, max(need-2, 0)})
	var next []string
	next = append(next, upcoming(s, flows.VisitTurns, side-2)...)
	next = append(fill(next, side-2, upcomingRows), upcoming(s, flows.CallTurns, side-2)...)
	block := beside(s.Theme.panel(left, need, s.Words.Board.Turns, "", groups),
		s.Theme.panel(side, need, s.Words.Rota.UpcomingAll, s.Keys.Why.Help().Key, fill(next, side-2, max(need-2, 0))))
	rest := h - need
	lines, _ := t.ledgerRows(s, s.Floor.Ledger, rect{1, 0, at.W - 2, max(rest-2, 0)}, false)
	rows = append(append(rows, block...), s.Theme.panel(at.W, rest, s.Words.Turns.Ledger, countOf(s.Floor.Ledger), lines)...)
	return rows, hits
}

// stacked is the page where it is not wide: groups, the next, and what is left
// for the ledger.
func (t turns) stacked(s scene, at rect) ([]string, []hit) {
	groups := max(at.H-upcomingRows, 0)
	ledger := 0
	if need := t.groupHeight(s) + 1; at.H >= 24 {
		groups = min(need, groups-6)
		ledger = at.H - groups - upcomingRows
	}
	rows, hits := t.groupRows(s, rect{at.X, at.Y, at.W, groups})
	half := at.W / 2
	next := beside(fill(upcoming(s, flows.VisitTurns, half), half, upcomingRows),
		fill(upcoming(s, flows.CallTurns, at.W-half), at.W-half, upcomingRows))
	rows = append(rows, next...)
	if ledger > 0 {
		lines, _ := t.ledgerRows(s, s.Floor.Ledger, rect{1, 0, at.W - 2, ledger - 2}, false)
		rows = append(rows, s.Theme.panel(at.W, ledger, s.Words.Turns.Ledger, countOf(s.Floor.Ledger), lines)...)
	}
	return rows, hits
}

func countOf[T any](list []T) string {
	if len(list) == 0 {
		return ""
	}
	return itoa(len(list))
}

func pickInt(yes bool, a, b int) int {
	if yes {
		return a
	}
	return b
}

// groupHeight is how many rows the groups need.
func (t turns) groupHeight(s scene) int {
	n := 0
	for _, g := range s.turnGroups() {
		order, _ := s.rotaOf(g)
		n += len(order) + 1
	}
	return n
}

// groupRows lists the groups, each below its heading. Where they do not all fit,
// the part around the selected person is shown.
func (t turns) groupRows(s scene, at rect) ([]string, []hit) {
	var rows []string
	var ids []flows.StaffID
	selected, person := 0, t.person(s)
	for _, g := range s.turnGroups() {
		rows, ids = append(rows, groupHead(s, g, at.W)), append(ids, "")
		order, _ := s.rotaOf(g)
		x := placing{pointer: s.pointer(g), selected: person}
		if rotation := s.rotationOf(g); rotation != "" {
			x.next = s.Floor.TurnsOf(s.House, rotation).Next
		} else {
			x.pointer = ""
		}
		for i, id := range order {
			if id == person {
				selected = len(rows)
			}
			rows, ids = append(rows, personRow(s, x, i, id, at.W)), append(ids, id)
		}
	}
	first, n := window(len(rows), selected, at.H)
	if first == 1 { // a heading is worth its row
		first = 0
	}
	if head := first; n > 2 && selected > first {
		for ids[head] != "" {
			head--
		}
		rows[first], ids[first] = rows[head], "" // whose group the part belongs to stays in sight
	}
	var hits []hit
	for i, id := range ids[first : first+n] {
		if id != "" {
			hits = append(hits, hit{rect{at.X, at.Y + i, at.W, 1}, personMsg{id}})
		}
	}
	shown := slices.Clone(rows[first : first+n])
	hits = hits[:max(len(hits)-moreBelow(s, shown, selected, first, n, len(rows), at.W), 0)]
	return fill(shown, at.W, at.H), hits
}

// turnWidths are the columns of a person's row.
type turnWidths struct{ name, verdict, state, marks int }

func turnColumns(w int) turnWidths {
	c := turnWidths{name: 13, verdict: 9, marks: 16}
	if w >= 90 {
		c.name, c.marks = pickInt(w >= 110, 18, 14), 22
	}
	c.state = max(w-4-c.name-c.verdict-c.marks-numbersWidth, 8)
	return c
}

const numbersWidth = 5 + 4 + 4 + 6

// groupHead names a group with its duty, and the columns.
func groupHead(s scene, g *flows.Group, w int) string {
	t, words := s.Theme, s.Words.Rota
	c := turnColumns(w)
	does := s.groupDoes(g.ID)
	if s.Floor.Day.VisitGroup != "" && s.rotationOf(g) == "" {
		does = words.Idle
	}
	name, room := g.Name.In(s.Text.Tag), 2+c.name+c.verdict
	title := strings.TrimSpace(s.Words.Turns.Order(name, does))
	if of := s.rotationOf(g); of != "" && width(printable(title)) > room {
		title = name + ": " + s.Text.Names.Turns.Rotation[of]
	}
	r := newRow(w)
	r.space(1)
	r.cell(t.Title, title, room)
	r.space(1)
	r.cell(t.Muted, words.Columns.State, c.state)
	r.cell(t.Muted, words.Columns.Marks, c.marks)
	r.right(t.Muted, words.Columns.Turns, 5)
	r.right(t.Muted, words.Columns.Parties, 4)
	r.right(t.Muted, words.Columns.Calls, 4)
	r.right(t.Muted, words.Columns.Last, 6)
	return r.end()
}

// A placing is what a group's rows show beside its people.
type placing struct {
	next     flows.StaffID // whose turn it is
	pointer  flows.StaffID // whom the order has reached
	selected flows.StaffID
}

func personRow(s scene, x placing, i int, id flows.StaffID, w int) string {
	th, words := s.Theme, s.Words.Rota
	c := turnColumns(w)
	r := newRow(w)
	mark, name := " ", th.Plain
	if id == x.selected {
		r, mark = r.on(th.Band), th.marks.Select
	}
	verdict, k := "", th.Muted
	switch id {
	case x.next:
		verdict, k, name = words.Next, th.Next, th.Strong
	case x.pointer:
		verdict = words.Cursor
	}
	r.put(th.Next, mark)
	r.right(th.Muted, itoa(i+1), 2)
	r.space(1)
	r.cell(name, s.staff(id), c.name-1)
	r.space(1)
	r.cell(k, verdict, c.verdict-1)
	r.space(1)
	state, ink := s.doingNow(id)
	r.cell(ink, state, c.state-1)
	r.space(1)
	r.cell(th.Amber, s.marksOf(id), c.marks-1)
	r.space(1)
	n := s.tallyOf(id)
	r.right(th.Plain, tenthsText(n.tenths), 5)
	r.right(th.Plain, itoa(n.parties), 4)
	r.right(th.Plain, itoa(n.calls), 4)
	last := "-"
	if !n.last.IsZero() {
		last = s.clockOrDate(n.last)
	}
	r.right(th.Muted, last, 6)
	return r.end()
}

// tenthsText writes tenths of a turn: 2, 0.5, -1.
func tenthsText(n int) string {
	if n%10 == 0 {
		return itoa(n / 10)
	}
	return pick(n < 0, "-", "") + itoa(abs(n)/10) + "." + itoa(abs(n)%10)
}

func abs(n int) int { return max(n, -n) }
