package flows

import (
	"iter"
	"time"
)

// A House is the showroom as its files describe it: words, posts, rooms, staff,
// steps and limits. Decide reads it, Apply never does. Package house loads one.
type House struct {
	Site        string // short id, part of backups and head-office traffic
	Name        Words
	Zone        *time.Location
	DayChanges  int    // hour before which the day before still runs (04:00)
	Fingerprint string // of the files, written into the journal when a day opens

	Posts     []Post
	Rooms     []Room
	Bays      []Bay // from the east end to the west (AMB-FL3)
	Flats     []Flat
	FlatSay   []Line // what is said to a party on its way to a show flat, or in one
	Staff     []Staff
	Groups    []Group
	LinesUp   []string // roles of who line up at the door
	Kinds     []VisitKind
	Purposes  []Purpose
	Outcomes  []Choice
	Items     []StockItem // drinks, documents, bar stock
	Steps     []Step      // the flow, in order
	Calls     []CallRule
	Tasks     []TaskRule
	Countdown []CountdownItem
	Registers []RegisterRule
	Sheets    []SheetRule
	Meals     []MealWindow // none: meal time never applies (AMB-FL10)
	Office    MealWindow   // office hours; zero where the house does not say (2.12)
	Holidays  []Holiday    // on which customers are greeted (SY-65)
	Limits    Limits
	Privacy   Privacy
	Rules     Rules

	// Addressed writes a guest's name as it is spoken, in a language; nil joins
	// surname and title.
	Addressed func(p Personal, known bool, l Lang) string `json:"-"`
}

// A Post is a radio station. X1 and the like are roles of many people.
type Post struct {
	ID      PostID
	Name    Words // 门岗礼宾
	Station Words // what it is called on air: L1岗, 大客户管家, 水吧
	Many    bool  // held by many people at once: salespeople
	Covers  []PostID
}

type Room struct {
	ID   RoomID
	Name Words
	Size int // guests it seats; 0 is not said
}

type Bay struct {
	ID       BayID
	Name     Words
	Reserved bool // offered to nobody unless a booking names it (SY-05)
}

type Flat struct {
	ID   FlatID
	Name Words
}

type Staff struct {
	ID    StaffID
	Name  Words
	Group GroupID // of salespeople
	Roles []string
	// Height in centimetres, for the line-up at the door; 0 is not known.
	Height int
}

// Group is a sales group in its own order (TR-3.1).
type Group struct {
	ID    GroupID
	Name  Words
	Order []StaffID
}

// VisitKind is a row of 2.0.
type VisitKind struct {
	ID        KindID
	Name      Words
	Booked    bool     // admitted by its booking, not by RC-01
	Announce  CallKind // what L1 says on arrival; empty is RC-01
	Broadcast CallKind // said to everybody besides
	Leaving   CallKind // said to everybody when the party is about to leave
	// Steps are its own flow, in order; the ordinary one where there are none.
	Steps []StepID
	// Pauses keeps who is not booked out while the party is near.
	Pauses PauseRule
}

// Purpose is why a party came; rule 5 lets some cost no turn (TR-5.1).
type Purpose struct {
	ID     string
	Name   Words
	Counts bool
	Visits bool // wants to see the showroom, so RC-01 is asked (AMB-FL4)
}

type Choice struct {
	ID   string
	Name Words
}

// StockItem is something that can be asked for by radio.
type StockItem struct {
	ID   string
	Kind string // drink, document, stock
	Name Words
	// Minimum is how much of it should be at the bar at least; 0 is not said (SY-43).
	Minimum int
	Uses    []StockUse // what one serving takes from the stock; one of itself where there are none
}

// A CallRule is a row of the radio table 3.2.
type CallRule struct {
	Kind     CallKind
	Verb     string // ask_admission …: a name people can type
	From     PostID
	To       PostID // "all" is everybody
	Hears    []PostID
	Name     Words       // 请求接待
	Phrase   Words       // with {guest}, {party_size}, {sales}, {room} … (1.8)
	Short    Words       // the short form, where one is printed
	Replies  []ReplyRule // none: no reply is expected
	Delivers bool        // open after its reply until the asked-for thing is done
	Amber    time.Duration
	Red      time.Duration
}

