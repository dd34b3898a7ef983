package store

import (
	"cmp"
	"fmt"
	"strconv"
	"strings"
	"time"

	"reception/flows"
)

// A teller puts values into the words of the house and of a language. What the
// house no longer knows is shown by its id.
type teller struct {
	house *flows.House
	lang  flows.Lang
	words func(value any) string
	said  func(reason string, passed bool) string
	day   flows.Date // that is being told
	facts dayFacts   // of the day
}

func (t *teller) say(zh, en string) string { return flows.Words{ZH: zh, EN: en}.In(t.lang) }

// when is a time at the site, in the form that spreadsheets take for a time.
func (t *teller) when(at time.Time) string {
	if at.IsZero() {
		return ""
	}
	return at.In(t.house.Zone).Format(time.DateTime)
}

// cell is a cell in writing, as CSV and paper have it.
func (t *teller) cell(c cell) string {
	switch {
	case !c.some:
		return ""
	case c.kind == asTime:
		return t.when(c.at)
	case c.kind == asTimes:
		parts := make([]string, len(c.times))
		for i, at := range c.times {
			parts[i] = t.when(at)
		}
		return strings.Join(parts, "; ")
	case c.kind == asNumber:
		return strconv.Itoa(c.n)
	case c.kind == asYesNo:
		return t.yes(c.n != 0)
	case c.kind == asShare && c.text != "":
		return c.text
	case c.kind == asShare:
		return flows.Value{Kind: flows.ValueShare, N: c.n, Of: c.of}.String()
	case c.kind == asMoney:
		return flows.Value{Kind: flows.ValueMoney, N: c.n}.String()
	case c.kind == asDuration: // with its hours: spreadsheets take 4:05 for five past four
		return fmt.Sprintf("%d:%02d:%02d", c.n/3600, c.n/60%60, c.n%60)
	}
	return c.text
}

func (t *teller) yes(is bool) string {
	if is {
		return t.say("是", "yes")
	}
	return t.say("否", "no")
}

func (t *teller) kind(id flows.KindID) string {
	if k, ok := t.house.Kind(id); ok {
		return k.Name.In(t.lang)
	}
	return string(id)
}

func (t *teller) purpose(id string) string {
	if p, ok := t.house.Purpose(id); ok {
		return p.Name.In(t.lang)
	}
	return id
}

func (t *teller) outcome(id string) string {
	for _, c := range t.house.Outcomes {
		if c.ID == id {
			return c.Name.In(t.lang)
		}
	}
	return id
}

func (t *teller) staff(id flows.StaffID) string { return t.house.StaffName(id, t.lang) }

func (t *teller) post(id flows.PostID) string {
	if id == flows.AllPosts {
		return t.say("全场", "all posts")
	}
	if p, ok := t.house.Post(id); ok {
		return cmp.Or(p.Name.In(t.lang), string(id))
	}
	return string(id)
}

func (t *teller) step(id flows.StepID) string {
	if s, ok := t.house.Step(id); ok {
		return s.Name.In(t.lang)
	}
	return string(id)
}

func (t *teller) room(id string) string {
	if r, ok := t.house.Room(flows.RoomID(id)); ok {
		return r.Name.In(t.lang)
	}
	return id
}

func (t *teller) flat(id string) string {
	if f, ok := t.house.Flat(flows.FlatID(id)); ok {
		return f.Name.In(t.lang)
	}
	return id
}

func (t *teller) item(id string) string {
	if i, ok := t.house.Item(id); ok {
		return i.Name.In(t.lang)
	}
	return id
}

func (t *teller) group(id flows.GroupID) string {
	if g, ok := t.house.Group(id); ok {
		return cmp.Or(g.Name.In(t.lang), string(id))
	}
	return string(id)
}

// word is what a value is called: flows.Basis, flows.CameBy, flows.Answer …;
// what has no name is shown by its id.
func (t *teller) word(v any, id string) string {
	if id == "" || t.words == nil {
		return id
	}
	return cmp.Or(t.words(v), id)
}

