package flows_test

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	. "reception/flows"
)

// answers grades all lines of a survey and ends it; a comment may be written.
func (s story) answers(round string, grade int, comment string) {
	s.T.Helper()
	rule, _ := s.House.Sheet("survey")
	for _, it := range rule.Items {
		switch {
		case it.Is == CheckGrade:
			s.Do(CheckLine{Sheet: "survey", For: round, Item: it.ID, N: grade})
		case comment != "":
			s.Do(CheckLine{Sheet: "survey", For: round, Item: it.ID, Note: comment})
		}
	}
	s.Do(EndCheck{Sheet: "survey", For: round})
}

// opened is the last entry of a register, 0 for none.
func (s story) opened(r RegisterID) EntryID {
	for _, e := range slices.Backward(s.Floor.Entries) {
		if e.Register == r {
			return e.ID
		}
	}
	return 0
}

func TestSY57_RoundsAreAveragedAndCountedAgainstTwoToThree(t *testing.T) {
	s := tell(t)
	rule, _ := s.House.Sheet("survey")
	want(t, "rounds there should be", rule.Rounds, RoundRule{Least: 2, Most: 3})
	want(t, "rounds", len(s.Floor.Rounds(s.House, rule)), 0)
	s.answers("1", 4, "")
	s.answers("1", 5, "")
	s.answers("1", 5, "")
	s.Wait(40 * 24 * time.Hour)
	s.answers("2", 3, "")
	rounds := s.Floor.Rounds(s.House, rule)
	want(t, "rounds", len(rounds), 2)
	want(t, "sheets of the first", rounds[0].Sheets, 3)
	want(t, "its average", rounds[0].Average, 467)
	want(t, "of each of the eleven graded fields", len(rounds[0].Lines), 11)
	want(t, "of the second", rounds[1].Average, 300)
	s.Do(UndoLast{})
	want(t, "the second ended, undone", len(s.Floor.Rounds(s.House, rule)), 1)
}

func TestSY57_ACommentOpensACallBack(t *testing.T) {
	s := tell(t)
	s.answers("1", 4, "")
	want(t, "without a comment", s.opened("call_back"), EntryID(0))
	const said = "欧阳家的门禁总是坏"
	s.answers("1", 3, said)
	id := s.opened("call_back")
	if id == 0 {
		t.Fatal("the comment opened no call-back")
	}
	want(t, "the comment", s.entry(id).Get("comment"), said)
	s.cannotMove(FieldsNeeded, id, "close", nil)
	s.Wait(73 * time.Hour)
	s.runs(id, "call", TaskOverdue)
	// What a customer said lies in no record in clear, and goes with the guest.
	for _, r := range s.Records {
		if text, err := json.Marshal(r.Event); err != nil || strings.Contains(string(text), said) {
			t.Errorf("a %s says what the customer said: %s %v", r.Event.Kind(), text, err)
		}
	}
	guest := s.entry(id).Guest
	s.Do(Erase{Authority: Authority{Manager: "guofeng"}, Clients: []GuestNo{guest}, Reason: ErasedAsked})
	want(t, "erased", s.entry(id).Erased("comment"), true)
	for _, x := range s.Floor.Sheets {
		for _, m := range x.Marks {
			want(t, "what is left of it on the sheet", x.NoteOf(m), "")
		}
	}
}

