//go:build linux

package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"unicode"
)

// A fault is one call to the system that fails, in one run of the program.
type fault struct {
	call, errno string
	nth         int // of each thread's calls
}

func (f fault) String() string { return fmt.Sprintf("%s %d gives %s", f.call, f.nth, f.errno) }

// A victim is a log with something in it, and a command whose calls fail.
type victim struct {
	t    *testing.T
	root string
	env  []string
	acks string // the answers so far
	fed  string // the lines so far
}

func newVictim(t *testing.T) *victim {
	t.Helper()
	v := &victim{t: t, root: filepath.Join(t.TempDir(), "disk")}
	if err := os.Mkdir(v.root, 0o700); err != nil {
		t.Fatal(err)
	}
	v.env = append(os.Environ(), "LANG=zh_CN.UTF-8", "RECEPTION_NOW=2026-11-22T09:30:00+08:00",
		"RECEPTION_LOG="+filepath.Join(v.root, "data", "log.db"), "RECEPTION_MASTER_KEYS="+filepath.Join(v.root, "keys"))
	return v
}

// run runs the program and returns what it says.
func (v *victim) run(f *fault, stdin string, args ...string) (out, errs string, err error) {
	v.t.Helper()
	name := builtProgram(v.t)
	if f != nil {
		args = append([]string{"-f", "-qq", "-o", filepath.Join(v.root, "trace"), "-e", "trace=" + f.call,
			"-e", fmt.Sprintf("inject=%s:error=%s:when=%d", f.call, f.errno, f.nth), name}, args...)
		name = "strace"
	}
	cmd := exec.Command(name, args...)
	cmd.Env, cmd.Stdin = v.env, strings.NewReader(stdin)
	var o, e strings.Builder
	cmd.Stdout, cmd.Stderr = &o, &e
	err = cmd.Run()
	return o.String(), e.String(), err
}

// keep remembers the files as they are, and putBack has them so again.
func (v *victim) keep() {
	v.t.Helper()
	if out, err := exec.Command("cp", "-a", v.root, v.root+".kept").CombinedOutput(); err != nil {
		v.t.Fatalf("%v: %s", err, out)
	}
}

func (v *victim) putBack() {
	v.t.Helper()
	err := os.RemoveAll(v.root)
	if err == nil {
		err = exec.Command("cp", "-a", v.root+".kept", v.root).Run()
	}
	if err != nil {
		v.t.Fatal(err)
	}
}

// must runs the program with nothing failing.
func (v *victim) must(stdin string, args ...string) string {
	v.t.Helper()
	out, errs, err := v.run(nil, stdin, args...)
	if err != nil {
		v.t.Fatalf("%s: %v\n%s%s", args[0], err, last(out), last(errs))
	}
	return out
}

func (v *victim) injected() bool {
	text, err := os.ReadFile(filepath.Join(v.root, "trace"))
	if err != nil {
		v.t.Fatal(err)
	}
	return strings.Contains(string(text), "INJECTED")
}

// stricken are the commands whose calls fail: what is there before, and what is run.
var stricken = []struct {
	name    string
	prepare func(v *victim)
	stdin   string
	args    []string
}{
	{"a new log", func(*victim) {}, "new", []string{"apply", "--strict"}},
	{"a log", fed, "more", []string{"apply", "--strict"}},
	{"backup", fed, "", []string{"backup"}},
	{"compact", fed, "", []string{"compact"}},
	{"restore", func(v *victim) {
		fed(v)
		v.must("", "backup", "--dir", filepath.Join(v.root, "copies"))
	}, "", []string{"restore", "--replace", "copies"}},
	{"export", fed, "", []string{"export", "-o", "day.xlsx"}},
}

func fed(v *victim) {
	v.fed = strings.Join(roundLines(v.t, 0)[:12], "")
	v.acks = v.must(v.fed, "apply")
}

// Each call of the program to the system fails in turn, for want of room or of a disk
// that works. The program says so in words, and leaves nothing half; started again it
// has everything that it had answered, and what was asked for can be done.
func TestFailingCalls(t *testing.T) {
	if _, err := exec.LookPath("strace"); err != nil {
		t.Skip(err)
	}
	calls := []string{"pwrite64", "fsync", "renameat", "ftruncate", "fdatasync", "linkat", "mkdirat", "unlinkat", "copy_file_range"}
	runs, failed := 0, 0
	for _, s := range stricken {
		v := newVictim(t)
		s.prepare(v)
		v.keep()
		for i, call := range calls[:often(1, 4, len(calls))] {
			for nth, hit := 1, true; hit && nth <= often(1, 1, 1000); nth++ {
				for _, errno := range []string{"ENOSPC", "EIO"} {
					if (i+len(s.name))%2 == 0 == (errno == "EIO") && os.Getenv("RECEPTION_LONG") == "" {
						continue // the other one with the next call
					}
					var bad bool
					hit, bad = v.fails(s.name, s.stdin, s.args, fault{call, errno, nth})
					if runs++; bad {
						failed++
					}
				}
			}
		}
	}
	t.Logf("%d runs, %d of them ended with an error", runs, failed)
	if failed < runs/5 {
		t.Error("next to nothing failed: the test shows nothing")
	}
}

