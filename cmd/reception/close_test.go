//go:build !windows

package main

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"reception/flows"
	"reception/store"
)

// TestCloseBesideAnOpenKiosk: the day is closed from another terminal while the screen
// is open, and from the screen the seal is the same; whoever has written it down finds
// it again in a backup, and not in another log.
func TestCloseBesideAnOpenKiosk(t *testing.T) {
	s := newSite(t, "2026-11-22T09:30:00+08:00")
	cmd := exec.Command("reception", "--log", s.log)
	cmd.Env = []string{"RECEPTION_NOW=" + s.now.Format(time.RFC3339)} // or the day would be the machine's
	kiosk := runTerminal(t, 100, 30, cmd)
	kiosk.see("还没有人上岗")
	s.must("", "do", "sign_on", "staff=lina")
	s.must("", "do", "arrive", "surname=王", "title=先生", "party=2", "came_by=foot")
	kiosk.see("王先生")
	sheet := filepath.Join(t.TempDir(), "sheet.md")
	s.must("", "close", "--force", "--reason", "忘了登记", "--sheet", "-o", sheet)
	text, err := os.ReadFile(sheet)
	if err != nil || !strings.Contains(string(text), "忘了登记") || strings.Contains(string(text), "王先生") {
		t.Errorf("the sheet, %v:\n%s", err, text)
	}
	kiosk.press("\t")
	kiosk.see("封印和交接表")
	whole := sealOn(t, string(text))
	s.must("", "verify", "--seal", whole[:16], "--day", "2026-11-22")
	copied := filepath.Join(t.TempDir(), "copy.db")
	s.must("", "backup", "-o", copied)
	if out := s.must("", "verify", copied, "--seal", strings.ToUpper(whole), "--day", "2026-11-22", "--json"); !strings.Contains(out, `"record"`) {
		t.Errorf("the backup says %s", out)
	}
	s.must("", "do", "open_day", "reason=早了", "manager=chenguodong")
	s.must("", "close", "--force", "--reason", "晚了")
	var v struct{ Seal store.Seal }
	out := s.must("", "verify", "--seal", whole, "--day", "2026-11-22", "--json")
	if err := json.Unmarshal([]byte(out), &v); err != nil || v.Seal.Reopened == nil || v.Seal.Reopened.Manager != flows.StaffID("chenguodong") {
		t.Errorf("the broken seal, %v: %s", err, out)
	}
}

// sealOn is the whole seal on a sheet.
func sealOn(t *testing.T, sheet string) string {
	t.Helper()
	for line := range strings.Lines(sheet) {
		if hash := strings.Trim(strings.TrimSpace(line), "`"); len(hash) == 64 {
			return hash
		}
	}
	t.Fatalf("there is no seal on\n%s", sheet)
	return ""
}
