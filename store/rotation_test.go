package store_test

import (
	"context"
	"reflect"
	"testing"
	"time"

	"reception/flows"
	"reception/flows/flowstest"
	"reception/flows/house"
)

// aRotationPlay is two days of the rotation on the default house: everything
// about turns that a record can say. After each command, step is called.
func aRotationPlay(t testing.TB, step func(p *flowstest.Play)) *flowstest.Play {
	t.Helper()
	h, err := house.Default()
	if err != nil {
		t.Fatal(err)
	}
	p := flowstest.NewPlay(t, h)
	do := func(c flows.Command) flows.VisitID {
		t.Helper()
		p.Wait(time.Minute)
		o := p.Do(c)
		step(p)
		return o.Visit
	}
	manager := flows.Authority{Manager: "tangwen"}
	guest := func(surname, phone string) flows.Arrive {
		a := flows.Arrive{Party: flows.Party{Party: 2, CameBy: flows.OnFoot}}
		a.Surname, a.Title, a.Phone = surname, "先生", phone
		return a
	}
	admitted := func(a flows.Arrive) flows.VisitID {
		t.Helper()
		p.Wait(time.Minute)
		id := p.Admitted(a)
		step(p)
		do(flows.Reply{Call: p.Open(id, flows.SentOn).ID}) // with it comes the salesperson
		return id
	}
	gone := func(id flows.VisitID) {
		t.Helper()
		p.Until(id, "")
		step(p)
	}
	p.Staffed()
	do(flows.RestRoster{Date: "2026-11-23", Rest: []flows.StaffID{"lina", "sunlei"}, Reason: "轮休"})
	do(flows.ConfirmRoster{Authority: manager, Date: "2026-11-23"})
	do(flows.RestRoster{Date: "2026-11-24", Rest: []flows.StaffID{}}) // nobody rests
	do(flows.FlagDay{Date: "2026-11-25", Reason: "媒体开放"})
	do(flows.RotaOrder{Group: "A", Order: []flows.StaffID{"zhouyang", "lina"}, Reason: "本组商定"})
	gone(admitted(guest("王", "13812345678"))) // the first in the order becomes the original
	do(flows.PhoneCall{About: "咨询价格"})
	do(flows.PhoneCall{Answer: flows.PhoneSilent})
	do(flows.PhoneCall{Answer: flows.PhoneMissed})
	do(flows.PhoneCall{AsksFor: "fengxue", Staff: "fengxue", Through: "zhengshuang", About: "=预约"})
	named := guest("李", "13900000000")
	named.AsksFor = "qianjin"
	admitted(named)
	back := admitted(guest("王", "13812345678")) // recognised by the telephone number
	do(flows.Seat{Visit: flows.ByID(back)})
	do(flows.Inform{Visit: flows.ByID(back), Answer: flows.Coming})
	v := p.Visit(back)
	if v.Owner == "" || v.Sales == v.Owner {
		t.Fatalf("the returning guest is %s's and with %s", v.Owner, v.Sales)
	}
	do(flows.Assign{Visit: flows.ByID(back), Staff: v.Owner, Basis: flows.BasisOriginal, Instead: v.Sales})
	admitted(guest("孙", "")) // now only one is waiting
	do(flows.Skip{Reason: "lunch"})
	do(flows.Back{Staff: "zhaomin"}) // who was skipped for a break of the list is on it
	do(flows.CallSupport{Authority: manager, Reason: "客多"})
	supporter := p.Floor.Ledger[len(p.Floor.Ledger)-1].Staff
	do(flows.BackAtPost{Staff: supporter})
	do(flows.AdjustTurn{Authority: manager, Staff: "zhaomin", What: "turn", By: 5, Tenths: true, Reason: "更正"})
	do(flows.AdjustTurn{Authority: manager, Staff: "zhaomin", What: "visit_makeup", Reason: "更正"})
	do(flows.AdjustTurn{Authority: manager, Staff: "zhaomin", What: "visit_makeup", By: -1, Reason: "记错了人"})
	do(flows.PhoneCall{About: "打错"})
	do(flows.UndoLast{})
	do(flows.DayGroups{Authority: manager, VisitGroup: "B", PhoneGroup: "A", Reason: "人手"})
	p.Now = flowstest.Morning.Add(24 * time.Hour)
	p.Staffed()
	step(p)
	admitted(guest("赵", ""))
	return p
}

