package tui

import (
	"slices"
	"strings"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"reception/flows"
)

// lookItem is the line of the menu that looks back.
func lookItem(s scene) item {
	return item{id: "look_back", label: s.Words.Replay.Title, detail: s.Keys.LookBack.Help().Key,
		do: once(effect{Back: true, Look: &moment{at: s.Now.Truncate(time.Minute)}})}
}

// shortMenu is the menu without what has a key on every screen, or is behind the
// undo as well, where it would not be shown whole.
func shortMenu(s scene) []item {
	const frame = 2
	list := menuItems(s)
	for _, spare := range []string{lookItem(s).id, goneItem(s).id, settingID(setLang)} {
		if len(list)+frame > s.Height {
			list = slices.DeleteFunc(list, func(it item) bool { return it.id == spare })
		}
	}
	return list
}

// fieldPast is a time that is over, typed loosely.
const fieldPast fieldID = 150

// lookAt asks for the moment to look back at. A time alone is one of the day that
// is looked at.
type lookAt struct {
	form form
	now  time.Time // nothing later can be looked at
}

// newLookAt begins with what was typed already.
func newLookAt(text string, now time.Time) screen {
	return lookAt{form: newForm(newText(fieldPast, text)), now: now}
}

func (lookAt) Name() name { return "look_at" }

// Typing reports that the field has the cursor.
func (lookAt) Typing() bool { return true }

// Update takes the time.
func (l lookAt) Update(msg tea.Msg, s scene) (screen, effect) {
	if press, ok := msg.(tea.KeyPressMsg); ok && key.Matches(press, s.Keys.Save) {
		at, state := l.read(s)
		switch state {
		case whenFine:
			return l, effect{Back: true, Look: &moment{at: at}}
		case whenDayOnly:
			return l, effect{Back: true, Look: &moment{at: at, edge: edgeOpen}}
		}
		return l, effect{Say: notice{Text: s.Words.Bookings.WhenUnclear, Level: levelWarn}}
	}
	l.form = l.form.Update(msg, s)
	return l, effect{}
}

// read reads what was typed as a time that is over.
func (l lookAt) read(s scene) (time.Time, whenState) {
	return readPast(l.form.get(fieldPast).text(), s.Now, l.now, s.House)
}

// pastDays are the words for days that are over, with how many days ago they are.
var pastDays = []struct {
	word string
	ago  int
}{{"大前天", 3}, {"前天", 2}, {"昨天", 1}, {"昨日", 1}, {"昨晚", 1}, {"yesterday", 1}}

// readPast reads a time as readWhen does, but as one that is over by now: a day
// without its year is the last one, not the next. A time alone is on the day at.
func readPast(text string, at, now time.Time, h *flows.House) (time.Time, whenState) {
	rest := plainWhen(text)
	for _, d := range pastDays {
		after, ok := strings.CutPrefix(rest, d.word)
		if !ok {
			continue
		}
		day := now.AddDate(0, 0, -d.ago)
		if after = strings.TrimSpace(after); after == "" {
			return day, whenDayOnly
		}
		if d.word == "昨晚" {
			after = "晚" + after
		}
		return readWhen(after, day, h)
	}
	then, state := readWhen(text, at, h)
	if state == whenDayOnly {
		then = then.Add(12 * time.Hour) // at midnight it would be the day before
	}
	if !then.After(now) || state != whenFine && state != whenDayOnly {
		return then, state
	}
	if strings.ContainsAny(rest, "周期拜") {
		for then.After(now) {
			then = then.AddDate(0, 0, -7)
		}
	} else if before := then.AddDate(-1, 0, 0); !before.After(now) && then.Sub(now) > 24*time.Hour {
		then = before
	}
	return then, state
}

// Keys lists what works in the form.
func (lookAt) Keys(s scene) []key.Binding { return []key.Binding{s.Keys.Save, s.Keys.Clear} }

// View draws the sheet, with the moment as it was understood.
func (l lookAt) View(s scene) frame {
	w, t := s.Width-2, s.Theme
	at, state := l.read(s)
	foot := underField(t.Muted, s.Words.Replay.Ask, w)
	switch state {
	case whenFine:
		foot = underField(t.Strong, s.Words.Bookings.WhenIs(s.Text.Date(at, s.House.Zone)+" "+s.Text.Clock(at, s.House.Zone)), w)
	case whenDayOnly:
		foot = underField(t.Strong, s.Words.Bookings.WhenIs(s.Text.Date(at, s.House.Zone)), w)
	case whenUnclear:
		foot = underField(t.Warn, t.marks.Late+" "+s.Words.Bookings.WhenUnclear, w)
	}
	return sheetWith(s, s.Words.Replay.DayTitle, l.form, []string{foot}, nil)
}
