package access

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"sync"
	"time"

	"golang.org/x/crypto/ssh"

	"reception/flows"
)

// A Person is whom a key belongs to: somebody, a post's terminal, or both.
type Person struct {
	Staff       flows.StaffID
	Post        flows.PostID
	Role        flows.Role
	Revoked     bool
	Fingerprint string // of the key, as ssh-keygen -l prints it
	Note        string // the key's comment
	Line        int    // of the keys file
}

// Keys is the keys file: lines like those of OpenSSH's authorized_keys, whose
// options name who it is.
//
//	staff="lina",post="L1",role="post" ssh-ed25519 AAAA… lina@phone
//
// Without role a key only looks on. A revoked key has the option revoked: it is
// turned away by name. A line with a mistake lets nobody in and hides no other.
type Keys struct {
	house   *flows.House
	changed chan struct{}

	mu      sync.Mutex // guards what follows
	file    file
	version int // of what was read
	list    list
}

// A Fault is what is wrong with a line of the keys file.
type Fault struct {
	Path string
	Line int // from 1; 0 where the whole file is meant
	Text flows.Words
}

// In returns the fault in a language, led by its file and line.
func (f Fault) In(l flows.Lang) string {
	if f.Line == 0 {
		return f.Text.In(l)
	}
	return fmt.Sprintf("%s:%d: %s", f.Path, f.Line, f.Text.In(l))
}

func (f Fault) Error() string { return f.In(flows.EN) }

// OpenKeys reads a keys file. One that is not there lets nobody in; one that is
// open to others is refused with [TooOpen].
func OpenKeys(path string, house *flows.House) (*Keys, error) {
	k := &Keys{house: house, file: file{path: path}, changed: make(chan struct{}, 1)}
	k.look()
	return k, k.file.err
}

// look reads the file again where it has changed, and returns the version of
// what is known. A file that cannot be read any more lets nobody in.
func (k *Keys) look() int {
	text, fresh, err := k.file.load()
	if fresh {
		k.version++
		k.list = list{}
		if err == nil {
			k.list = listOf(parse(text, k.house))
		}
	}
	return k.version
}

// Find returns whom a key belongs to. A revoked key is found, with Revoked set.
func (k *Keys) Find(key ssh.PublicKey) (Person, bool) {
	k.mu.Lock()
	defer k.mu.Unlock()
	k.look()
	p, ok := k.list.people[string(key.Marshal())]
	return p, ok
}

// Holds reports whether a person that was found before would still be found as
// the same one. Where the line stands, and its comment, do not count.
func (k *Keys) Holds(p Person) bool {
	k.mu.Lock()
	defer k.mu.Unlock()
	k.look()
	for _, now := range k.list.people {
		if now.Fingerprint == p.Fingerprint {
			now.Line, now.Note, p.Line, p.Note = 0, "", 0, ""
			return now == p && !now.Revoked
		}
	}
	return false
}

// People lists whom the keys belong to, in the order of the file.
func (k *Keys) People() []Person {
	k.mu.Lock()
	defer k.mu.Unlock()
	k.look()
	return inOrder(k.list.people)
}

func inOrder(people map[string]Person) []Person {
	return slices.SortedFunc(maps.Values(people), func(a, b Person) int { return a.Line - b.Line })
}

// Faults lists what is wrong with the file.
func (k *Keys) Faults() []Fault {
	k.mu.Lock()
	defer k.mu.Unlock()
	k.look()
	if err := k.file.err; err != nil {
		return []Fault{{Path: k.file.path, Text: words(err)}}
	}
	faults := slices.Clone(k.list.faults)
	for i := range faults {
		faults[i].Path = k.file.path
	}
	return faults
}

// Changed has something after the file has changed, while Watch runs: the
// sessions of keys that do not hold any more are to be ended.
func (k *Keys) Changed() <-chan struct{} { return k.changed }

// Watch looks at the file with every tick until ctx ends. A change is told when
// the file has stayed as it is from one tick to the next: an editor that takes
// the file away for a moment must not end everybody's session.
func (k *Keys) Watch(ctx context.Context, ticks <-chan time.Time) {
	settled := k.settling()
	for {
		select {
		case <-ctx.Done():
			return
		case <-ticks:
		}
		if settled() {
			select {
			case k.changed <- struct{}{}:
			default: // it is still to be taken
			}
		}
	}
}

// settling returns a function that looks at the file, and reports true once for
// each change, when it finds the file as it was the time before.
func (k *Keys) settling() func() bool {
	told, last := 1, 1 // as OpenKeys read it: whoever came in since then counts
	return func() bool {
		k.mu.Lock()
		defer k.mu.Unlock()
		version := k.look()
		settled := version == last && version != told
		last = version
		if settled {
			told = version
		}
		return settled
	}
}

// words are an error's sentences, as far as it has them in both languages.
func words(err error) flows.Words {
	if spoken, ok := err.(interface{ In(flows.Lang) string }); ok { //nolint:errorlint // only our own, never wrapped
		return flows.Words{ZH: spoken.In(flows.ZH), EN: spoken.In(flows.EN)}
	}
	return flows.Words{ZH: "无法读取：" + err.Error(), EN: err.Error()}
}
