package flows_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	. "reception/flows"
	"reception/flows/flowstest"
)

// The condition table 2.17, row by row: the line is on the list when the condition holds,
// and only then.

// A floorAt is a party that has come to a step in some weather.
type floorAt struct {
	weather Weather
	came    CameBy
	party   int
	before  func(story)
}

func (at floorAt) reach(t *testing.T, step StepID) (story, VisitID) {
	t.Helper()
	s := tell(t)
	if at.weather != "" {
		s.Do(SetWeather{Is: at.weather})
	}
	if at.before != nil {
		at.before(s)
	}
	a := flowstest.Wang()
	a.CameBy, a.Party.Party = at.came, max(at.party, 1)
	if at.came == "" {
		a.CameBy = ByCar
	}
	if step == "gate" {
		return s, s.Do(a).Visit
	}
	return s, s.takes(s.comes(a), step)
}

func meals(s story)     { s.House.Meals = []MealWindow{{From: 9 * 60, To: 14 * 60}} }
func noMeals(s story)   { s.House.Meals = nil }
func lateMeals(s story) { s.House.Meals = []MealWindow{{From: 18 * 60, To: 19 * 60}} }

// fullPark fills every bay that is not reserved.
func fullPark(s story) {
	for _, b := range s.House.Bays {
		if !b.Reserved {
			id := s.comes(flowstest.Wang())
			s.tick(id, "valuables", "windows")
			s.Do(Done{Visit: ByID(id), Bay: b.ID})
		}
	}
}

func TestFL217_EachCondition(t *testing.T) {
	car := floorAt{weather: Clear}
	rain, snow, sun := floorAt{weather: Rain}, floorAt{weather: Snow}, floorAt{weather: Sun}
	foot := func(w Weather) floorAt { return floorAt{weather: w, came: OnFoot} }
	for _, row := range []struct {
		what    string
		step    StepID
		line    ItemID
		on, off []floorAt
	}{
		{"rain, no umbrella: the concierge holds one", "park", "hold_umbrella", []floorAt{rain, snow}, []floorAt{car, sun}},
		{"rain, on foot: the greeters ask", "greet", "hold_umbrella", []floorAt{foot(Rain)}, []floorAt{foot(Clear), rain}},
		{"rain or snow at departure: escorted", "farewell", "escort_umbrella", []floorAt{rain, snow}, []floorAt{car, sun}},
		{"strong sun: umbrella and escort offered", "park", "sun_umbrella", []floorAt{sun}, []floorAt{car, rain}},
		{"strong sun at departure", "farewell", "sun_umbrella_home", []floorAt{sun}, []floorAt{car, rain}},
		{"a sunshade for every car (AMB-FL19)", "park", "sunshade", []floorAt{sun, car, rain}, nil},
		{"the sunshade comes off", "farewell", "sunshade_off", []floorAt{sun, car}, []floorAt{foot(Sun)}},
		{"several in a car: L1 and L2", "park", "l1_helps", []floorAt{{party: 2}, {party: 5}}, []floorAt{{party: 1}}},
		{"frail guests are helped unasked", "park", "help_frail", []floorAt{car}, nil},
		{"bulky items are carried", "park", "bulky", []floorAt{car}, nil},
		{"any parked car: valuables", "park", "valuables", []floorAt{car, rain, {party: 3}}, nil},
		{"any parked car: windows and doors", "park", "windows", []floorAt{car, rain, {party: 3}}, nil},
		{"by taxi: belongings", "gate", "taxi_belongings", []floorAt{{came: ByTaxi}}, []floorAt{car, foot(Clear)}},
		{"near a meal: snacks", "seat", "snacks", []floorAt{{before: meals}}, []floorAt{{before: noMeals}, {before: lateMeals}}},
		{"a guest smokes", "model", "smokes", []floorAt{car}, nil},
		{"a guest smokes in the room", "in_room", "smokes_in_room", []floorAt{car}, nil},
		{"a cup is empty in the lounge", "profile", "refill_lounge", []floorAt{car}, nil},
		{"a cup is empty in the room", "in_room", "refill", []floorAt{car}, nil},
		{"the guest left the table", "lift", "reset_lounge", []floorAt{car}, nil},
		{"the guest wants to sit", "seat", "seated", []floorAt{car}, nil},
		{"receiving a guest: folder and smile", "introduce", "folder", []floorAt{car}, nil},
		{"car park full", "park", "other_place", []floorAt{{before: fullPark}}, []floorAt{car}},
		{"off-site viewing", "in_room", "off_site", []floorAt{car}, nil},
		{"entering the building works", "in_room", "building_works", []floorAt{car}, nil},
	} {
		t.Run(row.what, func(t *testing.T) {
			for _, at := range row.on {
				s, id := at.reach(t, row.step)
				if !s.lists(id, row.line) {
					t.Errorf("%+v: %s is not on the list", at, row.line)
				}
			}
			for _, at := range row.off {
				s, id := at.reach(t, row.step)
				if s.lists(id, row.line) {
					t.Errorf("%+v: %s is on the list", at, row.line)
				}
			}
		})
	}
}

