package flows_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	. "reception/flows"
)

// outlookHouse has rooms in which a talk is expected to take an hour.
func outlookHouse(rooms int) *House {
	h := &House{Zone: time.UTC, DayChanges: 4, Steps: []Step{{ID: "model"}, {ID: "in_room", By: "leave", Amber: time.Hour}, {ID: "farewell"}}}
	for i := range rooms {
		h.Rooms = append(h.Rooms, Room{ID: RoomID(fmt.Sprintf("VIP%d", i+1))})
	}
	return h
}

var noon = time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC)

// clock is a time of the day.
func clock(h, m int) time.Time {
	return noon.Add(time.Duration(h-12)*time.Hour + time.Duration(m)*time.Minute)
}

func outlookFloor() Floor { return Floor{Day: Day{Date: "2026-11-22", Opened: clock(9, 0)}} }

// occupied puts a party into a room.
func occupied(f *Floor, room RoomID, since time.Time) {
	id := VisitID(1000 + len(f.Visits))
	f.Visits = append(f.Visits, &Visit{ID: id, Date: f.Day.Date, Step: "in_room", Since: since, Room: room})
	f.Rooms = append(f.Rooms, &RoomUse{ID: room, State: RoomOccupied, Since: since, Visit: id})
}

// agreed has the customer's word for a time.
func agreed(f *Floor, at time.Time) BookingID {
	id := BookingID(len(f.Bookings) + 1)
	f.Bookings = append(f.Bookings, &Booking{ID: id, State: BookingAgreed, When: at})
	return id
}

// stayed are parties that have been in a room and gone.
func stayed(f *Floor, minutes ...int) {
	for _, m := range minutes {
		in := clock(9, 0)
		f.Visits = append(f.Visits, &Visit{ID: VisitID(len(f.Visits) + 1), Date: f.Day.Date, Gone: clock(11, 59),
			Past: []StepMark{{Step: "model", At: in}, {Step: "in_room", At: in.Add(time.Duration(m) * time.Minute)}}})
	}
}

// The example of the duty manager's board (peers C11): VIP3 will clash at 15:10,
// its guest inside since 13:40, the typical stay 95 minutes.
func TestF6ClashAhead(t *testing.T) {
	h, f := outlookHouse(3), outlookFloor()
	stayed(&f, 95, 40, 95, 120, 30, 95, 200)
	occupied(&f, "VIP1", clock(14, 5))
	occupied(&f, "VIP2", clock(14, 30))
	occupied(&f, "VIP3", clock(13, 40))
	id := agreed(&f, clock(15, 10))
	o := f.Outlook(h, clock(14, 45))
	want(t, "stay", o.Stay, RoomStay{Typical: 95 * time.Minute, Known: 7})
	want(t, "clashes", len(o.Clashes), 1)
	want(t, "clash", o.Clashes[0], Clash{Booking: id, When: clock(15, 10), Room: "VIP3", Since: clock(13, 40), Ready: clock(15, 25)})
	want(t, "VIP3", o.Rooms[2], RoomAhead{Room: "VIP3", Since: clock(13, 40), Ready: clock(15, 25), Next: id, When: clock(15, 10)})
}

// Until five stays are over, the house's own limit is what is typical; the step
// left out says nothing, nor does the party that was two entries.
func TestTypicalStay(t *testing.T) {
	h, f := outlookHouse(1), outlookFloor()
	stayed(&f, 10, 20, 30, 40)
	want(t, "four", f.RoomStay(h), RoomStay{Typical: time.Hour, Known: 4, House: true})
	stayed(&f, 500, 600)
	f.Visits[4].Past[1].Skipped = "left early"
	f.Visits[5].Merged = 1
	want(t, "four that count", f.RoomStay(h), RoomStay{Typical: time.Hour, Known: 4, House: true})
	stayed(&f, 50)
	want(t, "five", f.RoomStay(h), RoomStay{Typical: 30 * time.Minute, Known: 5})
	f.Day.Date = "2026-11-23"
	want(t, "another day", f.RoomStay(h).House, true)
}

