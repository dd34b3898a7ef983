package tui

import (
	"slices"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"reception/flows"
)

// phoneCall takes down a telephone call (rule 10). Whoever is next for calls is
// filled in, so Enter alone is an answered call in its turn.
type phoneCall struct {
	form form
	was  string
}

const phoneCallName name = "phone_call"

func newPhoneCall(s scene, who flows.StaffID) screen {
	if who == "" {
		who = s.Floor.Choose(s.House, flows.CallTurns).Staff
	}
	f := newForm(newChoice(fieldAnswered, string(who)), newChoice(fieldEnd, string(flows.PhoneAnswered)),
		newText(fieldAbout, ""), newChoice(fieldAsksFor, ""), newChoice(fieldThrough, ""))
	return phoneCall{form: f, was: f.typed()}
}

func (phoneCall) Name() name { return phoneCallName }

func (phoneCall) fills(scene) flows.Command { return flows.PhoneCall{} }

// Draft reports whether anything was filled in.
func (p phoneCall) Draft() bool { return p.form.typed() != p.was }

// Resumed returns the form as it was left.
func (p phoneCall) Resumed() screen { return p }

// Typing reports whether a text field has the cursor.
func (p phoneCall) Typing() bool { return p.form.typing() }

// Update fills in the form.
func (p phoneCall) Update(msg tea.Msg, s scene) (screen, effect) {
	switch msg := msg.(type) {
	case changedMsg, refusedMsg:
		return p, effect{}
	case chooseMsg:
		p.form = p.form.with(fieldAbout, msg.id)
		return p, effect{}
	case tea.KeyPressMsg:
		if n := digit(msg.Text); n > 0 && p.ready() && n <= len(s.Words.Rota.PhoneAbout) {
			p.form = p.form.with(fieldAbout, s.Words.Rota.PhoneAbout[n-1])
			return p, effect{}
		}
		if key.Matches(msg, s.Keys.Save) {
			c := p.command()
			return p, effect{ID: p.form.id, Back: true, Do: c,
				Press: toldMsg{s.Words.Rota.PhoneSaved(s.staff(c.Staff), s.Text.Names.Turns.Phone[c.Answer])}}
		}
	}
	p.form = p.form.Update(msg, s)
	return p, effect{}
}

// ready reports whether a digit chooses what the call was about.
func (p phoneCall) ready() bool {
	return p.form.fields[p.form.focus].id == fieldAbout && p.form.get(fieldAbout).empty()
}

func (p phoneCall) command() flows.PhoneCall {
	get := func(id fieldID) string { return p.form.get(id).text() }
	return flows.PhoneCall{Staff: flows.StaffID(get(fieldAnswered)), Answer: flows.PhoneEnd(get(fieldEnd)),
		AsksFor: flows.StaffID(get(fieldAsksFor)), Through: flows.StaffID(get(fieldThrough)), About: get(fieldAbout)}
}

// Keys lists what works in the form.
func (p phoneCall) Keys(s scene) []key.Binding {
	keys := p.form.keys(s)
	if p.ready() {
		keys = append(keys, s.Keys.Pick)
	}
	return keys
}

// View draws the sheet and what the call would cost.
func (p phoneCall) View(s scene) frame {
	w := s.Width - 2
	var foot []string
	var hits []hit
	if p.form.fields[p.form.focus].id == fieldAbout {
		about := s.Words.Rota.PhoneAbout
		foot, hits = readyRows(s, p.form, about, w)
		if p.ready() {
			for i, text := range about { // its digits work here, as in a reason
				r := newRow(w)
				r.space(3 + fieldLabel)
				r.put(s.Theme.Key, itoa(i+1)+" ")
				r.put(s.Theme.Muted, text)
				foot[i] = r.end()
			}
		}
	}
	fields, _, _ := p.form.view(s, w)
	tried := p.command()
	tried.About = "" // it stands above; a long one would move the field that it is typed into
	foot = append(foot, s.whatIfRows(tried, w, max(s.Height-len(foot)-len(fields)-3, 3))...)
	return sheetWith(s, s.Words.Rota.PhoneTitle, p.form, foot, hits)
}

// phoneCalls are the calls of today: those nobody took first, then the newest.
func (s scene) phoneCalls() []*flows.Phone {
	list := backwards(s.Floor.Phone)
	slices.SortStableFunc(list, func(a, b *flows.Phone) int { return missedFirst(a) - missedFirst(b) })
	return list
}

func missedFirst(p *flows.Phone) int { return pickInt(p.Answer == flows.PhoneMissed, 0, 1) }

func (s scene) missedCalls() int {
	n := 0
	for _, p := range s.Floor.Phone {
		if p.Answer == flows.PhoneMissed {
			n++
		}
	}
	return n
}

// callsPage lists the calls of today beside who is next for calls.
func (t turns) callsPage(s scene, at rect) ([]string, []hit) {
	words := s.Words.Rota
	next := upcoming(s, flows.CallTurns, at.W)
	list := s.phoneCalls()
	count := map[flows.PhoneEnd]int{}
	for _, p := range list {
		count[p.Answer]++
	}
	remark := words.PhoneSummary(len(list), count[flows.PhoneAnswered], count[flows.PhoneSilent], count[flows.PhoneMissed])
	h := max(at.H-len(next), 0)
	body := rect{1, at.Y + len(next) + 1, at.W - 2, max(h-2, 0)}
	rows, hits := t.callRows(s, list, body)
	return append(next, s.Theme.panel(at.W, h, words.Pages[pageCalls], remark, rows)...), hits
}

func (t turns) callRows(s scene, list []*flows.Phone, at rect) ([]string, []hit) {
	words, th := s.Words.Rota, s.Theme
	if len(list) == 0 {
		return []string{hint(s, words.PhoneEmpty, at.W)}, nil
	}
	c := words.PhoneColumns
	head := newRow(at.W)
	head.space(1)
	head.cell(th.Muted, c.At, 6)
	head.cell(th.Muted, c.Answer, 18)
	head.cell(th.Muted, c.Staff, 13)
	head.put(th.Muted, c.About)
	here := max(slices.IndexFunc(list, func(p *flows.Phone) bool { return p.ID == t.call }), 0)
	first, n := window(len(list), here, at.H-1)
	rows := []string{headed(s, head, s.rest(first, n, len(list)))}
	var hits []hit
	for i, p := range list[first : first+n] {
		r := newRow(at.W)
		mark := " "
		if first+i == here {
			r, mark = r.on(th.Band), th.marks.Select
		}
		k := pickInk(p.Answer == flows.PhoneMissed, th.Amber, pickInk(p.Answer == flows.PhoneSilent, th.Muted, th.Plain))
		r.put(th.Next, mark)
		r.cell(th.Muted, s.Text.Clock(p.At, s.House.Zone), 6)
		r.cell(k, pick(p.Answer == flows.PhoneMissed, th.marks.Late+" ", "")+s.Text.Names.Turns.Phone[p.Answer], 17)
		r.space(1)
		r.cell(th.Strong, orDash(s.staff(p.Staff)), 12)
		r.space(1)
		parts := []string{p.About}
		if p.AsksFor != "" {
			parts = append(parts, words.PhoneAsks(s.staff(p.AsksFor)))
		}
		if p.Through != "" {
			parts = append(parts, words.PhoneThrough(s.staff(p.Through)))
		}
		r.put(th.Plain, strings.Join(withoutEmpty(parts), "  "))
		hits = append(hits, hit{rect{at.X, at.Y + 1 + i, at.W, 1}, phoneMsg{p.ID}})
		rows = append(rows, r.end())
	}
	return rows, hits
}
