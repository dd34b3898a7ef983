package tui

import "reception/flows"

// Fields of the owner check, and of acts on bookings that somebody answers for.
const (
	fieldOwns      fieldID = 300 + iota // whose guest it becomes
	fieldApproves                       // who confirms a booking (rule 11)
	fieldMover                          // who changes an agreed time (SY-25)
	fieldDay                            // a date, typed loosely
	fieldErasedFor                      // why a guest is erased
)

func (s scene) checkLabel(id fieldID) string {
	if id >= fieldMend {
		return s.mendLabel(id)
	}
	w := s.Words.Card
	return map[fieldID]string{fieldOwns: w.Owns, fieldApproves: w.Confirmer, fieldMover: w.Who,
		fieldDay: s.Words.Bookings.DayField, fieldErasedFor: s.Words.File.Why}[id]
}

func (s scene) checkOptions(id fieldID) []option {
	switch id {
	case fieldErasedFor:
		var list []option
		for _, why := range flows.ErasedFors() {
			list = append(list, option{string(why), s.Text.Names.Erased[why]})
		}
		return list
	case fieldOwns:
		return s.options(fieldAsksFor)
	case fieldApproves:
		return s.managers(s.House.Rules.ConfirmerRoles())
	case fieldMover:
		var ids []flows.StaffID
		for _, p := range s.Floor.People {
			if p.On {
				ids = append(ids, p.ID)
			}
		}
		return s.named(ids)
	}
	return s.mendOptions(id)
}
