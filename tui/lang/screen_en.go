package lang

import (
	"fmt"
	"strings"
)

func screenEN() Screen {
	return Screen{
		Head: HeadWords{
			Program: "Reception",
			Masked:  "names hidden", Idle: "names hidden: any key",
			Enlarge: func(w, h, minW, minH int) []string {
				return []string{"Please enlarge the window", fmt.Sprintf("now %dx%d, at least %dx%d", w, h, minW, minH)}
			},
		},
		Keys:      keyWordsEN(),
		Rooms:     roomWordsEN(),
		Radio:     radioWordsEN(),
		Posts:     postWordsEN(),
		OwnPost:   ownPostWordsEN(),
		Turns:     turnWordsEN(),
		Rota:      rotaWordsEN(),
		Card:      cardWordsEN(),
		Search:    searchWordsEN(),
		Replay:    replayWordsEN(),
		Roll:      rollWordsEN(),
		Count:     countWordsEN(),
		Duty:      dutyWordsEN(),
		Handover:  handoverWordsEN(),
		Messages:  messageWordsEN(),
		Bar:       barWordsEN(),
		Registers: registerWordsEN(),
		Due:       dueWordsEN(),
		Mend:      mendWordsEN(),
		Practice:  practiceWordsEN(),
		Export:    exportWordsEN(),
		Report:    reportWordsEN(),
		Palette:   paletteWordsEN(),
		Alarm:     alarmWordsEN(),
		Sums:      sumWordsEN(),
		KeyNames:  KeyNameWords{UpDown: "Up/Dn", LeftRight: "Lt/Rt", Space: "Space"},
		Bookings:  bookingWordsEN(),
		Tasks:     taskWordsEN(),
		Log:       logWordsEN(),
		Day:       dayWordsEN(), Clock: clockWordsEN(),
		File:  fileWordsEN(),
		Board: boardWordsEN(),
		Guide: GuideWords{
			Title: "Guide", Say: "Say", Do: "Do", Radio: "Call", Wait: "Wait",
			Waits:         func(post, call string) string { return post + " to answer: " + call },
			Missing:       func(what string) string { return "Missing: " + what },
			MissingKey:    "Enter fills it in",
			MissingDigits: func(digits string) string { return "tick with " + digits },
			Ahead:         "Then",
			Timer:         func(spent, promise string) string { return spent + " of " + promise },
			Must:          "must", Nothing: "Nothing to do now", Nobody: "nobody on post",
			Requests: func(key string, names []string) string { return key + " " + strings.Join(names, ", ") },
			Undone:   "This arrival was undone. Enter goes back",
			Gone:     func(name string) string { return upper(name) + " has left. Enter goes back" },
			Bay:      func(bay string) string { return "bay " + bay },
			Person:   "Guest", Came: "Came", Umb: "Umbrella", Steps: "So far", Notes: "Notes",
		},
		Arrive: ArriveWords{
			Title: "Arrival", Quick: "Quick", Script: "Ask",
			QuickHint: "As in: Mr Wang 3 13900001234 umbrella. Enter alone registers too; fill in later",
			Save: func(guest string, n int) string {
				return "registers " + withParty(guest, n, func(n int) string { return "(" + count(n) + ")" })
			},
			Bookings: "Booked for today", NoBookings: "No booking still to come today",
			BookingHint:  func(key string) string { return key + " to choose here" },
			BookingMatch: func(key string) string { return "May be a booked guest: " + key + " to check" },
			Draft:        func(key string) string { return "Not finished last time; go on. " + key + " clears" },
		},
		Fields: FieldWords{
			Surname: "Name", Title: "Title", Party: "People", CameBy: "Came by", Plate: "Plate", Phone: "Phone", Umbrella: "Umbrella",
			Purpose: "Purpose", AsksFor: "Asks for", Company: "Company", Describe: "Looks like", Note: "Note", Reason: "Reason",
			Quantity: "Number", NoUmbrella: "has none",
			People: func(n int) string {
				if n == 1 {
					return "1 person"
				}
				return count(n) + " people"
			},
		},
		Acts: actWordsEN(),
		Help: HelpWords{
			Title: "Help", Here: "The screen you came from", Everywhere: "Everywhere", Places: "Opens", Marks: "Marks",
			MarkLines: []string{
				"==>----  how far on the way from the gate to the send-off",
				"12m!  slow, time to chase     12m!!  late",
				"[✓] done   [ ] to do   [-] after another   ( ) one of several",
				"VIP rooms: * in use   + held   ~ to clean, cleaning   ! leaving",
			},
			InputMethod: "A Chinese input method eats letters; F-keys, digits, arrows, Enter, Space, Tab and Ctrl+letter always work.",
		},
		Notices: NoticeWords{
			OpenFirst: "Enter opens the guide first, then the digits",
			Saving:    "Saving, one moment", Unsure: "Not sure that it was saved. Press Enter again: nothing is entered twice",
			Ended: "The connection to the log is gone; this is how things stood",
			Quit:  "Press again to quit", QuitDraft: "What is half filled in is not saved. Ctrl+C again quits and drops it",
			Kept: "Not saved; what you typed is kept for when you open it again", Resumed: "What was half typed is here again: go on with it", LeftOver: "Half typed in another version of the program",
			NoCall:      "No call of this party waits for an answer",
			NothingToDo: "Nothing to do now", ChooseAnswer: "Choose an answer by its digit", Repeat: "That was saved already",
			Moved: func(guest string) string { return "The list has changed; selected now: " + guest + ". Press again" },
			NotSaving: func(err string) string {
				return "Nothing is being saved! Write on paper, tell the duty manager. " + err
			},
			DiskFull:     "The disk is full: free some space, start the program again, and see whether the last entry is there",
			DiskReadOnly: "The disk lets nothing be written: make it writable, start the program again, and see whether the last entry is there",
			LogHarmed:    "The log's file is damaged: leave it as it is, quit, and restore the last backup (reception restore)",
			DiskFails: func(err string) string {
				return "The disk fails: start the program again, see whether the last entry is there, and have the disk checked. " + err
			},
			LogGone: func(copied string, made bool) string {
				if !made {
					return "The log's file is gone from its place: do not quit yet, put it back. It could not be copied so far: check the disk"
				}
				return "The log's file is gone from its place: all that was saved is in backups/" + copied + ". Quit; put the file back, or that copy (reception restore)"
			},
			Called: func(call string) string { return "Called: " + call },
			Undone: "Undone", Weather: func(is string) string { return "The weather is now: " + is },
			Failed: func(err string) string { return "Not done: " + err },
			Did: func(what, guest string) string {
				if guest == "" {
					return what
				}
				return what + ": " + guest
			},
			Arrived: func(no int, guest string) string { return fmt.Sprintf("Registered #%d, %s. F8 undoes", no, guest) },
		},
	}
}

