package tui

import (
	"context"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"reception/flows"
	"reception/tui/lang"
)

// A screen is one view of the reception. Screens are values: Update returns the
// next one and View changes nothing.
type screen interface {
	Name() name
	Update(msg tea.Msg, s scene) (screen, effect)
	View(s scene) frame
	// Keys lists what works right now, the most useful first. The key line
	// shows as many as fit and the help shows all of them.
	Keys(s scene) []key.Binding
}

// A name says which screen a screen is. There is at most one of a name on the
// stack: opening it again returns to it.
type name string

// A scene is all a screen may look at, handed down afresh for every call.
type scene struct {
	House    *flows.House
	Floor    *flows.Floor
	Facts    *facts         // what is derived from the floor, worked out once a change
	Book     *daybook       // the records of the day, for screens that are readers
	Known    flows.Register // the registered guests; nil where nobody is known
	Find     finder         // everybody who was ever here; nil where nobody is known
	Reading  bool           // the past is still being read: Find may not know everybody
	Now      time.Time
	Touched  time.Time // when somebody last pressed a key; zero before the first
	By       flows.By
	Session  flows.Session // what its terminal has shown of who is at it
	ReadOnly bool          // nothing may be done
	Exports  bool          // the day may be exported to this machine
	Reports  bool          // reports may be seen
	Home     Home          // what the session lies on
	Text     *lang.Text
	Words    *lang.Screen // those of Text
	Theme    *Theme
	Keys     *keyMap
	Selected flows.VisitID // the party the screens stand on; 0 for none
	Mask     bool          // personal data is hidden
	Idle     bool          // it is because nobody is at the keys, so not in forms either
	Quiet    bool          // somebody is typing: alarms keep still
	Busy     bool          // a command is on its way
	Past     bool          // it is looked back at, and nothing can be done
	Cut      cutOff        // since when nothing is new any more

	Notice notice
	Width  int // of the body, not of the terminal
	Height int
}

// A frame is one drawing of a screen: rows of exactly the scene's width, at most
// its height of them.
type frame struct {
	Rows []string
	// Cursor is where an input method should open, relative to the first row;
	// nil hides it.
	Cursor *tea.Cursor
	// Sheet says that the rows lie at the bottom of the body, with the screen
	// below laid out afresh in what is left above them.
	Sheet bool
	// Noticed says that the screen itself shows the notice of the scene.
	Noticed bool
	Hits    []hit
}

// A hit is a rectangle that does something when it is clicked or touched: the
// message goes to the screen that drew it.
type hit struct {
	rect
	Msg tea.Msg
}

// An effect is what a screen wants done. The zero effect wants nothing.
type effect struct {
	Do    flows.Command   // carry out, then show the outcome or the refusal
	ID    flows.CommandID // of Do: the same for every try of one act
	Open  screen          // put on top
	Back  bool            // close this screen; after a Do only once that has succeeded
	Home  bool            // like Back, and close everything down to the board
	Pick  flows.VisitID   // the board selects this party
	Say   notice          // show a notice
	Told  string          // said when Do has succeeded, instead of the usual sentence
	Press tea.Msg         // hand this to the screen that is on top then (used by menus)
	Quit  bool
	Set   setting
	Look  *moment // look back at another moment of any day
	Again *asked  // ask for this once more: what it waited for is there
	// Sit has this person at the keys from now on, or nobody where it is empty.
	Sit *flows.StaffID
	// Read reads what the floor does not hold; its message comes to the screen that it was
	// read for, wherever that is by then.
	Read func(ctx context.Context, desk Desk) tea.Msg
}

// A setting is something of the session that a screen may change.
type setting int

const (
	setNothing setting = iota
	setLang
	setMask
	setTheme
)

// A notice is one sentence for the person at the keys.
type notice struct {
	Text    string
	Level   level
	Refusal *flows.Refusal // what it says, for the screen that can help with it
}

type level int

const (
	levelInfo level = iota
	levelWarn       // refused, or worth a second look
	levelFail       // not saved
)

// pickMsg asks the board to select a party.
type pickMsg struct{ visit flows.VisitID }

// refusedMsg tells the screen that asked why its command was refused.
type refusedMsg struct{ refusal *flows.Refusal }
