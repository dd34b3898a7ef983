package tui

import (
	"bytes"
	"encoding/json"
	"maps"
	"runtime/debug"
	"slices"
	"sync"

	"reception/flows"
)

// Typed is what is half typed in a session: the forms that are open, those that
// wait as drafts, and the act that is on its way. One session gives it to
// Options.Tell, and another begins with it, in another process if need be; nil is
// nothing. It holds what guests have said, so it is for memory alone: never for a
// file, and never for another machine. A PIN is no part of it.
type Typed []byte

// mostTyped is how long a Typed may be. Drafts that are more have to be left out.
const mostTyped = 96 << 10

// typed is what a Typed says.
type typed struct {
	Build    string        // the program: another one may mean other fields by the same numbers
	Open     []sheet       `json:",omitempty"` // what lies on the board, the uppermost last
	Drafts   []sheet       `json:",omitempty"`
	Selected flows.VisitID `json:",omitempty"` // on the board
	Asked    name          `json:",omitempty"` // the form whose act is on its way
}

// A sheet is a screen as its name says which it is, with what is filled in. A
// screen that nothing is filled in on has a name alone.
type sheet struct {
	Name   name
	ID     flows.CommandID `json:",omitempty"` // of the act: asked for again it is the same act
	Focus  int             `json:",omitempty"`
	Fields []filled        `json:",omitempty"`
	Was    string          `json:",omitempty"` // what it began with, see Draft
	More   json.RawMessage `json:",omitempty"` // what neither the name nor the fields say
}

// filled is a field with what is in it.
type filled struct {
	ID      fieldID
	Kind    fieldKind `json:",omitempty"`
	Text    string    `json:",omitempty"`
	Pos     int       `json:",omitempty"`
	Limit   int       `json:",omitempty"`
	Touched bool      `json:",omitempty"`
}

// A keeper is a screen whose typing outlives its session.
type keeper interface {
	screen
	handed() sheet
}

// handed is a form as a sheet.
func (f form) handed(n name, was string) sheet {
	x := sheet{Name: n, ID: f.id, Focus: f.focus, Was: was}
	for _, y := range f.fields {
		one := filled{ID: y.id, Kind: y.kind, Text: y.value, Touched: y.touched}
		if y.kind != choiceField {
			one.Text, one.Pos, one.Limit = y.input.String(), y.input.pos, y.input.limit
		}
		x.Fields = append(x.Fields, one)
	}
	return x
}

// with adds what neither the name nor the fields say.
func (x sheet) with(more any) sheet {
	x.More, _ = json.Marshal(more) // plain values of this package
	return x
}

// form is the form of a sheet.
func (x sheet) form() form {
	f := form{id: x.ID, focus: x.Focus}
	for _, y := range x.Fields {
		one := field{id: y.ID, kind: y.Kind, touched: y.Touched}
		if y.Kind == choiceField {
			one.value = y.Text
		} else {
			one.input = newLine(y.Text, y.Limit)
			one.input.pos = min(max(y.Pos, 0), len(one.input.clusters))
		}
		f.fields = append(f.fields, one)
	}
	f.focus = min(max(f.focus, 0), len(f.fields)-1)
	return f
}

// more reads what was added.
func (x sheet) more(into any) { _ = json.Unmarshal(x.More, into) } // of this very program: see typed.Build

// program tells two builds apart.
var program = sync.OnceValue(func() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return ""
	}
	text := info.GoVersion + info.Main.Version + info.Main.Sum
	for _, s := range info.Settings {
		if s.Key == "vcs.revision" || s.Key == "vcs.modified" {
			text += s.Value
		}
	}
	return text
})

// typed is what is half typed now.
func (r *Root) typed() Typed {
	all := typed{Build: program()}
	for _, s := range r.stack[1:] {
		x := sheet{Name: s.Name()}
		if k, ok := s.(keeper); ok {
			x = k.handed()
		}
		all.Open = append(all.Open, x)
	}
	for _, n := range slices.Sorted(maps.Keys(r.drafts)) {
		if k, ok := r.drafts[n].(keeper); ok {
			all.Drafts = append(all.Drafts, k.handed())
		}
	}
	// What is done without a form is seen on the board, and Enter there does the next.
	if r.asked != nil && slices.ContainsFunc(all.Open, func(x sheet) bool { return x.Name == r.asked.by && x.ID == r.asked.ID }) {
		all.Asked = r.asked.by
	}
	form := func(x sheet) bool { return x.ID != "" || len(x.Fields) > 0 }
	if !slices.ContainsFunc(all.Open, form) && len(all.Drafts) == 0 {
		return nil
	}
	all.Selected = r.selected()
	for {
		text, err := json.Marshal(all)
		if err == nil && len(text) <= mostTyped {
			return text
		}
		if err != nil || len(all.Drafts) == 0 {
			return nil
		}
		all.Drafts = all.Drafts[1:]
	}
}

// tell tells whoever keeps it what is half typed, where that has changed.
func (r *Root) tell() {
	if r.opts.Tell == nil || r.past { // the past lies over the live session, which tells
		return
	}
	if now := r.typed(); !bytes.Equal(now, r.given) {
		r.given = now
		r.opts.Tell(now)
	}
}

// resume goes on with what was half typed in another session.
func (r *Root) resume(t Typed) {
	var all typed
	if len(t) == 0 || json.Unmarshal(t, &all) != nil {
		return
	}
	r.given = t
	if all.Build != program() {
		r.leftOver(append(all.Open, all.Drafts...))
		return
	}
	if all.Selected != 0 {
		r.stack[0], _ = r.stack[0].Update(pickMsg{all.Selected}, r.scene())
	}
	var left []sheet
	for _, x := range all.Drafts {
		if next, ok := x.taken(r.scene()); ok {
			r.drafts[x.Name] = next
		} else {
			left = append(left, x)
		}
	}
	forms := 0
	for _, x := range all.Open {
		next, ok := x.taken(r.scene())
		if ok && r.find(next.Name()) < 0 && r.scene().permits(effect{Open: next}) {
			r.stack = append(r.stack, next)
			if _, fills := next.(keeper); fills {
				forms++
			}
		} else {
			left = append(left, x)
		}
	}
	r.leftOver(left)
	words := r.words().Notices
	switch {
	case all.Asked != "" && r.find(all.Asked) >= 0:
		r.notice = notice{Text: words.Unsure, Level: levelWarn}
	case forms > 0:
		r.notice = notice{Text: words.Resumed}
	case len(r.drafts) > 0:
		r.notice = notice{Text: words.Kept}
	}
}

// leftOver shows the words of forms that this program does not have, so that they
// can be entered elsewhere.
func (r *Root) leftOver(list []sheet) {
	var items []item
	for _, x := range list {
		for i, y := range x.Fields {
			if y.Text != "" && y.Kind != choiceField {
				items = append(items, item{id: string(x.Name) + "/" + itoa(i), label: y.Text})
			}
		}
	}
	if len(items) == 0 {
		return
	}
	r.stack = append(r.stack, picker{name: "left_over", title: func(s scene) string { return s.Words.Notices.LeftOver },
		items: func(scene) []item { return items }})
}
