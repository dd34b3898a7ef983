package flows_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	. "reception/flows"
	"reception/flows/flowstest"
)

// An identity number is one whose check digit is right (GB 11643); no other row of
// digits is touched.
func TestPIPL6_IdentityNumbersAreCut(t *testing.T) {
	for text, want := range map[string]string{
		"11010519491231002X":                    "******",
		"证件 11010519491231002x 已看":              "证件 ****** 已看",
		"440524188001010014 老人":                 "440524188001010014 老人", // born in 1880
		"110105 19491231 002X":                  "******",
		"110105-19491231-002X，渝A12345":          "******，渝A12345",
		"１１０１０５１９４９１２３１００２Ｘ":                    "******",
		"110105194912310021":                    "110105194912310021", // another check digit
		"6222021101051949123":                   "6222021101051949123",
		"911010519491231002X":                   "911010519491231002X", // longer
		"13812345678 13912345678":               "13812345678 13912345678",
		"11010519491231002X/11010519491231002X": "******/******",
		"":                                      "",
	} {
		if got, found := CutIdentity(text); got != want || found != (got != text) {
			t.Errorf("%q became %q (%v), want %q", text, got, found, want)
		}
	}
}

func TestPIPL6_NoTextTakesAnIdentityNumberIn(t *testing.T) {
	const number = "11010519491231002X"
	p := flowstest.NewPlay(t, anyHouse(t)).Staffed()
	id := p.Do(Arrive{Guest: Guest{Surname: "王", Title: "先生", Company: number, Describe: "证件" + number}}).Visit
	if !slices.Contains(p.Last.Warnings, IdentityCut) {
		t.Errorf("nothing is said of it: %v", p.Last.Warnings)
	}
	p.Do(AddNote{Visit: ByID(id), Text: "身份证 " + number})
	p.Do(Correct{Visit: ByID(id), Field: FieldPhone, Value: number, Reason: number})
	p.Do(LeaveMessage{For: "lina", From: "赵", Text: number})
	p.Do(OpenTask{Text: number, Visit: ByID(id)})
	for _, r := range p.Records {
		if r.Personal != nil && strings.Contains(r.Personal.Company+r.Personal.Describe+r.Personal.Note+r.Personal.Phone, number[:17]) {
			t.Errorf("record %d keeps it: %+v", r.Seq, *r.Personal)
		}
		if e, ok := r.Event.(TaskOpened); ok && strings.Contains(e.Text, number) {
			t.Error("a task keeps it")
		}
		if e, ok := r.Event.(Corrected); ok && strings.Contains(e.Reason, number) {
			t.Error("a reason keeps it")
		}
	}
}

// Texts about nobody lie in the records and outlive an erasure, and a text about one
// guest goes with that one: who else is named in it is warned of, also in a list.
func TestSY67_ATextThatNamesAGuestWithWhomItWillNotGoIsWarnedOf(t *testing.T) {
	for reason, warned := range map[string]bool{
		"王先生不要了": true, "打了138-1234-5678": true, "电话12345678": true, "客人不要了": false, "王经理说的": false, "9:30": false,
	} {
		other := Guest{Surname: "欧阳", Title: "女士", Phone: "139 8765 4321"}
		for what, does := range map[string]func(*flowstest.Play, VisitID) (Command, bool){
			"a room": func(*flowstest.Play, VisitID) (Command, bool) { return BlockRoom{Room: "VIP1", Reason: reason}, warned },
			"what is handed on": func(*flowstest.Play, VisitID) (Command, bool) {
				return HandOver{Items: []HandItem{{Text: reason}}}, warned
			},
			"an entry": func(*flowstest.Play, VisitID) (Command, bool) {
				return OpenEntry{Register: "repair", Fields: EntryFields{"fault": reason, "area": "B1"}}, warned
			},
			"the guest's own": func(_ *flowstest.Play, v VisitID) (Command, bool) {
				return TurnAway{Visit: ByID(v), Reason: reason}, false
			},
			"another guest's": func(p *flowstest.Play, _ VisitID) (Command, bool) {
				return TurnAway{Visit: ByID(p.Do(Arrive{Guest: other}).Visit), Reason: reason}, warned
			},
		} {
			p := flowstest.NewPlay(t, anyHouse(t)).Staffed()
			command, want := does(p, p.Do(flowstest.Wang()).Visit)
			p.Do(command)
			if got := slices.Contains(p.Last.Warnings, NameInReason); got != want {
				t.Errorf("%s, %q: warned %v", what, reason, got)
			}
		}
	}
}

