//go:build linux

package main

import (
	"bufio"
	"bytes"
	"crypto/ed25519"
	"encoding/pem"
	"errors"
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	gossh "golang.org/x/crypto/ssh"
	"golang.org/x/sys/unix"

	"reception/cmd/reception/attach"
	"reception/flows"
	"reception/store"
)

// A showroom is a log that a built program owns, with terminals of the machine and
// of the network at it: other processes, and the system's own ssh.
type showroom struct {
	*site
	dir    string // of the log and everything beside it
	client string // the ssh program
	host   string
	port   string
	served *exec.Cmd // reception serve; nil where a kiosk owns the log
	errs   *bytes.Buffer
	calls  atomic.Int32 // by ssh
}

// newShowroom prepares a log; nobody has it open yet.
func newShowroom(t testing.TB) *showroom {
	t.Helper()
	client, err := exec.LookPath("ssh")
	if err != nil {
		t.Skip("OpenSSH's client is not here: terminals of the network are not tried")
	}
	l, err := net.Listen("tcp", "127.0.0.1:0") // a port that is free
	if err != nil {
		t.Fatal(err)
	}
	host, port, err := net.SplitHostPort(l.Addr().String())
	if err := errors.Join(err, l.Close()); err != nil {
		t.Fatal(err)
	}
	s := newSite(t, "2026-11-22T09:30:00+08:00")
	return &showroom{site: s, dir: filepath.Dir(s.log), client: client, host: host, port: port}
}

// openShowroom has reception serve own the log and listen.
func openShowroom(t testing.TB) *showroom {
	t.Helper()
	h := newShowroom(t)
	h.serve()
	return h
}

// address is where the network comes in.
func (h *showroom) address() string { return net.JoinHostPort(h.host, h.port) }

// command is the built program with the showroom's clock.
func (h *showroom) command(args ...string) *exec.Cmd {
	cmd := exec.Command("reception", append([]string{"--log", h.log}, args...)...)
	cmd.Env = []string{"RECEPTION_NOW=" + h.now.Format(time.RFC3339)}
	return cmd
}

// kiosk is a screen of the machine; the first one owns the log, whichever it is.
func (h *showroom) kiosk(width, height int, args ...string) *terminal {
	h.t.Helper()
	return runTerminal(h.t, width, height, h.command(append([]string{"--listen", h.address()}, args...)...))
}

// serve starts the owner and waits until it lets terminals in.
func (h *showroom) serve() {
	h.t.Helper()
	cmd := h.command("serve", "--listen", h.address())
	cmd.Env = append(os.Environ(), append(cmd.Env, "LANG=zh_CN.UTF-8")...)
	out, err := cmd.StdoutPipe()
	if err != nil {
		h.t.Fatal(err)
	}
	h.errs = &bytes.Buffer{}
	cmd.Stderr = h.errs
	if err := cmd.Start(); err != nil {
		h.t.Fatal(err)
	}
	h.served = cmd
	h.t.Cleanup(h.kill)
	if line, err := bufio.NewReader(out).ReadString('\n'); err != nil || !strings.Contains(line, "终端可以接入") {
		h.kill()
		h.t.Fatalf("serve says %q, %v\n%s", line, err, h.errs)
	}
}

func (h *showroom) kill() {
	if h.served != nil && h.served.ProcessState == nil {
		_ = h.served.Process.Kill()
		_ = h.served.Wait()
	}
}

// close ends the owner in order: whatever happened, it is well and the log whole.
func (h *showroom) close() {
	h.t.Helper()
	if err := h.served.Process.Signal(syscall.SIGTERM); err != nil {
		h.t.Fatal(err)
	}
	if err := h.served.Wait(); err != nil || strings.Contains(h.errs.String(), "DATA RACE") {
		h.t.Errorf("the owner ended with %v\n%s", err, last(h.errs.String()))
	}
	if panics := h.accessLog(); strings.Contains(panics, "panic") {
		h.t.Errorf("a session panicked:\n%s", last(panics))
	}
	h.must("", "verify")
}

// accessLog is the file of who came and went.
func (h *showroom) accessLog() string {
	h.t.Helper()
	text, err := os.ReadFile(h.log + ".access.log")
	if err != nil {
		h.t.Fatal(err)
	}
	return string(text)
}

// noted is who was turned away, as the log has it once it is closed.
func (h *showroom) noted() (list []flows.AccessNoted) {
	h.t.Helper()
	for _, r := range h.records() {
		if e, ok := r.Event.(flows.AccessNoted); ok {
			list = append(list, e)
		}
	}
	return list
}

