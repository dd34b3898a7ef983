package tui

import (
	"reflect"
	"strings"
	"testing"

	"charm.land/bubbles/v2/key"

	"reception/flows"
	"reception/tui/lang"
)

// bindings are all keys of the program by the name of their field.
func bindings(k *keyMap) map[string]key.Binding {
	all := map[string]key.Binding{}
	v := reflect.ValueOf(*k)
	for i := range v.NumField() {
		all[v.Type().Field(i).Name] = v.Field(i).Interface().(key.Binding)
	}
	return all
}

// TestKeysPassInputMethods checks that no function hangs on a letter or a
// punctuation mark, which a Chinese input method eats, and on none of the names
// that are another key or that v2 never sends.
func TestKeysPassInputMethods(t *testing.T) {
	never := map[string]string{
		" ": "v2 says space", "ctrl+i": "is tab", "ctrl+m": "is enter", "ctrl+j": "is enter", "ctrl+h": "is backspace",
		"ctrl+[": "is esc", "ctrl+space": "belongs to the input method", "ctrl+z": "suspends", "ctrl+b": "is tmux's own",
	}
	for name, b := range bindings(newKeyMap(&lang.Of(flows.ZH).Screen)) {
		if len(b.Keys()) == 0 {
			t.Errorf("%s has no key", name)
			continue
		}
		first := b.Keys()[0]
		if len([]rune(first)) == 1 && digit(first) == 0 && first != "0" {
			t.Errorf("%s begins with %q, which an input method eats", name, first)
		}
		for _, k := range b.Keys() {
			if why, bad := never[k]; bad {
				t.Errorf("%s is bound to %q, which %s", name, k, why)
			}
			if _, ok := press(k); !ok {
				t.Errorf("%s is bound to %q, which no keyboard sends", name, k)
			}
			if msg, _ := press(k); msg.String() != k {
				t.Errorf("%s: the key %q calls itself %q", name, k, msg.String())
			}
		}
	}
}

// TestKeysOfScreens opens every screen and looks for two of its keys, or one of
// its own and one that works everywhere, on the same key.
func TestKeysOfScreens(t *testing.T) {
	h := house(t)
	past := rainyAfternoon(t, h)
	r := still(h, past.Floor)
	r.now = past.Now
	r.facts = newFacts(h, &r.floor, r.now)
	r.width, r.height = 200, 50
	s := r.scene()
	everywhere := []key.Binding{r.keys.Help, r.keys.Back, r.keys.Quit, r.keys.Lang, r.keys.Mask, r.keys.Undo, r.keys.LookBack}
	for _, p := range s.Facts.Parties {
		for _, stack := range everyScreen(r, p.ID, "x") {
			top := screen(board{selected: p.ID})
			if len(stack) > 0 {
				top = stack[len(stack)-1]
			}
			clashes(t, string(top.Name()), append(top.Keys(s), everywhere...))
		}
	}
	var reached []key.Binding
	for _, p := range places() {
		reached = append(reached, p.key(r.keys))
	}
	clashes(t, "places", append(reached, everywhere...))
	clashes(t, "looking back", append(timeKeys(s), everywhere[:5]...))
}

func clashes(t *testing.T, where string, keys []key.Binding) {
	t.Helper()
	owner := map[string]key.Help{}
	for _, b := range keys {
		if !b.Enabled() {
			continue
		}
		for _, k := range b.Keys() {
			if was, taken := owner[k]; taken && was.Desc != b.Help().Desc {
				t.Errorf("%s: %q is both %q and %q", where, k, was.Desc, b.Help().Desc)
			}
			owner[k] = b.Help()
		}
	}
}

// TestRootClaimsNoText: what works everywhere must not take a letter away from a
// text field.
func TestRootClaimsNoText(t *testing.T) {
	k := newKeyMap(&lang.Of(flows.EN).Screen)
	for _, b := range []key.Binding{k.Help, k.Back, k.Quit, k.Lang, k.Mask, k.Undo, k.LookBack} {
		for _, name := range b.Keys() {
			if msg, _ := press(name); msg.Text != "" {
				t.Errorf("%q works everywhere and carries text", name)
			}
		}
	}
	for _, p := range places() {
		if msg, _ := press(p.key(k).Keys()[0]); msg.Text != "" {
			t.Errorf("%q opens a place and carries text", p.key(k).Keys()[0])
		}
	}
}

// TestWords: labels fit into their places in both languages.
func TestWords(t *testing.T) {
	for _, text := range lang.All() {
		for name, b := range bindings(newKeyMap(&text.Screen)) {
			if n := width(b.Help().Desc); n > 10 || n == 0 {
				t.Errorf("%s: %s is called %q, %d cells", text.Tag, name, b.Help().Desc, n)
			}
		}
		w := text.Screen
		for _, label := range []string{w.Guide.Say, w.Guide.Do, w.Guide.Radio, w.Guide.Wait} {
			if width(label) > guideLabel-1 {
				t.Errorf("%s: %q is wider than the labels of the guide", text.Tag, label)
			}
		}
		s := scene{Text: text, Words: &text.Screen}
		for id := fieldQuick; id <= fieldReason; id++ {
			if label := s.label(id); label == "" || width(label) > fieldLabel-1 {
				t.Errorf("%s: field %d is called %q", text.Tag, id, label)
			}
		}
		if len(text.People.Titles) != len(storedTitles) {
			t.Errorf("%s has %d titles, %d are stored", text.Tag, len(text.People.Titles), len(storedTitles))
		}
		for i, title := range text.People.Titles {
			if got := lang.StoredTitle(title); got != storedTitles[i] {
				t.Errorf("%s: title %q is stored as %q", text.Tag, title, got)
			}
		}
		for _, lane := range w.Board.Lanes {
			if width(lane) > 5 {
				t.Errorf("%s: lane %q is wider than 5 cells", text.Tag, lane)
			}
		}
	}
}

// TestSafeMarks: every mark is one cell wide in every terminal that was tried.
func TestSafeMarks(t *testing.T) {
	for _, ascii := range []bool{false, true} {
		v := reflect.ValueOf(newTheme(true, ascii).marks)
		for i := range v.NumField() {
			mark := v.Field(i).String()
			if ascii && strings.IndexFunc(mark, func(r rune) bool { return r > 0x7e }) >= 0 {
				t.Errorf("the ASCII theme draws %q", mark)
			}
			for _, r := range mark {
				if r > 0x7e && r != '✓' && r != '✗' {
					t.Errorf("mark %q is of ambiguous width", mark)
				}
			}
		}
	}
}
