package main

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"reception/flows"
	"reception/flows/house"
)

// systems is how many rows section 9 has.
const systems = 74

// TestReadmeSystems keeps the table of what serves which system true: each row is there,
// each key, command, register and list of checks that it names exists, and each register
// and list of the house stands in the row that it is for.
func TestReadmeSystems(t *testing.T) {
	text, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Skipf("no README here: %v", err)
	}
	table := readmePart(t, string(text), "systems")
	keys := readmePart(t, string(text), "keys")
	known := knownWords(t)
	rows := map[string]string{}
	for _, line := range strings.Split(strings.TrimSpace(table), "\n")[2:] {
		cells := strings.Split(line, "|")
		if len(cells) != 6 {
			t.Fatalf("%q is not a row of four cells", line)
		}
		id, commands := strings.TrimSpace(cells[1]), cells[4]
		rows[id] = commands
		for _, k := range strings.Split(cells[3], ",") {
			if !strings.Contains(keys, "| "+strings.TrimSpace(k)+" |") {
				t.Errorf("%s: there is no key %q", id, strings.TrimSpace(k))
			}
		}
		words := regexp.MustCompile("`[^`]*`").FindAllString(commands, -1)
		if len(words) == 0 {
			t.Errorf("%s: no command serves it", id)
		}
		for _, word := range words {
			if !known[strings.Trim(word, "`")] {
				t.Errorf("%s: there is no %s", id, word)
			}
		}
	}
	for i := 1; i <= systems; i++ {
		if id := fmt.Sprintf("SY-%02d", i); rows[id] == "" {
			t.Errorf("README.md does not say what serves %s", id)
		}
	}
	h := defaultHouse(t)
	for _, r := range h.Registers {
		if word := "`register " + string(r.ID) + "`"; r.Ref != "" && !strings.Contains(rows[r.Ref], word) {
			t.Errorf("%s is for %s, which does not name it", word, r.Ref)
		}
	}
	for _, s := range h.Sheets {
		if word := "`check " + string(s.ID) + "`"; s.Ref != "" && !strings.Contains(rows[s.Ref], word) {
			t.Errorf("%s is for %s, which does not name it", word, s.Ref)
		}
	}
}

func defaultHouse(t *testing.T) *flows.House {
	t.Helper()
	h, err := house.Default()
	if err != nil {
		t.Fatal(err)
	}
	return h
}

func readmePart(t *testing.T, text, part string) string {
	t.Helper()
	_, rest, found := strings.Cut(text, "<!-- "+part+" -->\n")
	inside, _, closed := strings.Cut(rest, "<!-- /"+part+" -->")
	if !found || !closed {
		t.Fatalf("README.md has no place for the %s", part)
	}
	return inside
}

// knownWords are what the last column may name.
func knownWords(t *testing.T) map[string]bool {
	known := map[string]bool{}
	for _, c := range flows.Commands() {
		known[c.Verb()] = true
	}
	h := defaultHouse(t)
	for _, r := range h.Registers {
		known["register "+string(r.ID)] = true
	}
	for _, s := range h.Sheets {
		known["check "+string(s.ID)] = true
	}
	for _, c := range (&app{}).root().Commands() {
		known["reception "+c.Name()] = true
	}
	return known
}

// TestEverySystemHasATest reads the tests of the whole module: each row of section 9 has
// one that is named after it.
func TestEverySystemHasATest(t *testing.T) {
	named := map[int]bool{}
	err := filepath.WalkDir("../..", func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || !strings.HasSuffix(path, "_test.go") {
			return err
		}
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		for _, decl := range file.Decls {
			if f, ok := decl.(*ast.FuncDecl); ok && isTest(f) {
				for _, n := range systemsOf(f.Name.Name) {
					named[n] = true
				}
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for i := 1; i <= systems; i++ {
		if !named[i] {
			t.Errorf("no test is named after SY-%02d", i)
		}
	}
}

// isTest reports whether a function is a test that go test runs and that does something.
func isTest(f *ast.FuncDecl) bool {
	params := f.Type.Params.List
	if f.Recv != nil || !strings.HasPrefix(f.Name.Name, "Test") || len(params) != 1 || f.Body == nil || len(f.Body.List) == 0 {
		return false
	}
	star, ok := params[0].Type.(*ast.StarExpr)
	if !ok {
		return false
	}
	of, ok := star.X.(*ast.SelectorExpr)
	return ok && of.Sel.Name == "T" && !skips(f.Body.List[0])
}

func skips(first ast.Stmt) bool {
	does, _ := first.(*ast.ExprStmt)
	if does == nil {
		return false
	}
	call, _ := does.X.(*ast.CallExpr)
	if call == nil {
		return false
	}
	of, _ := call.Fun.(*ast.SelectorExpr)
	return of != nil && strings.HasPrefix(of.Sel.Name, "Skip")
}

// systemsOf are the rows that a test is named after: TestSY07_08_Door is after two.
func systemsOf(name string) (rows []int) {
	m := regexp.MustCompile(`^TestSY((?:\d\d_?)+)`).FindStringSubmatch(name)
	if m == nil {
		return nil
	}
	for _, digits := range strings.Split(strings.Trim(m[1], "_"), "_") {
		var n int
		if _, err := fmt.Sscanf(digits, "%d", &n); err == nil && !slices.Contains(rows, n) {
			rows = append(rows, n)
		}
	}
	return rows
}
