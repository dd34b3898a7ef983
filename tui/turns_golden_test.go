package tui

import (
	"fmt"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"pgregory.net/rapid"

	"reception/flows"
	"reception/flows/flowstest"
)

// arguedDay is a day with a line of every kind in the ledger: turns, a booked
// guest made up for, somebody named, support, corrections, calls, a lunch.
func arguedDay(t testing.TB, h *flows.House) *flowstest.Play {
	for i := range h.Rules.Breaks {
		h.Rules.Breaks[i].Keeps = h.Rules.Breaks[i].ID == "toilet"
	}
	p := flowstest.NewPlay(t, h).Staffed()
	p.By = flows.By{Post: "RC", Staff: "zhuhui", Terminal: "kiosk"}
	p.Do(flows.SignOn{Staff: "chenguodong", Post: "DM"})
	p.Do(flows.SignOn{Staff: "tangwen"})
	duty := flows.Authority{Manager: "chenguodong"}
	p.Do(flows.Book{Guest: flows.Guest{Surname: "欧阳", Title: "女士", Phone: "13911112222"}, When: p.Now.Add(20 * time.Minute), Party: 2, Sales: "zhaomin", Confirmed: true, Authority: flows.Authority{Manager: "tangwen"}})
	p.Wait(15 * time.Minute)
	booked := p.Do(flows.Arrive{Booking: p.Floor.Bookings[0].ID, Party: flows.Party{CameBy: flows.OnFoot}}).Visit
	p.Do(flows.Done{Visit: flows.ByID(booked)})
	p.Wait(3 * time.Minute)
	answered(p, p.Admitted(walkIn("王", "先生", 3, flows.ByCar, "渝A12345")))
	p.Do(flows.PhoneCall{About: "问项目"})
	p.Wait(8 * time.Minute)
	named := walkIn("刘", "先生", 1, flows.OnFoot, "")
	named.AsksFor = "qianjin"
	answered(p, p.Admitted(named))
	p.Do(flows.PhoneCall{Answer: flows.PhoneSilent})
	p.Wait(4 * time.Minute)
	p.Until(booked, "model")
	p.Do(flows.Leave{Visit: flows.ByID(booked)})
	p.Until(booked, "farewell")
	for _, step := range h.Steps {
		for _, item := range step.Do {
			_ = p.Try(flows.SetTick{Visit: flows.ByID(booked), Item: item.ID})
		}
	}
	p.Do(flows.Depart{Visit: flows.ByID(booked)})
	p.Do(flows.CallSupport{Authority: duty})
	p.Do(flows.PhoneCall{Answer: flows.PhoneMissed, About: "约看房"})
	p.Wait(6 * time.Minute)
	answered(p, p.Admitted(walkIn("诸葛", "女士", 2, flows.OnFoot, "")))
	p.Do(flows.Break{Staff: "zhouyang", Kind: "toilet"})
	p.Do(flows.AdjustTurn{Authority: duty, Staff: "zhouyang", What: "visit_makeup", Reason: "昨天漏记"})
	p.Do(flows.PhoneCall{Staff: "fengxue", AsksFor: "fengxue", Through: "lina", About: "找人"})
	p.Do(flows.RestRoster{Date: tomorrow(p, 1), Rest: []flows.StaffID{"lina", "wuqian"}})
	p.Do(flows.RestRoster{Date: tomorrow(p, 2), Rest: []flows.StaffID{"sunlei"}})
	p.Do(flows.ConfirmRoster{Authority: flows.Authority{Manager: "tangwen"}, Date: tomorrow(p, 2)})
	p.Wait(5 * time.Minute)
	return p
}

func tomorrow(p *flowstest.Play, days int) flows.Date {
	at, err := time.Parse(time.DateOnly, string(p.Floor.Day.Date))
	if err != nil {
		p.T.Fatal(err)
	}
	return flows.Date(at.AddDate(0, 0, days).Format(time.DateOnly))
}

// allOnBreak is a day on which everybody who sells is on a break.
func allOnBreak(t testing.TB, h *flows.House) *flowstest.Play {
	p := flowstest.NewPlay(t, h).Staffed()
	for s := range p.House.Salespeople() {
		p.Do(flows.Break{Staff: s.ID, Kind: "rest"})
	}
	p.Wait(7 * time.Minute)
	return p
}

