package house

import (
	"bytes"
	"errors"
	"fmt"
	"reflect"
	"strconv"
	"strings"
	"time"
	"unicode"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"
)

// A source is one file with the place of every value in it. The YAML library
// parses; filling the structs is done here, because a decoder stops at its
// first mistake and forgets where the values stood.
type source struct {
	name     string
	absent   bool            // the default is read instead
	spots    map[string]spot // by path: "steps[3].do[2].when"
	mistakes Mistakes
}

type spot struct{ line, column int }

func (s *source) add(at spot, zh, en string, args ...any) {
	s.mistakes = append(s.mistakes, Mistake{File: s.name, Line: at.line, Column: at.column, Text: say(zh, en, args...)})
}

// decode parses the text of the file and fills the struct that into points to.
func (s *source) decode(text []byte, into any) {
	start := spot{1, 1}
	if i := invalidUTF8(text); i >= 0 {
		s.add(spot{1 + bytes.Count(text[:i], []byte("\n")), 1},
			"文件不是 UTF-8 编码，请用 UTF-8(不要用 GBK)另存", "is not UTF-8: save it as UTF-8, not as GBK")
		return
	}
	if line := tooDeep(text); line > 0 {
		s.add(spot{line, 1}, "括号或短横嵌套太深，请检查是否漏了右括号", "is nested too deeply: look for a missing closing bracket")
		return
	}
	body, at, err := parse(text)
	switch {
	case err != nil:
		s.add(at, "YAML 格式有误(%[1]v)；请检查缩进、冒号后的空格和引号",
			"this is not YAML (%[1]v): check the indentation, the space after a colon and the quotes", err)
	case body == nil:
		s.add(start, "文件是空的；请运行 reception init DIR 得到一份完整的文件",
			"is empty: run reception init DIR for one that is complete")
	default:
		s.fill(body, reflect.ValueOf(into).Elem(), "")
	}
}

// parse returns the one document of a file and, with an error, where it is. A
// panic of the parser is a mistake in the file, not the end of the program.
func parse(text []byte) (body ast.Node, at spot, err error) {
	at = spot{1, 1}
	defer func() {
		if r := recover(); r != nil {
			body, err = nil, errors.New("the parser gave up")
		}
	}()
	file, err := parser.ParseBytes(text, 0, parser.AllowDuplicateMapKey()) // fill says it better
	var where yaml.Error
	if errors.As(err, &where) {
		if t := where.GetToken(); t != nil && t.Position != nil {
			at = spot{t.Position.Line, t.Position.Column}
		}
		return nil, at, errors.New(strings.ReplaceAll(where.GetMessage(), "\t", `\t`))
	}
	if err != nil {
		return nil, at, err
	}
	for _, d := range file.Docs {
		switch {
		case d.Body == nil:
		case body != nil:
			return nil, place(d.Body), errors.New("a second document begins here: take out the line ---")
		default:
			body = d.Body
		}
	}
	return body, at, nil
}

// place is where a node begins; for a mapping that is its first key, because
// the parser gives the colon.
func place(n ast.Node) spot {
	switch m := n.(type) {
	case *ast.MappingNode:
		if !m.IsFlowStyle && len(m.Values) > 0 {
			return place(m.Values[0].Key)
		}
	case *ast.MappingValueNode:
		return place(m.Key)
	}
	if t := n.GetToken(); t != nil && t.Position != nil {
		return spot{t.Position.Line, t.Position.Column}
	}
	return spot{1, 1}
}

var durationType = reflect.TypeFor[time.Duration]()

// fill puts a node into a value of the house, noting where it stands.
func (s *source) fill(n ast.Node, into reflect.Value, path string) {
	if n == nil {
		return
	}
	at := place(n)
	s.spots[path] = at
	switch n.(type) {
	case *ast.NullNode:
		return // as if it were left out
	case *ast.AnchorNode, *ast.AliasNode, *ast.TagNode:
		s.add(at, "不支持 YAML 的 &、* 和 ! 写法，请直接写出内容；以这些符号开头的文字要加引号",
			"&, * and ! of YAML are not used here: write the value itself, in quotes if it begins with one of them")
		return
	}
	switch {
	case into.Type() == durationType:
		s.fillDuration(n, into, at)
	case into.Kind() == reflect.Struct:
		s.fillStruct(n, into, path)
	case into.Kind() == reflect.Slice:
		s.fillSlice(n, into, path)
	default:
		s.fillScalar(n, into, at)
	}
}

