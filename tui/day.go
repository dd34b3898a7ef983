package tui

import "reception/flows"

// dayItems are the lines of the menu that open or close the day; a day that nobody
// closed can be closed after the next one should have begun.
func dayItems(s scene) []item {
	d := s.Floor.Day
	open := item{id: "open_day", label: s.Words.Day.Open, do: once(effect{Back: true, Open: newOpenDay(s)})}
	shut := item{id: "close_day", label: s.Words.Day.Close, do: func(int) effect { return effect{Back: true, Open: newClosing(s)} }}
	switch today := d.Date == s.today(); {
	case today && !d.Closed:
		return []item{shut}
	case today:
		return []item{{id: "day_seal", label: s.Text.Closing().KeySeal, do: func(int) effect { return newSealed(s) }},
			{id: "reopen_day", label: s.Words.Day.Reopen, do: once(effect{Back: true, Open: newReopenDay(s)})}}
	case d.Date != "" && !d.Closed:
		return []item{open, shut}
	}
	return []item{open}
}

// newReopenDay opens a closed day again: a manager answers for it, and says why.
func newReopenDay(s scene) screen {
	a := newApproval("reopen_day", s, fieldManager, true)
	a.title = func(s scene) string { return s.Words.Day.ReopenTitle(string(s.Floor.Day.Date)) }
	a.foot = func(s scene, _ form, w int) []string {
		return []string{underField(s.Theme.Warn, s.Theme.marks.Late+" "+s.Words.Day.ReopenSeal, w)}
	}
	a.ready = func(s scene) []string { return s.Words.Day.ReopenReasons }
	a.do = func(f form) flows.Command {
		return flows.OpenDay{Authority: f.manager(fieldManager), Reason: f.get(fieldReason).text()}
	}
	return a
}

// newOpenDay chooses the group that receives visitors; the one whose day it is
// stands first.
func newOpenDay(s scene) screen {
	try, next := newID(), nextGroup(s)
	return picker{name: "open_day", cursor: string(next),
		title: func(s scene) string { return s.Words.Day.OpenTitle },
		items: func(s scene) []item {
			var list []item
			for _, g := range s.House.Groups {
				it := item{id: string(g.ID), label: s.Words.Day.OpenGroup(g.Name.In(s.Text.Tag)),
					do: once(effect{ID: try, Back: true, Do: flows.OpenDay{VisitGroup: g.ID}})}
				if g.ID == next {
					it.detail = s.Words.Day.InTurn
				}
				list = append(list, it)
			}
			if len(list) == 0 {
				list = append(list, item{id: "open", label: s.Words.Day.Open, do: once(effect{ID: try, Back: true, Do: flows.OpenDay{}})})
			}
			return list
		}}
}

// nextGroup is the group after the one that received last (TR-1.1).
func nextGroup(s scene) flows.GroupID {
	groups, last := s.House.Groups, s.Floor.Day.VisitGroup
	for i := range groups {
		if groups[i].ID != last {
			continue
		}
		return groups[(i+1)%len(groups)].ID
	}
	if len(groups) > 0 {
		return groups[0].ID
	}
	return ""
}