// What a guest says to the notice stands with its version; who refuses leaves no
// phone, who withdraws is to be erased (PIPL 13, 15, 17).
func TestPIPL15_ConsentIsNotedAndItsWithdrawalLeadsToErasure(t *testing.T) {
	h := anyHouse(t)
	p := flowstest.NewPlay(t, h).Staffed()
	a := flowstest.Wang()
	a.Consent = ConsentGiven
	id := p.Do(a).Visit
	guest := p.Visit(id).Guest
	k, _ := p.Clients.Client(guest)
	if k.Consent != ConsentGiven || k.Notice != h.Privacy.Version || p.Visit(id).Consent != ConsentGiven {
		t.Errorf("the file says %q to version %q", k.Consent, k.Notice)
	}
	refused := p.Do(Arrive{Guest: Guest{Surname: "李", Phone: "13700000000", Consent: ConsentRefused}}).Visit
	if person, _ := p.Visit(refused).Person.Open(); person.Phone != "" || person.Surname != "李" {
		t.Errorf("of a guest who refuses %+v is kept", person)
	}
	if !slices.Contains(p.Last.Warnings, PhoneNotKept) {
		t.Errorf("nothing is said of the phone: %v", p.Last.Warnings)
	}
	walkIn := p.Do(Arrive{}).Visit
	p.Refuse(NothingKnown, GiveConsent{Visit: ByID(walkIn), Is: ConsentGiven})
	p.Refuse(BadValue, GiveConsent{Client: guest, Is: "perhaps"})
	p.Refuse(UnknownClient, GiveConsent{Client: 98765, Is: ConsentGiven})

	p.Do(GiveConsent{Client: guest, Is: ConsentWithdrawn})
	list := p.Clients.ToErase(&p.Floor, h, p.Now)
	i := slices.IndexFunc(list, func(d ToErase) bool { return d.Guest == guest })
	if i < 0 || list[i].Why != ErasedWithdrawn || list[i].Visit != id {
		t.Fatalf("to be erased: %+v", list)
	}
	p.Do(UndoLast{})
	if k, _ := p.Clients.Client(guest); k.Consent != ConsentGiven {
		t.Errorf("undone, the file says %q", k.Consent)
	}
}

// Data is kept for so many whole days after the last contact, and no longer
// (PIPL 19).
func TestPIPL19_DataIsDueTheDayAfterItsDaysAreOver(t *testing.T) {
	h := anyHouse(t)
	p := flowstest.NewPlay(t, h).Staffed()
	_, guest := gone(p, flowstest.Wang())
	due := func(days int) bool {
		return slices.ContainsFunc(p.Clients.ToErase(&p.Floor, h, p.Now.AddDate(0, 0, days)), func(d ToErase) bool { return d.Guest == guest })
	}
	for days, want := range map[int]bool{0: false, h.Privacy.KeepDays: false, h.Privacy.KeepDays + 1: true, 5000: true} {
		if due(days) != want {
			t.Errorf("after %d days: %v", days, !want)
		}
	}
	p.Do(Correct{Visit: ByID(p.Floor.Visits[0].ID), Field: FieldSurname, Value: "汪", Reason: "x"})
	if !due(h.Privacy.KeepDays + 1) {
		t.Error("a correction is no contact")
	}
	p.Now = p.Now.Add(24 * time.Hour)
	p.Do(LeaveMessage{For: "lina", From: "赵", Text: "x"})
	if !due(h.Privacy.KeepDays) {
		t.Error("somebody else's message is no contact")
	}
	if list := p.Clients.ToErase(&p.Floor, h, p.Now.AddDate(0, 0, h.Privacy.KeepDays)); len(list) != 1 || list[0].Why != ErasedExpired {
		t.Errorf("due: %+v", list)
	}
}

// Who opened a file stays known, also when the guest is not.
func TestSY67_OpeningAFileIsNotedAndOutlivesTheGuest(t *testing.T) {
	p := flowstest.NewPlay(t, anyHouse(t)).Staffed()
	_, guest := gone(p, flowstest.Wang())
	p.By = By{Staff: "lina"}
	p.Do(OpenFile{FileOpened{Guest: guest, Why: "回访"}})
	p.Do(OpenFile{FileOpened{Guest: guest, Copy: "ab"}})
	p.Refuse(UnknownClient, OpenFile{FileOpened{Guest: 98765}})
	p.Refuse(NothingToUndo, UndoLast{Record: p.Last.Last})
	p.Do(Erase{Clients: []GuestNo{guest}, Reason: ErasedAsked, Authority: allowed()})
	p.Refuse(ErasedAlready, OpenFile{FileOpened{Guest: guest}})
	list := p.Clients.Accesses(guest)
	if len(list) != 2 || list[0].By.Staff != "lina" || list[1].Event.(FileOpened).Copy != "ab" {
		t.Errorf("opened by: %+v", list)
	}
	if r, ok := p.Clients.Erasure(guest); !ok || r.Event.(GuestsErased).Manager != duty {
		t.Errorf("erased by: %+v", r)
	}
	p.Session = Session{Role: RolePost}
	p.Refuse(NotAllowed, OpenFile{FileOpened{Guest: guest}})
}
