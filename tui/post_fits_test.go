package tui

import (
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"pgregory.net/rapid"

	"reception/flows"
	"reception/flows/flowstest"
)

// stillPost is a post's session that is drawn and never run.
func stillPost(h *flows.House, past *flowstest.Play, post flows.PostID) Root {
	r := still(h, past.Floor)
	r.opts.By, r.opts.Home = flows.By{Post: post, Staff: past.Floor.Holder(post)}, HomePost
	r.opts.Now = func() time.Time { return past.Now }
	r.desk, r.now = fakeDesk{h}, past.Now
	r.facts = newFacts(h, &r.floor, r.now)
	r.stack = []screen{homeOf(r.opts, h)}
	r.stack[0], _ = r.stack[0].Update(changedMsg{}, r.scene())
	return r
}

// TestPostFits draws the screen of every post for every hard name, from a
// telephone to a wall, each job in turn.
func TestPostFits(t *testing.T) {
	h := house(t)
	for i, name := range hardNames(t) {
		past := flowstest.NewPlay(t, h).Staffed()
		_ = past.Try(flows.Arrive{Guest: flows.Guest{Surname: name, Title: "先生", Describe: name, Plate: name}, Party: flows.Party{Party: i % 200}})
		_ = past.Try(flows.Book{Guest: flows.Guest{Surname: name, Title: "女士", Plate: name}, When: past.Now.Add(time.Hour), Party: 2,
			Confirmed: true, Authority: flows.Authority{Manager: "tangwen"}})
		post := []flows.PostID{"L1", "RC", "X1"}[i%3]
		r := stillPost(h, past, post)
		for _, size := range [][2]int{{handWidth, handHeight}, {80, 24}, {120 + i%60, 30 + i%20}} {
			r.width, r.height = size[0], size[1]
			s := r.scene()
			for _, j := range s.jobs(post) {
				r.stack[0], _ = r.stack[0].Update(jobMsg{j.id}, s)
				exactly(t, r)
			}
			if t.Failed() {
				t.Fatalf("name %q, post %s, %v", name, post, size)
			}
		}
	}
}

// TestPostFitsAnySize presses keys on the screens of all posts at random sizes,
// down to the smallest, whatever lies on top.
func TestPostFitsAnySize(t *testing.T) {
	h := house(t)
	past := roomsInEveryState(t, h)
	keys := []string{"up", "down", "left", "right", "f1", "f2", "f3", "f4", "f5", "f6", "f7", "f9", "f11", "esc", "tab", "enter", "space", "0",
		"1", "2", "9", "王", "ctrl+g", "ctrl+n", "ctrl+e", "ctrl+v", "ctrl+k", "ctrl+d", "ctrl+p", "ctrl+u", "ctrl+w", "ctrl+y", "f10", "f12", "home", "end", "pgdown"}
	rapid.Check(t, func(t *rapid.T) {
		post := rapid.SampledFrom(h.Posts).Draw(t, "post").ID
		r := stillPost(h, past, post)
		r.opts.Session.Role = rapid.SampledFrom([]flows.Role{flows.RolePost, flows.RoleDesk, flows.RoleWall}).Draw(t, "role")
		r.opts.ReadOnly = r.opts.Session.Role == flows.RoleWall
		r.record(recordsMsg{date: past.Floor.Day.Date, asked: past.Floor.Seq, records: past.Records})
		r.width, r.height = rapid.IntRange(handWidth, 220).Draw(t, "w"), rapid.IntRange(handHeight, 70).Draw(t, "h")
		pressesFit(t, r, keys, 12)
	})
}

// TestKeysOfPosts: no two keys of a post's screen are the same, whatever is
// selected, and each is listed under a name that fits.
func TestKeysOfPosts(t *testing.T) {
	h := house(t)
	past := roomsInEveryState(t, h)
	for _, post := range h.Posts {
		r := stillPost(h, past, post.ID)
		for _, width := range []int{40, 120} {
			r.width, r.height = width, 24
			s := r.scene()
			for _, j := range s.jobs(post.ID) {
				p := r.stack[0].(ownPost).on(j, s)
				clashes(t, string(post.ID), append(p.Keys(s), r.keys.Help, r.keys.Lang, r.keys.Mask, r.keys.Undo, r.keys.LookBack))
			}
		}
	}
}

// BenchmarkPostFrame is a key and the frame after it on a post's screen with sixty
// parties.
func BenchmarkPostFrame(b *testing.B) {
	h := house(b)
	past := crowd(60, func(i int) string { return surnames[i%len(surnames)] })(b, h)
	r := stillPost(h, past, "L2")
	r.opts.Session.Role = flows.RolePost
	r.width, r.height = 200, 50
	down, _ := press("down")
	var m tea.Model = r
	for b.Loop() {
		m, _ = m.Update(down)
		if len(m.(Root).View().Content) == 0 {
			b.Fatal("nothing is drawn")
		}
	}
}
