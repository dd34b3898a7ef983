package access

import "strings"

// Usable says why a PIN cannot be taken.
func Usable(pin string) error {
	pin = digits(pin)
	if !shaped(pin) {
		return errShape
	}
	if repeats(pin) || runs(pin, 1) || runs(pin, 9) {
		return errGuessable
	}
	return nil
}

var (
	errShape     = both("密码是 4 到 12 位数字", "a PIN has 4 to 12 digits")
	errGuessable = both("这个密码太好猜：不要同一个数字或同一组数字重复（0000、1212），也不要顺号（1234、9876）",
		"this PIN is easily guessed: no digit or group that repeats (0000, 1212), and no run (1234, 9876)")
)

func shaped(pin string) bool {
	return len(pin) >= 4 && len(pin) <= 12 && strings.Trim(pin, "0123456789") == ""
}

// repeats reports whether a PIN is one group over and over.
func repeats(pin string) bool {
	for n := 1; n <= len(pin)/2; n++ {
		if len(pin)%n == 0 && strings.Repeat(pin[:n], len(pin)/n) == pin {
			return true
		}
	}
	return false
}

// runs reports whether every digit is the one before and step, after 9 from 0.
func runs(pin string, step byte) bool {
	for i := 1; i < len(pin); i++ {
		if (pin[i] - '0') != (pin[i-1]-'0'+step)%10 {
			return false
		}
	}
	return true
}

// digits takes the full-width digits of an input method for what they mean.
func digits(pin string) string {
	return strings.Map(func(r rune) rune {
		if r >= '０' && r <= '９' {
			return r - '０' + '0'
		}
		return r
	}, pin)
}
