package store

import (
	"crypto/sha256"
	"fmt"
	"reflect"
	"strings"

	"reception/flows"
)

// foldVersion is raised by hand when Apply comes to another floor from the same
// records. Changes of the types themselves are noticed without it.
const foldVersion = 3

const shapeLen = 8

// stateShape tells snapshots of this program's floor from those of another: it
// changes with foldVersion and with every field, type and number in flows.State.
var stateShape = func() (s [shapeLen]byte) {
	var b strings.Builder
	fmt.Fprintf(&b, "fold %d\n", foldVersion)
	describe(&b, reflect.TypeFor[flows.State](), map[reflect.Type]bool{})
	sum := sha256.Sum256([]byte(b.String()))
	copy(s[:], sum[:])
	return s
}()

// describe writes a type as the codec sees it. A type met before is named only,
// which also ends recursion.
func describe(b *strings.Builder, t reflect.Type, met map[reflect.Type]bool) {
	fmt.Fprintf(b, "%s %s", t.Kind(), t.String())
	if met[t] {
		return
	}
	met[t] = true
	switch t.Kind() {
	case reflect.Pointer, reflect.Slice, reflect.Array:
		b.WriteString(" of ")
		describe(b, t.Elem(), met)
	case reflect.Map:
		b.WriteString(" from ")
		describe(b, t.Key(), met)
		b.WriteString(" to ")
		describe(b, t.Elem(), met)
	case reflect.Struct:
		b.WriteString(" {\n")
		for f := range t.Fields() {
			if !f.IsExported() {
				continue
			}
			fmt.Fprintf(b, "%s %s ", f.Name, f.Tag.Get("cbor"))
			describe(b, f.Type, met)
			b.WriteString("\n")
		}
		b.WriteString("}")
	}
}
