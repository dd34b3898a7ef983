//go:build !linux

package store_test

import (
	"os"
	"testing"
)

func flush(tb testing.TB, f *os.File) {
	tb.Helper()
	if err := f.Sync(); err != nil {
		tb.Fatal(err)
	}
}
