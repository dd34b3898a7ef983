package main

import (
	"context"
	"os"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"reception/flows"
	"reception/tui"
)

// kioskFlags are the flags of the screen.
type kioskFlags struct {
	ascii, light, mask, bell bool
	idleMask                 int // minutes
}

func (a *app) kioskFlags(root *cobra.Command) *kioskFlags {
	var f kioskFlags
	fs := root.Flags()
	fs.BoolVar(&f.ascii, "ascii", false, a.say("框线只用 ASCII 字符", "draw frames in ASCII only"))
	fs.BoolVar(&f.light, "light", false, a.say("浅色背景", "colours for a light background"))
	fs.BoolVar(&f.mask, "mask", false, a.say("启动时遮住个人信息", "start with personal data hidden"))
	fs.BoolVar(&f.bell, "bell", false, a.say("有超时的事响一声铃，一分钟最多一次", "ring the terminal's bell for what is overdue, at most once a minute"))
	fs.IntVar(&f.idleMask, "idle-mask", 3, a.say("几分钟没有人按键就自动遮住个人信息，0 为不遮", "minutes without a key until personal data hides itself, 0 for never"))
	return &f
}

// kioskTerminal names the acts of the log's own screen.
const kioskTerminal = "kiosk"

// kiosk opens the log and shows the board until the person quits.
func (a *app) kiosk(ctx context.Context, f kioskFlags) error {
	if !a.IsTerminal(a.Stdin) || !a.IsTerminal(a.Stdout) {
		return misused("工作屏需要终端：请在终端里运行，或使用子命令（do、apply、status、export …）",
			"the screen needs a terminal: run it in one, or use a command (do, apply, status, export, ...)")
	}
	desk, closeDesk, err := a.openDesk(ctx)
	if err != nil {
		return err
	}
	return a.ended(a.show(ctx, desk, f), closeDesk)
}

// show runs the screen. Meanwhile standard error goes to a file beside the log,
// because a stray line, or a panic, would tear the screen and be lost with it.
func (a *app) show(ctx context.Context, desk *flows.Desk, f kioskFlags) error {
	path, err := a.logPath()
	if err != nil {
		return err
	}
	path += ".stderr"
	restore, err := a.DivertStderr(path)
	if err != nil {
		return a.inWords(err)
	}
	by := a.by()
	by.Terminal = kioskTerminal
	finding, forget := withGuestBook(ctx, desk)
	defer forget()
	err = a.screen(ctx, finding, tui.Options{By: by, Lang: a.lang, Light: f.light, ASCII: f.ascii, Mask: f.mask, Now: a.Now,
		Bell: f.bell, IdleMask: time.Duration(max(f.idleMask, 0)) * time.Minute})
	restore()
	a.tellStray(path)
	return err
}

// screen shows a session on the terminal until the person quits.
func (a *app) screen(ctx context.Context, desk tui.Desk, o tui.Options) error {
	terminal, restore, err := a.OpenTerminal()
	if err != nil {
		return a.inWords(err)
	}
	defer restore()
	return tui.Run(ctx, desk, o, terminal)
}

// tellStray says that something was written to standard error, and forgets a
// file into which nothing was.
func (a *app) tellStray(path string) {
	text, err := os.ReadFile(path)
	if err != nil {
		return
	}
	if len(strings.TrimSpace(string(text))) == 0 {
		_ = os.Remove(path)
		return
	}
	a.tell("%s", a.say("运行中有出错信息，在 "+path, "Something went wrong meanwhile; it is written in "+path))
}
