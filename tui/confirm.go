package tui

import (
	"context"
	"io"

	tea "charm.land/bubbletea/v2"
)

// A confirmation waits for Enter or Esc on a terminal that shows no screen.
type confirmation struct{ yes bool }

func (c confirmation) Init() tea.Cmd  { return nil }
func (c confirmation) View() tea.View { return tea.View{} }

func (c confirmation) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	if k, ok := msg.(tea.KeyPressMsg); ok {
		switch k.String() {
		case "enter":
			return confirmation{yes: true}, tea.Quit
		case "esc", "ctrl+c":
			return c, tea.Quit
		}
	}
	return c, nil
}

// Confirm waits until the person presses Enter, which is yes, or Esc.
func Confirm(ctx context.Context, t Terminal) (bool, error) {
	p := tea.NewProgram(confirmation{}, tea.WithContext(ctx), tea.WithInput(t.In), tea.WithOutput(io.Discard),
		tea.WithoutRenderer(), tea.WithFPS(1), tea.WithoutSignalHandler(), tea.WithEnvironment(t.Env))
	m, err := p.Run()
	if err != nil {
		return false, err
	}
	return m.(confirmation).yes, nil
}
