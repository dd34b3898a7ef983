package lang

import (
	"strings"

	"reception/flows"
)

// turnEventsZH are the events of groups, rosters, support, the telephone and
// returning guests.
func turnEventsZH() map[flows.Kind]sentence {
	m := saying{}

	m.add(says(func(s *story, e flows.GroupsSet) string {
		phone := ""
		if e.Phone != "" {
			phone = "接电 " + s.group(e.Phone)
		}
		return "更正今天的分组：接访 " + s.group(e.Visit) + s.details(phone) + s.by("，", e.Manager, " 决定") + s.why(e.Reason)
	}))
	m.add(says(func(s *story, e flows.DayFlagged) string {
		if e.As == "" {
			return s.date(e.Date) + " 取消特别标记" + s.why(e.Reason)
		}
		return s.date(e.Date) + " 定为" + word(s.t.Names.Turns.Flag, e.As) + s.why(e.Reason)
	}))
	m.add(says(func(s *story, e flows.RosterSet) string {
		if len(e.Rest) == 0 {
			return s.date(e.Date) + " 轮休（待确认）：没有人轮休" + s.why(e.Reason)
		}
		return s.date(e.Date) + " 轮休（待确认）：" + s.people(e.Rest) + s.why(e.Reason)
	}))
	m.add(says(func(s *story, e flows.RosterConfirmed) string {
		return s.date(e.Date) + " 的轮休表已确认，开始生效" + s.by("，", e.Manager, " 确认")
	}))
	m.add(says(func(s *story, e flows.SupportCalled) string {
		return s.staff(e.Staff) + " 到接访组支持" + s.by("，", e.Manager, " 安排") + s.why(e.Reason)
	}))
	m.add(says(func(s *story, e flows.SupportEnded) string { return s.staff(e.Staff) + " 支持结束，归岗接电" }))
	m.add(says(func(s *story, e flows.WaitingChanged) string {
		must := ""
		if n := s.h.Limits.Waiting; n > 0 {
			must = "应有" + count(n) + "人"
		}
		if e.Short {
			return "等候值守不足：" + count(e.Idle) + "人" + s.details(must)
		}
		return "等候值守恢复到" + count(e.Idle) + "人" + s.details("缺人"+s.t.Minutes(e.After))
	}))
	m.add(says(func(s *story, e flows.Phoned) string {
		who, asks, through, about := "", "", "", ""
		if e.AsksFor != "" {
			asks = "指名找 " + s.staff(e.AsksFor)
		}
		if e.Through != "" {
			through = "转给 " + s.staff(e.Through)
		}
		if e.About != "" {
			about = "事由：" + e.About
		}
		switch {
		case e.Staff == "":
		case e.Answer == flows.PhoneMissed:
			who = "应由 " + s.staff(e.Staff) + " 接"
		default:
			who = s.staff(e.Staff) + " 接起"
		}
		return "来电" + word(s.t.Names.Turns.Phone, e.Answer) + s.details(who, asks, through, about)
	}))
	m.add(says(func(s *story, e flows.Overridden) string {
		what := "新预约"
		switch {
		case e.Visit != 0:
			what = s.party(e.Visit)
		case e.Booking != 0:
			what = s.booking(e.Booking)
		}
		return "破例放行 " + what + s.behind(e.Rule, 0) + s.by("，", e.Manager, " 决定") + s.why(e.Reason)
	}))

	m.add(says(func(s *story, e flows.Recognised) string {
		if e.Match == "" {
			return s.party(e.Visit) + " 不是先前按电话认出的那位老客户"
		}
		owner := ""
		if e.Owner != "" {
			owner = "原接待人员 " + s.staff(e.Owner)
		}
		return s.party(e.Visit) + " 是登记过的老客户" + s.details(word(s.t.Names.Turns.Match, e.Match), owner)
	}))
	m.add(says(func(s *story, e flows.GuestSeated) string {
		by := ""
		if e.Staff != "" {
			by = s.staff(e.Staff) + " 安排"
		}
		return s.party(e.Visit) + " 已落座" + s.details(by)
	}))
	m.add(says(func(s *story, e flows.OwnerTold) string {
		answer := s.t.Names.Turns.Told[flows.Coming]
		if e.Cannot {
			answer = s.t.Names.Turns.Told[flows.Cannot]
		}
		return "告知原接待人员 " + s.staff(e.Staff) + "：" + s.party(e.Visit) + " 到访" + s.details(answer) + s.why(e.Reason)
	}))
	m.add(says(func(s *story, e flows.ClientNoted) string {
		who := "客户档案 " + count(int(e.Client))
		if e.Visit != 0 {
			who = s.party(e.Visit)
		} else if e.Booking != 0 {
			who = s.booking(e.Booking)
		}
		owner, receiver := "", ""
		if e.Owner != "" {
			owner = "归属 " + s.staff(e.Owner)
		}
		if e.Receiver != "" {
			receiver = "由 " + s.staff(e.Receiver) + " 接待"
		}
		if e.Manager != "" {
			return who + " 的客户归属改为 " + s.staff(e.Owner) + s.by("，", e.Manager, " 决定") + s.why(e.Reason)
		}
		return who + " 记入客户档案" + s.details(owner, receiver) + s.why(e.Reason)
	}))
	return m
}

// people lists names.
func (s *speaker) people(ids []flows.StaffID) string {
	names := make([]string, len(ids))
	for i, id := range ids {
		names[i] = s.staff(id)
	}
	return strings.Join(names, s.t.phrases.Comma)
}
