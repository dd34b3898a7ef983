//go:build linux

package main

import (
	"bytes"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"testing"
	"time"

	"golang.org/x/sys/unix"

	"reception/cmd/reception/access"
	"reception/cmd/reception/attach"
	"reception/flows"
)

// TestWhatIsPrivateStaysPrivate: whatever a careless mask would allow, nobody else
// can open what an owner makes; and a file that somebody has opened to others keeps
// it from starting, with the command that mends it.
func TestWhatIsPrivateStaysPrivate(t *testing.T) {
	h := newShowroom(t)
	was := syscall.Umask(0)
	defer syscall.Umask(was)
	h.admit(flows.RoleDesk, "--post", "RC")
	h.must("2580\n", "pin", "set", "lina")
	h.serve()
	files := []string{h.log, h.log + ".sock", h.log + ".access.log", filepath.Join(h.dir, "reception.hostkey"), filepath.Join(h.dir, "reception.keys"), filepath.Join(h.dir, "reception.pins")}
	for _, file := range files {
		if err := access.Private(file); err != nil {
			t.Error(err)
		}
		if _, err := os.Stat(file); err != nil {
			t.Error(err)
		}
	}
	h.close()

	for i, file := range files {
		if strings.HasSuffix(file, ".sock") || strings.HasSuffix(file, ".access.log") {
			continue // made anew; told of elsewhere
		}
		mode := []os.FileMode{0o640, 0o604, 0o602}[i%3]
		if err := os.Chmod(file, mode); err != nil {
			t.Fatal(err)
		}
		if status, errs := h.refused("serve", "--listen", h.address()); status != statusFailed || !strings.Contains(errs, "chmod 600 "+file) {
			t.Errorf("%s with mode %o: status %d, %s", filepath.Base(file), mode, status, errs)
		}
		if err := os.Chmod(file, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	h.serve()
	h.close()
}

// refused runs what should end by itself, and says how.
func (h *showroom) refused(args ...string) (status int, stderr string) {
	h.t.Helper()
	cmd := h.command(args...)
	cmd.Env = append(os.Environ(), append(cmd.Env, "LANG=zh_CN.UTF-8")...)
	var errs bytes.Buffer
	cmd.Stderr = &errs
	if err := cmd.Start(); err != nil {
		h.t.Fatal(err)
	}
	defer time.AfterFunc(patience, func() { _ = cmd.Process.Kill() }).Stop()
	_ = cmd.Wait()
	return cmd.ProcessState.ExitCode(), errs.String()
}

// TestSomethingInThePlaceOfTheSocket: a file there is nobody's business to remove,
// and what answers for another user is not talked to; both are said in words.
func TestSomethingInThePlaceOfTheSocket(t *testing.T) {
	h := newShowroom(t)
	h.must("", "do", "arrive", "surname=王")
	socket, err := attach.SocketPath(h.log)
	if err != nil {
		t.Fatal(err)
	}
	for _, put := range []func() error{
		func() error { return os.WriteFile(socket, []byte("precious"), 0o600) },
		func() error { return os.Mkdir(socket, 0o700) },
	} {
		if err := put(); err != nil {
			t.Fatal(err)
		}
		if status, errs := h.refused("serve"); status != statusFailed || !strings.Contains(errs, "请把它移走") || !strings.Contains(errs, socket) {
			t.Errorf("in its place: status %d, %s", status, errs)
		}
		if out := h.must("", "status"); !strings.Contains(out, "1") { // needs no socket
			t.Errorf("status says %s", out)
		}
		if err := os.RemoveAll(socket); err != nil {
			t.Fatal(err)
		}
	}

	if os.Getuid() != 0 {
		t.Skip("only root can put another user's process at the socket")
	}
	listening := make(chan error)
	go func() { listening <- h.listenAsNobody(socket) }()
	if err := <-listening; err != nil {
		t.Fatal(err)
	}
	for _, args := range [][]string{{"status"}, {"do", "arrive", "surname=李"}, {"serve"}} {
		if status, errs := h.refused(args...); status != statusFailed || !strings.Contains(errs, "另一个用户") {
			t.Errorf("%s with a stranger at the socket: status %d, %s", args, status, errs)
		}
	}
}

// listenAsNobody makes a socket that answers for another user. The thread that does
// is that user's from then on, and ends with the goroutine.
func (h *showroom) listenAsNobody(socket string) error {
	runtime.LockOSThread()
	fd, err := unix.Socket(unix.AF_UNIX, unix.SOCK_STREAM, 0)
	if err != nil {
		return err
	}
	h.t.Cleanup(func() { _ = unix.Close(fd) })
	if err := unix.Bind(fd, &unix.SockaddrUnix{Name: socket}); err != nil {
		return err
	}
	const nobody = 65534
	if _, _, failed := unix.RawSyscall(unix.SYS_SETRESUID, nobody, nobody, nobody); failed != 0 {
		return failed
	}
	return unix.Listen(fd, 8)
}
