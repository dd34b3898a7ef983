package main

import (
	"reception/flows"
)

// word names a value of the floor in the session's language; what has no name
// is shown by its id.
func (a *app) word(value any) string {
	n := a.text().Names
	switch v := value.(type) {
	case flows.CameBy:
		return named(n.CameBy, v)
	case flows.UmbrellaState:
		return named(n.Umbrella, v)
	case flows.Basis:
		return named(n.Basis, v)
	case flows.Answer:
		return named(n.Answer, v)
	case flows.Passed:
		return named(n.Passed, v.Why)
	case flows.AlertKind:
		return named(n.Turns.Alert, v)
	case flows.Rotation:
		return named(n.Turns.Rotation, v)
	case flows.MarkKind:
		return named(n.Turns.Mark, v)
	case flows.How:
		return named(n.Turns.How, v)
	case flows.PhoneEnd:
		return named(n.Turns.Phone, v)
	case flows.Field:
		return named(n.Correctable, v)
	case flows.RoomState:
		return named(n.Room, v)
	case flows.Weather:
		return named(n.Weather, v)
	case flows.BookingState:
		return named(n.Booking, v)
	case flows.TaskState:
		return named(n.Task, v)
	case flows.FigureID:
		return a.text().Screen.Report.FigureName(v)
	case flows.FigurePart:
		return named(a.text().Screen.Report.Chapters, v)
	case flows.HoleKind:
		return named(a.text().Closing().Kind, v)
	case flows.WaitKind:
		return a.text().Screen.Report.Waits[v]
	case flows.Stage:
		return named(n.Stage, v)
	case flows.ServingKind:
		if v == flows.ServingCopy {
			return a.say("证件复印", "ID copy")
		}
		return named(n.Stock, string(v))
	}
	return ""
}

func named[K ~string](names map[K]string, k K) string {
	if name, ok := names[k]; ok {
		return name
	}
	return string(k)
}
