package main

import (
	"cmp"
	"fmt"
	"strings"

	"reception/cmd/reception/sshd"
)

// warnOfLocale says at login that a client's locale cannot show what it is sent,
// which is UTF-8 always.
func warnOfLocale(s *sshd.Session) {
	locale := cmp.Or(s.Getenv("LC_ALL"), s.Getenv("LC_CTYPE"), s.Getenv("LANG"))
	if s.Local || s.Terminal == nil || locale == "" || isUTF8(locale) {
		return
	}
	to := s.Err
	if len(s.Command) == 0 {
		to = s.Out // a client may show the other stream after the screen has begun, and lose it there
	}
	_, _ = fmt.Fprintf(to, "reception: your locale is %[1]s, and what is shown here is UTF-8: if it is garbled, set LANG=en_US.UTF-8 and connect again\n"+
		"reception: 您的语言环境是 %[1]s，这里显示的是 UTF-8：如有乱码，请设置 LANG=zh_CN.UTF-8 后重新连接\n", locale)
}

// isUTF8 reports whether a locale, as in LANG, writes UTF-8.
func isUTF8(locale string) bool {
	locale = strings.ToLower(locale)
	return strings.Contains(locale, "utf-8") || strings.Contains(locale, "utf8")
}