func TestSY61_TheDailyReview(t *testing.T) {
	s := tell(t)
	rule, _ := s.House.Sheet("daily_review")
	shows := map[ShowKind]bool{}
	for _, it := range rule.Items {
		shows[it.Shows] = true
	}
	want(t, "shows the day's receptions", shows[ShowToday], true)
	want(t, "lists tomorrow's tasks", shows[ShowTomorrow], true)
	// Tomorrow's: a booking and a task, and nothing of today.
	s.Do(Book{Guest: Guest{Surname: "林"}, When: s.Now.Add(24 * time.Hour)})
	s.Do(OpenTask{Text: "换花", Due: s.Now.Add(25 * time.Hour)})
	s.Do(OpenTask{Text: "浇水", Due: s.Now.Add(time.Hour)})
	var bookings, tasks int
	for _, a := range s.Floor.Tomorrow(s.House, s.Now) {
		if a.Booking != 0 {
			bookings++
		}
		if a.Due.Task != 0 {
			tasks++
		}
	}
	want(t, "bookings of tomorrow", bookings, 1)
	want(t, "tasks of tomorrow", tasks, 1)
	// The hand-over is confirmed by two people.
	s.Refuse(NameWho, CheckLine{Sheet: "daily_review", Item: "supervisor"})
	s.By = By{Staff: "helin"}
	s.Do(CheckLine{Sheet: "daily_review", Item: "supervisor"})
	s.Refuse(OtherPerson, CheckLine{Sheet: "daily_review", Item: "service"})
	s.Do(CheckLine{Sheet: "daily_review", Item: "receptions", Note: "都好"})
	s.Do(CheckLine{Sheet: "daily_review", Item: "tomorrow", Note: "接团队"})
	s.Refuse(LinesOpen, EndCheck{Sheet: "daily_review"})
	s.By = By{Staff: "zhuhui"}
	s.Do(CheckLine{Sheet: "daily_review", Item: "service"})
	s.Do(EndCheck{Sheet: "daily_review"})
}

func TestSY61_TheWeeklyMeetingOfEachPerson(t *testing.T) {
	s := tell(t) // a Sunday morning
	s.Wait(9 * time.Hour)
	people := 0
	for _, d := range s.Floor.Deadlines(s.House, s.Now) {
		if d.Sheet == "weekly_meeting" {
			people++
		}
	}
	want(t, "one for each person, a day before", people, len(s.House.Staff))
	said := map[ItemID]string{"summary": "接待12组", "self": "良", "plan": "回访", "comment": "继续"}
	for id, text := range said {
		s.Do(CheckLine{Sheet: "weekly_meeting", For: "lina", Item: id, Note: text})
	}
	s.Do(EndCheck{Sheet: "weekly_meeting", For: "lina"})
	sheet := s.Floor.Sheets[len(s.Floor.Sheets)-1]
	for id, text := range said {
		m, _ := sheet.Mark(id)
		want(t, string(id), sheet.NoteOf(m), text)
	}
}

func TestSY62_OneAssessmentForEachPersonAndMonth(t *testing.T) {
	s := tell(t)
	s.Wait(2 * 24 * time.Hour) // seven days before the end of November
	s.Do(OpenDay{})            // nobody has signed on
	missing := func() (list []string) {
		for _, d := range s.Floor.Deadlines(s.House, s.Now) {
			if d.Sheet == "assessment" {
				list = append(list, d.For)
			}
		}
		return list
	}
	want(t, "missing, at work or not", len(missing()), len(s.House.Staff))
	assess := func(who string) {
		for _, it := range []ItemID{"attitude", "skill", "discipline", "teamwork"} {
			s.Do(CheckLine{Sheet: "assessment", For: who, Item: it, N: 4})
		}
		s.Do(EndCheck{Sheet: "assessment", For: who})
	}
	assess("lina")
	want(t, "without hers", slices.Contains(missing(), "lina"), false)
	want(t, "of the others", len(missing()), len(s.House.Staff)-1)
	s.Refuse(MadeAlready, CheckLine{Sheet: "assessment", For: "lina", Item: "skill", N: 5})
	s.Wait(25 * 24 * time.Hour) // 19 December: November's are overdue
	want(t, "those of November", len(missing()), len(s.House.Staff)-1)
	s.Wait(7 * 24 * time.Hour)
	assess("lina") // December's
}

func TestSY62_AWeekWithoutTrainingIsFlagged(t *testing.T) {
	s := tell(t)
	state := func() TaskState {
		for _, d := range s.Floor.Deadlines(s.House, s.Now) {
			if d.Register == "training" && d.Repeat > 0 {
				return d.State
			}
		}
		return ""
	}
	id := s.opens("training", EntryFields{"topic": "礼仪", "held": "2026-11-20"})
	s.Wait(24 * time.Hour)
	s.moves(id, "close", EntryFields{"people": "全体"}) // entered three days late
	want(t, "three days after it was held", state(), TaskState(""))
	s.Wait(4*24*time.Hour + time.Hour)
	want(t, "a week after", state(), TaskOverdue)
}

