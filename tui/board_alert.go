package tui

import (
	"charm.land/bubbles/v2/key"

	"reception/flows"
)

// An alert is one calm line at the top of the board, with the key that acts. The
// most pressing comes first, and each goes away by itself.

// alertRow is that line; nil while there is nothing to say.
func alertRow(s scene) []string {
	alerts := s.Facts.Alerts
	if len(alerts) == 0 {
		return nil
	}
	t, w := s.Theme, s.Words.Card
	r := newRow(s.Width)
	r.put(t.Amber, " "+t.marks.Late+" "+s.alertText(alerts[0]))
	r.space(2)
	r.put(t.Key, s.Keys.Alert.Help().Key+" ")
	r.put(t.Plain, s.alertAct(alerts[0]))
	if n := len(alerts) - 1; n > 0 {
		r.space(2)
		r.put(t.Muted, w.AlertsMore(n))
	}
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
	}
	return effect{Open: newTurns(s)}
}

// alertKey does something about the alert; with several there is a choice.
func alertKey(s scene) effect {
	switch len(s.Facts.Alerts) {
	case 0:
		return effect{}
	case 1:
		return s.alertEffect(s.Facts.Alerts[0])
	}
	return effect{Open: newAlerts()}
}

// newAlerts lists every alert with what can be done about it.
func newAlerts() screen {
	return picker{name: "alerts",
		title: func(s scene) string { return s.Words.Card.AlertTitle },
		items: func(s scene) []item {
			var list []item
			for _, a := range s.Facts.Alerts {
				list = append(list, item{id: string(a.Kind) + itoa(int(a.Visit)), label: s.alertText(a), detail: s.alertAct(a),
					do: func(int) effect {
						e := s.alertEffect(a)
						e.Back = e.Open != nil
						return e
					}})
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

// alertKeys is the key of the alert line, while there is one.
func alertKeys(s scene) []key.Binding {
	if len(s.Facts.Alerts) == 0 {
		return nil
	}
	return []key.Binding{s.Keys.Alert}
}
