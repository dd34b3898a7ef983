package flows

// Mending what was entered.
type (
	// Correct keeps the value before beside the new one.
	Correct struct {
		Visit  VisitRef `json:"visit"`
		Field  Field    `json:"field" jsonschema:"enum=surname,enum=title,enum=phone,enum=plate,enum=company,enum=party,enum=came_by,enum=purpose,enum=outcome,enum=arrived,enum=departed"`
		Value  string   `json:"value,omitempty" jsonschema_description:"a time is 14:05 of the visit's day, or a whole one"`
		Reason string   `json:"reason"`
	}
	Reopen struct {
		Visit  VisitRef `json:"visit"`
		Reason string   `json:"reason"`
	}
	// Merge says that two entries are one party.
	Merge struct {
		Visit  VisitRef `json:"visit" jsonschema_description:"the entry that stays"`
		Other  VisitRef `json:"other"`
		Reason string   `json:"reason,omitempty"`
	}
	// Split takes some people out of a party.
	Split struct {
		Visit VisitRef `json:"visit"`
		Go    int      `json:"go" jsonschema_description:"how many people are a party of their own now"`
	}
)

// Roll call, hand-over, messages.
type (
	RollCall struct {
		Reason string `json:"reason,omitempty"`
		End    bool   `json:"end,omitempty"`
		Task   TaskID `json:"task,omitempty" jsonschema_description:"the T-minus item it is for: staff alone are called"`
	}
	Safe struct {
		Visit VisitRef `json:"visit,omitzero"`
		Staff StaffID  `json:"staff,omitempty"`
		Off   bool     `json:"off,omitempty"`
	}
	HandOver struct {
		Post  PostID     `json:"post,omitempty" jsonschema_description:"post that is handed over; the whole desk where left out"`
		Items []HandItem `json:"items"`
	}
	TakeOver struct {
		Handover Seq     `json:"handover"`
		Staff    StaffID `json:"staff,omitempty" jsonschema_description:"whoever asks where left out"`
	}
	LeaveMessage struct {
		For   StaffID `json:"for"`
		From  string  `json:"from" jsonschema_description:"the caller's name"`
		Title string  `json:"title,omitempty"`
		Phone string  `json:"phone,omitempty"`
		Text  string  `json:"text"`
	}
	CloseMessage struct {
		Message Seq    `json:"message"`
		Outcome string `json:"outcome" jsonschema_description:"the call-back, or why there was none"`
	}
)

func (Correct) Verb() string      { return "correct" }
func (Reopen) Verb() string       { return "reopen" }
func (Merge) Verb() string        { return "merge" }
func (Split) Verb() string        { return "split" }
func (RollCall) Verb() string     { return "roll_call" }
func (Safe) Verb() string         { return "safe" }
func (HandOver) Verb() string     { return "hand_over" }
func (TakeOver) Verb() string     { return "take_over" }
func (LeaveMessage) Verb() string { return "message" }
func (CloseMessage) Verb() string { return "message_done" }
