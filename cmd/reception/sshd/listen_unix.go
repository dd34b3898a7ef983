//go:build !windows

package sshd

import (
	"errors"
	"net"
	"os"
	"sync"
	"syscall"
)

// masking keeps two listeners of one process from setting each other's mask.
var masking sync.Mutex

// listenPrivate makes a socket that at no moment anybody else can open.
func listenPrivate(socket string) (net.Listener, error) {
	masking.Lock()
	was := syscall.Umask(0o077) // of the whole process; narrower would spoil directories
	l, err := net.Listen("unix", socket)
	syscall.Umask(was)
	masking.Unlock()
	if err != nil {
		return nil, err
	}
	if err := os.Chmod(socket, 0o600); err != nil {
		return nil, errors.Join(err, l.Close())
	}
	return l, nil
}
