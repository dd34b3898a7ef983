package lang

import (
	"regexp"
	"strings"
	"testing"
	"time"

	"reception/flows"
	"reception/flows/flowstest"
	"reception/flows/house"
)

// A told is a played day of the default showroom, of which every new ledger line
// is said: lina, zhouyang, zhaomin, qianjin receive visitors in this order.
type told struct {
	*flowstest.Play
	t     *testing.T
	lines int
}

func tell(t *testing.T, set ...func(*flows.Rules)) *told {
	t.Helper()
	h, err := house.Default()
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range set {
		f(&h.Rules)
	}
	x := &told{Play: flowstest.NewPlay(t, h), t: t}
	x.Staffed()
	x.By = flows.By{Staff: "chenguodong"}
	x.Do(flows.SignOn{Staff: "chenguodong"})
	x.Do(flows.SignOn{Staff: "luoyi"})
	return x
}

// comes brings a party to its salesperson.
func (x *told) comes(surname string, set ...func(*flows.Arrive)) flows.VisitID {
	x.t.Helper()
	id := x.admitted(surname, set...)
	x.Do(flows.Assign{Visit: flows.ByID(id)})
	return id
}

func (x *told) admitted(surname string, set ...func(*flows.Arrive)) flows.VisitID {
	x.t.Helper()
	a := flows.Arrive{Guest: flows.Guest{Surname: surname, Title: "先生"}, Party: flows.Party{Party: 1, CameBy: flows.OnFoot}}
	for _, f := range set {
		f(&a)
	}
	return x.Admitted(a)
}

func asking(whom flows.StaffID) func(*flows.Arrive) {
	return func(a *flows.Arrive) { a.AsksFor = whom }
}

func (x *told) asksTheWay(surname string) flows.VisitID {
	x.t.Helper()
	id := x.Do(flows.Arrive{Guest: flows.Guest{Surname: surname, Title: "先生"}, Party: flows.Party{Purpose: "directions", CameBy: flows.OnFoot}}).Visit
	x.Do(flows.Assign{Visit: flows.ByID(id)})
	return id
}

func (x *told) goes(id flows.VisitID) {
	x.t.Helper()
	x.Wait(20 * time.Minute)
	x.Do(flows.Depart{Visit: flows.ByID(id), Reason: "x"})
}

// lineNo is the number of a ledger line, which depends on all that was done before.
var lineNo = regexp.MustCompile(`#\d+`)

// says compares the lines written since the last time with what they should say,
// Chinese and English in turn. The record says what the screen says.
func (x *told) says(want ...string) {
	x.t.Helper()
	zh, en := x.said(flows.ZH), x.said(flows.EN)
	var got []string
	for i := range zh {
		got = append(got, lineNo.ReplaceAllString(zh[i], "#N"), lineNo.ReplaceAllString(en[i], "#N"))
	}
	x.lines = len(x.Floor.Ledger)
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		x.t.Errorf("got\n  %s\nwant\n  %s", strings.Join(got, "\n  "), strings.Join(want, "\n  "))
	}
}

func (x *told) said(l flows.Lang) (said []string) {
	x.t.Helper()
	text := Of(l)
	for _, line := range x.Floor.Ledger[min(x.lines, len(x.Floor.Ledger)):] {
		s := text.Turn(line, x.House, &x.Floor)
		clean(x.t, l, "a ledger line", s)
		for _, why := range text.Why(x.Floor.WhyTurn(line), x.House, &x.Floor) {
			clean(x.t, l, "why", why)
		}
		if fact := text.FactAmong(x.record(line.Seq), x.House, text.PartiesOf(&x.Floor), x.earlier); fact != s {
			x.t.Errorf("the log says   %s\nthe ledger says %s", fact, s)
		}
		said = append(said, s)
	}
	return said
}

func (x *told) earlier(seq flows.Seq) (flows.Record, bool) { return x.record(seq), true }

func (x *told) record(seq flows.Seq) flows.Record { return x.Records[seq-1] }

func TestRule3_TurnInTheLedger(t *testing.T) {
	x := tell(t)
	x.comes("王")
	x.says("李娜 接待 01 王先生（当值），计1轮（规则3）；下一位 周洋",
		"Li Na receives 01 Mr Wang (on turn), 1 turn (rule 3); next Zhou Yang")
	x.Do(flows.Break{Staff: "zhouyang", Kind: "lunch"})
	x.comes("李")
	x.says("赵敏 接待 02 李先生（当值），计1轮（规则3）；越过 周洋（休息中）；下一位 钱进",
		"Zhao Min receives 02 Mr Li (on turn), 1 turn (rule 3); passed Zhou Yang (on a break); next Qian Jin")
}

