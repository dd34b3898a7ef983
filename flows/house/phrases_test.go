package house

import (
	"slices"
	"strings"
	"testing"

	"reception/flows"
)

// TestRadioPhrases compares the house with every phrase that domain.md 3.2
// prints, copied here with the placeholders of the source.
func TestRadioPhrases(t *testing.T) {
	h := mustDefault(t)
	for _, p := range []struct {
		call   flows.CallKind
		filled string // placeholder=source text …
		want   string
		short  string
		reply  string
	}{
		{call: "RC-01", want: "我是L1岗,呼叫销售中心,目前有一组客户要来参观,现在是否能接待,收到请回答。", reply: "可以接待/无法接待"},
		{call: "RC-02", filled: "guest=××先生 party_size=×", want: "我是L1岗,呼叫接待中心,××先生一行×人已前往展示中心,收到请回答。", reply: "收到"},
		{call: "RC-03", filled: "guest=××先生 party_size=×", want: "我是L1岗,呼叫接待中心,××先生一行×人已经抵达,请做好接待准备,收到请回答。", reply: "收到"},
		{call: "RC-04", want: "我是L1岗,呼叫全场,预约客户{guest}到访,共{party_size}人,请各岗位做好接待工作,客人{appearance}。"},
		{call: "RC-05", filled: "guest=××先生/××小姐 sales=××", want: "我是大客户经理××,呼叫大客户管家,××先生/××小姐即将前往VIP室请做好接待准备,收到请回话。", reply: "收到"},
		{call: "RC-05", filled: "guest=****先生/小姐", short: "****先生/小姐要去VIP室,请做好接待准备"},
		{call: "RC-06", filled: "sales=×× room=VIP×", want: "我是管家,呼叫大客户经理××,VIP×已经做好接待准备。", reply: "收到"},
		{call: "RC-06", filled: "room=VIP几", short: "VIP几,已经做好接待准备"},
		{call: "RC-07", filled: "guest=××先生/××小姐 sales=×× room=VIP×", want: "我是大客户经理××,呼叫接待中心,VIP×室××先生/××小姐即将离场请做好准备,收到请回话。", reply: "收到"},
		{call: "RC-08", filled: "sales=×× item=×× room=VIP×", want: "我是大客户经理××,呼叫水吧,请送××至VIP×室,收到请回答。", reply: "收到"},
		{call: "RC-09", filled: "sales=×× room=VIP×", want: "我是大客户经理××,呼叫大客户管家,VIP×需要复印身份证,收到请回话。", reply: "收到"},
		{call: "RC-10", filled: "sales=×× copies=XX item=××", want: "我是大客户经理××,呼叫大客户管家,请准备XX份××资料放至前台处,收到请回话。", reply: "收到"},
		{call: "RC-11", filled: "item=×××", want: "我是水吧,呼叫操作间,请将×××送至水吧台,收到请回话。", reply: "收到"},
		{call: "RC-12", filled: "room=VIP×", want: "我是大客户管家,呼叫水吧,VIP×客人已离去请前去打扫,收到请回话。", reply: "收到"},
		{call: "RC-13", filled: "item=×× room=VIP×", want: "我是大客户管家,呼叫水吧,请送××至VIP×室,收到请回答。", reply: "收到"},
		{call: "RC-14", filled: "sales=×× guest=XX先生", want: "我是大客户经理××,呼叫接待中心,XX先生即将离场,请做好送客准备,收到请回答。", reply: "收到"},
		{call: "RC-15", filled: "sales=XX guest=XX先生/小姐", want: "我是大客户经理XX,呼叫L1岗,请帮XX先生/小姐叫一辆出租车,谢谢", reply: "收到"},
		{call: "RC-16", filled: "sales=XX guest=XX先生/小姐", want: "XX经理,您的客户XX先生/小姐需要的出租车已经叫到。", reply: "收到,谢谢。"},
		{call: "RC-17", filled: "sales=××", want: "我是大客户经理××,呼叫大客户管家,收到请回答。", reply: "收到"},
		{call: "RC-18", want: "我是大客户经理{sales},呼叫水吧,请送柠檬水至接待区域,收到请回答。", reply: "收到"},
		{call: "RC-19", filled: "guest=xx先生/女士/小姐", want: "xx先生/女士/小姐已到"},
		{call: "RC-21", filled: "guest=**先生/小姐", want: "来访贵宾**先生/小姐已到访,请各岗位做好接待工作"},
		{call: "RC-24", reply: "可以参观/请稍候"},
	} {
		rule, ok := h.Call(p.call)
		if !ok {
			t.Errorf("%s is missing", p.call)
			continue
		}
		if got := fill(rule.Phrase.ZH, p.filled); p.want != "" && got != p.want {
			t.Errorf("%s says\n%s\nwant\n%s", p.call, got, p.want)
		}
		if got := fill(rule.Short.ZH, p.filled); p.short != "" && got != p.short {
			t.Errorf("%s in short says\n%s\nwant\n%s", p.call, got, p.short)
		}
		var replies []string
		for _, r := range rule.Replies {
			replies = append(replies, r.Text.ZH)
		}
		if got := strings.Join(replies, "/"); p.short == "" && got != p.reply {
			t.Errorf("%s is answered %q, want %q", p.call, got, p.reply)
		}
	}
}

// TestScripts does the same for what is said to guests (domain.md 2.1.1, 2.10).
func TestScripts(t *testing.T) {
	h := mustDefault(t)
	for _, p := range []struct {
		ref    string
		step   flows.StepID
		who    flows.PostID
		filled string
		want   string
	}{
		{"FL-01", "gate", "L1", "", "先生/小姐您好,请问您是来参观展示中心的吗?"},
		{"FL-02a", "gate", "L1", "guest=**先生/小姐", "**先生/小姐,欢迎光临,这边请。"},
		{"FL-02c", "gate", "L1", "", "您如有参观需求,请另行预约。"},
		{"FL-04", "greet", "Y1", "guest=**先生/小姐", "**先生/小姐,欢迎光临"},
		{"FL-05", "introduce", "X1", "guest=**先生/小姐 sales=***", "**先生/小姐您好,我是您的大客户经理***,今天由我为您讲解楼盘信息,请这边请。"},
		{"FL-06", "pass_model", "X1", "", "请这边走"},
		{"FL-08", "water", "S1", "guest=**先生/小姐", "对不起,打扰一下,**先生/小姐您好,(送上柠檬水),请慢用。"},
		{"FL-11", "model", "X1", "guest=**先生/小姐", "**先生/小姐,模型讲解就到这,下面我们去VIP室休息一下,进一步沟通。"},
		{"2.10", "farewell", "Y1", "", "请慢走,欢迎下次参观。"},
	} {
		step, _ := h.Step(p.step)
		if !slices.ContainsFunc(step.Say, func(l flows.Line) bool { return l.Who == p.who && fill(l.Text.ZH, p.filled) == p.want }) {
			t.Errorf("%s: %s does not let %s say %s", p.ref, p.step, p.who, p.want)
		}
	}
	model, _ := h.Step("model")
	if last := model.Say[len(model.Say)-1]; !strings.Contains(last.Text.ZH, "模型讲解就到这") {
		t.Errorf("the model talk closes with %q, want the invitation of FL-11", last.Text.ZH)
	}
}

func fill(phrase, values string) string {
	for _, v := range strings.Fields(values) {
		name, value, _ := strings.Cut(v, "=")
		phrase = strings.ReplaceAll(phrase, "{"+name+"}", value)
	}
	return phrase
}
