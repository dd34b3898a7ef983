package store

import (
	"context"
	"crypto/sha256"
	"errors"
	"strings"
	"time"

	"reception/flows"
)

// A Seal is the hash of the record that closed a day: it covers that record and
// every one before it. Whoever keeps it apart from the log can tell later whether
// the day was changed. Opening the day again leaves it in the log; the next
// closing makes another.
type Seal struct {
	Date     flows.Date `json:"date"`
	Record   flows.Seq  `json:"record"` // that closed the day; 0 where none did
	At       time.Time  `json:"at"`
	By       flows.By   `json:"by"`
	Hash     Hash       `json:"hash"`
	Reopened *Reopening `json:"reopened,omitempty"`
}

// A Reopening says that a closed day was opened again.
type Reopening struct {
	Record  flows.Seq     `json:"record"`
	At      time.Time     `json:"at"`
	By      flows.By      `json:"by"`
	Manager flows.StaffID `json:"manager,omitempty"`
	Reason  string        `json:"reason,omitempty"`
}

// Seal is the seal that stands for a day: without a record where the day is open,
// was never closed, or never was.
func (j *Journal) Seal(ctx context.Context, date flows.Date) (Seal, error) {
	seal := Seal{Date: date}
	err := j.sealEvents(ctx, date, func(s Seal) bool {
		seal = s
		return false
	})
	if seal.Reopened != nil {
		seal = Seal{Date: date}
	}
	return seal, err
}

// Seals lists every seal of a day, in order; all but the last were broken by
// opening the day again, and the last may be.
func (j *Journal) Seals(ctx context.Context, date flows.Date) ([]Seal, error) {
	var list []Seal
	err := j.sealEvents(ctx, date, func(s Seal) bool {
		list = append([]Seal{s}, list...)
		return true
	})
	return list, err
}

// SealsIn lists the seals of a day in a log that nobody has open for writing. It
// reads the records alone, so a log whose keys are elsewhere will do.
func SealsIn(ctx context.Context, path string, date flows.Date) ([]Seal, error) {
	path, err := resolve(path)
	if err != nil {
		return nil, err
	}
	j, err := open(path, Options{ReadOnly: true, WithoutKey: true})
	if err != nil {
		return nil, about(path, err)
	}
	list, err := j.Seals(ctx, date)
	return list, about(path, errors.Join(err, j.db.Close()))
}

// sealEvents yields the seals of a day from its end on, each with the opening that
// broke it. A day that stands closed ends with its closing, so the first is found
// in a page.
func (j *Journal) sealEvents(ctx context.Context, date flows.Date, yield func(Seal) bool) error {
	first, end, err := j.DaySeq(date)
	if err != nil {
		return err
	}
	var broken *Reopening
	for end > first {
		if err := ctx.Err(); err != nil {
			return err
		}
		from := first
		if end-first > pageLen {
			from = end - pageLen
		}
		page, err := j.page(from, end)
		if err != nil {
			return err
		}
		for i := len(page) - 1; i >= 0; i-- {
			r, err := j.vault.decode(stored{seq: page[i].seq, value: page[i].value})
			if err != nil {
				return err
			}
			switch e := r.Event.(type) {
			case flows.DayOpened:
				broken = &Reopening{Record: r.Seq, At: r.At, By: r.By, Manager: e.Manager, Reason: e.Reason}
			case flows.ClockCorrected:
				if e.GoesOn { // the day had been closed, and a clock that was ahead had opened another
					broken = &Reopening{Record: r.Seq, At: r.At, By: r.By, Manager: e.Manager, Reason: e.Reason}
				}
			case flows.DayClosed:
				if !yield(Seal{Date: date, Record: r.Seq, At: r.At, By: r.By, Hash: sha256.Sum256(page[i].value), Reopened: broken}) {
					return nil
				}
				broken = nil
			}
		}
		end = from
	}
	return nil
}

// sealDigits is how many digits of a seal are enough to tell it.
const sealDigits = 16

// Spoken is the beginning of a hash in groups, to be read aloud and written down.
func (h Hash) Spoken() string {
	short := strings.ToUpper(h.String()[:sealDigits])
	groups := make([]string, 0, sealDigits/4)
	for ; short != ""; short = short[4:] {
		groups = append(groups, short[:4])
	}
	return strings.Join(groups, " ")
}

// ErrSealForm is the error for what cannot be a seal.
var ErrSealForm = errors.New("a seal is 16 digits or more, 0-9 and a-f: copy it from the hand-over sheet or the export's header")

// Answers reports whether a hash is the one that somebody wrote down, whole or its
// beginning, with blanks and dashes wherever they stand.
func (h Hash) Answers(written string) (bool, error) {
	digits := strings.ToLower(strings.NewReplacer(" ", "", "-", "", "·", "", "\u3000", "").Replace(written))
	if len(digits) < sealDigits || len(digits) > 2*len(h) || strings.Trim(digits, "0123456789abcdef") != "" {
		return false, ErrSealForm
	}
	return strings.HasPrefix(h.String(), digits), nil
}
