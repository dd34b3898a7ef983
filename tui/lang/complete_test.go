package lang

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/text/width"

	"reception/flows"
)

// walk calls f with every value inside v and its path.
func walk(v reflect.Value, path string, f func(v reflect.Value, path string)) {
	f(v, path)
	switch v.Kind() {
	case reflect.Pointer, reflect.Interface:
		if !v.IsNil() {
			walk(v.Elem(), path, f)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			walk(v.Field(i), path+"."+v.Type().Field(i).Name, f)
		}
	case reflect.Map:
		for _, k := range v.MapKeys() {
			walk(v.MapIndex(k), fmt.Sprintf("%s[%v]", path, k), f)
		}
	case reflect.Slice, reflect.Array:
		for i := range v.Len() {
			walk(v.Index(i), fmt.Sprintf("%s[%d]", path, i), f)
		}
	}
}

func TestNothingIsLeftUnsaid(t *testing.T) {
	for _, text := range All() {
		walk(reflect.ValueOf(text), string(text.Tag), func(v reflect.Value, path string) {
			switch v.Kind() {
			case reflect.String:
				if v.String() == "" {
					t.Errorf("%s is empty", path)
				}
			case reflect.Func, reflect.Pointer:
				if v.IsNil() {
					t.Errorf("%s is nil", path)
				}
			case reflect.Map, reflect.Slice:
				if v.Len() == 0 {
					t.Errorf("%s is empty", path)
				}
			}
		})
	}
}

func TestBothLanguagesHaveTheSameEntries(t *testing.T) {
	paths := func(text *Text) (list []string) {
		walk(reflect.ValueOf(text), "", func(v reflect.Value, path string) { list = append(list, path) })
		slices.Sort(list)
		return list
	}
	zh, en := paths(Of(flows.ZH)), paths(Of(flows.EN))
	for _, p := range zh {
		if _, ok := slices.BinarySearch(en, p); !ok {
			t.Errorf("%s is missing in English", p)
		}
	}
	for _, p := range en {
		if _, ok := slices.BinarySearch(zh, p); !ok {
			t.Errorf("%s is missing in Chinese", p)
		}
	}
}

// constants reads the values of every typed string and iota constant of package
// flows from its source, so that a value added without a name fails here.
func constants(t *testing.T) map[string][]string {
	t.Helper()
	notTest := func(f fs.FileInfo) bool { return !strings.HasSuffix(f.Name(), "_test.go") }
	pkgs, err := parser.ParseDir(token.NewFileSet(), "../../flows", notTest, 0)
	if err != nil {
		t.Fatal(err)
	}
	values := map[string][]string{}
	for _, file := range pkgs["flows"].Files {
		for _, d := range file.Decls {
			decl, ok := d.(*ast.GenDecl)
			if !ok || decl.Tok != token.CONST {
				continue
			}
			for _, spec := range decl.Specs {
				c := spec.(*ast.ValueSpec)
				typ, ok := c.Type.(*ast.Ident)
				if !ok || len(c.Values) != 1 {
					continue
				}
				lit, ok := c.Values[0].(*ast.BasicLit)
				if !ok || lit.Kind != token.STRING {
					continue
				}
				s, err := strconv.Unquote(lit.Value)
				if err != nil {
					t.Fatal(err)
				}
				values[typ.Name] = append(values[typ.Name], s)
			}
		}
	}
	return values
}

func named[K ~string](t *testing.T, values map[string][]string, l flows.Lang, typ string, names map[K]string) {
	t.Helper()
	if len(values[typ]) == 0 {
		t.Errorf("package flows has no values of type %s any more", typ)
	}
	for _, v := range values[typ] {
		if names[K(v)] == "" {
			t.Errorf("%s: %s %q has no name", l, typ, v)
		}
	}
}

