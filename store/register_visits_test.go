package store_test

import (
	"bytes"
	"context"
	"encoding/csv"
	"reflect"
	"strings"
	"testing"
	"time"

	"reception/flows"
	"reception/flows/flowstest"
	"reception/flows/house"
	"reception/store"
)

// aMendedPlay is a day on which everything that can be mended was, with roll call,
// hand-over and messages. After each command, step is called.
func aMendedPlay(t testing.TB, step func(p *flowstest.Play)) *flowstest.Play {
	t.Helper()
	h, err := house.Default()
	if err != nil {
		t.Fatal(err)
	}
	p := flowstest.NewPlay(t, h).Staffed()
	step(p)
	do := func(c flows.Command) flows.VisitID {
		t.Helper()
		p.Wait(time.Minute)
		o := p.Do(c)
		step(p)
		return o.Visit
	}
	id := p.Admitted(flowstest.Wang())
	do(flows.Reply{Call: p.Open(id, flows.SentOn).ID})
	ref := flows.ByID(id)
	do(flows.Correct{Visit: ref, Field: flows.FieldPhone, Value: "13900000000", Reason: "=听错"})
	do(flows.Correct{Visit: ref, Field: flows.FieldArrived, Value: "09:20", Reason: "补录"})
	do(flows.Correct{Visit: ref, Field: flows.FieldCameBy, Value: "foot", Reason: "看错"})
	part := do(flows.Split{Visit: ref, Go: 1})
	twice := do(flows.Arrive{})
	do(flows.Merge{Visit: ref, Other: flows.ByID(twice), Reason: "重复"})
	do(flows.RollCall{Reason: "演习"})
	do(flows.Safe{Visit: ref})
	do(flows.Safe{Staff: "lina"})
	do(flows.RollCall{End: true})
	do(flows.HandOver{Items: []flows.HandItem{{Text: "灯坏了", Due: p.Now.Add(time.Hour)}, {Text: "伞"}}})
	do(flows.TakeOver{Handover: p.Floor.Handovers[0].ID, Staff: "lina"})
	do(flows.LeaveMessage{For: "lina", From: "钱", Phone: "13711111111", Text: "回电"})
	do(flows.CloseMessage{Message: p.Floor.Messages[0].ID, Outcome: "已回"})
	do(flows.LeaveMessage{For: "lina", From: "孙", Text: "回电"})
	p.Until(part, "")
	p.Until(id, "")
	step(p)
	do(flows.Reopen{Visit: ref, Reason: "还在"})
	do(flows.RollCall{})
	p.Until(id, "")
	step(p)
	return p
}

// A snapshot of any moment holds corrections, roll call, hand-over and messages,
// personal data included, and so do the images that undo goes back to.
func TestSnapshotsHoldTheDesk(t *testing.T) {
	ctx := context.Background()
	j := mustOpen(t, logPath(t))
	last := flows.Seq(0)
	aMendedPlay(t, func(p *flowstest.Play) {
		if err := j.Append(ctx, last, p.Records[last:]); err != nil {
			t.Fatal(err)
		}
		last = p.Floor.Seq
		if err := j.Keep(ctx, flows.State{Floor: p.Floor}); err != nil {
			t.Fatal(err)
		}
		s, err := j.Load(ctx)
		if err != nil || !reflect.DeepEqual(s.Floor, p.Floor) {
			t.Fatalf("snapshot of record %d (%v) comes back as\n%s\nwant\n%s", last, err, show(s.Floor), show(p.Floor))
		}
		if got := fold(flows.Floor{}, collect(t, j.Records(ctx, 0))); !reflect.DeepEqual(got, p.Floor) {
			t.Fatalf("the records up to %d give\n%s\nwant\n%s", last, show(got), show(p.Floor))
		}
		undo := flows.Request{By: p.By, Command: flows.UndoLast{}}
		want, _, wantErr := p.Floor.Decide(p.House, p.Now, undo)
		got, _, gotErr := s.Floor.Decide(p.House, p.Now, undo)
		if show(wantErr) != show(gotErr) || !reflect.DeepEqual(got.Floor, want.Floor) {
			t.Fatalf("record %d is taken back to\n%s (%v)\nwant\n%s (%v)", last, show(got.Floor), gotErr, show(want.Floor), wantErr)
		}
	})
	mustVerify(t, j)
}

// The visitor register shows the value as it is and, in a column of its own, what
// it was and why it was changed; merged entries are named on the one that stays.
func TestVisitsCSVOfMendedVisits(t *testing.T) {
	p := aMendedPlay(t, func(*flowstest.Play) {})
	l, err := flows.CollectDay(func(yield func(flows.Record, error) bool) {
		for _, r := range p.Records {
			if !yield(r, nil) {
				return
			}
		}
	}, p.House)
	if err != nil {
		t.Fatal(err)
	}
	out := exported(t, "csv", []string{"visits"}, store.ExportOptions{House: p.House, Lang: flows.EN, Words: marked}, l)
	r := csv.NewReader(bytes.NewReader(out))
	r.FieldsPerRecord = -1
	lines, err := r.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var rows []map[string]string
	for _, line := range lines[1:] {
		if len(line) < len(lines[0]) {
			break
		}
		row := map[string]string{}
		for i, name := range lines[0] {
			row[name] = line[i]
		}
		rows = append(rows, row)
	}
	if len(rows) != 2 {
		t.Fatalf("%d rows", len(rows))
	}
	for name, want := range map[string]string{"visit_no": "1", "phone": "13900000000", "came_by": "foot", "arrived": "2026-11-22 09:20:00",
		"merged": "3", "split_from": "", "party": "1", "turns": "1",
		"corrected": "phone: 13812345678 → =听错; arrived: 2026-11-22 09:30:00 → 补录; came_by: car → 看错"} {
		if got := rows[0][name]; got != want {
			t.Errorf("%s is %q, want %q", name, got, want)
		}
	}
	for name, want := range map[string]string{"visit_no": "2", "guest": "", "phone": "", "arrived": "2026-11-22 09:20:00", "split_from": "1",
		"party": "1", "turns": "0", "corrected": ""} {
		if got := rows[1][name]; got != want {
			t.Errorf("split off: %s is %q, want %q", name, got, want)
		}
	}
	if left := rows[0]["left"]; left == "" || left == rows[1]["left"] || !strings.HasPrefix(left, "2026-11-22") {
		t.Errorf("left at %q", left)
	}
}
