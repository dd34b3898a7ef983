package house

import (
	"slices"
	"strings"
	"time"

	"reception/flows"
)

// bookFiles are the files with registers, listFiles those with lists of checks: the
// house has them one after the other.
var (
	bookFiles = []string{complaintsFile, registersFile}
	listFiles = []string{checksFile, inspectionsFile}
)

// declareBooks notes the ids of registers and of lists of checks.
func (c *checker) declareBooks() {
	c.books = names{zh: "登记簿", en: "register"}
	c.eachRegister(func(w where, r *flows.RegisterRule) { c.name(&c.books, w.in("id"), string(r.ID)) })
	c.lists = names{zh: "检查表", en: "list of checks"}
	c.eachSheet(func(w where, s *flows.SheetRule) { c.name(&c.lists, w.in("id"), string(s.ID)) })
}

// eachRegister goes through the registers with where they stand.
func (c *checker) eachRegister(each func(where, *flows.RegisterRule)) {
	at := 0
	for _, file := range bookFiles {
		w := c.at(file).in("registers")
		for i := 0; w.in(i).written(); i++ {
			each(w.in(i), &c.house.Registers[at])
			at++
		}
	}
}

func (c *checker) eachSheet(each func(where, *flows.SheetRule)) {
	at := 0
	for _, file := range listFiles {
		w := c.at(file).in("checks")
		for i := 0; w.in(i).written(); i++ {
			each(w.in(i), &c.house.Sheets[at])
			at++
		}
	}
}

// registers checks what can be said of the registers. Those that are the program's
// are not checked against the house's posts and people.
func (c *checker) registers() {
	c.eachRegister(func(w where, r *flows.RegisterRule) {
		if !w.src.absent {
			c.register(w, r)
		}
	})
}

// roleNames are all roles that somebody of staff has.
func (c *checker) roleNames() names {
	n := names{zh: "角色", en: "role"}
	for _, s := range c.house.Staff {
		for _, role := range s.Roles {
			if !n.has(role) {
				n.note(where{}, role)
			}
		}
	}
	return n
}

func (c *checker) register(w where, r *flows.RegisterRule) {
	c.words(w.in("name"), r.Name)
	if r.One.ZH != "" || w.in("one").written() {
		c.words(w.in("one"), r.One)
	}
	for i, id := range r.Posts {
		c.need(&c.posts, w.in("posts", i), string(id))
	}
	for i, id := range r.Parts {
		c.need(&c.books, w.in("parts", i), string(id))
	}
	fields, states, moves := c.partsOf(w, r)
	if len(r.States) == 0 {
		c.add(w.in("states"), "%[1]q 没有状态，至少要写一个开始的和一个结束的(end: true)", "%[1]q has no states: write one that it begins in and one with end: true", r.ID)
	} else if !slices.ContainsFunc(r.States, func(s flows.StateRule) bool { return s.End }) {
		c.add(w.in("states"), "%[1]q 没有结束的状态，请给一个状态加上 end: true", "no state of %[1]q ends it: give one end: true", r.ID)
	}
	for i := range r.Fields {
		c.field(w.in("fields", i), r, &r.Fields[i], &moves)
	}
	for i := range r.Moves {
		c.move(w.in("moves", i), r, &r.Moves[i], &states, &moves)
	}
	c.ref(&moves, w.in("at_once"), string(r.AtOnce))
	for i := range r.Clocks {
		c.clockRule(w.in("clocks", i), r, &r.Clocks[i], &moves)
	}
	for i, id := range r.Closing {
		c.need(&states, w.in("closing", i), string(id))
		if s, ok := r.State(id); ok && s.End {
			c.add(w.in("closing", i), "%[1]q 是结束的状态，收门时不会没办", "%[1]q is an end: nothing in it is open at closing", id)
		}
	}
	for i, id := range r.Title {
		c.need(&fields, w.in("title", i), string(id))
	}
	c.ofKind(w.in("tags"), r, r.Tags, flows.FieldDate)
	c.ofKind(w.in("notify"), r, r.Notify, flows.FieldStaff)
	c.ofKind(w.in("t"), r, r.T, flows.FieldTime)
	if r.Busy != (flows.BusyRule{}) {
		c.need(&fields, w.in("busy", "field"), string(r.Busy.Field))
		c.ofKind(w.in("busy", "from"), r, r.Busy.From, flows.FieldTime)
		c.ofKind(w.in("busy", "to"), r, r.Busy.To, flows.FieldTime)
	}
	c.expects(w, r)
	for i, rule := range r.Repeat {
		w := w.in("repeat", i)
		c.words(w.in("name"), rule.Name)
		if !c.onHolidays(w, r, &rule) {
			c.more(w.in("every"), rule.Every)
		}
		c.entryCondition(w.in("when"), r, rule.When)
		if f, ok := r.Field(rule.From); rule.From != "" && (!ok || f.Is != flows.FieldDate && f.Is != flows.FieldTime) {
			c.add(w.in("from"), "%[1]q 要是一个 is: date 或 time 的栏目", "%[1]q must be a field with is: date or time", rule.From)
		}
	}
	c.countedBy(w, r, &fields, &moves)
	if s := r.Stars; !s.IsZero() {
		c.ofKind(w.in("stars", "person"), r, s.Person, flows.FieldStaff)
		c.ofKind(w.in("stars", "points"), r, s.Points, flows.FieldNumber)
		oneOf(c, w.in("stars", "period"), s.Period, flows.Periods())
		c.entryCondition(w.in("stars", "when"), r, s.When)
		oneOf(c, w.in("stars", "exactly"), s.Exactly, []flows.ExactlyRule{"", flows.ExactlyFalls, flows.ExactlyStays})
		oneOf(c, w.in("stars", "bonus"), s.Bonus, []flows.BonusRule{"", flows.BonusBlocked, flows.BonusOffsets})
		if s.Per < 1 || s.Low > s.Start || s.Start > s.High {
			c.add(w.in("stars"), "星级要写 start、per、low、high，且 low ≤ start ≤ high，per 至少 1", "stars need start, per, low and high, with low ≤ start ≤ high and per at least 1")
		}
	}
}

