package main

import (
	"context"
	"errors"
	"io"
	"iter"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/term"
	"github.com/spf13/cobra"

	"reception/cmd/reception/attach"
	"reception/flows"
	"reception/store"
	"reception/tui"
	"reception/tui/find"
)

// boardFlags are the flags of "reception board".
type boardFlags struct {
	once, mask    bool
	width, height int
	ascii, light  bool
}

// The sizes that a wall is printed in.
const (
	leastWidth, leastHeight = 20, 5
	mostWidth, mostHeight   = 500, 500
	pipeWidth               = 100 // where nobody says how wide
)

// boardCommand is "reception board".
func (a *app) boardCommand() *cobra.Command {
	var f boardFlags
	cmd := &cobra.Command{
		Use:   "board",
		Short: a.say("挂墙看板，或打印一次", "The board for a wall, or printed once"),
		Long: a.say("挂墙看板：VIP 室在前，谁该做什么，下一个预约赶不赶得上；候场的客人已等多久；值守、要处理的事、当天的数据。\n"+
			"全屏，只看不动，任何大小的终端都行（40x10 起），放不下时自己翻页；不再更新时马上用红字写明。\n"+
			"姓名默认遮住，--mask=false 才显示。--once 打印一次，给管道用。",
			"The VIP rooms first, with who must act and whether the next booking will have to wait; how long each\n"+
				"party has waited against what was promised; who is ready, what is to be decided, the day's figures.\n"+
				"Full screen and read-only in a terminal of any size from 40x10; lists that are too long turn their\n"+
				"pages, and once nothing new comes it says so in red. Names are hidden unless --mask=false.\n"+
				"--once prints it, for a pipe."),
		Example: "  reception board\n  reception board --once --width 120\n  ssh desk reception board --once",
		Args:    cobra.NoArgs,
		RunE:    a.running(func(cmd *cobra.Command, _ []string) error { return a.board(cmd.Context(), cmd, f) }),
	}
	fs := cmd.Flags()
	fs.BoolVar(&f.once, "once", false, a.say("打印一次，不占屏幕", "print it once and end"))
	fs.BoolVar(&f.mask, "mask", true, a.say("遮住客人姓名", "hide the names of guests"))
	fs.IntVar(&f.width, "width", 0, a.say("--once 的宽度（默认终端的宽度，管道 100）", "width for --once (default: the terminal's, 100 into a pipe)"))
	fs.IntVar(&f.height, "height", 0, a.say("--once 的高度（默认全部内容）", "height for --once (default: everything there is)"))
	fs.BoolVar(&f.ascii, "ascii", false, a.say("框线只用 ASCII 字符", "draw frames in ASCII only"))
	fs.BoolVar(&f.light, "light", false, a.say("浅色背景", "colours for a light background"))
	return cmd
}

func (a *app) board(ctx context.Context, cmd *cobra.Command, f boardFlags) error {
	sized := cmd.Flags().Changed("width") || cmd.Flags().Changed("height")
	if s := a.served; s != nil && s.at.person.Role == flows.RoleWall && !f.mask {
		return both("这把密钥的看板总是遮住姓名", "the board of this key always hides the names")
	}
	switch {
	case f.once:
		return a.boardOnce(ctx, f)
	case sized:
		return misused("--width 和 --height 只用于 --once：全屏的看板跟着终端走", "--width and --height go with --once: the full screen follows its terminal")
	case !a.IsTerminal(a.Stdin) || !a.IsTerminal(a.Stdout):
		return misused("看板需要终端：请在终端里运行，或用 board --once 打印一次", "the board needs a terminal: run it in one, or print it with board --once")
	}
	return a.kiosk(ctx, kioskFlags{screen: wallScreen, ascii: f.ascii, light: f.light, named: !f.mask})
}

// wallScreen is the name of the wall among the screens.
const wallScreen = "wall"

// tryAgain is how often a wall asks whether the desk is back.
const tryAgain = time.Second

// comesBack keeps a wall that has lost its desk until a program has the log open
// again: nobody may be at its keys. Enter goes on by itself, Esc leaves.
func (a *app) comesBack(ctx context.Context) (bool, error) {
	path, err := a.logPath()
	if err != nil {
		return false, err
	}
	socket, err := attach.SocketPath(path)
	if err != nil {
		return false, a.inWords(err)
	}
	at := a.Now().Format("15:04")
	a.tell("%s", a.red(a.say("看板 "+at+" 起断开：开着日志的程序已经结束。它再打开时这里自动接上。\n按 Enter 由这台终端接着做，按 Esc 退出。",
		"The board was cut off at "+at+": the program that had the log open has ended. It comes back with it.\nPress Enter to go on from this terminal, Esc to leave.")))
	terminal, restore, err := a.OpenTerminal()
	if err != nil {
		return false, a.inWords(err)
	}
	defer restore()
	waiting, back := context.WithCancel(ctx)
	var asking sync.WaitGroup
	answered := false
	asking.Go(func() { answered = somebodyAt(waiting, socket, back) })
	yes, err := tui.Confirm(waiting, terminal)
	back()
	asking.Wait()
	if answered {
		return true, nil
	}
	return yes, err
}

