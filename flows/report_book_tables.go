package flows

import (
	"cmp"
	"maps"
	"slices"
	"strconv"
	"strings"
)

// BookTables are the tables of registers and lists of checks.
func BookTables() []TableID {
	return []TableID{TableRegisters, TableClocks, TableChoices, TableFields, TableMoney, TableLists, TableScores, TableWritten}
}

// has reports whether a register is in the report: every one is in that of everything.
func (r *Report) has(id RegisterID) bool { return r.Of == nil || slices.Contains(r.Of.Table, id) }

// bookChapter are the registers and lists of checks together.
func (r *Report) bookChapter() Chapter {
	var all RegisterSum
	var kept Ratio
	amounts, open := 0, 0
	for id, x := range r.Books.Registers {
		if r.has(id) {
			all = RegisterSum{all.Opened + x.Opened, all.Ended + x.Ended, all.Late + x.Late, all.Open + x.Open, all.Overdue + x.Overdue}
		}
	}
	for key, x := range r.Books.Clocks {
		if r.has(key.Register) {
			kept.add(x.Kept)
			open += x.Open
		}
	}
	for key, n := range r.Books.Money {
		if r.has(key.Register) {
			amounts += n
		}
	}
	c := Chapter{PartBooks, append(all.figures(), Figure{"clocks_on_time", share(kept)}, Figure{"clocks_open", number(open)}, Figure{"amount", money(amounts)})}
	if r.Of != nil {
		return c
	}
	made, missed := 0, 0
	for _, x := range r.Books.Sheets {
		made, missed = made+x.Made, missed+x.Missed
	}
	c.Figures = append(c.Figures, Figure{"lists_made", number(made)}, Figure{"lists_missed", number(missed)})
	return c
}

func (x RegisterSum) figures() []Figure {
	return []Figure{{"entries_opened", number(x.Opened)}, {"entries_ended", number(x.Ended)}, {"entries_late", number(x.Late)},
		{"entries_open", number(x.Open)}, {"entries_overdue", number(x.Overdue)}}
}

func (r *Report) bookTables(h *House) []Table {
	return []Table{r.registerTable(h), r.clockTable(h), r.choiceTable(h), r.fieldTable(h), r.moneyTable(h), r.listTable(h), r.scoreTable(), r.writtenTable()}
}

// registersOf are those of the report in the house's order, with those that it does not
// name any more.
func registersOf[V any](r *Report, h *House, by map[RegisterID]V) []RegisterID {
	list := idsOf(h.Registers, func(x RegisterRule) RegisterID { return x.ID })
	for _, id := range slices.Sorted(maps.Keys(by)) {
		if !slices.Contains(list, id) {
			list = append(list, id)
		}
	}
	return slices.DeleteFunc(list, func(id RegisterID) bool { _, some := by[id]; return !some || !r.has(id) })
}

func (r *Report) registerTable(h *House) Table {
	t := Table{ID: TableRegisters}
	for _, id := range registersOf(r, h, r.Books.Registers) {
		if x := r.Books.Registers[id]; x != (RegisterSum{}) {
			t.Rows = append(t.Rows, TableRow{id, string(id), x.figures()})
		}
	}
	return t
}

func (r *Report) clockTable(h *House) Table {
	t := Table{ID: TableClocks}
	for i := range h.Registers {
		rule := &h.Registers[i]
		for k := range rule.Clocks {
			key := ClockKey{rule.ID, rule.Clocks[k].ID}
			x := r.Books.Clocks[key]
			if !r.has(rule.ID) || x.Kept.Of == 0 && x.Open == 0 {
				continue
			}
			s := x.Took.Spread()
			t.Rows = append(t.Rows, TableRow{key, string(key.Register) + "/" + string(key.Clock), []Figure{{"clocks_on_time", share(x.Kept)},
				{"clocks_late", number(x.Kept.Of - x.Kept.Part)}, {"clocks_open", number(x.Open)}, {"clocks_overdue", number(x.Overdue)},
				{"clock_median", Value{Kind: ValueHours, N: int(s.Median.Seconds()), None: s.N == 0}}, {"clock_longest", Value{Kind: ValueHours, N: int(s.Longest.Seconds()), None: s.N == 0}}}})
		}
	}
	return t
}

// id is a value of a field for programs.
func (k FieldKey) id() string {
	return strings.TrimRight(strings.Join([]string{string(k.Register), string(k.Field), k.Value}, "/"), "/")
}

// fieldKeys are the keys of the report in the order of the house's registers, fields and
// words, what it does not name behind them.
func fieldKeys[V any](r *Report, h *House, by map[FieldKey]V) []FieldKey {
	place := func(k FieldKey) (register, field, word int) {
		register = slices.IndexFunc(h.Registers, func(x RegisterRule) bool { return x.ID == k.Register })
		if register < 0 {
			return len(h.Registers), 0, 0
		}
		rule := &h.Registers[register]
		if k.Field == "" {
			word = slices.IndexFunc(rule.States, func(x StateRule) bool { return string(x.ID) == k.Value })
			return register, len(rule.Fields), word
		}
		field = slices.IndexFunc(rule.Fields, func(x FieldRule) bool { return x.ID == k.Field })
		if field >= 0 {
			word = slices.IndexFunc(rule.Fields[field].Of, func(c Choice) bool { return c.ID == k.Value })
		}
		return register, field, word
	}
	keys := slices.DeleteFunc(slices.Collect(maps.Keys(by)), func(k FieldKey) bool { return !r.has(k.Register) })
	slices.SortFunc(keys, func(a, b FieldKey) int {
		ar, af, aw := place(a)
		br, bf, bw := place(b)
		return cmp.Or(cmp.Compare(ar, br), cmp.Compare(af, bf), cmp.Compare(aw, bw), cmp.Compare(a.id(), b.id()))
	})
	return keys
}

