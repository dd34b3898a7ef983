package flows_test

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"
	"time"

	. "reception/flows"
	"reception/flows/flowstest"
)

// Who is inside is missing until somebody has seen them (peers F22).
func TestRollCall(t *testing.T) {
	s := tell(t)
	a, b := s.inside(flowstest.Wang(), "VIP1"), s.comes(li())
	s.Refuse(NoRollCall, Safe{Visit: ByID(a)})
	s.Refuse(NoRollCall, RollCall{End: true})
	want(t, "missing without a roll call", len(s.Floor.Missing())+len(s.Floor.MissingStaff()), 0)
	s.undoes(RollCall{Reason: "火警"})
	s.Do(RollCall{Reason: "演习"})
	want(t, "records of one begun twice", s.Last.First, 0)
	want(t, "why", s.Floor.Roll.Reason, "火警")
	s.missing(a, b)
	staff := len(s.Floor.MissingStaff())
	s.undoes(Safe{Visit: ByID(a)})
	s.missing(b)
	s.undoes(Safe{Staff: "lina"})
	want(t, "staff missing", len(s.Floor.MissingStaff()), staff-1)
	s.Do(Safe{Staff: "lina"})
	want(t, "records of one seen twice", s.Last.First, 0)
	s.undoes(Safe{Visit: ByID(a), Off: true})
	s.missing(a, b)
	s.Refuse(MissingField, Safe{})
	s.Refuse(NotAtWork, Safe{Staff: "nobody"})
	s.Do(SignOff{Staff: "lina"})
	s.Refuse(NotAtWork, Safe{Staff: "lina"})
	place := s.Floor.Whereabouts(s.House, s.Visit(a))
	want(t, "last known place", place.Room, "VIP1")
	s.undoes(RollCall{End: true})
	e := s.Records[len(s.Records)-1].Event.(RollEnded)
	want(t, "missing when it ended", e.Missing, 2)
	want(t, "under way", s.Floor.Roll == nil, true)
}

func (s story) missing(ids ...VisitID) {
	s.T.Helper()
	var got []VisitID
	for _, v := range s.Floor.Missing() {
		got = append(got, v.ID)
	}
	if !slices.Equal(got, ids) {
		s.T.Errorf("missing are %v, want %v", got, ids)
	}
}

// undoes does something, and sees that it could be taken back whole.
func (s story) undoes(c Command) {
	s.T.Helper()
	before := s.Floor
	s.Do(c)
	o, _, err := s.Floor.Decide(s.House, s.Now, Request{By: s.By, Command: UndoLast{}})
	if err != nil {
		s.T.Fatalf("%s cannot be undone: %v", c.Verb(), err)
	}
	asBefore(s.T, c.Verb(), o.Floor, before)
}

// SY-49: items left open by the last shift must be acknowledged by the next.
func TestSY49_HandOver(t *testing.T) {
	s := tell(t)
	s.Refuse(MissingField, HandOver{})
	s.Refuse(MissingField, HandOver{Items: []HandItem{{Text: " "}}})
	s.Refuse(UnknownPost, HandOver{Post: "Q9", Items: []HandItem{{Text: "x"}}})
	s.Refuse(BadTime, HandOver{Items: []HandItem{{Text: "x", Due: time.Date(20266, 1, 1, 0, 0, 0, 0, time.UTC)}}})
	due := s.inHours(20)
	s.undoes(HandOver{Post: "L1", Items: []HandItem{{Text: "灯坏了", Due: due}, {Text: ""}, {Text: "雨伞少两把"}}})
	id := s.Floor.Handovers[0].ID
	want(t, "items", len(s.Floor.Handovers[0].Items), 2)
	s.Do(CloseDay{})
	s.Now = s.Now.Add(24 * time.Hour)
	s.Do(SignOn{Staff: "zhangwei", Post: "L1"})
	want(t, "left on the next day", len(s.Floor.Handovers), 1)
	want(t, "due", s.Floor.Handovers[0].Items[0].Due, due)
	s.Refuse(UnknownHandover, TakeOver{Handover: 9999, Staff: "zhangwei"})
	s.Refuse(MissingField, TakeOver{Handover: id})
	s.Refuse(UnknownStaff, TakeOver{Handover: id, Staff: "nobody"})
	s.By = By{Staff: "zhangwei"}
	s.undoes(TakeOver{Handover: id})
	want(t, "left", len(s.Floor.Handovers), 0)
	want(t, "who took it", s.Records[len(s.Records)-1].Event.(HandoverTaken).Staff, "zhangwei")
}

