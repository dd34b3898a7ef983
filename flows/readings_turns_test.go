package flows_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	. "reception/flows"
)

// The readings of the reception rules' ambiguities (4.5) and the variations of
// other showrooms (peers D2, D3). Each word of each reading has a story of its
// own, which must come out under that word and under no other of the reading.
// A1 … A4 are lina, zhouyang, zhaomin, qianjin; B1 … B4 wuqian, sunlei,
// zhengshuang, fengxue. A receives visitors, B answers calls, →A1, →B1.

// A telling is what happens in the showroom under one word of a reading.
type telling map[string]func(s tale)

// told has the stories by the name of the reading.
var told = merged(orderTold, guestsTold, receivingTold, phoneTold)

func merged(maps ...map[string]telling) map[string]telling {
	all := map[string]telling{}
	for _, m := range maps {
		for name, stories := range m {
			all[name] = stories
		}
	}
	return all
}

// reads tells the stories of some readings. The first word is the recommended
// one: it is told both with the word and with no word at all.
func reads(t *testing.T, names ...string) {
	t.Helper()
	for _, name := range names {
		r := readingOf(t, name)
		t.Run(name+" by default", func(t *testing.T) { told[name][r.Allowed[0]](ruled(t, func(*Rules) {})) })
		for _, word := range r.Allowed {
			t.Run(name+" "+word, func(t *testing.T) { told[name][word](ruled(t, r.set(word))) })
		}
	}
}

type reading struct{ Reading }

func readingOf(t testing.TB, name string) reading {
	t.Helper()
	i := slices.IndexFunc(Readings(), func(r Reading) bool { return r.Name == name })
	if i < 0 {
		t.Fatalf("there is no reading %q", name)
	}
	return reading{Readings()[i]}
}

func (r reading) set(word string) func(*Rules) { return func(rules *Rules) { *r.At(rules) = word } }

// Every word of every reading has its story, and no story comes out under
// another word: a word that changed nothing would be no choice.
func TestEveryReadingMakesADifference(t *testing.T) {
	for _, r := range Readings() {
		for _, word := range r.Allowed {
			story, ok := told[r.Name][word]
			if !ok {
				t.Errorf("%s (%s): nothing is told of %q", r.Name, r.Ref, word)
				continue
			}
			for _, other := range r.Allowed {
				if other != word && comesOut(t, story, reading{r}.set(other)) {
					t.Errorf("%s (%s): the story of %q comes out under %q too", r.Name, r.Ref, word, other)
				}
			}
		}
		if len(told[r.Name]) != len(r.Allowed) {
			t.Errorf("%s has %d words and %d stories", r.Name, len(r.Allowed), len(told[r.Name]))
		}
	}
	if len(told) != len(Readings()) {
		t.Errorf("stories of %d readings, there are %d", len(told), len(Readings()))
	}
}

// comesOut tells a story under some rules and reports whether all was as told.
func comesOut(t *testing.T, story func(s tale), set func(*Rules)) bool {
	t.Helper()
	p := &probe{TB: t}
	func() {
		defer func() {
			if r := recover(); r != nil && r != any(p) {
				panic(r)
			}
		}()
		story(ruled(p, set))
	}()
	return !p.failed
}

// A probe is a test that may fail without failing the one around it.
type probe struct {
	testing.TB
	failed bool
}

func (p *probe) Helper()                      {}
func (p *probe) Cleanup(func())               {}
func (p *probe) Failed() bool                 { return p.failed }
func (p *probe) Errorf(string, ...any)        { p.failed = true }
func (p *probe) Fatalf(_ string, args ...any) { p.failed = true; panic(p) }
func (p *probe) Fatal(...any)                 { p.Fatalf("") }

// A tale is a story about turns.
type tale struct{ story }

// ruled begins a tale under some rules; everybody of the sales groups is at work.
func ruled(t testing.TB, set func(*Rules)) tale {
	t.Helper()
	s := tale{tell(t)}
	s.House.Rules = Rules{} // every reading as recommended
	set(&s.House.Rules)
	return s
}

// gets lets a walk-in come, whom somebody must get.
func (s tale) gets(who StaffID) VisitID {
	s.T.Helper()
	s.Wait(time.Minute)
	id := s.comes(li())
	if got := s.Visit(id).Sales; got != who {
		s.T.Fatalf("the walk-in went to %q, want %q", got, who)
	}
	return id
}

// get lets walk-ins come one after the other, each gone before the next comes.
func (s tale) get(who ...StaffID) {
	s.T.Helper()
	for _, id := range who {
		s.goes(s.gets(id))
	}
}

// names lets a guest come who names somebody.
func (s tale) names(who StaffID) VisitID {
	s.T.Helper()
	a := li()
	a.AsksFor = who
	id := s.comes(a)
	want(s.T, "the guest's salesperson", s.Visit(id).Sales, who)
	return id
}

