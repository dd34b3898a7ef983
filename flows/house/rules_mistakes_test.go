package house

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
)

// TestContradictions wants each refused at the line of its setting, with the
// settings that it contradicts and their lines.
func TestContradictions(t *testing.T) {
	for _, x := range clashes {
		for _, word := range x.with[0].words {
			files := copied(t)
			said := map[string]string{x.setting: x.word}
			for i, s := range x.with {
				said[s.setting] = s.words[0]
				if i == 0 {
					said[s.setting] = word
				}
			}
			set(t, files, said)
			text := string(files[rulesFile].Data)
			line := func(setting string) int {
				before, _, _ := strings.Cut(text, "\n"+setting+": ")
				return 2 + strings.Count(before, "\n")
			}
			var got Mistakes
			for _, m := range Check(files) {
				checkSentence(t, m)
				if strings.Contains(m.Text.EN, x.en) {
					got = append(got, m)
				}
			}
			if len(got) != 1 || got[0].Line != line(x.setting) {
				t.Errorf("%s at line %d: %v", slices.Sorted(maps.Keys(said)), line(x.setting), got)
				continue
			}
			for _, s := range x.with {
				if named := fmt.Sprintf("%s: %s (line %d)", s.setting, said[s.setting], line(s.setting)); !strings.Contains(got[0].Text.EN, named) {
					t.Errorf("%v does not name %s", got[0], named)
				}
			}
		}
	}
	files := copied(t)
	files[rulesFile].Data = []byte("newcomers: nothing\n")
	want := "rules.yaml:1:12: newcomers: nothing contradicts order: round (the default): "
	if got := Mistakes(Check(files)).Error(); !strings.HasPrefix(got, want) {
		t.Errorf("left out, the order is named as\n%s\nwant\n%s", got, want)
	}
}

func TestMistakesInRules(t *testing.T) {
	const group = "order: [wuqian, sunlei, zhengshuang, fengxue]"
	for _, m := range []edited{
		{"an unknown setting", rulesFile, "order: round", "ordre: round", 0, 1, `no "ordre" here, there are order, newcomers`},
		{"an unknown word", rulesFile, "order: round", "order: rund", 0, 8, `order cannot be "rund", there are round, fewest_turns, longest_wait`},
		{"true for yes", rulesFile, "carry_over: yes", "carry_over: true", 0, 13, `carry_over cannot be "true", there are yes, no`},
		{"a list for a word", rulesFile, "order: round", "order: [round]", 0, 8, "a single value"},
		{"a setting twice", rulesFile, "order: round", "order: round\norder: round", 1, 1, "order is written twice"},
		{"never changing over", rulesFile, "swap_every: 1", "swap_every: 0", 0, 13, "after 0 days"},
		{"negative days", rulesFile, "owner_days: 0", "owner_days: -1", 0, 13, "owner_days cannot be negative (-1)"},
		{"negative claims", rulesFile, "claim_days: 0", "claim_days: -2", 0, 13, "claim_days cannot be negative (-2)"},

		{"a rule without make-ups", rulesFile, "waivable: [4, 6]", "waivable: [4, 5]", 0, 15, `waivable cannot be "5", there are 4, 6, 8, none`},
		{"a rule twice", rulesFile, "waivable: [4, 6]", "waivable: [4, 4]", 0, 15, `rule "4" is there twice`},
		{"none and some", rulesFile, "waivable: [4, 6]", "waivable: [4, none]", 0, 15, "none cannot stand beside"},
		{"nothing waivable", rulesFile, "waivable: [4, 6]", "waivable: []", 0, 11, "waivable is empty: write none"},

		{"a break's id", rulesFile, "id: lunch", "id: lunch break", 0, 10, "only letters, digits"},
		{"a break twice", rulesFile, "id: fair", "id: lunch", 0, 10, `"lunch" is there twice`},
		{"a break without a name", rulesFile, "name: {zh: 展会, en: Fair}, ", "", 0, 5, "the Chinese is missing"},
		{"a break of the same name", rulesFile, "zh: 私事", "zh: 事假", 0, 25, `"事假" means the reason in line`},
		{"a break named as an id", rulesFile, "zh: 私事", "zh: leave", 0, 25, `"leave" means the reason in line`},
		{"an id as a name", rulesFile, "id: private", "id: 事假", 0, 10, `"事假" means the reason in line`},
		{"yes for true", rulesFile, "keeps: false", "keeps: yes", 0, 0, "neither true nor false"},

		{"a weight's kind", rulesFile, "weights: []", "weights: [{kind: tour, tenths: 5}]", 0, 18, `no kind of visit "tour", there are walk_in`},
		{"a weight twice", rulesFile, "weights: []", "weights:\n  - {kind: group, tenths: 5}\n  - {kind: group, tenths: 6}", 2, 12, `"group" is there twice, first in line`},
		{"a heavy weight", rulesFile, "weights: []", "weights: [{kind: group, tenths: 101}]", 0, 33, "tenths cannot be 101: write 0 to 100"},
		{"a negative weight", rulesFile, "weights: []", "weights: [{kind: group, tenths: -1}]", 0, 33, "tenths cannot be -1"},
		{"no weight", rulesFile, "weights: []", "weights: [{kind: group}]", 0, 11, "tenths is missing"},

		{"a role", rulesFile, "managers: [duty_manager,", "managers: [boss,", 0, 12, `nobody in staff.yaml has the role "boss", there are sales, duty_manager`},
		{"a confirmer", rulesFile, "confirmers: [dept_manager,", "confirmers: [depart_manager,", 0, 14, `the role "depart_manager"`},
		{"no supervisors", rulesFile, "supervisors: [sales_supervisor, dept_manager]", "supervisors: []", 0, 14, "supervisors is empty"},
		{"a group in itself", staffFile, group, "order: [wuqian, wuqian]", 0, 21, `"wuqian" is there twice`},
		{"nobody idle", rulesFile, "idle_groups: rest", "idle_groups: phone", 0, 14, "takes 3 sales groups, staff.yaml has 2"},
	} {
		t.Run(m.what, m.check)
	}
}

