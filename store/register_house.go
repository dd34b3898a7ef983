package store

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"reception/flows"
)

// books are what registers and lists of the house are written from: entries and sheets
// of a day, as they were at a time.
type books struct {
	day     *flows.BookDay
	entries []*flows.Entry
	sheets  []*flows.Sheet
	at      time.Time
}

// An entryRow is one entry of a register of the house.
type entryRow struct {
	*flows.Entry
	books *books
}

// houseRegisters are the registers of the house in its order, and what became of its
// lists of checks: one row a sheet, and one a line.
func houseRegisters(t *teller) []register {
	if t.house == nil {
		return nil
	}
	taken := []string{sheetsKey, linesKey}
	for _, r := range ownRegisters(t) {
		taken = append(taken, r.key)
	}
	var list []register
	for i := range t.house.Registers {
		rule := &t.house.Registers[i]
		r := entryRegister(t, rule, free(string(rule.ID), "register_", taken))
		taken = append(taken, r.key)
		list = append(list, r)
	}
	list = append(list, sheetRegister(), lineRegister())
	for i := range list {
		list[i].house = true
	}
	return list
}

// free is a name that is not taken.
func free(name, before string, taken []string) string {
	for slices.Contains(taken, name) {
		name = before + name
	}
	return name
}

// entryRegister has the fields of a register in the house's order between what every
// entry has, then its clocks.
func entryRegister(t *teller, rule *flows.RegisterRule, key string) register {
	columns := []column[entryRow]{
		number("no", "编号", func(r entryRow) int { return r.No }).printed(),
		moment("opened", "登记时间", func(r entryRow) time.Time { return r.Opened }).printed(),
		text("opened_by", "登记人", func(t *teller, r entryRow) string { return t.by(r.By) }),
	}
	for i := range rule.Fields {
		f := &rule.Fields[i]
		c := fieldColumn(f, func(t *teller, r entryRow) string { return t.fieldOf(r, f) })
		c.paper = i < printedFields || slices.Contains(rule.Title, f.ID)
		columns = append(columns, c)
		if f.Keep {
			first := fieldColumn(f, func(_ *teller, r entryRow) string { return firstOf(r, f.ID) })
			first.key, first.zh, first.en = c.key+"_first", c.zh+"（最初）", c.en+" (first)"
			columns = append(columns, first)
		}
	}
	columns = append(columns,
		text("state", "状态", func(t *teller, r entryRow) string { return stateName(t, rule, r.State) }).printed(),
		text("moves", "办理经过", func(t *teller, r entryRow) string { return movesOf(t, rule, r) }),
		moment("ended", "办结", func(r entryRow) time.Time { return r.Over }).printed(),
		number("age_days", "天数", func(r entryRow) int { return ageOf(r) }))
	for i := range rule.Clocks {
		columns = append(columns, clockColumns(&rule.Clocks[i])...)
	}
	columns = append(columns,
		text("part_of", "属于", func(t *teller, r entryRow) string { return partOf(t, r) }),
		known("guest_no", "客户号", func(r entryRow) int { return seq(r.Guest) }),
		known("visit_id", "来访记录号", func(r entryRow) int { return seq(r.Visit) }),
		known("record", "记录号", func(r entryRow) int { return seq(r.ID) }))
	distinct(columns)
	return registerOf(key, rule.Name, columns, func(p page) (rows []entryRow) {
		if p.books == nil {
			return nil
		}
		for _, e := range p.books.entries {
			if e.Register == rule.ID {
				rows = append(rows, entryRow{e, p.books})
			}
		}
		slices.SortStableFunc(rows, func(a, b entryRow) int { return a.No - b.No })
		return rows
	})
}

// printedFields is how many fields of a register stand on paper besides those that tell
// its entries apart.
const printedFields = 4

// reserved are the keys of columns that every register of the house has.
var reserved = []string{"register", "no", "opened", "opened_by", "state", "moves", "ended", "age_days", "part_of", "guest_no", "visit_id", "record"} //nolint:gochecknoglobals // a table that nobody changes

// fieldColumn is a column for a field: real numbers, amounts, dates and times where it
// holds such.
func fieldColumn(f *flows.FieldRule, get func(*teller, entryRow) string) column[entryRow] {
	h := heading{key: free(string(f.ID), "field_", reserved), zh: f.Name.In(flows.ZH), en: f.Name.In(flows.EN)}
	switch f.Is {
	case flows.FieldNumber:
		h.kind = asNumber
	case flows.FieldMoney:
		h.kind = asMoney
	case flows.FieldYes:
		h.kind = asYesNo
	case flows.FieldTime:
		h.kind = asTime
	case flows.FieldDate:
		h.kind = asDate
	}
	if f.Personal != "" && h.kind != asText { // it may be hidden
		h.kind = asText
	}
	return column[entryRow]{h, func(t *teller, r entryRow) cell {
		text := get(t, r)
		c := cell{kind: h.kind, text: text, some: text != ""}
		switch h.kind {
		case asText:
			c.text = fieldWords(t, f, text)
		case asNumber:
			n, err := strconv.Atoi(text)
			c.n, c.some = n, err == nil
		case asMoney:
			n, ok := flows.Cents(text)
			c.n, c.some = int(n), ok
		case asYesNo:
			if text == "yes" {
				c.n = 1
			}
		case asTime:
			c.at, c.some = flows.EntryTime(text)
		}
		return c
	}}
}

