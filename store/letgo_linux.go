package store

import (
	bolt "go.etcd.io/bbolt"
	"golang.org/x/sys/unix"
)

// letGo takes the pages of the log out of the program's memory. They stay in the
// system's and are there again when they are read: without it a kiosk that has
// read years of guests would seem to hold the whole file for ever.
func letGo(tx *bolt.Tx) {
	_, _, _ = unix.Syscall(unix.SYS_MADVISE, tx.DB().Info().Data, uintptr(tx.Size()), unix.MADV_DONTNEED) // else they just stay
}
