package tui

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
)

// A place is a screen that a key opens from anywhere. The menu, the help and the
// routing read this list: a new screen needs one line here.
type place struct {
	key  func(*keyMap) key.Binding
	open func(scene) screen
}

// places lists them in the order of the menu.
func places() []place {
	return []place{
		{func(k *keyMap) key.Binding { return k.Arrive }, func(s scene) screen { return newArrival(s) }},
		{func(k *keyMap) key.Binding { return k.Find }, newSearch},
		{func(k *keyMap) key.Binding { return k.Rooms }, newRooms},
		{func(k *keyMap) key.Binding { return k.Turns }, newTurns},
		{func(k *keyMap) key.Binding { return k.Bookings }, newBookings},
		{func(k *keyMap) key.Binding { return k.Radio }, newRadio},
		{func(k *keyMap) key.Binding { return k.Posts }, forPosts},
		{func(k *keyMap) key.Binding { return k.Tasks }, newTasks},
		{func(k *keyMap) key.Binding { return k.Log }, newDayLog},
		{func(k *keyMap) key.Binding { return k.Roll }, newRollCall},
		{func(k *keyMap) key.Binding { return k.Weather }, newWeather},
		{func(k *keyMap) key.Binding { return k.Palette }, newPalette},
		{func(k *keyMap) key.Binding { return k.Menu }, func(scene) screen { return newMenu() }},
	}
}

// placeOf finds the place that a key opens.
func placeOf(k *keyMap, msg tea.KeyPressMsg) (place, bool) {
	for _, p := range places() {
		if key.Matches(msg, p.key(k)) {
			return p, true
		}
	}
	return place{}, false
}

// pressOf is the key press of a binding's first key, for clicks on its label.
func pressOf(b key.Binding) (tea.KeyPressMsg, bool) {
	if len(b.Keys()) == 0 {
		return tea.KeyPressMsg{}, false
	}
	return press(b.Keys()[0])
}

// named are the keys with a name instead of a character.
var named = map[string]rune{
	"enter": tea.KeyEnter, "esc": tea.KeyEscape, "tab": tea.KeyTab, "space": tea.KeySpace,
	"up": tea.KeyUp, "down": tea.KeyDown, "left": tea.KeyLeft, "right": tea.KeyRight,
	"home": tea.KeyHome, "end": tea.KeyEnd, "pgup": tea.KeyPgUp, "pgdown": tea.KeyPgDown,
	"backspace": tea.KeyBackspace, "delete": tea.KeyDelete,
	"f1": tea.KeyF1, "f2": tea.KeyF2, "f3": tea.KeyF3, "f4": tea.KeyF4, "f5": tea.KeyF5, "f6": tea.KeyF6,
	"f7": tea.KeyF7, "f8": tea.KeyF8, "f9": tea.KeyF9, "f10": tea.KeyF10, "f11": tea.KeyF11, "f12": tea.KeyF12,
}

// press makes the message of a key from its name, as key.Binding writes it.
func press(name string) (tea.KeyPressMsg, bool) {
	switch {
	case name == "space":
		return tea.KeyPressMsg{Code: tea.KeySpace, Text: " "}, true
	case named[name] != 0:
		return tea.KeyPressMsg{Code: named[name]}, true
	case len(name) > len("shift+") && name[:6] == "shift+" && named[name[6:]] != 0:
		return tea.KeyPressMsg{Code: named[name[6:]], Mod: tea.ModShift}, true
	case len(name) == len("ctrl+x") && name[:5] == "ctrl+":
		return tea.KeyPressMsg{Code: rune(name[5]), Mod: tea.ModCtrl}, true
	}
	if r := []rune(name); len(r) == 1 {
		return tea.KeyPressMsg{Code: r[0], Text: name}, true
	}
	return tea.KeyPressMsg{}, false
}
