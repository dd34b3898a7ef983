package store

import (
	"encoding/binary"
	"fmt"

	bolt "go.etcd.io/bbolt"
)

// A small bucket lies inside the page of its parent. bbolt copies it and believes every
// place that it names, and its own check passes it over: a wrong one leads into the
// program's memory, where it shows something else or ends the program at some later
// moment. So these pages are looked at before anything in them is read.

// Sizes and flags of bbolt's pages: a head, then entries of 16 bytes that say where
// their keys and values lie, counted from the entry itself.
const (
	pageHead, pageEntry = 16, 16
	branchPage          = 0x01
	leafPage            = 0x02
	bucketEntry         = 0x01
	bucketHead          = 16
	rootDepth           = 4 // far more than a handful of buckets needs
)

// checkInline looks at the pages in which the buckets are listed.
func (j *Journal) checkInline(tx *bolt.Tx) error {
	return j.checkRoot(uint64(tx.Cursor().Bucket().RootPage()), uint64(tx.Size()), 0) //nolint:gosec // a size
}

func (j *Journal) checkRoot(id, size uint64, depth int) error {
	length := uint64(j.db.Info().PageSize) //nolint:gosec // a size
	bad := &Damage{Why: fmt.Sprintf("its list of parts is not one (page %d)", id)}
	if depth > rootDepth || id < 2 || id >= size/length {
		return bad
	}
	page := make([]byte, length)
	at := id * length
	if _, err := j.file.ReadAt(page[:pageHead], int64(at)); err != nil { //nolint:gosec // inside the file
		return err
	}
	if more := uint64(binary.NativeEndian.Uint32(page[12:])); more >= size/length-id {
		return bad
	} else if more > 0 {
		page = make([]byte, length*(1+more))
	}
	if _, err := j.file.ReadAt(page, int64(at)); err != nil { //nolint:gosec // inside the file
		return err
	}
	switch flags, n := binary.NativeEndian.Uint16(page[8:]), entries(page); {
	case flags == branchPage && n > 0:
		for i := range n {
			if err := j.checkRoot(binary.NativeEndian.Uint64(page[pageHead+pageEntry*i+8:]), size, depth+1); err != nil {
				return err
			}
		}
		return nil
	case flags != leafPage || !leafFits(page, checkBucket):
		return bad
	}
	return nil
}

// entries is how many entries a page has room for, of those it says it has.
func entries(page []byte) int {
	n := int(binary.NativeEndian.Uint16(page[10:]))
	return min(n, (len(page)-pageHead)/pageEntry)
}

// leafFits reports whether all keys and values of a leaf lie inside it, and the buckets
// among them are whole.
func leafFits(page []byte, bucket func([]byte) bool) bool {
	n := entries(page)
	if n != int(binary.NativeEndian.Uint16(page[10:])) {
		return false
	}
	for i := range n {
		at := pageHead + pageEntry*i
		word := func(k int) uint64 { return uint64(binary.NativeEndian.Uint32(page[at+4*k:])) }
		key := uint64(at) + word(1) //nolint:gosec // a place
		value := key + word(2)
		end := value + word(3)
		if word(1) < pageEntry || end > uint64(len(page)) {
			return false
		}
		if word(0)&bucketEntry != 0 && !bucket(page[value:end]) {
			return false
		}
	}
	return true
}

// checkBucket looks at one bucket: one with pages of its own is bbolt's to check.
func checkBucket(value []byte) bool {
	if len(value) < bucketHead {
		return false
	}
	if binary.NativeEndian.Uint64(value) != 0 {
		return true
	}
	page := value[bucketHead:]
	none := func([]byte) bool { return false } // no log has buckets in buckets
	return len(page) >= pageHead && binary.NativeEndian.Uint16(page[8:]) == leafPage && leafFits(page, none)
}
