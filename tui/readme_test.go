package tui

import (
	"fmt"
	"os"
	"reflect"
	"strings"
	"testing"

	"charm.land/bubbles/v2/key"

	"reception/flows"
	"reception/tui/lang"
)

// TestReadmeKeys keeps the table of keys in the README what the program has.
func TestReadmeKeys(t *testing.T) { inReadme(t, "keys", readmeKeys()) }

// TestReadmeBoard compares the board at the top of README.md with the program's:
// the screen of its pictures, as text.
func TestReadmeBoard(t *testing.T) {
	play(t, ledAfternoon, desk, 110, 36, func(p *player) {
		p.pickParty("王")
		inReadme(t, "board", "```\n"+p.text()+"\n```\n")
	})
}

// inReadme compares a part of README.md with what it should be, or writes it.
func inReadme(t *testing.T, part, want string) {
	t.Helper()
	const path = "../README.md"
	from, to := "<!-- "+part+" -->\n", "<!-- /"+part+" -->"
	text, err := os.ReadFile(path)
	if err != nil {
		t.Skipf("no README here: %v", err)
	}
	before, rest, found := strings.Cut(string(text), from)
	now, after, closed := strings.Cut(rest, to)
	if !found || !closed {
		t.Fatalf("README.md has no place for the %s between %q and %q", part, from, to)
	}
	if now == want {
		return
	}
	if !*update {
		t.Fatalf("the %s in README.md is not the program's; run go test ./tui -run Readme -update\n%s", part, want)
	}
	if err := os.WriteFile(path, []byte(before+from+want+to+after), 0o644); err != nil {
		t.Fatal(err)
	}
}

// readmeKeys is the table: every binding once, in the order of the key map.
func readmeKeys() string {
	var b strings.Builder
	b.WriteString("| key | 中文 | English | also |\n|---|---|---|---|\n")
	zh, en := reflect.ValueOf(*newKeyMap(&lang.Of(flows.ZH).Screen)), reflect.ValueOf(*newKeyMap(&lang.Of(flows.EN).Screen))
	var rows []string
	also := map[string][]string{} // second names of all bindings that read alike
	for i := range en.NumField() {
		k, own := en.Field(i).Interface().(key.Binding), zh.Field(i).Interface().(key.Binding)
		row := fmt.Sprintf("| %s | %s | %s |", k.Help().Key, own.Help().Desc, k.Help().Desc)
		if _, seen := also[row]; !seen {
			rows = append(rows, row)
		}
		also[row] = append(also[row], others(k)...)
	}
	for _, row := range rows {
		fmt.Fprintf(&b, "%s %s |\n", row, strings.Join(also[row], " "))
	}
	return b.String()
}

// others are the second names of a key.
func others(k key.Binding) []string {
	var list []string
	for _, name := range k.Keys() {
		if len([]rune(name)) == 1 && (name < "0" || name > "9") || strings.HasPrefix(name, "ctrl+") && !strings.EqualFold(name, k.Help().Key) {
			list = append(list, "`"+name+"`")
		}
	}
	return list
}
