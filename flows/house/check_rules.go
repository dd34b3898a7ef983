package house

import (
	"slices"

	"reception/flows"
)

// rules checks how the house reads the reception rules, and whether its people
// can do what the rules ask of them.
func (c *checker) rules() {
	for _, r := range flows.Readings() {
		if word := *r.At(&c.house.Rules); word != "" {
			oneOf(c, c.at(rulesFile).in(r.Name), word, r.Allowed)
		}
	}
	c.numbers()
	c.waivable()
	c.breaks()
	c.weights()
	c.deciders()
	c.strength()
	c.contradictions()
}

func (c *checker) numbers() {
	w, r := c.at(rulesFile), c.house.Rules
	if swap := w.in("swap_every"); swap.written() && r.SwapEvery < 1 {
		c.add(swap, "swap_every 是换组的工作日数，要写 1 或更大，不能是 %d", "the groups cannot change over after %d days: write 1 or more", r.SwapEvery)
	}
	for _, n := range []struct {
		key   string
		value int
	}{{"owner_days", r.OwnerDays}, {"claim_days", r.ClaimDays}} {
		if n.value < 0 {
			c.add(w.in(n.key), "%[1]s 不能是负数 %[2]d，0 表示不限", "%[1]s cannot be negative (%[2]d): 0 is for ever", n.key, n.value)
		}
	}
	if r.OwnerDays > 0 && r.ClaimDays > r.OwnerDays {
		c.add(w.in("claim_days"), "归属保护只有 %[2]d 天(第 %[3]d 行)，认领期限不能更长(%[1]d 天)",
			"a guest cannot be claimed for %[1]d days: the original keeps a guest for %[2]d (line %[3]d)",
			r.ClaimDays, r.OwnerDays, w.in("owner_days").spot().line)
	}
}

// Rules that grant make-up turns; noRule stands for none of them.
var makeupRules = []string{"4", "6", "8", noRule}

const noRule = "none"

func (c *checker) waivable() {
	w, list := c.at(rulesFile).in("waivable"), c.house.Rules.Waivable
	if len(list) == 0 && w.written() {
		c.add(w, "waivable 是空的：都不可放弃请写 none，否则写 4、6、8 中的几条", "waivable is empty: write none, or some of 4, 6 and 8")
	}
	for i, rule := range list {
		oneOf(c, w.in(i), rule, makeupRules)
		switch first := slices.Index(list, rule); {
		case rule == noRule && len(list) > 1:
			c.add(w.in(i), "写了 none 就不能再写别的条款", "none cannot stand beside other rules")
		case first < i:
			c.add(w.in(i), "条款 %q 写了两次，请删去一个", "rule %q is there twice: take one out", rule)
		}
	}
}

// breaks checks the reasons for being away. People type the id or a name, so
// neither may mean two of them.
func (c *checker) breaks() {
	ids := names{zh: "离开事由", en: "reason for being away"}
	typed := make(map[string]int)
	for i, b := range c.house.Rules.Breaks {
		w := c.at(rulesFile).in("breaks", i)
		c.name(&ids, w.in("id"), b.ID)
		c.words(w.in("name"), b.Name)
		for _, form := range []struct{ key, text string }{{"id", b.ID}, {"name", b.Name.ZH}, {"name", b.Name.EN}} {
			first, there := typed[form.text]
			switch {
			case form.text == "":
			case !there:
				typed[form.text] = i
			case first != i && (form.key == "name" || c.house.Rules.Breaks[first].ID != form.text):
				c.add(w.in(form.key), "%[1]q 已表示第 %[2]d 行的事由，请换一个名称", "%[1]q means the reason in line %[2]d already: choose another name",
					form.text, c.at(rulesFile).in("breaks", first).spot().line)
			}
		}
	}
}

// mostTenths is ten turns for one visit; what is more is a slip.
const mostTenths = 100

