package tui

import (
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"reception/flows"
)

// state fails unless a room is in a state.
func (p *player) state(room flows.RoomID, want flows.RoomState) {
	p.t.Helper()
	f := p.desk.Floor()
	if got := f.Room(room).State; got != want {
		p.t.Fatalf("%s is %s, want %s:\n%s", room, got, want, p.text())
	}
	p.wait(time.Second) // a hand takes that long to find the next key
}

// TestRoomGoesRound takes a room through all its states with Enter alone.
func TestRoomGoesRound(t *testing.T) {
	play(t, freeRooms, desk, 80, 24, func(p *player) {
		p.press("f4")
		p.sees("> VIP3", "留给 03 邓女士", "VIP3已经做好接待准备")
		p.press("enter")
		p.state("VIP3", flows.RoomHeld)
		p.sees("收到：VIP室备好")
		p.press("space") // X1 answers RC-06
		p.press("enter")
		p.state("VIP3", flows.RoomOccupied)
		p.press("enter") // RC-07
		p.wait(time.Second)
		p.sees("收到：VIP室客人即将离场")
		p.press("enter")
		p.state("VIP3", flows.RoomAboutToGo)
		p.press("enter")
		p.state("VIP3", flows.RoomDirty)
		p.press("enter") // RC-12
		p.wait(time.Second)
		p.press("space") // 收到
		p.state("VIP3", flows.RoomBeingClean)
		p.press("enter")
		p.state("VIP3", flows.RoomFree)
		p.press("enter")
		p.sees("现在没有客人等房间")
	})
}

// TestRoomForAnother names a room for one who asked later, with a digit, and
// gives it back.
func TestRoomForAnother(t *testing.T) {
	play(t, fullRooms, desk, 120, 36, func(p *player) {
		p.press("f4", "end", "enter") // VIP4 is used again
		p.state("VIP4", flows.RoomFree)
		p.sees("留给 09 宋女士", "留给 11 艾力·买买提女士")
		p.press("3") // not answered yet: naming the room answers it
		p.state("VIP4", flows.RoomHeld)
		f := p.desk.Floor()
		v, _ := f.Visit(f.Room("VIP4").Visit)
		if surnameOf(v) != "艾力·买买提" {
			t.Errorf("the room is for %s", surnameOf(v))
		}
		p.press("2")
		p.state("VIP4", flows.RoomFree)
	})
}

// TestRoomBlocked takes a room out of use with a ready-made reason and one typed.
func TestRoomBlocked(t *testing.T) {
	play(t, quietMorning, desk, 80, 24, func(p *player) {
		p.press("f4", "ctrl+x", "enter")
		p.sees("请写原因")
		p.press("2", "enter")
		p.state("VIP1", flows.RoomOut)
		p.sees("公司会议")
		p.press("down", "ctrl+x")
		p.write("漏水")
		p.press("enter")
		p.state("VIP2", flows.RoomOut)
		p.sees("停用 2", "漏水")
	})
}

// TestRoomNotTwice: a room that changed under the finger waits for a second look.
func TestRoomNotTwice(t *testing.T) {
	play(t, freeRooms, desk, 80, 24, func(p *player) {
		p.press("f4")
		p.must(flows.BlockRoom{Room: "VIP3", Reason: "漏水"})
		p.send(tea.KeyPressMsg{Code: tea.KeyEnter})
		p.sees("VIP3 刚刚变了")
		p.state("VIP3", flows.RoomOut)
	})
}

// TestRoomTouched does with a mouse what keys do.
func TestRoomTouched(t *testing.T) {
	play(t, freeRooms, desk, 120, 36, func(p *player) {
		p.press("f4")
		p.clickOn("VIP4 ")
		p.sees("> VIP4")
		p.clickOn("Enter  留给 03")
		p.state("VIP4", flows.RoomHeld)
	})
}

// clickOn touches the first place that shows a text.
func (p *player) clickOn(text string) {
	p.t.Helper()
	rows, _, _ := p.screen()
	for y, row := range rows {
		for i := range row {
			if len(row[i:]) >= len(text) && row[i:i+len(text)] == text {
				p.send(tea.MouseClickMsg{X: width(row[:i]) + 1, Y: y, Button: tea.MouseLeft})
				return
			}
		}
	}
	p.t.Fatalf("the screen does not show %q:\n%s", text, p.text())
}

// TestRoomsShowTheirDay where there is room for it: what each was, in reach of
// the figures of the day; the acts and those who wait stay where they are.
func TestRoomsShowTheirDay(t *testing.T) {
	play(t, fullRooms, desk, 200, 60, func(p *player) {
		p.press("f4")
		p.sees("VIP室 今天", "等 VIP 室的客人", "VIP3 待清洁", "收到：打扫VIP室")
		p.touch("VIP室 今天")
		if r := p.session(); r.stack[len(r.stack)-1].Name() != newSums(r.scene()).Name() {
			t.Errorf("a click on it opens %s", r.stack[len(r.stack)-1].Name())
		}
	})
	play(t, fullRooms, desk, 120, 36, func(p *player) {
		p.press("f4")
		p.misses("VIP室 今天")
	})
}
