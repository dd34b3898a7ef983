package lang

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"reception/flows"
)

// People is the words around names.
type People struct {
	Unknown string // the name has not been asked yet
	Erased  string // it was known and has been erased
	Nobody  string // no salesperson, nobody on the post
	// Titles are the forms of address to choose from, first choice first.
	Titles []string
	Party  func(n int) string // how many people came together
	Number func(no int, guest string) string
}

func peopleZH() People {
	return People{
		Unknown: "未留名", Erased: "已删除", Nobody: "无人", Titles: []string{"先生", "女士", "小姐"},
		Party:  func(n int) string { return "一行" + count(n) + "人" },
		Number: func(no int, guest string) string { return fmt.Sprintf("%02d ", no) + guest },
	}
}

func peopleEN() People {
	return People{
		Unknown: "no name yet", Erased: "erased", Nobody: "nobody", Titles: []string{"Mr", "Ms", "Miss"},
		Party: func(n int) string {
			if n == 1 {
				return "alone"
			}
			return "party of " + count(n)
		},
		Number: func(no int, guest string) string { return fmt.Sprintf("%02d ", no) + guest },
	}
}

// titles joins the forms of address of both languages; the Chinese is what is stored.
var titles = []flows.Words{
	{ZH: "先生", EN: "Mr"}, {ZH: "女士", EN: "Ms"}, {ZH: "小姐", EN: "Miss"}, {ZH: "太太", EN: "Mrs"}, {ZH: "夫人", EN: "Mrs"},
}

// roles are forms of address typed with the name: 王总 needs no 先生 after it.
// Those of one character may also end a given name, so they count only directly
// after a surname.
var roles = []flows.Words{
	{ZH: "董事长", EN: "Chairman"}, {ZH: "总经理", EN: "President"}, {ZH: "总监", EN: "Director"}, {ZH: "经理", EN: "Manager"},
	{ZH: "主任", EN: "Director"}, {ZH: "局长", EN: "Director"}, {ZH: "处长", EN: "Director"}, {ZH: "科长", EN: "Section Chief"},
	{ZH: "校长", EN: "Headmaster"}, {ZH: "院长", EN: "Dean"}, {ZH: "书记", EN: "Secretary"}, {ZH: "教授", EN: "Professor"},
	{ZH: "医生", EN: "Dr"}, {ZH: "博士", EN: "Dr"}, {ZH: "律师", EN: "Counsellor"}, {ZH: "老师", EN: "Teacher"}, {ZH: "老板", EN: "Boss"},
	{ZH: "师傅", EN: "Master"}, {ZH: "阿姨", EN: "Auntie"}, {ZH: "叔叔", EN: "Uncle"}, {ZH: "大哥", EN: "Brother"}, {ZH: "大姐", EN: "Sister"},
	{ZH: "总", EN: "President"}, {ZH: "董", EN: "Chairman"}, {ZH: "局", EN: "Director"}, {ZH: "处", EN: "Director"}, {ZH: "工", EN: "Engineer"},
	{ZH: "哥", EN: "Brother"}, {ZH: "姐", EN: "Sister"}, {ZH: "叔", EN: "Uncle"}, {ZH: "姨", EN: "Auntie"}, {ZH: "太", EN: "Mrs"},
}

// latinTitles begin a name that was typed with its English title.
var latinTitles = []string{"mr", "mrs", "ms", "miss", "dr", "prof", "sir", "madam", "mr.", "mrs.", "ms.", "dr.", "prof."}

// TitleIn is a stored form of address in this language; one of the guest's own
// wording stays as typed.
func (t *Text) TitleIn(title string) string {
	for _, w := range titles {
		if title == w.ZH || strings.EqualFold(title, w.EN) {
			return w.In(t.Tag)
		}
	}
	return title
}

// StoredTitle is what is stored for a form of address chosen on a screen in any language.
func StoredTitle(title string) string { return Of(flows.ZH).TitleIn(title) }

// Guest is what a party is called on screen, from its name as typed: 王先生,
// "Mr Wang". ok and erased are those of flows.Sealed.
func (t *Text) Guest(p flows.Personal, ok, erased bool) string {
	switch {
	case erased:
		return t.People.Erased
	case !ok || blank(p.Surname):
		return t.People.Unknown
	case p.Organisation():
		return p.Surname
	}
	return t.address(p.Surname, p.Title)
}

