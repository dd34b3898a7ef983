package lang

import (
	"reflect"
	"strings"
	"testing"

	"reception/flows"
)

// Every step that a derivation can have is told in both languages, whatever it is
// made of.
func TestEveryStepOfAWhyReadsWell(t *testing.T) {
	values := constants(t)
	f := testFloor()
	for _, text := range All() {
		for _, what := range flows.Whats() {
			for _, as := range append(values["How"], "") {
				for _, staff := range []flows.StaffID{"lina", ""} {
					w := flows.Why{Rotation: flows.CallTurns, Staff: staff, Line: 7, Visit: 2, Steps: []flows.WhyStep{
						{Staff: "ouyang", What: what, Why: flows.WhyBusy, As: flows.How(as), Rule: "AMB-TR9", Line: 12, Kind: flows.VisitPlace},
						{Staff: "ouyang", What: what, Why: flows.WhyBye, As: flows.How(as)},
					}}
					for _, line := range append(text.Why(w, testHouse, f), text.Why(w, nil, nil)...) {
						clean(t, text.Tag, string(what), line)
					}
				}
			}
		}
		for _, r := range []flows.Rotation{flows.VisitTurns, flows.CallTurns, flows.SupportTurns} {
			clean(t, text.Tag, string(r), text.Why(flows.Why{Rotation: r}, nil, nil)[0])
		}
	}
}

// TestWhyNext_AMB_TR9 is example 4 of 4.4: a kept place comes before the order.
func TestWhyNext_AMB_TR9(t *testing.T) {
	x := tell(t)
	way := x.asksTheWay("文")
	x.goes(x.comes("王"))
	check := func(l flows.Lang, want ...string) {
		t.Helper()
		got := Of(l).Why(x.Floor.WhyNext(x.House, flows.VisitTurns), x.House, &x.Floor)
		for i := range got {
			got[i] = lineNo.ReplaceAllString(got[i], "#N")
		}
		if !reflect.DeepEqual(got, want) {
			t.Errorf("got\n  %s\nwant\n  %s", strings.Join(got, "\n  "), strings.Join(want, "\n  "))
		}
	}
	check(flows.ZH, "下一位接访：赵敏", "1. 李娜 有保留位次，但接待不计轮的客人，先留着（规则5，账 #N）", "2. 按接访顺序轮到 赵敏（规则3）", "3. 之后，下一位接访是 钱进（规则3）")
	x.goes(way)
	check(flows.ZH, "下一位接访：李娜", "1. 李娜 的位次保留着，现在空闲，先轮到（规则5，账 #N）")
	check(flows.EN, "Next for visits: Li Na", "1. Li Na has a kept place and is free now, so comes first (rule 5, line #N)")
}

// What was decided is told with its ledger line before its steps.
func TestWhyOfAPastChoice(t *testing.T) {
	x := tell(t)
	x.comes("王")
	x.comes("李", asking("zhaomin"))
	last := x.Floor.Ledger[len(x.Floor.Ledger)-1]
	got := Of(flows.ZH).Why(x.Floor.WhyTurn(last), x.House, &x.Floor)
	want := []string{"账 #" + count(int(last.Seq)) + "：赵敏 接待 02 李先生（客户指定），计1轮（规则7），记轮空一次", "1. 赵敏 计一轮（规则7）", "2. 赵敏 记一次轮空（规则7）"}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}

// What a manager corrected is told as such: a bye given by hand belongs to no
// guest, and tenths taken away are no reception without a turn.
func TestWhyOfCorrections(t *testing.T) {
	x := tell(t)
	for _, what := range []string{"visit_makeup", "visit_bye"} {
		x.Do(flows.AdjustTurn{Staff: "lina", What: what, Reason: "昨天漏记"})
	}
	got := Of(flows.ZH).Why(x.Floor.WhyUpcoming(x.House, flows.VisitTurns, 2)[1], x.House, &x.Floor)
	want := []string{"下一位接访：周洋", "1. 越过 李娜：轮空（规则3，账 #N）", "2. 按接访顺序轮到 周洋（规则3）", "3. 之后，下一位接访是 赵敏（规则3）"}
	for i := range got {
		got[i] = lineNo.ReplaceAllString(got[i], "#N")
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got\n  %s\nwant\n  %s", strings.Join(got, "\n  "), strings.Join(want, "\n  "))
	}
	x.Do(flows.AdjustTurn{Staff: "lina", What: "turn", By: -5, Tenths: true, Reason: "重复"})
	last := x.Floor.Ledger[len(x.Floor.Ledger)-1]
	got = Of(flows.ZH).Why(x.Floor.WhyTurn(last), x.House, &x.Floor)
	if len(got) != 2 || !strings.Contains(got[0], "减接访0.5轮") || got[1] != "1. 经理更正了 李娜 的轮值（规则3）" {
		t.Errorf("got %q", got)
	}
}

