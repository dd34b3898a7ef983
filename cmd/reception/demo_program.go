package main

import (
	"fmt"
	"time"

	"reception/flows"
)

// arrivalsPerHalfHour is a busy Saturday, from 09:00 on: a morning and a longer
// afternoon, with lunch between them.
var arrivalsPerHalfHour = []float64{2.5, 3.5, 4, 4, 3.5, 2.5, 1.5, 1.5, 2.5, 3.5, 4, 4, 3.5, 3, 2.5, 1.5, 1}

// planArrivals draws who comes without a booking, and when.
func (s *simulator) planArrivals() {
	n := 0
	for i, expected := range arrivalsPerHalfHour {
		count := int(expected)
		if s.chance(expected - float64(count)) {
			count++
		}
		for range count {
			who := s.guests.persona(s.house)
			if n%9 == 6 {
				who.AsksFor = s.anyone() // recommended by a friend
			}
			s.arrives(30+30*(float64(i)+s.Float64()), n, who)
			n++
		}
	}
	// One that is sent away, and books for the next day; and one that only asks the way.
	for _, minute := range []float64{118 + 15*s.Float64(), 375 + 30*s.Float64()} {
		away := s.guests.persona(s.house)
		away.refused, away.slow = true, false
		s.arrives(minute, n, away)
		who := away.Guest
		who.Plate, who.Describe = "", ""
		s.at(minute+14, fmt.Sprintf("rebook/%d", n), "RC", always(flows.Book{Guest: who, Party: away.Party.Party,
			When: s.day.opens.Add(26 * time.Hour)}))
		n++
	}
	for _, minute := range []float64{75 + 40*s.Float64(), 300 + 60*s.Float64()} {
		lost := &persona{}
		lost.Purpose, lost.CameBy, lost.Party.Party = "directions", flows.OnFoot, 1
		if _, ok := s.house.Purpose(lost.Purpose); ok {
			s.arrives(minute, n, lost)
			n++
		}
	}
}

// arrives puts an arrival on the program: what the gate sees at once, and the
// rest when it has asked.
func (s *simulator) arrives(minute float64, n int, p *persona) {
	a := flows.Arrive{Guest: p.Guest, Party: p.Party}
	a.Phone = ""
	if p.slow {
		a = flows.Arrive{Guest: flows.Guest{Describe: p.Describe}, Party: flows.Party{CameBy: p.CameBy}}
	}
	s.at(minute, fmt.Sprintf("arrive/%d", n), "L1", always(a)).then = func(o flows.Outcome) { s.meet(o.Visit, p) }
}

// planEvents is what else happens: rain, things that run out, jobs to be done.
func (s *simulator) planEvents() {
	rain := 145 + 25*s.Float64()
	s.weather(2, flows.Clear)
	s.weather(rain, flows.Rain)
	s.weather(rain+80+60*s.Float64(), flows.Clear)
	for i, minute := range []float64{98, 230, 345, 440} {
		item := s.item("stock")
		if item == "" {
			break
		}
		s.at(minute+12*s.Float64(), fmt.Sprintf("restock/%d", i), "S1",
			always(flows.MakeCall{Kind: flows.Restock, Item: item, Quantity: 2 + s.IntN(5)}))
	}
	jobs := []struct {
		minute, due float64
		post        flows.PostID
		text        flows.Words
	}{
		{45, 128, "SF", flows.Words{ZH: "补充样板房鞋套", EN: "Restock shoe covers in the show flats"}},
		{110, 165, "FS", flows.Words{ZH: "检查沙盘灯光", EN: "Check the lights of the model"}},
		{140, 150, "Y2", flows.Words{ZH: "大堂地面有水渍，请处理", EN: "Water on the lobby floor, please see to it"}},
		{200, 285, "CA", flows.Words{ZH: "午后资料架补齐楼书", EN: "Refill the brochure rack for the afternoon"}},
		{300, 390, "DM", flows.Words{ZH: "回访上午未带走资料的客户", EN: "Call back the guests who left without papers"}},
		{380, 450, "G1", flows.Words{ZH: "检查VIP室纸巾和糖果", EN: "Check tissues and sweets in the VIP rooms"}},
	}
	for i, j := range jobs {
		s.at(j.minute, fmt.Sprintf("job/%d", i), "DM", always(flows.OpenTask{Text: j.text.In(s.lang), Post: j.post,
			Due: s.day.opens.Add(time.Duration(j.due) * time.Minute)}))
	}
	s.at(265+40*s.Float64(), "block", "DM", func(r *round) (flows.Command, bool) {
		room, ok := r.floor.FreeRoom(r.house)
		r.day.repair = room
		return flows.BlockRoom{Room: room, Reason: r.say("空调检修", "air conditioning under repair")},
			ok && len(r.floor.RoomQueue()) == 0 && !r.marks.free(subject{room: room}).After(r.now)
	}).then = func(flows.Outcome) { s.day.blocked[s.day.repair] = true }
	for i := range 12 {
		s.note(115+36*float64(i)*s.Float64(), i)
	}
}

