package flows_test

import (
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// Who may import whom (DESIGN 2). A folder's rule says what it may import
// besides the standard library, and what of that library it may not.
var importRules = map[string]struct {
	allow []string // prefixes
	deny  []string
}{
	"flows":           {deny: []string{"os", "net", "log", "os/exec", "log/slog", "net/http", "io/fs"}},
	"flows/house":     {allow: []string{"reception/flows", "github.com/goccy/go-yaml"}},
	"flows/flowstest": {allow: []string{"reception/flows"}},
	"store":           {allow: []string{"reception/flows", "go.etcd.io/bbolt", "github.com/fxamacker/cbor", "github.com/xuri/excelize/v2", "golang.org/x/sys"}},
	"tui/lang":        {allow: []string{"reception/flows", "github.com/mozillazg/go-pinyin"}},
	"tui/find":        {allow: []string{"reception/flows", "reception/tui/lang"}, deny: []string{"reception/flows/house", "reception/flows/flowstest"}},
	"tui": {allow: []string{"reception/flows", "reception/tui/lang", "reception/tui/find", "charm.land/", "github.com/charmbracelet/", "github.com/mattn/go-runewidth", "golang.org/x/sys"},
		deny: []string{"reception/flows/house", "reception/flows/flowstest"}},
}

func TestImports(t *testing.T) {
	for dir, rule := range importRules {
		files, err := filepath.Glob(filepath.Join("..", dir, "*.go"))
		if err != nil || len(files) == 0 {
			t.Fatalf("no Go files in %s: %v", dir, err)
		}
		for _, file := range files {
			if strings.HasSuffix(file, "_test.go") {
				continue
			}
			for _, path := range imports(t, file) {
				ours := strings.HasPrefix(path, "reception/") || strings.Contains(strings.Split(path, "/")[0], ".")
				allowed := slices.ContainsFunc(rule.allow, func(p string) bool { return strings.HasPrefix(path, p) })
				if slices.Contains(rule.deny, path) || ours && !allowed {
					t.Errorf("%s imports %s, which package %s may not", file, path, dir)
				}
			}
		}
	}
}

// The clock is handed in: a rule that reads it could not be replayed.
func TestNoClockInFlows(t *testing.T) {
	files, _ := filepath.Glob("*.go")
	for _, file := range files {
		if strings.HasSuffix(file, "_test.go") {
			continue
		}
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, call := range []string{"time.Now(", "time.Since(", "time.Until("} {
			if strings.Contains(string(text), call) {
				t.Errorf("%s calls %s)", file, call)
			}
		}
	}
}

func imports(t *testing.T, file string) []string {
	t.Helper()
	f, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.ImportsOnly)
	if err != nil {
		t.Fatal(err)
	}
	var paths []string
	for _, s := range f.Imports {
		path, err := strconv.Unquote(s.Path.Value)
		if err != nil {
			t.Fatal(err)
		}
		paths = append(paths, path)
	}
	return paths
}
