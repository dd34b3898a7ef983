package flows

// RollStatus is a roll call that is under way.
type RollStatus struct {
	Roll
	Missing      []VisitID `json:"missing"`       // inside and not seen safe
	MissingStaff []StaffID `json:"missing_staff"` // at work and not seen safe
}

// MessageStatus is an open message; its text and number stay at the desk.
type MessageStatus struct {
	Message
	From   string `json:"from,omitempty"`   // as addressed in Chinese
	Erased bool   `json:"erased,omitempty"` // who it was from is gone
}

// deskStatus adds roll call, hand-over and messages.
func (f *Floor) deskStatus(h *House, s *Status) {
	if f.Roll != nil {
		s.Roll = &RollStatus{Roll: *f.Roll, MissingStaff: f.MissingStaff()}
		for _, v := range f.Missing() {
			s.Roll.Missing = append(s.Roll.Missing, v.ID)
		}
	}
	for _, x := range f.Handovers {
		s.Handover = append(s.Handover, *x)
	}
	for _, m := range f.Messages {
		one := MessageStatus{Message: *m, Erased: m.Person.Erased()}
		if p, known := m.Person.Open(); known {
			one.From = h.Address(p, known, ZH)
		}
		s.Messages = append(s.Messages, one)
	}
}
