package tui

import (
	"testing"
	"time"

	"reception/flows"
	"reception/flows/flowstest"
)

// wellKnown is the day after the day after: four guests of one surname have been
// here, each with a salesperson, and the rain of today has begun.
func wellKnown(t testing.TB, h *flows.House) *flowstest.Play {
	p := flowstest.NewPlay(t, h).Staffed()
	p.By = flows.By{Post: "RC", Staff: "zhuhui", Terminal: "kiosk"}
	for _, g := range []flows.Guest{
		{Surname: "王", Title: "先生", Phone: "13812345678"},
		{Surname: "王", Title: "先生", Phone: "13900006602"},
		{Surname: "王", Title: "女士", Phone: "13700008888"},
		{Surname: "欧阳", Title: "女士", Phone: "13600001111"},
	} {
		id := p.Admitted(flows.Arrive{Guest: g, Party: flows.Party{Party: 2, CameBy: flows.OnFoot}})
		p.Until(id, "")
		p.Wait(5 * time.Minute)
	}
	p.Do(flows.CloseDay{Force: true, Reason: "晚了"})
	for range 2 {
		p.Now = flowstest.Morning.Add(p.Now.Sub(flowstest.Morning).Truncate(24*time.Hour) + 24*time.Hour)
		p.Do(flows.OpenDay{})
	}
	p.Staffed()
	for _, s := range []flows.StaffID{"chenguodong", "luoyi"} {
		p.Do(flows.SignOn{Staff: s})
	}
	p.Do(flows.SetWeather{Is: flows.Rain})
	p.Wait(35 * time.Minute)
	return p
}

// returning is wellKnown with the first of them here again and received at the
// desk: the next in turn is not the owner.
func returning(t testing.TB, h *flows.House) *flowstest.Play {
	p := wellKnown(t, h)
	id := p.Admitted(flows.Arrive{Guest: flows.Guest{Phone: "13900006602"}, Party: flows.Party{Party: 2, CameBy: flows.OnFoot}})
	p.Until(id, "introduce")
	return p
}

// fullDay is wellKnown with as many ordinary parties as are advised, and another
// at the gate.
func fullDay(t testing.TB, h *flows.House) *flowstest.Play {
	p := wellKnown(t, h)
	for i := range h.Limits.Ordinary {
		id := p.Do(walkIn(surnames[i], "先生", 2, flows.OnFoot, "")).Visit
		p.Do(flows.Reply{Call: p.Open(id, flows.AskAdmission).ID, Answer: flows.CanReceive})
		p.Do(flows.Done{Visit: flows.ByID(id)})
		p.Do(flows.Depart{Visit: flows.ByID(id), Reason: "有事"})
	}
	p.Do(flows.Arrive{Guest: flows.Guest{Describe: "红衣"}, Party: flows.Party{Party: 2, CameBy: flows.OnFoot}})
	return p
}

// mediaDay is wellKnown on a media open day, with somebody at the gate.
func mediaDay(t testing.TB, h *flows.House) *flowstest.Play {
	p := wellKnown(t, h)
	p.Do(flows.FlagDay{Reason: "新楼盘发布"})
	p.Do(flows.Arrive{Guest: flows.Guest{Describe: "红衣"}, Party: flows.Party{Party: 2, CameBy: flows.OnFoot}})
	return p
}

// directions is wellKnown with somebody who only asks the way, helped by the next.
func directions(t testing.TB, h *flows.House) *flowstest.Play {
	p := wellKnown(t, h)
	id := p.Do(flows.Arrive{Guest: flows.Guest{Surname: "赵", Title: "先生"}, Party: flows.Party{Party: 1, CameBy: flows.OnFoot, Purpose: "directions"}}).Visit
	p.Do(flows.Assign{Visit: flows.ByID(id), Staff: "lina"})
	return p
}

// mediaBooked is bookedUp with a media open day among the days booked.
func mediaBooked(t testing.TB, h *flows.House) *flowstest.Play {
	p := bookedUp(t, h)
	p.Do(flows.FlagDay{Date: "2026-11-23", Reason: "新楼盘发布"})
	p.Do(flows.FlagDay{Date: "2026-11-30"})
	return p
}

