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