// A snapshot of any moment holds where everybody stands, rosters, marked dates,
// telephone calls, what weekdays were like and who is missed, and so do the images
// that undo goes back to: taking back gives the same floor before and after.
func TestSnapshotsHoldTheRotations(t *testing.T) {
	ctx := context.Background()
	j := mustOpen(t, logPath(t))
	last := flows.Seq(0)
	met := map[string]bool{}
	back := 0
	aRotationPlay(t, func(p *flowstest.Play) {
		if err := j.Append(ctx, last, p.Records[last:]); err != nil {
			t.Fatal(err)
		}
		last = p.Floor.Seq
		if err := j.Keep(ctx, flows.State{Floor: p.Floor, Seen: []flows.Seen{{Command: "c"}}}); err != nil {
			t.Fatal(err)
		}
		s, err := j.Load(ctx)
		if err != nil || s.Floor.Seq != last {
			t.Fatal(s.Floor.Seq, err)
		}
		if !reflect.DeepEqual(s.Floor, p.Floor) {
			t.Fatalf("snapshot of record %d comes back as\n%s\nwant\n%s", last, show(s.Floor), show(p.Floor))
		}
		if got := fold(flows.Floor{}, collect(t, j.Records(ctx, 0))); !reflect.DeepEqual(got, p.Floor) {
			t.Fatalf("the records up to %d give\n%s\nwant\n%s", last, show(got), show(p.Floor))
		}
		note(met, &p.Floor)
		undo := flows.Request{By: p.By, Command: flows.UndoLast{}}
		want, _, wantErr := p.Floor.Decide(p.House, p.Now, undo)
		got, _, gotErr := s.Floor.Decide(p.House, p.Now, undo)
		if show(wantErr) != show(gotErr) || !reflect.DeepEqual(got.Floor, want.Floor) {
			t.Fatalf("record %d is taken back to\n%s (%v)\nwant\n%s (%v)", last, show(got.Floor), gotErr, show(want.Floor), wantErr)
		}
		if wantErr == nil {
			back++
		}
	})
	for _, what := range []string{"accounts", "marks", "rosters", "flags", "phone", "hours", "waiting", "support", "order", "returning",
		"undo of an account", "undo of a roster", "undo of a flag", "undo of a call"} {
		if !met[what] {
			t.Errorf("no snapshot was taken of %s", what)
		}
	}
	if back < 15 {
		t.Errorf("only %d commands could be taken back", back)
	}
	if r := mustVerify(t, j); r.Records == 0 {
		t.Error("nothing was verified")
	}
}

// note writes down what a floor holds.
func note(met map[string]bool, f *flows.Floor) {
	is := func(what string, so bool) { met[what] = met[what] || so }
	is("accounts", len(f.Accounts) > 0)
	is("rosters", len(f.Rosters) > 1)
	is("flags", len(f.Flags) > 0)
	is("phone", len(f.Phone) > 0)
	is("hours", len(f.Hours) > 0)
	is("waiting", !f.Day.Short.IsZero())
	for _, a := range f.Accounts {
		is("marks", len(a.Marks) > 0)
	}
	for _, p := range f.People {
		is("support", !p.Supports.IsZero())
	}
	for _, t := range f.Ledger {
		is("order", len(t.Order) > 0)
	}
	for _, v := range f.Visits {
		is("returning", v.Owner != "" && !v.Told.IsZero())
	}
	for _, u := range f.Undos {
		for _, im := range u.Before {
			is("undo of an account", im.Account != nil)
			is("undo of a roster", im.Roster != nil)
			is("undo of a flag", im.Flag != nil || im.Str == "2026-11-25")
			is("undo of a call", im.Phone != nil || im.Num != 0 && u.Kind == flows.Phoned{}.Kind())
		}
	}
}
