package lang

import "fmt"

func rotaWordsZH() RotaWords {
	return RotaWords{
		Pages: [5]string{"轮值", "台账", "来电", "公平", "轮休"},
		Next:  "下一位", Cursor: "顺序到此",
		Columns: RotaColumns{Name: "姓名", State: "现在", Marks: "补充 轮空 位次", Turns: "轮", Parties: "组", Calls: "电", Last: "上次"},
		Resting: "轮休", Helping: "支持", Idle: "今天不当值",
		HelpingFor: func(minutes string) string { return "支持接访 " + minutes },
		Kept:       "位次保留", Lost: "位次不保留",
		KeptBack: "位次保留：轮到时被越过，回来先轮到", LostBack: "位次不保留：轮到时被越过，这一次就过了",
		AwayToo: "。同时记为暂离，回来请记归岗",
		MarkShort: map[string]string{"visit_makeup": "补访", "call_makeup": "补电", "visit_bye": "轮空", "call_bye": "电轮空",
			"visit_place": "留位", "call_place": "电留位"},
		Waits: func(n, limit int) string { return fmt.Sprintf("等候值守 %d人（至少%d人）", n, limit) },
		WaitsShort: func(n, limit int, age string) string {
			return fmt.Sprintf("等候值守只有%d人（至少%d人），已 %s", n, limit, age)
		},
		Support: func(name string) string { return "支持下一位 " + name }, SupportNone: "没有人可以调来支持",
		AlsoAlerts: func(n int) string { return fmt.Sprintf("还有%d项", n) },
		Visits:     "接访", Calls: "接电", UpcomingAll: "接下来是谁，为什么",
		Upcoming:   func(of string, n int) string { return fmt.Sprintf("接下来%d位%s", n, of) },
		Later:      "等空下来：",
		NobodyNext: "现在没有人可以接电，请安排人归岗",
		NobodyAtWork: func(key string) string {
			return "还没有人上岗，按 " + key + " 上岗"
		},
		Cost:    func(tenths string) string { return "计" + tenths + "轮" },
		OfCalls: func(turns int) string { return fmt.Sprintf("接电%d轮", turns) },
		NoCost:  "不计轮", Order: "顺序",
		Only:     func(name string, n int) string { return fmt.Sprintf("只看 %s %d笔，空格 看全部", name, n) },
		WhyTitle: func(of string) string { return "为什么轮到：" + of },
		WhyLine:  func(line int) string { return fmt.Sprintf("账 #%d 的由来", line) },
		WhyNone:  "还没有记到轮值账上", Rules: "依据",
		PartyWhy: func(guest string) string { return guest + " 为什么由这位接待" },

		Key: "为什么", Act: "办理", Do: "更多", Call: "登记来电", Help: "调人支持", Skip: "跳过", Pause: "暂离", Page: "换页",
		Log: "看台账", Filter: "只看此人", Confirm: "确认轮休", Basis: "换依据", Rest: "排轮休", RestTake: "休/不休",
		Person1: "前后一位", Line1: "前后一笔",

		Menu: "轮值：还可以做什么", Person: func(name, doing string) string { return name + "  " + doing },
		SkipIt:  func(what string) string { return "跳过这一次" + what },
		WaiveIt: func(what string) string { return "放弃一次" + what },
		Why:     "为什么轮到、没轮到", Pauses: "暂离", Adjust: "经理更正轮值", LedgerOf: "看此人的台账", NewCall: "登记来电",
		CallSupport: "调来支持接访组", BackAtPost: "支持结束，归岗", Groups: "更正今天哪组接访", RestDay: "轮休表",
		OrderOf: func(group string) string { return "排 " + group + " 的轮值顺序" },
		OnDuty:  "上岗", OffDuty: "下岗，今天结束", IsBack: "归岗",
		SkipTitle: "跳过", AdjustTitle: "更正轮值", SupportTitle: "调接电组的人来支持接访", GroupsTitle: "更正今天的分组",
		TitleFor:        func(title, name string) string { return title + " " + name },
		ConfirmTitle:    func(day string) string { return "确认轮休：" + day },
		SkipReasons:     []string{"请不到人", "本人让出"},
		WaiveReasons:    []string{"本人放弃", "已另行补偿"},
		AdjustReasons:   []string{"漏记", "记错人", "与销售员核对后更正"},
		GroupReasons:    []string{"换班", "开错了组"},
		SupportReasons:  []string{"等候值守不足二人", "客人集中到访", "按顺序的人走不开"},
		OverrideReasons: []string{"经理指派", "客人要求换人", "当值的人走不开", "语言或专业对口"},
		PhoneAbout:      []string{"问项目", "约看房", "找人", "投诉", "广告推销", "打错"},
		SkipHelper: func(name string) string {
			return "轮到的是来支持的 " + name + "，跳过不了：请另派，或让此人归岗"
		},
		NeedManager: "请选由哪位经理负责",
		Who:         "谁", What: "更正什么", By: "加减", Manager: "经理", Answer: "结果", Answered: "谁接的", Through: "转给", About: "事由",
		VisitGroup: "接访组", PhoneGroup: "接电组", Plus: "加一次", Minus: "减一次",
		Before: "现在接访", After: "之后接访", BeforeCalls: "现在接电", AfterCalls: "之后接电", ReasonHere: "...", Writes: "会记账", NoLines: "不动轮值账", Same: "顺序不变",
		HasNow:    func(name string) string { return "现在由 " + name + " 接待" },
		HasNobody: "还没有人接待", ByTurn: func(name string) string { return "按轮值：" + name },
		Chosen:     func(what string) string { return "选 " + what },
		BasisIs:    func(what string) string { return "依据：" + what },
		PhoneTitle: "登记来电", PhoneEmpty: "今天还没有来电。Enter 登记来电",
		PhoneSummary: func(all, answered, silent, missed int) string {
			return fmt.Sprintf("共%d  接听%d  无应答%d  未接到%d", all, answered, silent, missed)
		},
		PhoneColumns: PhoneColumns{At: "时间", Answer: "结果", Staff: "谁接的", About: "事由"},
		PhoneAsks:    func(name string) string { return "找 " + name },
		PhoneThrough: func(name string) string { return "转给 " + name },
		PhoneSaved: func(name, how string) string {
			if name == "" {
				return "已登记来电：" + how
			}
			return "已登记来电：" + name + " " + how
		},
		FairTitle: func(from, to string) string {
			if from == to {
				return "每个人的账 " + to
			}
			return "每个人的账 " + from + " 到 " + to
		},
		FairSpans: [3]string{"今天", "本周", "本月"}, FairReading: "正在读取，请稍候。空格 换天数", Span: "换天数",
		FairMoreHint: "忙时过、离时过：轮到时在接待、不在。引座：引老客户落座。存补、存空：还没用的补充机会、轮空。更正：经理写的账",
		FairMore:     [6]string{"忙时过", "离时过", "引座", "存补", "存空", "更正"},
		FairColumns:  [10]string{"轮次", "组数", "补得", "补用", "放弃", "轮空", "指定", "轮外", "接电", "支持"},
		FairSum:      "合计", FairHint: "补得、补用、放弃：补充的接访和接电机会。指定：规则7。轮外：没按轮值而接待的， 含预约、老客户。 Enter 看这个人的台账",
		RestTitle: func(day string) string { return "轮休草稿：" + day },
		RestHint:  "上下 选人，空格或数字 休/不休，Enter 存草稿", RestNone: "未排",
		RestWarn:  "草稿不影响轮值。部门经理确认后才生效（规则3）",
		RestDraft: "草稿，未生效", RestConfirmed: func(name string) string { return name + " 已确认" },
		RestColumns: [3]string{"日期", "状态", "轮休"},
		RestIn:      "上班", RestOut: "轮休", RestUnmoved: "轮休没有变",
		RestSaved:   func(day string) string { return day + " 的轮休已存成草稿，待部门经理确认" },
		RestInForce: func(day string) string { return day + " 的轮休已生效" },
	}
}