// fieldOf is what a field holds, as it is kept.
func (t *teller) fieldOf(r entryRow, f *flows.FieldRule) string {
	if r.Erased(f.ID) {
		return t.say("(已删除)", "(erased)")
	}
	return r.Get(f.ID)
}

func firstOf(r entryRow, id flows.FieldID) string {
	for _, v := range r.Values {
		if v.Field == id {
			return v.First
		}
	}
	return ""
}

// fieldWords are ids of the house by their names.
func fieldWords(t *teller, f *flows.FieldRule, text string) string {
	if text == "" {
		return ""
	}
	switch f.Is {
	case flows.FieldChoice, flows.FieldMarks, flows.FieldFixed:
		parts := strings.Split(text, ",")
		for i, id := range parts {
			if at := slices.IndexFunc(f.Of, func(c flows.Choice) bool { return c.ID == id }); at >= 0 {
				parts[i] = f.Of[at].Name.In(t.lang)
			}
		}
		return strings.Join(parts, "; ")
	case flows.FieldStaff, flows.FieldSign:
		return t.staff(flows.StaffID(text))
	case flows.FieldPost:
		return t.post(flows.PostID(text))
	case flows.FieldRoom:
		return t.room(text)
	case flows.FieldFlat:
		return t.flat(text)
	case flows.FieldItem:
		return t.item(text)
	}
	return text
}

// by is who did something: somebody of staff, or a post.
func (t *teller) by(by flows.By) string {
	if by.Staff != "" {
		return t.staff(by.Staff)
	}
	return t.post(by.Post)
}

func stateName(t *teller, rule *flows.RegisterRule, id flows.StateID) string {
	if s, ok := rule.State(id); ok {
		return s.Name.In(t.lang)
	}
	return string(id)
}

// movesOf is what was done with an entry: each move with its time, who answers for it and
// why.
func movesOf(t *teller, rule *flows.RegisterRule, r entryRow) string {
	parts := make([]string, len(r.Past))
	for i, m := range r.Past {
		name := string(m.Move)
		if move, ok := rule.Move(m.Move); ok {
			name = move.Name.In(t.lang)
		}
		by := m.By
		by.Staff = m.Who()
		parts[i] = strings.TrimRight(name+" "+t.when(m.At)+" "+t.by(by), " ")
		if m.Reason != "" {
			parts[i] += " (" + m.Reason + ")"
		}
	}
	return strings.Join(parts, "; ")
}

// ageOf is for how many whole days an entry is, or was, open.
func ageOf(r entryRow) int {
	end := r.Over
	if end.IsZero() {
		end = r.books.at
	}
	return max(int(end.Sub(r.Opened)/(24*time.Hour)), 0)
}

// partOf is the entry that one belongs to.
func partOf(t *teller, r entryRow) string {
	of, ok := r.books.day.Entry(r.Of)
	if r.Of == 0 || !ok {
		return ""
	}
	name := string(of.Register)
	if rule, ok := t.house.Register(of.Register); ok {
		name = rule.Name.In(t.lang)
	}
	return name + " " + strconv.Itoa(of.No)
}

// clockColumns are when a promise was due, when it was kept, and whether that was late.
func clockColumns(c *flows.ClockRule) []column[entryRow] {
	clock := func(r entryRow) (flows.Clock, bool) {
		i := slices.IndexFunc(r.Clocks, func(x flows.Clock) bool { return x.Clock == c.ID })
		if i < 0 {
			return flows.Clock{}, false
		}
		return r.Clocks[i], true
	}
	named := func(suffix, zh, en string, k kind, show func(*teller, entryRow) cell) column[entryRow] {
		return column[entryRow]{heading{key: string(c.ID) + suffix, zh: c.Name.In(flows.ZH) + zh, en: c.Name.In(flows.EN) + en, kind: k}, show}
	}
	return []column[entryRow]{
		named("_due", " 到期", " (due)", asTime, func(_ *teller, r entryRow) cell { x, _ := clock(r); return timeCell(x.Due) }),
		named("_kept", " 兑现", " (kept)", asTime, func(_ *teller, r entryRow) cell { x, _ := clock(r); return timeCell(x.Kept) }),
		named("_late", " 超时", " (late)", asYesNo, func(_ *teller, r entryRow) cell {
			x, runs := clock(r)
			c := cell{kind: asYesNo, some: runs}
			if runs && x.Late(r.books.at) {
				c.n = 1
			}
			return c
		})}
}

// distinct gives columns with the same key keys of their own.
func distinct(columns []column[entryRow]) {
	seen := map[string]bool{}
	for i := range columns {
		key := columns[i].key
		for n := 2; seen[columns[i].key]; n++ {
			columns[i].key = key + "_" + strconv.Itoa(n)
		}
		seen[columns[i].key] = true
	}
}
