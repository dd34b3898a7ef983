package tui

import (
	"slices"
	"strings"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"reception/flows"
)

// guide is one party on the whole screen: what to say, what to do, what to
// radio, and the one next act.
type guide struct {
	visit  flows.VisitID
	cursor int // the act that Space does, of those with a number
}

func newGuide(v flows.VisitID) screen { return guide{visit: v} }

func (g guide) Name() name { return name("guide/" + itoa(int(g.visit))) }

// Update acts on the party.
func (g guide) Update(msg tea.Msg, s scene) (screen, effect) {
	p, inside := s.Facts.party(g.visit)
	switch msg := msg.(type) {
	case changedMsg:
		g.cursor = min(g.cursor, max(len(actsOf(p))-1, 0))
	case actMsg:
		if inside {
			return g, runAct(s, p, msg.n)
		}
	case tea.KeyPressMsg:
		switch {
		case !inside:
			return g, effect{Back: key.Matches(msg, s.Keys.Next)}
		case key.Matches(msg, s.Keys.Up):
			g.cursor = max(g.cursor-1, 0)
			return g, effect{}
		case key.Matches(msg, s.Keys.Down):
			g.cursor = max(min(g.cursor+1, len(actsOf(p))-1), 0)
			return g, effect{}
		case key.Matches(msg, s.Keys.Received) && p.Guide.Waiting == nil && len(actsOf(p)) > 0:
			return g, runAct(s, p, g.cursor)
		}
		e, _ := partyKey(msg, s, p)
		return g, e
	}
	return g, effect{}
}

// Keys lists what works in the guide.
func (g guide) Keys(s scene) []key.Binding {
	k := s.Keys
	p, ok := s.Facts.party(g.visit)
	if !ok {
		return nil
	}
	space := k.Received
	if p.Guide.Waiting == nil {
		space = renamed(k.Received, s.Words.Keys.Tick)
	}
	return []key.Binding{k.Next, space, numbers(k, p), k.Requests, k.Leave, k.Skip, k.Edit, k.Note, k.Assign, k.Why,
		k.TurnAway, k.Undo, k.Up, k.Down, k.Mask, k.Lang}
}

// View draws the guide.
func (g guide) View(s scene) frame {
	w := s.Words
	p, ok := s.Facts.party(g.visit)
	if !ok {
		gone := w.Guide.Undone
		if v, known := s.Floor.Visit(g.visit); known {
			gone = w.Guide.Gone(s.guest(v))
			if into, merged := s.Floor.Visit(v.Merged); merged && v.Merged != 0 {
				gone = s.numbered(v) + " " + w.Mend.MergedInto(into.No)
			}
		}
		rows := s.Theme.panel(s.Width, s.Height, w.Guide.Title, "", []string{hint(s, gone, s.Width-2)})
		return frame{Rows: rows}
	}
	rows, hits := guidePanel(s, p, rect{0, 0, s.Width, s.Height}, g.cursor)
	return frame{Rows: rows, Hits: hits}
}

// guidePanel is the guide of a party in a frame, with the timer of its step.
func guidePanel(s scene, p party, r rect, cursor int) ([]string, []hit) {
	lines, hits := guideBody(s, p, r.W-2, r.H-2, cursor)
	title := s.Words.Guide.Title + " - " + s.partied(p.Visit) + " - " + stepTitle(s, p)
	timer, k := s.timer(p)
	t := *s.Theme
	t.Muted = k // the remark of the frame is the timer
	return t.panel(r.W, r.H, title, timer, lines), within(moved(hits, r.X+1, r.Y+1), r)
}

// timer is how long a party is in its step, what was promised, and in which ink.
func (s scene) timer(p party) (string, ink) {
	w := s.Words
	k, mark := s.Theme.urgent(p.Guide.Late)
	if p.Guide.Late == flows.OnTime {
		k = s.Theme.Strong
	}
	spent := w.Board.Minutes(s.since(p.Since)) + mark
	if p.Guide.Step == nil || p.Guide.Step.Amber < time.Minute {
		return spent, k
	}
	return w.Guide.Timer(spent, w.Board.Minutes(int(p.Guide.Step.Amber/time.Minute))), k
}

