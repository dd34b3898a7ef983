package tui

// The smallest terminal the program works in.
const (
	minWidth  = 80
	minHeight = 24
)

// The smallest one for the screen of a post, which is carried about.
const (
	handWidth  = 40
	handHeight = 12
)

// rect is a part of the body, in cells.
type rect struct{ X, Y, W, H int }

func (r rect) holds(x, y int) bool { return x >= r.X && x < r.X+r.W && y >= r.Y && y < r.Y+r.H }

// The rows that Root keeps for itself around the body.
const (
	headRows = 1
	footRows = 2 // the notice and the keys
)

// bodySize is what is left of a terminal for a screen.
func bodySize(w, h int) (int, int) { return w, max(h-headRows-footRows, 0) }

// A boardLayout says where the parts of the board lie. Parts without a size are
// not drawn.
type boardLayout struct {
	Figures rect
	List    rect
	Strips  rect // rooms, turn and radio in a line each
	Rooms   rect
	Turns   rect
	Radio   rect
	Guide   rect
	Charts  rect // who came and what the rooms were, below the guide
	Due     rect // what has to be done by a time: a line, or a panel where there is room
	Lanes   bool // the list has a column for each stage
}

// layoutBoard places the board in a body of w × h cells, with the given number
// of VIP rooms to show and of things that are due.
func layoutBoard(w, h, rooms, due int) boardLayout {
	switch {
	case w >= 168 && h >= 30:
		return layoutWall(w, h, rooms, due)
	case w >= 110 && h >= 24:
		return layoutDesk(w, h, rooms, due)
	}
	return layoutSmall(w, h, due)
}

// layoutSmall is a list and three strips, or four: 80×24.
func layoutSmall(w, h, due int) boardLayout {
	l := boardLayout{Figures: rect{0, 0, w, 1}}
	strips := min(3, max(h-6, 0)) // a sheet may leave little room: the list goes first
	line := min(due, 1, max(h-6-strips, 0))
	l.List = rect{0, 1, w, max(h-1-strips-line, 0)}
	l.Due = rect{0, h - strips - line, w, line}
	l.Strips = rect{0, h - strips, w, strips}
	return l
}

// layoutDesk is list and side above, the guide of the selected party below: 120×36.
func layoutDesk(w, h, rooms, due int) boardLayout {
	guide := min(max(h*2/5, 10), 15)
	top := h - 1 - guide
	side := min(max(w*35/100, 40), 48)
	l := boardLayout{Figures: rect{0, 0, w, 1}}
	if due > 0 && top < duePanelFrom {
		top--
		l.Due = rect{0, 1 + top, w, 1}
	}
	l.List = rect{0, 1, w - side, top}
	l.Guide = rect{0, h - guide, w, guide}
	l.sides(rect{w - side, 1, side, top}, rooms, due)
	return l
}

// layoutWall has three columns: lanes, the guide, and the side: 200×50.
func layoutWall(w, h, rooms, due int) boardLayout {
	side := min(max(w*19/100, 38), 46)
	guide := min(max(w*27/100, 48), 64)
	l := boardLayout{
		Figures: rect{0, 0, w, 1},
		List:    rect{0, 1, w - side - guide, h - 1},
		Guide:   rect{w - side - guide, 1, guide, h - 1},
		Lanes:   true,
	}
	if due > 0 && h-1 < duePanelFrom {
		l.Due = rect{0, h - 1, w - side - guide, 1}
		l.List.H--
	}
	l.sides(rect{w - side, 1, side, h - 1}, rooms, due)
	if charts := min(chartBars+rooms+6, h-1-guideLeast); charts >= chartBars+6 {
		l.Guide.H -= charts
		l.Charts = rect{l.Guide.X, 1 + l.Guide.H, guide, charts}
	}
	return l
}

// The guide keeps its rows before there are charts below it.
const (
	guideLeast = 30
	chartBars  = 12 // the chart of arrivals
)

// duePanelFrom is how tall the right column is that has a panel of what is due.
const duePanelFrom = 34

// sides divides the right column: rooms as many as there are, but never more than half;
// turns their few lines; what is due as many, but never more than a third of what is
// left; the radio gets the rest.
func (l *boardLayout) sides(r rect, rooms, due int) {
	roomRows := min(rooms+2, max(r.H/2, 3))
	turnRows := 6
	if r.H >= 30 {
		turnRows = 8
	}
	turnRows = min(turnRows, max(r.H-roomRows-4, 0))
	l.Rooms = rect{r.X, r.Y, r.W, roomRows}
	l.Turns = rect{r.X, r.Y + roomRows, r.W, turnRows}
	y, h := r.Y+roomRows+turnRows, r.H-roomRows-turnRows
	if due > 0 && r.H >= duePanelFrom {
		l.Due = rect{r.X, y, r.W, min(due+2, max(h/2, 4))}
		y, h = y+l.Due.H, h-l.Due.H
	}
	l.Radio = rect{r.X, y, r.W, h}
}
