package flows

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"
)

// fill puts what was given into a draft: cleaned, in the form it is kept in, and
// with what follows from it.
func (d *decision) fill(n *draft, fields EntryFields) error {
	for id := range fields {
		if f, ok := n.rule.Field(id); !ok || f.Is == FieldFixed {
			return &Refusal{Code: UnknownField, Register: n.Register, Given: string(id), Allowed: fieldIDs(n.rule)}
		}
	}
	for i := range n.rule.Fields { // in the house's order: maps have none
		f := &n.rule.Fields[i]
		text, ok := fields[f.ID]
		if f.Is == FieldFixed && len(f.Of) > 0 {
			text, ok = f.Of[0].ID, true
		}
		if !ok {
			continue
		}
		text, err := d.fieldText(f, text)
		if err != nil {
			err.Register, err.Entry, err.Item = n.Register, n.knownID(), ItemID(f.ID)
			return err
		}
		n.put(f, text, d.r.At, d.r.By)
	}
	for i := range n.rule.Fields {
		f := &n.rule.Fields[i]
		for _, derive := range f.Derive {
			if d.f.entryHolds(n.Entry, derive.When) && d.h.derives(n.Entry, derive) {
				n.put(f, derive.To, d.r.At, d.r.By)
				break
			}
		}
	}
	return d.inRange(n)
}

// derives reports whether the times that a rule asks for lie where it says.
func (h *House) derives(e *Entry, r DeriveRule) bool {
	lies := func(id FieldID, want bool) bool {
		if id == "" {
			return true
		}
		t, given := EntryTime(e.Get(id))
		in, said := h.InOffice(t)
		return given && said && in == want
	}
	return lies(r.Outside, false) && lies(r.Within, true)
}

// inRange refuses a number that its field may not be.
func (d *decision) inRange(n *draft) error {
	for i := range n.rule.Fields {
		f := &n.rule.Fields[i]
		text := n.Get(f.ID)
		for _, r := range f.Range {
			if text == "" || !d.f.entryHolds(n.Entry, r.When) {
				continue
			}
			if is := wholeNumber(text); is < r.From || is > r.To {
				return &Refusal{Code: BadValue, Given: text, Register: n.Register, Entry: n.knownID(), Item: ItemID(f.ID),
					Allowed: []string{fmt.Sprintf("%d…%d", r.From, r.To)}}
			}
			break
		}
	}
	return nil
}

// wholeNumber is a number as a field keeps it.
func wholeNumber(text string) int {
	n, err := strconv.Atoi(text)
	if err != nil {
		return 0 // of another house's field
	}
	return n
}

// put gives a field a text, if it says something new.
func (n *draft) put(f *FieldRule, text string, at time.Time, by By) {
	if n.Get(f.ID) == text {
		return
	}
	set := FieldSet{Field: f.ID, Text: text, Keep: f.Keep}
	if f.Personal != "" {
		known, _ := n.Person.Open()
		if n.personal != nil {
			known = *n.personal
		}
		set.Part = Field(f.Personal)
		if personalField[set.Part] == nil {
			set.Part = partMore
		}
		known = known.with(set.Part, f.ID, text)
		n.personal, n.Person = &known, Sealed{Seq: max(n.Person.Seq, 1), p: &known}
		set.Text = ""
	}
	n.set = append(slices.DeleteFunc(n.set, func(s FieldSet) bool { return s.Field == f.ID }), set)
	v := EntryValue{Field: f.ID, Text: set.Text, At: at, By: by, Part: set.Part}
	if i := slices.IndexFunc(n.Values, func(v EntryValue) bool { return v.Field == f.ID }); i >= 0 {
		n.Values[i] = v
		return
	}
	n.Values = append(n.Values, v)
}

// fieldText is a text in the form in which a field keeps it; an empty one is none.
func (d *decision) fieldText(f *FieldRule, given string) (string, *Refusal) {
	cleaned := d.clean
	if f.Is != FieldText {
		cleaned = d.word
	}
	text := cleaned(given, NoteRunes)
	if text == "" {
		return "", nil
	}
	bad := &Refusal{Code: BadValue, Given: text}
	switch f.Is {
	case FieldNumber:
		n, err := strconv.Atoi(text)
		if err != nil {
			return "", bad
		}
		return strconv.Itoa(n), nil
	case FieldMoney:
		return moneyText(text)
	case FieldYes:
		return yesText(text)
	case FieldChoice:
		return chosen(f.Of, text)
	case FieldMarks:
		return severalOf(f.Of, text)
	case FieldTime, FieldDate:
		return d.timeText(f.Is, text)
	case FieldSign:
		if len(f.Roles) > 0 {
			id, refusal := d.manager(StaffID(text), f.Roles)
			return string(id), refusal
		}
		return d.knownThing(FieldStaff, text)
	case FieldStaff, FieldPost, FieldRoom, FieldFlat, FieldBay, FieldItem:
		return d.knownThing(f.Is, text)
	}
	return text, nil
}

