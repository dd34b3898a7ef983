package lang

import (
	"reflect"
	"strings"
	"testing"
	"time"

	"reception/flows"
)

var testDay = time.Date(2026, 11, 22, 6, 32, 0, 0, time.UTC)

// fill gives every field of an event a value, so that no part of a sentence is
// left out; or only those that are never empty, to see the others left out.
func fill(v reflect.Value, all bool) {
	switch v.Kind() {
	case reflect.String:
		v.SetString("a " + v.Type().Name())
	case reflect.Int:
		v.SetInt(2)
	case reflect.Uint64:
		v.SetUint(1)
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 2, 2))
		for i := range v.Len() {
			fill(v.Index(i), true)
		}
	case reflect.Struct:
		if v.Type() == reflect.TypeFor[time.Time]() {
			v.Set(reflect.ValueOf(testDay))
			return
		}
		for i := range v.NumField() {
			if all || !strings.Contains(v.Type().Field(i).Tag.Get("cbor"), "omitempty") {
				fill(v.Field(i), true)
			}
		}
	}
}

func TestEveryEventReadsWell(t *testing.T) {
	f := testFloor()
	for _, text := range All() {
		seen := map[string]string{}
		for _, k := range flows.Kinds() {
			bare, err := k.Decode(func(into any) error { fill(reflect.ValueOf(into).Elem(), false); return nil })
			if err != nil {
				t.Fatal(err)
			}
			full, err := k.Decode(func(into any) error { fill(reflect.ValueOf(into).Elem(), true); return nil })
			if err != nil {
				t.Fatal(err)
			}
			for _, e := range []flows.Event{bare, full} {
				for _, by := range []flows.By{{}, {Post: "L1", Staff: "lina"}} {
					r := flows.Record{Seq: 41, At: testDay, By: by, Event: e}
					clean(t, text.Tag, k.Name, text.Event(r, testHouse, text.PartiesOf(f)))
					clean(t, text.Tag, k.Name, text.Event(r, nil, nil))
					earlier := func(flows.Seq) (flows.Record, bool) { return r, true }
					clean(t, text.Tag, k.Name, text.EventAmong(r, testHouse, text.PartiesOf(f), earlier))
				}
			}
			said := text.Event(flows.Record{Seq: 41, Event: bare}, testHouse, nil)
			if other, twice := seen[said]; twice {
				t.Errorf("%s: %s and %s both say %q", text.Tag, k.Name, other, said)
			}
			seen[said] = k.Name
		}
		clean(t, text.Tag, "a record without an event", text.Event(flows.Record{Seq: 9}, testHouse, nil))
	}
}

