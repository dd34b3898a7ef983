//go:build !windows && (386 || arm || mips || mipsle)

package store

// initialMap is the address space taken for the file at once; there is little of it here.
const initialMap = 256 << 20
