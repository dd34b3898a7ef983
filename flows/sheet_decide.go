package flows

import (
	"slices"
	"strings"
	"time"
)

func (c CheckLine) decide(d *decision) error {
	rule, err := d.sheetRule(c.Sheet, c.For)
	if err != nil {
		return err
	}
	lines := d.f.LinesFor(d.h, rule, c.For)
	running, there := d.f.SheetOf(rule.ID, c.For)
	done, _ := d.f.LastOf(SheetBinder(rule.ID), c.For)
	slot := whole(rule.Due.slot(d.r.At, d.f.Day.Began, d.h.Zone, done))
	if there && rule.Due.Every == 0 && running.Slot.Before(slot) { // what was left of another due time is no part of this one
		there = false
	}
	if !there {
		running = &Sheet{}
	}
	switch {
	case d.r.At.Before(running.Begun):
		return &Refusal{Code: BadTime, Given: d.r.At.In(d.h.Zone).Format(time.DateTime)}
	case !there && rule.Once && !done.At.IsZero() && !done.Slot.Before(slot):
		return &Refusal{Code: MadeAlready, Given: string(rule.ID), State: c.For}
	}
	var said *Personal
	var marks []CheckMark
	switch {
	case c.Item != "":
		m, err := d.mark(lines, c)
		if err != nil {
			return err
		}
		if i := slices.IndexFunc(lines, func(it *SheetItem) bool { return it.ID == c.Item }); rule.Ordered && i > 0 {
			if _, before := running.Mark(lines[i-1].ID); !before {
				return &Refusal{Code: TooEarly, Item: c.Item, Given: string(lines[i-1].ID)}
			}
		}
		if was, ok := running.Mark(m.Item); !ok && m.Is == Unmarked || ok && was.Is == m.Is && was.N == m.N && running.NoteOf(was) == m.Note {
			return nil
		}
		if refusal := d.byOther(rule, running, m); refusal != nil {
			return refusal
		}
		m, said = apart(rule, running, m)
		marks = append(marks, m)
	case c.Rest:
		for _, it := range lines {
			pass := CheckMark{Item: it.ID, Is: Pass}
			if _, ok := running.Mark(it.ID); !ok && it.Is == CheckVerdict && d.byOther(rule, running, pass) == nil {
				marks = append(marks, pass)
			}
		}
	default:
		return &Refusal{Code: MissingField, Given: "item"}
	}
	if len(marks) == 0 {
		return nil
	}
	id := running.ID
	if !there {
		id = SheetNo(d.emit(SheetBegun{Sheet: rule.ID, For: c.For, Slot: slot}))
	}
	d.emitPersonal(SheetMarked{Sheet: id, Marks: marks}, running.Guest, said)
	return nil
}

// apart takes what a customer said out of a mark: it is kept with the guest's data.
func apart(rule *SheetRule, running *Sheet, m CheckMark) (CheckMark, *Personal) {
	it, ok := rule.Item(m.Item)
	if !ok || it.Personal == "" || m.Note == "" {
		return m, nil
	}
	known, _ := running.Person.Open()
	known = known.with(partMore, FieldID(m.Item), m.Note)
	m.Note, m.Part = "", partMore
	return m, &known
}

// byOther refuses a line that somebody else than for another line has to answer.
func (d *decision) byOther(rule *SheetRule, running *Sheet, m CheckMark) *Refusal {
	it, ok := rule.Item(m.Item)
	if !ok || m.Is == Unmarked {
		return nil
	}
	for _, x := range rule.Items {
		other := x.ID
		switch {
		case it.Other != "" && it.Other == x.ID:
		case x.Other == m.Item:
		default:
			continue
		}
		if d.r.By.Staff == "" {
			return &Refusal{Code: NameWho, Item: m.Item}
		}
		if mark, made := running.Mark(other); made && mark.By.Staff == d.r.By.Staff {
			return &Refusal{Code: OtherPerson, Item: m.Item, Given: string(rule.ID), Staff: d.r.By.Staff}
		}
	}
	return nil
}

