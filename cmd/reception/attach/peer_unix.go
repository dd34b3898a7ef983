//go:build linux || darwin

package attach

import (
	"fmt"
	"net"
	"os"
)

// SameUser checks that the process at the other end of a socket belongs to the user
// of this one.
func SameUser(c net.Conn) error {
	u, ok := c.(*net.UnixConn)
	if !ok {
		return ErrStranger
	}
	raw, err := u.SyscallConn()
	if err != nil {
		return err
	}
	var uid uint32
	var asked error
	if err := raw.Control(func(fd uintptr) { uid, asked = peerUID(int(fd)) }); err != nil {
		return err
	}
	if asked != nil {
		return fmt.Errorf("who is at the socket: %w", asked)
	}
	if int(uid) != os.Getuid() {
		return ErrStranger
	}
	return nil
}
