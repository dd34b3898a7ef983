//go:build !windows

package main

import (
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"
)

// TestWholeVisitByKeys is the main job in the built program, in a real terminal,
// by keys alone: a walk-in in the rain, two in a car, own umbrella, a VIP room,
// lemon water, tea, a taxi home; then the export has every time and hand-off.
func TestWholeVisitByKeys(t *testing.T) {
	s := newSite(t, time.Now().Format(time.RFC3339))
	x := startTerminal(t, s, 120, 36, "--lang", "zh", "--by", "RC/zhuhui")
	x.see("先按 Ctrl+P 安排上岗")

	x.press("Ctrl+P", "Ctrl+A")
	x.see("整组上岗")
	x.press("Enter") // everybody, each to a post of their own
	x.see("有人 15", "销售在岗 8")
	x.press("Esc")
	x.see("李娜 下一位")
	x.press("Ctrl+W")
	x.see("现在的天气")
	x.press("2")
	x.gone("现在的天气")

	x.press("F2")
	x.see("登记来访")
	x.press("王先生 2 渝A12345 伞")
	x.see("登记 王先生 2人")
	x.press("Enter")
	x.see("1 可以接待", "2 无法接待")
	x.press("1")
	x.see("王先生 可以接待", "> Enter")
	x.enter("客户已前往")  // sent on: the reception centre is told
	x.enter("周洋 下一位") // it has acknowledged: 李娜 was on turn and is chosen
	x.tick("提醒带好车内贵重物品", "提醒关好车窗、车门")
	x.see("> Enter  L2")
	x.enter("Y1、Y2一同问好")
	x.tick("Y1、Y2一同问好", "接过雨伞,放入雨伞筒")
	x.see("已存伞")
	x.enter("X1 自我介绍")
	x.enter("X1 经过模型区")
	x.enter("X1 落座")
	x.tick("拉椅请客人落座", "关上门")
	x.see("请送柠檬水至接待区域")
	x.enter("S1 送水")
	x.enter("X1 填资料卡")
	x.tick("资料卡已填写")
	x.see("> Enter  X1")
	x.enter("X1 模型讲解")
	x.enter("要VIP室")
	x.enter("G1 安排VIP室并通知X1  VIP1")
	x.enter("X1 乘电梯")
	x.enter("X1 VIP室洽谈")

	x.request("要饮品")
	x.see("数量 1")
	x.press("2") // tea
	x.gone("数量 1")
	x.press("Esc")
	x.gone("请求与办理")
	x.request("收到: 01 王先生 要饮品 龙井茶")
	x.request("办好了：01 王先生 要饮品 龙井茶")

	x.request("叫出租车")
	x.request("收到: 01 王先生 叫出租车")
	x.request("出租车叫到了")
	x.see("记车牌")
	x.press("渝BT8888", "Enter")
	x.gone("记车牌 - ")
	x.press("Esc")
	x.gone("请求与办理")
	x.request("收到: 01 王先生 出租车已叫到")

	x.enter("VIP室客人即将离场") // RC-07
	x.enter("客人离开VIP室  VIP1")
	x.enter("还差：必做项还没勾：归还客人雨伞")
	x.tick("归还客人雨伞", "提醒客户不要遗忘随身物品")
	x.see("> Enter  L2")
	x.enter("在场 0")

	x.press("F4") // the room is turned round
	x.see("VIP1", "待清洁")
	x.enter("收到：打扫VIP室")
	x.enter("清洁中")
	x.enter("空 4")
	x.press("Ctrl+C", "Ctrl+C")
	<-x.ended
	exported(t, s)
}

// tick ticks lines of the checklist by their digits and sees them ticked.
func (x *terminal) tick(lines ...string) {
	x.t.Helper()
	for _, line := range lines {
		box := regexp.MustCompile(`(\d) [\[(].[\])] ` + regexp.QuoteMeta(line))
		x.press(x.finds(box))
		x.wait("tick "+line, func(screen string) bool {
			return strings.Contains(screen, "[✓] "+line) || strings.Contains(screen, "(✓) "+line)
		})
	}
}

// request opens what can be asked for the party and does the line with a text,
// by its digit.
func (x *terminal) request(line string) {
	x.t.Helper()
	x.press("F7")
	x.see("请求与办理")
	numbered := regexp.MustCompile(`(\d) ` + regexp.QuoteMeta(line)) // a frame that is half there may show the line elsewhere
	x.press(x.finds(numbered))
}

// finds waits for a text and returns its first group, from the frame that shows it.
func (x *terminal) finds(text *regexp.Regexp) (group string) {
	x.t.Helper()
	x.wait("see "+text.String(), func(screen string) bool {
		found := text.FindStringSubmatch(screen)
		if found != nil {
			group = found[1]
		}
		return found != nil
	})
	return group
}

// enter presses Enter and waits for what comes of it. The arrow before it shows
// that Enter is not being held down, which would count once only.
func (x *terminal) enter(then string) {
	x.t.Helper()
	x.gone(then)
	x.press("Up", "Enter")
	x.see(then)
}

func exported(t *testing.T, s *site) {
	t.Helper()
	s.now = time.Now()
	status, out, errs := s.run("", "export", "--day", "today", "--what", "visits", "--lang", "zh", "--names")
	if status != statusDone {
		t.Fatalf("export: status %d: %s", status, errs)
	}
	rows := readCSV(t, strings.SplitN(out, "\r\n\r\n", 2)[0])
	row := map[string]string{}
	for i, name := range rows[0] {
		row[name] = rows[1][i]
	}
	for name, want := range map[string]string{
		"客户": "王", "称谓": "先生", "人数": "2", "到访方式": "自驾", "车牌": "渝A12345", "接待人": "李娜", "VIP室": "VIP1",
		"离开时出租车": "渝BT8888", "计轮次": "1",
	} {
		if !strings.Contains(row[name], want) {
			t.Errorf("%s is %q, want %s", name, row[name], want)
		}
	}
	for _, name := range []string{"到达", "准入", "入室", "离室", "离开"} {
		if row[name] == "" {
			t.Errorf("the time of %s is missing", name)
		}
	}
	for _, drink := range []string{"柠檬水", "龙井茶"} {
		if !strings.Contains(row["饮品"], drink) {
			t.Errorf("drinks are %q, without %s", row["饮品"], drink)
		}
	}
	handOffs := readCSV(t, strings.SplitN(s.must("", "export", "--day", "today", "--what", "handoffs", "--lang", "zh", "--names"), "\r\n\r\n", 2)[0])
	at := slices.IndexFunc(handOffs[0], func(name string) bool { return strings.Contains(name, "环节") })
	if at < 0 {
		t.Fatalf("the hand-off log has no column for the step: %v", handOffs[0])
	}
	var steps []string
	for _, row := range handOffs[1:] {
		steps = append(steps, row[at])
		if times := len(regexp.MustCompile(`\d{4}-\d\d-\d\d \d\d:\d\d`).FindAllString(strings.Join(row, " "), -1)); times < 2 {
			t.Errorf("the hand-off of %s has no time: %v", row[at], row)
		}
	}
	want := []string{"门岗迎接", "停车", "迎宾", "自我介绍", "经过模型区", "落座", "送水", "填资料卡", "模型讲解", "等VIP室", "乘电梯", "VIP室洽谈", "送客"}
	if !slices.Equal(steps, want) {
		t.Errorf("hand-offs are %v, want %v", steps, want)
	}
}
