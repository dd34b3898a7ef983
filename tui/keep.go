package tui

// Nothing that was typed is lost because somebody went elsewhere. A form with
// something in it is a draft (see drafter); what is typed to look something up is
// no draft, but it waits as well where another place was opened over it.

// A question is a screen with a line that looks something up. Esc drops what was
// asked: the next question is another one.
type question interface {
	keeper
	Asked() bool
}

// Asked reports whether something is typed.
func (f search) Asked() bool { return f.input.String() != "" }

// Asked reports whether something is typed.
func (o owner) Asked() bool { return o.input.String() != "" }

// Asked reports whether something is typed.
func (l lookup) Asked() bool { return l.input.String() != "" }

// keepQuestions keeps the questions from place n of the stack on, which are left
// for a place below them.
func (r *Root) keepQuestions(n int) {
	for _, s := range r.stack[n:] {
		if q, ok := s.(question); ok && q.Asked() {
			r.drafts[s.Name()] = q
		}
	}
}

// unsaved reports whether a form is half filled in.
func (r *Root) unsaved() bool {
	for _, s := range r.stack {
		if d, ok := s.(drafter); ok && d.Draft() {
			return true
		}
	}
	for _, s := range r.drafts {
		if _, ok := s.(drafter); ok {
			return true
		}
	}
	return false
}
