package flows

import (
	"reflect"
	"testing"
)

// Every event that names a visit is about it: a new kind that was forgotten among
// the methods about would not be found under its visit.
func TestEventsAreAboutTheirVisit(t *testing.T) {
	for _, k := range Kinds() {
		want := VisitID(0)
		event, err := k.Decode(func(into any) error {
			v := reflect.ValueOf(into).Elem()
			for i := range v.NumField() {
				if v.Field(i).Type() == reflect.TypeFor[VisitID]() {
					want = 40
					v.Field(i).SetUint(40)
				}
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
		if _, ok := event.(Arrived); ok {
			want = 7
		}
		if got := VisitOf(Record{Seq: 7, Event: event}); got != want {
			t.Errorf("%s is about visit %d, want %d", k.Name, got, want)
		}
	}
}
