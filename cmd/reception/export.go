package main

import (
	"bufio"
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

	"reception/flows"
	"reception/store"
)

type exportFlags struct {
	day, from, to    string
	format, bom, out string
	what             []string
	names            bool
	all              bool // no register was asked for by name
}

func (a *app) exportCommand() *cobra.Command {
	var f exportFlags
	cmd := &cobra.Command{
		Use:   "export",
		Short: a.say("导出登记簿：CSV、Excel、JSON、打印稿", "Write the registers of a day or a period: CSV, Excel, JSON, print"),
		Long: a.say("导出一个营业日或一段时间：到访登记、环节交接、对讲记录、轮次台账、VIP室、客户需求、异常、来电登记、公平表。\n"+
			"姓名、电话、车牌默认遮住；--names 不遮，并记入日志。外貌描述从不导出。\n"+
			"xlsx 每个登记簿一张表；md、txt 供打印；jsonl 每行一条，供程序读取；csv 是一张表，UTF-8，行尾 CRLF，\n"+
			"写文件时加 BOM，便于中文 Excel。同一天导出的字节相同。CSV 中会被表格软件当成公式执行的单元格前加一个 '，\n"+
			"其余一字不改（+86 138…、-5分钟、@前台 保持原样）。",
			"Writes one business day or a period: the visitor register, the hand-off log, the radio log, the turn\n"+
				"ledger, VIP rooms, requests, exceptions, the telephone, and fairness. Names, phones and plates are\n"+
				"masked; --names shows them, and the log keeps that it was done. Appearance is never exported.\n"+
				"xlsx has a sheet for each register, md and txt are for paper, jsonl is for programs. CSV is one\n"+
				"table in UTF-8 with CRLF; a file gets a byte order mark for Excel, a pipe does not. The same day\n"+
				"gives the same bytes. In CSV a cell that a spreadsheet would carry out as a formula gets one ' in\n"+
				"front; everything else stays as typed (+86 138..., -5 min, @li)."),
		Example: "  reception export --day today -o day.xlsx\n  reception export --day 2026-11-22 --what calls --lang en | head\n" +
			"  reception export --from 2026-11-01 --to 2026-11-30 --names -o november.xlsx\n  reception export --format txt | lpr",
		Args: cobra.NoArgs,
		RunE: a.running(func(cmd *cobra.Command, _ []string) error { return a.export(cmd.Context(), f) }),
	}
	fs := cmd.Flags()
	fs.StringVar(&f.day, "day", "today", a.say("today、yesterday 或 2006-01-02", "today, yesterday or 2006-01-02"))
	fs.StringVar(&f.from, "from", "", a.say("第一天", "first day"))
	fs.StringVar(&f.to, "to", "", a.say("最后一天（默认今天）", "last day (default: today)"))
	fs.StringSliceVar(&f.what, "what", nil, strings.Join(store.Registers(nil), ", ")+
		a.say("，checks（检查表）、check_lines（检查明细），以及案场登记簿的编号，如 complaint、repair（csv 默认 visits，其余默认除 fairness 外的全部）",
			", checks, check_lines, and the registers of the house by their ids, as complaint or repair (default: visits for csv, else all but fairness)"))
	fs.StringVar(&f.format, "format", "", strings.Join(store.Formats(), ", ")+a.say("（默认按文件名，否则 csv）", " (default: by the file's name, else csv)"))
	fs.BoolVar(&f.names, "names", false, a.say("不遮姓名、电话、车牌（记入日志）", "show names, phones and plates (the log keeps it)"))
	fs.StringVar(&f.bom, "bom", "auto", a.say("auto（仅写文件时）、yes、no", "auto (files only), yes, no"))
	fs.StringVarP(&f.out, "output", "o", "", a.say("写入文件（默认标准输出）", "write to a file (default: standard output)"))
	cmd.MarkFlagsMutuallyExclusive("day", "from")
	cmd.MarkFlagsMutuallyExclusive("day", "to")
	_ = cmd.RegisterFlagCompletionFunc("day", cobra.FixedCompletions([]string{"today", "yesterday"}, cobra.ShellCompDirectiveNoFileComp))
	_ = cmd.RegisterFlagCompletionFunc("what", func(*cobra.Command, []string, string) ([]cobra.Completion, cobra.ShellCompDirective) {
		return a.exportable(), cobra.ShellCompDirectiveNoFileComp
	})
	_ = cmd.RegisterFlagCompletionFunc("format", cobra.FixedCompletions(store.Formats(), cobra.ShellCompDirectiveNoFileComp))
	_ = cmd.RegisterFlagCompletionFunc("bom", cobra.FixedCompletions([]string{"auto", "yes", "no"}, cobra.ShellCompDirectiveNoFileComp))
	return cmd
}

