// Package attach runs a command in the process that owns the log, over the socket
// beside it, so that it behaves as if it ran here: same words, environment, streams,
// terminal and exit status (DESIGN 6). What is spoken is SSH, the same as over the
// network, with a few requests of our own (see wire.go): the far end asks for input
// only when its command reads, and for the terminal only when it shows a screen, so
// that a command takes from its terminal or pipe exactly what it would take here.
package attach

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net"
	"syscall"
	"time"

	gossh "golang.org/x/crypto/ssh"

	"reception/tui"
)

// Errors of Dial and Run.
var (
	// ErrNobody says that no process answers: there is no socket, or a left one.
	ErrNobody = errors.New("nobody owns the log")
	// ErrStranger says that the socket belongs to another user's process.
	ErrStranger = errors.New("the socket answers for another user")
	// ErrOwnerGone says that the owner ended, or broke off, before the command did.
	ErrOwnerGone = errors.New("the owner of the log is gone")
	// ErrTooLong says that the words of a command are more than can be handed over.
	ErrTooLong = errors.New("the command is too long to hand over")
)

// patience is how long an owner may take to answer the first words, and to end a
// command after it was told to: one that takes longer hangs.
const patience = 10 * time.Second

// A Conn is a connection to the owner, for one command.
type Conn struct {
	raw  net.Conn
	ssh  gossh.Conn
	news <-chan gossh.NewChannel
	asks <-chan *gossh.Request
}

// Dial connects to the owner that listens on the socket.
func Dial(ctx context.Context, socket string) (*Conn, error) {
	var d net.Dialer
	raw, err := d.DialContext(ctx, "unix", socket)
	if err != nil {
		if Refused(err) {
			return nil, ErrNobody
		}
		return nil, err
	}
	if err := SameUser(raw); err != nil {
		return nil, errors.Join(err, raw.Close())
	}
	unblock := context.AfterFunc(ctx, func() { _ = raw.SetDeadline(time.Unix(1, 0)) })
	_ = raw.SetDeadline(time.Now().Add(patience))
	c, news, asks, err := gossh.NewClientConn(raw, "", &gossh.ClientConfig{
		Config: gossh.Config{
			// Nobody can listen to this wire: the cheapest there is.
			KeyExchanges: []string{"curve25519-sha256"},
			Ciphers:      []string{gossh.CipherAES128GCM, gossh.CipherChaCha20Poly1305},
		},
		User: "reception",
		// Who answers is known by SameUser; the key is made for each run.
		HostKeyCallback: gossh.InsecureIgnoreHostKey(), // #nosec G106
	})
	if !unblock() && ctx.Err() != nil {
		return nil, errors.Join(ctx.Err(), raw.Close())
	}
	if hungUp(err) { // it ended before it took the call
		return nil, errors.Join(ErrNobody, raw.Close())
	}
	if err != nil {
		return nil, fmt.Errorf("the owner does not answer: %w", errors.Join(err, raw.Close()))
	}
	_ = raw.SetDeadline(time.Time{})
	return &Conn{raw: raw, ssh: c, news: news, asks: asks}, nil
}

// Refused reports whether dialling a socket failed because nobody listens there, and
// not because nobody can say.
func Refused(err error) bool {
	return errors.Is(err, fs.ErrNotExist) || errors.Is(err, errRefused)
}

// hungUp reports whether the other end broke off.
func hungUp(err error) bool {
	return errors.Is(err, io.EOF) || errors.Is(err, syscall.ECONNRESET) || errors.Is(err, syscall.EPIPE)
}

// Close breaks the connection off. Run does it by itself.
func (c *Conn) Close() error { return c.ssh.Close() }

// An Ask is a command with everything it takes from outside.
type Ask struct {
	Args     []string // none: the screen
	Env      []string // what the owner's list lets through
	In       io.Reader
	Out, Err io.Writer

	// Typed is what was half typed on the screen that this one goes on from; nil for
	// none. Keep is given what is half typed now whenever it has changed, for the case
	// that the owner dies; it may be nil.
	Typed []byte
	Keep  func(typed []byte)
	// IsTerminal tells which of In, Out and Err are terminals; nil: none is.
	IsTerminal func(stream any) bool
	// OpenTerminal readies the terminal behind In and Out when the command shows a
	// screen; it is asked only where both are terminals. See tui.OpenTerminal.
	OpenTerminal func() (t tui.Terminal, restore func(), err error)
}

func (a Ask) streams() Streams {
	if a.IsTerminal == nil {
		return Streams{}
	}
	return Streams{In: a.IsTerminal(a.In), Out: a.IsTerminal(a.Out), Err: a.IsTerminal(a.Err)}
}
