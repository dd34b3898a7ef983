package tui

import (
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"reception/flows"
)

const roomsName name = "rooms"

// rooms is every VIP room with its one next act, and who waits for one.
type rooms struct {
	selected flows.RoomID
	state    flows.RoomState // of the selected room when it was last seen
	changed  time.Time       // when that changed without a key
}

// newRooms begins on the room that needs somebody most.
func newRooms(s scene) screen {
	best, rank := flows.RoomID(""), 99
	for _, room := range s.House.Rooms {
		if n := s.roomRank(room.ID); n < rank {
			best, rank = room.ID, n
		}
	}
	return rooms{}.on(best, s)
}

// roomRank orders rooms by how much they need somebody.
func (s scene) roomRank(id flows.RoomID) int {
	switch s.Floor.Room(id).State {
	case flows.RoomDirty:
		return 0
	case flows.RoomAboutToGo:
		return 1
	case flows.RoomFree:
		if len(s.wanting()) > 0 {
			return 2
		}
		return 6
	case flows.RoomBeingClean:
		return 3
	case flows.RoomHeld:
		return 4
	case flows.RoomOccupied:
		return 5
	}
	return 7
}

func (rooms) Name() name { return roomsName }

// on selects a room.
func (r rooms) on(id flows.RoomID, s scene) rooms {
	r.selected, r.state, r.changed = id, s.Floor.Room(id).State, time.Time{}
	return r
}

// selectRoomMsg is a click on a room; a second one does what Enter does.
type selectRoomMsg struct{ room flows.RoomID }

// Update moves among the rooms and acts on the selected one.
func (r rooms) Update(msg tea.Msg, s scene) (screen, effect) {
	switch msg := msg.(type) {
	case changedMsg:
		if now := s.Floor.Room(r.selected).State; now != r.state {
			r.state, r.changed = now, s.Now
		}
		return r, effect{}
	case selectRoomMsg:
		if r.selected == msg.room {
			return r.key(pressEnter, s)
		}
		return r.on(msg.room, s), effect{}
	case sumsMsg:
		return r, effect{Open: newSums(s)}
	case offerMsg:
		e, _ := offered(msg, r.offers(s), s.Keys)
		return r, e
	case tea.KeyPressMsg:
		return r.key(msg, s)
	}
	return r, effect{}
}

func (r rooms) key(msg tea.KeyPressMsg, s scene) (screen, effect) {
	k, cols := s.Keys, max(layoutRooms(s).Cols, 1)
	switch {
	case key.Matches(msg, k.Up):
		return r.step(-cols, s), effect{}
	case key.Matches(msg, k.Down):
		return r.step(cols, s), effect{}
	case key.Matches(msg, k.Left):
		return r.step(-1, s), effect{}
	case key.Matches(msg, k.Right):
		return r.step(1, s), effect{}
	case key.Matches(msg, k.Top):
		return r.step(-1<<20, s), effect{}
	case key.Matches(msg, k.Bottom):
		return r.step(1<<20, s), effect{}
	}
	if hasty(s, r.changed) && key.Matches(msg, k.Next, k.Received, k.Pick) {
		return r, effect{Say: notice{Text: s.Words.Rooms.Moved(s.room(r.selected)), Level: levelWarn}}
	}
	if key.Matches(msg, k.Received) {
		if c, ok := s.roomCall(r.selected); ok {
			return r, effect{Do: flows.Reply{Call: c.ID}}
		}
		return r, effect{Say: notice{Text: s.Words.Notices.NothingToDo}}
	}
	if e, ok := offered(msg, r.offers(s), k); ok {
		return r, e
	}
	if key.Matches(msg, k.Next) {
		return r, effect{Say: notice{Text: s.nothingFor(r.selected)}}
	}
	return r, effect{}
}

// nothingFor says why a room has no next act.
func (s scene) nothingFor(id flows.RoomID) string {
	if s.Floor.Room(id).State == flows.RoomFree {
		return s.Words.Rooms.Unwanted
	}
	return s.Words.Notices.NothingToDo
}

// step moves the selection by n rooms.
func (r rooms) step(n int, s scene) rooms {
	list := s.House.Rooms
	if len(list) == 0 {
		return r
	}
	here := s.roomAt(r.selected)
	next := here + n
	if next < 0 || next >= len(list) {
		next = min(max(next, 0), len(list)-1)
		if n*n > 1 && n*n < 100 { // no room above or below in the grid
			next = here
		}
	}
	return r.on(list[next].ID, s)
}

// roomAt is a room's place in the house; the first where there is no such room.
func (s scene) roomAt(id flows.RoomID) int {
	for i := range s.House.Rooms {
		if s.House.Rooms[i].ID == id {
			return i
		}
	}
	return 0
}

func (r rooms) offers(s scene) []offer {
	if room, ok := s.House.Room(r.selected); ok {
		return s.roomOffers(room)
	}
	return nil
}

// Keys lists what works on the selected room.
func (r rooms) Keys(s scene) []key.Binding {
	k := s.Keys
	keys := offerKeys(s, r.offers(s))
	if _, ok := s.roomCall(r.selected); ok {
		keys = append(keys, k.Received)
	}
	if layoutRooms(s).Cols > 0 {
		keys = append(keys, renamed(k.Left, s.Words.Keys.Move), renamed(k.Right, s.Words.Keys.Move))
	}
	return append(keys, k.Up, k.Down, k.Top, k.Bottom)
}
