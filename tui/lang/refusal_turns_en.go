package lang

import "reception/flows"

// turnRefusalsEN are those of turns, returning guests, rosters and the telephone.
func turnRefusalsEN() map[flows.Code]refusal {
	type (
		S = *speaker
		R = *flows.Refusal
	)
	return map[flows.Code]refusal{
		flows.BadOrder: func(s S, r R) (string, string) {
			switch {
			case r.Staff == "":
				return "there is nobody in the list", "list the people of the group"
			case r.Line == 0:
				return s.given(r, string(r.Staff)) + " is twice in the list, or not in the group", "correct the list"
			}
			return "no. " + count(r.Line) + " of the list, " + s.given(r, string(r.Staff)) + ", is there twice or not in the group", "correct it"
		},
		flows.GroupEmpty: func(s S, r R) (string, string) {
			what := "with this roster nobody is left in " + s.group(flows.GroupID(r.Given))
			if r.Line > 0 {
				what += " (from no. " + count(r.Line) + " of the list)"
			}
			return what, "leave one of each group"
		},
		flows.ManagerNeeded: func(s S, r R) (string, string) {
			if len(r.Allowed) == 0 {
				return "this is for a manager to decide", "ask a manager to confirm"
			}
			return "this is for a manager to decide", "to be confirmed by: " + s.allowed(r, s.role)
		},
		flows.NotOnTurn: func(s S, r R) (string, string) {
			if r.Staff == "" {
				return "it is nobody's turn now", "see the turns, or have a manager assign"
			}
			return "it is the turn of " + s.staff(r.Staff), "keep to the turn, or assign with a reason"
		},
		flows.AlreadyWith: func(s S, r R) (string, string) {
			return s.of(r) + " is with " + s.staff(r.Staff) + " already", "to change that, say who is relieved"
		},
		flows.OriginalFirst: func(s S, r R) (string, string) {
			return s.of(r) + " is a returning guest of " + s.staff(r.Staff), "the original receives, if at all possible"
		},
		flows.SeatFirst: func(s S, r R) (string, string) {
			return s.of(r) + " is not seated yet", "seat them, then tell " + s.staff(r.Staff)
		},
		flows.InformFirst: func(s S, r R) (string, string) {
			return "the original, " + s.staff(r.Staff) + ", has not been told", "tell them first"
		},
		flows.NotReturning: func(s S, r R) (string, string) {
			return s.of(r) + " is not a returning guest here", "assign by turn, booking or name"
		},
		flows.CanReceiveNow: func(s S, r R) (string, string) {
			return "the original, " + s.staff(r.Staff) + ", can receive now", "nobody needs to stand in"
		},
		flows.NotSupervisor: func(s S, r R) (string, string) {
			if len(r.Allowed) == 0 {
				return s.staff(r.Staff) + " is no supervisor", "choose a supervisor"
			}
			return s.staff(r.Staff) + " is no supervisor", "who may stand in: " + s.allowed(r, s.role)
		},
		flows.WrongGroup: func(s S, r R) (string, string) {
			return "this is not for the group of " + s.staff(r.Staff), "choose from the group that it is for"
		},
		flows.SalesBusy: func(s S, r R) (string, string) {
			if r.State == "" {
				return s.staff(r.Staff) + " is not free", "choose another, or wait"
			}
			return s.staff(r.Staff) + " is not free: " + clip(word(s.t.Names.Passed, r.State)), "choose another, or wait"
		},
		flows.NotSupporting: func(s S, r R) (string, string) {
			return s.staff(r.Staff) + " is not supporting the visit group", "call support up first"
		},
		flows.AlreadyHelping: func(s S, r R) (string, string) {
			return s.staff(r.Staff) + " is supporting the visit group already", "choose another"
		},
		flows.NothingToWaive: func(s S, r R) (string, string) {
			return s.staff(r.Staff) + " has no make-up turn to waive", "see their ledger"
		},
		flows.NotWaivable: func(s S, r R) (string, string) {
			if r.Given == "" {
				return "this make-up turn of " + s.staff(r.Staff) + " cannot be waived", "use it as usual"
			}
			return "this make-up turn of " + s.staff(r.Staff) + " cannot be waived (" + s.t.Rule(clip(r.Given)) + ")", "use it as usual"
		},
		flows.NothingToTake: func(s S, r R) (string, string) {
			if r.Given == "" {
				return s.staff(r.Staff) + " has nothing to take away", "see their ledger"
			}
			return s.staff(r.Staff) + " has no " + clip(word(s.t.Names.Turns.Adjust, r.Given)) + " to take away", "see their ledger"
		},
		flows.NoRoster: func(s S, r R) (string, string) {
			return "there is no rest roster for " + s.day(r), "draft it, then confirm it"
		},
		flows.IsMediaDay: func(s S, r R) (string, string) {
			return s.day(r) + " is a media open day", "choose another, or give a manager's reason"
		},
		flows.SameGroup: func(S, R) (string, string) {
			return "one group cannot have visits and calls", "choose another group for the phone"
		},
		flows.UnknownClient: func(s S, r R) (string, string) {
			return "no such registered guest " + s.given(r, ""), "search again by phone or name"
		},
		flows.ClaimOver: func(s S, r R) (string, string) {
			if r.Given == "" {
				return "it is too late to claim this guest", "the owner stays"
			}
			return "too late to claim this guest, whose last contact was " + clip(r.Given), "the owner stays"
		},
		flows.NameWho: func(_ S, r R) (string, string) {
			if r.Register != "" || r.Item != "" {
				return "two people have to confirm this, so it must be known who does", "say first who is at the keys"
			}
			return "the guest had agreed to that time: say who changes it", "name the person"
		},
		flows.NobodyToCall: func(S, R) (string, string) {
			return "nobody of the phone group can come to support", "ask a manager"
		},
		flows.DateOver: func(s S, r R) (string, string) {
			return s.day(r) + " is over", "give today or a later date"
		},

		flows.BookedFull: func(s S, _ R) (string, string) {
			if s.h.Limits.Booked <= 0 {
				return "more bookings that day than recommended", "choose another, or ask the manager"
			}
			return "more than the recommended " + plural(s.h.Limits.Booked, "booking") + " that day", "choose another, or ask the manager"
		},
		flows.OrdinaryFull: func(s S, _ R) (string, string) {
			if s.h.Limits.Ordinary <= 0 {
				return "more ordinary parties than recommended", "see who is free before you answer"
			}
			return "more than the recommended " + count(s.h.Limits.Ordinary) + " ordinary parties", "see who is free before you answer"
		},
		flows.NobodyForCalls: func(S, R) (string, string) {
			return "nobody is left to answer the phone", "send one back to post"
		},
		flows.ReceiverBusy: func(s S, r R) (string, string) {
			return s.staff(r.Staff) + " still has another guest", "hand that guest over first"
		},
		flows.OwnerNamed: func(s S, r R) (string, string) {
			return s.of(r) + " is a guest of " + s.staff(r.Staff) + " but names another: tell a manager", "the owner stays"
		},
		flows.SeveralGuests: func(s S, r R) (string, string) {
			return "More than one registered guest has this number", "find out which one it is, so that the original can receive"
		},
		flows.GuestInside: func(s S, r R) (string, string) {
			return "This guest is inside already", "if the party was entered twice, merge the two"
		},
		flows.Returns: func(s S, r R) (string, string) {
			if r.Staff == "" {
				return s.of(r) + " is a registered guest", "see the guest's file"
			}
			return s.of(r) + " is a returning guest of " + s.staff(r.Staff), "seat them, then tell the original"
		},
	}
}
