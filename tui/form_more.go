package tui

import (
	"slices"

	"reception/flows"
)

// What forms do that grow while they are filled in, or are filled in from elsewhere.

// here is the field that has the focus.
func (f form) here() fieldID { return f.fields[f.focus].id }

// touch keeps a field from being filled in from elsewhere.
func (f form) touch(id fieldID) form {
	fields := append([]field(nil), f.fields...)
	for i := range fields {
		if fields[i].id == id {
			fields[i].touched = !fields[i].empty()
		}
	}
	f.fields = fields
	return f
}

// adding puts further fields under the others, which a refusal has asked for, and
// the focus on the first of them that is empty.
func (f form) adding(more ...field) form {
	fields := append([]field(nil), f.fields...)
	for _, x := range more {
		if !f.has(x.id) {
			fields = append(fields, x)
		}
	}
	f.fields = fields
	for _, x := range more {
		if f.get(x.id).empty() {
			return f.on(x.id)
		}
	}
	return f
}

// behind puts a further field behind another, unless it is there; the focus stays.
func (f form) behind(id fieldID, x field) form {
	i := slices.IndexFunc(f.fields, func(y field) bool { return y.id == id }) + 1
	if f.has(x.id) {
		return f
	}
	f.fields = slices.Insert(slices.Clone(f.fields), i, x)
	if f.focus >= i {
		f.focus++
	}
	return f
}

func (f form) has(id fieldID) bool {
	for i := range f.fields {
		if f.fields[i].id == id {
			return true
		}
	}
	return false
}

// manager is who answers for it, as a form has it.
func (f form) manager(id fieldID) flows.Authority {
	return flows.Authority{Manager: flows.StaffID(f.get(id).text())}
}
