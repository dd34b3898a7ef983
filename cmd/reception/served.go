package main

import (
	"cmp"
	"context"
	"io"
	"path/filepath"
	"slices"

	"github.com/spf13/cobra"

	"reception/cmd/reception/sshd"
	"reception/store"
)

// served is what a session has instead of a log of its own.
type served struct {
	owner  *owner
	at     *occupant
	local  bool
	folder string             // that relative names of files are in; "" where files are not for this session
	typed  []byte             // what was half typed where the screen goes on from
	tell   func(typed []byte) // has the terminal keep what is half typed now; may be nil
}

// handle runs one session: the screen, or a command, by the same code as on the
// machine itself.
func (o *owner) handle(ctx context.Context, s *sshd.Session) int {
	warnOfLocale(s)
	return run(ctx, o.surroundings(s))
}

// surroundings are the session's own: nothing of the owner's terminal is in them.
func (o *owner) surroundings(s *sshd.Session) (e env) {
	at := &occupant{owner: o, person: s.Person}
	if !s.Local {
		at.from, at.guarded = s.From, true
		at.terminal = keyName(s.Person, o.keys.People())
	}
	e = o.app.env
	e.Args, e.Stdin, e.Stdout, e.Stderr = s.Command, s.In, s.Out, s.Err
	e.Getenv, e.IsTerminal, e.OpenTerminal = s.Getenv, s.IsTerminal, s.OpenTerminal
	e.DivertStderr = func(string) (func(), error) { return func() {}, nil } // the owner's own is diverted
	e.Inspect = o.inspect
	e.served = &served{owner: o, at: at, local: s.Local, typed: s.Typed, tell: s.Tell}
	if s.Local {
		e.served.folder = s.Getenv("PWD")
	}
	if cmp.Or(s.Getenv("LC_ALL"), s.Getenv("LC_MESSAGES"), s.Getenv("LANG")) == "" {
		e.Args = slices.Insert(slices.Clone(e.Args), 0, "--lang="+string(o.app.lang))
	}
	return e
}

// inspect checks a copy of the log: the file itself is locked, and a damaged one
// may end or hang whoever reads its pages, which must not be the owner. One at a time:
// no number of askers fills the disk with copies.
func (o *owner) inspect(ctx context.Context, path string) (report store.Report, err error) {
	if path != o.path {
		return o.app.Inspect(ctx, path)
	}
	select {
	case o.checking <- struct{}{}:
		defer func() { <-o.checking }()
	case <-ctx.Done():
		return report, ctx.Err()
	}
	err = aside(o.path, func(w io.Writer) error {
		_, err := o.journal.WriteTo(w)
		return err
	}, func(copied string) error {
		report, err = o.app.Inspect(ctx, copied)
		return err
	})
	return report, err
}

// sameHouse refuses another showroom's files than those the desk decides by.
func (s *served) sameHouse(a *app) error {
	if dir, err := absolute(a.houseDir()); err != nil || dir != "" && dir != s.owner.dir {
		return misused("这份日志正由使用%s的程序开着：请去掉 --house，或先关掉那个程序",
			"the program that has this log open uses %s: leave --house out, or close that program first", cmp.Or(" "+s.owner.dir+" ", a.say("内置案场", "the built-in showroom")))
	}
	return nil
}

// admits checks a session's command before it runs: whether its role may run it,
// and, over the network, that it names nothing of this machine.
func (s *served) admits(a *app, cmd *cobra.Command) error {
	if s.local {
		return nil
	}
	name := ""
	for c := cmd; c.HasParent(); c = c.Parent() {
		name = c.Name()
	}
	if err := s.at.mayRun(name); err != nil {
		return err
	}
	for _, flag := range []string{"log", "house", "keys", "master-keys", "pins", "listen"} {
		if f := cmd.Flags().Lookup(flag); f != nil && f.Changed {
			_, err := a.file("--" + flag)
			return err
		}
	}
	return nil
}

// absolute is a folder's name wherever it is seen from; "" stays so.
func absolute(dir string) (string, error) {
	if dir == "" {
		return "", nil
	}
	return filepath.Abs(dir)
}
