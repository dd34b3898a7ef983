//go:build linux

package main

import (
	"fmt"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
)

// BenchmarkKeyToScreen is from a key press to the changed screen, in the built
// program on a pseudo-terminal of 200×50 with 60 guests in Chinese; with it the
// time from the start of the process to its first frame, and its memory.
func BenchmarkKeyToScreen(b *testing.B) {
	s := newSite(b, time.Now().Format(time.RFC3339))
	s.must(sixty(), "apply")
	start := time.Now()
	x := startTerminal(b, s, 200, 50, "--lang", "zh")
	x.see("01 欧阳女士")
	first := x.seen().Sub(start)
	var took []time.Duration
	// A person presses now and then, and not in step with the screen's own beat.
	pace := time.NewTicker(37 * time.Millisecond)
	defer pace.Stop()
	for i := 0; b.Loop(); i++ {
		<-pace.C
		key, row := "Down", ">  2 "
		if i%2 == 1 {
			key, row = "Up", ">  1 "
		}
		at := time.Now()
		x.press(key)
		x.see(row)
		took = append(took, x.seen().Sub(at))
	}
	slices.Sort(took)
	b.ReportMetric(0, "ns/op")
	b.ReportMetric(float64(first.Milliseconds()), "start-ms")
	b.ReportMetric(ms(took[len(took)/2]), "p50-ms")
	b.ReportMetric(ms(took[len(took)*99/100]), "p99-ms")
	b.ReportMetric(x.memory(), "MiB")
}

// BenchmarkIdle is what the board costs while nobody touches it: the share of one
// core. One round is ten seconds.
func BenchmarkIdle(b *testing.B) {
	s := newSite(b, time.Now().Format(time.RFC3339))
	s.must(sixty(), "apply")
	x := startTerminal(b, s, 200, 50, "--lang", "zh")
	x.see("01 欧阳女士")
	time.Sleep(3 * time.Second) // what follows a start: reading, collecting garbage
	var used, passed time.Duration
	for b.Loop() {
		at, before := time.Now(), x.used()
		time.Sleep(10 * time.Second)
		used, passed = used+x.used()-before, passed+time.Since(at)
	}
	b.ReportMetric(0, "ns/op")
	b.ReportMetric(100*used.Seconds()/passed.Seconds(), "%core")
}

// sixty guests, as lines for apply.
func sixty() string {
	var lines strings.Builder
	for i := range 60 {
		fmt.Fprintf(&lines, `{"do":"arrive","surname":"欧阳","title":"女士","party":%d,"came_by":"car","plate":"渝A%05d"}`+"\n", 1+i%5, i)
	}
	return lines.String()
}

// used is the processor time that the program has used, all threads together.
func (x *terminal) used() time.Duration {
	tasks, err := os.ReadDir(fmt.Sprintf("/proc/%d/task", x.cmd.Process.Pid))
	if err != nil {
		x.t.Fatal(err)
	}
	var ns int64
	for _, task := range tasks {
		text, err := os.ReadFile(fmt.Sprintf("/proc/%d/task/%s/schedstat", x.cmd.Process.Pid, task.Name()))
		if err != nil {
			continue // a thread that has just ended
		}
		n, _ := strconv.ParseInt(strings.Fields(string(text))[0], 10, 64)
		ns += n
	}
	return time.Duration(ns)
}

func ms(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }

// memory is the program's resident memory in MiB.
func (x *terminal) memory() float64 {
	text, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", x.cmd.Process.Pid))
	if err != nil {
		x.t.Fatal(err)
	}
	for line := range strings.Lines(string(text)) {
		if kib, ok := strings.CutPrefix(line, "VmRSS:"); ok {
			n, err := strconv.Atoi(strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(kib), "kB")))
			if err != nil {
				x.t.Fatal(err)
			}
			return float64(n) / 1024
		}
	}
	return 0
}
