package tui

import "reception/tui/find"

// A finder looks up the guests last seen that match what was typed.
type finder func(typed string, n int) []find.Hit
