package lang

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"reflect"
	"regexp"
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

// wordsOf are the families of constants that have no type of their own.
var wordsOf = regexp.MustCompile(`^(Why|Match)[A-Z]`)

// constants reads the values of every typed string constant of package flows from
// its source, and of the families above, so that a value added without a name
// fails here.
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
				if len(c.Values) != 1 {
					continue
				}
				family := ""
				if typ, ok := c.Type.(*ast.Ident); ok {
					family = typ.Name
				} else if name := wordsOf.FindStringSubmatch(c.Names[0].Name); name != nil {
					family = name[1] + "*"
				}
				lit, ok := c.Values[0].(*ast.BasicLit)
				if family == "" || !ok || lit.Kind != token.STRING {
					continue
				}
				s, err := strconv.Unquote(lit.Value)
				if err != nil {
					t.Fatal(err)
				}
				values[family] = append(values[family], s)
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
		named(t, values, l, "Field", n.Correctable)
		named(t, values, l, "HoleKind", text.Closing().Kind)
		for _, late := range []flows.Lateness{flows.OnTime, flows.Amber, flows.Red} {
			if n.Late[late] == "" {
				t.Errorf("%s: lateness %d has no name", l, late)
			}
		}
		turnValuesAreNamed(t, values, l, n.Turns)
	}
}

// turnValuesAreNamed holds for the rotations, their marks, and all they decide by.
func turnValuesAreNamed(t *testing.T, values map[string][]string, l flows.Lang, n TurnNames) {
	t.Helper()
	named(t, values, l, "Rotation", n.Rotation)
	named(t, values, l, "MarkKind", n.Mark)
	named(t, values, l, "How", n.How)
	named(t, values, l, "What", n.What)
	named(t, values, l, "PhoneEnd", n.Phone)
	named(t, values, l, "AlertKind", n.Alert)
	named(t, values, l, "Why*", n.Why)
	named(t, values, l, "Match*", n.Match)
	adjust := map[string][]string{"Adjust": enumOf(t, flows.AdjustTurn{}, "What")}
	named(t, adjust, l, "Adjust", n.Adjust)
	told := map[string][]string{"Told": enumOf(t, flows.Inform{}, "Answer")}
	named(t, told, l, "Told", n.Told)
	flags := map[string][]string{"Flag": enumOf(t, flows.FlagDay{}, "As")}
	named(t, flags, l, "Flag", n.Flag)
	var rules flows.Rules
	for _, role := range slices.Concat(rules.ManagerRoles(), rules.ConfirmerRoles(), rules.SupervisorRoles()) {
		if n.Role[role] == "" {
			t.Errorf("%s: role %s has no name", l, role)
		}
	}
}

// enumOf is the words that a field of a command may hold, from its schema.
func enumOf(t *testing.T, c flows.Command, field string) (words []string) {
	t.Helper()
	f, _ := reflect.TypeOf(c).FieldByName(field)
	for _, part := range strings.Split(f.Tag.Get("jsonschema"), ",") {
		if word, ok := strings.CutPrefix(part, "enum="); ok {
			words = append(words, word)
		}
	}
	return words
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
	if f.IsNil() || typ.NumOut() != 1 || typ.Out(0).Kind() != reflect.String || !f.CanInterface() {
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
