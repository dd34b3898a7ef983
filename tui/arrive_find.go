package tui

import (
	"slices"
	"strings"
	"unicode"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"reception/flows"
)

// What the arrival form does with those whom the typing may mean.

// picked is the guest of the past that the form was filled in from.
type picked struct {
	guest flows.GuestNo
	keys  string // what was typed then: something else is somebody else
	name  string
	phone string
}

// keys are the words of a line that somebody is looked up by.
func (q quick) keys() string { return strings.Join(q.words(), " ") }

func (q quick) words() []string {
	words := []string{q.surname + q.title}
	if q.surname == "" {
		words = nil
	}
	for _, w := range []string{q.phone, q.plate} {
		if w != "" {
			words = append(words, w)
		}
	}
	for _, w := range strings.Fields(q.describe) {
		if sought(w) {
			words = append(words, w)
		}
	}
	return words
}

// sought reports whether a word that says nothing else is the tail of a phone, a
// part of a plate or pinyin rather than what somebody looks like.
func sought(word string) bool {
	return strings.IndexFunc(word, func(r rune) bool { return unicode.IsDigit(r) || unicode.Is(unicode.Latin, r) }) >= 0 && len([]rune(word)) < 14
}

// unsought is the description without what only looked somebody up.
func (q quick) unsought() string {
	return strings.Join(slices.DeleteFunc(strings.Fields(q.describe), sought), " ")
}

// words are what the form says of who it is.
func (a arrival) words() []string {
	get := func(id fieldID) string { return a.form.get(id).text() }
	return quick{surname: strings.Join(strings.Fields(get(fieldSurname)), ""), title: get(fieldTitle), phone: digitsOf(get(fieldPhone)),
		plate: get(fieldPlate), describe: get(fieldDescribe)}.words()
}

func (a arrival) keys() string { return strings.Join(a.words(), " ") }

// found are those whom the form may mean: expected today, inside, and of the
// past; with nothing typed whoever is expected. Where nobody fits everything
// that was typed, whoever fits the phone, the plate or the name does.
func (a arrival) found(s scene) []found {
	words := a.words()
	if len(words) == 0 {
		return s.expectedFor(nil)
	}
	list := s.everybodyFor(words)
	for i := len(words) - 1; i >= 0 && len(list) == 0 && len(words) > 1; i-- {
		list = s.everybodyFor(words[i : i+1])
	}
	return list
}

func (s scene) everybodyFor(words []string) []found {
	list := append(s.expectedFor(words), s.insideFor(words)...)
	return append(list, s.beforeFor(words, list)...)
}

// on is the one the cursor stands on.
func (a arrival) on() (found, bool) {
	if i := placeOfFound(a.list, a.cursor); i >= 0 && a.cursor != "" {
		return a.list[i], true
	}
	return found{}, false
}

// cross moves the cursor between the form and those found.
func (a arrival) cross() arrival {
	if a.cursor != "" || len(a.list) == 0 {
		a.cursor = ""
		return a
	}
	a.cursor = a.list[0].id()
	return a
}

// inList moves through those found, or takes one; going up from the first
// returns to the form, and so does typing on.
func (a arrival) inList(msg tea.KeyPressMsg, s scene) (screen, effect, bool) {
	here, k := placeOfFound(a.list, a.cursor), s.Keys
	n := digit(msg.Text)
	switch {
	case n > 0 && n <= len(a.list):
		a.cursor = a.list[n-1].id()
		next, e := a.take(s)
		return next, e, true
	case n > 0:
		return a, effect{}, true
	case key.Matches(msg, k.Save):
		next, e := a.take(s)
		return next, e, true
	case key.Matches(msg, k.PrevField):
		here--
	case key.Matches(msg, k.NextField):
		here = min(here+1, len(a.list)-1)
	default:
		return a, effect{}, false
	}
	a.cursor = ""
	if here >= 0 {
		a.cursor = a.list[here].id()
	}
	return a.look(s), effect{}, true
}

