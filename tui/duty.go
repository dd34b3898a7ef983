package tui

import (
	"strconv"
	"strings"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"reception/flows"
)

const dutyName name = "duty"

// duty is the duty manager's board (peers C11, F6): what is to be decided, the VIP
// rooms with what is ahead of them, who waits and for how long, who is ready, the
// day. Enter opens what settles the selected line.
type duty struct {
	lookout
	selected string
	jumped   time.Time // when the selection last moved without a key
}

func newDuty() screen { return duty{} }

func (duty) Name() name { return dutyName }

// Reads makes it a reader: the sums are added up from the records of the day.
func (duty) Reads(scene) bool { return true }

// Selected is the party that the board stands on.
func (d duty) Selected() flows.VisitID {
	no, _ := strings.CutPrefix(d.selected, partyLine)
	id, _ := strconv.ParseUint(no, 10, 64)
	return flows.VisitID(id)
}

// selectDutyMsg is a click on a line; a second one does what Enter does.
type selectDutyMsg struct{ id string }

// Update moves among the lines and opens what settles one.
func (d duty) Update(msg tea.Msg, s scene) (screen, effect) {
	switch msg := msg.(type) {
	case changedMsg:
		d.lookout = d.seen(s)
		return d.settle(s), effect{}
	case pickMsg:
		if id := partyLine + itoa(int(msg.visit)); indexOf(d.all(s), id) >= 0 {
			d.selected = id
		}
	case selectDutyMsg:
		if d.selected == msg.id {
			return d, d.enter(s)
		}
		d.selected, d.jumped = msg.id, time.Time{}
	case tea.KeyPressMsg:
		return d.key(msg, s)
	}
	return d, effect{}
}

func (d duty) key(msg tea.KeyPressMsg, s scene) (screen, effect) {
	k, all := s.Keys, d.all(s)
	if i, ok := stepIn(k, msg, max(indexOf(all, d.selected), 0), len(all), 10); ok {
		if len(all) > 0 {
			d.selected, d.jumped = all[i].id, time.Time{}
		}
		return d, effect{}
	}
	switch {
	case key.Matches(msg, k.Left):
		return d.section(s, -1), effect{}
	case key.Matches(msg, k.Right):
		return d.section(s, 1), effect{}
	case key.Matches(msg, k.Alert):
		return d, alertKey(s)
	}
	if hasty(s, d.jumped) && key.Matches(msg, k.Next, k.Received) {
		return d, effect{Say: notice{Text: s.Words.Notices.OpenFirst, Level: levelWarn}}
	}
	switch it, ok := d.here(s); {
	case !ok:
	case key.Matches(msg, k.Next):
		return d, d.enter(s)
	case key.Matches(msg, k.Received):
		if c, ok := it.unheard(s); ok {
			return d, effect{Do: flows.Reply{Call: c.ID}}
		}
		return d, effect{Say: notice{Text: s.Words.Notices.NoCall}}
	}
	return d, effect{}
}

// unheard is the open call that a line is about, where 收到 is all its answer.
func (it dutyItem) unheard(s scene) (*flows.Call, bool) {
	for _, c := range s.Facts.Calls {
		about := it.kind == dutyAlert && it.alarm.Call != 0 && it.alarm.Call == c.ID ||
			it.kind == dutyParty && it.party.Guide.Waiting != nil && it.party.Guide.Waiting.ID == c.ID
		if about && c.Rule != nil && len(c.Rule.Replies) == 1 {
			return c.Call, true
		}
	}
	if it.kind == dutyRoom {
		return s.roomCall(it.room.ID)
	}
	return nil, false
}

// all are the lines of all lists, in the order in which they stand.
func (d duty) all(s scene) []dutyItem { return d.lines(s).all }

// here is the selected line.
func (d duty) here(s scene) (dutyItem, bool) {
	all := d.all(s)
	if i := indexOf(all, d.selected); i >= 0 {
		return all[i], true
	}
	return dutyItem{}, false
}

// enter opens what settles the selected line: what an alert is about, the bookings
// for a clash, the room with its acts, the guide of a party.
func (d duty) enter(s scene) effect {
	it, ok := d.here(s)
	if !ok {
		return effect{}
	}
	switch it.kind {
	case dutyAlert:
		return s.alarmEffect(it.alarm)
	case dutyClash:
		return effect{Open: bookings{selected: it.clash.Booking}}
	case dutyRoom:
		return effect{Open: rooms{}.on(it.room.ID, s)}
	case dutyDue:
		return s.dueAct(it.due)
	case dutyCount:
		return effect{Open: countdown{selected: it.count.Next().ID}}
	case dutyParty:
	}
	return effect{Open: newGuide(it.party.ID)}
}

// section moves the selection to the first line of another list.
func (d duty) section(s scene, by int) duty {
	lists, on := d.lists(s), 0
	for i, list := range lists {
		if indexOf(list, d.selected) >= 0 {
			on = i
		}
	}
	for range lists {
		if on = (on + by + dutyLists) % dutyLists; len(lists[on]) > 0 {
			d.selected, d.jumped = lists[on][0].id, time.Time{}
			break
		}
	}
	return d
}

// settle keeps the selection on a line that is there.
func (d duty) settle(s scene) duty {
	all := d.all(s)
	if indexOf(all, d.selected) >= 0 {
		return d
	}
	if d.selected != "" {
		d.jumped = s.Now
	}
	d.selected = ""
	if len(all) > 0 {
		d.selected = all[0].id
	}
	return d
}

// Keys lists what works on the selected line.
func (d duty) Keys(s scene) []key.Binding {
	k, w := s.Keys, s.Words
	var keys []key.Binding
	if it, ok := d.here(s); ok {
		enter := w.Duty.See
		switch it.kind {
		case dutyRoom:
			enter = w.Keys.Rooms
		case dutyClash:
			enter = w.Keys.Bookings
		case dutyParty:
			enter = w.Keys.Guide
		}
		keys = append(keys, renamed(k.Next, enter))
		if _, ok := it.unheard(s); ok {
			keys = append(keys, k.Received)
		}
	}
	keys = append(keys, alertKeys(s)...)
	return append(keys, k.Menu, renamed(k.Left, w.Duty.Section), renamed(k.Right, w.Duty.Section),
		k.Up, k.Down, k.PageUp, k.PageDown, k.Top, k.Bottom, k.Undo, k.LookBack, k.Mask, k.Lang, k.Quit)
}

// View draws the board.
func (d duty) View(s scene) frame {
	draw := d.drawing(s, d.selected)
	rows := draw.draw(draw.layout(false))
	return frame{Rows: fill(rows, s.Width, s.Height), Hits: draw.hits}
}
