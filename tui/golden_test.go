package tui

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"reception/flows"
)

var update = flag.Bool("update", false, "write the pictures in testdata anew")

// A picture is a screen that somebody looked at and found right.
type pictured struct {
	name string
	tell story
	open func(p *player) // what is pressed before the picture is taken
	opts Options
}

func pictures() []pictured {
	desk := Options{By: flows.By{Post: "RC", Staff: "zhuhui", Terminal: "kiosk"}}
	return []pictured{
		{"empty", quietMorning, nil, desk},
		{"board", rainyAfternoon, nil, desk},
		{"arrive", rainyAfternoon, func(p *player) { p.press("f2") }, desk},
		{"arrive_typed", rainyAfternoon, func(p *player) {
			p.press("f2")
			p.write("欧阳女士 2 渝B66666 伞 红衣服")
			p.press("down", "down")
		}, desk},
		{"arrive_booking", rainyAfternoon, func(p *player) { p.press("f2"); p.write("司马先生"); p.press("f6") }, desk},
		{"guide", rainyAfternoon, func(p *player) { p.pickParty("王"); p.press("ctrl+g") }, desk},
		{"guide_gate", rainyAfternoon, func(p *player) { p.pickParty("未留名"); p.press("ctrl+g") }, desk},
		{"flats", rainyAfternoon, func(p *player) { p.pickParty("刘"); p.press("f7"); p.touchItem("flats") }, desk},
		{"requests", rainyAfternoon, func(p *player) { p.pickParty("刘"); p.press("f7") }, desk},
		{"drinks", rainyAfternoon, func(p *player) { p.pickParty("刘"); p.press("f7"); p.write("1"); p.press("down", "right") }, desk},
		{"identify", rainyAfternoon, func(p *player) { p.pickParty("未留名"); p.press("ctrl+e", "down") }, desk},
		{"assign", rainyAfternoon, func(p *player) { p.pickParty("王"); p.press("ctrl+a") }, desk},
		{"leave", rainyAfternoon, func(p *player) { p.pickParty("林"); p.press("f9") }, desk},
		{"turn_away", rainyAfternoon, func(p *player) { p.pickParty("未留名"); p.press("ctrl+t") }, desk},
		{"refused", rainyAfternoon, func(p *player) { p.pickParty("林"); p.press("f9"); p.write("3") }, desk},
		{"undo", rainyAfternoon, func(p *player) {
			p.pickParty("王")
			p.press("ctrl+n")
			p.write("要看样板房")
			p.press("enter")
			p.wait(undoFresh + time.Minute)
			p.press("f8")
		}, desk},
		{"menu", rainyAfternoon, func(p *player) { p.press("tab") }, desk},
		{"palette", rainyAfternoon, func(p *player) { p.press("ctrl+v") }, desk},
		{"palette_typed", rainyAfternoon, func(p *player) { p.pickParty("刘"); p.press("ctrl+v"); p.write("y") }, desk},
		{"help", rainyAfternoon, func(p *player) { p.press("f1") }, desk},
		{"masked", rainyAfternoon, func(p *player) { p.pickParty("王"); p.press("f10") }, desk},
	}
}

// pickParty moves the selection to a guest by a part of the name.
func (p *player) pickParty(part string) {
	p.t.Helper()
	s := p.session()
	sc := s.scene()
	for _, q := range s.facts.Parties {
		if strings.Contains(sc.guest(q.Visit), part) || sc.Text.Tag == flows.EN && q.Person.Seq != 0 && strings.Contains(surnameOf(q.Visit), part) ||
			part == "未留名" && surnameOf(q.Visit) == "" {
			p.press("down") // somebody is at the keys, so the selection stays
			p.send(pickMsg{q.ID})
			return
		}
	}
	p.t.Fatalf("no party %q", part)
}

func surnameOf(v *flows.Visit) string {
	person, _ := v.Person.Open()
	return person.Surname
}

// TestPictures compares every screen with the one that was looked at, in both
// languages and three sizes, and in ASCII where lines and marks change.
func TestPictures(t *testing.T) {
	comparePictures(t, pictures())
	t.Run("ascii", func(t *testing.T) {
		compare(t, pictures()[1], flows.ZH, true, [2]int{120, 36}, "ascii_zh_120x36")
	})
}

// pictureSizes are the terminals that every screen is designed for.
var pictureSizes = [][2]int{{80, 24}, {120, 36}, {200, 60}}

// comparePictures compares each picture in both languages and every size.
func comparePictures(t *testing.T, list []pictured) {
	t.Helper()
	for _, size := range pictureSizes {
		for _, l := range []flows.Lang{flows.ZH, flows.EN} {
			if testing.Short() && (size != pictureSizes[0] || l != flows.ZH) {
				continue // with the race detector each picture takes a second
			}
			for _, pic := range list {
				name := fmt.Sprintf("%s_%s_%dx%d", pic.name, l, size[0], size[1])
				t.Run(name, func(t *testing.T) { compare(t, pic, l, false, size, name) })
			}
		}
	}
}

// pictureNames are the files of a picture, without what they end in.
func pictureNames(pic pictured) []string {
	var names []string
	for _, size := range pictureSizes {
		for _, l := range []flows.Lang{flows.ZH, flows.EN} {
			names = append(names, fmt.Sprintf("%s_%s_%dx%d", pic.name, l, size[0], size[1]))
		}
	}
	return names
}

func compare(t *testing.T, pic pictured, l flows.Lang, ascii bool, size [2]int, name string) {
	pic.opts.Lang, pic.opts.ASCII = l, ascii
	play(t, pic.tell, pic.opts, size[0], size[1], func(p *player) {
		if pic.open != nil {
			pic.open(p)
		}
		rows, x, y := p.screen()
		exactly(t, p.session())
		got := strings.Join(rows, "\n") + fmt.Sprintf("\ncursor %d %d\n", x, y)
		file := filepath.Join("testdata", name+".txt")
		if *update {
			if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
				t.Fatal(err)
			}
			return
		}
		want, err := os.ReadFile(file)
		if err != nil {
			t.Fatalf("%v: look at the screen, then go test ./tui -run TestPictures -update", err)
		}
		if got != string(want) {
			t.Errorf("the screen has changed; look at it, then -update\ngot:\n%s\nwant:\n%s", got, want)
		}
	})
}
