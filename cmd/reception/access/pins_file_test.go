package access_test

import (
	"errors"
	"strings"
	"testing"

	"reception/cmd/reception/access"
	"reception/flows"
)

// A file that is opened to others or spoilt is refused, and gives nobody rights:
// those who had a PIN still need one.
func TestPINsFileIsSpoilt(t *testing.T) {
	p, path := pins(t)
	set(t, p, "lina", "2580")
	good := read(t, path)
	line := strings.SplitAfter(good, "\n")[1]
	for name, c := range map[string]struct{ text, want string }{
		"a torn line":     {line[:20], ":1: this line is no person with a PIN"},
		"a word too many": {good + "zhouyang 1357 x\n", ":3: "},
		"a PIN":           {"# mine\n\nlina 2580\n", ":3: "},
		"twice":           {good + line, ":3: "},
		"a slow hash":     {strings.Replace(good, "$04$", "$31$", 1), ":2: "},
	} {
		write(t, path, c.text)
		if err := p.Check("lina", "2580", "", nine); err == nil || !strings.Contains(err.Error(), path+c.want) {
			t.Errorf("%s: %v", name, err)
		}
		if !p.Any() || !p.Has("lina") {
			t.Errorf("%s: nobody needs a PIN any more", name)
		}
		if _, err := access.OpenPINs(path); err == nil {
			t.Errorf("%s: it is opened", name)
		}
		if p.Set("zhouyang", "1357") == nil || read(t, path) != c.text {
			t.Errorf("%s: it is written", name)
		}
	}
	write(t, path, "\ufeff"+strings.ReplaceAll(good, "\n", "\r\n"))
	if err := p.Check("lina", "2580", "", nine); err != nil {
		t.Errorf("written by an editor of Windows: %v", err)
	}
	chmod(t, path, 0o640)
	if err := p.Check("lina", "2580", "", nine); !errors.As(err, new(access.TooOpen)) || !p.Any() {
		t.Errorf("open to others: %v", err)
	}
	if _, err := access.OpenPINs(path); !errors.As(err, new(access.TooOpen)) {
		t.Errorf("open to others, opened: %v", err)
	}
	chmod(t, path, 0o600)
	if err := p.Check("lina", "2580", "", nine); err != nil {
		t.Errorf("mended: %v", err)
	}
}

// What a screen shows is in its language.
func TestSentences(t *testing.T) {
	for err, want := range map[interface{ In(flows.Lang) string }][2]string{
		access.ErrWrongPIN{Left: 3}:              {"再错 3 次", "3 more"},
		access.ErrShut{Until: nine}:              {"09:00:00 之后再试", "after 09:00:00"},
		access.ErrShut{Until: nine, Place: true}: {"此终端", "from this terminal"},
	} {
		if !strings.Contains(err.In(flows.ZH), want[0]) || !strings.Contains(err.In(flows.EN), want[1]) {
			t.Errorf("%s, %s", err.In(flows.ZH), err.In(flows.EN))
		}
	}
}
