// Package sqlite keeps the same log in SQLite, to be measured beside store: a table
// of records chained by their hashes, with the same two indexes, in WAL mode with
// synchronous FULL, so that what was appended is on the disk. It is for benchmarks
// alone and a module of its own: the program needs no SQLite.
package sqlite

import (
	"crypto/sha256"
	"database/sql"
	"errors"
	"fmt"
	"iter"
	"reflect"
	"time"

	"github.com/fxamacker/cbor/v2"
	_ "modernc.org/sqlite" // the driver

	"reception/flows"
)

const schema = `
CREATE TABLE records (seq INTEGER PRIMARY KEY, at INTEGER NOT NULL, entered INTEGER NOT NULL, day TEXT NOT NULL, visit INTEGER,
	kind INTEGER NOT NULL, part INTEGER NOT NULL, post TEXT, staff TEXT, terminal TEXT, command TEXT, guest INTEGER, prev BLOB NOT NULL, body BLOB NOT NULL);
CREATE INDEX records_day ON records (day, seq);
CREATE INDEX records_visit ON records (visit, seq) WHERE visit IS NOT NULL;
CREATE TABLE personal (seq INTEGER PRIMARY KEY, body BLOB NOT NULL);`

// A Log is a log in SQLite. It is not safe for concurrent use.
type Log struct {
	db       *sql.DB
	record   *sql.Stmt
	personal *sql.Stmt
	zone     *time.Location
	changes  int
	day      flows.Date // of the last record: one belongs to the day that is open
	prev     [32]byte
}

// Open opens a log, and makes it where there is none.
func Open(path string, h *flows.House) (*Log, error) {
	db, err := sql.Open("sqlite", "file:"+path+"?_pragma=journal_mode(WAL)&_pragma=synchronous(FULL)&_txlock=immediate")
	if err != nil {
		return nil, err
	}
	db.SetMaxOpenConns(1) // one writer, as in store
	l := &Log{db: db, zone: h.Zone, changes: h.DayChanges}
	var tables int
	if err := db.QueryRow(`SELECT count(*) FROM sqlite_master`).Scan(&tables); err != nil {
		return nil, errors.Join(err, db.Close())
	}
	if tables == 0 {
		if _, err := db.Exec(schema); err != nil {
			return nil, errors.Join(err, db.Close())
		}
	}
	if l.record, err = db.Prepare(`INSERT INTO records VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`); err != nil {
		return nil, errors.Join(err, db.Close())
	}
	l.personal, err = db.Prepare(`INSERT INTO personal VALUES (?, ?)`)
	return l, err
}

// Close closes the log.
func (l *Log) Close() error { return errors.Join(l.record.Close(), l.personal.Close(), l.db.Close()) }

// Append writes records in one transaction.
func (l *Log) Append(records []flows.Record) error {
	tx, err := l.db.Begin()
	if err != nil {
		return err
	}
	record, personal := tx.Stmt(l.record), tx.Stmt(l.personal)
	for i := range records {
		if err := l.put(record, personal, &records[i]); err != nil {
			return errors.Join(err, tx.Rollback())
		}
	}
	return tx.Commit()
}

func (l *Log) put(record, personal *sql.Stmt, r *flows.Record) error {
	if day := flows.BusinessDay(r.At, l.zone, l.changes); day > l.day {
		l.day = day
	}
	body, err := cbor.Marshal(r.Event)
	if err != nil {
		return err
	}
	if _, err := record.Exec(int64(r.Seq), r.At.UnixMilli(), r.Entered.UnixMilli(), string(l.day), visitOf(r), int64(r.Event.Kind()), int64(r.Part), //nolint:gosec // a million
		string(r.By.Post), string(r.By.Staff), r.By.Terminal, string(r.Command), int64(r.Guest), l.prev[:], body); err != nil { //nolint:gosec // as above
		return err
	}
	l.prev = sha256.Sum256(append(l.prev[:], body...))
	if r.Personal == nil {
		return nil
	}
	if body, err = cbor.Marshal(r.Personal); err == nil {
		_, err = personal.Exec(int64(r.Seq), body) //nolint:gosec // as above
	}
	return err
}

// visitOf is the visit that a record is about, nil for none.
func visitOf(r *flows.Record) any {
	if _, ok := r.Event.(flows.Arrived); ok {
		return int64(r.Seq) //nolint:gosec // a million
	}
	if f := reflect.ValueOf(r.Event).FieldByName("Visit"); f.IsValid() && f.Type() == reflect.TypeFor[flows.VisitID]() && !f.IsZero() {
		return int64(f.Uint()) //nolint:gosec // a million
	}
	return nil
}

// Day yields the records of a business day.
func (l *Log) Day(date flows.Date) iter.Seq2[flows.Record, error] {
	return func(yield func(flows.Record, error) bool) {
		rows, err := l.db.Query(`SELECT r.seq, at, entered, kind, part, post, staff, terminal, command, guest, r.body, p.body
			FROM records r LEFT JOIN personal p ON p.seq = r.seq WHERE day = ? ORDER BY r.seq`, string(date))
		if err != nil {
			yield(flows.Record{}, err)
			return
		}
		defer rows.Close() //nolint:errcheck // only read
		kinds := map[int64]flows.KindInfo{}
		for _, k := range flows.Kinds() {
			kinds[int64(k.Kind)] = k
		}
		for rows.Next() {
			r, err := scan(rows, kinds)
			if !yield(r, err) || err != nil {
				return
			}
		}
		if err := rows.Err(); err != nil {
			yield(flows.Record{}, err)
		}
	}
}

func scan(rows *sql.Rows, kinds map[int64]flows.KindInfo) (r flows.Record, err error) {
	var at, entered, kind int64
	var body, personal []byte
	if err := rows.Scan(&r.Seq, &at, &entered, &kind, &r.Part, &r.By.Post, &r.By.Staff, &r.By.Terminal, &r.Command, &r.Guest, &body, &personal); err != nil {
		return r, err
	}
	r.At, r.Entered = time.UnixMilli(at).UTC(), time.UnixMilli(entered).UTC()
	k, ok := kinds[kind]
	if !ok {
		return r, fmt.Errorf("record %d is of kind %d", r.Seq, kind)
	}
	if r.Event, err = k.Decode(func(into any) error { return cbor.Unmarshal(body, into) }); err != nil || personal == nil {
		return r, err
	}
	r.Personal = new(flows.Personal)
	return r, cbor.Unmarshal(personal, r.Personal)
}