// Sealed is Guest for a reference to personal data.
func (t *Text) Sealed(s flows.Sealed) string {
	p, ok := s.Open()
	return t.Guest(p, ok, s.Erased())
}

// Spoken is what a guest is called to their face, where a name that is not known
// must not be noticed: 先生/小姐, sir/madam.
func (t *Text) Spoken(p flows.Personal, ok bool) string {
	if ok && p.Organisation() {
		return p.Surname
	}
	if ok && !blank(p.Surname) {
		if p.Title == "" && !hasTitle(p.Surname) {
			p.Title = t.phrases.EitherTitle
		}
		return t.address(p.Surname, p.Title)
	}
	switch StoredTitle(p.Title) {
	case "先生":
		return t.phrases.Sir
	case "女士", "太太", "夫人":
		return t.phrases.Madam
	case "小姐":
		return t.phrases.Miss
	}
	return t.phrases.SirOrMadam
}

// Addressed is Spoken in the shape of flows.House.Addressed.
func Addressed(p flows.Personal, known bool, l flows.Lang) string { return Of(l).Spoken(p, known) }

// address joins a name and a title. A name that carries one already keeps it.
func (t *Text) address(name, title string) string {
	name = strings.TrimSpace(name)
	if t.Tag == flows.EN {
		return addressEN(name, t.TitleIn(title))
	}
	switch title = t.TitleIn(title); {
	case title == "" || hasTitle(name):
		return name
	case endsInHan(name):
		return name + title
	}
	return name + " " + title
}

// addressEN writes the title first. Several people in one field (张先生/张太太)
// are each addressed.
func addressEN(name, title string) string {
	pieces := strings.FieldsFunc(name, func(r rune) bool { return r == '/' || r == '／' })
	pieces = slices.DeleteFunc(pieces, blank)
	for i, piece := range pieces {
		piece = strings.TrimSpace(piece)
		bare, typed := cutTitle(piece)
		switch latin := Latin(bare); {
		case latin == "": // nothing but marks
			pieces[i] = piece
		case hasLatinTitle(latin):
			pieces[i] = latin
		case typed.ZH != "" && (title == "" || isTitle(typed)):
			pieces[i] = typed.EN + " " + latin
		case title == "":
			pieces[i] = latin
		default:
			pieces[i] = Latin(title) + " " + latin
		}
	}
	if len(pieces) == 0 {
		return name
	}
	return strings.Join(pieces, " / ")
}

// hasTitle reports whether a typed name ends with a form of address, or begins
// with an English one.
func hasTitle(name string) bool {
	_, typed := cutTitle(name)
	return typed.ZH != "" || hasLatinTitle(name)
}

// cutTitle takes the form of address off a typed name; what follows in brackets
// is no part of either.
func cutTitle(name string) (bare string, typed flows.Words) {
	bare = strings.TrimSpace(name)
	if i := strings.IndexAny(bare, "（("); i > 0 {
		bare = strings.TrimSpace(bare[:i])
	}
	for _, list := range [][]flows.Words{titles, roles} {
		for _, w := range list {
			rest, ok := strings.CutSuffix(bare, w.ZH)
			if !ok || rest == "" {
				continue
			}
			if len(w.ZH) == len("总") && surnameLen(rest) != len(rest) {
				continue
			}
			return strings.TrimSpace(rest), w
		}
	}
	return name, flows.Words{}
}

func isTitle(w flows.Words) bool {
	for _, is := range titles {
		if w == is {
			return true
		}
	}
	return false
}

func hasLatinTitle(name string) bool {
	first, rest, _ := strings.Cut(name, " ")
	for _, is := range latinTitles {
		if rest != "" && strings.EqualFold(first, is) {
			return true
		}
	}
	return false
}

func endsInHan(s string) bool {
	var last rune
	for _, r := range s {
		if !unicode.Is(unicode.Variation_Selector, r) {
			last = r
		}
	}
	return unicode.Is(unicode.Han, last)
}

// blank reports whether a text shows nothing at all.
func blank(s string) bool {
	for _, r := range s {
		if unicode.IsGraphic(r) && !unicode.IsSpace(r) {
			return false
		}
	}
	return true
}
