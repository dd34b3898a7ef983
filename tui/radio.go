package tui

import (
	"slices"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"reception/flows"
)

const radioName name = "radio"

// radio is every radio call that is not finished, the oldest first.
type radio struct {
	tab      radioTab
	selected flows.CallID
	jumped   time.Time // when the selection last moved without a key
}

// A radioTab says which calls are listed.
type radioTab int

const (
	unanswered radioTab = iota // somebody must answer
	toBring                    // answered, not yet done
	broadcasts                 // to be heard
	radioTabs
)

func newRadio(s scene) screen {
	r := radio{}.settle(s)
	for r.tab+1 < radioTabs && len(s.calls(r.tab)) == 0 {
		r.tab++
	}
	if len(s.calls(r.tab)) == 0 {
		r.tab = unanswered
	}
	r = r.settle(s)
	r.jumped = time.Time{}
	return r
}

func (radio) Name() name { return radioName }

// calls are those of a tab, the oldest first.
func (s scene) calls(tab radioTab) []call {
	var list []call
	for _, c := range s.Floor.Calls {
		if tabOf(c) == tab {
			rule, _ := s.House.Call(c.Kind)
			list = append(list, call{c, rule, c.Late(s.House, s.Now)})
		}
	}
	slices.SortStableFunc(list, func(a, b call) int { return began(a.Call).Compare(began(b.Call)) })
	return list
}

func tabOf(c *flows.Call) radioTab {
	switch {
	case c.Silent:
		return broadcasts
	case c.Open():
		return unanswered
	}
	return toBring
}

// began is since when a call waits: for its answer, or after that for the act.
func began(c *flows.Call) time.Time {
	if tabOf(c) == toBring {
		return c.Replied
	}
	return c.At
}

// settle keeps the selection on a call that is listed; one that was answered
// hands it to the call that stood behind it.
func (r radio) settle(s scene) radio {
	list := s.calls(r.tab)
	if callAt(list, r.selected) >= 0 {
		return r
	}
	if r.selected != 0 {
		r.jumped = s.Now
	}
	r.selected = 0
	if len(list) > 0 {
		r.selected = list[0].ID
	}
	return r
}

func callAt(list []call, id flows.CallID) int {
	return slices.IndexFunc(list, func(c call) bool { return c.ID == id })
}

// here is the selected call.
func (r radio) here(s scene) (call, bool) {
	list := s.calls(r.tab)
	if i := callAt(list, r.selected); i >= 0 {
		return list[i], true
	}
	return call{}, false
}

// selectCallMsg is a click on a call, the second of which does what Enter does;
// selectTabMsg is one on a tab.
type (
	selectCallMsg struct{ call flows.CallID }
	selectTabMsg  struct{ tab radioTab }
)

// Update moves among the calls and answers the selected one.
func (r radio) Update(msg tea.Msg, s scene) (screen, effect) {
	switch msg := msg.(type) {
	case changedMsg:
		return r.settle(s), effect{}
	case toldMsg:
		return r, tell(msg, s)
	case selectCallMsg:
		if r.selected == msg.call {
			return r.key(pressEnter, s)
		}
		r.selected, r.jumped = msg.call, time.Time{}
		return r, effect{}
	case selectTabMsg:
		return r.to(msg.tab, s), effect{}
	case offerMsg:
		e, _ := offered(msg, r.offers(s), s.Keys)
		return r, e
	case tea.KeyPressMsg:
		return r.key(msg, s)
	}
	return r, effect{}
}

// to shows another tab.
func (r radio) to(tab radioTab, s scene) radio {
	r.tab, r.selected = (tab+radioTabs)%radioTabs, 0
	return r.settle(s)
}

