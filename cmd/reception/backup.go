package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"reception/store"
)

// keepBackups is how many backups stay in a folder where nobody says how many.
const keepBackups = 14

func (a *app) backupCommand() *cobra.Command {
	var dir string
	var keep int
	cmd := &cobra.Command{
		Use:   "backup",
		Short: a.say("备份日志（不用停）", "Back the log up while it is in use"),
		Long: a.say("把日志此刻的样子写成一份备份，写完马上在子进程里校验；默认放在日志旁的 backups 目录，留最近 14 份。\n"+
			"开着日志的程序每天结束营业时，或换日时，自己备份一次。请把这个目录再复制到别的机器。",
			"Writes a copy of the log as it is now and verifies it in a child process; by default into the folder\n"+
				"backups beside the log, where the last 14 stay. The program that has the log open does so by itself\n"+
				"when a day is closed or a new one begins. Copy that folder to another machine as well."),
		Example: "  reception backup\n  reception backup --dir /media/usb --keep 0\n  reception verify backups/reception.log-20261122-190000.db",
		Args:    cobra.NoArgs,
		RunE:    a.running(func(cmd *cobra.Command, _ []string) error { return a.backup(cmd.Context(), dir, keep) }),
	}
	cmd.Flags().StringVar(&dir, "dir", "", a.say("放在哪个目录（默认日志旁的 backups）", "folder to put it in (default: backups beside the log)"))
	cmd.Flags().IntVar(&keep, "keep", keepBackups, a.say("留最近几份，0 为都留", "how many of the newest stay, 0 for all"))
	_ = cmd.MarkFlagDirname("dir")
	return cmd
}

func (a *app) backup(ctx context.Context, dir string, keep int) error {
	if keep < 0 {
		return misused("--keep %d：请写 0 或更多", "--keep %d: write 0 or more", keep)
	}
	if dir != "" {
		var err error
		if dir, err = a.file(dir); err != nil {
			return err
		}
	}
	j, _, closeLog, err := a.openJournal(ctx)
	if err != nil {
		return err
	}
	return a.ended(func() error {
		path, report, err := backups{dir: cmp.Or(dir, backupsBeside(j.Path())), keep: keep, inspect: a.Inspect}.write(ctx, j, a.Now())
		if err != nil {
			return a.inWords(err)
		}
		_, err = fmt.Fprintf(a.Stdout, a.say("已备份并校验：%s\n记录 %d 条，链头 %s\n", "Backed up and verified: %s\n%d records, head %s\n"), path, report.Records, report.Head)
		return err
	}(), closeLog)
}

// backups is a folder of backups of one log, the oldest of which go.
type backups struct {
	dir     string
	keep    int // 0 for all
	inspect func(ctx context.Context, path string) (store.Report, error)
}

func backupsBeside(log string) string { return filepath.Join(filepath.Dir(log), "backups") }

// name is what the backups of a log are called: sorted by name they are sorted by time.
func (b backups) name(log string, at string) string {
	return strings.TrimSuffix(filepath.Base(log), filepath.Ext(log)) + "-" + at + ".db"
}

// write makes a backup, verifies it, and only then lets the oldest go.
func (b backups) write(ctx context.Context, j *store.Journal, now time.Time) (path string, report store.Report, err error) {
	if err := os.MkdirAll(b.dir, 0o700); err != nil {
		return "", report, err
	}
	path = filepath.Join(b.dir, b.name(j.Path(), now.Format("20060102-150405")))
	if _, err := os.Lstat(path); err == nil {
		return path, report, both("%s 已经有了：请稍等一秒再备份", "%s is there already: wait a second and back up again", path)
	}
	err = writeWhole(path, func(w io.Writer) error {
		_, err := j.WriteTo(w)
		return err
	})
	if err != nil {
		return path, report, err
	}
	if report, err = b.inspect(ctx, path); err != nil {
		return path, report, fmt.Errorf("%s: %w", path, err)
	}
	return path, report, b.rotate(j.Path())
}

// list are the backups of a log, oldest first.
func (b backups) list(log string) ([]string, error) {
	list, err := filepath.Glob(filepath.Join(b.dir, b.name(log, "[0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9]-[0-9][0-9][0-9][0-9][0-9][0-9]")))
	slices.Sort(list)
	return list, err
}

func (b backups) rotate(log string) error {
	list, err := b.list(log)
	if err != nil || b.keep == 0 || len(list) <= b.keep {
		return err
	}
	var errs []error
	for _, path := range list[:len(list)-b.keep] {
		errs = append(errs, os.Remove(path))
	}
	return errors.Join(errs...)
}

// backUpDaily makes a backup whenever a business day has been closed or a new one
// has begun, until ctx ends. That one fails is told and ends nothing.
func (o *owner) backUpDaily(ctx context.Context) {
	b := backups{dir: backupsBeside(o.path), keep: keepBackups, inspect: o.app.Inspect}
	floor := o.desk.Floor()
	for {
		next, err := o.desk.Next(ctx, floor.Seq)
		if err != nil {
			return
		}
		over := floor.Day.Date != "" && (next.Day.Date != floor.Day.Date || next.Day.Closed && !floor.Day.Closed)
		floor = next
		if !over {
			continue
		}
		if _, _, err := b.write(ctx, o.journal, o.app.Now()); err != nil && ctx.Err() == nil {
			o.app.tell("%s", o.app.say("没能备份：", "There is no backup: ")+o.app.inWords(err).Error())
		}
	}
}
