package lang

import (
	"reflect"
	"regexp"
	"testing"
	"time"

	"reception/flows"
)

func TestTurnEventsReadAsMeant(t *testing.T) {
	h := *testHouse
	h.Limits.Waiting = 2
	h.Staff = append(h.Staff, flows.Staff{ID: "chen", Name: w("陈国栋", "Chen Guodong"), Roles: []string{"duty_manager"}})
	f := testFloor()
	for _, tc := range []struct {
		by     flows.StaffID
		e      flows.Event
		zh, en string
	}{
		{"lina", flows.GroupsSet{Visit: "a", Phone: "b", Reason: "培训", Manager: "chen"},
			"李娜：更正今天的分组：接访 销售A组，接电 b，值班经理 陈国栋 决定，原因：培训",
			"Li Na: Today's groups corrected: Sales group A receives visitors, b answers the phone, decided by duty manager Chen Guodong: 培训"},
		{"chen", flows.TurnNoted{Staff: "lina", Rule: "3", Turns: -1, How: flows.HowCorrected, Manager: "chen", Reason: "重复"},
			"值班经理 陈国栋 更正：给 李娜 减接访1轮，原因：重复", "Chen Guodong: Correction by duty manager Chen Guodong: Li Na is relieved of 1 turn: 重复"},
		{"chen", flows.RosterSet{Date: "2026-11-23", Rest: []flows.StaffID{"lina", "ouyang"}},
			"陈国栋：11月23日 周一 轮休（待确认）：李娜、欧阳娜娜", "Chen Guodong: Rest roster of Mon 23 Nov (draft): Li Na, Ouyang Nana"},
		{"", flows.RosterConfirmed{Date: "2026-11-23", Manager: "chen"},
			"11月23日 周一 的轮休表已确认，开始生效，值班经理 陈国栋 确认", "Rest roster of Mon 23 Nov is confirmed and in force, by duty manager Chen Guodong"},
		{"", flows.DayFlagged{Date: "2026-11-23", As: flows.MediaDay, Reason: "探盘"},
			"11月23日 周一 定为媒体开放日，原因：探盘", "Mon 23 Nov is a media open day: 探盘"},
		{"chen", flows.SupportCalled{Staff: "lina", Manager: "chen"},
			"陈国栋：李娜 到接访组支持", "Chen Guodong: Li Na called up to support the visit group"},
		{"lina", flows.SupportEnded{Staff: "lina"}, "李娜 支持结束，归岗接电", "Li Na is back at post after supporting"},
		{"", flows.WaitingChanged{Idle: 1, Short: true}, "等候值守不足：1人，应有2人", "Too few salespeople waiting: 1, should be 2"},
		{"", flows.WaitingChanged{Idle: 2, After: 12 * time.Minute}, "等候值守恢复到2人，缺人12分钟", "Salespeople waiting: 2 again, too few for 12 min"},
		{"", flows.Phoned{Staff: "lina", Answer: flows.PhoneAnswered, AsksFor: "ouyang", Through: "ouyang", About: "问价格"},
			"来电已接听，李娜 接起，指名找 欧阳娜娜，转给 欧阳娜娜，事由：问价格",
			`Phone call answered, picked up by Li Na, asks for Ouyang Nana, put through to Ouyang Nana, about "问价格"`},
		{"", flows.Phoned{Staff: "lina", Answer: flows.PhoneMissed}, "来电未接到，应由 李娜 接", "Phone call missed, Li Na was next"},
		{"", flows.Overridden{Rule: "12", Visit: 2, Manager: "chen", Reason: "贵宾"},
			"破例放行 16 王先生（规则12），值班经理 陈国栋 决定，原因：贵宾", "Exception for 16 Mr Wang (rule 12), decided by duty manager Chen Guodong: 贵宾"},
		{"", flows.Recognised{Visit: 2, Client: 4, Owner: "lina", Match: flows.MatchPhone},
			"16 王先生 是登记过的老客户，电话相符，原接待人员 李娜", "16 Mr Wang is a registered guest, phone number matches, original salesperson Li Na"},
		{"", flows.SalesAssigned{Visit: 2, Staff: "ouyang", Basis: flows.BasisSeating},
			"欧阳娜娜 先引 16 王先生 落座，等原接待人员", "Ouyang Nana seats 16 Mr Wang until the original comes"},
		{"", flows.OwnerTold{Visit: 2, Staff: "lina", Cannot: true, Reason: "在外地"},
			"告知原接待人员 李娜：16 王先生 到访，接待不了，原因：在外地", "Told the original Li Na of 16 Mr Wang, cannot come: 在外地"},
		{"", flows.ClientNoted{Visit: 2, Client: 4, Owner: "lina", Manager: "chen", Reason: "离职交接"},
			"16 王先生 的客户归属改为 李娜，值班经理 陈国栋 决定，原因：离职交接", "16 Mr Wang, new owner Li Na, decided by duty manager Chen Guodong: 离职交接"},
	} {
		r := flows.Record{Seq: 40, At: testDay, By: flows.By{Staff: tc.by}, Event: tc.e}
		if got := Of(flows.ZH).Event(r, &h, Of(flows.ZH).PartiesOf(f)); got != tc.zh {
			t.Errorf("got  %s\nwant %s", got, tc.zh)
		}
		if got := Of(flows.EN).Event(r, &h, Of(flows.EN).PartiesOf(f)); got != tc.en {
			t.Errorf("got  %s\nwant %s", got, tc.en)
		}
	}
}

// Chinese words hold no English but names of keys and of the VIP rooms, and the
// ids that a screen hands on.
func TestNoEnglishIsLeftInChinese(t *testing.T) {
	known := map[string]bool{"VIP": true, "Enter": true, "Tab": true, "Ctrl": true, "Esc": true, "English": true, "zh": true, "wxs": true,
		"lunch": true, "errand": true, "rest": true}
	latin := regexp.MustCompile(`[A-Za-z]{2,}`)
	walk(reflect.ValueOf(Of(flows.ZH)), "zh", func(v reflect.Value, path string) {
		said := ""
		switch v.Kind() {
		case reflect.String:
			said = v.String()
		case reflect.Func:
			said, _ = sample(v)
		}
		for _, word := range latin.FindAllString(said, -1) {
			if !known[word] {
				t.Errorf("%s: %q is English in %q", path, word, said)
			}
		}
	})
}