func keyWordsEN() KeyWords {
	return KeyWords{
		Help: "help", Back: "back", Quit: "quit", Lang: "中文", Mask: "mask", Undo: "undo",
		Arrive: "arrival", Rooms: "rooms", Turns: "turns", Bookings: "bookings", Radio: "radio", Menu: "menu",
		Posts: "posts", Tasks: "tasks", Log: "day log", Weather: "weather", Alert: "alert", Move: "move", Filter: "filter",
		Next: "next", Received: "received", Tick: "tick", Guide: "guide", Requests: "requests", Leave: "leave",
		Edit: "edit", Note: "note", Assign: "assign", Skip: "skip", TurnAway: "turn away",
		Save: "save", Choose: "choose", Field: "field", Other: "option", Quantity: "number", Digit: "option", Clear: "clear",
	}
}

func boardWordsEN() BoardWords {
	return BoardWords{
		Title:   "Floor",
		Filters: [3]string{"all", "to do", "mine"},
		Columns: BoardColumns{No: "#", Guest: "Guest", Party: "No", Track: "Where", Here: "Here", Sales: "Sales", Next: "Next"},
		Empty:   "No guests yet today. F2 registers an arrival", AllGone: "No guests inside now. F2 registers an arrival", EmptyFilter: "Nobody here. Left/Right shows others",
		Fresh: func(posts, arrive string) string {
			return "Nobody on duty yet: " + posts + " signs people on, then " + arrive + " registers guests"
		},
		More: func(n int) string { return fmt.Sprintf("%d more", n) },
		Rest: func(above, below int) string {
			switch {
			case above == 0:
				return fmt.Sprintf("%d more below", below)
			case below == 0:
				return fmt.Sprintf("%d more above", above)
			}
			return fmt.Sprintf("%d above, %d below", above, below)
		},
		MoreLines: func(n int) string { return fmt.Sprintf("shows all, %d more lines", n) },
		Minutes:   func(m int) string { return count(m) + "m" },
		Lanes:     [7]string{"Gate", "Park", "Door", "Seat", "Model", "VIP", "Leave"},
		Booked:    "booked",
		WaitsFor:  func(post string) string { return "waits for " + post },
		Lacks: map[string]string{
			"name_needed": "ask name and title", "party_needed": "ask how many", "purpose_needed": "ask the purpose",
			"vehicle_needed": "ask how they came, plate", "not_admitted": "waits for the centre", "items_open": "finish what is marked must",
			"no_salesperson": "assign a salesperson", "reason_needed": "give the reason", "umbrella_needed": "ask about umbrellas",
			"umbrella_not_returned": "give the umbrella back",
		},
		Figures: FigureWords{
			Parties: func(p, g int) string {
				if g == 1 {
					return fmt.Sprintf("Today %d (1 person)", p)
				}
				return fmt.Sprintf("Today %d (%d people)", p, g)
			},
			Inside:     func(n int) string { return fmt.Sprintf("inside %d", n) },
			AtGate:     func(n int) string { return fmt.Sprintf("at gate %d", n) },
			Rooms:      func(n, of int) string { return fmt.Sprintf("VIP %d/%d", n, of) },
			OpenCalls:  func(n int) string { return fmt.Sprintf("unanswered %d", n) },
			Late:       func(n int) string { return fmt.Sprintf("late %d", n) },
			Booked:     func(n, of int) string { return fmt.Sprintf("booked %d/%d", n, of) },
			Ordinary:   func(n, of int) string { return fmt.Sprintf("walk-in %d/%d", n, of) },
			TurnedAway: func(n int) string { return fmt.Sprintf("turned away %d", n) },
		},
		Rooms:     "VIP rooms",
		RoomsFree: func(free, all int) string { return fmt.Sprintf("free %d/%d", free, all) },
		RoomQueue: func(n int) string { return fmt.Sprintf("waiting %d", n) },
		RoomWaits: func(guest string, m int) string { return fmt.Sprintf("%s %dm", guest, m) },
		Turns:     "Whose turn", TurnsNobody: "nobody is free", TurnsNone: "no visit group set today: F5",
		TurnNext: "is next", TurnsThen: "then", TurnsPassed: "passed",
		TurnsFresh: func(posts string) string { return "no salesperson on duty: " + posts },
		TurnsWhy:   func(why string, names []string) string { return why + ": " + strings.Join(names, ", ") },
		TurnHas:    func(group string) string { return "visits: " + group },
		Radio:      "Radio", RadioQuiet: "all answered",
		RadioOpen: func(n int) string { return fmt.Sprintf("unanswered %d", n) },
	}
}

