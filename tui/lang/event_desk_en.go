package lang

import "reception/flows"

// deskEventsEN are the events of corrections, roll call, hand-over and messages.
func deskEventsEN() map[flows.Kind]sentence {
	m := saying{}

	m.add(says(accessEN))
	m.add(says(func(s *story, e flows.Corrected) string {
		what, c := "corrected "+word(s.t.Names.Correctable, e.Field)+" of "+s.party(e.Visit), s.change(e)
		switch {
		case c.hidden && s.r.Personal == nil:
			what += ": " + s.t.People.Erased
		case c.hidden:
			what += ": " + s.t.phrases.Hidden
		case c.was != "":
			what += ": was " + c.was + ", now " + c.now
		case c.now != "":
			what += ": now " + c.now
		}
		return what + "; reason: " + s.reason(e.Reason)
	}))
	m.add(says(func(s *story, e flows.Reopened) string {
		return s.party(e.Visit) + " reopened" + s.details("back at "+s.named(s.step(e.Step))) + s.why(e.Reason)
	}))
	m.add(says(func(s *story, e flows.VisitsMerged) string {
		return s.other(e.Other) + " merged into " + s.party(e.Visit) + s.why(e.Reason)
	}))
	m.add(says(func(s *story, e flows.PartySplit) string {
		return s.party(e.Visit) + ": " + count(e.Go) + " split off as no. " + count(e.No) + s.details(count(e.Stay)+" stay")
	}))

	m.add(says(func(s *story, e flows.RollBegun) string { return "roll call begun" + s.why(e.Reason) }))
	m.add(says(func(s *story, e flows.RollMarked) string {
		who := s.staff(e.Staff)
		if e.Visit != 0 {
			who = s.party(e.Visit)
		}
		if e.Off {
			return who + " not found after all"
		}
		return who + " seen safe"
	}))
	m.add(says(func(s *story, e flows.RollEnded) string {
		if e.Missing > 0 {
			return "roll call ended" + s.details(plural(e.Missing, "group")+" of guests not found")
		}
		return "roll call ended" + s.details("all guests seen safe")
	}))

	m.add(says(func(s *story, e flows.HandedOver) string {
		what := "handed over"
		if e.Post != "" {
			what += " " + s.post(e.Post)
		}
		return what + ": " + s.items(e.Items, func(clock string) string { return " (by " + clock + ")" })
	}))
	m.add(says(func(s *story, e flows.HandoverTaken) string {
		what := s.staff(e.Staff) + " took over"
		left, ok := s.handed(e.Handover)
		switch {
		case !ok:
			return what + s.details("hand-over "+count(int(e.Handover)))
		case left.Post != "":
			what += " " + s.post(left.Post)
		}
		return what + s.details(plural(len(left.Items), "item"))
	}))
	m.add(says(func(s *story, e flows.MessageLeft) string {
		text := ""
		if s.r.Personal != nil && s.r.Personal.Note != "" {
			text = s.named(s.r.Personal.Note)
		}
		return "message for " + s.staff(e.For) + " from " + s.caller(s.r) + s.details(text)
	}))
	m.add(says(func(s *story, e flows.MessageClosed) string {
		what := "message " + count(int(e.Message))
		if from, to, ok := s.message(e.Message); ok {
			what = "message of " + from + " for " + to
		}
		return "called back: " + what + s.details("outcome: "+e.Outcome)
	}))
	return m
}
