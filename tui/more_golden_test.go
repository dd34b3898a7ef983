package tui

import (
	"context"
	"slices"
	"testing"
	"time"

	"reception/flows"
	"reception/flows/flowstest"
)

// silentPhone is the rainy afternoon with everybody of the phone group away from it.
func silentPhone(t testing.TB, h *flows.House) *flowstest.Play {
	p := rainyAfternoon(t, h)
	support := true
	for who := range h.Salespeople() {
		if on, ok := p.Floor.Person(who.ID); !ok || !on.On || who.Group != p.Floor.Day.PhoneGroup || p.Floor.Receiving(who.ID) != nil {
			continue
		}
		if support {
			p.Do(flows.CallSupport{Authority: flows.Authority{Manager: "chenguodong"}, Staff: who.ID, Reason: "忙"})
		} else {
			p.Do(flows.Break{Staff: who.ID, Kind: "lunch"})
		}
		support = false
	}
	return p
}

// standsInForOriginal is a guest who came back to somebody that cannot come, in a
// group larger than the guide has digits for.
func standsInForOriginal(t testing.TB, h *flows.House) *flowstest.Play {
	for _, p := range h.Staff {
		if p.ID == "lina" {
			p.ID, p.Name = "tanglin", flows.Words{ZH: "唐琳", EN: "Tang Lin"}
			h.Staff = append(h.Staff, p)
			break
		}
	}
	h.Groups[0].Order = append(slices.Clone(h.Groups[0].Order), "tanglin")
	p := returning(t, h)
	p.Do(flows.SignOn{Staff: "tanglin"})
	return p
}

// soFar is half a shift: two calls of ten missed, one party in four kept waiting,
// one turn that was wrong.
func soFar(context.Context) (flows.Score, error) {
	return flows.Score{Scored: true, Mark: 764, Parts: []flows.PartScore{
		{Part: flows.ScoreAnswers, Points: 320, Of: 400, Count: 10, Good: 8, Missed: 2},
		{Part: flows.ScoreWaits, Points: 225, Of: 300, Count: 4, Good: 3, Late: 1, Median: 85 * time.Second},
		{Part: flows.ScoreTurns, Points: 150, Of: 200, Count: 4, Good: 3, Missed: 1},
	}}, nil
}

// morePictures are the screens that few days bring, and the mark of practice.
func morePictures() []pictured {
	nobody := Options{By: flows.By{Terminal: "kiosk"}}
	practice := desk
	practice.Practice = func(context.Context) (flows.Score, error) { return flows.Score{}, nil }
	another := desk
	another.Typed = Typed(`{"Build":"another","Open":[{"Name":"arrive","Fields":[{"ID":99,"Text":"欧阳女士 2 渝B66666"}]}],"Drafts":[{"Name":"note/3","Fields":[{"ID":3,"Text":"客人问学区"}]}]}`)
	scored := desk
	scored.Practice = soFar
	return []pictured{
		{"taxi", loudRadio, func(p *player) { p.pickParty("林"); p.press("f7", "8") }, desk},
		{"bays", rainyAfternoon, func(p *player) {
			p.pickParty("王")
			p.press("ctrl+g", "4", "5", "9", "space", "f7")
			p.touchItem("bay")
		}, desk},
		{"call_room", alerted, func(p *player) { p.press("f11", "f7"); p.write("打扫"); p.press("enter") }, desk},
		{"call_flat", fullRooms, func(p *player) { p.press("f11", "f7"); p.write("样板房"); p.press("enter") }, desk},
		{"named", wellKnown, func(p *player) {
			p.press("f2")
			for top := p.session().stack[1].(arrival); top.form.here() != fieldAsksFor; top = p.session().stack[1].(arrival) {
				p.press("down")
			}
			p.press("ctrl+f")
		}, desk},
		{"instead", standsInForOriginal, func(p *player) { p.pickParty("王"); p.press("ctrl+g", "enter", "2", "1", "enter", "5") }, desk},
		{"duty_manager", alerted, func(p *player) { p.press("0", "2") }, desk},
		{"for_calls", silentPhone, func(p *player) { p.press("0", "5") }, desk},
		{"taker", leftOver, func(p *player) { p.press("ctrl+p", "enter") }, nobody},
		{"left_over", rainyAfternoon, nil, another},
		{"practice_board", rainyAfternoon, nil, practice},
		{"practice_guide", rainyAfternoon, func(p *player) { p.pickParty("王"); p.press("ctrl+g") }, scored},
		{"practice_scored", rainyAfternoon, func(p *player) { p.wait(time.Minute) }, scored},
	}
}

// TestMorePictures compares these screens with the ones that were looked at.
func TestMorePictures(t *testing.T) { comparePictures(t, morePictures()) }
