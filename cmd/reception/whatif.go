package main

import (
	"context"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"reception/flows"
	"reception/store"
)

type whatIfFlags struct {
	at   string
	next int
	json bool
}

// whatIfCommand has a subcommand for each verb, like do, and records nothing.
func (a *app) whatIfCommand() *cobra.Command {
	var flags whatIfFlags
	cmd := &cobra.Command{
		Use:   "what-if VERB field=value ...",
		Short: a.say("如果这样做，轮值会怎样（不记录）", "Say what one act would do to the turns, and do nothing"),
		Long: a.say("写法同 reception do，但什么也不记录：给出做之前和之后的接访顺序、会记的轮值账，或者会被哪条规则拒绝。\n退出状态：0 可以做，2 写法有误，3 会被拒绝。",
			"Takes what reception do takes and records nothing: the order for visits before and after, the lines\n"+
				"that the turn ledger would have, or the rule that would refuse it. Exit status: 0 it could be done,\n"+
				"2 asked wrongly, 3 it would be refused."),
		Example: "  reception what-if assign 'visit=#3' staff=zhaomin basis=named\n  reception what-if skip reason=errand\n" +
			"  reception what-if depart 'visit=#2' --json",
		RunE: a.running(func(_ *cobra.Command, args []string) error { return unknownVerb("what-if", args) }),
	}
	f := cmd.PersistentFlags()
	f.StringVar(&flags.at, "at", "", a.say("发生的时间（默认现在）", "when it would happen (default: now)"))
	f.IntVar(&flags.next, "next", 5, a.say("列出往后几位", "how many of the next to list"))
	f.BoolVar(&flags.json, "json", false, a.say("用 JSON", "print JSON"))
	for _, c := range flows.Commands() {
		cmd.AddCommand(a.verbCommand(c, func(cmd *cobra.Command, args []string) error { return a.whatIf(cmd.Context(), c, args, flags) }))
	}
	return cmd
}

// A supposed is a hypothesis as JSON has it.
type supposed struct {
	flows.Hypothesis
	Message string `json:"message,omitempty" jsonschema_description:"the refusal as a sentence"`
}

func (a *app) whatIf(ctx context.Context, c flows.Command, args []string, flags whatIfFlags) error {
	if flags.next < 1 || flags.next > maxNext {
		return misused("--next %d：请写 1 到 %d", "--next %d: it is 1 to %d", flags.next, maxNext)
	}
	h, err := a.loadHouse()
	if err != nil {
		return err
	}
	r, err := a.request(h, c, args, flags.at)
	if err != nil {
		return err
	}
	j, h, closeLog, err := a.openJournal(ctx)
	if err != nil {
		return err
	}
	return a.ended(a.suppose(ctx, j, h, r, flags), closeLog)
}

func (a *app) suppose(ctx context.Context, j *store.Journal, h *flows.House, r flows.Request, flags whatIfFlags) error {
	floor, err := floorNow(ctx, j)
	if err != nil {
		return a.inWords(err)
	}
	clients := flows.NewClients()
	for rec, err := range j.ClientRecords(ctx, 0) {
		if err != nil {
			return a.inWords(err)
		}
		clients.Add(rec)
	}
	r.Known = clients
	hyp, err := floor.WhatIf(h, a.Now(), r, flags.next)
	if err != nil {
		return a.inWords(err)
	}
	if flags.json {
		s := supposed{Hypothesis: hyp}
		if hyp.Refusal != nil {
			s.Message = a.text().Refusal(hyp.Refusal, h, &floor)
		}
		err = writeLine(a.Stdout, s)
	} else {
		_, err = fmt.Fprintln(a.Stdout, strings.Join(a.text().WhatIf(hyp, h, &floor), "\n"))
	}
	if err == nil && hyp.Refusal != nil {
		return errRefused
	}
	return err
}
