package house

import (
	"cmp"
	"fmt"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"reception/flows"
)

// What the file of a reading's other words needs besides, to make sense.
var besides = map[string]map[string]string{
	"newcomers: nothing": {"order": "fewest_turns"},
}

// set changes settings of rules.yaml, each of which stands there on its own line.
func set(t *testing.T, files fstest.MapFS, settings map[string]string) {
	t.Helper()
	for name, word := range settings {
		line := regexp.MustCompile(`(?m)^` + name + `: .*$`)
		if len(line.FindAll(files[rulesFile].Data, 2)) != 1 {
			t.Fatalf("%s does not stand in one line of %s", name, rulesFile)
		}
		files[rulesFile].Data = line.ReplaceAllLiteral(files[rulesFile].Data, []byte(name+": "+word))
	}
}

func threeGroups(t *testing.T, files fstest.MapFS) {
	t.Helper()
	edit(t, files, staffFile, "order: [lina, zhouyang, zhaomin, qianjin]",
		"order: [lina, zhouyang]\n  - id: C\n    name: {zh: 销售C组, en: Sales group C}\n    order: [zhaomin, qianjin]")
}

// TestAMB_TR_DefaultsAreWrittenOut: every reading stands in the default file with
// the recommended word, under a comment that says what it is and what else may be
// written.
func TestAMB_TR_DefaultsAreWrittenOut(t *testing.T) {
	rules := mustDefault(t).Rules
	lines := strings.Split(string(copied(t)[rulesFile].Data), "\n")
	for _, r := range flows.Readings() {
		if got := *r.At(&rules); got != r.Allowed[0] {
			t.Errorf("%s is %q in the default file, want %q", r.Name, got, r.Allowed[0])
		}
		at := slices.Index(lines, r.Name+": "+r.Allowed[0])
		if at < 1 {
			t.Errorf("%s has no line of its own", r.Name)
			continue
		}
		comment := lines[at-1]
		if !strings.HasPrefix(comment, "# ") || !regexp.MustCompile(`[(, ]`+r.Ref+`[,)]`).MatchString(comment) || !regexp.MustCompile(`\p{Han}`).MatchString(comment) {
			t.Errorf("the comment on %s lacks %s or the Chinese: %s", r.Name, r.Ref, comment)
		}
		for _, word := range r.Allowed {
			if !strings.Contains(comment, " "+word+" ") {
				t.Errorf("the comment on %s does not say %s: %s", r.Name, word, comment)
			}
		}
	}
	if rules.SwapEvery != 1 || rules.OwnerDays != 0 || rules.ClaimDays != 0 || len(rules.Weights) != 0 {
		t.Errorf("swap_every, owner_days, claim_days and weights are not the recommended ones: %+v", rules)
	}
	var usual flows.Rules
	for _, who := range []struct {
		what      string
		got, want []string
	}{
		{"managers", rules.Managers, usual.ManagerRoles()},
		{"confirmers", rules.Confirmers, usual.ConfirmerRoles()},
		{"supervisors", rules.Supervisors, usual.SupervisorRoles()},
		{"waivable (AMB-TR4)", rules.Waivable, []string{"4", "6"}},
	} {
		if !slices.Equal(who.got, who.want) {
			t.Errorf("%s are %v, want %v", who.what, who.got, who.want)
		}
	}
}

// Away, a person is passed with no record (4.2) unless the house says otherwise.
func TestDefaultBreaksLoseThePlace(t *testing.T) {
	rules := mustDefault(t).Rules
	want := "lunch rest toilet errand market_survey fair leave private"
	if got := strings.Join(ids(rules.Breaks, func(b flows.BreakKind) string { return b.ID }), " "); got != want {
		t.Errorf("the reasons are %s, want %s", got, want)
	}
	for _, b := range rules.Breaks {
		if b.Keeps {
			t.Errorf("%s keeps the place", b.ID)
		}
	}
	files := copied(t)
	edit(t, files, rulesFile, "en: Lunch}, keeps: false", "en: Lunch}, keeps: true")
	h, err := Read(files)
	if err != nil {
		t.Fatal(err)
	}
	if lunch, ok := h.Rules.Break("午餐"); !ok || !lunch.Keeps {
		t.Errorf("lunch is %+v, want it to keep the place", lunch)
	}
}

