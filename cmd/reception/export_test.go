//go:build !windows

package main

import (
	"bytes"
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"
)

// TestExportFromTheScreen: the menu writes the day beside the log, readable by its
// owner only, with names masked, and says where.
func TestExportFromTheScreen(t *testing.T) {
	s := newSite(t, "2026-11-22T09:30:00+08:00")
	s.must("", "do", "arrive", "surname=王小明", "phone=13812345678")
	cmd := exec.Command("reception", "--log", s.log)
	cmd.Env = []string{"RECEPTION_NOW=" + s.now.Format(time.RFC3339)}
	x := runTerminal(t, 80, 24, cmd)
	x.see("王")
	x.press("Ctrl+V")
	x.press("导出")
	x.press("Enter")
	x.see("遮住姓名、电话、车牌", "不遮（会记入日志）")
	x.press("1")
	x.see("已导出：")
	folder := filepath.Join(filepath.Dir(s.log), "exports")
	if info, err := os.Stat(folder); err != nil || info.Mode().Perm() != 0o700 {
		t.Fatalf("%v (%v)", info, err)
	}
	book, err := excelize.OpenFile(filepath.Join(folder, "2026-11-22.xlsx"))
	if err != nil {
		t.Fatal(err)
	}
	defer book.Close() //nolint:errcheck // it was only read
	rows, err := book.GetRows("到访登记")
	if err != nil || len(rows) != 2 {
		t.Fatalf("%d rows (%v)", len(rows), err)
	}
	if line := strings.Join(rows[1], " "); !strings.Contains(line, "王**") || strings.Contains(line, "小明") || strings.Contains(line, "12345678") {
		t.Errorf("the visitor register has %s", line)
	}
}

// TestInterruptedExportLeavesNothing: neither the file nor a part of it, and an
// older one stays.
func TestInterruptedExportLeavesNothing(t *testing.T) {
	s := newSite(t, "2026-11-22T09:30:00+08:00")
	s.must("", "do", "arrive", "surname=王")
	dir := t.TempDir()
	old := filepath.Join(dir, "old.xlsx")
	if err := os.WriteFile(old, []byte("old"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, file := range []string{"old.xlsx", "new.xlsx", "new.csv", "new.jsonl", "new.txt"} {
		ctx, cancel := context.WithCancel(context.Background())
		e := s.env(strings.NewReader(""), new(bytes.Buffer), new(bytes.Buffer), "export", "-o", filepath.Join(dir, file))
		now := e.Now
		e.Now = func() time.Time { cancel(); return now() } // once the log is open
		if status := run(ctx, e); status != statusFailed {
			t.Errorf("%s: status %d", file, status)
		}
	}
	left, _ := filepath.Glob(filepath.Join(dir, "*"))
	hidden, _ := filepath.Glob(filepath.Join(dir, ".*"))
	if text, _ := os.ReadFile(old); string(text) != "old" || len(left) != 1 || len(hidden) != 0 {
		t.Errorf("left are %q and %q", left, hidden)
	}
}

// TestLongExportShowsHowFar: on a terminal a bar comes and goes; what is piped has
// none, and neither has short work.
func TestLongExportShowsHowFar(t *testing.T) {
	s := newSite(t, "2026-11-22T09:30:00+08:00")
	s.must("", "do", "arrive", "surname=王")
	said := func(terminal bool, step time.Duration) string {
		var out, errs bytes.Buffer
		e := s.env(strings.NewReader(""), &out, &errs, "export", "--from", "2026-11-13", "--to", "2026-11-22")
		e.IsTerminal = func(stream any) bool { return terminal && stream == any(&errs) }
		now := s.now
		e.Now = func() time.Time { now = now.Add(step); return now }
		if status := run(context.Background(), e); status != statusDone || !strings.Contains(out.String(), "visit_no,date") {
			t.Errorf("status %d\n%s", status, errs.String())
		}
		return errs.String()
	}
	if got := said(true, 2*time.Second); !strings.Contains(got, "\r[###...........................]  10%  2026-11-14") || !strings.HasSuffix(got, " \r") {
		t.Errorf("a terminal is shown %q", got)
	}
	if got := said(true, 0) + said(false, 2*time.Second); got != "" {
		t.Errorf("nobody waits, and it says %q", got)
	}
}
