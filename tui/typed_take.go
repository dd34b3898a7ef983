package tui

import (
	"cmp"
	"strconv"
	"strings"

	"reception/flows"
)

// path is the name of a sheet, taken apart: which screen, and what it is about.
type path []string

func (p path) at(i int) string {
	if i < len(p) {
		return p[i]
	}
	return ""
}

func (p path) number(i int) uint64 {
	n, _ := strconv.ParseUint(p.at(i), 10, 64)
	return n
}

func (p path) visit(i int) flows.VisitID { return flows.VisitID(p.number(i)) }

// taken is the screen that a sheet is of, as it was left. What it is about may be
// gone by now: the screen says so, and what was typed is still in it.
func (x sheet) taken(s scene) (screen, bool) {
	at := path(strings.Split(string(x.Name), "/"))
	for _, of := range []func(path, scene) screen{x.ofGuest, x.ofDesk, x.ofTurns, x.ofBookings, x.approved, x.looksUp} {
		if next := of(at, s); next != nil {
			return next, next.Name() == x.Name
		}
	}
	switch name(at.at(0)) {
	case "guide":
		_, here := s.Facts.party(at.visit(1))
		return newGuide(at.visit(1)), here
	case closingName:
		var k keptClosing
		x.more(&k)
		return closing{left: k.Left, selected: k.Selected, id: cmp.Or(x.ID, newID())}.settle(s), true
	case postsName:
		return newPosts(s), true
	case messagesName:
		return newMessages(s, ""), true
	}
	for _, p := range places() {
		if next := p.open(s); next.Name() == x.Name {
			return next, true
		}
	}
	return nil, false
}

// of is a party, with as much as is left of it.
func (s scene) of(id flows.VisitID) party {
	if p, ok := s.Facts.party(id); ok {
		return p
	}
	if v, ok := s.Floor.Visit(id); ok {
		return party{Visit: v}
	}
	return party{Visit: &flows.Visit{ID: id}}
}

// ofGuest are the forms about a party that is here or comes in.
func (x sheet) ofGuest(at path, s scene) screen {
	f := x.form()
	if len(f.fields) == 0 {
		return nil
	}
	switch name(at.at(0)) {
	case arrivalName:
		var k keptArrival
		x.more(&k)
		a := arrival{form: f, picked: picked{k.Guest, k.Keys, k.Name, k.Phone}, anyway: k.Anyway, given: k.Given, cursor: k.OnTheList, resumed: k.Resumed}
		a.check.chosen = k.Chosen
		return a.look(s)
	case "identify":
		var k keptIdentity
		x.more(&k)
		i := identify{visit: at.visit(1), form: f, was: k.Was}
		i.check.chosen = k.Chosen
		return i.look(s)
	case "reason":
		r := reason{why: reasonFor(at.number(1)), visit: at.visit(2), form: f} //nolint:gosec // small
		if r.why == reasonSkip {
			r.step = flows.StepID(at.at(3))
		} else {
			r.call = flows.CallID(at.number(3))
		}
		return r
	case "taxi":
		return taxi{at.visit(1), f}
	case "assign":
		var k keptAssign
		x.more(&k)
		return assign{visit: at.visit(1), instead: k.Instead, staff: k.Staff, basis: k.Basis, form: f}
	case "mend_form":
		return mendForm{act: mendAct(at.number(1)), visit: at.visit(2), other: at.visit(3), form: f, was: x.Was} //nolint:gosec // small
	}
	return nil
}

// ofDesk are the forms of the desk and the day.
func (x sheet) ofDesk(at path, s scene) screen {
	f := x.form()
	if len(f.fields) == 0 {
		return nil
	}
	switch name(at.at(0)) {
	case "flag_day":
		return flagDay{f, x.Was}
	case "missed":
		return missedOut{at.visit(1), f}
	case "leave_open":
		return leaveOpen{flows.HoleID(strings.Join(at[min(1, len(at)):], "/")), x.Was, f}
	case "count":
		return stockCount{at.at(1), f}
	case "message":
		return messageForm{flows.Seq(at.number(1)), f}
	case entryFormName:
		return x.ofEntry(f, at, s)
	case checkNoteName:
		return checkNote{flows.SheetID(at.at(1)), strings.Join(at[min(3, len(at)):], "/"), flows.ItemID(at.at(2)), f, x.Was}
	case "task":
		return taskSheet{flows.TaskID(at.number(1)), f, x.Was}
	case "block":
		return block{flows.RoomID(at.at(1)), f}
	case phoneCallName:
		return phoneCall{f, x.Was}
	case handOverName:
		var k keptHandOver
		x.more(&k)
		h := handOver{form: f, row: k.Row, was: x.Was}
		for _, l := range k.Lines {
			h.lines = append(h.lines, handLine{l.Item, l.Group, l.Off})
		}
		return h
	}
	return nil
}

