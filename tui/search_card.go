package tui

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"reception/flows"
)

// card is the owner check of one guest who was found: whose guest it is, who
// receives it by which rule, and the way into the arrival form.
type card struct{ of found }

func newOwnerOf(s scene, f found) screen { return card{f} }

func (c card) Name() name { return name("card/" + itoa(int(c.of.guest))) }

// Update registers the guest, or gives it another owner.
func (c card) Update(msg tea.Msg, s scene) (screen, effect) {
	press, ok := msg.(tea.KeyPressMsg)
	switch {
	case !ok:
		return c, effect{}
	case key.Matches(press, s.Keys.Choose):
		return c, effect{Home: true, Open: newArrival(s), Press: checkedMsg{s.fileOf(c.of)}}
	case key.Matches(press, s.Keys.Requests) && c.of.guest != 0:
		return c, effect{Open: newGuestActs(c.of.guest)}
	case key.Matches(press, s.Keys.Give) && c.registered(s):
		return c, effect{Open: newGive(s, s.fileOf(c.of))}
	}
	return c, effect{}
}

func (c card) registered(s scene) bool {
	_, ok := s.clientOf(c.of.guest)
	return ok
}

// Keys lists what works here.
func (c card) Keys(s scene) []key.Binding {
	keys := []key.Binding{renamed(s.Keys.Choose, s.Words.Card.Register)}
	if c.registered(s) {
		keys = append(keys, s.Keys.Give)
	}
	keys = append(keys, renamed(s.Keys.Requests, s.Words.File.Data))
	if _, ok := c.Moment(); ok {
		keys = append(keys, s.Keys.LookBack)
	}
	return append(keys, s.Keys.Mask, s.Keys.Lang)
}

// View draws the card.
func (c card) View(s scene) frame {
	w := s.Width - 2
	k := s.fileOf(c.of)
	rows := []string{blank(w)}
	if c.registered(s) {
		known := check{list: []flows.Client{k}, phone: k.Phone != "", chosen: k.Guest}
		rows = append(rows, s.cardRows(k, s.judge(k, known, "", s.bookedToday(k)), w)...)
	} else {
		rows = append(rows, hint(s, s.Words.Card.Nobody, w))
	}
	rows = append(rows, c.more(s, w)...)
	notices, noticed := noticeRows(s, w)
	rows = append(rows, notices...)
	return frame{Rows: s.Theme.panel(s.Width, s.Height, s.Words.Card.Title+" - "+s.clientName(k), "", rows), Noticed: noticed}
}

// more is what the search knows beside the file.
func (c card) more(s scene, w int) []string {
	rows := []string{blank(w)}
	known := []fact{{s.Words.Fields.Phone, s.phone(c.of.person), s.Theme.Plain}, {s.Words.Fields.Plate, s.plate(c.of.person), s.Theme.Plain}}
	if !c.registered(s) {
		known = append(known, fact{s.Words.Card.Last, s.dayOf(c.of.at), s.Theme.Plain})
	}
	for _, f := range known {
		if f.text == "" {
			continue
		}
		r := newRow(w)
		r.space(1)
		r.cell(s.Theme.Muted, f.label, cardLabel)
		r.put(f.k, f.text)
		rows = append(rows, r.end())
	}
	return append(rows, blank(w), enterRow(s, s.Words.Card.Register, w))
}
