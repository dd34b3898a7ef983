package flows_test

import (
	"archive/zip"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	. "reception/flows"
	"reception/flows/flowstest"
)

// zones are the names of every time zone that this machine or Go knows.
func zones(t *testing.T) (names []string) {
	t.Helper()
	root := "/usr/share/zoneinfo"
	_ = filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return nil
		}
		name := strings.TrimPrefix(path, root+"/")
		if strings.HasPrefix(name, "right/") || strings.HasPrefix(name, "posix/") || !strings.Contains("ABCDEFGHIJKLMNOPQRSTUVWXYZ", name[:1]) {
			return nil
		}
		if f, err := os.Open(path); err == nil {
			magic := make([]byte, 4)
			if _, err := f.Read(magic); err == nil && string(magic) == "TZif" {
				names = append(names, name)
			}
			_ = f.Close()
		}
		return nil
	})
	if len(names) > 100 {
		return names
	}
	z, err := zip.OpenReader(filepath.Join(runtime.GOROOT(), "lib", "time", "zoneinfo.zip"))
	if err != nil {
		t.Skipf("no time zones here: %v", err)
	}
	defer z.Close() //nolint:errcheck // only read
	for _, f := range z.File {
		if !strings.HasSuffix(f.Name, "/") {
			names = append(names, f.Name)
		}
	}
	return names
}

// changes are the clock changes of a zone between two years.
func changes(zone *time.Location, from, to int) (at []time.Time) {
	end := time.Date(to, 1, 1, 0, 0, 0, 0, time.UTC)
	for t := time.Date(from, 1, 1, 0, 0, 0, 0, time.UTC).In(zone); ; {
		_, next := t.ZoneBounds()
		if next.IsZero() || !next.Before(end) {
			return at
		}
		at = append(at, next)
		t = next
	}
}

// Around every clock change of every zone each instant belongs to one business day;
// the days come in order, and none lasts anything but a day and what the clock was
// changed by.
func TestBusinessDaysOfEveryZone(t *testing.T) {
	from, step := 1970, 13*time.Minute
	if testing.Short() {
		from, step = 2005, 29*time.Minute
	}
	names, met := zones(t), 0
	for _, name := range names {
		zone, err := time.LoadLocation(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, change := range changes(zone, from, 2040) {
			met++
			var last Date
			begun := map[Date]time.Time{}
			for at := change.Add(-30 * time.Hour); at.Before(change.Add(30 * time.Hour)); at = at.Add(step) {
				day := BusinessDay(at, zone, 4)
				wall := at.In(zone)
				if date := Date(wall.Format(time.DateOnly)); (wall.Hour() >= 4) != (day == date) {
					t.Fatalf("%s: %s belongs to %s", name, wall, day)
				}
				if day < last && !backOverFour(zone, change) {
					t.Fatalf("%s: %s is followed by %s at %s", name, last, day, wall)
				}
				if _, ok := begun[day]; !ok {
					begun[day] = at
				}
				last = max(last, day)
			}
			days := make([]Date, 0, len(begun))
			for day := range begun {
				days = append(days, day)
			}
			slices.Sort(days)
			_, before := change.Add(-time.Second).In(zone).Zone()
			_, after := change.In(zone).Zone()
			moved := time.Duration(before-after) * time.Second
			for i := 2; i < len(days); i++ { // the first one began before the stretch
				long := begun[days[i]].Sub(begun[days[i-1]])
				if d := long - 24*time.Hour; d.Abs() > moved.Abs()+2*step {
					t.Errorf("%s: %s lasts %s, and the clock was changed by %s at %s", name, days[i-1], long, moved, change)
				}
			}
		}
	}
	t.Logf("%d zones, %d clock changes", len(names), met)
	if met < 1000 {
		t.Error("next to no clock change was met: the test shows nothing")
	}
}

// backOverFour reports whether a clock was set back from after four in the morning, or
// later, to before it: then, and only then, is it the day before once more.
func backOverFour(zone *time.Location, change time.Time) bool {
	before, after := change.Add(-time.Second).In(zone), change.In(zone)
	return before.Hour() >= 4 && after.Hour() < 4 || before.YearDay() != after.YearDay() && after.Before(change.Add(time.Second)) &&
		after.Format(time.DateOnly) < before.Format(time.DateOnly)
}

// Samoa left 30 December 2011 out: of its business day there are the four hours until
// the next one begins.
func TestSamoaLeftADayOut(t *testing.T) {
	zone, err := time.LoadLocation("Pacific/Apia")
	if err != nil {
		t.Skip(err)
	}
	before := time.Date(2011, 12, 29, 23, 30, 0, 0, zone)
	want(t, "an hour before midnight", BusinessDay(before, zone, 4), Date("2011-12-29"))
	want(t, "three hours later", BusinessDay(before.Add(3*time.Hour), zone, 4), Date("2011-12-30"))
	want(t, "six hours later", BusinessDay(before.Add(6*time.Hour), zone, 4), Date("2011-12-31"))
}

// On days of 23 and 25 hours the desk works as on others: parties that come through
// the changed hours are of that day, in order, and each is counted once in its hour.
func TestDaysOfOtherLengths(t *testing.T) {
	for zone, day := range map[string]string{"Europe/Berlin": "2026-10-25", "America/New_York": "2026-03-08", "Australia/Lord_Howe": "2026-04-05",
		"America/Havana": "2026-11-01", "Asia/Beirut": "2026-03-29"} {
		s := tell(t)
		loc, err := time.LoadLocation(zone)
		if err != nil {
			t.Skip(err)
		}
		h := *s.House
		h.Zone = loc
		p := flowstest.NewPlay(t, &h)
		noon, err := time.ParseInLocation("2006-01-02 15:04", day+" 12:00", loc)
		if err != nil {
			t.Fatal(err)
		}
		var dates []Date
		for at := noon.Add(-14 * time.Hour); at.Before(noon.Add(18 * time.Hour)); at = at.Add(30 * time.Minute) {
			p.Now = at
			if err := p.Try(flowstest.Wang()); err != nil {
				var refusal *Refusal
				if !errors.As(err, &refusal) || refusal.Code != DayOver || !backOverFour(loc, at) {
					t.Fatalf("%s, %s: %v", zone, at, err)
				}
			}
			dates = append(dates, p.Floor.Day.Date)
		}
		if !slices.IsSorted(dates) || len(slices.Compact(slices.Clone(dates))) != 3 {
			t.Errorf("%s: the days are %v", zone, slices.Compact(dates))
		}
		parties := 0
		for _, n := range p.Floor.Hours {
			for _, hour := range n.Parties {
				parties += hour
			}
		}
		if open := p.Floor.Day.Parties; parties+open != len(dates) {
			t.Errorf("%s: %d parties by hour and %d of the open day; %d came", zone, parties, open, len(dates))
		}
	}
}
