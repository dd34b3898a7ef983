package flows_test

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"sync"
	"testing"
	"time"

	. "reception/flows"
	"reception/flows/flowstest"
)

func (s story) holes() []Hole { return s.Floor.Holes(s.House, s.Now) }

// hole is the first hole of a kind; it must be there.
func (s story) hole(kind HoleKind) Hole {
	s.T.Helper()
	for _, x := range s.holes() {
		if x.Kind == kind {
			return x
		}
	}
	s.T.Fatalf("no hole of kind %s in %+v", kind, s.holes())
	return Hole{}
}

// closing is the last one.
func (s story) closing() DayClosed {
	s.T.Helper()
	for _, r := range slices.Backward(s.Records) {
		if e, ok := r.Event.(DayClosed); ok {
			return e
		}
	}
	s.T.Fatal("the day was never closed")
	return DayClosed{}
}

func kindsOf(list []Hole) (kinds []HoleKind) {
	for _, x := range list {
		kinds = append(kinds, x.Kind)
	}
	return kinds
}

// filled is a mend with the words only a person knows.
func filled(c Command) Command {
	switch c := c.(type) {
	case CloseMessage:
		c.Outcome = "已回电"
		return c
	case TakeOver:
		c.Staff = "helin"
		return c
	case Identify:
		c.Surname, c.Title = "钱", "先生"
		return c
	case MakeCall:
		c.Plate = "渝A12345"
		return c
	}
	return c
}

// untidy is a day with a hole of nearly every kind.
func untidy(t *testing.T) story {
	s := tell(t)
	s.Do(SetWeather{Is: Rain})
	wet := flowstest.Wang()
	wet.Umbrella = UmbrellaNone
	id := s.Admitted(wet)
	for _, item := range []ItemID{"valuables", "windows", "hold_umbrella"} {
		s.Do(SetTick{Visit: ByID(id), Item: item})
	}
	s.inside(li(), "VIP1")
	s.Do(MakeCall{Kind: Drinks, Visit: ByID(s.Floor.Room("VIP1").Visit), Room: "VIP1", Item: "龙井茶"})
	s.Do(Reply{Call: s.Floor.Calls[len(s.Floor.Calls)-1].ID})
	s.Do(MakeCall{Kind: Restock, Item: "矿泉水", Quantity: 4})
	other := s.inside(zhao(), "VIP2")
	s.Do(LeaveRoom{Visit: ByID(other)})
	s.Do(OpenTask{Text: "换灯泡"})
	s.Do(OpenTask{Text: "明早接团", Due: s.Now.Add(24 * time.Hour)}) // tomorrow's: no hole
	s.Do(Book{Guest: Guest{Surname: "孙"}, When: s.Now.Add(time.Hour)})
	s.Do(Book{Guest: Guest{Surname: "周"}, When: s.Now.Add(30 * time.Hour)})
	s.Do(LeaveMessage{For: "wuqian", From: "郑", Text: "请回电"})
	s.Do(HandOver{Post: "Y1", Items: []HandItem{{Text: "钥匙在抽屉"}}})
	s.Do(RollCall{Reason: "演习"})
	s.Wait(time.Minute)
	s.Do(SignOn{Staff: "yangfan", Post: "Y1"}) // the next shift is there and has not taken it
	s.Wait(8 * time.Hour)
	s.Do(HandOver{Items: []HandItem{{Text: "明早先开窗"}}}) // for tomorrow: no hole
	return s
}

// SY-45: what is open is listed before the day is closed, the most urgent first;
// each can be mended by the command that stands beside it, and then the day closes.
func TestSY45_HolesAreListedAndMended(t *testing.T) {
	s := untidy(t)
	r := s.Refuse(StillOpen, CloseDay{})
	want(t, "parties named as before", len(r.Visits), 3)
	seen := map[HoleKind]int{}
	for _, x := range r.Holes {
		seen[x.Kind]++
	}
	for kind, n := range map[HoleKind]int{HoleInside: 3, HoleRoll: 1, HoleRequest: 1, HoleRoom: 1, HoleUmbrella: 1,
		HoleBooking: 1, HoleMessage: 1, HoleHandover: 1} {
		want(t, "holes of kind "+string(kind), seen[kind], n)
	}
	if seen[HoleCall] == 0 || seen[HoleTask] == 0 {
		t.Errorf("the call to the pantry, or the lamp, is no hole: %v", seen)
	}
	for _, x := range r.Holes {
		if x.Kind == HoleTask && x.Since.After(s.Now) {
			t.Errorf("a task for tomorrow is a hole today: %+v", x)
		}
	}
	if !slices.IsSortedFunc(r.Holes, func(a, b Hole) int {
		return slices.Index(HoleKinds(), a.Kind) - slices.Index(HoleKinds(), b.Kind)
	}) {
		t.Errorf("not the most urgent first: %v", kindsOf(r.Holes))
	}
	for n := 0; ; n++ {
		list := s.holes()
		if len(list) == 0 {
			break
		}
		if n == 100 {
			t.Fatalf("mended a hundred times, and there is still %+v", list)
		}
		s.Do(filled(s.Floor.Mends(s.House, list[0])[0]))
	}
	s.Do(CloseDay{})
	e := s.closing()
	want(t, "left open", len(e.Left), 0)
}

