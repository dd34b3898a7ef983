package lang

import (
	"testing"

	"reception/flows"
)

func TestDeskEventsReadAsMeant(t *testing.T) {
	h := *testHouse
	h.Outcomes = []flows.Choice{{ID: "signed", Name: w("签约", "signed")}}
	f := testFloor()
	made := map[flows.Seq]flows.Record{
		30: {Seq: 30, Event: flows.HandedOver{Post: "L1", Items: []flows.HandItem{{Text: "补水"}}}},
		31: {Seq: 31, Guest: 31, Personal: &flows.Personal{Surname: "赵", Title: "先生", Phone: "13900001111"}, Event: flows.MessageLeft{For: "lina"}},
	}
	earlier := func(seq flows.Seq) (flows.Record, bool) { r, ok := made[seq]; return r, ok }
	for _, tc := range []struct {
		e      flows.Event
		p      *flows.Personal
		zh, en string
	}{
		{flows.Corrected{Visit: 2, Field: flows.FieldParty, Was: "2", Value: "3", Reason: "数错"}, nil,
			"更正 16 王先生 的人数：原 2人，现 3人；原因：数错", "Corrected party size of 16 Mr Wang: was 2 people, now 3 people; reason: 数错"},
		{flows.Corrected{Visit: 2, Field: flows.FieldCameBy, Value: "car", Reason: "补问"}, nil,
			"更正 16 王先生 的到访方式：原 未填，现 自驾；原因：补问", "Corrected way of coming of 16 Mr Wang: was blank, now car; reason: 补问"},
		{flows.Corrected{Visit: 2, Field: flows.FieldOutcome, Was: "left", Value: "signed", Reason: "漏记"}, nil,
			"更正 16 王先生 的结果：原 left，现 签约；原因：漏记", "Corrected outcome of 16 Mr Wang: was left, now signed; reason: not noted"},
		{flows.Corrected{Visit: 2, Field: flows.FieldArrived, Was: "2026-11-22T06:05:00Z", Value: "2026-11-22T06:10:00Z", Reason: "补录"}, nil,
			"更正 16 王先生 的到访时间：原 11月22日 14:05，现 11月22日 14:10；原因：补录",
			"Corrected time of arrival of 16 Mr Wang: was 22 Nov 14:05, now 22 Nov 14:10; reason: entered later"},
		{flows.Reopened{Visit: 2, Step: "park", Reason: "点错"}, nil,
			"重新接待 16 王先生，回到「停车」，原因：点错", `16 Mr Wang reopened, back at "Parking": 点错`},
		{flows.VisitsMerged{Visit: 2, Other: 1}, nil, "15 欧阳女士 并入 16 王先生", "15 Ms Ouyang merged into 16 Mr Wang"},
		{flows.PartySplit{Visit: 2, Stay: 3, Go: 2, No: 18}, nil,
			"16 王先生 分出2人为第18号，留下3人", "16 Mr Wang: 2 split off as no. 18, 3 stay"},
		{flows.RollBegun{Reason: "演习"}, nil, "开始清点人数，原因：演习", "Roll call begun: drill"},
		{flows.RollMarked{Visit: 2}, nil, "16 王先生 已确认安全", "16 Mr Wang seen safe"},
		{flows.RollMarked{Staff: "lina", Off: true}, nil, "李娜 改回没有找到", "Li Na not found after all"},
		{flows.RollEnded{Missing: 2}, nil, "清点人数结束，还有2组没有找到", "Roll call ended, 2 groups of guests not found"},
		{flows.RollEnded{}, nil, "清点人数结束，客人都已确认安全", "Roll call ended, all guests seen safe"},
		{flows.HandedOver{Post: "L1", Items: []flows.HandItem{{Text: "补水"}, {Text: "还伞", Due: testDay}}}, nil,
			"交班 L1岗：「补水」、「还伞」（11月22日 14:32 前）", `Handed over L1: "补水", "还伞" (by 22 Nov 14:32)`},
		{flows.HandoverTaken{Handover: 30, Staff: "lina"}, nil, "李娜 接班 L1岗，接下1件事", "Li Na took over L1, 1 item"},
		{flows.HandoverTaken{Handover: 9, Staff: "lina"}, nil, "李娜 接班，交班 9", "Li Na took over, hand-over 9"},
		{flows.MessageLeft{For: "lina"}, &flows.Personal{Surname: "赵", Title: "先生", Phone: "13900001111", Note: "想改到周日"},
			"给 李娜 留言：赵先生 13900001111，「想改到周日」", `Message for Li Na from Mr Zhao 13900001111, "想改到周日"`},
		{flows.MessageClosed{Message: 31, Outcome: "改好了"}, nil,
			"已回电：赵先生 给 李娜 的留言，结果：改好了", "Called back: message of Mr Zhao for Li Na, outcome: 改好了"},
		{flows.MessageClosed{Message: 9, Outcome: "空号"}, nil, "已回电：留言 9，结果：空号", "Called back: message 9, outcome: 空号"},
	} {
		r := flows.Record{Seq: 40, At: testDay, Event: tc.e, Personal: tc.p}
		for _, text := range All() {
			want := tc.zh
			if text.Tag == flows.EN {
				want = tc.en
			}
			if got := text.EventAmong(r, &h, text.PartiesOf(f), earlier); got != want {
				t.Errorf("got  %s\nwant %s", got, want)
			}
		}
	}
}

