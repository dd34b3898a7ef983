package tui

import (
	"slices"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"reception/flows"
)

// picture is the whole terminal, ready to be shown.
type picture struct {
	rows   []string
	cursor *tea.Cursor
	hits   []hit
}

// View draws the session. It looks at nothing but the Root.
func (r Root) View() tea.View {
	p := r.draw()
	v := tea.NewView(strings.Join(p.rows, "\n"))
	v.AltScreen = true
	v.MouseMode = tea.MouseModeCellMotion
	v.WindowTitle = r.words().Head.Program
	v.Cursor = p.cursor
	return v
}

func (r *Root) draw() picture {
	if r.width <= 0 || r.height <= 0 {
		return picture{}
	}
	if r.hung() {
		return r.wall()
	}
	if w, h := r.least(); r.width < w || r.height < h {
		return r.enlarge()
	}
	if r.back != nil {
		return r.back.draw(r)
	}
	s := r.scene()
	rows, f := r.body(s)
	p := picture{rows: make([]string, 0, r.height), cursor: f.Cursor}
	p.rows = append(p.rows, r.head(s))
	p.rows = append(p.rows, rows...)
	if f.Noticed {
		p.rows = append(p.rows, fill(nil, r.width, 1+r.noticeMore())...)
	} else {
		p.rows = append(p.rows, failRows(s.Theme, r.told(), r.width, 1+r.noticeMore())...)
	}
	keys, hits := r.keyLine(s)
	p.rows = append(p.rows, keys)
	p.hits = append(s.clicks(r.stack[len(r.stack)-1], f.Hits), hits...)
	return p
}

// body draws the screen on top; a sheet leaves the screen below it visible.
func (r *Root) body(s scene) ([]string, frame) {
	top := len(r.stack) - 1
	f := r.stack[top].View(s)
	f.Rows = fill(f.Rows, s.Width, min(len(f.Rows), s.Height))
	shift := headRows
	rows := f.Rows
	if f.Sheet && top > 0 && len(f.Rows) < s.Height {
		under := s
		under.Height -= len(f.Rows)
		rows = fill(r.below(top-1, under), s.Width, under.Height)
		shift += under.Height
		rows = append(rows[:len(rows):len(rows)], f.Rows...)
	}
	f.Hits = moved(f.Hits, 0, shift)
	if f.Cursor != nil {
		c := *f.Cursor
		c.Y += shift
		f.Cursor = &c
	}
	return fill(rows, s.Width, s.Height), f
}

// below draws the nearest screen under a sheet that is not a sheet itself.
func (r *Root) below(i int, s scene) []string {
	for ; i > 0; i-- {
		if f := r.stack[i].View(s); !f.Sheet {
			return f.Rows
		}
	}
	return r.stack[0].View(s).Rows
}

func moved(hits []hit, dx, dy int) []hit {
	out := make([]hit, len(hits))
	for i, h := range hits {
		h.X += dx
		h.Y += dy
		out[i] = h
	}
	return out
}

// head is the first line: which showroom, when, the weather, who is at the keys.
func (r *Root) head(s scene) string {
	t, w := s.Theme, s.Words.Head
	left := newRow(s.Width)
	left.put(t.Head, " "+w.Program+"  ")
	right := r.atKeys(s)
	r.practised(s, &left, width(right)+1)
	if s.Floor.Roll != nil {
		text := s.Words.Roll.Running(len(s.Floor.Missing()))
		if s.Floor.Roll.Task != 0 {
			text = s.Words.Count.Running(len(s.Floor.MissingStaff()))
		}
		left.put(t.Red, text+"  ")
	}
	right = cut(right, max(left.left-2, 0))
	duty := printable(s.duties(false))
	if room := left.left - width(right) - 2; width(duty) > room {
		duty = printable(s.duties(true))
		if r.standing.score.Scored && width(duty) > room { // half of it is not worth the cells beside a score
			duty = ""
		}
		duty = cut(duty, max(room, 0))
	}
	if room := left.left - width(right) - width(duty) - 3; room >= 8 { // who is on duty goes before the house's name
		left.put(t.Plain, cut(printable(s.House.Name.In(s.Text.Tag)), room))
	}
	left.put(pickInk(s.unled(), t.Amber, t.Plain), duty)
	left.space(left.left - width(right) - 1)
	left.put(t.Muted, right)
	return left.end()
}

