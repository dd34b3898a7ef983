package flows

// TurnOf is the ledger line that a record of the log is, and false for any other
// record: a past choice is derived from its record, however old it is.
func TurnOf(r Record) (*Turn, bool) {
	switch r.Event.(type) {
	case TurnNoted, RotaOrdered, GroupsSet:
		f := Floor{}.Apply(r)
		if n := len(f.Ledger); n > 0 {
			return f.Ledger[n-1], true
		}
	}
	return nil, false
}