func TestRule7_ByeInTheLedger(t *testing.T) {
	x := tell(t)
	a := x.comes("王", asking("zhouyang"))
	b := x.comes("李", asking("wuqian"))
	x.says("周洋 接待 01 王先生（客户指定），计1轮（规则7），记轮空一次",
		"Zhou Yang receives 01 Mr Wang (asked for), 1 turn (rule 7), owes one bye",
		"吴倩 接待 02 李先生（客户指定），计1轮（规则7），记接电轮空一次",
		"Wu Qian receives 02 Mr Li (asked for), 1 turn (rule 7), owes one call bye")
	x.goes(a)
	x.goes(b)
	x.comes("赵")
	x.lines = len(x.Floor.Ledger)
	x.comes("孙")
	x.says("周洋 这次越过，轮空抵用（规则7，账 #N）",
		"Zhou Yang is passed this time: the bye is used up (rule 7, line #N)",
		"赵敏 接待 04 孙先生（当值），计1轮（规则3）；越过 周洋（轮空）；下一位 钱进",
		"Zhao Min receives 04 Mr Sun (on turn), 1 turn (rule 3); passed Zhou Yang (bye); next Qian Jin")
}

func TestRule5_KeptPlaceInTheLedger(t *testing.T) {
	x := tell(t)
	way := x.asksTheWay("文")
	x.comes("王")
	x.says("李娜 接待 01 文先生（与销售无关），不计轮（规则5）",
		"Li Na receives 01 Mr Wen (not about sales), no turn (rule 5)",
		"李娜 在接待不计轮的客人，保留位次（规则5）",
		"Li Na is with a guest who costs no turn, keeps the place (rule 5)",
		"周洋 接待 02 王先生（当值），计1轮（规则3）；越过 李娜（接待不计轮的客人）；下一位 赵敏",
		"Zhou Yang receives 02 Mr Wang (on turn), 1 turn (rule 3); passed Li Na (with a guest who costs no turn); next Zhao Min")
	x.Do(flows.Identify{Visit: flows.ByID(way), Party: flows.Party{Purpose: "visit"}})
	x.says("李娜 接待 01 文先生，用保留的位次，计1轮（规则5，账 #N）",
		"Li Na receives 01 Mr Wen, on the kept place, 1 turn (rule 5, line #N)")
}

func TestRule4_BookedAndSupportInTheLedger(t *testing.T) {
	x := tell(t)
	b := x.Do(flows.Book{Guest: flows.Guest{Surname: "陈", Title: "女士", Phone: "13900001111"}, When: x.Now.Add(time.Hour), Sales: "zhaomin", Confirmed: true, Authority: flows.Authority{Manager: "tangwen"}})
	v := x.Do(flows.Arrive{Booking: flows.BookingID(b.First)}).Visit
	x.Do(flows.Assign{Visit: flows.ByID(v)})
	x.goes(v)
	x.says("赵敏 接待 01 陈女士（预约），不计轮（规则4）",
		"Zhao Min receives 01 Ms Chen (booked), no turn (rule 4)",
		"赵敏 完成预约接待（01 陈女士），补充一次接访机会（规则4）",
		"Zhao Min finished a booked reception (01 Ms Chen), gains one make-up visit turn (rule 4)")
	x.Do(flows.Waive{Staff: "zhaomin", Reason: "让给新人"})
	x.Do(flows.CallSupport{})
	x.Do(flows.BackAtPost{Staff: "wuqian"})
	x.says("赵敏 放弃一次补充接访机会（规则4，账 #N），值班经理 陈国栋 决定，原因：让给新人",
		"Zhao Min waives one make-up visit turn (rule 4, line #N), decided by duty manager Chen Guodong: 让给新人",
		"吴倩 支持接访组，占支持顺序一次（规则9），值班经理 陈国栋 决定；下一位支持 孙磊",
		"Wu Qian supports the visit group: one place of the support order (rule 9), decided by duty manager Chen Guodong; next for support Sun Lei",
		"吴倩 支持后归岗，补充一次接电机会（规则8）",
		"Wu Qian is back from support, gains one make-up call turn (rule 8)")
	x.Do(flows.PhoneCall{About: "问价格"})
	x.Do(flows.PhoneCall{})
	x.says("吴倩 接听来电，用补充的接电机会，计1轮（规则10，账 #N），事由：问价格",
		`Wu Qian answers a call, on a make-up call turn, 1 turn (rule 10, line #N), about "问价格"`,
		"吴倩 接听来电（当值），计1轮（规则10）；下一位接电 孙磊",
		"Wu Qian answers a call (on turn), 1 turn (rule 10); next for calls Sun Lei")
}

