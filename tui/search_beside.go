package tui

import "reception/flows"

// searchBeside is from which width on somebody who was found is shown beside the
// list, before anything is opened.
const searchBeside = 160

// split divides the width of the search: the list, and beside it who is under the
// cursor; nothing where the list needs it all.
func (f search) split(s scene) (list, side int) {
	if s.Width < searchBeside || f.at() < 0 {
		return s.Width, 0
	}
	side = s.Width * 2 / 5
	return s.Width - side, side
}

// foundFacts are what is known of somebody who was found.
func (s scene) foundFacts(f found, w int) []string {
	if v, ok := s.Floor.Visit(f.visit); ok && f.visit != 0 {
		p, inside := s.Facts.party(f.visit)
		if !inside {
			p = party{Visit: v}
		}
		rows := aboutRows(s, p, w)
		if inside {
			if here := stepTitle(s, p); here != "" {
				rows = append(append([]string{}, labelled(s.Theme, padded(s.Words.Guide.Title, aboutLabel-2), here, w)...), rows...)
			}
			rows = append(append(rows, blank(w)), calledRows(s, p, w, 8)...)
		}
		return rows
	}
	var rows []string
	b, booked := s.Floor.Booking(f.booking)
	if booked && f.booking != 0 {
		rows = append(bookingDetail(s, b, w), blank(w))
	}
	k := s.fileOf(f)
	if _, registered := s.clientOf(k.Guest); registered {
		known := check{list: []flows.Client{k}, phone: k.Phone != "", chosen: k.Guest}
		return append(rows, s.cardRows(k, s.judge(k, known, "", s.bookedToday(k)), w)...)
	}
	return append(rows, hint(s, s.Words.Card.Nobody, w))
}
