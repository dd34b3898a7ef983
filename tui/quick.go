package tui

import (
	"strings"
	"unicode"

	"reception/flows"
)

// quick is what one line of free typing says about a party: "王先生 3 渝A12345
// 找李娜 伞". What it cannot place is kept as a description, so nothing typed is
// lost.
type quick struct {
	surname, title, plate, phone, describe string
	party                                  string
	cameBy                                 flows.CameBy
	umbrella                               flows.UmbrellaState
	purpose                                string
	asksFor                                flows.StaffID
}

// quickWords stand for a choice when typed as a word of their own.
var quickWords = map[string]func(*quick){
	"车": byCar, "自驾": byCar, "开车": byCar, "car": byCar,
	"出租": byTaxi, "出租车": byTaxi, "打车": byTaxi, "的士": byTaxi, "taxi": byTaxi,
	"步行": onFoot, "走路": onFoot, "foot": onFoot, "walk": onFoot,
	"伞": ownUmbrella, "带伞": ownUmbrella, "有伞": ownUmbrella, "自带伞": ownUmbrella, "umbrella": ownUmbrella,
	"无伞": noUmbrella, "没伞": noUmbrella, "没带伞": noUmbrella,
}

func byCar(q *quick)       { q.cameBy = flows.ByCar }
func byTaxi(q *quick)      { q.cameBy = flows.ByTaxi }
func onFoot(q *quick)      { q.cameBy = flows.OnFoot }
func ownUmbrella(q *quick) { q.umbrella = flows.UmbrellaOwn }
func noUmbrella(q *quick)  { q.umbrella = flows.UmbrellaNone }

// quickTitles are the titles that may stand after a name, with what is kept.
var quickTitles = []struct{ word, kept string }{
	{"先生", "先生"}, {"女士", "女士"}, {"小姐", "小姐"}, {"太太", "女士"},
}

// latinTitles stand before a name.
var latinTitles = map[string]string{
	"mr": "先生", "mr.": "先生", "sir": "先生", "ms": "女士", "ms.": "女士", "mrs": "女士", "mrs.": "女士", "madam": "女士", "miss": "小姐",
}

// parseQuick reads a line. The house supplies purposes and the salespeople who
// can be asked for.
func parseQuick(line string, h *flows.House) quick {
	var q quick
	var rest []string
	for _, word := range strings.FieldsFunc(line, quickBreak) {
		if !q.take(word, h) {
			rest = append(rest, word)
		}
	}
	if q.surname == "" && len(rest) > 0 && looksLikeName(rest[0]) {
		q.surname, rest = rest[0], rest[1:]
		// A Latin name is several words; the rest of it follows its first.
		for isLatin(q.surname) && len(rest) > 0 && isLatin(rest[0]) {
			q.surname, rest = q.surname+" "+rest[0], rest[1:]
		}
	}
	q.describe = strings.Join(rest, " ")
	return q
}

func quickBreak(r rune) bool {
	return unicode.IsSpace(r) || r == ',' || r == '，' || r == '、' || r == ';' || r == '；'
}

// take places one word; false where it says nothing that is known.
func (q *quick) take(word string, h *flows.House) bool {
	lower := strings.ToLower(word)
	if set, ok := quickWords[lower]; ok {
		set(q)
		return true
	}
	if kept, ok := latinTitles[lower]; ok && q.title == "" {
		q.title = kept
		return true
	}
	if n := partyOf(word); n != "" && q.party == "" {
		q.party = n
		return true
	}
	switch {
	case q.phone == "" && isPhone(word):
		q.phone = word
	case q.plate == "" && isPlate(word):
		q.plate = word
		if q.cameBy == "" {
			q.cameBy = flows.ByCar
		}
	case q.titled(word):
	case q.asked(word, h):
	default:
		return q.purposed(word, h)
	}
	return true
}

// titled reads a name with its title.
func (q *quick) titled(word string) bool {
	for _, t := range quickTitles {
		name, ok := strings.CutSuffix(word, t.word)
		if !ok || q.title != "" {
			continue
		}
		q.title = t.kept
		if name != "" {
			q.surname = name
		}
		return true
	}
	return false
}

// asked reads a salesperson: by name, or after 找.
func (q *quick) asked(word string, h *flows.House) bool {
	name, asks := strings.CutPrefix(word, "找")
	for p := range h.Salespeople() {
		if name == p.Name.ZH || strings.EqualFold(name, p.Name.EN) || asks && name == string(p.ID) {
			q.asksFor = p.ID
			return true
		}
	}
	return false
}

func (q *quick) purposed(word string, h *flows.House) bool {
	for _, p := range h.Purposes {
		if word == p.Name.ZH || strings.EqualFold(word, p.Name.EN) {
			q.purpose = p.ID
			return true
		}
	}
	return false
}

// partyOf is a number of people: 3, 3人, 3位, 一行3人, x3; empty for anything else.
func partyOf(word string) string {
	word = strings.TrimPrefix(word, "一行")
	word = strings.TrimPrefix(word, "共")
	for _, end := range []string{"人", "位", "个人", "p", "P"} {
		if n, ok := strings.CutSuffix(word, end); ok {
			word = n
			break
		}
	}
	n := digitsOf(word)
	if n == "" || len(n) > 2 || strings.IndexFunc(word, func(r rune) bool { return !unicode.IsDigit(r) }) >= 0 {
		return ""
	}
	if n = strings.TrimLeft(n, "0"); n == "" {
		return ""
	}
	return n
}

// isPhone reports whether a word is a telephone number and nothing else.
func isPhone(word string) bool {
	if strings.IndexFunc(word, func(r rune) bool { return !unicode.IsDigit(r) && r != '-' && r != '+' }) >= 0 {
		return false
	}
	return len(digitsOf(word)) >= 7
}

// provinces begin a mainland number plate; 使 and 领 those of embassies.
const provinces = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼使领"

// isPlate reports whether a word begins like a number plate: province, letter, digits.
func isPlate(word string) bool {
	runes := []rune(word)
	if len(runes) < 6 || !strings.ContainsRune(provinces, runes[0]) {
		return false
	}
	letter := runes[1]
	return letter >= 'A' && letter <= 'Z' || letter >= 'a' && letter <= 'z'
}

// looksLikeName reports whether a word may be somebody's name.
func looksLikeName(word string) bool {
	for _, r := range word {
		if unicode.IsDigit(r) {
			return false
		}
	}
	runes := []rune(word)
	return len(runes) <= 4 || isLatin(word) || strings.ContainsAny(word, "·・")
}

func isLatin(word string) bool {
	for _, r := range word {
		if !unicode.Is(unicode.Latin, r) && r != '\'' && r != '-' && r != '.' {
			return false
		}
	}
	return word != ""
}
