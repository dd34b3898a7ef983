package tui

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"reception/flows"
)

const postsName name = "posts"

// posts is who holds each post since when, and what everybody is doing (SY-01).
type posts struct {
	people  bool // the people are being looked at, not the posts
	post    flows.PostID
	staff   flows.StaffID
	filling bool // somebody is being chosen for an unmanned post: the next one follows
}

func newPosts(s scene) screen {
	p := posts{}
	if len(s.House.Posts) > 0 {
		p.post = s.House.Posts[0].ID
	}
	if list := s.everybody(); len(list) > 0 {
		p.staff = list[0].ID
	}
	return p.nextGap(s)
}

func (posts) Name() name { return postsName }

// nextGap moves on to an unmanned post: the first one behind the selected, the
// first of all at the end, the selected where every post is manned.
func (p posts) nextGap(s scene) posts {
	list, here := s.House.Posts, s.postAt(p.post)
	for i := range list {
		if post := &list[(here+i)%len(list)]; s.unmanned(post) {
			p.post = post.ID
			return p
		}
	}
	return p
}

func (s scene) unmanned(post *flows.Post) bool { return !post.Many && s.Floor.Holder(post.ID) == "" }

func (s scene) postAt(id flows.PostID) int {
	for i := range s.House.Posts {
		if s.House.Posts[i].ID == id {
			return i
		}
	}
	return 0
}

// everybody are the people of the house, the sales groups first.
func (s scene) everybody() []*flows.Staff {
	var list []*flows.Staff
	for g := range s.House.Groups {
		list = append(list, s.members(s.House.Groups[g].ID)...)
	}
	for i := range s.House.Staff {
		if _, sells := s.House.Group(s.House.Staff[i].Group); !sells {
			list = append(list, &s.House.Staff[i])
		}
	}
	return list
}

// members are the people of a sales group, in the order of the house.
func (s scene) members(group flows.GroupID) []*flows.Staff {
	var list []*flows.Staff
	for p := range s.House.Salespeople() {
		if p.Group == group {
			list = append(list, p)
		}
	}
	return list
}

func staffAt(list []*flows.Staff, id flows.StaffID) int {
	for i := range list {
		if list[i].ID == id {
			return i
		}
	}
	return 0
}

// Clicks on a post, on a person, and on the heading of a list.
type (
	selectPostMsg  struct{ post flows.PostID }
	selectStaffMsg struct{ staff flows.StaffID }
	peopleMsg      struct{ people bool }
)

// signedMsg comes back when somebody has come on: what was left for them is shown.
type signedMsg struct {
	staff flows.StaffID
	post  flows.PostID
	text  string
}

// crewMsg signs several people on, one command after the other.
type crewMsg struct {
	list []flows.SignOn
	n    int // how many there were
}

// Update moves in the lists and acts on the selected post or person.
func (p posts) Update(msg tea.Msg, s scene) (screen, effect) {
	switch msg := msg.(type) {
	case changedMsg:
		if p.filling && s.Floor.Holder(p.post) != "" {
			p = p.nextGap(s)
			p.filling = false
		}
		return p, effect{}
	case toldMsg:
		return p, tell(msg, s)
	case signedMsg:
		e := tell(toldMsg{msg.text}, s)
		if first, waits := signedOn(s, msg.staff, msg.post); waits {
			e.Open = first
		}
		return p, e
	case crewMsg:
		if len(msg.list) == 0 {
			e := tell(toldMsg{s.Words.Posts.CrewDone(msg.n)}, s)
			if s.messagesHere() {
				e.Open = newMessages(s, "")
			}
			return p.nextGap(s), e
		}
		return p, effect{Do: msg.list[0], Press: crewMsg{msg.list[1:], msg.n}}
	case peopleMsg:
		p.people = msg.people
		return p, effect{}
	case selectPostMsg:
		if !p.people && p.post == msg.post {
			return p.enter(s)
		}
		p.people, p.post = false, msg.post
		return p, effect{}
	case selectStaffMsg:
		if p.people && p.staff == msg.staff {
			return p.enter(s)
		}
		p.people, p.staff = true, msg.staff
		return p, effect{}
	case tea.KeyPressMsg:
		return p.key(msg, s)
	}
	return p, effect{}
}