// opened are the open tasks of a rule.
func (s story) openedTasks(rule string) (list []*Task) {
	for _, task := range s.Floor.Tasks {
		if task.Rule == rule && task.Done.IsZero() {
			list = append(list, task)
		}
	}
	return list
}

// What happens to a party is ticked, and asks somebody by name of the post to act.
func TestFL217_WhatHappensBecomesATask(t *testing.T) {
	for _, row := range []struct {
		step StepID
		line ItemID
		task string
		post PostID
		says string
	}{
		{"model", "smokes", "ashtray", "G1", "烟缸"},
		{"in_room", "smokes_in_room", "ashtray", "G1", "烟缸"},
		{"profile", "refill_lounge", "refill", "S1", "续杯"},
		{"in_room", "refill", "refill", "S1", "续杯"},
		{"in_room", "off_site", "shuttle", "L2", "看房车"},
		{"in_room", "building_works", "helmet", "X1", "安全帽"},
	} {
		s, id := floorAt{}.reach(t, row.step)
		if got := s.openedTasks(row.task); len(got) > 0 {
			t.Errorf("%s: asked for before it happened: %+v", row.line, got[0])
		}
		s.tick(id, row.line)
		got := s.openedTasks(row.task)
		if len(got) != 1 || got[0].Post != row.post || got[0].Visit != id {
			t.Errorf("%s opens %+v, want one %s for %s", row.line, got, row.task, row.post)
		}
		rule, _ := s.House.Task(row.task)
		contains(t, rule.Text.ZH, row.says)
	}
}

// Umbrella rack, mats and signs are asked for when the weather turns, not per party.
func TestFL217_TheWeatherAsksOfTheDoor(t *testing.T) {
	s := tell(t)
	asked := func() (rules []string) {
		for _, rule := range []string{"umbrella_rack", "slip_mat"} {
			if len(s.openedTasks(rule)) > 0 {
				rules = append(rules, rule)
			}
		}
		return rules
	}
	expect := func(after Weather, want ...string) {
		t.Helper()
		if got := asked(); !slices.Equal(got, want) {
			t.Errorf("%s: %v is asked for, want %v", after, got, want)
		}
	}
	s.Do(SetWeather{Is: Clear})
	expect(Clear)
	s.Do(SetWeather{Is: Snow})
	expect(Snow, "slip_mat")
	mat := s.openedTasks("slip_mat")[0]
	s.Do(SetWeather{Is: Rain})
	expect(Rain, "umbrella_rack", "slip_mat")
	want(t, "the mat is not asked for twice", s.openedTasks("slip_mat")[0].ID, mat.ID)
	want(t, "signs", len(s.openedTasks("slip_mat")), 1)
	s.Do(FinishTask{Task: mat.ID})
	s.Do(SetWeather{Is: Sun})
	expect(Sun)
	s.Do(SetWeather{Is: Rain})
	expect(Rain, "umbrella_rack", "slip_mat")
	rule, _ := s.House.Task("slip_mat")
	contains(t, rule.Text.ZH, "注意地滑")
	contains(t, rule.Text.ZH, "小心台阶")
}