// records reads a log that nobody has open.
func (h *showroom) records() (list []flows.Record) {
	h.t.Helper()
	j, err := store.Open(h.t.Context(), h.log, store.Options{ReadOnly: true, Keys: testKeys()})
	if err != nil {
		h.t.Fatal(err)
	}
	defer j.Close() //nolint:errcheck // only read
	for r, err := range j.Records(h.t.Context(), 0) {
		if err != nil {
			h.t.Fatal(err)
		}
		list = append(list, r)
	}
	return list
}

// admit makes a key, has the program let it in, and returns its file.
func (h *showroom) admit(role flows.Role, options ...string) (identity string) {
	h.t.Helper()
	identity, public := h.newKey()
	h.must(public, append([]string{"keys", "add", "--role", string(role)}, options...)...)
	return identity
}

// newKey makes a key that nobody knows. Its comment is the name of its file.
func (h *showroom) newKey() (identity, public string) {
	h.t.Helper()
	pub, private, err := ed25519.GenerateKey(nil)
	if err != nil {
		h.t.Fatal(err)
	}
	block, err := gossh.MarshalPrivateKey(private, "")
	if err != nil {
		h.t.Fatal(err)
	}
	f, err := os.CreateTemp(h.dir, "key") // 0600, as ssh wants it
	if err != nil {
		h.t.Fatal(err)
	}
	if _, err := f.Write(pem.EncodeToMemory(block)); err != nil {
		h.t.Fatal(err)
	}
	key, err := gossh.NewPublicKey(pub)
	if err := errors.Join(err, f.Close()); err != nil {
		h.t.Fatal(err)
	}
	return f.Name(), strings.TrimSpace(string(gossh.MarshalAuthorizedKey(key))) + " " + filepath.Base(f.Name()) + "\n"
}

// ssh is the system's client with one key and nobody's configuration. Words that
// begin with one - are its options; the first other one begins the command. Each call
// comes from another address, as from a house full of machines: one alone may not call
// as often as tests do.
func (h *showroom) ssh(identity string, words ...string) *exec.Cmd {
	h.t.Helper()
	from := fmt.Sprintf("127.0.1.%d", 1+h.calls.Add(1)%250)
	args := []string{"-F", "none", "-b", from, "-p", h.port, "-i", identity, "-l", "anybody", "-o", "IdentitiesOnly=yes", "-o", "BatchMode=yes",
		"-o", "StrictHostKeyChecking=accept-new", "-o", "UserKnownHostsFile=" + filepath.Join(h.dir, "known_hosts"), "-o", "LogLevel=ERROR"}
	for len(words) > 0 && strings.HasPrefix(words[0], "-") && !strings.HasPrefix(words[0], "--") {
		args, words = append(args, words[0]), words[1:]
	}
	cmd := exec.CommandContext(h.t.Context(), h.client, append(append(args, "--", h.host), words...)...)
	cmd.Env = []string{"SSH_AUTH_SOCK="}
	return cmd
}

// remote runs a command over the network to its end.
func (h *showroom) remote(stdin, identity string, words ...string) (status int, stdout, stderr string) {
	h.t.Helper()
	cmd := h.ssh(identity, words...)
	cmd.Env = append(os.Environ(), cmd.Env...)
	var out, errs bytes.Buffer
	cmd.Stdin, cmd.Stdout, cmd.Stderr = strings.NewReader(stdin), &out, &errs
	err := cmd.Run()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		h.t.Fatal(err)
	}
	return cmd.ProcessState.ExitCode(), out.String(), errs.String()
}

// screen is a terminal of the network.
func (h *showroom) screen(identity string, width, height int, words ...string) *terminal {
	h.t.Helper()
	return runTerminal(h.t, width, height, h.ssh(identity, append([]string{"-tt"}, words...)...))
}

// owner is the process that answers at the socket; 0 where none does.
func (h *showroom) owner() (pid int) {
	h.t.Helper()
	path, err := attach.SocketPath(h.log)
	if err != nil {
		h.t.Fatal(err)
	}
	c, err := net.Dial("unix", path)
	if err != nil {
		return 0
	}
	defer c.Close() //nolint:errcheck // it was only to ask
	raw, err := c.(*net.UnixConn).SyscallConn()
	if err != nil {
		h.t.Fatal(err)
	}
	_ = raw.Control(func(fd uintptr) {
		if cred, err := unix.GetsockoptUcred(int(fd), unix.SOL_SOCKET, unix.SO_PEERCRED); err == nil {
			pid = int(cred.Pid)
		}
	})
	return pid
}

// memory is what the owner has resident, in MiB.
func (h *showroom) memory() int {
	h.t.Helper()
	text, err := os.ReadFile("/proc/" + strconv.Itoa(h.served.Process.Pid) + "/status")
	if err != nil {
		h.t.Fatal(err)
	}
	_, rest, _ := strings.Cut(string(text), "VmRSS:")
	kib, err := strconv.Atoi(strings.Fields(rest)[0])
	if err != nil {
		h.t.Fatal(err)
	}
	return kib / 1024
}
