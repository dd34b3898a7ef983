package main

import (
	"context"
	"reflect"
	"time"

	"github.com/spf13/cobra"

	"reception/flows"
	"reception/store"
	"reception/tui/lang"
)

func (a *app) statusCommand() *cobra.Command {
	var at string
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "status",
		Short: a.say("现场现在（或当时）的情况", "Print the floor as it is, or as it was"),
		Long: a.say("打印现场：来访、房间、轮序、对讲、任务、预约。--at 回放到当时；事后补录的，按发生时间计入。",
			"Prints the floor: parties, rooms, rotation, radio calls, tasks and bookings. --at replays the log up\n"+
				"to a time; what was entered late counts from when it happened. The JSON is a contract: see\n"+
				"reception schema."),
		Example: "  reception status\n  reception status --at 14:05\n  reception status --at \"2026-11-22 14:05\" --json",
		Args:    cobra.NoArgs,
		RunE:    a.running(func(cmd *cobra.Command, _ []string) error { return a.status(cmd.Context(), at, asJSON) }),
	}
	cmd.Flags().StringVar(&at, "at", "", a.say("回放到这个时间（14:05 即今天）", "replay up to this time (14:05 is today's)"))
	cmd.Flags().BoolVar(&asJSON, "json", false, a.say("用 JSON", "print JSON"))
	return cmd
}

func (a *app) status(ctx context.Context, at string, asJSON bool) error {
	j, h, closeLog, err := a.openJournal(ctx)
	if err != nil {
		return err
	}
	masked := a.served != nil && a.served.at.person.Role == flows.RoleExporter // as its exports are
	if masked {
		h = nameless(h)
	}
	return a.ended(func() error {
		now := a.Now()
		read := func() (flows.Floor, error) { return floorNow(ctx, j) }
		if at != "" {
			then, err := parseTime(at, now, h)
			if err != nil {
				return usageError{prefixed("--at: ", err)}
			}
			now = then
			read = func() (flows.Floor, error) { return floorThen(ctx, j, h, then) }
		}
		floor, err := read()
		if err != nil {
			return a.inWords(err)
		}
		s := flows.StatusOf(&floor, h, now)
		if asJSON {
			withoutNulls(&s)
			return writeLine(a.Stdout, s)
		}
		return statusText{a: a, h: h, f: &floor, s: s, now: now, masked: masked}.write(a.Stdout)
	}(), closeLog)
}

// nameless is a showroom whose guests are named as a masked screen names them.
func nameless(h *flows.House) *flows.House {
	masked := *h
	masked.Addressed = func(p flows.Personal, known bool, l flows.Lang) string {
		if !known || p.Surname == "" {
			return h.Address(p, known, l)
		}
		return lang.Of(l).Mask(p, known, false)
	}
	return &masked
}

// floorNow is the newest snapshot and the records after it.
func floorNow(ctx context.Context, j *store.Journal) (flows.Floor, error) {
	state, err := j.Load(ctx)
	if err != nil {
		return flows.Floor{}, err
	}
	floor := state.Floor
	for r, err := range j.Records(ctx, floor.Seq) {
		if err != nil {
			return floor, err
		}
		floor = floor.Apply(r)
	}
	return floor, nil
}

// floorAt replays the log from its beginning and leaves out what had not
// happened yet.
func floorAt(ctx context.Context, j *store.Journal, at time.Time) (flows.Floor, error) {
	var floor flows.Floor
	for r, err := range j.Records(ctx, 0) {
		if err != nil {
			return floor, err
		}
		if !r.At.After(at) {
			floor = floor.Apply(r)
		}
	}
	return floor, nil
}

// floorThen is floorAt with those who came at that time and were brought in later.
func floorThen(ctx context.Context, j *store.Journal, h *flows.House, at time.Time) (flows.Floor, error) {
	floor, err := floorAt(ctx, j, at)
	if err != nil {
		return floor, err
	}
	date := flows.BusinessDay(at, h.Zone, h.DayChanges)
	day, err := flows.CollectDay(func(func(flows.Record, error) bool) {}, h)
	if err == nil {
		_, err = day.AddPast(date, j.Past(ctx, date))
	}
	return day.Onto(floor, at), err
}

// withoutNulls makes empty lists of missing ones: whoever reads the JSON can
// then go through every list without asking whether it is there.
func withoutNulls(s *flows.Status) {
	v := reflect.ValueOf(s).Elem()
	for i := range v.NumField() {
		if f := v.Field(i); f.Kind() == reflect.Slice && f.IsNil() {
			f.Set(reflect.MakeSlice(f.Type(), 0, 0))
		}
	}
}
