package flows_test

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"reflect"
	"runtime/debug"
	"slices"
	"testing"
	"time"

	"github.com/fxamacker/cbor/v2"

	. "reception/flows"
	"reception/flows/flowstest"
	"reception/flows/house"
)

// Apply takes any records in any order, also such as no rule would ever allow:
// it never panics, leaves the floors before as they were, and what it makes can
// be shown, kept as a snapshot and decided on.
func TestApplyTakesAnything(t *testing.T) {
	h := anyHouse(t)
	for seed := range uint64(rounds(60)) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			m := &maker{rand: rand.New(rand.NewPCG(seed, 1)), h: h}
			var f Floor
			var floors []Floor
			var bytes [][]byte
			for range 120 {
				r := m.record(f.Seq + 1)
				describe(t, r.Event, func() { f = f.Apply(r) })
				floors, bytes = append(floors, f), append(bytes, snapshot(t, f))
			}
			for i := range floors {
				if string(snapshot(t, floors[i])) != string(bytes[i]) {
					t.Fatalf("floor %d was changed by what came after it", i+1)
				}
			}
			var again Floor
			if err := cbor.Unmarshal(bytes[len(bytes)-1], &again); err != nil {
				t.Fatal(err)
			}
			again.Rejoin(m.opened)
			if !reflect.DeepEqual(again, f) {
				t.Errorf("read from its snapshot:\n got %s\nwant %s", dump(again), dump(f))
			}
			for _, h := range []*House{h, {Zone: time.UTC}} {
				m.show(&f, h)
				m.decide(t, f, h, 200)
			}
		})
	}
}

// The house may change from one start to the next while parties are inside:
// whatever it lacks then, every command is carried out or refused.
func TestDecideOnAnyHouse(t *testing.T) {
	for seed := range uint64(rounds(60)) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			h := anyHouse(t)
			m := &maker{rand: rand.New(rand.NewPCG(seed, 2)), h: h}
			p := flowstest.NewPlay(t, h).Staffed()
			m.play(t, p, 300)
			m.poorer()
			m.play(t, p, 300)
			m.show(&p.Floor, h)
			m.decide(t, p.Floor, h, 300)
		})
	}
}

// A step that the new house files leave out may have a party in it: it can still
// be taken to a room, and always leave.
func TestStepTakenOut(t *testing.T) {
	for i, step := range anyHouse(t).Steps {
		t.Run(string(step.ID), func(t *testing.T) {
			s := tell(t)
			id := s.takes(s.comesTo(&step), step.ID)
			ref := ByID(id)
			_ = s.Try(MakeCall{Kind: AskRoom, Visit: ref})
			less := *s.House
			less.Steps = slices.Delete(slices.Clone(less.Steps), i, i+1)
			s.House = &less
			s.show(id)
			for _, c := range []Command{Done{Visit: ref}, Done{Visit: ref, Skip: "x"}, SetTick{Visit: ref, Item: "seated"},
				MakeCall{Kind: FirstWater, Visit: ref}, RoomReady{Room: "VIP1", Visit: ref}, EnterRoom{Room: "VIP1", Visit: ref},
				TurnAway{Visit: ref, Reason: "x"}} {
				describe(t, c, func() { _ = s.Try(c) })
			}
			s.show(id)
			_ = s.Try(Leave{Visit: ref})
			_ = s.Try(LeaveRoom{Visit: ref})
			_ = s.Try(FreeRoom{Room: s.Visit(id).Room})
			for _, item := range []ItemID{"belongings", "decline_umbrella", "bow", "remarks_noted"} {
				_ = s.Try(SetTick{Visit: ref, Item: item})
			}
			if s.Visit(id).Inside() {
				s.Do(Depart{Visit: ref})
			}
		})
	}
}

func (s story) show(id VisitID) {
	_ = StatusOf(&s.Floor, s.House, s.Now)
	_ = s.Floor.Guide(s.House, s.Visit(id), s.Now)
}

func rounds(n int) int {
	if testing.Short() {
		return n / 10
	}
	return n
}

func anyHouse(t testing.TB) *House {
	t.Helper()
	h, err := house.Default()
	if err != nil {
		t.Fatal(err)
	}
	return h
}

func snapshot(t testing.TB, f Floor) []byte {
	t.Helper()
	o := cbor.CoreDetEncOptions()
	o.Time = cbor.TimeRFC3339NanoUTC
	enc, err := o.EncMode()
	if err != nil {
		t.Fatal(err)
	}
	b, err := enc.Marshal(f)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// describe says which event or command a panic came from.
func describe(t testing.TB, what any, do func()) {
	t.Helper()
	defer func() {
		if r := recover(); r != nil {
			t.Fatalf("%T %+v: %v\n%s", what, what, r, debug.Stack())
		}
	}()
	do()
}

// play does what people might do, as far as the house allows it.
func (m *maker) play(t *testing.T, p *flowstest.Play, n int) {
	t.Helper()
	d := dice{bytes: make([]byte, n)}
	for i := range d.bytes {
		d.bytes[i] = byte(m.rand.Uint32())
	}
	for len(d.bytes) > 0 {
		p.Wait(time.Minute)
		c := d.command(p)
		describe(t, c, func() { _ = p.Try(c) })
	}
}

// poorer takes something away from each list of the house.
func (m *maker) poorer() {
	v := reflect.ValueOf(m.h).Elem()
	for i := range v.NumField() {
		if list := v.Field(i); list.Kind() == reflect.Slice && m.rand.IntN(2) == 0 {
			from := m.rand.IntN(list.Len() + 1)
			list.Set(list.Slice(from, list.Len()))
		}
	}
	for i := range m.h.Calls {
		if m.rand.IntN(4) == 0 {
			m.h.Calls[i].Replies = nil
		}
	}
}

// show looks at a floor in every way there is.
func (m *maker) show(f *Floor, h *House) {
	_ = StatusOf(f, h, flowstest.Morning)
	for _, v := range f.Visits {
		_ = f.Guide(h, v, flowstest.Morning)
	}
	for _, c := range f.Calls {
		_ = f.CallText(h, c, EN)
	}
}

// decide asks for n commands, and goes on from those that are carried out.
func (m *maker) decide(t *testing.T, f Floor, h *House, n int) {
	t.Helper()
	all := Commands()
	now := flowstest.Morning.Add(50 * time.Hour)
	for range n {
		c := reflect.New(reflect.TypeOf(pickOf(m, all...))).Elem()
		m.fill(c)
		command := c.Interface().(Command)
		now = now.Add(time.Minute)
		describe(t, command, func() {
			o, _, err := f.Decide(h, now, Request{Command: command, At: pickOf(m, time.Time{}, now.Add(-time.Hour))})
			var refusal *Refusal
			switch {
			case err == nil:
				f = o.Floor
			case !errors.As(err, &refusal):
				t.Fatalf("%+v: not a refusal: %v", command, err)
			}
		})
	}
	m.show(&f, h)
}
