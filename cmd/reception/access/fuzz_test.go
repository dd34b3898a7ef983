package access_test

import (
	"bytes"
	"slices"
	"strings"
	"testing"
	"unicode"

	"reception/cmd/reception/access"
	"reception/flows"
)

// Whatever stands in a keys file: nothing that steers a terminal comes out of it,
// every fault has its line, and nobody comes in who is nobody.
func FuzzKeysFile(f *testing.F) {
	for _, text := range []string{
		`staff="lina",post="L1",role="post" ` + pub(f, 1, "lina"), "revoked " + pub(f, 1, "\x1b[2J") + "\r\n" + pub(f, 1, "twice"),
		"\ufeff# remark\n\n" + `role="boss",x,x="\"" ` + pub(f, 2, ""), `staff="`, "ssh-rsa AAAA", "\x00",
		"revoked,staff=\"\x1b[2J\",post=\"\x1b\",role=\"\x07\" " + pub(f, 3, ""),
	} {
		f.Add([]byte(text))
	}
	h := showroom(f)
	f.Fuzz(func(t *testing.T, text []byte) {
		people, faults := access.Settle(text, h)
		lines := bytes.Count(text, []byte("\n")) + 1
		for _, fault := range faults {
			if fault.Line < 1 || fault.Line > lines {
				t.Errorf("fault in line %d of %d", fault.Line, lines)
			}
			if strings.ContainsFunc(fault.Text.EN+fault.Text.ZH, unicode.IsControl) {
				t.Errorf("%q", fault.Text)
			}
		}
		for _, p := range people {
			if strings.ContainsFunc(p.Note+string(p.Staff)+string(p.Post)+string(p.Role), unicode.IsControl) {
				t.Errorf("%#v", p)
			}
			if _, ok := h.Person(p.Staff); !p.Revoked && (p.Staff != "" && !ok || !slices.Contains(flows.Roles(), p.Role)) {
				t.Errorf("%+v comes in", p)
			}
		}
	})
}
