package flows_test

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	. "reception/flows"
	"reception/flows/flowstest"
)

// Ids and codes, and what is a word of the house: nobody types them about a guest.
var wordFields = []string{
	"DayOpened.House", "StockCounted.Item", "EntryOpened.Found.For", "Delivered.Takes.Item", "Arrived.Purpose", "Identified.Purpose", "Departed.Outcome", "TurnNoted.Rule", "TurnNoted.Passed.Why",
	"TurnNoted.Was.Rule", "DayFlagged.As", "Overridden.Rule", "Recognised.Match", "Corrected.Was", "Corrected.Value",
	"EntryMoved.Done", "SheetMarked.Marks.By.Terminal", "AccessNoted.Verb", "AccessNoted.From", "TaskOpened.Task",
	"FileImported.SHA256", "VisitImported.Purpose", "VisitImported.Appointment", "FileOpened.From", "FileOpened.Copy",
	"AccessNoted.Copy",
}

// Every text of every event says whose it is, so that a new one cannot be forgotten:
// `text:"guest"` goes with the guest, `text:"house"` is nobody's and stays readable.
func TestSY67_EveryTextOfAnEventSaysWhoseItIs(t *testing.T) {
	var seen []string
	var walk func(reflect.Type, reflect.StructTag, string)
	walk = func(typ reflect.Type, tag reflect.StructTag, path string) {
		switch {
		case typ == reflect.TypeFor[string]():
			whose := tag.Get("text")
			word := slices.Contains(wordFields, path)
			if seen = append(seen, path); word == (whose == "guest" || whose == "house") {
				t.Errorf("%s is a text: tag it text:\"guest\" or text:\"house\", or list it as a word", path)
			}
		case typ.Kind() == reflect.Slice, typ.Kind() == reflect.Pointer:
			walk(typ.Elem(), tag, path)
		case typ.Kind() == reflect.Struct && typ.PkgPath() == reflect.TypeFor[Record]().PkgPath():
			for i := range typ.NumField() {
				walk(typ.Field(i).Type, typ.Field(i).Tag, path+"."+typ.Field(i).Name)
			}
		}
	}
	for _, k := range Kinds() {
		e, _ := k.Decode(func(any) error { return nil })
		walk(reflect.TypeOf(e), "", reflect.TypeOf(e).Name())
	}
	for _, w := range wordFields {
		if !slices.Contains(seen, w) {
			t.Errorf("%s is no field of an event any more", w)
		}
	}
}

// What was typed about a guest is taken out of the record, put back as it was, and
// reads as erased without its texts; the event itself is never changed.
func TestSY67_TextsAreTakenOutAndPutBack(t *testing.T) {
	e := EntryMoved{Set: []FieldSet{{Field: "a", Text: "一"}, {Field: "b", Text: "2"}, {Field: "c"}}, Reason: "三", Move: "m"}
	r := Record{Seq: 9, Event: e, Whose: 5, Typed: []int{0, 3}}
	marked, texts := r.SealTexts()
	if !slices.Equal(texts, []string{"一", "三"}) || strings.ContainsAny(fmt.Sprint(marked), "一三") || e.Set[0].Text != "一" {
		t.Fatalf("%v, %v", texts, marked)
	}
	back, typed, err := UnsealTexts(marked, texts, true)
	if err != nil || !reflect.DeepEqual(back, r.Event) || !slices.Equal(typed, r.Typed) {
		t.Errorf("put back: %v, %v, %v", back, typed, err)
	}
	gone, _, err := UnsealTexts(marked, nil, false)
	if g := gone.(EntryMoved); err != nil || g.Set[0].Text != ErasedText || g.Set[1].Text != "2" || g.Set[2].Text != "" || g.Reason != ErasedText {
		t.Errorf("erased: %+v, %v", gone, err)
	}
	if _, _, err := UnsealTexts(marked, texts[:1], true); err == nil {
		t.Error("a text that is missing was not missed")
	}
	forgot := GuestsErased{Guests: []GuestNo{5}}.Forget(r).Event.(EntryMoved)
	if forgot.Set[0].Text != ErasedText || forgot.Reason != ErasedText || forgot.Set[1].Text != "2" || e.Set[0].Text != "一" {
		t.Errorf("forgotten: %+v", forgot)
	}
}

