package flows_test

import (
	"strings"
	"testing"
	"time"

	. "reception/flows"
)

// The countdown master table 2.16, row by row: how long before T, for what, and a word
// of the item as it is printed.
var countdownTable = []struct {
	minus time.Duration
	of    string
	item  string
}{
	{24 * time.Hour, "tour_class_1", "布置"}, {24 * time.Hour, "tour_class_1", "检查各项准备"},
	{12 * time.Hour, "tour_class_1", "各部门准备"}, {12 * time.Hour, "tour_class_1", "清洁"}, {12 * time.Hour, "tour_class_1", "植物"}, {12 * time.Hour, "tour_class_1", "音响"},
	{60 * time.Minute, "important_event", "只放行预约客户"}, {60 * time.Minute, "major_event", "物品准备到位"}, {60 * time.Minute, "booked_tour", "参观路线"},
	{60 * time.Minute, "tour_class_1", "物品"}, {60 * time.Minute, "escorted_reception", "扶梯"},
	{45 * time.Minute, "dignitary", "空调"},
	{40 * time.Minute, "escorted_reception", "电梯"},
	{30 * time.Minute, "important_event", "清场"}, {30 * time.Minute, "major_event", "到岗"}, {30 * time.Minute, "booked_tour", "专用电梯"},
	{30 * time.Minute, "escorted_reception", "各岗位人员到位"}, {30 * time.Minute, "escorted_reception", "清洁"}, {30 * time.Minute, "escorted_reception", "复查会议室"},
	{20 * time.Minute, "important_event", "别墅入口"},
	{15 * time.Minute, "dignitary", "列队"}, {15 * time.Minute, "tour_class_1", "到位"},
	{10 * time.Minute, "dignitary", "迎宾区"},
}

// items are the open T-minus items whose words have a word in them.
func (s story) items(word string) (list []*Task) {
	for _, task := range s.Floor.Tasks {
		for _, c := range s.House.Countdown {
			if c.ID == task.Rule && task.Done.IsZero() && strings.Contains(c.Text.ZH, word) {
				list = append(list, task)
			}
		}
	}
	return list
}

// agrees books a party of a kind whose time is agreed.
func (s story) agrees(kind KindID, when time.Time) BookingID {
	s.T.Helper()
	s.Do(Book{Guest: Guest{Surname: "陈"}, When: when, Kind: kind, Confirmed: true, Authority: Authority{Manager: "tangwen"}})
	return s.Floor.Bookings[len(s.Floor.Bookings)-1].ID
}

func TestFL216_EveryRowOfTheCountdown(t *testing.T) {
	for _, row := range countdownTable {
		t.Run(row.of+" "+row.item, func(t *testing.T) {
			s := tell(t)
			at := s.inHours(48)
			id := s.agrees(KindID(row.of), at)
			due := func(what string, want time.Time) {
				t.Helper()
				for _, task := range s.items(row.item) {
					if task.Due.Equal(want) {
						return
					}
				}
				t.Errorf("%s: no item %q due %s", what, row.item, want)
			}
			due("T minus "+row.minus.String(), at.Add(-row.minus))
			// It stands among what is due, and is overdue by the clock alone.
			s.Now = at.Add(-row.minus).Add(s.House.Limits.Overdue + time.Second)
			if got := s.items(row.item)[0].State(s.Now, s.House.Limits.Overdue); got != TaskOverdue {
				t.Errorf("after its time it is %s", got)
			}
			// The arrival moves and the item with it; what is late already is due now (AMB-FL18).
			later := at.Add(72 * time.Hour)
			s.Do(MoveBooking{Booking: id, When: later, Reason: "航班改期", Who: "linyue"})
			due("moved", later.Add(-row.minus))
			soon := s.Now.Add(5 * time.Minute)
			s.Do(MoveBooking{Booking: id, When: soon, Reason: "提前到", Who: "linyue"})
			due("late already", s.Now)
			s.Do(CancelBooking{Booking: id, Reason: "取消"})
			if left := s.items(row.item); len(left) > 0 {
				t.Errorf("cancelled, and %d items %q are left", len(left), row.item)
			}
		})
	}
}

