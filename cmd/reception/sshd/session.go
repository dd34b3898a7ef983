package sshd

import (
	"errors"
	"fmt"
	"io"
	"log/slog"
	"runtime/debug"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/ssh"

	"reception/cmd/reception/access"
	"reception/cmd/reception/attach"
	"reception/tui"
)

// Exit statuses of sessions that run no command; those of main.
const (
	statusFailed = 1
	statusUsage  = 2
)

// A Session is what a command runs with when a client asks for it.
type Session struct {
	Command []string // nil: the screen
	Env     []string
	In      io.Reader
	// Out and Err are for text. A screen is drawn on the terminal, see OpenTerminal.
	Out, Err io.Writer
	// Terminal is what the client has said of its terminal; nil without one.
	Terminal *tui.Terminal
	From     string // the address the client comes from
	Local    bool   // a process of this user, on this machine
	Person   access.Person
	// Typed is what was half typed on the screen that this one goes on from; nil for
	// none. Tell has the client keep what is half typed now, and never waits; nil where
	// the client is not ours or on another machine.
	Typed []byte
	Tell  func(typed []byte)

	line    *line
	streams attach.Streams

	mu     sync.Mutex
	shown  func() // gives the terminal back; nil: no screen is shown
	drawn  bool   // a screen has been shown
	why    error  // it ends for a reason of the server's
	forced *time.Timer
}

// Getenv returns a variable of the client's environment.
func (s *Session) Getenv(name string) string {
	for _, e := range slices.Backward(s.Env) {
		if value, ok := strings.CutPrefix(e, name+"="); ok {
			return value
		}
	}
	return ""
}

// IsTerminal reports whether one of In, Out and Err is a terminal at the client's.
func (s *Session) IsTerminal(stream any) bool {
	switch stream {
	case s.In:
		return s.streams.In
	case s.Out:
		return s.streams.Out
	case s.Err:
		return s.streams.Err
	}
	return false
}

// errNoTerminal says that there is nothing to show a screen on.
var errNoTerminal = errors.New("the client has no terminal, or shows a screen on it")

// OpenTerminal readies the client's terminal for a screen, as tui.OpenTerminal does
// with the program's own.
func (s *Session) OpenTerminal() (t tui.Terminal, restore func(), err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.Terminal == nil || s.shown != nil {
		return t, nil, errNoTerminal
	}
	l := s.line
	l.out.screen.Store(true)
	if l.isAttached() {
		if err := l.open(); err != nil {
			l.out.screen.Store(false)
			return t, nil, err
		}
	}
	keys := l.in.reader()
	l.in.show(true)
	t = *s.Terminal
	t.In, t.Out = &bounded{in: keys}, l.out.raw()
	l.mu.Lock()
	t.Size = l.size
	if l.attached {
		t.Profile = colorprofile.Profile(l.opened.Profile) //nolint:gosec // a small number, and any is a profile or none
	}
	l.mu.Unlock()
	var once sync.Once
	restore = func() { once.Do(func() { s.shut(keys) }) }
	s.shown, s.drawn = restore, true
	return t, restore, nil
}

// shut ends a screen.
func (s *Session) shut(keys *reader) {
	l := s.line
	keys.close()
	if l.isAttached() {
		// A client that does not answer is gone, and so is its terminal.
		_ = l.request(attach.RequestShut, attach.Sent{Bytes: l.out.sent.Load()})
	}
	l.in.show(false)
	l.out.screen.Store(false)
	s.mu.Lock()
	s.shown = nil
	s.mu.Unlock()
}

// show tells whether keys are a screen's from now on. An asking of before is off: the
// client has taken nothing for it.
func (i *input) show(screen bool) {
	i.mu.Lock()
	defer i.mu.Unlock()
	i.screen, i.asked = screen, false
}

// end tells the session to end; the connection of one that does not is cut.
func (s *Session) end(why error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.why != nil {
		return
	}
	s.why = why
	s.forced = time.AfterFunc(s.line.conn.server.limits.Stall, s.line.conn.cut)
	s.line.cancel(why)
}

// session runs a session that the SSH library has made.
func (s *Server) session(lib ssh.Session) {
	l, ok := lib.Context().Value(lineKey).(*line)
	if !ok {
		_ = lib.Exit(statusFailed)
		return
	}
	status := s.run(l, lib)
	late := time.AfterFunc(s.limits.Stall, l.conn.stalled)
	defer late.Stop()
	_ = lib.Exit(status) // the client may be gone
}