func (p posts) key(msg tea.KeyPressMsg, s scene) (screen, effect) {
	k := s.Keys
	if p.people {
		list := s.everybody()
		if i, ok := stepIn(k, msg, staffAt(list, p.staff), len(list), 10); ok && len(list) > 0 {
			p.staff = list[i].ID
			return p, effect{}
		}
	} else if i, ok := stepIn(k, msg, s.postAt(p.post), len(s.House.Posts), 10); ok && len(s.House.Posts) > 0 {
		p.post = s.House.Posts[i].ID
		return p, effect{}
	}
	p.filling = false
	switch {
	case key.Matches(msg, k.Left), key.Matches(msg, k.Right):
		p.people = !p.people
		return p, effect{}
	case key.Matches(msg, k.Assign):
		return p, effect{Open: newCrew()}
	case key.Matches(msg, k.Next):
		return p.enter(s)
	case key.Matches(msg, k.Received):
		return p, p.pause(s)
	case key.Matches(msg, k.Skip):
		return p, p.off(s)
	case key.Matches(msg, k.Leave):
		return p, effect{Open: newHandOver(s)}
	case key.Matches(msg, k.Note):
		return p, effect{Open: newMessages(s, p.who(s))}
	}
	return p, effect{}
}

// who is the selected person, or whoever holds the selected post; empty for nobody.
func (p posts) who(s scene) flows.StaffID {
	if p.people {
		return p.staff
	}
	return s.Floor.Holder(p.post)
}

// enter is the likeliest act: somebody for a post, on duty for a person who is
// not, back for one on a break.
func (p posts) enter(s scene) (screen, effect) {
	if !p.people {
		post, ok := s.House.Post(p.post)
		switch {
		case !ok:
			return p, effect{}
		case post.Many:
			p.people = true
			return p, effect{}
		}
		p.filling = s.unmanned(post)
		return p, effect{Open: newSignOn(p.post)}
	}
	if who, ok := s.Floor.Person(p.staff); !ok || !who.On {
		return p, effect{Do: flows.SignOn{Staff: p.staff}, Press: signedMsg{p.staff, "", s.Words.Posts.CameOn(s.staff(p.staff))}}
	}
	return p, p.pause(s)
}

// pause offers a break to somebody at work, and takes one on a break back.
func (p posts) pause(s scene) effect {
	id := p.who(s)
	who, ok := s.Floor.Person(id)
	switch {
	case id == "":
		return effect{Say: notice{Text: s.Words.Posts.NoPost}}
	case !ok || !who.On:
		return effect{Say: notice{Text: s.staff(id) + " " + s.Words.Posts.NotOn}}
	case who.Break != "":
		return effect{Do: flows.Back{Staff: id}, Press: toldMsg{s.Words.Posts.IsBack(s.staff(id))}}
	}
	return effect{Open: newPersonActs(id)}
}

// off takes somebody off the selected post, or off duty.
func (p posts) off(s scene) effect {
	w, id := s.Words.Posts, p.who(s)
	if id == "" {
		return effect{Say: notice{Text: w.NoPost}}
	}
	if !p.people {
		return effect{Do: flows.SignOff{Staff: id, Post: p.post}, Press: toldMsg{w.LeftPost(s.staff(id), s.postName(p.post))}}
	}
	return effect{Do: flows.SignOff{Staff: id}, Press: toldMsg{w.WentOff(s.staff(id))}}
}

// postName is a post with its id.
func (s scene) postName(id flows.PostID) string {
	if p, ok := s.House.Post(id); ok {
		return string(id) + " " + p.Name.In(s.Text.Tag)
	}
	return string(id)
}

// Keys lists what works on the selected post or person.
func (p posts) Keys(s scene) []key.Binding {
	k, w := s.Keys, s.Words.Posts
	id := p.who(s)
	who, _ := s.Floor.Person(id)
	on := who != nil && who.On
	enter := w.SignOn
	switch {
	case !p.people && id != "":
		enter = w.Change
	case p.people && on && who.Break != "":
		enter = w.Back
	case p.people && on:
		enter = w.More
	}
	keys := []key.Binding{renamed(k.Next, enter), renamed(k.Assign, w.Crew)}
	if on {
		keys = append(keys, renamed(k.Received, pick(who.Break != "", w.Back, w.Break)), renamed(k.Skip, w.SignOff))
	}
	return append(keys, renamed(k.Left, w.Switch), renamed(k.Right, w.Switch), renamed(k.Leave, s.Words.Handover.Key),
		renamed(k.Note, s.Words.Messages.Key), k.Up, k.Down, k.PageUp, k.PageDown, k.Top, k.Bottom)
}
