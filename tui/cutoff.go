package tui

import "time"

// A cutOff is when the desk was lost and why; from then on nothing on the screen is
// new. There is no why where the desk simply is not there any more.
type cutOff struct {
	at  time.Time
	why string
}

// lost notes that nothing new will come.
func (r *Root) lost(why string) {
	if r.cut.at.IsZero() {
		r.cut.at = r.opts.Now()
	}
	r.cut.why = why
}
