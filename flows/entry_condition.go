package flows

import (
	"fmt"
	"slices"
	"strings"
)

// An EntryCondition is a list of words about an entry that must all hold; "!" before
// one turns it round:
//
//	told            the field is given (of a yes field: it is yes)
//	kind=a|b        the field is one of these, or has one of these marks
//	state:a|b       the entry is in one of these states
//	moved:a|b       one of these moves was made
//	over:sheet      every entry of that register that belongs to this one has ended,
//	                and there is one
//	open:sheet      an entry of that register that belongs to this one has not ended
type EntryCondition []string

func (f *Floor) entryHolds(e *Entry, cond EntryCondition) bool {
	for _, word := range cond {
		name, not := strings.CutPrefix(word, "!")
		if f.entryIs(e, name) == not {
			return false
		}
	}
	return true
}

func (f *Floor) entryIs(e *Entry, word string) bool {
	if what, names, ok := strings.Cut(word, ":"); ok {
		any := strings.Split(names, "|")
		switch what {
		case "state":
			return slices.Contains(any, string(e.State))
		case "moved":
			return slices.ContainsFunc(any, func(m string) bool { _, made := e.Moved(MoveID(m)); return made })
		case "over":
			some, open := f.partsOf(e.ID, any)
			return some && !open
		case "open":
			_, open := f.partsOf(e.ID, any)
			return open
		}
		return false
	}
	field, values, compares := strings.Cut(word, "=")
	is := e.Get(FieldID(field))
	if !compares {
		return is != "" && is != isNo
	}
	return slices.ContainsFunc(strings.Split(values, "|"), func(v string) bool {
		return is == v || slices.Contains(strings.Split(is, ","), v)
	})
}

// partsOf reports whether entries of some registers belong to one, and whether one of
// them has not ended.
func (f *Floor) partsOf(of EntryID, registers []string) (some, open bool) {
	for _, e := range f.Entries {
		if e.Of == of && slices.Contains(registers, string(e.Register)) {
			some, open = true, open || e.Open()
		}
	}
	return some, open
}

// Fault says what is wrong with a condition of a register, and false where nothing is;
// known tells which registers there are.
func (cond EntryCondition) Fault(r *RegisterRule, known func(RegisterID) bool) (Words, bool) {
	for _, word := range cond {
		name := strings.TrimPrefix(word, "!")
		what, names, ok := strings.Cut(name, ":")
		if !ok {
			field, values, compares := strings.Cut(name, "=")
			if fault, bad := r.fault(FieldID(field), values, compares); bad {
				return fault, true
			}
			continue
		}
		for _, id := range strings.Split(names, "|") {
			var is bool
			switch what {
			case "state":
				_, is = r.State(StateID(id))
			case "moved":
				_, is = r.Move(MoveID(id))
			case "over", "open":
				is = known(RegisterID(id))
			default:
				return faulty("%[1]q 不对：冒号前只能是 state、moved、over 或 open", "%[1]q cannot be used: before a colon there is state, moved, over or open", word), true
			}
			if !is {
				return faulty("%[1]q 里的 %[2]q 不存在", "%[1]q: there is no %[2]q", word, id), true
			}
		}
	}
	return Words{}, false
}

func (r *RegisterRule) fault(field FieldID, values string, compares bool) (Words, bool) {
	f, ok := r.Field(field)
	if !ok {
		return faulty("%[1]q 不是这本登记簿的栏目", "%[1]q is no field of this register", field), true
	}
	if !compares || len(f.Of) == 0 {
		return Words{}, false
	}
	for _, v := range strings.Split(values, "|") {
		if !slices.ContainsFunc(f.Of, func(c Choice) bool { return c.ID == v }) {
			return faulty("栏目 %[2]q 没有选项 %[1]q", "%[1]q is none of the words of the field %[2]q", v, field), true
		}
	}
	return Words{}, false
}

func faulty(zh, en string, args ...any) Words {
	return Words{ZH: fmt.Sprintf(zh, args...), EN: fmt.Sprintf(en, args...)}
}
