package lang

import "reception/flows"

func eventsZH() map[flows.Kind]sentence {
	m := saying{}

	m.add(says(func(s *story, e flows.DayOpened) string {
		group := ""
		if e.VisitGroup != "" {
			group = "接访组 " + s.group(e.VisitGroup)
		}
		phone := ""
		if e.PhoneGroup != "" {
			phone = "接电组 " + s.group(e.PhoneGroup)
		}
		return s.dayOpened("开始营业 "+string(e.Date), e, group, phone)
	}))
	m.add(says(func(s *story, e flows.DayClosed) string { return s.dayClosed("结束营业", e) }))
	m.add(says(func(s *story, e flows.HoleLeft) string { return s.holeLeft(e) }))
	m.add(says(func(s *story, e flows.WeatherChanged) string { return "天气：" + word(s.t.Names.Weather, e.Is) }))
	m.add(says(func(s *story, e flows.PostTaken) string {
		former := ""
		if e.Former != "" {
			former = "接替 " + s.staff(e.Former)
		}
		return s.staff(e.Staff) + " 上 " + s.post(e.Post) + s.details(former)
	}))
	m.add(says(func(s *story, e flows.PostLeft) string { return s.staff(e.Staff) + " 离开 " + s.post(e.Post) }))
	m.add(says(func(s *story, e flows.CameOn) string { return s.staff(e.Staff) + " 上班" }))
	m.add(says(func(s *story, e flows.WentOff) string { return s.staff(e.Staff) + " 下班" }))
	m.add(says(func(s *story, e flows.BreakTaken) string {
		return s.staff(e.Staff) + " 暂离" + s.details(s.reason(e.Reason))
	}))
	m.add(says(func(s *story, e flows.CameBack) string { return s.staff(e.Staff) + " 归岗" }))

	m.add(says(func(s *story, e flows.BookingMade) string {
		party, sales := "", ""
		if e.Party > 0 {
			party = s.t.People.Party(e.Party)
		}
		if e.Sales != "" {
			sales = "由 " + s.staff(e.Sales) + " 接待"
		}
		return "新预约：" + s.guest() + s.details(s.t.DayClock(e.When, s.h.Zone), party, sales)
	}))
	m.add(says(func(s *story, e flows.BookingAdvanced) string {
		return s.booking(e.Booking) + "：" + word(s.t.Names.Booking, e.To) + s.by("，", e.Manager, " 确认")
	}))
	m.add(says(func(s *story, e flows.BookingMoved) string {
		return s.booking(e.Booking) + " 改到 " + s.t.DayClock(e.When, s.h.Zone) + s.by("，", e.Who, " 经办") + s.why(e.Reason)
	}))
	m.add(says(func(s *story, e flows.BookingCancelled) string {
		return s.booking(e.Booking) + " 取消" + s.why(e.Reason)
	}))

	m.add(says(func(s *story, e flows.Arrived) string {
		party, by, asks, booked := "", "", "", ""
		if e.Party > 0 {
			party = s.t.People.Party(e.Party)
		}
		if e.CameBy != "" {
			by = word(s.t.Names.CameBy, e.CameBy)
		}
		if e.AsksFor != "" {
			asks = "指定 " + s.staff(e.AsksFor)
		}
		if e.Booking != 0 {
			booked = "有预约"
		}
		return s.arrival(e) + " 到访" + s.details(party, by, booked, asks)
	}))
	m.add(says(func(s *story, e flows.Identified) string {
		party, by, asks, purpose := "", "", "", ""
		if e.Party > 0 {
			party = s.t.People.Party(e.Party)
		}
		if e.CameBy != "" {
			by = word(s.t.Names.CameBy, e.CameBy)
		}
		if e.Purpose != "" {
			purpose = "来意 " + s.purpose(e.Purpose)
		}
		if e.AsksFor != "" {
			asks = "指定 " + s.staff(e.AsksFor)
		}
		return "补登 " + s.party(e.Visit) + s.details(party, by, purpose, asks)
	}))
	m.add(says(func(s *story, e flows.StepDone) string {
		next, covered := "", ""
		if e.Next != "" {
			next = "下一步 " + s.step(e.Next)
		}
		if e.Covered {
			covered = "兼岗代办"
		}
		if e.Skipped != "" {
			return s.party(e.Visit) + " 跳过「" + s.step(e.Step) + "」" + s.t.phrases.Reason(s.leftOut(e.Skipped)) + s.details(next)
		}
		return s.party(e.Visit) + " 完成「" + s.step(e.Step) + "」" + s.details(covered, next)
	}))
	m.add(says(func(s *story, e flows.Ticked) string {
		if e.Off {
			return s.party(e.Visit) + " 取消勾选：" + s.line(e.Item)
		}
		return s.party(e.Visit) + " 已办：" + s.line(e.Item)
	}))
	m.add(says(func(s *story, e flows.BayTaken) string { return s.party(e.Visit) + " 停在 " + s.bay(e.Bay) }))
	m.add(says(func(s *story, e flows.UmbrellaChanged) string {
		return s.party(e.Visit) + " 的伞：" + word(s.t.Names.Umbrella, e.To)
	}))
	m.add(says(func(s *story, e flows.Noted) string {
		note := s.t.People.Erased
		if s.r.Personal != nil {
			note = s.r.Personal.Note
		}
		return s.party(e.Visit) + " 备注：" + note
	}))
	m.add(says(func(s *story, e flows.TurnedAway) string { return "婉拒 " + s.party(e.Visit) + s.why(e.Reason) }))
	m.add(says(func(s *story, e flows.Departed) string {
		outcome := ""
		if e.Outcome != "" {
			outcome = s.outcome(e.Outcome)
		}
		return s.party(e.Visit) + " 离场" + s.details(outcome, s.missed(e)) + s.why(e.Reason)
	}))
	m.add(says(func(s *story, e flows.FlatEntered) string {
		return s.party(e.Visit) + " 进入 " + s.flat(e.Flat) + s.by("，", e.Manager, " 批准") + s.why(e.Reason)
	}))
	m.add(says(func(s *story, e flows.FlatLeft) string { return s.party(e.Visit) + " 离开 " + s.flat(e.Flat) }))

	m.add(says(func(s *story, e flows.SalesAssigned) string {
		if e.Basis == flows.BasisSeating {
			return s.staff(e.Staff) + " 先引 " + s.party(e.Visit) + " 落座，等原接待人员" + s.why(e.Reason)
		}
		return s.staff(e.Staff) + " 接待 " + s.party(e.Visit) + s.details(word(s.t.Names.Basis, e.Basis)) + s.why(e.Reason)
	}))
	m.add(says(func(s *story, e flows.TurnNoted) string { return s.turnOf(&e) }))
	m.add(says(func(s *story, e flows.RotaOrdered) string { return s.ordered(e.Group, e.Order, e.Reason) }))

	m.add(says(func(s *story, e flows.Called) string {
		to, visit, room, flat, item, text := "", "", "", "", "", ""
		if rule, ok := s.h.Call(e.Call); ok && rule.To == flows.AllPosts {
			to = "全场"
		} else if ok {
			to = s.post(rule.To)
		}
		if e.Visit != 0 {
			visit = s.party(e.Visit)
		}
		if e.Room != "" {
			room = s.room(e.Room)
		}
		if e.Flat != "" {
			flat = s.flat(e.Flat)
		}
		if e.Item != "" {
			item = s.goods(e.Item)
			if e.Quantity > 0 {
				item += " " + count(e.Quantity) + "份"
			}
		}
		if e.Text != "" {
			text = "「" + e.Text + "」"
		}
		return "呼叫" + to + "：" + s.call(e.Call) + s.details(visit, room, flat, item, text)
	}))
	m.add(says(func(s *story, e flows.Replied) string {
		return "答复「" + word(s.t.Names.Answer, e.Answer) + "」：" + s.called(e.Call) + s.why(e.Reason)
	}))
	m.add(says(func(s *story, e flows.Delivered) string { return "已办到：" + s.called(e.Call) }))
	m.add(says(func(s *story, e flows.StockCounted) string {
		said := "盘点 " + s.h.ItemName(e.Item, s.t.Tag) + "：" + count(e.N)
		if !e.First {
			said += "（账上 " + count(e.Was) + "）"
		}
		return said + s.details(s.reason(e.Reason))
	}))
	m.add(says(func(s *story, e flows.CallDropped) string {
		return "不再需要：" + s.called(e.Call) + s.why(e.Reason)
	}))

	m.add(says(func(s *story, e flows.RoomAsked) string { return s.party(e.Visit) + " 等候VIP室" }))
	m.add(says(func(s *story, e flows.RoomReserved) string { return s.room(e.Room) + " 留给 " + s.party(e.Visit) }))
	m.add(says(func(s *story, e flows.RoomEntered) string {
		if p, ok := s.h.Person(s.r.By.Staff); ok && p.Group != "" {
			return s.staff(p.ID) + " 在 " + s.room(e.Room) + " 接待 " + s.party(e.Visit)
		}
		return s.party(e.Visit) + " 进入 " + s.room(e.Room)
	}))
	m.add(says(func(s *story, e flows.RoomDeparting) string { return s.room(e.Room) + " 的客人即将离开" }))
	m.add(says(func(s *story, e flows.RoomLeft) string {
		return s.party(e.Visit) + " 离开 " + s.room(e.Room) + s.details("待清洁")
	}))
	m.add(says(func(s *story, e flows.RoomCleaning) string { return s.room(e.Room) + " 开始清洁" }))
	m.add(says(func(s *story, e flows.RoomFreed) string { return s.room(e.Room) + " 空出，可以使用" }))
	m.add(says(func(s *story, e flows.RoomBlocked) string { return s.room(e.Room) + " 停用" + s.why(e.Reason) }))
	m.add(says(func(s *story, e flows.RoomUnblocked) string { return s.room(e.Room) + " 恢复使用" }))

	m.add(says(func(s *story, e flows.TaskOpened) string {
		post, visit, room, due := "", "", "", ""
		if e.Post != "" {
			post = s.post(e.Post)
		}
		if e.Visit != 0 {
			visit = s.party(e.Visit)
		}
		if e.Room != "" {
			room = s.room(e.Room)
		}
		if !e.Due.IsZero() {
			due = s.t.Clock(e.Due, s.h.Zone) + " 前"
		}
		return "新任务：" + s.duty(e) + s.details(post, visit, room, due)
	}))
	m.add(says(func(s *story, e flows.TaskDone) string {
		if e.Reason != "" {
			return "任务不办了：" + s.task(e.Task) + s.why(e.Reason)
		}
		return "任务完成：" + s.task(e.Task)
	}))
	m.add(says(func(s *story, e flows.Undone) string {
		if what := s.undone(e.First); what != "" {
			return "撤销：" + what
		}
		return "撤销第 " + count(int(e.First)) + " 至 " + count(int(e.Last)) + " 条记录"
	}))
	return m
}
