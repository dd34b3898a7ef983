package attach

import (
	"slices"
	"strings"
)

// Passes reports whether a variable of a client's environment may have a say in its
// session: what describes its terminal and language. A client on the same machine is
// the same user, so it may set up the program too, and say where it is.
func Passes(name string, local bool) bool {
	switch {
	case slices.Contains([]string{"TERM", "COLORTERM", "LANG", "NO_COLOR", "TERM_PROGRAM"}, name):
		return true
	case strings.HasPrefix(name, "LC_"), strings.HasPrefix(name, "CLICOLOR"):
		return true
	}
	return local && (name == "PWD" || name == "COLUMNS" || strings.HasPrefix(name, "RECEPTION_"))
}
