package store

import (
	"io"

	bolt "go.etcd.io/bbolt"
)

// WriteTo writes a copy of the log, as it is at this moment, while the desk goes
// on. Only such a copy is a log again: copying the open file is not. It returns
// the number of bytes written.
func (j *Journal) WriteTo(w io.Writer) (n int64, err error) {
	j.copying.RLock()
	defer j.copying.RUnlock()
	return j.writeTo(w)
}

// WriteFile writes such a copy to a file, whole or not at all. Use it in the folder
// of the backups: a copy that has not got its name yet would be passed over while
// guests are erased.
func (j *Journal) WriteFile(path string) error {
	j.copying.RLock()
	defer j.copying.RUnlock()
	return writeCopy(path, j.writeTo)
}

func (j *Journal) writeTo(w io.Writer) (n int64, err error) {
	var failed error
	err = j.view(func(tx *bolt.Tx) error {
		n, failed = tx.WriteTo(w)
		return nil
	})
	if err == nil {
		err = failed
	}
	return n, err
}

var _ io.WriterTo = (*Journal)(nil)
