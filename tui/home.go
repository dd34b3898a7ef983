package tui

import "reception/flows"

// Home is the screen at the bottom of the stack.
type Home int

// The screens that everything else lies on.
const (
	HomeBoard Home = iota // everybody on the floor
	HomePost              // what concerns the post of Options.By
	HomeDuty              // the duty manager's board
	HomeWall              // a board that nobody touches
)

// homeOf is the screen that a session lies on.
func homeOf(o Options, h *flows.House) screen {
	switch o.Home {
	case HomePost:
		if _, ok := h.Post(o.By.Post); ok {
			return ownPost{at: o.By.Post}
		}
	case HomeDuty:
		return newDuty()
	case HomeWall:
		return newWall()
	case HomeBoard:
	}
	return board{}
}
