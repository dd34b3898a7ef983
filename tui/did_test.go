package tui

import (
	"strings"
	"testing"

	"reception/flows"
)

// TestAnswersNameWhomTheyAreAbout: after an act the line below the screen says of
// whom or of what, in both languages.
func TestAnswersNameWhomTheyAreAbout(t *testing.T) {
	boss := flows.Authority{Manager: "chenguodong"}
	for _, c := range []struct {
		do     flows.Command
		zh, en string
	}{
		{flows.Skip{Rotation: flows.VisitTurns, Reason: "迟到"}, "钱进 跳过", "Qian Jin"},
		{flows.MoveBooking{Reason: "改主意", Who: "lina"}, "司马先生 改期", "Mr Sima"},
		{flows.CancelBooking{Reason: "改主意"}, "司马先生 取消预约", "Mr Sima"},
		{flows.Break{Staff: "zhangwei", Kind: "lunch"}, "张伟 休息", "Zhang Wei"},
		{flows.BlockRoom{Room: "VIP4", Reason: "空调"}, "VIP4 停用房间", "VIP4"},
		{flows.CallSupport{Authority: boss, Reason: "忙"}, "吴倩 调人支持", "Wu Qian"},
		{flows.PhoneCall{Answer: flows.PhoneAnswered, About: "问价"}, "吴倩 登记来电", "Wu Qian"},
	} {
		for _, l := range []flows.Lang{flows.ZH, flows.EN} {
			o := desk
			o.Lang = l
			play(t, rainyAfternoon, o, 80, 24, func(p *player) {
				r := p.session()
				var booking flows.BookingID
				for _, b := range r.floor.Bookings {
					if person, _ := b.Person.Open(); person.Surname == "司马" {
						booking = b.ID
					}
				}
				do, want := c.do, c.zh
				switch x := do.(type) {
				case flows.MoveBooking:
					x.Booking, x.When = booking, p.now().Add(1<<43)
					do = x
				case flows.CancelBooking:
					x.Booking = booking
					do = x
				}
				if l == flows.EN {
					want = c.en
				}
				o := p.must(do)
				r = p.session()
				if got := r.outcome(do, o).Text; !strings.Contains(strings.ToLower(got), strings.ToLower(want)) {
					t.Errorf("%s answers %q, want %q in it", do.Verb(), got, want)
				}
			})
		}
	}
}