func TestWhatIfIsTold(t *testing.T) {
	x := tell(t)
	v := flows.ByID(x.admitted("王"))
	ask := func(l flows.Lang, c flows.Command) string {
		t.Helper()
		hyp, err := x.Floor.WhatIf(x.House, x.Now, flows.Request{By: x.By, Command: c}, 3)
		if err != nil {
			t.Fatal(err)
		}
		return strings.Join(Of(l).WhatIf(hyp, x.House, &x.Floor), "\n")
	}
	for _, tc := range []struct {
		l    flows.Lang
		c    flows.Command
		want []string
	}{
		{flows.ZH, flows.Assign{Visit: v}, []string{"现在的接访顺序：李娜、周洋、赵敏", "这样做之后：周洋、赵敏、钱进",
			"会记 1 笔账：", "1. 李娜 接待 01 王先生（当值），计1轮（规则3）；下一位 周洋"}},
		{flows.EN, flows.Assign{Visit: v, Staff: "qianjin", Basis: flows.BasisNamed}, []string{"The order for visits stays: Li Na, Zhou Yang, Zhao Min",
			"The ledger would have 1 more line:",
			"1. Qian Jin receives 01 Mr Wang (asked for), 1 turn (rule 7), owes one bye"}},
		{flows.ZH, flows.Assign{Visit: v, Staff: "qianjin", Basis: flows.BasisTurn}, []string{"不能这样做：现在轮到的是 李娜。请按轮值，或写明原因指派。"}},
		{flows.ZH, flows.PhoneCall{}, []string{"接访顺序不变：李娜、周洋、赵敏", "之后的接电顺序：孙磊、郑爽、冯雪",
			"会记 1 笔账：", "1. 吴倩 接听来电（当值），计1轮（规则10）；下一位接电 孙磊"}},
		{flows.EN, flows.SetWeather{Is: flows.Rain}, []string{"The order for visits stays: Li Na, Zhou Yang, Zhao Min", "No turn changes"}},
	} {
		if got := ask(tc.l, tc.c); got != strings.Join(tc.want, "\n") {
			t.Errorf("got\n%s\nwant\n%s", got, strings.Join(tc.want, "\n"))
		}
	}
}

func TestEveryRuleAndReadingHasWords(t *testing.T) {
	for _, text := range All() {
		for n := 1; n <= 12; n++ {
			clean(t, text.Tag, "the gist of a rule", text.RuleGist(count(n)))
			clean(t, text.Tag, "a rule", text.RuleText(count(n)))
		}
		for n := 1; n <= 27; n++ {
			id := "AMB-TR" + count(n)
			if name := text.Rule(id); name == "" || strings.Contains(name, id) {
				t.Errorf("%s: %s has no name: %q", text.Tag, id, name)
			}
		}
		for _, r := range flows.Readings() {
			w := text.Readings[r.Name]
			if w.Name == "" || w.Decides == "" {
				t.Errorf("%s: reading %s has no words", text.Tag, r.Name)
			}
			if len(w.Words) != len(r.Allowed) {
				t.Errorf("%s: reading %s has %d words, want %v", text.Tag, r.Name, len(w.Words), r.Allowed)
			}
			for _, a := range r.Allowed {
				if w.Words[a] == "" {
					t.Errorf("%s: reading %s: %s has no words", text.Tag, r.Name, a)
				}
			}
			if text.Rule(r.Ref) == r.Ref {
				t.Errorf("%s: reading %s rests on %s, which has no name", text.Tag, r.Name, r.Ref)
			}
		}
		if n := len(text.Readings); n != len(flows.Readings()) {
			t.Errorf("%s: words for %d readings, there are %d", text.Tag, n, len(flows.Readings()))
		}
	}
}

// A list that is refused names the line (issue 3: impossible orders).
func TestRefusedListsNameTheLine(t *testing.T) {
	x := tell(t)
	for _, tc := range []struct {
		c      flows.Command
		zh, en string
	}{
		{flows.RotaOrder{Group: "A", Order: []flows.StaffID{"lina", "zhouyang", "lina"}},
			"名单第3位「lina」重复，或不是本组的人。请改这一位。", `No. 3 of the list, "lina", is there twice or not in the group. Correct it.`},
		{flows.RotaOrder{Group: "A"}, "名单里没有人。请排好本组的人。", "There is nobody in the list. List the people of the group."},
		{flows.RestRoster{Rest: []flows.StaffID{"wuqian", "lina", "zhouyang", "zhaomin", "qianjin"}},
			"照这样轮休，销售A组 就没有人了（名单第2位起）。请每组至少留一人。",
			"With this roster nobody is left in Sales group A (from no. 2 of the list). Leave one of each group."},
	} {
		r, ok := x.Try(tc.c).(*flows.Refusal)
		if !ok {
			t.Fatalf("%+v is not refused", tc.c)
		}
		if got := Of(flows.ZH).Refusal(r, x.House, &x.Floor); got != tc.zh {
			t.Errorf("got  %s\nwant %s", got, tc.zh)
		}
		if got := Of(flows.EN).Refusal(r, x.House, &x.Floor); got != tc.en {
			t.Errorf("got  %s\nwant %s", got, tc.en)
		}
	}
}

// TestTR_2_1_LimitIsNamed: the warning for a third booking names the limit.
func TestTR_2_1_LimitIsNamed(t *testing.T) {
	h := *testHouse
	h.Limits.Booked, h.Limits.Ordinary = 2, 8
	for _, tc := range []struct {
		c      flows.Code
		zh, en string
	}{
		{flows.BookedFull, "已记下。请注意：这一天的预约已超过建议的2组。", "Done, but note: more than the recommended 2 bookings that day."},
		{flows.OrdinaryFull, "已记下。请注意：常态到访已超过建议的8组，能否接待请看现场力量。", "Done, but note: more than the recommended 8 ordinary parties."},
	} {
		if got := Of(flows.ZH).Warning(tc.c, flows.Outcome{}, &h); got != tc.zh {
			t.Errorf("got  %s\nwant %s", got, tc.zh)
		}
		if got := Of(flows.EN).Warning(tc.c, flows.Outcome{}, &h); got != tc.en {
			t.Errorf("got  %s\nwant %s", got, tc.en)
		}
	}
}
