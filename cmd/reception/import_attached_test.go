//go:build !windows

package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// While a kiosk has the log open, another terminal brings a file in and prints sheets:
// its own files are read and written, and the kiosk's log has what came in.
func TestImportAndPaperBesideAKiosk(t *testing.T) {
	s := newSite(t, "2026-11-22T09:30:00+08:00")
	s.must("", "do", "sign_on", "staff=lina")
	owner := exec.Command("reception", "--log", s.log)
	owner.Env = []string{"RECEPTION_NOW=" + s.now.Format(time.RFC3339)}
	kiosk := runTerminal(t, 100, 30, owner)
	kiosk.see("还没有客人")

	file, mapping := write(t, "old.csv", "n,a\n王,2022-03-04 10:00\n林,99\n"), write(t, "m.yaml", "columns: {surname: n, arrived: a}\n")
	bad := filepath.Join(t.TempDir(), "bad.csv")
	if status, out, errs := s.run("", "import", file, "--map", mapping, "--refused", bad); status != statusRefused || !strings.Contains(errs, "history 1") {
		t.Errorf("status %d\n%s%s", status, out, errs)
	}
	if text, err := os.ReadFile(bad); err != nil || !strings.Contains(string(text), "林,99,") {
		t.Errorf("refused: %s, %v", text, err)
	}
	if reg := s.export("2022-03-04"); len(reg.rows) != 1 || reg.rows[0]["guest"] != "王" {
		t.Errorf("%v", reg.rows)
	}
	page := filepath.Join(t.TempDir(), "sheets.html")
	s.must("", "paper", "--sheets", "1", "-o", page)
	html, err := os.ReadFile(page)
	if err != nil || !strings.HasPrefix(string(html), "<!doctype html>") {
		t.Fatalf("%.80s, %v", html, err)
	}
	typing, err := os.ReadFile(strings.TrimSuffix(page, ".html") + ".csv")
	if err != nil {
		t.Fatal(err)
	}
	number, _, _ := strings.Cut(strings.Split(string(typing), "\r\n")[1], ",")
	if !strings.Contains(string(html), number) {
		t.Errorf("the sheet is not %s, as the file to type into says", number)
	}
}
