package lang

import (
	"testing"
	"time"

	"github.com/charmbracelet/x/ansi"

	"reception/flows"
)

func TestDetect(t *testing.T) {
	for _, tc := range []struct {
		env  map[string]string
		want flows.Lang
	}{
		{nil, flows.ZH},
		{map[string]string{"LANG": "C"}, flows.ZH},
		{map[string]string{"LANG": "C.UTF-8"}, flows.ZH},
		{map[string]string{"LANG": "POSIX"}, flows.ZH},
		{map[string]string{"LANG": "zh_CN.UTF-8"}, flows.ZH},
		{map[string]string{"LANG": "zh_TW"}, flows.ZH},
		{map[string]string{"LANG": "zh-Hans"}, flows.ZH},
		{map[string]string{"LANG": "ZH"}, flows.ZH},
		{map[string]string{"LANG": "en_US.UTF-8"}, flows.EN},
		{map[string]string{"LANG": "de_DE.UTF-8"}, flows.EN},
		{map[string]string{"LANG": "zh_CN.UTF-8", "LC_MESSAGES": "en_GB"}, flows.EN},
		{map[string]string{"LANG": "en_US", "LC_MESSAGES": "en_GB", "LC_ALL": "zh_CN"}, flows.ZH},
	} {
		if got := Detect(func(name string) string { return tc.env[name] }); got != tc.want {
			t.Errorf("%v: %s", tc.env, got)
		}
	}
}

func TestLanguages(t *testing.T) {
	if all := All(); len(all) != 2 || all[0].Tag != flows.ZH || Of(flows.EN).Tag != flows.EN || Of("fr") != all[0] {
		t.Error("Chinese comes first and stands in for a language there is not")
	}
}

// The widths that the track of the board leaves for a stage.
func TestStageLabelsFit(t *testing.T) {
	for l, most := range map[flows.Lang]int{flows.ZH: 4, flows.EN: 7} {
		for stage, label := range Of(l).Names.Stage {
			if n := ansi.StringWidth(label); n > most {
				t.Errorf("%s: %s takes %d cells, at most %d are there", l, stage, n, most)
			}
		}
	}
	for _, text := range All() {
		for verb, label := range text.Names.Verb {
			if n := ansi.StringWidth(label); n > 12 {
				t.Errorf("%s: the label of %s takes %d cells", text.Tag, verb, n)
			}
		}
		for state, name := range text.Names.Room {
			if n := ansi.StringWidth(name); n > 8 {
				t.Errorf("%s: room state %s takes %d cells", text.Tag, state, n)
			}
		}
	}
}

// What a key does takes at most 10 cells of the bar at the foot of a screen, and
// so does the label of a field.
func TestDeskLabelsFit(t *testing.T) {
	for _, text := range All() {
		w := &text.Screen
		for _, label := range []string{
			w.Search.Key, w.Search.Open, w.Search.Register, w.Search.TakeUp, w.Search.Way, w.Search.That, w.Search.Form, w.Search.Choose,
			w.Replay.Key, w.Replay.Minute, w.Replay.Hour, w.Replay.Event, w.Replay.Day, w.Replay.Play, w.Replay.Pause, w.Replay.Speed, w.Replay.Now, w.Replay.At,
			w.Roll.Key, w.Roll.Begin, w.Roll.End, w.Roll.Safe, w.Roll.NotSafe, w.Roll.HideSafe, w.Roll.ShowAll,
			w.Handover.Key, w.Handover.Post, w.Handover.Item, w.Handover.Due, w.Handover.Add, w.Handover.Remove, w.Handover.Save, w.Handover.Take, w.Handover.Open,
			w.Messages.Key, w.Messages.For, w.Messages.From, w.Messages.Phone, w.Messages.Text, w.Messages.New, w.Messages.Done, w.Messages.Filter,
			w.Mend.Field, w.Mend.Was, w.Mend.Now, w.Mend.Stays, w.Mend.Go,
			w.Practice.Begin, w.Palette.Key,
		} {
			if n := ansi.StringWidth(label); n > 10 {
				t.Errorf("%s: %q takes %d cells, at most 10 are there", text.Tag, label, n)
			}
		}
	}
}

func TestTimes(t *testing.T) {
	zh, en := Of(flows.ZH), Of(flows.EN)
	for _, tc := range []struct {
		d                          time.Duration
		timer, zhM, enM, zhA, enAg string
	}{
		{0, "  0:00", "不到1分钟", "under 1 min", "刚刚", "just now"},
		{42 * time.Second, "  0:42", "不到1分钟", "under 1 min", "刚刚", "just now"},
		{12*time.Minute + 5*time.Second, " 12:05", "12分钟", "12 min", "12分钟前", "12 min ago"},
		{time.Hour - 1, " 59:59", "59分钟", "59 min", "59分钟前", "59 min ago"},
		{time.Hour + 5*time.Minute, " 1:05h", "1小时5分", "1 h 5 min", "1小时5分前", "1 h 5 min ago"},
		{26 * time.Hour, "26:00h", "26小时", "26 h", "26小时前", "26 h ago"},
		{-10 * time.Minute, "  0:00", "10分钟", "10 min", "10分钟后", "in 10 min"},
	} {
		if got := Timer(tc.d); got != tc.timer || len(got) != TimerWidth {
			t.Errorf("%v: timer %q, want %q", tc.d, got, tc.timer)
		}
		for got, want := range map[string]string{zh.Minutes(tc.d): tc.zhM, en.Minutes(tc.d): tc.enM, zh.Ago(tc.d): tc.zhA, en.Ago(tc.d): tc.enAg} {
			if got != want {
				t.Errorf("%v: %q, want %q", tc.d, got, want)
			}
		}
	}
	if got := zh.Clock(testDay, testHouse.Zone); got != "14:32" {
		t.Error(got)
	}
	if got := zh.Date(testDay, testHouse.Zone); got != "11月22日 周日" {
		t.Error(got)
	}
	if got := en.Date(testDay, testHouse.Zone); got != "Sun 22 Nov" {
		t.Error(got)
	}
	if got := en.DayClock(testDay, nil); got != "22 Nov 06:32" {
		t.Error(got)
	}
}

func TestRemoved(t *testing.T) {
	for _, text := range All() {
		for _, n := range []int{1, 2, 1000} {
			s := text.Removed(n)
			clean(t, text.Tag, "removed", s)
			if w := ansi.StringWidth(s); w > 2*78 {
				t.Errorf("%s: %d cells", text.Tag, w)
			}
		}
	}
}
