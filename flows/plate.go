package flows

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// plateFolds write a plate's characters in one way: traditional forms as they
// are typed in Hong Kong and Taiwan.
var plateFolds = strings.NewReplacer("粵", "粤", "滬", "沪", "蘇", "苏", "遼", "辽", "雲", "云", "魯", "鲁",
	"贛", "赣", "陝", "陕", "閩", "闽", "貴", "贵", "寧", "宁", "瓊", "琼", "晉", "晋",
	"領", "领", "試", "试", "學", "学", "掛", "挂")

const (
	plateProvinces  = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼"
	plateDigits     = "0123456789"
	plateLetters    = "ABCDEFGHJKLMNPQRSTUVWXYZ" // I and O are not issued
	plateSeparators = "·•.。・･‧∙⋅●-–—_ー"
)

// plateClasses say what may stand for a letter of plateForms; anything else there
// stands for itself.
var plateClasses = map[rune]string{
	'p': plateProvinces,
	'a': plateLetters,
	'd': plateDigits,
	's': plateDigits + plateLetters,
	'e': "ABCDEFGHJK",   // new energy
	'm': "BCEGHJKLNSVZ", // services and theatres of the army
	't': "挂学警超试领",
	'z': "港澳",
}

// plateForms are all the plates there are, in the letters of plateClasses.
var plateForms = []string{
	"passsss",  // ordinary
	"paesdddd", // new energy, small
	"paddddde", // new energy, large
	"passsst",  // trailer, school, police, special machine, test drive, consulate
	"粤Zssssz",  // across the border
	"padddd应急", // rescue
	"dddddd使", "使dddddd", "dddddd领", "领dddddd",
	"WJddddd", "WJdddda", "WJpddddd", "WJpdddda", // armed police
	"maddddd", // army
}

// NormalPlate is the soft normal form of a mainland licence plate, for matching
// and search: capitals, no separators, full-width and traditional characters
// folded. As with [NormalPhone], false means "keep it as text": part of a plate,
// a plate with a remark, a plate from elsewhere, no plate at all.
func NormalPlate(s string) (string, bool) {
	s = plateFolds.Replace(strings.ToUpper(strings.Map(foldPlateRune, s)))
	rs := []rune(s)
	for _, form := range plateForms {
		if plateHasForm(rs, form) {
			return s, true
		}
	}
	return "", false
}

func foldPlateRune(r rune) rune {
	if r >= 0xff01 && r <= 0xff5e {
		r -= 0xff01 - '!'
	}
	if strings.ContainsRune(plateSeparators, r) || unicode.In(r, unicode.Cf, unicode.White_Space) {
		return -1
	}
	return r
}

func plateHasForm(rs []rune, form string) bool {
	if len(rs) != utf8.RuneCountInString(form) {
		return false
	}
	digits, i := 0, 0
	for _, want := range form {
		r := rs[i]
		i++
		if class, ok := plateClasses[want]; ok && !strings.ContainsRune(class, r) || !ok && r != want {
			return false
		}
		if isDigit(r) {
			digits++
		}
	}
	return digits >= 2 // no series has fewer, and words do
}
