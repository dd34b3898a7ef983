package tui

import (
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"reception/flows"
	"reception/flows/flowstest"
)

// mended is the rainy afternoon with a party that has gone, one whose size was
// corrected twice, and one that was split.
func mended(t testing.TB, h *flows.House) *flowstest.Play {
	p := rainyAfternoon(t, h)
	chen := p.Floor.Visits[2].ID
	p.Do(flows.Correct{Visit: flows.ByID(chen), Field: flows.FieldParty, Value: "5", Reason: "打错"})
	p.Wait(time.Minute)
	p.Do(flows.Correct{Visit: flows.ByID(chen), Field: flows.FieldParty, Value: "3", Reason: "客人更正"})
	p.Do(flows.Correct{Visit: flows.ByID(chen), Field: flows.FieldSurname, Value: "程", Reason: "问错"})
	p.Do(flows.Correct{Visit: flows.ByID(chen), Field: flows.FieldArrived, Value: "13:20", Reason: "补录"})
	p.Do(flows.Split{Visit: flows.ByID(chen), Go: 1})
	gone := p.Admitted(walkIn("宋", "女士", 2, flows.OnFoot, ""))
	p.Wait(3 * time.Minute)
	p.Do(flows.Depart{Visit: flows.ByID(gone)})
	p.Wait(time.Minute)
	return p
}

func mendPictures() []pictured {
	guide := func(p *player) { p.pickParty("程"); p.press("ctrl+g") }
	menu := func(item string) func(p *player) {
		return func(p *player) { p.pickParty("程"); p.press("f7"); p.touchItem(item) }
	}
	return []pictured{
		{"mended_guide", mended, guide, desk},
		{"correct", mended, menu("correct"), desk},
		{"correct_party", mended, func(p *player) { menu("correct")(p); p.press("1", "4", "down") }, desk},
		{"correct_purpose", mended, func(p *player) {
			p.pickParty("王")
			p.press("f7")
			p.touchItem("correct")
			p.press("2", "3", "down", "1")
		}, desk},
		{"correct_phone_masked", mended, func(p *player) {
			p.press("f10")
			p.pickParty("王")
			p.press("f7")
			p.touchItem("correct")
			p.press("8")
		}, desk},
		{"merge", mended, menu("merge"), desk},
		{"merge_which", mended, func(p *player) { menu("merge")(p); p.press("down", "enter") }, desk},
		{"split", mended, func(p *player) { menu("split")(p) }, desk},
		{"gone", mended, func(p *player) { p.press("tab"); p.touchItem("undo"); p.touchItem("gone") }, desk},
		{"gone_mend", mended, func(p *player) { p.press("tab"); p.touchItem("undo"); p.touchItem("gone"); p.press("enter") }, desk},
		{"reopen", mended, func(p *player) {
			p.press("tab")
			p.touchItem("undo")
			p.touchItem("gone")
			p.press("enter")
			p.touchItem("reopen")
		}, desk},
	}
}

// TestMendPictures compares these screens with the ones that were looked at.
func TestMendPictures(t *testing.T) { comparePictures(t, mendPictures()) }

// visitOf is a party by its number of the day.
func (p *player) visitOf(no int) *flows.Visit {
	for _, v := range p.session().floor.Visits {
		if v.No == no {
			return v
		}
	}
	p.t.Fatalf("no party %d", no)
	return nil
}

// TestCorrectByKeys: the field by a digit, the new value, a reason by a digit.
func TestCorrectByKeys(t *testing.T) {
	play(t, rainyAfternoon, desk, 80, 24, func(p *player) {
		p.pickParty("陈")
		p.press("f7")
		p.touchItem("correct")
		p.press("1")
		p.sees("原  4人")
		p.press("enter")
		p.sees("请写新的值")
		p.write("4")
		p.press("enter")
		p.sees("和原来一样")
		p.press("backspace", "3", "enter")
		p.press("1", "enter")
		p.sees("03 陈先生 的人数已更正")
		p.pickParty("陈")
		p.press("ctrl+g")
		p.sees("3人（原4人）", "人数 原 4人（打错）")
		if v := p.visitOf(3); v.Party != 3 || len(v.Corrections) != 1 {
			t.Errorf("party %d with corrections %v", v.Party, v.Corrections)
		}
		p.press("f8")
		p.misses("原4人")
	})
}

// TestCorrectClears: an empty value of personal data clears it, and only when
// Enter is pressed again.
func TestCorrectClears(t *testing.T) {
	play(t, rainyAfternoon, desk, 120, 36, func(p *player) {
		p.pickParty("王")
		p.press("f7")
		p.touchItem("correct")
		p.press("8", "down", "1", "enter")
		p.sees("再按一次 Enter 就清空")
		if v := p.visitOf(5); len(v.Corrections) > 0 {
			t.Fatal("it was cleared at once")
		}
		p.press("enter")
		p.sees("车牌已更正")
		person, _ := p.visitOf(5).Person.Open()
		if person.Plate != "" {
			t.Errorf("plate is %q", person.Plate)
		}
	})
}

// TestCorrectTime takes a time as it is typed, and the desk's word on one that
// cannot have been.
func TestCorrectTime(t *testing.T) {
	play(t, rainyAfternoon, desk, 120, 36, func(p *player) {
		p.pickParty("陈")
		p.press("f7")
		p.touchItem("correct")
		p.press("4")
		p.write("１３：２０")
		p.press("down", "4", "enter")
		p.sees("到访时间已更正")
		if got := p.visitOf(3).Arrived.In(p.session().house.Zone).Format("15:04"); got != "13:20" {
			t.Errorf("arrived %s", got)
		}
		p.pickParty("陈")
		p.press("f7")
		p.touchItem("correct")
		p.press("4")
		p.write("2330")
		p.press("down", "1", "enter")
		p.misses("到访时间已更正")
	})
}