// A returning guest: seated by who is on turn, told to the original, taken over.
func TestRule6_ReturningInTheLedger(t *testing.T) {
	x := tell(t)
	known := func(a *flows.Arrive) { a.Phone = "13700002222" }
	x.goes(x.comes("王", known))
	x.lines = len(x.Floor.Ledger)
	v := x.admitted("王", known)
	x.Do(flows.Assign{Visit: flows.ByID(v)})
	x.Do(flows.Seat{Visit: flows.ByID(v)})
	x.Do(flows.Inform{Visit: flows.ByID(v), Answer: flows.Coming})
	x.Do(flows.Assign{Visit: flows.ByID(v), Staff: "lina", Basis: flows.BasisOriginal})
	x.says("周洋 引 02 王先生 落座，不计轮（规则6）",
		"Zhou Yang seats 02 Mr Wang, no turn (rule 6)",
		"李娜 接待 02 王先生（原接待），计1轮（规则6），记轮空一次",
		"Li Na receives 02 Mr Wang (returning guest), 1 turn (rule 6), owes one bye")
}

func TestManagersCorrectionsInTheLedger(t *testing.T) {
	x := tell(t)
	x.Do(flows.AdjustTurn{Staff: "lina", What: "visit_makeup", Reason: "昨天漏记"})
	x.Do(flows.AdjustTurn{Staff: "lina", What: "turn", By: -15, Tenths: true, Reason: "重复"})
	x.Do(flows.AdjustTurn{Staff: "lina", What: "visit_makeup", By: -1, Reason: "重复"})
	x.Do(flows.AdjustTurn{Staff: "zhaomin", What: "next_visit", Reason: "顺序排错"})
	x.Do(flows.Skip{Reason: "迟到"})
	x.says("值班经理 陈国栋 更正：给 李娜 记一次补充接访机会，原因：昨天漏记",
		"Correction by duty manager Chen Guodong: Li Na is given one make-up visit turn: 昨天漏记",
		"值班经理 陈国栋 更正：给 李娜 减接访1.5轮，原因：重复",
		"Correction by duty manager Chen Guodong: Li Na is relieved of 1.5 turns: 重复",
		"值班经理 陈国栋 更正：收回 李娜 的一次补充接访机会（账 #N），原因：重复",
		"Correction by duty manager Chen Guodong: Li Na loses one make-up visit turn (line #N): 重复",
		"值班经理 陈国栋 更正：接访下一位改为 赵敏（原为 李娜），原因：顺序排错",
		"Correction by duty manager Chen Guodong: next is now Zhao Min (was Li Na): 顺序排错",
		"跳过 赵敏（规则3）；下一位 钱进，原因：迟到",
		"Zhao Min is passed over (rule 3); next Qian Jin: 迟到")
}

// A guest who names somebody after all: the first line is taken back by another.
func TestTakenBackInTheLedger(t *testing.T) {
	x := tell(t)
	v := x.comes("王")
	x.lines = len(x.Floor.Ledger)
	x.Do(flows.Assign{Visit: flows.ByID(v), Staff: "qianjin", Basis: flows.BasisNamed, Instead: "lina"})
	x.says("更正 账 #N：李娜（01 王先生），退回1轮（规则7）；下一位 李娜",
		"Line #N corrected: Li Na (01 Mr Wang), 1 turn given back (rule 7); next Li Na",
		"钱进 接待 01 王先生（客户指定），计1轮（规则7），记轮空一次",
		"Qian Jin receives 01 Mr Wang (asked for), 1 turn (rule 7), owes one bye")
}

// What the readings other than the recommended ones write.
func TestOtherReadingsInTheLedger(t *testing.T) {
	x := tell(t, func(r *flows.Rules) { r.Order, r.CarryOver = "fewest_turns", "no" })
	x.Do(flows.SignOff{Staff: "qianjin"})
	for _, surname := range []string{"王", "李", "赵"} {
		x.comes(surname)
	}
	x.lines = len(x.Floor.Ledger)
	x.Do(flows.SignOn{Staff: "qianjin"})
	x.comes("孙")
	x.says("钱进 到岗，从在岗的最少轮次起算，记1轮（规则3）",
		"Qian Jin came on duty and starts level with the fewest turns present, 1 turn more (rule 3)",
		"钱进 接待 04 孙先生（轮次最少），计1轮（规则3）；越过 李娜（接待中）、周洋（接待中）、赵敏（接待中）",
		"Qian Jin receives 04 Mr Sun (fewest turns), 1 turn (rule 3); passed Li Na (with a guest), Zhou Yang (with a guest) and Zhao Min (with a guest)")
	x.Do(flows.AdjustTurn{Staff: "lina", What: "call_makeup", Reason: "x"})
	x.lines = len(x.Floor.Ledger) + 1
	x.Now = x.Now.Add(24 * time.Hour)
	x.Do(flows.OpenDay{})
	x.lines = 0
	x.says("李娜 的补充接电机会到日终作废（规则1，账 #N）", "The make-up call turn of Li Na ends with the day (rule 1, line #N)")
}
