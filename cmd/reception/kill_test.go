package main

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"

	"reception/flows"
	"reception/store"
)

// often is how many times a test with chance in it tries: many more where RECEPTION_LONG
// is set.
func often(short, usual, long int) int {
	switch {
	case os.Getenv("RECEPTION_LONG") != "":
		return long
	case testing.Short():
		return short
	}
	return usual
}

// TestKilledWhileApplying kills the program while it carries out a file, again and
// again, ten times on the same log: while it opens the log, between its answers, and
// while it closes. What it has answered is there afterwards: applied once more, each id
// answered before is a repeat with the same records; and the floor that it shows, from
// a snapshot and what followed, is what all the records give.
func TestKilledWhileApplying(t *testing.T) {
	kills := often(8, 25, 1000)
	var s *site
	seed := uint64(time.Now().UnixNano())
	dice := rand.New(rand.NewPCG(seed, 0))
	t.Logf("seed %d", seed)
	cutShort := 0
	for round := range kills {
		if round%10 == 0 {
			s = newSite(t, "2026-11-22T09:30:00+08:00")
		}
		lines := roundLines(t, round)
		after, delay := dice.IntN(len(lines)), time.Duration(dice.IntN(3000))*time.Microsecond
		switch round % 5 {
		case 3: // at the beginning, perhaps before there is a log
			after, delay = 0, time.Duration(dice.IntN(60))*time.Millisecond
		case 4: // at the end, perhaps after it
			after = len(lines)
		}
		acknowledged := killedApply(t, s, lines, after, delay)
		if 0 < len(acknowledged) && len(acknowledged) < len(lines) {
			cutShort++
		}
		again := answersByID(t, s.must(strings.Join(lines, ""), "apply"))
		if len(again) != len(lines) {
			t.Fatalf("round %d: %d answers to %d lines", round, len(again), len(lines))
		}
		for id, was := range acknowledged {
			if now := again[id]; !now.Repeat || fmt.Sprint(now.Seq) != fmt.Sprint(was.Seq) || now.Visit != was.Visit {
				t.Fatalf("round %d, seed %d: %s was answered with %+v and is now %+v", round, seed, id, was, now)
			}
		}
		if _, err := store.VerifyFile(context.Background(), s.log); err != nil {
			t.Fatalf("round %d, seed %d: %v", round, seed, err)
		}
		s.floorIsReplay()
	}
	t.Logf("%d kills, %d of them in the middle of the answers", kills, cutShort)
	if cutShort == 0 {
		t.Error("no kill came in the middle: the test shows nothing")
	}
}

// floorIsReplay compares the newest snapshot and what followed it with all records.
func (s *site) floorIsReplay() {
	s.t.Helper()
	ctx := context.Background()
	j, err := store.Open(ctx, s.log, store.Options{ReadOnly: true, Keys: testKeys()})
	if err != nil {
		s.t.Fatal(err)
	}
	defer j.Close() //nolint:errcheck // only read
	state, err := j.Load(ctx)
	if err != nil {
		s.t.Fatal(err)
	}
	snapped, all := state.Floor, flows.Floor{}
	for r, err := range j.Records(ctx, 0) {
		if err != nil {
			s.t.Fatal(err)
		}
		if all = all.Apply(r); r.Seq > state.Floor.Seq {
			snapped = snapped.Apply(r)
		}
	}
	if got, want := floorText(s.t, snapped), floorText(s.t, all); got != want {
		s.t.Fatalf("from the snapshot of record %d the floor is\n%s\nfrom all records\n%s", state.Floor.Seq, last(got), last(want))
	}
}

func floorText(t testing.TB, f flows.Floor) string {
	t.Helper()
	text, err := json.Marshal(f)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// roundLines is one file: parties that arrive, are named and leave.
func roundLines(t *testing.T, round int) []string {
	t.Helper()
	var lines []string
	for i := range 150 {
		id := fmt.Sprintf("r%d-%d", round, i)
		lines = append(lines,
			jsonl(t, map[string]any{"id": id, "do": "arrive", "surname": "王", "party": 1 + i%5}),
			jsonl(t, map[string]any{"id": id + "-name", "do": "identify", "visit": id, "phone": "13812345678"}),
			jsonl(t, map[string]any{"id": id + "-gone", "do": "depart", "visit": id}))
	}
	return lines
}

// killedApply runs apply in a process of its own and kills it some time after it
// has answered the given number of lines. It returns every whole answer.
func killedApply(t *testing.T, s *site, lines []string, after int, delay time.Duration) map[flows.CommandID]flows.AnswerLine {
	t.Helper()
	cmd := exec.Command("reception", "apply", "--log", s.log)
	cmd.Env = append(os.Environ(), "RECEPTION_NOW="+s.now.Format(time.RFC3339), "LANG=en_US.UTF-8")
	cmd.Stdin = strings.NewReader(strings.Join(lines, ""))
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	var text strings.Builder
	r := bufio.NewReader(out)
	for n := 0; ; n++ {
		if n == after {
			time.AfterFunc(delay, func() { _ = cmd.Process.Kill() })
		}
		line, err := r.ReadString('\n')
		if err != nil {
			break // a line without its end was not answered
		}
		text.WriteString(line)
	}
	_ = cmd.Process.Kill()
	_ = cmd.Wait()
	return answersByID(t, text.String())
}

func answersByID(t testing.TB, text string) map[flows.CommandID]flows.AnswerLine {
	t.Helper()
	answers := map[flows.CommandID]flows.AnswerLine{}
	for line := range strings.Lines(text) {
		var a flows.AnswerLine
		if err := json.Unmarshal([]byte(line), &a); err != nil {
			t.Fatalf("answer %q: %v", line, err)
		}
		if !a.OK {
			t.Fatalf("answer %s", line)
		}
		answers[a.ID] = a
	}
	return answers
}
