package store_test

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"reception/flows"
	"reception/store"
)

func TestRecordsComeBackAsTheyWere(t *testing.T) {
	path := logPath(t)
	j := mustOpen(t, path)
	want := samples(0, 700) // more than two pages of reading
	for at := 0; at < len(want); {
		n := min(1+at%9, len(want)-at)
		if err := j.Append(context.Background(), flows.Seq(at), want[at:at+n]); err != nil { //nolint:gosec // small
			t.Fatal(err)
		}
		at += n
	}
	wantRecords(t, collect(t, j.Records(context.Background(), 0)), want)
	wantRecords(t, collect(t, j.Records(context.Background(), 255)), want[255:])
	wantRecords(t, collect(t, j.Records(context.Background(), 700)), nil)
	wantRecords(t, collect(t, j.Between(context.Background(), 10, 20)), want[9:19])
	report := mustVerify(t, j)
	if report.Records != 700 || report.First != 1 || report.Last != 700 || report.Blobs != 140 || report.Erased != 0 {
		t.Errorf("report %+v", report)
	}
	if err := j.Close(); err != nil {
		t.Fatal(err)
	}
	j = mustOpen(t, path)
	wantRecords(t, collect(t, j.Records(context.Background(), 0)), want)
	if again := mustVerify(t, j); again != report {
		t.Errorf("report after reopening %+v, want %+v", again, report)
	}
	if j.Site() != "site-1" {
		t.Errorf("site %q", j.Site())
	}
}

func TestReadingStopsWhenAsked(t *testing.T) {
	j := mustOpen(t, logPath(t))
	mustAppend(t, j, 0, 600)
	n := 0
	for range j.Records(context.Background(), 0) {
		if n++; n == 300 {
			break
		}
	}
	// A reader that has stopped, or dawdles, must not hold up a writer.
	for range j.Records(context.Background(), 0) {
		mustAppend(t, j, 600, 1)
		break
	}
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	n = 0
	for _, err := range j.Records(ctx, 0) {
		if err != nil {
			if !errors.Is(err, context.Canceled) {
				t.Fatal(err)
			}
			return
		}
		n++
		cancel()
	}
	t.Errorf("a cancelled reading went on to its end, %d records", n)
}

func TestAppendRefuses(t *testing.T) {
	j := mustOpen(t, logPath(t))
	last := mustAppend(t, j, 0, 3)
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	bad := sample(4)
	bad.By.Terminal = "\xff" // not UTF-8: could be written and never read again
	day := sample(4)
	day.Event = flows.DayOpened{Date: "tomorrow"}
	none := sample(4)
	none.Event = nil
	for name, c := range map[string]struct {
		ctx     context.Context
		after   flows.Seq
		records []flows.Record
		want    error
	}{
		"stale":         {context.Background(), 2, samples(2, 1), flows.ErrStale},
		"ahead":         {context.Background(), 4, samples(4, 1), flows.ErrStale},
		"cancelled":     {ctx, 3, samples(3, 1), context.Canceled},
		"misnumbered":   {context.Background(), 3, samples(4, 1), nil},
		"gap":           {context.Background(), 3, []flows.Record{sample(4), sample(6)}, nil},
		"unreadable":    {context.Background(), 3, []flows.Record{sample(4), bad}, nil},
		"no date":       {context.Background(), 3, []flows.Record{day}, nil},
		"without event": {context.Background(), 3, []flows.Record{none}, nil},
	} {
		t.Run(name, func(t *testing.T) {
			err := j.Append(c.ctx, c.after, c.records)
			if err == nil || c.want != nil && !errors.Is(err, c.want) {
				t.Fatalf("got %v, want %v", err, c.want)
			}
			if errors.Is(err, flows.ErrUnknownOutcome) {
				t.Errorf("%v is an unknown outcome, but nothing was written", err)
			}
			if got, err := j.Last(); got != last || err != nil {
				t.Errorf("last is %d, %v", got, err)
			}
		})
	}
	mustAppend(t, j, last, 2) // and it goes on
	mustVerify(t, j)
}

func TestHeadCoversEverything(t *testing.T) {
	j := mustOpen(t, logPath(t))
	seen := map[[32]byte]bool{}
	for seq := flows.Seq(0); seq < 4; seq = mustAppend(t, j, seq, 1) {
		last, head, err := j.Head()
		if err != nil || last != seq || seen[head] {
			t.Fatalf("head of %d: %d %x %v", seq, last, head, err)
		}
		seen[head] = true
	}
}