// TestEveryFieldOfRulesCanBeSet wants no field of the rules that a file cannot
// reach, nor one that the default file does not mention.
func TestEveryFieldOfRulesCanBeSet(t *testing.T) {
	words := map[string]string{"swap_every": "2", "owner_days": "15", "claim_days": "2", "waivable": "[8]",
		"managers": "[site_manager]", "confirmers": "[dept_manager]", "supervisors": "[dept_manager]",
		"breaks": "[{id: nap, name: {zh: 午睡}, keeps: true}]", "weights": "[{kind: group, tenths: 20}]"}
	for _, r := range flows.Readings() {
		words[r.Name] = r.Allowed[0]
	}
	files := copied(t)
	var text strings.Builder
	fields := reflect.TypeFor[flows.Rules]()
	for i := range fields.NumField() {
		key := fieldName(fields.Field(i))
		fmt.Fprintf(&text, "%s: %s\n", key, cmp.Or(words[key], "?"))
		if !regexp.MustCompile(`(?m)^` + key + `:`).Match(files[rulesFile].Data) {
			t.Errorf("%s is not in the default file", key)
		}
	}
	files[rulesFile].Data = []byte(text.String())
	h, err := Read(files)
	if err != nil {
		t.Fatalf("%v\nin\n%s", err, &text)
	}
	for i := range fields.NumField() {
		if reflect.ValueOf(h.Rules).Field(i).IsZero() {
			t.Errorf("%s was set and is not", fieldName(fields.Field(i)))
		}
	}
	if fields.NumField() != len(words) {
		t.Errorf("%d settings for %d fields", len(words), fields.NumField())
	}
}

// TestAMB_TR_EachReadingIsASetting loads every word of every reading.
func TestAMB_TR_EachReadingIsASetting(t *testing.T) {
	for _, r := range flows.Readings() {
		for _, word := range r.Allowed {
			files := copied(t)
			if r.Name == "idle_groups" {
				threeGroups(t, files)
			}
			set(t, files, map[string]string{r.Name: word})
			set(t, files, besides[r.Name+": "+word])
			h, err := Read(files)
			if err != nil {
				t.Errorf("%s: %s\n%v", r.Name, word, err)
				continue
			}
			if got := *r.At(&h.Rules); got != word {
				t.Errorf("%s: %s is read as %q", r.Name, word, got)
			}
		}
	}
}

// A directory from before there was a rules.yaml is read with the default rules;
// what is asked of the files since then is not held against it.
func TestHouseWithoutRules(t *testing.T) {
	files := copied(t)
	delete(files, rulesFile)
	h, err := Read(files)
	if err != nil {
		t.Fatal(err)
	}
	if want := mustDefault(t); !reflect.DeepEqual(h, want) {
		t.Errorf("the house is\n%+v\nwant\n%+v", h, want)
	}
	for _, name := range later {
		delete(files, name)
	}
	edit(t, files, staffFile, "roles: [dept_manager, duty_manager]", "roles: [office]")
	edit(t, files, staffFile, "roles: [site_manager]", "roles: [office]")
	if _, err := Read(files); err != nil {
		t.Errorf("its own roles are refused:\n%v", err)
	}
}

// What a file leaves out has its recommended word, no reasons for being away and
// no weights.
func TestRulesLeftOut(t *testing.T) {
	files := copied(t)
	files[rulesFile].Data = []byte("order: longest_wait\ncarry_over: \"no\"\nwaivable: none\n")
	h, err := Read(files)
	if err != nil {
		t.Fatal(err)
	}
	want := flows.Rules{Order: "longest_wait", CarryOver: "no", Waivable: []string{"none"}}
	if !reflect.DeepEqual(h.Rules, want) {
		t.Errorf("the rules are %+v, want %+v", h.Rules, want)
	}
	if h.Fingerprint == mustDefault(t).Fingerprint {
		t.Error("changed rules have the old fingerprint")
	}
}
