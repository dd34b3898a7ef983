package lang

import (
	"fmt"
	"strconv"
	"strings"

	"reception/flows"
)

// ClosingWords are the closing of the day: what is open, and what was let be.
type ClosingWords struct {
	Kind  map[flows.HoleKind]string // at most 12 cells
	Since func(clock string) string
	Seen  func(clock, where string) string
	Over  func(minutes int) string
	Due   func(clock string) string
	For   func(who string) string // a message, or a task of a post
	Items func(n int) string      // of a hand-over

	MissedOut  string // with a check-out that was entered afterwards
	NoTime     string // and nobody knows when it was
	Left       func(list string) string
	Again      func(date string) string
	Ended      func(n int) string
	AndKind    func(kind string, n int) string
	StillOpen  func(n int, list string) string
	StillOpenD string // what to do about it
	Inside     func(parties string) string
	InsideD    string
	Things     func(n int) string
}

// Closing are the words of the closing in this language.
func (t *Text) Closing() ClosingWords {
	if t.Tag == flows.EN {
		return closingWordsEN()
	}
	return closingWordsZH()
}

func closingWordsZH() ClosingWords {
	return ClosingWords{
		Kind: map[flows.HoleKind]string{
			flows.HoleInside: "未登记离场", flows.HoleRoll: "清点没结束", flows.HoleCall: "呼叫没应答", flows.HoleRequest: "要的没送到",
			flows.HoleRoom: "房间没腾空", flows.HoleUmbrella: "雨伞没还", flows.HoleTask: "任务没做完", flows.HoleBooking: "预约没到",
			flows.HoleMessage: "留言没回", flows.HoleHandover: "交班没接", flows.HoleUnnamed: "没登记姓名", flows.HoleTurn: "轮次没原因",
		},
		Since: func(clock string) string { return clock + " 起" },
		Seen:  func(clock, where string) string { return "最后 " + clock + " 在「" + where + "」" },
		Over:  func(minutes int) string { return "比平常多 " + strconv.Itoa(minutes) + " 分钟" },
		Due:   func(clock string) string { return clock + " 到期" },
		For:   func(who string) string { return "给 " + who },
		Items: func(n int) string { return strconv.Itoa(n) + " 件事" },

		MissedOut: "补登记", NoTime: "离开时间不明",
		Left:  func(list string) string { return "留着没办：" + list },
		Again: func(date string) string { return "重新营业 " + date },
		Ended: func(n int) string {
			return fmt.Sprintf("上一天没登记离场的 %d 组按离开时间不明登记", n)
		},
		AndKind:    func(kind string, n int) string { return kind + " " + strconv.Itoa(n) },
		StillOpen:  func(n int, list string) string { return fmt.Sprintf("还有 %d 项没办：%s", n, list) },
		StillOpenD: "请逐项办完，或写明留着的原因",
		Inside: func(parties string) string {
			if parties == "" {
				return "还有客人没离场"
			}
			return "还有客人没离场：" + parties
		},
		InsideD: "请先送客，或写明原因强制结束",
		Things:  func(n int) string { return strconv.Itoa(n) + " 项" },
	}
}

