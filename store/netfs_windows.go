package store

import (
	"path/filepath"

	"golang.org/x/sys/windows"
)

// networkFileSystem names the network file system a file's drive is, or gives
// "" for a local or unknown one.
func networkFileSystem(path string) string {
	root, err := windows.UTF16PtrFromString(filepath.VolumeName(path) + `\`)
	if err != nil || windows.GetDriveType(root) != windows.DRIVE_REMOTE {
		return ""
	}
	return "network drive"
}
