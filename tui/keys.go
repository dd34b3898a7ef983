package tui

import (
	"charm.land/bubbles/v2/key"

	"reception/tui/lang"
)

// A keyMap is every key of the program, so that a clash is seen in one file and
// found by one test. It is built per session: the help texts follow the language.
//
// A Chinese input method eats letters, so each binding begins with a key that
// passes it: an F-key, a digit, Enter, Space, Esc, Tab, an arrow, Ctrl with a
// letter. Letters and punctuation come after it as second names, and only on
// screens without a text field; both the half-width and the full-width form.
// Ctrl+I, M, J, H and [ are other keys to a terminal, and Ctrl+Space belongs to
// the input method.
type keyMap struct {
	// Everywhere.
	Help, Back, Quit, Lang, Mask, Undo key.Binding
	// To other places; see places in open.go.
	Arrive, Rooms, Turns, Bookings, Radio, Menu key.Binding
	Palette                                     key.Binding
	Posts, Tasks, Log, Weather                  key.Binding
	Alert, FindNamed, Give, Roll                key.Binding
	Find, Scope, Confirm                        key.Binding // of searches
	// In lists.
	Up, Down, PageUp, PageDown, Top, Bottom, Left, Right key.Binding
	// On the time, while the past is looked at.
	LookBack, MinuteBack, MinuteOn, HourBack, HourOn, QuarterBack, QuarterOn key.Binding
	EventBack, EventOn, DayOpen, DayEnd, Play, Faster, Slower                key.Binding
	// On a party.
	Next, Received, Guide, Requests, Leave, Edit, Note, Assign, Skip, TurnAway, Why, Pick key.Binding
	// In forms and pickers.
	Save, Choose, NextField, PrevField, Other, More, Less, Number, Clear key.Binding
}

