package tui

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"reception/flows"
)

// An offer is something that can be done with what is selected. Enter does the
// first one, a digit any of them; some have a key of their own instead.
type offer struct {
	label string
	post  string      // whose job it is
	who   string      // who that is
	by    key.Binding // a key of its own; without one it has a digit
	do    effect
}

// numbered reports whether an offer is done by Enter or a digit.
func (o offer) numbered() bool { return len(o.by.Keys()) == 0 }

// offerMsg is a click on an offer.
type offerMsg struct{ n int }

// nth is the n-th offer that has a digit, counted from one.
func nth(list []offer, n int) (offer, bool) {
	for _, o := range list {
		if o.numbered() {
			if n--; n == 0 {
				return o, true
			}
		}
	}
	return offer{}, false
}

// offered is what a key or a click does among the offers.
func offered(msg tea.Msg, list []offer, k *keyMap) (effect, bool) {
	switch msg := msg.(type) {
	case offerMsg:
		if msg.n < len(list) {
			return list[msg.n].do, true
		}
	case tea.KeyPressMsg:
		n := digit(msg.Text)
		if key.Matches(msg, k.Next) {
			n = 1
		}
		if o, ok := nth(list, n); ok && n > 0 {
			return o.do, true
		}
		for _, o := range list {
			if !o.numbered() && key.Matches(msg, o.by) {
				return o.do, true
			}
		}
	}
	return effect{}, false
}

// offerKeys are the keys of the offers, for the key line and the help.
func offerKeys(s scene, list []offer) []key.Binding {
	var keys []key.Binding
	n := 0
	for _, o := range list {
		if o.numbered() {
			n++
		} else {
			keys = append(keys, o.by)
		}
	}
	if n > 1 {
		b := s.Keys.Pick
		b.SetHelp("1-"+itoa(min(n, 9)), b.Help().Desc)
		keys = append([]key.Binding{b}, keys...)
	}
	if n > 0 {
		keys = append([]key.Binding{s.Keys.Next}, keys...)
	}
	return keys
}

// offerRows lists the offers, each behind its key.
func offerRows(s scene, list []offer, w int) ([]string, []hit) {
	t := s.Theme
	var rows []string
	var hits []hit
	n := 0
	for i, o := range list {
		r := newRow(w)
		r.space(1)
		name, k := o.by.Help().Key, t.Plain
		if o.numbered() {
			n++
			name = pick(n < 10, itoa(n), "")
			if n == 1 {
				name, k = s.Keys.Next.Help().Key, t.Next
			}
		}
		r.put(t.Accent, pick(n == 1 && o.numbered(), t.marks.Select, " ")+" ")
		r.cell(t.Key, name, 7)
		r.put(k, o.label)
		if o.post != "" {
			r.space(2)
			r.put(t.Muted, s.posted(o.post, o.who))
		}
		hits = append(hits, hit{rect{0, len(rows), w, 1}, offerMsg{i}})
		rows = append(rows, r.end())
	}
	return rows, hits
}

// toldMsg comes back to a screen after its command, which then says what it did
// in words that name what the command does not.
type toldMsg struct{ text string }

// tell is what a screen wants on a toldMsg. A warning of the command itself is
// worth more.
func tell(msg toldMsg, s scene) effect {
	if s.Notice.Level != levelInfo {
		return effect{}
	}
	return effect{Say: notice{Text: msg.text}}
}

// posted is a post with who holds it: whose job something is.
func (s scene) posted(id, name string) string {
	if name == "" {
		return id
	}
	return id + " " + name
}

// from is an offer with whose job it is.
func (o offer) from(s scene, post flows.PostID) offer {
	o.post, o.who = string(post), s.staff(s.Floor.Holder(post))
	return o
}
