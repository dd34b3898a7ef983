package tui

import (
	"testing"
	"time"

	"reception/flows"
)

// booking finds a booking by its guest.
func (p *player) booking(surname string) *flows.Booking {
	p.t.Helper()
	f := p.desk.Floor()
	for _, b := range f.Bookings {
		if person, _ := b.Person.Open(); person.Surname == surname {
			return b
		}
	}
	p.t.Fatalf("no booking of %s", surname)
	return nil
}

var atDesk = Options{By: flows.By{Post: "RC", Staff: "zhuhui", Terminal: "kiosk"}}

// TestTakeUpBooking: the guest of a booking comes, one more than said, in red.
func TestTakeUpBooking(t *testing.T) {
	play(t, bookedUp, atDesk, 80, 24, func(p *player) {
		p.press("f6", "enter")
		p.sees("皇甫女士 到访")
		p.press("right", "down", "1", "down", "down", "down")
		p.write("红衣")
		p.press("enter")
		b := p.booking("皇甫")
		if b.State != flows.BookingArrived {
			t.Fatalf("the booking is %s", b.State)
		}
		f := p.desk.Floor()
		v, _ := f.Visit(b.Visit)
		if person, _ := v.Person.Open(); v.Party != 4 || v.CameBy != flows.ByCar || person.Describe != "红衣" || person.Phone != "13700002222" {
			t.Errorf("registered %+v %+v", v, person)
		}
		if got := p.session().stack[0].(board).selected; got != v.ID || len(p.session().stack) != 1 {
			t.Errorf("the board is not back with the party selected")
		}
	})
}

// TestAdvanceBooking takes a booking through its states in order; a manager
// confirms the profile card (TR-11.1).
func TestAdvanceBooking(t *testing.T) {
	play(t, bookedUp, atDesk, 80, 24, func(p *player) {
		p.press("f6")
		p.pickBooking("东方")
		for _, want := range []flows.BookingState{flows.BookingConfirmed, flows.BookingProposed, flows.BookingAgreed} {
			p.press("enter")
			if want == flows.BookingConfirmed {
				p.sees("谁确认 东方小姐", "1 唐文")
				p.press("1", "enter")
			}
			if got := p.booking("东方").State; got != want {
				t.Fatalf("%s, want %s", got, want)
			}
		}
		p.press("enter")
		p.sees("东方小姐 到访")
	})
}

// TestMoveBooking: a time the customer had agreed to is not moved without a reason.
func TestMoveBooking(t *testing.T) {
	play(t, bookedUp, atDesk, 80, 24, func(p *player) {
		p.press("f6", "ctrl+e")
		p.write("明天 10点")
		p.sees("就是 明天 11月23日 周一 10:00")
		p.press("enter")
		p.sees("改期请写原因")
		p.press("1", "enter")
		if got := p.booking("皇甫").When.In(shanghai).Format("01-02 15:04"); got != "11-23 10:00" {
			t.Error(got)
		}
		p.misses("改期（原定")
	})
}

// TestCancelBooking: no booking goes without a reason.
func TestCancelBooking(t *testing.T) {
	play(t, bookedUp, atDesk, 80, 24, func(p *player) {
		p.press("f6", "ctrl+x", "enter")
		p.sees("请写原因")
		p.press("2", "enter")
		if b := p.booking("皇甫"); b.State != flows.BookingOff || b.Reason != "联系不上客户" {
			t.Errorf("%s, %q", b.State, b.Reason)
		}
	})
}

// TestBook enters a booking by hand, on a day that has its two already.
func TestBook(t *testing.T) {
	play(t, bookedUp, atDesk, 80, 24, func(p *player) {
		p.press("f6", "ctrl+n")
		p.write("慕容")
		p.press("down", "2", "down", "down")
		p.write("今天")
		p.press("enter")
		p.sees("请写几点钟来")
		p.write("17点半")
		p.press("down")
		p.write("3")
		p.press("down", "1", "down", "space", "enter")
		p.sees("请选哪位经理同意") // agreed already: somebody has confirmed it (TR-11.1)
		p.press("1", "enter")
		p.sees("再按一次 Enter")
		p.press("enter")
		b := p.booking("慕容")
		if b.State != flows.BookingAgreed || b.Party != 3 || b.Sales != "lina" || b.When.In(shanghai).Format("01-02 15:04") != "11-22 17:30" {
			t.Errorf("booked %+v", b)
		}
		p.sees("慕容女士", "已超过建议的2组")
	})
}

// TestBookKept: what was typed is there again after Esc.
func TestBookKept(t *testing.T) {
	play(t, bookedUp, atDesk, 120, 36, func(p *player) {
		p.press("f6", "ctrl+n")
		p.write("慕容")
		p.press("esc", "ctrl+n")
		p.sees("慕容", "接着填")
	})
}

// TestBookingLateByClock: nobody presses a key, and a guest is late.
func TestBookingLateByClock(t *testing.T) {
	play(t, bookedUp, atDesk, 80, 24, func(p *player) {
		p.press("f6")
		p.sees("晚7分! ")
		p.wait(10 * time.Minute)
		p.sees("晚17分!!")
	})
}

// TestBookingsByMouse: a click selects, a second one acts.
func TestBookingsByMouse(t *testing.T) {
	play(t, bookedUp, atDesk, 80, 24, func(p *player) {
		p.press("f6")
		p.touch("司马先生")
		p.touch("司马先生")
		p.sees("司马先生 到访")
	})
}

// TestBookingsAtGate: L1 sees nothing that is not agreed with the customer.
func TestBookingsAtGate(t *testing.T) {
	play(t, bookedUp, Options{By: flows.By{Post: "L1", Staff: "zhangwei", Terminal: "gate"}}, 120, 36, func(p *player) {
		p.press("f6")
		p.sees("皇甫女士", "欧阳女士", "令狐先生")
		p.misses("东方小姐", "诸葛先生", "公孙女士", "尉迟先生")
	})
}
