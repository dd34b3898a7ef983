package main

import (
	"cmp"
	"context"
	"encoding/csv"
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"reception/cmd/reception/intake"
	"reception/flows"
)

type paperFlags struct {
	day, post, out string
	sheets         int
	number         string // of the sheets, where another terminal gave them one
	html           bool
}

// mostSheets is more than any desk fills; linesOfSheet is what fits on A4 across,
// below the bookings and the rotation.
const (
	mostSheets   = 200
	linesOfSheet = 14
)

func (a *app) paperCommand() *cobra.Command {
	var f paperFlags
	cmd := &cobra.Command{
		Use:   "paper",
		Short: a.say("打印停电时用的登记单", "Print the blank sheets for a power cut"),
		Long: a.say("打印停电时手写的登记单（A4 横向）：每张有不重复的单号，抬头是当天的预约和轮值顺序，停电时照着做。\n"+
			"文件名以 .html 结尾时用浏览器打印，.txt 为纯文本；旁边还会写一份同名的 .csv，供来电后照单打字，\n"+
			"再用 reception import --paper 文件.csv 导入。预约里有客户姓名：打印会记入日志，用完请收好。",
			"Prints the sheets that are written by hand while there is no power (A4, landscape): each has a number that\n"+
				"never comes again; at its head are the day's bookings and the order of the turns, so that the floor goes on.\n"+
				"A name that ends in .html is printed from a browser, .txt is plain text; beside it a .csv of the same name is\n"+
				"written, to be typed into afterwards and brought in with reception import --paper FILE.csv. Bookings name\n"+
				"guests: the log keeps that they were printed; lock the sheets away."),
		Example: "  reception paper --sheets 4 -o sheets.html\n  reception paper --day 2026-11-23 --post L1 | lpr\n  reception import --paper sheets.csv",
		Args:    cobra.NoArgs,
		RunE:    a.running(func(cmd *cobra.Command, _ []string) error { return a.paper(cmd.Context(), f) }),
	}
	fs := cmd.Flags()
	fs.StringVar(&f.day, "day", "today", a.say("today 或 2006-01-02", "today or 2006-01-02"))
	fs.IntVar(&f.sheets, "sheets", 2, a.say("几张", "how many sheets"))
	fs.StringVar(&f.post, "post", "", a.say("写在抬头的岗位", "post, for the head of the sheet"))
	fs.StringVarP(&f.out, "output", "o", "", a.say("写入 .html 或 .txt 文件（默认标准输出，纯文本）", "write to a .html or .txt file (default: standard output, plain text)"))
	fs.StringVar(&f.number, "number", "", "")
	fs.BoolVar(&f.html, "html", false, "")
	_ = fs.MarkHidden("number")
	_ = fs.MarkHidden("html")
	return cmd
}

// A paperHead is what stands on every sheet.
type paperHead struct {
	a        *app
	house    *flows.House
	day      flows.Date
	post     string
	number   string
	bookings []*flows.Booking
	turns    []string
	noted    *flows.AccessNoted // names went out; nil where there are none
}

func (a *app) paper(ctx context.Context, f paperFlags) error {
	if f.sheets < 1 || f.sheets > mostSheets {
		return misused("--sheets %d：从 1 到 %d", "--sheets %d: from 1 to %d", f.sheets, mostSheets)
	}
	f.number = cmp.Or(f.number, sheetNumber(a.Now()))
	f.html = f.html || strings.EqualFold(filepath.Ext(f.out), ".html")
	x, err := a.openExport(ctx, exportFlags{names: true})
	if e := (*elsewhere)(nil); errors.As(err, &e) {
		return a.paperElsewhere(ctx, e, f)
	}
	if err != nil {
		return err
	}
	return a.ended(func() error {
		head, err := a.paperHead(ctx, x, f)
		if err != nil {
			return err
		}
		write := head.text
		if f.html {
			write = head.html
		}
		out := func(write func(io.Writer) error) error { return a.output(f.out, write) }
		sheets := func(w io.Writer) error { return write(w, f.sheets) }
		if head.noted == nil {
			err = out(sheets)
		} else {
			x.rows = len(head.bookings)
			err = a.inWords(x.hashed(ctx, *head.noted, out, sheets))
		}
		if err != nil {
			return err
		}
		return a.typingFile(head.day, f)
	}(), x.close)
}

// paperElsewhere has the running reception make the sheets, under the number that
// the file to type into has here.
func (a *app) paperElsewhere(ctx context.Context, e *elsewhere, f paperFlags) error {
	a.handed.out = f.out
	a.handed.flags = []string{"--number=" + f.number, "--html=" + strconv.FormatBool(f.html)}
	_, err := a.handOver(ctx, e)
	if status := ended(statusFailed); !errors.As(err, &status) || status != statusDone {
		return err
	}
	h, err := a.loadHouse()
	if err != nil {
		return err
	}
	day, err := parseDay(f.day, a.Now(), h)
	if err != nil {
		return err
	}
	return a.typingFile(day, f)
}

