package house

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"reception/flows"
)

// An edited is the default showroom changed in one place. The mistake must stand
// `down` lines below the first line of the edit.
type edited struct {
	what, file, old, new string
	down, column         int
	says                 string // part of the English sentence
}

func TestMistakes(t *testing.T) {
	for _, m := range []edited{
		{"bad YAML", "house.yaml", "zone: Asia/Shanghai", "zone: [Asia", 1, 1, "this is not YAML"},
		{"a tab", "posts.yaml", "    name: {zh: 门岗礼宾", "\tname: {zh: 门岗礼宾", 0, 1, "this is not YAML"},
		{"an unclosed quote", "radio.yaml", "zh: \"{guest}已到\"", "zh: \"{guest}已到", 1, 0, "this is not YAML"},
		{"two documents", "house.yaml", "limits:\n", "---\nlimits:\n", 1, 1, "second document"},
		{"an anchor", "house.yaml", "zone: Asia", "zone: &z Asia", 0, 7, "are not used here"},
		{"an unknown field", "steps.yaml", "    stage: gate\n", "    stage: gate\n    colour: red\n", 1, 5, `no "colour" here`},
		{"a field twice", "house.yaml", "zone: Asia/Shanghai", "zone: UTC\nzone: UTC", 1, 1, `zone is written twice, first in line 6`},
		{"a merge key", "house.yaml", "zone: Asia/Shanghai", "<<: {a: b}\nzone: Asia/Shanghai", 0, 1, `no "<<" here`},
		{"a number", "places.yaml", "size: 6", "size: six", 0, 0, `"six" is not a whole number`},
		{"a duration", "house.yaml", "overdue: 5m", "overdue: 5 minutes", 0, 12, "not a length of time"},
		{"true or false", "posts.yaml", "many: true", "many: 是", 0, 11, "neither true nor false"},
		{"a list", "steps.yaml", "needs: [sales]", "needs: {sales: yes}", 0, 12, "must stand a list"},
		{"a plain value for names", "house.yaml", "name: {zh: 加州1885销售中心, en: California 1885 sales centre}", "name: 加州", 0, 7, "names with values"},

		{"a zone", "house.yaml", "zone: Asia/Shanghai", "zone: Asia/Chongking", 0, 7, "not a time zone"},
		{"no zone", "house.yaml", "zone: Asia/Shanghai", "#", -2, 1, "not a time zone"},
		{"a site", "house.yaml", "site: cal1885", "site: cal/1885", 0, 7, "only letters, digits"},
		{"the change of day", "house.yaml", "day_changes: 4", "day_changes: 24", 0, 14, "hour from 0 to 12"},
		{"a negative limit", "house.yaml", "booked: 2", "booked: -2", 0, 11, "negative"},
		{"no future", "house.yaml", "future: 2m", "future: 0s", 0, 11, "more than nothing"},
		{"a meal", "house.yaml", "meals: []", "meals:\n  - {from: \"11:30\", to: noon}", 1, 25, "not a time of day"},
		{"office hours", "house.yaml", "office: {from: \"09:00\"", "office: {from: nine", 0, 0, "not a time of day"},
		{"a meal backwards", "house.yaml", "meals: []", "meals:\n  - {from: \"13:00\", to: \"11:30\"}", 1, 25, "later than"},

		{"a holiday", "house.yaml", "on: \"05-01\"", "on: May 1", 0, 0, `"May 1" is no day: write "10-01"`},
		{"a holiday twice", "house.yaml", "on: \"05-01\"", "on: \"01-01\"", 0, 0, "01-01 is there twice"},
		{"a holiday without a name", "house.yaml", "on: \"05-01\", name: {zh: 劳动节, en: Labour Day}", "on: \"05-01\"", 0, 0, "the Chinese is missing"},

		{"a post twice", "posts.yaml", "- id: Y2", "- id: Y1", 0, 9, `post "Y1" is there twice, first in line 14`},
		{"a post called all", "posts.yaml", "- id: DM", "- id: all", 0, 9, "means every post"},
		{"covers", "posts.yaml", "covers: [Y1, Y2]", "covers: [Y1, Y9]", 0, 18, `no post "Y9", there are L1, L2`},
		{"no Chinese", "posts.yaml", "{zh: 水吧, en: water bar}", "{en: water bar}", 0, 14, "the Chinese is missing: write station:"},
		{"no name", "places.yaml", "name: {zh: VIP2, en: VIP2}, ", "", 0, 5, "the Chinese is missing: write name:"},
		{"an invisible character", "places.yaml", "zh: A户型样板房", `zh: "A户型\u200b样板房"`, 0, 24, "U+200B"},
		{"no id", "places.yaml", "{id: B7, ", "{", 0, 5, "the bay has no id"},
		{"an id", "places.yaml", "id: VIP3", "id: VIP 3", 0, 10, "only letters, digits"},
		{"a negative size", "places.yaml", "size: 10", "size: -10", 0, 0, "cannot seat -10"},

		{"a negative minimum", "items.yaml", "minimum: 24", "minimum: -24", 0, 0, "the minimum -24 cannot be negative"},
		{"what a drink uses", "items.yaml", "uses: [{item: lemons}]", "uses: [{item: lemon}]", 0, 0, `no item "lemon"`},
		{"how much it uses", "items.yaml", "uses: [{item: lemons}]", "uses: [{item: lemons, n: -1}]", 0, 0, "a serving cannot use -1"},

		{"a member", "staff.yaml", "order: [lina, zhouyang,", "order: [lina, zhouyan, zhouyang,", 0, 19, `no person "zhouyan"`},
		{"in two groups", "staff.yaml", "order: [wuqian,", "order: [wuqian, lina,", 0, 21, `"lina" is there twice`},
		{"an empty group", "staff.yaml", "order: [wuqian, sunlei, zhengshuang, fengxue]", "order: []", 0, 12, "is empty"},

		{"an announcement", "visits.yaml", "announce: RC-20", "announce: RC-28", 0, 0, `no radio call "RC-28"`},
		{"no purpose", "visits.yaml", "purposes:\n", "purposes: []\nothers:\n", 1, 1, `no "others" here, there are kinds, purposes`},
		{"an item twice", "items.yaml", "id: mineral_water", "id: lemon_water", 0, 10, `"lemon_water" is there twice`},

		{"a step twice", "steps.yaml", "- id: seat\n", "- id: greet\n", 0, 9, `step "greet" is there twice`},
		{"a stage", "steps.yaml", "stage: model", "stage: sand", 0, 12, `stage cannot be "sand", there are gate`},
		{"the order of stages", "steps.yaml", "stage: model", "stage: door", 0, 12, `cannot come after "lounge"`},
		{"a post", "steps.yaml", "post: S1", "post: S9", 0, 11, `no post "S9"`},
		{"no post", "steps.yaml", "    post: S1\n", "", -3, 5, "post is missing"},
		{"with", "steps.yaml", "with: [FS]", "with: [FX]", 0, 12, `no post "FX"`},
		{"a condition", "steps.yaml", "when: [car]", "when: [cars]", 0, 12, `"cars" is not a condition`},
		{"a plain condition", "steps.yaml", "when: [car]", "when: hail", 0, 11, `"hail" is not a condition`},
		{"a ticked line", "steps.yaml", "when: [several]", "when: [\"!ticked:seats\"]", 0, 0, `no checklist line "seats"`},
		{"a need", "steps.yaml", "needs: [room]", "needs: [rooms]", 0, 13, `needs cannot be "rooms"`},
		{"an effect", "steps.yaml", "effect: store_umbrella", "effect: keep_umbrella", 0, 0, `effect cannot be "keep_umbrella"`},
		{"after", "steps.yaml", "after: seated", "after: seat", 0, 0, `no checklist line "seat", there are seated`},
		{"a lonely choice", "steps.yaml", "choice: profile, text: {zh: 客人", "choice: other, text: {zh: 客人", -1, 0, "one line only"},
		{"by", "steps.yaml", "by: room_ready", "by: ready", 0, 9, `by cannot be "ready"`},
		{"the end", "steps.yaml", "by: depart", "by: leave", 0, 9, "last step must end"},
		{"a line twice", "steps.yaml", "id: windows", "id: valuables", 0, 14, `"valuables" is there twice`},
		{"a prompt", "steps.yaml", "{call: RC-05}", "{call: ask_room}", 0, 16, `no radio call "ask_room"`},
		{"no call", "steps.yaml", "{call: RC-05}", "{item: cola}", 0, 9, "call is missing"},
		{"an item", "steps.yaml", "item: lemon_water", "item: lemonade", 0, 0, `no item "lemonade"`},
		{"a placeholder", "steps.yaml", "{guest},请坐。", "{gast},请坐。", 0, 15, "no placeholder {gast}"},
		{"a stray brace", "steps.yaml", "{guest},请坐。", "guest},请坐。", 0, 15, "no placeholder }"},
		{"a negative promise", "steps.yaml", "amber: 60m", "amber: -60m", 0, 12, "cannot be negative"},
		{"amber after red", "steps.yaml", "amber: 60m", "amber: 100m", 0, 12, "cannot be later than red"},

		{"an unknown step", "visits.yaml", "steps: [gate_expected, dignitary_car", "steps: [gate_expected, dignitary_bus", 0, 0, `no step "dignitary_bus"`},
		{"a step twice in a flow", "visits.yaml", "park, group_welcome, introduce", "park, group_welcome, park, introduce", 0, 0, `step "park" is there twice`},
		{"a flow that does not begin at the gate", "visits.yaml", "steps: [group_gate, park", "steps: [park", 0, 0, "first step must be at the gate"},
		{"a flow without an end", "visits.yaml", "group_tour, farewell]", "group_tour]", 0, 0, "last step must end with the departure"},
		{"a flow out of order", "visits.yaml", "tour_door, escort_tour,", "escort_tour, tour_door,", 0, 0, `the stage "door" cannot come after "model"`},
		{"two departures", "visits.yaml", "dignitary_tour, dignitary_farewell]", "dignitary_farewell, farewell]", 0, 0, "two steps of one flow have by"},
		{"what is said on leaving", "visits.yaml", "leaving: RC-22", "leaving: RC-29", 0, 0, `no radio call "RC-29"`},
		{"a step's task", "steps.yaml", "{task: buffet, when: [meal_time]}", "{task: buffets, when: [meal_time]}", 0, 16, `no task "buffets"`},
		{"when a task begins", "steps.yaml", "{task: buffet, when: [meal_time]}", "{task: buffet, when: [meals]}", 0, 0, `"meals" is not a condition`},
		{"a pause without its length", "visits.yaml", "pauses: {from: 60m, say:", "pauses: {say:", 0, 0, "from must be more than nothing"},
		{"a pause without its phrase", "visits.yaml", "leaving: RC-22, ", "leaving: RC-22, pauses: {from: 60m}, ", 0, 0, "the Chinese is missing: write say:"},
		{"a pause for nobody knows whom", "visits.yaml", "{id: ordinary, ", "{id: ordinary, pauses: {from: 60m, say: {zh: 请另行预约}}, ", 0, 0, "only a kind with booked: true has pauses"},
		{"a height", "staff.yaml", "height: 178", "height: 1780", 0, 0, "a height of 1780 cannot be"},
		{"man and woman", "staff.yaml", "roles: [concierge, men]", "roles: [concierge, men, women]", 0, 0, "both men and women"},
		{"who lines up", "staff.yaml", "lines_up: [concierge,", "lines_up: [concierges,", 0, 0, `no role "concierges"`},
		{"a list of the countdown", "tasks.yaml", "list: inside", "list: outside", 0, 0, `list cannot be "outside"`},
		{"a post of a countdown", "tasks.yaml", "posts: [L1, L2, Y1,", "posts: [L1, L9, Y1,", 0, 0, `no post "L9"`},
		{"a post twice in a countdown", "tasks.yaml", "posts: [L1, L2, Y1,", "posts: [L1, L1, Y1,", 0, 0, `"L1" is there twice`},
		{"post and posts", "tasks.yaml", "minus: 60m, posts: [L1,", "minus: 60m, post: SM, posts: [L1,", 0, 0, "post and posts cannot both be given"},
		{"whom a register expects", "registers.yaml", "{kind: group, at: [arrives]", "{kind: groups, at: [arrives]", 0, 0, `no kind of visit "groups"`},
		{"a kind that is not expected", "registers.yaml", "{kind: group, at: [arrives]", "{kind: walk_in, at: [arrives]", 0, 0, "is not expected"},
		{"when it comes", "registers.yaml", "{kind: group, at: [arrives]", "{kind: group, at: [headcount]", 0, 0, "must be a field with is: time"},
		{"no time to come at", "registers.yaml", "{kind: group, at: [arrives],", "{kind: group,", 0, 0, "at is missing"},
		{"how many come", "registers.yaml", "party: headcount, name: group", "party: group, name: group", 0, 0, "must be a field with is: number"},
		{"whom a register serves", "registers.yaml", "serves: [escorted_reception,", "serves: [escort,", 0, 0, `no kind of visit "escort"`},
		{"who is inside", "registers.yaml", `inside: ["state:inside"]`, `inside: ["state:in"]`, 0, 0, "the condition cannot be used"},
		{"a backward count", "steps.yaml", "every: 2,", "every: -2,", 0, 0, "every is more than nothing"},

		{"a missing call", "radio.yaml", "(回复)\n  - kind: RC-01", "(回复)\n  - kind: RC-00", 1, 3, "needs RC-01"},
		{"a verb twice", "radio.yaml", "verb: taxi_found", "verb: taxi", 0, 11, `name of a call "taxi" is there twice`},
		{"a caller", "radio.yaml", "from: S1", "from: BAR", 0, 11, `no post "BAR"`},
		{"a callee", "radio.yaml", "to: PANTRY", "to: KITCHEN", 0, 9, `no post "KITCHEN"`},
		{"hears", "radio.yaml", "hears: [LD]", "hears: [LX]", 0, 13, `no post "LX"`},
		{"an answer", "radio.yaml", "{answer: thanks,", "{answer: ok,", 0, 18, `answer cannot be "ok"`},
		{"who answers", "radio.yaml", "by: [RC, G1]", "by: [RC, G9]", 0, 0, `no post "G9"`},
		{"RC-01 with one reply", "radio.yaml", "      - {answer: cannot_receive, text: {zh: 无法接待, en: We cannot receive}}\n", "", -1, 7, "exactly two replies"},
		{"RC-01 with three", "radio.yaml", "      - {answer: can_receive,", "      - {answer: heard, text: {zh: 听到}}\n      - {answer: can_receive,", 0, 7, "exactly two replies"},
		{"a phrase in one language", "radio.yaml", "      zh: \"来访贵宾{guest}已到访,请各岗位做好接待工作\"\n", "", 0, 7, "the Chinese is missing: write phrase:"},

		{"kept for ever", "privacy.yaml", "keep_days: 365", "keep_days: 0", 0, 12, "cannot be kept for 0 days"},
		{"no version", "privacy.yaml", "version: \"2026-1\"", "version: \"\"", 0, 10, "version of the notice is missing"},
		{"a notice without its days", "privacy.yaml", "{days}天", "一年", -4, 3, "does not say {days}"},
		{"a placeholder of the notice", "privacy.yaml", "{contact}。", "{phone}。", 0, 9, "no placeholder {phone}"},

		{"a task's post", "tasks.yaml", "{id: snacks, post: CA", "{id: snacks, post: C1", 0, 24, `no post "C1"`},
		{"a countdown's kind", "tasks.yaml", "visit: major_event", "visit: event", 0, 0, `no kind of visit "event"`},
		{"a countdown forwards", "tasks.yaml", "minus: 45m", "minus: -45m", 0, 0, "cannot be negative"},
	} {
		t.Run(m.what, m.check)
	}
}

