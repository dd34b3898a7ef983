package store_test

import (
	"bytes"
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"testing"

	"reception/flows"
	"reception/store"
)

// A showroom is a log with its backups and, apart from it, the folder of its key.
type showroom struct {
	dir, log, keys string
}

func (s showroom) options() store.Options {
	return store.Options{Create: true, Site: "site-1", Judge: store.Judge, Keys: s.keys}
}

func (s showroom) open(t *testing.T) *store.Journal {
	t.Helper()
	j, err := store.Open(context.Background(), s.log, s.options())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = j.Close() })
	return j
}

// copied is the showroom's disk as it is now, as another machine has it: where its
// log lies on this one is not known there.
func (s showroom) copied(t *testing.T) showroom {
	there := at(copyFolder(t, s.dir))
	each(t, there.keys, func(path string, _ []byte) {
		if filepath.Ext(path) == ".log" {
			_ = os.Remove(path)
		}
	})
	return there
}

func at(dir string) showroom {
	return showroom{dir: dir, log: filepath.Join(dir, "data", "reception.log"), keys: filepath.Join(dir, "keys")}
}

// clearShowroom begins with a log in clear: the parties of guests 5, 10, 15 … come
// with names, and guest 10 comes three times.
func clearShowroom(t *testing.T) (showroom, []flows.Record) {
	t.Helper()
	s := at(t.TempDir())
	records := samples(0, 200)
	records = slices.DeleteFunc(records, func(r flows.Record) bool { _, erases := r.Event.(flows.GuestsErased); return erases })
	for i := range records {
		r := &records[i]
		if r.Seq = flows.Seq(i + 1); r.Personal != nil { //nolint:gosec // small
			r.Guest = flows.GuestNo(r.Seq)
			known := *r.Personal
			r.Personal = &known
		}
	}
	first := firstGuest(records)
	for n, i := range []int{100, 150} {
		records[i].Guest, records[i].Personal = erased(records), &flows.Personal{Surname: "欧阳再来", Phone: secret[1], Note: string(rune('甲' + n))}
	}
	*records[first].Personal = flows.Personal{Surname: secret[0], Phone: secret[1], Plate: secret[2]}
	if err := store.WriteClear(s.log, "site-1", records); err != nil {
		t.Fatal(err)
	}
	return s, records
}

// secret is what nobody may read any more.
var secret = []string{"司马相如", "13912345678", "粤B88888", "欧阳再来"}

func firstGuest(records []flows.Record) int {
	return slices.IndexFunc(records, func(r flows.Record) bool { return r.Personal != nil })
}

func erased(records []flows.Record) flows.GuestNo { return records[firstGuest(records)].Guest }

// erase writes down that a guest is to be erased.
func erase(t *testing.T, j *store.Journal, g flows.GuestNo) {
	t.Helper()
	last, err := j.Last()
	if err != nil {
		t.Fatal(err)
	}
	e := flows.GuestsErased{Guests: []flows.GuestNo{g}, Reason: flows.ErasedAsked, Manager: "chen"}
	if err := j.Append(context.Background(), last, []flows.Record{{Seq: last + 1, At: noon, Entered: noon, Event: e}}); err != nil {
		t.Fatal(err)
	}
}

