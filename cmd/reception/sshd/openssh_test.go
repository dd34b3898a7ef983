package sshd_test

import (
	"bytes"
	"crypto/rand"
	"errors"
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	gossh "golang.org/x/crypto/ssh"

	"reception/cmd/reception/access"
	"reception/cmd/reception/sshd"
	"reception/flows"
)

// openSSH is the system's own client, with nobody's configuration.
func (h *house) openSSH(identities []string, options ...string) *exec.Cmd {
	h.t.Helper()
	program, err := exec.LookPath("ssh")
	if err != nil {
		h.t.Skip("no ssh here")
	}
	host, port, err := net.SplitHostPort(h.addr)
	must(h.t, err)
	args := []string{"-F", "none", "-p", port, "-o", "StrictHostKeyChecking=no", "-o", "UserKnownHostsFile=" + os.DevNull,
		"-o", "BatchMode=yes", "-o", "IdentitiesOnly=yes", "-o", "LogLevel=ERROR"}
	for _, i := range identities {
		args = append(args, "-i", i)
	}
	cmd := exec.CommandContext(h.t.Context(), program, append(append(args, host), options...)...)
	cmd.Env = append(os.Environ(), "SSH_AUTH_SOCK=")
	return cmd
}

func TestOpenSSH(t *testing.T) {
	h := open(t, sshd.Limits{}, nil)
	path, key := keyFile(t)
	h.admit(key, li)
	var errs bytes.Buffer
	cmd := h.openSSH([]string{path}, "exit", "3")
	cmd.Stderr = &errs
	var exit *exec.ExitError
	if err := cmd.Run(); !errors.As(err, &exit) || exit.ExitCode() != 3 || errs.String() != "to stderr" {
		t.Errorf("%v, %q", err, errs.String())
	}
	in := make([]byte, 10<<20)
	_, _ = rand.Read(in)
	cmd = h.openSSH([]string{path}, "cat")
	cmd.Stdin = bytes.NewReader(in)
	out, err := cmd.Output()
	must(t, err)
	if !bytes.Equal(in, out) {
		t.Errorf("%d bytes of %d came back, or others", len(out), len(in))
	}
	out, err = h.openSSH([]string{path}, "words", `'王 先生'`, `""`).Output()
	must(t, err)
	if string(out) != `["王 先生" ""]` {
		t.Errorf("words %s", out)
	}
}

// The role is that of the key that was proved, whatever was offered before it.
func TestOpenSSHOffersAnothersKeyFirst(t *testing.T) {
	h := open(t, sshd.Limits{}, nil)
	manager := h.key(access.Person{Staff: "boss", Role: flows.RoleDutyManager})
	public := filepath.Join(t.TempDir(), "manager.pub")
	must(t, os.WriteFile(public, gossh.MarshalAuthorizedKey(manager.PublicKey()), 0o600))
	path, key := keyFile(t)
	h.admit(key, li)
	cmd := h.openSSH([]string{public, path}, "who")
	cmd.Args = append(cmd.Args[:1:1], append([]string{"-v"}, cmd.Args[1:]...)...)
	for i, a := range cmd.Args {
		if a == "LogLevel=ERROR" {
			cmd.Args[i] = "LogLevel=DEBUG1"
		}
	}
	var errs bytes.Buffer
	cmd.Stderr = &errs
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("%v\n%s", err, errs.String())
	}
	if accepted := fmt.Sprintf("Server accepts key: %s", public); !strings.Contains(errs.String(), accepted) {
		t.Fatalf("the manager's key was not offered:\n%s", errs.String())
	}
	if !strings.HasPrefix(string(out), "li post") {
		t.Errorf("is %s", out)
	}
	if out, err := h.openSSH([]string{public}, "who").CombinedOutput(); err == nil {
		t.Errorf("the public key alone came in: %s", out)
	}
}

// ssh reception flood | head
func TestOpenSSHPipeThatNobodyReads(t *testing.T) {
	h := open(t, sshd.Limits{}, nil)
	path, key := keyFile(t)
	h.admit(key, li)
	r, w, err := os.Pipe()
	must(t, err)
	cmd := h.openSSH([]string{path}, "flood")
	cmd.Stdout = w
	must(t, cmd.Start())
	must(t, w.Close())
	_, err = r.Read(make([]byte, 10))
	must(t, err)
	must(t, r.Close())
	var exit *exec.ExitError
	if err := cmd.Wait(); !errors.As(err, &exit) {
		t.Errorf("ended with %v", err)
	}
}