// countedBy checks what reports count the entries by: nothing that is a guest's gets
// into a report.
func (c *checker) countedBy(w where, r *flows.RegisterRule, fields, moves *names) {
	if r.By == "" {
		if r.ByMove != "" {
			c.add(w.in("by_move"), "by_move 要和 by 一起写", "by_move needs by: the field to count by")
		}
		return
	}
	c.need(fields, w.in("by"), string(r.By))
	if f, ok := r.Field(r.By); ok && f.Personal != "" {
		c.add(w.in("by"), "栏目 %[1]q 是个人信息，不能进报表", "the field %[1]q is personal: no report may count by it", r.By)
	}
	if r.ByMove != "" {
		c.need(moves, w.in("by_move"), string(r.ByMove))
	}
}

// partsOf notes the ids within a register.
func (c *checker) partsOf(w where, r *flows.RegisterRule) (fields, states, moves names) {
	fields = names{zh: "栏目", en: "field"}
	for i, f := range r.Fields {
		c.name(&fields, w.in("fields", i, "id"), string(f.ID))
		c.words(w.in("fields", i, "name"), f.Name)
	}
	states = names{zh: "状态", en: "state"}
	for i, s := range r.States {
		c.name(&states, w.in("states", i, "id"), string(s.ID))
		c.words(w.in("states", i, "name"), s.Name)
	}
	moves = names{zh: "办理", en: "move"}
	for i, m := range r.Moves {
		c.name(&moves, w.in("moves", i, "id"), string(m.ID))
		c.words(w.in("moves", i, "name"), m.Name)
	}
	clocks := names{zh: "时限", en: "clock"}
	for i, k := range r.Clocks {
		c.name(&clocks, w.in("clocks", i, "id"), string(k.ID))
		c.words(w.in("clocks", i, "name"), k.Name)
	}
	return fields, states, moves
}

// personalParts are the parts of a guest that a field may be.
var personalParts = []string{"", "yes", string(flows.FieldSurname), string(flows.FieldTitle), string(flows.FieldPhone), string(flows.FieldPlate), string(flows.FieldCompany)}

func (c *checker) field(w where, r *flows.RegisterRule, f *flows.FieldRule, moves *names) {
	oneOf(c, w.in("is"), f.Is, flows.FieldKinds())
	oneOf(c, w.in("personal"), f.Personal, personalParts)
	if f.Keep && f.Personal != "" {
		c.add(w.in("keep"), "个人信息的栏目不能 keep：要能删除", "a personal field cannot keep what was written first: it has to go when it is erased")
	}
	choices := slices.Contains([]flows.FieldKind{flows.FieldChoice, flows.FieldMarks, flows.FieldFixed}, f.Is)
	if choices && len(f.Of) == 0 {
		c.add(w, "栏目 %[1]q 要在 of 中写出可选的词", "the field %[1]q needs words to choose from: write them into of", f.ID)
	} else if !choices && len(f.Of) > 0 {
		c.add(w.in("of"), "只有 choice、marks、fixed 的栏目才有 of", "only fields that are choice, marks or fixed have of")
	}
	words := names{zh: "选项", en: "word"}
	for i, o := range f.Of {
		c.name(&words, w.in("of", i, "id"), o.ID)
		c.words(w.in("of", i, "name"), o.Name)
	}
	for i, step := range f.Need {
		if step != flows.Opening {
			c.need(moves, w.in("need", i), step)
		}
	}
	c.entryCondition(w.in("when"), r, f.When)
	c.rolesExist(w.in("roles"), f.Roles)
	for i, n := range f.Range {
		w := w.in("range", i)
		c.entryCondition(w.in("when"), r, n.When)
		if f.Is != flows.FieldNumber || n.From > n.To {
			c.add(w, "range 只用于 is: number 的栏目，并且 from ≤ to", "a range is for a field with is: number, with from ≤ to")
		}
	}
	for i, d := range f.Derive {
		w := w.in("derive", i)
		c.entryCondition(w.in("when"), r, d.When)
		c.ofKind(w.in("outside"), r, d.Outside, flows.FieldTime)
		c.ofKind(w.in("within"), r, d.Within, flows.FieldTime)
		if len(f.Of) > 0 {
			c.need(&words, w.in("to"), d.To)
		}
	}
}

