package flows_test

import (
	"fmt"
	"testing"
	"time"

	. "reception/flows"
)

// The readings of 5.3 and 5.4: each is the default, and a line of complaints.yaml,
// registers.yaml or checks.yaml.

func TestAMB_CM1_ContinuousHoursFromTheReceipt(t *testing.T) {
	s := tell(t)
	s.Wait(5*24*time.Hour + 8*time.Hour) // a Friday evening
	s.Do(OpenDay{})
	id := s.opens("complaint", complains(nil))
	d, _ := s.clock(id, "reply_72")
	want(t, "over the weekend", d.At.In(s.House.Zone).Format("Mon 15:04"), "Mon 17:30")
	s.moves(id, "verify", EntryFields{"founded": "founded"})
	d, _ = s.clock(id, "reply_72")
	want(t, "from the receipt, whatever came after", d.At, s.inHours(72))
}

func TestAMB_CM2_The24HoursAreTheHousesOwn(t *testing.T) {
	s := tell(t)
	id := s.opens("complaint", complains(EntryFields{"criteria": "media"}))
	s.silent(id, "reply_48", "reply_72")
	d, _ := s.clock(id, "report_24")
	want(t, "reporting upwards", d.At, s.inHours(24))
	s.Wait(25 * time.Hour)
	s.Do(OpenDay{})
	s.runs(id, "report_24", TaskOverdue)
	s.moves(id, "verify", EntryFields{"founded": "founded"}) // late or not, the case goes on
}

func TestAMB_CM3_OrdinaryQuestionsAndOrdinaryComplaintsAreOne(t *testing.T) {
	s := tell(t)
	id := s.opens("complaint", complains(EntryFields{"kind": "投诉"}))
	want(t, "level", s.entry(id).Get("level"), "ordinary")
	s.runs(id, "reply_72", TaskPending)
}

func TestAMB_CM4_TheDateItselfShownThreeDaysBefore(t *testing.T) {
	s := tell(t)
	s.Wait(4 * 24 * time.Hour)
	s.Do(OpenDay{})
	s.ticks("table_27", "")
	s.Do(EndCheck{Sheet: "table_27"}) // November's
	s.Wait(27 * 24 * time.Hour)       // 23 December; the 27th is a Sunday
	s.Do(OpenDay{})
	_, due := s.deadline("table_27", "")
	want(t, "four days before", due, false)
	s.Wait(24 * time.Hour)
	s.Do(OpenDay{})
	d, due := s.deadline("table_27", "")
	want(t, "three days before", due, true)
	want(t, "by the end of the Sunday", d.At.Add(-time.Second).In(s.House.Zone).Format("Mon 2 Jan"), "Sun 27 Dec")
}

func TestAMB_CM5_APersonTicksWhatIsLarge(t *testing.T) {
	s := tell(t)
	id := s.opens("complaint", complains(nil))
	s.Do(OpenEntry{Register: "complaint_cost", Of: EntryRef{ID: id}, Fields: EntryFields{"what": "赔付", "amount": "9000000", "spent": "2026-11-22"}})
	want(t, "no number decides", s.entry(id).Get("level"), "ordinary")
	s.Do(ChangeEntry{Entry: EntryRef{ID: id}, Fields: EntryFields{"criteria": "金额较大"}})
	want(t, "a person does", s.entry(id).Get("level"), "major")
}

func TestAMB_CM6_DeputyAndGeneralManagerHaveTheirOwnTimes(t *testing.T) {
	s := tell(t)
	id := s.opens("complaint", complains(EntryFields{"criteria": "media", "reported_supervisor": "luoyi", "reported_marketing": "tangwen"}))
	s.silent(id, "report_24") // these two are what the clock is for
	s.Wait(30 * time.Hour)
	s.Do(OpenDay{})
	s.Do(ChangeEntry{Entry: EntryRef{ID: id}, Fields: EntryFields{"reported_deputy": "副总"}})
	s.Wait(time.Hour)
	s.Do(ChangeEntry{Entry: EntryRef{ID: id}, Fields: EntryFields{"reported_general": "总经理"}})
	deputy, _ := s.entry(id).Stamp("reported_deputy")
	general, by := s.entry(id).Stamp("reported_general")
	want(t, "each with a time", general.Sub(deputy), time.Hour)
	want(t, "and who entered it", by, s.By)
}

func TestAMB_CM7_TheProgramIsTheCustomerSystem(t *testing.T) {
	s := tell(t)
	id := s.answeredComplaint(nil) // no sheet of paper is asked for on the way
	s.moves(id, "close", nil)
}

func TestAMB_CM8_TheIntervalOfCallBacksIsTheHouses(t *testing.T) {
	s := tell(t)
	h := *s.House
	h.Registers = append([]RegisterRule(nil), h.Registers...)
	for i := range h.Registers {
		if r := &h.Registers[i]; r.ID == "complaint" {
			r.Clocks = append([]ClockRule(nil), r.Clocks...)
			c, _ := r.Clock("call_back")
			c.Within = 48 * time.Hour
		}
	}
	s.House = &h
	d, _ := s.clock(s.answeredComplaint(nil), "call_back")
	want(t, "two days", d.At, s.inHours(48))
}

func TestAMB_CM9_OneTableThreeAddressees(t *testing.T) {
	s := tell(t)
	s.Do(CheckLine{Sheet: "table_27", Item: "analysis", Note: "集中在工程质量"})
	s.Do(CheckLine{Sheet: "table_27", Item: "costs"})
	r := s.Refuse(LinesOpen, EndCheck{Sheet: "table_27"})
	want(t, "not before all three have it", fmt.Sprint(r.Allowed), "[supervisor marketing department]")
}

func TestAMB_PR1_AtMostFiveMinutes(t *testing.T) {
	s := tell(t)
	id := s.opens("request", EntryFields{"text": "…"})
	s.Wait(time.Minute)
	s.moves(id, "take", EntryFields{"taken_by": "xumin"}) // early is in time
	c := s.entry(id).Clocks
	want(t, "in time", c[0].Late(s.Now), false)
}

func TestAMB_PR2_FourHoursAndADayFromTheFirstCall(t *testing.T) {
	s := tell(t)
	began := s.Now
	id := s.opens("request", EntryFields{"text": "…"})
	s.Wait(40 * time.Minute)
	s.moves(id, "outside", nil)
	d, _ := s.clock(id, "commit_1d")
	want(t, "a day is 24 hours", d.At, began.Add(24*time.Hour))
	other := s.opens("request", EntryFields{"text": "…"})
	began = s.Now
	s.Wait(40 * time.Minute)
	s.moves(other, "explain", EntryFields{"explained": "…"})
	d, _ = s.clock(other, "solve_4h")
	want(t, "four hours", d.At, began.Add(4*time.Hour))
}
