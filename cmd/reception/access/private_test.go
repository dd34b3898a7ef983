package access_test

import (
	"errors"
	"io/fs"
	"net"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"reception/cmd/reception/access"
	"reception/flows"
)

// Issue 5: too open files are refused with the command that mends it.
func TestPrivate(t *testing.T) {
	path := filepath.Join(t.TempDir(), "of the log.db")
	write(t, path, "x")
	for mode, open := range map[fs.FileMode]bool{
		0o600: false, 0o400: false, 0o700: false, 0o644: true, 0o640: true, 0o620: true, 0o602: true, 0o604: true, 0o777: true,
	} {
		chmod(t, path, mode)
		err := access.Private(path)
		var tooOpen access.TooOpen
		if errors.As(err, &tooOpen) != open {
			t.Errorf("mode %o: %v", mode, err)
		}
		if open && !strings.HasSuffix(err.Error(), "run chmod 600 '"+path+"'") {
			t.Errorf("%q does not end with the command that mends it", err)
		}
		if open && !strings.Contains(tooOpen.In(flows.ZH), "请运行 chmod 600 '"+path+"'") {
			t.Errorf("%q does not name the command", tooOpen.In(flows.ZH))
		}
	}
}

// A folder, and what is not there, is told by whoever opens it.
func TestPrivateIsOfFiles(t *testing.T) {
	dir := t.TempDir()
	chmod(t, dir, 0o755)
	for _, path := range []string{dir, filepath.Join(dir, "none"), os.DevNull} {
		if err := access.Private(path); err != nil {
			t.Errorf("%s: %v", path, err)
		}
	}
}

func TestPrivateSocket(t *testing.T) {
	path := filepath.Join(t.TempDir(), "s")
	l, err := net.Listen("unix", path)
	if err != nil {
		t.Skip(err)
	}
	defer l.Close()
	chmod(t, path, 0o666)
	if err := access.Private(path); !errors.As(err, new(access.TooOpen)) {
		t.Errorf("a socket open to all: %v", err)
	}
	chmod(t, path, 0o600)
	if err := access.Private(path); err != nil {
		t.Error(err)
	}
}
