package main

import (
	"encoding/json"
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"time"

	"reception/flows"
)

// A field is one field of a command, as "reception do" takes it: name=value.
type field struct {
	name string
	typ  reflect.Type
	tag  reflect.StructTag
}

// fieldsOf lists a command's fields in the order of its declaration, those of
// embedded structs in their place, as JSON does.
func fieldsOf(c flows.Command) []field { return fieldsIn(reflect.TypeOf(c)) }

func fieldsIn(t reflect.Type) []field {
	var fields []field
	for i := range t.NumField() {
		f := t.Field(i)
		name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
		switch {
		case f.Anonymous && name == "":
			fields = append(fields, fieldsIn(f.Type)...)
		case f.IsExported() && name != "-":
			fields = append(fields, field{name: name, typ: f.Type, tag: f.Tag})
		}
	}
	return fields
}

// takes says what a field wants, in a word or two.
func (f field) takes() string {
	if choices := f.choices(); len(choices) > 0 {
		return strings.Join(choices, "|")
	}
	switch {
	case f.typ == reflect.TypeFor[time.Time]():
		return "15:04 | 2006-01-02 15:04"
	case f.typ == reflect.TypeFor[flows.VisitRef]():
		return "7 | #3 | id"
	case f.typ == reflect.TypeFor[flows.EntryRef]():
		return "120 | complaint#3"
	case f.typ == ownType:
		return "field=text …"
	}
	if f.typ == reflect.TypeFor[[]flows.HandItem]() {
		return "text@15:04;text"
	}
	if f.typ == reflect.TypeFor[[]flows.LeaveOpen]() {
		return "room:VIP3=reason;…"
	}
	switch f.typ.Kind() {
	case reflect.Bool:
		return "yes|no"
	case reflect.Int, reflect.Int64, reflect.Uint64:
		return "number"
	case reflect.Slice:
		if f.typ.Elem().Kind() == reflect.Uint64 {
			return "1,2,3"
		}
		return "a,b,c"
	default:
		return "text"
	}
}

// choices are the values the schema allows, empty for any.
func (f field) choices() (values []string) {
	for part := range strings.SplitSeq(f.tag.Get("jsonschema"), ",") {
		if v, ok := strings.CutPrefix(part, "enum="); ok {
			values = append(values, v)
		}
	}
	return values
}

// fieldsJSON turns name=value arguments into the JSON object that ParseCommand
// reads. The name of a yes-or-no field alone means yes.
func fieldsJSON(c flows.Command, args []string, when func(string) (time.Time, error)) ([]byte, error) {
	fields := fieldsOf(c)
	object := make(map[string]json.RawMessage, len(args))
	own, takesOwn := ownFields(fields)
	for _, arg := range args {
		name, value, given := strings.Cut(arg, "=")
		i := slices.IndexFunc(fields, func(f field) bool { return f.name == name && f.typ != ownType })
		if id, ok := strings.CutPrefix(name, "fields."); takesOwn && given && (ok || i < 0) {
			if _, twice := own[flows.FieldID(id)]; twice {
				return nil, both("%s：“%s”写了两次", "%s: \"%s\" is given twice", c.Verb(), name)
			}
			own[flows.FieldID(id)] = value
			continue
		}
		if i < 0 {
			return nil, unknownField(c, fields, name)
		}
		if !given {
			if fields[i].typ.Kind() != reflect.Bool {
				return nil, both("%s：“%s”没有值：请写 %s=%s", "%s: \"%s\" has no value: write %s=%s", c.Verb(), arg, name, fields[i].takes())
			}
			value = "true"
		}
		if _, twice := object[name]; twice {
			return nil, both("%s：“%s”写了两次", "%s: \"%s\" is given twice", c.Verb(), name)
		}
		raw, err := fields[i].json(value, when)
		if err != nil {
			return nil, prefixed(fmt.Sprintf("%s: %s=%s: ", c.Verb(), name, value), err)
		}
		object[name] = raw
	}
	if len(own) > 0 {
		raw, err := json.Marshal(own)
		if err != nil {
			return nil, err
		}
		object["fields"] = raw
	}
	return json.Marshal(object)
}

var ownType = reflect.TypeFor[flows.EntryFields]()

// ownFields are the fields of a register, where a command takes any: they stand beside
// the command's own, or behind "fields." where they are called the same.
func ownFields(fields []field) (flows.EntryFields, bool) {
	return flows.EntryFields{}, slices.ContainsFunc(fields, func(f field) bool { return f.typ == ownType })
}

func unknownField(c flows.Command, fields []field, name string) error {
	names := make([]string, len(fields))
	for i, f := range fields {
		names[i] = f.name
	}
	return both("%s 没有“%s”这一项：有 %s", "%s has no field \"%s\": there are %s", c.Verb(), name, strings.Join(names, ", "))
}

