package house

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"reception/flows"
)

func mustDefault(t *testing.T) *flows.House {
	t.Helper()
	h, err := Default()
	if err != nil {
		t.Fatalf("the default showroom has mistakes:\n%v", err)
	}
	return h
}

// copied is the default showroom as files that a test may change.
func copied(t testing.TB) fstest.MapFS {
	t.Helper()
	m := fstest.MapFS{}
	for _, name := range Files() {
		text, err := fs.ReadFile(defaults(), name)
		if err != nil {
			t.Fatal(err)
		}
		m[name] = &fstest.MapFile{Data: text}
	}
	return m
}

func TestFilesAreAllThatIsEmbedded(t *testing.T) {
	entries, err := fs.ReadDir(defaults(), ".")
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if !slices.Contains(Files(), e.Name()) {
			t.Errorf("%s is embedded and never read", e.Name())
		}
	}
	if len(entries) != len(Files()) {
		t.Errorf("%d files are embedded, %d are read", len(entries), len(Files()))
	}
}

// The program and the screens rely on these ids; renaming one breaks old journals.
func TestDefaultIDs(t *testing.T) {
	h := mustDefault(t)
	var calls []string
	for i := range 27 {
		calls = append(calls, fmt.Sprintf("RC-%02d", i+1))
	}
	for _, set := range []struct {
		what string
		got  []string
		want string
	}{
		{"steps", ids(h.Steps, func(s flows.Step) flows.StepID { return s.ID }),
			"gate park greet introduce pass_model seat water profile model invite lift in_room farewell gate_expected " +
				"group_gate group_welcome group_tour dignitary_car dignitary_welcome dignitary_tea dignitary_tour dignitary_farewell " +
				"event_greet event_programme event_walk event_talk event_flat event_farewell tour_door tour_route escort_tour"},
		{"calls", ids(h.Calls, func(r flows.CallRule) flows.CallKind { return r.Kind }), strings.Join(calls, " ")},
		{"verbs", ids(h.Calls, func(r flows.CallRule) string { return r.Verb }),
			"ask_admission sent_on booked_arrived announce_booked ask_room room_ready leaving_room drinks copy_id documents " +
				"restock clean_room drinks_by_butler leaving taxi taxi_found call_up first_water arrival_ordinary group_arrived " +
				"dignitary_arrived dignitary_leaving gate_notice ask_flat flat_headcount tour_vehicle event_leaving"},
		{"posts", ids(h.Posts, func(p flows.Post) flows.PostID { return p.ID }),
			"L1 L2 Y1 Y2 X1 G1 S1 FS RC PANTRY DM CA SF CR LD SM"},
		{"rooms", ids(h.Rooms, func(r flows.Room) flows.RoomID { return r.ID }), "VIP1 VIP2 VIP3 VIP4"},
		{"bays", ids(h.Bays, func(b flows.Bay) flows.BayID { return b.ID }), "B1 B2 B3 B4 B5 B6 B7 B8 B9 B10 B11 B12"},
		{"flats", ids(h.Flats, func(f flows.Flat) flows.FlatID { return f.ID }), "A B"},
		{"kinds", ids(h.Kinds, func(k flows.VisitKind) flows.KindID { return k.ID }),
			"walk_in booked ordinary group dignitary major_event important_event tour_class_1 tour_class_2 tour_class_3 " +
				"tour_class_4 booked_tour ad_hoc_tour escorted_reception"},
		{"purposes", ids(h.Purposes, func(p flows.Purpose) string { return p.ID }),
			"visit market_research for_friends company_internal affiliated directions other_non_sales"},
		{"tasks", ids(h.Tasks, func(r flows.TaskRule) string { return r.ID }), "ashtray screen_model snacks buffet ashtray_change refill shuttle helmet umbrella_rack slip_mat"},
		{"group A", ids(h.Groups[0].Order, func(id flows.StaffID) flows.StaffID { return id }), "lina zhouyang zhaomin qianjin"},
		{"group B", ids(h.Groups[1].Order, func(id flows.StaffID) flows.StaffID { return id }), "wuqian sunlei zhengshuang fengxue"},
	} {
		if got := strings.Join(set.got, " "); got != set.want {
			t.Errorf("%s are\n%s\nwant\n%s", set.what, got, set.want)
		}
	}
}

func ids[T any, I ~string](list []T, id func(T) I) []string {
	var out []string
	for _, x := range list {
		out = append(out, string(id(x)))
	}
	return out
}

