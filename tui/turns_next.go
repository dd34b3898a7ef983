package tui

import "reception/flows"

// Who is next, and what a duty manager must know of.

// alertRows are how many wait against how many must, with who would be called
// up, and what else a duty manager must know of; at most n rows.
func alertRows(s scene, w, n int) []string {
	t, words := s.Theme, s.Words.Rota
	if s.Floor.Day.Date == "" {
		return []string{hint(s, s.Words.Turns.None, w)}
	}
	r := newRow(w)
	r.space(1)
	alerts := s.Floor.Alerts(s.House)
	waiting, limit := s.Floor.Waiting(s.House), s.House.Limits.Waiting
	short := -1
	for i, a := range alerts {
		if a.Kind == flows.AlertWaiting {
			short = i
		}
	}
	if short >= 0 {
		r.put(t.Amber, t.marks.Late+" "+words.WaitsShort(len(waiting), limit, s.Text.Minutes(s.Now.Sub(alerts[short].Since))))
	} else {
		r.put(t.Good, words.Waits(len(waiting), limit))
	}
	r.space(1)
	for _, id := range waiting[:min(len(waiting), 4)] {
		r.space(1)
		r.put(t.Plain, cut(printable(s.staff(id)), 12))
	}
	r.space(2)
	if next := s.supportNext(); next != "" {
		r.put(pickInk(short >= 0, t.Strong, t.Muted), words.Support(s.staff(next)))
	} else {
		r.put(t.Muted, words.SupportNone)
	}
	rows := []string{r.end()}
	var rest []string
	for i, a := range alerts {
		if i != short {
			rest = append(rest, s.alertWords(a))
		}
	}
	for i, text := range rest {
		if len(rows) == n-1 && i < len(rest)-1 {
			text += "  " + words.AlsoAlerts(len(rest)-i-1)
		}
		if len(rows) < n {
			line := newRow(w)
			line.space(1)
			line.put(t.Amber, t.marks.Late+" "+text)
			rows = append(rows, line.end())
		}
	}
	return rows
}

// alertWords is an alert in a few words.
func (s scene) alertWords(a flows.Alert) string {
	text := s.Text.Names.Turns.Alert[a.Kind]
	if a.Staff != "" {
		text += " " + s.staff(a.Staff)
	}
	if v, ok := s.Floor.Visit(a.Visit); ok {
		text += " " + s.numbered(v)
	}
	return text
}

// upcoming lists the next people of a rotation with the reason for each.
func upcoming(s scene, of flows.Rotation, w int) []string {
	t, words := s.Theme, s.Words.Rota
	name := words.Visits
	if of == flows.CallTurns {
		name = words.Calls
	}
	head := newRow(w)
	head.space(1)
	head.put(t.Title, words.Upcoming(name, upcomingMany))
	rows := []string{head.end()}
	if s.Floor.Day.Date == "" {
		return append(rows, wrapped(t.Muted, words.NobodyAtWork(s.Keys.Posts.Help().Key), w)...)
	}
	list := s.Floor.WhyUpcoming(s.House, of, upcomingMany)
	names := 0
	for _, why := range list {
		names = max(names, width(printable(s.staff(why.Staff))))
	}
	names = min(names, pickInt(w < 50, 12, 17))
	for i, why := range list {
		r := newRow(w)
		r.space(1)
		r.right(t.Muted, itoa(i+1), 1)
		r.space(1)
		r.cell(pickInk(i == 0 && why.Now, t.Strong, t.Plain), s.staff(why.Staff), names)
		r.space(1)
		r.put(t.Muted, s.whyShort(why, r.left))
		rows = append(rows, r.end())
	}
	if len(list) == 0 {
		rows = append(rows, wrapped(t.Amber, t.marks.Late+" "+s.nobodyNext(of), w)...)
	}
	return rows
}

// nobodyNext says why nobody is next, and what to do.
func (s scene) nobodyNext(of flows.Rotation) string {
	for _, id := range s.turnPeople() {
		if who, ok := s.Floor.Person(id); ok && who.On {
			if of == flows.VisitTurns {
				return s.Words.Turns.Nobody
			}
			return s.Words.Rota.NobodyNext
		}
	}
	return s.Words.Rota.NobodyAtWork(s.Keys.Posts.Help().Key)
}
