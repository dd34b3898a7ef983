package house

import (
	"slices"

	"reception/flows"
)

var weekdays = []string{"", "mon", "tue", "wed", "thu", "fri", "sat", "sun"}

// sheets checks the lists of checks.
func (c *checker) sheets() {
	c.eachSheet(func(w where, s *flows.SheetRule) {
		if !w.src.absent {
			c.sheet(w, s)
		}
	})
}

func (c *checker) sheet(w where, s *flows.SheetRule) {
	c.words(w.in("name"), s.Name)
	for i, id := range s.Posts {
		c.need(&c.posts, w.in("posts", i), string(id))
	}
	oneOf(c, w.in("each"), s.Each, flows.EachKinds())
	oneOf(c, w.in("score"), s.Score, flows.ScoreKinds())
	subjects := names{zh: "对象", en: "subject"}
	for i, o := range s.Of {
		c.name(&subjects, w.in("of", i, "id"), o.ID)
		c.words(w.in("of", i, "name"), o.Name)
	}
	if (s.Each == flows.EachOf) != (len(s.Of) > 0) {
		c.add(w.in("each"), "each: of 要和 of 的列表一起写", "each: of and a list of go together")
	}
	c.rolesExist(w.in("roles"), s.Roles)
	c.schedule(w.in("due"), &s.Due)
	if d := s.Due; s.Closing && len(d.Daily) == 0 && d.Weekly == "" && len(d.Monthly) == 0 {
		c.add(w.in("closing"), "closing: true 要有到期时间：在 due 中写 daily、weekly 或 monthly", "closing: true needs a due time: write daily, weekly or monthly into due")
	}
	if len(s.Items) == 0 {
		c.add(w.in("items"), "检查表 %[1]q 没有内容，请在 items 中写上要检查的各行", "the list %[1]q is empty: write its lines into items", s.ID)
	}
	lines := names{zh: "检查行", en: "line"}
	for i := range s.Items {
		c.sheetItem(w.in("items", i), s, &s.Items[i], &lines)
	}
	if r := s.Rounds; r.Least < 0 || r.Most < r.Least || r != (flows.RoundRule{}) && s.Each != flows.EachOf {
		c.add(w.in("rounds"), "rounds 要写 least ≤ most，并用 each: of 列出各轮", "rounds need least ≤ most, and each: of with a list of the rounds")
	}
	if s.Once && s.Due.Empty() {
		c.add(w.in("once"), "once 要有 due 的时间：每个到期时间只做一次", "once needs due times: it is made once for each of them")
	}
	for i, id := range s.Table {
		c.need(&c.books, w.in("table", i), string(id))
	}
	if len(s.Table) > 0 && len(s.Due.Monthly) != 1 {
		c.add(w.in("table"), "月表要写明每月哪一天到期：due: {monthly: [27]}", "a monthly table is due on one day of the month: due: {monthly: [27]}")
	}
	if s.Finds == (flows.FindRule{}) {
		if i := slices.IndexFunc(s.Items, func(it flows.SheetItem) bool { return it.Finds }); i >= 0 {
			c.add(w.in("items", i, "finds"), "检查表没有 finds，不知道登记到哪里", "the list has no finds: nothing says which register this goes to")
		}
		return
	}
	f := w.in("finds")
	c.need(&c.books, f.in("register"), string(s.Finds.Register))
	if r, ok := c.house.Register(s.Finds.Register); ok {
		c.ofKind(f.in("text"), r, s.Finds.Text, flows.FieldText)
		c.ofKind(f.in("result"), r, s.Finds.Result, flows.FieldText)
		if t, ok := r.Field(s.Finds.Text); ok && t.Personal == "" {
			if i := slices.IndexFunc(s.Items, func(it flows.SheetItem) bool { return it.Finds && it.Personal != "" }); i >= 0 {
				c.add(w.in("items", i, "personal"), "个人信息不能进登记簿 %[1]q 的栏目 %[2]q：请给它加 personal", "what is personal cannot go into the field %[2]q of %[1]q: make that personal too", r.ID, t.ID)
			}
		}
		if _, ok := r.Field(s.Finds.For); s.Finds.For != "" && !ok {
			c.add(f.in("for"), "登记簿 %[1]q 没有栏目 %[2]q", "the register %[1]q has no field %[2]q", r.ID, s.Finds.For)
		}
	}
}