func shred(t *testing.T, j *store.Journal) store.Shredded {
	t.Helper()
	done, err := j.Shred(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	return done
}

// without are the records as they read once a guest has been erased.
func without(records []flows.Record, g flows.GuestNo) []flows.Record {
	records = slices.Clone(records)
	for i := range records {
		if records[i].Guest == g {
			records[i].Personal = nil
		}
	}
	return records
}

// gone looks through every file for what was known of a guest and for the guest's
// key, in clear or sealed with any key that is still there.
func gone(t *testing.T, s showroom, j *store.Journal, g flows.GuestNo, raw []byte) {
	t.Helper()
	if len(raw) == 0 {
		t.Fatal("the guest had no key")
	}
	words := append(slices.Clone(secret), string(raw))
	if found := filesWith(t, s.dir, words...); len(found) != 0 {
		t.Errorf("the guest, or the guest's key, stands in %v", found)
	}
	var keys []*store.MasterKey
	each(t, s.keys, func(path string, text []byte) {
		if _, key, err := store.ParseKeyText(text); err == nil {
			keys = append(keys, key)
		}
	})
	if len(keys) != 1 {
		t.Errorf("%d master keys are there", len(keys))
	}
	each(t, s.dir, func(path string, text []byte) {
		for _, k := range keys {
			if store.Unwraps(text, k, j, g) {
				t.Errorf("%s has the guest's key, sealed with a key that is there", path)
			}
		}
	})
}

func each(t *testing.T, dir string, f func(path string, text []byte)) {
	t.Helper()
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || !d.Type().IsRegular() {
			return err
		}
		text, err := os.ReadFile(path)
		f(path, text)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

// TestErasedBytesAreGone: afterwards no file there is has the guest, in the log, in
// its backups or in the copy of before it was sealed; neither does any copy taken
// before, with all the keys there are. Everybody else is as before, and so is the
// chain.
func TestErasedBytesAreGone(t *testing.T) {
	ctx := context.Background()
	s, records := clearShowroom(t)
	g := erased(records)
	if found := filesWith(t, s.dir, secret...); len(found) != 1 {
		t.Fatalf("before, the guest stands in %v", found)
	}
	j := s.open(t)
	backup := filepath.Join(filepath.Dir(s.log), "backups", "reception-20261122-190000.db")
	if err := j.WriteFile(backup); err != nil {
		t.Fatal(err)
	}
	clearCopy := j.SealedFrom()
	raw := store.GuestKey(j, g)
	before := mustVerify(t, j)
	if err := j.Keep(ctx, flows.State{Floor: flows.Floor{Seq: before.Last}}); err != nil {
		t.Fatal(err)
	}
	erase(t, j, g)
	earlier := s.copied(t)

	done := shred(t, j)
	if done.Guests != 1 || done.Blobs != 3 || len(done.Backups) != 2 || len(done.Lost) != 0 {
		t.Errorf("%+v", done)
	}
	gone(t, s, j, g, raw)
	if kept := store.Snapshots(j); len(kept) != 0 { // people may have written about the guest
		t.Errorf("snapshots are left: %v", kept)
	}
	want := without(records, g)
	wantRecords(t, collect(t, j.Between(ctx, 1, before.Last+1)), want)
	after := mustVerify(t, j)
	if after.Records != before.Records+1 || after.Blobs+after.Erased != before.Blobs || after.Erased != 3 {
		t.Errorf("%+v, and before %+v", after, before)
	}
	for _, path := range []string{backup, clearCopy} {
		r, err := store.Inspect(ctx, path)
		if err != nil || r.Head != before.Head || r.Erased != 3 {
			t.Errorf("%s: %+v, %v", path, r, err)
		}
		wantRecords(t, collect(t, s.reading(t, path).Records(ctx, 0)), want)
	}

	// What was copied away before, with every key that is there now.
	for _, path := range []string{earlier.log, filepath.Join(earlier.dir, "data", "backups", filepath.Base(backup))} {
		if _, err := store.Open(ctx, path, store.Options{ReadOnly: true, Keys: s.keys}); !errors.Is(err, store.ErrNoMasterKey) {
			t.Errorf("an earlier copy: %v", err)
		}
	}
	if again := shred(t, j); again.Guests != 0 || again.Key != (store.KeyID{}) {
		t.Errorf("nothing was left to do: %+v", again)
	}
	mustAppend(t, j, after.Last, 20)
	if err := j.Close(); err != nil {
		t.Fatal(err)
	}
	wantRecords(t, collect(t, s.open(t).Between(ctx, 1, before.Last+1)), want)
}

// reading opens a copy with the showroom's keys.
func (s showroom) reading(t *testing.T, path string) *store.Journal {
	t.Helper()
	j, err := store.Open(context.Background(), path, store.Options{ReadOnly: true, Keys: s.keys})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = j.Close() })
	return j
}

// TestErasingIsInterrupted: whenever the power goes, everybody can be read who could
// be before, and the next start takes the guest away for good.
func TestErasingIsInterrupted(t *testing.T) {
	ctx := context.Background()
	s, records := clearShowroom(t)
	g := erased(records)
	j := s.open(t)
	if err := j.WriteFile(filepath.Join(filepath.Dir(s.log), "backups", "reception-20261122-190000.db")); err != nil {
		t.Fatal(err)
	}
	raw := store.GuestKey(j, g)
	erase(t, j, g)
	disks := map[string]showroom{"nothing done": s.copied(t)}
	store.OnShredStep(t, func(step string) { disks[step] = s.copied(t) })
	shred(t, j)
	if len(disks) != 5 {
		t.Fatalf("%d steps", len(disks))
	}
	// And in the middle of the last one: the old key is overwritten, the new one has not its name.
	torn := disks["forgotten"].copied(t)
	each(t, torn.keys, func(path string, text []byte) {
		if filepath.Ext(path) == ".key" && filepath.Ext(path[:len(path)-4]) != ".next" {
			write(t, path, make([]byte, len(text)))
		}
	})
	disks["old key overwritten"] = torn
	for step, s := range disks {
		t.Run(step, func(t *testing.T) {
			j := s.open(t)
			survivors(t, collect(t, j.Between(ctx, 1, flows.Seq(len(records)+1))), records, g) //nolint:gosec // small
			shred(t, j)
			if err := j.Close(); err != nil {
				t.Fatal(err)
			}
			j = s.open(t)
			gone(t, s, j, g, raw)
			wantRecords(t, collect(t, j.Between(ctx, 1, flows.Seq(len(records)+1))), without(records, g)) //nolint:gosec // small
			mustVerify(t, j)
			for _, path := range store.CopiesOf(s.log) {
				wantRecords(t, collect(t, s.reading(t, path).Between(ctx, 1, flows.Seq(len(records)+1))), without(records, g)) //nolint:gosec // small
			}
		})
	}
}

