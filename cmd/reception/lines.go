package main

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"io"
	"iter"
)

// maxLine is far above any request; what is longer is some other file.
const maxLine = 64 << 10

var errLongLine = errors.New("the line is longer than 64 KiB: each request must be one line of JSON")

// A numbered is one line of input. Err says why it has no text.
type numbered struct {
	no   int
	text []byte
	err  error
}

// lineReader reads lines of any length, blank ones left out, and remembers at
// most maxLine bytes of one.
type lineReader struct {
	r  *bufio.Reader
	no int
}

func newLineReader(r io.Reader) *lineReader {
	return &lineReader{r: bufio.NewReaderSize(r, maxLine)}
}

// next returns the next line that is not blank, or io.EOF.
func (l *lineReader) next() (numbered, error) {
	for {
		text, long, err := l.line()
		if err != nil && (err != io.EOF || len(text) == 0 && !long) {
			return numbered{}, err
		}
		l.no++
		if l.no == 1 {
			text = bytes.TrimPrefix(text, []byte("\ufeff")) // Windows editors write a byte order mark
		}
		switch text = bytes.TrimSpace(text); {
		case long:
			return numbered{no: l.no, err: errLongLine}, nil
		case len(text) > 0:
			return numbered{no: l.no, text: bytes.Clone(text)}, nil
		}
	}
}

// line reads up to the line end; the rest of a long line is thrown away.
func (l *lineReader) line() (text []byte, long bool, err error) {
	text, err = l.r.ReadSlice('\n')
	for errors.Is(err, bufio.ErrBufferFull) {
		long = true
		text = nil
		_, err = l.r.ReadSlice('\n')
	}
	return text, long, err
}

// readLines reads in the background, so that the end of ctx need not wait for a
// line that does not come. What could not be read is the last thing it yields;
// its reader ends with ctx.
func readLines(ctx context.Context, in io.Reader) iter.Seq2[numbered, error] {
	type item struct {
		line numbered
		err  error
	}
	return func(yield func(numbered, error) bool) {
		read := make(chan item)
		go func() {
			for r := newLineReader(in); ; {
				line, err := r.next()
				select {
				case read <- item{line, err}:
				case <-ctx.Done():
					return
				}
				if err != nil {
					return
				}
			}
		}()
		for {
			select {
			case it := <-read:
				if errors.Is(it.err, io.EOF) || !yield(it.line, it.err) || it.err != nil {
					return
				}
			case <-ctx.Done():
				yield(numbered{}, ctx.Err())
				return
			}
		}
	}
}
