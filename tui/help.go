package tui

import (
	"slices"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"reception/flows"
)

const helpName name = "help"

// help lists the keys of the screen it was opened on, generated from them.
type help struct {
	about screen
	first int
}

func newHelp(about screen) screen { return help{about: about} }

func (help) Name() name { return helpName }

// Update scrolls.
func (h help) Update(msg tea.Msg, s scene) (screen, effect) {
	press, ok := msg.(tea.KeyPressMsg)
	if !ok {
		return h, effect{}
	}
	most := max(len(h.rows(s, s.Width-2))-(s.Height-2), 0)
	switch {
	case key.Matches(press, s.Keys.Up):
		h.first = max(h.first-1, 0)
	case key.Matches(press, s.Keys.Down):
		h.first = min(h.first+1, most)
	case key.Matches(press, s.Keys.PageUp):
		h.first = max(h.first-s.Height/2, 0)
	case key.Matches(press, s.Keys.PageDown):
		h.first = min(h.first+s.Height/2, most)
	case key.Matches(press, s.Keys.Next):
		return h, effect{Back: true}
	}
	return h, effect{}
}

// Keys lists what works in the help.
func (help) Keys(s scene) []key.Binding {
	return []key.Binding{s.Keys.Up, s.Keys.Down, s.Keys.PageUp, s.Keys.PageDown}
}

// View draws the help.
func (h help) View(s scene) frame {
	rows := h.rows(s, s.Width-2)
	first := min(h.first, max(len(rows)-(s.Height-2), 0))
	out := s.Theme.panel(s.Width, s.Height, s.Words.Help.Title, "", rows[first:])
	return frame{Rows: s.Theme.footed(out, s.Width, s.rest(first, s.Height-2, len(rows)))}
}

func (h help) rows(s scene, w int) []string {
	k, words := s.Keys, s.Words.Help
	opens := make([]key.Binding, 0, 8)
	for _, p := range places() {
		if s.permits(effect{Open: p.open(s)}) {
			opens = append(opens, p.key(k))
		}
	}
	rows := wrapped(s.Theme.Plain, words.InputMethod, w)
	rows = append(rows, blank(w))
	if s.Past {
		rows = append(rows, keyRows(s, s.Words.Replay.Title, timeKeys(s), w)...)
	}
	rows = append(rows, keyRows(s, words.Here, s.keysOf(h.about), w)...)
	rows = append(rows, keyRows(s, words.Places, opens, w)...)
	everywhere := []key.Binding{k.Help, k.Back, k.Undo, k.LookBack, k.Mask, k.Lang, k.Quit}
	if !s.may(flows.UndoLast{}.Verb()) {
		everywhere = slices.Delete(everywhere, 2, 3)
	}
	rows = append(rows, keyRows(s, words.Everywhere, everywhere, w)...)
	rows = append(rows, hint(s, words.Marks, w))
	for _, line := range words.MarkLines {
		r := newRow(w)
		r.space(4)
		r.put(s.Theme.Plain, line)
		rows = append(rows, r.end())
	}
	return rows
}

// keyRows lists keys in columns, with every name a key has.
func keyRows(s scene, title string, keys []key.Binding, w int) []string {
	const each = 38
	cols := max((w-4)/each, 1)
	rows := []string{hint(s, title, w)}
	r := newRow(w)
	r.space(4)
	n := 0
	for _, h := range merged(keys) {
		if n == cols {
			rows = append(rows, r.end())
			r, n = newRow(w), 0
			r.space(4)
		}
		r.cell(s.Theme.Key, h.Key, 18)
		r.cell(s.Theme.Plain, h.Desc, each-18)
		n++
	}
	return append(rows, r.end(), blank(w))
}

// merged are the help texts of keys, one for those that say the same, with their
// second names behind the first.
func merged(keys []key.Binding) []key.Help {
	var list []key.Help
	at := map[key.Help]int{}
	for _, b := range keys {
		h := b.Help()
		if !b.Enabled() || h.Key == "" {
			continue
		}
		i, seen := at[h]
		if !seen {
			i = len(list)
			at[h] = i
			list = append(list, h)
		}
		list[i].Key += also(b, list[i].Key)
	}
	return list
}

// also names the second names of a key that are not named yet.
func also(b key.Binding, named string) string {
	out := ""
	for _, k := range b.Keys() {
		if len([]rune(k)) == 1 && digit(k) == 0 && k != "0" && !strings.Contains(named+" ", " "+k+" ") {
			out += " " + k
		}
	}
	return out
}
