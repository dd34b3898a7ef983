package tui

import (
	"slices"
	"strings"
	"unicode"

	"reception/flows"
)

// fits reports whether a post is somebody's job: one of the roles is said word
// for word in what the post is called. It only orders lists and proposes; any
// person can take any post.
func fits(post *flows.Post, p *flows.Staff) bool {
	said := strings.FieldsFunc(strings.ToLower(post.Name.EN+" "+post.Station.EN), func(r rune) bool { return !unicode.IsLetter(r) })
	return slices.ContainsFunc(p.Roles, func(role string) bool {
		words := strings.FieldsFunc(strings.ToLower(role), func(r rune) bool { return !unicode.IsLetter(r) })
		for _, word := range words {
			if !slices.Contains(said, word) {
				return false
			}
		}
		return len(words) > 0
	})
}

// holds are the posts that somebody holds.
func (s scene) holds(id flows.StaffID) []flows.PostID {
	var list []flows.PostID
	for _, h := range s.Floor.Posts {
		if h.Staff == id && id != "" {
			list = append(list, h.Post)
		}
	}
	return list
}

// newSignOn lists everybody else for a post: whoever holds none first, of those whose
// job it is first, the salespeople last.
func newSignOn(id flows.PostID) screen {
	try := newID()
	return lookup{name: name("sign_on/" + string(id)),
		title: func(s scene) string { return s.Words.Posts.PostTitle(s.postName(id)) },
		entries: func(s scene) []entry {
			post, ok := s.House.Post(id)
			if !ok {
				return nil
			}
			people := s.everybody()
			slices.SortStableFunc(people, func(a, b *flows.Staff) int { return s.strange(post, a) - s.strange(post, b) })
			var list []entry
			for _, p := range people {
				if s.Floor.Holder(id) == p.ID {
					continue
				}
				detail := s.doing(p.ID)
				if fits(post, p) {
					detail = s.Words.Posts.Fits + "  " + detail
				}
				list = append(list, entry{item{id: string(p.ID), label: p.Name.In(s.Text.Tag), detail: detail,
					do: once(effect{ID: try, Back: true, Do: flows.SignOn{Staff: p.ID, Post: id},
						Press: signedMsg{p.ID, id, s.Words.Posts.TookPost(p.Name.In(s.Text.Tag), s.postName(id))}})},
					[]string{p.Name.ZH, p.Name.EN, string(p.ID)}})
			}
			return list
		}}
}

// strange is how unlikely somebody is for a post.
func (s scene) strange(post *flows.Post, p *flows.Staff) int {
	n := 0
	if len(s.holds(p.ID)) > 0 {
		n += 4
	}
	if !fits(post, p) {
		n += 2
	}
	if p.Group != "" {
		n++
	}
	return n
}

// doing is what somebody is doing now, in a few words.
func (s scene) doing(id flows.StaffID) string {
	state, _ := s.stateOf(id)
	for _, post := range s.holds(id) {
		state += " " + string(post)
	}
	return state
}

// stateOf says whether somebody is off, on a break, with a guest, or free.
func (s scene) stateOf(id flows.StaffID) (string, ink) {
	t, w := s.Theme, s.Words.Posts
	who, ok := s.Floor.Person(id)
	person, _ := s.House.Person(id)
	switch {
	case !ok || !who.On:
		return w.Off, t.Muted
	case who.Break != "":
		if who.Break == "-" {
			return strings.TrimSpace(w.OnBreak("")), t.Amber
		}
		return w.OnBreak(s.breakName(who.Break)), t.Amber
	}
	if v := s.Floor.Receiving(id); v != nil {
		return s.Text.Names.Passed[flows.WhyBusy] + " " + s.numbered(v), t.Plain
	}
	if person != nil && person.Group != "" {
		return w.Free, t.Good
	}
	return w.On, t.Plain
}

