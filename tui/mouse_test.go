package tui

import (
	"strings"
	"testing"
)

// TestShownKeysCanBeClicked walks every place: whatever key the key line shows, a
// click on it is that key.
func TestShownKeysCanBeClicked(t *testing.T) {
	places := [][]string{nil, {"f2"}, {"f3"}, {"f4"}, {"f5"}, {"f5", "2"}, {"f6"}, {"f7"}, {"f9"}, {"f11"}, {"ctrl+p"}, {"ctrl+k"}, {"ctrl+d"}, {"ctrl+u"},
		{"ctrl+w"}, {"ctrl+v"}, {"tab"}, {"f1"}, {"ctrl+g"}, {"ctrl+e"}, {"ctrl+n"}, {"ctrl+a"}, {"ctrl+y"}, {"ctrl+t"}, {"f8"}}
	play(t, rainyAfternoon, desk, 120, 36, func(p *player) {
		for _, keys := range places {
			p.press(keys...)
			r := p.session()
			last := r.height - 1
			line := p.root.(Root)
			drawn := line.draw()
			rows, _, _ := p.screen()
			for _, b := range append(r.stack[len(r.stack)-1].Keys(r.scene()), r.common()...) {
				h := b.Help()
				at := strings.Index(rows[last], " "+h.Key+" "+h.Desc)
				if at < 0 || h.Key == "" || !b.Enabled() {
					continue
				}
				x, hit := width(rows[last][:at])+1, false
				for _, area := range drawn.hits {
					hit = hit || area.holds(x, last)
				}
				if _, ok := pressOf(b); ok && !hit {
					t.Errorf("after %v nothing happens on a click on %s %s", keys, h.Key, h.Desc)
				} else if !ok {
					t.Errorf("after %v %s %s cannot be clicked: no key is meant by %q", keys, h.Key, h.Desc, b.Keys())
				}
			}
			for range 4 {
				p.press("esc")
			}
		}
	})
}
