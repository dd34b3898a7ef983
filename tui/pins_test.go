package tui

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestPins fails when go.mod asks for a module that is older than the build whose
// faults are known: older ultraviolets corrupt Chinese text on screen in half of
// all runs. It reads the file because a test binary does not always carry the
// list of its modules.
func TestPins(t *testing.T) {
	least := map[string]string{
		"github.com/charmbracelet/ultraviolet": "v0.0.0-20260811164956",
		"charm.land/lipgloss/v2":               "v2.0.6",
		"charm.land/bubbletea/v2":              "v2.0.10",
	}
	mod, err := os.ReadFile(filepath.Join("..", "go.mod"))
	if err != nil {
		t.Skipf("no go.mod: %v", err)
	}
	for _, line := range strings.Split(string(mod), "\n") {
		words := strings.Fields(line)
		if len(words) < 2 {
			continue
		}
		if want, ok := least[words[0]]; ok {
			delete(least, words[0])
			if older(words[1], want) {
				t.Errorf("%s is %s, at least %s is needed", words[0], words[1], want)
			}
		}
	}
	for path := range least {
		t.Errorf("go.mod does not name %s", path)
	}
}

// older compares versions whose last number alone differs in length, and
// pseudo-versions, whose dates have a fixed width.
func older(a, b string) bool {
	if strings.HasPrefix(b, "v0.0.0-") {
		return strings.HasPrefix(a, "v0.0.0-") && a < b
	}
	if len(a) != len(b) && strings.Count(a, ".") == strings.Count(b, ".") {
		return len(a) < len(b)
	}
	return a < b
}
