package sshd

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"net"
	"os"

	"reception/cmd/reception/attach"
)

// ErrTaken says that somebody answers at the socket already.
var ErrTaken = errors.New("another process answers at the socket")

// ErrInTheWay says that something is there that is no socket. It is not ours to remove.
var ErrInTheWay = errors.New("something else is in the place of the socket: move it away")

// Listen listens on a socket that this user alone can open. Call it with the log
// open, so that there are never two who do: a socket that nobody answers at is then
// left from a process that died, and removed.
func Listen(ctx context.Context, socket string) (net.Listener, error) {
	l, err := listenPrivate(socket)
	if err == nil {
		return l, nil
	}
	info, failed := os.Lstat(socket)
	switch {
	case failed != nil:
		return nil, err
	case info.Mode().Type() != fs.ModeSocket:
		return nil, fmt.Errorf("%s: %w", socket, ErrInTheWay)
	}
	var d net.Dialer
	switch c, dialled := d.DialContext(ctx, "unix", socket); {
	case dialled == nil:
		return nil, errors.Join(ErrTaken, c.Close())
	case !attach.Refused(dialled):
		return nil, dialled
	}
	if err := os.Remove(socket); err != nil {
		return nil, err
	}
	return listenPrivate(socket)
}
