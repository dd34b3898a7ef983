package tui

import "reception/flows"

const starsName name = "stars"

// newStars lists everybody's stars in the running period (SY-60).
func newStars(id flows.RegisterID) screen {
	return picker{name: starsName + "/" + name(id), looks: true,
		title: func(s scene) string { return s.Words.Registers.Stars },
		items: func(s scene) []item {
			rule, ok := s.House.Register(id)
			if !ok {
				return nil
			}
			var list []item
			for _, x := range s.Floor.Stars(s.House, rule, s.Now) {
				list = append(list, item{id: string(x.Staff), label: s.staff(x.Staff), detail: s.Words.Registers.Starred(x.Stars, x.Bonus, x.Deducted)})
			}
			return list
		}}
}
