package tui

import (
	"strings"
	"testing"
	"time"

	"reception/flows"
	"reception/flows/flowstest"
)

// complained is an afternoon with complaints, requests and lists of checks: one of
// each late, one with a contact sheet.
func complained(t testing.TB, h *flows.House) *flowstest.Play {
	p := flowstest.NewPlay(t, h).Staffed()
	p.By = flows.By{Post: "RC", Staff: "zhuhui", Terminal: "kiosk"}
	open := func(register flows.RegisterID, fields flows.EntryFields) flows.EntryID {
		o := p.Do(flows.OpenEntry{Register: register, Fields: fields})
		return flows.EntryID(o.First)
	}
	first := open("complaint", flows.EntryFields{"kind": "complaint", "customer": "欧阳", "contact": "13911112222", "text": "沙盘上的学校与合同附图不一致", "expected": "书面说明学校的位置", "told": "yes", "calmed": "yes", "cause": "contract"})
	p.Do(flows.MoveEntry{Entry: flows.EntryRef{ID: first}, Move: "verify", Fields: flows.EntryFields{"founded": "founded"}})
	p.Do(flows.OpenEntry{Register: "contact_sheet", Of: flows.EntryRef{ID: first}, Fields: flows.EntryFields{"department": "设计部", "subject": "学校位置"}})
	open("complaint", flows.EntryFields{"kind": "complaint", "customer": "司马", "text": "保安态度", "expected": "道歉", "criteria": "media", "cause": "property_service"})
	open("request", flows.EntryFields{"text": "VIP2 空调太冷", "customer": "林"})
	p.Wait(28 * time.Minute)
	open("repair", flows.EntryFields{"fault": "空调不制冷", "area": "VIP2", "system": "air_conditioning"})
	p.Do(flows.CheckLine{Sheet: "closing", Item: "doors"})
	p.Do(flows.CheckLine{Sheet: "closing", Item: "dispenser", Is: flows.Fail, Note: "二楼没关"})
	p.Wait(9*time.Hour + 10*time.Minute)
	return p
}

// stocked is a bar that has been counted, and that has served.
func stocked(t testing.TB, h *flows.House) *flowstest.Play {
	p := complained(t, h)
	p.By = flows.By{Post: "S1", Staff: "xumin", Terminal: "kiosk"}
	p.Do(flows.CountStock{Item: "cola", N: 4})
	p.Do(flows.CountStock{Item: "lemons", N: 30})
	for _, item := range []string{"tea_leaves", "mineral_water"} {
		p.Do(flows.MakeCall{Kind: flows.Restock, Item: item, Quantity: 24})
		call := p.Floor.Calls[len(p.Floor.Calls)-1].ID
		p.Do(flows.Reply{Call: call})
		p.Do(flows.Deliver{Call: call})
	}
	id := p.Admitted(flowstest.Wang())
	p.Until(id, "in_room")
	return p
}

// registerPictures are the registers and lists of checks.
func registerPictures() []pictured {
	desk := Options{By: flows.By{Post: "RC", Staff: "zhuhui", Terminal: "kiosk"}}
	called := func(zh, en string) func(*player) {
		return func(p *player) {
			p.press("ctrl+v")
			p.write(pick(p.session().text.Tag == flows.EN, en, zh))
			p.press("enter")
		}
	}
	complaints, bar := called("投诉登记", "Complaints"), called("水吧库存", "Bar stock")
	return []pictured{
		{"registers", complained, called("登记簿", "Registers"), desk},
		{"register", complained, complaints, desk},
		{"entry", complained, func(p *player) { complaints(p); p.press("3") }, desk},
		{"entry_masked", complained, func(p *player) { p.press("f10"); complaints(p); p.press("3") }, desk},
		{"entry_form", complained, func(p *player) {
			complaints(p)
			p.press("1", "3", "down")
			p.write("样板房卫生间漏水")
			p.press("down")
		}, desk},
		{"entry_form_refused", complained, func(p *player) { complaints(p); p.press("1", "3", "enter") }, desk},
		{"entry_move", complained, func(p *player) { called("快速响应", "Quick response")(p); p.press("2", "1") }, desk},
		{"check", complained, called("离场检查", "Closing check"), desk},
		{"check_stars", complained, called("案场星级自检", "Star self-inspection"), desk},
		{"check_note", complained, func(p *player) { called("离场检查", "Closing check")(p); p.press("ctrl+n") }, desk},
		{"stars", complained, func(p *player) { called("员工星级加减分", "Staff stars")(p); p.press("2") }, desk},
		{"bar", stocked, bar, desk},
		{"bar_count", stocked, func(p *player) { bar(p); p.press("1"); p.write("9"); p.press("down") }, desk},
		{"survey_rounds", complained, called("业主满意度调查", "Satisfaction survey"), desk},
		{"check_bar", stocked, func(p *player) {
			called("开场检查", "Opening check")(p)
			p.press("down", "down", "down", "down", "down")
		}, desk},
		{"check_tomorrow", complained, func(p *player) { called("每日例会", "Daily review")(p); p.press("down") }, desk},
		{"subjects", complained, called("样板房物品清点", "Show-flat inventory"), desk},
	}
}

