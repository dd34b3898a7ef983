package main

import (
	"bufio"
	"fmt"
	"html"
	"io"
	"strconv"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"reception/cmd/reception/intake"
)

// how says how a sheet is filled in, on one line.
func (h *paperHead) how() string {
	return h.a.say("一批客人一行；时间写 14:05；来法写 自驾/出租/步行；来了预约客人写预约号；来电后照单打字，用 reception import --paper 导入。",
		"One line a party; times as 14:05; came by: car, taxi, foot; a booked party has its number. When power is back, type the sheets and run reception import --paper.")
}

func (h *paperHead) titleOf(sheet, of int) string {
	parts := []string{h.house.Name.In(h.a.lang), h.a.say("停电登记单", "Sheet for a power cut"), string(h.day)}
	if h.post != "" {
		parts = append(parts, h.post)
	}
	return strings.Join(append(parts, fmt.Sprintf(h.a.say("单号 %s（第 %d 张，共 %d 张）", "sheet %s (%d of %d)"), h.sheet(sheet), sheet+1, of)), "  ")
}

func (h *paperHead) next() string {
	if len(h.turns) == 0 {
		return h.a.say("轮值：还没有人在岗", "Turns: nobody is on duty yet")
	}
	return h.a.say("轮值顺序（从左往右）：", "Turns, from the left: ") + strings.Join(h.turns, h.a.say("、", ", "))
}

// text writes sheets of plain text, 130 characters wide.
func (h *paperHead) text(out io.Writer, sheets int) error {
	w := bufio.NewWriter(out)
	line := func(s string) { _, _ = w.WriteString(strings.TrimRight(s, " ") + "\n") }
	var head, rule, empty strings.Builder
	for _, c := range printedColumns() {
		head.WriteString("| " + fitted(c.Name.In(h.a.lang), c.Wide-1))
		rule.WriteString("+" + strings.Repeat("-", c.Wide))
		empty.WriteString("|" + strings.Repeat(" ", c.Wide))
	}
	for sheet := range sheets {
		if sheet > 0 {
			_, _ = w.WriteString("\f")
		}
		line(h.titleOf(sheet, sheets))
		line(h.next())
		var booked [][]string
		for _, b := range h.bookings {
			booked = append(booked, h.booked(b))
		}
		line(h.a.say("预约：", "Bookings:") + h.none())
		for _, l := range aligned(booked) {
			line(l)
		}
		line(h.how())
		line(rule.String() + "+")
		line(head.String() + "|")
		for n := range linesOfSheet {
			line(rule.String() + "+")
			first := "|" + fitted(" "+strconv.Itoa(n+1), printedColumns()[0].Wide)
			line(first + empty.String()[len(first):] + "|")
			line(empty.String() + "|")
		}
		line(rule.String() + "+")
	}
	return w.Flush()
}

func (h *paperHead) none() string {
	if len(h.bookings) == 0 {
		return h.a.say("没有", " none")
	}
	return ""
}

// fitted is a text of so many cells.
func fitted(s string, cells int) string {
	s = ansi.Truncate(s, cells, "")
	return s + strings.Repeat(" ", max(cells-ansi.StringWidth(s), 0))
}

const sheetStyle = `@page{size:A4 landscape;margin:8mm}
*{box-sizing:border-box}
body{font:10pt "Noto Sans SC","Microsoft YaHei","PingFang SC",sans-serif;margin:0;color:#000}
section{page-break-after:always;break-after:page}
section:last-child{page-break-after:auto;break-after:auto}
h1{font-size:12pt;margin:0 0 1mm}
p{margin:0 0 1mm}
ul{margin:0 0 1mm;padding:0;list-style:none;columns:3;font-size:9pt}
table{border-collapse:collapse;width:100%;table-layout:fixed}
th,td{border:0.3mm solid #000;text-align:left;vertical-align:middle;padding:0 1mm;overflow:hidden}
th{font-size:8.5pt;height:7mm}
td{height:9.5mm}
`

// html writes sheets for a browser to print.
func (h *paperHead) html(out io.Writer, sheets int) error {
	w := bufio.NewWriter(out)
	say := func(format string, args ...any) { _, _ = fmt.Fprintf(w, format, args...) }
	say("<!doctype html>\n<html lang=%q><head><meta charset=\"utf-8\"><title>%s</title>\n<style>\n%s</style></head><body>\n",
		string(h.a.lang), html.EscapeString(h.titleOf(0, sheets)), sheetStyle)
	total := 0
	for _, c := range intake.PaperColumns() {
		total += c.Wide
	}
	for sheet := range sheets {
		say("<section><h1>%s</h1>\n<p>%s</p>\n<p>%s%s</p>\n", html.EscapeString(h.titleOf(sheet, sheets)), html.EscapeString(h.next()), h.a.say("预约：", "Bookings:"), h.none())
		if len(h.bookings) > 0 {
			say("<ul>\n")
			for _, b := range h.bookings {
				say("<li>%s</li>\n", html.EscapeString(strings.Join(h.booked(b), "  ")))
			}
			say("</ul>\n")
		}
		say("<p>%s</p>\n<table><tr>", html.EscapeString(h.how()))
		for _, c := range printedColumns() {
			say("<th style=\"width:%.1f%%\">%s</th>", 100*float64(c.Wide)/float64(total), html.EscapeString(c.Name.In(h.a.lang)))
		}
		say("</tr>\n")
		for n := range linesOfSheet {
			say("<tr><td>%d</td>%s</tr>\n", n+1, strings.Repeat("<td></td>", len(printedColumns())-1))
		}
		say("</table></section>\n")
	}
	say("</body></html>\n")
	return w.Flush()
}

// printedColumns are those that are on paper.
func printedColumns() (list []intake.PaperColumn) {
	for _, c := range intake.PaperColumns() {
		if c.Wide > 0 {
			list = append(list, c)
		}
	}
	return list
}
