package tui

import (
	"fmt"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
)

// A session shows a Root on a terminal. The library reads the keys and runs the
// loop; painting is done beside it, so that neither the loop nor whoever waits for
// it ever waits for a slow terminal. While a frame is on its way no other is drawn:
// what comes next shows everything that happened meanwhile.
type session struct {
	root   tea.Model
	frames chan canvas
	next   canvas // the settings of the next frame, without its view
	due    bool   // what is shown is no longer true
	busy   bool   // a frame is on its way
	sized  bool   // how large the terminal is, is known
	failed error
}

// paintedMsg says that a frame has arrived.
type paintedMsg struct{ err error }

func (s *session) Init() tea.Cmd { return s.root.Init() }

// View is not asked for: the session paints by itself.
func (s *session) View() tea.View { return tea.View{} }

func (s *session) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	var cmd tea.Cmd
	switch msg := msg.(type) {
	case paintedMsg:
		s.busy = false
		if msg.err != nil {
			s.failed = msg.err
			return s, tea.Quit
		}
	case tea.ColorProfileMsg:
		s.next.profile, s.due = msg.Profile, true
	case tea.ModeReportMsg:
		if msg.Mode == ansi.ModeSynchronizedOutput {
			s.next.sync = msg.Value == ansi.ModeReset
		}
	case tea.RawMsg:
		s.next.raw += fmt.Sprint(msg.Msg)
		s.due = true
	default:
		if _, resized := msg.(tea.WindowSizeMsg); resized {
			s.next.whole, s.sized = true, true
		}
		s.root, cmd = s.root.Update(msg)
		s.due = true
	}
	s.paint()
	return s, cmd
}

// paint sends a frame on its way unless one is still under way.
func (s *session) paint() {
	if !s.due || s.busy || !s.sized {
		return
	}
	s.due, s.busy = false, true
	s.next.view = s.root.View()
	s.frames <- s.next
	s.next.whole, s.next.raw = false, ""
}
