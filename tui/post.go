package tui

import (
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"reception/flows"
)

const ownPostName name = "post"

// ownPost is the screen of one post: what it has to do now, the calls that wait
// for its answer, the parties in its steps with their checklist, its rooms, its
// tasks, whom it expects. What is selected is what a key acts on.
type ownPost struct {
	at       flows.PostID
	selected jobID
	about    flows.VisitID // the party of the selected job
	left     jobID         // what it stood on when a call took the selection
	jumped   time.Time     // when the selection last moved without a key
	line     int           // the act that Space does, of the selected party
	open     bool          // the selected job fills a screen that is too small for both
}

func (ownPost) Name() name { return ownPostName }

// jobMsg is a click on a job, nowMostMsg one on the line of what to do now.
type (
	jobMsg     struct{ id jobID }
	nowMostMsg struct{}
)

// Update moves among the jobs and does them.
func (p ownPost) Update(msg tea.Msg, s scene) (screen, effect) {
	switch msg := msg.(type) {
	case changedMsg:
		return p.settle(s), effect{}
	case toldMsg:
		return p, tell(msg, s)
	case pickMsg:
		for _, j := range s.jobs(p.at) {
			if j.visit(s) == msg.visit {
				return p.on(j, s), effect{}
			}
		}
	case jobMsg:
		if p.selected == msg.id && !p.layout(s).both() {
			p.open = true
			return p, effect{}
		}
		list := s.jobs(p.at)
		if i := jobAt(list, msg.id); i >= 0 {
			return p.on(list[i], s), effect{}
		}
	case nowMostMsg:
		return p.most(s)
	case actMsg, offerMsg:
		return p, p.touched(msg, s)
	case tea.KeyPressMsg:
		return p.key(msg, s)
	}
	return p, effect{}
}

// touched is a click on what can be done with the selected job.
func (p ownPost) touched(msg tea.Msg, s scene) effect {
	j, ok := p.here(s)
	switch n, acts := msg.(actMsg); {
	case !ok:
		return effect{}
	case hasty(s, p.jumped):
		return p.moved(s, j)
	case acts && j.party.Visit != nil:
		return runAct(s, j.party, n.n)
	}
	e, _ := offered(msg, s.jobOffers(s.duty(p.at), j), s.Keys)
	return e
}

// moved says that the selection is on another job than a moment ago.
func (p ownPost) moved(s scene, j job) effect {
	return effect{Say: notice{Text: s.Words.OwnPost.Moved(s.jobWhat(j)), Level: levelWarn}}
}

// on selects a job by hand.
func (p ownPost) on(j job, s scene) ownPost {
	if p.selected != j.id {
		p.line = firstOpen(j)
	}
	p.selected, p.about, p.left, p.jumped = j.id, j.visit(s), jobID{}, time.Time{}
	return p
}

// here is the selected job.
func (p ownPost) here(s scene) (job, bool) {
	list := s.jobs(p.at)
	if i := jobAt(list, p.selected); i >= 0 {
		return list[i], true
	}
	return job{}, false
}

// reading is how long nobody has pressed a key when a new call may take the
// selection: whoever is pressing keys is not interrupted.
const reading = 5 * time.Second

// settle keeps the selection on its job. A call that comes in takes it, so that
// one key answers; afterwards it goes back to where it was. Where nobody is at
// the keys it stands on what is most urgent.
func (p ownPost) settle(s scene) ownPost {
	list := s.jobs(p.at)
	to := p.next(s, list)
	if to.id != p.selected {
		p.left, p.line = jobID{}, firstOpen(to)
		if p.selected.kind != jobNone {
			p.jumped = s.Now
		}
		if to.id.kind == jobAnswer && jobAt(list, p.selected) >= 0 {
			p.left = p.selected
		}
	}
	p.selected, p.about = to.id, to.visit(s)
	p.open = p.open && to.id.kind != jobNone
	return p
}

// next is the job that the selection goes to, or stays on.
func (p ownPost) next(s scene, list []job) job {
	here := jobAt(list, p.selected)
	untouched := s.Now.Sub(s.Touched) // long, where nobody ever was
	calling := len(list) > 0 && list[0].id.kind == jobAnswer
	switch {
	case here >= 0 && untouched < alone && (list[here].id.kind == jobAnswer || !calling || untouched < reading):
		return list[here]
	case calling:
		return list[0]
	}
	if i := jobAt(list, p.left); i >= 0 && untouched < alone {
		return list[i]
	}
	if j, ok := pressing(list); ok {
		return j
	}
	if here >= 0 {
		return list[here]
	}
	if len(list) > 0 {
		return list[0]
	}
	return job{}
}

// most selects what is most urgent; once it is selected, it does it where that is
// a single answer.
func (p ownPost) most(s scene) (screen, effect) {
	j, ok := pressing(s.jobs(p.at))
	switch {
	case !ok:
		return p, effect{}
	case j.id == p.selected && j.id.kind == jobAnswer:
		return p.key(pressEnter, s)
	case j.id == p.selected:
		p.open = !p.layout(s).both()
		return p, effect{}
	}
	return p.on(j, s), effect{}
}

func (p ownPost) key(msg tea.KeyPressMsg, s scene) (screen, effect) {
	k := s.Keys
	list := s.jobs(p.at)
	if key.Matches(msg, k.Alert) {
		return p.most(s)
	}
	if p.open && key.Matches(msg, k.Back) {
		p.open = false
		return p, effect{}
	}
	if i, ok := stepIn(k, msg, max(jobAt(list, p.selected), 0), len(list), 10); ok && len(list) > 0 {
		return p.on(list[i], s), effect{}
	}
	j, ok := p.here(s)
	if !ok {
		return p, effect{}
	}
	if hasty(s, p.jumped) && (key.Matches(msg, k.Next, k.Received, k.Leave) || digit(msg.Text) > 0) {
		return p, p.moved(s, j)
	}
	if j.party.Visit != nil {
		return p.partyKey(msg, s, j)
	}
	return p.jobKey(msg, s, j)
}

// Selected is the party that the selected job is about.
func (p ownPost) Selected() flows.VisitID { return p.about }
