package store

import (
	"cmp"
	"slices"
	"strconv"
	"time"

	"reception/flows"
)

// dayExceptions are what the check at the closing found and was let be, and every
// time the day was opened again after it.
func dayExceptions(l *flows.DayLog, seals []Seal) (list []exception) {
	visits := make(map[flows.VisitID]*flows.VisitRow, len(l.Visits))
	for _, v := range l.Visits {
		visits[v.ID] = v
	}
	var closed Seal
	for _, s := range seals {
		closed = s
		if r := s.Reopened; r != nil {
			list = append(list, exception{at: r.At, what: flows.Words{ZH: "重新打开营业日", EN: "day opened again"}, record: r.Record,
				by: flows.By{Post: r.By.Post, Staff: cmp.Or(r.Manager, r.By.Staff)}, detail: reason(r.Reason)})
		}
	}
	type alike struct {
		kind   flows.HoleKind
		visit  flows.VisitID
		reason string
	}
	times := map[alike]int{}
	for _, x := range l.Desk.Left {
		kind, _ := x.Hole.HoleOf()
		key := alike{kind, x.Visit, x.Reason}
		if times[key]++; times[key] > 1 && kind == flows.HoleTask {
			continue // a morning's list that nobody ticked is one thing to look at
		}
		list = append(list, exception{at: cmp.Or(closed.At, l.Closed, x.Since), what: flows.Words{ZH: "收门时未了结", EN: "left open at closing"},
			visit: visits[x.Visit], by: closed.By, record: closed.Record, detail: func(t *teller) string {
				text := t.word(kind, string(kind)) + holeAbout(t, l, x)
				if n := times[key]; n > 1 && kind == flows.HoleTask {
					text += t.say(" 等 "+strconv.Itoa(n)+" 项", " and others, "+strconv.Itoa(n)+" in all")
				}
				if x.Reason != "" {
					text += ": " + x.Reason
				}
				return text
			}})
	}
	return list
}

// holeAbout is what an open thing is about, where that is no party.
func holeAbout(t *teller, l *flows.DayLog, x flows.LeftOpen) string {
	kind, what := x.Hole.HoleOf()
	switch kind {
	case flows.HoleRoom:
		return " " + t.room(what)
	case flows.HoleTask:
		task := l.Desk.Tasks[flows.TaskID(x.Hole.Number())]
		if rule, ok := t.house.Task(task.Task); ok {
			return " " + rule.Text.In(t.lang)
		}
		if task.Text != "" {
			return " " + task.Text
		}
	case flows.HoleCall, flows.HoleRequest:
		for _, c := range l.Calls {
			if flows.Seq(c.ID) == x.Hole.Number() {
				return " " + callName(t, c)
			}
		}
	}
	return ""
}

// A lateEntry is what was entered noticeably after it happened.
type lateEntry struct {
	at, entered time.Time
	visit       *flows.VisitRow
	by          flows.By
	record      flows.Seq
	count       int
}

// lateEntries is one line for each party of whom something was entered late, with
// how many entries and by how much at the most, and one for everything else.
func lateEntries(l *flows.DayLog) (list []exception) {
	var found []*lateEntry
	of := map[*flows.VisitRow]*lateEntry{}
	note := func(at, entered time.Time, v *flows.VisitRow, by flows.By, record flows.Seq) {
		if r := (flows.Record{At: at, Entered: entered}); !r.Late() || at.IsZero() {
			return
		}
		e := of[v]
		if v == nil || e == nil {
			e = &lateEntry{at: at, entered: entered, visit: v, by: by, record: record}
			of[v] = e
			found = append(found, e)
		}
		e.count++
		if entered.Sub(at) > e.entered.Sub(e.at) {
			e.at, e.entered = at, entered
		}
	}
	for _, v := range l.Visits {
		if _, corrected := original(v, flows.FieldArrived); v.SplitFrom == 0 && !corrected {
			note(v.Arrived, v.Entered, v, flows.By{}, flows.Seq(v.ID))
		}
	}
	for _, h := range l.HandOffs {
		if h.Missed {
			continue // told as a check-out that was missed
		}
		note(h.Done, h.Entered, h.Visit, h.By, 0)
	}
	for _, c := range l.Calls {
		note(c.At, c.Entered, c.Visit, c.By, flows.Seq(c.ID))
	}
	for _, r := range l.Turns {
		if r.Visit == nil {
			note(r.At, r.Entered, nil, r.By, r.Seq)
		}
	}
	for _, p := range l.Phone {
		note(p.At, p.Entered, nil, p.By, p.Seq)
	}
	for _, e := range found {
		list = append(list, exception{at: e.at, what: flows.Words{ZH: "补录", EN: "entered late"}, visit: e.visit, by: e.by, record: e.record, detail: e.tell})
	}
	return list
}

func (e *lateEntry) tell(t *teller) string {
	minutes := strconv.Itoa(int(e.entered.Sub(e.at).Round(time.Minute) / time.Minute))
	text := t.say("录入 "+t.when(e.entered)+"，晚 "+minutes+" 分钟", "entered "+t.when(e.entered)+", "+minutes+" minutes late")
	if e.count > 1 {
		n := strconv.Itoa(e.count)
		text += t.say("；共 "+n+" 条", "; "+n+" entries")
	}
	return text
}

// original is what a field was entered as before it was corrected.
func original(v *flows.VisitRow, field flows.Field) (flows.CorrectedRow, bool) {
	i := slices.IndexFunc(v.Corrections, func(c flows.CorrectedRow) bool { return c.Field == field })
	if i < 0 {
		return flows.CorrectedRow{}, false
	}
	return v.Corrections[i], true
}
