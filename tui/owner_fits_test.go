package tui

import (
	"testing"
	"time"

	"pgregory.net/rapid"

	"reception/flows"
)

// TestOwnerFitsAnySize presses keys at random on the owner check, the guide of a
// returning guest and the alerts, at random sizes and in both languages.
func TestOwnerFitsAnySize(t *testing.T) {
	h := house(t)
	past := alerted(t, h)
	base := still(h, past.Floor)
	base.desk, base.known, base.guests, base.now = fakeDesk{h}, past.Clients, guestBook(past), past.Now
	base.opts.Now = func() time.Time { return past.Now }
	base.facts = newFacts(h, &base.floor, base.now)
	keys := []string{"f2", "f3", "f6", "0", "up", "down", "left", "right", "esc", "tab", "ctrl+e", "ctrl+f", "ctrl+g", "ctrl+n", "ctrl+t",
		"ctrl+x", "enter", "space", "1", "2", "9", "王", "先", "生", "f10", "f12", "backspace", "ctrl+r"}
	rapid.Check(t, func(t *rapid.T) {
		r := base
		r.drafts = map[name]screen{}
		r.width, r.height = rapid.IntRange(1, 260).Draw(t, "w"), rapid.IntRange(1, 80).Draw(t, "h")
		if rapid.Bool().Draw(t, "english") {
			r.speak(flows.EN)
		}
		r.stack = []screen{board{}.settle(r.scene())}
		pressesFit(t, r, keys, 20)
	})
}
