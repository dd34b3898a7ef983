// Package house reads the showroom as files: its steps, phrases, radio calls,
// rooms, posts, staff, limits and how it reads the reception rules. The default
// showroom is part of the program; [Init] writes it out for editing, [Check] says
// what is wrong in it.
//
// All of the [Files] are needed but those that came later, as rules.yaml: a directory
// without one was written before there was one, and is read with the default.
// Everything a file says is checked: a mistake has its file, its line and a sentence
// in both languages, and a house with a mistake is not used at all.
package house

import (
	"bytes"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"reception/flows"
)

//go:embed default/*.yaml
var embedded embed.FS

// defaults is the embedded showroom with its files at the top.
func defaults() fs.FS {
	sub, err := fs.Sub(embedded, "default")
	if err != nil {
		return embedded // cannot be: the directory is compiled in
	}
	return sub
}

// Default returns the showroom that is part of the program.
func Default() (*flows.House, error) { return Read(defaults()) }

// Load reads the showroom from the files of a directory. Where they have
// mistakes the error is [Mistakes].
func Load(dir string) (*flows.House, error) {
	info, err := os.Stat(dir)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, Mistakes{{File: dir, Text: say(
			"没有这个目录，请先运行 reception init %s",
			"there is no such directory: run reception init %s first", dir)}}
	case err != nil:
		return nil, err
	case !info.IsDir():
		return nil, Mistakes{{File: dir, Text: say(
			"这是文件，不是目录；请写放 %s 等文件的目录",
			"this is a file: name the directory that holds %s and the others", Files()[0])}}
	}
	return Read(os.DirFS(dir))
}

// Read reads the showroom from the files at the top of fsys. Where they have
// mistakes the error is [Mistakes].
func Read(fsys fs.FS) (*flows.House, error) {
	h, mistakes := read(fsys)
	if grave := mistakes.Grave(); len(grave) > 0 {
		return nil, grave
	}
	return h, nil
}

// Check lists what is wrong with the files at the top of fsys, by file and
// line. Names are looked up across the files only when each can be read.
func Check(fsys fs.FS) []Mistake {
	_, mistakes := read(fsys)
	return mistakes
}

// Init writes the default showroom into a directory, which it makes where there
// is none. It overwrites nothing: if one of the files is there, none is written.
func Init(dir string) error {
	for _, name := range Files() {
		path := filepath.Join(dir, name)
		if _, err := os.Lstat(path); err == nil {
			return Mistake{File: path, Text: say(
				"已有此文件，不会覆盖；请换一个目录，或先移走它",
				"is already there and is not overwritten: choose another directory or move it away first")}
		} else if !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	for _, name := range Files() {
		text, err := fs.ReadFile(defaults(), name)
		if err != nil {
			return err
		}
		if err := write(filepath.Join(dir, name), text); err != nil {
			return err
		}
	}
	return nil
}

// write makes a new file; one that came into being meanwhile is left alone.
func write(path string, text []byte) error {
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return err
	}
	_, err = f.Write(text)
	return errors.Join(err, f.Close())
}

// Files lists the names of the files of a house, in the order they are read.
func Files() []string {
	var f files
	names := make([]string, 0, 11)
	for _, s := range f.list() {
		names = append(names, s.name)
	}
	return names
}

// maxSize is far above any house file; what is larger is some other file.
const maxSize = 1 << 20

// read decodes and checks all files. The house is whole only without mistakes.
func read(fsys fs.FS) (*flows.House, Mistakes) {
	var f files
	var mistakes Mistakes
	sources := make(map[string]*source)
	sum := sha256.New()
	for _, file := range f.list() {
		s := &source{name: file.name, spots: map[string]spot{}}
		sources[file.name] = s
		text, err := readFile(fsys, file.name)
		if slices.Contains(later, file.name) && errors.Is(err, fs.ErrNotExist) {
			s.absent = true
			text, err = readFile(defaults(), file.name) // in the fingerprint too: this is in force
		}
		switch {
		case errors.Is(err, fs.ErrNotExist):
			s.add(spot{}, "没有这个文件；请运行 reception init DIR 生成一套，再把它复制过来",
				"is missing: run reception init DIR for a set of files and copy it from there")
		case err != nil:
			s.add(spot{}, "无法读取此文件：%[1]v", "cannot be read: %[1]v", err)
		default:
			fmt.Fprintf(sum, "%s %d\n", file.name, len(text))
			sum.Write(text)
			s.decode(text, file.into)
		}
		mistakes = append(mistakes, s.mistakes...)
	}
	mistakes = append(mistakes, strangers(fsys)...)
	if len(mistakes) > 0 {
		return nil, mistakes
	}
	h, mistakes := f.house(sources)
	h.Fingerprint = hex.EncodeToString(sum.Sum(nil))[:16]
	return h, append(mistakes, check(h, sources)...).sorted()
}

func readFile(fsys fs.FS, name string) ([]byte, error) {
	info, err := fs.Stat(fsys, name)
	if err != nil {
		return nil, err
	}
	if info.Size() > maxSize {
		return nil, fmt.Errorf("%d bytes is more than a house file may have (%d)", info.Size(), maxSize)
	}
	text, err := fs.ReadFile(fsys, name)
	return bytes.TrimPrefix(text, []byte("\ufeff")), err // Windows editors write a byte order mark
}

// strangers reports YAML files that no one reads: most are misspelt.
func strangers(fsys fs.FS) Mistakes {
	entries, err := fs.ReadDir(fsys, ".")
	if err != nil {
		return nil // the files themselves can be read, or have been reported
	}
	known := strings.Join(Files(), " ")
	var mistakes Mistakes
	for _, e := range entries {
		name := e.Name()
		ext := strings.ToLower(filepath.Ext(name))
		if (ext == ".yaml" || ext == ".yml") && !strings.HasPrefix(name, ".") && !slices.Contains(Files(), name) {
			mistakes = append(mistakes, Mistake{File: name, Text: say(
				"不会读取此文件，只读取：%s；请改名或移走",
				"is not read, there are only %s: rename it or move it away", known)})
		}
	}
	return mistakes
}