func (t *teller) cameBy(c flows.CameBy) string          { return t.word(c, string(c)) }
func (t *teller) umbrella(u flows.UmbrellaState) string { return t.word(u, string(u)) }
func (t *teller) basis(b flows.Basis) string            { return t.word(b, string(b)) }
func (t *teller) answer(a flows.Answer) string          { return t.word(a, string(a)) }

// why is a reason as it was given: typed, or the program's own words for it.
func (t *teller) why(reason string) string {
	if t.said == nil || reason == "" {
		return reason
	}
	return t.said(reason, false)
}

// leftOut is why a step was skipped or a call dropped.
func (t *teller) leftOut(reason string) string {
	if t.said == nil || reason == "" {
		return reason
	}
	return t.said(reason, true)
}

func (t *teller) rotation(r flows.Rotation) string { return t.word(r, string(r)) }
func (t *teller) mark(m flows.MarkKind) string     { return t.word(m, string(m)) }
func (t *teller) how(h flows.How) string           { return t.word(h, string(h)) }
func (t *teller) phoneEnd(e flows.PhoneEnd) string { return t.word(e, string(e)) }

// corrected is a value as it was before a correction, as its own column shows it.
func (t *teller) corrected(c flows.CorrectedRow) string {
	switch c.Field {
	case flows.FieldCameBy:
		return t.cameBy(flows.CameBy(c.Was))
	case flows.FieldPurpose:
		return t.purpose(c.Was)
	case flows.FieldOutcome:
		return t.outcome(c.Was)
	case flows.FieldArrived, flows.FieldDeparted:
		if at, err := time.Parse(time.RFC3339, c.Was); err == nil {
			return t.when(at)
		}
	}
	return c.Was
}

// passed says who was ahead and why not; somebody with a make-up turn or a kept
// place was ahead with that, by the line that granted it.
func (t *teller) passed(p []flows.Passed) string {
	parts := make([]string, len(p))
	for i, x := range p {
		why := t.word(x, x.Why)
		if x.As != "" {
			why += ", " + t.how(x.As)
		}
		if x.Line != 0 {
			why += " #" + record(x.Line)
		}
		parts[i] = t.staff(x.Staff) + " (" + why + ")"
	}
	return strings.Join(parts, "; ")
}

// reason is why a line was written: the rules' own words for a bye that is used
// up, the house's for a break, or what somebody typed.
func (t *teller) reason(e flows.TurnNoted) string {
	if b, ok := t.house.Rules.Break(e.Reason); ok && e.Reason != "" {
		return cmp.Or(b.Name.In(t.lang), b.ID)
	}
	switch e.Reason {
	case flows.WhyBye, flows.WhyWithBye:
		return t.word(flows.Passed{Staff: e.Staff, Why: e.Reason}, e.Reason)
	}
	return e.Reason
}

func (t *teller) people(ids []flows.StaffID) string {
	names := make([]string, len(ids))
	for i, id := range ids {
		names[i] = t.staff(id)
	}
	return strings.Join(names, "; ")
}

// record is the number of a record, empty for none.
func record(s flows.Seq) string {
	if s == 0 {
		return ""
	}
	return strconv.FormatUint(uint64(s), 10)
}

// places lists the rooms or flats of a party.
func places(list []flows.Stay, name func(id string) string) string {
	if len(list) == 0 {
		return ""
	}
	parts := make([]string, len(list))
	for i, s := range list {
		parts[i] = name(s.Place)
	}
	return strings.Join(parts, "; ")
}

// stays lists when a party came to rooms or flats, or left them.
func stays(list []flows.Stay, when func(flows.Stay) time.Time) []time.Time {
	if len(list) == 0 {
		return nil
	}
	times := make([]time.Time, len(list))
	for i, s := range list {
		times[i] = when(s)
	}
	return times
}

// served lists what a party was brought, one kind of thing, as "柠檬水×2".
func (t *teller) served(list []flows.Serving, what flows.ServingKind) string {
	var names []string
	sums := make(map[string]int)
	for _, s := range list {
		if s.What != what {
			continue
		}
		name := t.item(s.Item)
		if _, ok := sums[name]; !ok {
			names = append(names, name)
		}
		sums[name] += s.Quantity
	}
	for i, name := range names {
		names[i] = name + "×" + strconv.Itoa(sums[name])
	}
	return strings.Join(names, "; ")
}
