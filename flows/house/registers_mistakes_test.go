package house

import (
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"reception/flows"
)

func TestMistakesInRegisters(t *testing.T) {
	for _, m := range []edited{
		{"a register twice", "complaints.yaml", "- id: praise ", "- id: complaint ", 0, 9, `register "complaint" is there twice`},
		{"a register of two files twice", "registers.yaml", "- id: mail ", "- id: praise ", 0, 9, `register "praise" is there twice`},
		{"a register without a name", "registers.yaml", "    name: {zh: 邮件报刊, en: Mail}\n", "", -2, 5, "the Chinese is missing: write name:"},
		{"a post", "registers.yaml", "posts: [S1]", "posts: [KITCHEN]", 0, 0, `no post "KITCHEN"`},
		{"a kind of field", "registers.yaml", "is: money, sum: true", "is: euro, sum: true", 0, 0, `is cannot be "euro", there are text`},
		{"a field twice", "registers.yaml", "{id: operator, ", "{id: floor, ", 0, 14, `field "floor" is there twice`},
		{"a choice without words", "registers.yaml", "of: [{id: in, name: {zh: 进, en: in}}, {id: out, name: {zh: 出, en: out}}]", "of: []", 0, 0, "needs words to choose from"},
		{"words without a choice", "registers.yaml", "{id: carrier, name: {zh: 携带人, en: Carried by}, is: text,", "{id: carrier, name: {zh: 携带人, en: Carried by}, is: text, of: [{id: a, name: {zh: 甲}}],", 0, 0, "only fields that are choice"},
		{"what is personal", "registers.yaml", "personal: company, need: [open]}", "personal: address, need: [open]}", 0, 0, `personal cannot be "address"`},
		{"when a field is needed", "registers.yaml", "is: text, need: [hand]}", "is: text, need: [give]}", 0, 0, `no move "give"`},
		{"no states", "registers.yaml", "      - {id: kept, name: {zh: 待领取, en: Not handed out}}\n      - {id: handed, name: {zh: 已领取, en: Handed out}, end: true}\n", "      []\n", 0, 0, "has no states"},
		{"no end", "registers.yaml", "{id: handed, name: {zh: 已领取, en: Handed out}, end: true}", "{id: handed, name: {zh: 已领取, en: Handed out}}", -1, 7, "no state of"},
		{"a move to nowhere", "registers.yaml", "from: [kept], to: returned", "from: [kept], to: lost", 0, 0, `no state "lost"`},
		{"a move from the end", "registers.yaml", "{id: release, name: {zh: 放开, en: Release}, from: [held]", "{id: release, name: {zh: 放开, en: Release}, from: [released]", 0, 0, "nothing moves from it"},
		{"who may", "complaints.yaml", "is: sign, roles: [sales_supervisor]", "is: sign, roles: [supervisor]", 0, 0, `no role "supervisor"`},
		{"another person than whom", "registers.yaml", "to: verified, other: correct}", "to: verified, other: mend}", 0, 0, `no move "mend"`},
		{"a condition's field", "complaints.yaml", "when: [cause=legacy], until:", "when: [reason=legacy], until:", 0, 0, `"reason" is no field of this register`},
		{"a condition's word", "complaints.yaml", "when: [cause=legacy], until:", "when: [cause=old], until:", 0, 0, `"old" is none of the words of the field "cause"`},
		{"a condition's move", "complaints.yaml", "when: [\"!moved:answer|decline\"]", "when: [\"!moved:reply\"]", 0, 0, `there is no "reply"`},
		{"a condition's form", "complaints.yaml", "when: [\"!moved:answer|decline\"]", "when: [\"after:answer\"]", 0, 0, "before a colon there is state, moved, over or open"},
		{"a clock from nowhere", "registers.yaml", "from: open, within: 5m", "from: start, within: 5m", 0, 0, `no move "start"`},
		{"a clock from no time", "registers.yaml", "from: \"field:due\"", "from: \"field:area\"", 0, 0, "must be a field with is: time"},
		{"a clock without a length", "registers.yaml", "from: open, within: 5m, amber: 2m", "from: open", 0, 0, "within must be more than nothing"},
		{"a warning after the end", "registers.yaml", "within: 5m, amber: 2m", "within: 5m, amber: 9m", 0, 0, "the warning 9m0s must be no longer"},
		{"both within and by", "registers.yaml", "by: \"24:00\"", "within: 1h, by: \"24:00\"", 0, 0, "within and by cannot both be given"},
		{"no time of day", "registers.yaml", "by: \"24:00\"", "by: \"25:00\"", 0, 0, "not a time of day"},
		{"a title", "registers.yaml", "title: [recipient, sender]", "title: [recipient, weight]", 0, 0, `no field "weight"`},
		{"what a countdown counts to", "registers.yaml", "    t: begins\n", "    t: name\n", 0, 8, "must be a field with is: time"},
		{"what is busy", "registers.yaml", "busy: {field: room,", "busy: {field: hall,", 0, 0, `no field "hall"`},
		{"how often", "registers.yaml", "every: 168h, ahead: 24h, when: [kind=stone]", "every: 0h, ahead: 24h, when: [kind=stone]", 0, 0, "every must be more than nothing"},
		{"stars out of bounds", "registers.yaml", "start: 3, per: 5, low: 1, high: 5", "start: 6, per: 5, low: 1, high: 5", 0, 0, "low ≤ start ≤ high"},
		{"over what stars are added up", "registers.yaml", "period: year", "period: decade", 0, 0, `period cannot be "decade"`},
		{"a range backwards", "registers.yaml", "{from: 1, to: 3, when: [for=campaign]}", "{from: 3, to: 1, when: [for=campaign]}", 0, 0, "with from ≤ to"},
		{"when it was held", "registers.yaml", "ahead: 336h, from: held}", "ahead: 336h, from: plan}", 0, 0, "must be a field with is: date or time"},
		{"what is outside office hours", "registers.yaml", "outside: arrives", "outside: route", 0, 0, "must be a field with is: time"},
		{"what comes every year", "registers.yaml", "yearly: birthday", "yearly: customer", 0, 0, "must be a field with is: date"},
		{"whom it is listed for", "registers.yaml", "for: sales, until", "for: customer, until", 0, 0, "must be a field with is: staff"},
		{"a year without an end", "registers.yaml", "for: sales, until: [\"moved:greet|skip\"]", "for: sales", 0, 0, "a yearly clock needs until"},
		{"a year with a length", "registers.yaml", "yearly: birthday,", "within: 1h, yearly: birthday,", 0, 0, "has for, when and until alone"},
		{"for without a year", "registers.yaml", "yearly: birthday, for: sales,", "from: open, within: 1h, for: sales,", 0, 0, "for needs yearly"},
		{"a yearly move", "registers.yaml", "until: [\"moved:greet|skip\"]", "until: [\"moved:hail\"]", 0, 0, `there is no "hail"`},
		{"where the holiday is written", "registers.yaml", "holiday: holiday,", "holiday: channel,", 0, 0, "must be a field with is: text"},
		{"a holiday every week", "registers.yaml", "holiday: holiday,", "every: 168h, holiday: holiday,", 0, 0, "take them out"},
		{"whose the holiday is", "registers.yaml", "tells: [sales]}", "tells: [seller]}", 0, 0, `no role "seller"`},
		{"who is told of no holiday", "registers.yaml", "ahead: 336h, from: held}", "ahead: 336h, from: held, tells: [sales]}", 0, 0, "tells needs holiday"},
		{"what is made at once", "registers.yaml", "at_once: greet", "at_once: tick", 0, 0, `no move "tick"`},
		{"who is told", "registers.yaml", "notify: recipient", "notify: item", 0, 0, "must be a field with is: staff"},
		{"what is counted by", "registers.yaml", "    by: area\n", "    by: place\n", 0, 9, `no field "place"`},
		{"a personal field counted by", "complaints.yaml", "    by: staff\n    by_move: verify\n", "    by: customer\n    by_move: verify\n", 0, 9, "no report may count by it"},
		{"a move counted by", "complaints.yaml", "    by_move: verify\n", "    by_move: check\n", 0, 14, `no move "check"`},
		{"a move and no field", "complaints.yaml", "    by: staff\n    by_move: verify\n", "    by_move: verify\n", 0, 14, "by_move needs by"},
		{"whose stars", "registers.yaml", "stars: {person: staff,", "stars: {person: for,", 0, 0, "must be a field with is: staff"},
		{"what is listed at closing", "registers.yaml", "closing: [held]", "closing: [lent]", 0, 0, `no state "lent"`},
		{"what has ended and is listed at closing", "registers.yaml", "closing: [held]", "closing: [released]", 0, 0, "nothing in it is open at closing"},
		{"a countdown's register", "tasks.yaml", "register: meeting_room, minus: 60m", "register: hall, minus: 60m", 0, 0, `no register "hall"`},
	} {
		t.Run(m.what, m.check)
	}
}

