//go:build !windows

package attach

import "syscall"

var errRefused error = syscall.ECONNREFUSED