// A text about a party of whom nothing is known begins its guest's number: whoever is
// named later gets the same, undoing keeps it, and erasing takes the text off the floor.
func TestSY67_TextsGoWithTheirGuest(t *testing.T) {
	p := flowstest.NewPlay(t, anyHouse(t)).Staffed()
	id := p.Do(Arrive{}).Visit
	other := p.Do(Arrive{Guest: Guest{Surname: "钱", Title: "先生"}}).Visit
	const said = "说下午再来"
	p.Do(OpenTask{Text: said, Visit: ByID(id)})
	p.Do(OpenTask{Text: said, Visit: ByID(other)})
	guest := p.Visit(id).Guest
	if r := p.Records[len(p.Records)-2]; guest == 0 || r.Whose != guest || len(r.Typed) != 1 {
		t.Fatalf("guest %d, record %+v", guest, r)
	}
	p.Do(Identify{Visit: ByID(id), Guest: Guest{Surname: "李", Title: "女士"}})
	if v := p.Visit(id); v.Guest != guest || v.Person.Guest != guest {
		t.Errorf("named later, the guest is %d", v.Guest)
	}
	p.Do(TurnAway{Visit: ByID(id), Reason: "家里有事"})
	p.Do(Erase{Clients: []GuestNo{guest}, Reason: ErasedAsked, Authority: Authority{Manager: "tangwen"}})
	texts := map[string]int{}
	for _, task := range p.Floor.Tasks {
		texts[task.Text]++
	}
	if texts[ErasedText] != 1 || texts[said] != 1 || p.Visit(id).Away != ErasedText {
		t.Errorf("tasks %v, turned away because %q", texts, p.Visit(id).Away)
	}
	if strings.Contains(dump(p.Floor), "家里有事") {
		t.Error("it is still on the floor")
	}
}

func TestSY67_UndoneTextsAreFoundWhenTheGuestIsErased(t *testing.T) {
	p := flowstest.NewPlay(t, anyHouse(t)).Staffed()
	id := p.Do(Arrive{}).Visit
	p.Do(OpenTask{Text: "说下午再来", Visit: ByID(id)})
	guest := p.Visit(id).Guest
	p.Do(UndoLast{})
	if got := p.Visit(id).Guest; got != guest || guest == 0 {
		t.Fatalf("undone, the guest is %d, was %d", got, guest)
	}
	p.Do(Identify{Visit: ByID(id), Guest: Guest{Surname: "李"}})
	p.Do(TurnAway{Visit: ByID(id), Reason: "满房"})
	p.Do(Erase{Visit: ByID(id), Reason: ErasedAsked, Authority: Authority{Manager: "tangwen"}})
	erased := p.Records[len(p.Records)-1].Event.(GuestsErased)
	if !slices.Contains(erased.Guests, guest) {
		t.Errorf("erased %v, and the text is under %d", erased.Guests, guest)
	}
}

// A guest's number that an entry cannot keep is refused, not dropped.
func TestSY67_AnEntryThatCannotKeepItsGuestIsRefused(t *testing.T) {
	p := flowstest.NewPlay(t, anyHouse(t)).Staffed()
	guest := p.Visit(p.Do(flowstest.Wang()).Visit).Guest
	p.Refuse(BadValue, OpenEntry{Register: "repair", Client: guest, Fields: EntryFields{"fault": "灯不亮"}})
	if n := len(p.Floor.Entries); n != 0 {
		t.Errorf("%d entries", n)
	}
}

