package tui

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
func homeOf(o Options) screen {
	switch o.Home {
	case HomePost, HomeDuty, HomeWall:
		return board{}
	default:
		return board{}
	}
}
