package flows

import (
	"cmp"
	"slices"
)

// Rules are how a showroom reads the reception rules 1–12 (domain 4) where their
// text leaves a choice, and the variations that written rules of other showrooms
// have. The zero value reads them as recommended (AMB-TR1 … AMB-TR27); Readings
// lists every choice.
type Rules struct {
	Order     string // how the next person is found: strict round, fewest turns, longest since the last
	Newcomers string // with fewest turns: who joins starts at the least of those present, or at nothing
	CountOver string // turns are counted over this long, for fewest turns and on the screen

	SwapEvery  int    // working days after which the groups change over (AMB-TR1)
	IdleGroups string // with more than two groups: those with neither duty rest or answer calls (AMB-TR23)
	CarryOver  string // make-ups and byes outlive the day (AMB-TR14)
	Ordinary   string // the limit of ordinary parties is for the day or at once (AMB-TR2)
	Waiting    string // who counts as waiting: present and idle, or present (AMB-TR5)

	Makeup     string   // a make-up turn always, or only if the person was passed meanwhile (AMB-TR3)
	Makeups    string   // before the order, oldest first, or together with the holder's own turn (AMB-TR19)
	Waivable   []string // rules whose make-up turns may be waived (AMB-TR4); 4 and 6 where empty
	PassedBusy string   // a busy person who is passed loses that pass, or keeps the place (AMB-TR18)
	TiedUp     string   // somebody with a contact that costs no turn keeps the place (AMB-TR9)

	BookedByPhoneGroup string // a booked party's salesperson is in the phone group today (AMB-TR6)
	BookedAndNamed     string // the salesperson of a booking was named by the guest (AMB-TR16)

	Returning           string // what receiving one's own returning guest costs (rule 6)
	ReturningAbsent     string // an original who cannot receive is charged or not (AMB-TR10)
	ReturningPhoneGroup string // the original is in the phone group today (AMB-TR8)
	ReturningNamesOther string // a returning guest names somebody else (AMB-TR15)
	SubstituteFrom      string // 本组: today's visit group, or the original's own (AMB-TR7)
	SubstituteOnTurn    string // the substitute is the person on turn (AMB-TR25)
	Registered          string // what registers a guest: card or visit, or the card alone (AMB-TR20)
	Recognised          string // how a registered guest is found: by phone or name, or by phone alone (AMB-TR20)
	Reclassified        string // who is charged when a direction-asker becomes a prospect (AMB-TR21)
	OwnerDays           int    // days since the last contact for which the original keeps a guest; 0 is for ever
	ClaimDays           int    // days in which a guest received by somebody else can be claimed; 0 is for ever
	Named               string // what being named out of turn costs (rule 7)
	NamedFromPhoneGroup string // a named member of the phone group: bye, or make-up call as a supporter (AMB-TR13)
	ByeWhileReceiving   string // passed while with that very guest: that pass is the bye (AMB-TR11)
	SecondSalesperson   string // of one party: free, or charged too (AMB-TR24)
	Override            string // what receiving out of turn for any other reason costs
	SupportUnused       string // a supporter who received nobody (AMB-TR12)
	NotPickedUp         string // a call that nobody picked up (AMB-TR17)
	CallerNames         string // a caller names a member of the phone group (AMB-TR26)
	PutThrough          string // whose call turn it is when a caller is put through (AMB-TR27)
	MediaDayBooked      string // booked guests on a media open day (AMB-TR22)
	Breaks              []BreakKind
	Weights             []Weight
	Managers            []string // roles that may correct turns, call support, override; the usual ones where empty
	Confirmers          []string // roles that confirm rosters and bookings (rules 3 and 11)
	Supervisors         []string // roles that may stand in for an original (rule 6)
}

// A BreakKind is a reason for being away. Keeps says that the place in the order
// is kept for whoever is passed meanwhile: the turn is made up on return.
type BreakKind struct {
	ID    string
	Name  Words
	Keeps bool
}

// A Weight is how many tenths of a turn a kind of visit costs; 10 where none is
// given. 0 costs no turn.
type Weight struct {
	Kind   KindID
	Tenths int
}

// A Reading is one choice of Rules: its name as in the house files, the rule or
// ambiguity it settles and the words allowed, the recommended one first.
type Reading struct {
	Name    string
	Ref     string
	Allowed []string
	At      func(*Rules) *string
}

