package tui

import (
	"testing"

	"reception/flows"
)

// of opens what can be done about the data of the first guest of yesterday.
func aboutGuest(keys ...string) func(p *player) {
	return func(p *player) {
		p.keys("f3", "6602", "enter", "f7")
		p.keys(keys...)
		p.settle()
	}
}

func guestFilePictures() []pictured {
	return []pictured{
		{"data", wellKnown, aboutGuest(), desk},
		{"file", wellKnown, aboutGuest("1"), desk},
		{"file_masked", wellKnown, aboutGuest("1", "f10"), desk},
		{"file_erase", wellKnown, aboutGuest("5"), desk},
	}
}

// TestGuestFilePictures compares them with the ones that were looked at.
func TestGuestFilePictures(t *testing.T) { comparePictures(t, guestFilePictures()) }

// TestSY67_TheFileIsLoggedWhenItIsOpened: once for each opening, and it says who
// looked; what the guest says to the notice stands in it.
func TestSY67_TheFileIsLoggedWhenItIsOpened(t *testing.T) {
	play(t, wellKnown, desk, 100, 40, func(p *player) {
		aboutGuest("2")(p) // agreed
		aboutGuestAgain := func() { p.keys("f7", "1"); p.settle() }
		p.keys("f7", "1")
		p.settle()
		p.sees("登记的资料", "已同意", "谁看过", "查看")
		opened := func() (n int) {
			for r := range p.desk.Records(t.Context(), 0) {
				if _, ok := r.Event.(flows.FileOpened); ok {
					n++
				}
			}
			return n
		}
		if n := opened(); n != 1 {
			t.Errorf("opened once, written down %d times", n)
		}
		p.keys("down", "up", "f12", "f12")
		if n := opened(); n != 1 {
			t.Errorf("reading it is written down %d times", n)
		}
		p.press("esc")
		aboutGuestAgain()
		if n := opened(); n != 2 {
			t.Errorf("opened twice, written down %d times", n)
		}
	})
}

// TestSY67_AFileIsReadUnderAnotherScreen: what was read comes to the file also where
// something was opened over it meanwhile, and to nobody else.
func TestSY67_AFileIsReadUnderAnotherScreen(t *testing.T) {
	play(t, wellKnown, desk, 100, 40, func(p *player) {
		aboutGuest()(p)
		for _, k := range []string{"1", "f1"} { // before the file has been read
			msg, _ := press(k)
			p.handle(msg)
		}
		p.settle()
		p.sees("帮助")
		p.press("esc")
		p.sees("登记的资料")
		p.misses("正在读")
	})
}

// TestSY67_EraseFromTheScreenNamesWhatGoes: a manager is asked for, what goes is
// said, and the guest is found no more.
func TestSY67_EraseFromTheScreenNamesWhatGoes(t *testing.T) {
	play(t, wellKnown, desk, 100, 40, func(p *player) {
		aboutGuest("5")(p)
		p.sees("删除", "备份", "不能恢复", "留下")
		p.keys("1", "enter")
		p.settle()
		erased := 0
		for r := range p.desk.Records(t.Context(), 0) {
			if _, ok := r.Event.(flows.GuestsErased); ok {
				erased++
			}
		}
		if erased != 1 {
			t.Fatalf("erased %d times", erased)
		}
		p.keys("esc", "esc", "esc", "f3", "6602")
		p.misses("王先生")
	})
}
