package tui

// panel draws a frame of w × h cells around rows, with a title on the left of
// the upper line and a remark on its right. Rows must be w-2 cells wide.
func (t *Theme) panel(w, h int, title, remark string, rows []string) []string {
	if w < 4 || h < 2 {
		return fill(nil, max(w, 0), max(h, 0))
	}
	out := make([]string, 0, h)
	out = append(out, t.edge(w, t.box.tl, t.box.tr, title, remark))
	side := newRow(1)
	side.raw(t.Frame, t.box.v, 1)
	v := side.end()
	for i := range h - 2 {
		inner := blank(w - 2)
		if i < len(rows) {
			inner = rows[i]
		}
		out = append(out, v+inner+v)
	}
	return append(out, t.edge(w, t.box.bl, t.box.br, "", ""))
}

// footed writes a remark into the lower edge of a panel of w cells.
func (t *Theme) footed(panel []string, w int, remark string) []string {
	if remark != "" && len(panel) > 1 && w >= 4 {
		panel[len(panel)-1] = t.edge(w, t.box.bl, t.box.br, "", remark)
	}
	return panel
}

// edge is the upper or lower line of a panel.
func (t *Theme) edge(w int, left, right, title, remark string) string {
	r := newRow(w)
	r.raw(t.Frame, left, 1)
	if title != "" {
		title = cut(printable(title), w-6)
		r.raw(t.Frame, t.box.h, 1)
		r.raw(t.Title, " "+title+" ", width(title)+2)
	}
	remark = printable(remark)
	rest := w - 1 - (w - r.left) // cells before the right corner
	if remark != "" && width(remark)+4 <= rest {
		r.line(t, rest-width(remark)-3)
		r.raw(t.Muted, " "+remark+" ", width(remark)+2)
		r.line(t, 1)
	} else {
		r.line(t, rest)
	}
	r.raw(t.Frame, right, 1)
	return r.end()
}

// line draws n cells of a horizontal line.
func (r *row) line(t *Theme, n int) {
	if n <= 0 {
		return
	}
	s := make([]byte, 0, n*len(t.box.h))
	for range n {
		s = append(s, t.box.h...)
	}
	r.raw(t.Frame, string(s), n)
}
