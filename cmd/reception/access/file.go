package access

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// maxFile is far above any file of keys or PINs; what is larger is some other file.
const maxFile = 4 << 20

// A file is one of the files of this package, read again when it has changed.
type file struct {
	path   string
	looked bool
	seen   fs.FileInfo // as it was read last; nil where it was not there
	err    error       // why it could not be read then
}

// load reads the file where it is another than was read last. A file that is not
// there is empty.
func (f *file) load() (text []byte, fresh bool, err error) {
	info, err := os.Stat(f.path)
	missing := errors.Is(err, fs.ErrNotExist)
	switch {
	case err != nil && !missing:
		fresh = f.looked || f.err == nil
		f.looked, f.seen, f.err = false, nil, err
		return nil, fresh, err
	case f.looked && same(f.seen, info):
		return nil, false, f.err
	case missing:
		f.looked, f.seen, f.err = true, nil, nil
		return nil, true, nil
	}
	f.looked = true
	text, f.seen, f.err = read(f.path)
	return text, true, f.err
}

// same reports whether a file is the one that was read and has not been written
// since. Its mode counts: a file that was opened to others is refused.
func same(was, is fs.FileInfo) bool {
	if was == nil || is == nil {
		return was == nil && is == nil
	}
	return os.SameFile(was, is) && was.Size() == is.Size() && was.ModTime().Equal(is.ModTime()) && was.Mode() == is.Mode()
}

// read reads a whole file, and says what it was before it was read: a write in
// the middle is then seen as a change.
func read(path string) (text []byte, info fs.FileInfo, err error) {
	if info, err = os.Stat(path); err != nil {
		return nil, nil, err
	}
	if !info.Mode().IsRegular() { // a pipe would be waited for
		return nil, info, both("%s 不是普通文件", "%s is not an ordinary file", path)
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, info, err
	}
	defer f.Close() //nolint:errcheck // only read
	if info, err = f.Stat(); err != nil {
		return nil, nil, err
	}
	if err := private(path, info); err != nil {
		return nil, info, err
	}
	if text, err = io.ReadAll(io.LimitReader(f, maxFile+1)); err == nil && len(text) > maxFile {
		text, err = nil, both("%s 太大：这不像是迎宾台的文件", "%s is too large to be a file of reception", path)
	}
	return text, info, err
}

// change puts another text in the place of the file's. Of two commands at the
// same moment neither loses what the other wrote.
func (f *file) change(edit func(text []byte) ([]byte, error)) error {
	path := f.path
	if real, err := filepath.EvalSymlinks(path); err == nil {
		path = real // the link stays
	}
	dir := filepath.Dir(path)
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return err
	}
	release, err := hold(dir)
	if err != nil {
		return err
	}
	defer release()
	was, _, err := read(path)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	is, err := edit(was)
	if err != nil {
		return err
	}
	return replace(path, is)
}

// replace writes a file for its owner alone; it appears whole or not at all, and
// is on the disk when it has appeared.
func replace(path string, text []byte) (err error) {
	dir, name := filepath.Split(path)
	dir = filepath.Join(dir, ".")
	f, err := os.CreateTemp(dir, "."+name+".*") // made 0600
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			_ = f.Close()
			err = errors.Join(err, os.Remove(f.Name()))
		}
	}()
	if _, err := f.Write(text); err != nil {
		return err
	}
	if err := errors.Join(keepOwner(f, path), f.Sync()); err != nil {
		return err
	}
	if err := f.Close(); err != nil {
		return err
	}
	if err := os.Rename(f.Name(), path); err != nil {
		return err
	}
	return syncDir(dir)
}
