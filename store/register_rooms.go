package store

import (
	"cmp"
	"maps"
	"slices"
	"time"

	"reception/flows"
)

// A roomUse is one stay of one party in a VIP room.
type roomUse struct {
	visit *flows.VisitRow
	stay  flows.Stay
	next  time.Time // when the next party of the day came into the room
}

// roomRegister is who was in which VIP room, room by room, with the minutes it was
// used and those until the next party.
func roomRegister() register {
	return registerOf("rooms", flows.Words{ZH: "VIP室", EN: "VIP rooms"}, []column[roomUse]{
		text("room", "房间", func(t *teller, u roomUse) string { return t.room(u.stay.Place) }).printed(),
		date("date", "日期", func(t *teller, _ roomUse) flows.Date { return t.day }),
		known("visit_no", "编号", func(u roomUse) int { return u.visit.No }).printed(),
		text("guest", "客户", func(t *teller, u roomUse) string { return guest(t, u.visit) }).printed(),
		known("party", "人数", func(u roomUse) int { return u.visit.Party }),
		text("received_by", "接待人", func(t *teller, u roomUse) string { return t.staff(u.visit.Sales) }).printed(),
		moment("from", "入室", func(u roomUse) time.Time { return u.stay.From }).printed(),
		moment("to", "离室", func(u roomUse) time.Time { return u.stay.To }).printed(),
		took("minutes", "使用分钟", time.Minute, func(u roomUse) (from, to time.Time) { return u.stay.From, u.stay.To }).printed(),
		took("until_next", "到下一批分钟", time.Minute, func(u roomUse) (from, to time.Time) { return u.stay.To, u.next }),
	}, ofDay(roomUses))
}

func roomUses(l *flows.DayLog) []roomUse {
	var list []roomUse
	for _, v := range l.Visits {
		for _, s := range v.Rooms {
			list = append(list, roomUse{visit: v, stay: s})
		}
	}
	slices.SortStableFunc(list, func(a, b roomUse) int {
		return cmp.Or(cmp.Compare(a.stay.Place, b.stay.Place), a.stay.From.Compare(b.stay.From))
	})
	for i := range list[:max(0, len(list)-1)] {
		if next := list[i+1]; next.stay.Place == list[i].stay.Place {
			list[i].next = next.stay.From
		}
	}
	return list
}

// A roomSum is what one room of the house was on a day.
type roomSum struct {
	room                     flows.RoomID
	uses, turnovers, blocked int
	used, turned, longest    time.Duration
	free                     bool // when the day ended
}

// roomUseRegister is each room's day: how often and how long it was used, and how
// long it took until it was free for the next party.
func roomUseRegister(t *teller) register {
	minutes := func(d time.Duration) int { return int(d / time.Minute) }
	average := func(key, zh string, sum func(roomSum) (time.Duration, int)) column[roomSum] {
		return column[roomSum]{heading{key: key, zh: zh, kind: asNumber}, func(_ *teller, r roomSum) cell {
			d, n := sum(r)
			if n == 0 {
				return cell{kind: asNumber}
			}
			return numberCell(minutes(d / time.Duration(n)))
		}}
	}
	return registerOf("room_use", flows.Words{ZH: "VIP室使用", EN: "VIP room use"}, []column[roomSum]{
		text("room", "房间", func(t *teller, r roomSum) string { return t.room(string(r.room)) }).printed(),
		date("date", "日期", func(t *teller, _ roomSum) flows.Date { return t.day }),
		number("uses", "使用次数", func(r roomSum) int { return r.uses }).printed(),
		number("minutes", "使用分钟", func(r roomSum) int { return minutes(r.used) }).printed(),
		average("average_minutes", "平均每次分钟", func(r roomSum) (time.Duration, int) { return r.used, r.uses }).printed(),
		number("turnovers", "腾房次数", func(r roomSum) int { return r.turnovers }),
		average("average_turnover_minutes", "平均腾房分钟", func(r roomSum) (time.Duration, int) { return r.turned, r.turnovers }).printed(),
		known("longest_turnover_minutes", "最长腾房分钟", func(r roomSum) int { return minutes(r.longest) }).printed(),
		known("blocked", "停用次数", func(r roomSum) int { return r.blocked }),
		yesNo("free_at_end", "收门时已清洁", func(r roomSum) bool { return r.free }).printed(),
	}, func(p page) []roomSum {
		if p.day == nil {
			return nil
		}
		return roomSums(t.house, p.day, p.sums)
	})
}