// Nothing is counted down to that the table does not name.
func TestFL216_NoOtherRows(t *testing.T) {
	rows := map[string]int{}
	for _, row := range countdownTable {
		rows[row.of]++
	}
	for _, class := range []string{"tour_class_2", "tour_class_3", "tour_class_4"} {
		rows[class] = rows["tour_class_1"] // copies to be edited (AMB-FL17)
	}
	s := tell(t)
	for i := range s.House.Kinds {
		kind := s.House.Kinds[i].ID
		before := len(s.Floor.Tasks)
		s.agrees(kind, s.inHours(48+i))
		items := map[string]bool{} // posts may each tick one for itself
		for _, task := range s.Floor.Tasks[before:] {
			items[task.Rule] = true
		}
		if len(items) != rows[string(kind)] {
			t.Errorf("%s has %d items, want %d", kind, len(items), rows[string(kind)])
		}
	}
}

// What was entered too late for it is due at once, not overdue since yesterday.
func TestAMB_FL18_AlreadyOverdueWhenEnteredIsDueNow(t *testing.T) {
	s := tell(t)
	s.agrees("tour_class_1", s.inHours(2))
	for _, word := range []string{"布置", "植物"} {
		task := s.items(word)[0]
		want(t, word, task.Due, s.Now)
		want(t, word, task.State(s.Now, s.House.Limits.Overdue), TaskDue)
	}
	want(t, "what is not late", s.items("全体接待人员到位")[0].Due, s.inHours(2).Add(-15*time.Minute))
}

// A major event counts to its start, not to when its guests arrive.
func TestAMB_FL18_AMajorEventCountsToItsStart(t *testing.T) {
	s := tell(t)
	id := s.opens("event", EntryFields{"name": "开盘", "begins": "16:00", "arrives": "15:00"})
	start := s.Now.Add(6*time.Hour + 30*time.Minute)
	items := s.tasksOf(id)
	want(t, "T-60", items["major_items"], start.Add(-time.Hour))
	want(t, "T-30", items["major_staff"], start.Add(-30*time.Minute))
	s.Do(ChangeEntry{Entry: EntryRef{ID: id}, Fields: EntryFields{"arrives": "14:00"}})
	want(t, "guests come earlier", s.tasksOf(id)["major_items"], start.Add(-time.Hour))
	s.Do(ChangeEntry{Entry: EntryRef{ID: id}, Fields: EntryFields{"begins": "17:00"}})
	want(t, "it starts later", s.tasksOf(id)["major_items"], start)
}

// The rows of tours and meeting rooms that are entered in a register.
func TestFL216_RegistersCountDownToo(t *testing.T) {
	s := tell(t)
	notice := s.opens("tour_notice", EntryFields{"organisation": "某单位", "visitors": "…", "itinerary": "…", "route": "…", "programme": "…", "arrives": "15:00", "headcount": "20"})
	at := s.Now.Add(5*time.Hour + 30*time.Minute)
	want(t, "route walk-through", s.tasksOf(notice)["booked_tour_route"], at.Add(-time.Hour))
	want(t, "dedicated lift", s.tasksOf(notice)["booked_tour_lift"], at.Add(-30*time.Minute))
	room := s.opens("meeting_room", EntryFields{"room": "一号", "from": "15:00", "to": "16:00"})
	want(t, "supplies", s.tasksOf(room)["meeting_supplies"], at.Add(-time.Hour))
	want(t, "recheck", s.tasksOf(room)["meeting_recheck"], at.Add(-30*time.Minute))
	late := s.opens("meeting_room", EntryFields{"room": "二号", "from": "09:45", "to": "16:00"})
	want(t, "late already: due now", s.tasksOf(late)["meeting_supplies"], s.Now)
}