func (c *checker) move(w where, r *flows.RegisterRule, m *flows.MoveRule, states, moves *names) {
	for i, id := range m.From {
		c.need(states, w.in("from", i), string(id))
		if s, ok := r.State(id); ok && s.End {
			c.add(w.in("from", i), "%[1]q 是结束的状态，不能从它开始", "%[1]q is an end: nothing moves from it", id)
		}
	}
	c.need(states, w.in("to"), string(m.To))
	c.entryCondition(w.in("when"), r, m.When)
	c.rolesExist(w.in("roles"), m.Roles)
	if m.Other != flows.Opening {
		c.ref(moves, w.in("other"), m.Other)
	}
}

func (c *checker) clockRule(w where, r *flows.RegisterRule, k *flows.ClockRule, moves *names) {
	if c.yearly(w, r, k) {
		return
	}
	ofParty := k.From == flows.FromArrived || k.From == flows.FromDeparted
	if field, ok := strings.CutPrefix(k.From, "field:"); ok {
		c.ofKind(w.in("from"), r, flows.FieldID(field), flows.FieldTime)
	} else if k.From != flows.Opening && !ofParty {
		c.need(moves, w.in("from"), k.From)
	}
	switch {
	case k.By != "":
		if k.By != "24:00" {
			c.clock(w.in("by"), k.By)
		}
		if k.Within != 0 {
			c.add(w.in("by"), "within 和 by 只能写一个", "within and by cannot both be given: take one out")
		}
	case ofParty: // it may be due at once
		c.positive(w.in("within"), k.Within)
	default:
		c.more(w.in("within"), k.Within)
	}
	if k.Amber < 0 || k.Amber > k.Within && k.Within > 0 {
		c.add(w.in("amber"), "提醒 %v 不能比时限长，也不能是负数", "the warning %v must be no longer than the clock, and not negative", k.Amber)
	}
	c.entryCondition(w.in("when"), r, k.When)
	c.entryCondition(w.in("until"), r, k.Until)
	c.rolesExist(w.in("tells"), k.Tells)
	for i, id := range k.Then {
		c.need(moves, w.in("then", i), string(id))
	}
}

// expects checks what a register has to do with the parties of its entries.
func (c *checker) expects(w where, r *flows.RegisterRule) {
	for i, x := range r.Expects {
		w := w.in("expects", i)
		c.entryCondition(w.in("when"), r, x.When)
		c.need(&c.kinds, w.in("kind"), string(x.Kind))
		if k, ok := c.house.Kind(x.Kind); ok && !k.Booked {
			c.add(w.in("kind"), "来访类型 %[1]q 不是 booked: true，不能预知", "a visit of kind %[1]q is not expected: give the kind booked: true or name another", x.Kind)
		}
		if len(x.At) == 0 {
			c.add(w.in("at"), "缺少 at，请写什么栏目是到达时间", "at is missing: name the field with the time of the arrival")
		}
		for j, id := range x.At {
			c.ofKind(w.in("at", j), r, id, flows.FieldTime)
		}
		c.ofKind(w.in("t"), r, x.T, flows.FieldTime)
		c.ofKind(w.in("party"), r, x.Party, flows.FieldNumber)
		c.ofKind(w.in("name"), r, x.Name, flows.FieldText)
		c.ofKind(w.in("plate"), r, x.Plate, flows.FieldText)
	}
	for i, id := range r.Serves {
		c.need(&c.kinds, w.in("serves", i), string(id))
	}
	c.entryCondition(w.in("inside"), r, r.Inside)
}

// ofKind checks a field that must be of a kind; an empty one is none.
func (c *checker) ofKind(w where, r *flows.RegisterRule, id flows.FieldID, kind flows.FieldKind) {
	if id == "" && !w.written() {
		return
	}
	if f, ok := r.Field(id); !ok || f.Is != kind {
		c.add(w, "%[1]q 要是一个 is: %[2]s 的栏目", "%[1]q must be a field with is: %[2]s", id, kind)
	}
}

func (c *checker) entryCondition(w where, r *flows.RegisterRule, cond flows.EntryCondition) {
	known := func(id flows.RegisterID) bool { return c.books.has(string(id)) }
	if fault, bad := cond.Fault(r, known); bad {
		c.addWords(w, flows.Words{ZH: "条件有误：" + fault.ZH, EN: "the condition cannot be used: " + fault.EN})
	}
}

func (c *checker) rolesExist(w where, roles []string) {
	known := c.roleNames()
	for i, role := range roles {
		c.ref(&known, w.in(i), role)
	}
}

// more checks a length of time that must be there.
func (c *checker) more(w where, d time.Duration) {
	if d <= 0 {
		c.add(w, "%[1]s 要大于 0，例如 24h", "%[1]s must be more than nothing: write 24h", lastKey(w.path))
	}
}

// clockTime checks a time of day that may be left out.
func (c *checker) clockTime(w where, s string) {
	if s != "" {
		c.clock(w, s)
	}
}
