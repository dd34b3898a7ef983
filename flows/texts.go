package flows

import (
	"errors"
	"reflect"
	"slices"
)

// What people type about a guest (reasons, calls spoken in their own words, tasks,
// notes of a register) is as personal as a name: "刘女士说 138… 打不通". Every field of
// an event that holds typed text says in its tag "text" whose it is: "guest", and then
// it is sealed with the guest's key where the record is about one; "house", of rotas,
// rooms and days, which stays readable; "word" for ids and codes that are nobody's.

// ErasedText stands where a text was that has been erased with its guest. It is for
// readers of either language.
const ErasedText = "已删除 erased"

// sealedMark stands in a record where a text is sealed. Nobody can type it: Clean
// takes control characters out.
const sealedMark = "\x01"

// errTexts means that a record and its sealed texts do not fit together.
var errTexts = errors.New("the texts are not those of the record")

// A textField is where events of a kind hold a text.
type textField struct {
	at    int // of the event's fields
	in    int // of the fields of its elements, where it is a list; -1 where it is the text itself
	guest bool
}

// textFields are those of every kind that has any.
var textFields = func() map[Kind][]textField {
	m := map[Kind][]textField{}
	for _, k := range kinds {
		if e, err := k.Decode(func(any) error { return nil }); err == nil {
			if list := textsOfType(reflect.TypeOf(e)); len(list) > 0 {
				m[k.Kind] = list
			}
		}
	}
	return m
}()

func textsOfType(t reflect.Type) (list []textField) {
	add := func(f reflect.StructField, at, in int) {
		if whose := f.Tag.Get("text"); whose == "guest" || whose == "house" {
			list = append(list, textField{at, in, whose == "guest"})
		}
	}
	for i := range t.NumField() {
		f := t.Field(i)
		if f.Type.Kind() != reflect.Slice || f.Type.Elem().Kind() != reflect.Struct {
			add(f, i, -1)
			continue
		}
		for j := range f.Type.Elem().NumField() {
			add(f.Type.Elem().Field(j), i, j)
		}
	}
	return list
}

// eachText goes over the texts of an event, empty ones too, and counts them.
func eachText(v reflect.Value, kind Kind, yield func(n int, guest bool, text reflect.Value)) {
	n := 0
	for _, f := range textFields[kind] {
		x := v.Field(f.at)
		if f.in < 0 {
			yield(n, f.guest, x)
			n++
			continue
		}
		for i := range x.Len() {
			yield(n, f.guest, x.Index(i).Field(f.in))
			n++
		}
	}
}

// withTexts is an event with some of its texts replaced.
func withTexts(e Event, replace func(n int, was string) string) Event {
	was := reflect.ValueOf(e)
	v := reflect.New(was.Type()).Elem()
	v.Set(was)
	for _, f := range textFields[e.Kind()] {
		if x := v.Field(f.at); f.in >= 0 && x.Len() > 0 { // other floors share the list
			own := reflect.MakeSlice(x.Type(), x.Len(), x.Len())
			reflect.Copy(own, x)
			x.Set(own)
		}
	}
	eachText(v, e.Kind(), func(n int, _ bool, text reflect.Value) { text.SetString(replace(n, text.String())) })
	return v.Interface().(Event) //nolint:forcetypeassert // it is of the type that it came from
}

// SealTexts takes the texts out of a record that belong to its guest: the event with
// marks in their places, and the texts in order.
func (r Record) SealTexts() (Event, []string) {
	if len(r.Typed) == 0 {
		return r.Event, nil
	}
	texts := make([]string, 0, len(r.Typed))
	return withTexts(r.Event, func(n int, was string) string {
		if !slices.Contains(r.Typed, n) {
			return was
		}
		texts = append(texts, was)
		return sealedMark
	}), texts
}

