package lang

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"reception/flows"
)

// BookWords are what reports say of registers and lists of checks beyond the names that
// the house gives them.
type BookWords struct {
	State     string
	Household func(n uint64) string
	Unknown   string // whose household it is
}

func bookWordsEN() BookWords {
	return BookWords{State: "state", Household: func(n uint64) string { return fmt.Sprintf("household %d", n) }, Unknown: "household not known"}
}

func bookWordsZH() BookWords {
	return BookWords{State: "状态", Household: func(n uint64) string { return fmt.Sprintf("客户 %d 号", n) }, Unknown: "客户不明"}
}

func bookFiguresEN() map[flows.FigureID]string {
	return map[flows.FigureID]string{
		"entries_opened": "opened", "entries_ended": "ended", "entries_late": "ended late", "entries_open": "open", "entries_overdue": "overdue",
		"clocks_on_time": "promises on time", "clocks_late": "kept late", "clocks_open": "running", "clocks_overdue": "run out", "clock_median": "half within", "clock_longest": "longest kept",
		"amount": "amount", "lists_made": "lists made", "lists_missed": "lists missed", "entries": "entries", "of_entries": "of the opened",
		"entries_noted": "noted", "lines_marked": "lines", "lines_failed": "failed", "points_mean": "mean score", "stars": "stars", "points": "points",
		"points_of": "of points", "lines_blocking": "blocking",
	}
}

func bookFiguresZH() map[flows.FigureID]string {
	return map[flows.FigureID]string{
		"entries_opened": "新登记", "entries_ended": "办结", "entries_late": "超时办结", "entries_open": "未了结", "entries_overdue": "已超时",
		"clocks_on_time": "承诺守时", "clocks_late": "迟了", "clocks_open": "计时中", "clocks_overdue": "已到期", "clock_median": "半数用时", "clock_longest": "最长用时",
		"amount": "金额", "lists_made": "检查完成", "lists_missed": "检查漏做", "entries": "条数", "of_entries": "占新登记",
		"entries_noted": "本期", "lines_marked": "检查行", "lines_failed": "不合格", "points_mean": "平均分", "stars": "星级", "points": "得分",
		"points_of": "满分", "lines_blocking": "升级障碍",
	}
}

func bookMeansEN() map[flows.FigureID]string {
	return map[flows.FigureID]string{
		"entries_opened": "Entries written into registers in the period.", "entries_ended": "Entries that reached an end in the period, whenever they were opened.",
		"entries_late": "Of those that ended, with a promise that had run out before it was kept.", "entries_open": "Entries that had not ended when the period did.",
		"entries_overdue": "Of the open ones, with a promise that has run out.",
		"clocks_on_time":  "Promises of entries that were kept in the period: in time, of all of them.", "clocks_late": "Kept after they had run out.",
		"clocks_open": "Running as the period ended.", "clocks_overdue": "Of those, run out.",
		"clock_median":  "Half of the promises were kept within this time of what began them; of those that count from a time somebody gave there is none.",
		"clock_longest": "The longest that one was kept after.",
		"amount":        "Amounts entered in the period; one that is changed later counts by the difference, in the period of the change.",
		"lists_made":    "Lists of checks finished in the period.", "lists_missed": "Due times of lists in the period that passed without the list finished on that day; a list for each person is due for everybody who was at work.",
		"entries": "Entries opened in the period that have this word, or are in this state, as it ends.", "of_entries": "Of the entries of the register that were opened in the period.",
		"entries_noted": "Entries opened in the period; of praise, confirmed in it.",
		"lines_marked":  "Lines answered in the finished lists.", "lines_failed": "Lines that failed.", "points_mean": "Points of the scored lists, on average; of surveys and assessments the grade.",
		"stars": "The highest level with nothing failed at or below it.", "points": "What the list came to; of surveys the mean grade.", "points_of": "What a flawless list has.",
		"lines_blocking": "Lines that keep it from the next level; they are named beside the list.",
	}
}

