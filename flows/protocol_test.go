package flows_test

import (
	"fmt"
	"reflect"
	"slices"
	"testing"

	. "reception/flows"
	"reception/flows/flowstest"
)

// A radioRow is a row of 3.2: who calls whom, the phrase as spoken, the replies
// that are accepted, and what each changes on the floor.
type radioRow struct {
	from, to PostID
	says     string   // verbatim with the names filled in; empty where none is printed
	tells    []string // what it must tell where no phrase is printed
	made     func(s story) *Call
	replies  map[Answer]func(s story, c *Call) // none: a broadcast
}

var radioRows = map[CallKind]radioRow{
	"RC-01": {from: "L1", to: "RC", says: "我是L1岗,呼叫销售中心,目前有一组客户要来参观,现在是否能接待,收到请回答。",
		made: func(s story) *Call { return s.Open(s.Do(flowstest.Wang()).Visit, AskAdmission) },
		replies: map[Answer]func(s story, c *Call){
			CanReceive: func(s story, c *Call) {
				s.at(c.Visit, "gate")
				want(s.T, "the party is", s.Visit(c.Visit).Admission, AdmissionGiven)
				s.done(c.Visit)
			},
			CannotReceive: func(s story, c *Call) {
				s.at(c.Visit, "gate")
				s.Refuse(NotAdmitted, Done{Visit: ByID(c.Visit)})
				s.Do(TurnAway{Visit: ByID(c.Visit), Reason: "no room"})
			},
		}},
	"RC-02": {from: "L1", to: "RC", says: "我是L1岗,呼叫接待中心,王先生一行2人已前往展示中心,收到请回答。",
		made: func(s story) *Call { return s.Open(s.Admitted(flowstest.Wang()), SentOn) },
		replies: map[Answer]func(s story, c *Call){Received: func(s story, c *Call) {
			want(s.T, "the salesperson on turn", s.Visit(c.Visit).Sales, "lina")
			s.onTurn("zhouyang")
		}}},
	"RC-03": {from: "L1", to: "RC", says: "我是L1岗,呼叫接待中心,陈小姐一行4人已经抵达,请做好接待准备,收到请回答。",
		made: func(s story) *Call { return s.Open(s.chen("booked"), BookedArrived) },
		replies: map[Answer]func(s story, c *Call){Received: func(s story, c *Call) {
			want(s.T, "the booked salesperson", s.Visit(c.Visit).Sales, "zhaomin")
			want(s.T, "the booking", s.Floor.Bookings[0].State, BookingArrived)
			s.onTurn("lina")
		}}},
	"RC-04": {from: "L1", to: AllPosts, says: "我是L1岗,呼叫全场,预约客户陈小姐到访,共4人,请各岗位做好接待工作,客人穿红色外套。",
		made: func(s story) *Call { return s.Open(s.chen("booked"), AnnounceBooked) }},
	"RC-05": {from: "X1", to: "G1", says: "我是大客户经理李娜,呼叫大客户管家,王先生即将前往VIP室请做好接待准备,收到请回话。",
		made: func(s story) *Call { return s.Open(s.takes(s.comes(flowstest.Wang()), "invite"), AskRoom) },
		replies: map[Answer]func(s story, c *Call){Received: func(s story, c *Call) {
			want(s.T, "waiting for a room", s.Floor.RoomQueue()[0].ID, c.Visit)
			want(s.T, "the room", s.Visit(c.Visit).Room, "")
		}}},
	"RC-06": {from: "G1", to: "X1", says: "我是管家,呼叫大客户经理李娜,VIP1已经做好接待准备。",
		made: func(s story) *Call {
			id := s.waits(flowstest.Wang())
			s.Do(RoomReady{Room: "VIP1", Visit: ByID(id)})
			s.room("VIP1", RoomHeld)
			want(s.T, "the room is for", s.Floor.Room("VIP1").Visit, id)
			return s.Open(id, RoomIsReady)
		},
		replies: map[Answer]func(s story, c *Call){Received: func(s story, _ *Call) { s.room("VIP1", RoomHeld) }}},
	"RC-07": {from: "X1", to: "RC", says: "我是大客户经理李娜,呼叫接待中心,VIP1室王先生即将离场请做好准备,收到请回话。",
		made: func(s story) *Call {
			id := s.inside(flowstest.Wang(), "VIP1")
			s.Do(MakeCall{Kind: LeavingRoom, Visit: ByID(id)})
			s.room("VIP1", RoomOccupied)
			return s.Open(id, LeavingRoom)
		},
		replies: map[Answer]func(s story, c *Call){Received: func(s story, c *Call) {
			s.room("VIP1", RoomAboutToGo)
			want(s.T, "the send-off posts' step", s.guide(c.Visit).Step.Stage, StageLeaving)
		}}},
	"RC-08": {from: "X1", to: "S1", says: "我是大客户经理李娜,呼叫水吧,请送龙井茶至VIP1室,收到请回答。",
		made:    func(s story) *Call { return s.asks(MakeCall{Kind: Drinks, Item: "longjing", Quantity: 2}) },
		replies: map[Answer]func(s story, c *Call){Received: brings("longjing", 2)}},
	"RC-09": {from: "X1", to: "G1", says: "我是大客户经理李娜,呼叫大客户管家,VIP1需要复印身份证,收到请回话。",
		made:    func(s story) *Call { return s.asks(MakeCall{Kind: CopyID}) },
		replies: map[Answer]func(s story, c *Call){Received: brings("", 0)}},
	"RC-10": {from: "X1", to: "G1", says: "我是大客户经理李娜,呼叫大客户管家,请准备2份户型图资料放至前台处,收到请回话。",
		made:    func(s story) *Call { return s.asks(MakeCall{Kind: Documents, Item: "floor_plan", Quantity: 2}) },
		replies: map[Answer]func(s story, c *Call){Received: brings("", 0)}},
	"RC-11": {from: "S1", to: "PANTRY", says: "我是水吧,呼叫操作间,请将矿泉水送至水吧台,收到请回话。",
		made: func(s story) *Call {
			s.Do(MakeCall{Kind: Restock, Item: "mineral_water", Quantity: 24})
			return s.last(Restock)
		},
		replies: map[Answer]func(s story, c *Call){Received: func(s story, c *Call) {
			want(s.T, "the stock before it is there", s.Floor.Day.Stock["mineral_water"], 0)
			s.Do(Deliver{Call: c.ID})
			want(s.T, "the stock", s.Floor.Day.Stock["mineral_water"], 24)
		}}},
	"RC-12": {from: "G1", to: "S1", says: "我是大客户管家,呼叫水吧,VIP1客人已离去请前去打扫,收到请回话。",
		made: func(s story) *Call {
			s.inside(flowstest.Wang(), "VIP1")
			s.Do(LeaveRoom{Room: "VIP1"})
			s.Do(MakeCall{Kind: CleanRoom, Room: "VIP1"})
			s.room("VIP1", RoomDirty)
			return s.last(CleanRoom)
		},
		replies: map[Answer]func(s story, c *Call){Received: func(s story, _ *Call) { s.room("VIP1", RoomBeingClean) }}},
	"RC-13": {from: "G1", to: "S1", says: "我是大客户管家,呼叫水吧,请送咖啡至VIP1室,收到请回答。",
		made:    func(s story) *Call { return s.asks(MakeCall{Kind: DrinksByButler, Item: "coffee"}) },
		replies: map[Answer]func(s story, c *Call){Received: brings("coffee", 1)}},
	"RC-14": {from: "X1", to: "RC", says: "我是大客户经理李娜,呼叫接待中心,王先生即将离场,请做好送客准备,收到请回答。",
		made: func(s story) *Call {
			id := s.takes(s.comes(flowstest.Wang()), "model")
			s.Do(MakeCall{Kind: LeavingOtherwise, Visit: ByID(id)})
			return s.Open(id, LeavingOtherwise)
		},
		replies: map[Answer]func(s story, c *Call){Received: func(s story, c *Call) {
			want(s.T, "the party is leaving", s.Visit(c.Visit).Leaving, true)
		}}},
	"RC-15": {from: "X1", to: "L1", says: "我是大客户经理李娜,呼叫L1岗,请帮王先生叫一辆出租车,谢谢",
		made: func(s story) *Call { return s.asks(MakeCall{Kind: Taxi}) },
		replies: map[Answer]func(s story, c *Call){Received: func(s story, c *Call) {
			s.Open(c.Visit, Taxi) // the task is open until the taxi is there
			s.Refuse(PlateNeeded, Deliver{Call: c.ID})
		}}},
	"RC-16": {from: "L1", to: "X1", says: "李娜经理,您的客户王先生需要的出租车已经叫到。",
		made: func(s story) *Call {
			id := s.asks(MakeCall{Kind: Taxi}).Visit
			s.Refuse(PlateNeeded, MakeCall{Kind: TaxiFound, Visit: ByID(id)})
			s.Do(MakeCall{Kind: TaxiFound, Visit: ByID(id), Plate: "渝BT1234"})
			return s.Open(id, TaxiFound)
		},
		replies: map[Answer]func(s story, c *Call){Thanks: func(s story, c *Call) {
			s.None(c.Visit, Taxi)
			p, _ := s.Visit(c.Visit).Person.Open()
			want(s.T, "the plate", p.TaxiOut, "渝BT1234")
		}}},
	"RC-17": {from: "X1", to: "G1", says: "我是大客户经理李娜,呼叫大客户管家,收到请回答。",
		made: func(s story) *Call {
			s.By = By{Post: "X1", Staff: "lina"} // about nobody: the caller adds the own name (RP-1)
			s.Do(MakeCall{Kind: CallUp})
			return s.last(CallUp)
		},
		replies: map[Answer]func(s story, c *Call){Received: func(story, *Call) {}}},
	"RC-18": {from: "X1", to: "S1", says: "我是大客户经理李娜,呼叫水吧,请送柠檬水至接待区域,收到请回答。",
		made:    func(s story) *Call { return s.Open(s.takes(s.comes(flowstest.Wang()), "water"), FirstWater) },
		replies: map[Answer]func(s story, c *Call){Received: brings("lemon_water", 1)}},
	"RC-19": {from: "L1", to: "X1", says: "王先生已到",
		made: func(s story) *Call { return s.about(s.comes(flowstest.Wang()), MakeCall{Kind: "RC-19"}) }},
	"RC-20": {from: "L1", to: "CA", tells: []string{"陈小姐", "4人"},
		made: func(s story) *Call { return s.Open(s.chen("group"), "RC-20") }},
	"RC-21": {from: "L2", to: AllPosts, says: "来访贵宾陈小姐已到访,请各岗位做好接待工作",
		made: func(s story) *Call { return s.Open(s.chen("dignitary"), "RC-21") }},
	"RC-22": {from: "SM", to: AllPosts, tells: []string{"陈小姐"},
		made: func(s story) *Call { return s.about(s.chen("dignitary"), MakeCall{Kind: "RC-22"}) }},
	"RC-23": {from: "L2", to: "L1", tells: []string{"王先生"},
		made: func(s story) *Call { // when the guest drives off (SY-34)
			return s.Open(s.takes(s.comes(flowstest.Wang()), ""), GateNotice)
		}},
	"RC-24": {from: "X1", to: "SF", tells: []string{"李娜", "王先生", "A户型样板房"},
		made: func(s story) *Call { return s.asks(MakeCall{Kind: AskFlat, Flat: "A"}) },
		replies: map[Answer]func(s story, c *Call){
			CanVisit: func(s story, c *Call) {
				want(s.T, "the flat is held for", s.Floor.Flat("A").Held, c.Visit)
				s.Do(MakeCall{Kind: FlatHeadcount, Flat: "A", Visit: ByID(c.Visit)})
				s.Do(EnterFlat{Flat: "A", Visit: ByID(c.Visit)})
			},
			PleaseWait: func(s story, c *Call) {
				want(s.T, "the flat is held for", s.Floor.Flat("A").Held, 0)
				s.Refuse(FlatNotHeld, EnterFlat{Flat: "A", Visit: ByID(c.Visit)})
			},
		}},
	"RC-25": {from: "L2", to: "SF", tells: []string{"2人", "鞋套"},
		made: func(s story) *Call { return s.asks(MakeCall{Kind: FlatHeadcount, Flat: "A"}) }},
	"RC-26": {from: "L1", to: "CR", tells: []string{"大堂前台", "渝A88888"},
		made: func(s story) *Call { return s.Open(s.chen("tour_class_1"), "RC-26") }},
	"RC-27": {from: "G1", to: AllPosts, tells: []string{"陈小姐"},
		made: func(s story) *Call { return s.about(s.chen("important_event"), MakeCall{Kind: "RC-27"}) }},
}

