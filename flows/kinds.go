package flows

// Kinds of events, by their number on disk. Add at the end of a block with a
// number never used before; never change or reuse one.
const (
	kindDayOpened      Kind = 1
	kindDayClosed      Kind = 2
	kindWeatherChanged Kind = 3
	kindPostTaken      Kind = 4
	kindPostLeft       Kind = 5
	kindCameOn         Kind = 6
	kindWentOff        Kind = 7
	kindBreakTaken     Kind = 8
	kindCameBack       Kind = 9

	kindGroupsSet       Kind = 10
	kindDayFlagged      Kind = 11
	kindRosterSet       Kind = 12
	kindRosterConfirmed Kind = 13
	kindSupportCalled   Kind = 14
	kindSupportEnded    Kind = 15
	kindWaitingChanged  Kind = 16
	kindPhoned          Kind = 17

	kindBookingMade      Kind = 20
	kindBookingAdvanced  Kind = 21
	kindBookingMoved     Kind = 22
	kindBookingCancelled Kind = 23
	kindOverridden       Kind = 24

	kindArrived         Kind = 30
	kindIdentified      Kind = 31
	kindStepDone        Kind = 32
	kindTicked          Kind = 33
	kindBayTaken        Kind = 34
	kindUmbrellaChanged Kind = 35
	kindNoted           Kind = 36
	kindTurnedAway      Kind = 37
	kindDeparted        Kind = 38
	kindFlatEntered     Kind = 39
	kindFlatLeft        Kind = 40
	kindCorrected       Kind = 41
	kindReopened        Kind = 42
	kindVisitsMerged    Kind = 43
	kindPartySplit      Kind = 44
	kindRollBegun       Kind = 45
	kindRollMarked      Kind = 46
	kindRollEnded       Kind = 47

	kindSalesAssigned Kind = 50
	kindTurnNoted     Kind = 51
	kindRotaOrdered   Kind = 52
	kindRecognised    Kind = 53
	kindGuestSeated   Kind = 54
	kindOwnerTold     Kind = 55
	kindClientNoted   Kind = 56

	kindCalled      Kind = 60
	kindReplied     Kind = 61
	kindDelivered   Kind = 62
	kindCallDropped Kind = 63

	kindRoomAsked     Kind = 70
	kindRoomReserved  Kind = 71
	kindRoomEntered   Kind = 72
	kindRoomDeparting Kind = 73
	kindRoomLeft      Kind = 74
	kindRoomCleaning  Kind = 75
	kindRoomFreed     Kind = 76
	kindRoomBlocked   Kind = 77
	kindRoomUnblocked Kind = 78

	kindAccessNoted Kind = 80

	kindTaskOpened    Kind = 90
	kindTaskDone      Kind = 91
	kindUndone        Kind = 92
	kindHandedOver    Kind = 93
	kindHandoverTaken Kind = 94
	kindMessageLeft   Kind = 95
	kindMessageClosed Kind = 96

	kindClockCorrected Kind = 97
	kindFileImported   Kind = 110
	kindVisitImported  Kind = 111
	kindGuestImported  Kind = 112

	kindGuestsErased Kind = 100
	kindConsentNoted Kind = 101
	kindFileOpened   Kind = 102
	kindEntryOpened  Kind = 120
	kindEntryChanged Kind = 121
	kindEntryMoved   Kind = 122

	kindSheetBegun  Kind = 125
	kindSheetMarked Kind = 126
	kindSheetEnded  Kind = 127

	kindEntryJoined Kind = 130

	kindStockCounted Kind = 135
	kindPointsGiven  Kind = 136
	kindVisitTagged  Kind = 139
	kindHoleLeft     Kind = 140
)

