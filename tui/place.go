package tui

import "reception/flows"

// placeOf is where a party was last known to be, in a few words: the room or the
// flat, else the step, with the bay of its car.
func (s scene) placeOf(v *flows.Visit) string {
	at := s.Floor.Whereabouts(s.House, v)
	text := ""
	switch {
	case at.Flat != "":
		text = s.flat(at.Flat)
	case at.Room != "":
		text = s.room(at.Room)
	case at.Step != "":
		text = s.stepName(at.Step)
	}
	if text == "" {
		text = s.Words.Roll.Unknown
	}
	if at.Bay != "" {
		text += "  " + s.Words.Roll.Bay(s.bay(at.Bay))
	}
	return text
}

// flat is a show flat's name.
func (s scene) flat(id flows.FlatID) string {
	if f, ok := s.House.Flat(id); ok {
		return f.Name.In(s.Text.Tag)
	}
	return string(id)
}
