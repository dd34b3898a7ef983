package lang

import "reception/flows"

// turnEventsEN are the events of groups, rosters, support, the telephone and
// returning guests.
func turnEventsEN() map[flows.Kind]sentence {
	m := saying{}

	m.add(says(func(s *story, e flows.GroupsSet) string {
		phone := ""
		if e.Phone != "" {
			phone = s.group(e.Phone) + " answers the phone"
		}
		return "today's groups corrected: " + s.group(e.Visit) + " receives visitors" + s.details(phone) + s.by(", decided by ", e.Manager, "") + s.why(e.Reason)
	}))
	m.add(says(func(s *story, e flows.DayFlagged) string {
		if e.As == "" {
			return s.date(e.Date) + " is an ordinary day again" + s.why(e.Reason)
		}
		return s.date(e.Date) + " is a " + word(s.t.Names.Turns.Flag, e.As) + s.why(e.Reason)
	}))
	m.add(says(func(s *story, e flows.RosterSet) string {
		if len(e.Rest) == 0 {
			return "rest roster of " + s.date(e.Date) + " (draft): nobody rests" + s.why(e.Reason)
		}
		return "rest roster of " + s.date(e.Date) + " (draft): " + s.people(e.Rest) + s.why(e.Reason)
	}))
	m.add(says(func(s *story, e flows.RosterConfirmed) string {
		return "rest roster of " + s.date(e.Date) + " is confirmed and in force" + s.by(", by ", e.Manager, "")
	}))
	m.add(says(func(s *story, e flows.SupportCalled) string {
		return s.staff(e.Staff) + " called up to support the visit group" + s.by(" by ", e.Manager, "") + s.why(e.Reason)
	}))
	m.add(says(func(s *story, e flows.SupportEnded) string {
		return s.staff(e.Staff) + " is back at post after supporting"
	}))
	m.add(says(func(s *story, e flows.WaitingChanged) string {
		must := ""
		if n := s.h.Limits.Waiting; n > 0 {
			must = "should be " + count(n)
		}
		if e.Short {
			return "too few salespeople waiting: " + count(e.Idle) + s.details(must)
		}
		return "salespeople waiting: " + count(e.Idle) + " again" + s.details("too few for "+s.t.Minutes(e.After))
	}))
	m.add(says(func(s *story, e flows.Phoned) string {
		who, asks, through, about := "", "", "", ""
		if e.AsksFor != "" {
			asks = "asks for " + s.staff(e.AsksFor)
		}
		if e.Through != "" {
			through = "put through to " + s.staff(e.Through)
		}
		if e.About != "" {
			about = "about " + s.named(e.About)
		}
		switch {
		case e.Staff == "":
		case e.Answer == flows.PhoneMissed:
			who = s.staff(e.Staff) + " was next"
		default:
			who = "picked up by " + s.staff(e.Staff)
		}
		return "phone call " + word(s.t.Names.Turns.Phone, e.Answer) + s.details(who, asks, through, about)
	}))
	m.add(says(func(s *story, e flows.Overridden) string {
		what := "a new booking"
		switch {
		case e.Visit != 0:
			what = s.party(e.Visit)
		case e.Booking != 0:
			what = s.booking(e.Booking)
		}
		return "exception for " + what + s.behind(e.Rule, 0) + s.by(", decided by ", e.Manager, "") + s.why(e.Reason)
	}))

	m.add(says(func(s *story, e flows.Recognised) string {
		if e.Match == "" {
			return s.party(e.Visit) + " is not the registered guest the wrong number found"
		}
		owner := ""
		if e.Owner != "" {
			owner = "original salesperson " + s.staff(e.Owner)
		}
		return s.party(e.Visit) + " is a registered guest" + s.details(word(s.t.Names.Turns.Match, e.Match), owner)
	}))
	m.add(says(func(s *story, e flows.GuestSeated) string {
		by := ""
		if e.Staff != "" {
			by = " by " + s.staff(e.Staff)
		}
		return s.party(e.Visit) + " seated" + by
	}))
	m.add(says(func(s *story, e flows.OwnerTold) string {
		answer := s.t.Names.Turns.Told[flows.Coming]
		if e.Cannot {
			answer = s.t.Names.Turns.Told[flows.Cannot]
		}
		return "told the original " + s.staff(e.Staff) + " of " + s.party(e.Visit) + s.details(answer) + s.why(e.Reason)
	}))
	m.add(says(func(s *story, e flows.ClientNoted) string {
		who := "guest file " + count(int(e.Client))
		if e.Visit != 0 {
			who = s.party(e.Visit)
		} else if e.Booking != 0 {
			who = s.booking(e.Booking)
		}
		owner, receiver := "", ""
		if e.Owner != "" {
			owner = "owner " + s.staff(e.Owner)
		}
		if e.Receiver != "" {
			receiver = "received by " + s.staff(e.Receiver)
		}
		if e.Manager != "" {
			return who + s.details("new owner "+s.staff(e.Owner)) + s.by(", decided by ", e.Manager, "") + s.why(e.Reason)
		}
		return who + " entered in the guest file" + s.details(owner, receiver) + s.why(e.Reason)
	}))
	return m
}