// Replies and effects that the rules of the domain fix.
func TestDefaultRules(t *testing.T) {
	h := mustDefault(t)
	var silent, delivers []string
	for _, r := range h.Calls {
		if len(r.Replies) == 0 {
			silent = append(silent, string(r.Kind))
		}
		if r.Delivers {
			delivers = append(delivers, string(r.Kind))
		}
	}
	if got := strings.Join(silent, " "); got != "RC-04 RC-19 RC-20 RC-21 RC-22 RC-23 RC-25 RC-26 RC-27" {
		t.Errorf("calls without a reply: %s", got)
	}
	if got := strings.Join(delivers, " "); got != "RC-08 RC-09 RC-10 RC-11 RC-13 RC-15 RC-18" {
		t.Errorf("calls that deliver: %s", got)
	}
	leaving, _ := h.Call(flows.CallKind("RC-07"))
	if !slices.Equal(leaving.Replies[0].By, []flows.PostID{"RC", "G1"}) {
		t.Errorf("RC-07 is answered by %v, want RC or G1 (AMB-RC5)", leaving.Replies[0].By)
	}
	for _, p := range h.Purposes { // TR-5.1
		if counts := slices.Contains([]string{"visit", "market_research", "for_friends"}, p.ID); p.Counts != counts {
			t.Errorf("purpose %s counts: %v", p.ID, p.Counts)
		}
	}
	if h.Limits != (flows.Limits{Booked: 2, Ordinary: 8, Waiting: 2, Overdue: 5 * 60e9, Future: 2 * 60e9}) {
		t.Errorf("limits are %+v", h.Limits)
	}
	if h.Zone.String() != "Asia/Shanghai" || h.DayChanges != 4 || len(h.Meals) != 0 {
		t.Errorf("zone %v, day changes at %d, meals %v", h.Zone, h.DayChanges, h.Meals)
	}
	for s := range h.Salespeople() {
		if !slices.Contains(s.Roles, "sales") {
			t.Errorf("%s is in a sales group without the role sales", s.ID)
		}
	}
}

// Everything that is shown is there in both languages.
func TestDefaultIsBilingual(t *testing.T) {
	every(reflect.ValueOf(*mustDefault(t)), "house", func(path string, w flows.Words) {
		if (w.ZH == "") != (w.EN == "") {
			t.Errorf("%s is there in one language only: %+v", path, w)
		}
	})
}

func every(v reflect.Value, path string, do func(string, flows.Words)) {
	if w, ok := v.Interface().(flows.Words); ok {
		do(path, w)
		return
	}
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				every(v.Field(i), path+"."+v.Type().Field(i).Name, do)
			}
		}
	case reflect.Slice:
		for i := range v.Len() {
			every(v.Index(i), fmt.Sprintf("%s[%d]", path, i), do)
		}
	}
}

func TestInitThenLoad(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "new", "showroom")
	if err := Init(dir); err != nil {
		t.Fatal(err)
	}
	loaded, err := Load(dir)
	if err != nil {
		t.Fatal(err)
	}
	if want := mustDefault(t); !reflect.DeepEqual(loaded, want) {
		t.Errorf("what was written out loads as\n%+v\nwant\n%+v", loaded, want)
	}
}

func TestInitOverwritesNothing(t *testing.T) {
	dir := t.TempDir()
	kept := filepath.Join(dir, "radio.yaml")
	if err := os.WriteFile(kept, []byte("ours"), 0o600); err != nil {
		t.Fatal(err)
	}
	err := Init(dir)
	var m Mistake
	if !errors.As(err, &m) || m.File != kept || m.Text.ZH == "" {
		t.Errorf("Init over %s gives %v", kept, err)
	}
	if text, _ := os.ReadFile(kept); string(text) != "ours" {
		t.Errorf("%s was overwritten: %q", kept, text)
	}
	if _, err := os.Stat(filepath.Join(dir, "house.yaml")); err == nil {
		t.Error("Init wrote some files and refused others")
	}
}

func TestLoadWithoutDirectory(t *testing.T) {
	dir := t.TempDir()
	for _, path := range []string{filepath.Join(dir, "none"), filepath.Join(dir, "file")} {
		if err := os.WriteFile(filepath.Join(dir, "file"), nil, 0o600); err != nil {
			t.Fatal(err)
		}
		_, err := Load(path)
		var ms Mistakes
		if !errors.As(err, &ms) || len(ms) != 1 || ms[0].Text.ZH == "" {
			t.Errorf("Load(%s) = %v, want one mistake", path, err)
		}
	}
}

func TestFingerprint(t *testing.T) {
	base := mustDefault(t).Fingerprint
	if len(base) != 16 {
		t.Errorf("fingerprint %q has not 16 digits", base)
	}
	files := copied(t)
	files["posts.yaml"].Data = append(files["posts.yaml"].Data, "# one remark\n"...)
	changed, err := Read(files)
	if err != nil {
		t.Fatal(err)
	}
	if changed.Fingerprint == base {
		t.Error("a changed file has the old fingerprint")
	}
}