// SY-45: a hole keeps its name until it is mended, whatever else happens.
func TestHolesKeepTheirNames(t *testing.T) {
	s := untidy(t)
	before := s.holes()
	s.Wait(time.Hour)
	s.Do(OpenTask{Text: "一件新的事"})
	s.Do(filled(s.Floor.Mends(s.House, s.hole(HoleBooking))[0]))
	names := map[HoleID]bool{}
	for _, x := range s.holes() {
		if names[x.ID] {
			t.Errorf("two holes are called %s", x.ID)
		}
		names[x.ID] = true
	}
	for _, x := range before {
		if names[x.ID] == (x.Kind == HoleBooking) {
			t.Errorf("%s: on the list is %v", x.ID, names[x.ID])
		}
	}
}

// SY-45: holes are left open each with its reason, or all with one, by a manager
// where parties are among them; both are in the record.
func TestSY45_LeftOpenWithReasons(t *testing.T) {
	s := untidy(t)
	var left []LeaveOpen
	for _, x := range s.holes() {
		left = append(left, LeaveOpen{Hole: x.ID, Reason: "原因 " + string(x.ID)})
	}
	r := s.Refuse(StillOpen, CloseDay{Left: left[1:]})
	if len(r.Holes) != 1 || r.Holes[0].ID != left[0].Hole {
		t.Errorf("what is without a reason: %+v", r.Holes)
	}
	s.Session.Guarded = true
	s.Refuse(ManagerNeeded, CloseDay{Left: left})
	s.Session.Proven = []StaffID{"chenguodong"}
	s.Do(CloseDay{Left: left[1:], Force: true, Reason: "其余的", Authority: Authority{Manager: "chenguodong"}})
	e := s.closing()
	want(t, "manager", e.Manager, "chenguodong")
	want(t, "left open", len(e.Left), len(left))
	said := map[HoleID]string{} // of holes about guests, apart: it can be erased with them
	for _, r := range s.Records {
		if l, ok := r.Event.(HoleLeft); ok {
			said[l.Hole] = l.Reason
			want(t, "sealed", len(r.Typed) == 1 && r.Whose != 0, true)
		}
	}
	want(t, "said of guests", len(said), 9)
	for i, l := range e.Left {
		l.Reason += said[l.Hole]
		reason := left[i].Reason
		if i == 0 {
			reason = "其余的"
		}
		if l.Hole != left[i].Hole || l.Reason != reason {
			t.Errorf("%+v, want %s because %s", l, left[i].Hole, reason)
		}
	}
}

