package main

import (
	"errors"
	"testing"

	"reception/cmd/reception/access"
	"reception/flows"
	"reception/tui"
)

// TestWallHasNoOtherScreen: the key of a wall names nobody, so no other screen is its.
func TestWallHasNoOtherScreen(t *testing.T) {
	for _, asked := range []string{"board", "post", "duty"} {
		var misuse usageError
		if _, err := homeOf(asked, flows.RoleWall); !errors.As(err, &misuse) {
			t.Errorf("--screen %s with the key of a wall: %v", asked, err)
		}
	}
	for _, asked := range []string{"", "wall"} {
		if home, err := homeOf(asked, flows.RoleWall); home != tui.HomeWall || err != nil {
			t.Errorf("--screen %q: %v, %v", asked, home, err)
		}
	}
}

// TestPostSpeaksForItself: what is said on the command line makes a post's key no
// other post's, and no other person's.
func TestPostSpeaksForItself(t *testing.T) {
	at := &occupant{person: access.Person{Post: "L1", Staff: "lina", Role: flows.RolePost}, terminal: "phone"}
	if by := at.speaks(flows.By{}); by != (flows.By{Post: "L1", Staff: "lina", Terminal: "phone"}) {
		t.Errorf("it speaks as %v", by)
	}
	if by := at.speaks(flows.By{Post: "RC", Terminal: "kiosk"}); by.Post != "L1" || by.Terminal != "phone" {
		t.Errorf("it speaks as %v", by)
	}
}