func (r radio) key(msg tea.KeyPressMsg, s scene) (screen, effect) {
	k := s.Keys
	switch {
	case key.Matches(msg, k.Left):
		return r.to(r.tab-1, s), effect{}
	case key.Matches(msg, k.Right):
		return r.to(r.tab+1, s), effect{}
	case key.Matches(msg, k.Requests):
		return r, effect{Open: newStartCall()}
	}
	list := s.calls(r.tab)
	if i, ok := stepIn(k, msg, callAt(list, r.selected), len(list), 10); ok && len(list) > 0 {
		r.selected, r.jumped = list[i].ID, time.Time{}
		return r, effect{}
	}
	c, ok := r.here(s)
	if !ok {
		return r, effect{}
	}
	if hasty(s, r.jumped) && key.Matches(msg, k.Next, k.Received, k.Pick) {
		return r, effect{Say: notice{Text: s.Words.Radio.Moved(s.callShort(c)), Level: levelWarn}}
	}
	if key.Matches(msg, k.Next, k.Received) && r.tab == unanswered && c.Rule != nil && len(c.Rule.Replies) > 1 {
		return r, effect{Say: notice{Text: s.Words.Notices.ChooseAnswer, Level: levelWarn}}
	}
	if key.Matches(msg, k.Received) {
		msg = pressEnter
	}
	e, _ := offered(msg, r.offers(s), k)
	return r, e
}

func (r radio) offers(s scene) []offer {
	if c, ok := r.here(s); ok {
		return s.callOffers(c)
	}
	return nil
}

// callOffers is what can be done with a call: its answers, or that it is done.
func (s scene) callOffers(c call) []offer {
	w, p := s.Words.Radio, party{}
	guest, known := s.Facts.party(c.Visit)
	if known {
		p = guest
	}
	var list []offer
	switch {
	case c.Silent:
		list = []offer{{label: w.Heard, do: effect{Do: flows.Reply{Call: c.ID}}}}
	case c.Open():
		list = s.answerOffers(c, p)
	case c.Kind == flows.Taxi && known && !c.Found:
		list = []offer{offer{label: w.Found, do: effect{Open: newTaxi(p)}}.from(s, "L1")}
	case c.Rule != nil && c.Rule.Delivers && c.Kind != flows.Taxi:
		list = []offer{offer{label: w.Delivered(s.callAbout(c.Call)), do: effect{Do: flows.Deliver{Call: c.ID}}}.from(s, c.Rule.To)}
	}
	if known {
		list = append(list, offer{label: s.numbered(p.Visit) + " " + s.Words.Guide.Title, by: s.Keys.Guide, do: effect{Open: newGuide(p.ID)}})
	}
	return s.permitted(list)
}

// answerOffers are the answers of a call, as its row prints them.
func (s scene) answerOffers(c call, p party) []offer {
	if c.Rule == nil {
		return []offer{{label: s.Text.Names.Answer[flows.Received], do: effect{Do: flows.Reply{Call: c.ID}}}}
	}
	var list []offer
	for _, reply := range c.Rule.Replies {
		o := offer{label: reply.Text.In(s.Text.Tag), do: effect{Do: flows.Reply{Call: c.ID, Answer: reply.Answer}}}.from(s, c.Rule.To)
		_, media := s.mediaDay(s.Floor.Day.Date)
		switch waits := p.Visit != nil && p.Guide.Waiting != nil && p.Guide.Waiting.ID == c.ID; {
		case waits && reply.Answer == flows.CannotReceive:
			o.do = effect{Open: newReason(reasonCannotReceive, p)}
		case waits && reply.Answer == flows.CanReceive && media: // a manager's to say (rule 12)
			o.do = effect{Open: newMediaAnswer(s, p)}
		}
		list = append(list, o)
	}
	return list
}

// Keys lists what works on the selected call.
func (r radio) Keys(s scene) []key.Binding {
	k := s.Keys
	keys := offerKeys(s, r.offers(s))
	if c, ok := r.here(s); ok && r.tab == unanswered && (c.Rule == nil || len(c.Rule.Replies) < 2) {
		keys = append([]key.Binding{k.Received}, keys...)
	} else if ok && r.tab == unanswered {
		keys = keys[1:] // Enter cannot choose between two answers
	}
	return append(keys, renamed(k.Requests, s.Words.Radio.StartKey), k.Left, k.Right,
		k.Up, k.Down, k.PageUp, k.PageDown, k.Top, k.Bottom)
}
