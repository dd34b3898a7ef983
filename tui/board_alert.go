package tui

import (
	"strings"

	"charm.land/bubbles/v2/key"

	"reception/flows"
)

// An alarm is one calm line at the top of the board, with the key that acts. The
// most pressing comes first, and each goes away by itself.

// alertRow is that line; nil while there is nothing to say. While a guest is being
// entered it keeps its place and its peace.
func alertRow(s scene) []string {
	alarms := s.Facts.Alarms
	if len(alarms) == 0 {
		return nil
	}
	t, w, first := s.Theme, s.Words.Card, alarms[0]
	r := newRow(s.Width)
	if s.Quiet {
		r.put(t.Muted, "   "+s.Words.Alarm.Quiet(len(alarms)))
		return []string{r.end()}
	}
	act, told, more := s.alarmAct(first), s.escalated(first), ""
	if n := len(alarms) - 1; n > 0 {
		more = "  " + w.AlertsMore(n)
	}
	if told != "" {
		told = "  " + told
	}
	k, mark := s.alarmInk(first)
	about := " " + mark + " " + s.alarmText(first)
	behind := width(told) + 2 + width(s.Keys.Alert.Help().Key) + 1 + width(printable(act)) + width(more)
	r.put(k, cut(printable(about), max(r.left-behind, 20))) // a long name never hides what to do
	r.put(k, told)
	r.space(2)
	if s.permits(s.alarmEffect(first)) {
		r.put(t.Key, s.Keys.Alert.Help().Key+" ")
		r.put(t.Plain, act)
	}
	r.put(t.Muted, more)
	return []string{r.end()}
}

// alertText says what is the matter.
func (s scene) alertText(a flows.Alert) string {
	w := s.Words.Card
	switch a.Kind {
	case flows.AlertWaiting:
		return w.AlertWaiting(a.Count, s.House.Limits.Waiting)
	case flows.AlertOriginal:
		guest, named := "", ""
		if v, ok := s.Floor.Visit(a.Visit); ok {
			guest, named = s.numbered(v), s.staff(v.Sales)
		}
		return w.AlertOriginal(guest, s.staff(a.Staff), named)
	}
	return s.Text.Names.Turns.Alert[a.Kind]
}

// alertAct says what the key does about an alert.
func (s scene) alertAct(a flows.Alert) string {
	w := s.Words.Card
	switch a.Kind {
	case flows.AlertWaiting:
		if a.Support == "" {
			return w.AlertNoSupport
		}
		return w.AlertSupport(s.staff(a.Support))
	case flows.AlertManager:
		return w.AlertSignOn
	case flows.AlertNoCalls:
		return w.AlertCalls
	case flows.AlertRoster:
		return w.AlertConfirm
	case flows.AlertOriginal:
		return w.AlertGuide
	case flows.AlertMenu:
		return s.Words.Bar.Title
	}
	return s.Keys.Turns.Help().Desc
}

// alertEffect is what is done about an alert.
func (s scene) alertEffect(a flows.Alert) effect {
	switch a.Kind {
	case flows.AlertWaiting:
		if a.Support != "" {
			return openSupport(s, a.Support)
		}
	case flows.AlertManager:
		return effect{Open: newDutyManager()}
	case flows.AlertNoCalls:
		return effect{Open: newForCalls()}
	case flows.AlertRoster:
		return openConfirm(s, s.Floor.Day.Date)
	case flows.AlertOriginal:
		return effect{Open: newGuide(a.Visit), Pick: a.Visit}
	case flows.AlertMenu:
		return effect{Open: newBar()}
	}
	return effect{Open: newTurns(s)}
}

// alertKey does something about the alert; with several there is a choice. Where there is
// none it leads to what is due.
func alertKey(s scene) effect {
	switch n := len(s.Facts.Alarms); {
	case n == 0 && len(s.Facts.Pressing) == 0:
		return effect{}
	case n == 0:
		return s.dueOpens(pickKey(len(s.Facts.Pressing) == 1, s.Facts.Pressing[0].key()))
	case n == 1:
		return s.alarmEffect(s.Facts.Alarms[0])
	}
	return effect{Open: newAlerts()}
}

// alarmsListed is how many alerts there are to choose from; the list of what is due has
// the others.
const alarmsListed = 99

// newAlerts lists every alert with what can be done about it.
func newAlerts() screen {
	return picker{name: "alerts",
		title: func(s scene) string { return s.Words.Card.AlertTitle },
		items: func(s scene) []item {
			var list []item
			for _, a := range s.Facts.Alarms[:min(len(s.Facts.Alarms), alarmsListed)] {
				list = append(list, item{id: a.id(), label: s.alarmText(a), detail: strings.TrimSpace(s.alarmAct(a) + "  " + s.escalated(a)),
					do: func(int) effect {
						e := s.alarmEffect(a)
						e.Back = e.Open != nil
						return e
					}})
			}
			if n := len(s.Facts.Pressing); n > 0 {
				list = append(list, item{id: "due", label: s.Words.Due.More, detail: itoa(n), do: once(effect{Back: true, Open: newAgenda(s)})})
			}
			return list
		}}
}

// newDutyManager lists who may be the duty manager, to sign one of them on.
func newDutyManager() screen {
	return picker{name: "duty_manager",
		title: func(s scene) string { return s.Words.Card.AlertSignOn },
		items: func(s scene) []item {
			var list []item
			for i := range s.House.Staff {
				if p := &s.House.Staff[i]; p.Has([]string{dutyRole}) {
					list = append(list, item{id: string(p.ID), label: p.Name.In(s.Text.Tag), detail: s.busyWith(p.ID),
						do: once(effect{Back: true, Do: flows.SignOn{Staff: p.ID}})})
				}
			}
			return list
		}}
}

// dutyRole is the role that must always be on site (TR-3.3).
const dutyRole = "duty_manager"

// newForCalls lists what brings somebody of the phone group back to the telephone.
func newForCalls() screen {
	return picker{name: "for_calls",
		title: func(s scene) string { return s.Text.Names.Turns.Alert[flows.AlertNoCalls] },
		items: func(s scene) []item {
			var list []item
			for p := range s.House.Salespeople() {
				who, ok := s.Floor.Person(p.ID)
				if p.Group != s.Floor.Day.PhoneGroup || !ok || !who.On || s.Floor.Receiving(p.ID) != nil {
					continue
				}
				it := item{id: string(p.ID), label: p.Name.In(s.Text.Tag), detail: s.busyWith(p.ID)}
				switch {
				case !who.Supports.IsZero():
					it.do = once(effect{Back: true, Do: flows.BackAtPost{Staff: p.ID}})
				case who.Break != "":
					it.do = once(effect{Back: true, Do: flows.Back{Staff: p.ID}})
				default:
					continue
				}
				list = append(list, it)
			}
			return append(list, item{id: "posts", label: s.Keys.Posts.Help().Desc, detail: s.Keys.Posts.Help().Key,
				do: once(effect{Back: true, Open: newPosts(s)})})
		}}
}

// alertKeys is the key of the alert line, or of what is due, while there is one.
func alertKeys(s scene) []key.Binding {
	switch {
	case len(s.Facts.Alarms) > 0:
		return []key.Binding{s.Keys.Alert}
	case len(s.Facts.Pressing) > 0:
		return []key.Binding{renamed(s.Keys.Alert, s.Words.Due.Title)}
	}
	return nil
}