// Words of Readings; each is used by the readings that list it.
const (
	byRound        = "round"
	byFewest       = "fewest_turns"
	byLongest      = "longest_wait"
	atMinimum      = "minimum"
	atNothing      = "nothing"
	overDay        = "day"
	overMonth      = "month"
	overAll        = "always"
	groupsRest     = "rest"
	groupsPhone    = "phone"
	isYes          = "yes"
	isNo           = "no"
	atOnce         = "at_once"
	present        = "present"
	ifPassed       = "if_passed"
	withTurn       = "with_turn"
	kept           = "kept"
	callCredit     = "call_makeup"
	nothing        = "none"
	asNamed        = "named"
	charged        = "charged"
	visitBye       = "visit_bye"
	ownGroup       = "own_group"
	costsTurn      = "turn"
	cardOnly       = "card"
	phoneOnly      = "phone"
	laterBye       = "later"
	byColleague    = "colleague"
	areReceived    = "received"
	passIsLost     = "lost"
	originalFirst  = "original"
	asSupport      = "makeup"
	asBye          = "bye"
	theReceiver    = "receiver"
	nobodyIsMeant  = "nobody"
	isFree         = "free"
	firstOfAll     = "first"
	whenever       = "always"
	visitCredit    = "visit_makeup"
	theVisitGroup  = "visit_group"
	callBye        = "call_bye"
	phoneAndName   = "phone_and_name"
	cardOrVisit    = "card_or_visit"
	theAnswerer    = "answerer"
	areRefused     = "refused"
	presentAndIdle = "idle"
	asBooked       = "booked"
)

// Readings lists every choice of Rules in the order of the house file.
func Readings() []Reading { return readings }

var readings = []Reading{
	{"order", "3", []string{byRound, byFewest, byLongest}, func(r *Rules) *string { return &r.Order }},
	{"newcomers", "3", []string{atMinimum, atNothing}, func(r *Rules) *string { return &r.Newcomers }},
	{"count_over", "3", []string{overDay, overMonth, overAll}, func(r *Rules) *string { return &r.CountOver }},
	{"idle_groups", "AMB-TR23", []string{groupsRest, groupsPhone}, func(r *Rules) *string { return &r.IdleGroups }},
	{"carry_over", "AMB-TR14", []string{isYes, isNo}, func(r *Rules) *string { return &r.CarryOver }},
	{"ordinary", "AMB-TR2", []string{overDay, atOnce}, func(r *Rules) *string { return &r.Ordinary }},
	{"waiting", "AMB-TR5", []string{presentAndIdle, present}, func(r *Rules) *string { return &r.Waiting }},
	{"makeup", "AMB-TR3", []string{whenever, ifPassed}, func(r *Rules) *string { return &r.Makeup }},
	{"makeups", "AMB-TR19", []string{firstOfAll, withTurn}, func(r *Rules) *string { return &r.Makeups }},
	{"passed_busy", "AMB-TR18", []string{passIsLost, kept}, func(r *Rules) *string { return &r.PassedBusy }},
	{"tied_up", "AMB-TR9", []string{kept, passIsLost}, func(r *Rules) *string { return &r.TiedUp }},
	{"booked_by_phone_group", "AMB-TR6", []string{visitCredit, callCredit, nothing}, func(r *Rules) *string { return &r.BookedByPhoneGroup }},
	{"booked_and_named", "AMB-TR16", []string{asBooked, asNamed}, func(r *Rules) *string { return &r.BookedAndNamed }},
	{"returning", "6", []string{asBye, nothing}, func(r *Rules) *string { return &r.Returning }},
	{"returning_absent", "AMB-TR10", []string{isFree, charged}, func(r *Rules) *string { return &r.ReturningAbsent }},
	{"returning_phone_group", "AMB-TR8", []string{callBye, visitBye, nothing}, func(r *Rules) *string { return &r.ReturningPhoneGroup }},
	{"returning_names_other", "AMB-TR15", []string{asNamed, originalFirst}, func(r *Rules) *string { return &r.ReturningNamesOther }},
	{"substitute_from", "AMB-TR7", []string{theVisitGroup, ownGroup}, func(r *Rules) *string { return &r.SubstituteFrom }},
	{"substitute_on_turn", "AMB-TR25", []string{asSupport, costsTurn}, func(r *Rules) *string { return &r.SubstituteOnTurn }},
	{"registered", "AMB-TR20", []string{cardOrVisit, cardOnly}, func(r *Rules) *string { return &r.Registered }},
	{"recognised", "AMB-TR20", []string{phoneAndName, phoneOnly}, func(r *Rules) *string { return &r.Recognised }},
	{"reclassified", "AMB-TR21", []string{theReceiver, nobodyIsMeant}, func(r *Rules) *string { return &r.Reclassified }},
	{"named", "7", []string{asBye, nothing}, func(r *Rules) *string { return &r.Named }},
	{"named_from_phone_group", "AMB-TR13", []string{asBye, asSupport}, func(r *Rules) *string { return &r.NamedFromPhoneGroup }},
	{"bye_while_receiving", "AMB-TR11", []string{isYes, laterBye}, func(r *Rules) *string { return &r.ByeWhileReceiving }},
	{"second_salesperson", "AMB-TR24", []string{isFree, charged}, func(r *Rules) *string { return &r.SecondSalesperson }},
	{"override", "3", []string{asBye, nothing}, func(r *Rules) *string { return &r.Override }},
	{"support_unused", "AMB-TR12", []string{asSupport, nothing}, func(r *Rules) *string { return &r.SupportUnused }},
	{"not_picked_up", "AMB-TR17", []string{isFree, charged}, func(r *Rules) *string { return &r.NotPickedUp }},
	{"caller_names", "AMB-TR26", []string{asBye, nothing}, func(r *Rules) *string { return &r.CallerNames }},
	{"put_through", "AMB-TR27", []string{theAnswerer, byColleague}, func(r *Rules) *string { return &r.PutThrough }},
	{"media_day_booked", "AMB-TR22", []string{areRefused, areReceived}, func(r *Rules) *string { return &r.MediaDayBooked }},
}

