package main

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"reception/flows"
	"reception/store"
)

type whyFlags struct {
	at          string
	next        int
	json, rules bool
}

// rotations are what can be asked for besides a party or a line.
var rotations = []string{string(flows.VisitTurns), string(flows.CallTurns), string(flows.SupportTurns)} //nolint:gochecknoglobals // a list that nobody changes

func (a *app) whyCommand() *cobra.Command {
	var f whyFlags
	cmd := &cobra.Command{
		Use:   "why [visits|calls|support|VISIT|line:RECORD]",
		Short: a.say("轮到谁，为什么", "Say whose turn it is, or was, and why"),
		Long: a.say("逐步说明轮到谁、依据哪条规则、哪一笔轮值账。不写参数时说明下一位接访的人；calls 接电，support 支持；\n"+
			"写一批客户（#3 是当天第 3 批，7 是编号，哪一天的都行）或一笔账（line:120）时，说明当时为什么这样安排。",
			"Derives whose turn it is step by step, each with its rule and the ledger line behind it. Without\n"+
				"an argument that is the next for visits; calls and support are the other orders. A party (#3 is\n"+
				"the third of the day, 7 an id, of any day) or a ledger line (line:120) is derived from its record."),
		Example: "  reception why\n  reception why calls --next 5\n  reception why '#3'\n  reception why line:120 --rules\n  reception why --at 14:05",
		Args:    cobra.MaximumNArgs(1),
		ValidArgsFunction: func(_ *cobra.Command, given []string, _ string) ([]string, cobra.ShellCompDirective) {
			if len(given) > 0 {
				return nil, cobra.ShellCompDirectiveNoFileComp
			}
			return rotations, cobra.ShellCompDirectiveNoFileComp
		},
		RunE: a.running(func(cmd *cobra.Command, args []string) error {
			return a.why(cmd.Context(), strings.Join(args, ""), f)
		}),
	}
	fs := cmd.Flags()
	fs.StringVar(&f.at, "at", "", a.say("回放到这个时间（14:05 即今天）", "replay up to this time (14:05 is today's)"))
	fs.IntVar(&f.next, "next", 1, a.say("说明往后几位", "how many of the next to derive"))
	fs.BoolVar(&f.rules, "rules", false, a.say("附上所依据规则的原文", "add the text of the rules it rests on"))
	fs.BoolVar(&f.json, "json", false, a.say("用 JSON", "print JSON"))
	return cmd
}

// A whyLine is a derivation as JSON has it.
type whyLine struct {
	flows.Why
	Undone bool `json:"undone,omitempty" jsonschema_description:"the line was taken back by undo"`
}

func (a *app) why(ctx context.Context, about string, f whyFlags) error {
	if f.next < 1 || f.next > maxNext {
		return misused("--next %d：请写 1 到 %d", "--next %d: it is 1 to %d", f.next, maxNext)
	}
	j, h, closeLog, err := a.openJournal(ctx)
	if err != nil {
		return err
	}
	return a.ended(func() error {
		floor, err := a.floorOf(ctx, j, h, f.at)
		if err != nil {
			return err
		}
		w := whyReader{a: a, j: j, h: h, f: &floor}
		list, err := w.about(ctx, about, f.next)
		if err != nil {
			return err
		}
		if f.json {
			return writeLine(a.Stdout, list)
		}
		return w.print(list, f.rules)
	}(), closeLog)
}

// maxNext bounds how far the rotation is played on.
const maxNext = 100

// floorOf is the floor as it is, or as it was at a time.
func (a *app) floorOf(ctx context.Context, j *store.Journal, h *flows.House, at string) (flows.Floor, error) {
	if at == "" {
		f, err := floorNow(ctx, j)
		return f, a.inWords(err)
	}
	then, err := parseTime(at, a.Now(), h)
	if err != nil {
		return flows.Floor{}, usageError{prefixed("--at: ", err)}
	}
	f, err := floorAt(ctx, j, then)
	return f, a.inWords(err)
}

// A whyReader derives choices from the floor and the log.
type whyReader struct {
	a *app
	j *store.Journal
	h *flows.House
	f *flows.Floor
}

func (w whyReader) about(ctx context.Context, what string, n int) ([]whyLine, error) {
	switch r := flows.Rotation(what); {
	case what == "":
		return w.upcoming(flows.VisitTurns, n), nil
	case slices.Contains(rotations, what):
		return w.upcoming(r, n), nil
	}
	if line, ok := strings.CutPrefix(what, "line:"); ok {
		return w.line(ctx, line)
	}
	return w.visit(ctx, what)
}

func (w whyReader) upcoming(r flows.Rotation, n int) []whyLine {
	list := w.f.WhyUpcoming(w.h, r, n)
	if len(list) == 0 || n == 1 {
		list = []flows.Why{w.f.WhyNext(w.h, r)}
	}
	lines := make([]whyLine, len(list))
	for i := range list {
		lines[i].Why = list[i]
	}
	return lines
}

