package lang

import (
	"fmt"

	"reception/flows"
)

func reportWordsEN() ReportWords {
	weekdays := [7]string{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"}
	return ReportWords{
		Title: "Reports",
		Spans: map[flows.Span]string{flows.SpanDay: "day", flows.SpanWeek: "week", flows.SpanMonth: "month", flows.SpanDays: "days", flows.SpanTable: "monthly table"},
		TitleOf: func(p flows.Period) string {
			from, _, year, week := periodOf(p)
			switch p.Span {
			case flows.SpanDay:
				return fmt.Sprintf("Day %s %s", p.From, weekdays[from.Weekday()])
			case flows.SpanWeek:
				return fmt.Sprintf("Week %d of %d, %s to %s", week, year, p.From, p.To)
			case flows.SpanTable:
				return fmt.Sprintf("Monthly table %s to %s", p.From, p.To)
			case flows.SpanMonth:
				return "Month " + from.Format("January 2006")
			}
			return fmt.Sprintf("Report %s to %s", p.From, p.To)
		},
		Short: func(p flows.Period) string {
			from, _, _, week := periodOf(p)
			switch p.Span {
			case flows.SpanDay:
				return fmt.Sprintf("Day %s %s", p.From, weekdays[from.Weekday()])
			case flows.SpanWeek:
				return fmt.Sprintf("Week %d, %s..%s", week, p.From[5:], p.To[5:])
			}
			return from.Format("January 2006")
		},
		Chapters: map[flows.FigurePart]string{
			flows.PartDays: "Days", flows.PartArrivals: "Arrivals", flows.PartBookings: "Bookings", flows.PartLeaving: "Leaving",
			flows.PartPromises: "On time", flows.PartRooms: "VIP rooms", flows.PartTurns: "Turns and telephone", flows.PartEntries: "Entries",
			flows.PartButler: "Butler's figures", flows.PartBooks: "Registers and lists",
		},
		Tables: map[flows.TableID]string{
			flows.TableWaits: "Waits and dwell", flows.TableHalfHours: "Arrivals per half-hour", flows.TableWeekdays: "Weekday and hour", flows.TableDays: "Day by day",
			flows.TableKinds: "Kind of visit", flows.TableCameBy: "Came by", flows.TablePurposes: "Purpose", flows.TableOutcomes: "Outcome",
			flows.TableStaff: "Salespeople", flows.TablePosts: "Posts", flows.TableRooms: "Room use", flows.TableServed: "Consumption",
			flows.TableRegisters: "Registers", flows.TableClocks: "Promises", flows.TableChoices: "Entries by word", flows.TableFields: "Entries by area or person",
			flows.TableMoney: "Amounts", flows.TableLists: "Lists of checks", flows.TableScores: "Scores", flows.TableWritten: "In writing", flows.TableFiling: "To be filed, by household",
		},
		Figures: joined(reportFiguresEN(), bookFiguresEN()), Means: joined(reportMeansEN(), bookMeansEN()), Books: bookWordsEN(),
		Waits: map[flows.WaitKind]string{flows.WaitGreeted: "to greeting", flows.WaitReceived: "to sales", flows.WaitRoomed: "to a room",
			flows.WaitAnswered: "to reply", flows.WaitDwell: "dwell"},
		WaitsAre: map[flows.WaitKind]string{
			flows.WaitGreeted:  "From the arrival at the gate until the first step at the door was done.",
			flows.WaitReceived: "From the greeting until the salesperson's first step with the party was done.",
			flows.WaitRoomed:   "From the answer to a request for a VIP room until one was held.",
			flows.WaitAnswered: "From a radio call until its reply.",
			flows.WaitDwell:    "From the arrival until they left; not of those turned away, nor of those who left nobody knows when.",
		},
		Rules: []string{
			"A day is a business day: before the hour that it changes at, it is the day before. A week is Monday to Sunday, a month that of the calendar.",
			"A day without records is not a zero: nobody opened it, and it enters no average. A day that was opened and nobody came is a zero.",
			"- is nothing to count: 0 of 0 has no per cent, and no case has no average. What grew from 0 has a difference and no per cent.",
			"Who is still inside is in the parties and not in the dwell. Who still waits is in no wait, and is not on time once amber. Who had not left when the day ended is counted apart.",
			"Two entries of one party are one; what was corrected counts as corrected; what was undone does not count. A late entry is of the business day it was entered in, at the time it happened.",
			"A day that was opened again is one day and ends with its last closing; one that was never closed ends with its last record.",
			"Half, 9 in 10 and longest come from every single case, not from averages of days.",
			"Compared: a year earlier is 52 weeks for days and weeks, so that weekdays are the same, and the same month of last year for months. A period that still runs is compared with as many days of the others. Shares differ by per cent points.",
		},
		Other: "other", NoneSaid: "not entered", Weekdays: weekdays,
		Earlier: [2]string{"period before", "a year earlier"}, Compared: "Compared", Figure: "figure", Now: "now", Was: "then", Change: "change",
		Nothing: "none",
		Unrecorded: func(p flows.Period) string {
			if p.From == p.To {
				return fmt.Sprintf("There are no records of %s", p.From)
			}
			return fmt.Sprintf("There are no records from %s to %s", p.From, p.To)
		},
		Recorded: func(n, of int) string { return fmt.Sprintf("%d of %d days on record", n, of) },
		Running:  "so far", Meanings: "What the figures count", NoNames: "Outside what was written by hand no guest is named in a report",
		Pages: [reportPages]string{"figures", "arrivals", "week", "people", "more", "notes"},
		Turn:  "page", Move: "before/next", Today: "to today", Span: "period", Compare: "compare", Export: "export",
		Reading:  func(done, of int) string { return fmt.Sprintf("Adding up: %d of %d days", done, of) },
		Failed:   func(why string) string { return "It could not be read: " + why },
		WeekNote: "Each cell: parties in that hour of such a day of the period, on average. . is none, - no record of such a day. Shaded: more.", NoRecord: "no records",
	}
}

func reportFiguresEN() map[flows.FigureID]string {
	return map[flows.FigureID]string{
		"days": "days", "days_recorded": "days on record",
		"parties": "parties", "guests": "people", "size_unknown": "size not known", "parties_a_day": "parties a day",
		"first": "first visits", "repeat": "repeat visits", "other_purpose": "other purposes", "by_booking": "by booking", "walk_in": "walk-ins",
		"bookings": "bookings", "bookings_kept": "kept", "no_show": "no-shows", "bookings_awaited": "still awaited", "bookings_kept_share": "share kept",
		"bookings_made": "newly booked", "bookings_moved": "moved", "bookings_cancelled": "cancelled",
		"turned_away": "turned away", "walked_out": "walked out", "left": "left", "stayed_on": "inside at the end", "not_left": "never checked out", "left_unknown": "left, time unknown",
		"on_time": "on time", "steps_on_time": "steps on time", "replies_on_time": "replies on time", "requests_on_time": "requests on time",
		"radio_calls": "radio calls", "calls_unanswered": "unanswered", "tasks_opened": "tasks", "tasks_done": "tasks done", "tasks_dropped": "tasks dropped",
		"rooms_in_use": "rooms in use", "room_uses": "room uses", "room_mean": "mean use", "room_longest": "longest use",
		"turns": "turns", "phone_answered": "calls answered", "phone_missed": "calls missed", "phone_silent": "calls silent",
		"corrected": "corrections", "merged": "entries merged", "skipped": "steps skipped", "reopened": "days reopened",
		"butler_visitors": "visitors", "butler_visits": "visits", "butler_drinks": "drinks served", "butler_other_items": "other items", "butler_rooms_out": "rooms put out of use",
		"wait_cases": "times", "wait_mean": "mean", "wait_median": "half", "wait_most": "9 in 10", "wait_longest": "longest", "wait_on_time": "on time",
		"of_all": "share", "received": "received", "out_of_turn": "out of turn", "seated": "seated", "makeups_granted": "make-ups", "makeups_used": "used",
		"byes_granted": "byes", "passed_busy": "passed busy", "passed_away": "passed away", "call_ups": "call-ups",
		"steps_done": "steps", "covered": "by others", "calls_answered": "replies",
		"room_used": "used", "room_usable": "usable", "rooms_out": "put out of use", "quantity": "quantity", "copies": "ID copy",
	}
}

func reportMeansEN() map[flows.FigureID]string {
	return map[flows.FigureID]string{
		"days": "Days of the calendar in the period, up to today.", "days_recorded": "Business days among them that were opened.",
		"parties": "Who comes together is one party.", "guests": "People in the parties whose size is known.", "size_unknown": "Parties whose size nobody entered.",
		"parties_a_day": "Parties divided by the days on record.",
		"first":         "Of the parties whose purpose costs a turn, those nobody recognised as a guest of before.", "repeat": "Those recognised as somebody's guest.",
		"other_purpose": "Parties whose purpose costs no turn.", "by_booking": "Parties with a booking or of a kind that is booked.", "walk_in": "All other parties.",
		"bookings": "Kept, no-shows and still awaited.", "bookings_kept": "The party came under its booking; on the day it came.",
		"no_show": "Nobody came and the day is over; entered as the next day opens.", "bookings_awaited": "Of today, not come yet.",
		"bookings_kept_share": "Kept, of kept and no-shows.", "bookings_made": "Made in the period.", "bookings_moved": "How often one was moved in the period.",
		"bookings_cancelled": "Cancelled in the period, whatever day they were for.",
		"turned_away":        "Parties that were not received.", "walked_out": "Parties that left without a salesperson and were not turned away.",
		"left":      "Parties that left and were not turned away.",
		"stayed_on": "Parties inside when the day was closed, or at this moment.", "not_left": "Parties without a departure to this day.",
		"left_unknown": "Parties checked out afterwards, when nobody knew the time.",
		"on_time":      "Steps, replies and requests together.", "steps_on_time": "Steps done before amber; open ones count once amber, skipped ones never.",
		"replies_on_time": "Calls answered before amber; dropped ones never count.", "requests_on_time": "Requests brought before amber, from the reply on.",
		"radio_calls": "Radio calls made.", "calls_unanswered": "Calls without a reply.", "tasks_opened": "Tasks that came up in the period.",
		"tasks_done": "Done in the period.", "tasks_dropped": "Dropped in the period.",
		"rooms_in_use": "Time with guests, of the time from opening to closing that rooms were not out of use; a room without entries is what it was the day before.",
		"room_uses":    "One party once in a room is one use.", "room_mean": "Mean of the uses that ended.", "room_longest": "The longest of them.",
		"turns": "Turns that visits used up, less those given back.", "phone_answered": "Calls from outside that somebody answered.",
		"phone_missed": "That nobody picked up.", "phone_silent": "Picked up, and nobody spoke.",
		"corrected": "Fields put right afterwards.", "merged": "Second entries of the same party.", "skipped": "Steps skipped with a reason.",
		"reopened":        "How often a closed day was opened again.",
		"butler_visitors": "The people of the arrivals.", "butler_visits": "The parties.", "butler_drinks": "Drinks delivered.",
		"butler_other_items": "Documents, copies and supplies delivered.", "butler_rooms_out": "How often a VIP room was put out of use.",
		"wait_cases": "How many were measured.", "wait_mean": "All the time divided by the times.", "wait_median": "Half of them took no longer.",
		"wait_most": "Nine in ten took no longer.", "wait_longest": "The longest one.",
		"wait_on_time": "Within the promise, which is what the steps in between may take before amber.",
		"of_all":       "Of all parties.", "received": "A party counts once a day for each who received it.",
		"out_of_turn": "Booked, named, original and the like when it was not their turn, of those received.", "seated": "Seated for the original salesperson.",
		"makeups_granted": "Make-up turns of visits and calls.", "makeups_used": "Make-up turns used.", "byes_granted": "Byes of visits and calls.",
		"passed_busy": "Passed in the order while busy.", "passed_away": "Passed in the order while away.", "call_ups": "Called up to support.",
		"steps_done": "Steps of the post, without skipped ones.", "covered": "Of these, done by another post.", "calls_answered": "Calls to the post that were answered.",
		"room_used": "Time with guests.", "room_usable": "Time not out of use.", "rooms_out": "How often it was put out of use.",
		"quantity": "How many were delivered.", "copies": "Copies of identity cards delivered.",
	}
}
