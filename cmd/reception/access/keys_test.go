package access_test

import (
	"crypto/rand"
	"crypto/rsa"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/crypto/ssh"

	"reception/cmd/reception/access"
	"reception/flows"
)

// A keys file as people write them: remarks, blank lines, a byte order mark and
// the line ends of Windows.
func TestFind(t *testing.T) {
	lines := []string{
		"# our keys", "",
		`staff="lina",post="L1",role="post" ` + pub(t, 1, "lina@phone"),
		`  role=desk,post=RC ` + pub(t, 2, "the desk 前台"),
		`ROLE="duty_manager",staff="chenguodong" ` + pub(t, 3, ""),
		pub(t, 4, "screen in the hall"),
		`staff="lina",post="L1",role="post",revoked ` + pub(t, 5, "lost phone"),
		`revoked,staff="wholeft",role="nothing" ` + pub(t, 6, ""),
	}
	for name, text := range map[string]string{
		"LF":             strings.Join(lines, "\n") + "\n",
		"CRLF":           strings.Join(lines, "\r\n") + "\r\n",
		"BOM":            "\ufeff" + strings.Join(lines[2:], "\r\n"),
		"no end of line": strings.Join(lines, "\n"),
	} {
		t.Run(name, func(t *testing.T) {
			keys, _ := open(t, text)
			for _, f := range keys.Faults() {
				t.Error(f)
			}
			for n, want := range map[uint64]access.Person{
				1: {Staff: "lina", Post: "L1", Role: flows.RolePost, Note: "lina@phone"},
				2: {Post: "RC", Role: flows.RoleDesk, Note: "the desk 前台"},
				3: {Staff: "chenguodong", Role: flows.RoleDutyManager},
				4: {Role: flows.RoleWall, Note: "screen in the hall"},
				5: {Staff: "lina", Post: "L1", Role: flows.RolePost, Revoked: true, Note: "lost phone"},
				6: {Staff: "wholeft", Role: "nothing", Revoked: true},
			} {
				got, ok := keys.Find(key(t, n))
				if want.Fingerprint = ssh.FingerprintSHA256(key(t, n)); !ok {
					t.Errorf("key %d is not known", n)
				}
				if got.Line = 0; got != want {
					t.Errorf("key %d is of %+v, want %+v", n, got, want)
				}
			}
			if p, ok := keys.Find(key(t, 7)); ok {
				t.Errorf("an unknown key is of %+v", p)
			}
			if n := len(keys.People()); n != 6 {
				t.Errorf("%d people, want 6", n)
			}
		})
	}
}

