// Package tui is the reception on a terminal: the board of who is where, the
// guide of one party, and the forms that feed them.
//
// [Root] is the only tea.Model. It routes: sizes, news from the desk, keys that
// work everywhere, then the screen on top of its stack. The stack is the mode;
// there are no flags beside it. Screens are values that return what they want
// (an effect) and draw what they are shown (a scene); they never see the desk.
//
// # Adding a screen
//
//  1. Write a value type with Update, View and Keys (see screen.go) in a file of
//     its own. Draw with newRow and panel, so that every row has exactly the
//     scene's width. Read everything from the scene; keep ids, never indexes of
//     things that move.
//  2. Give it a place: a line in places (open.go), with its key from keys.go and
//     its words from lang.Screen. The menu, the key line and the help follow.
//  3. Ask for things through the effect: Do carries out a command under an id made
//     once, when the dialog began; Back closes it when the command has succeeded.
//  4. Add it to the stories of golden_test.go, and look at the pictures.
package tui

import (
	"context"
	"iter"
	"time"

	"reception/flows"
	"reception/tui/find"
)

// A Desk is what the screens need of the reception: a *flows.Desk with a guest
// book (see find.Index); a terminal attached over a socket brings its own.
type Desk interface {
	House() *flows.House
	Floor() flows.Floor
	Do(ctx context.Context, r flows.Request) (flows.Outcome, error)
	Next(ctx context.Context, after flows.Seq) (flows.Floor, error)
	Records(ctx context.Context, after flows.Seq) iter.Seq2[flows.Record, error]
	Failed() error
	// Clients is the register of guests; its lookups never wait for a disk.
	Clients() *flows.Clients
	// Find looks up the n guests last seen that match what was typed. Like
	// Clients it is in memory, and may not know everybody yet.
	Find(typed string, n int) []find.Hit
}

// Options are one session's settings. Two sessions in one process may differ in
// all of them.
type Options struct {
	By flows.By // post, person and terminal that its commands carry
	// Session is what the terminal has shown of who is at it: its role says which
	// acts are offered. It is on every request.
	Session flows.Session
	// ReadOnly looks on: no act is offered and none is carried out.
	ReadOnly bool
	Lang     flows.Lang       // the language it starts in; Chinese where empty
	Light    bool             // start with the colours for a light background
	ASCII    bool             // frames and marks of ASCII only
	Mask     bool             // start with personal data hidden
	Bell     bool             // ring the terminal's bell for what goes red
	Now      func() time.Time // the clock; time.Now where nil
	// Simulated is a clock that runs at its own speed: that it jumps says nothing.
	Simulated bool
	Home      Home
	// Shared is what this session shares with others at the same desk; nil for nothing.
	Shared *Shared
	Start  Start
	// IdleMask hides personal data when no key was pressed for as long; never where zero.
	IdleMask time.Duration
	// Typed is what was half typed in a session that this one goes on with; nil for none.
	Typed Typed
	// Tell is told what is half typed whenever that has changed; nil for nobody. It
	// must not wait.
	Tell func(Typed)
	// Practice marks every screen, so that nobody takes it for the real floor, with
	// the score so far beside the mark; nil where it is the real floor.
	Practice Practice
}

// Start is the screen a session begins with.
type Start int

// The screens a session can begin with.
const (
	StartBoard Start = iota
	StartArrival
)
