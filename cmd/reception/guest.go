package main

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"reception/flows"
	"reception/store"
	"reception/tui/find"
)

func (a *app) guestCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "guest",
		Short: a.say("客户档案：查找、查看、给本人一份", "Guests' files: find, look at, copy for the guest"),
		Long: a.say("每位客户一份档案：登记卡、来访、预约、原接待人、同意情况、谁看过。查看和导出都记入日志。\n姓名、电话默认遮住；--names 不遮。",
			"One file a guest: card, visits, bookings, the original salesperson, what was agreed to, who looked.\n"+
				"Looking and copying are written into the log. Names and phones are masked unless --names is given."),
		Example: "  reception guest find 138****\n  reception guest show 1204 --why 回访 --names\n  reception guest export 1204 -o wang.md",
		Args:    cobra.NoArgs,
		RunE: a.running(func(*cobra.Command, []string) error {
			return misused("没说要做什么：reception guest find、show 或 export", "what is to be done is missing: reception guest find, show or export")
		}),
	}
	cmd.AddCommand(a.guestFindCommand(), a.guestShowCommand(), a.guestExportCommand())
	return cmd
}

// A guestLog is the log as commands about guests need it: open for writing, because
// who looks is written down.
type guestLog struct {
	*exporting
	clients *flows.Clients
	floor   flows.Floor
	index   *find.Index // the owner's; nil where this command has the log to itself
}

// openGuests opens the log, and reads the register of guests.
func (a *app) openGuests(ctx context.Context) (*guestLog, error) {
	if a.served == nil && !a.hasLog() {
		path, err := a.logPath()
		if err != nil {
			return nil, err
		}
		return nil, both("没有日志 %s：请核对 --log", "there is no log %s: check --log", path)
	}
	x, err := a.openExport(ctx, exportFlags{names: true})
	if err != nil {
		return nil, err
	}
	g := &guestLog{exporting: x}
	if s := a.served; s != nil {
		x.house, g.index = s.owner.desk.House(), s.owner.desk.Index
	}
	g.floor = x.desk.Floor()
	if g.clients = x.desk.Clients(); g.clients.Last() < g.floor.Seq { // it is still being read
		g.clients = flows.NewClients()
		for r, err := range x.desk.ClientRecords(ctx, 0) {
			if err != nil {
				return nil, errors.Join(a.inWords(err), x.close())
			}
			g.clients.Add(r)
		}
	}
	return g, nil
}

// withGuests does something with the guests' files.
func (a *app) withGuests(ctx context.Context, do func(*guestLog) error) error {
	g, err := a.openGuests(ctx)
	if err != nil {
		return err
	}
	return a.ended(do(g), g.close)
}

// see is how guests are shown: masked, or as they are.
func (a *app) see(names bool) func(flows.Personal) *flows.Personal {
	if names {
		return func(p flows.Personal) *flows.Personal { return &p }
	}
	return func(p flows.Personal) *flows.Personal {
		m := a.masked(p)
		if p.Describe != "" {
			m.Describe = "***"
		}
		return m
	}
}

func (a *app) guestFindCommand() *cobra.Command {
	var names, asJSON bool
	cmd := &cobra.Command{
		Use:   "find TEXT",
		Short: a.say("按姓名、拼音、电话、尾号或车牌找", "By name, pinyin, phone, its last digits, or plate"),
		Args:  cobra.ExactArgs(1),
		RunE: a.running(func(cmd *cobra.Command, args []string) error {
			return a.withGuests(cmd.Context(), func(g *guestLog) error { return a.guestFind(cmd.Context(), g, args[0], names, asJSON) })
		}),
	}
	cmd.Flags().BoolVar(&names, "names", false, a.say("不遮姓名和电话", "show names and phones"))
	cmd.Flags().BoolVar(&asJSON, "json", false, a.say("用 JSON", "print JSON"))
	return cmd
}

// mostFound is how many guests are listed at once.
const mostFound = 50

