package house

import (
	"fmt"
	"slices"
	"strings"

	"reception/flows"
)

// A clash is a setting that contradicts others: with them it has no effect at
// all, or the same thing would count twice. Only what somebody has written can
// contradict: the recommended words go with everything.
type clash struct {
	setting, word string // which is refused …
	with          []says // … while all of these hold
	zh, en        string // why
}

// says holds when a setting has one of the words.
type says struct {
	setting string
	words   []string
}

// compared is an order in which nobody is passed: turns or waiting times are
// compared anew for each party.
var compared = []says{{"order", []string{"fewest_turns", "longest_wait"}}}

var clashes = []clash{
	{"newcomers", "nothing", []says{{"order", []string{"round", "longest_wait"}}},
		"只有 fewest_turns 才按轮次多少排", "only with fewest_turns does the number of turns decide who is next"},
	{"makeups", "with_turn", compared,
		"没有“轮到本人”，补充的机会永远用不上", "without a round nobody's own turn comes, so the make-ups would never be used"},
	{"bye_while_receiving", "later", compared,
		"按轮次或时间比较时没有轮空", "where turns or times are compared there are no byes"},
	{"bye_while_receiving", "later", []says{{"returning", none}, {"named", none}, {"override", none}},
		"没有一种接待会轮空", "no reception leads to a bye"},
	{"passed_busy", "kept", compared,
		"按轮次或时间比较时没有位次可保留", "where turns or times are compared there is no place to keep"},
	{"tied_up", "lost", compared,
		"按轮次或时间比较时没有位次可失去", "where turns or times are compared there is no place to lose"},
	{"passed_busy", "kept", []says{{"makeup", []string{"if_passed"}}},
		"同一次轮过会补两次", "the same pass would be made up twice"},
	{"tied_up", "lost", []says{{"passed_busy", []string{"kept"}}},
		"计轮的接待保留位次，不计轮的反而失去(规则 5、6)",
		"a contact that costs no turn would lose the place which a counted one keeps (rules 5 and 6)"},
	{"named_from_phone_group", "makeup", []says{{"passed_busy", []string{"kept"}}},
		"接待时错过的来电会补两次", "the calls missed meanwhile would be made up twice"},
	{"returning_absent", "charged", []says{{"returning", none}},
		"接待的不计，不能接待的反而计一轮", "who receives is charged nothing, so who cannot receive is not charged either"},
	{"returning_phone_group", "visit_bye", []says{{"returning", none}},
		"接待老客户不计轮，也就没有轮空", "receiving one's own returning guest costs nothing, so there is no bye"},
	{"returning_phone_group", "visit_bye", []says{{"carry_over", []string{"no"}}},
		"接电组当天不轮接访，轮空到下班就清零", "the phone group has no visit turns today, and the bye would be gone tomorrow"},
	{"put_through", "colleague", []says{{"caller_names", none}},
		"同一个来电，一处计给同事，一处不计", "the same call would be the colleague's turn by one and nobody's by the other"},
}

var none = []string{"none"}

// fewGroups are settings that mean nothing with fewer sales groups: with one
// there is no phone group, with two none is idle.
var fewGroups = map[string]int{
	"idle_groups": 3, "booked_by_phone_group": 2, "returning_phone_group": 2, "substitute_from": 2,
	"named_from_phone_group": 2, "support_unused": 2, "not_picked_up": 2, "caller_names": 2, "put_through": 2,
}

func (c *checker) contradictions() {
	for _, x := range clashes {
		if c.word(x.setting) == x.word && !slices.ContainsFunc(x.with, func(s says) bool { return !slices.Contains(s.words, c.word(s.setting)) }) {
			zh, en := c.quote(x.with)
			c.add(c.at(rulesFile).in(x.setting), "%[1]s: %[2]s 与 %[3]s 矛盾：%[4]s；请改其中一个", "%[1]s: %[2]s contradicts %[5]s: %[6]s; change one of them",
				x.setting, x.word, zh, x.zh, en, x.en)
		}
	}
	for _, r := range flows.Readings() {
		word := r.In(&c.house.Rules)
		if n := len(c.house.Groups); n < fewGroups[r.Name] && word != r.Allowed[0] && slices.Contains(r.Allowed, word) {
			c.add(c.at(rulesFile).in(r.Name), "%[1]s: %[2]s 要有 %[3]d 个销售组才有意义，现有 %[4]d 个(staff.yaml)；请改回 %[5]s",
				"%[1]s: %[2]s takes %[3]d sales groups, staff.yaml has %[4]d: write %[5]s", r.Name, word, fewGroups[r.Name], n, r.Allowed[0])
		}
	}
	if every := c.at(rulesFile).in("swap_every"); c.house.Rules.SwapEvery > 1 && len(c.house.Groups) < 2 {
		c.add(every, "只有 %[1]d 个销售组，无组可换；请改回 1", "there are too few sales groups (%[1]d) to change over: write 1", len(c.house.Groups))
	}
}

// word is what a reading says, the recommended word where it says nothing.
func (c *checker) word(setting string) string {
	for _, r := range flows.Readings() {
		if r.Name == setting {
			return r.In(&c.house.Rules)
		}
	}
	return ""
}

// quote names settings with their words and lines.
func (c *checker) quote(with []says) (zh, en string) {
	var zhs, ens []string
	for _, s := range with {
		said := s.setting + ": " + c.word(s.setting)
		if w := c.at(rulesFile).in(s.setting); w.written() {
			line := w.spot().line
			zhs, ens = append(zhs, fmt.Sprintf("%s(第 %d 行)", said, line)), append(ens, fmt.Sprintf("%s (line %d)", said, line))
		} else {
			zhs, ens = append(zhs, said+"(默认)"), append(ens, said+" (the default)")
		}
	}
	return strings.Join(zhs, "、"), strings.Join(ens, ", ")
}
