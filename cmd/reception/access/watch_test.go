package access_test

import (
	"context"
	"os"
	"testing"
	"time"
)

// A change is told once it has settled: a file that an editor takes away for a
// moment ends nobody's session.
func TestSettled(t *testing.T) {
	keys, path := open(t, pub(t, 1, "")+"\n")
	settled := keys.Settling()
	look := func(want bool, what string) {
		t.Helper()
		if settled() != want {
			t.Errorf("%s: told is %v", what, !want)
		}
	}
	move := func(from, to string) {
		t.Helper()
		if err := os.Rename(from, to); err != nil {
			t.Fatal(err)
		}
	}
	look(false, "nothing has changed")
	move(path, path+"~")
	look(false, "gone for a moment")
	move(path+"~", path)
	look(false, "back again")
	look(true, "back for good")
	if p := keys.People(); len(p) != 1 || !keys.Holds(p[0]) {
		t.Errorf("back for good, %+v do not hold", p)
	}
	write(t, path, "revoked "+pub(t, 1, "")+"\n")
	if p, _ := keys.Find(key(t, 1)); !p.Revoked {
		t.Error("who comes meanwhile is not turned away")
	}
	look(false, "just revoked")
	look(true, "revoked")
	look(false, "told already")
	move(path, path+"~")
	look(false, "just gone")
	look(true, "gone")
}

func TestWatch(t *testing.T) {
	keys, path := open(t, pub(t, 1, "")+"\n")
	ticks := make(chan time.Time)
	ctx, stop := context.WithCancel(t.Context())
	ended := make(chan struct{})
	go func() { defer close(ended); keys.Watch(ctx, ticks) }()
	ticks <- time.Time{}
	write(t, path, "revoked "+pub(t, 1, "")+"\n")
	for told := false; !told; {
		select {
		case ticks <- time.Time{}:
		case <-keys.Changed():
			told = true
		}
	}
	stop()
	<-ended
}
