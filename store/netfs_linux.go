package store

import (
	"path/filepath"
	"syscall"
)

// networkMagic are the file systems, by statfs(2), on which flock and mmap do
// not keep two machines apart.
var networkMagic = map[uint32]string{
	0x6969:     "NFS",
	0x517B:     "SMB",
	0xFE534D42: "SMB",
	0xFF534D42: "SMB",
	0x01021997: "9p",
	0x5346414F: "AFS",
	0x00C36400: "Ceph",
}

// networkFileSystem names the network file system a file's folder lies on, or
// gives "" for a local or unknown one.
func networkFileSystem(path string) string {
	var s syscall.Statfs_t
	if err := syscall.Statfs(filepath.Dir(path), &s); err != nil {
		return ""
	}
	return networkMagic[uint32(s.Type)] //nolint:gosec // the numbers are 32 bits wide
}
