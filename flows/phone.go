package flows

import (
	"strings"
	"unicode"
)

// longestPhone bounds one number with its blanks and dashes, in bytes.
const longestPhone = 32

// NormalPhone is the soft normal form of a phone number, E.164, for matching and
// search only. What was typed is what is stored: false means "no certain number
// here, keep it as text" and never "refuse".
//
// It reads full-width digits, blanks, dashes, brackets, invisible characters of
// a contact card, +86 and 0086, a remark before or after, the first of two
// numbers, and a number that a spreadsheet wrote as 1.3812345678E10. It knows
// mainland mobiles, landlines with area code and 400/800 numbers, Hong Kong,
// Macau and Taiwan; elsewhere a plus sign or 00 and 8 to 15 digits.
func NormalPhone(s string) (string, bool) {
	s = foldPhone(s)
	if n, ok := spreadsheetNumber(s); ok {
		s = n
	}
	for _, run := range phoneRuns(s) {
		if n, ok := dial(run); ok {
			return n, true
		}
		// Two numbers with a blank between them look like one long number.
		for i := min(len(run)-1, longestPhone); i > 0; i-- {
			if run[i] != ' ' || len(digitsOf(run[i:])) < 7 {
				continue
			}
			if n, ok := dial(run[:i]); ok {
				return n, true
			}
		}
	}
	return "", false
}

// PhoneTail is the last four digits of a number, as a receptionist asks for
// them; it works on masked and partial numbers. "" where there are none.
func PhoneTail(s string) string {
	if n, ok := NormalPhone(s); ok {
		return n[len(n)-4:]
	}
	runs := phoneRuns(foldPhone(s))
	if len(runs) == 0 {
		return ""
	}
	d := digitsOf(runs[len(runs)-1])
	if len(d) < 4 {
		return ""
	}
	return d[len(d)-4:]
}

// MaskPhone hides the middle of every number in a text and leaves the rest as
// it is: 138****6602. The last four digits stay, a 86 at the front, and after it
// up to three more as long as four are hidden. Fewer than seven digits name
// nobody and stay; a date such as 2024-02-30 is hidden like a number.
func MaskPhone(s string) string {
	var b strings.Builder
	rs := []rune(s)
	for i := 0; i < len(rs); {
		j := i
		for j < len(rs) && inPhone(foldPhoneRune(rs[j])) {
			j++
		}
		if j == i {
			j++
			b.WriteRune(rs[i])
		} else {
			maskRun(&b, rs[i:j])
		}
		i = j
	}
	return b.String()
}

func maskRun(b *strings.Builder, run []rune) {
	digits := digitsOf(strings.Map(foldPhoneRune, string(run)))
	n := len(digits)
	head := 0
	switch {
	case strings.HasPrefix(digits, "0086"):
		head = 4
	case strings.HasPrefix(digits, "86") && n >= 12:
		head = 2
	}
	n -= head
	first, last := head+min(3, max(0, n-8)), len(digits)-4
	at := 0
	for _, r := range run {
		if isDigit(foldPhoneRune(r)) {
			if n >= 7 && at >= first && at < last {
				r = '*'
			}
			at++
		}
		b.WriteRune(r)
	}
}

// foldPhone writes digits and signs in ASCII and every blank, dash, dot and
// invisible character as one of ' ' and '-'.
func foldPhone(s string) string { return strings.Map(foldPhoneRune, s) }

func foldPhoneRune(r rune) rune {
	if r >= 0xff01 && r <= 0xff5e {
		r -= 0xff01 - '!'
	}
	switch {
	case unicode.IsSpace(r):
		return ' '
	case r == '.' || r == '·' || r == '•' || unicode.In(r, unicode.Pd, unicode.Cf, unicode.Mn) || r == '−' || r == 'ー':
		return '-'
	}
	return r
}

func isDigit(r rune) bool { return r >= '0' && r <= '9' }

func inPhone(r rune) bool { return isDigit(r) || strings.ContainsRune("+ -()", r) }

func digitsOf(s string) string {
	return strings.Map(func(r rune) rune {
		if isDigit(r) {
			return r
		}
		return -1
	}, s)
}

