//go:build !windows

package access

import (
	"errors"
	"os"
	"path/filepath"
	"syscall"
)

// hold keeps other commands from changing the files of a folder until release is
// called. A drive that knows no locks keeps nobody out.
func hold(dir string) (release func(), err error) {
	d, err := os.Open(dir)
	if err != nil {
		return nil, err
	}
	for errors.Is(syscall.Flock(int(d.Fd()), syscall.LOCK_EX), syscall.EINTR) {
		continue
	}
	return func() { _ = d.Close() }, nil
}

// keepOwner leaves a file to whom the one in its place belongs, or its folder:
// written by root, it must still be readable to the service that uses it.
func keepOwner(f *os.File, path string) error {
	if os.Geteuid() != 0 {
		return nil
	}
	info, err := os.Stat(path)
	if err != nil {
		if info, err = os.Stat(filepath.Dir(path)); err != nil {
			return err
		}
	}
	if owner, ok := info.Sys().(*syscall.Stat_t); ok {
		return f.Chown(int(owner.Uid), int(owner.Gid))
	}
	return nil
}

// syncDir makes a rename in a folder last.
func syncDir(dir string) error {
	d, err := os.Open(dir)
	if err != nil {
		return err
	}
	return errors.Join(d.Sync(), d.Close())
}
