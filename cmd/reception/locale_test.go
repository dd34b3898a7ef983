//go:build !windows

package main

import (
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// servedBySSH starts a service with a new key of somebody, and makes the system's own
// client for it.
func servedBySSH(t *testing.T, s *site, who ...string) (client func(command ...string) *exec.Cmd) {
	t.Helper()
	for _, name := range []string{"ssh", "ssh-keygen"} {
		if _, err := exec.LookPath(name); err != nil {
			t.Skipf("no %s here", name)
		}
	}
	key := filepath.Join(t.TempDir(), "key")
	if out, err := exec.CommandContext(t.Context(), "ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", key).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	s.must("", append([]string{"keys", "add", key + ".pub"}, who...)...)
	free, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	address := free.Addr().String()
	_ = free.Close()
	t.Cleanup(serving(t, s, "reception", "serve", "--listen", address))
	_, port, _ := net.SplitHostPort(address)
	return func(command ...string) *exec.Cmd {
		args := []string{"-F", "none", "-p", port, "-i", key, "-o", "StrictHostKeyChecking=no", "-o", "UserKnownHostsFile=" + os.DevNull,
			"-o", "IdentitiesOnly=yes", "-o", "LogLevel=ERROR", "-o", "SendEnv=LANG LC_*"}
		cmd := exec.CommandContext(t.Context(), "ssh", append(append(args, command...), "127.0.0.1")...)
		cmd.Env = append(os.Environ(), "SSH_AUTH_SOCK=")
		return cmd
	}
}

// TestLocaleThatGarblesIsSaidAtLogin: in both languages, before the screen. A locale
// that is UTF-8, none at all, and plain commands are told nothing.
func TestLocaleThatGarblesIsSaidAtLogin(t *testing.T) {
	s := newSite(t, "2026-11-22T09:30:00+08:00")
	client := servedBySSH(t, s, "--role", "wall")
	for locale, warned := range map[string]bool{
		"LC_ALL=zh_CN.GBK": true, "LC_CTYPE=C": true, "LC_ALL=C.UTF-8": false, "LC_CTYPE=UTF-8": false, "LC_ALL=zh_CN.utf8": false,
	} {
		cmd := client("-tt")
		cmd.Env = append(cmd.Env, "LC_ALL=", "LC_CTYPE=", locale)
		x := runTerminal(t, 100, 30, cmd)
		x.see("VIP1")
		x.press("Ctrl+C", "Ctrl+C")
		<-x.ended
		_, name, _ := strings.Cut(locale, "=")
		if text := x.text(); strings.Contains(text, "your locale is "+name+",") != warned || strings.Contains(text, "您的语言环境是 "+name) != warned {
			t.Errorf("%s: warned must be %v; it says\n%s", locale, warned, text)
		}
	}
	cmd := client("-T")
	cmd.Args = append(cmd.Args, "board", "--once")
	cmd.Env = append(cmd.Env, "LC_ALL=C")
	var errs strings.Builder
	cmd.Stderr = &errs
	if out, err := cmd.Output(); err != nil || errs.String() != "" || !strings.Contains(string(out), "VIP1") {
		t.Errorf("a command has %v, says %q\n%s", err, errs.String(), out)
	}
}
