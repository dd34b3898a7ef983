package house

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"time"
	"unicode"

	"reception/flows"
)

// A checker gathers what is wrong with a house that could be decoded.
type checker struct {
	house    *flows.House
	sources  map[string]*source
	mistakes Mistakes

	posts, rooms, bays, flats, staff, groups names
	kinds, purposes, outcomes, items         names
	steps, ticks, calls, verbs, tasks, due   names
	books, lists                             names
}

// check looks for what the files cannot mean together.
func check(h *flows.House, sources map[string]*source) Mistakes {
	c := &checker{house: h, sources: sources}
	c.declare()
	c.site()
	c.holidays()
	c.places()
	c.people()
	c.visits()
	c.flow()
	c.radio()
	c.timed()
	if !sources[rulesFile].absent {
		c.rules()
	}
	c.privacy()
	c.registers()
	c.sheets()
	return c.mistakes
}

// A where is a place in a file, by the path of the value.
type where struct {
	src  *source
	path string
}

func (c *checker) at(file string) where { return where{src: c.sources[file]} }

// in goes down by names of fields and indexes of lists.
func (w where) in(keys ...any) where {
	for _, key := range keys {
		if i, ok := key.(int); ok {
			w.path += fmt.Sprintf("[%d]", i)
		} else {
			w.path = join(w.path, fmt.Sprint(key))
		}
	}
	return w
}

// spot is where the value stands; what was left out stands where its nearest
// surroundings begin.
func (w where) spot() spot {
	for path := w.path; ; path = path[:max(0, strings.LastIndexAny(path, ".["))] {
		if at, ok := w.src.spots[path]; ok {
			return at
		}
		if path == "" {
			return spot{1, 1}
		}
	}
}

// written reports whether a value stands in the file at all.
func (w where) written() bool { _, ok := w.src.spots[w.path]; return ok }

func (c *checker) add(w where, zh, en string, args ...any) {
	c.addWords(w, say(zh, en, args...))
}

// warn says what is worth a second look: the files can be used all the same.
func (c *checker) warn(w where, zh, en string, args ...any) {
	c.add(w, zh, en, args...)
	c.mistakes[len(c.mistakes)-1].Warns = true
}

func (c *checker) addWords(w where, text flows.Words) {
	at := w.spot()
	c.mistakes = append(c.mistakes, Mistake{File: w.src.name, Line: at.line, Column: at.column, Text: text})
}

// names are the ids of one sort of thing.
type names struct {
	zh, en string
	seen   map[string]where
	list   []string
}

// An id is typed on the command line, where "L1/lina" is a post and a person.
var idForm = regexp.MustCompile(`^[\p{L}\p{N}_-]+$`)

// name notes an id, which must be one and be new.
func (c *checker) name(n *names, w where, id string) {
	if id == "" {
		c.add(w, "缺少%[1]s的编号，请补上 %[2]s: …", "the %[3]s has no id: write %[2]s: …", n.zh, lastKey(w.path), n.en)
		return
	}
	if !idForm.MatchString(id) {
		c.add(w, "编号 %q 只能用字母、数字、- 和 _", "the id %q may have only letters, digits, - and _", id)
		return
	}
	if first, twice := n.seen[id]; twice {
		c.add(w, "%[1]s %[2]q 重复(前一个在第 %[3]d 行)，请改用别的编号",
			"the %[4]s %[2]q is there twice, first in line %[3]d: give this one another id", n.zh, id, first.spot().line, n.en)
		return
	}
	n.note(w, id)
}

func (n *names) note(w where, id string) {
	if n.seen == nil {
		n.seen = make(map[string]where)
	}
	n.seen[id] = w
	n.list = append(n.list, id)
}

func (n *names) has(id string) bool { _, ok := n.seen[id]; return ok }

// ref checks an id that must be one of those noted; an empty one is none.
func (c *checker) ref(n *names, w where, id string) {
	if id != "" && !n.has(id) {
		c.add(w, "没有%[1]s %[2]q，可用的有：%[4]s", "there is no %[3]s %[2]q, there are %[4]s", n.zh, id, n.en, list(n.list))
	}
}

