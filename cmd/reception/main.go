// Command reception runs the reception floor of a showroom: the kiosk's screen,
// and the same acts and registers on the command line.
//
// Everything is a function of an [env], so that a session over the network runs
// the same commands. This file alone touches the process.
package main

import (
	"context"
	"os"
	"os/signal"
	"runtime/debug"
	"syscall"
	"time"
	_ "time/tzdata" // a kiosk's Windows, or a bare container, brings no time zones

	"github.com/charmbracelet/x/term"

	"reception/store"
	"reception/tui"
)

func main() { os.Exit(mainStatus()) }

// mainStatus is main with an exit status instead of an exit, for the tests that
// run the program inside their own.
func mainStatus() int {
	if len(os.Args) == 3 && os.Args[1] == store.JudgeArg {
		return store.RunJudge(os.Args[2], os.Stdout)
	}
	// A terminal that goes away ends the program like Ctrl-C: in good order.
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM, syscall.SIGHUP)
	defer stop()
	context.AfterFunc(ctx, stop) // a second Ctrl-C ends it at once
	return run(ctx, processEnv())
}

func processEnv() env {
	return env{
		Args:         os.Args[1:],
		Stdin:        os.Stdin,
		Stdout:       os.Stdout,
		Stderr:       os.Stderr,
		Getenv:       os.Getenv,
		Now:          clock(os.Getenv),
		IsTerminal:   isTerminal,
		OpenTerminal: func() (tui.Terminal, func(), error) { return tui.OpenTerminal(os.Stdin, os.Stdout, os.Environ()) },
		DivertStderr: divertStderr,
		Inspect:      store.Inspect,
		BuildInfo:    debug.ReadBuildInfo,
		Executable:   os.Executable,
	}
}

// clock is the real one, except in tests: RECEPTION_NOW, a time like
// 2026-11-22T09:30:00+08:00, stops it there.
func clock(getenv func(string) string) func() time.Time {
	if at, err := time.Parse(time.RFC3339, getenv("RECEPTION_NOW")); err == nil {
		return func() time.Time { return at }
	}
	return time.Now
}

func isTerminal(stream any) bool {
	f, ok := stream.(*os.File)
	return ok && term.IsTerminal(f.Fd())
}
