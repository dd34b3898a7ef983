package tui

import (
	"slices"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"reception/flows"
)

// What can be done with a job of a post. A party has what its guide has; the
// others have offers, of which Enter does the first.

// jobOffers are those of a job that is no party.
func (s scene) jobOffers(d *ownDuty, j job) []offer {
	switch j.id.kind {
	case jobAnswer, jobBring:
		return s.callOffers(j.call)
	case jobRoom:
		return s.ownRoomOffers(d, j.room)
	case jobTask:
		return s.permitted([]offer{{label: s.Words.Tasks.EnterDone, do: effect{Do: flows.FinishTask{Task: j.task.ID}}}})
	case jobDue:
		return s.permitted([]offer{{label: s.Words.Due.Enter, do: s.dueAct(j.due)}})
	case jobBooking:
		if d.gate {
			return s.permitted([]offer{{label: s.Words.Bookings.TakeUpNow, do: effect{Open: newTakeUp(s, j.booking)}}})
		}
	case jobNone, jobParty, jobComing, jobBeside, jobHeard:
	}
	return nil
}

// chooses reports whether the answers of a call are of equal rank, so that Enter
// does none of them.
func (j job) chooses() bool {
	return j.id.kind == jobAnswer && len(j.call.Rule.Replies) > 1
}

// enters reports whether Enter does the first offer: what is done in a room by
// somebody else has only its digit.
func enters(d *ownDuty, j job, list []offer) bool {
	o, some := nth(list, 1)
	return !some || j.id.kind != jobRoom || o.post == "" || d.has(flows.PostID(o.post))
}

// jobKey does what a key means for a job that is no party. Space is a second
// Enter where it has no use of its own.
func (p ownPost) jobKey(msg tea.KeyPressMsg, s scene, j job) (screen, effect) {
	k := s.Keys
	both := p.layout(s).both() || p.open
	d := s.duty(p.at)
	list := s.jobOffers(d, j)
	switch {
	case key.Matches(msg, k.Next, k.Received) && !both && (j.chooses() || j.id.kind != jobAnswer && j.id.kind != jobBring):
		p.open = true // what can be done is not on the screen yet
		return p, effect{}
	case key.Matches(msg, k.Next, k.Received) && j.chooses():
		return p, effect{Say: notice{Text: s.Words.Notices.ChooseAnswer, Level: levelWarn}}
	case key.Matches(msg, k.Next, k.Received) && !enters(d, j, list):
		o, _ := nth(list, 1)
		return p, effect{Say: notice{Text: s.Words.OwnPost.Of(s.posted(o.post, o.who))}}
	case digit(msg.Text) > 0 && !both:
		return p, effect{Say: notice{Text: s.Words.Notices.OpenFirst}}
	}
	if e, ok := offered(msg, list, k); ok {
		return p, e
	}
	if key.Matches(msg, k.Received) {
		e, _ := offered(pressEnter, list, k)
		return p, e
	}
	if q, inside := s.Facts.party(j.visit(s)); inside && key.Matches(msg, k.Guide, k.Requests, k.Why, k.Note) {
		e, _ := partyKey(msg, s, q)
		return p, e
	}
	return p, effect{}
}

// partyKey does what a key means for a party: Enter its next act where that is
// this post's, Space ticks.
func (p ownPost) partyKey(msg tea.KeyPressMsg, s scene, j job) (screen, effect) {
	k, acts := s.Keys, actsOf(j.party)
	both := p.layout(s).both() || p.open
	switch {
	case key.Matches(msg, k.Next) && !both, key.Matches(msg, k.Received) && !both:
		p.open = true
		return p, effect{}
	case digit(msg.Text) > 0 && !both:
		return p, effect{Say: notice{Text: s.Words.Notices.OpenFirst}}
	case key.Matches(msg, k.Next) && !j.acts:
		return p, effect{Say: notice{Text: s.whoseAct(j.party)}}
	case key.Matches(msg, k.Left):
		p.line = max(p.line-1, 0)
		return p, effect{}
	case key.Matches(msg, k.Right):
		p.line = max(min(p.line+1, len(acts)-1), 0)
		return p, effect{}
	case key.Matches(msg, k.Received) && len(acts) == 0:
		return p, effect{Say: notice{Text: s.Words.Notices.NothingToDo}}
	case key.Matches(msg, k.Received):
		n := min(p.line, len(acts)-1)
		p.line = untickedFrom(acts, n)
		return p, runAct(s, j.party, n)
	}
	e, _ := partyKey(msg, s, j.party)
	return p, e
}