// mark is the answer to a line, as it is kept.
func (d *decision) mark(lines []*SheetItem, c CheckLine) (CheckMark, error) {
	m := CheckMark{Item: c.Item, Is: c.Is, N: c.N, Note: d.clean(c.Note, NoteRunes)}
	i := slices.IndexFunc(lines, func(it *SheetItem) bool { return it.ID == c.Item })
	if i < 0 {
		return m, &Refusal{Code: ItemNotHere, Item: c.Item, Given: string(c.Sheet)}
	}
	bad := &Refusal{Code: BadValue, Given: formatNo(Seq(max(c.N, 0))), Item: c.Item}
	switch it := lines[i]; {
	case c.Is != "" && !slices.Contains(Verdicts(), c.Is):
		return m, &Refusal{Code: BadValue, Given: string(c.Is), Allowed: []string{string(Pass), string(Fail), string(NotApplicable), string(Unmarked)}}
	case c.Is == Unmarked || c.Is == NotApplicable:
		m.N = 0
	case c.N < 0 || c.N > maxParty:
		return m, bad
	case it.Is == CheckCount:
		if m.Is = Pass; c.N != it.Expect {
			m.Is = Fail
		}
	case it.Is == CheckGrade:
		if c.N < 1 || c.N > 5 {
			bad.Allowed = []string{"1", "2", "3", "4", "5"}
			return m, bad
		}
		m.Is = Pass
	case it.Is == CheckText && m.Note == "":
		return m, &Refusal{Code: MissingField, Given: "note", Item: c.Item}
	case c.Is == Fail:
		m.N = max(c.N, 1)
	default:
		m.Is, m.N = Pass, 0
	}
	return m, nil
}

func (c EndCheck) decide(d *decision) error {
	rule, err := d.sheetRule(c.Sheet, c.For)
	if err != nil {
		return err
	}
	s, ok := d.f.SheetOf(rule.ID, c.For)
	if !ok {
		return &Refusal{Code: NoSheet, Given: string(rule.ID), State: c.For}
	}
	if d.r.At.Before(s.Begun) {
		return &Refusal{Code: BadTime, Given: d.r.At.In(d.h.Zone).Format(time.DateTime)}
	}
	lines := d.f.LinesFor(d.h, rule, c.For)
	var open []string
	for _, it := range lines {
		if _, marked := s.Mark(it.ID); !marked && it.Is != CheckText {
			open = append(open, string(it.ID))
		}
	}
	if len(open) > 0 {
		return &Refusal{Code: LinesOpen, Given: string(rule.ID), State: c.For, Allowed: open}
	}
	d.emit(SheetEnded{Sheet: s.ID, Score: rule.ScoreOf(lines, s.Marks), Note: d.clean(c.Note, NoteRunes), Month: monthOf(d.r.At.In(d.h.Zone))})
	d.findings(rule, s)
	return nil
}

// findings enters each line that failed where it is put right.
func (d *decision) findings(rule *SheetRule, s *Sheet) {
	register, ok := d.h.Register(rule.Finds.Register)
	if !ok {
		return
	}
	for _, m := range s.Marks {
		it, ok := rule.Item(m.Item)
		note := s.NoteOf(m)
		text := strings.TrimSpace(strings.Join([]string{it.Text.In(ZH), note}, " "))
		switch {
		case !ok:
			continue
		case it.Is == CheckText && it.Finds && note != "":
			text = note
		case m.Is != Fail:
			continue
		}
		n := d.draftIn(register)
		if m.Part != "" {
			n.Guest = s.Guest
		}
		for id, text := range map[FieldID]string{rule.Finds.Text: text, rule.Finds.For: s.For} {
			if f, ok := register.Field(id); ok && text != "" {
				n.put(f, d.clean(text, NoteRunes), d.r.At, d.r.By)
			}
		}
		slices.SortFunc(n.set, func(a, b FieldSet) int { return strings.Compare(string(a.Field), string(b.Field)) })
		n.Clocks = d.clocks(n)
		found := Finding{Sheet: rule.ID, For: s.For, Item: m.Item}
		d.emitPersonal(EntryOpened{Register: register.ID, No: n.No, State: n.State, Set: n.set, Clocks: n.Clocks, Found: found}, n.Guest, n.personal)
	}
}

// sheetRule finds a list of checks, and what it is to be made for.
func (d *decision) sheetRule(id SheetID, subject string) (*SheetRule, error) {
	rule, ok := d.h.Sheet(id)
	if !ok {
		return nil, &Refusal{Code: UnknownSheet, Given: string(id)}
	}
	if refusal := d.keeps(rule.Posts, string(rule.ID)); refusal != nil {
		return nil, refusal
	}
	subjects := d.f.SubjectsOf(d.h, rule)
	if rule.Each == EachPerson || rule.Each == EachStaff {
		if err := d.staff(StaffID(subject)); err != nil {
			return nil, err
		}
		return rule, nil
	}
	if !slices.Contains(subjects, subject) {
		return nil, &Refusal{Code: BadValue, Given: subject, Allowed: subjects}
	}
	return rule, nil
}
