package flows

import "time"

// EntryStatus is an entry of a register that is open, or was today.
type EntryStatus struct {
	ID       EntryID            `json:"id"`
	Register RegisterID         `json:"register"`
	No       int                `json:"no"`
	State    StateID            `json:"state"`
	Fields   map[FieldID]string `json:"fields"`
	Erased   []FieldID          `json:"erased,omitempty"`
	Visit    VisitID            `json:"visit,omitempty"`
	Of       EntryID            `json:"of,omitempty"`
	Opened   time.Time          `json:"opened"`
	By       By                 `json:"by"`
	Clocks   []Clock            `json:"clocks"`
	Past     []MoveMark         `json:"past"`
	Over     time.Time          `json:"over,omitzero"`
	Found    Finding            `json:"found_by,omitzero" jsonschema_description:"the list of checks that found it"`
	Next     []MoveID           `json:"next" jsonschema_description:"the moves that are possible now"`
}

func (f *Floor) registerStatus(h *House, s *Status) {
	for _, e := range f.Entries {
		one := EntryStatus{ID: e.ID, Register: e.Register, No: e.No, State: e.State, Fields: map[FieldID]string{}, Visit: e.Visit, Of: e.Of,
			Opened: e.Opened, By: e.By, Clocks: e.Clocks, Past: e.Past, Over: e.Over, Found: e.Found}
		for _, v := range e.Values {
			if e.Erased(v.Field) {
				one.Erased = append(one.Erased, v.Field)
				continue
			}
			one.Fields[v.Field] = e.Get(v.Field)
		}
		if r, ok := h.Register(e.Register); ok {
			for _, m := range f.MovesOf(r, e) {
				one.Next = append(one.Next, m.ID)
			}
		}
		s.Entries = append(s.Entries, one)
	}
	for _, x := range f.Sheets {
		s.Sheets = append(s.Sheets, *x)
	}
	for i := range h.Sheets {
		s.Surveys = append(s.Surveys, f.Rounds(h, &h.Sheets[i])...)
	}
	for i := range h.Registers {
		s.Repeats = append(s.Repeats, f.Repeats(&h.Registers[i])...)
		s.Stars = append(s.Stars, f.Stars(h, &h.Registers[i], s.At)...)
	}
	s.Tomorrow = f.Tomorrow(h, s.At)
	s.Due = f.Deadlines(h, s.At)
}
