package tui

import (
	"slices"
	"strings"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"reception/flows"
)

// roster drafts who rests on a date (rule 3). Nothing is written before Enter,
// and what is written is a draft until the department manager confirms it.
type roster struct {
	date     flows.Date
	rest     []flows.StaffID
	was      []flows.StaffID
	selected flows.StaffID
	id       flows.CommandID
}

func newRoster(s scene, date flows.Date) screen {
	r := roster{date: date, id: newID()}
	if known, ok := s.Floor.Roster(date); ok {
		r.rest, r.was = slices.Clone(known.Rest), known.Rest
	}
	if all := s.sellers(); len(all) > 0 {
		r.selected = all[0]
	}
	return r
}

func (r roster) Name() name { return name("roster/" + string(r.date)) }

func (roster) fills(scene) flows.Command { return flows.RestRoster{} }

// Draft reports whether a name was put in or taken out.
func (r roster) Draft() bool { return !slices.Equal(r.rest, r.was) }

// Resumed returns the roster as it was left.
func (r roster) Resumed() screen { return r }

// Update moves the selection and lets somebody rest or work.
func (r roster) Update(msg tea.Msg, s scene) (screen, effect) {
	if msg, ok := msg.(personMsg); ok {
		if r.selected == msg.staff {
			return r.toggled(s), effect{}
		}
		r.selected = msg.staff
		return r, effect{}
	}
	press, ok := msg.(tea.KeyPressMsg)
	if !ok {
		return r, effect{}
	}
	k, all := s.Keys, s.sellers()
	if i, ok := stepIn(k, press, max(slices.Index(all, r.selected), 0), len(all), 10); ok && len(all) > 0 {
		r.selected = all[i]
		return r, effect{}
	}
	n := digit(press.Text)
	switch {
	case n > 0 && n <= len(all):
		r.selected = all[n-1]
		return r.toggled(s), effect{}
	case key.Matches(press, k.Received), key.Matches(press, k.Skip):
		return r.toggled(s), effect{}
	case key.Matches(press, k.Clear):
		r.rest = slices.Clone(r.was)
		return r, effect{}
	case key.Matches(press, k.Save):
		return r, r.save(s)
	}
	return r, effect{}
}

// toggled is the roster with the selected person in or out, in the order of the house.
func (r roster) toggled(s scene) roster {
	was := r.rest
	r.rest = nil
	for _, id := range s.sellers() {
		if slices.Contains(was, id) != (id == r.selected) {
			r.rest = append(r.rest, id)
		}
	}
	return r
}

func (r roster) save(s scene) effect {
	_, drafted := s.Floor.Roster(r.date)
	if !r.Draft() && (drafted || len(r.rest) == 0) {
		return effect{Back: true, Say: notice{Text: s.Words.Rota.RestUnmoved}}
	}
	return effect{ID: r.id, Back: true, Do: flows.RestRoster{Date: r.date, Rest: r.rest}, Press: toldMsg{s.Words.Rota.RestSaved(s.dateWords(r.date))}}
}

// Keys lists what works on the roster.
func (r roster) Keys(s scene) []key.Binding {
	k, w := s.Keys, s.Words.Rota
	return []key.Binding{k.Save, renamed(k.Received, w.RestTake), renamed(k.Skip, w.RestTake), renamed(k.Pick, w.RestTake),
		k.Up, k.Down, k.Clear, k.Top, k.Bottom, k.PageUp, k.PageDown}
}

