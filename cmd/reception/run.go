package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"runtime/debug"
	"strings"
	"time"

	"charm.land/fang/v2"
	"github.com/spf13/cobra"

	"reception/store"
	"reception/tui"
)

// env is everything the program takes from outside.
type env struct {
	Args           []string
	Stdin          io.Reader
	Stdout, Stderr io.Writer
	Getenv         func(string) string
	Now            func() time.Time
	IsTerminal     func(stream any) bool

	// OpenTerminal readies the terminal behind Stdin and Stdout for a screen.
	OpenTerminal func() (t tui.Terminal, restore func(), err error)

	// DivertStderr sends what any part of the process writes to standard error,
	// a panic included, to a file until the returned function is called.
	DivertStderr func(path string) (restore func(), err error)
	// Inspect verifies a log in a child process; see store.Inspect.
	Inspect   func(ctx context.Context, path string) (store.Report, error)
	BuildInfo func() (*debug.BuildInfo, bool)
	// Executable is the file of this program.
	Executable func() (string, error)

	// served is set for a session of another terminal: the log is open already.
	served *served
}

// Exit statuses. They are part of what scripts rely on.
const (
	statusDone    = 0
	statusFailed  = 1
	statusUsage   = 2 // asked wrongly: nothing was tried
	statusRefused = 3 // something was refused by the house rules
)

// usageError is an error in how the program was called.
type usageError struct{ error }

func (e usageError) Unwrap() error { return e.error }

func usagef(format string, args ...any) error { return usageError{fmt.Errorf(format, args...)} }

// misused makes a usage error of a sentence in both languages.
func misused(zh, en string, args ...any) error { return usageError{both(zh, en, args...)} }

// errRefused ends a command after a refusal that has been answered already.
var errRefused = errors.New("refused")

// errFailed ends a command after a failure that has been told already.
var errFailed = errors.New("failed")

// run runs one command and returns the exit status.
func run(ctx context.Context, e env) int {
	a := &app{env: e, lang: language(e)}
	root := a.root()
	root.SetArgs(append(make([]string, 0, len(e.Args)), e.Args...)) // never nil: cobra would read os.Args
	root.SetIn(e.Stdin)
	root.SetOut(e.Stdout)
	root.SetErr(e.Stderr)
	err := a.execute(ctx, root)
	if a.err != nil {
		err = a.err // what a command ended with; cobra's own errors are usage errors
	} else if err != nil {
		err = usageError{err}
	}
	return a.exit(err)
}

// execute has fang draw help for people; programs get cobra's plain text.
func (a *app) execute(ctx context.Context, root *cobra.Command) error {
	if !a.IsTerminal(a.Stdout) {
		root.SilenceErrors, root.SilenceUsage = true, true
		return root.ExecuteContext(ctx)
	}
	return fang.Execute(ctx, root, fang.WithoutVersion(), fang.WithoutManpage(),
		fang.WithErrorHandler(func(io.Writer, fang.Styles, error) {})) // told by exit
}

// exit tells an error and turns it into an exit status.
func (a *app) exit(err error) int {
	var usage usageError
	var end ended
	switch {
	case err == nil:
		return statusDone
	case errors.Is(err, errFailed):
		return statusFailed
	case errors.Is(err, errRefused):
		return statusRefused
	case errors.As(err, &end):
		return int(end)
	case errors.As(err, &usage):
		a.tell("%s\n%s", a.inWords(err), a.say("查看用法：reception --help", "See how it is used: reception --help"))
		return statusUsage
	case errors.Is(err, context.Canceled):
		a.tell("%s", a.say("已中断。已确认的记录都已保存。", "Interrupted. Everything that was answered is saved."))
		return statusFailed
	}
	a.tell("%s", a.inWords(err))
	return statusFailed
}

// tell writes a line for the person at the terminal.
func (a *app) tell(format string, args ...any) {
	text := fmt.Sprintf(format, args...)
	_, _ = fmt.Fprintln(a.Stderr, "reception:", strings.TrimSpace(text))
}

// running makes a command's function from one that returns an error: cobra is
// told that all went well, so that only errors in the asking pass through it.
func (a *app) running(f func(cmd *cobra.Command, args []string) error) func(*cobra.Command, []string) error {
	return func(cmd *cobra.Command, args []string) error {
		a.err = f(cmd, args)
		var e *elsewhere
		if errors.As(a.err, &e) {
			if f := cmd.Flags().Lookup("output"); f != nil {
				a.handed.out = f.Value.String()
			}
			_, a.err = a.handOver(cmd.Context(), e)
		}
		return nil
	}
}

// root is the table of contents of the command line. It is built for every call,
// so that two calls in one process share nothing.
func (a *app) root() *cobra.Command {
	root := &cobra.Command{
		Use:   "reception",
		Short: a.say("销售案场迎宾台", "The reception floor of a showroom"),
		Long: a.say("迎宾台：没有子命令时打开工作屏；子命令做同样的事，供脚本、定时任务和其他系统使用。",
			"Without a command, reception opens the screen of the floor. The commands do the same acts for\n"+
				"scripts, timers and other systems, and write the registers at the end of the day."),
		Example: "  reception\n  reception do arrive surname=王 title=先生 party=3 came_by=car --by L1/li\n" +
			"  reception status --json\n  reception export --day today -o visits.csv",
		Args: cobra.NoArgs,
	}
	a.globalFlags(root)
	screen := a.kioskFlags(root)
	a.homeFlags(root, screen)
	root.RunE = a.running(func(cmd *cobra.Command, _ []string) error { return a.kiosk(cmd.Context(), *screen) })
	for _, command := range []func() *cobra.Command{
		a.doCommand, a.applyCommand, a.statusCommand, a.stockCommand, a.boardCommand, a.rollCommand, a.paperCommand, a.whyCommand, a.whatIfCommand, a.fairnessCommand, a.rehearseCommand, a.exportCommand, a.closeCommand, a.importCommand, a.reportCommand, a.verifyCommand, a.backupCommand, a.restoreCommand, a.compactCommand,
		a.schemaCommand, a.initCommand, a.checkCommand, a.keysCommand, a.masterKeyCommand, a.pinCommand, a.versionCommand, a.demoCommand, a.practiceCommand, a.guestCommand, a.eraseCommand, a.accessCommand, a.noticeCommand, a.serveCommand, a.serviceCommand,
	} {
		root.AddCommand(command())
	}
	return root
}