// Settings, people and groups with which a rule could never be kept.
func TestMistakesBetweenFiles(t *testing.T) {
	oneGroup := func(f fstest.MapFS) {
		before, _, _ := strings.Cut(string(f[staffFile].Data), "  - id: B\n")
		f[staffFile].Data = []byte(before)
	}
	for _, m := range []struct {
		what string
		edit func(fstest.MapFS)
		want string
	}{
		{"two and two for five", func(f fstest.MapFS) {
			edit(t, f, siteFile, "waiting: 2", "waiting: 5")
			edit(t, f, staffFile, "order: [lina, zhouyang, zhaomin, qianjin]", "order: [lina, zhouyang]")
			edit(t, f, staffFile, "order: [wuqian, sunlei, zhengshuang, fengxue]", "order: [wuqian, sunlei]")
		}, `the group "A" has too few people (2): even with support it could not keep the 5 waiting`},
		{"a lone group of one", func(f fstest.MapFS) {
			oneGroup(f)
			edit(t, f, staffFile, "order: [lina, zhouyang, zhaomin, qianjin]", "order: [lina]")
		}, `the group "A" has too few people (1)`},
		{"nothing to change over", func(f fstest.MapFS) {
			oneGroup(f)
			set(t, f, map[string]string{"swap_every": "2"})
		}, "there are too few sales groups (1) to change over"},
		{"no phone group", func(f fstest.MapFS) {
			oneGroup(f)
			set(t, f, map[string]string{"support_unused": "none"})
		}, "support_unused: none takes 2 sales groups, staff.yaml has 1"},
		{"claims after ownership", func(f fstest.MapFS) {
			set(t, f, map[string]string{"owner_days": "7", "claim_days": "15"})
		}, "rules.yaml:75:13: a guest cannot be claimed for 15 days: the original keeps a guest for 7 (line 73)"},
		{"no department manager", func(f fstest.MapFS) {
			edit(t, f, staffFile, "roles: [dept_manager, duty_manager]", "roles: [duty_manager]")
		}, "staff.yaml:9:3: nobody has the role dept_manager, so nobody could confirm a rest roster"},
		{"no duty manager", func(f fstest.MapFS) {
			edit(t, f, staffFile, "roles: [duty_manager]", "roles: [site_manager]")
			edit(t, f, staffFile, "roles: [dept_manager, duty_manager]", "roles: [dept_manager]")
		}, "nobody has the role duty_manager, and one must always be on site"},
		{"no managers and none of the usual", func(f fstest.MapFS) {
			f[rulesFile].Data = []byte("order: round\n")
			edit(t, f, staffFile, "roles: [sales_supervisor]", "roles: [office]")
			edit(t, f, staffFile, "roles: [dept_manager, duty_manager]", "roles: [duty_manager]")
		}, "supervisors is missing, and nobody has one of the usual roles (sales_supervisor, dept_manager)"},
	} {
		files := copied(t)
		m.edit(files)
		mistakes := Mistakes(Check(files))
		if !strings.Contains(mistakes.Error(), m.want) {
			t.Errorf("%s: there is no %q in:\n%v", m.what, m.want, mistakes)
		}
		for _, got := range mistakes {
			checkSentence(t, got)
		}
	}
	files := copied(t)
	oneGroup(files) // a small showroom without a phone group is none of them
	if mistakes := Check(files); len(mistakes) > 0 {
		t.Errorf("one group of four:\n%v", Mistakes(mistakes))
	}
}