func bookMeansZH() map[flows.FigureID]string {
	return map[flows.FigureID]string{
		"entries_opened": "这一段里登进登记簿的。", "entries_ended": "这一段里办结的，不论何时登记。",
		"entries_late": "办结的里面，有时限到期以后才办的。", "entries_open": "这一段结束时还没有办结的。",
		"entries_overdue": "未了结的里面，有时限已经到期的。",
		"clocks_on_time":  "这一段里兑现的时限：按时的除以全部兑现的。", "clocks_late": "到期以后才兑现的。",
		"clocks_open": "这一段结束时还在计时的。", "clocks_overdue": "其中已经到期的。",
		"clock_median":  "从开始计时起，半数在这么久以内兑现；按人定的时间计的不算。",
		"clock_longest": "兑现最久的一次。",
		"amount":        "这一段里登记的金额；以后改的，改的差额算在改的那一段。",
		"lists_made":    "这一段里做完的检查表。", "lists_missed": "这一段里到了时间、当天没有做完的次数；按人做的，每个当天上班的人算一次。",
		"entries": "这一段里登记、到这一段结束时是这个词或这个状态的。", "of_entries": "占这一段里该登记簿新登记的。",
		"entries_noted": "这一段里登记的；表扬是这一段里核实的。",
		"lines_marked":  "做完的检查表里填了的行。", "lines_failed": "不合格的行。", "points_mean": "有评分的检查表的平均分；调查和考核是平均等级。",
		"stars": "本级和以下各级没有一项不合格的最高一级。", "points": "这张表的得分；调查是平均等级。", "points_of": "没有扣分时的分数。",
		"lines_blocking": "挡住下一级的行，名称写在表名旁边。",
	}
}

// bookRow names whose a row of the registers and lists is.
func (t *Text) bookRow(h *flows.House, key any) string {
	s, w := t.speaker(h, nil), &t.Screen.Report
	switch k := key.(type) {
	case flows.RegisterID:
		return s.register(k)
	case flows.ClockKey:
		if r, ok := h.Register(k.Register); ok {
			if c, ok := r.Clock(k.Clock); ok {
				return s.register(k.Register) + " " + c.Name.In(t.Tag)
			}
		}
		return s.register(k.Register) + " " + clip(string(k.Clock))
	case flows.FieldKey:
		return t.fieldRow(s, k)
	case flows.SheetID:
		if r, ok := h.Sheet(k); ok {
			return r.Name.In(t.Tag)
		}
		return clip(string(k))
	case flows.ScoreLine:
		return t.scoreRow(h, k)
	case flows.FilingRow:
		name := w.Books.Unknown
		if k.Guest != 0 {
			name = w.Books.Household(uint64(k.Guest))
		}
		var parts []string
		for _, x := range k.Entries {
			numbers := make([]string, len(x.Numbers))
			for i, n := range x.Numbers {
				numbers[i] = strconv.Itoa(n)
			}
			parts = append(parts, s.register(x.Register)+" "+strings.Join(numbers, ", "))
		}
		return name + t.phrases.Colon + strings.Join(parts, "; ")
	case flows.SheetText:
		line := string(k.Item)
		if r, ok := h.Sheet(k.Sheet); ok {
			if it, ok := r.Item(k.Item); ok {
				line = it.Text.In(t.Tag)
			}
		}
		said := []string{string(k.Date), t.made(h, k.Sheet, k.For), line, t.By(k.By, h)}
		return strings.Join(slices.DeleteFunc(said, func(x string) bool { return x == "" }), " ") + t.phrases.Colon + k.Text
	}
	return ""
}

// fieldRow is a register, its field and the value.
func (t *Text) fieldRow(s *speaker, k flows.FieldKey) string {
	w := &t.Screen.Report
	if k.Field == "" {
		return s.register(k.Register) + " " + w.Books.State + " " + s.stateOf(k.Register, flows.StateID(k.Value))
	}
	name := s.register(k.Register) + " " + s.field(k.Register, k.Field)
	r, ok := s.h.Register(k.Register)
	if !ok {
		return name + " " + clip(k.Value)
	}
	f, known := r.Field(k.Field)
	switch {
	case !known:
		return name + " " + clip(k.Value)
	case f.Sum:
		return name
	case k.Value == "":
		return name + " " + w.NoneSaid
	}
	return name + " " + clip(t.FieldValue(s.h, f, k.Value))
}

// scoreRow is a scored list with what keeps it from the next level.
func (t *Text) scoreRow(h *flows.House, k flows.ScoreLine) string {
	name := string(k.Date) + " " + t.made(h, k.Sheet, k.For)
	r, ok := h.Sheet(k.Sheet)
	if !ok || len(k.Score.Blocks) == 0 {
		return name
	}
	refs := make([]string, len(k.Score.Blocks))
	for i, id := range k.Score.Blocks {
		refs[i] = string(id)
		if it, ok := r.Item(id); ok && it.Ref != "" {
			refs[i] = it.Ref
		}
	}
	return name + " (" + strings.Join(refs, " ") + ")"
}

// made is a list of checks with whom or what it was made for.
func (t *Text) made(h *flows.House, id flows.SheetID, subject string) string {
	r, ok := h.Sheet(id)
	switch {
	case !ok:
		return strings.TrimSpace(clip(string(id)) + " " + clip(subject))
	case subject == "":
		return r.Name.In(t.Tag)
	}
	return t.speaker(h, nil).sheetFor(id, subject)
}
