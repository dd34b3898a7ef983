package tui

import (
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"reception/flows"
)

const boardName name = "board"

// board is the main screen: everybody on the floor, whoever needs something
// first, and the guide of the one that is selected.
type board struct {
	selected flows.VisitID
	filter   filter
	jumped   time.Time // when the selection last moved without a key
}

// A filter says whose parties the list shows.
type filter int

const (
	everybody filter = iota
	toDo
	mine
	filters
)

func (board) Name() name { return boardName }

// Update moves the selection and acts on the selected party.
func (b board) Update(msg tea.Msg, s scene) (screen, effect) {
	switch msg := msg.(type) {
	case changedMsg:
		return b.settle(s), effect{}
	case pickMsg:
		b.selected, b.filter = msg.visit, everybody
		return b, effect{}
	case sumsMsg:
		return b, effect{Open: newSums(s)}
	case dueMsg:
		return b, s.dueOpens(msg.key)
	case selectMsg:
		if b.selected == msg.visit {
			return b, effect{Open: newGuide(b.selected)}
		}
		b.selected = msg.visit
		return b, effect{}
	case actMsg:
		if p, ok := s.Facts.party(b.selected); ok {
			return b, runAct(s, p, msg.n)
		}
	case tea.KeyPressMsg:
		return b.key(msg, s)
	}
	return b, effect{}
}

func (b board) key(msg tea.KeyPressMsg, s scene) (screen, effect) {
	k := s.Keys
	switch {
	case key.Matches(msg, k.Up):
		return b.step(-1, s), effect{}
	case key.Matches(msg, k.Down):
		return b.step(1, s), effect{}
	case key.Matches(msg, k.PageUp):
		return b.step(-10, s), effect{}
	case key.Matches(msg, k.PageDown):
		return b.step(10, s), effect{}
	case key.Matches(msg, k.Top):
		return b.step(-1<<20, s), effect{}
	case key.Matches(msg, k.Bottom):
		return b.step(1<<20, s), effect{}
	case key.Matches(msg, k.Left):
		b.filter = (b.filter + filters - 1) % filters
		return b.settle(s), effect{}
	case key.Matches(msg, k.Right):
		b.filter = (b.filter + 1) % filters
		return b.settle(s), effect{}
	case key.Matches(msg, k.Alert):
		return b, alertKey(s)
	}
	p, ok := s.Facts.party(b.selected)
	if !ok {
		return b, effect{}
	}
	if b.tooSoon(msg, s) {
		return b, effect{Say: notice{Text: s.Words.Notices.Moved(s.guest(p.Visit)), Level: levelWarn}}
	}
	if !b.guided(s) {
		switch {
		case key.Matches(msg, k.Next):
			return b, effect{Open: newGuide(p.ID)}
		case digit(msg.Text) > 0: // what the digits stand for is not on screen
			return b, effect{Say: notice{Text: s.Words.Notices.OpenFirst}}
		}
	}
	e, _ := partyKey(msg, s, p)
	return b, e
}

// quiet is how long acts rest after the selection moved by itself: a key that
// was meant for one party must not fall on another.
const quiet = 700 * time.Millisecond

func (b board) tooSoon(msg tea.KeyPressMsg, s scene) bool {
	if b.jumped.IsZero() || s.Now.Sub(b.jumped) >= quiet || s.Now.Before(b.jumped) {
		return false
	}
	return key.Matches(msg, s.Keys.Next, s.Keys.Received, s.Keys.Pick, s.Keys.Leave)
}

// guided reports whether the guide of the selected party is open on the board, so
// that Enter acts; otherwise Enter opens it.
func (b board) guided(s scene) bool {
	return b.layout(s).Guide.H > 0
}

// layout places the board in what the alert line leaves.
func (b board) layout(s scene) boardLayout {
	return layoutBoard(s.Width, s.Height-len(alertRow(s)), len(s.House.Rooms), s.dueTall())
}

// alone is how long after the last key the board follows whoever needs something
// first again: a wall, or a desk whose people are with the guests.
const alone = 2 * time.Minute

// settle keeps the selection on a party that is listed: the same one while
// somebody works here, the first one otherwise.
func (b board) settle(s scene) board {
	list := b.listed(s)
	if !s.Touched.IsZero() && s.Now.Sub(s.Touched) < alone && at(list, b.selected) >= 0 {
		return b
	}
	was := b.selected
	b.selected = 0
	if len(list) > 0 {
		b.selected = list[0].ID
	}
	if was != 0 && was != b.selected {
		b.jumped = s.Now
	}
	return b
}

// step moves the selection by n rows.
func (b board) step(n int, s scene) board {
	list := b.listed(s)
	if len(list) == 0 {
		return b
	}
	i := min(max(at(list, b.selected)+n, 0), len(list)-1)
	b.selected = list[i].ID
	b.jumped = time.Time{}
	return b
}