func (s *Server) run(l *line, lib ssh.Session) (status int) {
	person, known := access.Person{}, l.conn.local
	if key := lib.PublicKey(); !known && key != nil {
		person, known = s.cfg.Find(key)
	}
	switch {
	case !known || person.Revoked:
		l.say("这把钥匙不能再进入。", "This key may not come in any more.")
		return statusFailed
	case !l.conn.guard.enter(l.conn.from):
		s.noise.add(noise{"too many sessions", l.conn.from})
		l.say("同时打开的终端太多，请先关闭一个再试。", "Too many terminals are open. Close one and try again.")
		return statusFailed
	}
	defer l.conn.guard.exit(l.conn.from)
	command, err := attach.Split(lib.RawCommand())
	if err != nil {
		l.say("命令里的引号没有成对。", "The quotation marks of the command do not pair up.")
		return statusUsage
	}
	session := l.session(command, person)
	if !s.enter(session) {
		l.say("迎宾台正在关闭。", "The reception is closing.")
		return statusFailed
	}
	defer s.leave(session)
	return session.finish(s.guarded(session))
}

// session makes what the command runs with.
func (l *line) session(command []string, person access.Person) *Session {
	s := &Session{
		Command: command, In: l.in.reader(), Out: l.out.stdout(), Err: l.out.stderr(),
		From: l.conn.from, Local: l.conn.local, Person: person, line: l,
	}
	if l.isPty() { // nobody else makes lines of keys, and Ctrl-C must be seen by whoever runs
		s.In = &typing{keys: l.in.reader(), echo: s.Out}
		l.in.begin()
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	s.Env, s.streams = l.env, l.streams
	if l.attached && l.conn.local {
		s.Typed, s.Tell = l.typed, l.tell
		go l.tells()
	}
	if l.streams.In && l.streams.Out {
		s.Terminal = &tui.Terminal{In: s.In, Out: s.Out, Env: s.Env, Profile: colorprofile.Env(s.Env), Size: l.size, Resized: l.resized}
	}
	return s
}

func (s *Server) enter(session *Session) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.closing.Load() {
		return false
	}
	s.sessions[session] = true
	return true
}

func (s *Server) leave(session *Session) {
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.sessions, session)
	s.idle.Broadcast()
}

// verb is what was asked for, without what it was about: the file of who came and
// went is no place for names of guests, nor for whatever else somebody sends.
func (s *Session) verb() string {
	for _, word := range s.Command {
		switch {
		case strings.HasPrefix(word, "-"):
		case len(word) > longestVerb || strings.Trim(word, "abcdefghijklmnopqrstuvwxyz-_") != "":
			return "?"
		default:
			return word
		}
	}
	return ""
}

// longestVerb is longer than any command.
const longestVerb = 20

// guarded runs the command. Its panic ends its session and no other.
func (s *Server) guarded(session *Session) (status int) {
	defer func() {
		if p := recover(); p != nil {
			s.log.Error("a session panicked", "panic", fmt.Sprint(p), "command", session.verb(), "from", session.From, "stack", string(debug.Stack()))
			status = statusFailed
			session.giveBack()
			session.line.say("程序出错，这个终端已结束；已确认的记录都已保存。", "A fault of the program ended this terminal. Everything that was answered is saved.")
		}
	}()
	level := slog.LevelInfo
	if session.Local { // the owner of the log itself, as often as its scripts like
		level = slog.LevelDebug
	}
	s.log.Log(session.line.ctx, level, "session", "staff", session.Person.Staff, "role", session.Person.Role, "from", session.From, "command", session.verb())
	status = s.cfg.Handle(session.line.ctx, session)
	session.giveBack()
	return status
}

// giveBack ends a screen that was left open.
func (s *Session) giveBack() {
	s.mu.Lock()
	shown := s.shown
	s.mu.Unlock()
	if shown != nil {
		_, _ = io.WriteString(s.line.out.raw(), attach.EndScreen) // nobody may be there to see
		shown()
	}
}

// finish says why a session ended that did not by itself, and how it ended.
func (s *Session) finish(status int) int {
	s.mu.Lock()
	why, drawn := s.why, s.drawn
	if s.forced != nil {
		s.forced.Stop()
	}
	s.mu.Unlock()
	l := s.line
	switch {
	case why == nil, why == errClosing && !drawn && status == 0: // it had come to its end
		return status
	case why == errEnded:
		l.say("这把钥匙的权限已收回，会话已结束。", "The right of this key has ended, and the session with it.")
	case drawn && l.isAttached():
		_, _ = l.ch.SendRequest(attach.RequestLeave, false, nil) // another process may own the log next
	default:
		l.say("迎宾台正在关闭，请稍后再连。", "The reception is closing. Connect again in a while.")
	}
	return max(status, statusFailed)
}
