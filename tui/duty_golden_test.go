package tui

import (
	"context"
	"fmt"
	"syscall"
	"testing"
	"time"

	"reception/flows"
)

// dutyPictures are the duty manager's board and the wall, and the states that
// nobody designs for.
func dutyPictures() []pictured {
	return append([]pictured{
		{"duty_empty", quietMorning, nil, dutyManager},
		{"duty", fullRooms, nil, dutyManager},
		{"duty_clash", fullRooms, func(p *player) { p.pickDuty("clash/") }, dutyManager},
		{"duty_room", fullRooms, func(p *player) { p.press("right"); p.press("down") }, dutyManager},
		{"duty_room_acts", fullRooms, func(p *player) { p.press("right"); p.press("enter") }, dutyManager},
		{"duty_masked", fullRooms, func(p *player) { p.press("f10") }, dutyManager},
		{"duty_sixty", sixtyGuests, func(p *player) { p.press("end") }, dutyManager},
	}, wallPictures()...)
}

// wallPictures are also taken in the smallest and the largest terminal of a wall.
func wallPictures() []pictured {
	named := hung
	named.Mask = false
	return []pictured{
		{"wall_empty", quietMorning, nil, hung},
		{"wall", fullRooms, nil, hung},
		{"wall_named", fullRooms, nil, named},
		{"wall_sixty", sixtyGuests, nil, hung},
		{"wall_turned", sixtyGuests, func(p *player) { p.wait(pageEvery) }, hung},
		{"wall_twelve", twelveRooms, nil, hung},
		{"wall_no_rooms", noRooms, nil, hung},
		{"wall_names", awkwardGuests, nil, named},
		{"wall_failed", fullRooms, breakDesk, hung},
		{"wall_gone", fullRooms, func(p *player) {
			p.wait(2 * time.Minute)
			_ = p.desk.Close(context.Background())
			p.wait(9 * time.Minute)
		}, hung},
	}
}

// breakDesk fills the disk, and has somebody find out.
func breakDesk(p *player) {
	p.wait(3 * time.Minute)
	p.journal.Fail(fmt.Errorf("%w: %w", flows.ErrUnknownOutcome, syscall.ENOSPC))
	_, _ = p.desk.Do(context.Background(), flows.Request{Command: flows.SetWeather{Is: flows.Sun}})
	p.settle()
}

// wallSizes are those that only a wall has.
var wallSizes = [][2]int{{40, 12}, {300, 80}}

// pickDuty selects the first line whose id begins so.
func (p *player) pickDuty(id string) {
	p.t.Helper()
	for range 200 {
		if d := p.session().stack[0].(duty); len(d.selected) >= len(id) && d.selected[:len(id)] == id {
			return
		}
		p.press("down")
	}
	p.t.Fatalf("no line %q", id)
}

// TestDutyPictures compares them with those that were looked at.
func TestDutyPictures(t *testing.T) {
	comparePictures(t, dutyPictures())
	for _, pic := range wallPictures() {
		for _, name := range wallNames(pic) {
			t.Run(name.file, func(t *testing.T) { compare(t, pic, name.lang, false, name.size, name.file) })
		}
	}
}

type wallPicture struct {
	file string
	lang flows.Lang
	size [2]int
}

func wallNames(pic pictured) []wallPicture {
	var names []wallPicture
	for _, size := range wallSizes {
		for _, l := range []flows.Lang{flows.ZH, flows.EN} {
			names = append(names, wallPicture{fmt.Sprintf("%s_%s_%dx%d", pic.name, l, size[0], size[1]), l, size})
		}
	}
	return names
}
