//go:build linux

package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"slices"
	"strings"
	"testing"
	"time"
)

// A promised is a floor with promises on it, whose owner is killed and started again
// under other clocks.
type promised struct {
	*site
	owner *exec.Cmd
}

// starts has a program own the log under a clock that shows a time.
func (p *promised) starts(now string) {
	p.t.Helper()
	at, err := time.Parse(time.RFC3339, now)
	if err != nil {
		p.t.Fatal(err)
	}
	p.now = at
	p.kills()
	cmd := exec.Command("reception", "--log", p.log, "serve")
	cmd.Env = append(os.Environ(), "RECEPTION_NOW="+now, "LANG=en_US.UTF-8")
	out, err := cmd.StdoutPipe()
	if err == nil {
		err = cmd.Start()
	}
	if err != nil {
		p.t.Fatal(err)
	}
	p.owner = cmd
	if n, err := out.Read(make([]byte, 1)); n == 0 { // it says that terminals may come in
		p.t.Fatalf("it does not start: %v", err)
	}
}

// kills ends the owner without a word.
func (p *promised) kills() {
	if p.owner != nil {
		_ = p.owner.Process.Kill()
		_ = p.owner.Wait()
		p.owner = nil
	}
}

func (p *promised) does(args ...string) string {
	p.t.Helper()
	status, out, errs := p.onDisk("en", "", append([]string{"do"}, args...)...)
	if status != statusDone {
		p.t.Fatalf("%v: status %d, %s%s", args, status, out, errs)
	}
	return out
}

// promises are the times of everything that has one, as bytes of status --json, and
// what each of them is called now.
func (p *promised) promises() (times string, states map[string]string) {
	p.t.Helper()
	status, out, errs := p.onDisk("en", "", "status", "--json")
	var s struct {
		Due      []map[string]json.RawMessage `json:"due"`
		Entries  []map[string]json.RawMessage `json:"entries"`
		Tasks    []map[string]json.RawMessage `json:"tasks"`
		Bookings []map[string]json.RawMessage `json:"bookings"`
	}
	if err := json.NewDecoder(bytes.NewReader([]byte(out))).Decode(&s); status != statusDone || err != nil {
		p.t.Fatalf("status: %d, %v, %s", status, err, errs)
	}
	var lines []string
	states = map[string]string{}
	for _, d := range s.Due {
		if d["entry"] == nil && d["task"] == nil {
			continue // lists and jobs of a day are those of the day that it is
		}
		name := fmt.Sprintf("entry %s %s task %s", d["entry"], d["clock"], d["task"])
		states[name] = strings.Trim(string(d["state"]), `"`)
		lines = append(lines, fmt.Sprintf("due %s: %s", name, d["due"]))
	}
	for _, e := range s.Entries {
		lines = append(lines, fmt.Sprintf("entry %s: opened %s, clocks %s", e["id"], e["opened"], e["clocks"]))
	}
	for _, x := range s.Tasks {
		lines = append(lines, fmt.Sprintf("task %s: opened %s, due %s", x["id"], x["opened"], x["due"]))
	}
	for _, b := range s.Bookings {
		lines = append(lines, fmt.Sprintf("booking %s: %s", b["id"], b["when"]))
	}
	slices.Sort(lines)
	return strings.Join(lines, "\n"), states
}

// newPromised has a request of the guests (5341), a complaint, an enquiry, tasks, and a
// booking with its countdown, of 22 November at half past nine.
func newPromised(t *testing.T) *promised {
	t.Helper()
	p := &promised{site: newSite(t, "2026-11-22T09:30:00+08:00")}
	t.Cleanup(p.kills)
	p.starts("2026-11-22T09:30:00+08:00")
	p.does("register", "register=request", "text=灯坏了")
	p.does("register", "register=complaint", "kind=enquiry", "text=漏水", "expected=修好", "told=yes")
	p.does("task", "text=换灯泡", "due=2026-11-22T23:50:00+08:00")
	p.does("task", "text=送资料", "due=2026-11-23T09:00:00+08:00")
	p.does("book", "surname=何", "when=2026-11-24T15:00:00+08:00")
	return p
}