// asksTheWay lets somebody ask the way, whom somebody helps at the gate.
func (s tale) asksTheWay(helper StaffID) VisitID {
	s.T.Helper()
	id := s.Do(Arrive{Party: Party{Purpose: "directions"}}).Visit
	s.Do(Assign{Visit: ByID(id), Staff: helper, Reason: "is nearest"})
	return id
}

// books lets a booked party come and be received by its salesperson.
func (s tale) books(who StaffID) VisitID {
	s.T.Helper()
	id := s.comesBooked(Book{Guest: Guest{Surname: "陈", Title: "小姐"}, When: s.inHours(1), Sales: who}, Arrive{Party: Party{Party: 2, CameBy: OnFoot}})
	s.replies(id, BookedArrived, Received)
	want(s.T, "the booked party's salesperson", s.Visit(id).Sales, who)
	return id
}

const hePhone = "13900001111"

// he is Mr He, a registered guest by his card, when he comes again.
func (s tale) he(owner StaffID) Arrive {
	s.T.Helper()
	s.Do(Book{Guest: Guest{Surname: "何", Title: "先生", Phone: hePhone}, When: s.inHours(72), Sales: owner})
	return Arrive{Guest: Guest{Phone: hePhone}, Party: Party{Party: 1, CameBy: OnFoot}}
}

// isSeated lets Mr He come and be seated; his original is told and answers.
func (s tale) isSeated(owner StaffID, answer string) VisitID {
	s.T.Helper()
	id := s.comes(s.he(owner))
	s.Do(Seat{Visit: ByID(id)})
	s.Do(Inform{Visit: ByID(id), Answer: answer})
	return id
}

// returns lets Mr He come and his original take over.
func (s tale) returns(owner StaffID) VisitID {
	s.T.Helper()
	id := s.isSeated(owner, Coming)
	s.Do(Assign{Visit: ByID(id), Staff: owner, Basis: BasisOriginal})
	return id
}

// goes sees a party off from wherever it is.
func (s tale) goes(id VisitID) {
	s.T.Helper()
	switch v := s.Visit(id); {
	case v.Step != "gate":
		s.story.goes(id)
	case v.Booking != 0:
		s.story.goes(s.takes(id, "greet"))
	default:
		s.Do(Depart{Visit: ByID(id)}) // has only asked
	}
}

// has compares the marks of somebody, oldest first.
func (s tale) has(who StaffID, kinds ...MarkKind) {
	s.T.Helper()
	var got []MarkKind
	for _, m := range s.Floor.Account(who).Marks {
		got = append(got, m.Kind)
	}
	if !slices.Equal(got, kinds) {
		s.T.Errorf("%s has %v, want %v", who, got, kinds)
	}
}

// used compares the turns that somebody has used up, in tenths.
func (s tale) used(who StaffID, tenths int) {
	s.T.Helper()
	want(s.T, fmt.Sprintf("the tenths of a turn %s has used up", who), s.Floor.Account(who).Tenths, tenths)
}

// nextCall compares who is next for calls.
func (s tale) nextCall(who StaffID) {
	s.T.Helper()
	if got := s.Floor.Choose(s.House, CallTurns).Staff; got != who {
		s.T.Fatalf("%q is next for calls, want %q", got, who)
	}
}

// answers lets calls come, each answered by who is next.
func (s tale) answers(who ...StaffID) {
	s.T.Helper()
	for _, id := range who {
		s.nextCall(id)
		s.Do(PhoneCall{})
	}
}

// tomorrow opens the day some days later; everybody is at work again.
func (s tale) tomorrow(days int) {
	s.T.Helper()
	s.Now = s.inHours(24 * days)
	s.Do(OpenDay{})
}

func (s tale) warned(code Code, yes bool) {
	s.T.Helper()
	want(s.T, "warned of "+string(code), slices.Contains(s.Last.Warnings, code), yes)
}

// alerted compares whether an alert stands.
func (s tale) alerted(kind AlertKind, yes bool) {
	s.T.Helper()
	stands := slices.ContainsFunc(s.Floor.Alerts(s.House), func(a Alert) bool { return a.Kind == kind })
	want(s.T, "the alert "+string(kind), stands, yes)
}

// groups is a showroom with a third sales group, C, before anybody has come.
func groups(t testing.TB, set func(*Rules)) tale {
	t.Helper()
	s := ruled(t, set)
	for _, id := range strings.Fields("ci cang") {
		s.House.Staff = append(s.House.Staff, Staff{ID: StaffID(id), Group: "C"})
	}
	s.House.Groups = append(s.House.Groups, Group{ID: "C", Order: []StaffID{"ci", "cang"}})
	s.Do(SignOn{Staff: "ci"})
	s.Do(SignOn{Staff: "cang"})
	return s
}
