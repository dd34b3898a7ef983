package tui

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"reception/flows"
	"reception/flows/flowstest"
)

// clicks clicks on what gives a message, wherever it is on the screen.
func (p *player) clicks(msg tea.Msg) bool {
	p.t.Helper()
	r := p.session()
	for _, h := range r.draw().hits {
		if reflect.DeepEqual(h.Msg, msg) {
			p.wait(500 * time.Millisecond)
			p.send(tea.MouseClickMsg{X: h.X + h.W/2, Y: h.Y, Button: tea.MouseLeft})
			return true
		}
	}
	return false
}

// come is what somebody would notice of a session after an act.
func (p *player) come() string {
	r := p.session()
	var names []string
	for _, s := range r.stack {
		names = append(names, string(s.Name()))
	}
	return fmt.Sprint(names, r.mask, r.theme.dark, r.text.Tag, r.back != nil, p.desk.Floor().Seq, r.notice.Text)
}

// TestMenuLinesCanBeClicked: each line of the menu, and of what can be done for a
// party, does when it is clicked what its key does; those out of sight come with
// the wheel.
func TestMenuLinesCanBeClicked(t *testing.T) {
	for of, open := range map[string]func(p *player){
		"menu":              func(p *player) { p.press("tab") },
		"party in a room":   func(p *player) { p.pickParty("刘"); p.press("f7") },
		"party with a turn": func(p *player) { p.pickParty("王"); p.press("f7") },
		"party at the gate": func(p *player) { p.pickParty("未留名"); p.press("f7") },
		"leaving":           func(p *player) { p.pickParty("林"); p.press("f9") },
	} {
		for _, size := range [][2]int{{80, 24}, {120, 36}} {
			var items []item
			play(t, rainyAfternoon, desk, size[0], size[1], func(p *player) {
				open(p)
				r := p.session()
				top := r.stack[len(r.stack)-1].(picker)
				items = top.items(r.scene())
			})
			for i, it := range items {
				t.Run(fmt.Sprintf("%s %dx%d %s", of, size[0], size[1], it.id), func(t *testing.T) {
					var chosen, clicked string
					play(t, rainyAfternoon, desk, size[0], size[1], func(p *player) {
						open(p)
						for range i {
							p.press("down")
						}
						p.press("enter")
						chosen = p.come()
					})
					play(t, rainyAfternoon, desk, size[0], size[1], func(p *player) {
						open(p)
						for range items {
							if p.clicks(chooseMsg{it.id}) {
								clicked = p.come()
								return
							}
							p.send(tea.MouseWheelMsg{Button: tea.MouseWheelDown})
						}
						t.Fatalf("%s never comes into sight:\n%s", it.label, p.text())
					})
					if clicked != chosen {
						t.Errorf("a click on %s leads to %s, Enter to %s", it.label, clicked, chosen)
					}
				})
			}
		}
	}
}

// A listIn is a list with a line in it that can be selected.
type listIn struct {
	open []string
	tell story
	size [2]int
}

// mouseLists are all lists that Enter does something in.
func mouseLists() map[string]listIn {
	small, large := [2]int{80, 24}, [2]int{200, 60}
	return map[string]listIn{
		"board":          {nil, plenty, small},
		"board, large":   {nil, plenty, large},
		"rooms":          {[]string{"f4"}, fullRooms, small},
		"radio":          {[]string{"f11"}, loudRadio, small},
		"radio to bring": {[]string{"f11", "right"}, loudRadio, small},
		"posts":          {[]string{"ctrl+p"}, halfStaffed, small},
		"people":         {[]string{"ctrl+p", "right"}, halfStaffed, small},
		"bookings":       {[]string{"f6"}, bookedUp, small},
		"tasks":          {[]string{"ctrl+k"}, manyDuties, small},
		"log":            {[]string{"ctrl+d"}, bookedUp, small},
		"search":         {[]string{"f3"}, plenty, small},
		"turns":          {[]string{"f5"}, plenty, small},
		"ledger":         {[]string{"f5", "2"}, plenty, small},
		"calls":          {[]string{"f5", "3"}, plenty, small},
		"fairness":       {[]string{"f5", "4"}, plenty, small},
		"messages":       {[]string{"tab", "item/shift", "ctrl+n"}, plenty, small},
		"closing":        {[]string{"tab", "item/close_day"}, plenty, small},
		"duty":           {nil, plenty, [2]int{120, 36}},
		"assign":         {[]string{"ctrl+a"}, plenty, small},
	}
}

func (l listIn) play(t *testing.T, name string, test func(p *player)) {
	o := desk
	if name == "duty" {
		o.Home = HomeDuty
	}
	play(t, l.tell, o, l.size[0], l.size[1], func(p *player) {
		if name == "assign" {
			p.pickUnassigned()
		}
		for _, key := range l.open {
			if id, is := strings.CutPrefix(key, "item/"); is {
				p.touchItem(id)
				continue
			}
			p.press(key)
		}
		p.wait(time.Second)
		test(p)
	})
}

// pickUnassigned selects a party that nobody receives.
func (p *player) pickUnassigned() {
	p.t.Helper()
	for _, q := range p.session().facts.Parties {
		if q.Sales == "" {
			p.send(pickMsg{q.ID})
			return
		}
	}
	p.t.Fatal("everybody is received")
}

