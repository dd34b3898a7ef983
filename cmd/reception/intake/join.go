package intake

import (
	"cmp"
	"strings"

	"reception/flows"
)

// join makes parties of the rows: those with the same group are one party, or come
// each by itself and have their appointment in common.
func (r *reader) join(lines []line) {
	byGroup := map[string]int{}
	dates := map[string]flows.Date{} // of a group, for its rows that have none
	for _, l := range lines {
		if group := r.group(l.Row); dates[group] == "" {
			dates[group] = l.Date
		}
	}
	for _, l := range lines {
		group := r.group(l.Row)
		if l.Date = cmp.Or(l.Date, dates[group]); l.Date == "" && r.m.As != flows.ImportedPeople {
			r.sheet.Refused = append(r.sheet.Refused, Refused{l.Row, *undated()})
			continue
		}
		if group == "" {
			r.sheet.Parties = append(r.sheet.Parties, l.Entry)
			continue
		}
		l.Appointment = cmp.Or(l.Appointment, group)
		i, there := byGroup[group]
		if r.m.Join != JoinParty || !there {
			byGroup[group] = len(r.sheet.Parties)
			if r.m.Join == JoinParty {
				l.Key = sum("group", group)
			}
			r.sheet.Parties = append(r.sheet.Parties, l.Entry)
			continue
		}
		r.sheet.Parties[i].with(&l.Entry)
	}
}

func (r *reader) group(row Row) string {
	parts := make([]string, 0, len(r.m.Group))
	for _, name := range r.m.Group {
		if cell := r.cell(row, name); cell != "" {
			parts = append(parts, cell)
		}
	}
	return strings.Join(parts, " ")
}

// with takes one more row of the same party in: one more person, who came when the
// first of them did.
func (p *Entry) with(o *Entry) {
	if len(p.Lines) == 1 && p.Came {
		p.Party.Party = max(p.Party.Party, 1)
	}
	p.Lines = append(p.Lines, o.Row)
	if o.Came {
		p.Party.Party += max(o.Party.Party, 1)
	}
	if name := strings.TrimSpace(o.Surname + o.Title + " " + o.Phone); name != "" {
		p.Note = strings.TrimLeft(p.Note+"; "+name, "; ")
	}
	if o.Came && (!p.Came || o.Timed && (!p.Timed || o.Arrived.Before(p.Arrived))) {
		p.Arrived, p.Timed, p.Date = o.Arrived, o.Timed, o.Date
	}
	p.Came = p.Came || o.Came
	if o.Left.After(p.Left) {
		p.Left = o.Left
	}
	p.Announced = max(p.Announced, o.Announced)
	p.Sales, p.Room, p.AsksFor = cmp.Or(p.Sales, o.Sales), cmp.Or(p.Room, o.Room), cmp.Or(p.AsksFor, o.AsksFor)
}

// Visit is the party as a line of the past.
func (p *Entry) Visit(file flows.Seq) flows.ImportVisit {
	return flows.ImportVisit{Guest: p.Guest, Party: p.Party, File: file, Line: p.Row.Line, Date: p.Date, Came: p.Came, Arrived: p.Arrived, Left: p.Left,
		Sales: p.Sales, Room: p.Room, Outcome: p.Outcome, Note: p.Note, Appointment: p.Appointment, Booked: p.Booked, Untimed: p.Untimed,
		Until: p.Until, Made: p.Made, Cancelled: p.Cancelled, Announced: p.Announced}
}
