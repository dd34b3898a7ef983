package flows_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"
	"time"

	"github.com/fxamacker/cbor/v2"

	. "reception/flows"
	"reception/flows/flowstest"
)

const duty StaffID = "chenguodong" // a manager of the default house

func allowed() Authority { return Authority{Manager: duty} }

// gone brings a party in and out again, and gives the number of its guest.
func gone(p *flowstest.Play, a Arrive) (VisitID, GuestNo) {
	p.T.Helper()
	id := p.Admitted(a)
	guest := p.Visit(id).Guest
	p.Do(Assign{Visit: ByID(id), Staff: "lina", Basis: BasisOverride, Reason: "x"})
	p.Do(AddNote{Visit: ByID(id), Text: "喜欢安静的房间"})
	p.Do(Correct{Visit: ByID(id), Field: FieldPhone, Value: "13912345678", Reason: "记错了"})
	p.Wait(time.Minute)
	p.Do(Depart{Visit: ByID(id)})
	return id, guest
}

// A guest who was erased is found nowhere, and everything that is counted stays
// (SY-67, PIPL 47).
func TestSY67_PIPL47_AnErasedGuestIsForgottenAndTheCountsStay(t *testing.T) {
	p := flowstest.NewPlay(t, anyHouse(t)).Staffed()
	id, guest := gone(p, flowstest.Wang())
	other := p.Do(Arrive{Guest: Guest{Surname: "李", Title: "女士", Phone: "13700000000"}}).Visit
	p.Do(LeaveMessage{For: "lina", From: "赵", Phone: "13600000000", Text: "请回电"})
	message := p.Floor.Messages[0]
	before, figures := p.Floor, dayOf(t, p)

	p.Do(Erase{Visit: ByID(id), Reason: ErasedAsked, Authority: allowed()})
	v := p.Visit(id)
	if person, known := v.Person.Open(); known || !v.Person.Erased() || v.Guest != 0 {
		t.Errorf("the party is still %v", person)
	}
	if len(v.Notes) != 1 || !v.Notes[0].Text.Erased() {
		t.Errorf("its notes: %v", v.Notes)
	}
	if c := v.Corrections; len(c) != 1 || !c[0].Before.Erased() {
		t.Errorf("what it was before a correction: %v", c)
	}
	if _, known := p.Clients.Client(guest); known || !p.Clients.Erased(guest) || len(p.Clients.Numbers(guest)) > 0 {
		t.Error("the register still knows the guest")
	}
	for _, phone := range []string{"13812345678", "13912345678"} {
		if found := p.Clients.ByPhone(phone); len(found) > 0 {
			t.Errorf("%s still finds %v", phone, found)
		}
	}
	if found := p.Clients.ByName("王", ""); len(found) > 0 {
		t.Errorf("the name still finds %v", found)
	}
	if person, known := p.Visit(other).Person.Open(); !known || person.Surname != "李" {
		t.Error("another guest was forgotten as well")
	}
	if known, _ := before.Visit(id); known.Person.Erased() {
		t.Error("the floor before was changed")
	}
	after := dayOf(t, p)
	if row := after.Visits[0]; !row.Erased || row.Person != (Personal{}) || len(row.Remarks) > 0 || row.Corrections[0].Was != "" {
		t.Errorf("the register of the day says %+v of %v", *row, row.Person)
	}
	if len(after.Visits) != len(figures.Visits) || after.Visits[0].Turns != figures.Visits[0].Turns || len(after.HandOffs) != len(figures.HandOffs) {
		t.Error("what is counted has changed")
	}

	p.Do(Erase{Clients: []GuestNo{message.Person.Guest}, Reason: ErasedMistake, Authority: allowed()})
	if m := p.Floor.Messages[0]; !m.Person.Erased() {
		t.Error("the message still says who called")
	}
	p.Do(Correct{Visit: ByID(id), Field: FieldSurname, Value: "周", Reason: "另一位"})
	if v := p.Visit(id); v.Guest == guest || v.Guest == 0 {
		t.Errorf("whoever is named later is guest %d, erased was %d", v.Guest, guest)
	}
}