func (DayOpened) Kind() Kind        { return kindDayOpened }
func (DayClosed) Kind() Kind        { return kindDayClosed }
func (HoleLeft) Kind() Kind         { return kindHoleLeft }
func (WeatherChanged) Kind() Kind   { return kindWeatherChanged }
func (PostTaken) Kind() Kind        { return kindPostTaken }
func (PostLeft) Kind() Kind         { return kindPostLeft }
func (CameOn) Kind() Kind           { return kindCameOn }
func (WentOff) Kind() Kind          { return kindWentOff }
func (BreakTaken) Kind() Kind       { return kindBreakTaken }
func (CameBack) Kind() Kind         { return kindCameBack }
func (BookingMade) Kind() Kind      { return kindBookingMade }
func (BookingAdvanced) Kind() Kind  { return kindBookingAdvanced }
func (BookingMoved) Kind() Kind     { return kindBookingMoved }
func (BookingCancelled) Kind() Kind { return kindBookingCancelled }
func (Arrived) Kind() Kind          { return kindArrived }
func (Identified) Kind() Kind       { return kindIdentified }
func (StepDone) Kind() Kind         { return kindStepDone }
func (Ticked) Kind() Kind           { return kindTicked }
func (BayTaken) Kind() Kind         { return kindBayTaken }
func (UmbrellaChanged) Kind() Kind  { return kindUmbrellaChanged }
func (Noted) Kind() Kind            { return kindNoted }
func (TurnedAway) Kind() Kind       { return kindTurnedAway }
func (Departed) Kind() Kind         { return kindDeparted }
func (FlatEntered) Kind() Kind      { return kindFlatEntered }
func (FlatLeft) Kind() Kind         { return kindFlatLeft }
func (SalesAssigned) Kind() Kind    { return kindSalesAssigned }
func (TurnNoted) Kind() Kind        { return kindTurnNoted }
func (RotaOrdered) Kind() Kind      { return kindRotaOrdered }
func (Called) Kind() Kind           { return kindCalled }
func (Replied) Kind() Kind          { return kindReplied }
func (Delivered) Kind() Kind        { return kindDelivered }
func (CallDropped) Kind() Kind      { return kindCallDropped }
func (RoomAsked) Kind() Kind        { return kindRoomAsked }
func (RoomReserved) Kind() Kind     { return kindRoomReserved }
func (RoomEntered) Kind() Kind      { return kindRoomEntered }
func (RoomDeparting) Kind() Kind    { return kindRoomDeparting }
func (RoomLeft) Kind() Kind         { return kindRoomLeft }
func (RoomCleaning) Kind() Kind     { return kindRoomCleaning }
func (RoomFreed) Kind() Kind        { return kindRoomFreed }
func (RoomBlocked) Kind() Kind      { return kindRoomBlocked }
func (RoomUnblocked) Kind() Kind    { return kindRoomUnblocked }
func (TaskOpened) Kind() Kind       { return kindTaskOpened }
func (TaskDone) Kind() Kind         { return kindTaskDone }
func (Undone) Kind() Kind           { return kindUndone }
func (GroupsSet) Kind() Kind        { return kindGroupsSet }
func (DayFlagged) Kind() Kind       { return kindDayFlagged }
func (RosterSet) Kind() Kind        { return kindRosterSet }
func (RosterConfirmed) Kind() Kind  { return kindRosterConfirmed }
func (SupportCalled) Kind() Kind    { return kindSupportCalled }
func (SupportEnded) Kind() Kind     { return kindSupportEnded }
func (WaitingChanged) Kind() Kind   { return kindWaitingChanged }
func (Phoned) Kind() Kind           { return kindPhoned }
func (Overridden) Kind() Kind       { return kindOverridden }
func (Recognised) Kind() Kind       { return kindRecognised }
func (GuestSeated) Kind() Kind      { return kindGuestSeated }
func (OwnerTold) Kind() Kind        { return kindOwnerTold }
func (ClientNoted) Kind() Kind      { return kindClientNoted }

func (Corrected) Kind() Kind     { return kindCorrected }
func (Reopened) Kind() Kind      { return kindReopened }
func (VisitsMerged) Kind() Kind  { return kindVisitsMerged }
func (PartySplit) Kind() Kind    { return kindPartySplit }
func (RollBegun) Kind() Kind     { return kindRollBegun }
func (RollMarked) Kind() Kind    { return kindRollMarked }
func (RollEnded) Kind() Kind     { return kindRollEnded }
func (HandedOver) Kind() Kind    { return kindHandedOver }
func (HandoverTaken) Kind() Kind { return kindHandoverTaken }
func (MessageLeft) Kind() Kind   { return kindMessageLeft }
func (MessageClosed) Kind() Kind { return kindMessageClosed }

// A KindInfo joins an event's number to its stable name (as in exports and
// JSON) and to a decoder's starting value.
type KindInfo struct {
	Kind Kind
	Name string
	// Decode fills a new event of this kind with the given function and returns it.
	Decode func(fill func(into any) error) (Event, error)
}

func info[E Event](name string) KindInfo {
	var zero E
	return KindInfo{Kind: zero.Kind(), Name: name, Decode: func(fill func(any) error) (Event, error) {
		var e E
		err := fill(&e)
		return e, err
	}}
}

