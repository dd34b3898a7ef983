package lang

func readingsZH() map[string]ReadingWords {
	type words = map[string]string
	return map[string]ReadingWords{
		"order": {"轮值办法", "怎样找出下一位", words{
			"round": "按顺序一圈一圈轮", "fewest_turns": "轮次最少的先", "longest_wait": "离上一轮最久的先"}},
		"newcomers": {"新到岗的人", "按轮次最少轮时，新到岗的人从几轮算起", words{
			"minimum": "从在岗的最少轮次算起", "nothing": "从零算起"}},
		"count_over": {"轮次累计", "轮次多久清零一次", words{
			"day": "每天清零", "month": "每月清零", "always": "一直累计"}},
		"idle_groups": {"多出来的组", "多于两组时，当天没有任务的组做什么", words{
			"rest": "休息", "phone": "一起接电"}},
		"carry_over": {"隔日有效", "补充机会和轮空能不能留到以后", words{
			"yes": "一直留到用掉", "no": "当天作废"}},
		"ordinary": {"常态接待量", "常态到访的建议组数怎么算", words{
			"day": "一天的总数", "at_once": "同时在场的组数"}},
		"waiting": {"等候值守", "哪些人算在等候值守", words{
			"idle": "在岗并且空闲的", "present": "在岗的都算"}},
		"makeup": {"何时补充", "接待预约或代接之后，何时补一次机会", words{
			"always": "一律补一次", "if_passed": "期间被越过才补"}},
		"makeups": {"补充机会的先后", "补充机会什么时候用", words{
			"first": "先于轮值顺序，早的先用", "with_turn": "同本人的一轮连着用"}},
		"passed_busy": {"忙时越过", "轮到时在忙被越过的人", words{
			"lost": "这一次就过了", "kept": "保留位次"}},
		"tied_up": {"接待不计轮的客人时", "轮到时正接待不计轮的客人", words{
			"kept": "保留位次", "lost": "这一次就过了"}},
		"booked_by_phone_group": {"接电组接预约", "预约客户的销售员当天在接电组，补什么", words{
			"visit_makeup": "补一次接访机会", "call_makeup": "补一次接电机会", "none": "不补"}},
		"booked_and_named": {"预约并指定", "预约客户同时指定了销售员，按哪条", words{
			"booked": "按预约（规则4）", "named": "按指定（规则7）"}},
		"returning": {"老客户再访", "接待自己的老客户怎么计", words{
			"bye": "计一轮，记轮空", "none": "不计轮"}},
		"returning_absent": {"原接待人员来不了", "原接待人员没能接待，计不计", words{
			"free": "不计", "charged": "照样计一轮"}},
		"returning_phone_group": {"原接待人员在接电组", "原接待人员当天在接电组，怎么计", words{
			"call_bye": "记接电轮空", "visit_bye": "记接访轮空", "none": "不计轮"}},
		"returning_names_other": {"老客户另指他人", "老客户指定了别的销售员，由谁接待", words{
			"named": "由被指定的人接待，归属不变", "original": "仍由原接待人员接待"}},
		"substitute_from": {"代接的人", "原接待人员来不了，由哪个组代接", words{
			"visit_group": "当天的接访组", "own_group": "原接待人员的本组"}},
		"substitute_on_turn": {"当值的人代接", "代接的正好是当值的人，怎么计", words{
			"makeup": "不计轮，接完照补一次", "turn": "计一轮，不再补"}},
		"registered": {"已登记", "怎样算已登记的客户", words{
			"card_or_visit": "填过资料卡，或计轮接待过", "card": "只认资料卡"}},
		"recognised": {"认出老客户", "凭什么认出老客户", words{
			"phone_and_name": "电话，或核对过的姓名", "phone": "只认电话"}},
		"reclassified": {"问路转看房", "问路的客人后来看房，计在谁头上", words{
			"receiver": "当时接待的人", "nobody": "谁都不计"}},
		"named": {"客户指定", "不当值的人被客户指定，怎么计", words{
			"bye": "计一轮，记轮空", "none": "不计轮"}},
		"named_from_phone_group": {"指定接电组的人", "接电组的人被来访客户指定，怎么算", words{
			"bye": "记接电轮空（规则7）", "makeup": "按支持，归岗补接电（规则8）"}},
		"bye_while_receiving": {"接待中被越过", "正接待那位客人时被越过，算不算轮空", words{
			"yes": "算，轮空就此抵用", "later": "不算，轮空留到下次"}},
		"second_salesperson": {"一组客人两位销售员", "后来加入的销售员计不计轮", words{
			"free": "不计，一组客人只计一轮", "charged": "也计一轮"}},
		"override": {"经理指派", "由经理指派、没有轮到的人怎么计", words{
			"bye": "计一轮，记轮空", "none": "不计轮"}},
		"support_unused": {"支持没接到人", "来支持却没有接待到客人，补不补接电", words{
			"makeup": "照补一次", "none": "不补"}},
		"not_picked_up": {"没接到的电话", "电话没有人接起来，计不计", words{
			"free": "不计", "charged": "计在该接的人头上"}},
		"caller_names": {"来电指定", "来电的人指定了接电组的人，怎么计", words{
			"bye": "计一轮，记接电轮空", "none": "不计轮"}},
		"put_through": {"转接", "电话转给同事，计在谁头上", words{
			"answerer": "先接起来的人", "colleague": "转去的同事"}},
		"media_day_booked": {"媒体开放日的预约", "媒体开放日，已预约的客户接不接待", words{
			"refused": "不接待，经理可以破例", "received": "照常接待"}},
	}
}
