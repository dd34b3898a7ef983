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
	var lines strings.Builder
	for i := range 60 {
		fmt.Fprintf(&lines, `{"do":"arrive","surname":"欧阳","title":"女士","party":%d,"came_by":"car","plate":"渝A%05d"}`+"\n", 1+i%5, i)
	}
	s.must(lines.String(), "apply")
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
