package tui

import (
	"cmp"

	"reception/flows"
)

// The forms of turns_forms.go, each with what is likeliest filled in.

// openSkip asks why whoever is next in a rotation is passed over.
func openSkip(s scene, of flows.Rotation) effect {
	next := s.Floor.Choose(s.House, of)
	switch {
	case next.Staff == "":
		return effect{Say: notice{Text: s.nobodyNext(of), Level: levelWarn}}
	case next.How == flows.HowSupport:
		return effect{Say: notice{Text: s.Words.Rota.SkipHelper(s.staff(next.Staff)), Level: levelWarn}}
	}
	return effect{Open: newTurnForm(turnForm{act: actSkip, staff: next.Staff, rotation: of}, newText(fieldReason, ""))}
}

func openWaive(s scene, id flows.StaffID, line flows.Seq) effect {
	return effect{Open: newTurnForm(turnForm{act: actWaive, staff: id, line: line},
		newText(fieldReason, ""), newChoice(fieldManager, s.likelyManager(fieldManager)))}
}

func openAdjust(s scene, id flows.StaffID) effect {
	return effect{Open: newTurnForm(turnForm{act: actAdjust, staff: id}, newChoice(fieldAdjust, adjustments[0]), newChoice(fieldBy, "1"),
		newText(fieldReason, ""), newChoice(fieldManager, s.likelyManager(fieldManager)))}
}

// openSupport calls somebody of the phone group up: whoever is next where nobody
// is named.
func openSupport(s scene, id flows.StaffID) effect {
	return effect{Open: newTurnForm(turnForm{act: actSupport}, newChoice(fieldSupporter, string(cmp.Or(id, s.supportNext()))),
		newChoice(fieldManager, s.likelyManager(fieldManager)), newText(fieldReason, ""))}
}

func openGroups(s scene) effect {
	return effect{Open: newTurnForm(turnForm{act: actGroups}, newChoice(fieldVisitGroup, string(s.Floor.Day.VisitGroup)),
		newChoice(fieldPhoneGroup, string(s.Floor.Day.PhoneGroup)), newText(fieldReason, ""),
		newChoice(fieldManager, s.likelyManager(fieldManager)))}
}

// openConfirm puts a drafted rest roster in force.
func openConfirm(s scene, date flows.Date) effect {
	r, ok := s.Floor.Roster(date)
	switch {
	case !ok:
		return effect{Say: notice{Text: s.Words.Rota.RestNone, Level: levelWarn}}
	case r.Confirmed:
		return effect{Say: notice{Text: s.Words.Rota.RestConfirmed(s.staff(r.Manager))}}
	}
	return effect{Open: newTurnForm(turnForm{act: actConfirm, date: date}, newChoice(fieldConfirmer, s.likelyManager(fieldConfirmer)))}
}
