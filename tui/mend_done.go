package tui

import "reception/flows"

// mended says what became of an entry that was mended; empty where it is not
// known any more.
func (r *Root) mended(c flows.Command, o flows.Outcome) string {
	m, s := r.words().Mend, r.scene()
	v, ok := r.floor.Visit(o.Visit)
	if !ok {
		return ""
	}
	switch c := c.(type) {
	case flows.Correct:
		return m.DidCorrect(s.numbered(v), r.text.Names.Correctable[c.Field])
	case flows.Reopen:
		return m.DidReopen(s.numbered(v))
	case flows.Merge:
		return m.DidMerge(v.No)
	case flows.Split:
		return m.DidSplit(v.Party, v.No)
	}
	return ""
}