// aboutWanted is how much of what is known of a party stays in sight below its guide.
const aboutWanted = 5

// guideBody is the guide in w × h cells, with as much air as there is room for, and
// with what is known of the party beside it where there is room, below it otherwise.
func guideBody(s scene, p party, w, h, cursor int) ([]string, []hit) {
	if s.ReadOnly {
		p.Guide.Next, cursor = told(p.Guide), -1
	}
	side := 0
	switch {
	case w >= 180:
		side = 60
	case w >= 110:
		side = 40
	}
	block, hits := guideRows(s, p, w-side, cursor, tight)
	if side > 0 && len(block.Rows) > h { // the checklist matters more than what is known
		side = 0
		block, hits = guideRows(s, p, w, cursor, tight)
	}
	kept, known := 0, side-2
	if side == 0 {
		known = w
	}
	about := aboutRows(s, p, known)
	if side == 0 {
		kept = min(len(about), aboutWanted) + 1
	}
	for room := spread; room > tight; room-- {
		airy, areas := guideRows(s, p, w-side, cursor, room)
		if len(airy.Rows)+kept <= h {
			block, hits = airy, areas
			break
		}
	}
	rows := trimGuide(s, block, w-side, h).Rows
	if side == 0 {
		return underGuide(s, p, rows, about, w, h), hits
	}
	if room := h - len(about) - 1; room > 0 {
		about = append(append(about, blank(known)), calledRows(s, p, known, room)...)
	}
	rows = footed(s, p, rows, w-side, h)
	return beside(fill(rows, w-side, h), gutter(s, about, side, h)), hits
}

// underGuide puts what is known of a party below its guide, and what lies ahead
// below that.
func underGuide(s scene, p party, rows, about []string, w, h int) []string {
	if room := h - len(rows); room > 2 {
		rows = append(rows, blank(w))
		rows = append(rows, about[:min(len(about), room-1)]...)
	}
	if room := h - len(rows); room > 2 {
		rows = append(rows, blank(w))
		rows = append(rows, aheadRows(s, p, w, room-1)...)
	}
	return rows
}

// footed fills what a guide leaves: what lies ahead, and the way at the foot.
func footed(s scene, p party, rows []string, w, h int) []string {
	way := 0
	if len(rows)+wayHeight+1 <= h && w >= wayWidth {
		way = wayHeight
	}
	if room := h - len(rows) - way; room > 4 {
		rows = append(rows, blank(w), blank(w))
		rows = append(rows, aheadRows(s, p, w, room-3)...)
	}
	if way > 0 {
		rows = append(fill(rows, w, h-way), wayRows(s, p, w)...)
	}
	return rows
}

// gutter puts a block behind a line down its left side.
func gutter(s scene, rows []string, w, h int) []string {
	line := newRow(2)
	line.raw(s.Theme.Frame, s.Theme.box.v, 1)
	left := line.end()
	out := fill(rows, w-2, h)
	for i := range out {
		out[i] = left + out[i]
	}
	return out
}

// stepTitle says whose step it is and who stands there.
func stepTitle(s scene, p party) string {
	g := p.Guide
	if g.Step == nil {
		return ""
	}
	who := s.staff(g.Holder)
	if who == "" {
		who = s.Words.Guide.Nobody
	}
	return string(g.Post) + " " + g.Step.Name.In(s.Text.Tag) + " (" + who + ")"
}

// aboutLabel is the width of the labels beside a guide.
const aboutLabel = 12

// padded is a text with blanks behind it up to w cells.
func padded(s string, w int) string { return s + spaces(w-width(s)) }

