package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"reception/flows"
	"reception/store"
)

type eraseFlags struct {
	phones, visits               []string
	reason, manager              string
	expired, dryRun, names, json bool
}

func (a *app) eraseCommand() *cobra.Command {
	var f eraseFlags
	cmd := &cobra.Command{
		Use:   "erase [N ...]",
		Short: a.say("删除客户资料（不可恢复）", "Erase guests for good"),
		Long: a.say("删除一位或多位客户的姓名、电话、车牌、备注等，包括本机备份里的，不可恢复；来访次数、轮次、统计和日志的封印不变。\n"+
			"--expired 删除保存期已满和撤回同意的客户；--dry-run 只列出，不删除。还在场内或有预约的客户不删。",
			"Takes away names, phones, plates and notes of one guest or many, in the backups beside the log too, for\n"+
				"good. Visits, turns, figures and the log's seals stay. --expired erases those whose days are over or who\n"+
				"withdrew; --dry-run lists them and erases nobody. Who is inside or has a booking ahead is left."),
		Example: "  reception erase --expired --dry-run\n  reception erase --expired --manager chenguodong\n" +
			"  reception erase 1204 --reason asked --manager chenguodong\n  reception erase --phone 13812345678 --reason asked --manager chenguodong",
		RunE: a.running(func(cmd *cobra.Command, args []string) error {
			if len(args)+len(f.phones)+len(f.visits) == 0 && !f.expired {
				return misused("没说删除谁：写客户编号、--phone、--visit 或 --expired", "who is to be erased is missing: give numbers, --phone, --visit or --expired")
			}
			return a.withGuests(cmd.Context(), func(g *guestLog) error { return a.erase(cmd.Context(), g, args, f) })
		}),
	}
	fs := cmd.Flags()
	fs.BoolVar(&f.expired, "expired", false, a.say("保存期已满和撤回同意的客户", "those whose days are over, or who withdrew"))
	fs.StringArrayVar(&f.phones, "phone", nil, a.say("这个电话的客户", "whoever has this phone number"))
	fs.StringArrayVar(&f.visits, "visit", nil, a.say("这次来访的客户：#3 或编号", "whose visit it was: #3 or its id"))
	fs.StringVar(&f.reason, "reason", string(flows.ErasedAsked), "asked, withdrawn, expired, mistake")
	fs.StringVar(&f.manager, "manager", "", a.say("批准的经理（默认 --by 的人员）", "the manager who allows it (default: the person of --by)"))
	fs.BoolVar(&f.dryRun, "dry-run", false, a.say("只列出，不删除", "list them and erase nobody"))
	fs.BoolVar(&f.names, "names", false, a.say("列表里不遮姓名", "show names in the list"))
	fs.BoolVar(&f.json, "json", false, a.say("用 JSON", "print JSON"))
	_ = cmd.RegisterFlagCompletionFunc("reason", cobra.FixedCompletions([]string{"asked", "withdrawn", "expired", "mistake"}, cobra.ShellCompDirectiveNoFileComp))
	return cmd
}

// An eraseSheet is what an erasure came to, as JSON has it.
type eraseSheet struct {
	Guests []flows.ToErase `json:"guests"`
	Waits  []flows.ToErase `json:"waits,omitempty"` // inside, or with a booking ahead
	Erased bool            `json:"erased"`
	Totals *logTotals      `json:"totals,omitempty"` // unchanged
}

// logTotals are what an erasure must not change.
type logTotals struct {
	Records  int `json:"records"`
	Visits   int `json:"visits"`
	HandOffs int `json:"hand_offs"`
	Calls    int `json:"calls"`
	Turns    int `json:"turns"`
}

func (a *app) erase(ctx context.Context, g *guestLog, args []string, f eraseFlags) error {
	list, err := a.chosen(ctx, g, args, f)
	if err != nil {
		return err
	}
	sheet := eraseSheet{Guests: []flows.ToErase{}}
	for _, x := range list {
		if f.expired && x.Waits() {
			sheet.Waits = append(sheet.Waits, x)
		} else {
			sheet.Guests = append(sheet.Guests, x)
		}
	}
	if !f.json {
		if err := a.listToErase(g, sheet, f.names); err != nil {
			return err
		}
	}
	if len(sheet.Guests) > 0 && !f.dryRun {
		before, err := totalsOf(ctx, g.journal, g.floor.Seq)
		if err != nil {
			return a.inWords(err)
		}
		if err := a.eraseNow(ctx, g, sheet.Guests, flows.StaffID(f.manager)); err != nil {
			return err
		}
		after, err := totalsOf(ctx, g.journal, g.floor.Seq)
		if err != nil {
			return a.inWords(err)
		}
		if before != after {
			return both("删除后统计变了：%+v，原来是 %+v；请运行 reception verify", "the totals have changed: %+v, were %+v; run reception verify", after, before)
		}
		sheet.Erased, sheet.Totals = true, &after
		if !f.json {
			a.tellErased(len(sheet.Guests), after)
		}
	}
	if f.json {
		masked := a.see(f.names)
		for _, rows := range [][]flows.ToErase{sheet.Guests, sheet.Waits} {
			for i := range rows {
				rows[i].Surname = masked(flows.Personal{Surname: rows[i].Surname, Title: rows[i].Title}).Surname
			}
		}
		return writeLine(a.Stdout, sheet)
	}
	return nil
}