func TestOutlook(t *testing.T) {
	for _, c := range []struct {
		name  string
		rooms int
		begin func(f *Floor)
		want  []string // of the clashes: booking, room, since, ready
	}{
		{"a free room is ready now", 1, func(f *Floor) { agreed(f, clock(12, 0)) }, nil},
		{"a room is ready ten minutes after its guests", 1, func(f *Floor) {
			occupied(f, "VIP1", clock(11, 30))
			agreed(f, clock(12, 39))
		}, []string{"1 VIP1 11:30 12:40"}},
		{"at the minute it is ready nothing clashes", 1, func(f *Floor) {
			occupied(f, "VIP1", clock(11, 30))
			agreed(f, clock(12, 40))
		}, nil},
		{"who overstays may go at any moment", 1, func(f *Floor) {
			occupied(f, "VIP1", clock(10, 0))
			agreed(f, clock(12, 5))
			agreed(f, clock(13, 30))
		}, []string{"1 VIP1 10:00 12:10"}},
		{"a reserved room is taken for a whole stay", 1, func(f *Floor) {
			f.Rooms = append(f.Rooms, &RoomUse{ID: "VIP1", State: RoomHeld, Since: clock(11, 0)})
			agreed(f, clock(13, 0))
		}, []string{"1 VIP1 - 13:10"}},
		{"who asked for a room comes first", 1, func(f *Floor) {
			f.Visits = append(f.Visits, &Visit{ID: 1, Step: "model", Asked: clock(11, 58)})
			agreed(f, clock(12, 30))
		}, []string{"1 VIP1 12:00 13:10"}},
		{"one booking after the other", 1, func(f *Floor) {
			agreed(f, clock(14, 0))
			agreed(f, clock(13, 0))
		}, []string{"1 VIP1 13:00 14:10"}},
		{"a room out of use is none", 2, func(f *Floor) {
			f.Rooms = append(f.Rooms, &RoomUse{ID: "VIP1", State: RoomOut})
			occupied(f, "VIP2", clock(11, 50))
			agreed(f, clock(12, 10))
		}, []string{"1 VIP2 11:50 13:00"}},
		{"no room at all", 1, func(f *Floor) {
			f.Rooms = append(f.Rooms, &RoomUse{ID: "VIP1", State: RoomOut})
			agreed(f, clock(15, 0))
		}, []string{"1  - -"}},
		{"a house without rooms", 0, func(f *Floor) { agreed(f, clock(15, 0)) }, nil},
		{"a room being cleaned is ready within ten minutes", 1, func(f *Floor) {
			f.Rooms = append(f.Rooms, &RoomUse{ID: "VIP1", State: RoomBeingClean, Since: clock(11, 57)})
			agreed(f, clock(12, 6))
		}, []string{"1 VIP1 - 12:07"}},
		{"who has not come for half an hour is not waited for", 1, func(f *Floor) {
			occupied(f, "VIP1", clock(11, 50))
			agreed(f, clock(11, 30))
		}, nil},
		{"who is late still is", 1, func(f *Floor) {
			occupied(f, "VIP1", clock(11, 50))
			agreed(f, clock(11, 31))
		}, []string{"1 VIP1 11:50 13:00"}},
		{"tomorrow, and what is not agreed, want nothing today", 1, func(f *Floor) {
			occupied(f, "VIP1", clock(11, 50))
			agreed(f, clock(36, 10))
			agreed(f, clock(12, 30))
			f.Bookings[1].State = BookingProposed
		}, nil},
		{"a booked guest on the premises wants one, and only one", 1, func(f *Floor) {
			f.Visits = append(f.Visits, &Visit{ID: 7, Step: "model"}, &Visit{ID: 8, Step: "farewell"})
			occupied(f, "VIP1", clock(11, 50))
			agreed(f, clock(12, 30))
			agreed(f, clock(12, 20))
			f.Bookings[0].State, f.Bookings[0].Visit = BookingArrived, 7
			f.Bookings[1].State, f.Bookings[1].Visit = BookingArrived, 8
		}, []string{"1 VIP1 11:50 13:00"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			h, f := outlookHouse(c.rooms), outlookFloor()
			c.begin(&f)
			var got []string
			for _, x := range f.Outlook(h, noon).Clashes {
				at := func(t time.Time) string {
					if t.IsZero() {
						return "-"
					}
					return t.Format("15:04")
				}
				got = append(got, fmt.Sprintf("%d %s %s %s", x.Booking, x.Room, at(x.Since), at(x.Ready)))
			}
			if !slices.Equal(got, c.want) {
				t.Errorf("clashes are %q, want %q", got, c.want)
			}
		})
	}
}

// TestOutlookAgainstAClock: the same day lived through minute by minute, each
// minute handing the rooms that are ready to whoever waits, in order, makes the
// same bookings wait for just as long.
func TestOutlookAgainstAClock(t *testing.T) {
	for seed := range uint64(400) {
		random := rand.New(rand.NewPCG(seed, 11))
		h, f := outlookHouse(1+random.IntN(4)), outlookFloor()
		ready := make([]time.Time, len(h.Rooms))
		for i, room := range h.Rooms {
			ready[i] = noon
			if random.IntN(3) > 0 {
				since := noon.Add(-time.Duration(random.IntN(80)) * time.Minute)
				occupied(&f, room.ID, since)
				ready[i] = since.Add(70 * time.Minute)
				if soonest := noon.Add(10 * time.Minute); ready[i].Before(soonest) {
					ready[i] = soonest
				}
			}
		}
		for range random.IntN(9) {
			agreed(&f, noon.Add(time.Duration(random.IntN(300))*time.Minute))
		}
		waiting := slices.Clone(f.Bookings)
		slices.SortStableFunc(waiting, func(a, b *Booking) int { return a.When.Compare(b.When) })
		waits := map[BookingID]time.Duration{}
		for now := noon; len(waiting) > 0; now = now.Add(time.Minute) {
			for i := range ready {
				if len(waiting) > 0 && !now.Before(waiting[0].When) && !now.Before(ready[i]) {
					if d := now.Sub(waiting[0].When); d > 0 {
						waits[waiting[0].ID] = d
					}
					ready[i], waiting = now.Add(70*time.Minute), waiting[1:]
				}
			}
		}
		clashes := f.Outlook(h, noon).Clashes
		for _, c := range clashes {
			if waits[c.Booking] != c.Ready.Sub(c.When) {
				t.Errorf("seed %d: booking %d of %s is told to wait %s, waits %s", seed, c.Booking, c.When, c.Ready.Sub(c.When), waits[c.Booking])
			}
		}
		want(t, fmt.Sprintf("seed %d: bookings that wait", seed), len(clashes), len(waits))
	}
}
