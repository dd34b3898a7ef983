package lang

import (
	"time"

	"reception/flows"
)

// importEventsZH are the events of files that were brought in later.
func importEventsZH() map[flows.Kind]sentence {
	m := saying{}
	m.add(says(func(s *story, e flows.FileImported) string {
		if e.Withdraws != 0 {
			return "撤回导入的文件" + s.details("记录 "+count(int(e.Withdraws))) + s.why(e.Reason) //nolint:gosec // there are not that many
		}
		return "导入文件" + s.details(word(importedZH, e.As), clip(e.Name), rows(e.Lines, " 行"))
	}))
	m.add(says(func(s *story, e flows.VisitImported) string {
		what := "补录过去的预约"
		if e.Came {
			what = "补录过去的来访"
		}
		return what + s.details(string(e.Date), s.at(e.Arrived), rows(max(e.Party, e.Announced), "人"))
	}))
	m.add(says(func(s *story, e flows.GuestImported) string {
		return "补录客户" + s.details(s.staff(e.Owner))
	}))
	return m
}

// importEventsEN are the events of files that were brought in later.
func importEventsEN() map[flows.Kind]sentence {
	m := saying{}
	m.add(says(func(s *story, e flows.FileImported) string {
		if e.Withdraws != 0 {
			return "withdrew a file that was brought in" + s.details("record "+count(int(e.Withdraws))) + s.why(e.Reason) //nolint:gosec // there are not that many
		}
		return "brought in a file" + s.details(word(importedEN, e.As), clip(e.Name), rows(e.Lines, " lines"))
	}))
	m.add(says(func(s *story, e flows.VisitImported) string {
		what := "entered an appointment of the past"
		if e.Came {
			what = "entered a visit of the past"
		}
		return what + s.details(string(e.Date), s.at(e.Arrived), rows(max(e.Party, e.Announced), " people"))
	}))
	m.add(says(func(s *story, e flows.GuestImported) string {
		return "entered a guest of the past" + s.details(s.staff(e.Owner))
	}))
	return m
}

var (
	importedZH = map[flows.ImportedAs]string{flows.ImportedVisits: "来访", flows.ImportedBookings: "预约", flows.ImportedPeople: "客户", flows.ImportedPaper: "停电登记单"}
	importedEN = map[flows.ImportedAs]string{flows.ImportedVisits: "visits", flows.ImportedBookings: "bookings", flows.ImportedPeople: "guests", flows.ImportedPaper: "paper sheets"}
)

// at is a time of the past, empty where none is known.
func (s *story) at(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return s.t.Clock(t, s.h.Zone)
}

// rows is how many there are of something; nothing for none.
func rows(n int, unit string) string {
	if n == 0 {
		return ""
	}
	return count(n) + unit
}
