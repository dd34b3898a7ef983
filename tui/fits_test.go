package tui

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"iter"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
	"pgregory.net/rapid"

	"reception/flows"
	"reception/flows/flowstest"
	"reception/tui/find"
)

// A fitter is a test, or one of the many of a property.
type fitter interface {
	Helper()
	Errorf(format string, args ...any)
}

// pressesFit presses keys at random; every picture is as large as its terminal.
func pressesFit(t *rapid.T, r Root, keys []string, most int) {
	for range rapid.IntRange(0, most).Draw(t, "presses") {
		msg, _ := press(rapid.SampledFrom(keys).Draw(t, "key"))
		m, _ := r.Update(msg)
		r = m.(Root)
		r.asked, r.entered = nil, time.Time{}
		exactly(t, r)
		if t.Failed() {
			t.FailNow()
		}
	}
}

// exactly fails unless a session's picture is exactly as large as its terminal,
// counted both ways in which terminals count.
func exactly(t fitter, r Root) {
	t.Helper()
	v := r.View()
	rows := strings.Split(v.Content, "\n")
	if len(rows) != r.height {
		t.Errorf("%d rows in a terminal of %d", len(rows), r.height)
	}
	for i, row := range rows {
		if n := ansi.StringWidth(row); n != r.width {
			t.Errorf("row %d is %d cells wide by clusters, not %d: %q", i, n, r.width, ansi.Strip(row))
		}
		if n := ansi.StringWidthWc(row); n != r.width {
			t.Errorf("row %d is %d cells wide by characters, not %d: %q", i, n, r.width, ansi.Strip(row))
		}
	}
	if c := v.Cursor; c != nil && (c.X < 0 || c.X >= r.width || c.Y < 0 || c.Y >= r.height) {
		t.Errorf("the cursor is off the screen: %d,%d in %dx%d", c.X, c.Y, r.width, r.height)
	}
}

// hardNames are names that have broken programs: the case lists beside the
// project where they are there, and a handful of our own.
func hardNames(t testing.TB) []string {
	names := []string{"", "王", "欧阳娜娜", "阿不都热依木·阿不来提·买买提", "𠮷野家", "葛\U000E0101", "👨‍👩‍👧‍👦", "⚠️⚠️⚠️", "ａｂｃ",
		"é́́́́́́́́", "שלום", "ไทยำ", "हिन्दी", "각각", "\x1b[31mred", "a\x00b\u202ec\u200d", strings.Repeat("很长的名字", 20), "☎️1️⃣"}
	shared := filepath.Join("..", "..", "shared", "data")
	if f, err := os.Open(filepath.Join(shared, "name_cases_a.jsonl")); err == nil {
		defer f.Close()
		lines := bufio.NewScanner(f)
		for lines.Scan() {
			var c struct{ Input string }
			if err := json.Unmarshal(lines.Bytes(), &c); err != nil {
				t.Fatal(err)
			}
			names = append(names, c.Input)
		}
	} else {
		t.Logf("without the shared name cases: %v", err)
	}
	if b, err := os.ReadFile(filepath.Join(shared, "blns.json")); err == nil {
		var more []string
		if err := json.Unmarshal(b, &more); err != nil {
			t.Fatal(err)
		}
		names = append(names, more...)
	}
	if testing.Short() { // under the race detector each costs ten times as much
		few := names[:0:0]
		for i := 0; i < len(names); i += 9 {
			few = append(few, names[i])
		}
		return few
	}
	return names
}

// TestFits draws every screen for every hard name at odd sizes: no name may move
// a border or push a row out.
func TestFits(t *testing.T) {
	names := hardNames(t)
	h := house(t)
	r := still(h, flowstest.NewPlay(t, h).Floor)
	for i, name := range names {
		p := flowstest.NewPlay(t, h).Staffed()
		id := p.Do(flows.Arrive{Guest: flows.Guest{Surname: name, Title: "先生", Describe: name, Phone: name, Plate: name},
			Party: flows.Party{Party: i % 200}}).Visit
		_ = p.Try(flows.AddNote{Visit: flows.ByID(id), Text: name})
		r.floor, r.now = p.Floor, p.Now
		r.facts = newFacts(h, &r.floor, r.now)
		sizes := [][2]int{{80, 24}, {81 + i%60, 24 + i%30}, {168 + i%80, 30 + i%40}}
		for _, size := range [][2]int{sizes[0], sizes[1+i%2]} {
			r.width, r.height = size[0], size[1]
			for _, sc := range everyScreen(r, id, name) {
				r.stack = append([]screen{board{selected: id}}, sc...)
				exactly(t, r)
				if t.Failed() {
					t.Fatalf("name %q, screen %v, %dx%d", name, r.stack[len(r.stack)-1].Name(), r.width, r.height)
				}
			}
		}
	}
}

