package main

import (
	"io"

	"reception/cmd/reception/intake"
)

// guessMap writes a first map for a file.
func (a *app) guessMap(f importFlags) error {
	file, err := a.readFile(f.mapFor)
	if err != nil {
		return a.inWords(err)
	}
	text, err := intake.Guess(file, a.lang)
	if err != nil {
		return a.inMap(err)
	}
	return a.output(f.out, func(w io.Writer) error { _, err := w.Write(text); return err })
}
