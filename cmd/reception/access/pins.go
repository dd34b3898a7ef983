package access

import (
	"bytes"
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"
	"time"

	"golang.org/x/crypto/bcrypt"

	"reception/flows"
)

const (
	// hashCost makes a check take as long as somebody at a desk does not notice. It
	// only slows down whoever has got the file: what guards PINs of four digits is
	// the file's mode, and how often one may be tried.
	hashCost = 12
	// maxCost bounds what a line written by somebody else can cost.
	maxCost = 15
	// atOnce is how many PINs are checked at the same moment: the screens keep
	// their share of the processor whatever is tried.
	atOnce = 2
)

// PINs is the file of PINs, one line a person: the id and a hash. A PIN shows
// who is at a shared terminal.
type PINs struct {
	slots chan struct{}
	cost  int

	mu     sync.Mutex // guards what follows
	file   file
	hashes map[flows.StaffID]string
	turns  map[flows.StaffID]*sync.Mutex // one check of a person's PIN at a time
	tries  tries
}

// OpenPINs reads a file of PINs. Where there is none nobody has a PIN; one that
// is open to others is refused with [TooOpen].
func OpenPINs(path string) (*PINs, error) {
	p := &PINs{slots: make(chan struct{}, atOnce), cost: hashCost, file: file{path: path},
		turns: map[flows.StaffID]*sync.Mutex{}, tries: newTries()}
	return p, p.look()
}

// look reads the file again where it has changed. While it cannot be read the
// PINs known before stay: nobody gets more rights by spoiling it.
func (p *PINs) look() error {
	text, fresh, err := p.file.load()
	if !fresh || err != nil {
		return err
	}
	hashes, err := parsePINs(text, p.file.path)
	if err != nil {
		p.file.err = err // until it is mended
		return err
	}
	for staff, hash := range p.hashes {
		if hashes[staff] != hash { // a new PIN begins anew
			p.tries.forget(staff)
		}
	}
	p.hashes = hashes
	return nil
}

// parsePINs reads all of a file or nothing: whoever's line cannot be read would
// seem to have no PIN.
func parsePINs(text []byte, path string) (map[flows.StaffID]string, error) {
	hashes := map[flows.StaffID]string{}
	for i, raw := range split(text) {
		fields := strings.Fields(string(raw))
		if len(fields) == 0 || strings.HasPrefix(fields[0], "#") {
			continue
		}
		wrong := both("%s:%d: 这一行不是人员和密码：请删掉它，再运行 reception pin set", "%s:%d: this line is no person with a PIN: remove it and run reception pin set", path, i+1)
		if len(fields) != 2 {
			return nil, wrong
		}
		staff, hash := flows.StaffID(fields[0]), fields[1]
		cost, err := bcrypt.Cost([]byte(hash))
		if _, twice := hashes[staff]; err != nil || cost > maxCost || len(hash) != 60 || twice {
			return nil, wrong
		}
		hashes[staff] = hash
	}
	return hashes, nil
}

// Any reports whether anybody has a PIN.
func (p *PINs) Any() bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	_ = p.look() // said by Check
	return len(p.hashes) > 0
}

// Has reports whether a person has a PIN.
func (p *PINs) Has(staff flows.StaffID) bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	_ = p.look()
	_, ok := p.hashes[staff]
	return ok
}

// Staff lists who has a PIN.
func (p *PINs) Staff() []flows.StaffID {
	p.mu.Lock()
	defer p.mu.Unlock()
	_ = p.look()
	return slices.Sorted(maps.Keys(p.hashes))
}

// ErrNoPIN is returned for a person without one.
var ErrNoPIN error = both("此人没有设密码：请先运行 reception pin set", "this person has no PIN: run reception pin set first")

// Set gives a person a PIN, in place of the one before.
func (p *PINs) Set(staff flows.StaffID, pin string) error {
	pin = digits(pin)
	if err := Usable(pin); err != nil {
		return err
	}
	if id := string(staff); len(strings.Fields(id)) != 1 || strings.HasPrefix(id, "#") || strings.TrimSpace(id) != id {
		return both("没有人员 %s", "there is nobody called %s", shown(string(staff)))
	}
	hash, err := bcrypt.GenerateFromPassword([]byte(pin), p.cost)
	if err != nil {
		return err
	}
	return p.write(func(hashes map[flows.StaffID]string) error {
		hashes[staff] = string(hash)
		return nil
	})
}

// Remove takes a person's PIN away.
func (p *PINs) Remove(staff flows.StaffID) error {
	return p.write(func(hashes map[flows.StaffID]string) error {
		if _, ok := hashes[staff]; !ok {
			return ErrNoPIN
		}
		delete(hashes, staff)
		return nil
	})
}

func (p *PINs) write(edit func(map[flows.StaffID]string) error) error {
	err := p.file.change(func(was []byte) ([]byte, error) {
		hashes, err := parsePINs(was, p.file.path)
		if err != nil {
			return nil, err
		}
		if err := edit(hashes); err != nil {
			return nil, err
		}
		var is bytes.Buffer
		is.WriteString("# PIN: reception pin set STAFF\n")
		for _, staff := range slices.Sorted(maps.Keys(hashes)) {
			fmt.Fprintf(&is, "%s %s\n", staff, hashes[staff])
		}
		return is.Bytes(), nil
	})
	if err != nil {
		return err
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.look()
}

// Check returns nil for a person's PIN, entered at a terminal or an address. A
// wrong one is [ErrWrongPIN] or, after too many, [ErrShut]; while it is shut the
// right one is refused too.
func (p *PINs) Check(staff flows.StaffID, pin, from string, now time.Time) error {
	turn, err := p.turn(staff)
	if err != nil {
		return err
	}
	turn.Lock()
	defer turn.Unlock()
	hash, err := p.hash(staff, from, now)
	if err != nil {
		return err
	}
	right := p.compare(hash, digits(pin))
	p.mu.Lock()
	defer p.mu.Unlock()
	if right {
		p.tries.right(staff)
		return nil
	}
	return p.tries.wrong(staff, from, now)
}

// Remember counts wrong PINs that an earlier run of the program has written down, so
// that starting it again is worth no further guesses.
func (p *PINs) Remember(staff flows.StaffID, from string, at time.Time, times int) {
	p.mu.Lock()
	defer p.mu.Unlock()
	for range min(times, wrongPerPlace) {
		_ = p.tries.wrong(staff, from, at) // how it is answered is past
	}
}

// compare takes as long as the hash, except for what can be no PIN at all.
func (p *PINs) compare(hash, pin string) bool {
	if !shaped(pin) {
		return false
	}
	p.slots <- struct{}{}
	defer func() { <-p.slots }()
	return bcrypt.CompareHashAndPassword([]byte(hash), []byte(pin)) == nil
}

// turn is what keeps the checks of one person apart: a hundred guesses at the
// same moment are still five.
func (p *PINs) turn(staff flows.StaffID) (*sync.Mutex, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if err := p.look(); err != nil {
		return nil, err
	}
	if _, ok := p.hashes[staff]; !ok {
		return nil, ErrNoPIN
	}
	turn, ok := p.turns[staff]
	if !ok {
		turn = new(sync.Mutex)
		p.turns[staff] = turn
	}
	return turn, nil
}

// hash is what a PIN is compared with, where it may be tried now.
func (p *PINs) hash(staff flows.StaffID, from string, now time.Time) (string, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if err := p.tries.shut(staff, from, now); err != nil {
		return "", err
	}
	hash, ok := p.hashes[staff]
	if !ok {
		return "", ErrNoPIN
	}
	return hash, nil
}
