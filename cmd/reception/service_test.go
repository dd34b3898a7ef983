//go:build !windows

package main

import (
	"bytes"
	"context"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"syscall"
	"testing"
	"time"

	"reception/cmd/reception/attach"
)

// service runs "reception service" for a program.
func service(t *testing.T, s *site, program string, args ...string) string {
	t.Helper()
	var out, errs bytes.Buffer
	e := s.env(strings.NewReader(""), &out, &errs, append([]string{"service"}, args...)...)
	e.Executable = func() (string, error) { return program, nil }
	if status := run(context.Background(), e); status != statusDone {
		t.Fatalf("status %d: %s", status, errs.String())
	}
	return out.String()
}

// TestServiceUnitIsOne: systemd takes the units, in both languages and whatever the
// paths are called.
func TestServiceUnitIsOne(t *testing.T) {
	analyze, err := exec.LookPath("systemd-analyze")
	if err != nil {
		t.Skip("no systemd-analyze here")
	}
	for _, name := range []string{"reception", "迎宾台 %n $HOME 1"} {
		program := filepath.Join(t.TempDir(), name)
		if err := os.WriteFile(program, []byte("#!/bin/sh\n"), 0o700); err != nil {
			t.Fatal(err)
		}
		for _, args := range [][]string{{"--lang=en"}, {"--lang=zh", "--listen=[::1]:2222"}, {"--user", "--listen="}} {
			s := newSite(t, "2026-11-22T09:30:00+08:00")
			s.log = filepath.Join(t.TempDir(), `日志 %h $HOME 'a' \ "b"`, "log.db")
			if err := os.Mkdir(filepath.Dir(s.log), 0o700); err != nil {
				t.Fatal(err)
			}
			file := filepath.Join(t.TempDir(), "reception.service")
			unit := service(t, s, program, append([]string{"unit", "--as", "daemon"}, args...)...)
			if err := os.WriteFile(file, []byte(unit), 0o600); err != nil {
				t.Fatal(err)
			}
			verify := exec.CommandContext(t.Context(), analyze, "verify", "--man=no", file)
			if args[0] == "--user" {
				verify.Args = append(verify.Args, "--user")
				verify.Env = append(os.Environ(), "XDG_RUNTIME_DIR="+t.TempDir())
			}
			// What is said of units of the machine itself does not matter.
			if out, err := verify.CombinedOutput(); err != nil || strings.Contains(string(out), "reception.service") {
				t.Errorf("%s %q: %v\n%s\n%s", name, args, err, out, unit)
			}
		}
	}
}

// serving starts the program as a service manager does, and returns when it has said
// that terminals may come in. Closing ends it in order.
func serving(t *testing.T, s *site, command ...string) (closing func()) {
	t.Helper()
	manager, err := net.ListenPacket("unixgram", filepath.Join(t.TempDir(), "notify"))
	if err != nil {
		t.Fatal(err)
	}
	defer manager.Close() //nolint:errcheck // a test's
	cmd := exec.Command(command[0], command[1:]...)
	var errs bytes.Buffer
	cmd.Stderr = &errs
	cmd.Env = append(os.Environ(), "RECEPTION_LOG="+s.log, "LANG=en_US.UTF-8", "NOTIFY_SOCKET="+manager.LocalAddr().String())
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true} // a tracer passes no signal on
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	ended := false
	signal := func(sig syscall.Signal) {
		if !ended {
			_ = syscall.Kill(-cmd.Process.Pid, sig)
		}
	}
	t.Cleanup(func() { signal(syscall.SIGKILL) })
	closing = func() {
		t.Helper()
		signal(syscall.SIGTERM)
		ended = true
		if err := cmd.Wait(); err != nil {
			t.Errorf("it ended with %v\n%s", err, errs.String())
		}
	}
	message := make([]byte, 100)
	_ = manager.SetReadDeadline(time.Now().Add(patience))
	n, _, err := manager.ReadFrom(message)
	if err != nil || string(message[:n]) != "READY=1" {
		signal(syscall.SIGKILL)
		_ = cmd.Wait()
		ended = true
		t.Fatalf("the service manager was told %q, %v\n%s", message[:n], err, errs.String())
	}
	return closing
}

// TestServiceIsReadyWhenTerminalsMayComeIn: what a unit is ordered after it can
// attach at once, and the socket goes when the service is stopped.
func TestServiceIsReadyWhenTerminalsMayComeIn(t *testing.T) {
	s := newSite(t, "2026-11-22T09:30:00+08:00")
	closing := serving(t, s, "reception", "serve")
	socket, err := attach.SocketPath(s.log)
	if err != nil {
		t.Fatal(err)
	}
	c, err := attach.Dial(t.Context(), socket)
	if err != nil {
		t.Errorf("a terminal is not let in: %v", err)
	} else {
		_ = c.Close()
	}
	closing()
	if _, err := os.Stat(socket); !os.IsNotExist(err) {
		t.Errorf("the socket is still there: %v", err)
	}
}