// In is the word in force for a reading: what the rules say, or the recommended one.
func (r Reading) In(rules *Rules) string { return cmp.Or(*r.At(rules), r.Allowed[0]) }

// byCount reports whether the next person is found by counted turns or waiting
// time instead of a round; byes then mean nothing, every reception is counted.
func (r *Rules) byCount() bool { return r.Order == byFewest || r.Order == byLongest }

func (r *Rules) waivable(rule string) bool {
	if len(r.Waivable) == 0 {
		return rule == "4" || rule == "6" || rule == "3" // 3: given by a manager
	}
	return slices.Contains(r.Waivable, rule)
}

func (r *Rules) swapEvery() int { return max(r.SwapEvery, 1) }

// tenths is what a kind of visit costs, in tenths of a turn.
func (r *Rules) tenths(kind KindID) int {
	for _, w := range r.Weights {
		if w.Kind == kind {
			return w.Tenths
		}
	}
	return wholeTurn
}

// wholeTurn is one turn in tenths.
const wholeTurn = 10

// Break finds a kind of break by its id or its name.
func (r *Rules) Break(id string) (*BreakKind, bool) {
	return find(r.Breaks, func(b *BreakKind) bool { return b.ID == id || b.Name.ZH == id || b.Name.EN == id })
}

// Roles that managers' acts ask for, where the house names none.
var (
	usualManagers    = []string{"duty_manager", "dept_manager", "site_manager"}
	usualConfirmers  = []string{"dept_manager", "sales_supervisor"}
	usualSupervisors = []string{"sales_supervisor", "dept_manager"}
)

// ManagerRoles may correct turns, call support and override.
func (r *Rules) ManagerRoles() []string { return orUsual(r.Managers, usualManagers) }

// ConfirmerRoles confirm rosters and bookings (rules 3 and 11).
func (r *Rules) ConfirmerRoles() []string { return orUsual(r.Confirmers, usualConfirmers) }

// SupervisorRoles may stand in for an original salesperson (rule 6).
func (r *Rules) SupervisorRoles() []string { return orUsual(r.Supervisors, usualSupervisors) }

func orUsual(given, usual []string) []string {
	if len(given) == 0 {
		return usual
	}
	return given
}

// Has reports whether somebody has one of some roles.
func (s *Staff) Has(roles []string) bool {
	return slices.ContainsFunc(s.Roles, func(r string) bool { return slices.Contains(roles, r) })
}
