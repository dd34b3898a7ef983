package tui

import (
	"strings"
	"testing"

	"reception/flows/flowstest"
)

// halfRead is a desk whose guest book is not read to its end.
type halfRead struct{ fakeDesk }

func (halfRead) Whole() bool { return false }

// TestNobodyIsBelievedTooEarly: while the guests of the past are being read, finding
// nobody says so, in the search and in the arrival form, and not once they are read.
func TestNobodyIsBelievedTooEarly(t *testing.T) {
	h := house(t)
	for _, key := range []string{"f2", "f3"} {
		r := still(h, flowstest.NewPlay(t, h).Staffed().Floor)
		r.desk = halfRead{fakeDesk{h}}
		type1 := func(r Root) string {
			for _, msg := range []string{key, "慕", "容"} {
				press, _ := press(msg)
				m, _ := r.Update(press)
				r = m.(Root)
			}
			return r.View().Content
		}
		if text := type1(r); !strings.Contains(text, "还在读取") {
			t.Errorf("%s does not say that the past is still being read:\n%s", key, text)
		}
		r.desk = fakeDesk{h}
		r.drafts = map[name]screen{}
		if text := type1(r); strings.Contains(text, "还在读取") {
			t.Errorf("%s says so once it has been read", key)
		}
	}
}