// longNames has twenty people in each group, with names that are long, in Latin
// letters, or of four-byte characters.
func longNames(t testing.TB, h *flows.House) *flowstest.Play {
	names := []string{"欧阳娜娜", "阿不都热依木·阿不来提·买买提", "𠮷野𠀀𠀁", "Alexandra Konstantinopolskaya", "王"}
	for g := range h.Groups {
		for i := len(h.Groups[g].Order); i < 20; i++ {
			id := flows.StaffID(fmt.Sprintf("%s%d", h.Groups[g].ID, i))
			h.Staff = append(h.Staff, flows.Staff{ID: id, Name: flows.Words{ZH: names[i%len(names)]}, Roles: []string{"sales"}, Group: h.Groups[g].ID})
			h.Groups[g].Order = append(h.Groups[g].Order, id)
		}
	}
	p := flowstest.NewPlay(t, h).Staffed()
	p.By = flows.By{Post: "RC", Staff: "zhuhui", Terminal: "kiosk"}
	for i := range 9 {
		answered(p, p.Admitted(walkIn(names[i%len(names)], "先生", i+1, flows.OnFoot, "")))
		p.Do(flows.PhoneCall{})
		p.Wait(5 * time.Minute)
	}
	p.Do(flows.Break{Staff: "A12", Kind: "lunch"})
	return p
}

func turnPictures() []pictured {
	open := func(keys ...string) func(p *player) {
		return func(p *player) { p.press("f5"); p.press(keys...) }
	}
	assigning := func(surname string, keys ...string) func(p *player) {
		return func(p *player) {
			p.press("f5") // so that the picture does not change with the board
			for _, q := range p.session().facts.Parties {
				if surnameOf(q.Visit) == surname {
					r := p.session()
					r.apply(effect{Open: newAssign(q)}, len(r.stack)-1)
					p.root = r
				}
			}
			p.press(keys...)
		}
	}
	return []pictured{
		{"turns_empty", quietMorning, open(), desk},
		{"turns", arguedDay, open(), desk},
		{"turns_busy", busyGroup, open(), desk},
		{"turns_resting", allOnBreak, open(), desk},
		{"turns_many", longNames, open("pgdown", "down"), desk},
		{"turns_masked", arguedDay, open("f10"), desk},
		{"turns_acts", arguedDay, open("down", "enter"), desk},
		{"turns_menu", arguedDay, open("f7"), desk},
		{"turns_break", arguedDay, open("home", "space"), desk},
		{"turns_skip", arguedDay, open("down", "ctrl+x"), desk},
		{"turns_skip_kept", arguedDay, open("down", "ctrl+x", "3"), desk},
		{"turns_skip_helper", arguedDay, open("ctrl+x"), desk},
		{"turns_adjust", arguedDay, func(p *player) { p.press("f5", "enter"); p.touchItem("adjust"); p.press("2") }, desk},
		{"turns_support", arguedDay, open("ctrl+a"), desk},
		{"turns_groups", arguedDay, func(p *player) { p.press("f5", "f7"); p.touchItem("groups"); p.press("2") }, desk},
		{"why", arguedDay, open("ctrl+y"), desk},
		{"why_nobody", quietMorning, open("ctrl+y"), desk},
		{"why_line", arguedDay, open("2", "ctrl+y"), desk},
		{"why_many", longNames, open("ctrl+y", "3"), desk},
		{"ledger", arguedDay, open("2", "down"), desk},
		{"ledger_one", arguedDay, open("2", "down", "space"), desk},
		{"calls", arguedDay, open("3"), desk},
		{"calls_empty", quietMorning, open("3"), desk},
		{"phone_call", arguedDay, open("ctrl+n"), desk},
		{"phone_missed", arguedDay, open("ctrl+n", "down", "3", "down"), desk},
		{"fairness", arguedDay, open("4"), desk},
		{"fairness_many", longNames, open("4", "end"), desk},
		{"rest", arguedDay, open("5"), desk},
		{"rest_draft", arguedDay, open("5", "down", "enter", "space"), desk},
		{"rest_confirm", arguedDay, open("5", "down", "space"), desk},
		{"rota", fullRooms, open("ctrl+e", "end", "left", "left"), desk},
		{"rota_out", fullRooms, open("ctrl+e", "down", "ctrl+x"), desk},
		{"assign_turn", waitingGuest, assigning("司徒"), desk},
		{"assign_other", waitingGuest, assigning("司徒", "down"), desk},
		{"assign_reason", waitingGuest, assigning("司徒", "down", "enter"), desk},
		{"assign_again", arguedDay, assigning("王", "4"), desk},
		{"assign_many", longNames, assigning("王", "pgdown"), desk},
	}
}

// waitingGuest has a party inside whom nobody receives yet.
func waitingGuest(t testing.TB, h *flows.House) *flowstest.Play {
	p := busyGroup(t, h)
	p.Admitted(walkIn("司徒", "先生", 2, flows.OnFoot, ""))
	p.Do(flows.Back{Staff: "zhouyang"})
	return p
}