func (c *checker) weights() {
	weighed := names{zh: "来访类型", en: "weight of a kind of visit"}
	for i, x := range c.house.Rules.Weights {
		w := c.at(rulesFile).in("weights", i)
		c.need(&c.kinds, w.in("kind"), string(x.Kind))
		if c.kinds.has(string(x.Kind)) {
			c.name(&weighed, w.in("kind"), string(x.Kind))
		}
		switch {
		case !w.in("tenths").written():
			c.add(w, "缺少 tenths，请写折合十分之几轮，例如 5", "tenths is missing: write how many tenths of a turn it costs, such as 5")
		case x.Tenths < 0 || x.Tenths > mostTenths:
			c.add(w.in("tenths"), "tenths 要在 0 到 %[2]d 之间，不能是 %[1]d", "tenths cannot be %[1]d: write 0 to %[2]d", x.Tenths, mostTenths)
		}
	}
}

// Roles that the rules ask for by name: rosters take effect once the department
// manager has confirmed them (TR-3.2), and a duty manager must always be on site
// (TR-3.3).
var neededRoles = []struct{ role, zh, en string }{
	{"dept_manager", "没有部门经理(dept_manager)，轮休无人确认(规则 3)", "nobody has the role dept_manager, so nobody could confirm a rest roster (rule 3)"},
	{"duty_manager", "没有值班经理(duty_manager)，案场必须有值班经理在岗(规则 3)", "nobody has the role duty_manager, and one must always be on site (rule 3)"},
}

// deciders checks that there are people with the roles that the rules ask for.
func (c *checker) deciders() {
	h := c.house
	var roles []string
	for _, s := range h.Staff {
		for _, role := range s.Roles {
			if !slices.Contains(roles, role) {
				roles = append(roles, role)
			}
		}
	}
	for _, n := range neededRoles {
		if len(h.Groups) > 0 && !slices.Contains(roles, n.role) {
			c.add(c.at(staffFile).in("staff"), "%[1]s，请在某人的 roles 中补上", "%[2]s: add it to somebody's roles", n.zh, n.en)
		}
	}
	for _, who := range []struct {
		key    string
		listed []string
		usual  []string
	}{
		{"managers", h.Rules.Managers, h.Rules.ManagerRoles()},
		{"confirmers", h.Rules.Confirmers, h.Rules.ConfirmerRoles()},
		{"supervisors", h.Rules.Supervisors, h.Rules.SupervisorRoles()},
	} {
		w := c.at(rulesFile).in(who.key)
		held := func(role string) bool { return slices.Contains(roles, role) }
		switch {
		case len(who.listed) == 0 && w.written():
			c.add(w, "%[1]s 是空的，请至少写一个职务", "%[1]s is empty: write at least one role", who.key)
		case len(who.listed) == 0 && len(h.Groups) > 0 && !slices.ContainsFunc(who.usual, held):
			c.add(w, "缺少 %[1]s，而默认的职务(%[2]s)没有人担任，请写上职务", "%[1]s is missing, and nobody has one of the usual roles (%[2]s): write the roles", who.key, list(who.usual))
		}
		for i, role := range who.listed {
			if !held(role) {
				c.add(w.in(i), "没有人担任 %[1]q，staff.yaml 中的职务有：%[2]s", "nobody in staff.yaml has the role %[1]q, there are %[2]s", role, list(roles))
			}
		}
	}
}

// strength refuses a visit group that could never keep as many people waiting as
// rule 4 wants, even with a whole other group in support: the alert would stand
// for ever.
func (c *checker) strength() {
	groups, waiting := c.house.Groups, c.house.Limits.Waiting
	for i, g := range groups {
		support := 0
		for j, other := range groups {
			if j != i {
				support = max(support, len(other.Order))
			}
		}
		if n := len(g.Order); n > 0 && n+support < waiting {
			c.add(c.at(staffFile).in("groups", i, "order"),
				"销售组 %[1]q 有 %[2]d 人，加上支持也不足 house.yaml 要求的 %[3]d 人值守(waiting)，请增加人员或改小 waiting",
				"the group %[1]q has too few people (%[2]d): even with support it could not keep the %[3]d waiting that house.yaml wants, so add some or lower waiting",
				g.ID, n, waiting)
		}
	}
}
