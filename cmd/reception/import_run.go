package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"reception/cmd/reception/intake"
	"reception/flows"
)

// A bringing is one run of import.
type bringing struct {
	a     *app
	f     importFlags
	m     *intake.Map
	sheet *intake.Sheet
	h     *flows.House
	desk  commandDesk

	plan    []planned
	done    map[fate]int
	already int
	refused []intake.Refused
	notes   []string // of what came in, and should be looked at
}

// A fate is what becomes of a party.
type fate int

const (
	asHistory fate = iota // of a day that is over
	asGuest               // a line of a list of guests
	asBooking             // ahead
	asToday               // of the day that is open
)

type planned struct {
	*intake.Entry
	fate fate
	wave int // parties with the same phone come one after the other: the second is known by the first
}

// run plans, shows and carries out.
func (b *bringing) run(ctx context.Context) error {
	b.done = map[fate]int{}
	b.refused = b.sheet.Refused
	b.plan = b.planned()
	b.preview()
	var err error
	if !b.f.dryRun && len(b.plan) > 0 {
		err = b.carryOut(ctx)
	}
	slices.SortStableFunc(b.refused, func(x, y intake.Refused) int { return cmp.Compare(x.Line, y.Line) })
	b.report(err)
	if writing := b.writeRefused(); writing != nil || err != nil {
		return errors.Join(err, writing)
	}
	if len(b.refused) > 0 {
		return errRefused
	}
	return nil
}

// planned says what becomes of each party, and leaves out those that cannot come in.
func (b *bringing) planned() (list []planned) {
	now, floor := b.a.Now(), b.desk.Floor()
	waves := map[string]int{}
	for i := range b.sheet.Parties {
		p := &b.sheet.Parties[i]
		what, why := b.fateOf(p, &floor, now)
		if why != nil {
			b.refuse(p, *why)
			continue
		}
		one := planned{Entry: p, fate: what}
		if phone, ok := flows.NormalPhone(p.Phone); ok {
			one.wave = waves[phone]
			waves[phone]++
		}
		list = append(list, one)
	}
	return list
}

func (b *bringing) refuse(p *intake.Entry, why flows.Words) {
	for _, row := range p.Lines {
		b.refused = append(b.refused, intake.Refused{Row: row, Why: why})
	}
}

func (b *bringing) fateOf(p *intake.Entry, floor *flows.Floor, now time.Time) (fate, *flows.Words) {
	today := flows.BusinessDay(now, b.h.Zone, b.h.DayChanges)
	open := !floor.Over(b.h, p.Date, now)
	if !slices.Contains([]flows.CameBy{"", flows.ByCar, flows.ByTaxi, flows.OnFoot}, p.CameBy) {
		return 0, &flows.Words{ZH: "came_by 的“" + string(p.CameBy) + "”不知道是什么：在映射的 values 里写明是 car、taxi 还是 foot",
			EN: fmt.Sprintf("came_by: %q is not known: say in the map's values whether it is car, taxi or foot", p.CameBy)}
	}
	switch {
	case b.m.As == flows.ImportedPeople:
		return asGuest, nil
	case !open:
		return asHistory, nil
	case p.Came && (p.Date > today || p.Arrived.After(now.Add(b.h.Limits.Future))):
		return 0, &flows.Words{ZH: "到达时间在将来：" + string(p.Date), EN: "the arrival lies ahead: " + string(p.Date)}
	case p.Came && !p.Timed:
		return 0, &flows.Words{ZH: "这一天还没结束，需要到达的时刻", EN: "that day is not over: it needs the time of the arrival"}
	case p.Came:
		return asToday, nil
	case !p.Cancelled.IsZero():
		return 0, &flows.Words{ZH: "这个预约已取消，日子还没过：不用登记", EN: "the booking is cancelled and its day not over: there is nothing to enter"}
	case p.Booked.IsZero() || p.Untimed:
		return 0, &flows.Words{ZH: "以后的预约需要时间", EN: "a booking ahead needs a time"}
	case p.Booked.After(now):
		return asBooking, nil
	}
	return 0, &flows.Words{ZH: "预约时间已过，这一天还没结束：来没来还不知道", EN: "the booked time is over and the day is not: nobody knows yet whether they come"}
}

// carryOut hands the parties in, those of the past many at a time.
func (b *bringing) carryOut(ctx context.Context) error {
	file, err := b.desk.Do(ctx, b.request("file-"+b.sheet.SHA256[:24], flows.ImportFile{Name: b.f.name, SHA256: b.sheet.SHA256, Lines: b.sheet.Rows, As: b.m.As}))
	if err != nil {
		return b.a.inWords(b.said(err))
	}
	bar := b.a.newBar(len(b.plan))
	defer bar.clear()
	done := 0
	for wave := 0; ; wave++ {
		var now []planned
		for _, p := range b.plan {
			if p.wave == wave && p.fate != asToday {
				now = append(now, p)
			}
		}
		if len(now) == 0 {
			break
		}
		if err := b.together(ctx, now, file.First, func(p planned) {
			done++
			bar.at(done, p.Date)
		}); err != nil {
			return err
		}
	}
	return b.enterToday(ctx)
}

// request is one of this file's, under an id by which it is known for good.
func (b *bringing) request(key string, c flows.Command) flows.Request {
	return flows.Request{ID: flows.CommandID(flows.ImportPrefix + key), By: b.a.by(), Command: c}
}

// together hands parties in so that they share commits, and takes the answers in
// their order. Ctrl-C hands nothing more in; what was handed in is answered.
func (b *bringing) together(ctx context.Context, list []planned, file flows.Seq, answered func(planned)) error {
	type waiting struct {
		planned
		answer func() (flows.Outcome, error)
	}
	queue := make(chan waiting, inFlight)
	go func() {
		defer close(queue)
		for _, p := range list {
			if ctx.Err() != nil {
				return
			}
			queue <- waiting{p, b.desk.Begin(context.WithoutCancel(ctx), b.request(p.Key, b.command(p, file)))}
		}
	}()
	var failed error
	for w := range queue {
		o, err := w.answer()
		var refusal *flows.Refusal
		switch {
		case errors.As(err, &refusal):
			b.refuse(w.Entry, b.sentence(refusal))
		case err != nil:
			failed = cmp.Or(failed, err)
		case o.Repeat:
			b.already++
		default:
			b.done[w.fate]++
		}
		answered(w.planned)
	}
	return errors.Join(b.a.inWords(failed), ctx.Err())
}

// command is what a party is to the desk.
func (b *bringing) command(p planned, file flows.Seq) flows.Command {
	switch p.fate {
	case asGuest:
		owner := p.Owner
		if owner == "" {
			owner = p.Sales
		}
		return flows.ImportGuest{Guest: p.Guest, File: file, Line: p.Row.Line, Owner: owner, Since: cmp.Or(p.Since, p.Arrived)}
	case asBooking:
		sales := cmp.Or(p.Sales, p.AsksFor)
		return flows.Book{Guest: p.Guest, When: p.Booked, Party: max(p.Announced, p.Party.Party), Sales: sales}
	}
	return p.Visit(file)
}

// sentence is a refusal in both languages.
func (b *bringing) sentence(r *flows.Refusal) flows.Words {
	floor := b.desk.Floor()
	return refusalWords(r, b.h, &floor)
}

func (b *bringing) said(err error) error {
	var refusal *flows.Refusal
	if errors.As(err, &refusal) {
		return errors.New(b.sentence(refusal).In(b.a.lang))
	}
	return err
}
