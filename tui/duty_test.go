package tui

import (
	"strings"
	"testing"
	"time"

	"reception/flows"
)

var dutyManager = Options{By: flows.By{Post: "DM", Staff: "chenguodong", Terminal: "duty"}, Home: HomeDuty}

// top is the name of the screen on top.
func (p *player) top() name {
	stack := p.session().stack
	return stack[len(stack)-1].Name()
}

// TestDutyOpensWhatSettlesIt: Enter on whatever is selected opens the screen that
// settles it, and Esc comes back to the line.
func TestDutyOpensWhatSettlesIt(t *testing.T) {
	for _, c := range []struct {
		line string
		want name
		sees string
	}{
		{"alert/1/", radioName, "龙井"}, // 龙井茶 that nobody has brought
		{"clash/", bookingsName, "欧阳"},
		{"room/VIP3", roomsName, "> VIP3"},
		{"party/", "guide", "欧阳"},
	} {
		t.Run(c.line, func(t *testing.T) {
			play(t, fullRooms, dutyManager, 120, 36, func(p *player) {
				p.pickDuty(c.line)
				was := p.session().stack[0].(duty).selected
				p.press("enter")
				if got := p.top(); !strings.HasPrefix(string(got), string(c.want)) && !(c.want == radioName && strings.HasPrefix(string(got), "guide")) {
					t.Errorf("Enter on %s opened %s", was, got)
				}
				p.sees(c.sees)
				p.press("esc")
				if now := p.session().stack[0].(duty).selected; p.top() != dutyName || now != was {
					t.Errorf("Esc came back to %s, line %s", p.top(), now)
				}
			})
		})
	}
}

// TestDutyAnswers: one key answers 收到 for the selected line, and the line that was
// meant stays selected while others come and go above it.
func TestDutyAnswers(t *testing.T) {
	play(t, fullRooms, dutyManager, 120, 36, func(p *player) {
		p.pickDuty("room/VIP3")
		p.press("space")
		floor := p.session().floor
		if st := floor.Room("VIP3").State; st != flows.RoomBeingClean {
			t.Errorf("收到 for cleaning VIP3 leaves it %s", st)
		}
		p.must(walkIn("钟", "先生", 1, flows.OnFoot, ""))
		p.wait(4 * time.Minute)
		if got := p.session().stack[0].(duty).selected; got != "room/VIP3" {
			t.Errorf("the selection went to %s by itself", got)
		}
	})
}

// TestDutyPalette: what is done with a party is done with the one that is selected,
// from the palette as on the main board.
func TestDutyPalette(t *testing.T) {
	play(t, fullRooms, dutyManager, 120, 36, func(p *player) {
		p.pickDuty("party/")
		id := p.session().stack[0].(duty).Selected()
		if v, ok := p.session().facts.party(id); !ok || surnameOf(v.Visit) != "欧阳" {
			t.Fatalf("the board stands on party %d", id)
		}
		p.press("ctrl+v")
		p.write("备注")
		p.press("enter")
		p.write("要看样板房")
		p.press("enter")
		if v, _ := p.session().facts.party(id); len(v.Notes) != 1 {
			t.Errorf("the note is not with the selected party; the screen is\n%s", p.text())
		}
	})
}

// TestDutyByMouse: a click selects, a second one opens.
func TestDutyByMouse(t *testing.T) {
	play(t, fullRooms, dutyManager, 120, 36, func(p *player) {
		p.touch("VIP4   -")
		if got := p.session().stack[0].(duty).selected; got != "room/VIP4" {
			t.Fatalf("the click selected %s", got)
		}
		p.touch("VIP4   -")
		if p.top() != roomsName {
			t.Errorf("the second click opened %s", p.top())
		}
	})
}

// TestF6ClashOnTheBoard: the booking that will have to wait is told with its room,
// its time, and why.
func TestF6ClashOnTheBoard(t *testing.T) {
	play(t, fullRooms, dutyManager, 200, 60, func(p *player) {
		p.sees("VIP3 约 14:30 才空，赶不上 14:25 欧阳女士的预约", "14:25 晚6分!! 欧阳女士")
		p.press("f12")
		p.sees("VIP3 will clash at 14:25 with Ms", "14:25 +6m!! Ms Ouyang")
	})
}
