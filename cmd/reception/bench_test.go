//go:build linux

package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"reception/flows"
	"reception/flows/flowstest"
	"reception/flows/house"
	"reception/store"
)

// BenchmarkTerminal is what the built program costs a person at a terminal of
// 200×50, with 60 guests in Chinese, and beside it in the same run htop and tig,
// which are known to be quick; ×figures are what reception takes of theirs.
//
// A start is from the beginning of the process to the last byte of the first
// frame, a key from its press to the last byte that it brought; idle is between
// two minutes. All is measured once, however often benchmarks are repeated.
func BenchmarkTerminal(b *testing.B) {
	starts, rounds, presses, idle := 11, 4, 100, 20*time.Second
	if testing.Short() {
		starts, rounds, presses, idle = 3, 1, 16, 2*time.Second
	}
	s := newSite(b, time.Now().Format(time.RFC3339))
	sixty(s)
	program := built(b)
	programs := []*metered{
		{name: "reception", command: func() *exec.Cmd { return exec.Command(program, "--log", s.log, "--lang", "zh") }},
		{name: "htop", command: htop(b)},
		{name: "tig", command: tig(b)},
	}
	var there []*metered
	for _, m := range programs {
		if m.command != nil {
			m.startOften(b, starts)
			there = append(there, m)
		}
	}
	for range rounds { // in turn, so that what else the machine does meets all of them
		for _, m := range there {
			m.keys(presses)
		}
	}
	rest(there, idle)
	for _, m := range programs {
		b.Run(m.name, func(b *testing.B) {
			if m.command == nil {
				b.Skipf("there is no %s here", m.name)
			}
			m.report(b, programs[0])
		})
	}
}

// BenchmarkBigLog is the start of the built program and its memory with a log of
// a million records, once it has read all guests of those years.
func BenchmarkBigLog(b *testing.B) {
	records, starts := 1_000_000, 11
	if testing.Short() {
		records, starts = 50_000, 1
	}
	s := newSite(b, time.Now().Format(time.RFC3339))
	years(b, s.log, records)
	program := built(b)
	m := &metered{name: "reception", command: func() *exec.Cmd { return exec.Command(program, "--log", s.log, "--lang", "zh") }}
	m.startOften(b, starts)
	for before := time.Duration(0); m.cpu()-before > 5*time.Millisecond; time.Sleep(time.Second) { // until it rests
		before = m.cpu()
	}
	b.ReportMetric(0, "ns/op")
	b.ReportMetric(ms(median(m.starts)), "start-ms")
	b.ReportMetric(m.memory(), "MiB")
}

// years fills a log, with a snapshot as a kiosk that was closed leaves it.
func years(b *testing.B, path string, records int) {
	b.Helper()
	h, err := house.Default()
	if err != nil {
		b.Fatal(err)
	}
	j, err := store.Open(b.Context(), path, store.Options{Create: true, Throwaway: true, Keys: testKeys()})
	if err != nil {
		b.Fatal(err)
	}
	var s flows.State
	var batch []flows.Record
	for r := range flowstest.Days(b, h) {
		batch, s.Floor = append(batch, r), s.Floor.Apply(r)
		if len(batch) < 20_000 && int(s.Floor.Seq) < records { //nolint:gosec // a million
			continue
		}
		if err := j.Append(b.Context(), batch[0].Seq-1, batch); err != nil {
			b.Fatal(err)
		}
		if batch = batch[:0]; int(s.Floor.Seq) >= records { //nolint:gosec // a million
			break
		}
	}
	if err := errors.Join(j.Keep(b.Context(), s), j.Close()); err != nil {
		b.Fatal(err)
	}
}

// built is the program as people have it.
func built(b *testing.B) string {
	b.Helper()
	path := filepath.Join(b.TempDir(), "reception")
	if out, err := exec.Command("go", "build", "-trimpath", "-o", path, ".").CombinedOutput(); err != nil {
		b.Fatalf("%v\n%s", err, out)
	}
	return path
}

// htop is the command of htop as it comes, nil where there is none.
func htop(b *testing.B) func() *exec.Cmd {
	path, err := exec.LookPath("htop")
	if err != nil {
		return nil
	}
	home := b.TempDir()
	return func() *exec.Cmd {
		cmd := exec.Command(path)
		cmd.Env = []string{"HOME=" + home, "XDG_CONFIG_HOME=" + home}
		return cmd
	}
}

// tig is the command of tig in a repository of 60 commits in Chinese, nil where
// there is none.
func tig(b *testing.B) func() *exec.Cmd {
	path, err := exec.LookPath("tig")
	if err != nil {
		return nil
	}
	dir := b.TempDir()
	env := []string{"HOME=" + dir, "GIT_CONFIG_NOSYSTEM=1"}
	var commits strings.Builder
	for i := range 60 {
		text := fmt.Sprintf("欧阳女士 %d位 渝A%05d", 1+i%5, i)
		fmt.Fprintf(&commits, "commit refs/heads/main\ncommitter 欧阳 <o@example.org> %d +0800\ndata %d\n%s\n", 1763800000+60*i, len(text), text)
	}
	for _, args := range [][]string{{"init", "-q", "-b", "main"}, {"fast-import", "--quiet"}} {
		git := exec.Command("git", args...)
		git.Dir, git.Env, git.Stdin = dir, append(os.Environ(), env...), strings.NewReader(commits.String())
		if out, err := git.CombinedOutput(); err != nil {
			b.Fatalf("git %s: %v\n%s", args[0], err, out)
		}
	}
	return func() *exec.Cmd {
		cmd := exec.Command(path)
		cmd.Dir, cmd.Env = dir, slices.Clone(env)
		return cmd
	}
}

// sixty guests came in the last hour and a half, and may come in: nothing waits
// for an answer, so that a board with them is idle between two minutes.
func sixty(s *site) {
	s.t.Helper()
	var arrivals, replies strings.Builder
	at := func(i int) string { return s.now.Add(time.Duration(i-90) * time.Minute).Format(time.RFC3339) }
	for i := range 60 {
		fmt.Fprintf(&arrivals, `{"at":%q,"do":"arrive","surname":"欧阳","title":"女士","party":%d,"came_by":"car","plate":"渝A%05d"}`+"\n", at(i), 1+i%5, i)
	}
	for i, line := range strings.Split(strings.TrimSpace(s.must(arrivals.String(), "apply")), "\n") {
		var answer struct{ Seq []int }
		if err := json.Unmarshal([]byte(line), &answer); err != nil {
			s.t.Fatal(err)
		}
		call := answer.Seq[len(answer.Seq)-1]
		fmt.Fprintf(&replies, `{"at":%q,"do":"reply","call":%d,"answer":"can_receive"}`+"\n", at(60+i/30), call)
	}
	s.must(replies.String(), "apply")
}
