package flows

import (
	"slices"
	"strings"
)

// imports is what the register of guests knows of files that were brought in: by
// which ids their rows are known again, for good.
type imports struct {
	seen  map[CommandID]Seq
	files map[Seq][]importedRow
}

type importedRow struct {
	id    CommandID
	guest GuestNo
}

// saw remembers the id of what was brought in, be it history or an entry into the
// open day.
func (m *imports) saw(r Record) {
	if r.Part != 0 || !strings.HasPrefix(string(r.Command), ImportPrefix) {
		return
	}
	if m.seen == nil {
		m.seen = map[CommandID]Seq{}
	}
	m.seen[r.Command] = r.Seq
}

// bringIn writes rows of the past into the files of their guests, in order of time,
// and takes those of a withdrawn file out again.
func (c *Clients) bringIn(r Record) {
	switch e := r.Event.(type) {
	case FileImported:
		if e.Withdraws != 0 {
			c.withdraw(e.Withdraws)
			return
		}
		if c.imports.files == nil {
			c.imports.files = map[Seq][]importedRow{}
		}
		c.imports.files[r.Seq] = []importedRow{{id: r.Command}}
	case VisitImported:
		c.ofFile(e.File, r)
		if e.Counts && r.Guest != 0 {
			c.pastLine(r, e.File, ClientNoted{Client: r.Guest, Visit: VisitID(r.Seq), Owner: e.Owner, Receiver: e.Sales})
		}
	case GuestImported:
		c.ofFile(e.File, r)
		c.pastLine(r, e.File, ClientNoted{Client: r.Guest, Owner: e.Owner})
	}
}

func (c *Clients) ofFile(file Seq, r Record) {
	if rows, known := c.imports.files[file]; known {
		c.imports.files[file] = append(rows, importedRow{r.Command, r.Guest})
	}
}

// pastLine keeps a guest's lines in order of time: the last contact is the latest.
func (c *Clients) pastLine(r Record, file Seq, e ClientNoted) {
	f := c.file(r.Guest)
	i := len(f.lines)
	for i > 0 && f.lines[i-1].at.After(r.At) {
		i--
	}
	f.lines = slices.Insert(f.lines, i, line{seq: r.Seq, at: r.At, ClientNoted: e, past: max(file, 1)})
}

// withdraw forgets the rows of a file, which may then come in once more.
func (c *Clients) withdraw(file Seq) {
	for _, row := range c.imports.files[file] {
		delete(c.imports.seen, row.id)
		if f := c.files[row.guest]; f != nil && row.guest != 0 {
			f.lines = slices.DeleteFunc(f.lines, func(l line) bool { return l.past == file })
		}
	}
	delete(c.imports.files, file)
}

// Imported is the record that an id of ImportPrefix was brought in by.
func (c *Clients) Imported(id CommandID) (Seq, bool) {
	c.mu.RLock()
	defer c.mu.RUnlock()
	seq, ok := c.imports.seen[id]
	return seq, ok
}

// ImportedFile reports whether a record is a file whose rows count.
func (c *Clients) ImportedFile(file Seq) bool {
	c.mu.RLock()
	defer c.mu.RUnlock()
	_, ok := c.imports.files[file]
	return ok
}

// broughtIn has an id of a file's row seen or not by what the log says of all time:
// neither a week nor a file that was withdrawn is an end of it. It is called by the
// desk's loop alone.
func (d *Desk) broughtIn(id CommandID) {
	if !strings.HasPrefix(string(id), ImportPrefix) {
		return
	}
	<-d.knownReady
	d.learn(nil)
	seq, in := d.clients.Imported(id)
	switch _, seen := d.seen[id]; {
	case in && !seen:
		d.remember(Seen{Command: id, First: seq, Last: seq, At: d.now().UnixMilli()})
	case seen && !in:
		delete(d.seen, id)
		d.seenOrder = slices.DeleteFunc(d.seenOrder, func(other CommandID) bool { return other == id })
	}
}
