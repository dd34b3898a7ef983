package lang

import "reception/flows"

// personalEventsZH are the events of what is kept about guests.
func personalEventsZH() map[flows.Kind]sentence {
	m := saying{}
	m.add(says(func(s *story, e flows.GuestsErased) string {
		return "删除 " + count(len(e.Guests)) + " 个客户编号的资料" + s.details(word(s.t.Names.Erased, e.Reason), "批准："+s.manager(e.Manager))
	}))
	return m
}

func personalEventsEN() map[flows.Kind]sentence {
	m := saying{}
	m.add(says(func(s *story, e flows.GuestsErased) string {
		what := "Erased the data under " + count(len(e.Guests)) + " guest number"
		if len(e.Guests) != 1 {
			what += "s"
		}
		return what + s.details(word(s.t.Names.Erased, e.Reason), "allowed by "+s.manager(e.Manager))
	}))
	return m
}