// ofTurns are the forms of the turns.
func (x sheet) ofTurns(at path, _ scene) screen {
	var k keptPeople
	switch at.at(0) {
	case "roster":
		x.more(&k)
		return roster{flows.Date(at.at(1)), k.List, k.Was, k.Selected, x.ID}
	case "rota":
		x.more(&k)
		return rota{flows.GroupID(at.at(1)), k.List, k.Was, k.Selected, x.ID}
	case "turn_form":
		var k keptTurn
		x.more(&k)
		f := turnForm{act: turnAct(at.number(1)), staff: k.Staff, date: k.Date, rotation: flows.Rotation(at.at(3)), //nolint:gosec // small
			line: flows.Seq(at.number(4)), form: x.form(), was: x.Was}
		if len(f.form.fields) > 0 {
			return f
		}
	}
	return nil
}

// ofBookings are the forms of bookings.
func (x sheet) ofBookings(at path, _ scene) screen {
	f := x.form()
	if len(f.fields) == 0 {
		return nil
	}
	switch at.at(0) {
	case "book":
		var k keptBook
		x.more(&k)
		return book{f, k.Full, k.Resumed}
	case "booking":
		return bookingSheet{act: bookingAct(at.number(1)), booking: flows.BookingID(at.number(2)), form: f, was: x.Was} //nolint:gosec // small
	}
	return nil
}

// approved are the acts that somebody answers for.
func (x sheet) approved(at path, s scene) screen {
	f := x.form()
	if len(f.fields) == 0 {
		return nil
	}
	var next screen
	switch {
	case at.at(0) == "media" && at.at(1) == "call":
		next = newMediaAnswer(s, party{Guide: flows.Guide{Waiting: &flows.Call{ID: flows.CallID(at.number(2))}}})
	case at.at(0) == "media":
		var c flows.Arrive
		x.more(&c)
		next = newMediaArrival(s, c)
	case at.at(0) == "flat":
		next = newFlatApproval(s, at.visit(1), flows.FlatID(at.at(2)))
	case at.at(0) == "confirm":
		next = newConfirmBooking(s, &flows.Booking{ID: flows.BookingID(at.number(1))})
	case at.at(0) == "own":
		k, _ := s.clientOf(flows.GuestNo(at.number(1)))
		k.Guest = cmp.Or(k.Guest, flows.GuestNo(at.number(1)))
		next = newGive(s, k)
	case at.at(0) == "erase":
		next = newErase(s, flows.GuestNo(at.number(1)))
	case at.at(0) == string(clockName):
		next = newCorrectClock(s)
	case at.at(0) == "close_approval":
		var c flows.CloseDay
		x.more(&c)
		next = newCloseApproval(s, c)
	case at.at(0) == "reopen_day":
		next = newReopenDay(s)
	case at.at(0) == "cannot":
		next = newCannot(s.of(at.visit(1)))
	}
	a, ok := next.(approval)
	if !ok {
		return nil
	}
	a.form, a.was = f, x.Was
	return a
}

// looksUp are the lines that look something up.
func (x sheet) looksUp(at path, s scene) screen {
	f := x.form()
	if len(f.fields) == 0 {
		return nil
	}
	input := f.fields[0].input
	switch name(at.at(0)) {
	case searchName:
		var k keptSearch
		x.more(&k)
		return search{input: input, scope: k.Scope, cursor: k.Cursor}.look(s)
	case ownerName:
		o := owner{input: input}
		x.more(&o.selected)
		return o.look(s)
	}
	var k keptLookup
	x.more(&k)
	var call flows.MakeCall
	if k.Call != nil {
		call = *k.Call
	}
	open, ok := map[string]func() screen{
		string(paletteName): func() screen { return newPalette(s) },
		"gone":              newGone,
		"named":             newNamed,
		"start_call":        newStartCall,
		"call_guest":        func() screen { return newCallGuest(call) },
		"merge":             func() screen { return newMerge(at.visit(1)) },
		"instead":           func() screen { return newStandIns(at.visit(1)) },
		"taker":             func() screen { return newTaker(flows.Seq(at.number(1))) },
		"sign_on":           func() screen { return newSignOn(flows.PostID(at.at(1))) },
	}[at.at(0)]
	if !ok {
		return nil
	}
	l, ok := open().(lookup)
	if !ok {
		return nil
	}
	l.input, l.cursor = input, k.Cursor
	return l
}

// ofEntry is the form of a register, which knows its fields by the house files.
func (x sheet) ofEntry(f form, at path, s scene) screen {
	made, ok := newEntryForm(s, flows.RegisterID(at.at(1)), at.at(2), flows.EntryID(at.number(3)), flows.EntryID(at.number(4))).(entryForm)
	if !ok {
		return nil
	}
	for i := range f.fields {
		for _, own := range made.form.fields {
			if own.id == f.fields[i].id {
				f.fields[i].rule, f.fields[i].first = own.rule, own.first
			}
		}
	}
	made.form, made.was = f, x.Was
	return made
}