// weather changes by itself only as long as nobody has entered it.
func (s *simulator) weather(minute float64, is flows.Weather) {
	s.at(minute, fmt.Sprintf("weather/%.0f", minute), "DM", func(r *round) (flows.Command, bool) {
		_, entered := r.marks.touched[subject{weather: true}]
		return flows.SetWeather{Is: is}, !entered
	}).about = subject{weather: true}
}

var notes = []flows.Words{
	{ZH: "关注三房两厅，孩子明年上小学", EN: "looks for three bedrooms, the child starts school next year"},
	{ZH: "第二次来，上次看过A户型", EN: "second visit, saw flat A last time"},
	{ZH: "希望高楼层，在意采光", EN: "wants a high floor and much light"},
	{ZH: "不喝冷饮，请备温水", EN: "no cold drinks, warm water please"},
	{ZH: "老人同行，走无障碍通道", EN: "comes with elderly parents, use the ramp"},
	{ZH: "在比较江对岸的楼盘", EN: "compares with the houses across the river"},
}

// note writes something down about a party that is being looked after.
func (s *simulator) note(minute float64, n int) {
	s.at(minute, fmt.Sprintf("note/%d", n), "X1", func(r *round) (flows.Command, bool) {
		for _, v := range r.floor.Visits {
			if v.Inside() && v.Sales != "" && len(v.Notes) == 0 && len(v.Past) > 4 && !r.marks.free(subject{visit: v.ID}).After(r.now) {
				return flows.AddNote{Visit: flows.ByID(v.ID), Text: notes[n%len(notes)].In(s.lang)}, true
			}
		}
		return nil, false
	})
}

// planEvening: when the last guests have gone everybody goes home, the day is
// closed, and the next one begins.
func (s *simulator) planEvening() {
	const six = 570.0 // 18:00
	for i, id := range s.day.staff {
		s.at(six+float64(i)/3, "off/"+string(id), "", func(r *round) (flows.Command, bool) {
			p, ok := r.floor.Person(id)
			return flows.SignOff{Staff: id}, r.empty() && ok && p.On
		}).by.Staff = id
	}
	tomorrow := opening(s.day.opens.AddDate(0, 0, 1), s.house.Zone)
	s.at(six+10, "close", "DM", func(r *round) (flows.Command, bool) {
		return flows.CloseDay{Force: true, Reason: "明早再办"}, r.empty() && !r.floor.Day.Closed
	}).then = func(flows.Outcome) { s.clock.Set(tomorrow) } // nobody wants to watch the night
	next := s.at(0, "morrow", "", func(*round) (flows.Command, bool) { return nil, true })
	next.at = tomorrow
	next.then = func(flows.Outcome) { s.plan(tomorrow) }
}

// empty reports whether the last party has gone.
func (r *round) empty() bool {
	for _, v := range r.floor.Visits {
		if v.Inside() {
			return false
		}
	}
	return true
}
