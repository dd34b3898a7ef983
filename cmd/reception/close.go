package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"reception/flows"
	"reception/store"
)

// closeFlags are the flags of "reception close".
type closeFlags struct {
	day, at, reason, manager, out string
	leave                         []string
	dryRun, force, json, sheet    bool
}

func (a *app) closeCommand() *cobra.Command {
	var f closeFlags
	cmd := &cobra.Command{
		Use:   "close",
		Short: a.say("结束营业：检查漏下的事，封印，出交接表", "Close the day: what is open, the seal, the hand-over sheet"),
		Long: a.say("列出今天漏下的事（未登记离场、呼叫、需求、房间、雨伞、任务、预约、留言……）和补办的命令；都办好或都有原因才结束。\n"+
			"结束后打印封印：抄在交接表上，日后用 verify --seal 核对。已结束的日子加 --sheet 重出交接表。退出状态：0 已结束，3 还有没办的。",
			"Lists what is open of the day (parties never checked out, calls, requests, rooms, umbrellas, tasks,\n"+
				"bookings, messages ...) with the commands that mend it; the day closes once each is mended or has a\n"+
				"reason. Prints the seal: write it on the hand-over sheet, verify --seal checks it later. For a day that\n"+
				"is closed, --sheet prints its sheet again. Exit status: 0 closed, 3 something is open."),
		Example: "  reception close --dry-run\n  reception close --leave room:VIP3=明早打扫 --leave task:41=等零件\n" +
			"  reception close --force --reason 客人已走，忘了登记 --manager chenguodong\n  reception close --sheet -o sheet.md",
		Args: cobra.NoArgs,
		RunE: a.running(func(cmd *cobra.Command, _ []string) error { return a.close(cmd.Context(), f) }),
	}
	fs := cmd.Flags()
	fs.StringVar(&f.day, "day", "", a.say("要结束的日子（默认正在营业的那天）：today、yesterday 或日期", "the day that is meant (default: the open one): today, yesterday or a date"))
	fs.StringVar(&f.at, "at", "", a.say("几点结束的（默认现在）", "when it was closed (default: now)"))
	fs.BoolVar(&f.dryRun, "dry-run", false, a.say("只列出漏下的事，不结束", "only list what is open"))
	fs.StringVar(&f.reason, "reason", "", a.say("原因；和 --force 一起时，没办的都用它", "why; with --force the reason for all that is open"))
	fs.BoolVar(&f.force, "force", false, a.say("没办的都留着，用 --reason 一个原因", "leave all that is open, with the one --reason"))
	fs.StringArrayVar(&f.leave, "leave", nil, a.say("留着一项：编号=原因，可写多次", "leave one thing open: ID=REASON, may be repeated"))
	fs.StringVar(&f.manager, "manager", "", a.say("有客人没登记离场时由谁同意", "who allows it with parties inside"))
	fs.BoolVar(&f.sheet, "sheet", false, a.say("出交接表（Markdown，姓名遮住）", "print the hand-over sheet (Markdown, names masked)"))
	fs.StringVarP(&f.out, "output", "o", "", a.say("交接表写入文件（默认标准输出）", "write the sheet to a file (default: standard output)"))
	fs.BoolVar(&f.json, "json", false, a.say("用 JSON", "print JSON"))
	cmd.MarkFlagsMutuallyExclusive("json", "sheet")
	return cmd
}

