package house

import (
	"slices"

	"reception/flows"
)

// declare notes every id, so that what refers to one can be checked.
func (c *checker) declare() {
	h := c.house
	c.posts = names{zh: "岗位", en: "post"}
	for i, p := range h.Posts {
		c.name(&c.posts, c.at(postsFile).in("posts", i, "id"), string(p.ID))
	}
	c.rooms = names{zh: "房间", en: "room"}
	for i, r := range h.Rooms {
		c.name(&c.rooms, c.at(placesFile).in("rooms", i, "id"), string(r.ID))
	}
	c.bays = names{zh: "车位", en: "bay"}
	for i, b := range h.Bays {
		c.name(&c.bays, c.at(placesFile).in("bays", i, "id"), string(b.ID))
	}
	c.flats = names{zh: "样板房", en: "show flat"}
	for i, f := range h.Flats {
		c.name(&c.flats, c.at(placesFile).in("flats", i, "id"), string(f.ID))
	}
	c.staff = names{zh: "人员", en: "person"}
	for i, s := range h.Staff {
		c.name(&c.staff, c.at(staffFile).in("staff", i, "id"), string(s.ID))
	}
	c.groups = names{zh: "销售组", en: "sales group"}
	for i, g := range h.Groups {
		c.name(&c.groups, c.at(staffFile).in("groups", i, "id"), string(g.ID))
	}
	c.kinds = names{zh: "来访类型", en: "kind of visit"}
	for i, k := range h.Kinds {
		c.name(&c.kinds, c.at(visitsFile).in("kinds", i, "id"), string(k.ID))
	}
	c.purposes = names{zh: "来访目的", en: "purpose"}
	for i, p := range h.Purposes {
		c.name(&c.purposes, c.at(visitsFile).in("purposes", i, "id"), p.ID)
	}
	c.outcomes = names{zh: "来访结果", en: "outcome"}
	for i, o := range h.Outcomes {
		c.name(&c.outcomes, c.at(visitsFile).in("outcomes", i, "id"), o.ID)
	}
	c.items = names{zh: "物品", en: "item"}
	c.shelves(func(w where, item flows.StockItem) { c.name(&c.items, w.in("id"), item.ID) })
	c.declareFlow()
}

// shelves goes through the items as they stand in their file, in three lists.
func (c *checker) shelves(each func(where, flows.StockItem)) {
	lists := map[string]string{"drink": "drinks", "document": "documents", "stock": "stock"}
	count := make(map[string]int)
	for _, item := range c.house.Items {
		each(c.at(itemsFile).in(lists[item.Kind], count[item.Kind]), item)
		count[item.Kind]++
	}
}

func (c *checker) site() {
	h, w := c.house, c.at(siteFile)
	site := names{zh: "案场", en: "showroom"}
	c.name(&site, w.in("site"), h.Site)
	c.words(w.in("name"), h.Name)
	if h.DayChanges < 0 || h.DayChanges > 12 {
		c.add(w.in("day_changes"), "换日时间 %d 要在 0 到 12 点之间", "the day cannot change at %d: write an hour from 0 to 12", h.DayChanges)
	}
	limits := w.in("limits")
	for _, n := range []struct {
		key   string
		value int
	}{{"booked", h.Limits.Booked}, {"ordinary", h.Limits.Ordinary}, {"waiting", h.Limits.Waiting}} {
		if n.value < 0 {
			c.add(limits.in(n.key), "%s 不能是负数 %d", "%s cannot be negative (%d)", n.key, n.value)
		}
	}
	// without them every task would be overdue and every fast clock refused
	if h.Limits.Overdue <= 0 {
		c.add(limits.in("overdue"), "overdue(逾期)要大于 0，例如 5m", "overdue must be more than nothing: write 5m")
	}
	if h.Limits.Future <= 0 {
		c.add(limits.in("future"), "future 要大于 0，例如 2m", "future must be more than nothing: write 2m")
	}
}

func (c *checker) places() {
	h, w := c.house, c.at(placesFile)
	for i, r := range h.Rooms {
		w := w.in("rooms", i)
		c.words(w.in("name"), r.Name)
		if r.Size < 0 {
			c.add(w.in("size"), "可坐人数 %d 不能是负数", "a room cannot seat %d guests", r.Size)
		}
	}
	for i, b := range h.Bays {
		c.words(w.in("bays", i, "name"), b.Name)
	}
	for i, f := range h.Flats {
		c.words(w.in("flats", i, "name"), f.Name)
	}
	c.says(w.in("flat_say"), h.FlatSay)
	c.shelves(c.item)
	if n := len(c.house.Menu()); n < flows.MenuLeast {
		c.warn(c.at(itemsFile).in("drinks"), "饮品只有 %[1]d 种，应有 %[2]d 种以上", "there are only %[1]d drinks: %[2]d or more should be on offer", n, flows.MenuLeast)
	}
}