// A bad line says what is wrong with it, lets nobody in and hides no other.
func TestFaults(t *testing.T) {
	good := `role="exporter" ` + pub(t, 99, "")
	weak, err := rsa.GenerateKey(rand.Reader, 1024)
	if err != nil {
		t.Skip(err) // a build that makes no such keys
	}
	weakKey, err := ssh.NewPublicKey(&weak.PublicKey)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ line, en, zh string }{
		{`role="boss" ` + pub(t, 1, ""), `no role "boss", there are post, desk, duty_manager, exporter, wall`, `没有角色 "boss"`},
		{`role="Desk",post="RC" ` + pub(t, 1, ""), `no role "Desk"`, "没有角色"},
		{`staff="nobody" ` + pub(t, 1, ""), `nobody called "nobody"`, `没有人员 "nobody"`},
		{`post="L9" ` + pub(t, 1, ""), `no post "L9"`, `没有岗位 "L9"`},
		{`staff="lina",role="post" ` + pub(t, 1, ""), "needs its post", "要写岗位"},
		{`post="DM",role="duty_manager" ` + pub(t, 1, ""), "needs a person", "要写人员"},
		{`role="desk" ` + pub(t, 1, ""), "needs a person or a post", "人员或岗位"},
		{`from="10.0.0.0/8",role="exporter" ` + pub(t, 1, ""), `no option "from", there are staff, post, role and revoked`, `没有 "from" 这个选项`},
		{`no-pty ` + pub(t, 1, ""), `no option "no-pty"`, `"no-pty"`},
		{`role="wall",role="desk",post="RC" ` + pub(t, 1, ""), `"role" is there twice`, "写了两次"},
		{`staff= ` + pub(t, 1, ""), "staff has no value", "没有写值"},
		{`staff="lina`, "not closed", "没有成对"},
		{`staff="lina", post="L1" ` + pub(t, 1, ""), "no blanks between them", "不留空格"},
		{`staff="lina"`, "no whole public key", "没有完整的公钥"},
		{pub(t, 1, "")[:40], "no whole public key", "没有完整的公钥"},
		{"ssh-rsa " + strings.Fields(pub(t, 1, ""))[1], "no whole public key", "没有完整的公钥"},
		{"李娜的密钥", "no whole public key", "没有完整的公钥"},
		{"-----BEGIN OPENSSH PRIVATE KEY-----", "this is a private key", "这是私钥"},
		{string(ssh.MarshalAuthorizedKey(weakKey)), "only 1024 bits", "只有 1024 位"},
		{strings.Repeat("A", 20<<10), "too long", "太长"},
		{"\x00s\x00s\x00h", "not in UTF-8", "UTF-8"},
	} {
		keys, path := open(t, "# remark\n"+strings.TrimSpace(c.line)+"\n"+good+"\n")
		faults := keys.Faults()
		if len(faults) != 1 {
			t.Errorf("%.60q has the faults %v", c.line, faults)
			continue
		}
		if got := faults[0].Error(); !strings.HasPrefix(got, path+":2: ") || !strings.Contains(got, c.en) {
			t.Errorf("%.60q: %s", c.line, got)
		}
		if got := faults[0].In(flows.ZH); !strings.HasPrefix(got, path+":2: ") || !strings.Contains(got, c.zh) {
			t.Errorf("%.60q: %s", c.line, got)
		}
		if p, ok := keys.Find(key(t, 1)); ok {
			t.Errorf("%.60q lets %+v in", c.line, p)
		}
		if _, ok := keys.Find(key(t, 99)); !ok {
			t.Errorf("%.60q hides the line after it", c.line)
		}
	}
}

// What a comment or an option holds reaches terminals without what steers them.
func TestFaultsAreCleanText(t *testing.T) {
	keys, _ := open(t, "staff=\"\x1b[2J\u202e\" "+pub(t, 1, "\x1b]0;owned\x07note")+"\n"+pub(t, 2, "\x1b[31mred")+"\n")
	text := keys.Faults()[0].Error()
	p, _ := keys.Find(key(t, 2))
	if strings.ContainsAny(text+p.Note, "\x1b\x07\u202e") {
		t.Errorf("%q, %q", text, p.Note)
	}
}

// Of lines with the same key the first good one counts, unless one revokes it.
func TestSameKeyTwice(t *testing.T) {
	desk, wall, bad, revoked := `role="desk",post="RC" `, "", `role="boss" `, "revoked "
	for _, c := range []struct {
		name, first, second string
		role                flows.Role
		revoked             bool
		fault               string
	}{
		{"the first counts", desk, wall, flows.RoleDesk, false, ":2: the same key is in line 1"},
		{"the second does not raise", wall, desk, flows.RoleWall, false, ":2: the same key is in line 1"},
		{"a bad line does not hide a good one", bad, desk, flows.RoleDesk, false, ":2: the same key is in line 1"},
		{"revoked afterwards", desk, revoked, flows.RoleDesk, true, ":2: the same key is in line 1"},
		{"revoked before", revoked, desk, flows.RoleWall, true, ":2: the same key is in line 1, and it is revoked"},
	} {
		keys, _ := open(t, c.first+pub(t, 1, "a")+"\n"+c.second+pub(t, 1, "b")+"\n")
		p, ok := keys.Find(key(t, 1))
		if !ok || p.Role != c.role || p.Revoked != c.revoked {
			t.Errorf("%s: %+v, %v", c.name, p, ok)
		}
		faults := keys.Faults()
		if len(faults) == 0 || !strings.HasSuffix(faults[len(faults)-1].Error(), c.fault) {
			t.Errorf("%s: %v", c.name, faults)
		}
	}
}

