//go:build !linux && !darwin

package attach

import "net"

// SameUser cannot ask who is at the other end here. Who may open the socket is up to
// the rights of the directory it lies in: the user's own.
func SameUser(net.Conn) error { return nil }
