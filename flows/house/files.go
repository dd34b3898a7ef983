package house

import (
	"slices"
	"time"
	_ "time/tzdata" // a kiosk may have no time zones installed

	"reception/flows"
)

// files is the shape of the house files. Most rows are the types of package
// flows as they are; the field names in the files are the Go names in lower case.
type files struct {
	site struct {
		Site       string
		Name       flows.Words
		Zone       string
		DayChanges int
		Limits     flows.Limits
		Meals      []meal
		Office     meal
		Holidays   []flows.Holiday
	}
	posts  struct{ Posts []flows.Post }
	places struct {
		Rooms []flows.Room
		Bays  []flows.Bay
		Flats []flows.Flat
		// FlatSay is said at the show flats.
		FlatSay []flows.Line
	}
	staff struct {
		Staff   []person
		Groups  []flows.Group
		LinesUp []string
	}
	visits struct {
		Kinds    []flows.VisitKind
		Purposes []flows.Purpose
		Outcomes []flows.Choice
	}
	items struct{ Drinks, Documents, Stock []item }
	steps struct{ Steps []flows.Step }
	radio struct{ Calls []flows.CallRule }
	tasks struct {
		Tasks     []flows.TaskRule
		Countdown []flows.CountdownItem
	}
	rules   flows.Rules
	privacy flows.Privacy

	complaints, registers registers
	checks, inspections   checks
}

// Registers and lists of checks stand in two files each, because there are many.
type (
	registers struct{ Registers []flows.RegisterRule }
	checks    struct{ Checks []flows.SheetRule }
)

// A person's sales group is said once, by the group's order.
type person struct {
	ID    flows.StaffID
	Name  flows.Words
	Roles []string
	// Height in centimetres.
	Height int
}

// An item says its kind by the list that it stands in.
type item struct {
	ID      string
	Name    flows.Words
	Minimum int
	Uses    []flows.StockUse
}

// A meal is a window of the day, "11:30" to "13:00".
type meal struct{ From, To string }

// Names of the house files.
const (
	siteFile   = "house.yaml"
	postsFile  = "posts.yaml"
	placesFile = "places.yaml"
	staffFile  = "staff.yaml"
	visitsFile = "visits.yaml"
	itemsFile  = "items.yaml"
	stepsFile  = "steps.yaml"
	radioFile  = "radio.yaml"
	tasksFile  = "tasks.yaml"
	rulesFile  = "rules.yaml"

	privacyFile     = "privacy.yaml"
	complaintsFile  = "complaints.yaml"
	registersFile   = "registers.yaml"
	checksFile      = "checks.yaml"
	inspectionsFile = "inspections.yaml"
)

// later are the files that a house may lack: it was written before there were any,
// and is read with those of the program.
var later = []string{rulesFile, privacyFile, complaintsFile, registersFile, checksFile, inspectionsFile}

type file struct {
	name string
	into any
}

func (f *files) list() []file {
	return []file{
		{siteFile, &f.site},
		{postsFile, &f.posts},
		{placesFile, &f.places},
		{staffFile, &f.staff},
		{visitsFile, &f.visits},
		{itemsFile, &f.items},
		{stepsFile, &f.steps},
		{radioFile, &f.radio},
		{tasksFile, &f.tasks},
		{rulesFile, &f.rules},
		{privacyFile, &f.privacy},
		{complaintsFile, &f.complaints},
		{registersFile, &f.registers},
		{checksFile, &f.checks},
		{inspectionsFile, &f.inspections},
	}
}

// house puts the files together. The mistakes are those of values that have
// another form in the files than in the house.
func (f *files) house(sources map[string]*source) (*flows.House, Mistakes) {
	c := checker{sources: sources}
	h := &flows.House{
		Site: f.site.Site, Name: f.site.Name, DayChanges: f.site.DayChanges, Limits: f.site.Limits, Holidays: f.site.Holidays,
		Posts: f.posts.Posts,
		Rooms: f.places.Rooms, Bays: f.places.Bays, Flats: f.places.Flats, FlatSay: f.places.FlatSay,
		Groups: f.staff.Groups, LinesUp: f.staff.LinesUp,
		Kinds: f.visits.Kinds, Purposes: f.visits.Purposes, Outcomes: f.visits.Outcomes,
		Steps: f.steps.Steps, Calls: f.radio.Calls,
		Tasks: f.tasks.Tasks, Countdown: f.tasks.Countdown,
		Rules: f.rules, Privacy: f.privacy,
		Registers: slices.Concat(f.complaints.Registers, f.registers.Registers),
		Sheets:    slices.Concat(f.checks.Checks, f.inspections.Checks),
	}
	h.Zone = c.zone(c.at(siteFile).in("zone"), f.site.Zone)
	for i, m := range f.site.Meals {
		h.Meals = append(h.Meals, c.meal(c.at(siteFile).in("meals", i), m))
	}
	if f.site.Office != (meal{}) {
		h.Office = c.meal(c.at(siteFile).in("office"), f.site.Office)
	}
	group := make(map[flows.StaffID]flows.GroupID)
	for _, g := range h.Groups {
		for _, id := range g.Order {
			group[id] = g.ID
		}
	}
	for _, p := range f.staff.Staff {
		h.Staff = append(h.Staff, flows.Staff{ID: p.ID, Name: p.Name, Group: group[p.ID], Roles: p.Roles, Height: p.Height})
	}
	for _, shelf := range []struct {
		kind string
		list []item
	}{{"drink", f.items.Drinks}, {"document", f.items.Documents}, {"stock", f.items.Stock}} {
		for _, item := range shelf.list {
			h.Items = append(h.Items, flows.StockItem{ID: item.ID, Kind: shelf.kind, Name: item.Name, Minimum: item.Minimum, Uses: item.Uses})
		}
	}
	return h, c.mistakes
}

func (c *checker) zone(w where, name string) *time.Location {
	zone, err := time.LoadLocation(name)
	if err != nil || name == "" || name == "Local" { // "Local" would differ between machines
		c.add(w, "%q 不是时区，请写 Asia/Shanghai 这样的名称", "%q is not a time zone: write a name such as Asia/Shanghai", name)
		return time.UTC
	}
	return zone
}

func (c *checker) meal(w where, m meal) flows.MealWindow {
	from, to := c.clock(w.in("from"), m.From), c.clock(w.in("to"), m.To)
	if from >= to && from >= 0 && to >= 0 {
		c.add(w.in("to"), "结束时间 %[2]q 要晚于开始时间 %[1]q", "the end %[2]q must be later than the beginning %[1]q", m.From, m.To)
	}
	return flows.MealWindow{From: from, To: to}
}

// clock reads a time of day as minutes from midnight, -1 where it is none.
func (c *checker) clock(w where, s string) int {
	t, err := time.Parse("15:04", s)
	if err != nil {
		c.add(w, "%q 不是时间，请写 \"11:30\" 这样的形式", "%q is not a time of day: write one such as \"11:30\"", s)
		return -1
	}
	return t.Hour()*60 + t.Minute()
}
