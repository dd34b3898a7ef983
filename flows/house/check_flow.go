package house

import (
	"fmt"
	"slices"

	"reception/flows"
)

// Words that the program gives a meaning to.
var (
	stages = flows.Stages
	needs  = []flows.Need{flows.NeedAdmitted, flows.NeedName, flows.NeedParty, flows.NeedPurpose, flows.NeedVehicle,
		flows.NeedUmbrella, flows.NeedSales, flows.NeedRoom}
	umbrellaEffects = []flows.Effect{flows.EffectOwnUmbrella, flows.EffectHoldUmbrella, flows.EffectLendUmbrella,
		flows.EffectNoUmbrella, flows.EffectStoreUmbrella, flows.EffectReturnUmbrella, flows.EffectDeclineUmbrella,
		flows.EffectUmbrellaBack}
	weathers    = []flows.Weather{flows.Clear, flows.Rain, flows.Snow, flows.Sun}
	completions = []string{"room_ready", "enter_room", "leave", "depart", "deliver"}
	answers     = []flows.Answer{flows.Received, flows.CanReceive, flows.CannotReceive, flows.Thanks, flows.CanVisit,
		flows.PleaseWait, flows.Heard}
)

func (c *checker) declareFlow() {
	h := c.house
	c.steps = names{zh: "步骤", en: "step"}
	c.ticks = names{zh: "检查项", en: "checklist line"}
	for i, s := range h.Steps {
		w := c.at(stepsFile).in("steps", i)
		c.name(&c.steps, w.in("id"), string(s.ID))
		own := names{zh: c.ticks.zh, en: c.ticks.en} // two steps may share a line: ticked once, it is ticked
		for j, item := range s.Do {
			c.name(&own, w.in("do", j, "id"), string(item.ID))
		}
		for id, w := range own.seen {
			c.ticks.note(w, id)
		}
	}
	c.calls = names{zh: "呼叫", en: "radio call"}
	c.verbs = names{zh: "呼叫名称", en: "name of a call"}
	for i, r := range h.Calls {
		w := c.at(radioFile).in("calls", i)
		c.name(&c.calls, w.in("kind"), string(r.Kind))
		c.name(&c.verbs, w.in("verb"), r.Verb)
	}
	c.tasks = names{zh: "任务", en: "task"}
	for i, t := range h.Tasks {
		c.name(&c.tasks, c.at(tasksFile).in("tasks", i, "id"), t.ID)
	}
	c.declareBooks()
	c.due = names{zh: "倒计时项目", en: "countdown line"}
	for i, d := range h.Countdown {
		c.name(&c.due, c.at(tasksFile).in("countdown", i, "id"), d.ID)
	}
}

// flow checks the steps and that they lead from the gate to the send-off.
func (c *checker) flow() {
	all := c.at(stepsFile).in("steps")
	if len(c.house.Steps) == 0 {
		c.add(all, "没有步骤，请运行 reception init DIR 得到一份", "there are no steps: run reception init DIR for a file that has them")
		return
	}
	var order path
	for i, s := range c.house.Steps {
		w := all.in(i)
		c.step(w, &s)
		if !s.Apart {
			order = append(order, stop{&c.house.Steps[i], w.in("by"), w.in("stage")})
			continue
		}
		if !slices.ContainsFunc(c.house.Kinds, func(k flows.VisitKind) bool { return slices.Contains(k.Steps, s.ID) }) {
			c.add(w.in("apart"), "没有来访类型用到步骤 %q，请在 visits.yaml 某个类型的 steps 中写上它，或删去 apart",
				"no kind of visit comes through the step %q: name it in the steps of one in visits.yaml, or take out apart", s.ID)
		}
	}
	if len(order) == 0 {
		c.add(all, "没有普通来访的步骤，请去掉一些步骤的 apart", "there are no steps for ordinary visits: take out apart where a step is theirs")
		return
	}
	c.path(order)
}

// ownFlow checks the flow that a kind of visit names for itself.
func (c *checker) ownFlow(w where, k *flows.VisitKind) {
	own := names{zh: "步骤", en: "step"}
	var order path
	for i, id := range k.Steps {
		w := w.in(i)
		c.need(&c.steps, w, string(id))
		if step, ok := c.house.Step(id); ok {
			c.name(&own, w, string(id))
			order = append(order, stop{step, w, w})
		}
	}
	if len(order) > 0 && len(order) == len(k.Steps) { // a wrong word says enough
		c.path(order)
	}
}