func TestManyKeys(t *testing.T) {
	const lines = 4096
	var text strings.Builder
	for n := range uint64(lines) {
		fmt.Fprintf(&text, "role=\"exporter\" %s\n", pub(t, n, fmt.Sprintf("key %d", n)))
	}
	keys, _ := open(t, text.String())
	if f := keys.Faults(); len(f) > 0 {
		t.Fatal(f[0])
	}
	if p, ok := keys.Find(key(t, lines-1)); !ok || p.Line != lines || p.Note != "key 4095" {
		t.Errorf("the last is %+v, %v", p, ok)
	}
	if got := len(keys.People()); got != lines {
		t.Errorf("%d people", got)
	}
}

func TestKeysFileIsPrivate(t *testing.T) {
	keys, path := open(t, pub(t, 1, "")+"\n")
	chmod(t, path, 0o644)
	if _, ok := keys.Find(key(t, 1)); ok {
		t.Error("a file that was opened to others still lets people in")
	}
	if f := keys.Faults(); len(f) != 1 || !strings.Contains(f[0].Error(), "chmod 600 "+path) {
		t.Errorf("%v", f)
	}
	if _, err := access.OpenKeys(path, showroom(t)); !errors.As(err, new(access.TooOpen)) {
		t.Errorf("it is opened: %v", err)
	}
	if _, err := keys.Add(access.Person{}, []byte(pub(t, 2, ""))); !errors.As(err, new(access.TooOpen)) {
		t.Errorf("it is written: %v", err)
	}
	chmod(t, path, 0o600)
	if _, ok := keys.Find(key(t, 1)); !ok {
		t.Error("mended, it does not let anybody in")
	}
}

func TestKeysFileIsSomethingElse(t *testing.T) {
	if _, err := access.OpenKeys(t.TempDir(), showroom(t)); err == nil {
		t.Error("a folder is opened")
	}
	path := filepath.Join(t.TempDir(), "large")
	write(t, path, strings.Repeat("x", 5<<20))
	if _, err := access.OpenKeys(path, showroom(t)); err == nil || !strings.Contains(err.Error(), "too large") {
		t.Errorf("a large file: %v", err)
	}
}

// What is written into the file holds from the next question on.
func TestKeysAreReadAgain(t *testing.T) {
	path := filepath.Join(t.TempDir(), "reception.keys")
	keys, err := access.OpenKeys(path, showroom(t))
	if err != nil {
		t.Fatal(err)
	}
	find := func(n uint64) string {
		p, ok := keys.Find(key(t, n))
		return fmt.Sprint(ok, p.Revoked)
	}
	if find(1) != "false false" {
		t.Error("a file that is not there lets somebody in")
	}
	write(t, path, pub(t, 1, "")+"\n")
	if find(1) != "true false" {
		t.Error("the new file is not read")
	}
	write(t, path, "revoked "+pub(t, 1, "")+"\n"+pub(t, 2, "")+"\n")
	if find(1) != "true true" || find(2) != "true false" {
		t.Errorf("after a change: %s, %s", find(1), find(2))
	}
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	if find(1) != "false false" || find(2) != "false false" {
		t.Error("a file that is gone lets somebody in")
	}
}

// Sessions of a key that does not hold any more are found; who only got another
// comment or another line stays.
func TestHolds(t *testing.T) {
	line := func(options string, n uint64, note string) string { return options + pub(t, n, note) + "\n" }
	keys, path := open(t, line("", 1, "a")+line("", 2, "b")+line("", 3, "c")+line("", 4, "d"))
	people := keys.People()
	write(t, path, line(`role="exporter" `, 4, "d")+line("revoked ", 2, "b")+line("", 1, "another note"))
	for i, want := range []bool{true, false, false, false} {
		if keys.Holds(people[i]) != want {
			t.Errorf("key %d: holds is %v", i+1, !want)
		}
	}
}
