package tui

import (
	"time"

	"reception/flows"
)

// stages are the stops of the track, from the gate to the send-off.
var stages = [...]flows.Stage{
	flows.StageGate, flows.StageParking, flows.StageDoor, flows.StageLounge,
	flows.StageModel, flows.StageRoom, flows.StageLeaving,
}

// place is where a party is: its room where it has one, its stage otherwise.
func (s scene) place(v *flows.Visit) string {
	if v.Room != "" && s.stage(v.Step) == flows.StageRoom {
		return s.room(v.Room)
	}
	return s.Text.Names.Stage[s.stage(v.Step)]
}

// track is the way from the gate to the send-off in a cell a stage.
func track(r *row, s scene, p party) {
	m, here := s.Theme.marks, stageIndex(s.stage(p.Step))
	for i := range stages {
		switch {
		case i < here:
			r.put(s.Theme.Good, m.Past)
		case i == here:
			r.put(s.Theme.Accent, m.Here)
		default:
			r.put(s.Theme.Muted, m.Ahead)
		}
	}
}

func stageIndex(st flows.Stage) int {
	for i := range stages {
		if stages[i] == st {
			return i
		}
	}
	return len(stages)
}

// lanes shows the minutes a party spent in each stage, so that a glance down a
// column tells who is there and for how long.
func lanes(r *row, s scene, p party, w int) {
	t, here := s.Theme, stageIndex(s.stage(p.Step))
	spent := s.spent(p.Visit)
	for i, st := range stages {
		switch {
		case i == here:
			k, _ := t.urgent(p.Guide.Late)
			text := s.Words.Board.Minutes(int(spent[i] / time.Minute))
			if st == flows.StageRoom && p.Room != "" {
				text = s.room(p.Room)
			}
			r.put(t.Accent, t.marks.Here)
			r.cell(k, text, w-2)
		case i < here && spent[i] > 0:
			r.cell(t.Muted, t.marks.Past+s.Words.Board.Minutes(int(spent[i]/time.Minute)), w-1)
		case i < here:
			r.cell(t.Muted, t.marks.Past, w-1)
		default:
			r.cell(t.Muted, t.marks.Ahead, w-1)
		}
		r.space(1)
	}
}

// spent is how long a party was in each stage.
func (s scene) spent(v *flows.Visit) [len(stages)]time.Duration {
	var d [len(stages)]time.Duration
	from := v.Arrived
	for _, m := range v.Past {
		if i := stageIndex(s.stage(m.Step)); i < len(stages) {
			d[i] += max(m.At.Sub(from), 0)
		}
		from = m.At
	}
	if i := stageIndex(s.stage(v.Step)); i < len(stages) {
		d[i] += max(s.Now.Sub(from), 0)
	}
	return d
}