type ReplyRule struct {
	Answer Answer
	By     []PostID // who may answer; the called post where empty
	Text   Words
}

// A TaskRule is a task the flow opens by itself.
type TaskRule struct {
	ID     string
	Post   PostID
	Text   Words
	Within time.Duration
	// Weather opens it when the weather becomes one of these, and drops it when that is over.
	Weather []Weather
}

// A CountdownItem is an item of 2.16: due Minus before T.
type CountdownItem struct {
	ID    string
	Visit KindID
	// Register counts down to the time of its entries instead.
	Register RegisterID
	Minus    time.Duration
	Post     PostID
	Posts    []PostID // each of them ticks it off by itself
	Text     Words
	List     CountList // what it shows when it is opened
}

// A MealWindow is a time of day, in minutes from midnight.
type MealWindow struct{ From, To int }

type Limits struct {
	Booked   int           // parties a day, a warning above (rule 2)
	Ordinary int           // parties a day, a warning above (rule 2)
	Waiting  int           // salespeople who must be waiting (rule 4)
	Overdue  time.Duration // a due task is overdue after this
	Future   time.Duration // how far ahead of the clock a command's time may be
}

// AllPosts is the callee of a broadcast.
const AllPosts PostID = "all"

func find[T any](list []T, is func(*T) bool) (*T, bool) {
	for i := range list {
		if is(&list[i]) {
			return &list[i], true
		}
	}
	return nil, false
}

// Each of the following looks a thing up by its id.

func (h *House) Post(id PostID) (*Post, bool) {
	return find(h.Posts, func(p *Post) bool { return p.ID == id })
}
func (h *House) Room(id RoomID) (*Room, bool) {
	return find(h.Rooms, func(r *Room) bool { return r.ID == id })
}
func (h *House) Bay(id BayID) (*Bay, bool) {
	return find(h.Bays, func(b *Bay) bool { return b.ID == id })
}
func (h *House) Flat(id FlatID) (*Flat, bool) {
	return find(h.Flats, func(b *Flat) bool { return b.ID == id })
}
func (h *House) Person(id StaffID) (*Staff, bool) {
	return find(h.Staff, func(s *Staff) bool { return s.ID == id })
}
func (h *House) Group(id GroupID) (*Group, bool) {
	return find(h.Groups, func(g *Group) bool { return g.ID == id })
}
func (h *House) Kind(id KindID) (*VisitKind, bool) {
	return find(h.Kinds, func(k *VisitKind) bool { return k.ID == id })
}
func (h *House) Purpose(id string) (*Purpose, bool) {
	return find(h.Purposes, func(p *Purpose) bool { return p.ID == id })
}
func (h *House) Step(id StepID) (*Step, bool) {
	return find(h.Steps, func(s *Step) bool { return s.ID == id })
}
func (h *House) Call(kind CallKind) (*CallRule, bool) {
	return find(h.Calls, func(c *CallRule) bool { return c.Kind == kind || c.Verb == string(kind) })
}
func (h *House) Task(id string) (*TaskRule, bool) {
	return find(h.Tasks, func(t *TaskRule) bool { return t.ID == id })
}
func (h *House) Item(id string) (*StockItem, bool) {
	return find(h.Items, func(i *StockItem) bool { return i.ID == id || i.Name.ZH == id || i.Name.EN == id })
}

// StaffName is a person's name in a language; an unknown id is shown as it is.
func (h *House) StaffName(id StaffID, l Lang) string {
	if s, ok := h.Person(id); ok {
		return s.Name.In(l)
	}
	return string(id)
}

// Salespeople yields the members of all sales groups.
func (h *House) Salespeople() iter.Seq[*Staff] {
	return func(yield func(*Staff) bool) {
		for i := range h.Staff {
			if h.Staff[i].Group != "" && !yield(&h.Staff[i]) {
				return
			}
		}
	}
}