// Every row of 3.2, once for each of its replies. A row without a test fails.
func TestRadioProtocol(t *testing.T) {
	for n := 1; n <= 27; n++ {
		kind := CallKind(fmt.Sprintf("RC-%02d", n))
		row, ok := radioRows[kind]
		if !ok {
			t.Errorf("%s has no test", kind)
			continue
		}
		if row.replies == nil {
			t.Run(string(kind), func(t *testing.T) { row.broadcast(tell(t), kind) })
		}
		for answer, changes := range row.replies {
			t.Run(string(kind)+" "+string(answer), func(t *testing.T) {
				s := tell(t)
				c := row.spoken(s, kind)
				s.answered(c, row, answer)
				changes(s, c)
			})
		}
	}
}

// spoken makes the call and checks who says what to whom.
func (row radioRow) spoken(s story, kind CallKind) *Call {
	c := row.made(s)
	rule, _ := s.House.Call(kind)
	want(s.T, "the call", c.Kind, kind)
	want(s.T, "the caller", rule.From, row.from)
	want(s.T, "the called post", rule.To, row.to)
	if row.says != "" {
		want(s.T, "the phrase", s.hears(c), row.says)
	}
	for _, part := range row.tells {
		contains(s.T, s.hears(c), part)
	}
	lacks(s.T, s.hears(c), "{")
	return c
}

