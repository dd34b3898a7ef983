package tui

import (
	"fmt"
	"strconv"
	"time"

	"reception/flows"
	"reception/tui/lang"
)

// What screens say about the things of the floor, in the session's language and
// with personal data hidden where that is asked for.

// guest is what a party is called on screen.
func (s scene) guest(v *flows.Visit) string {
	p, ok := v.Person.Open()
	return s.name(p, ok, v.Person.Erased())
}

// name is guest for personal data wherever it stands.
func (s scene) name(p flows.Personal, ok, erased bool) string {
	if s.Mask {
		return s.Text.Mask(p, ok, erased)
	}
	return s.Text.Guest(p, ok, erased)
}

// numbered is a party with its number of the day.
func (s scene) numbered(v *flows.Visit) string {
	return fmt.Sprintf("%02d %s", v.No, s.guest(v))
}

// partied is a party with how many people came.
func (s scene) partied(v *flows.Visit) string {
	if v.Party == 0 {
		return s.numbered(v)
	}
	return s.numbered(v) + " " + s.Words.Fields.People(v.Party)
}

// station is what a post is called: on air where it has such a name.
func (s scene) station(id flows.PostID) string {
	if p, ok := s.House.Post(id); ok {
		if name := p.Station.In(s.Text.Tag); name != "" {
			return name
		}
		return p.Name.In(s.Text.Tag)
	}
	return string(id)
}

// caller is a post in a narrow column: what it is called where that is short, as
// in Chinese, its id otherwise.
func (s scene) caller(id flows.PostID) string {
	if name := s.station(id); width(printable(name)) <= 8 {
		return name
	}
	return string(id)
}

// reason is a recorded reason, in the session's language where it was a ready-made one.
func (s scene) reason(given string) string { return s.Text.Reason(s.House, given) }

// mediaDay reports whether a date is a media open day, and why.
func (s scene) mediaDay(date flows.Date) (why string, is bool) {
	why, is = s.Floor.MediaDay(date)
	return s.reason(why), is
}

// staff is a person's name; empty for nobody.
func (s scene) staff(id flows.StaffID) string {
	if id == "" {
		return ""
	}
	if p, ok := s.House.Person(id); ok && p.Name.EN == "" && s.Text.Tag == flows.EN {
		return lang.Latin(p.Name.ZH) // as in the sentences about them
	}
	return s.House.StaffName(id, s.Text.Tag)
}

// room is a VIP room's name.
func (s scene) room(id flows.RoomID) string {
	if r, ok := s.House.Room(id); ok {
		return r.Name.In(s.Text.Tag)
	}
	return string(id)
}

// bay is a parking bay's name.
func (s scene) bay(id flows.BayID) string {
	if b, ok := s.House.Bay(id); ok {
		return b.Name.In(s.Text.Tag)
	}
	return string(id)
}

// stage is where on the track a step lies.
func (s scene) stage(id flows.StepID) flows.Stage {
	if st, ok := s.House.Step(id); ok {
		return st.Stage
	}
	return flows.StageGone
}

// since is the whole minutes since a time, never less than none.
func (s scene) since(t time.Time) int {
	return max(int(s.Now.Sub(t)/time.Minute), 0)
}

// age is how old a call is: seconds while it is young, minutes afterwards.
func (s scene) age(t time.Time) string {
	d := max(s.Now.Sub(t), 0)
	if d >= young {
		return s.Words.Board.Minutes(int(d / time.Minute))
	}
	return fmt.Sprintf("%d:%02d", d/time.Minute, d%time.Minute/time.Second)
}

// urgent is the ink of a promise and the mark that stands beside the number.
func (t *Theme) urgent(l flows.Lateness) (ink, string) {
	switch l {
	case flows.Amber:
		return t.Amber, t.marks.Late
	case flows.Red:
		return t.Red, t.marks.VeryLate
	}
	return t.Plain, ""
}

// act is the next act of a party in a few words: what is missing where Enter
// would be refused, whom it waits for where there is nothing to do.
func (s scene) act(p party) string {
	n := p.Guide.Next
	if n.Missing != nil {
		if short, ok := s.Words.Board.Lacks[string(n.Missing.Code)]; ok {
			return short
		}
		what, _ := s.Text.RefusalParts(n.Missing, s.House, s.Floor)
		return what
	}
	return s.nextAct(n)
}

// nextAct names a next act: the house's words for a step's own, ours for others.
func (s scene) nextAct(n flows.Next) string {
	switch n.Act {
	case "":
		return n.Words.In(s.Text.Tag)
	case flows.ActAnswer:
		return s.Text.Names.Act[n.Act] + n.Words.In(s.Text.Tag)
	}
	return s.Text.Names.Act[n.Act]
}

func itoa(n int) string { return strconv.Itoa(n) }

// orDash shows a dash where there is nothing.
func orDash(s string) string {
	if s == "" {
		return "-"
	}
	return s
}

func timeOf(ms int64) time.Time { return time.UnixMilli(ms) }

// undoWords is what would be taken back, in words.
func (s scene) undoWords(u *flows.Undo) string {
	what := s.Text.Names.Verb[undoVerbs[u.Kind.String()]]
	if v, ok := s.Floor.Visit(u.Visit); ok {
		what += " " + s.numbered(v)
	}
	return what
}

// undoVerbs are the commands behind the events that begin what can be undone.
var undoVerbs = map[string]string{
	"day_opened": "open_day", "day_closed": "close_day", "weather_changed": "weather", "post_taken": "sign_on",
	"post_left": "sign_off", "came_on": "sign_on", "went_off": "sign_off", "break_taken": "break", "came_back": "back",
	"booking_made": "book", "booking_advanced": "advance_booking", "booking_moved": "move_booking",
	"booking_cancelled": "cancel_booking", "arrived": "arrive", "identified": "identify", "step_done": "done",
	"ticked": "tick", "bay_taken": "done", "umbrella_changed": "umbrella_back", "noted": "note", "turned_away": "turn_away",
	"departed": "depart", "flat_entered": "enter_flat", "flat_left": "leave_flat", "sales_assigned": "assign",
	"turn_noted": "adjust_turn", "rota_ordered": "rota_order", "called": "call", "replied": "reply", "delivered": "deliver",
	"call_dropped": "call", "room_asked": "room_ready", "room_reserved": "room_ready", "room_entered": "enter_room",
	"room_departing": "leave_room", "room_left": "leave_room", "room_cleaning": "leave_room", "room_freed": "room_free",
	"room_blocked": "block_room", "room_unblocked": "unblock_room", "task_opened": "task", "task_done": "task_done",
	"recognised": "identify", "guest_seated": "seat", "owner_told": "inform", "client_noted": "own", "day_flagged": "flag_day",
	"overridden": "reply", "groups_set": "day_groups", "roster_set": "rest_roster", "roster_confirmed": "confirm_roster",
	"support_called": "call_support", "support_ended": "back_at_post", "phoned": "phone_call",
	"corrected": "correct", "reopened": "reopen", "visits_merged": "merge", "party_split": "split",
	"roll_begun": "roll_call", "roll_ended": "roll_call", "roll_marked": "safe", "handed_over": "hand_over",
	"handover_taken": "take_over", "message_left": "message", "message_closed": "message_done",
	"guests_erased": "erase", "consent_noted": "consent",
}