// alerted is returning with one salesperson waiting and no duty manager.
func alerted(t testing.TB, h *flows.House) *flowstest.Play {
	p := returning(t, h)
	p.Do(flows.Break{Staff: "zhaomin", Kind: "lunch"})
	p.Do(flows.Break{Staff: "qianjin", Kind: "errand"})
	p.Do(flows.SignOff{Staff: "chenguodong"})
	p.Wait(3 * time.Minute)
	return p
}

func ownerPictures() []pictured {
	typing := func(keys ...string) func(p *player) {
		return func(p *player) {
			for _, k := range keys {
				if _, ok := press(k); ok && len([]rune(k)) > 1 {
					p.press(k)
				} else {
					p.write(k)
				}
			}
		}
	}
	owner := func(keys ...string) func(p *player) { // it is in the menu
		return func(p *player) {
			p.press("tab")
			p.send(chooseMsg{"owner"})
			typing(keys...)(p)
		}
	}
	return []pictured{
		{"card_phone", wellKnown, typing("f2", "13812345678"), desk},
		{"card_names", wellKnown, typing("f2", "王先生"), desk},
		{"card_confirmed", wellKnown, typing("f2", "王先生 2人", "f3", "f3"), desk},
		{"card_masked", wellKnown, typing("f2", "王先生", "f3", "f10"), desk},
		{"card_named", wellKnown, typing("f2", "13812345678 找吴倩"), desk},
		{"back_seat", returning, func(p *player) { p.pickParty("王"); p.press("ctrl+g") }, desk},
		{"back_board", returning, func(p *player) { p.pickParty("王") }, desk},
		{"back_inform", returning, func(p *player) { p.pickParty("王"); p.press("ctrl+g", "enter") }, desk},
		{"back_take_over", returning, func(p *player) { p.pickParty("王"); p.press("ctrl+g", "enter", "enter") }, desk},
		{"back_cannot", returning, func(p *player) { p.pickParty("王"); p.press("ctrl+g", "enter", "2") }, desk},
		{"back_stand_in", returning, func(p *player) { p.pickParty("王"); p.press("ctrl+g", "enter", "2", "1", "enter") }, desk},
		{"back_edit", returning, func(p *player) { p.pickParty("王"); p.press("ctrl+e") }, desk},
		{"card_edit", wellKnown, func(p *player) {
			p.must(flows.Arrive{Guest: flows.Guest{Describe: "红衣"}})
			p.pickParty("未留名")
			p.press("ctrl+e")
			p.write("王")
			p.press("down", "1", "f3")
		}, desk},
		{"gate_full", fullDay, func(p *player) { p.pickParty("未留名"); p.press("ctrl+g") }, desk},
		{"gate_media", mediaDay, func(p *player) { p.pickParty("未留名"); p.press("ctrl+g") }, desk},
		{"gate_media_all_the_same", mediaDay, func(p *player) { p.pickParty("未留名"); p.press("ctrl+g", "2") }, desk},
		{"prospect", directions, func(p *player) { p.pickParty("赵"); p.press("ctrl+e", "up", "up", "up", "up", "1") }, desk},
		{"book_hours", wellKnown, func(p *player) {
			p.press("f6", "ctrl+n", "down", "down")
			p.write("13812345678")
			p.press("down")
			p.write("周日 11点")
		}, desk},
		{"book_media", mediaDay, func(p *player) {
			p.press("f6", "ctrl+n")
			p.write("慕容")
			p.press("down", "2", "down", "down")
			p.write("15点")
			p.press("enter")
		}, desk},
		{"flag_day", bookedUp, func(p *player) { p.press("f6", "ctrl+t") }, desk},
		{"bookings_media", mediaBooked, func(p *player) { p.press("f6") }, desk},
		{"confirm_booking", bookedUp, func(p *player) { p.press("f6"); p.pickBooking("东方"); p.press("enter") }, desk},
		{"alert", alerted, nil, desk},
		{"alerts", alerted, func(p *player) { p.press("0") }, desk},
		{"owner", wellKnown, owner("王先生", "down"), desk},
		{"owner_none", wellKnown, owner("赵"), desk},
		{"owner_give", wellKnown, owner("13812345678", "ctrl+e"), desk},
	}
}

// TestOwnerPictures compares the owner check with what was looked at.
func TestOwnerPictures(t *testing.T) {
	comparePictures(t, ownerPictures())
}
