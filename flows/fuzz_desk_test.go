package flows_test

import (
	"time"

	. "reception/flows"
	"reception/flows/flowstest"
)

// mends corrects, opens again, joins and parts entries.
func (d *dice) mends(p *flowstest.Play, ref VisitRef) Command {
	f := &p.Floor
	anyone := func() VisitRef { return ByID(pick(d, append([]*Visit{{ID: 9999}}, f.Visits...)).ID) }
	values := map[Field][]string{FieldParty: {"1", "4", "x"}, FieldCameBy: {"car", "foot"}, FieldPurpose: {"x"}, FieldOutcome: {"x"},
		FieldArrived: {"09:30", "09:40", "11:00"}, FieldDeparted: {"09:45", "10:00", "03:00"}}
	for _, x := range p.House.Purposes {
		values[FieldPurpose] = append(values[FieldPurpose], x.ID)
	}
	for _, x := range p.House.Outcomes {
		values[FieldOutcome] = append(values[FieldOutcome], x.ID)
	}
	switch d.roll(5) {
	case 0:
		return Reopen{Visit: anyone(), Reason: "x"}
	case 1:
		return Merge{Visit: anyone(), Other: anyone()}
	case 2:
		return Split{Visit: ref, Go: d.roll(3)}
	}
	field := pick(d, Fields())
	value := pick(d, values[field])
	if values[field] == nil {
		value = pick(d, []string{"", "李", "13900000000"})
	}
	return Correct{Visit: anyone(), Field: field, Value: value, Reason: "x"}
}

// desk calls the roll, hands over and takes messages.
func (d *dice) desk(p *flowstest.Play, ref VisitRef) Command {
	staff := pick(d, p.House.Staff).ID
	var item, message Seq = 9999, 9999
	if list := p.Floor.Handovers; len(list) > 0 {
		item = pick(d, list).ID
	}
	if list := p.Floor.Messages; len(list) > 0 {
		message = pick(d, list).ID
	}
	return pick(d, []Command{RollCall{Reason: "x"}, RollCall{End: true}, Safe{Visit: ref}, Safe{Visit: ref, Off: true},
		Safe{Staff: staff}, HandOver{Items: []HandItem{{Text: "灯", Due: p.Now.Add(time.Hour)}}}, TakeOver{Handover: item, Staff: staff},
		LeaveMessage{For: staff, From: "钱", Text: "回电"}, CloseMessage{Message: message, Outcome: "x"},
		Erase{Visit: ref, Reason: ErasedAsked, Authority: allowed()}})
}

// mends opens again, joins, parts and corrects what turns depend on.
func (d *days) mends(inside VisitRef) {
	visit := func() VisitRef {
		if len(d.f.Visits) == 0 {
			return inside
		}
		return ByID(choose(d, "mended", d.f.Visits...).ID)
	}
	switch choose(d, "mend", "reopen", "merge", "split", "correct") {
	case "reopen":
		d.try(Reopen{Visit: visit(), Reason: "x"})
	case "merge":
		d.try(Merge{Visit: visit(), Other: inside})
	case "split":
		d.try(Split{Visit: inside, Go: 1})
	default:
		d.try(Correct{Visit: visit(), Field: FieldPurpose, Value: choose(d, "purpose", "visit", "company_internal"), Reason: "x"})
	}
}
