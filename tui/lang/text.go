// Package lang is everything the program says, in Chinese and in English.
//
// A [Text] is the whole vocabulary in one language, chosen per session. What has
// a gap is a func, so the compiler checks its arguments; nothing falls back to
// the other language, and a test fails on anything left unsaid.
//
// Words hold no character of ambiguous width: terminals that draw those two
// cells wide would tear the lines around them.
package lang

import (
	"maps"
	"slices"
	"strings"

	"reception/flows"
)

// A Text is the vocabulary in one language. It is never changed after it is
// built, so sessions share it.
type Text struct {
	Tag    flows.Lang
	Screen Screen // the words of the screens: screen.go
	Names  Names
	Times  Times
	People People

	// Refusals says for every code what is the matter, and what to do next.
	Refusals map[flows.Code]refusal
	Refused  func(what, next string) string // joins the two
	Warned   func(what string) string       // done, but worth saying
	// Removed says that cleaning took characters out of what was typed.
	Removed func(n int) string

	Ledger   LedgerWords
	Rules    RuleWords
	Reasons  WhyWords
	Readings map[string]ReadingWords // by the name of the reading

	Events     map[flows.Kind]sentence
	Said       func(who, fact string) string // joins the doer and the fact
	Unreadable func(kind string) string      // a record of a newer program

	phrases phrases
}

var texts = []*Text{chinese(), english()}

// All returns the languages there are; the first is the default.
func All() []*Text { return slices.Clone(texts) }

// Of returns the words of a language, Chinese where there is no such language.
func Of(l flows.Lang) *Text {
	for _, t := range texts {
		if t.Tag == l {
			return t
		}
	}
	return texts[0]
}

// Detect reads the language from the environment. A locale that names no
// language (unset, C, POSIX) means Chinese: a kiosk is often started without
// one, and its staff are Chinese. Any other language than Chinese means English.
func Detect(getenv func(string) string) flows.Lang {
	var locale string
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		if locale = strings.ToLower(strings.TrimSpace(getenv(name))); locale != "" {
			break
		}
	}
	language, _, _ := strings.Cut(locale, ".")
	switch language, _, _ = strings.Cut(strings.ReplaceAll(language, "-", "_"), "_"); language {
	case "", "c", "posix", "zh":
		return flows.ZH
	}
	return flows.EN
}

// joined is several tables in one.
func joined[K comparable, V any](tables ...map[K]V) map[K]V {
	all := map[K]V{}
	for _, t := range tables {
		maps.Copy(all, t)
	}
	return all
}

func chinese() *Text {
	return &Text{
		Tag:    flows.ZH,
		Screen: screenZH(),
		Ledger: ledgerZH(), Rules: rulesZH(), Reasons: whyZH(), Readings: readingsZH(),
		Names:    namesZH(),
		Times:    timesZH(),
		People:   peopleZH(),
		Refusals: joined(refusalsZH(), turnRefusalsZH(), deskRefusalsZH(), clockRefusalsZH(), personalRefusalsZH(), registerRefusalsZH()),
		Refused:  func(what, next string) string { return what + "。" + next + "。" },
		Warned:   func(what string) string { return "已记下。请注意：" + what + "。" },
		Removed: func(n int) string {
			return "已去掉 " + count(n) + " 个看不见的或控制用的字符，其余照原样保存。"
		},
		Events:     joined(eventsZH(), turnEventsZH(), importEventsZH(), deskEventsZH(), clockEventsZH(), personalEventsZH(), registerEvents(registerPhrasesZH())),
		Said:       func(who, fact string) string { return who + "：" + fact },
		Unreadable: func(kind string) string { return "看不懂的记录（" + kind + "），由更新的程序写下" },
		phrases:    phrasesZH(),
	}
}

func english() *Text {
	return &Text{
		Tag:    flows.EN,
		Screen: screenEN(),
		Ledger: ledgerEN(), Rules: rulesEN(), Reasons: whyEN(), Readings: readingsEN(),
		Names:    namesEN(),
		Times:    timesEN(),
		People:   peopleEN(),
		Refusals: joined(refusalsEN(), turnRefusalsEN(), deskRefusalsEN(), clockRefusalsEN(), personalRefusalsEN(), registerRefusalsEN()),
		Refused:  func(what, next string) string { return upper(what) + ". " + upper(next) + "." },
		Warned:   func(what string) string { return "Done, but note: " + what + "." },
		Removed: func(n int) string {
			if n == 1 {
				return "1 invisible or control character was taken out; the rest is kept as typed."
			}
			return count(n) + " invisible or control characters were taken out; the rest is kept as typed."
		},
		Events: joined(eventsEN(), turnEventsEN(), importEventsEN(), deskEventsEN(), clockEventsEN(), personalEventsEN(), registerEvents(registerPhrasesEN())),
		Said:   func(who, fact string) string { return who + ": " + fact },
		Unreadable: func(kind string) string {
			return "Record that cannot be read (" + kind + "), written by a newer program"
		},
		phrases: phrasesEN(),
	}
}
