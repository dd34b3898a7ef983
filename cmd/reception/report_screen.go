package main

import (
	"context"
	"io"
	"os"
	"path/filepath"

	"reception/flows"
)

// MayReport reports whether the screen offers reports: to whom the command is open.
func (d terminalDesk) MayReport() bool {
	role := d.at.person.Role
	return role == "" || role == flows.RoleDesk || role == flows.RoleDutyManager
}

// ReportDay adds up a business day of the owner's log.
func (d terminalDesk) ReportDay(ctx context.Context, date flows.Date) (*flows.ReportDay, error) {
	day, err := d.days().day(ctx, date)
	if err != nil {
		err = d.app.inWords(err)
	}
	return day, err
}

// days are those of the owner's log, with the ones that are kept.
func (d terminalDesk) days() *reportDays {
	o := d.at.owner
	floor := o.desk.Floor()
	return &reportDays{journal: o.journal, house: o.desk.House(), floor: &floor, now: d.app.Now(), kept: &o.days, books: &o.books}
}

// WriteReport writes a workbook of a period, beside those before, into the folder of
// exports.
func (d terminalDesk) WriteReport(ctx context.Context, l flows.Lang, p flows.Period) (path string, err error) {
	here := *d.app
	here.lang = l // of the screen, which may have been switched
	a := &here
	folder := filepath.Join(filepath.Dir(d.at.owner.path), exportFolder)
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return "", a.inWords(err)
	}
	path = filepath.Join(folder, "report-"+string(p.Span)+"-"+string(p.From)+".xlsx")
	err = writeWhole(path, func(w io.Writer) error { return a.writeReport(ctx, w, d.days(), p, nil, "xlsx", true) })
	return path, a.inWords(err)
}