// A forgotten party is checked out afterwards: at the time somebody knows, or at
// none; either way in one act, whatever it held.
func TestMissedCheckOut(t *testing.T) {
	s := tell(t)
	known, unknown := s.inside(li(), "VIP1"), s.inside(zhao(), "VIP2")
	seen := s.Visit(unknown).Since
	waits := s.waits(flowstest.Wang())
	s.Do(RoomReady{Room: "VIP3", Visit: ByID(waits)})
	in := s.Now
	s.Wait(9 * time.Hour)
	s.Refuse(RoomHeldBy, Depart{Visit: ByID(known)})
	s.Refuse(BadTime, Depart{Visit: ByID(known), Missed: true, Left: in.Add(-10 * time.Hour)})
	s.Refuse(BadTime, Depart{Visit: ByID(known), Missed: true, Left: s.Now.Add(time.Minute)})
	s.Do(Depart{Visit: ByID(known), Missed: true, Left: in.Add(30 * time.Minute)})
	s.Do(Depart{Visit: ByID(unknown), Missed: true})
	s.Do(Depart{Visit: ByID(waits), Missed: true})
	for id, gone := range map[VisitID]time.Time{known: in.Add(30 * time.Minute), unknown: seen} {
		v := s.Visit(id)
		if !v.Gone.Equal(gone) || !v.Missed || v.Unknown != (id == unknown) {
			t.Errorf("party %d left at %v (missed %v, unknown %v), want %v", id, v.Gone, v.Missed, v.Unknown, gone)
		}
	}
	for room, state := range map[RoomID]RoomState{"VIP1": RoomDirty, "VIP2": RoomDirty, "VIP3": RoomFree} {
		want(t, string(room), s.Floor.Room(room).State, state)
	}
	for _, c := range s.Floor.Calls {
		if c.Visit != 0 && !c.Silent {
			t.Errorf("%s about a party that has gone is open", c.Kind)
		}
	}
	day, err := FiguresOf(each(s.Records), &s.Floor, s.House, s.Now)
	if err != nil {
		t.Fatal(err)
	}
	want(t, "visits in the dwell", day.Dwell.N, 1)
	want(t, "longest dwell", day.Dwell.Longest, s.Visit(known).Gone.Sub(s.Visit(known).Arrived))
	l, err := CollectDay(each(s.Records), s.House)
	if err != nil {
		t.Fatal(err)
	}
	for _, v := range l.Visits {
		if v.Unknown != (v.ID != known) || v.Unknown && v.Minutes() != 0 {
			t.Errorf("row of %d: unknown %v, %d minutes", v.ID, v.Unknown, v.Minutes())
		}
	}
	s.Do(Correct{Visit: ByID(unknown), Field: FieldDeparted, Value: s.Now.Add(-time.Hour).Format(time.RFC3339), Reason: "保安看到了"})
	if s.Visit(unknown).Unknown {
		t.Error("the time is known now, and it says that it is not")
	}
}

// Undo takes a missed check-out back with the room.
func TestMissedCheckOutUndone(t *testing.T) {
	s := tell(t)
	id := s.inside(li(), "VIP1")
	s.Wait(time.Hour)
	s.Do(Depart{Visit: ByID(id), Missed: true})
	s.Do(UndoLast{})
	v := s.Visit(id)
	if !v.Inside() || v.Missed || v.Unknown || v.Room != "VIP1" || s.Floor.Room("VIP1").State != RoomOccupied {
		t.Errorf("after undo: %+v in room %+v", v, s.Floor.Room("VIP1"))
	}
}

// A closed day is closed once, opened again by a manager for a reason, and closed
// again; the day log has both, and undo cannot do it.
func TestClosedReopenedClosed(t *testing.T) {
	s := tell(t)
	id := s.takes(s.comes(flowstest.Wang()), "greet")
	s.Do(CloseDay{Force: true, Reason: "锁门了"})
	s.Refuse(DayNotOpen, CloseDay{})
	s.Refuse(DayNotOpen, UndoLast{})
	again := OpenDay{Authority: Authority{Manager: "chenguodong"}, Reason: "客人还在里面"}
	s.Session = Session{Guarded: true}
	s.Refuse(PINNeeded, again)
	s.Session = Session{}
	s.Do(again)
	s.Do(UndoLast{}) // what was done before it, never the closing or the opening
	want(t, "the day is closed", s.Floor.Day.Closed, false)
	s.Do(Depart{Visit: ByID(id), Missed: true})
	s.Do(CloseDay{})
	l, err := CollectDay(each(s.Records), s.House)
	if err != nil {
		t.Fatal(err)
	}
	want(t, "closings", len(l.Closings), 2)
	first, last := l.Closings[0], l.Closings[1]
	want(t, "why it was opened again", first.Again.Reason, again.Reason)
	want(t, "by whom", first.Again.Manager, "chenguodong")
	want(t, "left open the first time", len(first.Event.Left), 1)
	want(t, "left open the second time", len(last.Event.Left), 0)
	want(t, "the last one stands", last.Reopened.IsZero(), true)
}