// paperHead gathers what the floor needs to go on by paper, and has the log say
// that names went out.
func (a *app) paperHead(ctx context.Context, x *exporting, f paperFlags) (*paperHead, error) {
	now := a.Now()
	day, err := parseDay(f.day, now, x.house)
	if err != nil {
		return nil, err
	}
	h := &paperHead{a: a, house: x.house, day: day, post: f.post, number: f.number}
	if f.post != "" {
		post, ok := x.house.Post(flows.PostID(f.post))
		if !ok {
			return nil, misused("没有岗位 %s：见 reception init 写出的 posts.yaml", "there is no post %s: see posts.yaml as reception init writes it", f.post)
		}
		h.post = f.post + " " + post.Name.In(a.lang)
	}
	floor, err := floorNow(ctx, x.journal)
	if err != nil {
		return nil, a.inWords(err)
	}
	for _, b := range floor.Bookings {
		if b.State != flows.BookingOff && b.State != flows.BookingArrived && flows.BusinessDay(b.When, x.house.Zone, x.house.DayChanges) == day {
			h.bookings = append(h.bookings, b)
		}
	}
	slices.SortStableFunc(h.bookings, func(a, b *flows.Booking) int { return a.When.Compare(b.When) })
	for _, next := range floor.Upcoming(x.house, flows.VisitTurns, len(floor.People)) {
		if name := x.house.StaffName(next.Staff, a.lang); !slices.Contains(h.turns, name) {
			h.turns = append(h.turns, name)
		}
	}
	if len(h.bookings) > 0 && x.desk != nil {
		note := a.exportNote(exportFlags{what: []string{"paper"}}, day, day)
		if err := x.noted(ctx, note); err != nil {
			return nil, a.inWords(err)
		}
		h.noted = &note
	}
	return h, nil
}

// letters are those that cannot be mistaken for another when they are copied by hand.
const letters = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"

// sheetNumber is one that never comes again: the second at which it was printed.
func sheetNumber(now time.Time) string {
	n := now.Unix() - time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC).Unix()
	digits := make([]byte, 6)
	for i := range digits {
		digits[len(digits)-1-i] = letters[n%int64(len(letters))]
		n /= int64(len(letters))
	}
	return string(digits)
}

func (h *paperHead) sheet(i int) string { return sheetOf(h.number, i) }

func sheetOf(number string, i int) string { return number + "-" + strconv.Itoa(i+1) }

// booked is a line about a booking: its number goes into the sheet's column.
func (h *paperHead) booked(b *flows.Booking) []string {
	p, known := b.Person.Open()
	party := ""
	if b.Party > 0 {
		party = h.a.text().Screen.Fields.People(b.Party)
	}
	return []string{"#" + strconv.FormatUint(uint64(b.ID), 10), b.When.In(h.house.Zone).Format("15:04"), h.house.Address(p, known, h.a.lang), party,
		p.Phone, h.house.StaffName(b.Sales, h.a.lang)}
}

// typingFile writes the file that the sheets are typed into, beside them. One that
// is there may have been typed into: it stays.
func (a *app) typingFile(day flows.Date, f paperFlags) error {
	if f.out == "" || f.out == "-" || a.served != nil {
		return nil
	}
	path := strings.TrimSuffix(f.out, filepath.Ext(f.out)) + ".csv"
	if path == f.out {
		return nil
	}
	full, err := a.file(path)
	if err != nil {
		return err
	}
	if _, err := os.Stat(full); err == nil {
		a.tell(a.say("%s 已经有了，没有改动：请换一个名字打印，或把单号 %s 写进去", "%s is there already and was left as it is: print under another name, or type sheet %s into it"), path, f.number)
		return nil
	}
	return a.output(path, func(w io.Writer) error {
		if _, err := io.WriteString(w, "\ufeff"); err != nil { // a spreadsheet opens it
			return err
		}
		out := csv.NewWriter(w)
		out.UseCRLF = true
		columns := intake.PaperColumns()
		row := make([]string, len(columns))
		for i, c := range columns {
			row[i] = c.TypedName()
		}
		errs := out.Write(row)
		for sheet := range f.sheets {
			for line := range linesOfSheet {
				clear(row)
				row[0], row[1], row[2] = sheetOf(f.number, sheet), strconv.Itoa(line+1), string(day)
				errs = errors.Join(errs, out.Write(row))
			}
		}
		out.Flush()
		return errors.Join(errs, out.Error())
	})
}