func at(list []party, id flows.VisitID) int {
	for i := range list {
		if list[i].ID == id {
			return i
		}
	}
	return -1
}

// listed are the parties of the filter.
func (b board) listed(s scene) []party {
	if b.filter == everybody {
		return s.Facts.Parties
	}
	var list []party
	for _, p := range s.Facts.Parties {
		if b.filter == toDo && waitsForUs(p) || b.filter == mine && isMine(p, s.By) {
			list = append(list, p)
		}
	}
	return list
}

// waitsForUs reports whether somebody must do something about a party now.
func waitsForUs(p party) bool {
	return p.Guide.Late > flows.OnTime || p.Guide.Waiting != nil || p.Guide.Next.Missing != nil
}

// isMine reports whether a party is with the post or the person at the keys.
func isMine(p party, by flows.By) bool {
	return by.Post != "" && (p.Guide.Post == by.Post || p.Guide.Next.Post == by.Post) ||
		by.Staff != "" && (p.Guide.Holder == by.Staff || p.Sales == by.Staff)
}

// Keys lists what works on the board.
func (b board) Keys(s scene) []key.Binding {
	k := s.Keys
	keys := append([]key.Binding{k.Help, k.Arrive}, append(alertKeys(s), k.Menu)...)
	if p, ok := s.Facts.party(b.selected); ok {
		if b.guided(s) {
			keys = append(keys, k.Next, k.Received, numbers(k, p))
		} else {
			keys = append(keys, renamed(k.Next, s.Words.Keys.Guide), k.Received)
		}
		keys = append(keys, k.Requests, k.Leave, k.Undo,
			k.Up, k.Down, k.Edit, k.Note, k.Assign, k.Why, k.Skip, k.TurnAway, k.Guide)
	} else {
		keys = append(keys, k.Undo, k.Up, k.Down)
	}
	return append(keys, k.Left, k.Right, k.PageUp, k.PageDown, k.Top, k.Bottom, k.Mask, k.Lang, k.Quit)
}

// renamed is a key with another help text.
func renamed(b key.Binding, help string) key.Binding {
	b.SetHelp(b.Help().Key, help)
	return b
}

// View draws the board.
func (b board) View(s scene) frame {
	l := b.layout(s)
	rows := []string{figuresRow(s)}
	list, hits := b.list(s, l)
	hits = append(hits, hit{l.Figures, sumsMsg{}})
	due, dueHits := b.due(s, l.Due)
	hits = append(hits, moved(dueHits, l.Due.X, l.Due.Y)...)
	switch {
	case l.Lanes:
		if l.Due.H == 1 {
			list = append(list, due...)
		}
		guide, more := b.guide(s, l.Guide)
		hits = append(hits, more...)
		if l.Charts.H > 0 {
			guide = append(guide, chartPanels(s, l.Charts)...)
			hits = append(hits, hit{l.Charts, sumsMsg{}})
		}
		rows = append(rows, beside(list, guide, b.side(s, l, due))...)
	case l.Guide.H > 0:
		guide, more := b.guide(s, l.Guide)
		hits = append(hits, more...)
		rows = append(rows, beside(list, b.side(s, l, due))...)
		if l.Due.H == 1 {
			rows = append(rows, due...)
		}
		rows = append(rows, guide...)
	default:
		rows = append(append(rows, list...), due...)
		rows = append(rows, strips(s, l.Strips)...)
	}
	if alert := alertRow(s); len(alert) > 0 {
		hits = append(moved(hits, 0, len(alert)), hit{rect{0, 0, s.Width, len(alert)}, pressAlert})
		rows = append(alert, rows...)
	}
	return frame{Rows: fill(rows, s.Width, s.Height), Hits: hits}
}

// due draws what has to be done by a time, as a line or as a panel; nil where nothing has.
func (b board) due(s scene, at rect) ([]string, []hit) {
	switch {
	case at.H <= 0:
		return nil, nil
	case at.H == 1:
		return dueStrip(s, at.W)
	}
	return duePanel(s, at)
}

// pressAlert is a click on the alert line.
var pressAlert = tea.KeyPressMsg{Code: '0', Text: "0"}

// guide is the guide of the selected party, as a part of the board.
func (b board) guide(s scene, r rect) ([]string, []hit) {
	t, w := s.Theme, s.Words
	p, ok := s.Facts.party(b.selected)
	if !ok {
		return t.panel(r.W, r.H, w.Guide.Title, "", []string{blank(r.W - 2), hint(s, b.empty(s), r.W-2)}), nil
	}
	return guidePanel(s, p, r, -1)
}

// within drops what lies outside of a rectangle.
func within(hits []hit, r rect) []hit {
	var out []hit
	for _, h := range hits {
		if r.holds(h.X, h.Y) {
			out = append(out, h)
		}
	}
	return out
}
