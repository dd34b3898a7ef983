package lang

import "reception/flows"

// deskEventsZH are the events of corrections, roll call, hand-over and messages.
func deskEventsZH() map[flows.Kind]sentence {
	m := saying{}

	m.add(says(accessZH))
	m.add(says(func(s *story, e flows.Corrected) string {
		what, c := "更正 "+s.party(e.Visit)+" 的"+word(s.t.Names.Correctable, e.Field), s.change(e)
		switch {
		case c.hidden && s.r.Personal == nil:
			what += "：" + s.t.People.Erased
		case c.hidden:
			what += "：" + s.t.phrases.Hidden
		case c.was != "":
			what += "：原 " + c.was + "，现 " + c.now
		case c.now != "":
			what += "：现 " + c.now
		default:
			return what + s.why(e.Reason)
		}
		return what + "；原因：" + s.reason(e.Reason)
	}))
	m.add(says(func(s *story, e flows.Reopened) string {
		return "重新接待 " + s.party(e.Visit) + s.details("回到「"+s.step(e.Step)+"」") + s.why(e.Reason)
	}))
	m.add(says(func(s *story, e flows.VisitsMerged) string {
		return s.other(e.Other) + " 并入 " + s.party(e.Visit) + s.why(e.Reason)
	}))
	m.add(says(func(s *story, e flows.PartySplit) string {
		return s.party(e.Visit) + " 分出" + count(e.Go) + "人为第" + count(e.No) + "号" + s.details("留下"+count(e.Stay)+"人")
	}))

	m.add(says(func(s *story, e flows.RollBegun) string { return "开始清点人数" + s.why(e.Reason) }))
	m.add(says(func(s *story, e flows.RollMarked) string {
		who := s.staff(e.Staff)
		if e.Visit != 0 {
			who = s.party(e.Visit)
		}
		if e.Off {
			return who + " 改回没有找到"
		}
		return who + " 已确认安全"
	}))
	m.add(says(func(s *story, e flows.RollEnded) string {
		if e.Missing > 0 {
			return "清点人数结束" + s.details("还有"+count(e.Missing)+"组没有找到")
		}
		return "清点人数结束" + s.details("客人都已确认安全")
	}))

	m.add(says(func(s *story, e flows.HandedOver) string {
		what := "交班"
		if e.Post != "" {
			what += " " + s.post(e.Post)
		}
		return what + "：" + s.items(e.Items, func(clock string) string { return "（" + clock + " 前）" })
	}))
	m.add(says(func(s *story, e flows.HandoverTaken) string {
		what := s.staff(e.Staff) + " 接班"
		left, ok := s.handed(e.Handover)
		switch {
		case !ok:
			return what + s.details("交班 "+count(int(e.Handover)))
		case left.Post != "":
			what += " " + s.post(left.Post)
		}
		return what + s.details("接下"+count(len(left.Items))+"件事")
	}))
	m.add(says(func(s *story, e flows.MessageLeft) string {
		text := ""
		if s.r.Personal != nil && s.r.Personal.Note != "" {
			text = "「" + s.r.Personal.Note + "」"
		}
		return "给 " + s.staff(e.For) + " 留言：" + s.caller(s.r) + s.details(text)
	}))
	m.add(says(func(s *story, e flows.MessageClosed) string {
		what := "留言 " + count(int(e.Message))
		if from, to, ok := s.message(e.Message); ok {
			what = from + " 给 " + to + " 的留言"
		}
		return "已回电：" + what + s.details("结果："+e.Outcome)
	}))
	return m
}