func closingWordsEN() ClosingWords {
	return ClosingWords{
		Kind: map[flows.HoleKind]string{
			flows.HoleInside: "not out yet", flows.HoleRoll: "roll call", flows.HoleCall: "unanswered", flows.HoleRequest: "not brought",
			flows.HoleRoom: "room", flows.HoleUmbrella: "umbrella", flows.HoleTask: "task", flows.HoleBooking: "no show",
			flows.HoleMessage: "message", flows.HoleHandover: "hand-over", flows.HoleUnnamed: "no name", flows.HoleTurn: "no reason",
		},
		Since: func(clock string) string { return "since " + clock },
		Seen:  func(clock, where string) string { return "last seen " + clock + " at \"" + where + "\"" },
		Over:  func(minutes int) string { return strconv.Itoa(minutes) + " min longer than usual" },
		Due:   func(clock string) string { return "due " + clock },
		For:   func(who string) string { return "for " + who },
		Items: func(n int) string { return counted(n, "item", "items") },

		MissedOut: "entered afterwards", NoTime: "time unknown",
		Left:  func(list string) string { return "left open: " + list },
		Again: func(date string) string { return "day opened again: " + date },
		Ended: func(n int) string {
			return counted(n, "party", "parties") + " of the day before checked out, time unknown"
		},
		AndKind:    func(kind string, n int) string { return kind + " " + strconv.Itoa(n) },
		StillOpen:  func(n int, list string) string { return counted(n, "thing is", "things are") + " open: " + list },
		StillOpenD: "settle each, or say why it is left",
		Inside: func(parties string) string {
			if parties == "" {
				return "there are guests inside still"
			}
			return "still inside: " + parties
		},
		InsideD: "see them off, or force it with a reason",
		Things:  func(n int) string { return counted(n, "thing", "things") },
	}
}

func counted(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return strconv.Itoa(n) + " " + many
}

// kinds counts holes by their kind: "未登记离场 2，雨伞没还 1".
func (s *speaker) kinds(ids []flows.HoleID) string {
	w := s.t.Closing()
	n := map[flows.HoleKind]int{}
	for _, id := range ids {
		kind, _ := id.HoleOf()
		n[kind]++
	}
	var parts []string
	for _, kind := range flows.HoleKinds() {
		if n[kind] > 0 {
			parts = append(parts, w.AndKind(w.Kind[kind], n[kind]))
		}
	}
	if len(parts) == 0 { // of kinds that a newer program has
		return w.Things(len(ids))
	}
	return strings.Join(parts, s.t.phrases.Comma)
}

// stillOpen is the refusal to close a day: how much is open, whose parties first.
func (s *speaker) stillOpen(r *flows.Refusal) (what, do string) {
	w := s.t.Closing()
	if len(r.Holes) == 0 { // of an older log or an older program
		return w.Inside(s.parties(r.Visits)), w.InsideD
	}
	var rest []flows.HoleID
	for _, x := range r.Holes {
		if x.Kind != flows.HoleInside {
			rest = append(rest, x.ID)
		}
	}
	var parts []string
	if len(r.Visits) > 0 {
		parts = append(parts, w.Kind[flows.HoleInside]+" "+s.parties(r.Visits))
	}
	if len(rest) > 0 {
		parts = append(parts, s.kinds(rest))
	}
	return w.StillOpen(len(r.Holes), strings.Join(parts, s.t.phrases.Comma)), w.StillOpenD
}

// dayClosed is the line of a closing.
func (s *story) dayClosed(what string, e flows.DayClosed) string {
	left := ""
	if len(e.Left) > 0 {
		ids := make([]flows.HoleID, len(e.Left))
		for i, l := range e.Left {
			ids[i] = l.Hole
		}
		left = s.t.Closing().Left(s.kinds(ids))
	}
	return what + s.details(left, s.by("", e.Manager, "")) + s.why(e.Reason)
}

// dayOpened is the line of an opening: of a new day, or of one that was closed.
func (s *story) dayOpened(what string, e flows.DayOpened, groups ...string) string {
	w := s.t.Closing()
	if e.Manager != "" {
		return w.Again(string(e.Date)) + s.details(s.manager(e.Manager)) + s.why(e.Reason)
	}
	ended := ""
	if e.Ended > 0 {
		ended = w.Ended(e.Ended)
	}
	return what + s.details(append(groups, ended)...) + s.why(e.Reason)
}

// missed is what is to be said of a check-out that was entered afterwards.
func (s *story) missed(e flows.Departed) string {
	w := s.t.Closing()
	switch {
	case e.Unknown:
		return w.NoTime
	case e.Missed:
		return w.MissedOut
	}
	return ""
}
