package tui

import (
	"context"
	"errors"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"reception/flows"
)

// A guardedDesk asks for PINs: that of everybody who has one is the number below.
type guardedDesk struct {
	kioskDesk
	word map[flows.CommandID]flows.StaffID
	sits flows.StaffID
}

const everyonesPIN = "2580"

var errWrong = errors.New("密码不对，还可以试 4 次")

func (d *guardedDesk) HasPIN(who flows.StaffID) bool { return who != "zhuhui" }

func (d *guardedDesk) Prove(_ context.Context, id flows.CommandID, who flows.StaffID, pin string) error {
	if pin != everyonesPIN {
		return errWrong
	}
	d.word[id] = who
	return nil
}

func (d *guardedDesk) Sit(_ context.Context, who flows.StaffID, pin string) error {
	if who != "" && d.HasPIN(who) && pin != everyonesPIN {
		return errWrong
	}
	d.sits = who
	return nil
}

func (d *guardedDesk) Do(ctx context.Context, r flows.Request) (flows.Outcome, error) {
	if who, ok := d.word[r.ID]; ok {
		r.Session.Proven = append(r.Session.Proven, who)
	}
	return d.kioskDesk.Do(ctx, r)
}

func guardedKiosk() Options {
	return Options{By: flows.By{Post: "RC", Staff: "zhuhui", Terminal: "kiosk"}, IdleMask: 3 * time.Minute,
		Session: flows.Session{Role: flows.RoleDesk, Guarded: true}}
}

// callsSupport asks for somebody of the phone group, in the duty manager's name.
func callsSupport(p *player) {
	p.t.Helper()
	p.must(flows.SignOn{Staff: "chenguodong"})
	p.press("f5", "f7")
	p.touchItem("support")
	p.press("enter")
}

// sitDown chooses who is at the keys.
func sitDown(p *player, who string) {
	p.t.Helper()
	p.press("tab")
	p.touchItem("sit")
	p.touchItem(who)
	p.settle()
}

// TestManagersActAsksForThePIN: nothing that was filled in is lost over it, and the
// PIN is on no screen.
func TestManagersActAsksForThePIN(t *testing.T) {
	play(t, rainyAfternoon, guardedKiosk(), 120, 36, func(p *player) {
		callsSupport(p)
		p.sees("本人确认", "陈国栋")
		p.write("1111")
		p.sees("****")
		p.misses("1111")
		p.press("enter")
		p.sees("密码不对")
		p.write("２５８０") // through an input method
		p.press("enter")
		p.misses("本人确认")
		var called flows.SupportCalled
		for _, r := range p.records() {
			if e, ok := r.Event.(flows.SupportCalled); ok {
				called = e
			}
		}
		if called.Manager != "chenguodong" {
			t.Errorf("who called somebody up is %q; the screen is\n%s", called.Manager, p.text())
		}
	})
}

// TestPINIsGivenUp: Esc leaves the form as it was filled in.
func TestPINIsGivenUp(t *testing.T) {
	play(t, rainyAfternoon, guardedKiosk(), 80, 24, func(p *player) {
		callsSupport(p)
		p.sees("本人确认")
		p.write("25")
		p.press("esc")
		p.misses("本人确认")
		p.sees("陈国栋") // still chosen
	})
}

// TestWhoIsAtTheKeys: what is done after somebody sat down is in that name, and no
// more once the keys were left.
func TestWhoIsAtTheKeys(t *testing.T) {
	play(t, rainyAfternoon, guardedKiosk(), 120, 36, func(p *player) {
		sitDown(p, "zhuhui") // has no PIN
		p.sees("现在是朱慧")
		sitDown(p, "chenguodong")
		p.sees("请陈国栋输入自己的密码")
		p.write(everyonesPIN)
		p.misses(everyonesPIN)
		p.press("enter")
		p.sees("现在是陈国栋")
		notes := func(text string) flows.StaffID {
			p.pickParty("王")
			p.press("ctrl+n")
			p.write(text)
			p.press("enter")
			return p.newest().By.Staff
		}
		if by := notes("要看样板房"); by != "chenguodong" {
			t.Errorf("the note is by %q", by)
		}
		p.wait(4 * time.Minute)
		if by := notes("第二条"); by != "" {
			t.Errorf("a note written after the keys were left is by %q", by)
		}
	})
}

// TestPINIsOfOneSheet: what is answered to a sheet that was left is no word for the
// next one, and sits nobody down unseen.
func TestPINIsOfOneSheet(t *testing.T) {
	play(t, rainyAfternoon, guardedKiosk(), 120, 36, func(p *player) {
		desk := p.session().desk.(*guardedDesk)
		sitDown(p, "chenguodong")
		p.send(provedMsg{who: "lina"})
		p.sees("请陈国栋输入自己的密码")
		p.press("esc")
		desk.sits = "chenguodong"
		p.send(provedMsg{who: "chenguodong"})
		if by := p.session().opts.By.Staff; desk.sits != "" || by != "zhuhui" {
			t.Errorf("at the keys are %q for the desk and %q for the screen", desk.sits, by)
		}

		sitDown(p, "chenguodong")
		p.write(everyonesPIN)
		next, checks := p.root.Update(tea.KeyPressMsg{Code: tea.KeyEnter})
		p.root, _ = next.Update(tea.KeyPressMsg{Code: tea.KeyEscape}) // too late
		p.sees("请陈国栋输入自己的密码")
		p.press("f1") // something else is opened over it
		p.run(checks)
		p.settle()
		p.sees("现在是陈国栋")
	})
}

// TestPINHalfTyped: whoever comes after somebody who was called away cannot go on with
// the PIN that stands there.
func TestPINHalfTyped(t *testing.T) {
	play(t, rainyAfternoon, guardedKiosk(), 120, 36, func(p *player) {
		sitDown(p, "chenguodong")
		p.write(everyonesPIN)
		p.sees("****")
		p.wait(4 * time.Minute)
		p.press("enter")
		p.misses("现在是陈国栋")
	})
}

// TestPINTypedEarly: whether a PIN is needed takes a moment to find out, and what is
// typed in it counts.
func TestPINTypedEarly(t *testing.T) {
	play(t, rainyAfternoon, guardedKiosk(), 120, 36, func(p *player) {
		p.press("tab")
		p.touchItem("sit")
		var asks []tea.Cmd
		early := func(msg tea.Msg) {
			next, cmd := p.root.Update(msg)
			p.root = next
			asks = append(asks, cmd)
		}
		early(chooseMsg{"chenguodong"})
		for _, r := range everyonesPIN {
			early(tea.KeyPressMsg{Code: r, Text: string(r)})
		}
		early(tea.KeyPressMsg{Code: tea.KeyEnter})
		p.sees("请陈国栋输入自己的密码", "****")
		for _, ask := range asks {
			p.run(ask)
		}
		p.settle()
		p.sees("现在是陈国栋")
	})
}

func (p *player) newest() flows.Record {
	p.t.Helper()
	records := p.records()
	return records[len(records)-1]
}

func pinPictures() []pictured {
	return []pictured{
		{"sit", rainyAfternoon, func(p *player) { p.press("tab"); p.touchItem("sit") }, guardedKiosk()},
		{"pin", rainyAfternoon, func(p *player) { sitDown(p, "chenguodong"); p.write("25") }, guardedKiosk()},
		{"pin_act_wrong", rainyAfternoon, func(p *player) { callsSupport(p); p.write("1111"); p.press("enter") }, guardedKiosk()},
	}
}

func TestPINPictures(t *testing.T) { comparePictures(t, pinPictures()) }
