package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"time"

	"github.com/spf13/cobra"

	"reception/store"
)

func (a *app) verifyCommand() *cobra.Command {
	var asJSON bool
	var limit time.Duration
	cmd := &cobra.Command{
		Use:   "verify [FILE]",
		Short: a.say("校验日志或备份", "Check a log or a backup"),
		Long: a.say("在子进程里校验：每条记录、前后相接的校验链、个人信息、索引和文件页。完好时给出条数和链头；\n损坏时给出第一条坏记录，退出状态 1。不用主密钥：个人信息只核对，不打开。",
			"Checks every record, the chain from each to the next, personal data, indexes and pages, in a child\n"+
				"process: a damaged file may end or hang the one that reads it. Prints the number of records and the\n"+
				"head of the chain; on damage, the first broken record, with exit status 1. It needs no master key:\n"+
				"personal data is checked as it is sealed, and not opened."),
		Example: "  reception verify\n  reception verify backup/reception.log.db --json",
		Args:    cobra.MaximumNArgs(1),
		RunE: a.running(func(cmd *cobra.Command, args []string) error {
			return a.verify(cmd.Context(), args, limit, asJSON)
		}),
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, a.say("结果用 JSON", "print JSON"))
	cmd.Flags().DurationVar(&limit, "limit", 0, a.say("最长时间（默认按文件大小）", "how long it may take (default: by the file's size)"))
	return cmd
}

// A verification is the answer of "verify --json".
type verification struct {
	File  string `json:"file"`
	OK    bool   `json:"ok"`
	Error string `json:"error,omitempty"`
	// Broken is the first record that cannot be trusted; 0 where it is not one record.
	Broken uint64 `json:"broken,omitempty"`
	store.Report
}

func (a *app) verify(ctx context.Context, args []string, limit time.Duration, asJSON bool) error {
	path, err := a.logPath()
	if len(args) == 1 {
		path, err = a.file(args[0])
	}
	if err != nil {
		return err
	}
	if own, _ := a.logPath(); a.served == nil && path == own {
		if err := a.unlessElsewhere(ctx, func() error { return nil }); err != nil {
			return err
		}
	}
	if limit <= 0 {
		limit = timeToVerify(path)
	}
	ctx, cancel := context.WithTimeout(ctx, limit)
	defer cancel()
	report, err := a.Inspect(ctx, path)
	if asJSON {
		return a.verifyJSON(path, report, err)
	}
	if err != nil {
		if report.Records > 0 {
			a.tell(a.say("读到完好的记录 %d 条", "%d records could be read and are whole"), report.Records)
		}
		return a.inWords(err)
	}
	_, err = fmt.Fprintf(a.Stdout, a.say(
		"完好：%s\n记录 %d 条（%d–%d），个人信息 %d 份，已删除 %d 份\n链头 %s\n",
		"Whole: %s\n%d records (%d-%d), personal data of %d, erased %d\nhead %s\n"),
		path, report.Records, report.First, report.Last, report.Blobs, report.Erased, report.Head)
	return err
}

func (a *app) verifyJSON(path string, report store.Report, err error) error {
	v := verification{File: path, OK: err == nil, Report: report}
	if err != nil {
		v.Error = err.Error()
		var damage *store.Damage
		if errors.As(err, &damage) {
			v.Broken = uint64(damage.Seq)
		}
	}
	if err := writeLine(a.Stdout, v); err != nil || v.OK {
		return err
	}
	return errFailed
}

// timeToVerify is half a minute and a second for every MiB: many times what a
// whole file needs on a slow disk.
func timeToVerify(path string) time.Duration {
	limit := 30 * time.Second
	if info, err := os.Stat(path); err == nil {
		limit += time.Duration(info.Size()>>20) * time.Second
	}
	return limit
}