func actWordsEN() ActWords {
	on := func(what string) func(string) string {
		return func(guest string) string { return guest + " - " + what }
	}
	return ActWords{
		Title: on("requests and more"), Radio: "Radio calls", Desk: "Desk", OpenCalls: "Not finished",
		Edit: "Correct the details", Note: "Write a note", Assign: "Assign a salesperson", Skip: "Skip this step",
		TurnAway: "Cannot receive, turn away", Bay: "Another bay",
		Leave: "About to leave, call the send-off", LeaveTaxi: "About to leave, wants a taxi", Depart: "Has left", Umbrella: "Umbrella is back",
		Flats: "Show flats", FlatAllow: "A manager lets a second party in",
		TaxiFound: "The taxi is here, note its plate",
		Delivered: func(call string) string { return "Done: " + call },
		EditTitle: on("details"), NoteTitle: on("note"), SkipTitle: on("skip this step"),
		TurnAwayTitle: on("cannot receive"), AssignTitle: on("who receives"), LeaveTitle: on("leaving"),
		Reasons:     []string{"fully booked today", "not here to visit", "no booking", "closing time"},
		SkipReasons: []string{"the guest does not want it", "done by another post", "the guest is upstairs already", "special case"},
		NeedReason:  "Please give a reason, or choose one by its digit",
		UndoTitle:   "Undo", UndoNone: "Nothing to undo", UndoKeep: "Leave it as it is",
		UndoIt: func(what string) string { return "Undo: " + what },
		Menu:   "Menu", Theme: "Light / dark", Quit: "Quit",
	}
}
