package tui

import (
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
)

const wallName name = "wall"

// wall is the board that hangs in the hall: the same lists with nothing selected
// and nothing to press, the figures large enough to be read from the other end.
// It has the whole terminal, of any size, and lists that are longer than their
// place turn their pages by themselves.
type wall struct{ lookout }

func newWall() screen { return wall{} }

func (wall) Name() name { return wallName }

// Reads makes it a reader: the sums are added up from the records of the day.
func (wall) Reads(scene) bool { return true }

// Update follows the floor. What was last known stands still once the desk is lost.
func (x wall) Update(msg tea.Msg, s scene) (screen, effect) {
	if _, ok := msg.(changedMsg); ok && s.Cut.at.IsZero() {
		x.lookout = x.seen(s)
	}
	return x, effect{}
}

// Keys lists the few keys that a wall has.
func (wall) Keys(s scene) []key.Binding {
	return []key.Binding{s.Keys.Mask, s.Keys.Lang, s.Keys.Quit}
}

// turning reports whether a list turns its pages.
func (x wall) turning(s scene) bool {
	s.Height -= x.around(s)
	d := x.drawing(s, "")
	l := d.layout(true)
	for _, list := range []int{listRooms, listQueue} {
		at := l.Lists[list]
		if l.framed {
			at = at.within()
		}
		if _, _, _, pages := d.shown(list, at); pages > 1 {
			return true
		}
	}
	return false
}

// around is how many rows the wall keeps for what is said above and below.
func (x wall) around(s scene) int {
	rows := 1 // the foot
	if !s.Cut.at.IsZero() {
		rows++
	}
	return rows
}

// View draws the wall. Once the desk is lost it shows that moment: minutes that ran
// on would say something of guests whom nobody sees any more.
func (x wall) View(s scene) frame {
	var rows []string
	clock := s.Now
	if !s.Cut.at.IsZero() {
		rows = append(rows, s.cutRow())
		s.Now = s.Cut.at
		s.Facts = newFacts(s.House, s.Floor, s.Now)
	}
	in := s
	in.Height = max(s.Height-x.around(s), 0)
	d := x.drawing(in, "")
	d.clock = clock
	rows = append(rows, fill(d.draw(d.layout(true)), in.Width, in.Height)...)
	return frame{Rows: fill(append(rows, x.foot(s, d)), s.Width, s.Height)}
}

// cutRow says, in words and in red, that nothing is new any more, since when and why.
func (s scene) cutRow() string {
	w, at := s.Words.Duty, s.Text.Clock(s.Cut.at, s.House.Zone)
	r := newRow(s.Width).on(s.Theme.Fail.with(s.Theme.Mark))
	r.put(ink{}, " "+s.Theme.marks.VeryLate+" "+pick(s.Cut.why == "", w.Gone(at), w.NotSaving(at)))
	if why := "  " + printable(s.Cut.why); width(why) <= r.left { // the desk itself says it as well
		r.put(ink{}, why)
	}
	return r.end()
}

// foot says how new the wall is, and for a while after a key which keys it has.
func (x wall) foot(s scene, d *dutyDrawing) string {
	t, w := s.Theme, s.Words.Duty
	r := newRow(s.Width)
	if s.Notice.Text != "" && s.Cut.at.IsZero() {
		return noticeRow(t, s.Notice, s.Width)
	}
	r.space(1)
	r.put(t.Muted, w.Updated(s.Text.Clock(s.Now, s.House.Zone)))
	if d.pages > 1 {
		r.space(2)
		r.put(t.Muted, w.Page(turnedTo(d.clock, d.pages)+1, d.pages))
	}
	if !s.Touched.IsZero() && s.Now.Sub(s.Touched) < keysShown {
		for _, b := range x.Keys(s) {
			r.space(2)
			r.put(t.Key, b.Help().Key+" ")
			r.put(t.Plain, b.Help().Desc)
		}
	}
	return r.end()
}

// keysShown is how long the foot of the wall names its keys after one was pressed.
const keysShown = 15 * time.Second

// hung reports whether the session is a wall: it has the whole terminal, and no key
// opens anything.
func (r *Root) hung() bool { return r.opts.Home == HomeWall }

// wall draws a wall, at any size.
func (r *Root) wall() picture {
	s := r.scene()
	s.Width, s.Height = r.width, max(r.height-headRows, 0)
	rows := append([]string{r.head(s)}, r.stack[0].View(s).Rows...)
	return picture{rows: fill(rows, r.width, r.height)}
}

// wallKey handles the keys of a wall. Names can be hidden by whoever passes by, but
// shown only where the wall was started with them.
func (r *Root) wallKey(msg tea.KeyPressMsg) tea.Cmd {
	if r.notice.Level == levelInfo {
		r.notice = notice{}
	}
	switch {
	case key.Matches(msg, r.keys.Lang):
		r.set(setLang)
	case key.Matches(msg, r.keys.Mask) && !r.opts.Mask:
		r.set(setMask)
	}
	return nil
}