// need is ref where something must be named.
func (c *checker) need(n *names, w where, id string) {
	if id == "" {
		c.add(w, "缺少 %[1]s，请写一个%[2]s：%[4]s", "%[1]s is missing: name a %[3]s out of %[4]s", lastKey(w.path), n.zh, n.en, list(n.list))
		return
	}
	c.ref(n, w, id)
}

func list(words []string) string {
	if len(words) == 0 {
		return "—"
	}
	return strings.Join(words, ", ")
}

func lastKey(path string) string { return path[strings.LastIndexByte(path, '.')+1:] }

// oneOf checks a word of a fixed set.
func oneOf[T ~string](c *checker, w where, word T, set []T) {
	if slices.Contains(set, word) {
		return
	}
	words := make([]string, len(set))
	for i, s := range set {
		words[i] = string(s)
	}
	c.add(w, "%[1]s 不能写 %[2]q，可写：%[3]s", "%[1]s cannot be %[2]q, there are %[3]s", strings.TrimRight(lastKey(w.path), "[]0123456789"), string(word), list(words))
}

// words checks a text that must be there, in Chinese at least.
func (c *checker) words(w where, x flows.Words) {
	if x.ZH == "" {
		c.add(w, "缺少中文(zh)，请写 %[1]s: {zh: …, en: …}", "the Chinese is missing: write %[1]s: {zh: …, en: …}", lastKey(w.path))
	}
	for _, t := range []struct{ key, text string }{{"zh", x.ZH}, {"en", x.EN}} {
		for _, r := range t.text {
			if unicode.Is(unicode.Cc, r) || unicode.Is(unicode.Cf, r) {
				c.add(w.in(t.key), "文字中有看不见的字符 %[1]U，请删去(话术要写在一行)",
					"there is an invisible character %[1]U in the text: take it out (a text is one line)", r)
				break
			}
		}
	}
}

// optional is words where nothing may be said at all.
func (c *checker) optional(w where, x flows.Words) {
	if x != (flows.Words{}) {
		c.words(w, x)
	}
}

// placeholders are what a phrase may leave to be filled in (domain.md 1.8);
// package flows fills them.
var placeholders = []string{"guest", "party_size", "sales", "room", "item", "copies", "plate", "appearance", "flat", "bay", "site"}

var braces = regexp.MustCompile(`\{[^{}]*\}|[{}]`)

// phrase is words with placeholders.
func (c *checker) phrase(w where, x flows.Words) {
	c.words(w, x)
	for _, t := range []struct{ key, text string }{{"zh", x.ZH}, {"en", x.EN}} {
		for _, found := range braces.FindAllString(t.text, -1) {
			if len(found) < 2 || !slices.Contains(placeholders, found[1:len(found)-1]) {
				c.add(w.in(t.key), "不认识的占位符 %[1]s，可用：{%[2]s}", "there is no placeholder %[1]s, there are {%[2]s}",
					cut(found), strings.Join(placeholders, "} {"))
			}
		}
	}
}

// condition checks each word of a condition.
func (c *checker) condition(w where, cond flows.Condition) {
	for i, word := range cond {
		if (flows.Condition{word}).Check() != nil {
			c.add(w.in(i), "不认识的条件 %[1]q，可用(前面加 ! 表示相反)：%[2]s",
				"%[1]q is not a condition, there are %[2]s, each with or without a ! in front", word, list(flows.ConditionWords()))
		} else if item, ok := strings.CutPrefix(strings.TrimPrefix(word, "!"), "ticked:"); ok && !c.ticks.has(item) {
			c.add(w.in(i), "没有检查项 %[1]q，请写 ticked: 加某一步 do 中的编号", "there is no checklist line %[1]q: after ticked: comes an id out of the do of a step", item)
		}
	}
}

// promise checks the times after which something is late.
func (c *checker) promise(w where, amber, red time.Duration) {
	c.positive(w.in("amber"), amber)
	c.positive(w.in("red"), red)
	if red > 0 && amber > red {
		c.add(w.in("amber"), "amber(黄)%[1]v 不能晚于 red(红)%[2]v", "amber (%[1]v) cannot be later than red (%[2]v)", amber, red)
	}
}

func (c *checker) positive(w where, d time.Duration) {
	if d < 0 {
		c.add(w, "时长 %v 不能是负数，请去掉减号", "%v cannot be negative: take out the minus", d)
	}
}
