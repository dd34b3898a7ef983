//go:build !windows

package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"reception/flows"
)

// heldIn fails where a text stands in any file of a folder.
func heldIn(t *testing.T, folder string, texts ...string) {
	t.Helper()
	err := filepath.WalkDir(folder, func(path string, d fs.DirEntry, err error) error {
		if err != nil || !d.Type().IsRegular() {
			return err
		}
		bytesOf, err := os.ReadFile(path)
		for _, text := range texts {
			if bytes.Contains(bytesOf, []byte(text)) {
				t.Errorf("%s still has %q", path, text)
			}
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

// Guests whose days are over are listed masked and erased, with what is in the
// backups: nothing of them can be read any more, and everything counted stays
// (PIPL 19, 47; SY-67).
func TestSY67_ExpiredGuestsAreErasedAndTheTotalsStay(t *testing.T) {
	s := newSite(t, "2026-11-22T09:30:00+08:00")
	s.must("", "do", "arrive", "surname=慕容雪", "title=女士", "phone=13812345678", "plate=渝A12345", "--id", "m")
	s.must("", "do", "note", "visit=m", "text=喜欢安静的房间")
	s.must("", "do", "turn_away", "visit=m", "reason=full")
	s.must("", "do", "close_day")
	s.must("", "backup")
	old := s.now
	s.now = s.now.AddDate(1, 0, 0)
	s.must("", "do", "arrive", "surname=司马", "phone=13700000000")
	if out := s.must("", "erase", "--expired", "--dry-run"); !strings.Contains(out, "nobody") {
		t.Errorf("on the last day: %s", out)
	}
	s.now = s.now.AddDate(0, 0, 1)
	guest := "2"
	out := s.must("", "erase", "--expired", "--dry-run")
	if !strings.Contains(out, guest) || !strings.Contains(out, "Murong**") || strings.Contains(out, "慕容雪") || strings.Contains(out, "13812345678") {
		t.Errorf("listed as %s", out)
	}
	status := s.must("", "guest", "find", "慕容")
	if !strings.Contains(status, "138****5678") {
		t.Errorf("found as %s", status)
	}
	if status, _, errs := s.run("", "erase", "--expired"); status != statusRefused || !strings.Contains(errs, "manager") {
		t.Errorf("without a manager: %d %s", status, errs)
	}
	before := s.must("", "export", "--day", "2026-11-22", "--what", "calls")
	if strings.Count(before, "\n") < 2 {
		t.Fatalf("there are no calls to keep: %s", before)
	}
	_, _, told := s.run("", "erase", "--expired", "--manager", "chenguodong")
	if !strings.Contains(told, "1 guests erased") || !strings.Contains(told, "The data of 1 guests is gone from the log and 1 backups") || !strings.Contains(told, "unchanged") {
		t.Errorf("it says %s", told)
	}
	heldIn(t, filepath.Dir(s.log), "慕容雪", "13812345678", "渝A12345", "喜欢安静")
	row := s.export("2026-11-22").rows[0]
	if row["guest"] == "" || strings.Contains(row["guest"], "慕") || strings.Contains(row["guest"], "Murong") || row["phone"] != "" {
		t.Errorf("the register says %v", row)
	}
	if after := s.must("", "export", "--day", "2026-11-22", "--what", "calls"); after != before {
		t.Errorf("the calls were\n%s\nand are\n%s", before, after)
	}
	if out := s.must("", "verify"); !strings.Contains(out, "Whole") {
		t.Errorf("verify says %s", out)
	}
	if out := s.must("", "guest", "show", guest); !strings.Contains(out, "Erased") {
		t.Errorf("the file says %s", out)
	}
	if status, _, errs := s.run("", "erase", guest, "--manager", "chenguodong"); status != statusRefused || !strings.Contains(errs, "already") {
		t.Errorf("once more: %d %s", status, errs)
	}
	if status, _, errs := s.run("", "do", "undo"); status != statusRefused {
		t.Errorf("undo: %d %s", status, errs)
	}
	if status, out, _ := s.run("", "guest", "find", "慕容"); status == statusDone || strings.Contains(out, "138") {
		t.Errorf("after that the guest is found: %s", out)
	}
	if out := s.must("", "access", "--from", "2027-01-01"); !strings.Contains(out, "Erased") || strings.Contains(out, "慕") {
		t.Errorf("the access list says %s", out)
	}
	if out := s.must("", "access", "--to", old.Format(time.DateOnly)); strings.Contains(out, "Erased") {
		t.Errorf("before that it says %s", out)
	}
}

// A guest gets everything that is held (PIPL 45), and the log keeps who copied it
// with the copy's hash; looking is written down too, and masked.
func TestPIPL45_AGuestGetsACopyAndTheLogKeepsWhoMadeIt(t *testing.T) {
	s := newSite(t, "2026-11-22T09:30:00+08:00")
	s.must("", "do", "arrive", "surname=慕容", "title=女士", "phone=13812345678", "consent=given", "describe=红衣", "--id", "m")
	s.must("", "do", "note", "visit=m", "text=喜欢安静")
	s.must("", "do", "correct", "visit=m", "field=phone", "value=13912345678", "reason=typo")
	path := filepath.Join(t.TempDir(), "copy.json")
	s.must("", "guest", "export", "2", "-o", path, "--by", "/chenguodong")
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for _, held := range []string{"慕容", "13812345678", "13912345678", "红衣", "喜欢安静", "given", "2026-1"} {
		if !strings.Contains(string(text), held) {
			t.Errorf("the copy leaves out %s: %s", held, text)
		}
	}
	if out := s.must("", "guest", "export", "2", "--format", "md"); !strings.Contains(out, "13912345678") || !strings.HasPrefix(out, "# ") {
		t.Errorf("as Markdown it is %s", out)
	}
	out := s.must("", "guest", "show", "2", "--why", "回访", "--by", "/lina")
	if strings.Contains(out, "12345678") || strings.Contains(out, "红衣") || !strings.Contains(out, "Murong**") {
		t.Errorf("it is shown as %s", out)
	}
	var line struct {
		By    flows.By         `json:"by"`
		Event flows.FileOpened `json:"event"`
	}
	first, _, _ := strings.Cut(s.must("", "access", "--guest", "2", "--json"), "\n")
	if err := json.Unmarshal([]byte(first), &line); err != nil {
		t.Fatal(err)
	}
	if line.By.Staff != "chenguodong" || line.Event.Copy != sum256(text) || !line.Event.Names {
		t.Errorf("the log keeps %+v", line)
	}
	if n := strings.Count(s.must("", "access", "--guest", "2"), "\n"); n != 3 {
		t.Errorf("%d accesses are listed", n)
	}
	if status, _, errs := s.run("", "guest", "show", "98765"); status != statusRefused || errs == "" {
		t.Errorf("nobody's file: %d %s", status, errs)
	}
}

// An erasure beside an open kiosk is the kiosk's to carry out: the bytes go while it
// runs, and its screen forgets the guest at once.
func TestSY67_ErasingBesideAnOpenKiosk(t *testing.T) {
	s := newSite(t, "2026-11-22T09:30:00+08:00")
	kiosk := startTerminal(t, s, 120, 36)
	kiosk.see("还没有人上岗")
	s.must("", "do", "arrive", "surname=慕容雪", "title=女士", "phone=13812345678", "--id", "m")
	kiosk.see("慕容雪")
	if status, _, errs := s.run("", "erase", "2", "--manager", "chenguodong"); status != statusRefused || !strings.Contains(errs, "inside") {
		t.Errorf("inside: %d %s", status, errs)
	}
	s.must("", "do", "turn_away", "visit=m", "reason=full")
	s.must("", "erase", "--visit", "#1", "--manager", "chenguodong")
	heldIn(t, filepath.Dir(s.log), "慕容雪", "13812345678")
	kiosk.gone("慕容雪")
	s.must("", "do", "arrive", "surname=司徒空", "title=先生", "phone=13812345679", "--id", "n")
	s.must("", "do", "turn_away", "visit=n", "reason=full")
	s.must("", "do", "erase", "visit=n", "reason=asked", "manager=chenguodong") // by the other door
	kiosk.gone("司徒空")
	if status, out, _ := s.run("", "guest", "find", "司徒"); status == statusDone {
		t.Errorf("still found: %s", out)
	}
}

// Where people have PINs, names leave the screen only by a manager's word.
func TestPIPL51_AnExportWithNamesIsAManagersWherePeopleHavePINs(t *testing.T) {
	s := newSite(t, "2026-11-22T09:30:00+08:00")
	s.must("2580\n", "pin", "set", "chenguodong")
	s.must("", "do", "arrive", "surname=慕容", "title=女士")
	kiosk := startTerminal(t, s, 100, 40)
	kiosk.see("慕容")
	kiosk.press("Ctrl+V", "导出今天", "Enter")
	kiosk.see("不遮（会记入日志）")
	kiosk.press("2")
	kiosk.see("要经理本人")
	left, err := filepath.Glob(filepath.Join(filepath.Dir(s.log), "exports", "*names*"))
	if err != nil || len(left) > 0 {
		t.Errorf("names went out: %v %v", left, err)
	}
}

func sum256(b []byte) string {
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:])
}

// The log keeps the hash and the rows of an export with names, so that a copy that
// turns up can be told (PIPL 51).
func TestPIPL51_AnExportWithNamesLeavesItsHash(t *testing.T) {
	s := newSite(t, "2026-11-22T09:30:00+08:00")
	s.must("", "do", "arrive", "surname=慕容", "title=女士")
	s.must("", "do", "arrive", "surname=司马", "title=先生")
	path := filepath.Join(t.TempDir(), "day.csv")
	s.must("", "export", "--day", "2026-11-22", "--names", "-o", path)
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if out := s.must("", "access"); !strings.Contains(out, sum256(text)) || !strings.Contains(out, "2 rows") {
		t.Errorf("the access list says %s", out)
	}
	s.must("", "export", "--day", "2026-11-22", "-o", filepath.Join(t.TempDir(), "masked.csv"))
	if out := s.must("", "access", "--json"); strings.Count(out, "names_written") != 1 {
		t.Errorf("a masked one is noted too: %s", out)
	}
}
