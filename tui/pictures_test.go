package tui

import (
	"go/ast"
	"go/parser"
	gotoken "go/token"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
)

// album lists every picture; a list that is not here is one that nobody counts.
func album() []pictured {
	return slices.Concat(pictures(), postPictures(), awkwardPictures(), placePictures(), deskPictures(), ownerPictures(), turnPictures(),
		searchPictures(), mendPictures(), shiftPictures(), lookBackPictures(), morePictures(), pinPictures(), sumsPictures(), dutyPictures(), exportPictures(), closingPictures(), reportPictures(), registerPictures(), guestFilePictures(), duePictures(), countPictures())
}

// TestEveryScreenHasItsPicture: each type of screen, and each screen that a type
// is used for, stands on top in one of the pictures.
func TestEveryScreenHasItsPicture(t *testing.T) {
	types, names := screensOfSource(t)
	for _, pic := range album() {
		play(t, pic.tell, pic.opts, 80, 24, func(p *player) {
			if pic.open != nil {
				pic.open(p)
			}
			r := p.session()
			if r.back != nil {
				seen(types, names, r.back.past.stack)
			}
			seen(types, names, r.stack)
		})
	}
	for typ, shown := range types {
		if !shown {
			t.Errorf("no picture shows a screen of type %s: give it one in a list of album", typ)
		}
	}
	for name, shown := range names {
		if !shown {
			t.Errorf("no picture shows the screen %q: give it one in a list of album", name)
		}
	}
}

func seen(types, names map[string]bool, stack []screen) {
	top := stack[len(stack)-1]
	types[reflect.TypeOf(top).Name()] = true
	names[family(string(top.Name()))] = true
}

// family is the name of a screen without whose it is.
func family(name string) string { f, _, _ := strings.Cut(name, "/"); return f }

// screensOfSource finds the types that are screens, and the names that are given
// to screens, in the source of the package.
func screensOfSource(t *testing.T) (types, names map[string]bool) {
	types, names = map[string]bool{}, map[string]bool{}
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		if strings.HasSuffix(file, "_test.go") {
			continue
		}
		tree, err := parser.ParseFile(gotoken.NewFileSet(), file, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(tree, func(n ast.Node) bool {
			if f, ok := n.(*ast.FuncDecl); ok && f.Name.Name == "View" && f.Recv != nil {
				if typ, ok := f.Recv.List[0].Type.(*ast.Ident); ok && len(f.Type.Params.List) == 1 {
					types[typ.Name] = false
				}
			}
			for _, name := range namesIn(n) {
				names[family(name)] = false
			}
			return true
		})
	}
	return types, names
}

// namesIn are the names of screens that a piece of source writes down.
func namesIn(n ast.Node) []string {
	text := func(e ast.Expr) []string {
		if sum, ok := e.(*ast.BinaryExpr); ok {
			e = sum.X
		}
		if sum, ok := e.(*ast.BinaryExpr); ok {
			e = sum.X
		}
		if lit, ok := e.(*ast.BasicLit); ok && lit.Kind == gotoken.STRING && !strings.HasPrefix(lit.Value, `"/`) { // what is behind a name
			if s, err := strconv.Unquote(lit.Value); err == nil {
				return []string{s}
			}
		}
		return nil
	}
	isName := func(e ast.Expr) bool { id, ok := e.(*ast.Ident); return ok && id.Name == "name" }
	switch n := n.(type) {
	case *ast.CallExpr: // name("leave/" + itoa(id))
		if isName(n.Fun) && len(n.Args) == 1 {
			return text(n.Args[0])
		}
	case *ast.KeyValueExpr: // picker{name: "menu"}
		if isName(n.Key) {
			return text(n.Value)
		}
	case *ast.ValueSpec: // const boardName name = "board"
		if n.Type != nil && isName(n.Type) && len(n.Values) == 1 {
			return text(n.Values[0])
		}
	case *ast.FuncDecl: // func (help) Name() name { return "help" }
		if n.Name.Name == "Name" && n.Recv != nil && len(n.Body.List) == 1 {
			if ret, ok := n.Body.List[0].(*ast.ReturnStmt); ok {
				return text(ret.Results[0])
			}
		}
	}
	return nil
}

// TestPicturesFitTheirTerminals: each picture is there in both languages and at
// every size, and none is wider or taller than the terminal it is named after.
func TestPicturesFitTheirTerminals(t *testing.T) {
	shape := regexp.MustCompile(`^(.+)_(zh|en)_(\d+)x(\d+)\.txt$`)
	files, err := filepath.Glob("testdata/*.txt")
	if err != nil {
		t.Fatal(err)
	}
	have := map[string]bool{}
	for _, file := range files {
		m := shape.FindStringSubmatch(filepath.Base(file))
		if m == nil {
			t.Errorf("%s is not named after its language and its terminal", file)
			continue
		}
		have[strings.TrimSuffix(filepath.Base(file), ".txt")] = true
		w, _ := strconv.Atoi(m[3])
		h, _ := strconv.Atoi(m[4])
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		rows := strings.Split(strings.TrimSuffix(string(text), "\n"), "\n")
		rows = rows[:len(rows)-1] // the last says where the cursor is
		if len(rows) > h {
			t.Errorf("%s has %d rows", file, len(rows))
		}
		for i, row := range rows {
			if ansi.StringWidth(row) > w || ansi.StringWidthWc(row) > w {
				t.Errorf("%s: row %d is wider: %q", file, i+1, row)
			}
		}
	}
	used := map[string]bool{"ascii_zh_120x36": true, "back_then_ascii_zh_80x24": true, "sums_ascii_zh_120x36": true}
	for _, pic := range wallPictures() {
		for _, name := range wallNames(pic) {
			used[name.file] = true
		}
	}
	for _, pic := range album() {
		for _, name := range pictureNames(pic) {
			if used[name] {
				t.Errorf("two pictures are called %s", name)
			}
			if used[name] = true; !have[name] {
				t.Errorf("%s is missing", name)
			}
		}
	}
	for name := range have {
		if !used[name] {
			t.Errorf("%s is the picture of nothing", name)
		}
	}
}
