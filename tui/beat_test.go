package tui

import (
	"testing"

	tea "charm.land/bubbletea/v2"
)

// TestBeatFindsTicker fails when a new release of the library keeps its ticker
// elsewhere: the board then still works, and costs a hundred ticks a second.
func TestBeatFindsTicker(t *testing.T) {
	b := newBeat(tea.NewProgram(Root{}))
	if b == nil {
		t.Fatal("the program has no ticker of that name")
	}
	b.heard() // not running yet: nothing to quicken
	b.stop()
}
