package tui

import (
	"fmt"
	"path/filepath"
	"regexp"
	"strings"
	"syscall"
	"testing"
	"time"

	"reception/flows"
	"reception/flows/flowstest"
)

// awkwardGuests have names that are long, rare, written from right to left, or no
// names at all.
func awkwardGuests(t testing.TB, h *flows.House) *flowstest.Play {
	names := []string{"阿不都热依木·阿不来提·买买提", "𠮷野家", strings.Repeat("很长的名字", 8), "é́́́́", "שלום", "👨‍👩‍👧‍👦", "Wolfeschlegelsteinhausenbergerdorff"}
	p := crowd(len(names), func(i int) string { return names[i] })(t, h)
	for i, v := range p.Floor.Visits {
		if i < 2 {
			p.Do(flows.MakeCall{Kind: flows.AskRoom, Visit: flows.ByID(v.ID)})
			p.Do(flows.RoomReady{Room: h.Rooms[i].ID, Visit: flows.ByID(v.ID)})
		}
	}
	p.By = desk.By
	return p
}

func sixtyGuests(t testing.TB, h *flows.House) *flowstest.Play {
	p := crowd(60, func(i int) string { return surnames[i%len(surnames)] })(t, h)
	p.By = desk.By
	return p
}

// awkwardBookings expects, and has met, more people of whom no name fits anywhere.
func awkwardBookings(t testing.TB, h *flows.House) *flowstest.Play {
	p := awkwardGuests(t, h)
	for i, name := range []string{"阿不都热依木·阿不来提·买买提吐尔逊", "𠮷𠮷𠀀𠀁𠮷", "葛\U000E0101城", "Wolfeschlegelsteinhausenbergerdorff-Welche", "ﷺ", "นภัสสร", "👨‍👩‍👧‍👦⚠️"} {
		p.Do(flows.Book{Guest: flows.Guest{Surname: name, Title: "先生", Phone: fmt.Sprintf("1390000%04d", i)},
			When: p.Now.Add(time.Duration(i+1) * 20 * time.Minute), Party: i + 1, Confirmed: i%2 == 0, Authority: flows.Authority{Manager: "tangwen"}})
	}
	return p
}

func twelveRooms(t testing.TB, h *flows.House) *flowstest.Play {
	for i := len(h.Rooms); i < 12; i++ {
		r := h.Rooms[0]
		r.ID = flows.RoomID(fmt.Sprintf("VIP%d", i+1))
		r.Name = flows.Words{ZH: string(r.ID), EN: string(r.ID)}
		h.Rooms = append(h.Rooms, r)
	}
	return rainyAfternoon(t, h)
}

func noRooms(t testing.TB, h *flows.House) *flowstest.Play {
	h.Rooms = nil
	p := crowd(5, func(i int) string { return surnames[i] })(t, h)
	p.By = desk.By
	return p
}

func awkwardPictures() []pictured {
	open := func(keys ...string) func(p *player) { return func(p *player) { p.press(keys...) } }
	full := func(p *player) {
		p.journal.Fail(fmt.Errorf("%w: %w", flows.ErrNotSaving, syscall.ENOSPC))
		p.press("f2")
		p.write("孙女士 2")
		p.press("enter")
	}
	return []pictured{
		{"sixty_board", sixtyGuests, nil, desk},
		{"sixty_guide", sixtyGuests, open("down", "down", "ctrl+g"), desk},
		{"sixty_rooms", sixtyGuests, open("f4"), desk},
		{"sixty_radio", sixtyGuests, open("f11", "end"), desk},
		{"sixty_turns", sixtyGuests, open("f5"), desk},
		{"names_board", awkwardGuests, nil, desk},
		{"names_guide", awkwardGuests, open("down", "down", "ctrl+g"), desk},
		{"names_rooms", awkwardGuests, open("f4"), desk},
		{"names_radio", awkwardGuests, open("f11"), desk},
		{"names_alarms", awkwardGuests, func(p *player) { p.wait(12 * time.Minute); p.press("0") }, desk},
		{"names_log", awkwardBookings, open("ctrl+d"), desk},
		{"names_roll", awkwardBookings, open("ctrl+u"), desk},
		{"names_bookings", awkwardBookings, open("f6"), desk},
		{"names_search", awkwardBookings, func(p *player) { p.press("f3"); p.write("𠮷"); p.press("down") }, desk},
		{"names_search_all", awkwardBookings, open("f3"), desk},
		{"twelve_board", twelveRooms, nil, desk},
		{"twelve_rooms", twelveRooms, open("f4"), desk},
		{"no_rooms_board", noRooms, nil, desk},
		{"no_rooms_rooms", noRooms, open("f4"), desk},
		{"full_disk_form", quietMorning, full, desk},
		{"full_disk_guide", rainyAfternoon, func(p *player) {
			p.pickParty("王")
			p.press("ctrl+g")
			p.journal.Fail(fmt.Errorf("%w: %w", flows.ErrNotSaving, syscall.ENOSPC))
			p.press("4")
		}, desk},
		{"full_disk_board", quietMorning, func(p *player) { full(p); p.press("esc") }, desk},
	}
}

// TestAwkwardPictures are the states that nobody designs for: a crowd, names that
// fit nowhere, twelve rooms and none, a disk that is full. None is wider or taller
// than its terminal.
func TestAwkwardPictures(t *testing.T) {
	comparePictures(t, awkwardPictures())
}

// colours are the parts of a style that NO_COLOR takes away; what is bold stays.
var colours = regexp.MustCompile(`;?[34]8;2;\d+;\d+;\d+`)

func colourless(content string) string {
	return regexp.MustCompile(`\x1b\[;`).ReplaceAllString(colours.ReplaceAllString(content, ""), "\x1b[")
}

// TestLooks are the board, a guide and a form in each way a terminal may show them:
// with their colours, on light paper, in ASCII, and with no colour at all.
func TestLooks(t *testing.T) {
	looks := []struct {
		name  string
		set   func(*Options)
		paper string
		plain bool
	}{
		{"dark", func(*Options) {}, "dark", false},
		{"light", func(o *Options) { o.Light = true }, "light", false},
		{"ascii", func(o *Options) { o.ASCII = true }, "dark", false},
		{"no_color", func(*Options) {}, "dark", true},
	}
	shots := map[string]func(p *player){
		"board": func(p *player) { p.pickParty("王") },
		"guide": func(p *player) { p.pickParty("刘"); p.press("ctrl+g") },
		"form":  func(p *player) { p.pickParty("王"); p.press("ctrl+e", "down") },
	}
	for shot, open := range shots {
		for _, look := range looks {
			o := desk
			look.set(&o)
			play(t, ledAfternoon, o, 120, 36, func(p *player) {
				open(p)
				content := p.session().View().Content
				if look.plain {
					content = colourless(content)
				}
				same(t, filepath.Join("testdata", "looks", shot+"_"+look.name+".svg"), svg(content, 120, 36, papers[look.paper]))
			})
		}
	}
}