func TestFL217_AnUmbrellaOfTheGuestsIsStoredAfterTheGreeting(t *testing.T) {
	s, id := floorAt{weather: Rain, came: OnFoot}.reach(t, "greet")
	want(t, "before it is known whose", s.lists(id, "store_umbrella"), false)
	s.tick(id, "hold_umbrella")
	want(t, "the house's", s.lists(id, "store_umbrella"), false)
	s.tick(id, "own_umbrella")
	want(t, "the guest's", s.lists(id, "store_umbrella"), true)
	s.Refuse(TooEarly, SetTick{Visit: ByID(id), Item: "store_umbrella"})
	s.tick(id, "greeted", "store_umbrella")
}

func TestFL217_ATaxisPlateIsNoted(t *testing.T) {
	s := tell(t)
	a := zhao()
	a.Plate = ""
	id := s.Do(a).Visit
	s.replies(id, AskAdmission, CanReceive)
	s.Refuse(VehicleNeeded, Done{Visit: ByID(id)})
	s.Do(Identify{Visit: ByID(id), Guest: Guest{Plate: "渝BT0001"}})
	s.done(id)
	// Home by taxi: L1 finds one, notes its plate, tells X1.
	s.takes(id, "in_room")
	s.Do(Leave{Visit: ByID(id), Taxi: true})
	s.replies(id, Taxi, Received)
	s.Refuse(PlateNeeded, MakeCall{Kind: TaxiFound, Visit: ByID(id)})
	s.Do(MakeCall{Kind: TaxiFound, Visit: ByID(id), Plate: "渝BT0002"})
	person, _ := s.Visit(id).Person.Open()
	want(t, "noted", person.TaxiOut, "渝BT0002")
	want(t, "X1 hears of it", s.Open(id, TaxiFound).Open(), true)
}

func TestFL217_ABayIsKeptForABookedGuestsCar(t *testing.T) {
	s := tell(t)
	s.Do(Book{Guest: Guest{Surname: "陈"}, When: s.inHours(1), Bay: "B1", Confirmed: true, Authority: Authority{Manager: "tangwen"}})
	id := s.comes(flowstest.Wang())
	want(t, "offered to others", s.guide(id).Bay, "B2")
}

// No space: the guest is told, and gets another place or another time.
func TestFL217_AFullCarParkIsExplained(t *testing.T) {
	s, id := floorAt{before: fullPark}.reach(t, "park")
	contains(t, s.says(id), "车位已经停满")
	s, id = floorAt{}.reach(t, "park")
	if strings.Contains(s.says(id), "停满") {
		t.Error("a guest is told of a full car park that has places")
	}
}

// Meal times are off until somebody sets them; then two windows can be set (AMB-FL10).
func TestAMB_FL10_MealWindowsAreOffUntilTheyAreSet(t *testing.T) {
	s := tell(t)
	want(t, "windows", len(s.House.Meals), 0)
	h := *s.House
	h.Meals = []MealWindow{{From: 11*60 + 30, To: 13 * 60}, {From: 17*60 + 30, To: 19 * 60}}
	day := s.Now.In(h.Zone)
	for clock, want := range map[string]bool{"11:29": false, "11:30": true, "12:59": true, "13:00": false, "17:30": true, "19:00": false} {
		at, _ := time.ParseInLocation("2006-01-02 15:04", day.Format("2006-01-02 ")+clock, h.Zone)
		if got := h.MealTime(at); got != want {
			t.Errorf("%s is meal time: %v, want %v", clock, got, want)
		}
	}
}

// A sunshade is offered to every car, in rain too; in summer the rule of the stars asks
// for no more (AMB-FL19).
func TestAMB_FL19_ASunshadeForEveryCar(t *testing.T) {
	for _, w := range []Weather{Clear, Sun, Rain} {
		s, id := floorAt{weather: w}.reach(t, "park")
		want(t, string(w), s.lists(id, "sunshade"), true)
	}
}