// The clock goes on to the next day at four with holes open: closing in the morning
// closes yesterday, and nobody is inside for ever.
func TestTheDayChangesWithHolesOpen(t *testing.T) {
	s := untidy(t)
	yesterday := s.Floor.Day.Date
	s.Now = time.Date(2026, 11, 23, 9, 0, 0, 0, s.House.Zone)
	s.Refuse(DayNotOpen, CloseDay{Date: "2026-11-23"})
	r := s.Refuse(StillOpen, CloseDay{Date: yesterday})
	want(t, "parties inside", len(r.Visits), 3)
	s.Do(CloseDay{Force: true, Reason: "昨晚忘了"})
	want(t, "the day that was closed", s.Floor.Day.Date, yesterday)
	s.Refuse(DayNotOpen, CloseDay{}) // and today has not begun
	s.Do(SetWeather{Is: Sun})
	want(t, "today", s.Floor.Day.Date, "2026-11-23")
	s.nobodyFrom(yesterday)
	for _, c := range s.Floor.Calls {
		t.Errorf("%s of yesterday is open", c.Kind)
	}
	if l := s.Floor.Room("VIP1"); l.State != RoomDirty {
		t.Errorf("the room of a party that was left open is %s", l.State)
	}
	for _, rec := range s.Records {
		if e, ok := rec.Event.(DayOpened); ok && e.Date == "2026-11-23" {
			want(t, "parties ended with yesterday", e.Ended, 3)
		}
	}
	if _, _, err := (Floor{}).Decide(s.House, s.Now, Request{Command: CloseDay{}}); !errors.Is(err, &Refusal{Code: DayNotOpen}) {
		t.Errorf("closing an empty log: %v", err)
	}
}

func (s story) nobodyFrom(date Date) {
	s.T.Helper()
	for _, v := range s.Floor.Visits {
		if v.Inside() && v.Date == date {
			s.T.Errorf("party %d of %s is still inside", v.No, date)
		}
	}
}

// Of a day that nobody closed, who was seen a moment ago is still there; who has
// given no sign for hours has left, nobody knows when.
func TestLeftOverWithoutAClosing(t *testing.T) {
	s := tell(t)
	forgotten := s.takes(s.comes(flowstest.Wang()), "greet")
	s.Now = time.Date(2026, 11, 23, 3, 50, 0, 0, s.House.Zone)
	late := s.comes(li())
	s.Wait(20 * time.Minute)
	s.Do(SetWeather{Is: Sun})
	if v, ok := s.Floor.Visit(late); !ok || !v.Inside() {
		t.Error("a party that came twenty minutes ago was sent off by the clock")
	}
	if _, ok := s.Floor.Visit(forgotten); ok {
		t.Error("a party of yesterday morning is still on the floor")
	}
	want(t, "how it left", s.Records[slices.IndexFunc(s.Records, func(r Record) bool {
		e, ok := r.Event.(Departed)
		return ok && e.Visit == forgotten && e.Unknown && e.Missed
	})].Event.(Departed).Visit, forgotten)
}

// After a closing nobody is inside who was not recorded as left open, whatever was
// done before; and the next day nobody of it is inside at all.
func TestNobodyIsInsideAfterClosing(t *testing.T) {
	for seed := range uint64(rounds(30)) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			dice := rand.New(rand.NewPCG(seed, 45))
			s := tell(t)
			s.busy(dice)
			s.Wait(time.Duration(dice.IntN(600)) * time.Minute)
			var left []LeaveOpen
			for range 60 {
				list := s.holes()
				list = slices.DeleteFunc(list, func(x Hole) bool {
					return slices.ContainsFunc(left, func(l LeaveOpen) bool { return l.Hole == x.ID })
				})
				if len(list) == 0 {
					break
				}
				x := list[dice.IntN(len(list))]
				mends := s.Floor.Mends(s.House, x)
				if len(mends) > 0 && dice.IntN(4) > 0 && s.Try(filled(mends[dice.IntN(len(mends))])) == nil {
					continue
				}
				left = append(left, LeaveOpen{Hole: x.ID, Reason: "留着"})
			}
			s.Do(CloseDay{Left: left, Force: true, Reason: "其余"})
			open := map[VisitID]bool{}
			for _, l := range s.closing().Left {
				if kind, _ := l.Hole.HoleOf(); kind == HoleInside {
					open[VisitID(l.Hole.Number())] = true
				}
			}
			for _, v := range s.Floor.Visits {
				if v.Inside() != open[v.ID] {
					t.Errorf("party %d: inside is %v, recorded as left open is %v", v.No, v.Inside(), open[v.ID])
				}
			}
			date := s.Floor.Day.Date
			s.Now = s.Now.Add(24 * time.Hour)
			s.Do(SetWeather{Is: Sun})
			s.nobodyFrom(date)
		})
	}
}

