package main

import (
	"bufio"
	"cmp"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"

	"reception/cmd/reception/intake"
	"reception/flows"
	"reception/tui/lang"
)

// refusalWords is what a refusal says in both languages.
func refusalWords(r *flows.Refusal, h *flows.House, f *flows.Floor) flows.Words {
	return flows.Words{ZH: lang.Of(flows.ZH).Refusal(r, h, f), EN: lang.Of(flows.EN).Refusal(r, h, f)}
}

// How much a preview shows.
const (
	firstRows = 5
	firstDays = 31
	firstBad  = 10
)

// told is where a report goes: beside refused rows that are written to standard
// output.
func (b *bringing) told() io.Writer {
	if b.f.refused == "-" {
		return b.a.Stderr
	}
	return b.a.Stdout
}

// preview says what would come in.
func (b *bringing) preview() {
	a, w := b.a, bufio.NewWriter(b.told())
	defer w.Flush() //nolint:errcheck // a report that cannot be read is missed by nobody
	line := func(zh, en string, args ...any) { _, _ = fmt.Fprintf(w, a.say(zh, en)+"\n", args...) }
	line("文件：%d 行，编码 %s，分隔符 %q，SHA-256 %s", "File: %d rows, encoding %s, separator %q, SHA-256 %s", b.sheet.Rows, b.sheet.Encoding, string(b.sheet.Separator), b.sheet.SHA256[:16])
	for i, p := range b.plan[:min(len(b.plan), firstRows)] {
		if i == 0 {
			line("开头几行读作：", "The first rows read as:")
		}
		line("  第 %d 行：%s", "  line %d: %s", p.Row.Line, b.reads(p))
	}
	days := map[string][2]int{}
	for _, p := range b.plan {
		key := string(p.Date)
		n := days[key]
		if n[0]++; p.Came {
			n[1]++
		}
		days[key] = n
	}
	if b.m.As != flows.ImportedPeople {
		dates := slices.Sorted(maps.Keys(days))
		for i, date := range dates {
			if i == firstDays {
				line("  …… 共 %d 天", "  ... %d days in all", len(dates))
				break
			}
			line("  %s：%d 条，到访 %d", "  %s: %d, of them came: %d", date, days[date][0], days[date][1])
		}
	}
	b.strangers(line)
	if b.sheet.Repeats > 0 {
		line("文件里有 %d 行和别的行完全相同，只算一次。", "%d rows are the same as another with their key, and count once.", b.sheet.Repeats)
	}
}

// reads is a party as it was understood.
func (b *bringing) reads(p planned) string {
	a := b.a
	clock := func(t time.Time) string {
		if t.IsZero() {
			return ""
		}
		return t.In(b.h.Zone).Format("2006-01-02 15:04")
	}
	var parts []string
	add := func(zh, en, value string) {
		if value != "" {
			parts = append(parts, a.say(zh, en)+value)
		}
	}
	add("", "", strings.TrimSpace(p.Surname+p.Title))
	if p.Came {
		add("到达 ", "arrived ", cmp.Or(clock(p.Arrived), string(p.Date)))
	} else if b.m.As != flows.ImportedPeople {
		add("未到 ", "did not come ", string(p.Date))
	}
	add("离开 ", "left ", clock(p.Left))
	if booked := clock(p.Booked); p.Untimed {
		add("预约 ", "booked ", booked[:len(time.DateOnly)])
	} else {
		add("预约 ", "booked ", booked)
	}
	add("取消 ", "cancelled ", clock(p.Cancelled))
	if n := max(p.Party.Party, 0); n > 0 {
		add("", "", strconv.Itoa(n)+a.say(" 人", " people"))
	}
	if p.Announced > 0 {
		add("预约 ", "announced ", strconv.Itoa(p.Announced)+a.say(" 人", " people"))
	}
	add("电话 ", "phone ", p.Phone)
	add("车牌 ", "plate ", p.Plate)
	add("接待 ", "received by ", string(p.Sales))
	add("指定 ", "asked for ", string(p.AsksFor))
	add("房间 ", "room ", p.Room)
	add("预约号 ", "appointment ", p.Appointment)
	return strings.Join(parts, a.say("，", ", "))
}

