package flows

// merged: which turns two entries of one party have cost by then depends on the rules.
func (re *rehearsal) merged(r *Record, e VisitsMerged) {
	v, ok := re.floor.Visit(e.Visit)
	booked := ok && v.Booking != 0
	re.decide(r, func(d *decision) { d.yields(e.Other) })
	re.keep(*r)
	if !booked {
		re.decide(r, func(d *decision) { d.bookedAfterAll(e.Visit) })
	}
}

// corrected: what a corrected purpose costs is decided after it.
func (re *rehearsal) corrected(r *Record, e Corrected) {
	v, ok := re.floor.Visit(e.Visit)
	counted := ok && re.h.counts(v)
	re.keep(*r)
	if v, ok = re.floor.Visit(e.Visit); ok && e.Field == FieldPurpose {
		re.decide(r, func(d *decision) { d.corrects(v, counted) })
	}
}