// View draws the sheet.
func (r roster) View(s scene) frame {
	t, w, words := s.Theme, s.Width-2, s.Words.Rota
	all := s.sellers()
	h := min(max(len(all), 1), max(s.Height*2/3-5, 6))
	first, n := window(len(all), max(slices.Index(all, r.selected), 0), h)
	rows := append(wrapped(t.Muted, words.RestHint, w), wrapped(t.Amber, words.RestWarn, w)...)
	above := 1 + len(rows)
	var hits []hit
	for i, id := range all[first : first+n] {
		line := newRow(w)
		mark := " "
		if id == r.selected {
			line, mark = line.on(t.Band), t.marks.Select
		}
		rests := slices.Contains(r.rest, id)
		line.put(t.Accent, " "+mark+" ")
		line.right(t.Key, pick(first+i < 9, itoa(first+i+1), ""), 2)
		line.space(1)
		line.put(pickInk(rests, t.Amber, t.Muted), "["+pick(rests, t.marks.Done, t.marks.Open)+"] ")
		line.cell(pickInk(rests, t.Strong, t.Plain), s.staff(id), 14)
		if p, ok := s.House.Person(id); ok {
			if g, ok := s.House.Group(p.Group); ok {
				line.cell(t.Muted, g.Name.In(s.Text.Tag), 16)
				line.space(1)
			}
		}
		line.put(pickInk(rests, t.Amber, t.Muted), pick(rests, words.RestOut, words.RestIn))
		hits = append(hits, hit{rect{1, above + i, w, 1}, personMsg{id}})
		rows = append(rows, line.end())
	}
	extra, noticed := noticeRows(s, w)
	rows = append(rows, extra...)
	out := t.panel(s.Width, len(rows)+2, words.RestTitle(s.dateWords(r.date)), itoa(len(r.rest)), rows)
	return frame{Rows: t.footed(out, s.Width, s.rest(first, n, len(all))), Sheet: true, Noticed: noticed, Hits: hits}
}

// rosterAhead is how many days of the roster are shown.
const rosterAhead = 14

// rosterDays are the days a roster can be drafted for, from today on.
func (s scene) rosterDays() []flows.Date {
	from := max(s.today(), s.Floor.Day.Date)
	at, err := time.Parse(time.DateOnly, string(from))
	if err != nil {
		return []flows.Date{from}
	}
	days := make([]flows.Date, rosterAhead)
	for i := range days {
		days[i] = flows.Date(at.AddDate(0, 0, i).Format(time.DateOnly))
	}
	return days
}

// day is the selected day of the roster.
func (t turns) day(s scene) flows.Date {
	days := s.rosterDays()
	if slices.Contains(days, t.date) {
		return t.date
	}
	return days[0]
}

// dateWords is a date in words, today and tomorrow by name.
func (s scene) dateWords(d flows.Date) string {
	at, err := time.ParseInLocation(time.DateOnly, string(d), s.House.Zone)
	if err != nil {
		return string(d)
	}
	return s.dayWords(at.Add(12 * time.Hour))
}

// restNames are those who rest by a roster.
func (s scene) restNames(r *flows.Roster) string {
	if len(r.Rest) == 0 {
		return s.Words.Rota.RestIn
	}
	return strings.Join(s.staffNames(r.Rest), "  ")
}

// restPage lists the days with their rosters.
func (t turns) restPage(s scene, at rect) ([]string, []hit) {
	th, words := s.Theme, s.Words.Rota
	w := at.W - 2
	const day, state = 25, 26
	head := newRow(w)
	head.space(2)
	for i, n := range []int{day, state, w} {
		head.cell(th.Muted, words.RestColumns[i], n)
	}
	rows := []string{head.end()}
	var hits []hit
	for i, date := range s.rosterDays() {
		r := newRow(w)
		mark := " "
		if date == t.day(s) {
			r, mark = r.on(th.Band), th.marks.Select
		}
		r.put(th.Next, mark+" ")
		r.cell(th.Plain, s.dateWords(date), day)
		known, ok := s.Floor.Roster(date)
		switch {
		case !ok:
			r.cell(th.Muted, words.RestNone, state)
		case known.Confirmed:
			r.cell(th.Good, words.RestConfirmed(s.staff(known.Manager)), state)
			r.put(th.Plain, s.restNames(known))
		default:
			r.cell(th.Amber, th.marks.Late+" "+words.RestDraft, state)
			r.put(th.Plain, s.restNames(known))
		}
		hits = append(hits, hit{rect{1, at.Y + 2 + i, w, 1}, dateMsg{date}})
		rows = append(rows, r.end())
	}
	rows = append(rows, blank(w))
	rows = append(rows, wrapped(th.Muted, words.RestWarn, w)...)
	return th.panel(at.W, at.H, words.Pages[pageRest], "", rows), hits
}
