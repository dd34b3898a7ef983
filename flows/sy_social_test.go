package flows_test

import (
	"slices"
	"testing"
	"time"

	. "reception/flows"
)

func TestSY74_VisitsOfTheDateAreTaggedWithTheEvent(t *testing.T) {
	s := tell(t) // 22 November
	fields := EntryFields{"kind": "owners", "plan": "业主联谊", "organiser": "guofeng", "held": "2026-11-22"}
	id := s.opens("social_event", fields)
	fields["held"] = "2026-11-23"
	other := s.opens("social_event", fields)
	v := s.Admitted(li())
	want(t, "events of the day", len(s.Floor.EventsOn(s.House, s.Visit(v).Date)), 1)
	s.Refuse(NotOfThatDay, TagVisit{Visit: ByID(v), Entry: EntryRef{ID: other}})
	s.Do(TagVisit{Visit: ByID(v), Entry: EntryRef{ID: id}})
	want(t, "tagged", s.Visit(v).Event, id)
	s.Do(UndoLast{})
	want(t, "undone", s.Visit(v).Event, EntryID(0))
	s.Do(TagVisit{Visit: ByID(v), Entry: EntryRef{ID: id}})
	s.Do(TagVisit{Visit: ByID(v), Entry: EntryRef{ID: id}, Off: true})
	want(t, "taken off", s.Visit(v).Event, EntryID(0))
	s.cannotMove(FieldsNeeded, id, "close", nil)
	s.moves(id, "close", EntryFields{"result": "来了60人"})
}

func TestSY74_AYearWithoutAnOwnersEventIsFlagged(t *testing.T) {
	s := tell(t)
	id := s.opens("social_event", EntryFields{"kind": "owners", "plan": "年会", "organiser": "guofeng", "held": "2026-11-22"})
	s.moves(id, "close", EntryFields{"result": "好"})
	overdue := func() bool {
		return slices.ContainsFunc(s.Floor.Deadlines(s.House, s.Now), func(d Deadline) bool {
			return d.Register == "social_event" && d.Repeat > 0 && d.State == TaskOverdue
		})
	}
	s.Wait(364 * 24 * time.Hour)
	want(t, "within the year", overdue(), false)
	s.Wait(2 * 24 * time.Hour)
	want(t, "after it", overdue(), true)
}