// chosen are the guests that were asked for.
func (a *app) chosen(ctx context.Context, g *guestLog, args []string, f eraseFlags) (list []flows.ToErase, err error) {
	if f.expired {
		list = g.clients.ToErase(&g.floor, g.house, a.Now())
	}
	var numbers []flows.GuestNo
	for _, arg := range args {
		n, err := guestNo(arg)
		if err != nil {
			return nil, err
		}
		numbers = append(numbers, n)
	}
	for _, phone := range f.phones {
		found := g.clients.Holders(phone)
		if len(found) == 0 {
			return nil, both("没有客户登记过电话 %s", "no guest has the phone number %s", phone)
		}
		numbers = append(numbers, found...)
	}
	for _, visit := range f.visits {
		n, err := a.guestOfVisit(ctx, g, visit)
		if err != nil {
			return nil, err
		}
		numbers = append(numbers, n)
	}
	for _, n := range numbers {
		if slices.ContainsFunc(list, func(x flows.ToErase) bool { return x.Guest == n }) {
			continue
		}
		k, _ := g.clients.Client(n)
		list = append(list, flows.ToErase{Guest: n, Surname: k.Surname, Title: k.Title, Last: k.Last, Why: flows.ErasedFor(f.reason)})
	}
	return list, nil
}

// guestOfVisit is whose visit it was, of today or long ago.
func (a *app) guestOfVisit(ctx context.Context, g *guestLog, typed string) (flows.GuestNo, error) {
	ref := flows.ParseVisitRef(typed)
	if ref.ID == 0 {
		v, ok := g.floor.VisitByNo(g.floor.Day.Date, ref.No)
		if ref.No == 0 {
			v, ok = g.floor.VisitByCommand(ref.Command)
		}
		if !ok {
			return 0, both("今天没有第 %s 批：请写编号", "there is no party %s today: give its id", typed)
		}
		ref.ID = v.ID
	}
	var guest flows.GuestNo
	for r, err := range g.journal.VisitRecords(ctx, ref.ID) {
		if err != nil {
			return 0, a.inWords(err)
		}
		guest = cmp.Or(r.Guest, r.Whose, guest)
		if e, ok := r.Event.(flows.Recognised); ok {
			guest = e.Client
		}
	}
	if guest == 0 {
		return 0, both("来访 %s 没有登记过个人资料", "nothing personal was ever entered for visit %s", typed)
	}
	return guest, nil
}

// listToErase says who it is about, by number and masked name.
func (a *app) listToErase(g *guestLog, sheet eraseSheet, names bool) error {
	see := a.see(names)
	var rows [][]string
	row := func(x flows.ToErase, waits string) {
		p := see(flows.Personal{Surname: x.Surname, Title: x.Title})
		last, due := "", ""
		if !x.Last.IsZero() {
			last = a.say("最后联系 ", "last ") + x.Last.In(g.house.Zone).Format(time10)
		}
		if x.On != "" {
			due = a.say("应删于 ", "due ") + string(x.On)
		}
		rows = append(rows, []string{strconv.FormatUint(uint64(x.Guest), 10), p.Surname + " " + p.Title, last, a.text().Names.Erased[x.Why], due, waits})
	}
	for _, x := range sheet.Guests {
		row(x, "")
	}
	for _, x := range sheet.Waits {
		why := a.say("还在场内，先不删", "inside: not yet")
		if x.Booking != 0 {
			why = a.say("还有预约，先不删", "has a booking ahead: not yet")
		}
		row(x, why)
	}
	if len(rows) == 0 {
		_, err := fmt.Fprintln(a.Stdout, a.say("没有要删除的客户", "there is nobody to erase"))
		return err
	}
	for _, line := range trimmed(aligned(rows)) {
		if _, err := fmt.Fprintln(a.Stdout, strings.TrimPrefix(line, "  ")); err != nil {
			return err
		}
	}
	return nil
}

// eraseNow has the floor forget the guests, then takes their bytes away.
func (a *app) eraseNow(ctx context.Context, g *guestLog, list []flows.ToErase, manager flows.StaffID) error {
	var session flows.Session
	if s := a.served; s != nil {
		session = s.at.session("")
	}
	for _, why := range flows.ErasedFors() {
		var guests []flows.GuestNo
		for _, x := range list {
			if x.Why == why {
				guests = append(guests, x.Guest)
			}
		}
		if len(guests) == 0 {
			continue
		}
		c := flows.Erase{Authority: flows.Authority{Manager: manager}, Clients: guests, Reason: why}
		_, err := g.desk.Do(ctx, flows.Request{By: g.by, Command: c, Session: session})
		var refusal *flows.Refusal
		if errors.As(err, &refusal) {
			a.tell("%s", a.text().Refusal(refusal, g.house, &g.floor))
			return errRefused
		} else if err != nil {
			return a.inWords(err)
		}
	}
	return a.inWords(a.shred(ctx, g.journal))
}

func (a *app) tellErased(n int, t logTotals) {
	a.tell(a.say("已删除 %d 位客户。统计不变：%d 条记录、%d 批来访、%d 次交接、%d 次呼叫、%d 行轮次",
		"%d guests erased. The totals are unchanged: %d records, %d visits, %d hand-offs, %d calls, %d lines of turns"),
		n, t.Records, t.Visits, t.HandOffs, t.Calls, t.Turns)
	a.tell("%s", a.say("导出过的文件不在其中，请自行删除", "Files that were exported are not among them: remove those yourself"))
}

// totalsOf counts what the log says up to a record.
func totalsOf(ctx context.Context, j *store.Journal, upTo flows.Seq) (t logTotals, err error) {
	for r, err := range j.Between(ctx, 1, upTo+1) {
		if err != nil {
			return t, err
		}
		t.Records++
		switch r.Event.(type) {
		case flows.Arrived, flows.VisitImported:
			t.Visits++
		case flows.StepDone:
			t.HandOffs++
		case flows.Called:
			t.Calls++
		case flows.TurnNoted:
			t.Turns++
		}
	}
	return t, nil
}