func dayOf(t *testing.T, p *flowstest.Play) *DayLog {
	t.Helper()
	l, err := CollectDay(func(yield func(Record, error) bool) {
		for _, r := range p.Records {
			if !yield(r, nil) {
				return
			}
		}
	}, p.House)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// An erasure is for good: it is not undone, and undoing what was before brings no
// name back.
func TestSY67_UndoBringsNoErasedNameBack(t *testing.T) {
	p := flowstest.NewPlay(t, anyHouse(t)).Staffed()
	p.By = By{Terminal: "kiosk"}
	p.Do(LeaveMessage{For: "lina", From: "赵", Phone: "13600000000", Text: "请回电"})
	caller := p.Floor.Messages[0].Person.Guest
	closed := p.Do(CloseMessage{Message: p.Floor.Messages[0].ID, Outcome: "已回电"}).Last
	id, guest := gone(p, flowstest.Wang())
	left := p.Last.Last
	p.Do(Erase{Clients: []GuestNo{guest, caller}, Reason: ErasedAsked, Authority: allowed()})
	p.Refuse(ErasedForGood, UndoLast{})
	p.Refuse(ErasedForGood, UndoLast{Record: p.Last.Last})
	p.Do(UndoLast{Record: closed})
	if m := p.Floor.Messages; len(m) != 1 || !m[0].Person.Erased() {
		t.Errorf("the message that was closed came back as %+v", m)
	}
	p.Refuse(ChangedSince, UndoLast{Record: left})
	p.Do(Reopen{Visit: ByID(id), Reason: "x"})
	if v := p.Visit(id); !v.Person.Erased() {
		t.Errorf("reopened, the party is %+v again", v.Person)
	}
	for _, u := range p.Floor.Undos {
		for _, im := range u.Before {
			if im.Visit != nil && im.Visit.Guest == guest {
				t.Errorf("undo of record %d would bring guest %d back", u.First, guest)
			}
		}
	}
}

func TestSY67_EraseIsRefusedWhereTheNameIsNeeded(t *testing.T) {
	p := flowstest.NewPlay(t, anyHouse(t)).Staffed()
	inside := p.Admitted(flowstest.Wang())
	guest := p.Visit(inside).Guest
	why := p.Refuse(ErasedInside, Erase{Clients: []GuestNo{guest}, Reason: ErasedAsked, Authority: allowed()})
	if why.Visit != inside {
		t.Errorf("it does not say which party is inside: %+v", why)
	}
	p.Do(Book{Guest: Guest{Surname: "陈", Title: "女士", Phone: "13900000009"}, When: p.Now.Add(48 * time.Hour), Sales: "lina"})
	b := p.Floor.Bookings[0]
	why = p.Refuse(BookedAhead, Erase{Clients: []GuestNo{b.Guest}, Reason: ErasedAsked, Authority: allowed()})
	if why.Booking != b.ID {
		t.Errorf("it does not say which booking: %+v", why)
	}
	p.Refuse(ManagerNeeded, Erase{Clients: []GuestNo{b.Guest}, Reason: ErasedAsked})
	p.Refuse(ManagerNeeded, Erase{Clients: []GuestNo{b.Guest}, Reason: ErasedAsked, Authority: Authority{Manager: "lina"}})
	p.Refuse(BadValue, Erase{Clients: []GuestNo{b.Guest}, Reason: "x", Authority: allowed()})
	p.Refuse(MissingField, Erase{Reason: ErasedAsked, Authority: allowed()})
	p.Refuse(UnknownClient, Erase{Clients: []GuestNo{98765}, Reason: ErasedAsked, Authority: allowed()})
	nobody := p.Do(Arrive{}).Visit
	p.Refuse(NothingKnown, Erase{Visit: ByID(nobody), Reason: ErasedAsked, Authority: allowed()})

	p.Session = Session{Guarded: true}
	p.Refuse(PINNeeded, Erase{Clients: []GuestNo{b.Guest}, Reason: ErasedAsked, Authority: allowed()})
	p.Session = Session{Role: RolePost}
	p.Refuse(NotAllowed, Erase{Clients: []GuestNo{b.Guest}, Reason: ErasedAsked, Authority: allowed()})
	p.Session = Session{}

	p.Do(CancelBooking{Booking: b.ID, Reason: "不来了"})
	p.Do(Erase{Clients: []GuestNo{b.Guest}, Reason: ErasedAsked, Authority: allowed()})
	p.Refuse(ErasedAlready, Erase{Clients: []GuestNo{b.Guest}, Reason: ErasedAsked, Authority: allowed()})
	p.Refuse(UnknownClient, Arrive{Client: b.Guest})
	if still := p.Floor.Bookings[0]; !still.Person.Erased() || still.Guest != 0 {
		t.Errorf("the cancelled booking is still %+v", still)
	}
}

// All numbers that turned out to be one guest's go together.
func TestSY67_ErasingOneNumberErasesAllOfTheGuest(t *testing.T) {
	x := showroom(t).withCustomerOf("A4", "R")
	k := x.regular("R")
	id := x.Do(Arrive{Guest: Guest{Surname: "任", Plate: "渝B54321"}}).Visit
	former := x.Visit(id).Guest
	x.Do(Identify{Visit: ByID(id), Guest: Guest{Phone: x.phones["R"]}})
	if got := x.Clients.Numbers(former); !slices.Equal(got, []GuestNo{k.Guest, former}) {
		t.Fatalf("the guest's numbers are %v", got)
	}
	x.replies(id, AskAdmission, CannotReceive)
	x.Do(TurnAway{Visit: ByID(id), Reason: "full"})
	x.Do(Erase{Clients: []GuestNo{former}, Reason: ErasedAsked, Authority: allowed()})
	e := x.Records[len(x.Records)-1].Event.(GuestsErased)
	if want := []GuestNo{k.Guest, former}; !slices.Equal(e.Guests, want) {
		t.Errorf("erased %v, want %v", e.Guests, want)
	}
	if found := x.Clients.ByPhone(x.phones["R"]); len(found) > 0 {
		t.Errorf("still found: %v", found)
	}
}

// A guest can be erased after closing time, and nobody can come under a number that
// is erased in the same moment.
func TestSY67_TheDeskErasesOnAClosedDayAndForgetsAtOnce(t *testing.T) {
	ctx := context.Background()
	j := flowstest.NewJournal()
	d := desk(t, j)
	do := func(c Command) Outcome {
		t.Helper()
		o, err := d.Do(ctx, Request{Command: c})
		if err != nil {
			t.Fatalf("%s: %v", c.Verb(), err)
		}
		return o
	}
	id := do(flowstest.Wang()).Visit
	do(TurnAway{Visit: ByID(id), Reason: "满"})
	f := d.Floor()
	v, _ := f.Visit(id)
	guest := v.Guest
	do(CloseDay{Force: true, Reason: "x"})
	erased := d.Begin(ctx, Request{Command: Erase{Clients: []GuestNo{guest}, Reason: ErasedAsked, Authority: allowed()}})
	again := d.Begin(ctx, Request{Command: Erase{Clients: []GuestNo{guest}, Reason: ErasedAsked, Authority: allowed()}})
	if _, err := erased(); err != nil {
		t.Fatal(err)
	}
	if _, err := again(); err == nil {
		t.Error("erased twice in a moment")
	}
	for r := range d.Records(ctx, 0) {
		if r.Guest == guest && r.Personal != nil {
			t.Errorf("record %d still says %v", r.Seq, *r.Personal)
		}
	}
}

// shredded are the records as they read once the bytes are gone.
func shredded(records []Record) []Record {
	list := slices.Clone(records)
	for _, r := range records {
		if e, ok := r.Event.(GuestsErased); ok {
			for i := range list {
				list[i] = e.Forget(list[i])
			}
		}
	}
	return list
}

// Whatever happened before and after: a floor replayed without the bytes, or from
// a snapshot that was taken before they went, is the live one; and nothing that it
// keeps, for undo too, refers to a guest who was erased.
func TestSY67_AFloorReplayedWithoutTheErasedIsTheLiveOne(t *testing.T) {
	h := anyHouse(t)
	erasures := 0
	for seed := range uint64(rounds(60)) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			random := rand.New(rand.NewPCG(seed, 67))
			d := dice{bytes: make([]byte, 900)}
			for i := range d.bytes {
				d.bytes[i] = byte(random.Uint32())
			}
			p := flowstest.NewPlay(t, h).Staffed()
			var kept []byte
			for len(d.bytes) > 0 {
				p.Wait(time.Duration(d.roll(7)) * time.Minute)
				if d.roll(6) == 0 && len(p.Floor.Visits) > 0 {
					_ = p.Try(Erase{Visit: ByID(pick(&d, p.Floor.Visits).ID), Reason: ErasedAsked, Authority: allowed()})
				} else {
					_ = p.Try(d.command(p))
				}
				if d.roll(20) == 0 {
					kept = snapshot(t, p.Floor)
				}
			}
			records := shredded(p.Records)
			var again Floor
			for _, r := range records {
				again = again.Apply(r)
			}
			if !reflect.DeepEqual(again, p.Floor) {
				t.Errorf("replayed:\n got %s\nwant %s", dump(again), dump(p.Floor))
			}
			if kept == nil {
				return
			}
			var from Floor
			if err := cbor.Unmarshal(kept, &from); err != nil {
				t.Fatal(err)
			}
			from.Rejoin(func(s Seq) *Personal { return records[s-1].Personal })
			for _, r := range records[from.Seq:] {
				from = from.Apply(r)
			}
			if !reflect.DeepEqual(from, p.Floor) {
				t.Errorf("from a snapshot:\n got %s\nwant %s", dump(from), dump(p.Floor))
			}
			var all Floor
			if err := cbor.Unmarshal(snapshot(t, p.Floor), &all); err != nil {
				t.Fatal(err)
			}
			all.Rejoin(func(s Seq) *Personal {
				if r := p.Records[s-1]; p.Clients.Erased(r.Guest) {
					t.Errorf("record %d of guest %d, who was erased, is still referred to", s, r.Guest)
				}
				return nil
			})
			for _, r := range p.Records {
				if p.Clients.Erased(r.Guest) {
					erasures++
				}
			}
		})
	}
	if erasures == 0 {
		t.Error("nobody was erased: this tests nothing")
	}
}