func (w whyReader) line(ctx context.Context, given string) ([]whyLine, error) {
	var seq flows.Seq
	if _, err := fmt.Sscanf(given, "%d", &seq); err != nil || fmt.Sprint(seq) != given {
		return nil, misused("line:%s：请写记录号，例如 line:120", "line:%s: write the number of a record, like line:120", given)
	}
	for r, err := range w.j.Between(ctx, seq, seq+1) {
		if err != nil {
			return nil, w.a.inWords(err)
		}
		if t, ok := flows.TurnOf(r); ok {
			return w.past(ctx, []*flows.Turn{t})
		}
	}
	return nil, both("记录 %d 不是轮值账：用 reception export --what turns 看账", "record %d is no line of the turn ledger: see reception export --what turns", seq)
}

// visit derives every line about a party, of whatever day.
func (w whyReader) visit(ctx context.Context, given string) ([]whyLine, error) {
	ref := flows.ParseVisitRef(given)
	id := ref.ID
	switch v, ok := w.f.VisitByNo(w.f.Day.Date, ref.No); {
	case ok && ref.No != 0:
		id = v.ID
	case ref.Command != "":
		if v, ok := w.f.VisitByCommand(ref.Command); ok {
			id = v.ID
		}
	}
	var turns []*flows.Turn
	for r, err := range w.j.VisitRecords(ctx, id) {
		if err != nil {
			return nil, w.a.inWords(err)
		}
		if t, ok := flows.TurnOf(r); ok && r.Seq <= w.f.Seq {
			turns = append(turns, t)
		}
	}
	if len(turns) == 0 {
		return nil, both("%s：这批客户没有动过轮值账，或者没有这批客户", "%s: there is no such party, or no turn has changed for it", given)
	}
	return w.past(ctx, turns)
}

// past derives ledger lines; what they say of older lines is looked up there.
func (w whyReader) past(ctx context.Context, turns []*flows.Turn) ([]whyLine, error) {
	undone, err := w.undone(ctx, turns[0].Seq)
	if err != nil {
		return nil, w.a.inWords(err)
	}
	lines := make([]whyLine, len(turns))
	for i, t := range turns {
		lines[i] = whyLine{Why: w.f.WhyTurn(t), Undone: undone(t.Seq)}
		for k := range lines[i].Steps {
			if err := w.mark(ctx, &lines[i].Steps[k]); err != nil {
				return nil, w.a.inWords(err)
			}
		}
	}
	return lines, nil
}

// mark completes what a step says of a mark that is used up since.
func (w whyReader) mark(ctx context.Context, s *flows.WhyStep) error {
	if s.Line == 0 || s.Kind != "" || s.What == flows.WhatBack {
		return nil
	}
	for r, err := range w.j.Between(ctx, s.Line, s.Line+1) {
		if err != nil {
			return err
		}
		if e, ok := r.Event.(flows.TurnNoted); ok {
			s.Kind, s.Rule = e.Grant, e.Rule
		}
	}
	return nil
}

// undone tells which records were taken back; that is possible on their day only.
func (w whyReader) undone(ctx context.Context, from flows.Seq) (func(flows.Seq) bool, error) {
	var list []flows.Undone
	for r, err := range w.j.Between(ctx, from, w.f.Seq+1) {
		if err != nil {
			return nil, err
		}
		switch e := r.Event.(type) {
		case flows.Undone:
			list = append(list, e)
		case flows.DayOpened:
			return taken(list), nil
		}
	}
	return taken(list), nil
}

func taken(list []flows.Undone) func(flows.Seq) bool {
	return func(seq flows.Seq) bool {
		return slices.ContainsFunc(list, func(e flows.Undone) bool { return e.First <= seq && seq <= e.Last })
	}
}

// print tells the derivations, and the rules they rest on.
func (w whyReader) print(list []whyLine, rules bool) error {
	text := w.a.text()
	var out []string
	var rested []string
	for i, l := range list {
		if i > 0 {
			out = append(out, "")
		}
		told := text.Why(l.Why, w.h, w.f)
		if l.Undone {
			told[0] += w.a.say("（后来撤销了）", " (undone later)")
		}
		out = append(out, told...)
		for _, s := range l.Steps {
			if s.Rule != "" && !slices.Contains(rested, s.Rule) {
				rested = append(rested, s.Rule)
			}
		}
	}
	if rules {
		out = append(out, w.clauses(rested)...)
	}
	_, err := fmt.Fprintln(w.a.Stdout, strings.Join(out, "\n"))
	return err
}

// clauses are the texts of rules; a reading is told by what it is about.
func (w whyReader) clauses(rules []string) (lines []string) {
	text := w.a.text()
	for _, id := range rules {
		lines = append(lines, "")
		if full := text.RuleText(id); full != "" {
			lines = append(lines, text.Rule(id)+w.a.say("：", ": ")+full)
			continue
		}
		lines = append(lines, id+w.a.say("：", ": ")+text.Rule(id))
	}
	return lines
}
