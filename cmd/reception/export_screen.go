package main

import (
	"context"
	"io"
	"os"
	"path/filepath"
	"slices"

	"reception/flows"
	"reception/tui"
)

// exportFolder lies beside the log, for its owner only.
const exportFolder = "exports"

// MayExport reports whether the screen offers to export the day: at this machine,
// where the file can be fetched, and to whom --names is open too.
func (d terminalDesk) MayExport() bool {
	local := d.app.served == nil || d.app.served.local
	role := d.at.person.Role
	return local && (role == "" || role == flows.RoleDesk || role == flows.RoleDutyManager)
}

// takesNames reports whether names may leave by this screen: where people have PINs,
// a manager has to have shown to be there.
func (d terminalDesk) takesNames() bool {
	s, h := d.at.session(""), d.at.owner.desk.House()
	return !s.Guarded || slices.ContainsFunc(s.Proven, func(id flows.StaffID) bool {
		who, ok := h.Person(id)
		return ok && who.Has(h.Rules.ManagerRoles())
	})
}

// ExportDay writes a workbook of the day so far into a folder beside the log.
func (d terminalDesk) ExportDay(ctx context.Context, l flows.Lang, names bool) (path string, err error) {
	here, o := *d.app, d.at.owner
	here.lang = l // of the screen, which may have been switched
	a := &here
	f := exportFlags{day: "today", format: "xlsx", names: names}
	if err := f.complete(); err != nil {
		return "", a.inWords(err)
	}
	x := &exporting{journal: o.journal, house: o.desk.House(), desk: o.desk.Desk, by: d.at.by()}
	from, to, err := exportPeriod(f, a.Now(), x.house)
	if err == nil {
		err = f.choose(x.house)
	}
	if err == nil {
		err = f.withoutEmpty(x.journal, from, to)
	}
	if err != nil {
		return "", a.inWords(err)
	}
	folder := filepath.Join(filepath.Dir(o.path), exportFolder)
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return "", a.inWords(err)
	}
	path = filepath.Join(folder, string(from)+".xlsx")
	if names && !d.takesNames() {
		return "", a.inWords(both("不遮姓名要经理本人：请经理先在菜单“换人”里输入密码", "names are a manager's: have one sit down first (menu, PIN)"))
	}
	opts := a.exportOptions(x, f, false)
	write := func(w io.Writer) error { return a.writeExport(ctx, w, x, f, from, to, opts) }
	if !names {
		return path, a.inWords(writeWhole(path, write))
	}
	path = filepath.Join(folder, string(from)+"-names.xlsx")
	note := a.exportNote(f, from, to)
	note.Staff, note.Role = x.by.Staff, d.at.person.Role
	if err := x.noted(ctx, note); err != nil {
		return "", a.inWords(err)
	}
	err = x.hashed(ctx, note, func(write func(io.Writer) error) error { return writeWhole(path, write) }, write)
	return path, a.inWords(err)
}

// Sealed is the seal of a closed day; where the screen may export, the hand-over sheet
// is written beside the exports.
func (d terminalDesk) Sealed(ctx context.Context, l flows.Lang, date flows.Date) (tui.Seal, error) {
	here, o := *d.app, d.at.owner
	here.lang = l
	a := &here
	seal, err := o.journal.Seal(ctx, date)
	if err != nil || seal.Record == 0 {
		return tui.Seal{}, a.inWords(err)
	}
	shown := tui.Seal{Spoken: seal.Hash.Spoken(), Whole: seal.Hash.String()}
	if !d.MayExport() {
		return shown, nil
	}
	folder := filepath.Join(filepath.Dir(o.path), exportFolder)
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return shown, a.inWords(err)
	}
	path := filepath.Join(folder, string(date)+"-sheet.md")
	if err := writeWhole(path, func(w io.Writer) error { return a.sheet(ctx, w, o.journal, o.desk.House(), date) }); err != nil {
		return shown, a.inWords(err)
	}
	shown.Sheet = path
	return shown, nil
}
