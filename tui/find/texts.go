package find

import (
	"encoding/binary"
	"strings"

	"reception/flows"
)

// texts keep what was said of guests, packed: a person is eight strings, whose
// headers alone take three times what is in them, and the garbage collector would
// go through all of them again and again.
type texts []*strings.Builder // filled and never grown, so that what was read stays

const blockLen = 1 << 16

// put keeps a text and returns where it is.
func (t *texts) put(text []byte) uint32 {
	last := len(*t) - 1
	if last < 0 || (*t)[last].Len() >= blockLen || (*t)[last].Cap()-(*t)[last].Len() < len(text) {
		last++
		*t = append(*t, new(strings.Builder))
		(*t)[last].Grow(max(blockLen, len(text)))
	}
	b := (*t)[last]
	at := uint32(last)*blockLen + uint32(b.Len()) //nolint:gosec // four gigabytes of names would be everybody
	b.Write(text)
	return at
}

// at is what was put there, and whatever follows it.
func (t texts) at(i uint32) packed { return packed(t[i/blockLen].String()[i%blockLen:]) }

// A packed person is texts with their lengths before them: the digits of the
// phone, the plate as it is compared, then everything as it was said.
type packed string

func pack(p *flows.Personal) []byte {
	b := appendText(nil, digits(p.Phone))
	b = appendText(b, string(plate(p.Plate)))
	for _, s := range said(p) {
		b = appendText(b, *s)
	}
	return b
}

// said are the texts of a person; surname and title, which are searched, first.
func said(p *flows.Personal) [9]*string {
	return [...]*string{&p.Surname, &p.Title, &p.Phone, &p.Plate, &p.TaxiOut, &p.Company, &p.Describe, &p.Note, &p.Fields}
}

func appendText(b []byte, s string) []byte {
	return append(binary.AppendUvarint(b, uint64(len(s))), s...)
}

// next cuts the first text off.
func (p packed) next() (string, packed) {
	n, from := int(p[0]), 1
	if n >= 1<<7 {
		long, size := binary.Uvarint([]byte(p[:min(len(p), binary.MaxVarintLen64)]))
		n, from = int(long), size //nolint:gosec // it was an int
	}
	return string(p[from : from+n]), p[from+n:]
}

// searched is what a person is found by.
type searched struct{ digits, plate, surname, title string }

func (p packed) searched() (s searched) {
	s.digits, p = p.next()
	s.plate, p = p.next()
	s.surname, p = p.next()
	s.title, _ = p.next()
	return s
}

func (p packed) personal() (out flows.Personal) {
	_, p = p.next()
	_, p = p.next()
	for _, s := range said(&out) {
		*s, p = p.next()
	}
	return out
}
