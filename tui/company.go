package tui

import (
	"context"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"reception/flows"
)

// A Company is a Desk that several terminals sit at. Who opens a party that
// somebody else has open is told so, and who has a form open is told what others
// changed meanwhile; nothing is locked, because a guest cannot wait for a terminal.
type Company interface {
	// Attend says which party this terminal is busy with; 0 for none.
	Attend(visit flows.VisitID)
	// Attending are the other terminals that are busy with a party.
	Attending(visit flows.VisitID) []flows.By
	// Gather waits until somebody has turned to another party since it returned
	// version.
	Gather(ctx context.Context, version uint64) (uint64, error)
}

type (
	gatheredMsg struct{ version uint64 }
	// meanwhileMsg carries what others did to the party that is open here.
	meanwhileMsg struct{ records []flows.Record }
)

// gather waits for the company to change.
func (r *Root) gather(version uint64) tea.Cmd {
	ctx, company := r.ctx, r.company
	if company == nil {
		return nil
	}
	return func() tea.Msg {
		next, err := company.Gather(ctx, version)
		if err != nil {
			return nil // the session ends
		}
		return gatheredMsg{next}
	}
}

// attend tells the company which party is open here.
func (r *Root) attend() {
	visit := flows.VisitID(0)
	if len(r.stack) > 1 {
		visit = r.selected()
	}
	if r.company == nil || visit == r.attends {
		return
	}
	r.attends = visit
	r.company.Attend(visit)
}

// others says who else has the party open that is open here.
func (r *Root) others() string {
	v, ok := r.floor.Visit(r.attends)
	if r.company == nil || !ok {
		return ""
	}
	var who []string
	for _, by := range r.company.Attending(r.attends) {
		who = append(who, r.text.Terminal(by, r.house))
	}
	if len(who) == 0 {
		return ""
	}
	slices.Sort(who)
	return r.text.Company().AlsoThere(strings.Join(slices.Compact(who), ", "), r.scene().guest(v))
}

// meanwhile reads what others did to the party that is open here, between two
// floors that show it changed.
func (r *Root) meanwhile(before *flows.Floor) tea.Cmd {
	was, ok := before.Visit(r.attends)
	is, still := r.floor.Visit(r.attends)
	if r.attends == 0 || !ok || was == is && still {
		return nil
	}
	ctx, desk, after, visit, me := r.ctx, r.desk, before.Seq, r.attends, r.opts.By.Terminal
	return func() tea.Msg {
		records, err := collect(desk.Records(ctx, after))
		if err != nil {
			return nil // the log says itself that it cannot be read
		}
		return meanwhileMsg{slices.DeleteFunc(records, func(rec flows.Record) bool {
			return rec.By.Terminal == me || flows.VisitOf(rec) != visit && rec.Guest != flows.GuestNo(visit)
		})}
	}
}

// changed says what others did last.
func (r *Root) changed(records []flows.Record) {
	if len(records) == 0 || r.notice.Level == levelFail {
		return
	}
	last := records[len(records)-1]
	text := r.text.Event(last, r.house, r.text.PartiesOf(&r.floor))
	if r.masked() {
		text = r.text.Terminal(last.By, r.house)
	}
	r.notice = notice{Text: r.text.Company().Meanwhile(text), Level: levelWarn}
}

// told is the notice, or where there is none who else has this party open.
func (r *Root) told() notice {
	if r.notice.Text != "" {
		return r.notice
	}
	return notice{Text: r.others(), Level: levelInfo}
}
