package tui

// A dutyLayout says where the parts of the board lie, for the duty manager and for
// the wall alike. Parts without a size are not drawn: where there is little room,
// the sums go first, then who is ready, then the figures; the rooms go last.
type dutyLayout struct {
	framed  bool
	Figures rect
	Tally   rect
	Lists   [dutyLists]rect
	Ready   rect
	Day     rect
}

const tallyRows = 7 // a label, a figure of five rows, and air

// layoutDuty places the board in w × h cells, with so many lines in each list.
func layoutDuty(w, h int, n [dutyLists]int, wall bool) dutyLayout {
	if w >= 110 && h >= 20 {
		return layoutDutyWide(w, h, n, wall)
	}
	var l dutyLayout
	y, rest := 0, h
	top := func(r *rect, rows int) {
		*r = rect{0, y, w, rows}
		y, rest = y+rows, rest-rows
	}
	ready, day := 0, 0
	if h >= 8 {
		ready = 1
	}
	if h >= 20 {
		day = 1
	}
	if h >= 14 {
		top(&l.Figures, 1)
	}
	top(&l.Lists[listAlerts], min(n[listAlerts], max(h/7, 1)))
	rest -= ready + day
	queue := min(max(n[listQueue], 1)+1, max(rest/3, 3), rest)
	rooms := min(max(n[listRooms], 1)+1, rest-queue)
	top(&l.Lists[listRooms], rooms)
	top(&l.Lists[listQueue], max(rest, 0))
	rest += ready + day
	top(&l.Ready, ready)
	top(&l.Day, day)
	return l
}

// layoutWhole has every line of every list, one under the other: as it is printed.
func layoutWhole(w int, n [dutyLists]int) (l dutyLayout, h int) {
	top := func(rows int) rect {
		h += rows
		return rect{0, h - rows, w, rows}
	}
	l.Figures = top(1)
	l.Lists[listAlerts] = top(max(n[listAlerts], 1))
	l.Lists[listRooms] = top(max(n[listRooms], 1) + 1)
	l.Lists[listQueue] = top(max(n[listQueue], 1) + 1)
	l.Ready, l.Day = top(1), top(1)
	return l, h
}

// layoutDutyWide has the rooms above the queue, and beside them what is to be
// decided, who is ready and the day.
func layoutDutyWide(w, h int, n [dutyLists]int, wall bool) dutyLayout {
	l := dutyLayout{framed: true}
	y := 0
	if wall && h >= 32 {
		l.Tally = rect{0, 0, w, tallyRows}
		y = tallyRows
	} else {
		l.Figures = rect{0, 0, w, 1}
		y = 1
	}
	h -= y
	side := min(max(w*33/100, 40), 120)
	left := w - side
	rooms := max(n[listRooms], 1)
	air := 1
	if 2*rooms+3 <= h*45/100 {
		air = 2
	}
	top := min(rooms*air+3, max(h*6/10, 5))
	if n[listQueue]+3 < h-top { // nobody waits: no need to hide a room
		top = min(rooms*air+3, max(h-n[listQueue]-4, 5))
	}
	l.Lists[listRooms] = rect{0, y, left, top}
	l.Lists[listQueue] = rect{0, y + top, left, h - top}
	ready, day := 7, 10
	if h < 27 {
		ready, day = 5, 7
	}
	alerts := h - ready - day
	if want := min(2*max(n[listAlerts], 1)+2, h/2); h >= 32 && alerts > want { // the day has a chart for what is left
		alerts, day = want, day+alerts-want
	}
	l.Lists[listAlerts] = rect{left, y, side, alerts}
	l.Ready = rect{left, y + alerts, side, ready}
	l.Day = rect{left, y + alerts + ready, side, h - alerts - ready}
	return l
}