// A path is the steps of one flow, and where a mistake about each stands.
type (
	path []stop
	stop struct {
		*flows.Step
		by, stage where
	}
)

// path checks that steps lead from the gate to the send-off.
func (c *checker) path(order path) {
	var completed []string
	stage := 0
	for _, s := range order {
		if s.By != "" && slices.Contains(completed, s.By) {
			c.add(s.by, "同一流程中两个步骤都写了 by: %q，一个指令只能完成一步", "two steps of one flow have by: %q, and a command completes one step", s.By)
		}
		completed = append(completed, s.By)
		at := slices.Index(stages, s.Stage)
		if at >= 0 && at < stage {
			c.add(s.stage, "阶段 %q 不能排在 %q 之后，请调整步骤顺序", "the stage %q cannot come after %q: put the steps in order", s.Stage, stages[stage])
		}
		stage = max(stage, at)
	}
	if s := order[0]; s.Stage != flows.StageGate {
		c.add(s.stage, "第一步要在门岗(stage: gate)", "the first step must be at the gate (stage: gate)")
	}
	if s := order[len(order)-1]; s.By != "depart" {
		c.add(s.by, "最后一步要由离开完成(by: depart)", "the last step must end with the departure (by: depart)")
	}
}

func (c *checker) step(w where, s *flows.Step) {
	c.words(w.in("name"), s.Name)
	c.words(w.in("act"), s.Act)
	oneOf(c, w.in("stage"), s.Stage, stages)
	c.need(&c.posts, w.in("post"), string(s.Post))
	for i, id := range s.With {
		c.need(&c.posts, w.in("with", i), string(id))
	}
	c.condition(w.in("when"), s.When)
	c.says(w.in("say"), s.Say)
	c.checklist(w.in("do"), s.Do)
	for i, need := range s.Needs {
		oneOf(c, w.in("needs", i), need, needs)
	}
	c.prompts(w.in("opens"), s.Opens)
	c.prompts(w.in("asides"), s.Asides)
	for i, t := range s.Tasks {
		c.need(&c.tasks, w.in("tasks", i, "task"), t.Task)
		c.condition(w.in("tasks", i, "when"), t.When)
	}
	if s.By != "" {
		oneOf(c, w.in("by"), s.By, completions)
	}
	c.promise(w, s.Amber, s.Red)
}

// says checks what is said to the guest.
func (c *checker) says(w where, lines []flows.Line) {
	for i, line := range lines {
		w := w.in(i)
		c.condition(w.in("when"), line.When)
		c.need(&c.posts, w.in("who"), string(line.Who))
		c.phrase(w.in("text"), line.Text)
	}
}

func (c *checker) checklist(w where, items []flows.Item) {
	choices := make(map[string]int)
	own := names{zh: "检查项", en: "checklist line"}
	for _, item := range items {
		choices[item.Choice]++
		own.note(w, string(item.ID))
	}
	for i, item := range items {
		w := w.in(i)
		c.words(w.in("text"), item.Text)
		c.condition(w.in("when"), item.When)
		c.ref(&own, w.in("after"), string(item.After))
		if item.After != "" && item.After == item.ID {
			c.add(w.in("after"), "%q 不能排在自己之后", "%q cannot come after itself", item.ID)
		}
		c.ref(&c.posts, w.in("post"), string(item.Post))
		if item.Choice != "" && choices[item.Choice] < 2 {
			c.add(w.in("choice"), "选择 %[1]q 只有一项，至少要有两项，否则请删去 choice",
				"the choice %[1]q has one line only: give another line the same word or take it out", item.Choice)
		}
		if item.Every < 0 || item.Every > 0 && item.Choice != "" {
			c.add(w.in("every"), "every 要大于 0，且不能与 choice 同用", "every is more than nothing, and not for a line with a choice")
		}
		if item.Effect == "" || c.tasks.has(string(item.Effect)) { // it opens that task
			continue
		}
		known := slices.Clone(umbrellaEffects)
		for _, task := range c.tasks.list { // it opens the task of that name
			known = append(known, flows.Effect(task))
		}
		oneOf(c, w.in("effect"), item.Effect, known)
	}
}

