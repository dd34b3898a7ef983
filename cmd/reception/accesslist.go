package main

import (
	"context"
	"fmt"
	"strconv"
	"time"

	"github.com/spf13/cobra"

	"reception/flows"
)

type accessFlags struct {
	guest    uint64
	from, to string
	json     bool
}

func (a *app) accessCommand() *cobra.Command {
	var f accessFlags
	cmd := &cobra.Command{
		Use:   "access",
		Short: a.say("谁看过、导出过、删除过客户资料", "Who looked at, copied and erased guests' data"),
		Long: a.say("列出谁查看、导出、删除过客户资料，谁导出过不遮姓名的登记，谁被拒绝。",
			"Lists who looked at guests' files, copied or erased them, exported registers with names, and was turned away."),
		Example: "  reception access --guest 1204\n  reception access --from 2026-11-01 --to 2026-11-30 --json",
		Args:    cobra.NoArgs,
		RunE:    a.running(func(cmd *cobra.Command, _ []string) error { return a.accesses(cmd.Context(), f) }),
	}
	fs := cmd.Flags()
	fs.Uint64Var(&f.guest, "guest", 0, a.say("只看这位客户", "only this guest's"))
	fs.StringVar(&f.from, "from", "", a.say("第一天（默认全部）", "first day (default: all)"))
	fs.StringVar(&f.to, "to", "", a.say("最后一天（默认今天）", "last day (default: today)"))
	fs.BoolVar(&f.json, "json", false, a.say("每行一条 JSON", "print a line of JSON each"))
	return cmd
}

// An accessLine is one line of JSON.
type accessLine struct {
	Seq   flows.Seq   `json:"seq"`
	At    time.Time   `json:"at"`
	By    flows.By    `json:"by"`
	What  string      `json:"what"`
	Event flows.Event `json:"event"`
}

func (a *app) accesses(ctx context.Context, f accessFlags) error {
	j, h, closeLog, err := a.openJournal(ctx)
	if err != nil {
		return err
	}
	return a.ended(func() error {
		from, to := flows.Date(""), flows.BusinessDay(a.Now(), h.Zone, h.DayChanges)
		if f.from != "" {
			if from, err = parseDay(f.from, a.Now(), h); err != nil {
				return err
			}
		}
		if f.to != "" {
			if to, err = parseDay(f.to, a.Now(), h); err != nil {
				return err
			}
		}
		n := 0
		for r, err := range j.Records(ctx, 0) {
			if err != nil {
				return a.inWords(err)
			}
			date := flows.BusinessDay(r.At, h.Zone, h.DayChanges)
			if date < from || date > to || !isAccess(r.Event, flows.GuestNo(f.guest)) {
				continue
			}
			n++
			if f.json {
				err = writeLine(a.Stdout, accessLine{r.Seq, r.At, r.By, r.Event.Kind().String(), r.Event})
			} else {
				_, err = fmt.Fprintf(a.Stdout, "%s  %s  %s\n", r.At.In(h.Zone).Format("2006-01-02 15:04"), strconv.FormatUint(uint64(r.Seq), 10), a.text().Event(r, h, nil))
			}
			if err != nil {
				return err
			}
		}
		if n == 0 && !f.json {
			a.tell("%s", a.say("没有记录", "there is none"))
		}
		return nil
	}(), closeLog)
}

// isAccess reports whether an event is about who saw guests' data; with a guest,
// about that one's.
func isAccess(e flows.Event, guest flows.GuestNo) bool {
	switch e := e.(type) {
	case flows.FileOpened:
		return guest == 0 || e.Guest == guest
	case flows.GuestsErased:
		for _, g := range e.Guests {
			if g == guest {
				return true
			}
		}
		return guest == 0
	case flows.AccessNoted:
		return guest == 0
	}
	return false
}
