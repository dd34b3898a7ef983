package flows_test

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	. "reception/flows"
	"reception/flows/flowstest"
	"reception/flows/house"
)

// A house adds a kind of visit with steps, a flow, a countdown and a pause of its own
// by its files alone.
func TestAHouseAddsAKindOfVisit(t *testing.T) {
	dir := t.TempDir()
	if err := house.Init(dir); err != nil {
		t.Fatal(err)
	}
	change(t, dir, "steps.yaml", "\n  # ---- leaving", `
  - id: school_welcome
    apart: true
    stage: door
    post: CA
    name: {zh: 迎接学生, en: Pupils at the door}
    act: {zh: 客户助理清点人数, en: The assistant counts heads}
    say:
      - {who: CA, text: {zh: "同学们好!", en: "Good day, everybody!"}}
    do:
      - {id: heads, must: true, text: {zh: 清点人数, en: Count heads}}
`)
	change(t, dir, "visits.yaml", "\n# Why a party came", `
  - {id: school, name: {zh: 学校参观, en: School}, booked: true, announce: RC-20, leaving: RC-27, steps: [gate_expected, school_welcome, tour_route, farewell], pauses: {from: 20m, say: {zh: "学校参观中,请稍后再来。", en: "A school is visiting."}}}
`)
	change(t, dir, "tasks.yaml", "\n  # 重要活动", `
  - {id: school_caps, visit: school, minus: 45m, post: CA, text: {zh: 安全帽备好, en: Helmets ready}}
`)
	h, err := house.Load(dir)
	if err != nil {
		t.Fatal(err)
	}
	s := story{flowstest.NewPlay(t, h).Staffed()}
	s.Do(Book{Guest: Guest{Surname: "育才小学"}, Party: 40, When: s.Now.Add(time.Hour), Kind: "school", Confirmed: true, Authority: Authority{Manager: "tangwen"}})
	b := s.Floor.Bookings[len(s.Floor.Bookings)-1]
	i := slices.IndexFunc(s.Floor.Tasks, func(x *Task) bool { return x.Rule == "school_caps" })
	want(t, "T-45", s.Floor.Tasks[i].Due, b.When.Add(-45*time.Minute))
	s.Wait(40 * time.Minute)
	late := s.Do(li()).Visit
	want(t, "T-20 at the gate", s.says(late), "L1: 学校参观中,请稍后再来。")
	s.Wait(20 * time.Minute)
	id := s.Do(Arrive{Booking: b.ID, Party: Party{CameBy: OnFoot}}).Visit
	want(t, "on arrival", fmt.Sprint(s.aired()), "[RC-20]")
	s.Until(id, "school_welcome")
	want(t, "what is said", s.says(id), "CA: 同学们好!")
	s.Until(id, "")
	want(t, "its way", s.comesBy(id), "[gate_expected school_welcome tour_route farewell ]")
	restart(t, s)
}

// change puts text before the first place of another in a file of a house.
func change(t *testing.T, dir, file, before, text string) {
	t.Helper()
	path := filepath.Join(dir, file)
	b, err := fs.ReadFile(os.DirFS(dir), file)
	if err != nil {
		t.Fatal(err)
	}
	i := strings.Index(string(b), before)
	if i < 0 {
		t.Fatalf("%s has no %q", file, before)
	}
	if err := os.WriteFile(path, []byte(string(b)[:i]+text+string(b)[i:]), 0o600); err != nil {
		t.Fatal(err)
	}
}