func (a *app) export(ctx context.Context, f exportFlags) error {
	if err := f.complete(); err != nil {
		return err
	}
	if f.format == "xlsx" && !f.toFile() && a.IsTerminal(a.Stdout) {
		return misused("xlsx 不是文本：请用 -o 写入文件，例如 -o day.xlsx", "xlsx is no text: write it to a file with -o, for example -o day.xlsx")
	}
	bom, err := withBOM(f)
	if err != nil {
		return err
	}
	a.handed.flags = []string{"--format=" + f.format, "--bom=" + map[bool]string{true: "yes", false: "no"}[bom]}
	if err := a.mayExport(f); err != nil {
		return err
	}
	x, err := a.openExport(ctx, f)
	if err != nil {
		return err
	}
	return a.ended(func() error {
		from, to, err := exportPeriod(f, a.Now(), x.house)
		if err != nil {
			return err
		}
		if err := f.choose(x.house); err != nil {
			return err
		}
		if err := f.withoutEmpty(x.journal, from, to); err != nil {
			return a.inWords(err)
		}
		o := a.exportOptions(x, f, bom)
		write := func(w io.Writer) error { return a.writeExport(ctx, w, x, f, from, to, o) }
		out := func(write func(io.Writer) error) error { return a.output(f.out, write) }
		if !f.names {
			return out(write)
		}
		note := a.exportNote(f, from, to)
		if err := x.noted(ctx, note); err != nil {
			return a.inWords(err)
		}
		return a.inWords(x.hashed(ctx, note, out, write))
	}(), x.close)
}

// exportable are the names of what can be exported of this house.
func (a *app) exportable() []string {
	h, err := a.loadHouse()
	if err != nil {
		h = nil // the names of every house
	}
	return store.Registers(h)
}

func (f *exportFlags) toFile() bool { return f.out != "" && f.out != "-" }

// complete fills in what was left out, and refuses what cannot be.
func (f *exportFlags) complete() error {
	if f.format == "" {
		f.format = "csv"
		if ext := strings.TrimPrefix(filepath.Ext(f.out), "."); f.toFile() && slices.Contains(store.Formats(), ext) {
			f.format = ext
		}
	}
	if !slices.Contains(store.Formats(), f.format) {
		return misused("--format %s：只有 %s", "--format %s: there are %s", f.format, strings.Join(store.Formats(), ", "))
	}
	slices.Sort(f.what)
	f.what = slices.Compact(f.what)
	switch {
	case f.format == "csv" && len(f.what) > 1:
		return misused("CSV 是一张表：--what 请只写一个，或用 --format xlsx", "CSV is one table: give one --what, or use --format xlsx")
	case f.format == "csv" && len(f.what) == 0:
		f.what = []string{"visits"}
	case len(f.what) == 0:
		f.all = true
	}
	return nil
}

// choose fills in the registers of a house where none was asked for, and refuses what
// neither the program nor the house has.
func (f *exportFlags) choose(h *flows.House) error {
	all := store.Registers(h)
	if f.all { // fairness reads the whole log, whatever the day
		f.what = slices.DeleteFunc(all, func(what string) bool { return what == "fairness" })
		return nil
	}
	for _, what := range f.what {
		if !slices.Contains(all, what) {
			return misused("--what %s：只有 %s", "--what %s: there are %s", what, strings.Join(all, ", "))
		}
	}
	return nil
}