func TestSY64_TheNextDrill(t *testing.T) {
	s := tell(t)
	id := s.opens("drill", EntryFields{"plan": "火灾疏散", "held": "2026-11-21"})
	s.cannotMove(FieldsNeeded, id, "close", EntryFields{"people": "全体"})
	s.moves(id, "close", EntryFields{"people": "全体", "pictures": "档案柜2"})
	rule, _ := s.House.Register("drill")
	next := s.Floor.Repeats(rule)
	want(t, "next ones", len(next), 1)
	want(t, "a quarter after it was held", next[0].Next.In(s.House.Zone).Format(time.DateOnly), "2027-02-20")
	s.Wait(92 * 24 * time.Hour)
	i := slices.IndexFunc(s.Floor.Deadlines(s.House, s.Now), func(d Deadline) bool { return d.Register == "drill" && d.State == TaskOverdue })
	want(t, "overdue", i >= 0, true)
}

func TestSY69_TheCorrectionIsWrittenBackToTheUnit(t *testing.T) {
	s := tell(t)
	s.Wait(2 * 24 * time.Hour)
	units := 0
	for _, d := range s.Floor.Deadlines(s.House, s.Now) {
		if d.Sheet == "vacant" {
			units++
		}
	}
	rule, _ := s.House.Sheet("vacant")
	want(t, "one check for each unit and month", units, len(rule.Of))
	s.Do(CheckLine{Sheet: "vacant", For: "1-101", Item: "meters", Note: "水 120 电 3300"})
	s.ticks("vacant", "1-101", "leaks")
	s.Do(EndCheck{Sheet: "vacant", For: "1-101"})
	id := s.opened("repair")
	if id == 0 {
		t.Fatal("the finding went to no repair")
	}
	want(t, "which unit", s.entry(id).Get("area"), "1-101")
	found := s.Floor.FoundOf("vacant", "1-101")
	want(t, "open at the unit", fmt.Sprintf("%d %s %t", len(found), found[0].Item, found[0].Over.IsZero()), "1 leaks true")
	s.Wait(24 * time.Hour)
	s.moves(id, "close", EntryFields{"repair": "换了阀门"})
	found = s.Floor.FoundOf("vacant", "1-101")
	want(t, "the correction", found[0].Result, "换了阀门")
	want(t, "when", found[0].Over, s.Now)
	want(t, "at no other unit", len(s.Floor.FoundOf("vacant", "1-102")), 0)
	s.Wait(40 * 24 * time.Hour) // the whole of December: the day leaves, what was written back stays
	s.Do(OpenDay{})
	want(t, "a month later", s.Floor.FoundOf("vacant", "1-101")[0].Result, "换了阀门")
	d, due := s.deadline("vacant", "1-101")
	want(t, "December's is overdue", due && d.State == TaskOverdue, true)
}

func TestSY68_MailThatNobodyTookIsListed(t *testing.T) {
	s := tell(t)
	s.Refuse(FieldsNeeded, OpenEntry{Register: "mail", Fields: EntryFields{"sender": "税务局"}})
	id := s.opens("mail", EntryFields{"sender": "税务局", "recipient": "财务部"})
	want(t, "when it came", s.entry(id).Opened, s.Now)
	s.Wait(24 * time.Hour)
	s.Do(OpenDay{})
	want(t, "listed the next day", s.entry(id).Open(), true)
	s.cannotMove(FieldsNeeded, id, "hand", nil)
	s.moves(id, "hand", EntryFields{"taken_by": "孙蕾"})
	want(t, "who took it", s.entry(id).Get("taken_by"), "孙蕾")
	want(t, "handed out", s.entry(id).Open(), false)
}
