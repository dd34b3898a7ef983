package tui

import (
	"strings"
	"time"

	"reception/flows"
)

// fileLines are the rows of a guest's file as they are written one below another.
type fileLines struct {
	s    scene
	w    int
	rows []string
}

// dateTime is a moment with its date.
func (s scene) dateTime(t time.Time) string { return t.In(s.House.Zone).Format("2006-01-02 15:04") }

func (l *fileLines) heading(text string) {
	r := newRow(l.w)
	r.space(1)
	r.put(l.s.Theme.Strong, text)
	if len(l.rows) > 0 {
		l.rows = append(l.rows, blank(l.w))
	}
	l.rows = append(l.rows, r.end())
}

// line is when something was, and what; nothing is left out where it is long.
func (l *fileLines) line(when string, parts ...string) {
	text := strings.Join(withoutEmpty(parts), "  ")
	r := newRow(l.w)
	r.space(3)
	r.cell(l.s.Theme.Muted, when, 18)
	if width(text) <= r.left {
		r.put(l.s.Theme.Plain, text)
		l.rows = append(l.rows, r.end())
		return
	}
	l.rows = append(l.rows, r.end())
	l.rows = append(l.rows, wrapped(l.s.Theme.Plain, text, l.w)...)
}

func (l *fileLines) none(n int) {
	if n == 0 {
		l.rows = append(l.rows, hint(l.s, l.s.Words.File.None, l.w))
	}
}

func (l *fileLines) said(d *flows.Dossier) {
	words := l.s.Words.File
	l.heading(words.Said)
	for _, x := range d.Said {
		l.line(l.s.dateTime(x.At), words.Field(l.s.Text, x.Field), l.s.value(x))
	}
	l.none(len(d.Said))
}

// value is a value of the file, hidden where the mask is on.
func (s scene) value(x flows.Said) string {
	switch {
	case x.Field == "title":
		for i, stored := range storedTitles {
			if stored == x.Value {
				return s.Text.People.Titles[i]
			}
		}
		return x.Value
	case !s.Mask && x.Field == "fields":
		return s.Text.PersonalFields(s.House, x.Value)
	case !s.Mask:
		return x.Value
	case x.Field == "surname":
		return s.Text.Mask(flows.Personal{Surname: x.Value}, true, false)
	case x.Field == "phone":
		return flows.MaskPhone(x.Value)
	}
	return "***"
}

func (l *fileLines) consents(d *flows.Dossier) {
	words := l.s.Words.File
	l.heading(words.Notice)
	for _, c := range d.Consents {
		l.line(l.s.dateTime(c.At), l.s.Text.Names.Consent[c.Is], words.Version(c.Notice))
	}
	if len(d.Consents) == 0 {
		l.line("", words.NotAsked)
	}
	l.line("", words.Until(string(d.Until)))
}

func (l *fileLines) visits(d *flows.Dossier) {
	words := l.s.Words.File
	l.heading(words.Visits)
	for _, v := range d.Visits {
		party := ""
		if v.Party > 0 {
			party = l.s.Words.Fields.People(v.Party)
		}
		turned := ""
		if v.Turned {
			turned = words.Turned
		}
		rooms := make([]string, 0, len(v.Rooms))
		for _, r := range v.Rooms {
			rooms = append(rooms, r.Place)
		}
		purpose := ""
		if p, ok := l.s.House.Purpose(v.Purpose); ok {
			purpose = p.Name.In(l.s.Text.Tag)
		}
		l.line(l.s.dateTime(v.Arrived), party, purpose, l.s.staff(v.Sales), strings.Join(rooms, " "), turned)
	}
	for _, v := range d.Past {
		l.line(string(v.Date), words.Before)
	}
	for _, b := range d.Bookings {
		l.line(l.s.dateTime(b.When), words.Booking, l.s.staff(b.Sales), l.s.Text.Names.Booking[b.State])
	}
	l.none(len(d.Visits) + len(d.Past) + len(d.Bookings))
}

func (l *fileLines) owners(d *flows.Dossier) {
	l.heading(l.s.Words.File.Owners)
	for _, o := range d.Owners {
		l.line(l.s.dateTime(o.At), l.s.staff(o.Owner), o.Reason)
	}
	l.none(len(d.Owners))
}

func (l *fileLines) opened(list []flows.Record) {
	words := l.s.Words.File
	l.heading(words.Opened)
	for _, r := range list {
		e, _ := r.Event.(flows.FileOpened)
		l.line(l.s.dateTime(r.At), l.s.Text.By(r.By, l.s.House), pick(e.Copy != "", words.Copied, words.Looked), e.Why)
	}
	l.none(len(list))
}

// entries are complaints, requests and all else that registers have about the guest.
func (l *fileLines) entries(d *flows.Dossier) {
	l.heading(l.s.Words.Registers.Title)
	for _, e := range d.Entries {
		name, state := string(e.Register), string(e.State)
		if r, ok := l.s.House.Register(e.Register); ok {
			name = r.Name.In(l.s.Text.Tag)
			if st, ok := r.State(e.State); ok {
				state = st.Name.In(l.s.Text.Tag)
			}
		}
		over := ""
		if !e.Over.IsZero() {
			over = l.s.dateTime(e.Over)
		}
		l.line(l.s.dateTime(e.Opened), name+" "+itoa(e.No), state, over)
	}
	l.none(len(d.Entries))
}