const (
	respond5 = `entry 2 "respond_5" task `
	solve30  = `entry 2 "solve_30" task `
	reply48  = `entry 3 "reply_48" task `
)

// TestSY56_SY70_NothingMovesADeadline: the program is killed and started again, over
// midnight and under clocks that are ahead and behind. What was promised is due when it
// was, byte for byte; what is late follows from the clock alone.
func TestSY56_SY70_NothingMovesADeadline(t *testing.T) {
	p := newPromised(t)
	want, states := p.promises()
	for _, due := range []string{"2026-11-22T01:35:00Z", "2026-11-22T02:00:00Z", "2026-11-24T01:30:00Z", "2026-11-22T15:50:00Z", "2026-11-23T01:00:00Z"} {
		if !strings.Contains(want, due) {
			t.Errorf("nothing is due at %s:\n%s", due, want)
		}
	}
	if states[respond5] != "pending" {
		t.Errorf("%v", states)
	}
	for _, now := range []struct {
		at      string
		respond string
		solve   string
		reply   string
	}{
		{"2026-11-22T09:34:00+08:00", "due", "pending", "pending"},
		{"2026-11-22T09:36:00+08:00", "overdue", "pending", "pending"},
		{"2026-11-22T23:59:30+08:00", "overdue", "overdue", "pending"}, // before midnight
		{"2026-11-23T00:00:30+08:00", "overdue", "overdue", "pending"},
		{"2026-11-23T03:59:59+08:00", "overdue", "overdue", "pending"}, // the business day changes at 04:00
		{"2026-11-23T04:00:01+08:00", "overdue", "overdue", "pending"},
		{"2026-11-24T09:31:00+08:00", "overdue", "overdue", "overdue"},
		{"2036-11-22T09:30:00+08:00", "overdue", "overdue", "overdue"}, // a clock ten years ahead
		{"2016-11-22T09:30:00+08:00", "pending", "pending", "pending"}, // and one behind
		{"2026-11-22T09:31:00+08:00", "pending", "pending", "pending"}, // right again
	} {
		p.starts(now.at)
		got, states := p.promises()
		if got != want {
			t.Errorf("at %s there is\n%s\nand there was\n%s", now.at, got, want)
		}
		if states[respond5] != now.respond || states[solve30] != now.solve || states[reply48] != now.reply {
			t.Errorf("at %s: %v", now.at, states)
		}
	}
}

// TestSY56_SY70_TheDayChanges: the same with things that happen: the day ends by itself
// and another begins, and a clock is set back while entries are made. No promise moves,
// none is lost, and in the log no time runs backwards.
func TestSY56_SY70_TheDayChanges(t *testing.T) {
	p := newPromised(t)
	want, _ := p.promises()
	same := func(when string) {
		t.Helper()
		got, _ := p.promises() // and what the weather adds to it
		for line := range strings.Lines(want) {
			if !strings.Contains(got, strings.TrimSpace(line)) {
				t.Errorf("%s there is no\n%s\nin\n%s", when, line, got)
			}
		}
	}
	p.starts("2026-11-22T23:30:00+08:00")
	p.does("weather", "is=rain")
	p.starts("2026-11-22T21:00:00+08:00") // set back: what is entered goes on at the last entry's time
	if out := p.does("weather", "is=clear"); !strings.Contains(out, "clock") {
		t.Errorf("nothing is said of the clock: %s", out)
	}
	same("with a clock set back")
	p.starts("2026-11-23T09:05:00+08:00")
	p.does("open_day")
	p.does("weather", "is=snow")
	same("on the next day")
	p.kills()
	var was time.Time
	for _, r := range (&showroom{site: p.site}).records() {
		if r.Entered.Before(was) {
			t.Errorf("record %d was entered at %s, after one of %s", r.Seq, r.Entered, was)
		}
		was = r.Entered
	}
	p.floorIsReplay()
}
