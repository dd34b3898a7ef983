package formtest

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// TestEveryFormIsTypedInto: a function that makes a field for text has its form
// in formtest, where the tests of the cursor and of what is kept find it.
func TestEveryFormIsTypedInto(t *testing.T) {
	listed := map[string]bool{}
	for _, f := range Forms() {
		listed[f.Of] = true
	}
	made := map[string]bool{}
	files, err := os.ReadDir("..")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		if !strings.HasSuffix(file.Name(), ".go") || strings.HasSuffix(file.Name(), "_test.go") {
			continue
		}
		parsed, err := parser.ParseFile(token.NewFileSet(), filepath.Join("..", file.Name()), nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range parsed.Decls {
			if f, ok := d.(*ast.FuncDecl); ok && makesText(f) {
				made[nameOf(f)] = true
			}
		}
	}
	// These empty a field, or are the parts that all forms are made of.
	for _, part := range []string{"newText", "newRuled", "nowField", "field.set", "newApproval", "mendForm.typed", "search.key", "owner.key", "lookup.key", "sheet.form"} {
		delete(made, part)
	}
	delete(made, "newReopenDay") // a closed day has no other form that it could stand beside
	for name := range made {
		if !listed[name] {
			t.Errorf("%s makes a field for text and is not in formtest.Forms", name)
		}
	}
	for name := range listed {
		if !made[name] {
			t.Errorf("formtest.Forms has %s, which makes no field for text", name)
		}
	}
}

// makesText reports whether a function makes a field for text.
func makesText(f *ast.FuncDecl) bool {
	found := false
	ast.Inspect(f, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.CallExpr:
			name, ok := n.Fun.(*ast.Ident)
			if !ok {
				break
			}
			asks := true
			if name.Name == "newApproval" { // its last argument is whether it asks for a reason
				word, ok := n.Args[len(n.Args)-1].(*ast.Ident)
				asks = ok && word.Name == "true"
			}
			found = found || asks && slices.Contains([]string{"newText", "newLine", "nowField", "newApproval"}, name.Name)
		case *ast.CompositeLit:
			name, ok := n.Type.(*ast.Ident)
			found = found || ok && name.Name == "lookup"
		}
		return true
	})
	return found
}

func nameOf(f *ast.FuncDecl) string {
	if f.Recv == nil {
		return f.Name.Name
	}
	of, ok := f.Recv.List[0].Type.(*ast.Ident)
	if !ok {
		return f.Name.Name
	}
	return of.Name + "." + f.Name.Name
}
