//go:build linux

package main

import (
	"bytes"
	"crypto/ed25519"
	"crypto/rand"
	"fmt"
	"io"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	gossh "golang.org/x/crypto/ssh"
)

// BenchmarkCrowd is many terminals of 200×50 at one owner, over SSH, with some 60
// guests in Chinese on the board and one event a second: how long it takes from
// handing the event in until the last of those who read shows it, what the owner
// takes of a core and of memory for each, and what a key at the owner's own kiosk
// then costs. In the largest crowd fifty do not read.
func BenchmarkCrowd(b *testing.B) {
	for _, c := range []struct{ terminals, stalled int }{{10, 0}, {50, 0}, {200, 50}} {
		b.Run(fmt.Sprintf("%d", c.terminals), func(b *testing.B) { crowd(b, c.terminals, c.stalled) })
	}
}

func crowd(b *testing.B, terminals, stalled int) {
	events := 60
	if testing.Short() {
		events, terminals, stalled = 3, min(terminals, 20), min(stalled, 5)
	}
	s := newSite(b, time.Now().Format(time.RFC3339))
	sixty(s)
	signer := admitted(b, s)
	address := freePort(b)
	program := built(b)
	kiosk := &metered{name: "reception", command: func() *exec.Cmd { return exec.Command(program, "--log", s.log, "--lang", "zh", "--listen", address) }}
	kiosk.startOften(b, 1)
	before := kiosk.memory()
	var all []*viewer
	for i := range terminals {
		all = append(all, view(b, address, signer, i < stalled))
		time.Sleep(10 * time.Millisecond) // nor may it connect as fast
	}
	readers := all[stalled:]
	for _, v := range readers {
		v.when(b) // the first frame
	}
	in, answers := feed(b, address, signer)
	tell := func(i int, line string) {
		if _, err := io.WriteString(in, line+"\n"); err != nil {
			b.Fatal(err)
		}
		if a := <-answers; !strings.Contains(a, `"ok":true`) {
			b.Fatalf("event %d: %s", i, a)
		}
	}
	tell(0, `{"id":"here","do":"arrive","surname":"某某"}`)
	time.Sleep(time.Second)
	used, began := kiosk.cpu(), time.Now()
	var took []time.Duration
	for i := range events {
		at := time.Now()
		name := fmt.Sprintf("某%04d", i)
		for _, v := range readers {
			v.expect(name)
		}
		tell(i, fmt.Sprintf(`{"do":"identify","visit":"here","surname":%q}`, name))
		last := at
		for _, v := range readers {
			if seen := v.when(b); seen.After(last) {
				last = seen
			}
		}
		took = append(took, last.Sub(at))
		time.Sleep(time.Until(at.Add(time.Second)))
	}
	share := float64(kiosk.cpu()-used) / float64(time.Since(began))
	grown := kiosk.memory() - before
	kiosk.keys(min(events, 30))
	slices.Sort(took)
	slices.Sort(kiosk.took)
	b.ReportMetric(0, "ns/op")
	b.ReportMetric(ms(took[len(took)/2]), "all-p50-ms")
	b.ReportMetric(ms(took[len(took)*99/100]), "all-p99-ms")
	b.ReportMetric(100*share, "%core")
	b.ReportMetric(grown/float64(terminals), "MiB/terminal")
	b.ReportMetric(ms(kiosk.took[len(kiosk.took)/2]), "key-p50-ms")
	b.ReportMetric(ms(kiosk.took[len(kiosk.took)*99/100]), "key-p99-ms")
}

// admitted writes a keys file that lets one key in at the desk.
func admitted(b *testing.B, s *site) gossh.Signer {
	b.Helper()
	_, key, err := ed25519.GenerateKey(rand.Reader)
	if err != nil {
		b.Fatal(err)
	}
	signer, err := gossh.NewSignerFromSigner(key)
	if err != nil {
		b.Fatal(err)
	}
	line := `role="desk",post="RC" ` + string(gossh.MarshalAuthorizedKey(signer.PublicKey()))
	if err := os.WriteFile(filepath.Join(filepath.Dir(s.log), "reception.keys"), []byte(line), 0o600); err != nil {
		b.Fatal(err)
	}
	return signer
}

func freePort(b *testing.B) string {
	b.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		b.Fatal(err)
	}
	defer func() { _ = l.Close() }()
	return l.Addr().String()
}

