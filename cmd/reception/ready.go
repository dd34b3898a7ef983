package main

import (
	"net"
	"strings"
)

// tellReady tells the service manager that started this process that terminals may
// come in, where there is one that waits for it (systemd: Type=notify).
func (a *app) tellReady() error {
	address := a.Getenv("NOTIFY_SOCKET")
	if address == "" {
		return nil
	}
	if name, ok := strings.CutPrefix(address, "@"); ok {
		address = "\x00" + name // a socket without a file
	}
	c, err := net.Dial("unixgram", address)
	if err != nil {
		return err
	}
	defer c.Close() //nolint:errcheck // it has been sent
	_, err = c.Write([]byte("READY=1"))
	return err
}
