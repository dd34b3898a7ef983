package tui

import (
	"errors"
	"io/fs"
	"path/filepath"
	"syscall"

	"reception/flows"
)

// fail says that nothing is being saved any more.
func (r *Root) fail(err error) {
	r.failed = err
	why := r.whyNotSaving(err)
	r.notice = notice{Text: r.words().Notices.NotSaving(why), Level: levelFail}
	r.lost(why)
}

// whyNotSaving says what to do about it.
func (r *Root) whyNotSaving(err error) string {
	n := r.words().Notices
	var gone *flows.JournalGone
	switch {
	case errors.As(err, &gone) && gone.Harmed:
		return n.LogHarmed
	case errors.As(err, &gone):
		return n.LogGone(filepath.Base(gone.Copy), gone.Copy != "")
	case errors.Is(err, syscall.ENOSPC):
		return n.DiskFull
	case errors.Is(err, syscall.EROFS), errors.Is(err, fs.ErrPermission):
		return n.DiskReadOnly
	}
	return n.DiskFails(err.Error())
}

// noticeRow is one sentence in the colour of its weight, with a mark beside it.
func noticeRow(t *Theme, n notice, w int) string {
	r := newRow(w)
	if n.Text == "" {
		return r.end()
	}
	k, mark := t.Plain, "  "
	switch n.Level {
	case levelWarn:
		k, mark = t.Warn, " "+t.marks.Late+" "
	case levelFail:
		k, mark = t.Fail, " "+t.marks.VeryLate+" "
	}
	r.put(k, mark+n.Text)
	return r.end()
}

// noticeMore is how many more rows than one the notice takes: what to do where nothing
// is saved any more must be read to its end.
func (r *Root) noticeMore() int {
	if r.notice.Level != levelFail || r.back != nil {
		return 0
	}
	return min(len(wrap(r.notice.Text, r.width-noticeIndent))-1, max(r.height/8, 1))
}

// noticeIndent is the room of the mark, with a cell on each side, and of the end.
const noticeIndent = 5

// failRows are the rows of a notice that may take several.
func failRows(t *Theme, n notice, w, rows int) []string {
	if rows == 1 {
		return []string{noticeRow(t, n, w)}
	}
	var list []string
	for i, line := range wrap(n.Text, w-noticeIndent)[:rows] {
		if i > 0 {
			line = "   " + line
		} else {
			line = " " + t.marks.VeryLate + " " + line
		}
		r := newRow(w)
		r.put(t.Fail, line)
		list = append(list, r.end())
	}
	return list
}
