package attach_test

import (
	"errors"
	"os/exec"
	"slices"
	"strings"
	"testing"

	"reception/cmd/reception/attach"
)

func TestSplit(t *testing.T) {
	for line, want := range map[string][]string{
		"":                               nil,
		"  \t\n ":                        nil,
		"do arrive surname=王 party=3":    {"do", "arrive", "surname=王", "party=3"},
		`note="a  b"'c'd\ e`:             {"note=a  bcd e"},
		`'' "" x`:                        {"", "", "x"},
		`"\"\\\$\` + "`" + `\n"`:         {`"\$` + "`" + `\n`},
		`'it'\''s'`:                      {"it's"},
		"'a\nb'":                         {"a\nb"},
		"a\\\nb \"c\\\nd\"":              {"ab", "cd"},
		"#no comment $HOME *":            {"#no", "comment", "$HOME", "*"},
		"\xff\xfe":                       {"\xff\xfe"},
		"ideographic\u3000space is text": {"ideographic\u3000space", "is", "text"},
	} {
		got, err := attach.Split(line)
		if err != nil || !slices.Equal(got, want) {
			t.Errorf("%q: %q, %v; want %q", line, got, err, want)
		}
	}
	for _, line := range []string{`'`, `a"`, `\`, `"\`, `"a\"`, `x 'y`} {
		if got, err := attach.Split(line); !errors.Is(err, attach.ErrQuoting) {
			t.Errorf("%q: %q, %v; want to be refused", line, got, err)
		}
	}
}

func FuzzWordsComeBack(f *testing.F) {
	f.Add("a\x00b", "", `it's "so"`)
	f.Add("王\n", `\`, "\xff")
	f.Fuzz(func(t *testing.T, a, b, c string) {
		words := []string{a, b, c}
		got, err := attach.Split(attach.Join(words))
		if err != nil || !slices.Equal(got, words) {
			t.Errorf("%q, %v; want %q", got, err, words)
		}
	})
}

// A shell takes apart the same words that Split does.
func TestJoinIsAShells(t *testing.T) {
	sh, err := exec.LookPath("sh")
	if err != nil {
		t.Skip("no sh here")
	}
	words := []string{"", "it's", "a  b", "$HOME", "line\nline", "王先生", `\n`, `"`, "*", "end"}
	out, err := exec.CommandContext(t.Context(), sh, "-c", `printf '<%s>' `+attach.Join(words)).Output()
	if err != nil {
		t.Fatal(err)
	}
	if want := "<" + strings.Join(words, "><") + ">"; string(out) != want {
		t.Errorf("got %s; want %s", out, want)
	}
}