// phoneRuns cuts a folded text into stretches that may be one number each. A
// plus sign begins one; a bracket after a whole number is a remark.
func phoneRuns(s string) (runs []string) {
	var run []rune
	digits := 0
	end := func() {
		if digits > 0 {
			runs = append(runs, strings.Trim(string(run), " -()"))
		}
		run, digits = run[:0], 0
	}
	for _, r := range s {
		switch {
		case !inPhone(r):
			end()
			continue
		case r == '+' && digits > 0, r == '(' && digits >= 7:
			end()
		case isDigit(r):
			digits++
		}
		run = append(run, r)
	}
	end()
	return runs
}

// spreadsheetNumber reads 1.3812345678E10 where no digit can have been lost.
func spreadsheetNumber(folded string) (string, bool) {
	mantissa, exp, found := strings.Cut(strings.ToUpper(strings.TrimSpace(folded)), "E")
	exp = strings.TrimPrefix(exp, "+")
	if !found || exp != "10" || len(mantissa) < 10 || len(mantissa) > 12 || mantissa[1] != '-' {
		return "", false
	}
	digits := mantissa[:1] + mantissa[2:]
	if digitsOf(digits) != digits {
		return "", false
	}
	// Writers leave out noughts at the end.
	return digits + strings.Repeat("0", 11-len(digits)), true
}

// A numbering is one row of what can be dialled: digits that begin with one of
// the prefixes and are min to max long.
type numbering struct {
	prefixes string // blank between them
	min, max int
	strip    int    // digits at the front that E.164 leaves out
	add      string // and those it puts there
}

// mainland numbers, after +86 and any trunk 0.
var mainland = []numbering{
	{"13 14 15 16 17 18 19", 11, 11, 0, "+86"},
	{"400 800", 10, 10, 0, "+86"},
	{"10 20 21 22 23 24 25 27 28 29", 10, 10, 0, "+86"},
	{"3 4 5 6 7 8 9", 10, 11, 0, "+86"},
}

// domestic numbers, as dialled in the showroom's country or written without a plus.
var domestic = []numbering{
	{"13 14 15 16 17 18 19", 11, 11, 0, "+86"},
	{"400 800", 10, 10, 0, "+86"},
	{"010 020 021 022 023 024 025 027 028 029", 11, 11, 1, "+86"},
	{"09", 10, 10, 1, "+886"}, // Taiwan mobile, as typed at home
	{"03 04 05 06 07 08 09", 11, 12, 1, "+86"},
	{"8613 8614 8615 8616 8617 8618 8619", 13, 13, 0, "+"},
	{"8522 8523 8524 8525 8526 8527 8528 8529", 11, 11, 0, "+"},
	{"85328 8536 8538", 11, 11, 0, "+"},
	{"8869", 12, 12, 0, "+"},
	{"88609", 13, 13, 4, "+886"},
}

// abroad is written with a plus or 00; of the neighbours more is known.
var abroad = []numbering{
	{"852", 11, 11, 0, "+"},
	{"853", 11, 11, 0, "+"},
	{"8860", 12, 13, 4, "+886"},
	{"8862 8863 8864 8865 8866 8867 8868 8869", 11, 12, 0, "+"},
	{"1 2 3 4 5 6 7 81 82 84 850 851 854 855 856 857 858 859 87 880 881 882 883 888 9", 8, 15, 0, "+"},
}

// dial gives the E.164 form of one folded run.
func dial(run string) (string, bool) {
	if i := strings.IndexAny(run, " -"); i > 0 && digitsOf(run[:i]) == "0" {
		return "", false // a lone 0 is no area code
	}
	plus := strings.HasPrefix(run, "+")
	digits := digitsOf(run)
	if !plus && strings.HasPrefix(digits, "00") {
		plus, digits = true, digits[2:]
	}
	if !plus {
		return pick(domestic, digits)
	}
	if rest, ok := strings.CutPrefix(digits, "86"); ok {
		return pick(mainland, strings.TrimPrefix(rest, "0"))
	}
	return pick(abroad, digits)
}

func pick(table []numbering, digits string) (string, bool) {
	for _, n := range table {
		if len(digits) < n.min || len(digits) > n.max {
			continue
		}
		for prefix := range strings.FieldsSeq(n.prefixes) {
			if strings.HasPrefix(digits, prefix) {
				return n.add + digits[n.strip:], true
			}
		}
	}
	return "", false
}