// roomSums are the rooms in the order of the house, then those it does not name.
// What lasts longer than the day is counted to its end.
func roomSums(h *flows.House, l *flows.DayLog, sums *flows.ReportDay) []roomSum {
	var list []roomSum
	at := map[flows.RoomID]int{}
	of := func(id flows.RoomID) *roomSum {
		i, ok := at[id]
		if !ok {
			i, at[id] = len(list), len(list)
			list = append(list, roomSum{room: id, free: true})
		}
		return &list[i]
	}
	for i := range h.Rooms {
		of(h.Rooms[i].ID)
	}
	end := l.Ends()
	for _, u := range roomUses(l) {
		r, to := of(flows.RoomID(u.stay.Place)), u.stay.To
		r.uses++
		if to.IsZero() || to.After(end) {
			r.free, to = false, end
		}
		r.used += max(to.Sub(u.stay.From), 0)
	}
	for _, x := range l.Desk.Turnovers {
		r, took := of(x.Room), x.Took(end)
		r.turnovers++
		r.turned, r.longest = r.turned+took, max(r.longest, took)
		r.free = r.free && !x.Free.IsZero() && !x.Free.After(end)
	}
	if sums != nil {
		for _, id := range slices.Sorted(maps.Keys(sums.Rooms)) {
			of(id).blocked = sums.Rooms[id].Blocked
		}
	}
	return list
}

// requestRegister is what guests asked for, with what was promised and what it
// took: late is a delivery later than the call's red limit.
func requestRegister() register {
	type call = *flows.CallRow
	return registerOf("requests", flows.Words{ZH: "客户需求", EN: "Requests"}, []column[call]{
		moment("time", "时间", func(r call) time.Time { return r.At }).printed(),
		known("visit_no", "编号", func(r call) int { return visitNo(r.Visit) }).printed(),
		text("guest", "客户", func(t *teller, r call) string { return guest(t, r.Visit) }).printed(),
		text("room", "房间", func(t *teller, r call) string { return t.room(string(r.Called.Room)) }).printed(),
		text("name", "内容", callName).printed(),
		text("item", "物品", func(t *teller, r call) string { return t.item(r.Called.Item) }).printed(),
		known("quantity", "数量", func(r call) int { return r.Called.Quantity }).printed(),
		text("answered_by", "应答人", func(t *teller, r call) string { return t.staff(r.AnswerBy.Staff) }),
		moment("answered", "应答时间", func(r call) time.Time { return r.Answered }),
		moment("delivered", "送达", func(r call) time.Time { return r.Delivered }).printed(),
		took("minutes", "用时分钟", time.Minute, func(r call) (from, to time.Time) { return r.At, r.Delivered }).printed(),
		known("promised_minutes", "承诺分钟", func(r call) int { return int(r.Rule.Red / time.Minute) }),
		yesNo("late", "超时", late),
		text("reason", "原因", func(t *teller, r call) string { return cmp.Or(t.why(r.Reason), t.leftOut(r.Dropped)) }),
		known("call_id", "记录号", func(r call) int { return seq(r.ID) }),
	}, ofDay(requests))
}

func requests(l *flows.DayLog) (list []*flows.CallRow) {
	for _, c := range l.Calls {
		if c.Rule != nil && c.Rule.Delivers {
			list = append(list, c)
		}
	}
	return list
}

func late(c *flows.CallRow) bool {
	return c.Rule.Red > 0 && !c.Delivered.IsZero() && c.Delivered.Sub(cmp.Or(c.Answered, c.At)) > c.Rule.Red
}
