package tui

import (
	"slices"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
)

// What screens with a list of their own share.

// stepIn moves a place in a list of n by a key; false for other keys.
func stepIn(k *keyMap, msg tea.KeyPressMsg, here, n, page int) (int, bool) {
	switch {
	case key.Matches(msg, k.Up):
		here--
	case key.Matches(msg, k.Down):
		here++
	case key.Matches(msg, k.PageUp):
		here -= page
	case key.Matches(msg, k.PageDown):
		here += page
	case key.Matches(msg, k.Top):
		here = 0
	case key.Matches(msg, k.Bottom):
		here = n - 1
	default:
		return here, false
	}
	return max(min(here, n-1), 0), true
}

// rest says how many lines of a list lie above and below the n that are shown from
// first on; nothing where all are.
func (s scene) rest(first, n, all int) string {
	above, below := first, max(all-first-n, 0)
	if above+below == 0 {
		return ""
	}
	return s.Words.Board.Rest(above, below)
}

// headed ends the head of a list with how much of the list is out of sight.
func headed(s scene, r row, rest string) string {
	r.right(s.Theme.Muted, pick(rest != "", rest+" ", ""), r.left)
	return r.end()
}

// moreBelow writes how many more follow into the last row shown of a list, unless
// that is the selected one; shorter is by how many rows that can be clicked.
func moreBelow(s scene, rows []string, selected, first, n, all, w int) (shorter int) {
	below := all - first - n
	if below <= 0 || n == 0 || selected >= first+n-1 {
		return 0
	}
	rows[len(rows)-1] = hint(s, s.Words.Board.More(below+1), w)
	return 1
}

// minuteLess is added to a span still to come, so that a minute begun counts.
const minuteLess = time.Minute - 1

// hasty reports whether a selection has just moved by itself, so that a key
// meant for one line would fall on another; see quiet.
func hasty(s scene, jumped time.Time) bool {
	return !jumped.IsZero() && s.Now.Sub(jumped) < quiet && !s.Now.Before(jumped)
}

// readyDigit fills an empty reason with the ready-made one of a digit.
func readyDigit(f form, msg tea.KeyPressMsg, ready []string) (form, bool) {
	n := digit(msg.Text)
	if f.fields[f.focus].id != fieldReason || !f.get(fieldReason).empty() || n == 0 || n > len(ready) {
		return f, false
	}
	return f.with(fieldReason, ready[n-1]), true
}

// readyMade reports whether the reason is one of the list, which can go then. It
// stays while one's own is typed: a field must not move below the fingers.
func (f form) readyMade(ready []string) bool {
	return slices.Contains(ready, f.get(fieldReason).text())
}

// readyRows lists ready-made reasons below a form, to be clicked.
func readyRows(s scene, f form, ready []string, w int) ([]string, []hit) {
	var rows []string
	var hits []hit
	for i, text := range ready {
		r := newRow(w)
		r.space(3 + fieldLabel)
		if f.fields[f.focus].id == fieldReason && f.get(fieldReason).empty() {
			r.put(s.Theme.Key, itoa(i+1)+" ")
		} else {
			r.space(2)
		}
		r.put(s.Theme.Muted, text)
		hits = append(hits, hit{rect{0, i, w, 1}, chooseMsg{text}})
		rows = append(rows, r.end())
	}
	return rows, hits
}

// sheetWith is formSheet with rows below the fields that can be clicked.
func sheetWith(s scene, title string, f form, foot []string, hits []hit) frame {
	fields, _, _ := f.view(s, s.Width-2)
	sheet := formSheet(s, title, f, foot)
	sheet.Hits = append(moved(hits, 1, 1+len(fields)), sheet.Hits...)
	return sheet
}

// enterRow says what Enter does, as in the guide.
func enterRow(s scene, text string, w int) string {
	r := newRow(w)
	r.put(s.Theme.Next, " "+s.Theme.marks.Select+" Enter  "+text)
	return r.end()
}

// tabsOf names filters; the one in force stands in brackets.
func tabsOf(names []string, on int) string {
	out := ""
	for i, name := range names {
		if i == on {
			out += "[" + name + "]"
		} else {
			out += " " + name + " "
		}
	}
	return out
}

// tabHits are the places of tabs in the upper edge of a panel of w cells.
func tabHits(names []string, w int) []hit {
	x := w - 3 - width(printable(tabsOf(names, 0)))
	var hits []hit
	for i, name := range names {
		n := width(printable(name)) + 2
		hits = append(hits, hit{rect{x, 0, n, 1}, tabMsg{i}})
		x += n
	}
	return hits
}

// tabMsg is a click on a filter.
type tabMsg struct{ n int }
