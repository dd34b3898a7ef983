package store_test

import (
	"os"
	"syscall"
	"testing"
)

func flush(tb testing.TB, f *os.File) {
	tb.Helper()
	if err := syscall.Fdatasync(int(f.Fd())); err != nil { //nolint:gosec // descriptors are small
		tb.Fatal(err)
	}
}