// answered refuses what is no reply of the row, takes the one that is, and only once.
func (s story) answered(c *Call, row radioRow, answer Answer) {
	want(s.T, "open before its reply", c.Open(), true)
	for _, other := range []Answer{Received, CanReceive, CannotReceive, Thanks, CanVisit, PleaseWait, Heard, "收到", "maybe"} {
		if row.replies[other] == nil {
			s.Refuse(AnswerNotValid, Reply{Call: c.ID, Answer: other})
		}
	}
	if len(row.replies) > 1 {
		s.Refuse(AnswerNotValid, Reply{Call: c.ID}) // which of them?
	}
	s.Do(Reply{Call: c.ID, Answer: answer})
	if err := s.Try(Reply{Call: c.ID, Answer: answer}); err == nil {
		s.T.Error("it could be answered twice")
	}
	if left, there := s.Floor.Call(c.ID); there && left.Open() {
		s.T.Error("the call is open after its reply")
	}
}

// broadcast: nobody has to answer, it is never late, and hearing it changes nothing else.
func (row radioRow) broadcast(s story, kind CallKind) {
	c := row.spoken(s, kind)
	rule, _ := s.House.Call(kind)
	want(s.T, "open", c.Open(), false)
	want(s.T, "late after a day", c.Late(s.House, s.inHours(24)), OnTime)
	want(s.T, "replies", len(rule.Replies), 0)
	s.Refuse(AnswerNotValid, Reply{Call: c.ID, Answer: CanReceive})
	before := s.Floor
	s.Do(Reply{Call: c.ID, Answer: Heard})
	s.Refuse(UnknownCall, Reply{Call: c.ID, Answer: Heard})
	before.Calls = slices.DeleteFunc(slices.Clone(before.Calls), func(x *Call) bool { return x.ID == c.ID })
	if !reflect.DeepEqual(bare(before), bare(s.Floor)) {
		s.T.Error("hearing it changed more than the call")
	}
}

