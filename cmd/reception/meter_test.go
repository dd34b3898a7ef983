//go:build linux

package main

import (
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/charmbracelet/x/vt"
	"github.com/creack/pty"
)

// A metered program runs in a pseudo-terminal of 200×50, and what it writes is
// stamped as it comes. The screen is drawn between the measurements: an emulator
// that reads along would keep the next bytes waiting.
type metered struct {
	name    string
	command func() *exec.Cmd

	b      *testing.B
	cmd    *exec.Cmd
	pty    *os.File
	came   chan stamped // closed at the end of the program
	screen *vt.Emulator

	starts, took []time.Duration
	bytes        int           // that the keys brought
	used         time.Duration // processor time, of the keys
	resting      spent
}

type stamped struct {
	at   time.Time
	text []byte
}

// spent is what a program takes in some time.
type spent struct {
	bytes      int
	used, time time.Duration
}

const (
	burstEnds = 6 * time.Millisecond   // of silence after the bytes that a key brought
	startEnds = 200 * time.Millisecond // of silence after the first frame
)

// startOften starts the program a number of times and leaves the last running.
func (m *metered) startOften(b *testing.B, times int) {
	b.Helper()
	m.b = b
	for i := range times {
		if i > 0 {
			m.end()
		}
		m.start()
	}
	b.Cleanup(m.end)
}

func (m *metered) start() {
	m.b.Helper()
	m.cmd = m.command()
	m.cmd.Env = append(os.Environ(), append(m.cmd.Env, "TERM=xterm-256color", "COLORTERM=truecolor", "LC_ALL=C.UTF-8")...)
	m.came, m.screen = make(chan stamped, 1000), vt.NewEmulator(200, 50)
	begun := time.Now()
	var err error
	if m.pty, err = pty.StartWithSize(m.cmd, &pty.Winsize{Cols: 200, Rows: 50}); err != nil {
		m.b.Fatal(err)
	}
	go m.read(m.pty, m.came)
	go func(pty, screen io.ReadWriter) { _, _ = io.Copy(pty, screen) }(m.pty, m.screen) // what a terminal answers
	last, _ := m.burst(startEnds)
	m.starts = append(m.starts, last.Sub(begun))
}

func (m *metered) read(from io.Reader, to chan<- stamped) {
	defer close(to)
	for {
		text := make([]byte, 64<<10)
		n, err := from.Read(text)
		if n > 0 {
			to <- stamped{time.Now(), text[:n]}
		}
		if err != nil {
			return
		}
	}
}

// burst waits for bytes and then for silence. It returns when the last of them
// came and how many there were.
func (m *metered) burst(silence time.Duration) (last time.Time, bytes int) {
	m.b.Helper()
	var all []byte
	wait := time.NewTimer(patience)
	defer wait.Stop()
	for {
		select {
		case s, runs := <-m.came:
			if !runs {
				m.b.Fatalf("%s ended; its screen was\n%s", m.name, m.screen.String())
			}
			last, all = s.at, append(all, s.text...)
			wait.Reset(silence)
		case <-wait.C:
			if all == nil {
				m.b.Fatalf("%s does not answer; its screen is\n%s", m.name, m.screen.String())
			}
			_, _ = m.screen.Write(all)
			return last, len(all)
		}
	}
}

// keys presses down eight times, then up, as a person does: now and then, and
// not in step with anything.
func (m *metered) keys(n int) {
	m.b.Helper()
	before := m.cpu()
	for i := range n {
		key := keys["Down"]
		if i/8%2 == 1 {
			key = keys["Up"]
		}
		m.unasked()
		at := time.Now()
		if _, err := m.pty.WriteString(key); err != nil {
			m.b.Fatal(err)
		}
		last, bytes := m.burst(burstEnds)
		m.took = append(m.took, last.Sub(at))
		m.bytes += bytes
		time.Sleep(time.Until(at.Add(40*time.Millisecond + rand.N(60*time.Millisecond))))
	}
	m.used += m.cpu() - before
}

