//go:build !windows && !386 && !arm && !mips && !mipsle

package store

// initialMap is the address space taken for the file at once (no memory): the
// file then grows without the remapping that waits for every reader.
const initialMap = 1 << 30
