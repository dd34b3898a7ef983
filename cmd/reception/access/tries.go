package access

import (
	"time"

	"reception/flows"
)

// How often a PIN may be wrong. In the end it is five an hour, each of them
// written down: whoever guesses at four digits has weeks to be found.
const (
	wrongPerPerson = 5
	// wrongPerPlace bounds one PIN tried on everybody. A shared terminal sees the
	// mistakes of many, so it is well above a person's.
	wrongPerPlace = 20
	firstShut     = time.Minute
	longestShut   = time.Hour

	personForgets = 24 * time.Hour
	placeForgets  = 10 * time.Minute
	maxPlaces     = 1024
)

// ErrWrongPIN is a PIN that is not the person's.
type ErrWrongPIN struct{ Left int } // how many more wrong ones until it is shut

// In returns the sentence in a language.
func (e ErrWrongPIN) In(l flows.Lang) string {
	return both("密码不对：再错 %d 次将暂停", "the PIN is wrong: %d more and it is shut for a while", e.Left).In(l)
}

func (e ErrWrongPIN) Error() string { return e.In(flows.EN) }

// ErrShut is a PIN that may not be tried for a while.
type ErrShut struct {
	Until time.Time
	Place bool // nobody's may be tried from this terminal or address
}

// In returns the sentence in a language.
func (e ErrShut) In(l flows.Lang) string {
	at := e.Until.Format(time.TimeOnly)
	if e.Place {
		return both("此终端错误次数太多：%s 之后再试", "too many wrong PINs from this terminal: try again after %s", at).In(l)
	}
	return both("错误次数太多：%s 之后再试", "too many wrong PINs: try again after %s", at).In(l)
}

func (e ErrShut) Error() string { return e.In(flows.EN) }

// tries counts wrong PINs, for each person and for each place they come from.
type tries struct {
	people map[flows.StaffID]*tally
	places map[string]*tally
}

// A tally is the wrong ones of one person or place.
type tally struct {
	wrong int // since it was shut last
	shuts int
	last  time.Time
	until time.Time // shut until then
}

func newTries() tries {
	return tries{people: map[flows.StaffID]*tally{}, places: map[string]*tally{}}
}

// shut refuses what may not be tried now.
func (t *tries) shut(staff flows.StaffID, from string, now time.Time) error {
	if c := t.people[staff]; c != nil && now.Before(c.until) {
		return ErrShut{Until: c.until}
	}
	if c := t.places[from]; c != nil && now.Before(c.until) {
		return ErrShut{Until: c.until, Place: true}
	}
	return nil
}

// right forgets a person's wrong ones. Those of the place stay: whoever knows one
// PIN must not get more guesses at the others by it.
func (t *tries) right(staff flows.StaffID) { t.forget(staff) }

func (t *tries) forget(staff flows.StaffID) { delete(t.people, staff) }

// wrong counts one more.
func (t *tries) wrong(staff flows.StaffID, from string, now time.Time) error {
	c := t.people[staff]
	if c == nil {
		c = new(tally)
		t.people[staff] = c
	}
	person := c.add(now, wrongPerPerson, personForgets)
	place := t.place(from, now)
	switch {
	case person:
		return ErrShut{Until: c.until}
	case place != nil:
		return ErrShut{Until: place.until, Place: true}
	}
	return ErrWrongPIN{Left: wrongPerPerson - c.wrong}
}

// place counts a wrong one for where it came from, and returns its tally when
// that shuts it. Addresses are anybody's to make up, so only so many are known;
// the persons' own tallies hold without them.
func (t *tries) place(from string, now time.Time) *tally {
	c := t.places[from]
	if c == nil {
		for name, old := range t.places {
			if len(t.places) >= maxPlaces && now.Sub(old.last) > placeForgets && !now.Before(old.until) {
				delete(t.places, name)
			}
		}
		if from == "" || len(t.places) >= maxPlaces {
			return nil
		}
		c = new(tally)
		t.places[from] = c
	}
	if c.add(now, wrongPerPlace, placeForgets) {
		return c
	}
	return nil
}

// add counts a wrong one, and shuts when there are too many: each time for twice
// as long.
func (c *tally) add(now time.Time, limit int, forgets time.Duration) (shut bool) {
	if now.Sub(c.last) > forgets && !now.Before(c.until.Add(forgets)) {
		*c = tally{}
	}
	c.last = now
	c.wrong++
	if c.wrong < limit {
		return false
	}
	length := longestShut
	if c.shuts < 6 { // 1, 2, 4 … 32 minutes
		length = firstShut << c.shuts
	}
	c.wrong, c.shuts, c.until = 0, c.shuts+1, now.Add(length)
	return true
}
