package tui

import (
	"testing"

	"reception/flows"
	"reception/flows/flowstest"
)

// mediaToday is bookedUp on what turns out to be a media open day.
func mediaToday(t testing.TB, h *flows.House) *flowstest.Play {
	p := bookedUp(t, h)
	p.Do(flows.FlagDay{Reason: "新楼盘发布"})
	return p
}

// TestAMBTR22TakeUp: a booked party is let in on a media open day with a manager's
// name and a reason, from the bookings and from the arrival form.
func TestAMBTR22TakeUp(t *testing.T) {
	for name, begin := range map[string]func(p *player){
		"bookings": func(p *player) { p.press("f6", "enter", "enter") },
		"arrival":  func(p *player) { p.press("f2", "f6", "enter") },
	} {
		t.Run(name, func(t *testing.T) {
			play(t, mediaToday, atDesk, 120, 36, func(p *player) {
				begin(p)
				p.sees("媒体开放日，仍要接待", "新楼盘发布")
				if p.booking("皇甫").State == flows.BookingArrived {
					t.Fatal("let in without a manager")
				}
				p.press("1", "enter", "1", "enter")
				if b := p.booking("皇甫"); b.State != flows.BookingArrived || len(p.session().stack) != 1 {
					t.Errorf("the booking is %s, %d screens are open", b.State, len(p.session().stack))
				}
			})
		})
	}
}

// TestAMBTR22LetInIsNoDraft: what was typed about a booked party that was let in
// with a manager's word is not offered for the next guest, nor asked about at the end.
func TestAMBTR22LetInIsNoDraft(t *testing.T) {
	for name, begin := range map[string]func(p *player){
		"bookings": func(p *player) { p.press("f6", "enter", "down", "down"); p.write("红衣服"); p.press("enter") },
		"arrival":  func(p *player) { p.press("f2"); p.write("huangfu 红衣服"); p.press("down", "enter") },
	} {
		t.Run(name, func(t *testing.T) {
			play(t, mediaToday, atDesk, 120, 36, func(p *player) {
				begin(p)
				p.press("1", "enter", "1", "enter")
				if b := p.booking("皇甫"); b.State != flows.BookingArrived {
					t.Fatalf("the booking is %s:\n%s", b.State, p.text())
				}
				if n := len(p.session().drafts); n > 0 {
					t.Errorf("%d drafts are left", n)
				}
				p.press("f2")
				p.misses("红衣服", "huangfu")
				p.press("esc", "ctrl+c", "ctrl+c")
				if !p.quit {
					t.Error("something is still to be saved")
				}
			})
		})
	}
}

// TestTR121Book: a booking for a media open day needs a manager and a reason.
func TestTR121Book(t *testing.T) {
	play(t, mediaToday, atDesk, 120, 36, func(p *player) {
		p.press("f6", "ctrl+n")
		p.write("慕容")
		p.press("down", "1", "down", "down")
		p.write("17点")
		p.press("enter")
		p.sees("那天是媒体开放日，不收预约")
		p.press("1", "down")
		p.write("经理特批")
		p.press("enter")
		p.sees("建议不超过 2 组")
		p.press("enter")
		if b := p.booking("慕容"); b.State != flows.BookingCard {
			t.Errorf("the booking is %s", b.State)
		}
	})
}

// TestSY25MoveNeedsAName: an agreed time is changed by somebody, not by a terminal.
func TestSY25MoveNeedsAName(t *testing.T) {
	play(t, bookedUp, Options{By: flows.By{Post: "RC", Terminal: "kiosk"}}, 120, 36, func(p *player) {
		p.press("f6", "ctrl+e")
		p.write("明天 10点")
		p.press("enter", "1", "enter")
		p.sees("请选是谁改的时间")
		p.press("1", "enter")
		if got := p.booking("皇甫").When.In(shanghai).Format("01-02 15:04"); got != "11-23 10:00" {
			t.Error(got)
		}
	})
}

// TestTR113Hours: past days of the weekday show which hours are quiet.
func TestTR113Hours(t *testing.T) {
	play(t, wellKnown, atDesk, 80, 24, func(p *player) {
		p.press("f6", "ctrl+n", "down", "down", "down")
		p.write("周日 14点")
		p.sees("往常周日", "较清静")
		p.press("ctrl+r")
		p.press("down", "down", "down")
		p.write("周五 14点") // no Friday is known
		p.misses("往常", "较清静")
	})
}

// TestNoShowIsSaid: nobody came for a booking on its day.
func TestNoShowIsSaid(t *testing.T) {
	s := scene{}
	if missed(&flows.Booking{State: flows.BookingOff, Reason: "客户不来了"}) || !missed(&flows.Booking{State: flows.BookingOff, Reason: noShow}) {
		t.Error("a cancelled booking is not one that nobody came for")
	}
	if got := s.bookingReason(&flows.Booking{Reason: "改期"}); got != "改期" {
		t.Error(got)
	}
}
