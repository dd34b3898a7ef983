package main

import (
	"context"
	"io"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"reception/flows"
	"reception/store"
)

type reportFlags struct {
	day, week, month, from, to, out string
	table                           string
	md, xlsx, json, txt, compare    bool
}

// thisOne is what --week and --month say without a value.
const thisOne = "this"

func (a *app) reportCommand() *cobra.Command {
	var f reportFlags
	cmd := &cobra.Command{
		Use:   "report [WEEK|MONTH]",
		Short: a.say("报表：一天、一周、一月或一段的数字、图和口径", "Print the figures of a day, a week, a month or any days"),
		Long: a.say("到访、首访复访、预约、等候与停留（平均、半数内、九成内、最长）、准时、VIP室、销售员、岗位、消耗，\n"+
			"按半小时和星期画图，每个数字的口径印在后面。报表里没有客人的资料，一直可以对着日志重算。\n"+
			"--compare 和上期、去年同期比。周从周一到周日，月是自然月，都按营业日。",
			"Arrivals, first and repeat visits, bookings, waits and dwell (mean, median, nine tenths, longest), promises\n"+
				"kept, VIP rooms, salespeople, posts and consumption, with charts by half-hour and weekday, and below them\n"+
				"what each figure counts. No guest is in a report. --compare sets it beside the period before and the one\n"+
				"a year earlier. Weeks are Monday to Sunday, months those of the calendar, both of business days."),
		Example: "  reception report\n  reception report --week --compare\n  reception report --month 2026-11 -o november.xlsx\n" +
			"  reception report --from 2026-01-01 --to 2026-06-30 --md -o half.md\n  reception report --week 2026-W47 --json",
		Args: cobra.MaximumNArgs(1),
		RunE: a.running(func(cmd *cobra.Command, args []string) error {
			if err := f.take(args); err != nil {
				return err
			}
			return a.report(cmd.Context(), f)
		}),
	}
	fs := cmd.Flags()
	fs.StringVar(&f.day, "day", "today", a.say("today、yesterday 或 2006-01-02", "today, yesterday or 2006-01-02"))
	fs.StringVar(&f.week, "week", "", a.say("这一周，或 2026-W47，或其中一天", "this week, or 2026-W47, or a day of it"))
	fs.StringVar(&f.month, "month", "", a.say("这个月，或 2026-11，或其中一天", "this month, or 2026-11, or a day of it"))
	fs.StringVar(&f.from, "from", "", a.say("第一天", "first day"))
	fs.StringVar(&f.to, "to", "", a.say("最后一天（默认今天）", "last day (default: today)"))
	fs.StringVar(&f.table, "table", "", a.say("月表：检查表的编号，如 table_27；--month 指哪个月", "a monthly table: the id of its list, such as table_27; --month says which month"))
	fs.BoolVar(&f.compare, "compare", false, a.say("和上期、去年同期比", "beside the period before and the one a year earlier"))
	fs.BoolVar(&f.md, "md", false, "Markdown")
	fs.BoolVar(&f.txt, "txt", false, a.say("打印稿（默认按文件名，否则这个）", "plain text (default: by the file's name, else this)"))
	fs.BoolVar(&f.xlsx, "xlsx", false, a.say("Excel，带图", "Excel, with charts"))
	fs.BoolVar(&f.json, "json", false, "JSON")
	fs.StringVarP(&f.out, "output", "o", "", a.say("写入文件（默认标准输出）", "write to a file (default: standard output)"))
	fs.Lookup("week").NoOptDefVal, fs.Lookup("month").NoOptDefVal = thisOne, thisOne
	cmd.MarkFlagsMutuallyExclusive("day", "week", "month", "from")
	for _, other := range []string{"day", "week", "from", "to"} {
		cmd.MarkFlagsMutuallyExclusive("table", other)
	}
	cmd.MarkFlagsMutuallyExclusive("md", "xlsx", "json", "txt")
	_ = cmd.RegisterFlagCompletionFunc("day", cobra.FixedCompletions([]string{"today", "yesterday"}, cobra.ShellCompDirectiveNoFileComp))
	return cmd
}

// take gives --week or --month the value that stands behind it.
func (f *reportFlags) take(args []string) error {
	for _, value := range args {
		switch {
		case f.week == thisOne:
			f.week = value
		case f.month == thisOne:
			f.month = value
		default:
			return misused("不认识 %s：周或月写在 --week、--month 后面", "what is %s? A week or a month goes behind --week or --month", value)
		}
	}
	return nil
}

// format is the one that was asked for, or that the file's name says.
func (f *reportFlags) format() string {
	ext := strings.TrimPrefix(filepath.Ext(f.out), ".")
	switch {
	case f.md:
		return "md"
	case f.xlsx:
		return "xlsx"
	case f.json:
		return "json"
	case f.txt || !f.toFile() || !slices.Contains(store.ReportFormats(), ext):
		return "txt"
	}
	return ext
}

func (f *reportFlags) toFile() bool { return f.out != "" && f.out != "-" }

// period is the one that is meant.
func (f *reportFlags) period(now time.Time, h *flows.House) (flows.Period, error) {
	switch {
	case f.table != "":
		return f.tablePeriod(now, h)
	case f.week != "":
		day, err := weekDay(f.week, now, h)
		return flows.PeriodOf(flows.SpanWeek, day), err
	case f.month != "":
		day, err := monthDay(f.month, now, h)
		return flows.PeriodOf(flows.SpanMonth, day), err
	}
	from, to, err := period(fairFlags{day: f.day, from: f.from, to: f.to}, now, h)
	if f.from == "" || err != nil {
		return flows.PeriodOf(flows.SpanDay, from), err
	}
	return flows.Period{Span: flows.SpanDays, From: from, To: to}, nil
}