// TestReopenByKeys brings a party back from the list of those who left.
func TestReopenByKeys(t *testing.T) {
	play(t, mended, desk, 80, 24, func(p *player) {
		p.press("tab")
		p.touchItem("undo")
		p.touchItem("gone")
		p.sees("宋女士")
		p.press("enter", "2")
		p.sees("回到「")
		p.press("enter")
		p.sees("请写原因")
		p.press("1", "enter")
		p.sees("重新接待", "宋女士")
		r := p.session()
		if s := r.scene(); len(s.goneToday()) != 1 {
			t.Error("the party that was turned away alone should be gone")
		}
	})
}

// TestMergeAndSplitByKeys: the sentences say what becomes of turn and numbers.
func TestMergeAndSplitByKeys(t *testing.T) {
	play(t, rainyAfternoon, desk, 120, 36, func(p *player) {
		p.pickParty("陈")
		p.press("f7")
		p.touchItem("split")
		p.sees("留下3人，分出1人", "轮值只计一轮")
		p.press("right", "enter")
		p.sees("已分出2人为第8号")
		p.pickParty("陈")
		p.press("f7")
		p.touchItem("merge")
		p.sees("1 08 未留名 2人")
		p.press("1")
		p.sees("08 未留名 并入 03 陈先生")
		p.press("right")
		p.sees("03 陈先生 并入 08 未留名")
		p.press("left", "enter")
		p.sees("已并入第3号")
		if v := p.visitOf(8); v.Inside() || v.Merged != p.visitOf(3).ID {
			t.Errorf("the other entry is %+v", v)
		}
	})
}

// TestMendFits draws these screens for every hard name at odd sizes.
func TestMendFits(t *testing.T) {
	h := house(t)
	for i, hard := range hardNames(t) {
		p := flowstest.NewPlay(t, h).Staffed()
		id := p.Do(flows.Arrive{Guest: flows.Guest{Surname: hard, Title: "先生", Phone: hard}, Party: flows.Party{Party: 3, CameBy: flows.OnFoot}}).Visit
		_ = p.Try(flows.Correct{Visit: flows.ByID(id), Field: flows.FieldSurname, Value: hard + "王", Reason: hard + "?"})
		_ = p.Try(flows.Correct{Visit: flows.ByID(id), Field: flows.FieldCompany, Value: hard, Reason: "x"})
		other := p.Do(flows.Arrive{Guest: flows.Guest{Surname: hard}}).Visit
		gone := p.Do(flows.Arrive{Guest: flows.Guest{Surname: hard}}).Visit
		p.Do(flows.Reply{Call: p.Open(gone, flows.AskAdmission).ID, Answer: flows.CannotReceive, Reason: "今天接待已满"})
		p.Do(flows.TurnAway{Visit: flows.ByID(gone)})
		r := still(h, p.Floor)
		r.now = p.Now
		r.facts = newFacts(h, &r.floor, r.now)
		for _, size := range [][2]int{{80, 24}, {81 + i%60, 24 + i%30}, {168 + i%80, 30 + i%40}} {
			r.width, r.height = size[0], size[1]
			for _, sc := range mendScreens(r, id, other, gone, hard) {
				r.stack = []screen{board{selected: id}, sc}
				exactly(t, r)
				if t.Failed() {
					t.Fatalf("name %q, screen %v, %dx%d", hard, sc.Name(), r.width, r.height)
				}
			}
		}
	}
}

// mendScreens opens each of these screens, with a text typed into it.
func mendScreens(r Root, id, other, gone flows.VisitID, text string) []screen {
	s := r.scene()
	typed := func(sc screen) screen {
		sc, _ = sc.Update(tea.PasteMsg{Content: text}, s)
		return sc
	}
	list := []screen{newMend(id), newMend(gone), newGone(), typed(newGone()), newMerge(id), typed(newMergeForm(s, id, other)), typed(newSplit(id)), typed(newReopen(gone))}
	for _, f := range flows.Fields() {
		list = append(list, typed(newCorrect(id, f)), typed(newCorrect(gone, f)))
	}
	return list
}

// TestMendKeys looks for two keys of these screens on one, and for labels that do
// not fit.
func TestMendKeys(t *testing.T) {
	h := house(t)
	past := mended(t, h)
	r := still(h, past.Floor)
	r.now = past.Now
	r.facts = newFacts(h, &r.floor, r.now)
	s := r.scene()
	v := past.Floor.Visits
	for _, sc := range mendScreens(r, v[2].ID, v[1].ID, s.goneToday()[0].ID, "x") {
		clashes(t, string(sc.Name()), append(sc.Keys(s), r.keys.Help, r.keys.Back, r.keys.Quit, r.keys.Lang, r.keys.Mask, r.keys.Undo))
	}
	for _, l := range []flows.Lang{flows.ZH, flows.EN} {
		r.speak(l)
		s = r.scene()
		for id := fieldMend; id <= fieldOutcome; id++ {
			if label := s.label(id); label == "" || width(label) > fieldLabel-1 {
				t.Errorf("%s: field %d is called %q", l, id, label)
			}
		}
	}
}
