package tui

import (
	"bytes"
	"io"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"
)

// A painter brings frames to a terminal. It keeps the rows that stand there and
// writes those that differ, whole: a row is the smallest piece at which wide
// characters cannot come apart, and comparing rows costs nothing, so that fifty
// terminals are drawn in the time the library's cell by cell renderer takes for
// five (see BenchmarkPaint). It writes nothing while nothing changes, and needs no
// clock of its own.
type painter struct {
	out     io.Writer
	colours colorprofile.Writer // forwards to buf
	buf     bytes.Buffer

	rows   []string
	cursor *tea.Cursor
	title  string
	begun  bool
}

// A canvas is one frame with what concerns only the terminal.
type canvas struct {
	view    tea.View
	profile colorprofile.Profile
	whole   bool   // nothing on the terminal can be trusted: it was resized
	sync    bool   // the terminal can be told where a frame begins and ends
	raw     string // written as it is: the bell
}

func newPainter(out io.Writer) *painter {
	p := &painter{out: out}
	p.colours.Forward = &p.buf
	return p
}

// The sequences that a session begins and ends with. Lines never wrap, so that a
// terminal which counts a character wider than we do spoils one row and no more.
// The keyboard is asked for what the library asks for: more would break input
// methods (charm 1a).
const (
	beginning = ansi.SetModeAltScreenSaveCursor + ansi.ResetModeTextCursorEnable + ansi.ResetModeAutoWrap +
		ansi.SetModeBracketedPaste + ansi.SetModeMouseButtonEvent + ansi.SetModeMouseExtSgr +
		ansi.SetModifyOtherKeys2 + "\x1b[>1u" + // of the kitty keyboard: keys told apart
		ansi.RequestBackgroundColor + ansi.RequestModeSynchronizedOutput

	// EndScreen gives a terminal back as it was.
	EndScreen = ansi.ResetModifyOtherKeys + "\x1b[<1u" +
		ansi.ResetModeMouseExtSgr + ansi.ResetModeMouseButtonEvent + ansi.ResetModeBracketedPaste +
		ansi.SetModeAutoWrap + "\x1b[0 q" + ansi.ResetModeAltScreenSaveCursor + ansi.SetModeTextCursorEnable
)

// paint makes the terminal show a frame.
func (p *painter) paint(c canvas) error {
	p.buf.Reset()
	if !p.begun {
		p.begun = true
		c.whole = true
		p.buf.WriteString(beginning)
	}
	if c.whole || c.profile != p.colours.Profile {
		p.rows, p.cursor = nil, nil
		p.buf.WriteString(ansi.ResetModeTextCursorEnable + ansi.EraseEntireScreen)
	}
	p.colours.Profile = c.profile
	if v := c.view.WindowTitle; v != p.title {
		p.title = v
		p.buf.WriteString(ansi.SetWindowTitle(v))
	}
	p.buf.WriteString(c.raw)
	p.change(c)
	if p.buf.Len() == 0 {
		return nil
	}
	_, err := p.out.Write(p.buf.Bytes())
	return err
}

// change writes the rows that differ and puts the cursor where it belongs.
func (p *painter) change(c canvas) {
	rows := strings.Split(c.view.Content, "\n")
	drawn := p.buf.Len()
	for y, row := range rows {
		if y < len(p.rows) && p.rows[y] == row {
			continue
		}
		if p.buf.Len() == drawn {
			p.begin(c.sync)
		}
		p.at(0, y)
		_, _ = p.colours.WriteString(row) // into memory
		p.buf.WriteString(ansi.ResetStyle)
	}
	for y := len(rows); y < len(p.rows); y++ {
		p.at(0, y)
		p.buf.WriteString(ansi.EraseLineRight)
	}
	wrote := p.buf.Len() > drawn
	p.rows = rows
	if cur := c.view.Cursor; cur != nil && (wrote || p.cursor == nil || cur.Position != p.cursor.Position) {
		if p.cursor == nil || p.cursor.Shape != cur.Shape || p.cursor.Blink != cur.Blink {
			p.buf.WriteString(ansi.SetCursorStyle(cursorStyle(cur)))
		}
		p.at(cur.X, cur.Y)
		p.buf.WriteString(ansi.SetModeTextCursorEnable)
		p.cursor = cur
	} else if cur == nil && p.cursor != nil {
		p.buf.WriteString(ansi.ResetModeTextCursorEnable)
		p.cursor = nil
	}
	if wrote && c.sync {
		p.buf.WriteString(ansi.ResetModeSynchronizedOutput)
	}
}

// begin keeps what follows from being seen half drawn.
func (p *painter) begin(sync bool) {
	if sync {
		p.buf.WriteString(ansi.SetModeSynchronizedOutput)
	}
	if p.cursor != nil {
		p.buf.WriteString(ansi.ResetModeTextCursorEnable)
	}
}

func (p *painter) at(x, y int) {
	p.buf.WriteString("\x1b[")
	p.buf.Write(strconv.AppendInt(p.buf.AvailableBuffer(), int64(y+1), 10))
	p.buf.WriteByte(';')
	p.buf.Write(strconv.AppendInt(p.buf.AvailableBuffer(), int64(x+1), 10))
	p.buf.WriteByte('H')
}

// close gives the terminal back as it was.
func (p *painter) close() {
	if p.begun {
		_, _ = io.WriteString(p.out, EndScreen) // it may be gone: then there is nothing to give back
	}
}

// cursorStyle is the number by which terminals know a shape (DECSCUSR).
func cursorStyle(c *tea.Cursor) int {
	style := map[tea.CursorShape]int{tea.CursorBlock: 1, tea.CursorUnderline: 3, tea.CursorBar: 5}[c.Shape]
	if !c.Blink {
		style++
	}
	return style
}