// take does what the one under the cursor is for: a booking is taken up, a party
// inside is shown and not entered twice, a guest of the past fills in the form.
func (a arrival) take(s scene) (screen, effect) {
	f, ok := a.on()
	switch {
	case !ok:
		return a, effect{}
	case f.kind == foundExpected:
		return a, effect{ID: a.form.id, Back: true, Do: a.asks()}
	case f.kind == foundInside:
		a.form, a.cursor = a.form.cleared(), ""
		return a, effect{Back: true, Open: newGuide(f.visit), Pick: f.visit, Say: notice{Text: s.Words.Search.AlreadyIn(s.foundName(f))}}
	}
	return a.choose(f, s), effect{}
}

// asks is the command: to take up the booking under the cursor, or to register
// what is in the form. The words that only found a booking do not change it.
func (a arrival) asks() flows.Arrive {
	c := a.command()
	f, ok := a.on()
	if !ok || f.kind != foundExpected {
		return c
	}
	c.Booking, c.Client = f.booking, 0
	for id, value := range map[fieldID]*string{fieldSurname: &c.Surname, fieldTitle: &c.Title, fieldDescribe: &c.Describe} {
		if !a.form.get(id).touched {
			*value = ""
		}
	}
	if !a.form.get(fieldDescribe).touched {
		c.Describe = quick{describe: a.form.get(fieldDescribe).text()}.unsought()
	}
	return c
}

// choose fills in a guest of the past, whose number the arrival then carries.
func (a arrival) choose(f found, s scene) arrival {
	k := s.fileOf(f)
	a.cursor = ""
	a.picked = picked{guest: k.Guest, name: k.Surname, phone: k.Phone,
		keys: parseQuick(a.form.get(fieldQuick).text(), s.House).keys()}
	for id, value := range map[fieldID]string{fieldSurname: k.Surname, fieldTitle: k.Title, fieldPhone: k.Phone} {
		a.form = a.form.with(id, value).touch(id)
	}
	if plate := f.person.Plate; plate != "" && a.form.get(fieldPlate).empty() {
		a.form = a.form.with(fieldPlate, plate)
	}
	return a.read(s).look(s)
}

// forget takes a guest of the past out of the form again.
func (a arrival) forget() arrival {
	a.picked = picked{}
	a.check.chosen = 0
	fields := slices.Clone(a.form.fields)
	for i := range fields {
		switch fields[i].id {
		case fieldSurname, fieldTitle, fieldPhone:
			fields[i].touched = false
		}
	}
	a.form.fields = fields
	return a
}

// recall keeps the guest that was picked confirmed as long as the form names it,
// also one whom the register does not count yet.
func (a arrival) recall(s scene) arrival {
	p := a.picked
	if p.guest == 0 || a.form.get(fieldSurname).text() != p.name || a.form.get(fieldPhone).text() != p.phone {
		return a
	}
	k := s.fileOf(found{guest: p.guest, person: flows.Personal{Surname: p.name, Phone: p.phone}})
	if a.check.sure() && a.check.list[0].Guest == k.Guest {
		return a
	}
	a.check.chosen = k.Guest
	if a.check.at() < 0 {
		a.check.list = append([]flows.Client{k}, a.check.list...)
	}
	return a
}

// certain is who the form surely or probably means, of those expected and
// inside: Enter then asks first, so that nobody is entered twice. Asked once, the
// same typing is a new entry.
func (a arrival) certain() (found, bool) {
	if a.picked.guest != 0 || a.anyway != "" && a.anyway == a.keys() {
		return found{}, false
	}
	get := func(id fieldID) string { return a.form.get(id).text() }
	surname, title, phone, plate := get(fieldSurname), get(fieldTitle), digitsOf(get(fieldPhone)), bare(get(fieldPlate))
	for _, f := range a.list {
		p := f.person
		same := len(phone) >= 7 && phone == digitsOf(p.Phone) || plate != "" && plate == bare(p.Plate)
		named := f.kind == foundExpected && surname != "" && bare(surname) == bare(p.Surname) && (title == "" || p.Title == "" || title == p.Title)
		if f.kind <= foundInside && (same || named) {
			return f, true
		}
	}
	return found{}, false
}
