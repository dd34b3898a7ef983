package lang

import "reception/flows"

func refusalsEN() map[flows.Code]refusal {
	type (
		S = *speaker
		R = *flows.Refusal
	)
	return map[flows.Code]refusal{
		flows.UnknownVisit: func(s S, r R) (string, string) {
			return "no such party on the floor " + s.given(r, ""), "see the numbers on the board"
		},
		flows.UnknownStaff: func(s S, r R) (string, string) {
			return "no such person " + s.given(r, string(r.Staff)), "choose from the staff list"
		},
		flows.UnknownPost: func(s S, r R) (string, string) {
			return "no such post " + s.given(r, string(r.Post)), "choose from the posts"
		},
		flows.UnknownRoom: func(s S, r R) (string, string) {
			return "no such room " + s.given(r, string(r.Room)), "choose from the VIP rooms"
		},
		flows.UnknownBay: func(s S, r R) (string, string) {
			return "no such bay " + s.given(r, string(r.Bay)), "choose from the bays"
		},
		flows.UnknownFlat: func(s S, r R) (string, string) {
			return "no such show flat " + s.given(r, string(r.Flat)), "choose from the show flats"
		},
		flows.UnknownCall: func(s S, r R) (string, string) {
			return "no such open call " + s.given(r, string(r.Call)), "see the open calls"
		},
		flows.UnknownTask: func(s S, r R) (string, string) {
			return "no such task " + s.given(r, ""), "see the tasks"
		},
		flows.UnknownBooking: func(s S, r R) (string, string) {
			return "no such booking " + s.given(r, ""), "see the bookings, or log a walk-in"
		},
		flows.UnknownItem: func(s S, r R) (string, string) {
			return "no such item " + s.given(r, string(r.Item)), "choose from the list"
		},
		flows.UnknownStep: func(s S, r R) (string, string) {
			return "no such step " + s.given(r, string(r.Step)), "follow the guide, or have the house files checked"
		},
		flows.UnknownGroup: func(s S, r R) (string, string) {
			return "no such sales group " + s.given(r, ""), "choose from the groups"
		},
		flows.BadValue: func(s S, r R) (string, string) {
			if field, ok := s.t.Names.Field[r.Given]; ok && len(r.Allowed) == 0 {
				return "the " + field + " is not right", "correct the " + field
			}
			if r.Given == "" || len(r.Allowed) == 0 {
				return "the value " + s.given(r, "") + " cannot be used", "choose another"
			}
			return s.given(r, "") + " cannot be used", "use " + s.allowed(r, clip)
		},
		flows.MissingField: func(s S, r R) (string, string) {
			if r.Given == "" {
				return "something is missing", "fill in the rest"
			}
			return "the " + clip(word(s.t.Names.Field, r.Given)) + " is missing", "fill it in"
		},
		flows.BadTime: func(s S, r R) (string, string) {
			return "the time " + s.given(r, "") + " is ahead, or before what it follows", "correct the time"
		},
		flows.NotPast: func(s S, r R) (string, string) {
			return "business day " + s.given(r, "") + " is not over", "enter the arrival with its time instead of bringing it in as history"
		},
		flows.UnknownFile: func(s S, r R) (string, string) {
			return "no file " + s.given(r, "") + " was brought in, or it was withdrawn", "see reception import --list"
		},
		flows.DayOver: func(s S, r R) (string, string) {
			return "business day " + s.given(r, "") + " is over", "enter it today, with the time it happened"
		},
		flows.DayAlreadyOpen: func(S, R) (string, string) {
			return "today is open already", "nothing to do"
		},
		flows.DayNotOpen: func(S, R) (string, string) {
			return "today is closed, or not open yet", "open the day first"
		},
		flows.StillOpen: func(s S, r R) (string, string) { return s.stillOpen(r) },

		flows.NotOnPost: func(s S, r R) (string, string) {
			return s.staff(r.Staff) + " does not hold " + s.post(r.Post), "sign on to the post first"
		},
		flows.NotAtWork: func(s S, r R) (string, string) {
			return s.staff(r.Staff) + " is not on duty today", "sign them on first, or choose another"
		},
		flows.AlreadyOnBreak: func(s S, r R) (string, string) {
			return s.staff(r.Staff) + " is on a break already", "mark them back on return"
		},
		flows.NotOnBreak: func(s S, r R) (string, string) {
			return s.staff(r.Staff) + " is not on a break", "nothing to do"
		},
		flows.StillReceiving: func(s S, r R) (string, string) {
			return s.staff(r.Staff) + " is still with a guest", "see the guest off, or assign another"
		},

		flows.Gone: func(s S, r R) (string, string) {
			return s.of(r) + " has left", "undo the departure if it was a slip"
		},
		flows.MovedOn: func(s S, r R) (string, string) {
			if r.Step == "" {
				return s.of(r) + " is past that step", "see the present step"
			}
			return s.of(r) + " is at " + s.named(s.step(r.Step)) + " now", "see the present step"
		},
		flows.NotAdmitted: func(s S, r R) (string, string) {
			return "the centre has not agreed to receive " + s.of(r), "wait for its answer"
		},
		flows.NameNeeded: func(s S, r R) (string, string) {
			if r.Visit == 0 && r.No == 0 {
				return "the guest has no surname and title yet", "add the name"
			}
			return "surname and title of " + s.of(r) + " are missing", "ask, and add the name"
		},
		flows.PartyNeeded: func(s S, r R) (string, string) {
			return "how many came with " + s.of(r) + " is not known", "fill in the party size"
		},
		flows.PurposeNeeded: func(s S, r R) (string, string) {
			return "why " + s.of(r) + " came is not known", "choose a purpose"
		},
		flows.VehicleNeeded: func(s S, r R) (string, string) {
			return "how " + s.of(r) + " came, or the plate, is not logged", "choose it, with the plate of a car"
		},
		flows.UmbrellaNeeded: func(s S, r R) (string, string) {
			return "whether " + s.of(r) + " has an umbrella is not known", "tick the umbrella line"
		},
		flows.NoSalesperson: func(s S, r R) (string, string) {
			return s.of(r) + " has no salesperson yet", "assign one first"
		},
		flows.NobodyFree: func(_ S, r R) (string, string) {
			if r.Visit == 0 {
				return "nobody in the rotation is free", "ask the duty manager for somebody"
			}
			return "nobody in the rotation is free", "ask the duty manager for support"
		},
		flows.ItemsOpen: func(s S, r R) (string, string) {
			return "not ticked yet: " + s.line(r.Item), "do it and tick it"
		},
		flows.TooEarly: func(s S, r R) (string, string) {
			if r.Given == "" {
				return "too early for " + s.named(s.line(r.Item)), "tick in the order of the list"
			}
			return "too early for " + s.named(s.line(r.Item)), "first tick " + s.named(s.line(flows.ItemID(r.Given)))
		},
		flows.ItemNotHere: func(s S, r R) (string, string) {
			return s.named(s.line(r.Item)) + " is not in this step", "see the list of this step"
		},
		flows.NotSkippable: func(s S, r R) (string, string) {
			return s.named(s.step(r.Step)) + " cannot be skipped", "follow the guide"
		},
		flows.DoneBy: func(s S, r R) (string, string) {
			if r.State == "" {
				return s.named(s.step(r.Step)) + " is completed another way", "do the next act of the guide"
			}
			return s.named(s.step(r.Step)) + " is completed another way", "use: " + word(s.t.Names.Verb, r.State) + " " + s.call(r.Call)
		},
		flows.BayInUse: func(s S, r R) (string, string) {
			return s.bay(r.Bay) + " has the car of " + s.of(r), "choose another bay"
		},
		flows.BayReserved: func(s S, r R) (string, string) {
			return s.bay(r.Bay) + " is reserved", "choose another bay"
		},
		flows.NoBay: func(S, R) (string, string) {
			return "no bay is free", "park for now, and log the bay later"
		},
		flows.UmbrellaNotBack: func(s S, r R) (string, string) {
			return "we still keep the umbrella of " + s.of(r), "return it, or tick that it stays"
		},
		flows.RoomHeldBy: func(s S, r R) (string, string) {
			return s.of(r) + " still has " + s.room(r.Room), "leave the room, or give it up"
		},
		flows.ReasonNeeded: func(S, R) (string, string) {
			return "this needs a reason", "write why"
		},
		flows.AlreadyIn: func(s S, r R) (string, string) {
			if r.Visit == 0 {
				return "the booked party is here already", "find it on the board"
			}
			return "the booked party is here already: " + s.of(r), "find it on the board"
		},
		flows.NotAgreed: func(s S, r R) (string, string) {
			if r.State == "" {
				return "the guest has not agreed to this booking", "finish confirming it first"
			}
			return "the guest has not agreed: booking is at " + s.named(word(s.t.Names.Booking, flows.BookingState(r.State))), "confirm it first"
		},
		flows.BookingClosed: func(S, R) (string, string) {
			return "this booking is cancelled or used", "make a new one, or log a walk-in"
		},

		flows.RoomNotFree: func(s S, r R) (string, string) {
			if r.Room == "" {
				return "no VIP room is free", "wait for one to be cleaned"
			}
			if r.Visit == 0 {
				return s.room(r.Room) + " is not free: " + s.roomState(r), "choose another, or wait for it"
			}
			return s.room(r.Room) + " is not free: " + s.roomState(r) + ", " + s.of(r), "choose another, or wait"
		},
		flows.RoomNotAsked: func(s S, r R) (string, string) {
			if r.Visit == 0 {
				return "nobody is waiting for a VIP room", "sales must ask the butler first"
			}
			return s.of(r) + " has not asked for a VIP room", "sales must ask the butler first"
		},
		flows.WrongRoom: func(s S, r R) (string, string) {
			if r.Room == "" {
				return "this is not the room kept for " + s.of(r), "go to the one that the butler named"
			}
			return "the room for " + s.of(r) + " is " + s.room(r.Room), "go to " + s.room(r.Room) + ", or give it up first"
		},
		flows.RoomNotYours: func(s S, r R) (string, string) {
			return s.room(r.Room) + " is for " + s.of(r), "choose another"
		},
		flows.RoomNotOccupied: func(s S, r R) (string, string) {
			return "nobody is in " + s.room(r.Room), "see the rooms"
		},
		flows.RoomInUse: func(s S, r R) (string, string) {
			if r.Visit == 0 {
				return s.room(r.Room) + " is in use", "wait until the guests are out"
			}
			return s.room(r.Room) + " is " + s.roomState(r) + ": " + s.of(r), "wait until the guests are out"
		},
		flows.RoomNotLeft: func(s S, r R) (string, string) {
			return "nobody has left " + s.room(r.Room), "first log that the guests are out"
		},
		flows.RoomNotCleaned: func(s S, r R) (string, string) {
			if flows.RoomState(r.State) == flows.RoomOut {
				return s.room(r.Room) + " is blocked", "unblock it first"
			}
			return s.room(r.Room) + " is not cleaned yet", "ask the bar to clean it"
		},
		flows.RoomNotBlocked: func(s S, r R) (string, string) {
			return s.room(r.Room) + " is not blocked", "nothing to do"
		},
		flows.NotInRoom: func(s S, r R) (string, string) {
			if r.Room == "" {
				return s.of(r) + " is not in a VIP room", "first log that they went in"
			}
			return s.of(r) + " is not in " + s.room(r.Room), "see the rooms"
		},
		flows.FlatInUse: func(s S, r R) (string, string) {
			return s.of(r) + " has " + s.flat(r.Flat), "wait, or have a manager allow it"
		},
		flows.FlatNotHeld: func(s S, r R) (string, string) {
			return s.flat(r.Flat) + " is not held for " + s.of(r), "call the show flat first"
		},
		flows.HeadcountNotTold: func(s S, r R) (string, string) {
			return s.of(r) + " is not announced at " + s.flat(r.Flat), "tell it the headcount first"
		},

		flows.CallAnswered: func(s S, r R) (string, string) {
			if r.State == "" {
				return s.named(s.call(r.Call)) + " is answered already", "nothing to do"
			}
			return s.named(s.call(r.Call)) + " is answered already: " + word(s.t.Names.Answer, flows.Answer(r.State)), "nothing to do"
		},
		flows.AnswerNotValid: func(s S, r R) (string, string) {
			answer := func(a string) string { return clip(word(s.t.Names.Answer, flows.Answer(a))) }
			if len(r.Allowed) == 0 {
				return s.named(s.call(r.Call)) + " has no such answer", "choose one of those offered"
			}
			return s.named(answer(r.Given)) + " does not answer " + s.named(s.call(r.Call)), "say: " + s.allowed(r, answer)
		},
		flows.NotAnswered: func(s S, r R) (string, string) {
			return "nobody has answered " + s.named(s.call(r.Call)), "answer it first"
		},
		flows.NothingToBring: func(s S, r R) (string, string) {
			return s.named(s.call(r.Call)) + " asks for nothing to be brought", "an answer is enough"
		},
		flows.PlateNeeded: func(s S, r R) (string, string) {
			return "the taxi plate for " + s.of(r) + " is missing", "fill it in"
		},
		flows.NoTaxiAsked: func(s S, r R) (string, string) {
			return s.of(r) + " has not asked for a taxi", "call L1 for one first"
		},
		flows.AlreadyCalled: func(s S, r R) (string, string) {
			return s.named(s.call(r.Call)) + " was called already", "see the open calls, and wait"
		},
		flows.CallNotNow: func(s S, r R) (string, string) {
			return s.named(s.call(r.Call)) + " cannot be called now", "do the next act of the guide"
		},

		flows.TaskAlreadyDone: func(S, R) (string, string) {
			return "this task is done already", "nothing to do"
		},
		flows.NothingToUndo: func(S, R) (string, string) {
			return "nothing to undo", "for an earlier entry, choose it in the log"
		},
		flows.ChangedSince: func(S, R) (string, string) {
			return "later entries depend on it", "undo those first, or correct it"
		},
		flows.PhraseForm: func(S, R) (string, string) {
			return "the call did not end by asking for an answer", "say it in full next time"
		},
	}
}
