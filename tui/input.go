package tui

import (
	"reflect"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
)

// What the hands do: which screen a key, a click or the wheel goes to.

// key routes a key press.
func (r *Root) key(msg tea.KeyPressMsg) tea.Cmd {
	if r.idle && key.Matches(msg, r.keys.Mask) {
		r.wake() // the names were meant to come back
		return nil
	}
	r.wake()
	if key.Matches(msg, r.keys.Quit) {
		return r.leave()
	}
	r.stay()
	if r.hung() {
		return r.wallKey(msg)
	}
	if r.held(msg) || r.keep(msg) {
		return nil
	}
	return r.press(msg)
}

// press routes a key whose turn has come.
func (r *Root) press(msg tea.KeyPressMsg) tea.Cmd {
	if r.notice.Level == levelInfo {
		r.notice = notice{}
	}
	if e, ok := r.everywhere(msg); ok {
		return r.apply(e, len(r.stack)-1)
	}
	s := r.scene()
	top := r.stack[len(r.stack)-1]
	if at, ok := placeOf(r.keys, msg); ok && !claims(top, s, msg, at.key(r.keys)) {
		return r.apply(effect{Open: at.open(s)}, len(r.stack)-1)
	}
	return r.top(msg)
}

// claims reports whether a screen has a use of its own for the key of a place,
// as a form has for Tab. Screens list places among their keys only to show them.
func claims(top screen, s scene, msg tea.KeyPressMsg, to key.Binding) bool {
	if t, ok := top.(typist); ok && t.Typing() && (msg.Code == tea.KeyTab || msg.Text != "") {
		return true // Tab out of habit from other forms
	}
	for _, b := range top.Keys(s) {
		if b.Help() != to.Help() && key.Matches(msg, b) {
			return true
		}
	}
	return false
}

// everywhere handles the keys that mean the same on every screen. None of them
// carries text.
func (r *Root) everywhere(msg tea.KeyPressMsg) (effect, bool) {
	top := r.stack[len(r.stack)-1]
	switch {
	case key.Matches(msg, r.keys.Help):
		if top.Name() == helpName {
			return effect{Back: true}, true
		}
		return effect{Open: newHelp(top)}, true
	case key.Matches(msg, r.keys.Back):
		if p, ok := top.(pin); ok && p.asking { // it is too late: the act may have its word already
			return effect{}, true
		}
		return effect{Back: true}, len(r.stack) > 1
	case key.Matches(msg, r.keys.Lang):
		return effect{Set: setLang}, true
	case key.Matches(msg, r.keys.Mask):
		return effect{Set: setMask}, true
	case key.Matches(msg, r.keys.LookBack):
		to := r.lookNow()
		return effect{Look: &to}, true
	case key.Matches(msg, r.keys.Undo) && top.Name() != undoName:
		return undoKey(r.scene()), true
	}
	return effect{}, false
}

// bounce is how fast Enter repeats while it is held down: no finger is as quick.
const bounce = 120 * time.Millisecond

// held reports whether Enter or undo is being held down. A held Enter must not
// march a party through the house, nor a held undo take back the morning.
func (r *Root) held(msg tea.KeyPressMsg) bool {
	if msg.Code != tea.KeyEnter && !key.Matches(msg, r.keys.Undo) {
		r.entered = time.Time{} // another key in between: that one was let go
		return false
	}
	last := r.entered
	if msg.Code != r.repeats {
		last = time.Time{}
	}
	r.entered, r.repeats = r.now, msg.Code
	since := r.now.Sub(last)
	return msg.IsRepeat || since >= 0 && since < bounce && !last.IsZero()
}

// considered is how long a question is on the screen before it can have been read.
const considered = time.Second

// leave quits at the second time of asking, so that a slip of the hand loses
// nothing. Where something is half filled in a key that is held down is no answer.
func (r *Root) leave() tea.Cmd {
	unsaved, since := r.unsaved(), r.now.Sub(r.quitAt)
	hasty := unsaved && since >= 0 && since < considered
	if r.quit && !hasty {
		return tea.Quit
	}
	r.quit, r.quitAt = true, r.now
	text := r.words().Notices.Quit
	if unsaved {
		text = r.words().Notices.QuitDraft
	}
	r.notice = notice{Text: text, Level: levelWarn}
	return nil
}

// stay forgets that quitting was asked for once.
func (r *Root) stay() {
	if r.quit && r.notice.Level == levelWarn {
		r.notice = notice{}
	}
	r.quit = false
}

// click finds what was touched by drawing the frame again, and hands its message
// to the screen that drew it.
func (r *Root) click(msg tea.MouseClickMsg) tea.Cmd {
	if msg.Button != tea.MouseLeft || r.hung() {
		return nil
	}
	r.wake()
	r.stay()
	for _, h := range r.draw().hits {
		if h.holds(msg.X, msg.Y) {
			if r.doubled(msg, h.Msg) {
				return nil
			}
			if press, ok := h.Msg.(tea.KeyPressMsg); ok {
				return r.key(press)
			}
			if r.notice.Level == levelInfo {
				r.notice = notice{}
			}
			return r.top(h.Msg)
		}
	}
	return nil
}

// twice is how fast the second click of a double click follows.
const twice = 400 * time.Millisecond

// A clicked is what the last click fell on.
type clicked struct {
	at   time.Time
	x, y int
	top  name
	msg  tea.Msg
}

// doubled reports whether a click is the second of a double click and would fall on
// something else than the first: on what that one has brought under the mouse.
func (r *Root) doubled(msg tea.MouseClickMsg, on tea.Msg) bool {
	was := r.clicked
	r.clicked = clicked{r.now, msg.X, msg.Y, r.stack[len(r.stack)-1].Name(), on}
	since := r.now.Sub(was.at)
	return !was.at.IsZero() && since >= 0 && since < twice && was.x == msg.X && was.y == msg.Y &&
		(was.top != r.clicked.top || !reflect.DeepEqual(was.msg, on))
}

func (r *Root) wheel(msg tea.MouseWheelMsg) tea.Cmd {
	r.wake()
	if r.hung() {
		return nil
	}
	switch msg.Button {
	case tea.MouseWheelUp:
		return r.top(tea.KeyPressMsg{Code: tea.KeyUp})
	case tea.MouseWheelDown:
		return r.top(tea.KeyPressMsg{Code: tea.KeyDown})
	}
	return nil
}
