package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"reception/flows"
	"reception/store"
)

type fairFlags struct {
	day, from, to, out     string
	week, month, json, csv bool
}

func (a *app) fairnessCommand() *cobra.Command {
	var f fairFlags
	cmd := &cobra.Command{
		Use:   "fairness",
		Short: a.say("每个人得了多少：一天、一周或一月的公平表", "Print what everybody got in a day, a week or a month"),
		Long: a.say("每个销售员一行：接访（按原因分）、轮次、补充机会和轮空、被越过几次、非轮到的比例、接电、支持、经理更正。撤销了的不算。",
			"A row for each salesperson: receptions by their reason, turns, make-ups and byes, how often passed,\n"+
				"the share out of turn, calls, support, and a manager's corrections. What was undone is not in it."),
		Example: "  reception fairness\n  reception fairness --week\n  reception fairness --month --day 2026-11-01 --json\n" +
			"  reception fairness --from 2026-11-01 --to 2026-11-15 --csv -o november.csv",
		Args: cobra.NoArgs,
		RunE: a.running(func(cmd *cobra.Command, _ []string) error { return a.fairness(cmd.Context(), f) }),
	}
	fs := cmd.Flags()
	fs.StringVar(&f.day, "day", "today", a.say("today、yesterday 或 2006-01-02；与 --week、--month 同用时指那一周、那个月",
		"today, yesterday or 2006-01-02; with --week or --month a day of it"))
	fs.BoolVar(&f.week, "week", false, a.say("从周一到周日", "from Monday to Sunday"))
	fs.BoolVar(&f.month, "month", false, a.say("整个月", "the whole month"))
	fs.StringVar(&f.from, "from", "", a.say("第一天", "first day"))
	fs.StringVar(&f.to, "to", "", a.say("最后一天（默认今天）", "last day (default: today)"))
	fs.BoolVar(&f.json, "json", false, a.say("用 JSON", "print JSON"))
	fs.BoolVar(&f.csv, "csv", false, "CSV")
	fs.StringVarP(&f.out, "output", "o", "", a.say("写入文件（默认标准输出）", "write to a file (default: standard output)"))
	cmd.MarkFlagsMutuallyExclusive("week", "month", "from")
	cmd.MarkFlagsMutuallyExclusive("json", "csv")
	cmd.MarkFlagsMutuallyExclusive("day", "from")
	_ = cmd.RegisterFlagCompletionFunc("day", cobra.FixedCompletions([]string{"today", "yesterday"}, cobra.ShellCompDirectiveNoFileComp))
	return cmd
}

// A fairSheet is a fairness sheet as JSON has it.
type fairSheet struct {
	From  flows.Date      `json:"from"`
	To    flows.Date      `json:"to"`
	Staff []flows.FairRow `json:"staff"`
}

func (a *app) fairness(ctx context.Context, f fairFlags) error {
	j, h, closeLog, err := a.openJournal(ctx)
	if err != nil {
		return err
	}
	return a.ended(func() error {
		sheet := fairSheet{}
		if sheet.From, sheet.To, err = period(f, a.Now(), h); err != nil {
			return err
		}
		if sheet.Staff, err = flows.Fairness(j.Records(ctx, 0), h, sheet.From, sheet.To); err != nil {
			return a.inWords(err)
		}
		return a.output(f.out, func(w io.Writer) error {
			switch {
			case f.json:
				return writeLine(w, sheet)
			case f.csv:
				return a.fairCSV(w, sheet, h, f.out != "" && f.out != "-")
			}
			_, err := fmt.Fprintln(w, strings.Join(fairText{a: a, h: h}.lines(sheet), "\n"))
			return err
		})
	}(), closeLog)
}

func (a *app) fairCSV(w io.Writer, sheet fairSheet, h *flows.House, bom bool) error {
	e, err := store.NewExport(w, "csv", []string{"fairness"}, store.ExportOptions{House: h, Lang: a.lang, BOM: bom, Words: a.word})
	if err != nil {
		return err
	}
	return errors.Join(e.Fairness(sheet.Staff), e.Close())
}

// period is the first and the last day that are meant.
func period(f fairFlags, now time.Time, h *flows.House) (from, to flows.Date, err error) {
	if f.from != "" || f.to != "" {
		if f.from == "" {
			return "", "", misused("--to 要和 --from 一起写", "--to needs --from")
		}
		if f.to == "" {
			f.to = "today"
		}
		if from, err = parseDay(f.from, now, h); err != nil {
			return "", "", err
		}
		if to, err = parseDay(f.to, now, h); err != nil {
			return "", "", err
		}
		if to < from {
			return "", "", misused("--to %s 在 --from %s 之前", "--to %s is before --from %s", to, from)
		}
		return from, to, nil
	}
	day, err := parseDay(f.day, now, h)
	if err != nil {
		return "", "", err
	}
	t, err := time.Parse(time.DateOnly, string(day))
	if err != nil {
		return "", "", err
	}
	date := func(t time.Time) flows.Date { return flows.Date(t.Format(time.DateOnly)) }
	switch {
	case f.week:
		monday := t.AddDate(0, 0, -(int(t.Weekday())+6)%7)
		return date(monday), date(monday.AddDate(0, 0, 6)), nil
	case f.month:
		first := t.AddDate(0, 0, 1-t.Day())
		return date(first), date(first.AddDate(0, 1, -1)), nil
	}
	return day, day, nil
}
