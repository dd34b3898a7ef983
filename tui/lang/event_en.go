package lang

import "reception/flows"

func eventsEN() map[flows.Kind]sentence {
	m := saying{}

	m.add(says(func(s *story, e flows.DayOpened) string {
		group := ""
		if e.VisitGroup != "" {
			group = s.group(e.VisitGroup) + " receives visitors"
		}
		phone := ""
		if e.PhoneGroup != "" {
			phone = s.group(e.PhoneGroup) + " answers the phone"
		}
		return s.dayOpened("day opened: "+string(e.Date), e, group, phone)
	}))
	m.add(says(func(s *story, e flows.DayClosed) string { return s.dayClosed("day closed", e) }))
	m.add(says(func(s *story, e flows.HoleLeft) string { return s.holeLeft(e) }))
	m.add(says(func(s *story, e flows.WeatherChanged) string { return "weather: " + word(s.t.Names.Weather, e.Is) }))
	m.add(says(func(s *story, e flows.PostTaken) string {
		former := ""
		if e.Former != "" {
			former = "relieving " + s.staff(e.Former)
		}
		return s.staff(e.Staff) + " took " + s.post(e.Post) + s.details(former)
	}))
	m.add(says(func(s *story, e flows.PostLeft) string { return s.staff(e.Staff) + " left " + s.post(e.Post) }))
	m.add(says(func(s *story, e flows.CameOn) string { return s.staff(e.Staff) + " came on duty" }))
	m.add(says(func(s *story, e flows.WentOff) string { return s.staff(e.Staff) + " went off duty" }))
	m.add(says(func(s *story, e flows.BreakTaken) string {
		return s.staff(e.Staff) + " took a break" + s.details(s.reason(e.Reason))
	}))
	m.add(says(func(s *story, e flows.CameBack) string { return s.staff(e.Staff) + " came back" }))

	m.add(says(func(s *story, e flows.BookingMade) string {
		party, sales := "", ""
		if e.Party > 0 {
			party = s.t.People.Party(e.Party)
		}
		if e.Sales != "" {
			sales = "with " + s.staff(e.Sales)
		}
		return "new booking: " + s.guest() + s.details(s.t.DayClock(e.When, s.h.Zone), party, sales)
	}))
	m.add(says(func(s *story, e flows.BookingAdvanced) string {
		return s.booking(e.Booking) + ": " + word(s.t.Names.Booking, e.To) + s.by(", confirmed by ", e.Manager, "")
	}))
	m.add(says(func(s *story, e flows.BookingMoved) string {
		return s.booking(e.Booking) + " moved to " + s.t.DayClock(e.When, s.h.Zone) + s.by(" by ", e.Who, "") + s.why(e.Reason)
	}))
	m.add(says(func(s *story, e flows.BookingCancelled) string {
		return s.booking(e.Booking) + " cancelled" + s.why(e.Reason)
	}))

	m.add(says(func(s *story, e flows.Arrived) string {
		party, by, asks, booked := "", "", "", ""
		if e.Party > 0 {
			party = s.t.People.Party(e.Party)
		}
		if e.CameBy != "" {
			by = word(s.t.Names.CameBy, e.CameBy)
		}
		if e.AsksFor != "" {
			asks = "asks for " + s.staff(e.AsksFor)
		}
		if e.Booking != 0 {
			booked = "booked"
		}
		return s.arrival(e) + " arrived" + s.details(party, by, booked, asks)
	}))
	m.add(says(func(s *story, e flows.Identified) string {
		party, by, asks, purpose := "", "", "", ""
		if e.Party > 0 {
			party = s.t.People.Party(e.Party)
		}
		if e.CameBy != "" {
			by = word(s.t.Names.CameBy, e.CameBy)
		}
		if e.Purpose != "" {
			purpose = "purpose " + s.purpose(e.Purpose)
		}
		if e.AsksFor != "" {
			asks = "asks for " + s.staff(e.AsksFor)
		}
		return "more about " + s.party(e.Visit) + s.details(party, by, purpose, asks)
	}))
	m.add(says(func(s *story, e flows.StepDone) string {
		next, covered := "", ""
		if e.Next != "" {
			next = "next " + s.named(s.step(e.Next))
		}
		if e.Covered {
			covered = "by another post"
		}
		if e.Skipped != "" {
			return s.party(e.Visit) + " skipped " + s.named(s.step(e.Step)) + s.t.phrases.Reason(s.leftOut(e.Skipped)) + s.details(next)
		}
		return s.party(e.Visit) + " finished " + s.named(s.step(e.Step)) + s.details(covered, next)
	}))
	m.add(says(func(s *story, e flows.Ticked) string {
		if e.Off {
			return s.party(e.Visit) + ", tick taken off: " + s.line(e.Item)
		}
		return s.party(e.Visit) + ", done: " + s.line(e.Item)
	}))
	m.add(says(func(s *story, e flows.BayTaken) string { return s.party(e.Visit) + " parked in " + s.bay(e.Bay) }))
	m.add(says(func(s *story, e flows.UmbrellaChanged) string {
		return s.party(e.Visit) + ", umbrella: " + word(s.t.Names.Umbrella, e.To)
	}))
	m.add(says(func(s *story, e flows.Noted) string {
		note := s.t.People.Erased
		if s.r.Personal != nil {
			note = s.r.Personal.Note
		}
		return s.party(e.Visit) + ", note: " + note
	}))
	m.add(says(func(s *story, e flows.TurnedAway) string { return s.party(e.Visit) + " turned away" + s.why(e.Reason) }))
	m.add(says(func(s *story, e flows.Departed) string {
		outcome := ""
		if e.Outcome != "" {
			outcome = s.outcome(e.Outcome)
		}
		return s.party(e.Visit) + " departed" + s.details(outcome, s.missed(e)) + s.why(e.Reason)
	}))
	m.add(says(func(s *story, e flows.FlatEntered) string {
		return s.party(e.Visit) + " entered " + s.flat(e.Flat) + s.by(", allowed by ", e.Manager, "") + s.why(e.Reason)
	}))
	m.add(says(func(s *story, e flows.FlatLeft) string { return s.party(e.Visit) + " left " + s.flat(e.Flat) }))

	m.add(says(func(s *story, e flows.SalesAssigned) string {
		if e.Basis == flows.BasisSeating {
			return s.staff(e.Staff) + " seats " + s.party(e.Visit) + " until the original comes" + s.why(e.Reason)
		}
		return s.staff(e.Staff) + " receives " + s.party(e.Visit) + s.details(word(s.t.Names.Basis, e.Basis)) + s.why(e.Reason)
	}))
	m.add(says(func(s *story, e flows.TurnNoted) string { return s.turnOf(&e) }))
	m.add(says(func(s *story, e flows.RotaOrdered) string { return s.ordered(e.Group, e.Order, e.Reason) }))

	m.add(says(func(s *story, e flows.Called) string {
		to, visit, room, flat, item, text := "", "", "", "", "", ""
		if rule, ok := s.h.Call(e.Call); ok && rule.To == flows.AllPosts {
			to = " to all"
		} else if ok {
			to = " to " + s.post(rule.To)
		}
		if e.Visit != 0 {
			visit = s.party(e.Visit)
		}
		if e.Room != "" {
			room = s.room(e.Room)
		}
		if e.Flat != "" {
			flat = s.flat(e.Flat)
		}
		if e.Item != "" {
			item = s.goods(e.Item)
			if e.Quantity > 0 {
				item = count(e.Quantity) + " " + item
			}
		}
		if e.Text != "" {
			text = s.named(e.Text)
		}
		return "call" + to + ": " + s.call(e.Call) + s.details(visit, room, flat, item, text)
	}))
	m.add(says(func(s *story, e flows.Replied) string {
		return "answer " + s.named(word(s.t.Names.Answer, e.Answer)) + " to " + s.called(e.Call) + s.why(e.Reason)
	}))
	m.add(says(func(s *story, e flows.Delivered) string { return "provided: " + s.called(e.Call) }))
	m.add(says(func(s *story, e flows.StockCounted) string {
		said := "counted " + s.h.ItemName(e.Item, s.t.Tag) + ": " + count(e.N)
		if !e.First {
			said += " (the book said " + count(e.Was) + ")"
		}
		return said + s.details(s.reason(e.Reason))
	}))
	m.add(says(func(s *story, e flows.CallDropped) string {
		return "no longer needed: " + s.called(e.Call) + s.why(e.Reason)
	}))

	m.add(says(func(s *story, e flows.RoomAsked) string { return s.party(e.Visit) + " waits for a VIP room" }))
	m.add(says(func(s *story, e flows.RoomReserved) string { return s.room(e.Room) + " held for " + s.party(e.Visit) }))
	m.add(says(func(s *story, e flows.RoomEntered) string {
		if p, ok := s.h.Person(s.r.By.Staff); ok && p.Group != "" {
			return s.staff(p.ID) + " receives " + s.party(e.Visit) + " in " + s.room(e.Room)
		}
		return s.party(e.Visit) + " entered " + s.room(e.Room)
	}))
	m.add(says(func(s *story, e flows.RoomDeparting) string {
		return "the guests of " + s.room(e.Room) + " are about to leave"
	}))
	m.add(says(func(s *story, e flows.RoomLeft) string {
		return s.party(e.Visit) + " left " + s.room(e.Room) + s.details("to be cleaned")
	}))
	m.add(says(func(s *story, e flows.RoomCleaning) string { return s.room(e.Room) + " is being cleaned" }))
	m.add(says(func(s *story, e flows.RoomFreed) string { return s.room(e.Room) + " is free" }))
	m.add(says(func(s *story, e flows.RoomBlocked) string { return s.room(e.Room) + " blocked" + s.why(e.Reason) }))
	m.add(says(func(s *story, e flows.RoomUnblocked) string { return s.room(e.Room) + " in service again" }))

	m.add(says(func(s *story, e flows.TaskOpened) string {
		post, visit, room, due := "", "", "", ""
		if e.Post != "" {
			post = s.post(e.Post)
		}
		if e.Visit != 0 {
			visit = s.party(e.Visit)
		}
		if e.Room != "" {
			room = s.room(e.Room)
		}
		if !e.Due.IsZero() {
			due = "by " + s.t.Clock(e.Due, s.h.Zone)
		}
		return "new task: " + s.duty(e) + s.details(post, visit, room, due)
	}))
	m.add(says(func(s *story, e flows.TaskDone) string {
		if e.Reason != "" {
			return "task dropped: " + s.task(e.Task) + s.why(e.Reason)
		}
		return "task done: " + s.task(e.Task)
	}))
	m.add(says(func(s *story, e flows.Undone) string {
		if what := s.undone(e.First); what != "" {
			return "undone: " + what
		}
		return "undone: records " + count(int(e.First)) + " to " + count(int(e.Last))
	}))
	return m
}

// plural is a number of things that take an s.
func plural(n int, thing string) string {
	if n == 1 || n == -1 {
		return count(n) + " " + thing
	}
	return count(n) + " " + thing + "s"
}
