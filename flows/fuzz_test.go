package flows_test

import (
	"encoding/json"
	"errors"
	"reflect"
	"testing"
	"time"

	. "reception/flows"
	"reception/flows/flowstest"
	"reception/flows/house"
)

// FuzzFloor lets bytes choose commands on a small showroom and checks after each
// what must always be true, that replay equals live, and that undo restores.
func FuzzFloor(f *testing.F) {
	f.Add([]byte{0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
	f.Add([]byte("a visit goes on and on, through every door of the house, and out again"))
	h, err := house.Default()
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		if len(b) > 400 {
			b = b[:400]
		}
		p := flowstest.NewPlay(t, h).Staffed()
		d := dice{bytes: b}
		for len(d.bytes) > 0 {
			p.Wait(time.Duration(d.roll(7)) * time.Minute)
			c := d.command(p)
			before := p.Floor
			if err := p.Try(c); err != nil {
				var r *Refusal
				if !errors.As(err, &r) {
					t.Fatalf("%s: not a refusal: %v", c.Verb(), err)
				}
				continue
			}
			invariants(t, &p.Floor, h)
			undone(t, p, before, c)
		}
		if f := restart(t, story{p}); !reflect.DeepEqual(f, p.Floor) {
			t.Fatalf("read from its snapshot:\n got %s\nwant %s", dump(f), dump(p.Floor))
		}
	})
}

// dice turns fuzz bytes into choices.
type dice struct{ bytes []byte }

func (d *dice) roll(n int) int {
	if len(d.bytes) == 0 {
		return 0
	}
	v := int(d.bytes[0]) % n
	d.bytes = d.bytes[1:]
	return v
}

func pick[T any](d *dice, list []T) (zero T) {
	if len(list) == 0 {
		return zero
	}
	return list[d.roll(len(list))]
}

func (d *dice) command(p *flowstest.Play) Command {
	f := &p.Floor
	v := pick(d, append([]*Visit{{ID: 9999}}, f.Visits...))
	for _, w := range f.Visits { // mostly somebody who is still inside
		if v.ID == 9999 && w.Inside() {
			v = w
		}
	}
	ref := ByID(v.ID)
	room := pick(d, p.House.Rooms).ID
	call := pick(d, append([]*Call{{ID: 9999}}, f.Calls...))
	staff := pick(d, p.House.Staff).ID
	switch d.roll(30) {
	case 0, 1:
		a := flowstest.Wang()
		a.Party.Party, a.CameBy = d.roll(5), pick(d, []CameBy{ByCar, ByTaxi, OnFoot})
		return a
	case 2:
		return Arrive{Party: Party{Purpose: pick(d, p.House.Purposes).ID}, Umbrella: pick(d, []UmbrellaState{"", UmbrellaOwn, UmbrellaNone})}
	case 3, 4, 5, 6, 7, 8:
		if g := f.Guide(p.House, v, p.Now); g.Next.Command != nil {
			return g.Next.Command
		}
		return Done{Visit: ref}
	case 9, 10, 11:
		g := f.Guide(p.House, v, p.Now)
		if len(g.Do) > 0 {
			return SetTick{Visit: ref, Item: pick(d, g.Do).ID, Off: d.roll(5) == 0}
		}
		return SetTick{Visit: ref, Item: "belongings"}
	case 12:
		return Reply{Call: call.ID, Answer: pick(d, []Answer{"", Received, CanReceive, CannotReceive, Thanks})}
	case 13:
		return Deliver{Call: call.ID}
	case 14:
		return MakeCall{Kind: pick(d, p.House.Calls).Kind, Visit: ref, Room: pick(d, []RoomID{"", room}), Item: "tea", Quantity: d.roll(3),
			Flat: pick(d, p.House.Flats).ID, Plate: pick(d, []string{"", "渝A1"})}
	case 15:
		return RoomReady{Room: room, Visit: ref}
	case 16:
		return EnterRoom{Room: room, Visit: ref}
	case 17:
		return pick(d, []Command{LeaveRoom{Room: room}, FreeRoom{Room: room}, BlockRoom{Room: room, Reason: "x"}, UnblockRoom{Room: room}})
	case 18:
		return Leave{Visit: ref, Taxi: d.roll(2) == 0}
	case 19:
		return Depart{Visit: ref}
	case 20:
		return pick(d, []Command{SignOff{Staff: staff}, SignOn{Staff: staff}, Break{Staff: staff}, Back{Staff: staff}})
	case 21:
		return SignOn{Staff: staff, Post: pick(d, p.House.Posts).ID}
	case 22:
		return Assign{Visit: ref, Staff: pick(d, []StaffID{"", staff}), Reason: "x"}
	case 23:
		return SetWeather{Is: pick(d, []Weather{Clear, Rain, Snow, Sun})}
	case 24:
		return pick(d, []Command{TurnAway{Visit: ref, Reason: "x"}, Done{Visit: ref, Skip: "x"}, AddNote{Visit: ref, Text: "好"}})
	case 25, 26:
		return d.mends(p, ref)
	case 27:
		return d.desk(p, ref)
	}
	return pick(d, []Command{UndoLast{}, EnterFlat{Flat: "A", Visit: ref}, LeaveFlat{Flat: "A", Visit: ref},
		Book{Guest: Guest{Surname: "李"}, When: p.Now.Add(time.Hour), Confirmed: true, Authority: Authority{Manager: "tangwen"}, Kind: "dignitary"},
		Arrive{Booking: pick(d, append([]*Booking{{}}, f.Bookings...)).ID}})
}