// newKeyMap builds the keys with their help in a language.
func newKeyMap(w *lang.Screen) *keyMap {
	bind := func(shown, help string, keys ...string) key.Binding {
		return key.NewBinding(key.WithKeys(keys...), key.WithHelp(shown, help))
	}
	k, n := w.Keys, w.KeyNames
	return &keyMap{
		Help: bind("F1", k.Help, "f1"),
		Back: bind("Esc", k.Back, "esc"),
		Quit: bind("Ctrl+C", k.Quit, "ctrl+c", "ctrl+q"),
		Lang: bind("F12", k.Lang, "f12", "ctrl+l"),
		Mask: bind("F10", k.Mask, "f10"),
		Undo: bind("F8", k.Undo, "f8"),

		Arrive:    bind("F2", k.Arrive, "f2"),
		Rooms:     bind("F4", k.Rooms, "f4"),
		Turns:     bind("F5", k.Turns, "f5"),
		Bookings:  bind("F6", k.Bookings, "f6"),
		Radio:     bind("F11", k.Radio, "f11", "ctrl+o"),
		Menu:      bind("Tab", k.Menu, "tab"),
		Palette:   bind("Ctrl+V", w.Palette.Key, "ctrl+v", ":", "："),
		Posts:     bind("Ctrl+P", k.Posts, "ctrl+p"),
		Tasks:     bind("Ctrl+K", k.Tasks, "ctrl+k"),
		Log:       bind("Ctrl+D", k.Log, "ctrl+d"),
		Weather:   bind("Ctrl+W", k.Weather, "ctrl+w"),
		Find:      bind("F3", w.Search.Key, "f3"),
		Scope:     bind("Tab", k.Filter, "tab"),
		Confirm:   bind("F3", w.Card.Confirm, "f3"),
		Alert:     bind("0", k.Alert, "0", "０"),
		Give:      bind("Ctrl+E", w.Card.Give, "ctrl+e"),
		Roll:      bind("Ctrl+U", w.Roll.Key, "ctrl+u"),
		FindNamed: bind("Ctrl+F", w.Card.FindNamed, "ctrl+f"),

		Up:       bind(n.UpDown, k.Move, "up", "k"),
		Down:     bind(n.UpDown, k.Move, "down", "j"),
		PageUp:   bind("PgUp PgDn", k.Move, "pgup"),
		PageDown: bind("PgUp PgDn", k.Move, "pgdown"),
		Top:      bind("Home End", k.Move, "home"),
		Bottom:   bind("Home End", k.Move, "end"),
		Left:     bind(n.LeftRight, k.Filter, "left"),
		Right:    bind(n.LeftRight, k.Filter, "right"),

		LookBack:    bind("Ctrl+S", w.Replay.Key, "ctrl+s"),
		MinuteBack:  bind(n.LeftRight, w.Replay.Minute, "left"),
		MinuteOn:    bind(n.LeftRight, w.Replay.Minute, "right"),
		HourBack:    bind("PgUp PgDn", w.Replay.Hour, "pgup"),
		HourOn:      bind("PgUp PgDn", w.Replay.Hour, "pgdown"),
		QuarterBack: bind("Shift+"+n.LeftRight, w.Replay.Quarter, "shift+left"),
		QuarterOn:   bind("Shift+"+n.LeftRight, w.Replay.Quarter, "shift+right"),
		EventBack:   bind(n.UpDown, w.Replay.Event, "up"),
		EventOn:     bind(n.UpDown, w.Replay.Event, "down"),
		DayOpen:     bind("Home End", w.Replay.Day, "home"),
		DayEnd:      bind("Home End", w.Replay.Day, "end"),
		Play:        bind(n.Space, w.Replay.Play, "space"),
		Faster:      bind("Shift+"+n.UpDown, w.Replay.Speed, "shift+up", "+", "＋"),
		Slower:      bind("Shift+"+n.UpDown, w.Replay.Speed, "shift+down", "-", "－"),

		Next:     bind("Enter", k.Next, "enter"),
		Received: bind(n.Space, k.Received, "space"),
		Guide:    bind("Ctrl+G", k.Guide, "ctrl+g", "g"),
		Requests: bind("F7", k.Requests, "f7"),
		Leave:    bind("F9", k.Leave, "f9"),
		Edit:     bind("Ctrl+E", k.Edit, "ctrl+e", "e"),
		Note:     bind("Ctrl+N", k.Note, "ctrl+n", "n"),
		Assign:   bind("Ctrl+A", k.Assign, "ctrl+a", "a"),
		Skip:     bind("Ctrl+X", k.Skip, "ctrl+x", ".", "。"),
		TurnAway: bind("Ctrl+T", k.TurnAway, "ctrl+t"),
		Why:      bind("Ctrl+Y", w.Rota.Key, "ctrl+y", "?", "？"),
		Pick:     bind("1-9", k.Digit, "1", "2", "3", "4", "5", "6", "7", "8", "9"),

		Save:      bind("Enter", k.Save, "enter"),
		Choose:    bind("Enter", k.Choose, "enter"),
		NextField: bind(n.UpDown, k.Field, "down", "tab"),
		PrevField: bind(n.UpDown, k.Field, "up", "shift+tab"),
		Other:     bind(n.LeftRight, k.Other, "left", "right"),
		More:      bind(n.LeftRight, k.Quantity, "right", "+"),
		Less:      bind(n.LeftRight, k.Quantity, "left", "-"),
		Number:    bind("0-9", k.Digit, "0", "1", "2", "3", "4", "5", "6", "7", "8", "9"),
		Clear:     bind("Ctrl+R", k.Clear, "ctrl+r"),
	}
}

// digit is the number on a digit key, 0 for every other key.
func digit(s string) int {
	if len(s) == 1 && s[0] >= '1' && s[0] <= '9' {
		return int(s[0] - '0')
	}
	// Full-width digits come from an input method in full-width mode.
	for i, r := range []rune("１２３４５６７８９") {
		if s == string(r) {
			return i + 1
		}
	}
	return 0
}
