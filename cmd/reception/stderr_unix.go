//go:build !windows

package main

import (
	"errors"
	"os"

	"golang.org/x/sys/unix"
)

// divertStderr points file descriptor 2 itself at a file: the runtime writes a
// panic there whatever os.Stderr is.
func divertStderr(path string) (restore func(), err error) {
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_APPEND, 0o600)
	if err != nil {
		return nil, err
	}
	was, err := unix.Dup(unix.Stderr)
	if err != nil {
		return nil, errors.Join(err, f.Close())
	}
	unix.CloseOnExec(was)
	if err := unix.Dup2(int(f.Fd()), unix.Stderr); err != nil {
		return nil, errors.Join(err, f.Close(), unix.Close(was))
	}
	return func() {
		_ = unix.Dup2(was, unix.Stderr)
		_ = unix.Close(was)
		_ = f.Close()
	}, nil
}
