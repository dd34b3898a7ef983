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

	Mend                                         map[flows.HoleKind]string // what Enter does
	Open                                         func(n, without int) string
	NeedEach                                     func(n int) string
	Ready                                        string
	AllDone                                      string
	LeftBecause                                  func(reason string) string
	LeaveTitle                                   func(what string) string
	LeaveAll                                     string
	MissedTitle                                  func(who string) string
	MissedAsk                                    string
	Approve                                      string
	Gone                                         string // the line is not there any more
	KeyMend, KeyLeave, KeyAll, KeyClose, KeySeal string
	Sealed, Seal, Keep                           string
	Sheet                                        func(path string) string

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
			flows.HoleRoom: "房间没腾空", flows.HoleUmbrella: "雨伞没还", flows.HoleTask: "任务没做完", flows.HoleEntry: "登记没办结", flows.HoleSheet: "检查表没做", flows.HoleBooking: "预约没到",
			flows.HoleMessage: "留言没回", flows.HoleHandover: "交班没接", flows.HoleUnnamed: "没登记姓名", flows.HoleTurn: "轮次没原因",
		},
		Since: func(clock string) string { return clock + " 起" },
		Seen:  func(clock, where string) string { return "最后 " + clock + " 在「" + where + "」" },
		Over:  func(minutes int) string { return "比平常多 " + strconv.Itoa(minutes) + " 分钟" },
		Due:   func(clock string) string { return clock + " 到期" },
		For:   func(who string) string { return "给 " + who },
		Items: func(n int) string { return strconv.Itoa(n) + " 件事" },

		Mend: map[flows.HoleKind]string{
			flows.HoleInside: "补登记离场", flows.HoleRoll: "结束清点", flows.HoleCall: "补答复", flows.HoleRequest: "已经送到",
			flows.HoleRoom: "已经打扫，空出来", flows.HoleUmbrella: "伞已还", flows.HoleTask: "做完了", flows.HoleEntry: "打开登记办理", flows.HoleSheet: "现在检查", flows.HoleBooking: "没有来，取消预约",
			flows.HoleMessage: "写回电结果", flows.HoleHandover: "选谁来接", flows.HoleUnnamed: "补登姓名", flows.HoleTurn: "写原因",
		},
		Open: func(n, without int) string {
			if without == 0 {
				return fmt.Sprintf("%d 项，都写了原因", n)
			}
			return fmt.Sprintf("%d 项，%d 项待办", n, without)
		},
		NeedEach:    func(n int) string { return fmt.Sprintf("还有 %d 项没办，也没写留着的原因", n) },
		Ready:       "都办好或写了原因：F9 结束营业",
		AllDone:     "没有漏下的事，可以结束营业",
		LeftBecause: func(reason string) string { return "留着：" + reason },
		LeaveTitle:  func(what string) string { return "留着不办：" + what },
		LeaveAll:    "没写原因的都留着，用一个原因",
		MissedTitle: func(who string) string { return "补登记离场：" + who },
		MissedAsk:   "几点走的；空着就是不知道（不计入停留时间）",
		Approve:     "有客人没登记离场，由哪位经理同意结束",
		Gone:        "这一项已经办好，或者已经结束营业",
		KeyMend:     "办", KeyLeave: "写原因留着", KeyAll: "其余一个原因", KeyClose: "结束营业", KeySeal: "今天的封印和交接表",
		Sealed: "已经结束营业", Seal: "封印", Keep: "请把封印抄在交接表上，与日志分开保存。日后用 reception verify --seal 核对。",
		Sheet: func(path string) string { return "交接表：" + path },

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
			flows.HoleRoom: "room", flows.HoleUmbrella: "umbrella", flows.HoleTask: "task", flows.HoleEntry: "entry", flows.HoleSheet: "list", flows.HoleBooking: "no show",
			flows.HoleMessage: "message", flows.HoleHandover: "hand-over", flows.HoleUnnamed: "no name", flows.HoleTurn: "no reason",
		},
		Since: func(clock string) string { return "since " + clock },
		Seen:  func(clock, where string) string { return "last seen " + clock + " at \"" + where + "\"" },
		Over:  func(minutes int) string { return strconv.Itoa(minutes) + " min longer than usual" },
		Due:   func(clock string) string { return "due " + clock },
		For:   func(who string) string { return "for " + who },
		Items: func(n int) string { return counted(n, "item", "items") },

		Mend: map[flows.HoleKind]string{
			flows.HoleInside: "check them out", flows.HoleRoll: "end the roll call", flows.HoleCall: "answer it", flows.HoleRequest: "it was brought",
			flows.HoleRoom: "it is clean and free", flows.HoleUmbrella: "the umbrella is back", flows.HoleTask: "it is done", flows.HoleEntry: "open it", flows.HoleSheet: "make it now", flows.HoleBooking: "nobody came: cancel it",
			flows.HoleMessage: "say what came of it", flows.HoleHandover: "choose who takes it over", flows.HoleUnnamed: "add the name", flows.HoleTurn: "give a reason",
		},
		Open: func(n, without int) string {
			if without == 0 {
				return fmt.Sprintf("%d, each with a reason", n)
			}
			return fmt.Sprintf("%d, %d to settle", n, without)
		},
		NeedEach: func(n int) string {
			return counted(n, "line is", "lines are") + " neither settled nor left with a reason"
		},
		Ready:       "Settled, or left with a reason: F9 closes the day",
		AllDone:     "Nothing was forgotten: the day can be closed",
		LeftBecause: func(reason string) string { return "left: " + reason },
		LeaveTitle:  func(what string) string { return "Leave it: " + what },
		LeaveAll:    "Leave all that have no reason, with one",
		MissedTitle: func(who string) string { return "Check out afterwards: " + who },
		MissedAsk:   "When they left; empty is not known (not in the length of visits)",
		Approve:     "Parties are left inside: which manager allows it?",
		Gone:        "It is settled by now, or the day is closed",
		KeyMend:     "settle", KeyLeave: "leave, with reason", KeyAll: "one reason for the rest", KeyClose: "close the day", KeySeal: "Seal and hand-over sheet",
		Sealed: "The day is closed", Seal: "Seal", Keep: "Write the seal on the sheet and keep that apart from the log. reception verify --seal checks it later.",
		Sheet: func(path string) string { return "Hand-over sheet: " + path },

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

// holeLeft is the line of what was left open about a guest, and why.
func (s *story) holeLeft(e flows.HoleLeft) string {
	party := ""
	if e.Visit != 0 {
		party = s.party(e.Visit)
	}
	return s.t.Closing().Left(s.kinds([]flows.HoleID{e.Hole})) + s.details(party) + s.why(e.Reason)
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
