package lang

import "reception/flows"

// took reports whether it is an export with names rather than somebody turned away.
func took(e flows.AccessNoted) bool {
	return e.What == flows.NamesExported || e.What == flows.NamesWritten
}

// accessZH is somebody turned away, or an export that shows names.
func accessZH(s *story, e flows.AccessNoted) string {
	var about []string
	if e.Staff != "" {
		about = append(about, s.staff(e.Staff))
	}
	if e.Role != "" {
		about = append(about, word(s.t.Names.Role, e.Role)+"终端")
	}
	if e.Verb != "" && took(e) {
		about = append(about, e.Verb)
	} else if e.Verb != "" {
		about = append(about, "要办「"+word(s.t.Names.Verb, e.Verb)+"」")
	}
	if e.From != "" {
		about = append(about, "来自 "+clip(e.From))
	}
	if e.Times > 1 {
		about = append(about, "一分钟内 "+count(e.Times)+" 次")
	}
	if e.What == flows.NamesWritten {
		about = append(about, count(e.Rows)+" 行", "SHA-256 "+e.Copy)
	}
	if took(e) {
		return word(s.t.Names.Intrusion, e.What) + s.details(about...)
	}
	return "拒绝：" + word(s.t.Names.Intrusion, e.What) + s.details(about...)
}

func accessEN(s *story, e flows.AccessNoted) string {
	var about []string
	if e.Staff != "" {
		about = append(about, s.staff(e.Staff))
	}
	if e.Role != "" {
		about = append(about, "terminal of "+word(s.t.Names.Role, e.Role))
	}
	if e.Verb != "" && took(e) {
		about = append(about, e.Verb)
	} else if e.Verb != "" {
		about = append(about, "asked for: "+word(s.t.Names.Verb, e.Verb))
	}
	if e.From != "" {
		about = append(about, "from "+clip(e.From))
	}
	if e.Times > 1 {
		about = append(about, count(e.Times)+" times within a minute")
	}
	if e.What == flows.NamesWritten {
		about = append(about, counted(e.Rows, "row", "rows"), "SHA-256 "+e.Copy)
	}
	if took(e) {
		return word(s.t.Names.Intrusion, e.What) + s.details(about...)
	}
	return "Turned away: " + word(s.t.Names.Intrusion, e.What) + s.details(about...)
}
