package tui

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"reception/flows"
)

// An Archive is a Desk that writes the registers of the day to a file of its
// machine. Where the desk is none, nothing is offered.
type Archive interface {
	// MayExport reports whether this terminal may: it is at the machine, and of a
	// role that may take names.
	MayExport() bool
	// ExportDay writes the day so far in a language and says where. The error is a
	// sentence in the session's language.
	ExportDay(ctx context.Context, l flows.Lang, names bool) (path string, err error)
}

// exportedMsg answers an export.
type exportedMsg struct {
	path string
	err  error
}

// exportItem is the line of the menu that leads to the export of the day.
func exportItem(s scene) item {
	return item{id: "export", label: s.Words.Export.Title, do: once(effect{Back: true, Open: newExport()})}
}

// newExport asks whether names may be in it.
func newExport() screen {
	return picker{name: "export",
		title: func(s scene) string { return s.Words.Export.Title },
		items: func(s scene) []item {
			w := s.Words.Export
			write := func(id, label string, names bool) item {
				return item{id: id, label: label, do: once(effect{Back: true, Say: notice{Text: w.Writing},
					Read: func(ctx context.Context, desk Desk) tea.Msg {
						archive, ok := desk.(Archive)
						if !ok {
							return nil
						}
						path, err := archive.ExportDay(ctx, s.Text.Tag, names)
						return exportedMsg{path, err}
					}})}
			}
			return []item{write("masked", w.Masked, false), write("names", w.Named, true)}
		}}
}

// exported says where the registers are.
func (r *Root) exported(msg exportedMsg) {
	if msg.err != nil {
		r.notice = notice{Text: r.words().Export.Failed(msg.err.Error()), Level: levelFail}
		return
	}
	r.notice = notice{Text: r.words().Export.Written(msg.path)}
}
