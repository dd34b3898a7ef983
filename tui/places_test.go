package tui

import (
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"pgregory.net/rapid"

	"reception/flows"
	"reception/flows/flowstest"
)

// A busy afternoon for the rooms: one in use, one about to be left, one waiting
// to be cleaned with the bar called, one out of use, and three parties waiting.
func fullRooms(t testing.TB, h *flows.House) *flowstest.Play {
	p := rainyAfternoon(t, h)
	support := []flows.StaffID{"wuqian", "sunlei", "zhengshuang", "fengxue"}
	take := func(surname string, n int, room flows.RoomID) flows.VisitID {
		id := p.Admitted(walkIn(surname, "女士", n, flows.OnFoot, ""))
		p.Do(flows.CallSupport{Authority: flows.Authority{Manager: "chenguodong"}, Staff: support[0], Reason: "忙"})
		p.Do(flows.Assign{Visit: flows.ByID(id), Staff: support[0], Basis: flows.BasisSupport, Instead: p.Visit(id).Sales})
		support = support[1:]
		p.Do(flows.MakeCall{Kind: flows.AskRoom, Visit: flows.ByID(id)})
		if room != "" {
			p.Do(flows.RoomReady{Room: room, Visit: flows.ByID(id)})
			p.Do(flows.EnterRoom{Room: room, Visit: flows.ByID(id)})
		}
		return id
	}
	answer := func(kind flows.CallKind) {
		for _, c := range p.Floor.Calls {
			if c.Kind == kind && c.Open() {
				p.Do(flows.Reply{Call: c.ID})
			}
		}
	}
	liu := p.Floor.Visits[1].ID
	p.Do(flows.BlockRoom{Room: "VIP4", Reason: "空调检修"})
	take("何", 2, "VIP3")
	p.Wait(12 * time.Minute)
	p.Do(flows.LeaveRoom{Room: "VIP3"})
	p.Do(flows.MakeCall{Kind: flows.CleanRoom, Room: "VIP3"})
	p.Do(flows.Leave{Visit: flows.ByID(liu)})
	answer(flows.LeavingRoom)
	take("宋", 6, "")
	answer(flows.AskRoom)
	p.Wait(3 * time.Minute)
	take("邓", 2, "")
	answer(flows.AskRoom)
	p.Wait(2 * time.Minute)
	take("艾力·买买提", 1, "")
	p.Wait(40 * time.Second)
	return p
}

// The next morning of the rooms: one held with its call unanswered, one being
// cleaned, two free, one party waiting.
func freeRooms(t testing.TB, h *flows.House) *flowstest.Play {
	p := flowstest.NewPlay(t, h).Staffed()
	p.By = flows.By{Post: "RC", Staff: "zhuhui", Terminal: "kiosk"}
	for i, name := range []string{"何", "宋", "邓"} {
		id := p.Admitted(walkIn(name, "女士", i+2, flows.OnFoot, ""))
		p.Until(id, "model")
		p.Do(flows.MakeCall{Kind: flows.AskRoom, Visit: flows.ByID(id)})
		p.Do(flows.Reply{Call: p.Open(id, flows.AskRoom).ID})
		p.Wait(2 * time.Minute)
	}
	he, song := p.Floor.Visits[0].ID, p.Floor.Visits[1].ID
	p.Do(flows.RoomReady{Room: "VIP1", Visit: flows.ByID(he)})
	p.Do(flows.EnterRoom{Room: "VIP1", Visit: flows.ByID(he)})
	p.Wait(9 * time.Minute)
	p.Do(flows.LeaveRoom{Room: "VIP1"})
	p.Do(flows.MakeCall{Kind: flows.CleanRoom, Room: "VIP1"})
	for _, c := range p.Floor.Calls {
		if c.Kind == flows.CleanRoom {
			p.Do(flows.Reply{Call: c.ID})
		}
	}
	p.Do(flows.RoomReady{Room: "VIP2", Visit: flows.ByID(song)})
	p.Wait(50 * time.Second)
	return p
}

// A loud quarter of an hour on the radio: calls of many kinds, some answered and
// not yet done, two broadcasts.
func loudRadio(t testing.TB, h *flows.House) *flowstest.Play {
	p := fullRooms(t, h)
	lin := flows.ByID(p.Floor.Visits[0].ID)
	for _, c := range []flows.MakeCall{
		{Kind: flows.Documents, Visit: lin, Item: "brochure", Quantity: 2},
		{Kind: flows.CopyID, Visit: lin},
		{Kind: flows.Restock, Item: "mineral_water", Quantity: 12},
		{Kind: flows.Taxi, Visit: lin},
		{Kind: flows.AskFlat, Visit: lin, Flat: "A"},
		{Kind: "RC-21", Visit: lin},
	} {
		p.Do(c)
		p.Wait(25 * time.Second)
	}
	for _, c := range p.Floor.Calls {
		if c.Kind == flows.Documents || c.Kind == flows.Taxi {
			p.Do(flows.Reply{Call: c.ID})
		}
	}
	p.Wait(6 * time.Minute)
	return p
}

