package sshd

import "net"

// listenPrivate makes a socket that takes its rights from the directory it lies in:
// the user's own.
func listenPrivate(socket string) (net.Listener, error) { return net.Listen("unix", socket) }
