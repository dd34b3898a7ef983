package main

import (
	"errors"
	"os"

	"golang.org/x/sys/windows"
)

// divertStderr points the standard error handle at a file: the runtime writes a
// panic there whatever os.Stderr is.
func divertStderr(path string) (restore func(), err error) {
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_APPEND, 0o600)
	if err != nil {
		return nil, err
	}
	was, err := windows.GetStdHandle(windows.STD_ERROR_HANDLE)
	if err != nil {
		return nil, errors.Join(err, f.Close())
	}
	if err := windows.SetStdHandle(windows.STD_ERROR_HANDLE, windows.Handle(f.Fd())); err != nil {
		return nil, errors.Join(err, f.Close())
	}
	stderr := os.Stderr
	os.Stderr = f
	return func() {
		os.Stderr = stderr
		_ = windows.SetStdHandle(windows.STD_ERROR_HANDLE, was)
		_ = f.Close()
	}, nil
}