// aboutRows is what is known of a party and how it came here.
func aboutRows(s scene, p party, w int) []string {
	t, words, names := s.Theme, s.Words.Guide, s.Text.Names
	person, known := p.Person.Open()
	var rows []string
	add := func(label, text string) {
		if strings.TrimSpace(text) != "" {
			rows = append(rows, labelled(t, padded(label, aboutLabel-2), text, w)...)
		}
	}
	people := ""
	if p.Party > 0 {
		people = s.Words.Fields.People(p.Party) + s.originally(p.Visit, flows.FieldParty) + " "
	}
	add(words.Person, s.guest(p.Visit)+s.originally(p.Visit, flows.FieldSurname, flows.FieldTitle)+" "+people+
		s.phone(person)+s.originally(p.Visit, flows.FieldPhone))
	if known && !s.Mask {
		add(s.Words.Fields.Company, person.Company+s.originally(p.Visit, flows.FieldCompany))
		add(s.Words.Fields.Describe, person.Describe)
	}
	add(words.Came, names.CameBy[p.CameBy]+s.originally(p.Visit, flows.FieldCameBy)+" "+s.plate(person)+
		s.originally(p.Visit, flows.FieldPlate)+s.bayOf(p.Visit))
	if p.Umbrella != flows.UmbrellaUnknown {
		add(words.Umb, names.Umbrella[p.Umbrella])
	}
	if purpose, ok := s.House.Purpose(p.Purpose); ok {
		add(s.Words.Fields.Purpose, purpose.Name.In(s.Text.Tag)+s.originally(p.Visit, flows.FieldPurpose))
	}
	add(s.Words.Fields.AsksFor, s.staff(p.AsksFor))
	if p.Owner != "" && p.Owner != p.Sales {
		add(s.Words.Card.Owner, s.Words.Card.OwnerIs(s.staff(p.Owner), s.busyWith(p.Owner)))
	}
	if p.Sales != "" {
		add(s.Words.Board.Columns.Sales, s.staff(p.Sales)+" ("+names.Basis[p.Basis]+")")
	}
	for _, n := range p.Notes {
		if text, ok := n.Text.Open(); ok {
			add(words.Notes, s.Text.Clock(n.At, s.House.Zone)+" "+text.Note)
		}
	}
	rows = append(rows, mendedRows(s, p.Visit, w)...)
	label := words.Steps
	for _, m := range slices.Backward(p.Past) { // the newest first: what does not fit is long past
		if st, ok := s.House.Step(m.Step); ok {
			text := s.Text.Clock(m.At, s.House.Zone) + " " + st.Name.In(s.Text.Tag)
			if m.Skipped != "" {
				text += " " + s.Words.Keys.Skip + ": " + s.Text.SkipReason(s.House, m.Skipped)
			}
			rows = append(rows, labelled(t, padded(label, aboutLabel-2), text, w)...)
			label = ""
		}
	}
	return rows
}

func (s scene) phone(p flows.Personal) string {
	if s.Mask {
		return flows.MaskPhone(p.Phone)
	}
	return p.Phone
}

func (s scene) plate(p flows.Personal) string {
	if s.Mask && p.Plate != "" {
		return "***"
	}
	return p.Plate
}

func (s scene) bayOf(v *flows.Visit) string {
	if v.Bay == "" {
		return ""
	}
	return " " + s.Words.Guide.Bay(s.bay(v.Bay))
}

// trimGuide makes a guide fit into h rows: the next act stays, the checklist is
// cut with a word about the rest.
func trimGuide(s scene, b guideBlock, w, h int) guideBlock {
	if len(b.Rows) <= h || h <= b.Last {
		if h <= b.Last && h >= 0 {
			b.Rows = b.Rows[len(b.Rows)-min(b.Last, len(b.Rows)):]
			b.Rows = b.Rows[:min(len(b.Rows), h)]
		}
		return b
	}
	keep := h - b.Last - 1
	cutOff := len(b.Rows) - b.Last - keep
	rows := append([]string(nil), b.Rows[:keep]...)
	rows = append(rows, hint(s, strings.TrimSpace(s.Keys.Guide.Help().Key+" "+s.Words.Board.MoreLines(cutOff)), w))
	return guideBlock{append(rows, b.Rows[len(b.Rows)-b.Last:]...), b.Last}
}