// invariants are what no command may ever break.
func invariants(t *testing.T, f *Floor, h *House) {
	t.Helper()
	rooms, bays, no := map[RoomID]VisitID{}, map[BayID]VisitID{}, map[int]VisitID{}
	for _, v := range f.Visits {
		if twice := no[v.No]; twice != 0 {
			t.Fatalf("visits %d and %d are both number %d", twice, v.ID, v.No)
		}
		no[v.No] = v.ID
		if v.Inside() == (v.Step == "") {
			t.Fatalf("visit %d: inside %v but step %q", v.ID, v.Inside(), v.Step)
		}
		if v.Room != "" {
			if other := rooms[v.Room]; other != 0 {
				t.Fatalf("visits %d and %d both hold %s", other, v.ID, v.Room)
			}
			rooms[v.Room] = v.ID
			if u := f.Room(v.Room); u.Visit != v.ID || u.State == RoomFree || !v.Inside() {
				t.Fatalf("visit %d holds %s, which is %+v", v.ID, v.Room, u)
			}
		}
		if v.Bay != "" && v.Inside() {
			if other := bays[v.Bay]; other != 0 {
				t.Fatalf("visits %d and %d both stand in %s", other, v.ID, v.Bay)
			}
			bays[v.Bay] = v.ID
		}
		if v.Step != h.Steps[0].ID && v.Inside() && v.Admission != AdmissionGiven {
			t.Fatalf("visit %d is past the gate with admission %q (2.1.2 (1))", v.ID, v.Admission)
		}
		if !v.Inside() && v.Umbrella == UmbrellaStored {
			t.Fatalf("visit %d has gone without its umbrella (SY-06)", v.ID)
		}
	}
	for _, u := range f.Rooms {
		if holds := u.State == RoomHeld || u.State == RoomOccupied || u.State == RoomAboutToGo; holds != (u.Visit != 0) || holds && rooms[u.ID] != u.Visit {
			t.Fatalf("room %+v is held by visit %d", *u, rooms[u.ID])
		}
	}
	posts := map[PostID]bool{}
	for _, held := range f.Posts {
		if posts[held.Post] {
			t.Fatalf("post %s is held twice", held.Post)
		}
		posts[held.Post] = true
	}
}

// undone takes the command back on a copy of the floor: everything must be as
// it was. What undo may not take back is refused.
func undone(t *testing.T, p *flowstest.Play, before Floor, c Command) {
	t.Helper()
	switch c.(type) {
	case UndoLast, Erase: // neither can be undone
		return
	}
	if p.Last.First == 0 {
		return
	}
	o, _, err := p.Floor.Decide(p.House, p.Now, Request{By: p.By, Command: UndoLast{Record: p.Last.Last}})
	if err != nil {
		t.Fatalf("%s cannot be undone: %v", c.Verb(), err)
	}
	got, want := bare(unnumbered(o.Floor, before)), bare(before)
	if !got.Day.Short.IsZero() && !want.Day.Short.IsZero() {
		got.Day.Short = want.Day.Short // it is said anew since when
	}
	if !reflect.DeepEqual(got, want) {
		t.Fatalf("undo of %s %+v left a difference:\n got %s\nwant %s", c.Verb(), c, dump(got), dump(want))
	}
}

// bare is a floor without what undo leaves alone: how far the journal has come,
// the last party's number, and how far back undo reaches.
func bare(f Floor) Floor {
	f.Seq, f.Last, f.Undos, f.Day.Parties = 0, 0, nil, 0
	if len(f.Calls) == 0 {
		f.Calls = nil
	}
	if len(f.Ledger) == 0 {
		f.Ledger = nil
	}
	return f
}

func dump(f Floor) string {
	b, _ := json.Marshal(f)
	return string(b)
}
