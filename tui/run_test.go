package tui

import (
	"context"
	"errors"
	"io"
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/colorprofile"

	"reception/flows"
	"reception/flows/flowstest"
	"reception/tui/find"
)

// A brokenTerminal takes nothing.
type brokenTerminal struct{ how func() error }

func (b brokenTerminal) Write(p []byte) (int, error) { return 0, b.how() }

// TestSessionEndsWithItsTerminal: a terminal that is gone, or a fault of the painter,
// ends the session with an error; it neither hangs nor takes the process along.
func TestSessionEndsWithItsTerminal(t *testing.T) {
	gone := errors.New("the terminal is gone")
	for name, how := range map[string]func() error{
		"gone":  func() error { return gone },
		"fault": func() error { panic("a fault") },
	} {
		t.Run(name, func(t *testing.T) {
			ctx := context.Background()
			h := house(t)
			desk, err := flows.OpenDesk(ctx, h, flowstest.NewJournal(), time.Now)
			if err != nil {
				t.Fatal(err)
			}
			defer func() { _ = desk.Close(ctx) }()
			keys, press := io.Pipe()
			defer func() { _ = press.Close() }()
			err = Run(ctx, kioskDesk{desk, find.New()}, Options{}, Terminal{In: keys, Out: brokenTerminal{how},
				Profile: colorprofile.TrueColor, Size: Size{80, 24}})
			if err == nil || !strings.Contains(err.Error(), name) && !strings.Contains(err.Error(), "a fault") {
				t.Errorf("the session ended with %v", err)
			}
		})
	}
}
