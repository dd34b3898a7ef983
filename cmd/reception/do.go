package main

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"reception/flows"
	"reception/store"
)

// doFlags are the flags of "reception do".
type doFlags struct {
	at, id string
	json   bool
}

// doCommand has a subcommand for each verb, made from the commands of package flows.
func (a *app) doCommand() *cobra.Command {
	var flags doFlags
	cmd := &cobra.Command{
		Use:   "do VERB field=value ...",
		Short: a.say("做一件事，给出一行答复", "Do one thing and answer with one line"),
		Long: a.say("做一件事，答复一行。时间写 14:05 即今天；同一 --id 重复执行只记一次。\n退出状态：0 已做，2 写法有误，3 被规则拒绝。",
			"Does one thing and answers with one line. A time like 14:05 is today's; the same --id twice\n"+
				"is recorded once. Exit status: 0 done, 2 asked wrongly, 3 refused by the house rules."),
		Example: "  reception do sign_on staff=li post=L1\n  reception do arrive surname=王 title=先生 party=3 came_by=car --by L1/li --id gate-42\n" +
			"  reception do identify visit=gate-42 phone=13812345678\n  reception do depart visit=#3 --at 14:05 --json",
		RunE: a.running(func(_ *cobra.Command, args []string) error { return unknownVerb("do", args) }),
	}
	f := cmd.PersistentFlags()
	f.StringVar(&flags.at, "at", "", a.say("发生的时间（默认现在）", "when it happened (default: now)"))
	f.StringVar(&flags.id, "id", "", a.say("这件事的编号，重复时不再记录", "id of this act: a repeat is not recorded again"))
	f.BoolVar(&flags.json, "json", false, a.say("答复用 JSON", "answer in JSON"))
	for _, c := range flows.Commands() {
		cmd.AddCommand(a.verbCommand(c, func(cmd *cobra.Command, args []string) error { return a.do(cmd, c, args, flags) }))
	}
	return cmd
}

func unknownVerb(command string, args []string) error {
	if len(args) == 0 {
		return misused("没说要做什么：reception %s VERB，VERB 有 %s", "what is to be done is missing: reception %s VERB, where VERB is %s",
			command, strings.Join(flows.Verbs(), ", "))
	}
	return misused("没有“%s”这种操作：有 %s", "unknown verb \"%s\": there are %s", args[0], strings.Join(flows.Verbs(), ", "))
}

// verbCommand is "reception do VERB", or what-if.
func (a *app) verbCommand(c flows.Command, run func(*cobra.Command, []string) error) *cobra.Command {
	fields := fieldsOf(c)
	names := make([]string, len(fields))
	for i, f := range fields {
		names[i] = f.name + "="
	}
	return &cobra.Command{
		Use:   strings.TrimSpace(c.Verb() + " " + strings.Join(names, " ")),
		Short: a.verbName(c.Verb()),
		Long:  a.verbHelp(c, fields),
		Args:  cobra.ArbitraryArgs,
		ValidArgsFunction: func(_ *cobra.Command, given []string, toComplete string) ([]string, cobra.ShellCompDirective) {
			return completeFields(fields, given, toComplete), cobra.ShellCompDirectiveNoSpace | cobra.ShellCompDirectiveNoFileComp
		},
		RunE: a.running(run),
	}
}

func (a *app) verbName(verb string) string {
	if name, ok := a.text().Names.Verb[verb]; ok {
		return name
	}
	return verb
}

// verbHelp lists a verb's fields with what each takes.
func (a *app) verbHelp(c flows.Command, fields []field) string {
	var b strings.Builder
	b.WriteString(a.verbName(c.Verb()) + "\n")
	for _, f := range fields {
		fmt.Fprintf(&b, "\n  %-10s %s", f.name, f.takes())
		what := f.tag.Get("jsonschema_description")
		if name, ok := a.text().Names.Field[f.name]; ok && a.lang == flows.ZH {
			what = name
		}
		if what != "" {
			b.WriteString(": " + what)
		}
	}
	return b.String()
}

// completeFields offers the fields not given yet, and the choices of one begun.
func completeFields(fields []field, given []string, begun string) (list []string) {
	if name, _, ok := strings.Cut(begun, "="); ok {
		for _, f := range fields {
			if f.name == name {
				for _, choice := range f.choices() {
					list = append(list, name+"="+choice)
				}
			}
		}
		return list
	}
	for _, f := range fields {
		if !slices.ContainsFunc(given, func(g string) bool { return strings.HasPrefix(g, f.name+"=") }) {
			list = append(list, f.name+"=")
		}
	}
	return list
}

func (a *app) do(cmd *cobra.Command, c flows.Command, args []string, flags doFlags) error {
	h, err := a.loadHouse()
	if err != nil {
		return err
	}
	r, err := a.request(h, c, args, flags.at)
	if err != nil {
		return err
	}
	r.ID = flows.CommandID(flags.id)
	if _, ok := r.Command.(flows.CloseDay); ok {
		desk, j, closeDesk, err := a.openClosing(cmd.Context())
		if err != nil {
			return err
		}
		return a.ended(a.doOne(cmd.Context(), desk, r, flags.json, j.Seal), closeDesk)
	}
	desk, closeDesk, err := a.openDesk(cmd.Context())
	if err != nil {
		return err
	}
	return a.ended(a.doOne(cmd.Context(), desk, r, flags.json, nil), closeDesk)
}

// request is what arguments ask for.
func (a *app) request(h *flows.House, c flows.Command, args []string, at string) (r flows.Request, err error) {
	now := a.Now()
	when := func(s string) (time.Time, error) { return parseTime(s, now, h) }
	r.By = a.by()
	if at != "" {
		if r.At, err = when(at); err != nil {
			return r, usageError{prefixed("--at: ", err)}
		}
	}
	object, err := fieldsJSON(c, args, when)
	if err != nil {
		return r, usageError{err}
	}
	if r.Command, err = flows.ParseCommand(c.Verb(), object); err != nil {
		return r, usageError{err}
	}
	return r, nil
}

// doOne carries out one request. Where it closes a day, seal tells that day's.
func (a *app) doOne(ctx context.Context, desk commandDesk, r flows.Request, asJSON bool, seal func(context.Context, flows.Date) (store.Seal, error)) error {
	o, err := desk.Do(ctx, r)
	s := answers{a: a, desk: desk}
	line, refusal, err := s.line(r.ID, o, err)
	if err != nil {
		return a.inWords(err)
	}
	text := []string{s.text(line, o)}
	if seal != nil && refusal == nil && o.Floor.Day.Closed {
		sealed, err := seal(ctx, o.Floor.Day.Date)
		if err != nil {
			return a.inWords(err)
		}
		line.Seal = sealed.Hash.String()
		text = append(text, a.sealText(sealed, desk.House())...)
	}
	if asJSON {
		err = writeLine(a.Stdout, line)
	} else {
		_, err = fmt.Fprintln(a.Stdout, strings.Join(text, "\n"))
	}
	if err == nil && refusal != nil {
		return errRefused
	}
	return err
}
