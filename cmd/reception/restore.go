package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"reception/store"
)

// errOpen keeps a log that is in use from being exchanged.
var errOpen = both("有程序正开着这份日志：请先关掉它", "a program has this log open: close it first")

func (a *app) restoreCommand() *cobra.Command {
	var replace bool
	cmd := &cobra.Command{
		Use:   "restore FILE",
		Short: a.say("用备份恢复日志", "Put a backup in the log's place"),
		Long: a.say("先校验备份，再把它放到日志的位置（--log）。那里已有日志时不动它，除非写 --replace：原来的改名留着，不删。\n"+
			"在另一台机器上恢复，得到的是备份时的现场；那里还要装上主密钥（reception master-key）。",
			"Verifies a backup and puts a copy of it where the log lies (--log). A log that is there already stays,\n"+
				"unless --replace is given: it is then renamed and kept. On another machine this gives the floor as it\n"+
				"was when the backup was made, once the master key has been installed there (reception master-key)."),
		Example: "  reception restore backups/reception.log-20261122-190000.db\n  reception restore /media/usb/reception.log-20261122-190000.db --log ~/reception.log.db --replace",
		Args:    cobra.ExactArgs(1),
		RunE:    a.running(func(cmd *cobra.Command, args []string) error { return a.restore(cmd.Context(), args[0], replace) }),
	}
	cmd.Flags().BoolVar(&replace, "replace", false, a.say("原有日志改名留下，换上备份", "rename the log that is there, and keep it"))
	return cmd
}

func (a *app) restore(ctx context.Context, from string, replace bool) error {
	path, err := a.logPath()
	if err != nil {
		return err
	}
	report, err := a.Inspect(ctx, from)
	if err != nil {
		return a.inWords(err)
	}
	return a.alone(ctx, errOpen, func() error {
		kept, err := a.setAside(ctx, path, replace)
		if err != nil {
			return err
		}
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			return a.inWords(err)
		}
		if err := copyWhole(from, path); err != nil {
			return a.inWords(errors.Join(err, takeAway(kept)))
		}
		// A mark of the log that was there does not fit this one, which is judged then:
		// it may go last.
		if err := forgetMarks(path); err != nil {
			return a.inWords(err)
		}
		if kept != "" {
			a.tell("%s", a.say("原来的日志留在 "+kept, "The log that was there is kept as "+kept))
		}
		if _, err = fmt.Fprintf(a.Stdout, a.say("已恢复：%s\n记录 %d 条，链头 %s\n", "Restored: %s\n%d records, head %s\n"), path, report.Records, report.Head); err != nil {
			return err
		}
		return a.inWords(a.tellMissingKey(path))
	})
}

// setAside gives the log that is there another name besides. It keeps its own until the
// backup takes it: at no moment is there none, which would be taken for a first start. It
// is opened first, so that nobody has it open, unless it cannot be opened at all.
func (a *app) setAside(ctx context.Context, path string, replace bool) (kept string, err error) {
	if _, err := os.Lstat(path); errors.Is(err, fs.ErrNotExist) {
		return "", nil
	}
	if !replace {
		return "", both("%s 已经有一份日志：要换成备份，请加 --replace（原来的会改名留下）", "there is a log at %s already: give --replace to put the backup in its place (the log is renamed and kept)", path)
	}
	j, err := store.Open(ctx, path, store.Options{WithoutKey: true})
	switch {
	case err == nil:
		if err := j.Close(); err != nil {
			return "", a.inWords(err)
		}
	case errors.Is(err, store.ErrInUse):
		return "", err
	}
	kept = path + "." + a.Now().Format("20060102-150405") + ".replaced"
	if _, err := os.Lstat(kept); err == nil {
		return "", both("%s 已经有了：请稍等一秒再恢复", "%s is there already: wait a second and restore again", kept)
	}
	if err := os.Link(path, kept); err == nil {
		return kept, nil
	}
	// No hard links here (FAT, some Windows drives).
	return kept, a.inWords(copyWhole(path, kept))
}

// takeAway removes the second name of a log that stays.
func takeAway(kept string) error {
	if kept == "" {
		return nil
	}
	return os.Remove(kept)
}

// forgetMarks takes away what belongs to the log that was there: by the marks of
// another one the restored log would be taken for damaged.
func forgetMarks(path string) (err error) {
	for _, mark := range store.MarksOf(path) {
		if failed := os.Remove(mark); failed != nil && !errors.Is(failed, fs.ErrNotExist) {
			err = errors.Join(err, failed)
		}
	}
	return err
}

func copyWhole(from, to string) error {
	f, err := os.Open(from)
	if err != nil {
		return err
	}
	defer f.Close() //nolint:errcheck // only read
	return writeWhole(to, func(w io.Writer) error {
		_, err := io.Copy(w, f)
		return err
	})
}

func (a *app) compactCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "compact",
		Short: a.say("整理日志文件，腾出空位", "Give back the room that the log no longer needs"),
		Long: a.say("把日志写成一份没有空位的新文件，校验后换上；记录和校验链不变。要先关掉开着日志的程序。",
			"Writes the log to a new file without unused room, verifies it and puts it in place; the records and\n"+
				"their chain stay the same. Close the program that has the log open first."),
		Args: cobra.NoArgs,
		RunE: a.running(func(cmd *cobra.Command, _ []string) error { return a.compact(cmd.Context()) }),
	}
}

func (a *app) compact(ctx context.Context) error {
	path, err := a.logPath()
	if err != nil {
		return err
	}
	return a.alone(ctx, errOpen, func() error {
		j, err := store.Open(ctx, path, store.Options{Judge: a.judge, WithoutKey: true})
		if err != nil {
			return err
		}
		was, is, err := a.shrink(ctx, j)
		if err = errors.Join(err, j.Close()); err != nil {
			return a.inWords(err)
		}
		_, err = fmt.Fprintf(a.Stdout, a.say("已整理：%s\n原 %.1f MiB，现 %.1f MiB\n", "Compacted: %s\n%.1f MiB before, %.1f MiB now\n"),
			path, float64(was)/(1<<20), float64(is)/(1<<20))
		return err
	})
}

// shrink puts a compact copy in the place of an open log, which nobody else can open
// meanwhile. The copy has been verified, and ends as the log does.
func (a *app) shrink(ctx context.Context, j *store.Journal) (was, is int64, err error) {
	path := j.Path()
	copied := path + ".compact"
	if err := os.Remove(copied); err != nil && !errors.Is(err, fs.ErrNotExist) { // of one that was interrupted
		return 0, 0, err
	}
	defer os.Remove(copied) //nolint:errcheck // gone when it has been moved
	if err := j.CompactTo(copied); err != nil {
		return 0, 0, err
	}
	report, err := a.Inspect(ctx, copied)
	if err != nil {
		return 0, 0, err
	}
	if _, head, err := j.Head(); err != nil || head != report.Head {
		return 0, 0, errors.Join(err, store.ErrDamaged)
	}
	before, err := os.Stat(path)
	if err != nil {
		return 0, 0, err
	}
	after, err := os.Stat(copied)
	if err != nil {
		return 0, 0, err
	}
	if err := os.Rename(copied, path); err != nil {
		return 0, 0, err
	}
	// What is saved from now on is in the new file: its name must not go back to the old.
	return before.Size(), after.Size(), store.SyncDir(filepath.Dir(path))
}