// atKeys is the right of the first line: when it is, the weather, who is at the
// keys. Where there is little room a practice shows its score instead of the day.
func (r *Root) atKeys(s scene) string {
	right := s.Text.Clock(s.Now, s.House.Zone)
	if scored := r.standing.score.Scored; !scored || s.Width >= 100 {
		right = s.Text.Date(s.Now, s.House.Zone) + " " + right
		if is := s.Floor.Day.Weather; is != "" {
			right += "  " + s.Text.Names.Weather[is]
		}
	}
	if who := r.whoami(s); who != "" {
		right += "  " + who
	}
	switch {
	case s.Idle:
		right += "  " + s.Words.Head.Idle
	case s.Mask:
		right += "  " + s.Words.Head.Masked
	}
	if s.ReadOnly && !r.hung() {
		right += "  " + s.Words.OwnPost.ReadOnly
	}
	return printable(right)
}

// duties are the groups of the day and the duty manager, for the first line;
// short where there is little room.
func (s scene) duties(short bool) string {
	day := s.Floor.Day
	if day.Date == "" || day.Closed {
		return ""
	}
	duty := s.Words.Card.NoDuty
	if id, on := s.Floor.DutyManager(s.House); on {
		duty = s.staff(id)
	}
	group := func(id flows.GroupID) string {
		if g, ok := s.House.Group(id); ok && !short {
			return g.Name.In(s.Text.Tag)
		}
		return string(id)
	}
	return s.Words.Card.Groups(group(day.VisitGroup), group(day.PhoneGroup), duty, pick(short && s.Width < 100, " ", "  "))
}

// unled reports whether no duty manager is signed on.
func (s scene) unled() bool {
	_, on := s.Floor.DutyManager(s.House)
	return !on && !s.Floor.Day.Closed
}

func (r *Root) whoami(s scene) string {
	var parts []string
	if p, ok := s.House.Post(s.By.Post); ok {
		parts = append(parts, string(p.ID))
		if s.Width >= 100 {
			parts = append(parts, p.Name.In(s.Text.Tag))
		}
	}
	if s.By.Staff != "" {
		parts = append(parts, s.House.StaffName(s.By.Staff, s.Text.Tag))
	}
	return strings.Join(parts, " ")
}

// keyLine shows the keys that work now.
func (r *Root) keyLine(s scene) (string, []hit) {
	return keyRow(s, s.keysOf(r.stack[len(r.stack)-1]), r.common(), r.height-1)
}

// keyRow shows keys in row y, as many as fit, the most useful first. Those that
// are common, the way back and the help, always fit. Each can be clicked.
func keyRow(s scene, bindings, common []key.Binding, y int) (string, []hit) {
	line := newRow(s.Width)
	line.space(1)
	var hits []hit
	var shown []string
	kept := 0 // cells for those of common that are still to come
	for _, b := range common {
		kept += keyWidth(b) + 2
	}
	for _, b := range append(bindings, common...) {
		h, n := b.Help(), keyWidth(b)
		if slices.ContainsFunc(common, func(c key.Binding) bool { return c.Help() == h }) && !slices.Contains(shown, h.Desc) {
			kept -= n + 2
		}
		if !b.Enabled() || n+1+kept > line.left || slices.Contains(shown, h.Desc) {
			continue
		}
		shown = append(shown, h.Desc)
		x := s.Width - line.left
		line.put(s.Theme.Key, h.Key)
		line.space(1)
		line.put(s.Theme.Plain, h.Desc)
		line.space(2)
		if press, ok := pressOf(b); ok {
			hits = append(hits, hit{rect{x, y, n, 1}, press})
		}
	}
	return line.end(), hits
}

// keyWidth is the cells of a key on the key line.
func keyWidth(b key.Binding) int { return width(b.Help().Key) + 1 + width(b.Help().Desc) }

// common lists the keys that work beside those of the screen on top.
func (r *Root) common() []key.Binding {
	if len(r.stack) > 1 {
		return []key.Binding{r.keys.Back, r.keys.Help}
	}
	return []key.Binding{r.keys.Help}
}

// least is the smallest terminal that the session works in.
func (r *Root) least() (w, h int) {
	if r.stack[0].Name() == ownPostName && r.back == nil {
		return handWidth, handHeight
	}
	return minWidth, minHeight
}

// enlarge asks for a larger window.
func (r *Root) enlarge() picture {
	var lines []string
	w, h := r.least()
	for _, text := range r.words().Head.Enlarge(r.width, r.height, w, h) {
		lines = append(lines, wrap(text, r.width)...)
	}
	rows := fill(nil, r.width, r.height)
	for i, text := range lines {
		y := (r.height-len(lines))/2 + i
		if y < 0 || y >= r.height {
			continue
		}
		line := newRow(r.width)
		line.space(max((r.width-width(text))/2, 0))
		line.put(r.theme.Strong, text)
		rows[y] = line.end()
	}
	return picture{rows: rows}
}
