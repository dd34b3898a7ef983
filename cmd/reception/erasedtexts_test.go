//go:build !windows

package main

import (
	"encoding/json"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"reception/flows"
	"reception/store"
)

// aboutTheGuest is everything that can be typed about one guest and does not need the
// rest of the floor for it; each text names the guest.
func aboutTheGuest(secret func(field string) string) []map[string]any {
	guest := func(more map[string]any) map[string]any {
		more["surname"], more["title"], more["phone"], more["plate"] = "慕容雪", "女士", "13812345678", "渝A12345"
		more["company"], more["describe"] = secret("company"), secret("describe")
		return more
	}
	return []map[string]any{
		{"do": "arrive", "id": "m0"},
		{"do": "task", "visit": "m0", "text": secret("task of nobody yet")},
		guest(map[string]any{"do": "identify", "visit": "m0"}),
		{"do": "turn_away", "visit": "m0", "reason": secret("turned away")},
		guest(map[string]any{"do": "arrive", "id": "m"}),
		{"do": "consent", "visit": "m", "is": "given", "notice": secret("notice")},
		{"do": "note", "visit": "m", "text": secret("note")},
		{"do": "correct", "visit": "m", "field": "phone", "value": "13812345678 转 2", "reason": secret("correct")},
		{"do": "correct", "visit": "m", "field": "party", "value": "3", "reason": secret("correct party")},
		{"do": "task", "visit": "m", "text": secret("task")},
		{"do": "register", "register": "repair", "visit": "m", "fields": map[string]string{"fault": secret("entry"), "area": secret("area")}},
		{"do": "turn_away", "visit": "m", "reason": secret("turned away again")},
		{"do": "reopen", "visit": "m", "reason": secret("reopened")},
		{"do": "turn_away", "visit": "m", "reason": secret("turned away at last")},
		{"do": "message", "for": "lina", "from": "慕容雪", "title": "女士", "phone": "13812345678", "text": secret("message")},
		guest(map[string]any{"do": "book", "id": "b", "when": "2026-11-22T15:00:00+08:00"}),
	}
}

// Whatever is typed about a guest is gone with the guest: from the log, its backups and
// its keys, and from what can still be opened with the key in force (PIPL 47). Without
// the erasure the program finds all of it.
func TestSY67_WhatIsTypedAboutAGuestIsErasedWithTheGuest(t *testing.T) {
	s := newSite(t, "2026-11-22T09:30:00+08:00")
	var typed []string
	secret := func(field string) string {
		text := "密语" + strings.ReplaceAll(field, " ", "") + " 慕容雪 13812345678"
		typed = append(typed, text)
		return text
	}
	for _, line := range aboutTheGuest(secret) {
		b, err := json.Marshal(line)
		if err != nil {
			t.Fatal(err)
		}
		if status, out, errs := s.run(string(b)+"\n", "apply"); status != statusDone {
			t.Errorf("%s: %s%s", line["do"], out, errs)
		}
	}
	s.must("", "backup")
	kept := s.everything()
	held := 0
	for _, text := range typed {
		if strings.Contains(kept, text) {
			held++
		}
	}
	if held != len(typed) || !strings.Contains(kept, "慕容雪") {
		t.Errorf("before the erasure %d of %d texts are found", held, len(typed))
	}
	heldIn(t, filepath.Dir(s.log), "慕容雪", "13812345678", "渝A12345", "密语")
	f := s.status()
	for _, b := range f.Bookings {
		s.must("", "do", "cancel_booking", "booking="+flowsNo(uint64(b.ID)), "reason="+secret("cancelled"))
	}
	s.must("", "erase", "--phone", "13812345678", "--manager", "chenguodong")
	after := s.everything()
	for _, text := range []string{"慕容雪", "13812345678", "渝A12345", "密语"} {
		if i := strings.Index(after, text); i >= 0 {
			t.Errorf("%q can still be read: …%s…", text, after[max(0, i-200):min(len(after), i+100)])
		}
	}
	if !strings.Contains(after, flows.ErasedText) {
		t.Error("nothing says that there was a text")
	}
	heldIn(t, filepath.Dir(s.log), "慕容雪", "13812345678", "渝A12345", "密语")
	s.must("", "verify")
}

func flowsNo(n uint64) string {
	b, _ := json.Marshal(n) //nolint:errchkjson // a number
	return string(b)
}

// everything is all that the program can still read: every record with its events, the
// floor and the guests.
func (s *site) everything() string {
	s.t.Helper()
	j, err := store.Open(s.t.Context(), s.log, store.Options{ReadOnly: true, Keys: testKeys()})
	if err != nil {
		s.t.Fatal(err)
	}
	defer j.Close() //nolint:errcheck // only read
	var all strings.Builder
	for r, err := range j.Records(s.t.Context(), 0) {
		if err != nil {
			s.t.Fatal(err)
		}
		b, err := json.Marshal(r)
		if err != nil {
			s.t.Fatal(err)
		}
		all.Write(b)
	}
	state, err := j.Load(s.t.Context())
	if err != nil {
		s.t.Fatal(err)
	}
	b, err := json.Marshal(state)
	if err != nil {
		s.t.Fatal(err)
	}
	all.Write(b)
	return all.String()
}

// Every verb with a field for a person's own words is either typed above, or its words
// are about no guest, or its event is sealed by the rule that a test of flows watches.
func TestSY67_NoVerbWithWordsIsForgotten(t *testing.T) {
	var verbs []string
	for _, line := range aboutTheGuest(func(string) string { return "x" }) {
		verbs = append(verbs, line["do"].(string))
	}
	verbs = append(verbs, "cancel_booking")
	noGuest := strings.Fields("break open_day block_room day_groups flag_day rest_roster call_support phone_call roll_call hand_over correct_clock check end_check rota_order import_file count_stock adjust_turn skip waive")
	sealedAlike := strings.Fields("call close_day done assign depart reply enter_flat inform own merge message_done change_entry move_entry task_done move_booking import_visit import_guest")
	for _, c := range flows.Commands() {
		if !hasWords(reflect.TypeOf(c)) {
			continue
		}
		if !slices.Contains(verbs, c.Verb()) && !slices.Contains(noGuest, c.Verb()) && !slices.Contains(sealedAlike, c.Verb()) {
			t.Errorf("%s takes somebody's words: say here whose they are", c.Verb())
		}
	}
}

func hasWords(typ reflect.Type) bool {
	switch typ.Kind() {
	case reflect.String:
		return typ == reflect.TypeFor[string]()
	case reflect.Slice, reflect.Pointer:
		return hasWords(typ.Elem())
	case reflect.Map:
		return true
	case reflect.Struct:
		if typ.PkgPath() != reflect.TypeFor[flows.Record]().PkgPath() {
			return false
		}
		for i := range typ.NumField() {
			if hasWords(typ.Field(i).Type) {
				return true
			}
		}
	}
	return false
}
