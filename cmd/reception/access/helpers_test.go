package access_test

import (
	"crypto/ed25519"
	"encoding/binary"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"golang.org/x/crypto/ssh"

	"reception/cmd/reception/access"
	"reception/flows"
	"reception/flows/house"
)

// key is the public key with a number, the same in every run.
func key(t testing.TB, n uint64) ssh.PublicKey {
	t.Helper()
	seed := make([]byte, ed25519.SeedSize)
	binary.BigEndian.PutUint64(seed, n)
	k, err := ssh.NewPublicKey(ed25519.NewKeyFromSeed(seed).Public())
	if err != nil {
		t.Fatal(err)
	}
	return k
}

// pub is the line of a key's .pub file, with a comment.
func pub(t testing.TB, n uint64, comment string) string {
	t.Helper()
	return strings.TrimSpace(string(ssh.MarshalAuthorizedKey(key(t, n)))) + " " + comment
}

// write makes a file for its owner alone, in place: as an editor does it.
func write(t testing.TB, path, text string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}

func read(t testing.TB, path string) string {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func chmod(t testing.TB, path string, mode fs.FileMode) {
	t.Helper()
	if runtime.GOOS == "windows" {
		t.Skip("there are no modes here")
	}
	if err := os.Chmod(path, mode); err != nil {
		t.Fatal(err)
	}
}

func onlyOwner(t testing.TB, path string) {
	t.Helper()
	info, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	if mode := info.Mode().Perm(); runtime.GOOS != "windows" && mode != 0o600 {
		t.Errorf("%s has mode %o", path, mode)
	}
	if names, err := filepath.Glob(filepath.Join(filepath.Dir(path), "*")); err != nil || len(names) != 1 {
		t.Errorf("left in the folder: %v, %v", names, err)
	}
	if names, err := filepath.Glob(filepath.Join(filepath.Dir(path), ".*")); err != nil || len(names) != 0 {
		t.Errorf("left in the folder: %v, %v", names, err)
	}
}

func showroom(t testing.TB) *flows.House {
	t.Helper()
	h, err := house.Default()
	if err != nil {
		t.Fatal(err)
	}
	return h
}

// open writes a keys file and reads it.
func open(t testing.TB, text string) (keys *access.Keys, path string) {
	t.Helper()
	path = filepath.Join(t.TempDir(), "reception.keys")
	write(t, path, text)
	keys, err := access.OpenKeys(path, showroom(t))
	if err != nil {
		t.Fatal(err)
	}
	return keys, path
}