var kinds = []KindInfo{
	info[DayOpened]("day_opened"), info[DayClosed]("day_closed"), info[HoleLeft]("hole_left"), info[ClockCorrected]("clock_corrected"), info[WeatherChanged]("weather_changed"),
	info[PostTaken]("post_taken"), info[PostLeft]("post_left"), info[CameOn]("came_on"), info[WentOff]("went_off"),
	info[BreakTaken]("break_taken"), info[CameBack]("came_back"),
	info[BookingMade]("booking_made"), info[BookingAdvanced]("booking_advanced"),
	info[BookingMoved]("booking_moved"), info[BookingCancelled]("booking_cancelled"),
	info[Arrived]("arrived"), info[Identified]("identified"), info[StepDone]("step_done"), info[Ticked]("ticked"),
	info[BayTaken]("bay_taken"), info[UmbrellaChanged]("umbrella_changed"), info[Noted]("noted"),
	info[TurnedAway]("turned_away"), info[Departed]("departed"), info[FlatEntered]("flat_entered"), info[FlatLeft]("flat_left"),
	info[SalesAssigned]("sales_assigned"), info[TurnNoted]("turn_noted"), info[RotaOrdered]("rota_ordered"),
	info[Called]("called"), info[Replied]("replied"), info[Delivered]("delivered"), info[CallDropped]("call_dropped"),
	info[RoomAsked]("room_asked"), info[RoomReserved]("room_reserved"), info[RoomEntered]("room_entered"),
	info[RoomDeparting]("room_departing"), info[RoomLeft]("room_left"), info[RoomCleaning]("room_cleaning"),
	info[RoomFreed]("room_freed"), info[RoomBlocked]("room_blocked"), info[RoomUnblocked]("room_unblocked"),
	info[GroupsSet]("groups_set"), info[DayFlagged]("day_flagged"), info[RosterSet]("roster_set"), info[RosterConfirmed]("roster_confirmed"), info[SupportCalled]("support_called"), info[SupportEnded]("support_ended"), info[WaitingChanged]("waiting_changed"), info[Phoned]("phoned"),
	info[Overridden]("overridden"), info[Recognised]("recognised"), info[GuestSeated]("guest_seated"), info[OwnerTold]("owner_told"), info[ClientNoted]("client_noted"),
	info[Corrected]("corrected"), info[Reopened]("reopened"), info[VisitsMerged]("visits_merged"), info[PartySplit]("party_split"),
	info[RollBegun]("roll_begun"), info[RollMarked]("roll_marked"), info[RollEnded]("roll_ended"), info[HandedOver]("handed_over"), info[HandoverTaken]("handover_taken"), info[MessageLeft]("message_left"), info[MessageClosed]("message_closed"),
	info[EntryOpened]("entry_opened"), info[EntryChanged]("entry_changed"), info[EntryMoved]("entry_moved"), info[EntryJoined]("entry_joined"), info[SheetBegun]("sheet_begun"), info[SheetMarked]("sheet_marked"), info[SheetEnded]("sheet_ended"),
	info[StockCounted]("stock_counted"), info[PointsGiven]("points_given"), info[VisitTagged]("visit_tagged"),
	info[AccessNoted]("access_noted"), info[TaskOpened]("task_opened"), info[TaskDone]("task_done"), info[Undone]("undone"),
	info[FileImported]("file_imported"), info[VisitImported]("visit_imported"), info[GuestImported]("guest_imported"),
	info[GuestsErased]("guests_erased"), info[ConsentNoted]("consent_noted"), info[FileOpened]("file_opened"),
}

var kindByNumber = func() map[Kind]KindInfo {
	m := make(map[Kind]KindInfo, len(kinds))
	for _, k := range kinds {
		if _, twice := m[k.Kind]; twice {
			panic("flows: two event kinds have the number of " + k.Name)
		}
		m[k.Kind] = k
	}
	return m
}()

// Kinds lists every event kind there is.
func Kinds() []KindInfo { return kinds }

// Info returns what is known about a kind, and false for one of a newer program.
func (k Kind) Info() (KindInfo, bool) { i, ok := kindByNumber[k]; return i, ok }

// String is the kind's stable name.
func (k Kind) String() string {
	if i, ok := kindByNumber[k]; ok {
		return i.Name
	}
	return "unknown"
}