// still is a session that is drawn and never run.
func still(h *flows.House, f flows.Floor) Root {
	r := Root{opts: Options{Now: func() time.Time { return flowstest.Morning }}, house: h, floor: f, drafts: map[name]screen{}}
	r.speak(flows.ZH)
	r.theme = newTheme(true, false)
	r.now = flowstest.Morning
	r.facts = newFacts(h, &r.floor, r.now)
	r.stack = []screen{board{}}
	r.width, r.height = 80, 24
	return r
}

// everyScreen opens each kind of screen on a party, with a text typed into it.
func everyScreen(r Root, id flows.VisitID, text string) [][]screen {
	s := r.scene()
	p, ok := s.Facts.party(id)
	if !ok {
		return nil
	}
	typed := func(sc screen) []screen {
		for _, c := range text {
			sc, _ = sc.Update(tea.KeyPressMsg{Code: c, Text: string(c)}, s)
		}
		sc, _ = sc.Update(tea.PasteMsg{Content: text}, s)
		return []screen{sc}
	}
	return [][]screen{
		nil, {newGuide(id)}, {newRequests(p)}, {newAssign(p)}, {newLeave(p)}, {newMenu()}, {newHelp(board{})}, {newUndo()}, typed(newPalette(s)),
		typed(newArrival(s)), typed(newIdentify(s, p, fieldSurname)), typed(newNote(p)), typed(newReason(reasonSkip, p)),
		{newItems(p, flows.Drinks, "drink")}, typed(newTaxi(p)), {newBays(p)}, {newGuide(id), newRequests(p)},
	}
}

// TestFitsAnySize does the same at random sizes, languages and key presses.
func TestFitsAnySize(t *testing.T) {
	h := house(t)
	past := rainyAfternoon(t, h)
	base := still(h, past.Floor)
	base.now = past.Now
	base.opts.Now = func() time.Time { return past.Now }
	base.facts = newFacts(h, &base.floor, base.now)
	keys := []string{"up", "down", "left", "right", "f1", "f2", "f7", "f9", "esc", "tab", "ctrl+e", "ctrl+n", "ctrl+g", "ctrl+t",
		"ctrl+a", "1", "2", "3", "王", "a", "home", "end", "pgdown", "f6", "f8", "f10", "f12", "backspace", "ctrl+r"}
	rapid.Check(t, func(t *rapid.T) {
		r := base
		r.desk = fakeDesk{h}
		r.drafts = map[name]screen{}
		r.width, r.height = rapid.IntRange(1, 260).Draw(t, "w"), rapid.IntRange(1, 80).Draw(t, "h")
		if rapid.Bool().Draw(t, "english") {
			r.speak(flows.EN)
		}
		r.theme = newTheme(rapid.Bool().Draw(t, "dark"), rapid.Bool().Draw(t, "ascii"))
		pressesFit(t, r, keys, 12)
	})
}

// TestCursor puts the real cursor where an input method must open: behind wide
// characters, behind rare ones, and inside a text that is longer than its field.
func TestCursor(t *testing.T) {
	for _, c := range []struct {
		typed string
		left  int // presses of Left
		want  int // cells behind the start of the field
	}{
		{"", 0, 0}, {"王小明a", 0, 7}, {"王小明a", 2, 4}, {"𠮷田", 0, 4}, {"葛\U000E0101城", 0, 4}, {"é", 0, 1},
	} {
		t.Run(fmt.Sprintf("%s left %d", c.typed, c.left), func(t *testing.T) {
			play(t, quietMorning, Options{}, 80, 24, func(p *player) {
				p.press("f2", "down")
				_, from, y := p.screen()
				p.send(tea.PasteMsg{Content: c.typed})
				for range c.left {
					p.press("left")
				}
				_, x, y2 := p.screen()
				if x-from != c.want || y2 != y {
					t.Errorf("cursor %d cells behind the start in row %d, want %d in row %d", x-from, y2, c.want, y)
				}
			})
		})
	}
}

// fakeDesk is a desk that does nothing, for sessions that are never run.
type fakeDesk struct{ house *flows.House }

func (d fakeDesk) House() *flows.House       { return d.house }
func (d fakeDesk) Floor() flows.Floor        { return flows.Floor{} }
func (d fakeDesk) Failed() error             { return nil }
func (fakeDesk) Clients() *flows.Clients     { return flows.NewClients() }
func (fakeDesk) Find(string, int) []find.Hit { return nil }
func (d fakeDesk) Do(context.Context, flows.Request) (flows.Outcome, error) {
	return flows.Outcome{}, &flows.Refusal{Code: flows.NothingToUndo}
}
func (d fakeDesk) Next(ctx context.Context, _ flows.Seq) (flows.Floor, error) {
	<-ctx.Done()
	return flows.Floor{}, ctx.Err()
}
func (d fakeDesk) Records(context.Context, flows.Seq) iter.Seq2[flows.Record, error] {
	return func(func(flows.Record, error) bool) {}
}
