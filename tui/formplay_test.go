package tui

import (
	"strings"

	"reception/flows"
	"reception/tui/formtest"
)

// nobodys is a desk at which nobody is signed on by name.
var nobodys = Options{By: flows.By{Post: "RC", Terminal: "kiosk"}}

// opens goes to a form by its keys.
func (p *player) opens(f formtest.Form) {
	p.t.Helper()
	for _, k := range f.Keys {
		if text, typed := strings.CutPrefix(k, "="); typed {
			p.write(text)
		} else if waits, ok := strings.CutPrefix(k, "?"); ok {
			zh, en, _ := strings.Cut(waits, "|")
			p.sees(pick(p.session().text.Tag == flows.EN, en, zh))
		} else {
			p.press(k)
		}
	}
}

// field goes to the n-th field of a form, with all of them empty.
func (p *player) field(n int) {
	p.t.Helper()
	p.press("ctrl+r")
	for range n {
		p.press("down")
	}
}