// SY-54: a message needs the caller's name and text, and stays open until the
// call-back is entered.
func TestSY54_Messages(t *testing.T) {
	s := tell(t)
	s.Refuse(MissingField, LeaveMessage{For: "lina", Text: "回电"})
	s.Refuse(MissingField, LeaveMessage{For: "lina", Phone: "13711111111", Text: "回电"})
	s.Refuse(MissingField, LeaveMessage{For: "lina", From: "钱"})
	s.Refuse(UnknownStaff, LeaveMessage{For: "nobody", From: "钱", Text: "回电"})
	s.undoes(LeaveMessage{For: "lina", From: "钱", Title: "先生", Phone: "13711111111", Text: "下午回电"})
	m := s.Floor.MessagesFor("lina")
	if len(m) != 1 || len(s.Floor.MessagesFor("wuqian")) != 0 {
		t.Fatalf("messages for lina: %v", m)
	}
	s.Now = s.Now.Add(24 * time.Hour)
	s.Do(SignOn{Staff: "lina"})
	want(t, "open on the next day", len(s.Floor.MessagesFor("lina")), 1)
	s.Refuse(UnknownMessage, CloseMessage{Message: 9999, Outcome: "x"})
	s.Refuse(MissingField, CloseMessage{Message: m[0].ID})
	s.undoes(CloseMessage{Message: m[0].ID, Outcome: "已回电"})
	want(t, "open", len(s.Floor.Messages), 0)
	want(t, "guests found by the caller's number", len(s.Clients.ByPhone("13711111111")), 0)
}

// The status tells of roll call, hand-over, messages and corrections without
// more of a guest than the address.
func TestStatusOfTheDesk(t *testing.T) {
	s := tell(t)
	id := s.comes(flowstest.Wang())
	s.Do(Correct{Visit: ByID(id), Field: FieldPhone, Value: "13900000000", Reason: "听错"})
	s.Do(Correct{Visit: ByID(id), Field: FieldParty, Value: "4", Reason: "又来两位"})
	part := s.Do(Split{Visit: ByID(id), Go: 1}).Visit
	s.Do(RollCall{Reason: "演习"})
	s.Do(Safe{Visit: ByID(id)})
	s.Do(HandOver{Items: []HandItem{{Text: "灯坏了"}}})
	s.Do(LeaveMessage{For: "lina", From: "钱", Title: "先生", Phone: "13711111111", Text: "下午回电"})
	text, err := json.Marshal(StatusOf(&s.Floor, s.House, s.Now))
	if err != nil {
		t.Fatal(err)
	}
	for _, secret := range []string{"13812345678", "13900000000", "13711111111", "下午回电"} {
		if strings.Contains(string(text), secret) {
			t.Errorf("the status says %s", secret)
		}
	}
	var st struct {
		Visits []struct {
			ID          VisitID
			Corrections []Correction
			SplitFrom   VisitID `json:"split_from"`
		}
		Roll struct {
			Reason       string
			Safe         []VisitID `json:"safe_visits"`
			Missing      []VisitID
			MissingStaff []StaffID `json:"missing_staff"`
		}
		Handovers []Handover
		Messages  []struct {
			For  StaffID
			From string
		}
	}
	if err := json.Unmarshal(text, &st); err != nil {
		t.Fatal(err)
	}
	for _, v := range st.Visits {
		if v.ID == part {
			want(t, "split from", v.SplitFrom, id)
			continue
		}
		want(t, "corrections", len(v.Corrections), 2)
		want(t, "party before", v.Corrections[1].Was+v.Corrections[1].Reason, "2又来两位")
	}
	if st.Roll.Reason != "演习" || !slices.Equal(st.Roll.Safe, []VisitID{id}) || !slices.Equal(st.Roll.Missing, []VisitID{part}) || len(st.Roll.MissingStaff) == 0 {
		t.Errorf("roll call %+v", st.Roll)
	}
	want(t, "handed over", st.Handovers[0].Items[0].Text, "灯坏了")
	want(t, "message", st.Messages[0].From+" "+string(st.Messages[0].For), "钱先生 lina")
}