// fails runs a command with one failing call, and says whether there was such a call and
// whether the command failed.
func (v *victim) fails(name, stdin string, args []string, f fault) (hit, bad bool) {
	v.t.Helper()
	t := v.t
	v.putBack()
	if stdin != "" {
		stdin = strings.Join(roundLines(t, 1)[:9], "")
	}
	args = append([]string(nil), args...)
	for i, a := range args {
		switch a {
		case "copies":
			list, _ := filepath.Glob(filepath.Join(v.root, "copies", "*.db"))
			args[i] = list[0]
		case "day.xlsx":
			args[i] = filepath.Join(v.root, a)
		}
	}
	out, errs, err := v.run(&f, stdin, args...)
	if err != nil && strings.Contains(strings.ToLower(errs), "ptrace(") {
		t.Skipf("strace may not trace here: %s", errs)
	}
	hit = v.injected()
	what := fmt.Sprintf("%s, %s", name, f)
	if err != nil && !saysWhatToDo(errs) {
		t.Errorf("%s: it ends with %v and says\n%s", what, err, errs)
	}
	if strings.Contains(errs, "panic") || strings.Contains(errs, "goroutine") {
		t.Errorf("%s: %s", what, last(errs))
	}
	v.nothingLost(what, v.acks+wholeLines(out), v.fed+stdin)
	return hit, err != nil
}

// wholeLines are the answers that came whole.
func wholeLines(out string) string {
	var b strings.Builder
	for line := range strings.Lines(out) {
		if strings.HasPrefix(line, "{") && strings.Contains(line, `"ok":true`) && strings.HasSuffix(line, "\n") {
			b.WriteString(line)
		}
	}
	return b.String()
}

// saysWhatToDo reports whether there is a sentence in the language of the person, and
// not only what the system calls the trouble.
func saysWhatToDo(errs string) bool {
	for line := range strings.Lines(errs) {
		if strings.HasPrefix(line, "reception: ") && strings.ContainsFunc(line, func(r rune) bool { return unicode.Is(unicode.Han, r) }) &&
			strings.Contains(line, "请") {
			return true
		}
	}
	return false
}

// nothingLost starts the program again.
func (v *victim) nothingLost(what, acks, fed string) {
	v.t.Helper()
	if fed != "" {
		out, errs, err := v.run(nil, fed, "apply")
		if err != nil {
			v.t.Errorf("%s: afterwards apply ends with %v\n%s%s", what, err, last(out), last(errs))
			return
		}
		again := answersByID(v.t, out)
		for id, was := range answersByID(v.t, acks) {
			if now := again[id]; !now.Repeat || fmt.Sprint(now.Seq) != fmt.Sprint(was.Seq) {
				v.t.Errorf("%s: %s was answered with %+v and is now %+v", what, id, was, now)
			}
		}
	}
	if out, errs, err := v.run(nil, "", "verify"); err != nil {
		v.t.Errorf("%s: verify: %v\n%s%s", what, err, out, errs)
	}
	for _, pattern := range []string{"data/backups/log-*.db", "copies/*.db"} {
		list, _ := filepath.Glob(filepath.Join(v.root, pattern))
		for _, path := range list {
			if out, errs, err := v.run(nil, "", "verify", path); err != nil {
				v.t.Errorf("%s: half a backup stands under its name: %v\n%s%s", what, err, out, errs)
			}
		}
	}
	if text, err := os.ReadFile(filepath.Join(v.root, "day.xlsx")); err == nil && !strings.Contains(string(text[max(0, len(text)-100):]), "PK\x05\x06") {
		v.t.Errorf("%s: half an export stands under its name", what)
	}
	left, _ := filepath.Glob(filepath.Join(v.root, ".*.xlsx.*"))
	more, _ := filepath.Glob(filepath.Join(v.root, "data", "*.new-*"))
	if left = append(left, more...); len(left) > 0 && !strings.Contains(what, "unlinkat") {
		v.t.Errorf("%s: left lying about are %v", what, left)
	}
}