func (s *source) fillStruct(n ast.Node, into reflect.Value, path string) {
	m, ok := n.(ast.MapNode)
	if !ok {
		s.add(place(n), "这里要写成“名称: 值”的形式，可写：%s", "here must stand names with values: %s", fieldList(into.Type()))
		return
	}
	for pair := m.MapRange(); pair.Next(); {
		key := place(pair.Key())
		name := ""
		if k, ok := pair.Key().(*ast.StringNode); ok {
			name = k.Value
		}
		field := fieldByName(into, name)
		if !field.IsValid() {
			s.add(key, "不认识的项目 %[1]q，此处可写：%[2]s", "there is no %[1]q here, there are %[2]s", cut(pair.Key().String()), fieldList(into.Type()))
			continue
		}
		inner := join(path, name)
		if first, twice := s.spots[inner]; twice {
			s.add(key, "%[1]s 写了两次(前一次在第 %[2]d 行)，请删去一个", "%[1]s is written twice, first in line %[2]d: take one out", name, first.line)
			continue
		}
		s.fill(pair.Value(), field, inner)
	}
}

func (s *source) fillSlice(n ast.Node, into reflect.Value, path string) {
	list, ok := n.(*ast.SequenceNode)
	elem := into.Type().Elem()
	if !ok {
		if _, plain := scalar(n); plain && elem.Kind() == reflect.String { // "when: rain" for "when: [rain]"
			into.Set(reflect.MakeSlice(into.Type(), 1, 1))
			s.fill(n, into.Index(0), fmt.Sprintf("%s[0]", path))
			return
		}
		s.add(place(n), "这里要写成列表：每行以“- ”开头，或写 [一, 二]", "here must stand a list: lines that begin with \"- \", or [one, two]")
		return
	}
	if len(list.Values) == 0 {
		return // an empty list is the same as none
	}
	into.Set(reflect.MakeSlice(into.Type(), len(list.Values), len(list.Values)))
	for i, v := range list.Values {
		s.fill(v, into.Index(i), fmt.Sprintf("%s[%d]", path, i))
	}
}

func (s *source) fillDuration(n ast.Node, into reflect.Value, at spot) {
	text, _ := scalar(n)
	d, err := time.ParseDuration(text)
	if err != nil {
		s.add(at, "%q 不是时长，请写 30s、5m 或 1h30m 这样的形式", "%q is not a length of time: write 30s, 5m or 1h30m", cut(n.String()))
		return
	}
	into.SetInt(int64(d))
}

func (s *source) fillScalar(n ast.Node, into reflect.Value, at spot) {
	text, ok := scalar(n)
	if !ok {
		s.add(at, "这里只能写一个值", "here must stand a single value")
		return
	}
	switch into.Kind() {
	case reflect.String:
		into.SetString(text)
	case reflect.Int:
		i, err := strconv.Atoi(text)
		if err != nil {
			s.add(at, "%q 不是整数，请写 2 这样的数字", "%q is not a whole number: write one such as 2", cut(text))
			return
		}
		into.SetInt(int64(i))
	case reflect.Bool:
		if text != "true" && text != "false" {
			s.add(at, "%q 不对，请写 true(是)或 false(否)", "%q is neither true nor false: write one of them", cut(text))
			return
		}
		into.SetBool(text == "true")
	default:
		s.add(at, "这里不能写值", "nothing can stand here")
	}
}

// scalar returns a plain value as it was written, "04" and "yes" included.
func scalar(n ast.Node) (string, bool) {
	switch v := n.(type) {
	case *ast.StringNode:
		return v.Value, true
	case *ast.LiteralNode:
		return strings.TrimRight(v.Value.Value, "\n"), true
	case *ast.IntegerNode, *ast.FloatNode, *ast.BoolNode, *ast.InfinityNode, *ast.NanNode:
		return n.GetToken().Value, true
	}
	return "", false
}

// fieldName is a Go field's name in a file: its yaml tag, or DayChanges as day_changes.
func fieldName(f reflect.StructField) string {
	if tag := f.Tag.Get("yaml"); tag != "" {
		return tag
	}
	var b strings.Builder
	for i, r := range f.Name {
		if unicode.IsUpper(r) && i > 0 && unicode.IsLower(rune(f.Name[i-1])) {
			b.WriteByte('_')
		}
		b.WriteRune(unicode.ToLower(r))
	}
	return b.String()
}

func fieldByName(v reflect.Value, name string) reflect.Value {
	for i := range v.NumField() {
		if f := v.Type().Field(i); f.IsExported() && fieldName(f) == name {
			return v.Field(i)
		}
	}
	return reflect.Value{}
}

func fieldList(t reflect.Type) string {
	var names []string
	for i := range t.NumField() {
		names = append(names, fieldName(t.Field(i)))
	}
	return strings.Join(names, ", ")
}

func join(path, name string) string {
	if path == "" {
		return name
	}
	return path + "." + name
}
