package tui

import (
	"fmt"
	"strings"
	"testing"

	"reception/flows"
	"reception/flows/flowstest"
)

// plenty is a day with more of everything than a small screen can list.
func plenty(t testing.TB, h *flows.House) *flowstest.Play {
	for i := len(h.Rooms); i < 40; i++ {
		r := h.Rooms[0]
		r.ID = flows.RoomID(fmt.Sprintf("VIP%d", i+1))
		r.Name = flows.Words{ZH: string(r.ID), EN: string(r.ID)}
		h.Rooms = append(h.Rooms, r)
	}
	for i := range 30 {
		one := h.Staff[0]
		one.ID = flows.StaffID(fmt.Sprintf("more%d", i))
		one.Name = flows.Words{ZH: fmt.Sprintf("新人%d", i), EN: fmt.Sprintf("New %d", i)}
		h.Staff = append(h.Staff, one)
		h.Groups[0].Order = append(h.Groups[0].Order[:len(h.Groups[0].Order):len(h.Groups[0].Order)], one.ID)
	}
	for i := range 10 {
		post := h.Posts[0]
		post.ID = flows.PostID(fmt.Sprintf("P%d", i))
		h.Posts = append(h.Posts, post)
	}
	p := sixtyGuests(t, h)
	for i := range 30 {
		p.Do(flows.OpenTask{Text: fmt.Sprintf("检查第%d盏灯", i+1), Post: "SM", Due: p.Now.Add(1 << 40)})
		p.Do(flows.LeaveMessage{For: "qianjin", From: surnames[i%len(surnames)], Text: fmt.Sprintf("第%d条", i+1)})
		p.Do(flows.Book{Guest: flows.Guest{Surname: surnames[i%len(surnames)], Title: "先生"}, When: p.Now.Add(1 << 42), Party: 2})
		p.Do(flows.PhoneCall{Answer: flows.PhoneAnswered, Staff: "wuqian", About: fmt.Sprintf("问价%d", i)})
	}
	p.Do(flows.RollCall{Reason: "演习"})
	return p
}

// TestListsSayWhatIsOutOfSight: on the smallest screen each list of a crowded day
// says at its top that more follows, and keeps what is selected in sight.
func TestListsSayWhatIsOutOfSight(t *testing.T) {
	menu := func(id string) func(p *player) { return func(p *player) { p.press("tab"); p.touchItem(id) } }
	keys := func(keys ...string) func(p *player) { return func(p *player) { p.press(keys...) } }
	for name, open := range map[string]func(p *player){
		"board": keys(), "rooms": keys("f4"), "radio": keys("f11"), "posts": keys("ctrl+p", "esc", "ctrl+p"), "people": keys("ctrl+p", "right"),
		"bookings": keys("f6"), "tasks": keys("ctrl+k"), "log": keys("ctrl+d"), "search": keys("f3"), "roll": keys("ctrl+u"),
		"turns": keys("f5"), "ledger": keys("f5", "2"), "calls": keys("f5", "3"), "fairness": keys("f5", "4"),
		"messages":     func(p *player) { menu("shift")(p); p.press("ctrl+n") },
		"start a call": keys("f11", "f7"), "palette": keys("ctrl+v"), "sign on": keys("ctrl+p", "enter"), "help": keys("f1"),
		"alerts": keys("0"), "requests": keys("f7"), "arrival": func(p *player) { p.press("f2"); p.write("王") },
	} {
		t.Run(name, func(t *testing.T) {
			play(t, plenty, desk, 80, 24, func(p *player) {
				open(p)
				if name != "alerts" && name != "requests" && name != "palette" && name != "start a call" && name != "sign on" && name != "arrival" {
					p.press("home")
				}
				if text := p.text(); !strings.Contains(text, "还有") && !strings.Contains(text, "下面") {
					t.Errorf("nothing says that more follows:\n%s", text)
				}
				for range 60 {
					p.press("down")
				}
				text := p.text()
				if !strings.Contains(text, ">") && name != "help" {
					t.Errorf("the selection is out of sight:\n%s", text)
				}
			})
		})
	}
}
