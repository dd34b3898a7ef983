package lang

// RotaWords are the acts on the turns, and what their screens show beside the
// order and its ledger. Whole sentences about turns are in ledger.go and why.go.
type RotaWords struct {
	Pages                  [5]string // turns, ledger, calls, fairness, rest
	Next, Cursor           string    // beside a person, in 8 cells
	Columns                RotaColumns
	Resting, Helping, Idle string // what somebody, or a group, is doing
	HelpingFor             func(minutes string) string
	Kept, Lost             string // the place, beside a kind of break
	AwayToo                string // behind these two, of a reason of the house's list
	KeptBack, LostBack     string // the same as a sentence
	MarkShort              map[string]string

	Waits        func(n, limit int) string
	WaitsShort   func(n, limit int, age string) string
	Support      func(name string) string // who would be called up
	SupportNone  string
	AlsoAlerts   func(n int) string
	Visits       string
	Calls        string
	Upcoming     func(of string, n int) string
	UpcomingAll  string
	Later        string // nobody is free before
	NobodyNext   string
	NobodyAtWork func(key string) string

	Cost    func(tenths string) string // of a ledger line, in 8 cells
	OfCalls func(turns int) string
	NoCost  string
	Order   string
	Only    func(name string, n int) string

	WhyTitle       func(of string) string
	WhyLine        func(line int) string
	WhyNone, Rules string
	PartyWhy       func(guest string) string

	// What keys do, in at most 10 cells.
	Key, Act, Do, Call, Help, Skip, Pause, Page string
	Log, Filter, Confirm, Basis, Rest, RestTake string
	Span                                        string
	Person1, Line1                              string

	Menu                         string
	Person                       func(name, doing string) string
	SkipIt, WaiveIt              func(what string) string
	Why, Pauses, Adjust          string
	LedgerOf, NewCall            string
	CallSupport, BackAtPost      string
	Groups, RestDay              string
	OrderOf                      func(group string) string
	OnDuty, OffDuty, IsBack      string
	SkipTitle, AdjustTitle       string
	SupportTitle, GroupsTitle    string
	TitleFor                     func(title, name string) string
	ConfirmTitle                 func(day string) string
	SkipReasons, WaiveReasons    []string
	AdjustReasons, GroupReasons  []string
	SupportReasons               []string
	OverrideReasons, PhoneAbout  []string
	NeedManager                  string
	SkipHelper                   func(name string) string // a supporter cannot be passed over
	Who, What, By, Manager       string                   // labels of fields, in 10 cells
	Answer, Answered             string
	Through, About               string
	VisitGroup, PhoneGroup       string
	Plus, Minus                  string
	Before, After, BeforeCalls   string // labels of what an act would do
	AfterCalls                   string
	ReasonHere                   string // instead of a reason, which stands in its field or will
	Writes, NoLines, Same        string
	HasNow, ByTurn               func(name string) string
	Chosen, BasisIs              func(what string) string
	HasNobody                    string
	PhoneTitle, PhoneEmpty       string
	PhoneSummary                 func(all, answered, silent, missed int) string
	PhoneColumns                 PhoneColumns
	PhoneAsks, PhoneThrough      func(name string) string
	PhoneSaved                   func(name, how string) string
	FairTitle                    func(from, to string) string
	FairSpans                    [3]string // day, week, month
	FairMore                     [6]string // further columns where there is room
	FairReading, FairMoreHint    string
	FairColumns                  [10]string
	FairSum, FairHint            string
	RestTitle                    func(day string) string
	RestHint, RestNone, RestWarn string
	RestDraft                    string
	RestConfirmed                func(name string) string
	RestColumns                  [3]string
	RestIn, RestOut, RestUnmoved string
	RestSaved, RestInForce       func(day string) string
}

// RotaColumns head the people of a group, the last four in 4, 3, 3 and 6 cells.
type RotaColumns struct{ Name, State, Marks, Turns, Parties, Calls, Last string }

// PhoneColumns head the calls.
type PhoneColumns struct{ At, Answer, Staff, About string }
