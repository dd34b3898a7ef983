package main

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"reception/cmd/reception/access"
	"reception/flows"
)

// TestProofIsForOneActAtOnce: a PIN confirms the act it was asked for, once, and not
// what is asked for when its owner may have gone.
func TestProofIsForOneActAtOnce(t *testing.T) {
	now := time.Date(2026, 11, 22, 9, 30, 0, 0, time.UTC)
	pins, err := access.OpenPINs(filepath.Join(t.TempDir(), "pins"))
	if err != nil {
		t.Fatal(err)
	}
	if err := pins.Set("chenguodong", "25803691"); err != nil {
		t.Fatal(err)
	}
	a := &app{env: env{Now: func() time.Time { return now }}}
	at := &occupant{owner: &owner{app: a, pins: pins, turned: newTurnedAway(a.Now, func(flows.AccessNoted) {})}, guarded: true}
	d := terminalDesk{app: a, at: at}
	proven := func(id flows.CommandID) bool {
		s := at.session(id)
		return s.Guarded && slices.Contains(s.Proven, "chenguodong")
	}
	prove := func(pin string) error { return d.Prove(t.Context(), "act", "chenguodong", pin) }
	if err := prove("25803690"); err == nil || proven("act") {
		t.Fatal("a wrong PIN proves")
	}
	if err := prove("25803691"); err != nil {
		t.Fatal(err)
	}
	if proven("another") || !proven("act") || proven("act") {
		t.Error("a PIN is not for its act alone, and once")
	}
	if err := prove("25803691"); err != nil {
		t.Fatal(err)
	}
	now = now.Add(time.Minute)
	if proven("act") {
		t.Error("a PIN is good a minute later")
	}
}

// TestCopiesOfAKilledOwnerGo: what it was checking when it was killed holds the
// whole log, and goes when the log is opened again. Other files stay.
func TestCopiesOfAKilledOwnerGo(t *testing.T) {
	dir := t.TempDir()
	log := filepath.Join(dir, "log.db")
	files := map[string]bool{".log.db.1234": false, "log.db": true, "log.db.state": true, ".other.db.1234": true}
	for name := range files {
		if err := os.WriteFile(filepath.Join(dir, name), nil, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	tidy(log)
	for name, stays := range files {
		if _, err := os.Stat(filepath.Join(dir, name)); (err == nil) != stays {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// TestStartingAgainIsWorthNoGuesses: wrong PINs that are in the log count in the next
// run of the program.
func TestStartingAgainIsWorthNoGuesses(t *testing.T) {
	s := newSite(t, "2026-11-22T09:30:00+08:00")
	s.must("25803691\n", "pin", "set", "chenguodong")
	a := &app{env: s.env(nil, io.Discard, io.Discard)}
	wrongs := func() (left int, shut bool) {
		t.Helper()
		o, err := a.own(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		at := &occupant{owner: o, terminal: kioskTerminal, guarded: true}
		err = terminalDesk{o.desk, a, at}.Prove(t.Context(), "act", "chenguodong", "11112222")
		if err := o.close(); err != nil {
			t.Fatal(err)
		}
		var wrong access.ErrWrongPIN
		if errors.As(err, &wrong) {
			return wrong.Left, false
		}
		return 0, errors.As(err, new(access.ErrShut))
	}
	before, _ := wrongs()
	for range 3 {
		after, shut := wrongs()
		if shut || after != before-1 {
			t.Fatalf("%d guesses are left after %d", after, before)
		}
		before = after
	}
	if _, shut := wrongs(); !shut {
		t.Error("five starts of the program are worth more than five guesses")
	}
}
