package lang

import (
	"slices"

	"reception/flows"
)

// Ready-made reasons are recorded as they stood on the screen of whoever chose one.
// A screen in another language shows its own words for them, and for the house's
// reasons for being away; what people wrote themselves stays as they wrote it.

// readyLists are the ready-made reasons of a language, list by list in one order.
func (s *Screen) readyLists() [][]string {
	return [][]string{
		s.Acts.Reasons, s.Acts.SkipReasons, s.Rooms.BlockReasons, s.Day.Reasons, s.Day.ReopenReasons, s.Clock.Reasons,
		s.Bookings.MoveReasons, s.Bookings.OffReasons, s.Bookings.FlagReasons,
		s.Card.GiveReasons, s.Card.CannotReasons, s.Card.MediaReasons,
		s.Mend.Reasons, s.Mend.ReopenReasons, s.Mend.MergeReasons, s.Roll.BeginReasons, s.Tasks.DropReasons,
		s.Rota.SkipReasons, s.Rota.WaiveReasons, s.Rota.AdjustReasons, s.Rota.GroupReasons, s.Rota.SupportReasons,
		s.Rota.OverrideReasons, s.Bar.Reasons,
	}
}

// readyWords are, by language, its words for every ready-made reason of the others.
var readyWords = map[flows.Lang]map[string]string{}

func init() { // not where it is declared: the sentences of texts lead here
	for _, to := range texts {
		words := map[string]string{}
		own := to.Screen.readyLists()
		for _, from := range texts {
			for i, list := range from.Screen.readyLists() {
				for j, text := range list {
					if words[text] == "" { // of two lists with one text the first
						words[text] = own[i][j]
					}
				}
			}
		}
		for _, text := range slices.Concat(own...) {
			words[text] = text // what is said here already stays
		}
		readyWords[to.Tag] = words
	}
}

// Reason is a recorded reason in this language, where it is a ready-made one or one
// of the house's.
func (t *Text) Reason(h *flows.House, given string) string { return t.speaker(h, nil).reason(given) }
