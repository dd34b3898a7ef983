package tui

import (
	"fmt"
	"testing"
	"time"

	"reception/flows"
	"reception/flows/flowstest"
)

// An empty floor: nobody on post, nobody inside.
func quietMorning(t testing.TB, h *flows.House) *flowstest.Play { return flowstest.NewPlay(t, h) }

// A Sunday afternoon in the rain, as in the sketch of the main board: parties at
// every stage, a full set of rooms, calls without an answer, one party late.
func rainyAfternoon(t testing.TB, h *flows.House) *flowstest.Play {
	p := flowstest.NewPlay(t, h).Staffed()
	p.By = flows.By{Post: "RC", Staff: "zhuhui", Terminal: "kiosk"}
	p.Now = p.Now.Add(3*time.Hour + 40*time.Minute) // 13:10
	for _, b := range []flows.Book{
		{Guest: flows.Guest{Surname: "欧阳", Title: "女士", Phone: "13911112222", Plate: "渝B66666"}, When: p.Now.Add(75 * time.Minute), Party: 2, Sales: "zhaomin", Confirmed: true, Authority: flows.Authority{Manager: "tangwen"}},
		{Guest: flows.Guest{Surname: "司马", Title: "先生", Phone: "13633334444"}, When: p.Now.Add(2 * time.Hour), Party: 4, Sales: "lina", Confirmed: true, Authority: flows.Authority{Manager: "tangwen"}},
		{Guest: flows.Guest{Surname: "阿不都热依木·阿不来提", Title: "先生"}, When: p.Now.Add(3 * time.Hour), Party: 1, Confirmed: true, Authority: flows.Authority{Manager: "tangwen"}},
	} {
		p.Do(b)
	}
	lin := p.Admitted(walkIn("林", "小姐", 2, flows.ByTaxi, "渝AT1234"))
	p.Until(lin, "in_room")
	answered(p, lin)
	p.Wait(10 * time.Minute)
	liu := p.Admitted(walkIn("刘", "先生", 1, flows.ByCar, "渝C88888"))
	p.Until(liu, "in_room")
	answered(p, liu)
	p.Do(flows.MakeCall{Kind: flows.Drinks, Visit: flows.ByID(liu), Item: "longjing", Quantity: 1})
	p.Wait(6 * time.Minute)
	chen := p.Admitted(walkIn("陈", "先生", 4, flows.OnFoot, ""))
	p.Until(chen, "model")
	p.Do(flows.SetWeather{Is: flows.Rain})
	p.Wait(7 * time.Minute)
	p.Do(flows.Arrive{Booking: p.Floor.Bookings[0].ID, Party: flows.Party{CameBy: flows.ByCar}})
	p.Wait(time.Minute)
	wang := p.Admitted(walkIn("王", "先生", 3, flows.ByCar, "渝A12345"))
	p.Wait(time.Minute)
	away := p.Do(walkIn("", "", 1, flows.OnFoot, "")).Visit
	p.Do(flows.Reply{Call: p.Open(away, flows.AskAdmission).ID, Answer: flows.CannotReceive, Reason: "今天接待已满"})
	p.Do(flows.TurnAway{Visit: flows.ByID(away)})
	p.Do(flows.SetTick{Visit: flows.ByID(wang), Item: "guide_bay"})
	p.Do(flows.Arrive{Guest: flows.Guest{Describe: "红衣"}, Party: flows.Party{Party: 2, CameBy: flows.OnFoot}})
	p.Wait(42 * time.Second)
	return p
}

// answered replies to every open call of a party.
func answered(p *flowstest.Play, id flows.VisitID) {
	for _, c := range p.Floor.Calls {
		if c.Visit == id && c.Open() {
			p.Do(flows.Reply{Call: c.ID})
		}
	}
}

func walkIn(surname, title string, party int, by flows.CameBy, plate string) flows.Arrive {
	return flows.Arrive{Guest: flows.Guest{Surname: surname, Title: title, Plate: plate},
		Party: flows.Party{Party: party, CameBy: by}}
}

// crowd is a floor with n parties whose names are given, spread over the stages.
func crowd(n int, name func(i int) string) story {
	return func(t testing.TB, h *flows.House) *flowstest.Play {
		p := flowstest.NewPlay(t, h).Staffed()
		steps := []flows.StepID{"gate", "park", "greet"}
		for i := range n {
			arrive := walkIn(name(i), "先生", i%6+1, flows.ByCar, fmt.Sprintf("渝A%05d", i))
			switch step := steps[i%len(steps)]; {
			case i < 4: // as many as there are salespeople
				p.Until(p.Admitted(arrive), "model")
			case step == "gate":
				p.Do(arrive)
			default:
				p.Until(p.Admitted(arrive), step)
			}
			p.Wait(20 * time.Second)
		}
		return p
	}
}