func (a *app) guestFind(ctx context.Context, g *guestLog, text string, names, asJSON bool) error {
	hits, err := g.find(ctx, text, mostFound+1)
	if err != nil {
		return a.inWords(err)
	}
	see := a.see(names)
	found := []flows.Client{}
	var rows [][]string
	for _, guest := range hits[:min(len(hits), mostFound)] {
		k, _ := g.clients.Client(guest)
		p := see(flows.Personal{Surname: k.Surname, Title: k.Title, Phone: k.Phone})
		k.Surname, k.Phone = p.Surname, p.Phone
		found = append(found, k)
		last := ""
		if !k.Last.IsZero() {
			last = k.Last.In(g.house.Zone).Format(time10)
		}
		rows = append(rows, []string{strconv.FormatUint(uint64(k.Guest), 10), p.Surname, p.Title, p.Phone,
			a.say(fmt.Sprintf("来访 %d 次", k.Visits), fmt.Sprintf("%d visits", k.Visits)), last, g.house.StaffName(k.Owner, a.lang)})
	}
	if asJSON {
		return writeLine(a.Stdout, found)
	}
	if len(rows) == 0 {
		a.tell("%s", a.say("没有找到。可以试姓、拼音首字母、电话尾号", "nobody was found. Try the surname, pinyin initials, or the last digits of the phone"))
		return errFailed
	}
	for _, line := range trimmed(aligned(rows)) {
		if _, err := fmt.Fprintln(a.Stdout, strings.TrimPrefix(line, "  ")); err != nil {
			return err
		}
	}
	if len(hits) > mostFound {
		a.tell("%s", a.say("还有更多，请写得细一些", "there are more: give more of the name or number"))
	}
	return nil
}

func (a *app) guestShowCommand() *cobra.Command {
	var names, asJSON bool
	var why string
	cmd := &cobra.Command{
		Use:   "show N",
		Short: a.say("查看一份档案（记入日志）", "Show one file (the log keeps who looked)"),
		Args:  cobra.ExactArgs(1),
		RunE: a.running(func(cmd *cobra.Command, args []string) error {
			ctx := cmd.Context()
			return a.withGuests(ctx, func(g *guestLog) error {
				guest, err := guestNo(args[0])
				if err != nil {
					return err
				}
				if !g.clients.Erased(guest) { // of an erased one there is nothing to see but that
					if err := a.noteOpened(ctx, g, flows.FileOpened{Guest: guest, Why: why, Names: names}); err != nil {
						return err
					}
				}
				d, err := g.dossier(ctx, guest, a.see(names))
				if err != nil {
					return a.inWords(err)
				}
				if asJSON {
					return writeDossier(a.Stdout, d)
				}
				return dossierText{a: a, h: g.house}.write(a.Stdout, d)
			})
		}),
	}
	cmd.Flags().BoolVar(&names, "names", false, a.say("不遮姓名和电话", "show names and phones"))
	cmd.Flags().BoolVar(&asJSON, "json", false, a.say("用 JSON", "print JSON"))
	cmd.Flags().StringVar(&why, "why", "", a.say("为什么查看（记入日志）", "why, for the log"))
	return cmd
}

