package access_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"reception/cmd/reception/access"
	"reception/flows"
)

var nine = time.Date(2026, 11, 22, 9, 0, 0, 0, time.UTC)

// pins opens a file of PINs in a folder of its own.
func pins(t *testing.T) (*access.PINs, string) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "reception.pins")
	return reopened(t, path), path
}

func reopened(t *testing.T, path string) *access.PINs {
	t.Helper()
	p, err := access.OpenPINs(path)
	if err != nil {
		t.Fatal(err)
	}
	p.QuickPINs()
	return p
}

func set(t *testing.T, p *access.PINs, staff flows.StaffID, pin string) {
	t.Helper()
	if err := p.Set(staff, pin); err != nil {
		t.Fatal(err)
	}
}

func TestPINs(t *testing.T) {
	p, path := pins(t)
	if p.Any() || p.Has("lina") {
		t.Error("without a file somebody has a PIN")
	}
	if err := p.Check("lina", "2580", "kiosk", nine); !errors.Is(err, access.ErrNoPIN) {
		t.Errorf("nobody's PIN: %v", err)
	}
	set(t, p, "lina", "2580")
	set(t, p, "zhouyang", "190704112358")
	onlyOwner(t, path)
	if text := read(t, path); strings.Contains(text, "2580") || strings.Contains(text, "1907") {
		t.Errorf("the PINs stand in the file:\n%s", text)
	}
	for _, p := range []*access.PINs{p, reopened(t, path)} {
		if !p.Any() || !p.Has("lina") || p.Has("zhaomin") || len(p.Staff()) != 2 {
			t.Errorf("they belong to %v", p.Staff())
		}
		for _, c := range []struct {
			staff flows.StaffID
			pin   string
			right bool
		}{
			{"lina", "2580", true}, {"lina", "２５８０", true}, {"lina", "2581", false}, {"lina", "", false}, {"lina", "25800", false},
			{"zhouyang", "190704112358", true}, {"zhouyang", "2580", false}, {"lina", strings.Repeat("2580", 100), false},
		} {
			if err := p.Check(c.staff, c.pin, "kiosk", nine); (err == nil) != c.right {
				t.Errorf("%s %.20s: %v", c.staff, c.pin, err)
			}
		}
	}
	set(t, p, "lina", "8642001")
	if p.Check("lina", "2580", "kiosk", nine) == nil || p.Check("lina", "8642001", "kiosk", nine) != nil {
		t.Error("the old PIN still counts")
	}
	if err := p.Remove("lina"); err != nil || p.Has("lina") || !p.Has("zhouyang") {
		t.Errorf("removed: %v, %v", err, p.Staff())
	}
	if err := p.Remove("lina"); !errors.Is(err, access.ErrNoPIN) {
		t.Errorf("removed twice: %v", err)
	}
}

func TestUsable(t *testing.T) {
	for pin, ok := range map[string]bool{
		"2580": true, "1357": true, "0001": true, "1221": true, "12345679": true, "190704112358": true, "２５８０": true,
		"": false, "123": false, "258": false, "1234567890123": false, "25a0": false, "25 80": false, "-2580": false, "٢٥٨٠": false,
		"0000": false, "1234": false, "4321": false, "9876": false, "7890": false, "1212": false, "123123": false, "111111111111": false, "１２３４": false,
	} {
		if err := access.Usable(pin); (err == nil) != ok {
			t.Errorf("%q: %v", pin, err)
		}
	}
	p, path := pins(t)
	for _, pin := range []string{"1234", "12"} {
		if p.Set("lina", pin) == nil {
			t.Errorf("%q was set", pin)
		}
	}
	for _, staff := range []flows.StaffID{"", "a b", "#lina", "lina\nboss"} {
		if p.Set(staff, "2580") == nil {
			t.Errorf("%q got a PIN", staff)
		}
	}
	if _, err := os.Stat(path); err == nil {
		t.Errorf("something was written: %s", read(t, path))
	}
}

// Issue 5, wrong PIN (rate limit): five wrong ones shut it for a minute, then for
// twice as long each time, up to an hour.
func TestWrongPINsShut(t *testing.T) {
	p, _ := pins(t)
	set(t, p, "lina", "2580")
	set(t, p, "zhouyang", "1357")
	now := nine
	for round, minutes := range []time.Duration{1, 2, 4, 8, 16, 32, 60, 60} {
		for left := 4; left >= 0; left-- {
			err := p.Check("lina", "0852", "", now)
			var wrong access.ErrWrongPIN
			var shut access.ErrShut
			switch {
			case left > 0 && (!errors.As(err, &wrong) || wrong.Left != left):
				t.Fatalf("round %d, %d left: %v", round, left, err)
			case left == 0 && (!errors.As(err, &shut) || shut.Until != now.Add(minutes*time.Minute) || shut.Place):
				t.Fatalf("round %d: %v, want %d minutes", round, err, minutes)
			}
			now = now.Add(time.Second)
		}
		now = now.Add(minutes*time.Minute - time.Second)
		if err := p.Check("lina", "2580", "elsewhere", now.Add(-time.Second)); !errors.As(err, new(access.ErrShut)) {
			t.Fatalf("the right one while it is shut: %v", err)
		}
		if err := p.Check("zhouyang", "1357", "", now.Add(-time.Second)); err != nil {
			t.Fatalf("somebody else meanwhile: %v", err)
		}
	}
	if err := p.Check("lina", "2580", "", now); err != nil {
		t.Fatalf("the right one afterwards: %v", err)
	}
	if err := p.Check("lina", "0852", "", now); err != (access.ErrWrongPIN{Left: 4}) {
		t.Errorf("after a right one it begins anew: %v", err)
	}
}

