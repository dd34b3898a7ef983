package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"reception/store"
)

func (a *app) verifyCommand() *cobra.Command {
	var f verifyFlags
	cmd := &cobra.Command{
		Use:   "verify [FILE]",
		Short: a.say("校验日志或备份", "Check a log or a backup"),
		Long: a.say("在子进程里校验：每条记录、前后相接的校验链、个人信息、索引和文件页。完好时给出条数和链头；\n损坏时给出第一条坏记录，退出状态 1。不用主密钥：个人信息只核对，不打开。\n加 --seal 和 --day，再核对那天抄下的封印。",
			"Checks every record, the chain from each to the next, personal data, indexes and pages, in a child\n"+
				"process: a damaged file may end or hang the one that reads it. Prints the number of records and the\n"+
				"head of the chain; on damage, the first broken record, with exit status 1. It needs no master key:\n"+
				"personal data is checked as it is sealed, and not opened.\n"+
				"With --seal and --day it also says whether the day's seal is the one that was written down."),
		Example: "  reception verify\n  reception verify backup/reception.log.db --json\n  reception verify --seal \"3F2A 9C01 77BE 04D5\" --day 2026-11-22",
		Args:    cobra.MaximumNArgs(1),
		RunE: a.running(func(cmd *cobra.Command, args []string) error {
			return a.verify(cmd.Context(), args, f)
		}),
	}
	cmd.Flags().StringVar(&f.seal, "seal", "", a.say("抄下的封印：全部，或开头 16 位", "the seal that was written down: all of it, or its first 16 digits"))
	cmd.Flags().StringVar(&f.day, "day", "", a.say("封印是哪一天的", "the day the seal is of"))
	cmd.MarkFlagsRequiredTogether("seal", "day")
	cmd.Flags().BoolVar(&f.json, "json", false, a.say("结果用 JSON", "print JSON"))
	cmd.Flags().DurationVar(&f.limit, "limit", 0, a.say("最长时间（默认按文件大小）", "how long it may take (default: by the file's size)"))
	return cmd
}

type verifyFlags struct {
	seal, day string
	json      bool
	limit     time.Duration
}

// A verification is the answer of "verify --json".
type verification struct {
	File  string `json:"file"`
	OK    bool   `json:"ok"`
	Error string `json:"error,omitempty"`
	// Broken is the first record that cannot be trusted; 0 where it is not one record.
	Broken uint64 `json:"broken,omitempty"`
	store.Report
	Seal *store.Seal `json:"seal,omitempty"` // the one that was asked for, where the log has it
}

func (a *app) verify(ctx context.Context, args []string, f verifyFlags) error {
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
	if f.limit <= 0 {
		f.limit = timeToVerify(path)
	}
	ctx, cancel := context.WithTimeout(ctx, f.limit)
	defer cancel()
	v := verification{File: path}
	report, err := a.Inspect(ctx, path)
	if v.Report = report; err == nil && f.seal != "" {
		v.Seal, err = a.sealGiven(ctx, path, f)
	}
	if f.json {
		return a.verifyJSON(v, err)
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
	if err == nil && v.Seal != nil {
		h, houseErr := a.loadHouse()
		if houseErr != nil {
			return houseErr
		}
		_, err = fmt.Fprintf(a.Stdout, a.say("封印相符：%s\n%s\n", "The seal is that of %s\n%s\n"), v.Seal.Date, strings.Join(a.sealText(*v.Seal, h), "\n"))
	}
	return err
}

// sealGiven is the seal of a day that is the one written down: also one that was
// broken by opening the day again, which is said.
func (a *app) sealGiven(ctx context.Context, path string, f verifyFlags) (*store.Seal, error) {
	h, err := a.loadHouse()
	if err != nil {
		return nil, err
	}
	day, err := parseDay(f.day, a.Now(), h)
	if err != nil {
		return nil, err
	}
	var list []store.Seal
	if a.served != nil && path == a.served.owner.path {
		list, err = a.served.owner.journal.Seals(ctx, day)
	} else {
		list, err = store.SealsIn(ctx, path, day)
	}
	if err != nil {
		return nil, err
	}
	for i := range list {
		is, err := list[i].Hash.Answers(f.seal)
		if err != nil {
			return nil, misused("--seal %s：封印是 16 位或更多的数字和 a-f，请照交接表或导出的表头抄写",
				"--seal %s: a seal is 16 digits or more, 0-9 and a-f: copy it from the hand-over sheet or the export's head", f.seal)
		}
		if is {
			return &list[i], nil
		}
	}
	if len(list) == 0 {
		return nil, both("%s 没有封印：这份日志里那天没有结束营业", "%s has no seal: in this log the day was never closed", day)
	}
	return nil, both("封印不符：这份日志 %s 的封印是 %s。抄错了，或者日志不是当时的那一份",
		"this is not the seal: in this log that of %s is %s. It was written down wrongly, or the log is not the one it was", day, list[len(list)-1].Hash.Spoken())
}

func (a *app) verifyJSON(v verification, err error) error {
	v.OK = err == nil
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
