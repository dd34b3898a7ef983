package lang

func readingsEN() map[string]ReadingWords {
	type words = map[string]string
	return map[string]ReadingWords{
		"order": {"How turns go", "how the next person is found", words{
			"round": "round after round in the order", "fewest_turns": "fewest turns first", "longest_wait": "longest since the last turn first"}},
		"newcomers": {"Newcomers", "with fewest turns first: where somebody who comes on duty starts", words{
			"minimum": "level with the fewest turns present", "nothing": "at no turns"}},
		"count_over": {"Counting turns", "how long turns are added up", words{
			"day": "for the day", "month": "for the month", "always": "always"}},
		"idle_groups": {"Further groups", "with more than two groups: what those without a duty do", words{
			"rest": "rest", "phone": "answer calls too"}},
		"carry_over": {"Lasting over days", "whether make-ups and byes outlive the day", words{
			"yes": "until used up", "no": "end with the day"}},
		"ordinary": {"Ordinary parties", "what the recommended number counts", words{
			"day": "all of the day", "at_once": "those inside at once"}},
		"waiting": {"Waiting", "who counts as waiting", words{
			"idle": "present and idle", "present": "all who are present"}},
		"makeup": {"When made up", "when a booked reception or standing in earns a make-up turn", words{
			"always": "always", "if_passed": "only if passed meanwhile"}},
		"makeups": {"Use of make-ups", "when a make-up turn is used", words{
			"first": "before the order, oldest first", "with_turn": "together with the holder's own turn"}},
		"passed_busy": {"Passed while busy", "what becomes of a busy person whose turn it is", words{
			"lost": "that pass is lost", "kept": "the place is kept"}},
		"tied_up": {"With a guest who costs no turn", "what becomes of that person's turn meanwhile", words{
			"kept": "the place is kept", "lost": "that pass is lost"}},
		"booked_by_phone_group": {"Booked, phone group", "what a booked reception earns somebody of the phone group", words{
			"visit_makeup": "a make-up visit turn", "call_makeup": "a make-up call turn", "none": "nothing"}},
		"booked_and_named": {"Booked and named", "which rule holds for a booked guest who names the salesperson", words{
			"booked": "booked (rule 4)", "named": "named (rule 7)"}},
		"returning": {"Returning guest", "what receiving one's own returning guest costs", words{
			"bye": "a turn, as a bye", "none": "nothing"}},
		"returning_absent": {"Original away", "whether an original who cannot receive is charged", words{
			"free": "no", "charged": "charged all the same"}},
		"returning_phone_group": {"Original in the phone group", "what it costs an original of today's phone group", words{
			"call_bye": "a call bye", "visit_bye": "a visit bye", "none": "nothing"}},
		"returning_names_other": {"Returning, names another", "who receives a returning guest who names somebody else", words{
			"named": "who is named; the owner stays", "original": "the original all the same"}},
		"substitute_from": {"Substitutes", "of which group a substitute for the original is", words{
			"visit_group": "today's visit group", "own_group": "the original's own group"}},
		"substitute_on_turn": {"Substitute on turn", "what it costs if the substitute is on turn", words{
			"makeup": "nothing, and earns a make-up", "turn": "a turn, and earns nothing"}},
		"registered": {"Registered", "what registers a guest", words{
			"card_or_visit": "a profile card or a counted visit", "card": "a profile card only"}},
		"recognised": {"Recognised", "by what a returning guest is recognised", words{
			"phone_and_name": "phone, or a confirmed name", "phone": "phone only"}},
		"reclassified": {"Asked the way, then stayed", "who is charged when a direction-asker becomes a prospect", words{
			"receiver": "who receives at that moment", "nobody": "nobody"}},
		"named": {"Named", "what being named out of turn costs", words{
			"bye": "a turn, as a bye", "none": "nothing"}},
		"named_from_phone_group": {"Named, phone group", "what being named by a visitor is for the phone group", words{
			"bye": "a call bye (rule 7)", "makeup": "support: a make-up call on return (rule 8)"}},
		"bye_while_receiving": {"Passed while with the guest", "whether a pass while with that very guest is the bye", words{
			"yes": "yes, the bye is used up", "later": "no, the bye is kept for later"}},
		"second_salesperson": {"Second salesperson", "whether a further salesperson of one party is charged", words{
			"free": "no: one party, one turn", "charged": "charged too"}},
		"override": {"Manager's order", "what receiving out of turn by a manager's order costs", words{
			"bye": "a turn, as a bye", "none": "nothing"}},
		"support_unused": {"Support unused", "what a supporter who received nobody earns", words{
			"makeup": "a make-up call all the same", "none": "nothing"}},
		"not_picked_up": {"Not picked up", "whether a call that nobody picked up is charged", words{
			"free": "no", "charged": "to whoever should have"}},
		"caller_names": {"Named by a caller", "what being named by a caller costs", words{
			"bye": "a turn, as a call bye", "none": "nothing"}},
		"put_through": {"Put through", "whose turn a call is that is put through", words{
			"answerer": "of who answered first", "colleague": "of the colleague"}},
		"media_day_booked": {"Booked, media open day", "whether booked guests are received on a media open day", words{
			"refused": "no, except by a manager", "received": "as on any day"}},
	}
}
