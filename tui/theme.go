package tui

import (
	"image/color"
	"strings"

	"charm.land/lipgloss/v2"
)

// A Palette is the few colours a theme is made of, named for their job. Colour
// means urgency and nothing else, and a mark or a word always stands beside it.
type Palette struct {
	Muted  color.Color // labels, what is over, what is not for now
	Accent color.Color // the one next act, keys, titles
	Good   color.Color // free, done, received
	Amber  color.Color // late
	Red    color.Color // very late
	Band   color.Color // background of the selected row
	Field  color.Color // background of the field that is being filled in
}

// The greys are chosen so that a terminal of sixteen colours, which gets the
// nearest it has, turns them into a grey as well and not into blue or cyan.
func dark() Palette {
	return Palette{
		Muted:  lipgloss.Color("#9a9a9a"),
		Accent: lipgloss.Color("#7ab7ff"),
		Good:   lipgloss.Color("#79c98c"),
		Amber:  lipgloss.Color("#f0b73f"),
		Red:    lipgloss.Color("#ff7b72"),
		Band:   lipgloss.Color("#3f444c"),
		Field:  lipgloss.Color("#303030"),
	}
}

func light() Palette {
	return Palette{
		Muted:  lipgloss.Color("#6b6b6b"),
		Accent: lipgloss.Color("#0550ae"),
		Good:   lipgloss.Color("#116329"),
		Amber:  lipgloss.Color("#8a4b00"),
		Red:    lipgloss.Color("#b3151f"),
		Band:   lipgloss.Color("#d0d7de"),
		Field:  lipgloss.Color("#eeeeee"),
	}
}

// An ink is how a text is drawn: the escape sequence that starts it. They are
// worked out once a theme, because styling each cell afresh costs more than all
// the rest of a frame.
type ink struct{ on string }

const inkOff = "\x1b[m"

// with draws one ink on top of another.
func (k ink) with(other ink) ink { return ink{k.on + other.on} }

// A Theme is every ink, line and mark of the program.
type Theme struct {
	Plain, Strong, Muted   ink
	Accent, Title, Key     ink
	Good, Amber, Red       ink
	Band, Field, Frame     ink
	Head, Warn, Fail, Next ink
	Mark                   ink // what nobody may overlook, whatever the colours
	Act                    ink // the one next act, as a button

	marks marks
	box   box
	dark  bool
	ascii bool
}

// marks are the only characters outside the words that the program draws. All
// of them are one cell wide in every terminal and font that was tried.
type marks struct {
	Select                 string // the selected row
	Done, Open, Off        string // a checklist line
	Past, Here, Ahead      string // the track from gate to send-off
	Late, VeryLate         string // beside a number
	To                     string // from one post to another
	Busy, Free, Held, Dirt string // a VIP room
	Sep                    string
}

type box struct{ h, v, tl, tr, bl, br string }

// newTheme derives every ink from a palette. ASCII replaces lines and marks for
// terminals that draw ambiguous characters two cells wide.
func newTheme(isDark, ascii bool) *Theme {
	p := light()
	if isDark {
		p = dark()
	}
	st := lipgloss.NewStyle()
	t := &Theme{
		Strong: inkOf(st.Bold(true)), Muted: inkOf(st.Foreground(p.Muted)),
		Accent: inkOf(st.Foreground(p.Accent)), Title: inkOf(st.Foreground(p.Accent).Bold(true)),
		Key: inkOf(st.Foreground(p.Accent)), Good: inkOf(st.Foreground(p.Good)),
		Amber: inkOf(st.Foreground(p.Amber).Bold(true)), Red: inkOf(st.Foreground(p.Red).Bold(true)),
		Band: inkOf(st.Background(p.Band)), Field: inkOf(st.Background(p.Field)),
		Frame: inkOf(st.Foreground(p.Muted)), Head: inkOf(st.Bold(true)),
		Warn: inkOf(st.Foreground(p.Amber).Bold(true)), Fail: inkOf(st.Foreground(p.Red).Bold(true)),
		Next: inkOf(st.Foreground(p.Accent).Bold(true)), Mark: inkOf(st.Bold(true).Reverse(true)),
		Act: inkOf(st.Foreground(p.Accent).Bold(true).Reverse(true)),
		marks: marks{
			Select: ">", Done: "✓", Open: " ", Off: "-", Past: "=", Here: ">", Ahead: "-",
			Late: "!", VeryLate: "!!", To: ">", Busy: "*", Free: " ", Held: "+", Dirt: "~", Sep: "|",
		},
		box:  box{h: "─", v: "│", tl: "╭", tr: "╮", bl: "╰", br: "╯"},
		dark: isDark, ascii: ascii,
	}
	if ascii {
		t.marks.Done = "x"
		t.box = box{h: "-", v: "|", tl: "+", tr: "+", bl: "+", br: "+"}
	}
	return t
}

// inkOf takes the start sequence out of a style.
func inkOf(st lipgloss.Style) ink {
	on, _, _ := strings.Cut(st.Render("x"), "x")
	return ink{on}
}
