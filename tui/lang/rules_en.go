package lang

// The full text translates the reception handbook, which is Chinese.
func rulesEN() RuleWords {
	return RuleWords{
		Gist: map[string]string{
			"1":  "The sales groups swap calls and visits every day; visitors come first.",
			"2":  "Two booked parties a day are advised, and about eight ordinary ones.",
			"3":  "Each group sets its own order; rest days need the department manager; a duty manager must be on site.",
			"4":  "Two of the visit group must be waiting, or a manager calls up the phone group; a booked reception earns one make-up visit turn.",
			"5":  "Receptions that are not about sales cost no turn; all others cost one.",
			"6":  "A returning guest is seated, then the original is told and receives: the original is charged, who was on turn is not; a substitute earns one make-up visit turn.",
			"7":  "Whom a guest names receives; if not on turn, that counts as a bye.",
			"8":  "Back from supporting the visit group, one make-up call turn is due.",
			"9":  "Support goes round in an order too, whether a guest was received or not.",
			"10": "Every answered call is one turn, whatever it was about; one without response is none.",
			"11": "A booking takes the card, a manager's confirmation, a time, and the guest's agreement.",
			"12": "On media open days no customers are received, in principle.",
		},
		Full: map[string]string{
			"1":  "Sales staff work in groups that take turns at calls and visits, swapping on alternate days; serving visitors comes first.",
			"2":  "Booked and ordinary reception are equally weighted. To keep the quality of reception, 2 booked parties a day are recommended in principle; ordinary visitors according to the staff on site, generally 8 parties.",
			"3":  "Each group sets its own rotation order, and the phone group makes sure calls are answered. Rest days are staggered and take effect once the department manager has confirmed them. A duty manager must always be on site.",
			"4":  "The visit group must keep two salespeople waiting on site. If it cannot, it reports in time to the department or duty manager, who arranges support from the phone group. A salesperson who received a booked customer may, on completion, be given one make-up visit turn.",
			"5":  "Receptions unrelated to sales (company-internal or affiliated-unit enquiries, asking the way, etc.) do not use up a visit turn, but are still received to the standard. Others, such as market research or enquiring for friends or relatives, all count as one turn and must be received to the standard.",
			"6":  "If a registered customer returns and the salesperson on turn is not the original one, seat the customer first, then tell the original, who receives: the person on turn is not charged a turn, the original is charged one. If the original cannot, the supervisor stands in or another salesperson of the group is assigned; such another salesperson may be given one make-up visit turn on completion, and must show team spirit and receive to the standard.",
			"7":  "A visitor who names a salesperson is received by that person. If that person is in the visit group but not on turn, they are treated as a bye after the reception and take their turn by order in the next round; the same applies to phone-group staff.",
			"8":  "After supporting the visit group and returning to post, phone-group staff shall be given one make-up call turn.",
			"9":  "Phone-group support of the visit group is also arranged in rotation, whether or not a reception actually takes place.",
			"10": "Whatever the caller wants, an answered call is one turn in the call order, except a call without response.",
			"11": "The phone-group salesperson completes the customer's profile card and reports it; after the department manager or supervisor confirms, the booked visit is arranged properly; finally the visit time is confirmed with the customer. (If possible in a quieter period.)",
			"12": "On media open days customers are in principle not received.",
		},
		Refer: map[string]string{
			"AMB-TR1": "rule 1, days between swaps", "AMB-TR2": "rule 2, how many", "AMB-TR3": "rules 4 and 6, when made up", "AMB-TR4": "rules 4, 6 and 8, waiving",
			"AMB-TR5": "rule 4, waiting", "AMB-TR6": "rules 4 and 11, booked with the phone group", "AMB-TR7": "rule 6, own group", "AMB-TR8": "rule 6, original in the phone group",
			"AMB-TR9": "rules 5 and 6, kept place", "AMB-TR10": "rule 6, original cannot receive", "AMB-TR11": "rules 6 and 7, using up a bye", "AMB-TR12": "rules 8 and 9, support unused",
			"AMB-TR13": "rules 7 and 8, named or support", "AMB-TR14": "turns, lasting over days", "AMB-TR15": "rules 6 and 7, returning guest names another", "AMB-TR16": "rules 4 and 7, booked and named",
			"AMB-TR17": "rule 10, no response", "AMB-TR18": "turns, passed while busy", "AMB-TR19": "turns, make-ups first", "AMB-TR20": "rule 6, registered",
			"AMB-TR21": "rule 5, asked the way first", "AMB-TR22": "rule 12, booked guests", "AMB-TR23": "rule 1, more than two groups", "AMB-TR24": "turns, one for each party",
			"AMB-TR25": "rule 6, on turn and standing in", "AMB-TR26": "rule 7, named by a caller", "AMB-TR27": "rule 10, put through", "TR-1.2": "rule 1, visitors first",
		},
	}
}
