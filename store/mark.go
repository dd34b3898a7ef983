package store

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
)

// A mark lies beside the log as <log>.state and says whether it was closed:
//
//	open 4711 desk-1                    process and host that have it open
//	closed 65536 1790000000000000000 f00d…    size, time of change and head when it was closed
//
// A mark that is missing, torn or does not fit the log means "judge it first".
// The head shows what bbolt cannot: that it fell back to the transaction before
// the last, because the page that names the last one has been lost.
type mark struct {
	known   bool // there is a mark: this program has had a log here
	pid     int
	host    string
	size    int64
	changed int64 // Unix nanoseconds
	head    Hash
}

func markPath(path string) string { return path + ".state" }

func readMark(path string) (m mark) {
	text, err := os.ReadFile(markPath(path))
	if err != nil {
		return mark{}
	}
	m.known = true
	// The line break is part of both forms, so that a torn line fits neither.
	var head string
	n, err := fmt.Sscanf(string(text), "closed %d %d %s\n", &m.size, &m.changed, &head)
	if n == 3 && err == nil && m.head.UnmarshalText([]byte(head)) == nil && text[len(text)-1] == '\n' {
		return m
	}
	m.size, m.changed = 0, 0
	if n, _ := fmt.Sscanf(string(text), "open %d %s\n", &m.pid, &m.host); n != 2 {
		m.pid, m.host = 0, ""
	}
	return m
}

// closedAs reports whether the log is, byte for byte as far as the file system
// can tell, the one that was closed.
func (m mark) closedAs(info fs.FileInfo) bool {
	return m.size > 0 && m.size == info.Size() && m.changed == info.ModTime().UnixNano()
}

// withHolder adds who has the log open to ErrInUse.
func withHolder(err error, m mark) error {
	if errors.Is(err, ErrInUse) && m.pid != 0 {
		return fmt.Errorf("%w (process %d on %s)", err, m.pid, m.host)
	}
	return err
}

// writeOpenMark must be on the disk before the first record is: one flush.
func writeOpenMark(path string, durable bool) error {
	host, err := os.Hostname()
	if err != nil || host == "" {
		host = "this-machine"
	}
	_, statErr := os.Stat(markPath(path))
	if err := writeMark(path, fmt.Sprintf("open %d %s\n", os.Getpid(), host), durable); err != nil {
		return err
	}
	if durable && errors.Is(statErr, fs.ErrNotExist) {
		return syncDirOf(path)
	}
	return nil
}

// writeClosedMark needs no flush: a mark that is lost is a judgement more.
func writeClosedMark(path string, head Hash) error {
	info, err := os.Stat(path)
	if err != nil {
		return err
	}
	return writeMark(path, fmt.Sprintf("closed %d %d %s\n", info.Size(), info.ModTime().UnixNano(), head), false)
}

// writeMark writes in place: a torn mark is as good as none.
func writeMark(path, text string, durable bool) error {
	f, err := os.OpenFile(markPath(path), os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o600)
	if err != nil {
		return openError(err)
	}
	_, err = f.WriteString(text)
	if err == nil && durable {
		err = f.Sync()
	}
	return errors.Join(err, f.Close())
}
