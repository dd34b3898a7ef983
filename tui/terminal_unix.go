//go:build !windows

package tui

import (
	"os"
	"os/signal"
	"syscall"

	"github.com/charmbracelet/x/term"
)

// obeySequences has nothing to do: terminals here obey without being told.
func obeySequences(*os.File) (restore func(), err error) { return func() {}, nil }

// watchSize tells the newest size of a terminal whenever it has changed, until the
// returned function is called.
func watchSize(out *os.File) (resized <-chan Size, forget func()) {
	sizes := make(chan Size, 1)
	changed := make(chan os.Signal, 1)
	signal.Notify(changed, syscall.SIGWINCH)
	go func() {
		for range changed {
			w, h, err := term.GetSize(out.Fd())
			if err != nil {
				continue
			}
			select {
			case <-sizes: // one that nobody has seen is out of date
			default:
			}
			sizes <- Size{w, h}
		}
	}()
	return sizes, func() {
		signal.Stop(changed)
		close(changed)
	}
}