// knownThing is the id of something of the house.
func (d *decision) knownThing(is FieldKind, id string) (string, *Refusal) {
	known := map[FieldKind]struct {
		code Code
		is   func() bool
	}{
		FieldStaff: {UnknownStaff, func() bool { _, ok := d.h.Person(StaffID(id)); return ok }},
		FieldPost:  {UnknownPost, func() bool { _, ok := d.h.Post(PostID(id)); return ok }},
		FieldRoom:  {UnknownRoom, func() bool { _, ok := d.h.Room(RoomID(id)); return ok }},
		FieldFlat:  {UnknownFlat, func() bool { _, ok := d.h.Flat(FlatID(id)); return ok }},
		FieldBay:   {UnknownBay, func() bool { _, ok := d.h.Bay(BayID(id)); return ok }},
		FieldItem:  {UnknownItem, func() bool { _, ok := d.h.Item(id); return ok }},
	}[is]
	if !known.is() {
		return "", &Refusal{Code: known.code, Given: id}
	}
	return id, nil
}

// timeText reads a time of today, a time of a date, or a whole one, and a date.
func (d *decision) timeText(is FieldKind, text string) (string, *Refusal) {
	if is == FieldDate {
		t, err := time.Parse(time.DateOnly, text)
		if err != nil || !datable(t) {
			return "", &Refusal{Code: BadTime, Given: text}
		}
		return text, nil
	}
	t, err := time.Parse(time.RFC3339, text)
	for _, layout := range []string{"2006-01-02 15:04", "2006-01-02T15:04"} {
		if err != nil {
			t, err = time.ParseInLocation(layout, text, d.h.Zone)
		}
	}
	if err != nil { // a time of the business day: after midnight it is the next date
		date := BusinessDay(d.r.At, d.h.Zone, d.h.DayChanges)
		t, err = time.ParseInLocation("2006-01-02 15:04", fmt.Sprintf("%s %s", date, text), d.h.Zone)
		if err == nil && t.Hour() < d.h.DayChanges {
			t = t.AddDate(0, 0, 1)
		}
	}
	if err != nil || !datable(t) {
		return "", &Refusal{Code: BadTime, Given: text}
	}
	return whole(t).Format(time.RFC3339), nil
}

// EntryTime reads a time as a field keeps it.
func EntryTime(text string) (time.Time, bool) {
	t, err := time.Parse(time.RFC3339, text)
	return t, err == nil
}

// moneyText is an amount with two digits after the point.
func moneyText(text string) (string, *Refusal) {
	bad := &Refusal{Code: BadValue, Given: text}
	plain := strings.NewReplacer(",", "", "，", "", "¥", "", "￥", "", "元", "").Replace(text)
	whole, cents, _ := strings.Cut(strings.TrimSpace(plain), ".")
	sign := strings.HasPrefix(whole, "-")
	whole = strings.TrimPrefix(whole, "-")
	if len(cents) > 2 || len(whole) > 15 {
		return "", bad
	}
	cents = (cents + "00")[:2]
	n, err := strconv.ParseUint(whole+cents, 10, 63)
	if err != nil || whole == "" {
		return "", bad
	}
	text = fmt.Sprintf("%d.%02d", n/100, n%100)
	if sign && n > 0 {
		text = "-" + text
	}
	return text, nil
}

// Cents is an amount as a field keeps it, in hundredths.
func Cents(text string) (int64, bool) {
	n, err := strconv.ParseInt(strings.Replace(text, ".", "", 1), 10, 64)
	return n, err == nil && strings.Contains(text, ".")
}

func yesText(text string) (string, *Refusal) {
	switch strings.ToLower(text) {
	case isYes, "true", "1", "y", "是", "已", "有":
		return isYes, nil
	case isNo, "false", "0", "n", "否", "未", "无":
		return isNo, nil
	}
	return "", &Refusal{Code: BadValue, Given: text, Allowed: []string{isYes, isNo}}
}

// chosen finds a word by its id or its name.
func chosen(of []Choice, text string) (string, *Refusal) {
	for _, c := range of {
		if c.ID == text || c.Name.ZH == text || strings.EqualFold(c.Name.EN, text) {
			return c.ID, nil
		}
	}
	r := &Refusal{Code: BadValue, Given: text}
	for _, c := range of {
		r.Allowed = append(r.Allowed, c.ID)
	}
	return "", r
}

// severalOf are words of a list in its order, each once.
func severalOf(of []Choice, text string) (string, *Refusal) {
	var ids []string
	for _, word := range strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(",，、;；", r) }) {
		id, refusal := chosen(of, strings.TrimSpace(word))
		if refusal != nil {
			return "", refusal
		}
		ids = append(ids, id)
	}
	var sorted []string
	for _, c := range of {
		if slices.Contains(ids, c.ID) {
			sorted = append(sorted, c.ID)
		}
	}
	return strings.Join(sorted, ","), nil
}

func fieldIDs(r *RegisterRule) []string {
	var ids []string
	for i := range r.Fields {
		if r.Fields[i].Is != FieldFixed {
			ids = append(ids, string(r.Fields[i].ID))
		}
	}
	return ids
}