func TestEveryValueHasAName(t *testing.T) {
	values := constants(t)
	for _, text := range All() {
		n, l := text.Names, text.Tag
		named(t, values, l, "Weather", n.Weather)
		named(t, values, l, "CameBy", n.CameBy)
		named(t, values, l, "UmbrellaState", n.Umbrella)
		named(t, values, l, "RoomState", n.Room)
		named(t, values, l, "BookingState", n.Booking)
		named(t, values, l, "Basis", n.Basis)
		named(t, values, l, "Answer", n.Answer)
		named(t, values, l, "TaskState", n.Task)
		named(t, values, l, "Admission", n.Admission)
		named(t, values, l, "Stage", n.Stage)
		named(t, values, l, "Act", n.Act)
		for _, late := range []flows.Lateness{flows.OnTime, flows.Amber, flows.Red} {
			if n.Late[late] == "" {
				t.Errorf("%s: lateness %d has no name", l, late)
			}
		}
		for _, why := range []string{flows.WhyAbsent, flows.WhyBreak, flows.WhyBusy} {
			if n.Passed[why] == "" {
				t.Errorf("%s: passing for %q has no name", l, why)
			}
		}
	}
}

func TestEveryCodeKindVerbAndFieldHasWords(t *testing.T) {
	values := constants(t)
	for _, text := range All() {
		named(t, values, text.Tag, "Code", codeNames(text))
		for _, c := range flows.Codes() {
			if text.Refusals[c] == nil {
				t.Errorf("%s: refusal %s has no sentence", text.Tag, c)
			}
		}
		for _, k := range flows.Kinds() {
			if text.Events[k.Kind] == nil {
				t.Errorf("%s: event %s has no sentence", text.Tag, k.Name)
			}
		}
		for _, c := range flows.Commands() {
			if text.Names.Verb[c.Verb()] == "" {
				t.Errorf("%s: verb %s has no label", text.Tag, c.Verb())
			}
			for _, f := range reflect.VisibleFields(reflect.TypeOf(c)) {
				name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
				if !f.Anonymous && text.Names.Field[name] == "" {
					t.Errorf("%s: field %s of %s has no name", text.Tag, name, c.Verb())
				}
			}
		}
	}
}

// codeNames gives a word to every code that has a sentence.
func codeNames(text *Text) map[flows.Code]string {
	m := map[flows.Code]string{}
	for c := range text.Refusals {
		m[c] = string(c)
	}
	return m
}

func TestWordsAreFitForATerminal(t *testing.T) {
	for _, text := range All() {
		walk(reflect.ValueOf(text), string(text.Tag), func(v reflect.Value, path string) {
			switch v.Kind() {
			case reflect.String:
				fit(t, text.Tag, path, v.String())
			case reflect.Func:
				if said, ok := sample(v); ok {
					fit(t, text.Tag, path, said)
				}
			}
		})
	}
}

// sample calls a func of words with sample values, where all it takes is plain.
func sample(f reflect.Value) (string, bool) {
	typ := f.Type()
	if typ.NumOut() != 1 || typ.Out(0).Kind() != reflect.String || !f.CanInterface() {
		return "", false
	}
	args := make([]reflect.Value, typ.NumIn())
	for i := range args {
		switch in := typ.In(i); in.Kind() {
		case reflect.String:
			args[i] = reflect.ValueOf("L1").Convert(in)
		case reflect.Int, reflect.Int64, reflect.Uint64:
			args[i] = reflect.ValueOf(3).Convert(in)
		default:
			return "", false
		}
	}
	return f.Call(args)[0].String(), true
}

// fit reports what a terminal or a reader would stumble over.
func fit(t *testing.T, l flows.Lang, path, s string) {
	t.Helper()
	for _, r := range s {
		switch {
		case r == '\n' || r == '\t' || !unicode.IsPrint(r):
			t.Errorf("%s: %q holds %U, which does not print", path, s, r)
		case r > unicode.MaxASCII && width.LookupRune(r).Kind() == width.EastAsianAmbiguous:
			t.Errorf("%s: %q holds %q, of ambiguous width", path, s, r)
		case l == flows.EN && unicode.Is(unicode.Han, r) && s != "中文":
			t.Errorf("%s: %q is Chinese", path, s)
			return
		}
	}
}
