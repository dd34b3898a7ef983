//go:build linux

package main

import (
	"errors"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// mishaps are what happens to the file of an open log, and whether its content can be
// saved from it.
var mishaps = []struct {
	name  string
	saved bool
	do    func(t *testing.T, s *site)
}{
	{"removed", true, func(t *testing.T, s *site) { check(t, os.Remove(s.log)) }},
	{"moved", true, func(t *testing.T, s *site) { check(t, os.Rename(s.log, s.log+".moved")) }},
	{"replaced", true, func(t *testing.T, s *site) { check(t, os.Rename(stranger(t, s), s.log)) }},
	{"with its folder", true, func(t *testing.T, s *site) { check(t, os.RemoveAll(filepath.Dir(s.log))) }},
	{"cut", false, func(t *testing.T, s *site) { check(t, os.Truncate(s.log, 10000)) }},
	{"emptied", false, func(t *testing.T, s *site) { check(t, os.Truncate(s.log, 0)) }},
	{"overwritten", false, func(t *testing.T, s *site) {
		if out, err := exec.Command("cp", stranger(t, s), s.log).CombinedOutput(); err != nil {
			t.Fatalf("%v: %s", err, out)
		}
	}},
}

func check(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// stranger is another log in the same folder.
func stranger(t *testing.T, s *site) string {
	t.Helper()
	other := *s
	other.log = filepath.Join(filepath.Dir(s.log), "stranger.db")
	other.must("", "do", "arrive", "surname=外")
	return other.log
}

// lostLog is a log in a folder that may go.
func lostLog(t *testing.T) *site {
	t.Helper()
	s := newSite(t, "2026-11-22T09:30:00+08:00")
	dir := filepath.Join(filepath.Dir(s.log), "data")
	check(t, os.Mkdir(dir, 0o700))
	s.log = filepath.Join(dir, "log.db")
	return s
}

// The log of a running kiosk is moved, removed, replaced or harmed. The screen says so and
// what to do, in the language of whoever sits there, and stays; what is entered then is
// refused and what was answered before is there; no new log begins by itself.
func TestLogLostUnderAKiosk(t *testing.T) {
	words := map[string][2]string{"zh": {"没有在保存", "日志文件"}, "en": {"Nothing is being saved", "log's file"}}
	for i, m := range mishaps {
		for lang, w := range words {
			if testing.Short() && (lang == "zh") == (i%2 == 0) {
				continue
			}
			t.Run(m.name+" "+lang, func(t *testing.T) {
				s := lostLog(t)
				x := startTerminal(t, s, 100, 30, "--lang", lang)
				x.see("F2")
				_, acks, _ := s.onDisk(lang, strings.Join(roundLines(t, 0)[:9], ""), "apply")
				m.do(t, s)
				x.see(w[0], w[1])
				if m.saved {
					x.see("backups/log-")
				}
				x.press("F2", "钱先生 2")
				x.see("钱先生")
				x.press("Enter")
				x.see("钱先生", w[0]) // what is typed stays
				status, out, errs := s.onDisk(lang, strings.Join(roundLines(t, 1)[:3], ""), "apply")
				if status == statusDone || strings.Contains(out, `"ok":true`) || !spoken(lang, errs) {
					t.Errorf("apply: status %d, %s%s", status, out, errs)
				}
				check(t, x.cmd.Process.Signal(os.Interrupt))
				<-x.ended
				if said := x.text(); !spoken(lang, said) {
					t.Errorf("it ends with\n%s", said)
				}
				s.isBack(lang, m.saved, acks)
			})
		}
	}
}

// The same under a service: whoever asks next is told, and so is its journal.
func TestLogLostUnderAService(t *testing.T) {
	for i, m := range mishaps {
		lang := []string{"zh", "en"}[i%2]
		t.Run(m.name, func(t *testing.T) {
			h := newShowroom(t)
			h.site = lostLog(t)
			h.serve()
			_, acks, _ := h.onDisk(lang, strings.Join(roundLines(t, 0)[:9], ""), "apply")
			m.do(t, h.site)
			status, out, errs := h.onDisk(lang, strings.Join(roundLines(t, 1)[:3], ""), "apply")
			if m.name != "with its folder" && (status == statusDone || strings.Contains(out, `"ok":true`) || !spoken(lang, errs)) {
				t.Errorf("apply: status %d, %s%s", status, out, errs)
			}
			_ = h.served.Process.Signal(os.Interrupt)
			if err := h.served.Wait(); err == nil || !spoken("zh", h.errs.String()) {
				t.Errorf("the service ended with %v and said\n%s", err, h.errs)
			}
			if m.name == "with its folder" && out != "" {
				return // apply was there before the service found it out, and said that it began a new one
			}
			h.isBack(lang, m.saved, acks)
		})
	}
}

// spoken reports whether there is a sentence in a language, and it says what to do.
func spoken(lang, text string) bool {
	text = strings.ReplaceAll(text, "\n", "")
	if lang == "zh" {
		return saysWhatToDo(text + "\n")
	}
	return strings.Contains(text, "reception: ") && (strings.Contains(text, "put ") || strings.Contains(text, "restore") || strings.Contains(text, "start"))
}

// isBack starts the program once more: it does not begin a new log by itself, and with
// the copy in its place everything is there that was answered.
func (s *site) isBack(lang string, saved bool, acks string) {
	s.t.Helper()
	if _, err := os.Stat(s.log); errors.Is(err, fs.ErrNotExist) {
		if status, _, errs := s.onDisk(lang, "", "do", "arrive"); status != statusFailed {
			s.t.Errorf("with no log there: status %d, %s", status, errs)
		}
		if _, err := os.Stat(s.log); err == nil {
			s.t.Error("a new log began by itself")
		}
	} else if !saved {
		if status, out, _ := s.onDisk(lang, "", "status"); status == statusDone && strings.Contains(out, "王") {
			s.t.Errorf("a harmed log is shown:\n%s", out)
		}
	}
	if !saved {
		return
	}
	copies, err := filepath.Glob(filepath.Join(filepath.Dir(s.log), "backups", "log-*.db"))
	if err != nil || len(copies) != 1 {
		s.t.Fatalf("copies: %v, %v", copies, err)
	}
	if status, out, errs := s.onDisk(lang, "", "restore", "--replace", copies[0]); status != statusDone {
		s.t.Fatalf("restore: %d, %s%s", status, out, errs)
	}
	again := answersByID(s.t, s.must(acksAgain(s.t, acks), "apply"))
	if len(again) != 9 {
		s.t.Fatalf("%d answers of before", len(again))
	}
	for id, a := range again {
		if !a.Repeat {
			s.t.Errorf("%s was answered and is entered again: %+v", id, a)
		}
	}
	s.floorIsReplay()
}