// brings is a request that is open until done; what was delivered is counted then.
func brings(item string, n int) func(s story, c *Call) {
	return func(s story, c *Call) {
		left := s.Open(c.Visit, c.Kind)
		want(s.T, "done before it is brought", left.Open(), false)
		before := s.Floor.Day.Served[item]
		s.Do(Deliver{Call: c.ID})
		s.None(c.Visit, c.Kind)
		want(s.T, "served", s.Floor.Day.Served[item]-before, n)
	}
}

// asks makes a call about a party in VIP1.
func (s story) asks(m MakeCall) *Call {
	s.T.Helper()
	return s.about(s.inside(flowstest.Wang(), "VIP1"), m)
}

func (s story) about(id VisitID, m MakeCall) *Call {
	s.T.Helper()
	m.Visit = ByID(id)
	s.Do(m)
	return s.Open(id, m.Kind)
}

// last is the newest unfinished call of a kind.
func (s story) last(kind CallKind) *Call {
	s.T.Helper()
	for _, c := range slices.Backward(s.Floor.Calls) {
		if c.Kind == kind {
			return c
		}
	}
	s.T.Fatalf("no unfinished %s", kind)
	return nil
}

// chen is a party of four that booked, with zhaomin, and has come.
func (s story) chen(kind KindID) VisitID {
	s.T.Helper()
	return s.comesBooked(Book{Guest: Guest{Surname: "陈", Title: "小姐", Plate: "渝A88888"}, When: s.inHours(1), Sales: "zhaomin", Kind: kind},
		Arrive{Guest: Guest{Describe: "穿红色外套"}, Party: Party{Party: 4, CameBy: ByCar}})
}
