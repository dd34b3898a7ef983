package lang

import "reception/flows"

func whyEN() WhyWords {
	next := func(r flows.Rotation) string {
		switch r {
		case flows.CallTurns:
			return "next for calls"
		case flows.SupportTurns:
			return "next for support"
		}
		return "next for visits"
	}
	return WhyWords{
		Next: func(r flows.Rotation, who string) string { return next(r) + ": " + who },
		Later: func(r flows.Rotation, who string) string {
			return next(r) + ": " + who + " (once those who are busy are free)"
		},
		Nobody: func(r flows.Rotation) string {
			switch r {
			case flows.CallTurns:
				return "nobody can answer calls now"
			case flows.SupportTurns:
				return "nobody can be called up to support now"
			}
			return "nobody can receive visitors now"
		},
		Past:    func(line, what string) string { return line + ": " + what },
		Step:    func(n int, what string) string { return count(n) + ". " + what },
		Passed:  func(who, why string) string { return "passed " + who + ": " + why },
		NotYet:  func(who, why string) string { return who + " " + why + ", so it is kept" },
		Support: func(who, why string) string { return "nor the supporter " + who + ": " + why },
		Ordered: func(r flows.Rotation, who string) string {
			switch r {
			case flows.CallTurns:
				return "the order of calls has come to " + who
			case flows.SupportTurns:
				return "the order of support has come to " + who
			}
			return "the order of visits has come to " + who
		},
		Found: map[flows.How]func(string) string{
			flows.HowMakeup:    func(who string) string { return who + " has the oldest make-up turn, which comes first" },
			flows.HowPlace:     func(who string) string { return who + " has a kept place and is free now, so comes first" },
			flows.HowSecondLap: func(who string) string { return "nobody in one round; a second ignores byes and comes to " + who },
			flows.HowSupport: func(who string) string {
				return "nobody of the group is free; " + who + ", called up to support, receives"
			},
			flows.HowFewest:    func(who string) string { return who + " has the fewest turns" },
			flows.HowLongest:   func(who string) string { return who + " has waited longest" },
			flows.HowWaived:    func(who string) string { return who + " waived a make-up turn" },
			flows.HowCorrected: func(who string) string { return "a manager corrected the turns of " + who },
			flows.HowJoined:    func(who string) string { return who + " came on duty and starts level with the fewest turns present" },
		},
		Charged: func(who string) string { return who + " is charged one turn" },
		Free:    func(who string) string { return who + " is charged nothing" },
		Gains:   func(who, mark string) string { return who + " now has one more " + mark },
		Spends:  func(who, mark string) string { return "one " + mark + " of " + who + " is used up" },
		Back:    func(who string) string { return "takes back what an earlier line said of " + who },
		None:    "nobody is on duty and free",
		After: func(r flows.Rotation, who string) string {
			return "afterwards " + next(r) + " is " + who
		},
		Refused:  "This would be refused: ",
		Writes:   func(n int) string { return "The ledger would have " + plural(n, "more line") + ":" },
		NoLines:  "No turn changes",
		Before:   func(names string) string { return "Order for visits now: " + names },
		Now:      func(names string) string { return "Order afterwards: " + names },
		Same:     func(names string) string { return "The order for visits stays: " + names },
		Calls:    func(names string) string { return "Order for calls afterwards: " + names },
		Empty:    "nobody",
		Deferred: func(who string) string { return "(once free) " + who },
	}
}
