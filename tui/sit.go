package tui

import "reception/flows"

// newSit changes who is at the keys: the records say whose act it was. Somebody
// with a PIN is asked for it.
func newSit(s scene) screen {
	return picker{name: "sit", title: func(s scene) string { return s.Text.PIN().SitTitle }, items: sitters}
}

// sitters are those at work first.
func sitters(s scene) []item {
	words := s.Text.PIN()
	var here, away []item
	for _, x := range s.everybody() {
		it := item{id: string(x.ID), label: s.staff(x.ID), do: once(effect{Back: true, Open: pin{who: x.ID, asking: true, first: true}, Read: sits(x.ID, "")})}
		if who, ok := s.Floor.Person(x.ID); ok && who.On {
			here = append(here, it)
		} else {
			it.detail = words.Absent
			away = append(away, it)
		}
	}
	list := append(here, away...)
	if s.By.Staff != "" {
		list = append([]item{{id: "nobody", label: words.Stand, do: once(effect{Back: true, Sit: new(flows.StaffID), Read: sits("", "")})}}, list...)
	}
	return list
}

// sitItem leads there from the menu.
func sitItem(s scene) item {
	detail := ""
	if s.By.Staff != "" {
		detail = s.staff(s.By.Staff)
	}
	return item{id: "sit", label: s.Text.PIN().SitTitle, detail: detail, do: once(effect{Back: true, Open: newSit(s)})}
}
