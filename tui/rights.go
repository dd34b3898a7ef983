package tui

import (
	"slices"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"reception/flows"
)

// What a terminal may not do is not offered: not by a key, a click, the menu or
// the palette. The desk refuses it all the same.

// restricted reports whether anything is kept from this terminal at all.
func (s scene) restricted() bool {
	return s.ReadOnly || !slices.Contains([]flows.Role{"", flows.RoleDesk, flows.RoleDutyManager}, s.Session.Role)
}

// may reports whether one of the verbs may be asked for here; also where there
// are none, and nothing is asked for.
func (s scene) may(verbs ...string) bool {
	return len(verbs) == 0 || !s.ReadOnly && slices.ContainsFunc(verbs, s.Session.Role.May)
}

// permits reports whether an effect may be offered and carried out here.
func (s scene) permits(e effect) bool { return !s.restricted() || s.permitsWithin(e, 3) }

// permitsWithin looks so many lists deep for something that may be done.
func (s scene) permitsWithin(e effect, deep int) bool {
	if !s.may(e.verbs(s)...) {
		return false
	}
	if _, fills := e.Open.(drafter); fills && s.ReadOnly {
		return false
	}
	list, lists := listOf(s, e.Open)
	return !lists || deep == 0 || slices.ContainsFunc(list, func(it item) bool { return s.useful(it, deep-1) })
}

// listOf is everything that a screen lets one choose from, where it is a list.
func listOf(s scene, x screen) ([]item, bool) {
	switch x := x.(type) {
	case picker:
		if x.looks {
			return nil, false
		}
		return x.items(s), true
	case lookup:
		return itemsOf(x.entries(s)), true
	}
	return nil, false
}

// useful reports whether an item leads to anything that may be done or looked at.
func (s scene) useful(it item, deep int) bool {
	if it.do == nil {
		return false
	}
	e := it.do(1)
	leads := e.Do != nil || e.Open != nil || e.Press != nil || e.Read != nil || e.Look != nil || e.Pick != 0 || e.Set != setNothing || e.Quit
	return leads && s.permitsWithin(e, deep)
}

// kept are the items of a list that may be chosen here.
func (s scene) kept(list []item) []item {
	if !s.restricted() {
		return list
	}
	return slices.DeleteFunc(slices.Clone(list), func(it item) bool { return it.do != nil && !s.permits(it.do(1)) })
}

// permitted are the offers that may be taken here.
func (s scene) permitted(list []offer) []offer {
	if !s.restricted() {
		return list
	}
	return slices.DeleteFunc(list, func(o offer) bool { return !s.permits(o.do) })
}

// verbs are the commands that an effect leads to, as far as it can be told.
func (e effect) verbs(s scene) []string {
	if e.Do != nil {
		return []string{e.Do.Verb()}
	}
	if _, crew := e.Press.(crewMsg); crew {
		return []string{flows.SignOn{}.Verb()}
	}
	return formVerbs(s, e.Open)
}

// A filler is a form that is filled in for a command: what may not be asked for here
// need not be filled in.
type filler interface {
	screen
	// fills is that command, as far as it is known; nil for none.
	fills(s scene) flows.Command
}

// formVerbs are the commands that a form is filled in for.
func formVerbs(s scene, x screen) []string {
	f, ok := x.(filler)
	if !ok {
		return nil
	}
	c := f.fills(s)
	if c == nil {
		return nil
	}
	return []string{c.Verb()}
}

// keysOf are the keys of a screen that do something here which may be done.
func (s scene) keysOf(x screen) []key.Binding {
	keys := x.Keys(s)
	if !s.restricted() {
		return keys
	}
	return slices.DeleteFunc(slices.Clone(keys), func(b key.Binding) bool { return !s.serves(x, b) })
}

// serves reports whether a key is of use here: what it leads to may be done, and
// it does more than say why nothing is done.
func (s scene) serves(x screen, b key.Binding) bool {
	msg, ok := pressOf(b)
	if !ok || !b.Enabled() {
		return true
	}
	e := s.means(x, msg)
	says := e.Say.Text != ""
	e.Say = notice{}
	return s.permits(e) && !(says && e.Do == nil && e.Open == nil && e.Set == setNothing && e.Press == nil)
}

// means is what a message would lead to on a screen. Screens are values, so it
// changes nothing.
func (s scene) means(x screen, msg tea.Msg) effect {
	s.Now = s.Now.Add(quiet) // a key that rests for a moment is one that works
	press, ok := msg.(tea.KeyPressMsg)
	if ok {
		k := s.Keys
		switch {
		case key.Matches(press, k.Help, k.Back, k.Lang, k.Mask, k.LookBack, k.Quit):
			return effect{}
		case key.Matches(press, k.Undo):
			return undoKey(s)
		}
		if at, is := placeOf(k, press); is && !claims(x, s, press, at.key(k)) {
			return effect{Open: at.open(s)}
		}
	}
	_, e := x.Update(msg, s)
	return e
}

// clicks are the places of a screen whose click may do what it does.
func (s scene) clicks(x screen, hits []hit) []hit {
	if !s.restricted() {
		return hits
	}
	return slices.DeleteFunc(slices.Clone(hits), func(h hit) bool { return !s.permits(s.means(x, h.Msg)) })
}

// undigited are the acts of a party where none may be done.
func undigited(acts []act) []act {
	for i := range acts {
		acts[i].Digit = 0
	}
	return acts
}

// forbidden is what is said when something is asked for that may not be done.
func (r *Root) forbidden(e effect) (notice, bool) {
	s := r.scene()
	if s.permits(e) {
		return notice{}, false
	}
	if s.ReadOnly {
		return notice{Text: s.Words.OwnPost.LookOnly, Level: levelWarn}, true
	}
	no := &flows.Refusal{Code: flows.NotAllowed, Given: s.firstVerb(e, 3), State: string(s.Session.Role)}
	return notice{Text: s.Text.Refusal(no, s.House, s.Floor), Level: levelWarn}, true
}

// firstVerb is a command that an effect leads to.
func (s scene) firstVerb(e effect, deep int) string {
	if verbs := e.verbs(s); len(verbs) > 0 || deep == 0 {
		return strings.Join(verbs, " ")
	}
	list, _ := listOf(s, e.Open)
	for _, it := range list {
		if it.do == nil {
			continue
		}
		if verb := s.firstVerb(it.do(1), deep-1); verb != "" {
			return verb
		}
	}
	return ""
}
