package flows

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// A line of the ledger says its rotation; an order holds for all of a group's, and
// a change of the groups is one line for each duty. What was undone is in none of
// the registers, of whatever kind (RE-07, RE-08).
func TestDayLogOfTurnsAndTelephone(t *testing.T) {
	part := func(r Record, n int) Record { r.Part = n; return r }
	l := collect(t, records(
		DayOpened{Date: "2026-11-22"},
		RotaOrdered{Group: "A", Order: []StaffID{"zhou", "lina"}, Reason: "商定"},
		GroupsSet{Visit: "B", Phone: "A", Reason: "人手", Manager: "tang"},
		Phoned{Staff: "wu", Answer: PhoneAnswered}, // 4
		part(Record{Event: TurnNoted{Staff: "sun", Rule: "7", Rotation: CallTurns, Spend: 1, Spent: CallBye}}, 1),
		part(Record{Event: TurnNoted{Staff: "wu", Rule: "10", Rotation: CallTurns, Turns: 1}}, 2),
		TurnNoted{Staff: "wu", Rule: "3", Rotation: CallTurns, Turns: 5, Manager: "tang"}, // 7, not of the call
		Phoned{Staff: "sun", Answer: PhoneSilent},
		TurnNoted{Staff: "lina", Rule: "3", Turns: 1}, // 9, older: without a rotation
		RotaOrdered{Group: "A", Order: []StaffID{"lina"}},
		Undone{First: 10, Last: 10},
		GroupsSet{Visit: "A", Phone: "B"},
		Undone{First: 12, Last: 12},
		Phoned{Staff: "sun", Answer: PhoneAnswered},
		part(Record{Event: TurnNoted{Staff: "sun", Rule: "10", Rotation: CallTurns, Turns: 1}}, 1),
		Undone{First: 14, Last: 15},
	))
	var lines []string
	for _, r := range l.Turns {
		lines = append(lines, fmt.Sprintf("%d %s|%s|%s|%s|%d %s", r.Seq, r.Turn.Rotation, r.Turn.Group, r.Turn.Staff, r.Turn.Rule, r.Tenths(), r.Order))
	}
	want := []string{"2 |A||3|0 [zhou lina]", "3 visits|B||1|0 []", "3 calls|A||1|0 []", "5 calls||sun|7|0 []", "6 calls||wu|10|10 []",
		"7 calls||wu|3|50 []", "9 visits||lina|3|10 []"}
	if !slices.Equal(lines, want) {
		t.Errorf("lines\n%s\nwant\n%s", strings.Join(lines, "\n"), strings.Join(want, "\n"))
	}
	if len(l.Phone) != 2 || l.Phone[0].Turns != 1 || l.Phone[1].Turns != 0 || l.Phone[1].Phoned.Answer != PhoneSilent {
		t.Errorf("telephone %+v", l.Phone)
	}
	if n := l.Totals().Turns; n != 1 {
		t.Errorf("the visits' total is %d turns, want 1 without those of the telephone", n)
	}
}

// 7.1: who was on turn when somebody was first chosen, who receives in the end,
// whose guest it is, and whether anybody is charged.
func TestDayLogOfAReturningGuest(t *testing.T) {
	list := records(
		DayOpened{Date: "2026-11-22"},
		Arrived{Visit: "walk_in", Step: "gate", No: 1}, // 2
		SalesAssigned{Visit: 2, Staff: "lina", Basis: BasisTurn, OnTurn: "lina"},
		TurnNoted{Visit: 2, Staff: "lina", Rule: "3", Turns: 1},
		Recognised{Visit: 2, Client: 9, Owner: "zhou", Match: MatchPhone},
		TurnNoted{Visit: 2, Staff: "lina", Rule: "6", Turns: -1, Corrects: 4},
		SalesAssigned{Visit: 2, Staff: "lina", Basis: BasisSeating, OnTurn: "zhao"}, // lina is busy with it
		SalesAssigned{Visit: 2, Staff: "luoyi", Basis: BasisSupervisor, OnTurn: "lina"},
		ClientNoted{Client: 9, Visit: 2, Owner: "zhou", Receiver: "luoyi"},
	)
	v := collect(t, list).Visits[0]
	if v.OnTurn != "lina" || v.Sales != "luoyi" || v.Basis != BasisSupervisor || v.Original != "zhou" || v.Counts() {
		t.Errorf("on turn %s, received by %s (%s), original %s, counts %v", v.OnTurn, v.Sales, v.Basis, v.Original, v.Counts())
	}
	list = append(list, records(ClientNoted{Client: 9, Visit: 2, Owner: "qian", Manager: "tang", Reason: "离职"})...)
	list[len(list)-1].Seq = Seq(len(list)) //nolint:gosec // small
	if v := collect(t, list).Visits[0]; v.Original != "qian" {
		t.Errorf("original %s after a manager gave the guest to qian", v.Original)
	}
}