func (m edited) check(t *testing.T) {
	files := copied(t)
	line := edit(t, files, m.file, m.old, m.new) + m.down
	var here, all Mistakes = nil, Check(files)
	for _, got := range all {
		checkSentence(t, got)
		if got.File == m.file && got.Line == line && strings.Contains(got.Text.EN, m.says) {
			here = append(here, got)
		}
	}
	if len(here) == 0 {
		t.Fatalf("no mistake says %q in %s:%d, there are:\n%v", m.says, m.file, line, all)
	}
	if m.column != 0 && here[0].Column != m.column {
		t.Errorf("the mistake stands in column %d, want %d: %v", here[0].Column, m.column, here[0])
	}
}

// edit replaces the first place of a text in a file and returns its line.
func edit(t *testing.T, files fstest.MapFS, file, old, new string) int {
	t.Helper()
	before, after, found := bytes.Cut(files[file].Data, []byte(old))
	if !found {
		t.Fatalf("%s has no %q to change", file, old)
	}
	files[file].Data = bytes.Join([][]byte{before, after}, []byte(new))
	return 1 + bytes.Count(before, []byte("\n"))
}

// checkSentence wants two sentences without a formatting slip.
func checkSentence(t *testing.T, m Mistake) {
	t.Helper()
	for _, text := range []string{m.Text.ZH, m.Text.EN} {
		if text == "" || strings.Contains(text, "%!") || strings.Contains(text, "\n") {
			t.Errorf("not a sentence: %q", text)
		}
	}
}

