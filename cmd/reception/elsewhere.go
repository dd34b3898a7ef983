package main

import (
	"cmp"
	"context"
	"errors"
	"io"
	"os"
	"slices"
	"strconv"
	"strings"
	"time"

	"reception/cmd/reception/attach"
	"reception/store"
	"reception/tui"
)

// elsewhere is the answer to opening a log that a running reception has open: what
// was asked for is that one's to carry out.
type elsewhere struct{ conn *attach.Conn }

func (*elsewhere) Error() string { return store.ErrInUse.Error() }
func (*elsewhere) Unwrap() error { return store.ErrInUse }

// momentForLog is how long a command waits for a log that is just being opened, or
// that another command has open for a moment.
const momentForLog = 5 * time.Second

// unlessElsewhere opens a log, unless a running reception has it open and answers.
// Asking comes first: waiting for a file's lock takes longer.
func (a *app) unlessElsewhere(ctx context.Context, open func() error) error {
	path, err := a.logPath()
	if err != nil {
		return err
	}
	socket, err := attach.SocketPath(path)
	if err != nil {
		return a.inWords(err)
	}
	for begun := time.Now(); ; {
		conn, err := attach.Dial(ctx, socket)
		switch {
		case err == nil:
			return &elsewhere{conn}
		case !errors.Is(err, attach.ErrNobody):
			return a.inWords(err)
		}
		if err = open(); !errors.Is(err, store.ErrInUse) || time.Since(begun) > momentForLog || ctx.Err() != nil {
			return err
		}
	}
}

// handedOver is what a command hands over where its own words would not do: files
// are this process's, with its folder and its rights. One that is read travels as
// standard input, one that is written comes back as standard output.
type handedOver struct {
	args  []string
	in    io.Reader
	out   string
	flags []string // that a file to be written decides about
}

// withoutFile is the command line without the file that was opened here.
func (a *app) withoutFile(name string) []string {
	list := slices.Clone(a.Args)
	for i, arg := range slices.Backward(list) {
		if arg == name {
			return slices.Delete(list, i, i+1)
		}
	}
	return list
}

// handOver has the running reception carry out what was asked for, and ends as it
// ends there. gone says that the program there ended first.
func (a *app) handOver(ctx context.Context, e *elsewhere) (gone bool, err error) {
	ask := attach.Ask{Args: a.Args, Env: a.surroundings(), In: a.Stdin, Out: a.Stdout, Err: a.Stderr,
		IsTerminal: a.IsTerminal, OpenTerminal: a.OpenTerminal,
		Typed: a.typed, Keep: func(typed []byte) { a.typed = typed }}
	if a.handed.in != nil {
		ask.Args, ask.In = a.handed.args, a.handed.in
	}
	status, err := a.handedBack(ctx, e, ask)
	switch {
	case errors.Is(err, attach.ErrOwnerGone):
		return true, both("开着日志的程序中途结束了。已答复的都已保存；请再执行一次，同样的 id 不会重复记录",
			"the program that had the log open ended meanwhile. What was answered is saved; run this again, the same id is not recorded twice")
	case err != nil:
		return false, a.inWords(err)
	}
	return false, ended(status)
}

// handedBack runs what was handed over, and writes the file that it was to write.
func (a *app) handedBack(ctx context.Context, e *elsewhere, ask attach.Ask) (status int, err error) {
	if a.handed.out == "" || a.handed.out == "-" {
		return e.conn.Run(ctx, ask)
	}
	defer e.conn.Close() //nolint:errcheck // where the file cannot be made
	ask.Args = append(slices.Concat(ask.Args, a.handed.flags), "--output=-")
	err = writeWhole(a.handed.out, func(w io.Writer) error {
		ask.Out = w
		if status, err = e.conn.Run(ctx, ask); err == nil && status != statusDone {
			err = ended(status) // nothing to keep
		}
		return err
	})
	if err == nil {
		a.tellWritten(a.handed.out)
	}
	return status, err
}

// ended is an exit status that came from elsewhere, where everything was told.
type ended int

func (ended) Error() string { return "" }

// surroundings is what a running reception needs to know of this terminal.
func (a *app) surroundings() (list []string) {
	for _, name := range []string{"TERM", "COLORTERM", "TERM_PROGRAM", "NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE",
		"LC_ALL", "LC_MESSAGES", "LANG", "RECEPTION_HOUSE"} {
		if value := a.Getenv(name); value != "" {
			list = append(list, name+"="+value)
		}
	}
	if cmp.Or(a.Getenv("LC_ALL"), a.Getenv("LC_MESSAGES"), a.Getenv("LANG")) == "" {
		list = append(list, "LANG="+string(a.lang))
	}
	if folder, err := os.Getwd(); err == nil {
		list = append(list, "PWD="+folder)
	}
	if a.IsTerminal(a.Stdout) { // the one thing of a terminal that a printed board needs
		list = append(list, "COLUMNS="+strconv.Itoa(a.columns()))
	}
	return list
}

// halfTyped is what the screen begins with that was half typed when the one before
// it was lost, and who keeps what is half typed on it, where another process does.
func (a *app) halfTyped() (typed tui.Typed, tell func(tui.Typed)) {
	s := a.served
	switch {
	case s == nil:
		return a.typed, nil
	case s.tell == nil:
		return nil, nil
	}
	return s.typed, func(t tui.Typed) { s.tell(t) }
}

// goesOn asks the person, after the program with the log has ended, whether this
// terminal is to go on by itself.
func (a *app) goesOn(ctx context.Context) (bool, error) {
	terminal, restore, err := a.OpenTerminal()
	if err != nil {
		return false, a.inWords(err)
	}
	defer restore()
	// Asked only now: a key pressed before the terminal is ready would be lost.
	text := "reception: " + a.say("开着日志的程序已经结束。已确认的记录都在，没填完的也在。\n按 Enter 由这台终端接着做，按 Esc 退出。",
		"The program that had the log open has ended. Everything that was answered is saved, and what was half typed is kept.\nPress Enter to go on from this terminal, Esc to leave.") + "\n"
	if _, err := io.WriteString(terminal.Out, strings.ReplaceAll(text, "\n", "\r\n")); err != nil {
		return false, err
	}
	return tui.Confirm(ctx, terminal)
}