// closing is the request that the flags make.
func (a *app) closing(f closeFlags, h *flows.House) (flows.Request, error) {
	c := flows.CloseDay{Authority: flows.Authority{Manager: flows.StaffID(f.manager)}, Force: f.force, Reason: f.reason}
	r := flows.Request{By: a.by()}
	var err error
	if f.day != "" {
		if c.Date, err = parseDay(f.day, a.Now(), h); err != nil {
			return r, err
		}
	}
	if f.at != "" {
		if r.At, err = parseTime(f.at, a.Now(), h); err != nil {
			return r, usageError{prefixed("--at: ", err)}
		}
	}
	if f.force && f.reason == "" {
		return r, misused("--force 要写明原因：--reason", "--force needs a --reason")
	}
	if f.out != "" && !f.sheet {
		return r, misused("-o 要和 --sheet 一起写", "-o needs --sheet")
	}
	for _, one := range f.leave {
		hole, reason, ok := strings.Cut(one, "=")
		kind, _ := flows.HoleID(hole).HoleOf()
		if !ok || reason == "" || !slices.Contains(flows.HoleKinds(), kind) {
			return r, misused("--leave %s：请写 编号=原因，例如 room:VIP3=明早打扫；编号见 reception close --dry-run",
				"--leave %s: write ID=REASON, for example room:VIP3=\"to be cleaned\"; reception close --dry-run names the ids", one)
		}
		c.Left = append(c.Left, flows.LeaveOpen{Hole: flows.HoleID(hole), Reason: reason})
	}
	r.Command = c
	return r, nil
}

func (a *app) close(ctx context.Context, f closeFlags) error {
	h, err := a.loadHouse()
	if err != nil {
		return err
	}
	r, err := a.closing(f, h)
	if err != nil {
		return err
	}
	if f.sheet && f.out == "" {
		f.out = "-"
	}
	desk, j, done, err := a.openClosing(ctx)
	if err != nil {
		return err
	}
	return a.ended(a.closeWith(ctx, desk, j, r, f), done)
}

// openClosing opens the log with its desk, like openDesk, and the journal to read the
// seal from.
func (a *app) openClosing(ctx context.Context) (commandDesk, *store.Journal, func() error, error) {
	if a.served != nil {
		desk, done, err := a.openDesk(ctx)
		return desk, a.served.owner.journal, done, err
	}
	var d *flows.Desk
	var j *store.Journal
	err := a.unlessElsewhere(ctx, func() (err error) {
		d, j, err = a.openLog(ctx)
		return err
	})
	if err != nil {
		return nil, nil, nil, err
	}
	return d, j, func() error { return errors.Join(d.Close(context.WithoutCancel(ctx)), j.Close()) }, nil
}

func (a *app) closeWith(ctx context.Context, desk commandDesk, j *store.Journal, r flows.Request, f closeFlags) error {
	floor := desk.Floor()
	c := r.Command.(flows.CloseDay) //nolint:forcetypeassert // closing makes it
	day := c.Date
	if day == "" {
		day = floor.Day.Date
	}
	switch {
	case f.sheet && day != "" && (f.dryRun || day != floor.Day.Date || floor.Day.Closed):
		return a.output(f.out, func(w io.Writer) error { return a.sheet(ctx, w, j, desk.House(), day) })
	case f.dryRun:
		_, _, err := floor.Decide(desk.House(), a.Now(), r)
		return a.closeAnswer(ctx, desk, j, day, f, err)
	}
	_, err := desk.Do(ctx, r)
	return a.closeAnswer(ctx, desk, j, day, f, err)
}

// A closeLine is what "close --json" says.
type closeLine struct {
	Date    flows.Date         `json:"date"`
	OK      bool               `json:"ok"`
	Closed  bool               `json:"closed"`
	Open    []holeLine         `json:"open"` // neither mended nor given a reason
	Seal    *store.Seal        `json:"seal,omitempty"`
	Refusal *flows.RefusalLine `json:"refusal,omitempty"`
}

// A holeLine is a hole with what it is about, and the commands that mend it as lines
// for "reception apply".
type holeLine struct {
	flows.Hole
	What  string           `json:"what"`
	Known string           `json:"known,omitempty"`
	Mend  []rawRequestLine `json:"mend,omitempty"`
}

type rawRequestLine []byte

// MarshalJSON is the line itself.
func (l rawRequestLine) MarshalJSON() ([]byte, error) { return l, nil }

