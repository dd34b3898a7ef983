package lang

import "reception/flows"

// personalEventsZH are the events of what is kept about guests.
func personalEventsZH() map[flows.Kind]sentence {
	m := saying{}
	m.add(says(func(s *story, e flows.GuestsErased) string {
		return "删除 " + count(len(e.Guests)) + " 个客户编号的资料" + s.details(word(s.t.Names.Erased, e.Reason), "批准："+s.manager(e.Manager))
	}))
	m.add(says(func(s *story, e flows.ConsentNoted) string {
		return "个人信息告知：" + s.fileOf(e.Guest, e.Visit) + " " + word(s.t.Names.Consent, e.Is) + s.details(s.t.phrases.Notice(e.Notice))
	}))
	m.add(says(func(s *story, e flows.FileOpened) string {
		what := "查看"
		if e.Copy != "" {
			what = "导出"
		}
		return what + s.t.phrases.File(count(int(e.Guest))) + " 的档案" + s.details(s.opened(e)...)
	}))
	return m
}

// fileOf is a guest by the party they came with, or by the number of the file.
func (s *story) fileOf(guest flows.GuestNo, visit flows.VisitID) string {
	if visit != 0 {
		return s.party(visit)
	}
	return s.t.phrases.File(count(int(guest)))
}

// opened is what is said of an opened file besides whose it is.
func (s *story) opened(e flows.FileOpened) (about []string) {
	if e.Why != "" {
		about = append(about, e.Why)
	}
	if e.Names {
		about = append(about, s.t.phrases.Unmasked)
	}
	if e.From != "" {
		about = append(about, clip(e.From))
	}
	if e.Copy != "" {
		about = append(about, "SHA-256 "+e.Copy[:min(len(e.Copy), 16)])
	}
	return about
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
	m.add(says(func(s *story, e flows.ConsentNoted) string {
		return "Notice to " + s.fileOf(e.Guest, e.Visit) + ": " + word(s.t.Names.Consent, e.Is) + s.details(s.t.phrases.Notice(e.Notice))
	}))
	m.add(says(func(s *story, e flows.FileOpened) string {
		what := "Looked at "
		if e.Copy != "" {
			what = "Copied out "
		}
		return what + s.t.phrases.File(count(int(e.Guest))) + s.details(s.opened(e)...)
	}))
	return m
}
