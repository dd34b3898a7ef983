package store

import (
	"archive/zip"
	"errors"
	"io"
	"os"
	"slices"
	"strings"
)

// inOrder is a zip file whose sheets stand in the order of their names, in
// whichever order they come: the same workbook has the same bytes. A sheet waits
// in a file of its own, not in memory.
type inOrder struct {
	*zip.Writer
	sheets []waiting
}

type waiting struct {
	name string
	file *os.File
}

// Create begins a part of the workbook.
func (z *inOrder) Create(name string) (io.Writer, error) {
	if !strings.HasPrefix(name, "xl/worksheets/sheet") {
		return z.Writer.Create(name)
	}
	f, err := os.CreateTemp("", "reception-sheet-*")
	if err != nil {
		return nil, err
	}
	z.sheets = append(z.sheets, waiting{name, f})
	return f, nil
}

// Close writes the sheets.
func (z *inOrder) Close() (err error) {
	slices.SortFunc(z.sheets, func(a, b waiting) int { return strings.Compare(a.name, b.name) })
	for _, s := range z.sheets {
		if err == nil {
			err = z.put(s)
		}
		err = errors.Join(err, s.file.Close(), os.Remove(s.file.Name()))
	}
	if err != nil {
		return err
	}
	return z.Writer.Close()
}

func (z *inOrder) put(s waiting) error {
	w, err := z.Writer.Create(s.name)
	if err != nil {
		return err
	}
	if _, err := s.file.Seek(0, io.SeekStart); err != nil {
		return err
	}
	_, err = io.Copy(w, s.file)
	return err
}