func TestMistakesInLists(t *testing.T) {
	for _, m := range []edited{
		{"whose stars fall at five", "registers.yaml", "exactly: falls", "exactly: maybe", 0, 0, `exactly cannot be "maybe"`},
		{"what a bonus does", "registers.yaml", "bonus: blocked", "bonus: doubled", 0, 0, `bonus cannot be "doubled"`},
		{"which date tags visits", "registers.yaml", "tags: held", "tags: result", 0, 0, "must be a field with is: date"},
		{"a weather of a task", "tasks.yaml", "weather: [rain]", "weather: [fog]", 0, 0, `weather cannot be "fog"`},
		{"what has to be open", "complaints.yaml", "open:contact_sheet", "open:letters", 0, 0, "letters"},
		{"what a line shows", "checks.yaml", "shows: bar", "shows: kitchen", 0, 0, `shows cannot be "kitchen"`},
		{"another line than itself", "checks.yaml", "other: supervisor,", "other: service,", 0, 0, "must be another line of this list"},
		{"rounds backwards", "inspections.yaml", "rounds: {least: 2, most: 3}", "rounds: {least: 3, most: 2}", 0, 0, "rounds need least ≤ most"},
		{"once without a time", "checks.yaml", "    once: true\n    due: {monthly: [31], ahead: 168h}\n    score: grades", "    once: true\n    score: grades", 0, 11, "once needs due times"},
		{"what is personal of a tick", "checks.yaml", "{id: leaks, text", "{id: leaks, personal: \"yes\", text", 0, 0, "only lines with is: text"},
		{"what is personal in clear", "inspections.yaml", "finds: {register: call_back, text: comment}", "finds: {register: repair, text: assigned}", 13, 0, "make that personal too"},
		{"what is written back", "checks.yaml", "result: repair}", "result: system}", 0, 0, "must be a field with is: text"},
		{"a list twice", "checks.yaml", "- id: closing ", "- id: opening ", 0, 9, `list of checks "opening" is there twice`},
		{"asked for at closing and never due", "checks.yaml", "    due: {daily: [\"22:00\"]}\n    closing: true\n", "    closing: true\n", 0, 14, "closing: true needs a due time"},
		{"for whom", "checks.yaml", "    each: of\n", "    each: unit\n", 0, 11, `each cannot be "unit"`},
		{"for what", "checks.yaml", "    each: of\n", "", -4, 5, "each: of and a list of go together"},
		{"how it is scored", "inspections.yaml", "    score: stars\n", "    score: star\n", 0, 12, `score cannot be "star"`},
		{"a table of no register", "checks.yaml", "table: [complaint, contact_sheet]", "table: [complaint, letters]", 0, 0, `no register "letters"`},
		{"a table of no day", "checks.yaml", "    due: {monthly: [25], ahead: 96h}            # 提前三天，到当天24:00\n", "    due: {daily: [\"09:00\"]}\n", 1, 12, "is due on one day of the month"},
		{"an empty list", "checks.yaml", "      - {id: hygiene, text: {zh: 卫生, en: Hygiene}}\n      - {id: lights, text: {zh: 灯光, en: Lights}}\n      - {id: equipment, text: {zh: 设备, en: Equipment}}\n", "      []\n", 0, 0, "is empty"},
		{"a line twice", "checks.yaml", "{id: car_park, ", "{id: gate, ", 0, 14, `line "gate" is there twice`},
		{"how it is answered", "checks.yaml", "{id: vases, is: count,", "{id: vases, is: number,", 0, 0, `is cannot be "number"`},
		{"whom a line is for", "checks.yaml", "for: [X1]", "for: [X9]", 0, 0, `no role "X9"`},
		{"the weather", "checks.yaml", "when: [wet]", "when: [damp]", 0, 0, `"damp" is not a condition`},
		{"a level", "inspections.yaml", "{id: ST-1101, level: 1,", "{id: ST-1101,", 0, 0, "needs a level"},
		{"points", "inspections.yaml", "{id: BK-101, points: \"2\",", "{id: BK-101, points: two,", 0, 0, `points cannot be "two"`},
		{"what a failure costs", "inspections.yaml", "{id: BK-101, points: \"2\", fail: N", "{id: BK-101, points: \"2\", fail: X", 0, 0, `fail cannot be "X"`},
		{"where findings go", "checks.yaml", "finds: {register: anomaly,", "finds: {register: odd,", 0, 0, `no register "odd"`},
		{"which field they go to", "checks.yaml", "finds: {register: anomaly, text: what, for: flat}", "finds: {register: anomaly, text: what, for: unit}", 0, 0, `has no field "unit"`},
		{"a time", "checks.yaml", "daily: [\"11:00\", \"15:00\"]", "daily: [\"11am\", \"15:00\"]", 0, 0, "not a time of day"},
		{"a weekday", "checks.yaml", "weekly: mon", "weekly: monday", 0, 0, `weekly cannot be "monday"`},
		{"a day of the month", "checks.yaml", "monthly: [25]", "monthly: [35]", 0, 0, "35 is no day of the month"},
		{"two schedules", "checks.yaml", "due: {monthly: [25], ahead: 96h}", "due: {monthly: [25], weekly: mon}", 0, 0, "only one of them can be given"},
		{"a negative number", "inspections.yaml", "due: {times: 2}", "due: {times: -2}", 0, 0, "times cannot be negative"},
	} {
		t.Run(m.what, m.check)
	}
}

