package sshd_test

import (
	"context"
	"io"
	"net"
	"runtime"
	"testing"

	gossh "golang.org/x/crypto/ssh"

	"reception/cmd/reception/sshd"
)

// BenchmarkSession opens screens that have drawn a frame and wait for a key, and says
// what each holds in the server's heap and its goroutines; the client's half is in
// the same process and counted too.
func BenchmarkSession(b *testing.B) {
	const many = 100
	frame := make([]byte, 30<<10) // 200x50, Chinese
	h := open(b, sshd.Limits{ConnectsFrom: 10000, SessionsFrom: 10000}, func(ctx context.Context, s *sshd.Session) int {
		t, restore, err := s.OpenTerminal()
		if err != nil {
			return 1
		}
		defer restore()
		_, _ = t.Out.Write(frame)
		go func() { _, _ = t.In.Read(make([]byte, 256)) }()
		<-ctx.Done()
		return 0
	})
	key := h.key(li)
	for b.Loop() {
		var before, with runtime.MemStats
		runtime.GC()
		runtime.ReadMemStats(&before)
		routines := runtime.NumGoroutine()
		clients := make([]*gossh.Client, many)
		for i := range clients {
			client, err := h.dial(gossh.PublicKeys(key))
			must(b, err)
			session, err := client.NewSession()
			must(b, err)
			must(b, session.RequestPty("xterm-256color", 50, 200, nil))
			r, err := session.StdoutPipe()
			must(b, err)
			must(b, session.Shell())
			_, err = io.ReadFull(r, make([]byte, len(frame)))
			must(b, err)
			clients[i] = client
		}
		runtime.GC()
		runtime.ReadMemStats(&with)
		b.ReportMetric(float64(with.HeapInuse-before.HeapInuse+with.StackInuse-before.StackInuse)/many/1024, "KiB/session")
		b.ReportMetric(float64(runtime.NumGoroutine()-routines)/many, "goroutines/session")
		for _, c := range clients {
			must(b, c.Close())
		}
	}
}

// BenchmarkGarbage is what it costs to turn somebody away who speaks no SSH.
func BenchmarkGarbage(b *testing.B) {
	h := open(b, sshd.Limits{ConnectsFrom: 1 << 30}, nil)
	garbage := make([]byte, 1<<20)
	for b.Loop() {
		c, err := net.Dial("tcp", h.addr)
		must(b, err)
		_, _ = c.Write(garbage)
		_ = c.Close()
	}
}
