package main

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"reception/flows"
)

// rollCommand prints who is inside, for the hand that holds a torch: it reads the
// log alone and needs neither a network nor a running program.
func (a *app) rollCommand() *cobra.Command {
	var asJSON bool
	var out string
	cmd := &cobra.Command{
		Use:   "rollcall",
		Short: a.say("打印在场人员名单（清点人数）", "Print everybody inside, to call the roll"),
		Long: a.say("打印在场的客人和同事：每组几人、最后在哪里、谁接待；正在清点时，标出已确认安全的。不需要网络。\n开始、结束和确认安全用 reception do roll_call、do safe，或在屏幕上按 Ctrl+U。",
			"Prints guests and staff inside: how many of each party, the last known place, and with whom; while a\n"+
				"roll call runs, who has been seen safe. It needs no network. reception do roll_call and do safe, or\n"+
				"Ctrl+U on the screen, begin it, end it and tick people off."),
		Example: "  reception rollcall\n  reception rollcall -o list.txt\n  reception rollcall --json\n  reception do roll_call reason=drill\n  reception do safe 'visit=#3'",
		Args:    cobra.NoArgs,
		RunE:    a.running(func(cmd *cobra.Command, _ []string) error { return a.rollCall(cmd.Context(), out, asJSON) }),
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, a.say("用 JSON", "print JSON"))
	cmd.Flags().StringVarP(&out, "output", "o", "", a.say("写入文件（默认标准输出）", "write to a file (default: standard output)"))
	return cmd
}

// A rollSheet is everybody inside as JSON has it.
type rollSheet struct {
	At           time.Time   `json:"at"`
	Since        time.Time   `json:"since,omitzero" jsonschema_description:"when the roll call began; missing where none is under way"`
	Reason       string      `json:"reason,omitempty"`
	Missing      int         `json:"missing" jsonschema_description:"parties not seen safe"`
	MissingStaff int         `json:"missing_staff"`
	Visits       []rollVisit `json:"visits"`
	Staff        []rollStaff `json:"staff"`
}

type rollVisit struct {
	Visit flows.VisitID `json:"visit"`
	No    int           `json:"no"`
	Guest string        `json:"guest,omitempty"`
	Party int           `json:"party,omitempty"`
	Room  flows.RoomID  `json:"room,omitempty"`
	Flat  flows.FlatID  `json:"flat,omitempty"`
	Bay   flows.BayID   `json:"bay,omitempty"`
	Step  flows.StepID  `json:"step,omitempty"`
	Since time.Time     `json:"since" jsonschema_description:"in that step"`
	Sales flows.StaffID `json:"sales,omitempty"`
	Safe  bool          `json:"safe"`
}

type rollStaff struct {
	Staff flows.StaffID  `json:"staff"`
	Posts []flows.PostID `json:"posts,omitempty"`
	With  flows.VisitID  `json:"with,omitempty" jsonschema_description:"the party received"`
	Break string         `json:"break,omitempty"`
	Safe  bool           `json:"safe"`
}

func (a *app) rollCall(ctx context.Context, out string, asJSON bool) error {
	j, h, closeLog, err := a.openJournal(ctx)
	if err != nil {
		return err
	}
	return a.ended(func() error {
		floor, err := floorNow(ctx, j)
		if err != nil {
			return a.inWords(err)
		}
		sheet := rollOf(&floor, h, a.Now())
		return a.output(out, func(w io.Writer) error {
			if asJSON {
				return writeLine(w, sheet)
			}
			return rollText{a: a, h: h, f: &floor, s: sheet}.write(w)
		})
	}(), closeLog)
}