// Half past nine with half the posts manned: a break, a guest, and gaps.
func halfStaffed(t testing.TB, h *flows.House) *flowstest.Play {
	p := flowstest.NewPlay(t, h)
	p.By = flows.By{Post: "RC", Staff: "zhuhui", Terminal: "kiosk"}
	for _, c := range []flows.SignOn{{Staff: "zhuhui", Post: "RC"}, {Staff: "zhangwei", Post: "L1"}, {Staff: "helin", Post: "G1"},
		{Staff: "chenguodong", Post: "DM"}, {Staff: "lina"}, {Staff: "zhouyang"}, {Staff: "zhaomin"}, {Staff: "wuqian"}} {
		p.Do(c)
	}
	p.Wait(30 * time.Minute)
	id := p.Admitted(walkIn("王", "先生", 2, flows.ByCar, "渝A12345"))
	answered(p, id)
	p.Do(flows.Break{Staff: "zhouyang", Kind: "lunch"})
	p.Do(flows.Break{Staff: "helin"})
	p.Wait(12 * time.Minute)
	return p
}

// The whole visit group is with guests, on a break or away.
func busyGroup(t testing.TB, h *flows.House) *flowstest.Play {
	p := halfStaffed(t, h)
	id := p.Admitted(walkIn("刘", "女士", 1, flows.OnFoot, ""))
	answered(p, id)
	p.Wait(4 * time.Minute)
	return p
}

func placePictures() []pictured {
	open := func(keys ...string) func(p *player) { return func(p *player) { p.press(keys...) } }
	list := []pictured{
		{"rooms_empty", quietMorning, open("f4"), desk},
		{"rooms", fullRooms, open("f4"), desk},
		{"rooms_free", freeRooms, open("f4"), desk},
		{"rooms_held", freeRooms, open("f4", "home", "right"), desk},
		{"block", freeRooms, open("f4", "end", "ctrl+x"), desk},
		{"radio_empty", quietMorning, open("f11"), desk},
		{"radio", loudRadio, open("f11"), desk},
		{"radio_choice", loudRadio, open("f11", "end"), desk},
		{"radio_bring", loudRadio, open("f11", "right", "down"), desk},
		{"radio_heard", loudRadio, open("f11", "left"), desk},
		{"call_start", loudRadio, open("f11", "f7"), desk},
		{"call_guest", loudRadio, func(p *player) { p.press("f11", "f7"); p.write("yp"); p.press("enter") }, desk},
		{"call_item", loudRadio, func(p *player) { p.press("f11", "f7"); p.write("buhuo"); p.press("enter", "down", "right") }, desk},
		{"posts_empty", quietMorning, open("ctrl+p"), desk},
		{"posts", halfStaffed, open("ctrl+p"), desk},
		{"posts_people", halfStaffed, open("ctrl+p", "right", "down"), desk},
		{"posts_full", loudRadio, open("ctrl+p", "left", "pgdown"), desk},
		{"sign_on", halfStaffed, open("ctrl+p", "enter"), desk},
		{"sign_typed", halfStaffed, func(p *player) { p.press("ctrl+p", "enter"); p.write("yf") }, desk},
		{"posts_person", halfStaffed, open("ctrl+p", "right", "space"), desk},
		{"crew", quietMorning, open("ctrl+p", "ctrl+a"), desk},
	}
	return list
}

// TestPlacePictures is TestPictures for the rooms, the radio, and the posts.
func TestPlacePictures(t *testing.T) {
	comparePictures(t, placePictures())
}

// placeScreens opens each of these screens, with a text typed into those that take one.
func placeScreens(s scene, text string) []screen {
	typed := func(sc screen) screen {
		sc, _ = sc.Update(tea.PasteMsg{Content: text}, s)
		return sc
	}
	list := []screen{newRooms(s), typed(newBlock("VIP1")), newRadio(s), newRadio(s).(radio).to(toBring, s), newRadio(s).(radio).to(broadcasts, s),
		newStartCall(), typed(newStartCall()), newCallGuest(flows.MakeCall{Kind: "RC-21"}), typed(newCallGuest(flows.MakeCall{Kind: "RC-21"})),
		newCallRoom(flows.MakeCall{Kind: flows.CleanRoom}), newCallFlat(flows.MakeCall{Kind: flows.AskFlat}), newCallItem(flows.MakeCall{Kind: flows.Drinks}),
		newPosts(s), posts{people: true}, newSignOn("L1"), typed(newSignOn("L1")), newCrew(), newPersonActs("lina")}
	return append(list, turnScreens(s, text)...)
}