func (c *checker) prompts(w where, prompts []flows.Prompt) {
	for i, p := range prompts {
		w := w.in(i)
		c.need(&c.calls, w.in("call"), string(p.Call))
		c.condition(w.in("when"), p.When)
		c.ref(&c.items, w.in("item"), p.Item)
	}
}

// callKinds is how many rows the radio protocol has; the program makes them all.
const callKinds = 27

func (c *checker) radio() {
	all := c.at(radioFile).in("calls")
	var missing []string
	for i := range callKinds {
		if kind := fmt.Sprintf("RC-%02d", i+1); !c.calls.has(kind) {
			missing = append(missing, kind)
		}
	}
	if len(missing) > 0 {
		c.add(all, "缺少呼叫 %s，程序要用到，请从默认文件中补上", "the program needs %s, which is missing: copy it from the default file", list(missing))
	}
	for i, r := range c.house.Calls {
		w := all.in(i)
		c.words(w.in("name"), r.Name)
		c.phrase(w.in("phrase"), r.Phrase)
		if r.Short != (flows.Words{}) {
			c.phrase(w.in("short"), r.Short)
		}
		c.need(&c.posts, w.in("from"), string(r.From))
		if r.To != flows.AllPosts {
			c.need(&c.posts, w.in("to"), string(r.To))
		}
		for j, id := range r.Hears {
			c.need(&c.posts, w.in("hears", j), string(id))
		}
		c.replies(w.in("replies"), r)
		c.promise(w, r.Amber, r.Red)
	}
}

func (c *checker) replies(w where, r flows.CallRule) {
	given := names{zh: "回复", en: "reply"}
	for i, reply := range r.Replies {
		w := w.in(i)
		oneOf(c, w.in("answer"), reply.Answer, answers)
		if slices.Contains(answers, reply.Answer) {
			c.name(&given, w.in("answer"), string(reply.Answer))
		}
		c.words(w.in("text"), reply.Text)
		for j, id := range reply.By {
			c.need(&c.posts, w.in("by", j), string(id))
		}
	}
	admission := given.has(string(flows.CanReceive)) && given.has(string(flows.CannotReceive)) && len(r.Replies) == 2
	if r.Kind == "RC-01" && !admission {
		c.add(w, "RC-01 只能有两个回复：can_receive(可以接待)和 cannot_receive(无法接待)",
			"RC-01 must have exactly two replies: can_receive (可以接待) and cannot_receive (无法接待)")
	}
}

// timed checks the tasks and the countdown.
func (c *checker) timed() {
	w := c.at(tasksFile)
	for i, t := range c.house.Tasks {
		w := w.in("tasks", i)
		for n, is := range t.Weather {
			oneOf(c, w.in("weather", n), is, weathers)
		}
		c.words(w.in("text"), t.Text)
		c.need(&c.posts, w.in("post"), string(t.Post))
		c.positive(w.in("within"), t.Within)
	}
	for i, d := range c.house.Countdown {
		w := w.in("countdown", i)
		c.words(w.in("text"), d.Text)
		if d.Register == "" {
			c.need(&c.kinds, w.in("visit"), string(d.Visit))
		}
		c.ref(&c.books, w.in("register"), string(d.Register))
		if len(d.Posts) == 0 || w.in("post").written() {
			c.need(&c.posts, w.in("post"), string(d.Post))
		}
		twice := names{zh: "岗位", en: "post"}
		for j, id := range d.Posts {
			c.need(&c.posts, w.in("posts", j), string(id))
			if c.posts.has(string(id)) {
				c.name(&twice, w.in("posts", j), string(id))
			}
		}
		if d.Post != "" && len(d.Posts) > 0 {
			c.add(w.in("posts"), "post 和 posts 只能写一个", "post and posts cannot both be given: take one out")
		}
		if d.List != "" {
			oneOf(c, w.in("list"), d.List, flows.CountLists)
		}
		c.positive(w.in("minus"), d.Minus)
	}
}
