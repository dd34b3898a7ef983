package main

import (
	"bytes"
	"encoding/json"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"reception/flows"
)

// ask runs a command on a log at a time, and returns what it printed.
func ask(t *testing.T, log string, now time.Time, args ...string) string {
	t.Helper()
	var stdout, stderr bytes.Buffer
	status := run(t.Context(), env{Args: append([]string{"--log", log, "--lang", "en"}, args...), Stdin: strings.NewReader(""),
		Stdout: &stdout, Stderr: &stderr, Getenv: onlyKeys,
		Now: func() time.Time { return now }, IsTerminal: func(any) bool { return false }})
	if status != statusDone {
		t.Fatalf("%v: status %d: %s", args, status, stderr.String())
	}
	return stdout.String()
}

func read[T any](t *testing.T, text string) (v T) {
	t.Helper()
	if err := json.Unmarshal([]byte(text), &v); err != nil {
		t.Fatalf("%v in %.200s", err, text)
	}
	return v
}

// keptDemo plays a demonstration and returns its log.
func keptDemo(t *testing.T, args ...string) string {
	t.Helper()
	t.Setenv("TMPDIR", t.TempDir())
	log := filepath.Join(t.TempDir(), "saturday.db")
	if status, _, told := demo(t, append([]string{"--no-screen", "--keep", log}, args...)...); status != statusDone {
		t.Fatal(told)
	}
	return log
}

// Each of the next five, for visits and for calls, is explained by why: the same
// person, found the same way, after the same people were passed.
func TestWhyExplainsTheNextFive(t *testing.T) {
	log := keptDemo(t, "--seed", "4")
	explained := 0
	for _, at := range []string{"09:20", "10:40", "12:15", "13:50", "15:05", "16:20"} {
		now := aSaturday.Add(12 * time.Hour)
		s := read[flows.Status](t, ask(t, log, now, "status", "--json", "--at", at))
		for rotation, next := range map[string][]flows.Expected{"visits": s.Upcoming, "calls": s.NextCall} {
			whys := read[[]flows.Why](t, ask(t, log, now, "why", rotation, "--next", "5", "--json", "--at", at))
			if len(whys) != len(next) {
				t.Fatalf("%s %s: %d are next, %d are explained", at, rotation, len(next), len(whys))
			}
			for i, e := range next {
				explains(t, whys[i], e)
				explained++
			}
		}
	}
	if explained < 40 {
		t.Errorf("only %d were next at all", explained)
	}
}

func explains(t *testing.T, w flows.Why, e flows.Expected) {
	t.Helper()
	if w.Staff != e.Staff || w.Now != e.Now {
		t.Errorf("%s (now %v) is next, why says %s (%v)", e.Staff, e.Now, w.Staff, w.Now)
	}
	passed, chosen := 0, false
	for _, s := range w.Steps {
		switch s.What {
		case flows.WhatPassed:
			passed++
		case flows.WhatChosen:
			chosen = s.Staff == e.Staff && s.As == e.How && s.Line == e.Line
		}
		if s.What != flows.WhatNext && s.Rule == "" {
			t.Errorf("%s: step %+v names no rule", e.Staff, s)
		}
	}
	if passed != len(e.Passed) || !chosen {
		t.Errorf("%+v is explained by %+v", e, w)
	}
}

// Every ledger line of a day can be asked for, and so can every party of the day
// before.
func TestWhyOfThePast(t *testing.T) {
	log := keptDemo(t, "--seed", "2", "--for", "2h")
	next := aSaturday.AddDate(0, 0, 1).Add(2 * time.Hour)
	for _, turn := range read[flows.Status](t, ask(t, log, next, "status", "--json")).Ledger {
		line := "line:" + number(turn.Seq)
		w := read[[]flows.Why](t, ask(t, log, next, "why", line, "--json"))
		if len(w) != 1 || w[0].Line != turn.Seq || w[0].Staff != turn.Staff || len(w[0].Steps) == 0 {
			t.Fatalf("%s is derived as %+v", line, w)
		}
	}
	ask(t, log, next, "do", "weather", "is=snow") // a new day
	var visit flows.VisitID
	for _, turn := range read[flows.Status](t, ask(t, log, next, "status", "--json", "--at", "2026-11-21 10:30")).Ledger {
		visit = turn.Visit
	}
	if w := read[[]flows.Why](t, ask(t, log, next, "why", number(visit), "--json")); len(w) == 0 || w[0].Visit != visit {
		t.Errorf("visit %d of the day before is derived as %+v", visit, w)
	}
}

func number[T ~uint64](n T) string { return strconv.FormatUint(uint64(n), 10) }

// The rules it was played by give the demonstration's days again.
func TestRehearseTheDemo(t *testing.T) {
	for _, seed := range []string{"1", "5"} {
		log := keptDemo(t, "--seed", seed)
		re := read[flows.Rehearsal](t, ask(t, log, aSaturday.Add(12*time.Hour), "rehearse", "--day", "today", "--json"))
		for _, p := range re.People {
			if p.Gain != (flows.Share{}) {
				t.Errorf("seed %s: %s would have gained %+v", seed, p.Staff, p.Gain)
			}
		}
		if len(re.Parties) > 0 || len(re.People) < 8 {
			t.Errorf("seed %s: %d people, parties elsewhere: %+v", seed, len(re.People), re.Parties)
		}
	}
}

// What if changes nothing and foresees what then happens.
func TestWhatIfForesees(t *testing.T) {
	log := keptDemo(t, "--seed", "2", "--for", "30m")
	now := aSaturday.Add(150 * time.Minute)
	before := read[flows.Status](t, ask(t, log, now, "status", "--json"))
	skip := []string{"adjust_turn", "staff=lina", "what=visit_makeup", "reason=x", "--by", "DM/chenguodong", "--json"}
	hyp := read[flows.Hypothesis](t, ask(t, log, now, append([]string{"what-if"}, skip...)...))
	if same := read[flows.Status](t, ask(t, log, now, "status", "--json")); same.Seq != before.Seq {
		t.Fatalf("what-if wrote %d records", same.Seq-before.Seq)
	}
	ask(t, log, now, append([]string{"do"}, skip...)...)
	after := read[flows.Status](t, ask(t, log, now, "status", "--json"))
	if len(hyp.Lines) != 1 || len(after.Ledger) != len(before.Ledger)+1 {
		t.Fatalf("foreseen %+v", hyp.Lines)
	}
	for i, e := range after.Upcoming {
		if hyp.After[i].Staff != e.Staff || hyp.After[i].How != e.How {
			t.Errorf("%d. is %s (%s), foreseen was %s (%s)", i+1, e.Staff, e.How, hyp.After[i].Staff, hyp.After[i].How)
		}
	}
}
