package store

import (
	"path/filepath"
	"syscall"
)

var networkNames = map[string]string{"nfs": "NFS", "smbfs": "SMB", "afpfs": "AFP", "webdav": "WebDAV"}

// networkFileSystem names the network file system a file's folder lies on, or
// gives "" for a local or unknown one.
func networkFileSystem(path string) string {
	var s syscall.Statfs_t
	if err := syscall.Statfs(filepath.Dir(path), &s); err != nil {
		return ""
	}
	var name []byte
	for _, c := range s.Fstypename {
		if c == 0 {
			break
		}
		name = append(name, byte(c))
	}
	return networkNames[string(name)]
}