// A correction of personal data tells both values as far as the records that are
// left, and the mask, allow.
func TestCorrectionTellsWhatWasBefore(t *testing.T) {
	phone := func(seq flows.Seq, e flows.Event, phone string) flows.Record {
		r := flows.Record{Seq: seq, Event: e}
		if phone != "" {
			r.Guest, r.Personal = 10, &flows.Personal{Surname: "王", Phone: phone}
		}
		return r
	}
	mended := flows.Corrected{Visit: 10, Field: flows.FieldPhone, Reason: "打错"}
	erased := flows.Record{Seq: 11, Guest: 10, Event: flows.Identified{Visit: 10}}
	for name, tc := range map[string]struct {
		log  []flows.Record
		now  string
		want string
	}{
		"of the arrival":       {[]flows.Record{phone(10, flows.Arrived{}, "1381"), phone(11, flows.Identified{Visit: 9}, "7777")}, "1391", "：原 1381，现 1391；原因：打错"},
		"of the booking":       {[]flows.Record{phone(4, flows.BookingMade{}, "1384"), phone(10, flows.Arrived{Booking: 4}, "")}, "1391", "：原 1384，现 1391；原因：打错"},
		"entered later":        {[]flows.Record{phone(10, flows.Arrived{}, ""), phone(12, flows.Identified{Visit: 10}, "1382")}, "1391", "：原 1382，现 1391；原因：打错"},
		"none":                 {[]flows.Record{phone(10, flows.Arrived{}, "")}, "1391", "：原 未填，现 1391；原因：打错"},
		"taken away":           {[]flows.Record{phone(10, flows.Arrived{}, "1381")}, "", "：原 1381，现 未填；原因：打错"},
		"not at hand":          {nil, "1391", "：现 1391；原因：打错"},
		"erased before":        {[]flows.Record{erased}, "1391", "：现 1391；原因：打错"},
		"an undone correction": {[]flows.Record{phone(10, flows.Arrived{}, "1381"), phone(12, mended, "1382"), phone(13, flows.Undone{First: 12, Last: 12}, "")}, "1391", "：原 1381，现 1391；原因：打错"},
		"of the party it was split from": {[]flows.Record{phone(6, flows.Arrived{}, "1386"), phone(10, flows.PartySplit{Visit: 6}, ""), phone(12, flows.Identified{Visit: 6}, "7777")},
			"1391", "：原 1386，现 1391；原因：打错"},
		"of the entry merged into it": {[]flows.Record{phone(10, flows.Arrived{}, ""), phone(11, flows.Arrived{}, "1387"), phone(12, flows.VisitsMerged{Visit: 10, Other: 11}, "")},
			"1391", "：原 1387，现 1391；原因：打错"},
		"masked": {[]flows.Record{{Seq: 10, Personal: &flows.Personal{Surname: "王**"}, Event: flows.Arrived{}}}, "", "：（已遮）；原因：打错"},
	} {
		log := map[flows.Seq]flows.Record{}
		for _, r := range tc.log {
			log[r.Seq] = r
		}
		r := flows.Record{Seq: 20, Guest: 10, Personal: &flows.Personal{Surname: "王", Phone: tc.now}, Event: mended}
		got := Of(flows.ZH).EventAmong(r, testHouse, nil, func(seq flows.Seq) (flows.Record, bool) { r, ok := log[seq]; return r, ok })
		if want := "更正这组客人的手机号" + tc.want; got != want {
			t.Errorf("%s:\ngot  %s\nwant %s", name, got, want)
		}
	}
	gone := flows.Record{Seq: 20, Guest: 10, Event: mended}
	if got := Of(flows.EN).Event(gone, testHouse, nil); got != "Corrected phone number of this party: erased; reason: typed wrongly" {
		t.Error(got)
	}
}