func TestWholeFileMistakes(t *testing.T) {
	for _, m := range []struct {
		what string
		edit func(fstest.MapFS)
		want string
	}{
		{"missing", func(f fstest.MapFS) { delete(f, "radio.yaml") }, "radio.yaml: is missing: run reception init DIR"},
		{"empty", func(f fstest.MapFS) { f["radio.yaml"].Data = nil }, "radio.yaml:1:1: is empty"},
		{"only remarks", func(f fstest.MapFS) { f["radio.yaml"].Data = []byte("# no\n") }, "radio.yaml:1:1: is empty"},
		{"a list", func(f fstest.MapFS) { f["tasks.yaml"].Data = []byte("\n- a\n") }, "tasks.yaml:2:1: here must stand names"},
		{"no steps", func(f fstest.MapFS) { f["steps.yaml"].Data = []byte("steps: []\n") }, "steps.yaml:1:8: there are no steps"},
		{"no purposes", func(f fstest.MapFS) {
			f["visits.yaml"].Data = []byte("kinds:\n  - {id: a, name: {zh: 甲}}\n")
		}, "visits.yaml:1:1: there must be a purpose"},
		{"no calls", func(f fstest.MapFS) { f["radio.yaml"].Data = []byte("calls: []\n") }, "the program needs RC-01, RC-02"},
		{"a step that no kind comes through", func(f fstest.MapFS) {
			f["visits.yaml"].Data = bytes.ReplaceAll(f["visits.yaml"].Data, []byte("event_programme, "), nil)
		}, `no kind of visit comes through the step "event_programme"`},
		{"only steps apart", func(f fstest.MapFS) {
			f["steps.yaml"].Data = bytes.ReplaceAll(f["steps.yaml"].Data, []byte("    stage: "), []byte("    apart: true\n    stage: "))
			f["steps.yaml"].Data = bytes.ReplaceAll(f["steps.yaml"].Data, []byte("    apart: true\n    apart: true\n"), []byte("    apart: true\n"))
		}, "there are no steps for ordinary visits"},
		{"GBK", func(f fstest.MapFS) { f["staff.yaml"].Data = []byte("staff:\n  - \xc0\xee\xc4\xc8\n") }, "staff.yaml:2:1: is not UTF-8"},
		{"too large", func(f fstest.MapFS) { f["staff.yaml"].Data = make([]byte, maxSize+1) }, "staff.yaml: cannot be read"},
		{"too deep", func(f fstest.MapFS) { f["staff.yaml"].Data = []byte(strings.Repeat("[", 1e5)) }, "staff.yaml:1:1: is nested too deeply"},
		{"a stranger", func(f fstest.MapFS) { f["step.yml"] = &fstest.MapFile{} }, "step.yml: is not read"},
		{"no bookings", func(f fstest.MapFS) {
			f["visits.yaml"].Data = bytes.ReplaceAll(f["visits.yaml"].Data, []byte("booked: true, "), nil)
		}, "a kind of visit with booked: true"},
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
}

// Mistakes in several files are all reported, in the order of the files.
func TestAllMistakesAtOnce(t *testing.T) {
	files := copied(t)
	edit(t, files, "radio.yaml", "from: S1", "from: BAR")
	edit(t, files, "steps.yaml", "post: S1", "post: S9")
	edit(t, files, "steps.yaml", "needs: [room]", "needs: [rooms, keys]")
	got := Mistakes(Check(files))
	if _, err := Read(files); err == nil {
		t.Error("a house with mistakes was read")
	}
	if len(got) != 4 || got[0].File != "steps.yaml" || got[3].File != "radio.yaml" {
		t.Errorf("want three mistakes in steps.yaml and one in radio.yaml, got:\n%v", got)
	}
	if zh := got.In(flows.ZH); !strings.Contains(zh, "没有岗位 \"S9\"") {
		t.Errorf("in Chinese:\n%s", zh)
	}
}

// What editors on Windows write is read like the original.
func TestWindowsFiles(t *testing.T) {
	files := copied(t)
	for _, f := range files {
		f.Data = append([]byte("\ufeff"), bytes.ReplaceAll(f.Data, []byte("\n"), []byte("\r\n"))...)
	}
	if mistakes := Check(files); len(mistakes) > 0 {
		t.Errorf("mistakes:\n%v", Mistakes(mistakes))
	}
}

func FuzzRead(f *testing.F) {
	for i, name := range Files() {
		text, err := fs.ReadFile(defaults(), name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(uint8(i), text)
		f.Add(uint8(i), text[:len(text)/2])
	}
	for _, s := range []string{"", "a: [", "*-0", "&{0", "? a\n: b", "0\n:", "!!a b", "- - - x", "steps: {say: [", "calls: [{replies: [{}]}]"} {
		f.Add(uint8(6), []byte(s))
	}
	whole := copied(f)
	f.Fuzz(func(t *testing.T, which uint8, text []byte) {
		files := fstest.MapFS{}
		for name, file := range whole {
			files[name] = file
		}
		files[Files()[int(which)%len(Files())]] = &fstest.MapFile{Data: text}
		h, err := Read(files)
		if (h == nil) == (err == nil) {
			t.Errorf("a house and an error, or neither: %v, %v", h, err)
		}
		var mistakes Mistakes
		if errors.As(err, &mistakes) != (err != nil) {
			t.Errorf("not mistakes: %v", err)
		}
		for _, m := range mistakes {
			checkSentence(t, m)
		}
	})
}

// Fewer than three drinks are worth a word, and no reason to refuse the house (SY-43, PR-14).
func TestSY43_AShortMenuIsAWarning(t *testing.T) {
	dir := t.TempDir()
	if err := Init(dir); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(dir, itemsFile)
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	before, after, _ := strings.Cut(string(text), "  - {id: black_tea")
	_, after, _ = strings.Cut(after, "# Documents")
	if err := os.WriteFile(path, []byte(before+"\n# Documents"+after), 0o600); err != nil {
		t.Fatal(err)
	}
	mistakes := Check(os.DirFS(dir))
	if len(mistakes) != 1 || !mistakes[0].Warns || mistakes[0].Line == 0 || !strings.Contains(mistakes[0].In(flows.EN), "only 2 drinks") {
		t.Errorf("the mistakes are %v", mistakes)
	}
	if h, err := Load(dir); err != nil || len(h.Menu()) != 2 {
		t.Errorf("the house is refused: %v", err)
	}
}