// survivors checks that everybody but the erased guest reads as before; the guest as
// before or not at all.
func survivors(t *testing.T, got, want []flows.Record, g flows.GuestNo) {
	t.Helper()
	got, want = slices.Clone(got), slices.Clone(want)
	for i := range got {
		if got[i].Guest == g && got[i].Personal == nil {
			want[i].Personal = nil
		}
	}
	wantRecords(t, got, want)
}

// A copy of a log has its key: erasing there would take the key from the log itself.
func TestErasingInACopyIsRefused(t *testing.T) {
	ctx := context.Background()
	s, records := clearShowroom(t)
	j := s.open(t)
	elsewhere := filepath.Join(t.TempDir(), "copy.db")
	if err := j.WriteFile(elsewhere); err != nil {
		t.Fatal(err)
	}
	o := s.options()
	c, err := store.Open(ctx, elsewhere, o)
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close() //nolint:errcheck // thrown away
	erase(t, c, erased(records))
	if _, err := c.Shred(ctx); !errors.Is(err, store.ErrCopy) {
		t.Fatalf("got %v", err)
	}
	if err := j.Close(); err != nil {
		t.Fatal(err)
	}
	j = s.open(t)
	wantRecords(t, collect(t, j.Between(ctx, 1, 100)), records[:99])
	if err := j.Close(); err != nil {
		t.Fatal(err)
	}
	// The log itself is gone: then this is the log.
	if err := os.Remove(s.log); err != nil {
		t.Fatal(err)
	}
	if _, err := c.Shred(ctx); err != nil {
		t.Error(err)
	}
}

// Who is erased while an erasure is under way, or before one that was interrupted has
// come to its end, is gone as well.
func TestErasedMeanwhile(t *testing.T) {
	s, records := clearShowroom(t)
	g := erased(records)
	second := records[slices.IndexFunc(records, func(r flows.Record) bool { return r.Personal != nil && r.Guest != g })].Guest
	j := s.open(t)
	if err := j.WriteFile(filepath.Join(filepath.Dir(s.log), "backups", "reception-20261122-190000.db")); err != nil {
		t.Fatal(err)
	}
	erase(t, j, g)
	disks := map[string]showroom{}
	var once sync.Once
	store.OnShredStep(t, func(step string) {
		if _, seen := disks[step]; !seen {
			disks[step] = s.copied(t)
		}
		if step == "log" {
			once.Do(func() { erase(t, j, second) })
		}
	})
	if done := shred(t, j); done.Guests != 2 || len(done.Backups) != 2 {
		t.Errorf("%+v", done)
	}
	want := without(without(records, g), second)
	check := func(t *testing.T, s showroom, j *store.Journal) {
		t.Helper()
		for _, path := range append(store.CopiesOf(s.log), "") {
			of := j
			if path != "" {
				of = s.reading(t, path)
			}
			wantRecords(t, collect(t, of.Between(context.Background(), 1, flows.Seq(len(records)+1))), want) //nolint:gosec // small
		}
	}
	check(t, s, j)
	store.OnShredStep(t, func(string) {})
	for step, s := range disks {
		t.Run(step, func(t *testing.T) {
			j := s.open(t)
			if step != "backups" && step != "forgotten" { // in those it is written down already
				erase(t, j, second)
			}
			shred(t, j)
			check(t, s, j)
		})
	}
}

// Whoever waits for an erasure that another has begun is told what it came to.
func TestTwoShredOnce(t *testing.T) {
	s, records := clearShowroom(t)
	j := s.open(t)
	erase(t, j, erased(records))
	key := j.Lock().Key
	other := make(chan store.Shredded)
	var begin sync.Once
	store.OnShredStep(t, func(string) {
		begin.Do(func() {
			go func() {
				done, _ := j.Shred(context.Background())
				other <- done
			}()
		})
	})
	first := shred(t, j)
	second := <-other
	if first.Guests != 1 || first.Key == key || second.Guests > 0 && second.Key != first.Key {
		t.Errorf("%+v, then %+v", first, second)
	}
	if j.Lock().Key != first.Key {
		t.Error("the guest was erased twice, and the key replaced twice")
	}
}

// A log whose key is in memory only erases like any other.
func TestThrowawayLogsErase(t *testing.T) {
	ctx := context.Background()
	path := logPath(t)
	j, err := store.Open(ctx, path, store.Options{Create: true, Site: "site-1", Throwaway: true})
	if err != nil {
		t.Fatal(err)
	}
	defer j.Close() //nolint:errcheck // thrown away
	mustAppend(t, j, 0, 60)
	raw := store.GuestKey(j, 10)
	erase(t, j, 10)
	if done := shred(t, j); done.Guests != 1 || done.KeyPath != "" {
		t.Errorf("%+v", done)
	}
	wantRecords(t, collect(t, j.Between(ctx, 1, 61)), without(samples(0, 60), 10))
	if raw == nil || bytes.Contains([]byte(read(t, path)), raw) || store.GuestKey(j, 10) != nil {
		t.Error("the guest's key is still there")
	}
	mustAppend(t, j, 61, 60)
	mustVerify(t, j)
}