// rollOf is everybody inside, by number and by name.
func rollOf(f *flows.Floor, h *flows.House, now time.Time) rollSheet {
	s := rollSheet{At: now.UTC().Truncate(time.Second), Visits: []rollVisit{}, Staff: []rollStaff{},
		Missing: len(f.Missing()), MissingStaff: len(f.MissingStaff())}
	if f.Roll != nil {
		s.Since, s.Reason = f.Roll.Since, f.Roll.Reason
	}
	for _, v := range f.Visits {
		if !v.Inside() {
			continue
		}
		at := f.Whereabouts(h, v)
		one := rollVisit{Visit: v.ID, No: v.No, Party: v.Party, Room: at.Room, Flat: at.Flat, Bay: at.Bay, Step: at.Step,
			Since: v.Since, Sales: v.Sales, Safe: f.Roll != nil && f.Roll.Safe(v.ID)}
		if p, known := v.Person.Open(); known {
			one.Guest = h.Address(p, known, flows.ZH)
		}
		s.Visits = append(s.Visits, one)
	}
	for _, p := range f.People {
		if !p.On {
			continue
		}
		one := rollStaff{Staff: p.ID, Break: p.Break, Safe: f.Roll != nil && f.Roll.SafeStaff(p.ID)}
		for _, post := range f.Posts {
			if post.Staff == p.ID {
				one.Posts = append(one.Posts, post.Post)
			}
		}
		if v := f.Receiving(p.ID); v != nil {
			one.With = v.ID
		}
		s.Staff = append(s.Staff, one)
	}
	return s
}

// rollText is the sheet for people: a box before each, to be ticked by hand.
type rollText struct {
	a *app
	h *flows.House
	f *flows.Floor
	s rollSheet
}

func (t rollText) write(w io.Writer) error {
	words, text := t.a.text().Screen.Roll, t.a.text()
	lines := []string{t.h.Name.In(t.a.lang), words.PrintHead(text.Date(t.s.At, t.h.Zone), text.Clock(t.s.At, t.h.Zone), t.s.Reason)}
	people := 0
	var guests, staff [][]string
	for _, v := range t.s.Visits {
		people += max(v.Party, 1)
		visit, _ := t.f.Visit(v.Visit)
		guests = append(guests, []string{box(v.Safe), text.Party(visit), t.people(v.Party), t.place(v), t.a.text().Clock(v.Since, t.h.Zone), t.h.StaffName(v.Sales, t.a.lang)})
	}
	for _, p := range t.s.Staff {
		staff = append(staff, []string{box(p.Safe), t.h.StaffName(p.Staff, t.a.lang), t.where(p)})
	}
	lines = append(lines, words.Inside(len(t.s.Visits), people, len(t.s.Staff)))
	if !t.s.Since.IsZero() {
		counts := words.StaffCount(len(t.s.Staff)-t.s.MissingStaff, len(t.s.Staff))
		if t.f.Roll == nil || t.f.Roll.Task == 0 { // else staff alone are called
			counts = words.Count(len(t.s.Visits)-t.s.Missing, len(t.s.Visits)) + "  " + counts
		}
		lines = append(lines, counts)
	}
	lines = append(append(lines, "", words.Guests), aligned(guests)...)
	if len(guests) == 0 {
		lines = append(lines, "  "+words.Empty)
	}
	lines = append(append(lines, "", words.Staff), aligned(staff)...)
	out := bufio.NewWriter(w)
	for _, line := range lines {
		_, _ = fmt.Fprintln(out, strings.TrimRight(line, " "))
	}
	return out.Flush()
}

func box(safe bool) string {
	if safe {
		return "[x]"
	}
	return "[ ]"
}

func (t rollText) people(n int) string {
	if n == 0 {
		return "?"
	}
	return t.a.text().Screen.Fields.People(n)
}

// place is where a party was last known to be: the flat or the room, else the step.
func (t rollText) place(v rollVisit) string {
	place := t.a.text().Screen.Roll.Unknown
	if f, ok := t.h.Flat(v.Flat); ok {
		place = f.Name.In(t.a.lang)
	} else if r, ok := t.h.Room(v.Room); ok {
		place = r.Name.In(t.a.lang)
	} else if st, ok := t.h.Step(v.Step); ok {
		place = st.Name.In(t.a.lang)
	}
	if b, ok := t.h.Bay(v.Bay); ok {
		place += "  " + t.a.text().Screen.Roll.Bay(b.Name.In(t.a.lang))
	}
	return place
}

// where is where somebody at work is likeliest to be.
func (t rollText) where(p rollStaff) string {
	if v, ok := t.f.Visit(p.With); ok && p.With != 0 {
		return t.a.text().Party(v)
	}
	for _, id := range p.Posts {
		if post, ok := t.h.Post(id); ok {
			return string(id) + " " + post.Name.In(t.a.lang)
		}
	}
	if b, ok := t.h.Rules.Break(p.Break); ok && p.Break != "" {
		return b.Name.In(t.a.lang)
	}
	return p.Break
}
