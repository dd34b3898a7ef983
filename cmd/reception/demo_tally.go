package main

import (
	"fmt"
	"io"
	"maps"
	"slices"
	"time"

	"reception/flows"
)

// A tally counts what a demonstration came to, from the records.
type tally struct {
	from, to  time.Time
	records   int
	parties   int
	guests    map[flows.Seq]int // headcount by visit
	departed  int
	away      int
	handOffs  int
	calls     int
	answered  int
	delivered int
	refusals  map[flows.Code]int
	refused   []string // the first few, in full
	roomsUsed map[flows.RoomID]int
}

func newTally() tally {
	return tally{refusals: map[flows.Code]int{}, roomsUsed: map[flows.RoomID]int{}, guests: map[flows.Seq]int{}}
}

func (t *tally) add(r *flows.Record) {
	if t.records == 0 {
		t.from = r.Entered
	}
	t.to = r.Entered
	t.records++
	switch e := r.Event.(type) {
	case flows.Arrived:
		t.parties++
		t.guests[r.Seq] = e.Party
	case flows.Identified:
		if e.Party > 0 {
			t.guests[flows.Seq(e.Visit)] = e.Party
		}
	case flows.StepDone:
		t.handOffs++
	case flows.Departed:
		t.departed++
	case flows.TurnedAway:
		t.away++
	case flows.Called:
		t.calls++
	case flows.Replied:
		t.answered++
	case flows.Delivered:
		t.delivered++
	case flows.RoomEntered:
		t.roomsUsed[e.Room]++
	}
}

// refuse counts a refusal of one of the demonstration's own acts.
func (t *tally) refuse(d deed, no *flows.Refusal) {
	t.refusals[no.Code]++
	if len(t.refused) < 10 {
		t.refused = append(t.refused, fmt.Sprintf("%s %s %+v: %s", d.key, d.command.Verb(), d.command, no.Code))
	}
}

// print writes the summary, one line for each figure.
func (t *tally) print(w io.Writer, zone *time.Location, say func(zh, en string) string) error {
	guests := 0
	for _, n := range t.guests {
		guests += n
	}
	lines := []struct {
		zh, en string
		value  any
	}{
		{"时段", "time", t.from.In(zone).Format("2006-01-02 15:04") + " - " + t.to.In(zone).Format("2006-01-02 15:04")},
		{"来访组数", "parties", t.parties},
		{"来访人数", "guests", guests},
		{"已离场", "departed", t.departed},
		{"婉拒", "turned away", t.away},
		{"交接", "hand-offs", t.handOffs},
		{"对讲呼叫", "calls", t.calls},
		{"其中已答复", "answered", t.answered},
		{"已送达", "delivered", t.delivered},
		{"记录", "records", t.records},
		{"被规则拒绝", "refusals", t.refusalCount()},
	}
	for _, l := range lines {
		if _, err := fmt.Fprintf(w, "%s: %v\n", say(l.zh, l.en), l.value); err != nil {
			return err
		}
	}
	for _, code := range slices.Sorted(maps.Keys(t.refusals)) {
		if _, err := fmt.Fprintf(w, "  %s: %d\n", code, t.refusals[code]); err != nil {
			return err
		}
	}
	return nil
}

func (t *tally) refusalCount() (n int) {
	for _, k := range t.refusals {
		n += k
	}
	return n
}
