package main

import (
	"os"
	"sync"

	"reception/cmd/reception/access"
)

// mostAccess is how long the file of who came and went may be. Then it is put aside
// in place of the one before, so that no number of logins fills a disk.
const mostAccess = 8 << 20

// An accessLog is that file.
type accessLog struct {
	path string

	mu   sync.Mutex
	file *os.File
	size int64
}

func openAccessLog(path string) (*accessLog, error) {
	if err := access.Private(path); err != nil {
		return nil, err
	}
	l := &accessLog{path: path}
	if err := l.open(); err != nil {
		return nil, err
	}
	return l, nil
}

func (l *accessLog) open() (err error) {
	if l.file, err = os.OpenFile(l.path, os.O_WRONLY|os.O_CREATE|os.O_APPEND, 0o600); err != nil {
		return err
	}
	info, err := l.file.Stat()
	if err != nil {
		return err
	}
	l.size = info.Size()
	return nil
}

// Write writes a line.
func (l *accessLog) Write(line []byte) (n int, err error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.size+int64(len(line)) > mostAccess {
		_ = l.file.Close() // or Windows moves nothing
		_ = os.Rename(l.path, l.path+".1")
		if err := l.open(); err != nil {
			return 0, err
		}
	}
	n, err = l.file.Write(line)
	l.size += int64(n)
	return n, err
}

func (l *accessLog) Close() error {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.file.Close()
}
