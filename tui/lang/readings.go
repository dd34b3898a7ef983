package lang

import "reception/flows"

// ReadingWords are one choice of the rules: what it is called, what it decides,
// and what each of its words means.
type ReadingWords struct {
	Name    string
	Decides string
	Words   map[string]string
}

// Reading is a choice of the rules in words, with what is in force; for a choice
// of a newer program, its name and its word.
func (t *Text) Reading(r flows.Reading, rules *flows.Rules) (name, is string) {
	w, ok := t.Readings[r.Name]
	if !ok {
		return r.Name, r.In(rules)
	}
	return w.Name, word(w.Words, r.In(rules))
}