// TestTurnPictures is TestPictures for the turns.
func TestTurnPictures(t *testing.T) {
	comparePictures(t, turnPictures())
}

// turnScreens opens each of these screens, with a text typed into those that take one.
func turnScreens(s scene, text string) []screen {
	typed := func(sc screen) screen {
		sc, _ = sc.Update(tea.PasteMsg{Content: text}, s)
		return sc
	}
	var list []screen
	for page := range turnPages {
		list = append(list, turns{page: page})
	}
	for _, e := range []effect{openWaive(s, "lina", 1), openAdjust(s, "lina"), openSupport(s, ""), openGroups(s), openSkip(s, flows.VisitTurns)} {
		if e.Open != nil {
			list = append(list, e.Open, typed(e.Open))
		}
	}
	list = append(list, newRota(s, &s.House.Groups[0]), newTurnActs("lina"), newBreak("lina"), newTurnMenu(), newWhyNext(flows.VisitTurns),
		newWhyNext(flows.CallTurns), newWhyNext(flows.SupportTurns), newPhoneCall(s, ""), typed(newPhoneCall(s, "")), newRoster(s, s.today()))
	if n := len(s.Floor.Ledger); n > 0 {
		list = append(list, newWhyLine(s.Floor.Ledger[n-1].Seq))
	}
	for _, p := range s.Facts.Parties {
		a := newAssign(p)
		list = append(list, a, newWhyVisit(p.ID))
		override := a.(assign).to("lina")
		override.basis = flows.BasisOverride
		list = append(list, override, typed(override))
	}
	return list
}

// TestTurnsFit draws the turns with every hard name as that of a salesperson, of
// a group and of a reason, at odd sizes.
func TestTurnsFit(t *testing.T) {
	for i, text := range hardNames(t) {
		if i >= 20 && i%7 > 0 { // each is drawn on some sixty screens
			continue
		}
		h := house(t)
		for j := range h.Staff {
			if h.Staff[j].ID == "lina" || h.Staff[j].ID == "sunlei" || h.Staff[j].ID == "chenguodong" {
				h.Staff[j].Name = flows.Words{ZH: text}
			}
		}
		h.Groups[0].Name = flows.Words{ZH: text}
		p := arguedDay(t, h)
		_ = p.Try(flows.Skip{Rotation: flows.CallTurns, Reason: text})
		_ = p.Try(flows.PhoneCall{Answer: flows.PhoneMissed, Staff: "lina", About: text})
		_ = p.Try(flows.AdjustTurn{Authority: flows.Authority{Manager: "chenguodong"}, Staff: "lina", What: "visit_bye", Reason: text})
		r := still(h, p.Floor)
		r.now = p.Now
		r.facts = newFacts(h, &r.floor, r.now)
		if i%2 == 1 {
			r.speak(flows.EN)
		}
		for _, size := range [][2]int{{80, 24}, {81 + i%180, 24 + i%40}} {
			r.width, r.height = size[0], size[1]
			for _, sc := range turnScreens(r.scene(), text) {
				r.stack = []screen{board{}, newTurns(r.scene()), sc}
				exactly(t, r)
				if t.Failed() {
					t.Fatalf("name %q, screen %v, %dx%d", text, sc.Name(), r.width, r.height)
				}
			}
		}
	}
}

// TestTurnsFitAnySize presses keys at random on them, at random sizes, with twenty
// people in each group.
func TestTurnsFitAnySize(t *testing.T) {
	h := house(t)
	past := longNames(t, h)
	base := still(h, past.Floor)
	base.now = past.Now
	base.opts.Now = func() time.Time { return past.Now }
	base.facts = newFacts(h, &base.floor, base.now)
	keys := []string{"f5", "up", "down", "left", "right", "esc", "f7", "ctrl+x", "ctrl+a", "ctrl+e", "ctrl+n", "ctrl+y", "space", "enter",
		"1", "2", "3", "4", "5", "王", "l", "home", "end", "pgdown", "f12", "f10", "backspace", "ctrl+r"}
	rapid.Check(t, func(t *rapid.T) {
		r := base
		r.desk, r.drafts = fakeDesk{h}, map[name]screen{}
		r.width, r.height = rapid.IntRange(1, 260).Draw(t, "w"), rapid.IntRange(1, 80).Draw(t, "h")
		if rapid.Bool().Draw(t, "english") {
			r.speak(flows.EN)
		}
		m, _ := r.Update(tea.KeyPressMsg{Code: tea.KeyF5})
		r = m.(Root)
		pressesFit(t, r, keys, 14)
	})
}
