package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
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
	named                    bool // a wall with the names of guests
	idleMask                 int  // minutes
	listen, screen           string
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

// homeFlags are those of the root alone: which screen, and who else may come in.
func (a *app) homeFlags(root *cobra.Command, f *kioskFlags) {
	fs := root.Flags()
	fs.StringVar(&f.listen, "listen", "", a.listenHelp())
	a.keysFlag(fs)
	a.pinsFlag(fs)
	fs.StringVar(&f.screen, "screen", "", a.say("哪一种工作屏：board 前台，post 岗位（用 --by 写明），duty 值班经理，wall 看板",
		"which screen: board, post (--by says which), duty for the duty manager, wall"))
	_ = root.RegisterFlagCompletionFunc("screen", cobra.FixedCompletions([]string{"board", "post", "duty", "wall"}, cobra.ShellCompDirectiveNoFileComp))
}

// kioskTerminal names the acts of the log's own screen.
const kioskTerminal = "kiosk"

// kiosk shows the screen until the person quits. The first one on a machine opens
// the log and lets the others in; a later one is shown by the first, and can go on
// by itself when that one ends.
func (a *app) kiosk(ctx context.Context, f kioskFlags) error {
	if !a.IsTerminal(a.Stdin) || !a.IsTerminal(a.Stdout) {
		return misused("工作屏需要终端：请在终端里运行，或使用子命令（do、apply、status、export …）",
			"the screen needs a terminal: run it in one, or use a command (do, apply, status, export, ...)")
	}
	if s := a.served; s != nil {
		if err := s.sameHouse(a); err != nil {
			return err
		}
		return a.sit(ctx, s.owner, s.at, f)
	}
	for {
		err := a.unlessElsewhere(ctx, func() error { return a.front(ctx, f) })
		var e *elsewhere
		if !errors.As(err, &e) {
			return err
		}
		if f.listen != "" {
			a.tell("%s", a.say("--listen 没有生效：日志由先打开的程序开着，要由它让其他机器接入",
				"--listen does nothing here: the program that has the log open lets other machines in, or nobody does"))
		}
		gone, err := a.handOver(ctx, e)
		if !gone {
			return err
		}
		goesOn := a.goesOn
		if f.screen == wallScreen {
			goesOn = a.comesBack
		}
		if on, err := goesOn(ctx); !on || err != nil {
			return err
		}
	}
}

// front is the screen of the process that has the log open. Meanwhile standard
// error goes to a file beside the log, because a stray line, or a panic, would
// tear the screen and be lost with it.
func (a *app) front(ctx context.Context, f kioskFlags) error {
	o, err := a.own(ctx)
	if err != nil {
		return err
	}
	return a.ended(func() error {
		if err := o.listen(ctx, f.listen); err != nil {
			if f.listen != "" {
				return err
			}
			// The desk itself needs nobody to come in.
			a.tell("%s\n%s", a.inWords(err), a.say("其他终端暂时不能接入。", "No other terminal can come in meanwhile."))
		}
		stray := o.path + ".stderr"
		restore, err := a.DivertStderr(stray)
		if err != nil {
			return a.inWords(err)
		}
		err = a.sit(ctx, o, &occupant{owner: o, terminal: kioskTerminal}, f)
		restore()
		a.tellStray(stray)
		return err
	}(), o.close)
}

// sit shows the screen that belongs to whoever is at a terminal.
func (a *app) sit(ctx context.Context, o *owner, at *occupant, f kioskFlags) error {
	home, err := homeOf(f.screen, at.person.Role)
	if err != nil {
		return err
	}
	at.guarded = true
	if at.terminal == "" { // a further screen of this machine
		n, leave := o.number()
		defer leave()
		at.terminal = fmt.Sprintf("%s-%d", kioskTerminal, n)
	}
	by := at.speaks(a.by())
	if home == tui.HomePost && by.Post == "" {
		return misused("岗位屏要知道是哪个岗位：例如 --by L1，或在密钥文件里写 post=\"L1\"",
			"the screen of a post has to know which: for example --by L1, or post=\"L1\" in the keys file")
	}
	defer o.company.turn(at, 0)
	typed, tell := a.halfTyped()
	wall := home == tui.HomeWall
	return a.screen(ctx, terminalDesk{o.desk, a, at}, tui.Options{By: by, Session: at.session(""), Home: home, Shared: &o.shared,
		ReadOnly: wall || at.person.Role == flows.RoleWall, Lang: a.lang, Light: f.light, ASCII: f.ascii, Mask: f.mask || wall && !f.named,
		Bell: f.bell, Now: a.Now, IdleMask: time.Duration(max(f.idleMask, 0)) * time.Minute,
		Typed: typed, Tell: tell})
}

// homeOf is the screen that was asked for, or the one of a role.
func homeOf(asked string, role flows.Role) (tui.Home, error) {
	homes := map[string]tui.Home{"board": tui.HomeBoard, "post": tui.HomePost, "duty": tui.HomeDuty, "wall": tui.HomeWall}
	if asked == "" {
		asked = map[flows.Role]string{flows.RolePost: "post", flows.RoleDutyManager: "duty", flows.RoleWall: "wall"}[role]
	}
	home, ok := homes[cmp.Or(asked, "board")]
	switch {
	case !ok:
		return 0, misused("--screen %s：只有 board、post、duty、wall", "--screen %s: there are board, post, duty, wall", asked)
	case role == flows.RoleWall && home != tui.HomeWall: // the others name guests, and their telephones
		return 0, misused("--screen %s：这把密钥只有看板", "--screen %s: this key has the wall alone", asked)
	}
	return home, nil
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
