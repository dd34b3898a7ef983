package tui

import (
	"cmp"
	"fmt"
	"html"
	"image/color"
	"os"
	"path/filepath"
	"strings"
	"testing"

	uv "github.com/charmbracelet/ultraviolet"

	"reception/flows"
	"reception/flows/flowstest"
)

// The pictures of the README are drawn from the screens themselves:
// go test ./tui -run ReadmePictures -update

// A cell of a picture, in pixels, and the size of its letters: half of it is the
// width of a Latin letter in the fonts that have Chinese in the same line.
const (
	cellW, cellH, letters = 9, 20, 18
	margin                = 12
)

// paper is what a terminal is set in.
type paper struct{ back, text string }

var papers = map[string]paper{"dark": {"#16181d", "#d8dee9"}, "light": {"#ffffff", "#1f2328"}}

// svg draws a screen. Lines are drawn as lines, and every run of letters is told
// its width, so that no font can push a column out of place.
func svg(content string, w, h int, p paper) string {
	b := uv.NewScreenBuffer(w, h)
	uv.NewStyledString(content).Draw(b, b.Bounds())
	var o strings.Builder
	fmt.Fprintf(&o, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d"><rect width="100%%" height="100%%" rx="6" fill="%s"/>`+"\n",
		w*cellW+2*margin, h*cellH+2*margin, p.back)
	fmt.Fprintf(&o, `<g font-family="'Noto Sans Mono CJK SC','Sarasa Mono SC','PingFang SC','Microsoft YaHei',monospace" font-size="%d">`+"\n", letters)
	for y := range h {
		for x := 0; x < w; {
			x += svgRun(&o, b, x, y, w, p)
		}
	}
	o.WriteString("</g></svg>\n")
	return o.String()
}

// svgRun draws what begins at a cell and looks alike, and returns its cells.
func svgRun(o *strings.Builder, b uv.ScreenBuffer, x, y, w int, p paper) int {
	c := b.CellAt(x, y)
	if c == nil || c.Width == 0 {
		return 1
	}
	px, py := margin+x*cellW, margin+y*cellH
	n, text := 0, ""
	for x+n < w {
		d := b.CellAt(x+n, y)
		if d == nil || d.Width != c.Width || d.Style != c.Style || n > 0 && (isLine(d.Content) || isLine(c.Content)) && (c.Content != "─" || d.Content != "─") {
			break
		}
		text += cmp.Or(d.Content, " ")
		n += d.Width
	}
	if back := hexOf(c.Style.Bg, ""); back != "" {
		fmt.Fprintf(o, `<rect x="%d" y="%d" width="%d" height="%d" fill="%s"/>`+"\n", px, py, cellW*n, cellH, back)
	}
	ink := hexOf(c.Style.Fg, p.text)
	if d := stroke(c.Content, px, py, n); d != "" {
		fmt.Fprintf(o, `<path d="%s" stroke="%s" fill="none"/>`+"\n", d, ink)
		return n
	}
	words := strings.TrimLeft(text, " ")
	if strings.TrimSpace(words) == "" {
		return n
	}
	px += cellW * (len(text) - len(words))
	words = strings.TrimRight(words, " ")
	weight := ""
	if c.Style.Attrs&uv.AttrBold != 0 {
		weight = ` font-weight="bold"`
	}
	fmt.Fprintf(o, `<text x="%d" y="%d" fill="%s"%s textLength="%d" lengthAdjust="spacingAndGlyphs" xml:space="preserve">%s</text>`+"\n",
		px, py+cellH-5, ink, weight, cellW*c.Width*len([]rune(words)), html.EscapeString(words))
	return n
}

// isLine reports whether a cell is drawn as a line.
func isLine(s string) bool { return stroke(s, 0, 0, 1) != "" }

// stroke is the path of n equal box characters; empty for every other.
func stroke(s string, x, y, n int) string {
	cx, cy, right, low := x+cellW/2, y+cellH/2, x+n*cellW, y+cellH
	switch s {
	case "│":
		return fmt.Sprintf("M%d %dV%d", cx, y, low)
	case "─":
		return fmt.Sprintf("M%d %dH%d", x, cy, right)
	case "╭":
		return fmt.Sprintf("M%d %dQ%d %d %d %d", cx, low, cx, cy, right, cy)
	case "╮":
		return fmt.Sprintf("M%d %dQ%d %d %d %d", cx, low, cx, cy, x, cy)
	case "╰":
		return fmt.Sprintf("M%d %dQ%d %d %d %d", cx, y, cx, cy, right, cy)
	case "╯":
		return fmt.Sprintf("M%d %dQ%d %d %d %d", cx, y, cx, cy, x, cy)
	}
	return ""
}

func hexOf(c color.Color, none string) string {
	if c == nil {
		return none
	}
	r, g, b, _ := c.RGBA()
	return fmt.Sprintf("#%02x%02x%02x", r>>8, g>>8, b>>8)
}

// ledAfternoon is the rainy afternoon with a duty manager.
func ledAfternoon(t testing.TB, h *flows.House) *flowstest.Play {
	p := rainyAfternoon(t, h)
	p.Do(flows.SignOn{Staff: "chenguodong"})
	return p
}

// TestReadmePictures keeps the pictures of the README what the program shows, in
// both languages, dark and light.
func TestReadmePictures(t *testing.T) {
	if _, err := os.Stat("../README.md"); err != nil {
		t.Skipf("no README here: %v", err)
	}
	shots := []struct {
		name string
		w, h int
		open func(p *player)
	}{
		{"board", 120, 36, func(p *player) { p.pickParty("王") }},
		{"turns", 120, 36, func(p *player) { p.press("f5") }},
	}
	for _, shot := range shots {
		for _, l := range []flows.Lang{flows.ZH, flows.EN} {
			for _, on := range []string{"dark", "light"} {
				name := fmt.Sprintf("%s-%s-%s.svg", shot.name, l, on)
				o := desk
				o.Lang, o.Light = l, on == "light"
				play(t, ledAfternoon, o, shot.w, shot.h, func(p *player) {
					shot.open(p)
					same(t, filepath.Join("..", ".github", name), svg(p.session().View().Content, shot.w, shot.h, papers[on]))
				})
			}
		}
	}
}

// same compares a text with a file that was looked at, or writes it.
func same(t *testing.T, file, got string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatalf("%v: go test ./tui -run %s -update", err, t.Name())
	}
	if got != string(want) {
		t.Errorf("%s is not what the screen shows any more; look at it, then go test ./tui -run %s -update", file, t.Name())
	}
}
