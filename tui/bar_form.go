package tui

import (
	"strconv"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"reception/flows"
)

// A stockCount is what a stock-taking of one item found.
type stockCount struct {
	item string
	form form
}

func newCount(item string) screen {
	return stockCount{item: item, form: newForm(field{id: fieldFound, kind: numberField, input: newLine("", 4)}, newText(fieldReason, ""))}
}

func (c stockCount) Name() name { return name("count/" + c.item) }

func (stockCount) fills(scene) flows.Command { return flows.CountStock{} }

// Draft reports whether anything was filled in.
func (c stockCount) Draft() bool { return c.form.filled() }

// Resumed returns the form as it was left.
func (c stockCount) Resumed() screen { return c }

// Typing reports whether a text field has the cursor.
func (c stockCount) Typing() bool { return c.form.typing() }

func (c stockCount) ready(s scene) []string {
	if c.form.here() != fieldReason {
		return nil
	}
	return s.Words.Bar.Reasons
}

// Update fills in the form.
func (c stockCount) Update(msg tea.Msg, s scene) (screen, effect) {
	switch msg := msg.(type) {
	case changedMsg:
		return c, effect{}
	case refusedMsg:
		if msg.refusal != nil && msg.refusal.Code == flows.ReasonNeeded {
			c.form = c.form.on(fieldReason)
		}
		return c, effect{}
	case chooseMsg:
		c.form = c.form.on(fieldReason).with(fieldReason, msg.id)
		return c, effect{}
	case tea.KeyPressMsg:
		if f, ok := readyDigit(c.form, msg, c.ready(s)); ok {
			c.form = f
			return c, effect{}
		}
		if key.Matches(msg, s.Keys.Save) {
			return c.save(s)
		}
	}
	c.form = c.form.Update(msg, s)
	return c, effect{}
}

func (c stockCount) save(s scene) (screen, effect) {
	n, err := strconv.Atoi(c.form.get(fieldFound).text())
	if err != nil {
		c.form = c.form.on(fieldFound)
		return c, effect{Say: notice{Text: s.Words.Bar.NeedCount, Level: levelWarn}}
	}
	return c, effect{ID: c.form.id, Back: true, Do: flows.CountStock{Item: c.item, N: n, Reason: c.form.get(fieldReason).text()}}
}

// Keys lists what works in the form.
func (c stockCount) Keys(s scene) []key.Binding { return c.form.keys(s) }

// View draws the sheet, with what the book says below it.
func (c stockCount) View(s scene) frame {
	w := s.Width - 2
	rows, hits := readyRows(s, c.form, c.ready(s), w)
	for _, l := range s.Floor.Bar(s.House) {
		if l.Item == c.item {
			rows = append(rows, hint(s, s.stockText(l), w))
		}
	}
	return sheetWith(s, s.Words.Bar.CountTitle(s.House.ItemName(c.item, s.Text.Tag)), c.form, rows, hits)
}
