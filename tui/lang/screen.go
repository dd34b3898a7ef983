package lang

// A Screen is every word of the screens in one language, grouped by where it
// stands. Anything with a number or a name in it is a func, so that the compiler
// checks its arguments. What belongs to the reception itself (refusals, events,
// states, how guests are addressed) is in the rest of [Text].
type Screen struct {
	Head      HeadWords
	Keys      KeyWords
	KeyNames  KeyNameWords
	Board     BoardWords
	Guide     GuideWords
	Arrive    ArriveWords
	Fields    FieldWords
	Acts      ActWords
	Help      HelpWords
	Notices   NoticeWords
	Bookings  BookingWords
	Tasks     TaskWords
	Log       LogWords
	Clock     ClockWords
	Day       DayWords
	Rooms     RoomWords
	Radio     RadioWords
	Posts     PostWords
	OwnPost   OwnPostWords
	Turns     TurnWords
	Rota      RotaWords
	Card      CardWords
	Search    SearchWords
	Replay    ReplayWords
	Roll      RollWords
	Count     CountWords
	Duty      DutyWords
	Handover  HandoverWords
	Messages  MessageWords
	Registers RegisterWords
	Bar       BarWords
	Due       DueWords
	Mend      MendWords
	Practice  PracticeWords
	Palette   PaletteWords
	Alarm     AlarmWords
	Sums      SumWords
	Export    ExportWords
	Report    ReportWords
	File      FileWords
}

// HeadWords are the first line of every screen.
type HeadWords struct {
	Program string
	Masked  string
	Idle    string // masked by itself: any key shows the names
	Enlarge func(w, h, minW, minH int) []string
}

// KeyWords say what a key does, in at most 10 cells.
type KeyWords struct {
	Help, Back, Quit, Lang, Mask, Undo           string
	Arrive, Rooms, Turns, Bookings, Radio, Menu  string
	Posts, Tasks, Log, Weather, Alert            string
	Move, Filter                                 string
	Next, Received, Tick, Guide, Requests, Leave string
	Edit, Note, Assign, Skip, TurnAway           string
	Save, Choose, Field, Other, Quantity, Digit  string
	Clear                                        string
}

// KeyNameWords are the names of keys that have no name of their own.
type KeyNameWords struct{ UpDown, LeftRight, Space string }

// BoardWords are the main board.
type BoardWords struct {
	Title                       string
	Filters                     [3]string // everybody, to do, mine
	Columns                     BoardColumns
	Lanes                       [7]string // the stages from the gate to the send-off, in 5 cells
	Empty, AllGone, EmptyFilter string
	Fresh                       func(posts, arrive string) string // nobody has signed on yet
	More                        func(n int) string                // parties or calls
	MoreLines                   func(n int) string
	Rest                        func(above, below int) string // lines of a list that are out of sight
	Minutes                     func(m int) string            // short, for columns
	Booked                      string                        // behind the name of a guest who had booked
	WaitsFor                    func(post string) string
	Lacks                       map[string]string // by the code of the refusal: what is missing, in a few words

	Figures   FigureWords
	Rooms     string
	RoomsFree func(free, all int) string
	RoomQueue func(n int) string
	RoomWaits func(guest string, min int) string

	Turns, TurnsNobody, TurnsNone, TurnNext, TurnsThen, TurnsPassed string
	TurnsFresh                                                      func(posts string) string // no salesperson is on duty
	TurnsWhy                                                        func(why string, names []string) string
	TurnHas                                                         func(group string) string

	Radio, RadioQuiet string
	RadioOpen         func(n int) string
}

// BoardColumns head the list.
type BoardColumns struct{ No, Guest, Party, Track, Here, Sales, Next string }

// FigureWords are the figures of the day with their numbers.
type FigureWords struct {
	Parties                                     func(parties, guests int) string
	Rooms, Booked, Ordinary                     func(n, of int) string
	Inside, AtGate, OpenCalls, Late, TurnedAway func(n int) string
}

// GuideWords are the guide of one party.
type GuideWords struct {
	Title                string
	Say, Do, Radio, Wait string // labels of at most 4 cells
	Waits                func(post, call string) string
	Missing              func(what string) string
	MissingKey           string
	MissingDigits        func(digits string) string
	Must                 string
	Nothing              string
	Requests             func(key string, names []string) string
	Gone                 func(name string) string
	Undone               string // the arrival was taken back
	Bay                  func(bay string) string
	Ahead                string                             // label of at most 6 cells
	Timer                func(spent, promise string) string // of the step
	Nobody               string
	Person, Came, Umb    string
	Steps, Notes         string
}

// ArriveWords are the arrival form.
type ArriveWords struct {
	Title, Quick, QuickHint, Script string
	Save                            func(guest string, party int) string
	Bookings, NoBookings            string
	BookingHint, BookingMatch       func(key string) string
	Draft                           func(key string) string
}

// FieldWords label the fields of the forms, in at most 10 cells.
type FieldWords struct {
	Surname, Title, Party, CameBy, Plate, Phone, Umbrella string
	Purpose, AsksFor, Company, Describe, Note, Reason     string
	Quantity, NoUmbrella                                  string
	People                                                func(n int) string
}

// ActWords are what can be done with one party.
type ActWords struct {
	Title                                         func(guest string) string
	Radio, Desk, OpenCalls                        string
	Edit, Note, Assign, Skip, TurnAway, Bay       string
	Leave, LeaveTaxi, Depart, Umbrella, TaxiFound string
	Flats, FlatAllow                              string
	Delivered                                     func(call string) string
	EditTitle, NoteTitle, SkipTitle               func(guest string) string
	TurnAwayTitle, AssignTitle, LeaveTitle        func(guest string) string
	Reasons, SkipReasons                          []string // ready-made
	NeedReason                                    string
	UndoTitle, UndoNone, UndoKeep                 string
	UndoIt                                        func(what string) string
	Menu, Theme, Quit                             string
}

// HelpWords are the help screen.
type HelpWords struct {
	Title, Here, Everywhere, Places, Marks string
	MarkLines                              []string
	InputMethod                            string
}

// NoticeWords are the sentences of the notice line.
type NoticeWords struct {
	Saving, Unsure, Ended, Quit, QuitDraft, Kept         string
	Resumed, LeftOver                                    string
	NoCall, NothingToDo, ChooseAnswer, Repeat, OpenFirst string
	Moved                                                func(guest string) string
	NotSaving, Failed                                    func(err string) string
	DiskFull, DiskReadOnly, LogHarmed, Undone            string
	DiskFails                                            func(err string) string
	LogGone                                              func(copied string, made bool) string // the file of the copy
	Called                                               func(call string) string
	Weather                                              func(is string) string
	Did                                                  func(what, guest string) string
	Arrived                                              func(no int, guest string) string
}
