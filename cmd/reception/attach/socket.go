package attach

import (
	"crypto/sha256"
	"encoding/hex"
	"os"
	"path/filepath"
	"runtime"
)

// socketRoom is how long the path of a socket may be: what the system's sockaddr_un
// holds, less its last zero.
func socketRoom() int {
	if runtime.GOOS == "linux" {
		return 107
	}
	return 103
}

// SocketPath is where the owner of a log listens: beside the log, under the name that
// the log itself has however it is called. A path that is too long for a socket is
// replaced by a short one, in the directory that belongs to this user alone if there
// is one.
func SocketPath(logPath string) (string, error) {
	path, err := filepath.Abs(logPath)
	if err != nil {
		return "", err
	}
	if real, err := filepath.EvalSymlinks(path); err == nil {
		path = real
	} else if dir, err := filepath.EvalSymlinks(filepath.Dir(path)); err == nil {
		path = filepath.Join(dir, filepath.Base(path)) // it is to be made
	}
	if socket := path + ".sock"; len(socket) <= socketRoom() {
		return socket, nil
	}
	dir := os.Getenv("XDG_RUNTIME_DIR")
	if dir == "" {
		dir = os.TempDir()
	}
	sum := sha256.Sum256([]byte(path))
	return filepath.Join(dir, "reception-"+hex.EncodeToString(sum[:8])+".sock"), nil
}
