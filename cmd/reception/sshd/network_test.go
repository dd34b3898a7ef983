package sshd_test

import (
	"bytes"
	"context"
	"crypto/rand"
	"io"
	"net"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	gossh "golang.org/x/crypto/ssh"

	"reception/cmd/reception/access"
	"reception/cmd/reception/attach"
	"reception/cmd/reception/sshd"
	"reception/flows"
)

var li = access.Person{Staff: "li", Post: "L1", Role: flows.RolePost}

func TestNetworkCommand(t *testing.T) {
	h := open(t, sshd.Limits{}, nil)
	client := h.login(h.key(li))
	for command, want := range map[string]string{
		"who":                            "li post local=false terminal=false",
		`words do note='a  b' "王 先生" \ `: `["do" "note=a  b" "王 先生" " "]`,
	} {
		session, err := client.NewSession()
		must(t, err)
		out, err := session.Output(command)
		must(t, err)
		if string(out) != want {
			t.Errorf("%s: %s; want %s", command, out, want)
		}
	}
	session, err := client.NewSession()
	must(t, err)
	var errs bytes.Buffer
	session.Stderr = &errs
	if status := exitStatus(t, session.Run("exit 3")); status != 3 || errs.String() != "to stderr" {
		t.Errorf("status %d, stderr %q", status, errs.String())
	}
	session, err = client.NewSession()
	must(t, err)
	errs.Reset()
	session.Stderr = &errs
	if status := exitStatus(t, session.Run("words 'half")); status != 2 || !strings.Contains(errs.String(), "引号") {
		t.Errorf("half a quotation: status %d, stderr %q", status, errs.String())
	}
}

func TestNetworkCarriesEveryByte(t *testing.T) {
	h := open(t, sshd.Limits{}, nil)
	session, err := h.login(h.key(li)).NewSession()
	must(t, err)
	in := make([]byte, 10<<20)
	_, _ = rand.Read(in)
	session.Stdin = bytes.NewReader(in)
	out, err := session.Output("cat")
	must(t, err)
	if !bytes.Equal(in, out) {
		t.Errorf("%d bytes of %d came back, or others", len(out), len(in))
	}
}

func TestNetworkEnvironmentIsFromAList(t *testing.T) {
	h := open(t, sshd.Limits{}, nil)
	session, err := h.login(h.key(li)).NewSession()
	must(t, err)
	for _, v := range []string{"RECEPTION_LOG", "LD_PRELOAD", "PWD"} {
		if session.Setenv(v, "x") == nil {
			t.Errorf("%s was taken", v)
		}
	}
	must(t, session.Setenv("LANG", "zh_CN.UTF-8"))
	out, err := session.Output("env")
	must(t, err)
	if string(out) != `["LANG=zh_CN.UTF-8"]` {
		t.Errorf("got %s", out)
	}
}

func TestNetworkScreen(t *testing.T) {
	h := open(t, sshd.Limits{}, nil)
	session, err := h.login(h.key(li)).NewSession()
	must(t, err)
	must(t, session.Setenv("COLORTERM", "truecolor"))
	must(t, session.RequestPty("xterm-256color", 40, 100, gossh.TerminalModes{}))
	out := newWatcher()
	session.Stdout = out
	keys, err := session.StdinPipe()
	must(t, err)
	must(t, session.Shell())
	out.waitFor(t, "[100x40 TrueColor]\n")
	for n := range 200 { // far more than anybody waits for
		must(t, session.WindowChange(n, n))
	}
	must(t, session.WindowChange(9000, 9000))
	out.waitFor(t, "[300x100]")
	_, _ = io.WriteString(keys, "\x03")
	out.waitFor(t, `['\x03']`)
	_, _ = io.WriteString(keys, "q")
	if status := exitStatus(t, session.Wait()); status != 0 {
		t.Errorf("status %d", status)
	}
	if strings.Contains(out.String(), "\r") {
		t.Errorf("a screen's bytes were changed: %q", out.String())
	}
}

// A plain command's lines begin at the left of a terminal in raw mode, and Ctrl-C
// ends it.
func TestNetworkCommandOnATerminal(t *testing.T) {
	h := open(t, sshd.Limits{}, nil)
	client := h.login(h.key(li))
	session, err := client.NewSession()
	must(t, err)
	must(t, session.RequestPty("vt100", 24, 80, gossh.TerminalModes{}))
	var out, errs bytes.Buffer
	session.Stdout, session.Stderr = &out, &errs
	must(t, session.Run("lines"))
	if out.String() != "一\r\n二\r\n三\r\n" || errs.String() != "错\r\n" {
		t.Errorf("out %q, err %q", out.String(), errs.String())
	}
	session, err = client.NewSession()
	must(t, err)
	must(t, session.RequestPty("vt100", 0, 0, gossh.TerminalModes{}))
	w := newWatcher()
	session.Stdout = w
	keys, err := session.StdinPipe()
	must(t, err)
	must(t, session.Start("wait"))
	w.waitFor(t, "waiting")
	_, _ = io.WriteString(keys, "abc\x03")
	if status := exitStatus(t, session.Wait()); status != 7 {
		t.Errorf("status %d; want that of an interrupted command", status)
	}
}