// books reports whether anything of the export is made of the house's registers.
func (f *exportFlags) books() bool {
	return f.format != "csv" || slices.ContainsFunc(f.what, store.OfHouse)
}

// withoutEmpty leaves the register of imported appointments out where a period has
// none, as almost every one has.
func (f *exportFlags) withoutEmpty(j *store.Journal, from, to flows.Date) error {
	if !f.all {
		return nil
	}
	past, err := j.HasPast(from, to)
	if err == nil && !past {
		f.what = slices.DeleteFunc(f.what, func(what string) bool { return what == store.Appointments })
	}
	return err
}

// withBOM decides about the byte order mark: a file is opened by Excel, a pipe
// is read by programs.
func withBOM(f exportFlags) (bool, error) {
	switch f.bom {
	case "auto":
		return f.toFile(), nil
	case "yes", "true":
		return true, nil
	case "no", "false":
		return false, nil
	}
	return false, misused("--bom %s：只能是 auto、yes 或 no", "--bom %s: it is auto, yes or no", f.bom)
}

// parseDay reads which business day is meant.
func parseDay(s string, now time.Time, h *flows.House) (flows.Date, error) {
	today := flows.BusinessDay(now, h.Zone, h.DayChanges)
	switch s {
	case "today":
		return today, nil
	case "yesterday":
		day, err := time.Parse(time.DateOnly, string(today))
		return flows.Date(day.AddDate(0, 0, -1).Format(time.DateOnly)), err
	}
	if _, err := time.Parse(time.DateOnly, s); err != nil {
		return "", misused("--day %s：请写 today、yesterday 或日期，例如 %s", "--day %s: write today, yesterday or a date like %s", s, today)
	}
	return flows.Date(s), nil
}

// output writes to a file or to standard output. A file appears whole or not at
// all: it is written under another name and moved into place.
func (a *app) output(path string, write func(io.Writer) error) error {
	if path == "" || path == "-" {
		w := bufio.NewWriter(a.Stdout)
		return errors.Join(write(w), w.Flush())
	}
	path, err := a.file(path)
	if err != nil {
		return err
	}
	if err := writeWhole(path, write); err != nil {
		return a.inWords(err)
	}
	a.tellWritten(path)
	return nil
}

func (a *app) tellWritten(path string) { a.tell("%s", a.say("已写入 "+path, "Written to "+path)) }

// aside writes a file under a name of its own beside another, for as long as use
// takes.
func aside(path string, write func(io.Writer) error, use func(path string) error) (err error) {
	f, err := os.CreateTemp(filepath.Dir(path), "."+filepath.Base(path)+".*")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.Remove(f.Name())) }()
	if err := errors.Join(write(f), f.Close()); err != nil {
		return err
	}
	return use(f.Name())
}

// stale is how old a half file must be to be one of a program that was killed: no
// export takes so long.
const stale = time.Hour

// clearLeft takes half files away that a killed program left under a name of this form.
func clearLeft(pattern string) {
	left, _ := filepath.Glob(pattern) // a name that is no pattern has none
	for _, file := range left {
		if info, err := os.Lstat(file); err == nil && info.Mode().IsRegular() && time.Since(info.ModTime()) > stale {
			_ = os.Remove(file) // it is in nobody's way
		}
	}
}

func writeWhole(path string, write func(io.Writer) error) (err error) {
	dir, name := filepath.Split(path)
	clearLeft(filepath.Join(dir, "."+name+".[0-9]*"))
	f, err := os.CreateTemp(filepath.Join(dir, "."), "."+name+".*") // 0600: it holds names and phones
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			_ = f.Close() // where it is open still
			err = errors.Join(err, os.Remove(f.Name()))
		}
	}()
	if err := write(f); err != nil {
		return err
	}
	if err := f.Sync(); err != nil {
		return err
	}
	if err := f.Close(); err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	if err := os.Rename(f.Name(), path); err != nil {
		return err
	}
	return store.SyncDir(filepath.Dir(path))
}
