package lang

import "reception/flows"

func namesEN() Names {
	turns := turnNamesEN()
	return Names{
		Weather: map[flows.Weather]string{
			flows.Clear: "clear", flows.Rain: "rain", flows.Snow: "snow", flows.Sun: "hot sun",
		},
		CameBy: map[flows.CameBy]string{
			"": "not asked", flows.ByCar: "car", flows.ByTaxi: "taxi", flows.OnFoot: "on foot",
		},
		Umbrella: map[flows.UmbrellaState]string{
			flows.UmbrellaUnknown: "not asked", flows.UmbrellaOwn: "has own", flows.UmbrellaStored: "stored",
			flows.UmbrellaReturned: "returned", flows.UmbrellaDeclined: "left for now", flows.UmbrellaWithout: "has none",
			flows.UmbrellaLent: "ours, lent", flows.UmbrellaBack: "ours, back", flows.UmbrellaNone: "none needed",
		},
		Room: map[flows.RoomState]string{
			flows.RoomFree: "free", flows.RoomHeld: "held", flows.RoomOccupied: "in use", flows.RoomAboutToGo: "leaving",
			flows.RoomDirty: "to clean", flows.RoomBeingClean: "cleaning", flows.RoomOut: "blocked",
		},
		Booking: map[flows.BookingState]string{
			flows.BookingCard: "card filled", flows.BookingConfirmed: "manager agreed", flows.BookingProposed: "time proposed",
			flows.BookingAgreed: "guest agreed", flows.BookingArrived: "arrived", flows.BookingOff: "cancelled",
		},
		Basis: map[flows.Basis]string{
			flows.BasisTurn: "turn", flows.BasisBooked: "booked", flows.BasisOriginal: "returning guest", flows.BasisNamed: "asked for",
			flows.BasisSupervisor: "supervisor", flows.BasisSubstitute: "substitute", flows.BasisSupport: "phone group", flows.BasisOverride: "manager's order",
			flows.BasisSeating: "seating only",
		},
		Answer: map[flows.Answer]string{
			flows.Received: "received", flows.CanReceive: "can receive", flows.CannotReceive: "cannot receive", flows.Thanks: "received with thanks",
			flows.CanVisit: "may visit", flows.PleaseWait: "please wait", flows.Heard: "heard",
		},
		Task: map[flows.TaskState]string{
			flows.TaskPending: "not yet", flows.TaskDue: "due", flows.TaskOverdue: "overdue", flows.TaskOver: "done",
		},
		Admission: map[flows.Admission]string{
			flows.AdmissionNone: "not asked", flows.AdmissionAsked: "asked", flows.AdmissionGiven: "admitted", flows.AdmissionRefused: "cannot receive",
		},
		Stage: map[flows.Stage]string{
			flows.StageGate: "Gate", flows.StageParking: "Parking", flows.StageDoor: "Door", flows.StageLounge: "Lounge",
			flows.StageModel: "Model", flows.StageRoom: "VIP", flows.StageLeaving: "Leaving", flows.StageGone: "Gone",
		},
		Late: map[flows.Lateness]string{
			flows.OnTime: "on time", flows.Amber: "slow", flows.Red: "late",
		},
		Stock: map[string]string{"drink": "drinks", "document": "documents", "stock": "supplies"},
		Act: map[flows.Act]string{flows.ActAnswer: "Answer: ", flows.ActTurnAway: "Turn away, offer a booking", flows.ActAwaitRoom: "Waiting for a free VIP room",
			flows.ActReturnRoom: "Give back the unused VIP room", flows.ActLeaveRoom: "Guests leave the VIP room",
			flows.ActSeat: "Seat the guest", flows.ActInform: "Tell the original salesperson", flows.ActTakeOver: "The original takes over", flows.ActStandIn: "A supervisor or colleague stands in"},
		Passed: turns.Why, Turns: turns,
		Role: map[flows.Role]string{
			"": "this machine", flows.RoleDesk: "the front desk", flows.RolePost: "a post", flows.RoleDutyManager: "the duty manager", flows.RoleExporter: "exports", flows.RoleWall: "the wall",
		},
		Intrusion: map[flows.Intrusion]string{
			flows.RightMissing: "no right", flows.PINWrong: "wrong PIN", flows.PINLocked: "too many wrong PINs, shut for a while",
			flows.KeyUnknown: "unknown key", flows.KeyRevoked: "revoked key", flows.AddressShut: "too many failures from one address, shut for a while",
			flows.NamesExported: "registers exported with names and phones", flows.NamesWritten: "registers with names and phones written",
		},
		Break: map[string]string{"lunch": "lunch", "meal": "meal", "errand": "errand", "rest": "rest"},
		Verb: map[string]string{
			"sign_on": "Sign on", "sign_off": "Sign off", "break": "Break", "back": "Back",
			"open_day": "Open day", "close_day": "Close day", "correct_clock": "Clock fixed", "weather": "Weather",
			"book": "New booking", "advance_booking": "Advance", "move_booking": "Move", "cancel_booking": "Cancel",
			"arrive": "Arrival", "identify": "Details", "done": "Step done", "tick": "Tick", "assign": "Assign",
			"note": "Note", "leave": "Leaving", "depart": "Departed", "turn_away": "Turn away", "umbrella_back": "Umbrella",
			"call": "Call", "reply": "Reply", "deliver": "Delivered",
			"room_ready": "Room ready", "enter_room": "Enter room", "leave_room": "Leave room", "room_free": "Room clean",
			"block_room": "Block room", "unblock_room": "Unblock", "enter_flat": "Enter flat", "leave_flat": "Leave flat",
			"rota_order": "Rota order", "task": "New task", "task_done": "Task done", "undo": "Undo",
			"day_groups": "Groups", "flag_day": "Flag day", "rest_roster": "Rest roster", "confirm_roster": "Confirm",
			"seat": "Seated", "inform": "Tell owner", "own": "Set owner", "skip": "Pass over", "waive": "Waive",
			"adjust_turn": "Correct", "call_support": "Support", "back_at_post": "To post", "phone_call": "Phone call",
			"correct": "Correction", "reopen": "Reopen", "merge": "Merge", "split": "Split", "roll_call": "Roll call", "safe": "Seen safe",
			"hand_over": "Hand over", "take_over": "Take over", "message": "Message", "message_done": "Called back",
			"import_file": "Import file", "import_visit": "Past visit", "import_guest": "Past guest",
			"erase": "Erase", "consent": "Consent", "open_file": "Guest file",
			"register": "Register", "change_entry": "Add to entry", "move_entry": "Next step", "check": "Check", "end_check": "End checks", "count_stock": "Count stock", "tag_visit": "Tag event",
		},
		Field: map[string]string{
			"staff": "person", "post": "post", "kind": "kind", "visit_group": "visit group", "reason": "reason", "force": "force",
			"is": "weather", "when": "time", "sales": "salesperson", "bay": "bay", "confirmed": "confirmed", "booking": "booking",
			"surname": "surname", "title": "title", "phone": "phone", "plate": "plate", "company": "company", "describe": "appearance",
			"party": "party size", "came_by": "came by", "purpose": "purpose", "asks_for": "salesperson asked for", "umbrella": "umbrella",
			"visit": "guest", "step": "step", "next": "next step", "skip": "reason for skipping", "item": "item", "off": "untick",
			"basis": "basis", "text": "text", "taxi": "taxi", "outcome": "outcome", "room": "room", "flat": "show flat",
			"quantity": "quantity", "call": "call", "answer": "answer", "override": "reason for letting in", "group": "group", "order": "order",
			"due": "due time", "task": "task", "record": "record",
			"manager": "manager", "client": "guest's number", "who": "who does it", "instead": "present salesperson", "phone_group": "phone group",
			"name": "name of the file", "sha256": "the file's hash", "rows": "lines", "holds": "what it holds", "withdraws": "file taken back", "file": "from file", "row": "line",
			"came": "came", "arrived": "arrival", "left": "leaving", "note": "note", "appointment": "appointment", "booked": "booked time", "untimed": "only a date",
			"until": "booked until", "made": "booking made", "cancelled": "cancelled at", "announced": "people announced", "since": "first contact",
			"date": "date", "as": "mark", "rest": "who rests", "owner": "owner", "rotation": "rotation", "line": "ledger line",
			"what": "what to correct", "amount": "amount", "tenths": "in tenths of a turn", "through": "put through to", "about": "what it was about",
			"field": "what to correct", "value": "new value", "other": "the second entry", "go": "how many split off", "end": "end the roll call",
			"items": "items", "handover": "hand-over", "for": "for whom", "from": "caller", "message": "message", "missed": "entered afterwards", "leave_open": "left open", "cleaned": "cleaned", "clients": "guests' numbers", "consent": "consent", "notice": "version of the notice",
			"register": "register", "fields": "fields", "of": "belongs to", "entry": "entry", "move": "step", "sheet": "list of checks",
			"n": "number",
		},
		Erased: map[flows.ErasedFor]string{
			flows.ErasedAsked: "the guest asked", flows.ErasedWithdrawn: "consent withdrawn", flows.ErasedExpired: "retention over", flows.ErasedMistake: "entered by mistake",
		},
		Consent: map[flows.Consent]string{
			flows.ConsentGiven: "agreed", flows.ConsentRefused: "refused", flows.ConsentWithdrawn: "withdrawn",
		},
		Correctable: map[flows.Field]string{
			flows.FieldSurname: "surname", flows.FieldTitle: "title", flows.FieldPhone: "phone number", flows.FieldPlate: "plate",
			flows.FieldCompany: "company", flows.FieldParty: "party size", flows.FieldCameBy: "way of coming", flows.FieldPurpose: "purpose",
			flows.FieldOutcome: "outcome", flows.FieldArrived: "time of arrival", flows.FieldDeparted: "time of leaving",
		},
	}
}
