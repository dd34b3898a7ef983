package main

import (
	"context"
	"errors"
	"fmt"

	"github.com/spf13/cobra"
)

func (a *app) serveCommand() *cobra.Command {
	var listen string
	cmd := &cobra.Command{
		Use:   "serve",
		Short: a.say("在后台开着日志，让各终端接入", "Keep the log open and let terminals in"),
		Long: a.say("不显示工作屏，只开着日志：本机的 reception 自动接入；写了 --listen，其他机器用 ssh 接入。\n"+
			"谁可以接入，写在密钥文件里（reception keys）。适合开机自动运行。",
			"Shows no screen and keeps the log open: every other reception on this machine goes through it by\n"+
				"itself; with --listen other machines come in by ssh. The keys file says who may (reception keys).\n"+
				"Meant to run from boot on."),
		Example: "  reception serve\n  reception serve --listen :2222\n  ssh -p 2222 kiosk",
		Args:    cobra.NoArgs,
		RunE:    a.running(func(cmd *cobra.Command, _ []string) error { return a.serve(cmd.Context(), listen) }),
	}
	fs := cmd.Flags()
	fs.StringVar(&listen, "listen", "", a.listenHelp())
	a.keysFlag(fs)
	a.pinsFlag(fs)
	return cmd
}

func (a *app) listenHelp() string {
	return a.say("让其他机器用 ssh 接入，例如 :2222", "let other machines in by ssh, for example on :2222")
}

// serve keeps the log open until the process is told to end.
func (a *app) serve(ctx context.Context, listen string) error {
	taken := both("已经有程序开着这份日志，终端可以直接接入", "a program has this log open already, and terminals may come in")
	return a.alone(ctx, taken, func() error {
		o, err := a.own(ctx)
		if err != nil {
			return err
		}
		return a.ended(func() error {
			if err := o.listen(ctx, listen); err != nil {
				return err
			}
			for _, f := range o.keys.Faults() {
				a.tell("%s", a.inWords(f))
			}
			if _, err := fmt.Fprintln(a.Stdout, a.say("日志已打开，终端可以接入："+o.path, "The log is open and terminals may come in: "+o.path)); err != nil {
				return err
			}
			if err := a.tellReady(); err != nil {
				return a.inWords(err)
			}
			<-ctx.Done()
			return nil
		}(), o.close)
	})
}

// alone opens a log that nobody else may have open; taken is what is said where
// somebody has.
func (a *app) alone(ctx context.Context, taken error, open func() error) error {
	err := a.unlessElsewhere(ctx, open)
	if e := (*elsewhere)(nil); errors.As(err, &e) {
		_ = e.conn.Close()
		return taken
	}
	return err
}

// openDoors is openDesk for a command that may last: meanwhile it lets everybody
// else in, so that it keeps no kiosk from its log.
func (a *app) openDoors(ctx context.Context) (commandDesk, func() error, error) {
	if a.served != nil {
		return a.openDesk(ctx)
	}
	var o *owner
	err := a.unlessElsewhere(ctx, func() (err error) {
		o, err = a.own(ctx)
		return err
	})
	if err != nil {
		return nil, nil, err
	}
	if err := o.listen(ctx, ""); err != nil {
		return nil, nil, errors.Join(err, o.close())
	}
	return terminalDesk{o.desk, a, &occupant{owner: o}}, o.close, nil
}