// strangers are salespeople who are nobody of the house: they stay as written.
func (b *bringing) strangers(line func(zh, en string, args ...any)) {
	seen := map[string]int{}
	for _, p := range b.plan {
		for _, id := range []flows.StaffID{p.Sales, p.AsksFor} {
			if _, known := b.h.Person(id); id != "" && !known {
				seen[string(id)]++
			}
		}
	}
	if len(seen) == 0 {
		return
	}
	names := slices.SortedFunc(maps.Keys(seen), func(x, y string) int { return cmp.Or(cmp.Compare(seen[y], seen[x]), cmp.Compare(x, y)) })
	shown := names[:min(len(names), firstBad)]
	line("案场里没有这些人，历史里按原文保留（在映射的 values 里可写成编号）：%s", "Nobody of the house, kept as written in the history (the map's values can name them): %s", strings.Join(shown, ", "))
}

// report says what came in.
func (b *bringing) report(err error) {
	a, w := b.a, bufio.NewWriter(b.told())
	defer w.Flush() //nolint:errcheck // a report that cannot be read is missed by nobody
	line := func(zh, en string, args ...any) { _, _ = fmt.Fprintf(w, a.say(zh, en)+"\n", args...) }
	for i, r := range b.refused {
		if i == 0 {
			line("不能导入 %d 行：", "%d rows cannot be brought in:", len(b.refused))
		}
		if i == firstBad && b.f.refused == "" {
			line("  …… 全部写入文件请加 --refused 文件.csv", "  ... all of them are written to a file with --refused FILE.csv")
			break
		}
		if i < firstBad {
			line("  第 %d 行：%s", "  line %d: %s", r.Line, r.Why.In(a.lang))
		}
	}
	for _, n := range b.notes {
		line("  %s", "  %s", n)
	}
	n := map[fate]int{}
	for _, p := range b.plan {
		n[p.fate]++
	}
	counts := func(of map[fate]int) string {
		return fmt.Sprintf(a.say("历史 %d，客户 %d，以后的预约 %d，当天补登 %d", "history %d, guests %d, bookings ahead %d, of the open day %d"), of[asHistory], of[asGuest], of[asBooking], of[asToday])
	}
	if b.f.dryRun {
		line("会导入：%s；不能导入 %d 行。没有写入任何记录。", "Would come in: %s; refused: %d. Nothing was written.", counts(n), len(b.refused))
		return
	}
	line("已导入：%s；以前导入过 %d，不能导入 %d 行。", "Brought in: %s; there before: %d; refused: %d.", counts(b.done), b.already, len(b.refused))
	if err != nil {
		line("没有导完：再运行一次同样的命令就接着导，已导入的不会重复。", "It is not finished: the same command goes on where this one ended, and doubles nothing.")
	}
}

// writeRefused writes the rows that could not come in, as they were, and why.
func (b *bringing) writeRefused() error {
	if b.f.refused == "" || len(b.refused) == 0 {
		return nil
	}
	return b.a.output(b.f.refused, func(w io.Writer) error {
		if _, err := io.WriteString(w, "\ufeff"); err != nil { // a spreadsheet opens it
			return err
		}
		out := csv.NewWriter(w)
		out.Comma = rune(b.sheet.Separator)
		out.UseCRLF = true
		head, reason := slices.Clone(b.sheet.Header), slices.Index(b.sheet.Header, intake.ReasonColumn)
		if reason < 0 {
			head, reason = append(head, intake.ReasonColumn), len(head)
		}
		errs := out.Write(head)
		for _, r := range b.refused {
			row := slices.Clone(r.Fields)
			for len(row) <= reason {
				row = append(row, "")
			}
			row[reason] = r.Why.ZH + " / " + r.Why.EN
			errs = errors.Join(errs, out.Write(row))
		}
		out.Flush()
		return errors.Join(errs, out.Error())
	})
}