// weekDay is a day of the week that is meant: 2026-W47, or as parseDay reads it.
func weekDay(s string, now time.Time, h *flows.House) (flows.Date, error) {
	if s == thisOne {
		s = "today"
	}
	if t, ok := isoMonday(s); ok {
		return flows.Date(t.Format(time.DateOnly)), nil
	}
	day, err := parseDay(s, now, h)
	if err != nil {
		return "", misused("--week %s：请写 2026-W47 或那一周的一天", "--week %s: write 2026-W47 or a day of that week", s)
	}
	return day, nil
}

// isoMonday is the Monday of a week written as ISO 8601 has it.
func isoMonday(s string) (time.Time, bool) {
	const form = "2006-W01"
	if len(s) != len(form) || s[4:6] != "-W" {
		return time.Time{}, false
	}
	fourth, err := time.Parse("2006-01-02", s[:4]+"-01-04") // is always in week 1
	week := int(s[6]-'0')*10 + int(s[7]-'0')
	if err != nil || s[6] < '0' || s[6] > '9' || s[7] < '0' || s[7] > '9' {
		return time.Time{}, false
	}
	monday := fourth.AddDate(0, 0, -(int(fourth.Weekday())+6)%7+7*(week-1))
	_, is := monday.ISOWeek()
	return monday, is == week
}

// monthDay is a day of the month that is meant: 2026-11, or as parseDay reads it.
func monthDay(s string, now time.Time, h *flows.House) (flows.Date, error) {
	if s == thisOne {
		s = "today"
	}
	if t, err := time.Parse("2006-01", s); err == nil {
		return flows.Date(t.Format(time.DateOnly)), nil
	}
	day, err := parseDay(s, now, h)
	if err != nil {
		return "", misused("--month %s：请写 2026-11 或那个月的一天", "--month %s: write 2026-11 or a day of that month", s)
	}
	return day, nil
}

func (a *app) report(ctx context.Context, f reportFlags) error {
	format := f.format()
	if format == "xlsx" && !f.toFile() && a.IsTerminal(a.Stdout) {
		return misused("xlsx 不是文本：请用 -o 写入文件，例如 -o month.xlsx", "xlsx is no text: write it to a file with -o, for example -o month.xlsx")
	}
	a.handed.flags = []string{"--" + format}
	j, h, closeLog, err := a.openJournal(ctx)
	if err != nil {
		return err
	}
	return a.ended(func() error {
		p, err := f.period(a.Now(), h)
		if err != nil {
			return err
		}
		x, err := a.daysFor(ctx, j, h)
		if err != nil {
			return a.inWords(err)
		}
		list, _ := h.Sheet(flows.SheetID(f.table))
		return a.output(f.out, func(w io.Writer) error { return a.writeReport(ctx, w, x, p, list, format, f.compare) })
	}(), closeLog)
}

// writeReport adds the days up, one after another, and writes what they come to.
func (a *app) writeReport(ctx context.Context, w io.Writer, x *reportDays, p flows.Period, list *flows.SheetRule, format string, compare bool) error {
	today := flows.BusinessDay(x.now, x.house.Zone, x.house.DayChanges)
	periods := []flows.Period{p.Until(today)}
	if compare {
		both := p.Earlier(today)
		periods = append(periods, both[:]...)
	}
	total := 0
	for _, p := range periods {
		total += p.Len()
	}
	bar := a.newBar(total)
	defer bar.clear()
	done := 0
	var reports []*flows.Report
	for _, p := range periods {
		r := flows.NewReport(p, x.house)
		r.Of = list
		for date := range p.Days() {
			bar.at(done, date)
			done++
			day, err := x.day(ctx, date)
			if err != nil {
				return a.inWords(err)
			}
			if day != nil {
				r.Add(day)
			}
		}
		if len(reports) == 0 {
			if err := x.writtenLater(ctx, r, today); err != nil {
				return a.inWords(err)
			}
		}
		reports = append(reports, r)
	}
	bar.clear()
	o := store.ReportOptions{House: x.house, Lang: a.lang, Words: a.reportWords(x.house), Earlier: reports[1:]}
	return a.inWords(store.WriteReport(w, format, reports[0], o))
}

// tablePeriod is the period of a monthly table: the one that is due this month, or in
// the month that is meant.
func (f *reportFlags) tablePeriod(now time.Time, h *flows.House) (flows.Period, error) {
	list, ok := h.Sheet(flows.SheetID(f.table))
	month := f.month
	if month == "" {
		month = thisOne
	}
	day, err := monthDay(month, now, h)
	if err != nil {
		return flows.Period{}, err
	}
	p, is := flows.Period{}, false
	if ok {
		p, is = list.TablePeriod(day)
	}
	if is {
		return p, nil
	}
	var names []string
	for i := range h.Sheets {
		if len(h.Sheets[i].Table) > 0 {
			names = append(names, string(h.Sheets[i].ID))
		}
	}
	return p, misused("--table %s：只有 %s（checks.yaml 里写了 table 的检查表）", "--table %s: there are %s (the lists of checks.yaml with a table)", f.table, strings.Join(names, ", "))
}