// A site adds a register, a list of checks, a kind of visit and a score sheet of its own
// without a line of Go, as somebody would write them who has read the files.
func TestOwnRegisterListAndKind(t *testing.T) {
	files := copied(t)
	add := func(name, text string) { files[name] = &fstest.MapFile{Data: append(files[name].Data, text...)} }
	add("registers.yaml", `
  - id: keys
    name: {zh: 钥匙借用}
    fields:
      - {id: key, name: {zh: 钥匙}, is: text, need: [open]}
      - {id: who, name: {zh: 借用人}, is: staff, need: [open]}
    states:
      - {id: out, name: {zh: 借出}}
      - {id: back, name: {zh: 已还}, end: true}
    moves:
      - {id: back, name: {zh: 归还}, from: [out], to: back}
    clocks:
      - {id: today, name: {zh: 当天归还}, from: open, by: "18:00", until: ["moved:back"]}
`)
	add("checks.yaml", `
  - id: fire
    name: {zh: 消防检查}
    due: {weekly: fri, at: "17:00"}
    items:
      - {id: extinguishers, text: {zh: 灭火器}}
`)
	add("inspections.yaml", `
  - id: own_score
    name: {zh: 自评分}
    score: points
    items:
      - {id: a, points: "1.5", fail: Z, text: {zh: 甲}}
`)
	edit(t, files, visitsFile, "kinds:\n", "kinds:\n  - {id: school, name: {zh: 学校参观}, booked: true, announce: RC-26}\n")
	h, err := Read(files)
	if err != nil {
		t.Fatal(err)
	}
	var f flows.Floor
	now := time.Date(2026, 11, 22, 2, 0, 0, 0, time.UTC)
	do := func(c flows.Command) {
		t.Helper()
		o, _, err := f.Decide(h, now, flows.Request{Command: c})
		if err != nil {
			t.Fatalf("%s: %v", c.Verb(), err)
		}
		f = o.Floor
	}
	do(flows.OpenEntry{Register: "keys", Fields: flows.EntryFields{"key": "样板房", "who": "helin"}})
	do(flows.CheckLine{Sheet: "fire", Item: "extinguishers"})
	do(flows.EndCheck{Sheet: "fire"})
	do(flows.CheckLine{Sheet: "own_score", Item: "a"})
	do(flows.EndCheck{Sheet: "own_score"})
	do(flows.Book{Guest: flows.Guest{Surname: "王"}, When: now.Add(time.Hour), Kind: "school"})
	if got := f.Sheets[1].Score; got.Points != 150 || got.Of != 150 {
		t.Errorf("the score is %+v", got)
	}
	var due []string
	for _, d := range f.Deadlines(h, now.Add(9*time.Hour)) {
		if d.Register == "keys" {
			due = append(due, string(d.Clock)+" "+string(d.State))
		}
	}
	if got := strings.Join(due, ","); got != "today overdue" {
		t.Errorf("in the evening the key is %q", got)
	}
}
