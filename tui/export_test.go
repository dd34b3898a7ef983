package tui

import (
	"context"
	"errors"
	"testing"

	"reception/flows"
)

// MayExport makes a desk with PINs an archive too.
func (d *guardedDesk) MayExport() bool { return true }

// ExportDay writes nothing: with names the disk is full.
func (d *guardedDesk) ExportDay(_ context.Context, l flows.Lang, names bool) (string, error) {
	if names {
		return "", errors.New("磁盘已满")
	}
	return "exports/2026-11-22-" + string(l) + ".xlsx", nil
}

// exportPictures are the menu with the export in it, and what it asks.
func exportPictures() []pictured {
	return []pictured{
		{"export", rainyAfternoon, func(p *player) {
			p.press("tab")
			p.touchItem("export")
		}, guardedKiosk()},
		{"export_menu", rainyAfternoon, func(p *player) { p.press("tab") }, guardedKiosk()},
	}
}

// TestExportPictures compares them with the ones that were looked at.
func TestExportPictures(t *testing.T) { comparePictures(t, exportPictures()) }

// TestExportOfTheDay: the screen says where the registers are, or why not, in its
// language; where nobody may export, nothing is offered.
func TestExportOfTheDay(t *testing.T) {
	play(t, rainyAfternoon, guardedKiosk(), 80, 24, func(p *player) {
		p.press("tab")
		p.touchItem("export")
		p.sees("遮住姓名、电话、车牌", "不遮（会记入日志）")
		p.touchItem("masked")
		p.settle()
		p.sees("已导出：exports/2026-11-22-zh.xlsx")
		p.press("tab")
		p.touchItem("export")
		p.press("2")
		p.settle()
		p.sees("没有导出：磁盘已满")
	})
	play(t, rainyAfternoon, desk, 80, 24, func(p *player) {
		p.press("tab")
		p.misses("导出今天")
	})
}
