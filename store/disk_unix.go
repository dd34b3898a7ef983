//go:build !windows

package store

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"syscall"
)

// syncDir makes the names in a folder durable.
func syncDir(dir string) error {
	f, err := os.Open(dir)
	if err != nil {
		return err
	}
	err = f.Sync()
	if errors.Is(err, syscall.EINVAL) || errors.Is(err, syscall.ENOTSUP) {
		err = nil // a file system without such a flush
	}
	return errors.Join(err, f.Close())
}

func syncDirOf(path string) error { return syncDir(filepath.Dir(path)) }

// isFull reports whether an error means that there was no room. Where a file cannot
// grow bbolt gives the system's error as text only.
func isFull(err error) bool {
	return errors.Is(err, syscall.ENOSPC) || errors.Is(err, syscall.EDQUOT) ||
		err != nil && strings.HasSuffix(err.Error(), ": "+syscall.ENOSPC.Error())
}