// TestServiceUnitAllowsWhatTheProgramDoes: every system call of a service that works
// is one that the unit allows, and it writes nowhere but beside the log and among the
// master keys, whatever a terminal has written for itself.
func TestServiceUnitAllowsWhatTheProgramDoes(t *testing.T) {
	if testing.Short() {
		t.Skip("the race detector makes calls of its own")
	}
	allowed := unitCalls(t)
	strace, err := exec.LookPath("strace")
	if err != nil {
		t.Skip("no strace here")
	}
	s := newSite(t, "2026-11-22T09:30:00+08:00")
	trace, own := filepath.Join(t.TempDir(), "trace"), filepath.Join(t.TempDir(), "visits.csv")
	closing := serving(t, s, strace, "-f", "-qq", "-I", "never", "-o", trace, "reception", "serve", "--listen", "127.0.0.1:0")
	x := startTerminal(t, s, 100, 30)
	x.see("还没有")
	x.press("F2", "王先生", "Enter")
	x.see("王先生")
	s.must("", "verify")
	s.must("", "export", "-o", own, "--names")
	backups := t.TempDir()
	if told := s.must("", "backup", "--dir", backups); !strings.Contains(told, "Backed up and verified: "+backups) {
		t.Errorf("the backup said %q", told)
	}
	closing()
	if text, err := os.ReadFile(own); err != nil || !strings.Contains(string(text), "王") {
		t.Errorf("what was exported is %q, %v", text, err)
	}
	text, err := os.ReadFile(trace)
	if err != nil {
		t.Fatal(err)
	}
	folder := filepath.Dir(s.log) + string(filepath.Separator)
	for _, call := range regexp.MustCompile(`(?m)^\d+ +(\w+)\((.*)$`).FindAllStringSubmatch(string(text), -1) {
		if !allowed[call[1]] {
			t.Errorf("the unit does not allow %s(%s", call[1], call[2])
		}
		if strings.Contains(call[2], "PROT_WRITE|PROT_EXEC") {
			t.Errorf("memory that is written and run: %s", call[0])
		}
		if call[1] == "openat" && regexp.MustCompile("O_WRONLY|O_RDWR|O_CREAT").MatchString(call[2]) &&
			!strings.Contains(call[2], `"`+folder) && !strings.Contains(call[2], `"`+testKeys()) && !strings.Contains(call[2], `"/dev/null"`) {
			t.Errorf("it writes elsewhere than beside the log: %s", call[2])
		}
	}
}

// unitCalls are the system calls that the unit allows, as systemd here has them.
func unitCalls(t *testing.T) map[string]bool {
	t.Helper()
	analyze, err := exec.LookPath("systemd-analyze")
	if err != nil {
		t.Skip("no systemd-analyze here")
	}
	calls := map[string]bool{}
	s := newSite(t, "2026-11-22T09:30:00+08:00")
	for _, filter := range regexp.MustCompile(`(?m)^SystemCallFilter=(~?)(.*)$`).FindAllStringSubmatch(service(t, s, "/r", "unit", "--as", "daemon"), -1) {
		for _, group := range strings.Fields(filter[2]) {
			for _, name := range callsOf(t, analyze, group) {
				calls[name] = filter[1] == ""
			}
		}
	}
	return calls
}

// callsOf lists a group of systemd's and the groups in it.
func callsOf(t *testing.T, analyze, group string) (names []string) {
	t.Helper()
	out, err := exec.CommandContext(t.Context(), analyze, "--no-pager", "syscall-filter", group).Output()
	if err != nil {
		t.Skipf("this systemd does not know %s: %v", group, err)
	}
	for line := range strings.Lines(string(out)) {
		switch word := strings.TrimSpace(line); {
		case word == "" || word == group || strings.HasPrefix(word, "#"):
		case strings.HasPrefix(word, "@"):
			names = append(names, callsOf(t, analyze, word)...)
		default:
			names = append(names, word)
		}
	}
	return names
}

// TestKioskScriptShowsTheScreenAgain: whoever leaves the screen of a kiosk gets it
// back and no command line, and so does a kiosk that was cut off.
func TestKioskScriptShowsTheScreenAgain(t *testing.T) {
	s := newSite(t, "2026-11-22T09:30:00+08:00")
	reception, err := exec.LookPath("reception")
	if err != nil {
		t.Fatal(err)
	}
	script := filepath.Join(t.TempDir(), "kiosk 'o'")
	service(t, s, reception, "kiosk", "--as", "daemon", "--lang", "zh", "-o", script)
	if info, err := os.Stat(script); err != nil || info.Mode().Perm()&0o100 == 0 {
		t.Fatalf("it cannot be run: %v, %v", info, err)
	}
	owner := serving(t, s, "reception", "serve")
	x := runTerminal(t, 100, 30, exec.Command(script))
	x.see("还没有人上岗")
	x.press("Ctrl+C", "Ctrl+C")
	x.gone("还没有人上岗")
	x.see("还没有人上岗")
	owner()
	x.see("已经结束", "Enter")
	x.press("Esc")
	x.see("还没有人上岗")
}