// A viewer is a terminal at the far end of a connection of its own.
type viewer struct {
	mu    sync.Mutex
	want  []byte
	tail  []byte // what may be the beginning of it
	found chan time.Time
	ended atomic.Bool
}

// A stuck connection is read as long as the terminal is being opened, and no more.
type stuck struct {
	net.Conn
	open chan struct{}
}

func (c *stuck) Read(p []byte) (int, error) {
	select {
	case <-c.open:
		select {} // it stays connected, and takes nothing
	default:
		return c.Conn.Read(p)
	}
}

var crowded int // connections made, to spread them over addresses

func dial(b *testing.B, address string, signer gossh.Signer, conn func(net.Conn) net.Conn) *gossh.Client {
	b.Helper()
	crowded++ // one address may not have as many sessions as a crowd takes
	from := net.Dialer{LocalAddr: &net.TCPAddr{IP: net.IPv4(127, 0, 0, byte(1+crowded%16))}}
	raw, err := from.Dial("tcp", address)
	for tries := 0; err != nil && tries < 50; tries++ {
		time.Sleep(100 * time.Millisecond)
		raw, err = from.Dial("tcp", address)
	}
	if err != nil {
		b.Fatal(err)
	}
	c, news, asks, err := gossh.NewClientConn(conn(raw), address, &gossh.ClientConfig{User: "desk",
		Auth: []gossh.AuthMethod{gossh.PublicKeys(signer)}, HostKeyCallback: gossh.InsecureIgnoreHostKey()})
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { _ = raw.Close() })
	return gossh.NewClient(c, news, asks)
}

func view(b *testing.B, address string, signer gossh.Signer, stalls bool) *viewer {
	b.Helper()
	blocked := make(chan struct{})
	client := dial(b, address, signer, func(c net.Conn) net.Conn {
		if stalls {
			return &stuck{c, blocked}
		}
		return c
	})
	s, err := client.NewSession()
	if err != nil {
		b.Fatal(err)
	}
	_ = s.Setenv("LANG", "zh_CN.UTF-8")
	if err := s.RequestPty("xterm-256color", 50, 200, nil); err != nil {
		b.Fatal(err)
	}
	out, err := s.StdoutPipe()
	if err != nil {
		b.Fatal(err)
	}
	if err := s.Shell(); err != nil {
		b.Fatal(err)
	}
	v := &viewer{want: []byte("欧阳女士"), found: make(chan time.Time, 1)}
	if stalls {
		close(blocked)
		return v
	}
	go v.read(out)
	return v
}

func (v *viewer) read(out io.Reader) {
	p := make([]byte, 64<<10)
	for {
		n, err := out.Read(p)
		at := time.Now()
		v.mu.Lock()
		text := append(v.tail, p[:n]...)
		if v.want != nil && bytes.Contains(text, v.want) {
			v.want = nil
			v.found <- at
		}
		v.tail = append(v.tail[:0], text[max(0, len(text)-64):]...)
		v.mu.Unlock()
		if err != nil {
			v.ended.Store(true)
			return
		}
	}
}

func (v *viewer) expect(text string) {
	v.mu.Lock()
	defer v.mu.Unlock()
	v.want = []byte(text)
}

func (v *viewer) when(b *testing.B) time.Time {
	b.Helper()
	select {
	case at := <-v.found:
		return at
	case <-time.After(patience):
		b.Fatalf("a terminal does not show the event; it has ended: %v", v.ended.Load())
	}
	return time.Time{}
}

// feed hands events in over a connection of its own and gives their answers.
func feed(b *testing.B, address string, signer gossh.Signer) (io.Writer, <-chan string) {
	b.Helper()
	client := dial(b, address, signer, func(c net.Conn) net.Conn { return c })
	s, err := client.NewSession()
	if err != nil {
		b.Fatal(err)
	}
	in, err := s.StdinPipe()
	if err != nil {
		b.Fatal(err)
	}
	out, err := s.StdoutPipe()
	if err != nil {
		b.Fatal(err)
	}
	if err := s.Start("apply"); err != nil {
		b.Fatal(err)
	}
	answers := make(chan string, 16)
	go func() {
		defer close(answers)
		var line []byte
		p := make([]byte, 4096)
		for {
			n, err := out.Read(p)
			line = append(line, p[:n]...)
			for {
				text, rest, ok := bytes.Cut(line, []byte("\n"))
				if !ok {
					break
				}
				answers <- string(text)
				line = rest
			}
			if err != nil {
				return
			}
		}
	}()
	return in, answers
}