// ssh -t reception apply, with somebody who types.
func TestNetworkTypingForACommand(t *testing.T) {
	h := open(t, sshd.Limits{}, nil)
	session, err := h.login(h.key(li)).NewSession()
	must(t, err)
	must(t, session.RequestPty("xterm", 24, 80, gossh.TerminalModes{}))
	out := newWatcher()
	session.Stdout = out
	keys, err := session.StdinPipe()
	must(t, err)
	must(t, session.Start("cat"))
	_, _ = io.WriteString(keys, "王先\x7f太\x1b x\r")
	out.waitFor(t, "王先\b \b\b \b太 x\r\n王太 x\r\n") // as it is typed, then what cat reads
	_, _ = io.WriteString(keys, "ab\x15no\x04")   // given as far as it is
	out.waitFor(t, "ab\b \b\b \bnono")
	_, _ = io.WriteString(keys, "\x04")
	if status := exitStatus(t, session.Wait()); status != 0 {
		t.Errorf("status %d", status)
	}
}

func TestSignalsEndACommand(t *testing.T) {
	h := open(t, sshd.Limits{}, nil)
	client := h.login(h.key(li))
	for _, signal := range []gossh.Signal{gossh.SIGINT, gossh.SIGTERM, gossh.SIGHUP} {
		session, err := client.NewSession()
		must(t, err)
		out := newWatcher()
		session.Stdout = out
		must(t, session.Start("wait"))
		out.waitFor(t, "waiting")
		must(t, session.Signal(signal))
		if status := exitStatus(t, session.Wait()); status != 7 {
			t.Errorf("%s: status %d", signal, status)
		}
	}
}

// A client that vanishes ends its command.
func TestVanishedClient(t *testing.T) {
	ended := make(chan struct{})
	h := open(t, sshd.Limits{}, func(ctx context.Context, s *sshd.Session) int {
		_, _ = io.WriteString(s.Out, "here")
		<-ctx.Done()
		close(ended)
		return 0
	})
	client := h.login(h.key(li))
	session, err := client.NewSession()
	must(t, err)
	out := newWatcher()
	session.Stdout = out
	must(t, session.Start("x"))
	out.waitFor(t, "here")
	must(t, client.Close())
	<-ended
}

func TestNothingElseIsServed(t *testing.T) {
	h := open(t, sshd.Limits{}, nil)
	client := h.login(h.key(li))
	if c, err := client.Dial("tcp", h.addr); err == nil {
		_ = c.Close()
		t.Error("a port was forwarded")
	}
	if l, err := client.Listen("tcp", "127.0.0.1:0"); err == nil {
		_ = l.Close()
		t.Error("a port was forwarded back")
	}
	if l, err := client.ListenUnix(filepath.Join(t.TempDir(), "s")); err == nil {
		_ = l.Close()
		t.Error("a socket was forwarded")
	}
	session, err := client.NewSession()
	must(t, err)
	if session.RequestSubsystem("sftp") == nil {
		t.Error("files are served")
	}
	for _, name := range []string{"auth-agent-req@openssh.com", "x11-req", "break"} {
		if ok, err := session.SendRequest(name, true, nil); ok || err != nil {
			t.Errorf("%s: %v, %v", name, ok, err)
		}
	}
	if out, err := session.Output("who"); err != nil || !strings.HasPrefix(string(out), "li") {
		t.Errorf("afterwards: %q, %v", out, err)
	}
}

func TestHostKeyIsMadeOnceAndPrivate(t *testing.T) {
	h := open(t, sshd.Limits{}, nil)
	h.login(h.key(li)) // it has been to the network
	path := filepath.Join(h.dir, "host_key")
	made, err := os.ReadFile(path)
	must(t, err)
	info, err := os.Stat(path)
	must(t, err)
	if runtime.GOOS != "windows" && info.Mode().Perm() != 0o600 {
		t.Errorf("its mode is %v", info.Mode())
	}
	again := func() error {
		s, err := sshd.New(sshd.Config{HostKey: path, Find: h.find, Handle: play})
		must(t, err)
		l, err := net.Listen("tcp", "127.0.0.1:0")
		must(t, err)
		must(t, l.Close())
		return s.Network(l)
	}
	must(t, again())
	if now, _ := os.ReadFile(path); !bytes.Equal(made, now) {
		t.Error("another key was made")
	}
	if runtime.GOOS == "windows" {
		return
	}
	must(t, os.Chmod(path, 0o644))
	if err := again(); err == nil || !strings.Contains(err.Error(), "chmod 600") {
		t.Errorf("a key that others can read: %v", err)
	}
}

func TestSocketIsPrivateAndStaleOnesGo(t *testing.T) {
	h := open(t, sshd.Limits{}, nil)
	if _, err := h.attached(attach.Ask{Args: []string{"exit", "0"}}); err != nil {
		t.Fatal(err)
	}
	if err := access.Private(h.socket); err != nil {
		t.Error(err)
	}
	if l, err := sshd.Listen(t.Context(), h.socket); err == nil {
		_ = l.Close()
		t.Error("two listen at one socket")
	}
	stale := filepath.Join(t.TempDir(), "s.sock")
	l, err := net.ListenUnix("unix", &net.UnixAddr{Name: stale, Net: "unix"})
	must(t, err)
	l.SetUnlinkOnClose(false)
	must(t, l.Close())
	if _, err := attach.Dial(t.Context(), stale); err != attach.ErrNobody {
		t.Errorf("at a stale socket: %v", err)
	}
	again, err := sshd.Listen(t.Context(), stale)
	must(t, err)
	must(t, again.Close())
	file := filepath.Join(t.TempDir(), "f.sock")
	must(t, os.WriteFile(file, []byte("precious"), 0o600))
	if l, err := sshd.Listen(t.Context(), file); err == nil {
		_ = l.Close()
		t.Error("a file was taken for a socket")
	}
	if text, _ := os.ReadFile(file); string(text) != "precious" {
		t.Error("a file was removed")
	}
}
