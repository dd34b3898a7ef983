package flows

import "time"

// A Step is one row of the step table 2.1.1.
type Step struct {
	ID    StepID
	Ref   string // FL-03
	Stage Stage
	Post  PostID
	With  []PostID // posts that see it too
	Name  Words    // 停车
	Act   Words    // the one next act: L2 停车、护顶
	Say   []Line
	Do    []Item
	When  Condition // the step is left out where this does not hold
	// Apart keeps it out of the ordinary flow: only kinds of visit that name it
	// come through it.
	Apart bool
	Needs []Need   // what must be true before it is done
	Opens []Prompt // radio calls that completing it makes
	// By is the command that completes the step instead of done: room_ready,
	// enter_room, leave, depart, deliver. Done does the same where it can.
	By     string
	Amber  time.Duration // promise: late after this
	Red    time.Duration
	Asides []Prompt // radio calls offered during the step
	Tasks  []StepTask
}

// A StepTask is a task that begins with the step, where its condition holds.
type StepTask struct {
	Task string
	When Condition
}

// A Line is something to say, shown where its condition holds.
type Line struct {
	When Condition
	Who  PostID
	Text Words
}

// An Item is a line of a step's checklist.
type Item struct {
	ID     ItemID
	Text   Words
	When   Condition
	Must   bool   // the step cannot be done without it
	Choice string // of the items with one choice name exactly one is ticked
	After  ItemID // cannot be ticked before this one
	Effect Effect
	Post   PostID
	// Every makes it a line that is ticked again and again, each time logged; its
	// effect comes with every so many of them.
	Every int
}

// A Prompt is a radio call that a step makes or offers.
type Prompt struct {
	Call CallKind
	When Condition
	Item string // what is asked for, where the call asks for something
}

// Stage is the coarse place on the track from gate to send-off.
type Stage string

const (
	StageGate    Stage = "gate"
	StageParking Stage = "parking"
	StageDoor    Stage = "door"
	StageLounge  Stage = "lounge"
	StageModel   Stage = "model"
	StageRoom    Stage = "room"
	StageLeaving Stage = "leaving"
	StageGone    Stage = "gone"
)

// Stages are those of steps, in their order.
var Stages = []Stage{StageGate, StageParking, StageDoor, StageLounge, StageModel, StageRoom, StageLeaving}

// Need is something that must be true before a step is done; each has a refusal of its own.
type Need string

const (
	NeedAdmitted Need = "admitted" // RC-01 answered 可以接待, or booked
	NeedName     Need = "name"     // surname and title
	NeedParty    Need = "party"
	NeedPurpose  Need = "purpose"
	NeedVehicle  Need = "vehicle" // how they came; a plate unless on foot
	NeedUmbrella Need = "umbrella"
	NeedSales    Need = "sales"
	NeedRoom     Need = "room"
)

// Effect is what ticking a checklist line does besides being ticked.
type Effect string

const (
	EffectOwnUmbrella     Effect = "own_umbrella"
	EffectHoldUmbrella    Effect = "hold_umbrella"
	EffectLendUmbrella    Effect = "lend_umbrella"
	EffectNoUmbrella      Effect = "no_umbrella"
	EffectStoreUmbrella   Effect = "store_umbrella"
	EffectReturnUmbrella  Effect = "return_umbrella"
	EffectDeclineUmbrella Effect = "decline_umbrella"
	EffectUmbrellaBack    Effect = "umbrella_back"
	EffectAshtray         Effect = "ashtray" // opens the house task of that name
	EffectScreenModel     Effect = "screen_model"
	EffectSnacks          Effect = "snacks"
)

// Occasional reports whether a line with this effect is ticked only when something
// happens that not every party does: somebody smokes, a cup is empty.
func (e Effect) Occasional() bool {
	_, umbrella := umbrellaAfter[e]
	return e != "" && !umbrella && e != EffectScreenModel && e != EffectSnacks
}