// What was typed with the answer is sealed where it is the reason of turning away, too.
func TestSY67_TheReasonOfTheAnswerIsSealedTwice(t *testing.T) {
	p := flowstest.NewPlay(t, anyHouse(t)).Staffed()
	id := p.Do(Arrive{Guest: Guest{Surname: "刘"}}).Visit
	p.Do(Reply{Call: p.Open(id, AskAdmission).ID, Answer: CannotReceive, Reason: "说下周带姐姐来"})
	p.Do(TurnAway{Visit: ByID(id)})
	for _, r := range p.Records {
		if e, ok := r.Event.(TurnedAway); ok && (e.Reason != "说下周带姐姐来" || len(r.Typed) != 1) {
			t.Errorf("%+v, sealed are the texts %v", e, r.Typed)
		}
	}
}

// Nor does what was said of a guest's entry at the closing stay in the day's record.
func TestSY67_AReasonAboutAnEntryAtTheClosingIsSealed(t *testing.T) {
	p := flowstest.NewPlay(t, anyHouse(t)).Staffed()
	p.Do(OpenEntry{Register: "permit", Fields: EntryFields{"visitor": "司马"}})
	entry := p.Floor.Entries[0]
	p.Do(MoveEntry{Entry: EntryRef{ID: entry.ID}, Move: "enter", Fields: EntryFields{"department": "工程部", "escort": "helin", "area": "A栋", "photographs": "不可以"}})
	var left []LeaveOpen
	for _, x := range p.Floor.Holes(p.House, p.Now) {
		left = append(left, LeaveOpen{Hole: x.ID, Reason: "司马还在屋面"})
	}
	p.Do(CloseDay{Left: left})
	found := false
	for _, r := range p.Records {
		switch e := r.Event.(type) {
		case HoleLeft:
			kind, _ := e.Hole.HoleOf()
			found = found || kind == HoleEntry && r.Whose == entry.Guest && len(r.Typed) == 1
		case DayClosed:
			for _, l := range e.Left {
				if kind, _ := l.Hole.HoleOf(); kind == HoleEntry && l.Reason != "" {
					t.Errorf("the day's record says %q of the entry", l.Reason)
				}
			}
		}
	}
	if !found {
		t.Error("nothing is sealed with the guest of the entry")
	}
}

// What was said in a call goes with the guest whom it names; of a caller of whom no more
// is known it is sealed too, and the calls of others keep the same words.
func TestSY67_TheWordsOfACallAreTheGuestsWhomTheyName(t *testing.T) {
	p := flowstest.NewPlay(t, anyHouse(t)).Staffed()
	id := p.Do(Arrive{Guest: Guest{Surname: "欧阳锋", Phone: "13912345678"}}).Visit
	guest := p.Visit(id).Guest
	ask := func(about string) (call Record) {
		o := p.Do(PhoneCall{Answer: PhoneAnswered, About: about})
		if len(o.Warnings) > 0 {
			t.Errorf("%q: warned of %v", about, o.Warnings)
		}
		for _, r := range p.Records {
			if r.Event.Kind() == (Phoned{}).Kind() {
				call = r
			}
			if _, noted := r.Event.(TurnNoted); noted && r.Seq > call.Seq && r.Whose != call.Whose {
				t.Errorf("the turn of the call is guest %d's, the call %d's", r.Whose, call.Whose)
			}
		}
		return call
	}
	want(t, "a call that names the guest", ask("欧阳锋问价格").Whose, guest)
	want(t, "one with the number", ask("13912345678 问价格").Whose, guest)
	other := ask("问价格")
	if other.Whose == 0 || other.Whose == guest || len(other.Typed) != 1 {
		t.Errorf("an unknown caller's is guest %d's, sealed are %v", other.Whose, other.Typed)
	}
	p.Do(TurnAway{Visit: ByID(id), Reason: "问价格"})
	p.Do(Erase{Visit: ByID(id), Reason: ErasedAsked, Authority: Authority{Manager: "tangwen"}})
	var about []string
	for _, x := range p.Floor.Phone {
		about = append(about, x.About)
	}
	want(t, "after the erasure", fmt.Sprint(about), fmt.Sprint([]string{ErasedText, ErasedText, "问价格"}))
	if strings.Contains(dump(p.Floor), "欧阳锋") || strings.Contains(dump(p.Floor), "13912345678") {
		t.Error("the name is still on the floor")
	}
}