// UnsealTexts puts texts back where their marks are; known is false where they have
// been erased. It says which they were.
func UnsealTexts(e Event, texts []string, known bool) (Event, []int, error) {
	if len(textFields[e.Kind()]) == 0 {
		return e, nil, checkTexts(len(texts) == 0)
	}
	var typed []int
	eachText(reflect.ValueOf(e), e.Kind(), func(n int, _ bool, text reflect.Value) {
		if text.String() == sealedMark {
			typed = append(typed, n)
		}
	})
	if len(typed) == 0 || known && len(typed) != len(texts) {
		return e, nil, checkTexts(len(texts) == len(typed))
	}
	next := 0
	return withTexts(e, func(n int, was string) string {
		if was != sealedMark {
			return was
		}
		next++
		if !known {
			return ErasedText
		}
		return texts[next-1]
	}), typed, nil
}

func checkTexts(fit bool) error {
	if fit {
		return nil
	}
	return errTexts
}

// forgotten is the record with its guest's texts erased.
func (r Record) forgotten() Record {
	if len(r.Typed) > 0 {
		r.Event = withTexts(r.Event, func(n int, was string) string {
			if slices.Contains(r.Typed, n) {
				return ErasedText
			}
			return was
		})
	}
	return r
}

// Forgetting is the record without what it says of its guest, where that guest is one
// of those who are gone.
func (r Record) Forgetting(gone func(GuestNo) bool) Record {
	if r.Personal != nil && gone(r.Guest) {
		r.Personal = nil
	}
	if r.Whose != 0 && gone(r.Whose) {
		r = r.forgotten()
	}
	return r
}

// seals has a record's typed texts kept with the guest whom they are about. A party or
// a booking of whom nothing is known yet gets its number by the first of them.
func (d *decision) seals(r *Record) {
	if len(d.typed) == 0 || len(textFields[r.Event.Kind()]) == 0 {
		return
	}
	var typed []int
	eachText(reflect.ValueOf(r.Event), r.Event.Kind(), func(n int, guest bool, text reflect.Value) {
		if s := text.String(); guest && s != "" && slices.Contains(d.typed, s) && !d.h.lists(s) {
			typed = append(typed, n)
		}
	})
	if len(typed) == 0 {
		return
	}
	guest, about := d.f.textsOf(r)
	if !about {
		guest, about = d.ofCall(r)
	}
	if about {
		if guest == 0 {
			guest = GuestNo(r.Seq)
		}
		r.Whose, r.Typed = guest, typed
	}
}

// lists reports whether a text is a word of the house's own lists, which says nothing
// of a guest and is counted.
func (h *House) lists(s string) bool {
	if _, ok := h.Item(s); ok {
		return true
	}
	if _, ok := h.Room(RoomID(s)); ok {
		return true
	}
	return slices.ContainsFunc(h.Outcomes, func(o Choice) bool { return o.ID == s })
}

// A TypedText is a text of the floor that belongs to a guest.
type TypedText struct {
	Guest GuestNo `cbor:"1,keyasint"`
	Text  string  `cbor:"2,keyasint"`
	Visit VisitID `cbor:"3,keyasint,omitempty"` // it is about
	By    Seq     `cbor:"4,keyasint,omitempty"` // the record
}

// typed remembers whose a record's texts are, and gives the party or booking that they
// are about the number that begins with them.
func (ed *edit) typed(visit VisitID, booking BookingID) {
	r := ed.r
	ed.f.Typed = slices.Clip(ed.f.Typed)
	eachText(reflect.ValueOf(r.Event), r.Event.Kind(), func(n int, _ bool, text reflect.Value) {
		if slices.Contains(r.Typed, n) {
			ed.f.Typed = append(ed.f.Typed, TypedText{r.Whose, text.String(), visit, r.Seq})
		}
	})
	if r.Whose != GuestNo(r.Seq) || r.Guest != 0 {
		return
	}
	if v, ok := ed.f.Visit(visit); ok && v.Guest == 0 {
		ed.visit(visit).Guest = r.Whose
	} else if b, ok := ed.f.Booking(booking); ok && b.Guest == 0 {
		ed.booking(booking).Guest = r.Whose
	}
}