func TestEventsReadAsMeant(t *testing.T) {
	f := testFloor()
	gate, sales := flows.By{Post: "L1", Staff: "zhengshuang"}, flows.By{Post: "X1", Staff: "lina"}
	wang := &flows.Personal{Surname: "王", Title: "先生"}
	made := map[flows.Seq]flows.Record{
		30: {Seq: 30, Event: flows.Called{Call: "RC-08", Visit: 2, Item: "longjing"}},
		31: {Seq: 31, Guest: 31, Personal: wang, Event: flows.BookingMade{When: testDay}},
	}
	earlier := func(seq flows.Seq) (flows.Record, bool) { r, ok := made[seq]; return r, ok }
	for _, tc := range []struct {
		by     flows.By
		e      flows.Event
		p      *flows.Personal
		zh, en string
	}{
		{sales, flows.RoomEntered{Room: "VIP1", Visit: 2}, nil,
			"李娜 在 VIP1 接待 16 王先生", "Li Na receives 16 Mr Wang in VIP1"},
		{gate, flows.RoomEntered{Room: "VIP1", Visit: 2}, nil,
			"L1岗 郑爽：16 王先生 进入 VIP1", "L1 Zheng Shuang: 16 Mr Wang entered VIP1"},
		{gate, flows.Arrived{Visit: "walk_in", Party: 3, CameBy: flows.ByCar, AsksFor: "lina", No: 18}, wang,
			"L1岗 郑爽：18 王先生 到访，一行3人，自驾，指定 李娜", "L1 Zheng Shuang: 18 Mr Wang arrived, party of 3, car, asks for Li Na"},
		{flows.By{Terminal: "gate-camera"}, flows.Arrived{Visit: "walk_in", No: 18}, nil,
			"gate-camera：18号客人 到访", "gate-camera: Guest 18 arrived"},
		{flows.By{Post: "S1"}, flows.Called{Call: "RC-08", Visit: 2, Room: "VIP1", Item: "longjing", Quantity: 2}, nil,
			"水吧：呼叫水吧：送饮品，16 王先生，VIP1，龙井茶 2份", "Water bar: Call to water bar: Bring drinks, 16 Mr Wang, VIP1, 2 Longjing tea"},
		{flows.By{}, flows.Replied{Call: 30, Answer: flows.Received}, nil,
			"答复「收到」：送饮品、16 王先生", `Answer "received" to Bring drinks, 16 Mr Wang`},
		{flows.By{}, flows.BookingMoved{Booking: 31, When: testDay, Reason: "改期"}, nil,
			"王先生的预约 改到 11月22日 14:32，原因：改期", "The booking of Mr Wang moved to 22 Nov 14:32: 改期"},
		{sales, flows.BreakTaken{Staff: "lina", Reason: "lunch"}, nil, "李娜 暂离，用餐", "Li Na took a break, lunch"},
		{flows.By{}, flows.TurnNoted{Staff: "lina", Visit: 2, Rule: "3", Turns: 1, Cursor: "ouyang",
			Passed: []flows.Passed{{Staff: "zhengshuang", Why: "busy"}}}, nil,
			"李娜 接待 16 王先生，计1轮（规则3）；越过 郑爽（接待中）；下一位 欧阳娜娜",
			"Li Na receives 16 Mr Wang, 1 turn (rule 3); passed Zheng Shuang (with a guest); next Ouyang Nana"},
		{flows.By{}, flows.Undone{First: 30, Last: 30}, nil,
			"撤销：呼叫水吧：送饮品，16 王先生，龙井茶", "Undone: Call to water bar: Bring drinks, 16 Mr Wang, Longjing tea"},
		{flows.By{}, flows.Noted{Visit: 2}, &flows.Personal{Note: "喜欢高层\n带孩子"}, "16 王先生 备注：喜欢高层 带孩子", "16 Mr Wang, note: 喜欢高层 带孩子"},
		{flows.By{}, flows.Noted{Visit: 2}, nil, "16 王先生 备注：已删除", "16 Mr Wang, note: erased"},
	} {
		r := flows.Record{Seq: 40, At: testDay, By: tc.by, Event: tc.e, Personal: tc.p}
		if got := Of(flows.ZH).EventAmong(r, testHouse, Of(flows.ZH).PartiesOf(f), earlier); got != tc.zh {
			t.Errorf("got  %s\nwant %s", got, tc.zh)
		}
		if got := Of(flows.EN).EventAmong(r, testHouse, Of(flows.EN).PartiesOf(f), earlier); got != tc.en {
			t.Errorf("got  %s\nwant %s", got, tc.en)
		}
	}
}

// A name that the records no longer hold reads as erased, also where the party
// is known only by the record that brought it.
func TestErasedGuestInEvent(t *testing.T) {
	r := flows.Record{Seq: 5, Guest: 5, Event: flows.Arrived{No: 4}}
	if got := Of(flows.ZH).Event(r, nil, nil); !strings.HasPrefix(got, "4号客人（已删除）") {
		t.Error(got)
	}
	if got := Of(flows.EN).Event(r, nil, nil); !strings.HasPrefix(got, "Guest 4 (erased)") {
		t.Error(got)
	}
}
