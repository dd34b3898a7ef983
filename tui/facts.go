package tui

import (
	"slices"
	"time"

	"reception/flows"
)

// facts are what the screens read off a floor. They are worked out once for each
// change of the floor or of the minute, not once for each frame.
type facts struct {
	Parties   []party
	Figures   flows.Figures
	Turns     flows.TurnView
	Then      []flows.StaffID // who would be next after that, of those who are free; of all where nobody is
	RoomQueue []*flows.Visit
	Calls     []call  // open ones, the oldest first
	Alarms    []alarm // most pressing first
	Deadlines []flows.Deadline
	Due       []due                       // lines of all deadlines, the longest overdue first
	Pressing  []due                       // those of them that belong on a board
	books     map[flows.RegisterID]counts // once they were asked for
	duty      *dutyLines                  // lines of the duty manager's board, once they were
	own       *ownWork                    // of the post whose screen it is, once that was asked for
}

// A party is somebody inside, with what is to be done about them.
type party struct {
	*flows.Visit
	Guide   flows.Guide
	Instead []flows.StandIn // who may receive it, when its original cannot
}

// A call is an open radio call with how late it is.
type call struct {
	*flows.Call
	Rule *flows.CallRule // nil where the house has no such call any more
	Late flows.Lateness
}

// soon is how many who are next are named beside the board.
const soon = 6

func newFacts(h *flows.House, f *flows.Floor, now time.Time) *facts {
	queue := f.Queue(h, now)
	x := &facts{
		Parties:   make([]party, len(queue)),
		Figures:   f.Figures(h, now),
		Turns:     f.Turns(h),
		RoomQueue: f.RoomQueue(),
	}
	for _, e := range f.Upcoming(h, flows.VisitTurns, soon) {
		nobody := x.Turns.Next == "" && len(x.Then) < 3
		if e.Staff != x.Turns.Next && (e.Now || nobody) && !slices.Contains(x.Then, e.Staff) {
			x.Then = append(x.Then, e.Staff)
		}
	}
	for i, v := range queue {
		x.Parties[i] = party{Visit: v, Guide: f.Guide(h, v, now)}
		if x.Parties[i].Guide.Next.Act == flows.ActStandIn {
			x.Parties[i].Instead = f.StandIns(h, v)
		}
	}
	for _, c := range f.Calls {
		if c.Open() {
			rule, _ := h.Call(c.Kind)
			x.Calls = append(x.Calls, call{c, rule, c.Late(h, now)})
		}
	}
	x.Deadlines = f.Deadlines(h, now)
	x.Due = dueLines(x.Deadlines)
	for _, d := range x.Due {
		if d.presses(now) {
			x.Pressing = append(x.Pressing, d)
		}
	}
	x.Alarms = x.alarms(h, f, now)
	return x
}

// party finds somebody inside.
func (x *facts) party(id flows.VisitID) (party, bool) {
	for _, p := range x.Parties {
		if p.ID == id {
			return p, true
		}
	}
	return party{}, false
}

// young is how long the age of an open call is shown with seconds.
const young = 10 * time.Minute

// running reports whether the age of a call is worth its seconds.
func (x *facts) running(now time.Time) bool {
	for _, c := range x.Calls {
		if now.Sub(c.At) < young {
			return true
		}
	}
	return false
}
