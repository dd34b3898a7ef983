package tui

import "reception/flows"

// Where a guide has more room than the step needs, it shows what comes after: the
// steps ahead with what will be said in them, the way from the gate, and what was
// said on the radio about the party.

// aheadRows are the steps that lie before a party, in at most h rows: each with the
// post that does it, and with its phrases as long as there is room for them.
func aheadRows(s scene, p party, w, h int) []string {
	steps := s.Floor.Ahead(s.House, p.Visit, s.Now)
	if len(steps) == 0 || h < 2 {
		return nil
	}
	spoken := len(steps) * 2 // rows, should each have a phrase
	name := 0
	for _, st := range steps {
		name = min(max(name, width(printable(st.Name.In(s.Text.Tag)))+2), 20)
	}
	var rows []string
	for i, st := range steps {
		r := newRow(w)
		r.space(1)
		r.cell(s.Theme.Muted, labelFirst(i, s.Words.Guide.Ahead), guideLabel)
		r.cell(s.Theme.Muted, string(st.Post), 3)
		r.cell(s.Theme.Plain, st.Name.In(s.Text.Tag), name)
		r.put(s.Theme.Muted, st.Act.In(s.Text.Tag))
		rows = append(rows, r.end())
		if spoken <= h {
			rows = append(rows, laterRows(s, p, st, w)...)
		}
	}
	return rows[:min(len(rows), h)]
}

// laterRows are what will be said in a step to come, were it now.
func laterRows(s scene, p party, st *flows.Step, w int) []string {
	then := *p.Visit
	then.Step = st.ID
	var rows []string
	for _, one := range s.Floor.Guide(s.House, &then, s.Now).Say {
		r := newRow(w)
		r.space(1 + guideLabel + 3)
		r.put(s.Theme.Muted, string(one.Who)+" "+one.Text.In(s.Text.Tag))
		rows = append(rows, r.end())
	}
	return rows
}

// calledRows are the radio calls about a party, the last first, each with its answer.
func calledRows(s scene, p party, w, h int) []string {
	var rows []string
	label := s.Words.Guide.Radio
	for i := len(s.Floor.Calls) - 1; i >= 0 && len(rows) < h; i-- {
		c := s.Floor.Calls[i]
		if c.Visit != p.ID {
			continue
		}
		text := s.Text.Clock(c.At, s.House.Zone) + " " + s.callAbout(c)
		if c.Reply != "" {
			text += "  " + s.Text.Clock(c.Replied, s.House.Zone) + " " + s.Text.Names.Answer[c.Reply]
		}
		rows = append(rows, labelled(s.Theme, padded(label, aboutLabel-2), text, w)...)
		label = ""
	}
	return rows[:min(len(rows), h)]
}

// The way of a party at the foot of a large guide: a row of stages, the minutes
// spent in each below it.
const (
	wayHeight = 3
	wayWidth  = 70
)

// wayRows is the way from the gate to the send-off, with what each stage took.
func wayRows(s scene, p party, w int) []string {
	t := s.Theme
	rule := newRow(w)
	rule.line(t, w)
	names, spent := newRow(w), newRow(w)
	names.space(1)
	spent.space(1)
	each := (w - 2) / len(stages)
	here := stageIndex(s.stage(p.Step))
	for i, st := range stages {
		k := t.Muted
		if i == here {
			k = t.Title
		}
		names.cell(k, s.Text.Names.Stage[st], each)
	}
	lanes(&spent, s, p, each)
	return []string{rule.end(), names.end(), spent.end()}
}