// The same commands give the same journal, and another site another one.
func TestSameRecordsSameHead(t *testing.T) {
	heads := map[[32]byte]bool{}
	for _, site := range []string{"a", "a", "b"} {
		o := options()
		o.Site = site
		j, err := store.Open(context.Background(), logPath(t), o)
		if err != nil {
			t.Fatal(err)
		}
		mustAppend(t, j, 0, 4) // none with personal data, which is salted
		_, head, err := j.Head()
		if err != nil {
			t.Fatal(err)
		}
		heads[head] = true
		if err := j.Close(); err != nil {
			t.Fatal(err)
		}
	}
	if len(heads) != 2 {
		t.Errorf("%d different heads, want 2", len(heads))
	}
}

func TestWriteToCopiesALog(t *testing.T) {
	j := mustOpen(t, logPath(t))
	last := mustAppend(t, j, 0, 300)
	var copied bytes.Buffer
	if _, err := j.WriteTo(&copied); err != nil {
		t.Fatal(err)
	}
	mustAppend(t, j, last, 10)
	path := filepath.Join(t.TempDir(), "copy")
	if err := os.WriteFile(path, copied.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	report, err := store.Inspect(context.Background(), path)
	if err != nil || report.Records != 300 || report.Site != "site-1" {
		t.Fatalf("%+v, %v", report, err)
	}
	wantRecords(t, collect(t, mustOpen(t, path).Records(context.Background(), 0)), samples(0, 300))
}

func TestNoTransactionIsLeftOpen(t *testing.T) {
	j := mustOpen(t, logPath(t))
	mustAppend(t, j, 0, 600)
	for range j.Records(context.Background(), 0) {
		if n := store.OpenTransactions(j); n != 0 {
			t.Fatalf("%d transactions are open while a caller reads", n)
		}
		break
	}
	mustVerify(t, j)
	_, _, _ = j.DaySeq("2026-11-22")
	_, _ = j.Load(context.Background())
	if n := store.OpenTransactions(j); n != 0 {
		t.Errorf("%d transactions were left open", n)
	}
}

func TestClosedJournalSaysSo(t *testing.T) {
	j := mustOpen(t, logPath(t))
	mustAppend(t, j, 0, 1)
	if err := j.Close(); err != nil {
		t.Fatal(err)
	}
	if err := j.Append(context.Background(), 1, samples(1, 1)); !errors.Is(err, store.ErrClosed) {
		t.Errorf("append: %v", err)
	}
	for _, err := range j.Records(context.Background(), 0) {
		if !errors.Is(err, store.ErrClosed) {
			t.Errorf("read: %v", err)
		}
	}
	if _, err := j.Load(context.Background()); !errors.Is(err, store.ErrClosed) {
		t.Errorf("load: %v", err)
	}
	if err := j.Close(); err != nil {
		t.Errorf("closing twice: %v", err)
	}
}

func TestTimesAreKeptInMilliseconds(t *testing.T) {
	j := mustOpen(t, logPath(t))
	r := sample(1)
	r.At = time.Date(2026, 11, 22, 12, 0, 0, 123_456_789, time.FixedZone("CST", 8*3600))
	r.Entered = r.At.Add(-time.Minute) // an entry clock behind the time given
	if err := j.Append(context.Background(), 0, []flows.Record{r}); err != nil {
		t.Fatal(err)
	}
	got := collect(t, j.Records(context.Background(), 0))[0]
	if want := "2026-11-22T04:00:00.123Z"; got.At.Format(time.RFC3339Nano) != want {
		t.Errorf("happened %s, want %s", got.At.Format(time.RFC3339Nano), want)
	}
	if want := "2026-11-22T03:59:00.123Z"; got.Entered.Format(time.RFC3339Nano) != want {
		t.Errorf("entered %s, want %s", got.Entered.Format(time.RFC3339Nano), want)
	}
}

// Nothing personal may be in the records: it would outlive its erasure.
func TestPersonalDataIsOnlyInItsBucket(t *testing.T) {
	j := mustOpen(t, logPath(t))
	r := sample(1)
	r.Guest, r.Personal = 1, &flows.Personal{Surname: "诸葛", Phone: "13912345678"}
	if err := j.Append(context.Background(), 0, []flows.Record{r}); err != nil {
		t.Fatal(err)
	}
	value := string(store.Value(j, 1))
	if strings.Contains(value, "诸葛") || strings.Contains(value, "13912345678") {
		t.Errorf("the record holds personal data: %q", value)
	}
	before := mustVerify(t, j)
	store.EraseBlob(j, 1)
	got := collect(t, j.Records(context.Background(), 0))[0]
	if got.Personal != nil || got.Guest != 1 {
		t.Errorf("after erasing: %s", show(got))
	}
	after := mustVerify(t, j)
	if after.Head != before.Head || after.Erased != 1 || after.Blobs != 0 {
		t.Errorf("report %+v, before %+v", after, before)
	}
}