func (a *app) guestExportCommand() *cobra.Command {
	var out, format, why string
	cmd := &cobra.Command{
		Use:   "export N",
		Short: a.say("给本人一份：登记的全部内容（个人信息保护法第45条）", "Everything held about a guest, for the guest (PIPL 45)"),
		Long: a.say("导出一位客户被登记的全部内容，不遮姓名，交给本人。.json 供程序读取，.md 可打印。导出记入日志，带文件的 SHA-256。",
			"Writes everything that is held about one guest, with names, to be handed to the guest: .json for\nprograms, .md for paper. The log keeps who did it and the file's SHA-256."),
		Args: cobra.ExactArgs(1),
		RunE: a.running(func(cmd *cobra.Command, args []string) error {
			ctx := cmd.Context()
			guest, err := guestNo(args[0])
			if err != nil {
				return err
			}
			if format = cmp.Or(format, strings.TrimPrefix(filepath.Ext(out), "."), "md"); format != "md" && format != "json" {
				return misused("--format %s：只有 md 和 json", "--format %s: there are md and json", format)
			}
			return a.withGuests(ctx, func(g *guestLog) error { return a.guestExport(ctx, g, guest, out, format, why) })
		}),
	}
	cmd.Flags().StringVarP(&out, "output", "o", "", a.say("写入文件（默认标准输出）", "write to a file (default: standard output)"))
	cmd.Flags().StringVar(&format, "format", "", "md, json")
	cmd.Flags().StringVar(&why, "why", "", a.say("为什么导出（记入日志）", "why, for the log"))
	return cmd
}

// guestExport has the copy in memory before it is noted, and notes it before it
// goes out: nothing leaves that the log does not know of.
func (a *app) guestExport(ctx context.Context, g *guestLog, guest flows.GuestNo, out, format, why string) error {
	var text strings.Builder
	if !g.clients.Erased(guest) {
		d, err := g.dossier(ctx, guest, a.see(true))
		if err != nil {
			return a.inWords(err)
		}
		write := dossierText{a: a, h: g.house, markdown: true}.write
		if format == "json" {
			write = writeDossier
		}
		if err := write(&text, d); err != nil {
			return err
		}
	}
	sum := sha256.Sum256([]byte(text.String()))
	if err := a.noteOpened(ctx, g, flows.FileOpened{Guest: guest, Why: why, Names: true, Copy: hex.EncodeToString(sum[:])}); err != nil {
		return err
	}
	return a.output(out, func(w io.Writer) error {
		_, err := io.WriteString(w, text.String())
		return err
	})
}

// noteOpened writes down who looks, or says why they may not.
func (a *app) noteOpened(ctx context.Context, g *guestLog, e flows.FileOpened) error {
	r := flows.Request{By: g.by, Command: flows.OpenFile{FileOpened: e}}
	if s := a.served; s != nil {
		e.From = s.at.from
		r.Command, r.Session = flows.OpenFile{FileOpened: e}, s.at.session("")
	}
	_, err := g.desk.Do(ctx, r)
	var refusal *flows.Refusal
	if errors.As(err, &refusal) {
		a.tell("%s", a.text().Refusal(refusal, g.house, &g.floor))
		return errRefused
	}
	return a.inWords(err)
}

// dossier reads a guest's file.
func (g *guestLog) dossier(ctx context.Context, guest flows.GuestNo, see func(flows.Personal) *flows.Personal) (*flows.Dossier, error) {
	clients := g.clients
	if live := g.desk.Clients(); live.Last() >= clients.Last() {
		clients = live // it has the opening too
	}
	return clients.Dossier(ctx, g.desk, g.house, &g.floor, guest, see)
}

// find lists the numbers of guests that match, the newest contact first.
func (g *guestLog) find(ctx context.Context, text string, n int) ([]flows.GuestNo, error) {
	if no, err := guestNo(text); err == nil && len(g.clients.Numbers(no)) > 0 && len(text) < 8 {
		return []flows.GuestNo{no}, nil
	}
	book, err := g.book(ctx)
	if err != nil {
		return nil, err
	}
	var list []flows.GuestNo
	for _, hit := range book.Find(text, n) {
		if !slices.Contains(list, hit.Guest) {
			list = append(list, hit.Guest)
		}
	}
	return list, nil
}

func guestNo(s string) (flows.GuestNo, error) {
	n, err := strconv.ParseUint(strings.TrimPrefix(s, "#"), 10, 64)
	if err != nil || n == 0 {
		return 0, misused("“%s”不是客户编号：用 reception guest find 找", "%q is no guest's number: find it with reception guest find", s)
	}
	return flows.GuestNo(n), nil
}

var _ flows.DossierSource = (*store.Journal)(nil)