// A new PIN given by a manager, in another process, opens what was shut.
func TestNewPINOpens(t *testing.T) {
	p, path := pins(t)
	set(t, p, "lina", "2580")
	set(t, p, "zhouyang", "1357")
	for range 5 {
		_ = p.Check("lina", "0852", "", nine)
		_ = p.Check("zhouyang", "0852", "", nine)
	}
	set(t, reopened(t, path), "lina", "8642")
	if err := p.Check("lina", "8642", "", nine); err != nil {
		t.Errorf("the new PIN: %v", err)
	}
	if err := p.Check("zhouyang", "1357", "", nine); !errors.As(err, new(access.ErrShut)) {
		t.Errorf("somebody else's: %v", err)
	}
}

// One PIN tried on everybody shuts the terminal it comes from; a right PIN in
// between buys no more guesses.
func TestWrongPINsShutTheTerminal(t *testing.T) {
	p, _ := pins(t)
	h := showroom(t)
	for i := range 8 {
		set(t, p, h.Staff[i].ID, "2580")
	}
	var err error
	for i := range 20 {
		if err != nil && !errors.As(err, new(access.ErrWrongPIN)) {
			t.Fatalf("after %d: %v", i, err)
		}
		if err := p.Check(h.Staff[7].ID, "2580", "bar", nine); err != nil {
			t.Fatalf("the right one after %d: %v", i, err)
		}
		err = p.Check(h.Staff[i%7].ID, "0852", "bar", nine)
	}
	if want := (access.ErrShut{Until: nine.Add(time.Minute), Place: true}); err != want {
		t.Errorf("%v, want %v", err, want)
	}
	if err := p.Check(h.Staff[7].ID, "2580", "bar", nine); !errors.As(err, new(access.ErrShut)) {
		t.Errorf("the right one from there: %v", err)
	}
	if err := p.Check(h.Staff[7].ID, "2580", "gate", nine); err != nil {
		t.Errorf("the right one from elsewhere: %v", err)
	}
	if err := p.Check(h.Staff[7].ID, "2580", "bar", nine.Add(time.Minute)); err != nil {
		t.Errorf("a minute later: %v", err)
	}
}

// Addresses can be made up without end: only so many are kept, and people's own
// limits hold all the same.
func TestManyAddresses(t *testing.T) {
	p, _ := pins(t)
	set(t, p, "lina", "2580")
	at := nine
	for i := range 3000 {
		err := p.Check("lina", "", time.Duration(i).String(), at)
		if shut := (access.ErrShut{}); errors.As(err, &shut) {
			at = shut.Until
		} else if i%5 == 4 {
			t.Fatalf("wrong PIN %d: %v", i, err)
		}
	}
	if n := p.Places(); n == 0 || n > 1024 {
		t.Errorf("%d addresses are kept", n)
	}
}

// A hundred guesses at the same moment are still five, and the hash never runs
// more than twice at once.
func TestChecksAtOnce(t *testing.T) {
	p, _ := pins(t)
	set(t, p, "lina", "2580")
	set(t, p, "zhouyang", "1357")
	free := p.HoldSlots()
	results := make(chan error)
	var all sync.WaitGroup
	for range 100 {
		all.Go(func() { results <- p.Check("lina", "0852", "", nine) })
	}
	all.Go(func() { results <- p.Check("zhouyang", "1357", "", nine) })
	select {
	case err := <-results:
		t.Errorf("checked beside %d others: %v", access.AtOnce, err)
	default:
	}
	free()
	go func() { all.Wait(); close(results) }()
	var right, wrong, shut int
	for err := range results {
		switch {
		case err == nil:
			right++
		case errors.As(err, new(access.ErrWrongPIN)):
			wrong++
		case errors.As(err, new(access.ErrShut)):
			shut++
		default:
			t.Error(err)
		}
	}
	if right != 1 || wrong != 4 || shut != 96 {
		t.Errorf("%d right, %d wrong, %d shut; want 1, 4, 96", right, wrong, shut)
	}
}
