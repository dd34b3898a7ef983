package store

import (
	"slices"
	"strings"
	"time"

	"reception/flows"
)

// The names of what became of lists of checks.
const (
	sheetsKey = "checks"
	linesKey  = "check_lines"
)

// A sheetRow is one list of checks that was made, a lineRow one line of it.
type (
	sheetRow struct{ *flows.Sheet }
	lineRow  struct {
		*flows.Sheet
		mark flows.CheckMark
	}
)

func sheetRegister() register {
	marked := func(v flows.Verdict) func(sheetRow) int {
		return func(r sheetRow) (n int) {
			for _, m := range r.Marks {
				if m.Is == v {
					n++
				}
			}
			return n
		}
	}
	return registerOf(sheetsKey, flows.Words{ZH: "检查表", EN: "Lists of checks"}, []column[sheetRow]{
		text("list", "检查表", func(t *teller, r sheetRow) string { return t.list(r.Sheet) }).printed(),
		text("for", "对象", func(t *teller, r sheetRow) string { return t.subject(r.Sheet) }).printed(),
		moment("due", "应做", func(r sheetRow) time.Time { return r.Slot }).printed(),
		moment("begun", "开始", func(r sheetRow) time.Time { return r.Begun }),
		moment("finished", "完成", func(r sheetRow) time.Time { return r.Over }).printed(),
		text("by", "检查人", func(t *teller, r sheetRow) string { return t.markers(r.Sheet) }).printed(),
		number("lines", "检查行", func(r sheetRow) int { return len(r.Marks) }).printed(),
		number("passed", "合格", marked(flows.Pass)),
		number("failed", "不合格", marked(flows.Fail)).printed(),
		number("not_applicable", "不适用", marked(flows.NotApplicable)),
		scored("score", "得分", func(s flows.SheetScore) (int, bool) { return s.Points, s.Of > 0 }).printed(),
		scored("score_of", "满分", func(s flows.SheetScore) (int, bool) { return s.Of, s.Of > 0 }),
		{heading{key: "stars", zh: "星级", kind: asNumber, paper: true}, func(_ *teller, r sheetRow) cell {
			return cell{kind: asNumber, n: r.Score.Level, some: !r.Score.IsZero() && r.Score.Of == 0}
		}},
		text("blocking", "升级障碍", func(t *teller, r sheetRow) string { return t.lines(r.Sheet, r.Score.Blocks) }),
		text("findings", "不合格项", func(t *teller, r sheetRow) string { return t.findings(r.Sheet) }).printed(),
		text("note", "备注", func(_ *teller, r sheetRow) string { return r.Note }),
		known("record", "记录号", func(r sheetRow) int { return seq(r.ID) }),
	}, func(p page) (rows []sheetRow) {
		for _, s := range sheetsOf(p) {
			rows = append(rows, sheetRow{s})
		}
		return rows
	})
}

func lineRegister() register {
	return registerOf(linesKey, flows.Words{ZH: "检查明细", EN: "Lines of checks"}, []column[lineRow]{
		text("list", "检查表", func(t *teller, r lineRow) string { return t.list(r.Sheet) }).printed(),
		text("for", "对象", func(t *teller, r lineRow) string { return t.subject(r.Sheet) }).printed(),
		text("line", "编号", func(_ *teller, r lineRow) string { return string(r.mark.Item) }).printed(),
		text("text", "内容", func(t *teller, r lineRow) string { return t.line(r.Sheet, r.mark.Item) }).printed(),
		text("verdict", "结果", func(t *teller, r lineRow) string { return t.verdict(r.mark.Is) }).printed(),
		known("number", "数量", func(r lineRow) int { return r.mark.N }).printed(),
		counted("expected", "应有", func(t *teller, r lineRow) int { return t.expected(r) }),
		text("note", "备注", func(t *teller, r lineRow) string { return t.note(r.Sheet, r.mark) }).printed(),
		moment("time", "时间", func(r lineRow) time.Time { return r.mark.At }),
		text("by", "检查人", func(t *teller, r lineRow) string { return t.by(r.mark.By) }),
		known("sheet", "检查表记录号", func(r lineRow) int { return seq(r.ID) }),
	}, func(p page) (rows []lineRow) {
		for _, s := range sheetsOf(p) {
			for _, m := range s.Marks {
				rows = append(rows, lineRow{s, m})
			}
		}
		return rows
	})
}