// busy fills the floor with parties in all places, and some that left.
func (s story) busy(dice *rand.Rand) {
	steps := []StepID{"gate", "greet", "introduce", "model", "invite"}
	rooms := []RoomID{"VIP1", "VIP2", "VIP3"}
	for i := range 4 + dice.IntN(5) {
		a := []Arrive{li(), zhao(), flowstest.Wang(), {Guest: Guest{Describe: "红衣"}}}[dice.IntN(4)]
		switch to := dice.IntN(4); {
		case a.Surname == "" || to == 0 || i > 4: // so that there is somebody to receive the others
			s.Do(a)
		case to == 1 && i < len(rooms):
			s.inside(a, rooms[i])
		default:
			s.takes(s.comes(a), steps[1+dice.IntN(len(steps)-1)])
		}
		s.Wait(time.Duration(dice.IntN(20)) * time.Minute)
		if dice.IntN(3) == 0 {
			s.Do(OpenTask{Text: "小事"})
		}
		if dice.IntN(3) == 0 {
			_ = s.Try(MakeCall{Kind: Restock, Item: "矿泉水", Quantity: 2})
		}
	}
}

// Two terminals close the day at the same moment: it is closed once, and the second
// is told so.
func TestClosedFromTwoTerminalsAtOnce(t *testing.T) {
	h := play(t).House
	now := func() time.Time { return flowstest.Morning }
	desk, err := OpenDesk(t.Context(), h, flowstest.NewJournal(), now)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = desk.Close(t.Context()) })
	if _, err := desk.Do(t.Context(), Request{Command: SetWeather{Is: Sun}}); err != nil {
		t.Fatal(err)
	}
	var all sync.WaitGroup
	answers := make([]error, 8)
	for i := range answers {
		all.Go(func() {
			_, answers[i] = desk.Do(t.Context(), Request{By: By{Terminal: fmt.Sprint(i)}, Command: CloseDay{}})
		})
	}
	all.Wait()
	done := 0
	for _, err := range answers {
		if err == nil {
			done++
		} else if !errors.Is(err, &Refusal{Code: DayNotOpen}) {
			t.Errorf("the later one is told %v", err)
		}
	}
	want(t, "closings", done, 1)
}

// SY-55, SY-52, SY-40: what must not stay over night is listed at the closing, with the
// moves that settle it, and is left with a reason or not at all.
func TestSY55_UnclaimedItemsAreListedAtClosing(t *testing.T) {
	s := play(t).Staffed()
	open := func(r RegisterID, fields EntryFields) EntryID {
		return EntryID(s.Do(OpenEntry{Register: r, Fields: fields}).First)
	}
	item := open("left_item", EntryFields{"item": "样品册", "from": "周", "recipient": "lina"})
	lift := open("lift", EntryFields{"lift": "1号梯", "floor": "2", "operator": "zhuhui"})
	open("question", EntryFields{"question": "物业费", "from": "guest"}) // may stay
	listed := func() (ids []EntryID) {
		for _, x := range s.Floor.Holes(s.House, s.Now) {
			if x.Kind == HoleEntry {
				ids = append(ids, x.Entry)
				if len(s.Floor.Mends(s.House, x)) == 0 {
					t.Errorf("nothing mends %+v", x)
				}
			}
		}
		return ids
	}
	if got := listed(); !slices.Equal(got, []EntryID{item, lift}) {
		t.Fatalf("listed are %v", got)
	}
	s.Refuse(StillOpen, CloseDay{})
	for _, x := range s.Floor.Holes(s.House, s.Now) {
		if x.Entry == lift {
			s.Do(s.Floor.Mends(s.House, x)[0])
		}
	}
	if got := listed(); !slices.Equal(got, []EntryID{item}) {
		t.Fatalf("listed are %v", got)
	}
	s.Do(CloseDay{Left: []LeaveOpen{{Hole: HoleID(fmt.Sprintf("entry:%d", item)), Reason: "明天来取"}}})
	if e, _ := s.Floor.Entry(item); !e.Open() {
		t.Error("an item that was left with a reason is gone")
	}
}

// SY-47, SY-49: in the evening the closing asks for the list that has not been made.
func TestSY47_TheClosingAsksForItsList(t *testing.T) {
	s := play(t).Staffed()
	asked := func() bool {
		return slices.ContainsFunc(s.Floor.Holes(s.House, s.Now), func(x Hole) bool { return x.Kind == HoleSheet && x.Sheet == "closing" })
	}
	s.Now = time.Date(2026, 11, 22, 17, 0, 0, 0, s.House.Zone)
	s.Do(SetWeather{Is: "clear"})
	if asked() {
		t.Error("asked for five hours before it is due")
	}
	s.Now = time.Date(2026, 11, 22, 21, 30, 0, 0, s.House.Zone)
	if !asked() {
		t.Fatal("not asked for in the evening")
	}
	s.Do(CheckLine{Sheet: "closing", Rest: true})
	s.Do(EndCheck{Sheet: "closing"})
	if asked() {
		t.Error("asked for once it has been made")
	}
}