// item checks what is said of a drink, a document or of stock.
func (c *checker) item(w where, item flows.StockItem) {
	c.words(w.in("name"), item.Name)
	if item.Minimum < 0 {
		c.add(w.in("minimum"), "最低库存 %d 不能是负数", "the minimum %d cannot be negative", item.Minimum)
	}
	for i, u := range item.Uses {
		w := w.in("uses", i)
		c.need(&c.items, w.in("item"), u.Item)
		if u.N < 0 {
			c.add(w.in("n"), "每份用量 %d 不能是负数", "a serving cannot use %d", u.N)
		}
	}
}

func (c *checker) people() {
	h := c.house
	for i, p := range h.Posts {
		w := c.at(postsFile).in("posts", i)
		c.words(w.in("name"), p.Name)
		c.words(w.in("station"), p.Station)
		if p.ID == flows.AllPosts {
			c.add(w.in("id"), "编号 all 表示全场，岗位请用别的编号", "all means every post: give this one another id")
		}
		for j, id := range p.Covers {
			c.ref(&c.posts, w.in("covers", j), string(id))
		}
	}
	for i, s := range h.Staff {
		w := c.at(staffFile).in("staff", i)
		c.words(w.in("name"), s.Name)
		if s.Height != 0 && (s.Height < 100 || s.Height > 250) {
			c.add(w.in("height"), "身高 %d 不对，请写厘米，例如 168", "a height of %d cannot be: write centimetres such as 168", s.Height)
		}
		if s.Has([]string{flows.Men}) && s.Has([]string{flows.Women}) {
			c.add(w.in("roles"), "roles 里 men 和 women 只能写一个", "roles cannot have both men and women: take one out")
		}
	}
	c.rolesExist(c.at(staffFile).in("lines_up"), h.LinesUp)
	members := names{zh: "组员", en: "member of a group"}
	for i, g := range h.Groups {
		w := c.at(staffFile).in("groups", i)
		c.words(w.in("name"), g.Name)
		if len(g.Order) == 0 {
			c.add(w.in("order"), "销售组 %q 没有组员，请在 order 中写上人员编号", "the group %q is empty: write the ids of its people into order", g.ID)
		}
		for j, id := range g.Order {
			c.need(&c.staff, w.in("order", j), string(id))
			if c.staff.has(string(id)) {
				c.name(&members, w.in("order", j), string(id)) // a person sells in one group
			}
		}
	}
}

func (c *checker) visits() {
	h, w := c.house, c.at(visitsFile)
	// an arrival without a kind gets the first that fits
	for _, booked := range []bool{false, true} {
		if !slices.ContainsFunc(h.Kinds, func(k flows.VisitKind) bool { return k.Booked == booked }) {
			c.add(w.in("kinds"), "至少要有一个 booked: %[1]v 的来访类型，请补上", "there must be a kind of visit with booked: %[1]v: add one", booked)
		}
	}
	for i, k := range h.Kinds {
		w := w.in("kinds", i)
		c.words(w.in("name"), k.Name)
		c.ref(&c.calls, w.in("announce"), string(k.Announce))
		c.ref(&c.calls, w.in("broadcast"), string(k.Broadcast))
		c.ref(&c.calls, w.in("leaving"), string(k.Leaving))
		c.ownFlow(w.in("steps"), &k)
		if p := w.in("pauses"); k.Pauses != (flows.PauseRule{}) || p.written() {
			c.more(p.in("from"), k.Pauses.From)
			c.phrase(p.in("say"), k.Pauses.Say)
			if !k.Booked {
				c.add(p, "只有 booked: true 的来访才有 pauses：没有预约就不知道它何时来", "only a kind with booked: true has pauses: nobody knows when another one comes")
			}
		}
	}
	if len(h.Purposes) == 0 {
		c.add(w.in("purposes"), "至少要有一个来访目的，第一个为默认", "there must be a purpose: the first one is the default")
	}
	for i, p := range h.Purposes {
		c.words(w.in("purposes", i, "name"), p.Name)
	}
	for i, o := range h.Outcomes {
		c.words(w.in("outcomes", i, "name"), o.Name)
	}
}