func (c *checker) sheetItem(w where, s *flows.SheetRule, it *flows.SheetItem, lines *names) {
	c.name(lines, w.in("id"), string(it.ID))
	c.words(w.in("text"), it.Text)
	oneOf(c, w.in("is"), it.Is, flows.CheckKinds())
	oneOf(c, w.in("shows"), it.Shows, flows.ShowKinds())
	oneOf(c, w.in("personal"), it.Personal, []string{"", "yes"})
	if (it.Personal != "" || it.Finds) && it.Is != flows.CheckText {
		c.add(w, "只有 is: text 的行才有 personal 和 finds", "only lines with is: text have personal and finds")
	}
	if _, ok := s.Item(it.Other); it.Other != "" && (!ok || it.Other == it.ID) {
		c.add(w.in("other"), "other 要是这张检查表的另一行，%q 不是", "other must be another line of this list, %q is none", it.Other)
	}
	c.condition(w.in("when"), it.When)
	c.rolesOrPosts(w.in("for"), it.For)
	if (s.Score == flows.ScoreStars || s.Score == flows.ScoreAlone) && it.Level < 1 {
		c.add(w.in("level"), "评星的检查表每行都要有 level(1 起)", "every line of a list with stars needs a level from 1")
	}
	if s.Score != flows.ScorePoints {
		return
	}
	if n, err := flows.Hundredths(it.Points); err != nil || n <= 0 {
		c.add(w.in("points"), "分数 %q 不对，请写 3 或 0.5 这样的数", "points cannot be %q: write a number such as 3 or 0.5", it.Points)
	}
	oneOf(c, w.in("fail"), it.Fail, flows.FailKinds())
}

// rolesOrPosts checks whom a line is for.
func (c *checker) rolesOrPosts(w where, list []string) {
	known := c.roleNames()
	for _, word := range []string{flows.Men, flows.Women} {
		if !known.has(word) {
			known.note(where{}, word)
		}
	}
	for _, id := range c.posts.list {
		if !known.has(id) {
			known.note(where{}, id)
		}
	}
	for i, word := range list {
		c.ref(&known, w.in(i), word)
	}
}

func (c *checker) schedule(w where, s *flows.Schedule) {
	for i, clock := range s.Daily {
		c.clock(w.in("daily", i), clock)
	}
	c.clockTime(w.in("at"), s.At)
	oneOf(c, w.in("weekly"), s.Weekly, weekdays)
	for i, day := range s.Monthly {
		if day < 1 || day > 31 {
			c.add(w.in("monthly", i), "%d 不是每月的日子，请写 1 到 31", "%d is no day of the month: write 1 to 31", day)
		}
	}
	kinds := 0
	for _, given := range []bool{len(s.Daily) > 0, s.Weekly != "", len(s.Monthly) > 0, s.Every != 0} {
		if given {
			kinds++
		}
	}
	if kinds > 1 {
		c.add(w, "daily、weekly、monthly、every 只能写一种", "daily, weekly, monthly and every: only one of them can be given")
	}
	for _, d := range []struct {
		key string
		bad bool
	}{{"every", s.Every < 0}, {"ahead", s.Ahead < 0}, {"times", s.Times < 0}} {
		if d.bad {
			c.add(w.in(d.key), "%s 不能是负数", "%s cannot be negative", d.key)
		}
	}
	if slices.Contains(s.Daily, "24:00") {
		c.add(w.in("daily"), "一天的结束请写 23:59", "write 23:59 for the end of the day")
	}
}
