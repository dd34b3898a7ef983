package main

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"io"
	"iter"
	"os"
	"slices"
	"strings"

	"reception/flows"
	"reception/store"
)

func (f *exportFlags) has(what string) bool { return slices.Contains(f.what, what) }

// seeing is how records are seen: as they are, or masked.
type seeing = func(iter.Seq2[flows.Record, error]) iter.Seq2[flows.Record, error]

// masking masks what is personal in each record, before anything is made of it: so
// a former phone in a correction, or a plate in a call, is masked like any other.
func (a *app) masking(f exportFlags) seeing {
	if f.names {
		return func(records iter.Seq2[flows.Record, error]) iter.Seq2[flows.Record, error] { return records }
	}
	return func(records iter.Seq2[flows.Record, error]) iter.Seq2[flows.Record, error] {
		return func(yield func(flows.Record, error) bool) {
			for r, err := range records {
				if r.Personal != nil {
					r.Personal = a.masked(*r.Personal)
				}
				if !yield(r, err) {
					return
				}
			}
		}
	}
}

// masked is as much of a guest as a masked screen shows.
func (a *app) masked(p flows.Personal) *flows.Personal {
	const hidden = "***"
	m := &flows.Personal{Title: p.Title, Phone: flows.MaskPhone(p.Phone)}
	if p.Surname != "" {
		m.Surname = a.text().Mask(p, true, false)
	}
	for _, field := range []struct {
		of   string
		mask *string
	}{{p.Plate, &m.Plate}, {p.TaxiOut, &m.TaxiOut}, {p.Company, &m.Company}, {p.Note, &m.Note}} {
		if field.of != "" {
			*field.mask = hidden
		}
	}
	m.Fields = maskedFields(p.Fields, hidden)
	return m
}

// maskedFields are the other personal fields of a register's entry, each hidden.
func maskedFields(fields, hidden string) string {
	var of map[string]string
	if fields == "" || json.Unmarshal([]byte(fields), &of) != nil {
		return ""
	}
	for id := range of {
		of[id] = hidden
	}
	text, err := json.Marshal(of)
	if err != nil {
		return ""
	}
	return string(text)
}

// mayExport refuses --names where the terminal's role has no right to it: a key for
// exports alone never shows names.
func (a *app) mayExport(f exportFlags) error {
	s := a.served
	if !f.names || s == nil || s.local || s.at.person.Role == flows.RoleDesk || s.at.person.Role == flows.RoleDutyManager {
		return nil
	}
	s.at.turnedAway("export")
	a.tell("%s", a.say("这把密钥不能用 --names，只能导出遮住姓名的登记：去掉它，或请前台、值班经理导出",
		"this key may not use --names, it exports with names masked only: leave it out, or ask the front desk or the duty manager"))
	return errRefused
}

// exporting is a log that is open for an export.
type exporting struct {
	journal *store.Journal
	house   *flows.House
	books   books
	desk    *flows.Desk // that writes down what was exported; nil where nothing is
	by      flows.By
	close   func() error
	rows    int // that were written
}

// openExport opens the log: for reading, and for an export with names so that this
// can be written down.
func (a *app) openExport(ctx context.Context, f exportFlags) (*exporting, error) {
	x := &exporting{by: a.by()}
	var err error
	if s := a.served; s != nil {
		x.desk, x.by = s.owner.desk.Desk, s.at.speaks(x.by) // which terminal took them, whatever was said
	}
	if f.names && a.served == nil && a.hasLog() {
		err = a.unlessElsewhere(ctx, func() (err error) {
			x.desk, x.journal, err = a.openLog(ctx)
			return err
		})
		if err != nil {
			return nil, err
		}
		x.house = x.desk.House()
		x.close = func() error { return errors.Join(x.desk.Close(context.WithoutCancel(ctx)), x.journal.Close()) }
		return x, nil
	}
	x.journal, x.house, x.close, err = a.openJournal(ctx)
	return x, err
}

// hasLog reports whether there is a log: an export begins none.
func (a *app) hasLog() bool {
	path, err := a.logPath()
	if err == nil {
		_, err = os.Stat(path)
	}
	return err == nil
}

// exportNote is who took names out of the house, and which.
func (a *app) exportNote(f exportFlags, from, to flows.Date) flows.AccessNoted {
	days := string(from)
	if to != from {
		days += ".." + string(to)
	}
	n := flows.AccessNoted{What: flows.NamesExported, Staff: a.by().Staff, Verb: days + " " + strings.Join(f.what, " ")}
	if s := a.served; s != nil {
		by := s.at.by()
		n.Staff, n.Role, n.From = cmp.Or(by.Staff, n.Staff), s.at.person.Role, s.at.from
	}
	return n
}

// hashed is output of an export with names: when all of it is out, the log keeps its
// hash and how many rows it has, so that a copy that turns up can be told.
func (x *exporting) hashed(ctx context.Context, n flows.AccessNoted, out func(func(io.Writer) error) error, write func(io.Writer) error) error {
	sum := sha256.New()
	if err := out(func(w io.Writer) error { return write(io.MultiWriter(w, sum)) }); err != nil {
		return err
	}
	n.What, n.Copy, n.Rows = flows.NamesWritten, hex.EncodeToString(sum.Sum(nil)), x.rows
	return x.noted(ctx, n)
}

// noted writes it down before anything goes out.
func (x *exporting) noted(ctx context.Context, n flows.AccessNoted) error {
	_, err := x.desk.Do(ctx, flows.Request{By: x.by, Command: flows.NoteAccess{AccessNoted: n}})
	return err
}
