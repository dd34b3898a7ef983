package tui

import (
	"testing"
	"time"

	"reception/flows"
	"reception/flows/flowstest"
)

// newYear is the morning of a holiday on which a customer has a birthday who was greeted
// the year before.
func newYear(t testing.TB, h *flows.House) *flowstest.Play {
	p := flowstest.NewPlay(t, h)
	p.By = flows.By{Post: "RC", Staff: "zhuhui", Terminal: "kiosk"}
	o := p.Do(flows.OpenEntry{Register: "birthday", Fields: flows.EntryFields{"customer": "欧阳", "birthday": "1980-01-01", "sales": "lina"}})
	p.Now = time.Date(2027, 1, 1, 9, 0, 0, 0, h.Zone).UTC()
	p.Do(flows.MoveEntry{Entry: flows.EntryRef{ID: flows.EntryID(o.First)}, Move: "greet", Fields: flows.EntryFields{"channel": "message"}})
	p.Now = time.Date(2028, 1, 1, 9, 0, 0, 0, h.Zone).UTC()
	return p.Staffed()
}

// A customer's birthday and the day's holiday are ticked by keys, with the channel (SY-65).
func TestSY65_GreetingsByKeys(t *testing.T) {
	play(t, newYear, Options{By: flows.By{Post: "RC", Staff: "zhuhui", Terminal: "kiosk"}}, 120, 36, func(p *player) {
		p.press("ctrl+v")
		p.write("节日问候")
		p.press("enter")
		p.sees("元旦")
		p.press("2")
		p.sees("方式")
		p.press("1", "enter")
		p.home()
		p.press("ctrl+v")
		p.write("客户生日")
		p.press("enter")
		p.sees("欧阳")
		p.press("2", "1")
		p.sees("方式")
		p.press("1", "enter")
		f := p.desk.Floor()
		now := p.session().now
		for _, d := range f.Deadlines(p.desk.House(), now) {
			if d.Register == "birthday" || d.Register == "greeting" {
				t.Errorf("still due: %+v", d)
			}
		}
		greeted := map[flows.RegisterID]string{}
		for _, e := range f.Entries {
			greeted[e.Register] += e.Get("holiday") + e.Get("channel")
		}
		if greeted["greeting"] != "元旦message" || greeted["birthday"] != "message" {
			t.Errorf("greeted: %v", greeted)
		}
	})
}