// unasked takes what came without a key and returns how much that was.
func (m *metered) unasked() (bytes int) {
	for {
		select {
		case s := <-m.came:
			bytes += len(s.text)
			_, _ = m.screen.Write(s.text)
		default:
			return bytes
		}
	}
}

// rest lets programs alone for a while that has no turn of a minute in it, once
// what follows the last key is over: collecting garbage.
func rest(programs []*metered, d time.Duration) {
	const settled = 3 * time.Second
	time.Sleep(settled)
	if now := time.Now(); now.Add(d).Minute() != now.Minute() {
		time.Sleep(time.Until(now.Truncate(time.Minute).Add(time.Minute + settled)))
	}
	begun, before := time.Now(), make([]time.Duration, len(programs))
	for i, m := range programs {
		m.unasked()
		before[i] = m.cpu()
	}
	time.Sleep(d)
	for i, m := range programs {
		m.resting = spent{bytes: m.unasked(), used: m.cpu() - before[i], time: time.Since(begun)}
	}
}

// end closes the program as a shutdown does.
func (m *metered) end() {
	_ = m.cmd.Process.Signal(syscall.SIGTERM)
	for runs := true; runs; _, runs = <-m.came { // what it says at last
	}
	_ = m.cmd.Wait()
	_ = m.screen.InputPipe().(io.Closer).Close()
	_ = m.pty.Close()
}

// report gives the figures, those of another program as what ours takes of them.
func (m *metered) report(b *testing.B, ours *metered) {
	mine, theirs := ours.figures(), m.figures()
	b.ReportMetric(0, "ns/op")
	for unit, n := range theirs {
		b.ReportMetric(n, unit)
	}
	if m == ours {
		return
	}
	for _, unit := range []string{"start-ms", "p50-ms", "p99-ms", "cpu-ms/key", "B/key"} {
		b.ReportMetric(mine[unit]/theirs[unit], "×"+unit)
	}
}

func (m *metered) figures() map[string]float64 {
	slices.Sort(m.took)
	n := float64(len(m.took))
	return map[string]float64{
		"start-ms":   ms(median(m.starts)),
		"p50-ms":     ms(m.took[len(m.took)/2]),
		"p99-ms":     ms(m.took[len(m.took)*99/100]),
		"B/key":      float64(m.bytes) / n,
		"cpu-ms/key": ms(m.used) / n,
		"idle-B/s":   float64(m.resting.bytes) / m.resting.time.Seconds(),
		"idle-%core": 100 * m.resting.used.Seconds() / m.resting.time.Seconds(),
		"MiB":        m.memory(),
	}
}

func median(d []time.Duration) time.Duration {
	slices.Sort(d)
	return d[len(d)/2]
}

func ms(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }

// cpu is the processor time that the program has used, all threads together.
func (m *metered) cpu() time.Duration {
	tasks, err := os.ReadDir(fmt.Sprintf("/proc/%d/task", m.cmd.Process.Pid))
	if err != nil {
		m.b.Fatal(err)
	}
	var ns int64
	for _, task := range tasks {
		text, err := os.ReadFile(fmt.Sprintf("/proc/%d/task/%s/schedstat", m.cmd.Process.Pid, task.Name()))
		if err != nil {
			continue // a thread that has just ended
		}
		n, _ := strconv.ParseInt(strings.Fields(string(text))[0], 10, 64)
		ns += n
	}
	return time.Duration(ns)
}

// memory is the program's resident memory in MiB.
func (m *metered) memory() float64 {
	text, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", m.cmd.Process.Pid))
	if err != nil {
		m.b.Fatal(err)
	}
	_, rest, _ := strings.Cut(string(text), "VmRSS:")
	kib, err := strconv.Atoi(strings.Fields(rest)[0])
	if err != nil {
		m.b.Fatal(err)
	}
	return float64(kib) / 1024
}
