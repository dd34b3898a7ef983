package attach_test

import (
	"context"
	"errors"
	"net"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"reception/cmd/reception/attach"
)

func TestSocketPathIsTheLogsHoweverItIsCalled(t *testing.T) {
	dir, err := os.MkdirTemp("", "s") // short enough for a socket
	must(t, err)
	t.Cleanup(func() { _ = os.RemoveAll(dir) })
	dir, err = filepath.EvalSymlinks(dir)
	must(t, err)
	log := filepath.Join(dir, "log.db")
	before := socketPath(t, log)
	if before != log+".sock" {
		t.Errorf("it is %s", before)
	}
	must(t, os.WriteFile(log, nil, 0o600))
	if after := socketPath(t, log); after != before {
		t.Errorf("before the log was made %s, then %s", before, after)
	}
	link := filepath.Join(dir, "link.db")
	if err := os.Symlink(log, link); err != nil {
		t.Skip("no symbolic links here")
	}
	t.Chdir(dir)
	for _, name := range []string{link, "log.db", "./link.db", filepath.Join(dir, "..", filepath.Base(dir), "log.db")} {
		if got := socketPath(t, name); got != before {
			t.Errorf("%s has %s; want %s", name, got, before)
		}
	}
}

func TestSocketPathOfALongLogIsShort(t *testing.T) {
	run := t.TempDir()
	t.Setenv("XDG_RUNTIME_DIR", run)
	dir := filepath.Join(t.TempDir(), strings.Repeat("销售案场", 10))
	must(t, os.MkdirAll(dir, 0o700))
	one, other := socketPath(t, filepath.Join(dir, "a.db")), socketPath(t, filepath.Join(dir, "b.db"))
	if one == other || filepath.Dir(one) != run || len(filepath.Base(one)) > 40 {
		t.Errorf("they are %s and %s", one, other)
	}
}

func TestDialWhereNobodyIs(t *testing.T) {
	dir := t.TempDir()
	if _, err := attach.Dial(t.Context(), filepath.Join(dir, "none.sock")); !errors.Is(err, attach.ErrNobody) {
		t.Errorf("no socket: %v", err)
	}
	file := filepath.Join(dir, "file.sock")
	must(t, os.WriteFile(file, nil, 0o600))
	if _, err := attach.Dial(t.Context(), file); err == nil {
		t.Error("a file answered")
	}
}

// An owner that hangs does not hang its clients.
func TestDialIsCalledOff(t *testing.T) {
	socket := filepath.Join(t.TempDir(), "s.sock")
	l, err := net.Listen("unix", socket)
	must(t, err)
	defer l.Close() //nolint:errcheck // a test's
	ctx, cancel := context.WithCancel(t.Context())
	go func() {
		c, err := l.Accept() // and says nothing
		if err == nil {
			defer c.Close() //nolint:errcheck // a test's
		}
		cancel()
		<-t.Context().Done()
	}()
	if _, err := attach.Dial(ctx, socket); !errors.Is(err, context.Canceled) {
		t.Errorf("ended with %v", err)
	}
}

func TestPasses(t *testing.T) {
	for name, want := range map[string][2]bool{ // over the network, on the same machine
		"TERM": {true, true}, "LC_CTYPE": {true, true}, "NO_COLOR": {true, true}, "CLICOLOR_FORCE": {true, true},
		"RECEPTION_LOG": {false, true}, "PWD": {false, true}, "PATH": {false, false}, "LD_PRELOAD": {false, false}, "": {false, false},
	} {
		if got := [2]bool{attach.Passes(name, false), attach.Passes(name, true)}; got != want {
			t.Errorf("%q: %v; want %v", name, got, want)
		}
	}
}

func socketPath(t *testing.T, log string) string {
	t.Helper()
	path, err := attach.SocketPath(log)
	must(t, err)
	return path
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
