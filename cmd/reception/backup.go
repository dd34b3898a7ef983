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

	"reception/cmd/reception/access"
	"reception/store"
)

// keepBackups is how many backups stay in a folder where nobody says how many.
const keepBackups = 14

func (a *app) backupCommand() *cobra.Command {
	var dir, out string
	var keep int
	cmd := &cobra.Command{
		Use:   "backup",
		Short: a.say("备份日志（不用停）", "Back the log up while it is in use"),
		Long: a.say("把日志此刻的样子写成一份备份，写完马上在子进程里校验；默认放在日志旁的 backups 目录，留最近 14 份。\n"+
			"开着日志的程序每天结束营业时，或换日时，自己备份一次。请把这个目录再复制到别的机器。\n"+
			"备份里没有主密钥：请用 reception master-key copy 另存，和备份分开放。",
			"Writes a copy of the log as it is now and verifies it in a child process; by default into the folder\n"+
				"backups beside the log, where the last 14 stay. The program that has the log open does so by itself\n"+
				"when a day is closed or a new one begins. Copy that folder to another machine as well. The master key is\n"+
				"in no backup: put a copy of it away apart from them (reception master-key copy)."),
		Example: "  reception backup\n  reception backup --dir /media/usb --keep 0\n  reception verify backups/reception.log-20261122-190000.db",
		Args:    cobra.NoArgs,
		RunE:    a.running(func(cmd *cobra.Command, _ []string) error { return a.backup(cmd.Context(), dir, out, keep) }),
	}
	cmd.Flags().StringVar(&dir, "dir", "", a.say("放在哪个目录（默认日志旁的 backups）", "folder to put it in (default: backups beside the log)"))
	cmd.Flags().IntVar(&keep, "keep", keepBackups, a.say("留最近几份，0 为都留", "how many of the newest stay, 0 for all"))
	cmd.Flags().StringVarP(&out, "output", "o", "", a.say("只写成这个文件，- 为标准输出", "write just this file, - for standard output"))
	cmd.MarkFlagsMutuallyExclusive("dir", "output")
	_ = cmd.MarkFlagDirname("dir")
	return cmd
}

func (a *app) backup(ctx context.Context, dir, out string, keep int) error {
	if keep < 0 {
		return misused("--keep %d：请写 0 或更多", "--keep %d: write 0 or more", keep)
	}
	j, closeLog, err := a.openToCopy(ctx)
	if e := (*elsewhere)(nil); errors.As(err, &e) && dir != "" {
		return a.backupFrom(ctx, e, dir, keep)
	}
	if err != nil {
		return err
	}
	return a.ended(func() error {
		if out != "" {
			return a.output(out, func(w io.Writer) error { return copyAside(j, w) })
		}
		path, report, err := backups{dir: cmp.Or(dir, backupsBeside(j.Path())), keep: keep, inspect: a.Inspect}.write(ctx, j, a.Now())
		if err != nil {
			return a.inWords(err)
		}
		if err := a.tellBackup(path, report); err != nil {
			return err
		}
		a.tellUnkept(j.Lock())
		return nil
	}(), closeLog)
}

func (a *app) tellBackup(path string, report store.Report) error {
	_, err := fmt.Fprintf(a.Stdout, a.say("已备份并校验：%s\n记录 %d 条，链头 %s\n", "Backed up and verified: %s\n%d records, head %s\n"), path, report.Records, report.Head)
	return err
}

// openToCopy opens the log for a copy of it, which needs no master key.
func (a *app) openToCopy(ctx context.Context) (j *store.Journal, done func() error, err error) {
	if s := a.served; s != nil {
		return s.owner.journal, func() error { return nil }, nil
	}
	err = a.unlessElsewhere(ctx, func() error {
		path, err := a.logPath()
		if err == nil {
			err = access.Private(path)
		}
		keys, _ := a.masterKeys() // only to say that the key is not safe
		if err == nil {
			j, err = store.Open(ctx, path, store.Options{ReadOnly: true, WithoutKey: true, Judge: a.judge, Keys: keys})
		}
		return a.inWords(err)
	})
	if err != nil {
		return nil, nil, err
	}
	return j, j.Close, nil
}

// copyAside writes a copy of the log to a reader that may dawdle: the log is read
// into a file of its own first.
func copyAside(j *store.Journal, w io.Writer) error {
	return aside(j.Path(), func(f io.Writer) error {
		_, err := j.WriteTo(f)
		return err
	}, func(copied string) error {
		f, err := os.Open(copied)
		if err != nil {
			return err
		}
		_, err = io.Copy(w, f)
		return errors.Join(err, f.Close())
	})
}

// backupFrom has the running reception send a copy of its log, and puts it into a
// folder of this terminal's: the service may be shut out of that one.
func (a *app) backupFrom(ctx context.Context, e *elsewhere, dir string, keep int) error {
	log, err := a.logPath()
	if err != nil {
		return err
	}
	b := backups{dir: dir, keep: keep, inspect: a.Inspect}
	if a.handed.out, err = b.place(log, a.Now()); err != nil {
		_ = e.conn.Close()
		return a.inWords(err)
	}
	a.handed.args, a.handed.in = []string{"backup", "--lang", string(a.lang)}, strings.NewReader("")
	if _, err := a.handOver(ctx, e); !errors.Is(err, ended(statusDone)) {
		return err
	}
	report, err := a.Inspect(ctx, a.handed.out)
	if err == nil {
		err = b.rotate(log)
	}
	if err != nil {
		return a.inWords(err)
	}
	return a.tellBackup(a.handed.out, report)
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
	if path, err = b.place(j.Path(), now); err != nil {
		return path, report, err
	}
	if err := j.WriteFile(path); err != nil {
		return path, report, err
	}
	if report, err = b.inspect(ctx, path); err != nil {
		return path, report, fmt.Errorf("%s: %w", path, err)
	}
	return path, report, b.rotate(j.Path())
}

// place is where a backup goes, in a folder that is there.
func (b backups) place(log string, now time.Time) (string, error) {
	path := filepath.Join(b.dir, b.name(log, now.Format("20060102-150405")))
	if _, err := os.Lstat(path); err == nil {
		return path, both("%s 已经有了：请稍等一秒再备份", "%s is there already: wait a second and back up again", path)
	}
	return path, os.MkdirAll(b.dir, 0o700)
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
