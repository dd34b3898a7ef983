package store

import (
	"errors"

	"golang.org/x/sys/windows"
)

// syncDir does nothing: Windows keeps names in its own journal and opens no
// folder for flushing.
func syncDir(string) error { return nil }

func syncDirOf(string) error { return nil }

// isFull reports whether an error means that there was no room.
func isFull(err error) bool {
	return errors.Is(err, windows.ERROR_DISK_FULL) || errors.Is(err, windows.ERROR_HANDLE_DISK_FULL)
}