// json writes a value as the field's type wants it.
func (f field) json(value string, when func(string) (time.Time, error)) (json.RawMessage, error) {
	switch {
	case f.typ == reflect.TypeFor[time.Time]():
		at, err := when(value)
		if err != nil {
			return nil, err
		}
		return json.Marshal(at)
	case f.typ == reflect.TypeFor[flows.VisitRef]():
		if value == "" {
			return nil, both("没说是哪一批：请写当天编号（#3）、编号（7）或到访时的 id", "which party is not said: give its number (#3), its id (7) or the id of its arrival")
		}
		return json.Marshal(flows.ParseVisitRef(value))
	case f.typ == reflect.TypeFor[flows.EntryRef]():
		ref, ok := flows.ParseEntryRef(value)
		if !ok {
			return nil, both("请写条目的编号（120），或登记簿和号（complaint#3）", "give the entry's id (120), or its register and number (complaint#3)")
		}
		return json.Marshal(ref)
	case f.typ == reflect.TypeFor[[]flows.HandItem]():
		return handItems(value, when)
	case f.typ == reflect.TypeFor[[]flows.LeaveOpen]():
		return leaveOpen(value)
	}
	switch f.typ.Kind() {
	case reflect.Bool:
		return boolJSON(value)
	case reflect.Int, reflect.Int64:
		n, err := strconv.ParseInt(value, 10, 64)
		if err != nil {
			return nil, both("这里要写整数", "this must be a whole number")
		}
		return json.Marshal(n)
	case reflect.Uint64:
		n, err := strconv.ParseUint(strings.TrimPrefix(value, "#"), 10, 64)
		if err != nil {
			return nil, both("这里要写不小于 0 的整数", "this must be a whole number, 0 or more")
		}
		return json.Marshal(n)
	case reflect.Slice:
		parts := strings.FieldsFunc(value, func(r rune) bool { return r == ',' || r == '，' || r == ' ' })
		if f.typ.Elem().Kind() == reflect.Uint64 {
			return wholeNumbers(parts)
		}
		return json.Marshal(parts)
	case reflect.String:
		return json.Marshal(value)
	default:
		return nil, fmt.Errorf("a field of type %s cannot be given here: use reception apply", f.typ)
	}
}

// wholeNumbers reads a list of them.
func wholeNumbers(parts []string) (json.RawMessage, error) {
	list := make([]uint64, len(parts))
	for i, part := range parts {
		n, err := strconv.ParseUint(part, 10, 64)
		if err != nil {
			return nil, both("这里要写用逗号隔开的整数：%s", "this must be whole numbers with commas between them: %s", part)
		}
		list[i] = n
	}
	return json.Marshal(list)
}

// leaveOpen reads what is left open at the closing: what it is, and why.
func leaveOpen(value string) (json.RawMessage, error) {
	var left []flows.LeaveOpen
	for _, part := range strings.FieldsFunc(value, func(r rune) bool { return r == ';' || r == '；' }) {
		hole, reason, ok := strings.Cut(part, "=")
		if !ok {
			return nil, both("请写 编号=原因，几项之间用分号：%s", "write ID=REASON, with semicolons between: %s", part)
		}
		left = append(left, flows.LeaveOpen{Hole: flows.HoleID(strings.TrimSpace(hole)), Reason: strings.TrimSpace(reason)})
	}
	return json.Marshal(left)
}

// handItems reads what is handed over: one thing after the other, with a semicolon
// between them and the time it is due behind an @.
func handItems(value string, when func(string) (time.Time, error)) (json.RawMessage, error) {
	var items []flows.HandItem
	for _, part := range strings.FieldsFunc(value, func(r rune) bool { return r == ';' || r == '；' || r == '\n' }) {
		text, due, timed := part, "", false
		if i := strings.LastIndexAny(part, "@＠"); i >= 0 {
			text, due = part[:i], strings.TrimSpace(strings.TrimLeft(part[i:], "@＠"))
			timed = due != ""
		}
		it := flows.HandItem{Text: strings.TrimSpace(text)}
		if timed {
			at, err := when(due)
			if err != nil {
				return nil, err
			}
			it.Due = at
		}
		items = append(items, it)
	}
	return json.Marshal(items)
}

func boolJSON(value string) (json.RawMessage, error) {
	switch strings.ToLower(value) {
	case "true", "yes", "y", "1", "是":
		return json.RawMessage("true"), nil
	case "false", "no", "n", "0", "否", "":
		return json.RawMessage("false"), nil
	}
	return nil, both("这里要写 yes 或 no", "this must be yes or no")
}

// parseTime reads a time as people type it: a full one with its zone, or one of
// the site's clock, on the given business day where the day is left out.
func parseTime(s string, now time.Time, h *flows.House) (time.Time, error) {
	if t, err := time.Parse(time.RFC3339, s); err == nil {
		return t, nil
	}
	for _, layout := range []string{"2006-01-02 15:04:05", "2006-01-02 15:04", "2006-01-02T15:04:05", "2006-01-02T15:04"} {
		if t, err := time.ParseInLocation(layout, s, h.Zone); err == nil {
			return t, nil
		}
	}
	for _, layout := range []string{"15:04", "15:04:05"} {
		if t, err := time.Parse(layout, s); err == nil {
			return clockTime(t, now, h), nil
		}
	}
	return time.Time{}, both("“%s”不是时间：请写 14:05、\"2026-11-22 14:05\" 或 2026-11-22T14:05:00+08:00",
		"\"%s\" is not a time: write 14:05, \"2026-11-22 14:05\" or 2026-11-22T14:05:00+08:00", s)
}

// clockTime is a time of day on the running business day: 00:30 belongs to the
// night after it.
func clockTime(t, now time.Time, h *flows.House) time.Time {
	day, err := time.Parse(time.DateOnly, string(flows.BusinessDay(now, h.Zone, h.DayChanges)))
	if err != nil {
		return t
	}
	d := day.Day()
	if t.Hour() < h.DayChanges {
		d++
	}
	return time.Date(day.Year(), day.Month(), d, t.Hour(), t.Minute(), t.Second(), 0, h.Zone)
}
