package lang

// RuleWords are the reception rules 1-12 and the readings of them (AMB-TR…).
type RuleWords struct {
	Gist  map[string]string // in one sentence
	Full  map[string]string // the rule as it is written
	Refer map[string]string // what a reading or statement is about: "规则5、6 保留位次"
}

// Rule is how a rule, a reading or a statement is called: "规则3".
func (t *Text) Rule(id string) string {
	if name, ok := t.Rules.Refer[id]; ok {
		return name
	}
	return t.Ledger.Rule(clip(id))
}

// RuleGist is a rule in one sentence; empty where there is none of that number.
func (t *Text) RuleGist(id string) string { return t.Rules.Gist[id] }

// RuleText is a rule as it is written, in English its translation.
func (t *Text) RuleText(id string) string { return t.Rules.Full[id] }
