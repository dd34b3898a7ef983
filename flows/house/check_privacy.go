package house

import (
	"slices"
	"strings"

	"reception/flows"
)

// mostDays is far longer than any purpose of a reception lasts.
const mostDays = 3650

// privacy checks what guests are told. The notice has to say what the law asks
// for: who is responsible, what for, how long, and where to turn to (PIPL 17).
func (c *checker) privacy() {
	w, p := c.at(privacyFile), c.house.Privacy
	if strings.TrimSpace(p.Version) == "" {
		c.add(w.in("version"), "缺少告知书的版本，例如 version: \"2026-1\"", "the version of the notice is missing: write version: \"2026-1\"")
	}
	c.words(w.in("responsible"), p.Responsible)
	c.words(w.in("purpose"), p.Purpose)
	if strings.TrimSpace(p.Contact) == "" {
		c.add(w.in("contact"), "缺少联系方式：客人要知道找谁查看或删除资料", "the contact is missing: guests must know whom to ask for their data")
	}
	if p.KeepDays < 1 || p.KeepDays > mostDays {
		c.add(w.in("keep_days"), "保存天数 %d 要在 1 到 %d 之间", "data cannot be kept for %d days: write 1 to %d", p.KeepDays, mostDays)
	}
	if len(p.Notice) == 0 {
		c.add(w, "没有告知书的内容(notice)", "there is no text of the notice: write it under notice")
	}
	said := map[string]bool{}
	for i, paragraph := range p.Notice {
		w := w.in("notice", i)
		c.words(w, paragraph)
		c.filled(w.in("zh"), paragraph.ZH, said)
		c.filled(w.in("en"), paragraph.EN, map[string]bool{})
	}
	for _, need := range flows.NoticePlaces[:len(flows.NoticePlaces)-1] { // all but the name of the showroom
		if len(p.Notice) > 0 && !said[need] {
			c.add(w.in("notice"), "告知书没有写 {%s}，请加上", "the notice does not say {%s}: add it", need)
		}
	}
}

// filled checks what is filled into a paragraph, and notes what is.
func (c *checker) filled(w where, text string, said map[string]bool) {
	for _, found := range braces.FindAllString(text, -1) {
		name := strings.Trim(found, "{}")
		if !slices.Contains(flows.NoticePlaces, name) {
			c.add(w, "不认识的占位符 %[1]s，可用：{%[2]s}", "there is no placeholder %[1]s, there are {%[2]s}", cut(found), strings.Join(flows.NoticePlaces, "} {"))
			continue
		}
		said[name] = true
	}
}