// lines are the messages of the lines of a list that select one, from the top.
func (p *player) lines() []tea.Msg {
	var list []tea.Msg
	r := p.session()
	for _, h := range r.draw().hits {
		switch h.Msg.(type) {
		case selectMsg, selectDutyMsg, bookMsg, taskMsg, messageMsg, selectPostMsg, selectStaffMsg, selectCallMsg, selectRoomMsg, lineMsg, foundMsg,
			takeMsg, personMsg, turnMsg, phoneMsg, holeMsg:
			if len(list) == 0 || reflect.TypeOf(list[0]) == reflect.TypeOf(h.Msg) {
				list = append(list, h.Msg)
			}
		}
	}
	return list
}

// TestDoubleClickIsEnter: in each list a click selects a line and a double click
// does what Enter does on it.
func TestDoubleClickIsEnter(t *testing.T) {
	for name, l := range mouseLists() {
		if name == "board, large" { // the guide is there already: a double click makes it fill the screen
			continue
		}
		t.Run(name, func(t *testing.T) {
			var entered, doubled string
			line := func(p *player) tea.Msg {
				lines := p.lines()
				if len(lines) < 2 {
					t.Fatalf("only %d lines can be clicked:\n%s", len(lines), p.text())
				}
				return lines[len(lines)-1] // which is not selected yet
			}
			l.play(t, name, func(p *player) {
				p.clicks(line(p))
				selected := p.come()
				p.press("enter")
				if entered = p.come(); entered == selected {
					t.Logf("Enter does nothing:\n%s", p.text())
				}
				entered += p.text()
			})
			l.play(t, name, func(p *player) {
				msg := line(p)
				p.clicks(msg)
				r := p.session()
				for _, h := range r.draw().hits {
					if reflect.DeepEqual(h.Msg, msg) {
						p.wait(300 * time.Millisecond)
						p.send(tea.MouseClickMsg{X: h.X + h.W/2, Y: h.Y, Button: tea.MouseLeft})
						break
					}
				}
				doubled = p.come() + p.text()
			})
			if entered != doubled {
				t.Errorf("Enter leads to\n%s\na double click to\n%s", entered, doubled)
			}
		})
	}
}

// TestTheWheelGoesThroughEveryList to its last line and back to its first.
func TestTheWheelGoesThroughEveryList(t *testing.T) {
	lists := mouseLists()
	for name, keys := range map[string][]string{"rooms": {"f4"}, "radio": {"f11"}, "posts": {"ctrl+p"}, "people": {"ctrl+p", "right"}, "bookings": {"f6"},
		"tasks": {"ctrl+k"}, "roll": {"ctrl+u"}, "help": {"f1"}} {
		lists[name] = listIn{keys, plenty, [2]int{80, 24}}
	}
	for name, l := range lists {
		t.Run(name, func(t *testing.T) {
			l.play(t, name, func(p *player) {
				roll := func(to tea.MouseButton) string {
					for range 250 {
						p.send(tea.MouseWheelMsg{Button: to})
					}
					return stripTimes(p.text())
				}
				end := func(key string) string {
					p.press(key)
					return stripTimes(p.text())
				}
				up, down := roll(tea.MouseWheelUp), roll(tea.MouseWheelDown)
				if up == down {
					t.Fatalf("the wheel does nothing in\n%s", up)
				}
				if again := roll(tea.MouseWheelUp); again != up {
					t.Errorf("the wheel ends at\n%s\nand began at\n%s", again, up)
				}
				if slices.Contains([]string{"search", "help", "assign"}, name) {
					return // they have no keys for their ends
				}
				if top := end("home"); top != up {
					t.Errorf("the wheel ends at\n%s\nHome at\n%s", up, top)
				}
				if last := end("end"); last != down {
					t.Errorf("the wheel ends at\n%s\nEnd at\n%s", down, last)
				}
			})
		})
	}
}

// stripTimes is a screen without what only time changes.
func stripTimes(text string) string {
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return '0'
		}
		return r
	}, text)
}

// TestADoubleClickFallsOnNothingNew: the second click of a double click does
// nothing to what the first has brought under the mouse.
func TestADoubleClickFallsOnNothingNew(t *testing.T) {
	play(t, rainyAfternoon, desk, 80, 24, func(p *player) {
		p.press("tab")
		r := p.session()
		for _, h := range r.draw().hits {
			if h.Msg == (chooseMsg{"F6"}) {
				click := tea.MouseClickMsg{X: h.X + 5, Y: h.Y, Button: tea.MouseLeft}
				p.send(click)
				before := p.come()
				p.wait(200 * time.Millisecond)
				p.send(click)
				if got := p.come(); got != before || len(p.session().stack) != 2 {
					t.Errorf("the second click made %s of %s", got, before)
				}
				return
			}
		}
		t.Fatal("no bookings in the menu")
	})
}

// TestRollCallADoubleClickTicksOnce: whoever touches a line twice out of habit has ticked
// one guest off, and takes nobody's tick back.
func TestRollCallADoubleClickTicksOnce(t *testing.T) {
	for _, missing := range []bool{false, true} {
		play(t, func(t testing.TB, h *flows.House) *flowstest.Play {
			p := rainyAfternoon(t, h)
			p.Do(flows.RollCall{Reason: "演习"})
			return p
		}, desk, 80, 24, func(p *player) {
			p.press("ctrl+u")
			if missing {
				p.press("right")
			}
			before := p.missing()
			r := p.session()
			for _, h := range r.draw().hits {
				if _, is := h.Msg.(rollMsg); is {
					for range 2 {
						p.wait(200 * time.Millisecond)
						p.send(tea.MouseClickMsg{X: h.X + 5, Y: h.Y, Button: tea.MouseLeft})
					}
					break
				}
			}
			if n := before - p.missing(); n != 1 {
				t.Errorf("%d are ticked off, hiding the safe is %v", n, missing)
			}
		})
	}
}
