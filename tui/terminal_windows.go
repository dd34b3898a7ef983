package tui

import (
	"os"

	"golang.org/x/sys/windows"
)

// obeySequences has the console obey escape sequences.
func obeySequences(out *os.File) (restore func(), err error) {
	console := windows.Handle(out.Fd())
	var mode uint32
	if err := windows.GetConsoleMode(console, &mode); err != nil {
		return nil, err
	}
	if err := windows.SetConsoleMode(console, mode|windows.ENABLE_VIRTUAL_TERMINAL_PROCESSING|windows.DISABLE_NEWLINE_AUTO_RETURN); err != nil {
		return nil, err
	}
	return func() { _ = windows.SetConsoleMode(console, mode) }, nil
}

// watchSize has nothing to watch: a console tells its size among its keys.
func watchSize(*os.File) (resized <-chan Size, forget func()) { return nil, func() {} }