// sheetsOf are the lists of a page; of one that nobody marked there is nothing to say.
func sheetsOf(p page) []*flows.Sheet {
	if p.books == nil {
		return nil
	}
	return slices.DeleteFunc(slices.Clone(p.books.sheets), func(s *flows.Sheet) bool { return s.Open() && len(s.Marks) == 0 })
}

func scored(key, zh string, show func(flows.SheetScore) (int, bool)) column[sheetRow] {
	return column[sheetRow]{heading{key: key, zh: zh, kind: asMoney}, func(_ *teller, r sheetRow) cell {
		n, some := show(r.Score)
		return cell{kind: asMoney, n: n, some: some}
	}}
}

func (t *teller) list(s *flows.Sheet) string {
	if rule, ok := t.house.Sheet(s.Sheet); ok {
		return rule.Name.In(t.lang)
	}
	return string(s.Sheet)
}

// subject is whom or what a list was made for.
func (t *teller) subject(s *flows.Sheet) string {
	rule, ok := t.house.Sheet(s.Sheet)
	if !ok {
		return s.For
	}
	switch rule.Each {
	case flows.EachPerson, flows.EachStaff:
		return t.staff(flows.StaffID(s.For))
	case flows.EachPost:
		return t.post(flows.PostID(s.For))
	case flows.EachRoom:
		return t.room(s.For)
	case flows.EachFlat:
		return t.flat(s.For)
	}
	for _, c := range rule.Of {
		if c.ID == s.For {
			return c.Name.In(t.lang)
		}
	}
	return s.For
}

// markers are all who answered a line, in order.
func (t *teller) markers(s *flows.Sheet) string {
	var names []string
	for _, m := range s.Marks {
		if name := t.by(m.By); name != "" && !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	return strings.Join(names, "; ")
}

// line is what a line asks.
func (t *teller) line(s *flows.Sheet, id flows.ItemID) string {
	if rule, ok := t.house.Sheet(s.Sheet); ok {
		if it, ok := rule.Item(id); ok {
			return it.Text.In(t.lang)
		}
	}
	return string(id)
}

// expected is the number that a line to count should have had.
func (t *teller) expected(r lineRow) int {
	if rule, ok := t.house.Sheet(r.Sheet.Sheet); ok {
		if it, ok := rule.Item(r.mark.Item); ok {
			return it.Expect
		}
	}
	return 0
}

func (t *teller) lines(s *flows.Sheet, ids []flows.ItemID) string {
	parts := make([]string, len(ids))
	for i, id := range ids {
		parts[i] = t.line(s, id)
	}
	return strings.Join(parts, "; ")
}

// findings are the lines that failed, with what was noted.
func (t *teller) findings(s *flows.Sheet) string {
	var parts []string
	for _, m := range s.Marks {
		if m.Is == flows.Fail {
			parts = append(parts, strings.TrimSpace(t.line(s, m.Item)+" "+t.note(s, m)))
		}
	}
	return strings.Join(parts, "; ")
}

// note is what was written to a line; what is a guest's can be masked, or erased.
func (t *teller) note(s *flows.Sheet, m flows.CheckMark) string {
	if m.Part != "" && s.Person.Erased() {
		return t.say("(已删除)", "(erased)")
	}
	return s.NoteOf(m)
}

func (t *teller) verdict(v flows.Verdict) string {
	switch v {
	case flows.Pass:
		return t.say("合格", "pass")
	case flows.Fail:
		return t.say("不合格", "fail")
	case flows.NotApplicable:
		return t.say("不适用", "not applicable")
	}
	return string(v)
}
