package access_test

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"

	"golang.org/x/crypto/ssh"

	"reception/cmd/reception/access"
	"reception/flows"
)

var lina = access.Person{Staff: "lina", Post: "L1", Role: flows.RolePost}

func TestAdd(t *testing.T) {
	path := filepath.Join(t.TempDir(), "new", "reception.keys")
	keys, err := access.OpenKeys(path, showroom(t))
	if err != nil {
		t.Fatal(err)
	}
	added, err := keys.Add(lina, []byte("\ufeff"+pub(t, 1, "lina@phone")+"\r\n\r\n"+pub(t, 2, "lina@home")+"\r\n"))
	if err != nil || len(added) != 2 || added[1].Line != 2 || added[1].Note != "lina@home" {
		t.Fatalf("%+v, %v", added, err)
	}
	want := `staff="lina",post="L1",role="post" ` + pub(t, 1, "lina@phone") + "\n" + `staff="lina",post="L1",role="post" ` + pub(t, 2, "lina@home") + "\n"
	if got := read(t, path); got != want {
		t.Errorf("the file is\n%s", got)
	}
	onlyOwner(t, path)
	if p, ok := keys.Find(key(t, 2)); !ok || p != added[1] {
		t.Errorf("it is not known at once: %+v", p)
	}
}

// What stands in the file stays as it is.
func TestAddKeepsTheRest(t *testing.T) {
	before := "# ours\r\n\r\nnonsense\r\n" + pub(t, 1, "a")
	keys, path := open(t, before)
	if _, err := keys.Add(access.Person{Role: flows.RoleWall}, []byte(pub(t, 2, "b"))); err != nil {
		t.Fatal(err)
	}
	if got, want := read(t, path), before+"\r\nrole=\"wall\" "+pub(t, 2, "b")+"\r\n"; got != want {
		t.Errorf("the file is\n%q, want\n%q", got, want)
	}
}

func TestAddRefuses(t *testing.T) {
	before := "revoked " + pub(t, 1, "lost") + "\n" + pub(t, 2, "") + "\n"
	keys, path := open(t, before)
	for _, c := range []struct {
		who        access.Person
		text, want string
	}{
		{lina, pub(t, 1, ""), "in line 1, and it is revoked"},
		{lina, pub(t, 3, "") + "\n" + pub(t, 2, ""), "in line 2"},
		{lina, pub(t, 3, "") + "\n" + pub(t, 3, ""), "in line 3"},
		{lina, `role="desk" ` + pub(t, 3, ""), "options before the key"},
		{lina, "-----BEGIN OPENSSH PRIVATE KEY-----\nabc\n", "private key"},
		{lina, "# nothing\n", "no public key"},
		{lina, "", "no public key"},
		{access.Person{Staff: "no\"body\n", Role: flows.RoleWall}, pub(t, 3, ""), "nobody called"},
		{access.Person{Role: "boss"}, pub(t, 3, ""), `no role "boss"`},
		{access.Person{Role: flows.RolePost}, pub(t, 3, ""), "needs its post"},
	} {
		if _, err := keys.Add(c.who, []byte(c.text)); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%.50q: %v, want %q", c.text, err, c.want)
		}
	}
	if read(t, path) != before {
		t.Error("a refused key changed the file")
	}
}

func TestRevoke(t *testing.T) {
	print := func(n uint64) string { return ssh.FingerprintSHA256(key(t, n)) }
	before := "\ufeff" + pub(t, 1, "one") + "\r\n# between\r\n\tstaff=\"lina\",role=\"post\",post=\"L1\" " + pub(t, 2, "two") + "\r\n" +
		`role="boss" ` + pub(t, 3, "bad") + "\r\n" + pub(t, 2, "two again") + "\r\n" + pub(t, 4, "same") + "\r\n" + pub(t, 5, "same")
	for _, c := range []struct {
		which, from, to string
		line            int
	}{
		{"one", "\ufeff" + pub(t, 1, "one"), "revoked " + pub(t, 1, "one"), 1},
		{print(1), "\ufeff" + pub(t, 1, "one"), "revoked " + pub(t, 1, "one"), 1},
		{strings.TrimPrefix(print(3), "SHA256:"), "\ufeff", "", 4},
		{print(5), "\ufeff", "", 7},
	} {
		keys, path := open(t, before)
		revoked, err := keys.Revoke(c.which)
		if err != nil || len(revoked) != 1 || revoked[0].Line != c.line || !revoked[0].Revoked {
			t.Errorf("%s: %+v, %v", c.which, revoked, err)
			continue
		}
		now := strings.Split(read(t, path), "\r\n")
		was := strings.Split(strings.TrimPrefix(before, "\ufeff"), "\r\n")
		for i := range was {
			if now[i] != was[i] && (i != c.line-1 || !strings.HasPrefix(now[i], "revoked")) {
				t.Errorf("%s: line %d is %q", c.which, i+1, now[i])
			}
		}
		if p, ok := keys.Find(key(t, map[int]uint64{1: 1, 4: 3, 7: 5}[c.line])); !ok || !p.Revoked {
			t.Errorf("%s: it is not revoked", c.which)
		}
		onlyOwner(t, path)
	}

	keys, path := open(t, before)
	if revoked, err := keys.Revoke(print(2)); err != nil || len(revoked) != 2 {
		t.Errorf("a key in two lines: %+v, %v", revoked, err)
	}
	if got := read(t, path); strings.Count(got, "revoked") != 2 || !strings.Contains(got, "\nrevoked,staff=\"lina\"") {
		t.Errorf("both lines are to be revoked:\n%s", got)
	}
	after := read(t, path)
	if _, err := keys.Revoke("two"); err != nil || read(t, path) != after {
		t.Errorf("revoked again: %v\n%s", err, read(t, path))
	}
	for which, want := range map[string]string{"same": print(5), "nobody": "no key \"nobody\"", "": "no key"} {
		if _, err := keys.Revoke(which); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v", which, err)
		}
	}
}

// Commands at the same moment lose nothing of each other's.
func TestAddAtOnce(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("a folder cannot be locked here")
	}
	path := filepath.Join(t.TempDir(), "reception.keys")
	var all sync.WaitGroup
	for n := range uint64(16) {
		all.Go(func() {
			keys, err := access.OpenKeys(path, showroom(t))
			if err == nil {
				_, err = keys.Add(lina, []byte(pub(t, n, fmt.Sprint(n))))
			}
			if err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
	keys, err := access.OpenKeys(path, showroom(t))
	if err != nil || len(keys.People()) != 16 {
		t.Errorf("%d keys, %v", len(keys.People()), err)
	}
}

// A link to the file stays one.
func TestAddThroughALink(t *testing.T) {
	keys, path := open(t, "")
	link := filepath.Join(t.TempDir(), "link")
	if err := os.Symlink(path, link); err != nil {
		t.Skip(err)
	}
	linked, err := access.OpenKeys(link, showroom(t))
	if err == nil {
		_, err = linked.Add(lina, []byte(pub(t, 1, "")))
	}
	if err != nil {
		t.Fatal(err)
	}
	if info, err := os.Lstat(link); err != nil || info.Mode().IsRegular() {
		t.Errorf("the link is a file now: %v", err)
	}
	if _, ok := keys.Find(key(t, 1)); !ok {
		t.Error("the file itself has not the key")
	}
}
