package flowstest

import (
	"errors"
	"reflect"
	"testing"
	"time"

	"reception/flows"
)

// Morning is when plays begin: a Sunday, half past nine in Shanghai.
var Morning = time.Date(2026, 11, 22, 1, 30, 0, 0, time.UTC)

// A Play is a floor that a test acts on, command by command, with its own clock.
type Play struct {
	T       testing.TB
	House   *flows.House
	Floor   flows.Floor
	Now     time.Time
	By      flows.By
	Records []flows.Record
	Last    flows.Outcome
	Clients *flows.Clients
	Session flows.Session // what the terminal has shown of who is at it
}

// NewPlay starts on an empty floor. When the test ends the records are replayed,
// and must give the same floor.
func NewPlay(t testing.TB, h *flows.House) *Play {
	p := &Play{T: t, House: h, Now: Morning, Clients: flows.NewClients()}
	t.Cleanup(func() {
		if t.Failed() {
			return
		}
		var f flows.Floor
		for _, r := range p.Records {
			f = f.Apply(r)
		}
		if !reflect.DeepEqual(f, p.Floor) {
			t.Errorf("replaying the %d records gives another floor", len(p.Records))
		}
	})
	return p
}

// Try asks for a command and returns the refusal, if any.
func (p *Play) Try(c flows.Command) error {
	o, records, err := p.Floor.Decide(p.House, p.Now, flows.Request{By: p.By, Command: c, Known: p.Clients, Session: p.Session})
	if err != nil {
		return err
	}
	p.Floor, p.Last = o.Floor, o
	p.Records = append(p.Records, records...)
	for _, r := range records {
		p.Clients.Add(r)
	}
	return nil
}

// Do asks for a command that must be carried out.
func (p *Play) Do(c flows.Command) flows.Outcome {
	p.T.Helper()
	if err := p.Try(c); err != nil {
		p.T.Fatalf("%s %+v: %s", c.Verb(), c, describe(err))
	}
	return p.Last
}

// Refuse asks for a command that must be refused with a code and change nothing.
func (p *Play) Refuse(code flows.Code, c flows.Command) *flows.Refusal {
	p.T.Helper()
	before := p.Floor.Seq
	err := p.Try(c)
	var r *flows.Refusal
	if !errors.As(err, &r) || r.Code != code {
		p.T.Fatalf("%s %+v: got %s, want a refusal %q", c.Verb(), c, describe(err), code)
	}
	if p.Floor.Seq != before {
		p.T.Fatalf("%s was refused and wrote records all the same", c.Verb())
	}
	return r
}

func describe(err error) string {
	var r *flows.Refusal
	switch {
	case err == nil:
		return "it was carried out"
	case errors.As(err, &r):
		return "refused: " + string(r.Code) + " step=" + string(r.Step) + " item=" + string(r.Item) + " state=" + r.State + " given=" + r.Given
	}
	return err.Error()
}

// Wait moves the clock on.
func (p *Play) Wait(d time.Duration) { p.Now = p.Now.Add(d) }

// Visit returns a party that must be on the floor.
func (p *Play) Visit(id flows.VisitID) *flows.Visit {
	p.T.Helper()
	v, ok := p.Floor.Visit(id)
	if !ok {
		p.T.Fatalf("visit %d is not on the floor", id)
	}
	return v
}

// Open returns the unfinished call of a kind about a party; it must be there.
func (p *Play) Open(id flows.VisitID, kind flows.CallKind) *flows.Call {
	p.T.Helper()
	for _, c := range p.Floor.Calls {
		if c.Visit == id && c.Kind == kind {
			return c
		}
	}
	p.T.Fatalf("no unfinished %s for visit %d", kind, id)
	return nil
}

// None fails if a call of a kind about a party is unfinished.
func (p *Play) None(id flows.VisitID, kind flows.CallKind) {
	p.T.Helper()
	for _, c := range p.Floor.Calls {
		if c.Visit == id && c.Kind == kind {
			p.T.Fatalf("%s for visit %d is still unfinished", kind, id)
		}
	}
}

// Staffed signs everybody of the house on, posts and salespeople.
func (p *Play) Staffed() *Play {
	p.T.Helper()
	for s := range p.House.Salespeople() {
		p.Do(flows.SignOn{Staff: s.ID})
	}
	for post, staff := range map[flows.PostID]flows.StaffID{"L1": "zhangwei", "L2": "liuqiang", "Y1": "chenjing",
		"Y2": "yangfan", "G1": "helin", "S1": "xumin", "RC": "zhuhui"} {
		p.Do(flows.SignOn{Staff: staff, Post: post})
	}
	return p
}

// Wang is a party as it comes to the gate.
func Wang() flows.Arrive {
	return flows.Arrive{
		Guest: flows.Guest{Surname: "王", Title: "先生", Phone: "13812345678", Plate: "渝A12345"},
		Party: flows.Party{Party: 2, CameBy: flows.ByCar},
	}
}

// Admitted brings a walk-in through the gate.
func (p *Play) Admitted(a flows.Arrive) flows.VisitID {
	p.T.Helper()
	id := p.Do(a).Visit
	p.Do(flows.Reply{Call: p.Open(id, flows.AskAdmission).ID, Answer: flows.CanReceive})
	p.Do(flows.Done{Visit: flows.ByID(id)})
	return id
}

// Until takes a party on, answering and ticking what it takes, until it is in a step.
func (p *Play) Until(id flows.VisitID, step flows.StepID) {
	p.T.Helper()
	for range 40 {
		v := p.Visit(id)
		if v.Step == step {
			return
		}
		if v.Sales == "" {
			for _, kind := range []flows.CallKind{flows.SentOn, flows.BookedArrived} {
				for _, c := range p.Floor.Calls {
					if c.Visit == id && c.Kind == kind && c.Open() {
						p.Do(flows.Reply{Call: c.ID})
					}
				}
			}
		}
		p.tickAll(id)
		g := p.Floor.Guide(p.House, p.Visit(id), p.Now)
		if g.Next.Command == nil {
			p.T.Fatalf("visit %d in %s: nothing can be done", id, v.Step)
		}
		p.Wait(time.Minute)
		p.Do(g.Next.Command)
	}
	p.T.Fatalf("visit %d never came to step %s", id, step)
}

// tickAll ticks what the list asks for; a tick may bring new lines, so it looks
// again after each.
func (p *Play) tickAll(id flows.VisitID) {
	p.T.Helper()
	for {
		it := toTick(p.Floor.Guide(p.House, p.Visit(id), p.Now))
		if it == "" {
			return
		}
		p.Do(flows.SetTick{Visit: flows.ByID(id), Item: it})
	}
}

func toTick(g flows.Guide) flows.ItemID {
	chosen := map[string]bool{}
	for _, c := range g.Do {
		chosen[c.Choice] = chosen[c.Choice] || c.Done && c.Choice != ""
	}
	for _, c := range g.Do {
		if !c.Done && !chosen[c.Choice] && !c.Blocked && !c.Effect.Occasional() && c.Every == 0 {
			return c.ID
		}
	}
	return ""
}
