package sshd

import (
	"crypto/ed25519"
	"encoding/pem"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	gossh "golang.org/x/crypto/ssh"

	"reception/cmd/reception/access"
)

// hostKey reads the key of the server, or makes it.
func hostKey(path string) (gossh.Signer, error) {
	if path == "" {
		return nil, errors.New("sshd: no file for the host key")
	}
	text, err := os.ReadFile(path) // #nosec G304 -- the path is the operator's
	if errors.Is(err, fs.ErrNotExist) {
		text, err = makeHostKey(path)
	}
	if err != nil {
		return nil, err
	}
	if err := access.Private(path); err != nil {
		return nil, err
	}
	signer, err := gossh.ParsePrivateKey(text)
	if err != nil {
		return nil, fmt.Errorf("host key %s: %w", path, err)
	}
	return signer, nil
}

// makeHostKey writes a new key so that the file is there whole or not at all, and
// never replaces one: clients would take it for an attack.
func makeHostKey(path string) ([]byte, error) {
	_, key, err := ed25519.GenerateKey(nil)
	if err != nil {
		return nil, err
	}
	block, err := gossh.MarshalPrivateKey(key, "reception")
	if err != nil {
		return nil, err
	}
	text := pem.EncodeToMemory(block)
	f, err := os.CreateTemp(filepath.Dir(path), ".host-key-*") // 0600
	if err != nil {
		return nil, err
	}
	defer os.Remove(f.Name()) //nolint:errcheck // it is in its place, or of no use
	if _, err = f.Write(text); err == nil {
		err = f.Sync()
	}
	if err = errors.Join(err, f.Close()); err != nil {
		return nil, err
	}
	switch err = os.Link(f.Name(), path); {
	case errors.Is(err, fs.ErrExist): // another process was faster
		return os.ReadFile(path) // #nosec G304 -- the path is the operator's
	case err != nil: // a disk without links
		err = os.Rename(f.Name(), path)
	}
	return text, err
}
