package main

import (
	"testing"
	"time"

	"reception/flows"
)

// TestTurnedAwayIsToldToTheEnd knocks three times within a minute: the first is
// written at once, the others when the owner ends, and what a session that was cut
// off says after that ends nothing.
func TestTurnedAwayIsToldToTheEnd(t *testing.T) {
	at := time.Date(2026, 11, 22, 9, 30, 0, 0, time.UTC)
	var wrote []flows.AccessNoted
	away := newTurnedAway(func() time.Time { return at }, func(n flows.AccessNoted) { wrote = append(wrote, n) })
	wrong := flows.AccessNoted{What: flows.PINWrong, Staff: "chenguodong", From: "10.0.0.7"}
	for range 3 {
		away.note(wrong)
	}
	away.close()
	away.note(wrong)
	if len(wrote) != 2 || wrote[0] != wrong || wrote[1].Times != 2 {
		t.Errorf("of three wrong PINs was written: %+v", wrote)
	}
}
