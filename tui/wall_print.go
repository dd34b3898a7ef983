package tui

import (
	"context"
	"strings"
)

// Print draws the wall once, as it is now: rows of w cells with their colours, h of
// them, or as many as there is to say where h is 0.
func Print(ctx context.Context, desk Desk, o Options, w, h int) (string, error) {
	o.Home, o.ReadOnly = HomeWall, true
	r := New(ctx, desk, o)
	r.theme.ascii = true // the large figures too are read where there is no reverse
	r.width, r.height = w, h
	if date := r.floor.Day.Date; date != "" {
		records, err := recordsOf(ctx, desk, date, r.floor.Seq)
		if err != nil {
			return "", err
		}
		r.record(recordsMsg{date: date, asked: r.floor.Seq, records: records})
	}
	if h > 0 {
		return strings.Join(r.wall().rows, "\n"), nil
	}
	return strings.Join(r.printed(), "\n"), nil
}

// printed is the wall with nothing left out.
func (r *Root) printed() []string {
	s, x := r.scene(), r.stack[0].(wall)
	d := x.drawing(s, "")
	l, h := layoutWhole(r.width, d.counts())
	d.s.Width, d.s.Height = r.width, h
	return append(append([]string{r.head(s)}, d.draw(l)...), x.foot(s, d))
}
