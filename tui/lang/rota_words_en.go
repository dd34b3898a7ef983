package lang

import "fmt"

func rotaWordsEN() RotaWords {
	return RotaWords{
		Pages: [5]string{"Turns", "Ledger", "Calls", "Fairness", "Rest"},
		Next:  "next", Cursor: "pointer",
		Columns: RotaColumns{Name: "Name", State: "Now", Marks: "Make-ups, byes", Turns: "turn", Parties: "pty", Calls: "tel", Last: "last"},
		Resting: "rest day", Helping: "support", Idle: "has no duty today",
		HelpingFor: func(minutes string) string { return "supports " + minutes },
		Kept:       "place kept", Lost: "place lost",
		KeptBack: "place kept: passed meanwhile, first on return", LostBack: "place lost: passed meanwhile, that turn is gone",
		AwayToo: ". Noted as away until back",
		MarkShort: map[string]string{"visit_makeup": "makeup", "call_makeup": "call m.", "visit_bye": "bye", "call_bye": "call bye",
			"visit_place": "place", "call_place": "call pl."},
		Waits: func(n, limit int) string { return fmt.Sprintf("%d waiting (at least %d)", n, limit) },
		WaitsShort: func(n, limit int, age string) string {
			return fmt.Sprintf("Only %d waiting of %d, for %s", n, limit, age)
		},
		Support: func(name string) string { return "support next: " + name }, SupportNone: "nobody can support",
		AlsoAlerts: func(n int) string { return fmt.Sprintf("and %d more", n) },
		Visits:     "visits", Calls: "calls", UpcomingAll: "Who comes next, and why",
		Upcoming:   func(of string, n int) string { return fmt.Sprintf("Next %d for %s", n, of) },
		Later:      "later:",
		NobodyNext: "Nobody can take a call: somebody must come back",
		NobodyAtWork: func(key string) string {
			return "Nobody has signed on: " + key
		},
		Cost: func(tenths string) string {
			if tenths == "1" || tenths == "-1" {
				return tenths + " turn"
			}
			return tenths + " turns"
		},
		OfCalls: func(turns int) string { return fmt.Sprintf("%d call", turns) },
		NoCost:  "no turn", Order: "order",
		Only:     func(name string, n int) string { return fmt.Sprintf("only %s: %d lines, Space shows all", name, n) },
		WhyTitle: func(of string) string { return "Why is it whose turn: " + of },
		WhyLine:  func(line int) string { return fmt.Sprintf("What line #%d rests on", line) },
		WhyNone:  "Nothing of it is in the ledger yet", Rules: "Rests on",
		PartyWhy: func(guest string) string { return guest + ": why this salesperson" },

		Key: "why", Act: "acts", Do: "more", Call: "phone call", Help: "support", Skip: "pass over", Pause: "break", Page: "page",
		Log: "ledger", Filter: "this one", Confirm: "confirm", Basis: "basis", Rest: "rest draft", RestTake: "rest/work",
		Person1: "person", Line1: "line",

		Menu: "Turns: what else can be done", Person: func(name, doing string) string { return name + "  " + doing },
		SkipIt:  func(what string) string { return "Pass over this time: " + what },
		WaiveIt: func(what string) string { return "Waive one " + what },
		Why:     "Why it is or is not their turn", Pauses: "Take a break", Adjust: "Manager's correction", LedgerOf: "Ledger of this person", NewCall: "Note a phone call",
		CallSupport: "Call up to support the visit group", BackAtPost: "Support is over, back at post", Groups: "Correct which group receives", RestDay: "Rest roster",
		OrderOf: func(group string) string { return "Set the order of " + group },
		OnDuty:  "Sign on", OffDuty: "Sign off for today", IsBack: "Back from the break",
		SkipTitle: "Pass over", AdjustTitle: "Correct the turns of", SupportTitle: "Call somebody of the phone group to the floor", GroupsTitle: "Correct today's groups",
		TitleFor:        func(title, name string) string { return title + " " + name },
		ConfirmTitle:    func(day string) string { return "Confirm who rests: " + day },
		SkipReasons:     []string{"cannot be found", "gives the turn up"},
		WaiveReasons:    []string{"own wish", "made good otherwise"},
		AdjustReasons:   []string{"not noted", "noted for the wrong person", "corrected after checking with the staff"},
		GroupReasons:    []string{"groups swapped", "wrong group opened"},
		SupportReasons:  []string{"fewer than two waiting", "many guests at once", "the next one cannot leave"},
		OverrideReasons: []string{"manager's choice", "guest wants somebody else", "the one on turn cannot leave", "language or expertise"},
		PhoneAbout:      []string{"asks about the homes", "wants to visit", "asks for somebody", "complaint", "advertising", "wrong number"},
		SkipHelper: func(name string) string {
			return name + " is a supporter and not in the order: assign somebody else, or back at post"
		},
		NeedManager: "Choose the manager who answers for it",
		Who:         "Who", What: "What", By: "By", Manager: "Manager", Answer: "Result", Answered: "Who", Through: "Put through", About: "About",
		VisitGroup: "Visits", PhoneGroup: "Phone", Plus: "one more", Minus: "one less",
		Before: "Visits now", After: "Visits then", BeforeCalls: "Calls now", AfterCalls: "Calls then", ReasonHere: "...", Writes: "Ledger", NoLines: "no line, the turns stay", Same: "unchanged",
		HasNow:    func(name string) string { return "Received by " + name + " now" },
		HasNobody: "Received by nobody yet", ByTurn: func(name string) string { return "In turn: " + name },
		Chosen:     func(what string) string { return "Choose " + what },
		BasisIs:    func(what string) string { return "basis: " + what },
		PhoneTitle: "Phone call", PhoneEmpty: "No calls today. Enter notes a call",
		PhoneSummary: func(all, answered, silent, missed int) string {
			return fmt.Sprintf("%d in all  %d answered  %d silent  %d missed", all, answered, silent, missed)
		},
		PhoneColumns: PhoneColumns{At: "Time", Answer: "Result", Staff: "Who", About: "About"},
		PhoneAsks:    func(name string) string { return "asks for " + name },
		PhoneThrough: func(name string) string { return "put through to " + name },
		PhoneSaved: func(name, how string) string {
			if name == "" {
				return "Call noted: " + how
			}
			return "Call noted: " + name + " " + how
		},
		FairTitle: func(from, to string) string {
			if from == to {
				return "What everybody has had " + to
			}
			return "What everybody has had " + from + " to " + to
		},
		FairSpans: [3]string{"today", "week", "month"}, FairReading: "Reading, one moment. Space: other days", Span: "days",
		FairMoreHint: "busy, away: passed while with a guest, while absent. seat: seated a returning guest. mk+, bye+: not used yet. corr: lines a manager wrote",
		FairMore:     [6]string{"busy", "away", "seat", "mk+", "bye+", "corr"},
		FairColumns:  [10]string{"turns", "pties", "got", "used", "gave", "byes", "named", "out", "calls", "help"},
		FairSum:      "All", FairHint: "got, used, gave up: make-up turns for visits and calls. named: rule 7. out: received out of turn, booked and returning guests too. help: called up to support. Enter shows the ledger of the person",
		RestTitle: func(day string) string { return "Draft of who rests: " + day },
		RestHint:  "Up/Dn choose, Space or a digit rest/work, Enter saves the draft", RestNone: "none",
		RestWarn:  "A draft has no effect on the turns until the department manager confirms it (rule 3)",
		RestDraft: "draft, not in force", RestConfirmed: func(name string) string { return "confirmed by " + name },
		RestColumns: [3]string{"Date", "State", "Rests"},
		RestIn:      "works", RestOut: "rests", RestUnmoved: "Who rests has not changed",
		RestSaved:   func(day string) string { return "Draft for " + day + " saved; the department manager must confirm it" },
		RestInForce: func(day string) string { return "Who rests on " + day + " is in force" },
	}
}
