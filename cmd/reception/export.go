package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"reception/flows"
	"reception/store"
)

// registers are what can be exported.
var registers = map[string]func(io.Writer, *flows.DayLog, store.CSVOptions) error{ //nolint:gochecknoglobals // a table that nobody changes
	"visits":   store.WriteVisitsCSV,
	"handoffs": store.WriteHandOffsCSV,
	"calls":    store.WriteCallsCSV,
	"turns":    store.WriteTurnsCSV,
	"phone":    store.WritePhoneCSV,
}

type exportFlags struct{ day, what, format, bom, out string }

func (a *app) exportCommand() *cobra.Command {
	var f exportFlags
	names := slices.Sorted(maps.Keys(registers))
	cmd := &cobra.Command{
		Use:   "export",
		Short: a.say("导出一天的登记簿（CSV）", "Write the registers of a day as CSV"),
		Long: a.say("导出一个营业日：到访登记（末尾有合计）、环节交接、对讲记录、轮次台账、来电登记。\n"+
			"UTF-8，行尾 CRLF；写文件时加 BOM，便于中文 Excel。同一天导出的字节相同。\n"+
			"会被表格软件当成公式执行的单元格前加一个 '，其余一字不改（+86 138…、-5分钟、@前台 保持原样）。外貌描述从不导出。",
			"Writes one business day: the visitor register with its totals below, the hand-off log, the radio\n"+
				"log, the turn ledger or the telephone calls. UTF-8 with CRLF; a file gets a byte order mark for\n"+
				"Excel, a pipe does not. The same day gives the same bytes. A cell that a spreadsheet would carry\n"+
				"out as a formula gets one ' in front; everything else stays as typed (+86 138..., -5 min, @li).\n"+
				"Appearance is never exported."),
		Example: "  reception export --day today -o visits.csv\n  reception export --day 2026-11-22 --what calls --lang en | head\n" +
			"  reception export --day yesterday --what turns --bom=no",
		Args: cobra.NoArgs,
		RunE: a.running(func(cmd *cobra.Command, _ []string) error { return a.export(cmd.Context(), f) }),
	}
	fs := cmd.Flags()
	fs.StringVar(&f.day, "day", "today", a.say("today、yesterday 或 2006-01-02", "today, yesterday or 2006-01-02"))
	fs.StringVar(&f.what, "what", "visits", strings.Join(names, ", "))
	fs.StringVar(&f.format, "format", "csv", "csv")
	fs.StringVar(&f.bom, "bom", "auto", a.say("auto（仅写文件时）、yes、no", "auto (files only), yes, no"))
	fs.StringVarP(&f.out, "output", "o", "", a.say("写入文件（默认标准输出）", "write to a file (default: standard output)"))
	_ = cmd.RegisterFlagCompletionFunc("day", cobra.FixedCompletions([]string{"today", "yesterday"}, cobra.ShellCompDirectiveNoFileComp))
	_ = cmd.RegisterFlagCompletionFunc("what", cobra.FixedCompletions(names, cobra.ShellCompDirectiveNoFileComp))
	_ = cmd.RegisterFlagCompletionFunc("format", cobra.FixedCompletions([]string{"csv"}, cobra.ShellCompDirectiveNoFileComp))
	_ = cmd.RegisterFlagCompletionFunc("bom", cobra.FixedCompletions([]string{"auto", "yes", "no"}, cobra.ShellCompDirectiveNoFileComp))
	return cmd
}

func (a *app) export(ctx context.Context, f exportFlags) error {
	write, ok := registers[f.what]
	if !ok {
		return misused("--what %s：只有 %s", "--what %s: there are %s", f.what, strings.Join(slices.Sorted(maps.Keys(registers)), ", "))
	}
	if f.format != "csv" {
		return misused("--format %s：只有 csv", "--format %s: there is csv", f.format)
	}
	bom, err := withBOM(f)
	if err != nil {
		return err
	}
	a.handed.flags = []string{"--bom=" + map[bool]string{true: "yes", false: "no"}[bom]}
	j, h, closeLog, err := a.openJournal(ctx)
	if err != nil {
		return err
	}
	return a.ended(func() error {
		date, err := parseDay(f.day, a.Now(), h)
		if err != nil {
			return err
		}
		day, err := readDay(ctx, j, h, date)
		if err != nil {
			return a.inWords(err)
		}
		if day == nil {
			return both("日志里没有 %s 这个营业日：请核对日期", "the log has no business day %s: check the date", date)
		}
		o := store.CSVOptions{House: h, Lang: a.lang, BOM: bom, Words: a.word}
		return a.output(f.out, func(w io.Writer) error { return write(w, day, o) })
	}(), closeLog)
}

// withBOM decides about the byte order mark: a file is opened by Excel, a pipe
// is read by programs.
func withBOM(f exportFlags) (bool, error) {
	switch f.bom {
	case "auto":
		return f.out != "" && f.out != "-", nil
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

// readDay folds the records of a business day, and what became of its parties
// afterwards. It is nil for a day that never was.
func readDay(ctx context.Context, j *store.Journal, h *flows.House, date flows.Date) (*flows.DayLog, error) {
	first, end, err := j.DaySeq(date)
	if err != nil || first == 0 {
		return nil, err
	}
	day, err := flows.CollectDay(j.Between(ctx, first, end), h)
	if err != nil {
		return nil, err
	}
	for _, id := range day.Unfinished() {
		if err := day.Follow(j.VisitRecords(ctx, id)); err != nil {
			return nil, err
		}
	}
	for _, id := range day.Unnamed() {
		if err := day.Follow(j.Between(ctx, flows.Seq(id), flows.Seq(id)+1)); err != nil {
			return nil, err
		}
	}
	return day, nil
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

func writeWhole(path string, write func(io.Writer) error) (err error) {
	dir, name := filepath.Split(path)
	f, err := os.CreateTemp(filepath.Join(dir, "."), "."+name+".*") // 0600: it holds names and phones
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, f.Close(), os.Remove(f.Name()))
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
	return os.Rename(f.Name(), path)
}
