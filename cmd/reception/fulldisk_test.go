//go:build linux

package main

import (
	"bytes"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// smallDisk puts the log of a site, and its keys, on a file system of so many kilobytes.
func smallDisk(t *testing.T, s *site, kilobytes string) (disk string) {
	t.Helper()
	if os.Getuid() != 0 {
		t.Skip("mounting a small file system takes root")
	}
	disk = t.TempDir()
	if err := syscall.Mount("tmpfs", disk, "tmpfs", 0, "mode=0700,size="+kilobytes+"k"); err != nil {
		t.Skipf("no small file system here: %v", err)
	}
	t.Cleanup(func() {
		if err := syscall.Unmount(disk, syscall.MNT_DETACH); err != nil {
			t.Error(err)
		}
	})
	s.log = filepath.Join(disk, "log.db")
	return disk
}

// fill leaves no room on a disk, and free gives it back.
func fill(t *testing.T, disk string) {
	t.Helper()
	f, err := os.Create(filepath.Join(disk, "ballast"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close() //nolint:errcheck // it is full
	for _, piece := range []int{64 << 10, 4096, 1} {
		for err = nil; err == nil; {
			_, err = f.Write(make([]byte, piece))
		}
		if !errors.Is(err, syscall.ENOSPC) {
			t.Fatal(err)
		}
	}
}

func free(t *testing.T, disk string) {
	t.Helper()
	if err := os.Remove(filepath.Join(disk, "ballast")); err != nil {
		t.Fatal(err)
	}
}

// onDisk runs the built program on the log of the site.
func (s *site) onDisk(lang, stdin string, args ...string) (status int, out, errs string) {
	s.t.Helper()
	cmd := exec.Command("reception", append([]string{"--log", s.log, "--lang", lang}, args...)...)
	cmd.Env = append(os.Environ(), "RECEPTION_NOW="+s.now.Format(time.RFC3339))
	cmd.Stdin = strings.NewReader(stdin)
	var o, e bytes.Buffer
	cmd.Stdout, cmd.Stderr = &o, &e
	if err := cmd.Run(); err != nil && cmd.ProcessState == nil {
		s.t.Fatal(err)
	}
	return cmd.ProcessState.ExitCode(), o.String(), e.String()
}

// A disk fills up while commands come in. Who asks is told in their language, what was
// answered is there, the floor can still be looked at; nothing half is left by what
// writes files; and with some room the same commands go on.
func TestFullDisk(t *testing.T) {
	for lang, sentence := range map[string]string{"zh": "磁盘已满：请腾出空间", "en": "the disk is full: free some space"} {
		t.Run(lang, func(t *testing.T) {
			s := newSite(t, "2026-11-22T09:30:00+08:00")
			disk := smallDisk(t, s, "700")
			says := func(what string, status int, errs string) {
				t.Helper()
				if status != statusFailed || !strings.Contains(errs, sentence) {
					t.Errorf("%s: status %d, %s", what, status, errs)
				}
			}
			var fed, acks string
			for round := 0; ; round++ {
				if round == 40 {
					t.Fatal("it does not fill up")
				}
				lines := strings.Join(roundLines(t, round), "")
				fed += lines
				status, out, errs := s.onDisk(lang, lines, "apply")
				acks += wholeLines(out)
				if status != statusDone {
					says("apply", status, errs)
					break
				}
			}
			fill(t, disk)
			arrivals := 0
			for status, out, errs := 0, "", ""; status == statusDone; { // there may be room inside the file
				if status, out, errs = s.onDisk(lang, "", "do", "arrive", "surname=王"); status != statusDone {
					says("do", status, out+errs)
				} else if arrivals++; arrivals == 100 {
					t.Fatal("it does not fill up")
				}
			}
			for _, args := range [][]string{{"export", "-o", filepath.Join(disk, "day.xlsx")}, {"backup"}, {"compact"}} {
				status, out, errs := s.onDisk(lang, "", args...)
				says(args[0], status, out+errs)
			}
			for _, args := range [][]string{{"status"}, {"verify"}, {"export"}, {"why"}} {
				if status, out, errs := s.onDisk(lang, "", args...); status != statusDone || out == "" {
					t.Errorf("%s on a full disk: status %d, %s", args[0], status, errs)
				}
			}
			left, _ := filepath.Glob(filepath.Join(disk, "*.xlsx"))
			hidden, _ := filepath.Glob(filepath.Join(disk, ".*"))
			copies, _ := filepath.Glob(filepath.Join(disk, "backups", "*"))
			compact, _ := filepath.Glob(s.log + ".compact*")
			if all := append(append(append(left, hidden...), copies...), compact...); len(all) > 0 {
				t.Errorf("half files are left: %v", all)
			}
			free(t, disk)
			if err := syscall.Mount("tmpfs", disk, "tmpfs", syscall.MS_REMOUNT, "size=64m"); err != nil {
				t.Fatal(err)
			}
			status, out, errs := s.onDisk(lang, fed, "apply")
			if status != statusDone {
				t.Fatalf("with room again: status %d, %s", status, errs)
			}
			again := answersByID(t, out)
			for id, was := range answersByID(t, acks) {
				if now := again[id]; !now.Repeat || now.Seq[0] != was.Seq[0] {
					t.Fatalf("%s was answered with %+v and is now %+v", id, was, now)
				}
			}
			_, csv, _ := s.onDisk(lang, "", "export", "--names")
			if there := strings.Count(csv, "王"); there < arrivals {
				t.Errorf("%d arrivals were answered, %d are there", arrivals, there)
			}
			s.floorIsReplay()
			if status, _, errs := s.onDisk(lang, "", "backup"); status != statusDone {
				t.Errorf("backup with room again: %s", errs)
			}
		})
	}
}

// A kiosk on a disk that fills up: the screen says so and stays, what is typed stays
// too, others can still look; started again with some room it goes on.
func TestKioskOnAFullDisk(t *testing.T) {
	h := newShowroom(t)
	disk := smallDisk(t, h.site, "20000")
	h.dir = disk
	x := h.kiosk(100, 30)
	x.see("还没有人上岗")
	enters(x, "赵")
	x.see("赵先生")
	fill(t, disk)
	var acks string
	for round, status := 0, 0; status == statusDone; round++ {
		if round == 40 {
			t.Fatal("it does not fill up")
		}
		var out, errs string
		if status, out, errs = h.onDisk("zh", strings.Join(roundLines(t, round)[:90], ""), "apply"); status != statusDone && !strings.Contains(errs, "磁盘已满") {
			t.Errorf("apply through the kiosk: %s", errs)
		}
		acks += wholeLines(out)
	}
	x.see("没有在保存", "磁盘满了")
	x.press("F2")
	x.see("登记来访")
	x.press("钱先生 2")
	x.see("登记 钱先生 2人")
	x.press("Enter")
	x.see("磁盘满了", "钱先生") // what is typed stays
	if status, out, errs := h.onDisk("zh", "", "status"); status != statusDone || !strings.Contains(out, "赵先生") {
		t.Errorf("status through the kiosk: %d, %s%s", status, out, errs)
	}
	free(t, disk)
	x.kill() // in the test the clock stands still, and an answer to "really?" at once is none
	again := answersByID(t, h.must(acksAgain(t, acks), "apply"))
	for id := range answersByID(t, acks) {
		if !again[id].Repeat {
			t.Fatalf("%s was answered and is entered again: %+v", id, again[id])
		}
	}
	y := h.kiosk(100, 30)
	y.see("赵先生")
	enters(y, "孙")
	y.see("孙先生")
	y.kill()
	h.must("", "verify")
}

// acksAgain asks for everything once more that was answered: a repeat needs the id alone
// to be the same.
func acksAgain(t testing.TB, acks string) string {
	t.Helper()
	var lines []map[string]any
	for id := range answersByID(t, acks) {
		lines = append(lines, map[string]any{"id": id, "do": "arrive"})
	}
	return jsonl(t, lines...)
}
