package flows_test

import (
	"math/rand/v2"
	"reflect"
	"time"

	. "reception/flows"
	"reception/flows/flowstest"
)

// A maker makes records and commands out of nothing but their types: ids that
// may or may not be there, words of the house and others.
type maker struct {
	rand    *rand.Rand
	h       *House
	persons map[Seq]*Personal
}

func (m *maker) opened(s Seq) *Personal { return m.persons[s] }

func (m *maker) record(seq Seq) Record {
	kinds := Kinds()
	k := kinds[m.rand.IntN(len(kinds))]
	if m.rand.IntN(4) == 0 {
		k = pickOf(m, KindInfo{}, mustKind("arrived"), mustKind("called"), mustKind("undone"))
	}
	r := Record{Seq: seq, At: m.time().UTC(), Entered: m.time().UTC(), Part: m.rand.IntN(2)}
	if k.Decode != nil {
		r.Event, _ = k.Decode(func(into any) error { m.fill(reflect.ValueOf(into).Elem()); return nil })
	}
	if m.rand.IntN(2) == 0 {
		r.Guest, r.Personal = GuestNo(m.rand.IntN(30)), &Personal{Surname: "王", Plate: "渝A12345"}
		if r.Guest != 0 {
			if m.persons == nil {
				m.persons = map[Seq]*Personal{}
			}
			m.persons[seq] = r.Personal
		}
	}
	return r
}

func mustKind(name string) KindInfo {
	for _, k := range Kinds() {
		if k.Name == name {
			return k
		}
	}
	panic("no kind " + name)
}

func pickOf[T any](m *maker, list ...T) T { return list[m.rand.IntN(len(list))] }

func (m *maker) time() time.Time {
	return pickOf(m, time.Time{}, flowstest.Morning, flowstest.Morning.Add(time.Duration(m.rand.IntN(3000))*time.Minute))
}

// words are what a field of a type may hold.
func (m *maker) words(typ reflect.Type) []string {
	words := []string{"", "x"}
	add := func(list any, field string) {
		for v, i := reflect.ValueOf(list), 0; i < v.Len(); i++ {
			words = append(words, v.Index(i).FieldByName(field).String())
		}
	}
	switch typ {
	case reflect.TypeFor[StaffID]():
		add(m.h.Staff, "ID")
	case reflect.TypeFor[PostID]():
		add(m.h.Posts, "ID")
	case reflect.TypeFor[RoomID]():
		add(m.h.Rooms, "ID")
	case reflect.TypeFor[BayID]():
		add(m.h.Bays, "ID")
	case reflect.TypeFor[FlatID]():
		add(m.h.Flats, "ID")
	case reflect.TypeFor[GroupID]():
		add(m.h.Groups, "ID")
	case reflect.TypeFor[StepID]():
		add(m.h.Steps, "ID")
	case reflect.TypeFor[KindID]():
		add(m.h.Kinds, "ID")
	case reflect.TypeFor[CallKind]():
		add(m.h.Calls, "Kind")
	case reflect.TypeFor[Answer]():
		words = append(words, string(Received), string(CanReceive), string(CannotReceive), string(CanVisit), string(Heard))
	case reflect.TypeFor[Date]():
		words = append(words, "2026-11-22", "2026-11-23")
	case reflect.TypeFor[Weather]():
		words = append(words, string(Rain))
	case reflect.TypeFor[BookingState]():
		words = append(words, string(BookingAgreed), string(BookingArrived), string(BookingOff))
	case reflect.TypeFor[UmbrellaState]():
		words = append(words, string(UmbrellaOwn), string(UmbrellaStored), string(UmbrellaLent))
	}
	return words
}

func (m *maker) fill(v reflect.Value) {
	switch {
	case v.Type() == reflect.TypeFor[time.Time]():
		v.Set(reflect.ValueOf(m.time()))
	case v.Kind() == reflect.Struct:
		for i := range v.NumField() {
			m.fill(v.Field(i))
		}
	case v.Kind() == reflect.String:
		v.SetString(pickOf(m, m.words(v.Type())...))
	case v.Kind() == reflect.Bool:
		v.SetBool(m.rand.IntN(2) == 0)
	case v.Kind() == reflect.Int:
		v.SetInt(int64(m.rand.IntN(4)))
	case v.Kind() == reflect.Uint64:
		v.SetUint(uint64(m.rand.IntN(60)))
	case v.Kind() == reflect.Slice:
		if n := m.rand.IntN(3); n > 0 {
			v.Set(reflect.MakeSlice(v.Type(), n, n))
			for i := range n {
				m.fill(v.Index(i))
			}
		}
	}
}
