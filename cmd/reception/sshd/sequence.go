package sshd

import (
	"io"
	"unicode/utf8"
)

// What a keyboard sends is short, except a paste. Whoever reads keys keeps a sequence
// until it ends, and looks at all of it again with every byte: one that never ends
// would take the memory and the processor of everybody.
const (
	longestKeys  = 256      // of a key, a click, a report
	longestWords = 4 << 10  // of what a terminal says of itself in words
	longestPaste = 64 << 10 // far above what any field takes
)

const (
	pasteBegins = "200~" // behind ESC [
	pasteEnds   = "\x1b[201~"
)

// What a byte belongs to.
type within int

const (
	nothing within = iota
	escape
	control // ESC [ …, ESC O …
	words   // ESC ] … and its like
	paste
)

// A bounded reads the keys of a screen, and leaves out of a sequence or a paste what
// is more than any terminal sends.
type bounded struct {
	in io.Reader

	at    within
	so    []byte // the beginning of a control sequence, as long as it may begin a paste
	n     int    // so many bytes of it have gone by
	ends  int    // so many bytes of pasteEnds stand at its end, held back
	char  []byte // the beginning of a character of several bytes
	ready []byte
	buf   [4 << 10]byte
}

func (r *bounded) Read(p []byte) (int, error) {
	for len(r.ready) == 0 {
		n, err := r.in.Read(r.buf[:min(len(p), len(r.buf))])
		for _, b := range r.buf[:n] {
			r.take(b)
		}
		if err != nil && len(r.ready) == 0 {
			return 0, err
		}
	}
	n := copy(p, r.ready)
	if r.ready = r.ready[n:]; len(r.ready) == 0 {
		r.ready = nil
	}
	return n, nil
}

func (r *bounded) take(b byte) {
	switch {
	case r.at == paste:
		r.pasted(b)
		return
	case b == esc:
		r.begin(escape)
	case r.at == escape:
		r.introduced(b)
	case r.at == control:
		r.controlled(b)
	case r.at == words && (b == '\a' || b == can || b == sub):
		r.begin(nothing)
	}
	if r.at == nothing && b >= utf8.RuneSelf {
		r.spell(b)
		return
	}
	r.pass(b)
}

// Bytes that begin a sequence, and that break one off.
const (
	esc = 0x1b
	can = 0x18
	sub = 0x1a
)

func (r *bounded) begin(at within) { r.at, r.n, r.so, r.char = at, 0, r.so[:0], r.char[:0] }

// controlled takes a byte of a control sequence: its last one may begin a paste.
func (r *bounded) controlled(b byte) {
	if len(r.so) <= len(pasteBegins) {
		r.so = append(r.so, b)
	}
	switch {
	case string(r.so) == pasteBegins:
		r.begin(paste)
	case b >= '@' && b <= '~', b < ' ':
		r.begin(nothing)
	}
}

// spell takes a byte of a character of several. Bytes that are none are left out: by
// themselves some of them begin a sequence.
func (r *bounded) spell(b byte) {
	if r.char = append(r.char, b); !utf8.FullRune(r.char) {
		return
	}
	if c, _ := utf8.DecodeRune(r.char); c != utf8.RuneError {
		r.ready = append(r.ready, r.char...)
	}
	r.char = r.char[:0]
}

// introduced takes the byte behind ESC.
func (r *bounded) introduced(b byte) {
	switch b {
	case '[', 'O':
		r.begin(control)
	case ']', 'P', '_', '^', 'X':
		r.begin(words)
	default:
		r.begin(nothing)
	}
}

// pass hands a byte on unless it is one too many.
func (r *bounded) pass(b byte) {
	r.n++
	if most := [...]int{control: longestKeys, words: longestWords, paste: longestPaste}[r.at]; most == 0 || r.n <= most {
		r.ready = append(r.ready, b)
	}
}

// pasted takes a byte of a paste, of which the end is never left out.
func (r *bounded) pasted(b byte) {
	if b == pasteEnds[r.ends] {
		if r.ends++; r.ends == len(pasteEnds) {
			r.ready = append(r.ready, pasteEnds...)
			r.ends = 0
			r.begin(nothing)
		}
		return
	}
	held := pasteEnds[:r.ends]
	r.ends = 0
	for i := range len(held) {
		r.pass(held[i])
	}
	if b == esc {
		r.ends = 1
		return
	}
	r.pass(b)
}
