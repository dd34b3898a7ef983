package house

import (
	"time"

	"reception/flows"
)

// holidays checks the days on which customers are greeted.
func (c *checker) holidays() {
	at := c.at(siteFile).in("holidays")
	days := map[string]bool{}
	for i, x := range c.house.Holidays {
		w := at.in(i)
		_, yearly := time.Parse(flows.Yearly, x.On)
		if _, err := time.Parse(time.DateOnly, x.On); err != nil && yearly != nil {
			c.add(w.in("on"), "%[1]q 不是日子，请写 \"10-01\"（每年）或 \"2026-02-17\"", "%[1]q is no day: write \"10-01\" for every year, or \"2026-02-17\"", x.On)
		} else if days[x.On] {
			c.add(w.in("on"), "%[1]s 写了两次，请删去一个", "%[1]s is there twice: take one out", x.On)
		}
		days[x.On] = true
		c.words(w.in("name"), x.Name)
	}
}

// yearly checks a clock that runs on a day each year, and reports whether it is one.
func (c *checker) yearly(w where, r *flows.RegisterRule, k *flows.ClockRule) bool {
	if k.Yearly == "" {
		if k.For != "" {
			c.add(w.in("for"), "for 要和 yearly 一起写", "for needs yearly: the field with the date")
		}
		return false
	}
	c.ofKind(w.in("yearly"), r, k.Yearly, flows.FieldDate)
	c.ofKind(w.in("for"), r, k.For, flows.FieldStaff)
	if k.From != "" || k.Within != 0 || k.By != "" || k.Amber != 0 || len(k.Tells)+len(k.Then) > 0 {
		c.add(w.in("yearly"), "yearly 的时限只写 for、when、until，不写 from、within、by、amber、tells、then", "a yearly clock has for, when and until alone: take from, within, by, amber, tells and then out")
	}
	if len(k.Until) == 0 {
		c.add(w.in("yearly"), "yearly 的时限要写 until，例如 [\"moved:greet\"]", "a yearly clock needs until, such as [\"moved:greet\"]")
	}
	c.entryCondition(w.in("when"), r, k.When)
	c.entryCondition(w.in("until"), r, k.Until)
	return true
}

// onHolidays checks a repeat that is due on the holidays, and reports whether it is one.
func (c *checker) onHolidays(w where, r *flows.RegisterRule, rule *flows.RepeatRule) bool {
	c.rolesExist(w.in("tells"), rule.Tells)
	if rule.Holiday == "" {
		if len(rule.Tells) > 0 {
			c.add(w.in("tells"), "tells 要和 holiday 一起写", "tells needs holiday: the field with the holiday's name")
		}
		return false
	}
	c.ofKind(w.in("holiday"), r, rule.Holiday, flows.FieldText)
	if rule.Every != 0 || rule.Ahead != 0 || rule.From != "" {
		c.add(w.in("holiday"), "holiday 不能和 every、ahead、from 一起写", "holiday cannot be given with every, ahead or from: take them out")
	}
	return true
}