// TestRegisterPictures compares these screens with the ones that were looked at.
func TestRegisterPictures(t *testing.T) { comparePictures(t, registerPictures()) }

// A complaint is entered, verified and answered by keys alone (SY-28).
func TestSY28_AComplaintByKeys(t *testing.T) {
	play(t, complained, Options{By: flows.By{Post: "RC", Staff: "zhuhui", Terminal: "kiosk"}}, 80, 24, func(p *player) {
		p.press("ctrl+v")
		p.write("投诉登记")
		p.press("enter", "1", "3", "down")
		p.write("卫生间漏水")
		p.press("down")
		p.write("三天内修好")
		p.press("enter")
		p.sees("已告知客户答复时限") // what is missing, and the cursor on it
		p.press("1", "enter")
		p.sees("投诉 3") // the answer says what was entered
		var made *flows.Entry
		f := p.desk.Floor()
		for _, e := range f.Entries {
			if e.Register == "complaint" && e.No == 3 {
				made = e
			}
		}
		if made == nil || made.Get("text") != "卫生间漏水" || made.Get("told") != "yes" {
			t.Fatalf("the complaint is %+v", made)
		}
	})
}

// The bar counts a drink by keys: the book is put right with a reason, which can be
// taken back (SY-43).
func TestSY43_AStockTakingByKeys(t *testing.T) {
	play(t, stocked, Options{By: flows.By{Post: "S1", Staff: "xumin", Terminal: "kiosk"}}, 80, 24, func(p *player) {
		p.press("ctrl+v")
		p.write("水吧库存")
		p.press("enter")
		p.sees("低于最低库存")
		p.press("1")
		p.write("9")
		p.press("enter")
		p.sees("写明原因") // the book says 4
		p.press("1", "enter")
		p.sees("现有 9")
		if f := p.desk.Floor(); f.Day.Stock["cola"] != 9 {
			t.Fatalf("the stock is %v", f.Day.Stock)
		}
	})
}

// A line is passed with Enter, failed with Ctrl+X, and the list ended (SY-47).
func TestSY47_TheClosingCheckByKeys(t *testing.T) {
	play(t, complained, Options{By: flows.By{Post: "RC", Staff: "zhuhui", Terminal: "kiosk"}}, 80, 24, func(p *player) {
		p.press("ctrl+v")
		p.write("离场检查")
		p.press("enter")
		p.press("enter", "ctrl+x", "f9") // a night light, the air conditioning; and lines are open
		p.sees("没有检查")
		p.press("ctrl+e", "f9")
		p.sees("离场检查 检查完毕")
		f := p.desk.Floor()
		sheet := f.Sheets[0]
		if sheet.Open() || len(sheet.Failed()) != 2 {
			t.Fatalf("the list is %+v", sheet)
		}
	})
}

// Who signs on is told of what lies at the desk for them (SY-55).
func TestSY55_ToldAtTheNextSignOn(t *testing.T) {
	left := func(t testing.TB, h *flows.House) *flowstest.Play {
		p := complained(t, h)
		p.Do(flows.SignOff{Staff: "helin"})
		p.Do(flows.OpenEntry{Register: "left_item", Fields: flows.EntryFields{"item": "合同原件", "from": "王", "recipient": "helin"}})
		return p
	}
	play(t, left, Options{By: flows.By{Post: "RC", Staff: "zhuhui", Terminal: "kiosk"}}, 120, 36, func(p *player) {
		r := p.session()
		s := r.scene()
		if _, tells := signedOn(s, "lina", ""); tells {
			t.Error("somebody else is told of it")
		}
		shown, tells := signedOn(s, "helin", "G1")
		if rows := strings.Join(shown.View(s).Rows, "\n"); !tells || !strings.Contains(rows, "合同原件") {
			t.Errorf("the recipient sees %s", rows)
		}
	})
}
