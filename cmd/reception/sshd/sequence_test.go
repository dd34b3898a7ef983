package sshd

import (
	"bytes"
	"io"
	"strings"
	"testing"
	"testing/iotest"
)

// TestKeysAreBounded: whatever a keyboard sends arrives as it is, in pieces of any
// size; of what never ends, or of a paste larger than any field, the rest is left out.
func TestKeysAreBounded(t *testing.T) {
	many := strings.Repeat("x", 1<<20)
	for name, c := range map[string]struct{ sent, arrives string }{
		"keys":               {"a王\x1b[A\x1bOP\x1b[<0;10;20M\x1b\x1b[B\x1bx\r", "a王\x1b[A\x1bOP\x1b[<0;10;20M\x1b\x1b[B\x1bx\r"},
		"a report":           {"\x1b]11;rgb:0000/0000/0000\x1b\\x", "\x1b]11;rgb:0000/0000/0000\x1b\\x"},
		"a paste":            {"\x1b[200~王\r\x1b[A\x1b\x1b[201~x", "\x1b[200~王\r\x1b[A\x1b\x1b[201~x"},
		"much typed":         {many, many},
		"a large paste":      {"\x1b[200~" + many + "\x1b[201~x", "\x1b[200~" + many[:longestPaste-1] + "\x1b[201~x"},
		"words without end":  {"\x1b]0;" + many + "\n" + many + "\ax", "\x1b]0;" + many[:longestWords-3] + "\ax"},
		"a key without end":  {"\x1b[" + strings.Repeat("1;", 1<<20) + "Hx", "\x1b[" + strings.Repeat("1;", 1<<20)[:longestKeys-1] + "Hx"},
		"another":            {"\x1bO" + strings.Repeat("1", 1<<20) + "Px", "\x1bO" + strings.Repeat("1", 1<<20)[:longestKeys-1] + "Px"},
		"one byte for ESC ]": {"\x9d" + "a\x1b\x9da\xe7\x9da" + many, "a\x1baa" + many},
	} {
		for pieces, in := range map[string]io.Reader{"whole": strings.NewReader(c.sent), "byte by byte": iotest.OneByteReader(strings.NewReader(c.sent))} {
			got, err := io.ReadAll(&bounded{in: in})
			if err != nil || !bytes.Equal(got, []byte(c.arrives)) {
				t.Errorf("%s, %s: %d bytes arrive, not %d: %q, %v", name, pieces, len(got), len(c.arrives), got[:min(len(got), 60)], err)
			}
		}
	}
}