// somebodyAt waits until a running reception answers at a socket, and then calls back.
func somebodyAt(ctx context.Context, socket string, back func()) bool {
	again := time.NewTicker(tryAgain)
	defer again.Stop()
	for {
		select {
		case <-ctx.Done():
			return false
		case <-again.C:
		}
		if conn, err := attach.Dial(ctx, socket); err == nil {
			_ = conn.Close()
			back()
			return true
		}
	}
}

// red is a text in red where standard error is a terminal with colours.
func (a *app) red(text string) string {
	if !a.IsTerminal(a.Stderr) || a.Getenv("NO_COLOR") != "" {
		return text
	}
	return "\x1b[1;31m" + text + "\x1b[m"
}

// boardOnce prints the wall as the log has it: a log that somebody else has open can
// still be read.
func (a *app) boardOnce(ctx context.Context, f boardFlags) error {
	if f.width == 0 {
		f.width = a.columns()
	}
	if f.width < leastWidth || f.width > mostWidth || f.height != 0 && (f.height < leastHeight || f.height > mostHeight) {
		return misused("看板的大小要在 %dx%d 和 %dx%d 之间", "the board can be from %dx%d to %dx%d",
			leastWidth, leastHeight, mostWidth, mostHeight)
	}
	j, h, closeLog, err := a.openJournal(ctx)
	if err != nil {
		return err
	}
	return a.ended(func() error {
		floor, err := floorNow(ctx, j)
		if err != nil {
			return a.inWords(err)
		}
		o := tui.Options{Lang: a.lang, Light: f.light, ASCII: f.ascii, Mask: f.mask, Now: a.Now}
		text, err := tui.Print(ctx, stillDesk{h, floor, j}, o, f.width, f.height)
		if err != nil {
			return a.inWords(err)
		}
		return a.printColoured(text)
	}(), closeLog)
}

// columns is how wide the terminal behind standard output is.
func (a *app) columns() int {
	if !a.IsTerminal(a.Stdout) {
		return pipeWidth
	}
	if f, ok := a.Stdout.(interface{ Fd() uintptr }); ok {
		if w, _, err := term.GetSize(f.Fd()); err == nil && w > 0 {
			return max(w, leastWidth)
		}
	}
	if n, err := strconv.Atoi(a.Getenv("COLUMNS")); err == nil && n >= leastWidth {
		return n
	}
	return pipeWidth
}

// printColoured writes rows in the colours that the terminal has; into a pipe none,
// and no blanks at their ends.
func (a *app) printColoured(text string) error {
	var environ []string
	for _, name := range []string{"TERM", "COLORTERM", "NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "TERM_PROGRAM", "WT_SESSION"} {
		if value := a.Getenv(name); value != "" {
			environ = append(environ, name+"="+value)
		}
	}
	profile := colorprofile.Env(environ)
	if !a.IsTerminal(a.Stdout) {
		profile = colorprofile.NoTTY
	}
	var plain strings.Builder
	w := &colorprofile.Writer{Forward: &plain, Profile: profile}
	if _, err := io.WriteString(w, text); err != nil {
		return err
	}
	for line := range strings.Lines(plain.String()) {
		if _, err := io.WriteString(a.Stdout, strings.TrimRight(line, " \n")+"\n"); err != nil {
			return err
		}
	}
	return nil
}

// A stillDesk shows how things stood, and does nothing: it belongs to a log that is
// only read.
type stillDesk struct {
	house   *flows.House
	floor   flows.Floor
	journal *store.Journal
}

var errStill = errors.New("this log is only read")

func (d stillDesk) House() *flows.House       { return d.house }
func (d stillDesk) Floor() flows.Floor        { return d.floor }
func (stillDesk) Failed() error               { return nil }
func (stillDesk) Clients() *flows.Clients     { return flows.NewClients() }
func (stillDesk) Find(string, int) []find.Hit { return nil }
func (d stillDesk) Records(ctx context.Context, after flows.Seq) iter.Seq2[flows.Record, error] {
	return d.journal.Records(ctx, after)
}
func (stillDesk) Do(context.Context, flows.Request) (flows.Outcome, error) {
	return flows.Outcome{}, errStill
}
func (stillDesk) Next(ctx context.Context, _ flows.Seq) (flows.Floor, error) {
	<-ctx.Done()
	return flows.Floor{}, ctx.Err()
}