// firstOpen is the act that Space does first.
func firstOpen(j job) int {
	acts := actsOf(j.party)
	return max(slices.IndexFunc(acts, func(a act) bool { return lacks(acts, a) }), 0)
}

// untickedFrom is the act that Space does after the n-th: the next line of the
// checklist that is open, the n-th itself where there is none.
func untickedFrom(acts []act, n int) int {
	for i := range acts {
		if at := (n + 1 + i) % len(acts); at != n && acts[at].chooses() == acts[n].chooses() && lacks(acts, acts[at]) &&
			(acts[at].Check.Choice == "" || acts[at].Check.Choice != acts[n].Check.Choice) {
			return at
		}
	}
	return n
}

// lacks reports whether an act is a line of the checklist that is still to be
// ticked: of several to choose from none is.
func lacks(acts []act, a act) bool {
	return a.Check != nil && !a.Check.Done && !slices.ContainsFunc(acts, func(b act) bool {
		return a.Check.Choice != "" && b.Check != nil && b.Check.Choice == a.Check.Choice && b.Check.Done
	})
}

// Keys lists what works on the selected job.
func (p ownPost) Keys(s scene) []key.Binding {
	k, w, d := s.Keys, s.Words.OwnPost, s.duty(p.at)
	j, ok := p.here(s)
	var keys []key.Binding
	switch {
	case !ok:
	case !p.layout(s).both() && !p.open && (j.id.kind != jobAnswer && j.id.kind != jobBring || j.chooses()):
		keys = []key.Binding{renamed(k.Next, w.Open)}
	case j.party.Visit != nil:
		keys = p.partyKeys(s, j)
	default:
		keys = p.offerKeys(s, d, j)
		if j.visit(s) != 0 && j.id.kind != jobRoom {
			keys = append(keys, k.Requests)
		}
	}
	if d.gate {
		keys = append([]key.Binding{k.Arrive}, keys...)
	}
	if p.open {
		keys = append(keys, k.Back)
	}
	if most, some := pressing(s.jobs(p.at)); some && most.id != p.selected {
		keys = append(keys, renamed(k.Alert, w.Key))
	}
	return append(keys, k.Menu, k.Undo, k.Up, k.Down, k.PageUp, k.PageDown, k.Top, k.Bottom, k.Mask, k.Lang, k.Quit)
}

// offerKeys are the keys of a job that is no party, Enter under the name of what it does.
func (p ownPost) offerKeys(s scene, d *ownDuty, j job) []key.Binding {
	keys := offerKeys(s, s.jobOffers(d, j))
	if len(keys) == 0 || keys[0].Help() != s.Keys.Next.Help() {
		return keys
	}
	if j.chooses() || !enters(d, j, s.jobOffers(d, j)) {
		return keys[1:]
	}
	does := map[jobKind]string{jobAnswer: s.Keys.Received.Help().Desc, jobBring: s.Words.Tasks.Done, jobTask: s.Words.Tasks.Done, jobDue: s.Words.Due.Enter, jobBooking: s.Words.Bookings.TakeUp}[j.id.kind]
	if does != "" {
		keys[0] = renamed(keys[0], does)
		if j.id.kind != jobBooking {
			keys = append(keys, renamed(s.Keys.Received, does))
		}
	}
	return keys
}

// whoseAct says whom the next act of a party is up to.
func (s scene) whoseAct(p party) string {
	if w := p.Guide.Waiting; w != nil {
		if rule, ok := s.House.Call(w.Kind); ok {
			return s.Words.Guide.Waits(s.station(rule.To), rule.Name.In(s.Text.Tag))
		}
	}
	if post := p.Guide.Next.Post; post != "" && !slices.Contains(s.duty(s.By.Post).posts, post) {
		return s.Words.OwnPost.Of(s.held(post))
	}
	return s.Words.Notices.NothingToDo
}

func (p ownPost) partyKeys(s scene, j job) []key.Binding {
	k := s.Keys
	keys := []key.Binding{k.Next}
	if !j.acts {
		keys[0] = k.Guide
	}
	if acts := actsOf(j.party); len(acts) > 0 {
		keys = append(keys, renamed(k.Received, s.Words.Keys.Tick), numbers(k, j.party))
	}
	keys = append(keys, k.Requests, k.Leave, k.Edit, k.Note, k.Guide, k.Assign, k.Why, k.Skip, k.TurnAway)
	if len(actsOf(j.party)) > 1 {
		keys = append(keys, renamed(k.Left, s.Words.Keys.Tick), renamed(k.Right, s.Words.Keys.Tick))
	}
	return keys
}