// choiceTable are the entries opened in the period by their words and states.
func (r *Report) choiceTable(h *House) Table {
	t := Table{ID: TableChoices}
	for _, key := range fieldKeys(r, h, r.Choices) {
		if n := r.Choices[key]; n > 0 {
			t.Rows = append(t.Rows, TableRow{key, key.id(), []Figure{{"entries", number(n)},
				{"of_entries", share(Ratio{n, r.Books.Registers[key.Register].Opened})}}})
		}
	}
	return t
}

func (r *Report) fieldTable(h *House) Table {
	t := Table{ID: TableFields}
	for _, key := range fieldKeys(r, h, r.Books.By) {
		if x := r.Books.By[key]; x != (BySum{}) {
			t.Rows = append(t.Rows, TableRow{key, key.id(), []Figure{{"entries_noted", number(x.Noted)}, {"entries_open", number(x.Open)}}})
		}
	}
	return t
}

func (r *Report) moneyTable(h *House) Table {
	t := Table{ID: TableMoney}
	for _, key := range fieldKeys(r, h, r.Books.Money) {
		t.Rows = append(t.Rows, TableRow{key, key.id(), []Figure{{"amount", money(r.Books.Money[key])}}})
	}
	return t
}

// listTable has the lists of checks in the house's order.
func (r *Report) listTable(h *House) Table {
	t := Table{ID: TableLists}
	for i := range h.Sheets {
		rule := &h.Sheets[i]
		x := r.Books.Sheets[rule.ID]
		if x == (SheetSum{}) || r.Of != nil && r.Of.ID != rule.ID {
			continue
		}
		average := Value{Kind: ValueMoney, None: x.Scored == 0}
		if x.Scored > 0 {
			average.N = (2*x.Points + x.Scored) / (2 * x.Scored)
		}
		t.Rows = append(t.Rows, TableRow{rule.ID, string(rule.ID), []Figure{{"lists_made", number(x.Made)}, {"lists_missed", number(x.Missed)},
			{"lines_marked", number(x.Lines)}, {"lines_failed", number(x.Failed)}, {"points_mean", average}}})
	}
	return t
}

func (r *Report) scoreTable() Table {
	t := Table{ID: TableScores}
	for _, x := range r.Books.Scores {
		if r.Of != nil {
			break
		}
		none := x.Score.Of == 0
		t.Rows = append(t.Rows, TableRow{x, strings.TrimRight(string(x.Date)+"/"+string(x.Sheet)+"/"+x.For, "/"), []Figure{
			{"stars", Value{Kind: ValueNumber, N: x.Score.Level, None: !none}}, {"points", Value{Kind: ValueMoney, N: x.Score.Points, None: none}},
			{"points_of", Value{Kind: ValueMoney, N: x.Score.Of, None: none}}, {"lines_failed", number(x.Failed)}, {"lines_blocking", number(len(x.Score.Blocks))}}})
	}
	return t
}

// writtenTable is what people wrote for the report, word for word.
func (r *Report) writtenTable() Table {
	t := Table{ID: TableWritten}
	for _, x := range r.Books.Texts {
		if x.Due >= r.From && (r.Of == nil || r.Of.ID == x.Sheet) {
			t.Rows = append(t.Rows, TableRow{x, string(x.Date) + "/" + string(x.Sheet) + "/" + string(x.Item), nil})
		}
	}
	return t
}

// A FilingRow is a household with what of it is to be filed: the numbers of its entries
// that ended, by register.
type FilingRow struct {
	Guest   GuestNo // 0 where nobody knows whose they are
	Entries []FiledEntries
}

// FiledEntries are numbers of entries of a register.
type FiledEntries struct {
	Register RegisterID
	Numbers  []int
}

// filingTable are the entries of the table's registers that ended in the period, one row
// a household (CM-21).
func (r *Report) filingTable() Table {
	t := Table{ID: TableFiling}
	of := map[GuestNo][]endedEntry{}
	guests := map[EntryID]GuestNo{}
	for _, e := range r.ended {
		guests[e.id] = e.guest
	}
	for _, e := range r.ended {
		if r.has(e.register) {
			g := cmp.Or(e.guest, guests[e.of])
			of[g] = append(of[g], e)
		}
	}
	for _, g := range slices.Sorted(maps.Keys(of)) {
		row := FilingRow{Guest: g}
		for _, id := range r.Of.Table {
			x := FiledEntries{Register: id}
			for _, e := range of[g] {
				if e.register == id {
					x.Numbers = append(x.Numbers, e.no)
				}
			}
			if slices.Sort(x.Numbers); len(x.Numbers) > 0 {
				row.Entries = append(row.Entries, x)
			}
		}
		t.Rows = append(t.Rows, TableRow{row, "guest_" + strconv.FormatUint(uint64(g), 10), []Figure{{"entries_ended", number(len(of[g]))}}})
	}
	return t
}