// TestPlacesFit draws these screens for every hard name at odd sizes.
func TestPlacesFit(t *testing.T) {
	h := house(t)
	r := still(h, flowstest.NewPlay(t, h).Floor)
	for i, name := range hardNames(t) {
		p := flowstest.NewPlay(t, h).Staffed()
		id := p.Admitted(flows.Arrive{Guest: flows.Guest{Surname: name + "X", Title: "先生", Describe: name}, Party: flows.Party{Party: i%200 + 1, CameBy: flows.OnFoot}})
		ref := flows.ByID(id)
		p.Do(flows.MakeCall{Kind: flows.AskRoom, Visit: ref, Text: name})
		p.Do(flows.MakeCall{Kind: flows.Drinks, Visit: ref, Item: name + "x", Quantity: 9})
		p.Do(flows.MakeCall{Kind: "RC-21", Visit: ref})
		_ = p.Try(flows.BlockRoom{Room: "VIP1", Reason: name})
		if i%3 == 0 {
			p.Do(flows.RoomReady{Room: "VIP2", Visit: ref})
		}
		_ = p.Try(flows.Break{Staff: "lina", Kind: name})
		r.floor, r.now = p.Floor, p.Now
		r.facts = newFacts(h, &r.floor, r.now)
		for _, size := range [][2]int{{80, 24}, {81 + i%60, 24 + i%30}, {168 + i%80, 30 + i%40}} {
			r.width, r.height = size[0], size[1]
			for _, sc := range placeScreens(r.scene(), name) {
				r.stack = []screen{board{selected: id}, newRadio(r.scene()), sc}
				exactly(t, r)
				if t.Failed() {
					t.Fatalf("name %q, screen %v, %dx%d", name, sc.Name(), r.width, r.height)
				}
			}
		}
	}
}

// TestPlacesFitAnySize presses keys at random on them, at random sizes.
func TestPlacesFitAnySize(t *testing.T) {
	h := house(t)
	past := loudRadio(t, h)
	base := still(h, past.Floor)
	base.now = past.Now
	base.opts.Now = func() time.Time { return past.Now }
	base.facts = newFacts(h, &base.floor, base.now)
	keys := []string{"f4", "f5", "f11", "ctrl+p", "up", "down", "left", "right", "esc", "f7", "ctrl+x", "ctrl+a", "ctrl+e", "ctrl+g",
		"space", "enter", "tab", "1", "2", "王", "l", "home", "end", "pgdown", "f12", "f10", "backspace", "ctrl+r"}
	rapid.Check(t, func(t *rapid.T) {
		r := base
		r.desk, r.drafts = fakeDesk{h}, map[name]screen{}
		r.width, r.height = rapid.IntRange(1, 260).Draw(t, "w"), rapid.IntRange(1, 80).Draw(t, "h")
		if rapid.Bool().Draw(t, "english") {
			r.speak(flows.EN)
		}
		pressesFit(t, r, keys, 12)
	})
}

// TestPlaceKeys looks for two keys of one of these screens on the same key.
func TestPlaceKeys(t *testing.T) {
	h := house(t)
	past := loudRadio(t, h)
	r := still(h, past.Floor)
	r.now = past.Now
	r.facts = newFacts(h, &r.floor, r.now)
	r.width, r.height = 200, 50
	s := r.scene()
	for _, sc := range placeScreens(s, "x") {
		everywhere := []screen{sc}
		for range 6 { // as the selection moves on, other keys work
			next, _ := everywhere[len(everywhere)-1].Update(tea.KeyPressMsg{Code: tea.KeyDown}, s)
			everywhere = append(everywhere, next)
		}
		for _, sc := range everywhere {
			clashes(t, string(sc.Name()), append(sc.Keys(s), r.keys.Help, r.keys.Back, r.keys.Quit, r.keys.Lang, r.keys.Mask, r.keys.Undo))
		}
	}
}

func TestMatches(t *testing.T) {
	for _, c := range []struct {
		typed, name string
		want        bool
	}{
		{"", "李娜", true}, {"李", "李娜", true}, {"娜", "李娜", true}, {"lina", "李娜", true}, {"li n", "李娜", true}, {"ln", "李娜", true},
		{"LN", "李娜", true}, {"n", "李娜", true}, {"dcq", "邓超群", true}, {"dengcq", "邓超群", true}, {"dchq", "邓超群", true},
		{"dq", "邓超群", false}, {"oynn", "欧阳娜娜", true}, {"ouyang", "欧阳娜娜", true}, {"zl", "曾乐", true}, {"zw", "Zhang Wei", true},
		{"wei", "Zhang Wei", true}, {"yp", "要饮品", true}, {"bh", "水吧补货", true}, {"bu", "水吧补货", true}, {"ｌｎ", "李娜", true}, {"vip", "VIP1", true}, {"x", "李娜", false},
	} {
		if got := matches(c.typed, c.name); got != c.want {
			t.Errorf("matches(%q, %q) is %v", c.typed, c.name, got)
		}
	}
}