// newPersonActs lists breaks, the unmanned posts and the way home for somebody
// at work.
func newPersonActs(id flows.StaffID) screen {
	try := newID()
	return picker{name: name("person/" + string(id)),
		title: func(s scene) string { return s.staff(id) + " " + s.doing(id) },
		items: func(s scene) []item {
			w, who := s.Words.Posts, s.staff(id)
			var list []item
			sells := false
			if p, ok := s.House.Person(id); ok {
				sells = p.Group != ""
			}
			for _, b := range s.breakKinds() {
				it := item{id: b.ID, label: b.Name.In(s.Text.Tag), group: w.Break,
					do: once(effect{ID: try, Back: true, Do: flows.Break{Staff: id, Kind: b.ID}, Press: toldMsg{w.WentOnBreak(who)}})}
				if sells {
					it.detail = pick(b.Keeps, s.Words.Rota.Kept, s.Words.Rota.Lost)
				}
				list = append(list, it)
			}
			list = append(list, item{id: "off", label: w.SignOffDay, group: w.SignOff,
				do: once(effect{ID: try, Back: true, Do: flows.SignOff{Staff: id}, Press: toldMsg{w.WentOff(who)}})})
			for i := range s.House.Posts {
				if post := &s.House.Posts[i]; s.unmanned(post) {
					list = append(list, item{id: "post/" + string(post.ID), label: w.TakePost(s.postName(post.ID)), group: w.SignOn,
						do: once(effect{ID: try, Back: true, Do: flows.SignOn{Staff: id, Post: post.ID},
							Press: signedMsg{id, post.ID, w.TookPost(who, s.postName(post.ID))}})})
				}
			}
			return list
		}}
}

// newCrew signs several people on at once: everybody, a sales group, or the
// unmanned posts by role.
func newCrew() screen {
	return picker{name: "crew",
		title: func(s scene) string { return s.Words.Posts.CrewTitle },
		items: crewItems}
}

func crewItems(s scene) []item {
	w := s.Words.Posts
	var list []item
	var all []flows.SignOn
	add := func(id, label string, crew []flows.SignOn) {
		if len(crew) > 0 {
			list = append(list, item{id: id, label: label, detail: s.names(crew), do: once(effect{Back: true, Press: crewMsg{crew, len(crew)}})})
		}
	}
	for _, g := range s.House.Groups {
		var crew []flows.SignOn
		for _, p := range s.members(g.ID) {
			if who, ok := s.Floor.Person(p.ID); !ok || !who.On {
				crew = append(crew, flows.SignOn{Staff: p.ID})
			}
		}
		all = append(all, crew...)
		add("group/"+string(g.ID), w.CrewGroup(g.Name.In(s.Text.Tag), len(crew)), crew)
	}
	crew := s.proposed()
	all = append(all, crew...)
	add("posts", w.CrewPosts(len(crew)), crew)
	if len(list) > 1 {
		list = append([]item{{id: "all", label: w.CrewAll(len(all)), do: once(effect{Back: true, Press: crewMsg{all, len(all)}})}}, list...)
	}
	if len(list) == 0 {
		list = []item{{id: "none", label: w.CrewNobody, do: once(effect{Back: true})}}
	}
	return list
}

// proposed is one person for each unmanned post whose job it is, each only once.
func (s scene) proposed() []flows.SignOn {
	var crew []flows.SignOn
	for i := range s.House.Posts {
		post := &s.House.Posts[i]
		if !s.unmanned(post) {
			continue
		}
		for j := range s.House.Staff {
			p := &s.House.Staff[j]
			taken := len(s.holds(p.ID)) > 0 || slices.ContainsFunc(crew, func(c flows.SignOn) bool { return c.Staff == p.ID })
			if !taken && fits(post, p) {
				crew = append(crew, flows.SignOn{Staff: p.ID, Post: post.ID})
				break
			}
		}
	}
	return crew
}

// names lists who would be signed on, with the posts.
func (s scene) names(crew []flows.SignOn) string {
	var list []string
	for _, c := range crew {
		list = append(list, strings.TrimSpace(string(c.Post)+" "+s.staff(c.Staff)))
	}
	return strings.Join(list, "  ")
}
