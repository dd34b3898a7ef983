package store_test

import (
	"reflect"
	"testing"

	"reception/flows"
	"reception/store"
)

// Every event that names a visit must be found under it: a new kind of event
// that was forgotten in visitOf fails here.
func TestEveryEventWithAVisitConcernsIt(t *testing.T) {
	for _, k := range flows.Kinds() {
		event := filled(k, 40)
		want := flows.VisitID(0)
		v := reflect.ValueOf(event)
		for i := range v.NumField() {
			if id, ok := v.Field(i).Interface().(flows.VisitID); ok {
				want = id
			}
		}
		if k.Name == "arrived" {
			want = 7
		}
		if got := store.VisitOf(7, event); got != want {
			t.Errorf("%s concerns visit %d, want %d", k.Name, got, want)
		}
	}
}
