// Package formtest leads to every form of the screens that takes text, by keys
// alone, on a floor where all of them can be opened. The tests of the screens and
// those of the built program type into the same forms.
package formtest

import (
	"testing"
	"time"

	"reception/flows"
	"reception/flows/flowstest"
)

// Floor is the second morning of a showroom: guests who come back, one at the
// gate on a media open day, one who has gone, a taxi asked for, a booking agreed
// and one taken down, a task, a message and a hand-over that wait.
func Floor(t testing.TB, h *flows.House) *flowstest.Play {
	p := flowstest.NewPlay(t, h).Staffed()
	p.By = flows.By{Post: "RC", Staff: "zhuhui", Terminal: "kiosk"}
	for _, g := range []flows.Guest{{Surname: "王", Title: "先生", Phone: "13900006602"}, {Surname: "欧阳", Title: "女士", Phone: "13600001111"},
		{Surname: "上官", Title: "女士", Phone: "13700008888"}} {
		p.Until(p.Admitted(flows.Arrive{Guest: g, Party: flows.Party{Party: 2, CameBy: flows.OnFoot}}), "")
		p.Wait(5 * time.Minute)
	}
	p.Do(flows.CloseDay{Force: true, Reason: "晚了"})
	p.Now = flowstest.Morning.Add(24 * time.Hour)
	p.Do(flows.OpenDay{})
	p.Staffed()
	for _, id := range []flows.StaffID{"luoyi", "tangwen"} {
		p.Do(flows.SignOn{Staff: id})
	}
	p.Do(flows.SignOn{Staff: "chenguodong", Post: "DM"})
	p.Do(flows.SetWeather{Is: flows.Rain})
	p.Wait(35 * time.Minute)
	books(p)
	guests(p)
	p.Do(flows.AdjustTurn{Authority: flows.Authority{Manager: "chenguodong"}, Staff: "zhouyang", What: "visit_makeup", Reason: "昨天漏记"})
	p.Do(flows.OpenTask{Text: "复印户型图", Post: "RC", Due: p.Now.Add(10 * time.Minute)})
	p.Do(flows.LeaveMessage{For: "qianjin", From: "东方", Title: "先生", Phone: "13812345678", Text: "想改到周六看房"})
	p.Do(flows.HandOver{Items: []flows.HandItem{{Text: "雨伞只剩4把"}}})
	p.Do(flows.FlagDay{Reason: "新楼盘发布"})
	p.Do(flows.Arrive{Guest: flows.Guest{Surname: "秦", Title: "先生"}, Party: flows.Party{Party: 2, CameBy: flows.OnFoot}})
	p.Wait(time.Minute)
	return p
}

// books is one booking of today that is agreed, and one of tomorrow that is not.
func books(p *flowstest.Play) {
	p.Do(flows.Book{Guest: flows.Guest{Surname: "司马", Title: "先生", Phone: "13633334444"}, When: p.Now.Add(2 * time.Hour), Party: 4,
		Sales: "lina", Confirmed: true, Authority: flows.Authority{Manager: "tangwen"}})
	p.Do(flows.Book{Guest: flows.Guest{Surname: "诸葛", Title: "女士", Phone: "13655556666"}, When: p.Now.Add(26 * time.Hour), Party: 2, Sales: "lina"})
}

// guests are those on the floor: two of yesterday with an original of their own,
// of whom one cannot come, one in a room with a taxi asked for, one at the model,
// and one who has gone.
func guests(p *flowstest.Play) {
	foot := func(surname, phone string, n int) flows.Arrive {
		return flows.Arrive{Guest: flows.Guest{Surname: surname, Title: "先生", Phone: phone}, Party: flows.Party{Party: n, CameBy: flows.OnFoot}}
	}
	gone := p.Admitted(foot("宋", "", 2))
	p.Do(flows.Depart{Visit: flows.ByID(gone)})
	liu := p.Admitted(foot("刘", "", 1))
	p.Until(liu, "in_room")
	p.Do(flows.MakeCall{Kind: flows.Taxi, Visit: flows.ByID(liu)})
	p.Do(flows.Reply{Call: p.Open(liu, flows.Taxi).ID})
	chen := p.Admitted(foot("陈", "", 4))
	p.Until(chen, "model")
	for id, staff := range map[flows.VisitID]flows.StaffID{liu: "zhaomin", chen: "qianjin"} { // so that many are free to stand in
		p.Do(flows.Assign{Visit: flows.ByID(id), Staff: staff, Basis: flows.BasisOverride, Reason: "忙", Instead: p.Visit(id).Sales})
	}
	p.Do(flows.MakeCall{Kind: flows.AskFlat, Visit: flows.ByID(liu), Flat: "A"}) // which is told of the next party as well
	p.Do(flows.Reply{Call: p.Open(liu, flows.AskFlat).ID, Answer: flows.CanVisit})
	p.Do(flows.MakeCall{Kind: flows.FlatHeadcount, Visit: flows.ByID(chen), Flat: "A"})
	p.Do(flows.Reply{Call: p.Open(chen, flows.FlatHeadcount).ID})
	var back *flows.Visit
	for _, phone := range []string{"13900006602", "13600001111"} {
		id := p.Admitted(foot("", phone, 2))
		p.Until(id, "introduce")
		back = p.Visit(id)
		p.Do(p.Floor.Guide(p.House, back, p.Now).Next.Command) // is seated
		p.Wait(time.Minute)
	}
	p.Do(flows.Inform{Visit: flows.ByID(back.ID), Answer: flows.Cannot, Reason: "在外面"})
}
