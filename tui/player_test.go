package tui

import (
	"context"
	"fmt"
	"reflect"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	tea "charm.land/bubbletea/v2"
	uv "github.com/charmbracelet/ultraviolet"

	"reception/flows"
	"reception/flows/flowstest"
	housefile "reception/flows/house"
	"reception/tui/find"
	"reception/tui/lang"
)

// A kioskDesk is a desk as the program has it.
type kioskDesk struct {
	*flows.Desk
	*find.Index
}

// A player is a session without a terminal, in a synctest bubble. settle returns
// when every command has answered or waits, so tests need no sleeps.
type player struct {
	t       testing.TB
	root    tea.Model
	desk    *flows.Desk
	msgs    chan tea.Msg
	began   time.Time
	start   time.Time // what the clock showed then
	quit    bool
	journal *flowstest.Journal
	updates int // messages handled
	rung    int // times the bell rang
}

// A story is what happened before a test begins.
type story func(t testing.TB, h *flows.House) *flowstest.Play

// play runs a test with a player in a bubble of its own.
func play(t *testing.T, tell story, o Options, w, h int, test func(p *player)) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) {
		ctx, cancel := context.WithCancel(context.Background())
		d := house(t)
		past := tell(t, d)
		p := &player{t: t, msgs: make(chan tea.Msg, 256), began: time.Now(), start: past.Now}
		p.journal = flowstest.NewJournal()
		if err := p.journal.Append(ctx, 0, past.Records); err != nil {
			t.Fatal(err)
		}
		var err error
		if p.desk, err = flows.OpenDesk(ctx, d, p.journal, p.now); err != nil {
			t.Fatal(err)
		}
		o.Now = p.now
		book := find.New()
		go func() { _ = book.Follow(ctx, p.desk) }() // ends with the test
		synctest.Wait()
		var at Desk = kioskDesk{p.desk, book}
		if o.Session.Guarded {
			at = &guardedDesk{kioskDesk: kioskDesk{p.desk, book}, word: map[flows.CommandID]flows.StaffID{}}
		}
		root := New(ctx, at, o)
		p.root = root
		p.run(root.Init())
		p.send(tea.WindowSizeMsg{Width: w, Height: h})
		defer func() {
			cancel()
			if err := p.desk.Close(context.Background()); err != nil && p.desk.Failed() == nil {
				t.Error(err)
			}
			synctest.Wait()
		}()
		test(p)
	})
}

// house is the showroom of the embedded files, set up as the program does.
func house(t testing.TB) *flows.House {
	t.Helper()
	h, err := housefile.Default()
	if err != nil {
		t.Fatal(err)
	}
	h.Addressed = lang.Addressed
	return h
}

func (p *player) now() time.Time { return p.start.Add(time.Since(p.began)) }

func (p *player) run(cmd tea.Cmd) {
	if cmd == nil {
		return
	}
	go func() {
		if msg := cmd(); msg != nil {
			p.msgs <- msg
		}
	}()
}

func (p *player) settle() {
	for {
		synctest.Wait()
		select {
		case m := <-p.msgs:
			p.handle(m)
		default:
			return
		}
	}
}

func (p *player) handle(msg tea.Msg) {
	switch msg := msg.(type) {
	case tea.BatchMsg:
		for _, cmd := range msg {
			p.run(cmd)
		}
		return
	case tea.QuitMsg:
		p.quit = true
		return
	case tea.RawMsg:
		p.rung += strings.Count(fmt.Sprint(msg.Msg), "\a")
		return
	}
	// Questions to the terminal (its background colour) have nobody to answer them.
	if reflect.TypeOf(msg).PkgPath() == "charm.land/bubbletea/v2" && strings.HasPrefix(reflect.TypeOf(msg).Name(), "backgroundColor") {
		return
	}
	p.updates++
	next, cmd := p.root.Update(msg)
	p.root = next
	p.run(cmd)
}

// send hands a message over and waits until everything it started is done.
func (p *player) send(msg tea.Msg) {
	p.t.Helper()
	p.handle(msg)
	p.settle()
}

// press presses keys by name, unhurried: "f2", "enter", "ctrl+e", "王".
func (p *player) press(keys ...string) {
	p.t.Helper()
	for _, k := range keys {
		msg, ok := press(k)
		if !ok {
			p.t.Fatalf("no key %q", k)
		}
		p.wait(300 * time.Millisecond)
		p.send(msg)
	}
}

// write types a text as an input method does: a key press a character.
func (p *player) write(text string) {
	p.t.Helper()
	for _, r := range text {
		p.send(tea.KeyPressMsg{Code: r, Text: string(r)})
	}
}

// wait lets time pass, a second at a time, so that what is due is done when it is.
func (p *player) wait(d time.Duration) {
	for d > 0 {
		step := min(d, time.Second)
		time.Sleep(step)
		p.settle()
		d -= step
	}
}

// must carries out a command as another terminal would.
func (p *player) must(c flows.Command) flows.Outcome {
	p.t.Helper()
	o, err := p.desk.Do(context.Background(), flows.Request{By: flows.By{Post: "L1", Terminal: "other"}, Command: c})
	if err != nil {
		p.t.Fatalf("%s: %v", c.Verb(), err)
	}
	p.settle()
	return o
}

func (p *player) session() Root { return p.root.(Root) }

// screen is the text on the terminal, and where its cursor is; -1, -1 without one.
func (p *player) screen() (rows []string, x, y int) {
	r := p.session()
	return screenText(r.View(), r.width, r.height)
}

func screenText(v tea.View, w, h int) (rows []string, x, y int) {
	b := uv.NewScreenBuffer(w, h)
	uv.NewStyledString(v.Content).Draw(b, b.Bounds())
	for y := range h {
		var line strings.Builder
		for x := range w {
			switch c := b.CellAt(x, y); {
			case c.Width == 0: // the second half of a wide character
			case c.Content == "":
				line.WriteByte(' ')
			default:
				line.WriteString(c.Content)
			}
		}
		rows = append(rows, strings.TrimRight(line.String(), " "))
	}
	if v.Cursor == nil {
		return rows, -1, -1
	}
	return rows, v.Cursor.X, v.Cursor.Y
}

func (p *player) text() string {
	rows, _, _ := p.screen()
	return strings.Join(rows, "\n")
}

// sees fails unless the screen shows every text.
func (p *player) sees(want ...string) {
	p.t.Helper()
	got := p.text()
	for _, w := range want {
		if !strings.Contains(got, w) {
			p.t.Errorf("screen does not show %q:\n%s", w, got)
		}
	}
}

// misses fails if the screen shows one of the texts.
func (p *player) misses(texts ...string) {
	p.t.Helper()
	got := p.text()
	for _, w := range texts {
		if strings.Contains(got, w) {
			p.t.Errorf("screen shows %q:\n%s", w, got)
		}
	}
}
