package store_test

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"reception/flows"
	"reception/store"
)

// minutely makes the records of a log: an event a minute from noon on.
func minutely(events ...flows.Event) []flows.Record {
	records := make([]flows.Record, len(events))
	for i, e := range events {
		at := noon.Add(time.Duration(i) * time.Minute)
		records[i] = flows.Record{Seq: flows.Seq(i + 1), At: at, Entered: at, By: flows.By{Post: "Y1", Staff: "li"}, Event: e}
	}
	return records
}

// TestSeal: the seal of a day is the hash over its closing and all before it; it
// stands until the day is opened again, stays in the log, and the next closing
// makes another (peers C6).
func TestSeal(t *testing.T) {
	ctx := context.Background()
	path := logPath(t)
	j := mustOpen(t, path)
	const day, next = flows.Date("2026-11-22"), flows.Date("2026-11-23")
	records := minutely(
		flows.DayOpened{Date: day}, flows.WeatherChanged{Is: flows.Rain}, flows.DayClosed{Reason: "晚了"},
		flows.DayOpened{Date: day, Manager: "chen", Reason: "又来一批"}, flows.WeatherChanged{Is: flows.Clear}, flows.DayClosed{},
		flows.AccessNoted{}, flows.DayOpened{Date: next}, flows.WeatherChanged{Is: flows.Snow})
	var heads []store.Hash
	standing := []flows.Seq{0, 0, 3, 0, 0, 6, 6, 6, 6}
	for i, r := range records {
		if err := j.Append(ctx, flows.Seq(i), []flows.Record{r}); err != nil {
			t.Fatal(err)
		}
		_, head, err := j.Head()
		if err != nil {
			t.Fatal(err)
		}
		heads = append(heads, head)
		seal, err := j.Seal(ctx, day)
		if err != nil || seal.Record != standing[i] || seal.Record != 0 && seal.Hash != heads[seal.Record-1] {
			t.Fatalf("after record %d the seal is %+v, %v; want record %d and the head after it", i+1, seal, err, standing[i])
		}
	}
	if seal, err := j.Seal(ctx, next); err != nil || seal.Record != 0 {
		t.Errorf("an open day has the seal %+v, %v", seal, err)
	}
	if seal, err := j.Seal(ctx, "2026-01-01"); err != nil || seal.Record != 0 {
		t.Errorf("a day that never was has the seal %+v, %v", seal, err)
	}
	if err := j.Close(); err != nil {
		t.Fatal(err)
	}
	list, err := store.SealsIn(ctx, path, day)
	if err != nil || len(list) != 2 || list[0].Hash != heads[2] || list[1].Hash != heads[5] || list[1].Reopened != nil {
		t.Fatalf("seals %+v, %v", list, err)
	}
	if b := list[0].Reopened; b == nil || b.Record != 4 || b.Manager != "chen" || b.Reason != "又来一批" || b.By.Staff != "li" {
		t.Errorf("the first was broken by %+v", b)
	}
}

// TestSealIsFoundInALongDay: however many records came after it, and with more
// than a page of them before.
func TestSealIsFoundInALongDay(t *testing.T) {
	ctx := context.Background()
	j := mustOpen(t, logPath(t))
	events := []flows.Event{flows.DayOpened{Date: "2026-11-22"}}
	for range 600 {
		events = append(events, flows.AccessNoted{What: flows.PINWrong})
	}
	events[300] = flows.DayClosed{}
	if err := j.Append(ctx, 0, minutely(events...)); err != nil {
		t.Fatal(err)
	}
	if seal, err := j.Seal(ctx, "2026-11-22"); err != nil || seal.Record != 301 {
		t.Errorf("seal of record %d, %v; want 301", seal.Record, err)
	}
}

// TestSealIsRecognised: as it is read from paper, whole or its beginning.
func TestSealIsRecognised(t *testing.T) {
	var h store.Hash
	for i := range h {
		h[i] = byte(i*37 + 11)
	}
	if got := h.Spoken(); len(got) != 19 || strings.ToLower(strings.ReplaceAll(got, " ", "")) != h.Short() {
		t.Errorf("spoken as %q, of %s", got, h)
	}
	other := "f" + h.Short()[1:]
	for written, want := range map[string]bool{
		h.String(): true, h.Spoken(): true, h.Short(): true, strings.ReplaceAll(h.Spoken(), " ", "-"): true,
		strings.ToUpper(h.String()): true, h.Short() + "00": strings.HasPrefix(h.String(), h.Short()+"00"), other: false,
	} {
		if got, err := h.Answers(written); err != nil || got != want {
			t.Errorf("%q: %v, %v; want %v", written, got, err, want)
		}
	}
	for _, written := range []string{"", h.Short()[:15], h.String() + "0", "zzzz zzzz zzzz zzzz"} {
		if _, err := h.Answers(written); !errors.Is(err, store.ErrSealForm) {
			t.Errorf("%q is taken for a seal: %v", written, err)
		}
	}
}
