package store

import "encoding/binary"

// Major types of CBOR items.
const (
	cborUint  = 0
	cborBytes = 2
	cborText  = 3
	cborArray = 4
	cborMap   = 5
	cborTag   = 6
)

// A skimmer goes over CBOR without decoding it. Where it cannot go on it is
// lost: everything it says afterwards means nothing.
type skimmer struct {
	rest []byte
	lost bool
}

// head reads the head of an item: its major type and its number, which is a
// value, a length or a count.
func (s *skimmer) head() (major byte, n uint64) {
	if len(s.rest) == 0 {
		s.lost = true
		return 0, 0
	}
	first := s.rest[0]
	s.rest = s.rest[1:]
	major, n = first>>5, uint64(first&31)
	if n < 24 {
		return major, n
	}
	size := 1 << (n - 24)
	if n > 27 || len(s.rest) < size { // 28–30 do not exist, 31 is of no stated length
		s.lost, s.rest = true, nil
		return 0, 0
	}
	var wide [8]byte
	copy(wide[8-size:], s.rest)
	s.rest = s.rest[size:]
	return major, binary.BigEndian.Uint64(wide[:])
}

// number is the number of an item that must be of a major type.
func (s *skimmer) number(major byte) uint64 {
	got, n := s.head()
	if got != major {
		s.lost = true
	}
	return n
}

// text is an item that must be a text.
func (s *skimmer) text() []byte {
	n := s.number(cborText)
	if s.lost || n > uint64(len(s.rest)) {
		s.lost = true
		return nil
	}
	text := s.rest[:n]
	s.rest = s.rest[n:]
	return text
}

// skip goes over one item with everything in it.
func (s *skimmer) skip() {
	for items := uint64(1); items > 0 && !s.lost; items-- {
		major, n := s.head()
		if n > uint64(len(s.rest)) && major >= cborBytes && major <= cborMap {
			s.lost = true // longer than what is left, also if every item were one byte
			return
		}
		switch major {
		case cborBytes, cborText:
			s.rest = s.rest[n:]
		case cborArray:
			items += n
		case cborMap:
			items += 2 * n
		case cborTag:
			items++
		}
	}
}
