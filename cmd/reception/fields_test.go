package main

import (
	"encoding/json"
	"errors"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"reception/flows"
	"reception/flows/house"
)

// TestEveryFieldCanBeGiven gives each field of each verb a value of its kind, so
// that a new kind of field is not forgotten here.
func TestEveryFieldCanBeGiven(t *testing.T) {
	when := func(string) (time.Time, error) { return time.Unix(0, 0).UTC(), nil }
	values := map[string]string{"text": "王", "number": "7", "yes|no": "yes", "a,b,c": "li，wang", "1,2,3": "12，15", "7 | #3 | id": "#3",
		"15:04 | 2006-01-02 15:04": "14:05", "text@15:04;text": "call Wang@18:00;water", "room:VIP3=reason;…": "room:VIP3=晚些;call:7=…", "120 | complaint#3": "complaint#3",
		"field=text …": ""}
	for _, c := range flows.Commands() {
		var args []string
		for _, f := range fieldsOf(c) {
			value, known := values[f.takes()]
			if choices := f.choices(); len(choices) > 0 {
				value, known = choices[0], true
			}
			if !known {
				t.Errorf("%s: there is no value for %s, which takes %s", c.Verb(), f.name, f.takes())
			}
			if f.typ == ownType {
				f.name, value = "customer", "王" // a register's own field stands beside the verb's
			}
			args = append(args, f.name+"="+value)
		}
		object, err := fieldsJSON(c, args, when)
		if err != nil {
			t.Errorf("%s: %v", c.Verb(), err)
			continue
		}
		got, err := flows.ParseCommand(c.Verb(), object)
		if err != nil {
			t.Errorf("%s: %s: %v", c.Verb(), object, err)
			continue
		}
		line, err := flows.FormatLine(flows.Request{Command: got})
		kept := map[string]json.RawMessage{}
		if err = errors.Join(err, json.Unmarshal(line, &kept)); err != nil || len(kept)-1 != len(args) { // beside "do"
			t.Errorf("%s has %d fields, %d were kept: %s (%v)", c.Verb(), len(args), len(kept)-1, line, err)
		}
	}
}

func TestTimesAsPeopleTypeThem(t *testing.T) {
	h, err := house.Default()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ now, typed, want string }{
		{"2026-11-22 09:30", "14:05", "2026-11-22 14:05:00"},
		{"2026-11-22 09:30", "14:05:06", "2026-11-22 14:05:06"},
		{"2026-11-22 09:30", "02:00", "2026-11-23 02:00:00"}, // the night after
		{"2026-11-23 01:00", "23:50", "2026-11-22 23:50:00"}, // the business day still runs
		{"2026-11-23 01:00", "00:50", "2026-11-23 00:50:00"},
		{"2026-11-22 09:30", "2026-11-20 08:00", "2026-11-20 08:00:00"},
		{"2026-11-22 09:30", "2026-11-20T08:00:01Z", "2026-11-20 16:00:01"},
	} {
		now, err := time.ParseInLocation("2006-01-02 15:04", c.now, h.Zone)
		if err != nil {
			t.Fatal(err)
		}
		got, err := parseTime(c.typed, now, h)
		if err != nil || got.In(h.Zone).Format(time.DateTime) != c.want {
			t.Errorf("at %s, %q is %v (%v), want %s", c.now, c.typed, got.In(h.Zone), err, c.want)
		}
	}
	for _, typed := range []string{"", "noon", "25:00", "2026-13-01 10:00", "14"} {
		if got, err := parseTime(typed, time.Now(), h); err == nil {
			t.Errorf("%q was read as %v", typed, got)
		}
	}
}

// TestSchemaKnowsEveryField compares the contract with what is really read.
func TestSchemaKnowsEveryField(t *testing.T) {
	text, err := json.Marshal(schema())
	if err != nil {
		t.Fatal(err)
	}
	type object struct {
		Properties map[string]json.RawMessage `json:"properties"`
		Required   []string                   `json:"required"`
	}
	var doc struct {
		Defs struct {
			Request, Answer struct {
				OneOf []object `json:"oneOf"`
			}
			Status, Rehearsal, Fairness object
			WhatIf                      object `json:"what_if"`
			Why                         struct{ Items object }
		} `json:"$defs"`
	}
	if err := json.Unmarshal(text, &doc); err != nil {
		t.Fatal(err)
	}
	for i, c := range flows.Commands() {
		got := doc.Defs.Request.OneOf[i].Properties
		for _, name := range []string{"do", "id", "at", "by"} {
			if got[name] == nil {
				t.Errorf("%s: the schema has no %s", c.Verb(), name)
			}
			delete(got, name)
		}
		for _, f := range fieldsOf(c) {
			if got[f.name] == nil {
				t.Errorf("%s: the schema has no %s", c.Verb(), f.name)
			}
			delete(got, f.name)
		}
		if len(got) > 0 {
			t.Errorf("%s: the schema has %d fields too many", c.Verb(), len(got))
		}
	}
	if arrive := doc.Defs.Request.OneOf[slices.Index(flows.Verbs(), "arrive")]; !slices.Equal(arrive.Required, []string{"do"}) {
		t.Errorf("arrive requires %v: a guest is logged before the name is known", arrive.Required)
	}
	if doc.Defs.Answer.OneOf[0].Properties["refusal"] == nil || doc.Defs.Answer.OneOf[1].Properties["line"] == nil {
		t.Error("the schema of answers has no refusal, or no line")
	}
	for name, has := range map[string]bool{
		"why": doc.Defs.Why.Items.Properties["steps"] != nil, "what_if": doc.Defs.WhatIf.Properties["after"] != nil,
		"rehearsal": doc.Defs.Rehearsal.Properties["parties"] != nil, "fairness": doc.Defs.Fairness.Properties["staff"] != nil,
	} {
		if !has {
			t.Errorf("the schema does not describe %s", name)
		}
	}
	for f := range reflect.TypeFor[flows.Status]().Fields() {
		name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
		if doc.Defs.Status.Properties[name] == nil {
			t.Errorf("the schema of the status has no %s", name)
		}
	}
}

func TestVersion(t *testing.T) {
	if got := versionOf("v1.2.3", nil); got != "reception v1.2.3" {
		t.Errorf("a release says %q", got)
	}
	if got := versionOf("", nil); got != "reception unreleased" {
		t.Errorf("a plain build says %q", got)
	}
}
