package tui

import (
	"testing"
	"time"

	"reception/flows"
	"reception/flows/flowstest"
)

// postPictures are the screens of the posts: with nothing to do, on a busy
// afternoon, masked, with names that are too long, and one that only looks on.
func postPictures() []pictured {
	busy := func(post flows.PostID, staff flows.StaffID) Options { return atPost(post, staff) }
	only := atPost("Y1", "chenjing")
	only.ReadOnly, only.Home = true, HomeBoard
	return []pictured{
		{"post_empty", quietMorning, nil, busy("L1", "zhangwei")},
		{"post_gate", rainyAfternoon, nil, busy("L1", "zhangwei")},
		{"post_gate_booking", rainyAfternoon, func(p *player) { p.pickJob(jobBooking) }, busy("L1", "zhangwei")},
		{"post_parking", rainyAfternoon, nil, busy("L2", "liuqiang")},
		{"post_door", atTheDoor, nil, busy("Y1", "chenjing")},
		{"post_sales", rainyAfternoon, nil, busy("X1", "lina")},
		{"post_sales_free", rainyAfternoon, nil, busy("X1", "qianjin")},
		{"post_butler", roomsInEveryState, nil, busy("G1", "helin")},
		{"post_bar", roomsInEveryState, nil, busy("S1", "xumin")},
		{"post_bar_bring", roomsInEveryState, func(p *player) { p.wait(time.Second); p.press("enter"); p.wait(time.Second) }, busy("S1", "xumin")},
		{"post_centre", rainyAfternoon, nil, busy("RC", "zhuhui")},
		{"post_masked", rainyAfternoon, func(p *player) { p.press("f10") }, busy("L1", "zhangwei")},
		{"post_long", longNamesAtPosts, nil, busy("L2", "liuqiang")},
		{"post_many", crowd(60, func(i int) string { return surnames[i%len(surnames)] }), func(p *player) { p.press("end") }, busy("L2", "liuqiang")},
		{"read_only", rainyAfternoon, func(p *player) { p.pickParty("王") }, only},
	}
}

// TestPostPictures compares the screens of the posts with those that were looked at.
func TestPostPictures(t *testing.T) { comparePictures(t, postPictures()) }

// atPost are the options of a post's own terminal.
func atPost(post flows.PostID, staff flows.StaffID) Options {
	return Options{By: flows.By{Post: post, Staff: staff, Terminal: string(post)}, Home: HomePost, Session: flows.Session{Role: flows.RolePost}}
}

// pickJob selects the first job of a kind.
func (p *player) pickJob(kind jobKind) {
	p.t.Helper()
	s := p.session()
	sc := s.scene()
	for _, j := range sc.jobs(s.opts.By.Post) {
		if j.id.kind == kind {
			p.send(jobMsg{j.id})
			return
		}
	}
	p.t.Fatalf("no job of kind %d", kind)
}

// atTheDoor is a party on its way to the door and one that stands there.
func atTheDoor(t testing.TB, h *flows.House) *flowstest.Play {
	p := rainyAfternoon(t, h)
	p.Until(p.Admitted(walkIn("郑", "女士", 2, flows.OnFoot, "")), "greet")
	return p
}

// roomsInEveryState is the rainy afternoon with a room to clean, one being
// cleaned, a party that waits for a room and drinks that were asked for.
func roomsInEveryState(t testing.TB, h *flows.House) *flowstest.Play {
	p := rainyAfternoon(t, h)
	lin, _ := p.Floor.VisitByNo(p.Floor.Day.Date, 1)
	p.Do(flows.Leave{Visit: flows.ByID(lin.ID)})
	answered(p, lin.ID)
	p.Do(flows.LeaveRoom{Room: lin.Room})
	p.Do(flows.MakeCall{Kind: flows.CleanRoom, Room: lin.Room})
	p.Wait(time.Minute)
	chen, _ := p.Floor.VisitByNo(p.Floor.Day.Date, 3)
	p.Until(chen.ID, "invite")
	p.Wait(20 * time.Second)
	return p
}

// longNamesAtPosts has a guest whose name and looks fit nowhere.
func longNamesAtPosts(t testing.TB, h *flows.House) *flowstest.Play {
	p := rainyAfternoon(t, h)
	arrive := walkIn("阿不都热依木·阿不来提·买买提吐尔逊", "先生", 12, flows.ByCar, "渝A·D123456")
	arrive.Describe = "戴黑色礼帽、拿一把红色长柄伞、带着两个孩子和一位老人"
	p.Until(p.Admitted(arrive), "park")
	return p
}
