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

// TestNoTwoKeysAreOneTerminal: undo goes by the terminal's name, and a key's holder
// chooses its comment.
func TestNoTwoKeysAreOneTerminal(t *testing.T) {
	all := []access.Person{
		{Note: "front desk", Fingerprint: "SHA256:aaaaaaaaaaaa"}, {Note: "kiosk-2", Fingerprint: "SHA256:bbbbbbbbbbbb"},
		{Note: "front desk", Fingerprint: "SHA256:cccccccccccc"}, {Post: "L1", Fingerprint: "SHA256:dddddddddddd"},
	}
	want := []string{"front desk aaaaaaaa", "kiosk-2 bbbbbbbb", "front desk cccccccc", "L1"}
	for i, p := range all {
		if got := keyName(p, all); got != want[i] {
			t.Errorf("key %d is the terminal %q, not %q", i, got, want[i])
		}
	}
}