// closeAnswer says that the day is closed, with its seal, or what is open.
func (a *app) closeAnswer(ctx context.Context, desk commandDesk, j *store.Journal, day flows.Date, f closeFlags, err error) error {
	var refusal *flows.Refusal
	if err != nil && !errors.As(err, &refusal) {
		return a.inWords(err)
	}
	floor := desk.Floor()
	line := closeLine{Date: day, OK: refusal == nil, Closed: refusal == nil && !f.dryRun, Open: []holeLine{}}
	if refusal != nil {
		line.Refusal = &flows.RefusalLine{Refusal: refusal, Message: answers{a: a, desk: desk}.sentence(refusal)}
		for _, x := range refusal.Holes {
			line.Open = append(line.Open, a.holeLine(x, &floor, desk.House()))
		}
	}
	if line.Closed {
		seal, err := j.Seal(ctx, day)
		if err != nil {
			return a.inWords(err)
		}
		line.Seal = &seal
	}
	switch {
	case f.json:
		err = writeLine(a.Stdout, line)
	case f.sheet && line.Closed:
		a.tell("%s", strings.Join(a.closeText(line, desk.House()), "\n"))
		err = a.output(f.out, func(w io.Writer) error { return a.sheet(ctx, w, j, desk.House(), day) })
	default:
		_, err = fmt.Fprintln(a.Stdout, strings.Join(a.closeText(line, desk.House()), "\n"))
	}
	if err == nil && refusal != nil {
		return errRefused
	}
	return err
}

func (a *app) holeLine(x flows.Hole, f *flows.Floor, h *flows.House) holeLine {
	l := holeLine{Hole: x}
	if a.served != nil && a.served.at.person.Role == flows.RoleExporter {
		l.What, l.Known = a.text().MaskedHole(x, f, h)
	} else {
		l.What, l.Known = a.text().Hole(x, f, h)
	}
	for _, c := range f.Mends(h, x) {
		if line, err := flows.FormatLine(flows.Request{Command: c}); err == nil {
			l.Mend = append(l.Mend, line)
		}
	}
	return l
}

// closeText is the same for people.
func (a *app) closeText(l closeLine, h *flows.House) []string {
	if l.Seal != nil {
		return append([]string{fmt.Sprintf(a.say("已结束营业 %s", "%s is closed"), l.Date)}, a.sealText(*l.Seal, h)...)
	}
	if l.Refusal == nil {
		return []string{fmt.Sprintf(a.say("%s 没有漏下的事，可以结束营业。", "Nothing of %s is open: it can be closed."), l.Date)}
	}
	lines := []string{l.Refusal.Message}
	if len(l.Open) == 0 {
		return lines
	}
	rows := make([][]string, len(l.Open))
	for i, x := range l.Open {
		rows[i] = []string{string(x.ID), a.text().Closing().Kind[x.Kind], x.What, x.Known}
	}
	lines = append(lines, aligned(rows)...)
	return append(lines, "", a.say("补办：例如 reception do depart visit=7 missed=yes left=17:30（不知道几点就不写 left）；命令见 --json 的 mend。",
		"To mend: for example reception do depart visit=7 missed=yes left=17:30 (without left where nobody knows); --json has the commands as mend."),
		a.say("留着：reception close --leave 编号=原因，或 --force --reason 原因。", "To leave: reception close --leave ID=REASON, or --force --reason REASON."))
}

// sealText is a seal to be read aloud and written down.
func (a *app) sealText(s store.Seal, h *flows.House) []string {
	lines := []string{
		fmt.Sprintf(a.say("封印  %s", "seal  %s"), s.Hash.Spoken()),
		"      " + s.Hash.String(),
		fmt.Sprintf(a.say("记录 %d，%s", "record %d, %s"), s.Record, a.text().DayClock(s.At, h.Zone)),
	}
	if r := s.Reopened; r != nil {
		who := a.text().By(flows.By{Post: r.By.Post, Staff: r.By.Staff}, h)
		if r.Manager != "" {
			who = h.StaffName(r.Manager, a.lang)
		}
		lines = append(lines, fmt.Sprintf(a.say("已作废：%s 由 %s 重新营业，原因：%s", "broken: opened again %s by %s, because %s"),
			a.text().DayClock(r.At, h.Zone), who, a.text().Reason(h, r.Reason)))
	}
	return lines
}
