package main

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"reception/flows"
)

func (a *app) rehearseCommand() *cobra.Command {
	var day string
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "rehearse --house NEW --day DAY",
		Short: a.say("换一套规则，把过去的一天重排一遍", "Play a past day again under changed rules"),
		Long: a.say("用 --house 里的规则把过去的一天重排一遍，日志不变：轮到谁重新排，客人指定的、原接待的、预约的、经理派的人不变。\n"+
			"给出每个人实际和重排后的接访、轮次、补充机会、轮空，以及会由别人接待的每一批客户。",
			"Plays a past day again by the rules in --house and leaves the log as it is: who comes by turn is\n"+
				"chosen anew; whom the guest named, the original, the booked person and whom a manager sent stay.\n"+
				"Prints what everybody got and would have got, and each party somebody else would have received."),
		Example: "  reception init ./new && $EDITOR ./new/rules.yaml\n  reception rehearse --house ./new --day yesterday\n  reception rehearse --house ./new --day 2026-11-21 --json",
		Args:    cobra.NoArgs,
		RunE:    a.running(func(cmd *cobra.Command, _ []string) error { return a.rehearse(cmd.Context(), day, asJSON) }),
	}
	cmd.Flags().StringVar(&day, "day", "yesterday", a.say("today、yesterday 或 2006-01-02", "today, yesterday or 2006-01-02"))
	cmd.Flags().BoolVar(&asJSON, "json", false, a.say("用 JSON", "print JSON"))
	_ = cmd.RegisterFlagCompletionFunc("day", cobra.FixedCompletions([]string{"today", "yesterday"}, cobra.ShellCompDirectiveNoFileComp))
	return cmd
}

func (a *app) rehearse(ctx context.Context, day string, asJSON bool) error {
	j, h, closeLog, err := a.openJournal(ctx)
	if err != nil {
		return err
	}
	return a.ended(func() error {
		date, err := parseDay(day, a.Now(), h)
		if err != nil {
			return err
		}
		re, ok, err := flows.Rehearse(j.Records(ctx, 0), h, date)
		switch {
		case err != nil:
			return a.inWords(err)
		case !ok:
			return both("日志里没有 %s 这个营业日：请核对日期", "the log has no business day %s: check the date", date)
		case asJSON:
			return writeLine(a.Stdout, re)
		}
		_, err = fmt.Fprintln(a.Stdout, strings.Join(a.rehearsed(re, h), "\n"))
		return err
	}(), closeLog)
}

// rehearsed tells a rehearsal: what everybody got and would have got, and where
// the parties would have gone.
func (a *app) rehearsed(re flows.Rehearsal, h *flows.House) []string {
	lines := []string{fmt.Sprintf(a.say("%s 按这套规则重排", "%s under these rules"), re.Date)}
	rows := [][]string{{"", a.say("接访", "received"), a.say("轮次", "turns"), a.say("接电轮次", "call turns"),
		a.say("补充机会", "make-ups"), a.say("轮空", "byes"), a.say("支持", "call-ups")}}
	changed := 0
	for _, p := range re.People {
		if p.Actual == (flows.Share{}) && p.Rehearsed == (flows.Share{}) {
			continue
		}
		if p.Gain != (flows.Share{}) {
			changed++
		}
		rows = append(rows, []string{h.StaffName(p.Staff, a.lang), moved(p.Actual.Receptions, p.Rehearsed.Receptions, 1),
			moved(p.Actual.Tenths, p.Rehearsed.Tenths, 10), moved(p.Actual.Calls, p.Rehearsed.Calls, 1),
			moved(p.Actual.Makeups, p.Rehearsed.Makeups, 1), moved(p.Actual.Byes, p.Rehearsed.Byes, 1), moved(p.Actual.Supports, p.Rehearsed.Supports, 1)})
	}
	lines = append(lines, trimmed(aligned(rows))...)
	if changed == 0 && len(re.Parties) == 0 {
		return append(lines, "", a.say("没有人多得或少得，每批客户都由同一个人接待。", "Nobody would have gained or lost, and every party would have had the same salesperson."))
	}
	if len(re.Parties) > 0 {
		lines = append(lines, "", a.say("会由别人接待的客户", "Parties that would have gone to somebody else"))
	}
	rows = nil
	for _, d := range re.Parties {
		rows = append(rows, []string{fmt.Sprintf("%02d", d.No), a.goneTo(d.Actual, h), "->", a.goneTo(d.Rehearsed, h)})
	}
	return append(lines, trimmed(aligned(rows))...)
}

func (a *app) goneTo(g flows.GoneTo, h *flows.House) string {
	if g.Staff == "" {
		return a.say("无人接待", "nobody")
	}
	return h.StaffName(g.Staff, a.lang) + " (" + a.text().Rule(g.Rule) + ")"
}

// moved shows a figure, and what it would have been where that differs; unit is
// how many of it are one.
func moved(actual, rehearsed, unit int) string {
	if actual == rehearsed {
		return parts(actual, unit)
	}
	gain := parts(rehearsed-actual, unit)
	if rehearsed > actual {
		gain = "+" + gain
	}
	return parts(actual, unit) + " -> " + parts(rehearsed, unit) + " (" + gain + ")"
}

// parts writes tenths without a needless ".0".
func parts(n, unit int) string {
	if unit == 10 && n%10 != 0 {
		return strconv.FormatFloat(float64(n)/10, 'f', 1, 64)
	}
	return strconv.Itoa(n / unit)
}
