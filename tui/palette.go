package tui

import (
	"charm.land/bubbles/v2/key"

	"reception/flows"
	"reception/tui/lang"
)

const paletteName name = "palette"

// newPalette finds any act or screen by its name, in Chinese, pinyin or English
// whichever the screen speaks: what can be done with the selected party, every
// place and setting of the menu, and everybody inside.
func newPalette(scene) screen {
	return lookup{name: paletteName, ranked: true,
		title:   func(s scene) string { return s.Words.Palette.Title },
		ask:     func(s scene) string { return s.Words.Palette.Placeholder },
		none:    func(s scene, typed string) string { return s.Words.Palette.None(typed) },
		entries: paletteEntries}
}

func paletteEntries(s scene) []entry {
	here, there := paletteItems(s), paletteItems(s.inOther())
	other := map[string]string{}
	for _, it := range there {
		other[it.id] = it.label
	}
	list := make([]entry, len(here))
	for i, it := range here {
		list[i] = entry{item: it, names: []string{other[it.id]}}
	}
	return list
}

// inOther is a scene in the other language.
func (s scene) inOther() scene {
	tag := flows.EN
	if s.Text.Tag == flows.EN {
		tag = flows.ZH
	}
	s.Text = lang.Of(tag)
	s.Words = &s.Text.Screen
	s.Keys = newKeyMap(s.Words)
	return s
}

func paletteItems(s scene) []item {
	var list []item
	add := func(it item) {
		if do := it.do; do != nil {
			it.do = func(n int) effect {
				e := do(n)
				e.Back = !e.Home // the palette goes, whatever comes
				return e
			}
			list = append(list, it)
		}
	}
	if p, ok := s.Facts.party(s.Selected); ok {
		for _, it := range partyItems(s, p) {
			it.id = "party/" + it.id
			it.detail = trimmed(s.numbered(p.Visit), it.detail)
			add(it)
		}
	}
	for _, it := range menuItems(s) {
		if it.id == s.Keys.Palette.Help().Key {
			continue
		}
		add(it)
	}
	if !s.Floor.ClockBehind(s.House, s.Now) {
		add(clockItem(s))
	}
	for _, it := range bookItems(s) {
		it.group = ""
		add(it)
	}
	for _, p := range s.Facts.Parties {
		add(item{id: "visit/" + itoa(int(p.ID)), label: s.numbered(p.Visit), detail: trimmed(s.place(p.Visit), s.staff(p.Sales)),
			do: once(effect{Open: newGuide(p.ID), Pick: p.ID})})
	}
	return list
}

// partyItems are all the acts of a party: the next one, its answer, what has a
// key, and what the requests list.
func partyItems(s scene, p party) []item {
	k := s.Keys
	keyed := func(b key.Binding, label string) item {
		return item{id: b.Help().Key, label: label, detail: b.Help().Key, do: func(int) effect {
			msg, _ := pressOf(b)
			e, _ := partyKey(msg, s, p)
			return e
		}}
	}
	var list []item
	for i, a := range actsOf(p) {
		if a.Answer != "" {
			list = append(list, item{id: "answer/" + string(a.Answer), label: s.Text.Names.Answer[a.Answer], detail: itoa(a.Digit),
				do: func(int) effect { return runAct(s, p, i) }})
		}
	}
	if len(list) == 0 {
		list = append(list, keyed(k.Next, k.Next.Help().Desc+": "+s.act(p)))
	}
	if p.Guide.Waiting != nil {
		it := keyed(k.Received, k.Received.Help().Desc)
		it.id = "received" // the name of its key is a word
		list = append(list, it)
	}
	list = append(list, keyed(k.Guide, k.Guide.Help().Desc), keyed(k.Why, k.Why.Help().Desc))
	return append(list, requestItems(s, p.ID)...)
}

// trimmed joins two texts, either of which may be empty.
func trimmed(a, b string) string {
	if a == "" || b == "" {
		return a + b
	}
	return a + "  " + b
}

// A selector is a screen that stands on a party.
type selector interface{ Selected() flows.VisitID }

func (b board) Selected() flows.VisitID { return b.selected }
func (g guide) Selected() flows.VisitID { return g.visit }

// selected is the party that the topmost screen with one stands on.
func (r *Root) selected() flows.VisitID {
	for i := len(r.stack) - 1; i >= 0; i-- {
		if on, ok := r.stack[i].(selector); ok {
			return on.Selected()
		}
	}
	return 0
}
