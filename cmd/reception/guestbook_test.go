package main

import (
	"testing"
	"testing/synctest"
	"time"

	"reception/flows"
)

// TestGuestBook: whoever was here before the start and whoever comes now are
// found, and the reading ends with the screen.
func TestGuestBook(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := newShow(t, 1, time.Now)
		come := func(surname string) {
			if _, err := s.desk.Do(t.Context(), flows.Request{Command: flows.Arrive{Guest: flows.Guest{Surname: surname}}}); err != nil {
				t.Fatal(err)
			}
		}
		come("欧阳")
		desk, forget := withGuestBook(t.Context(), s.desk)
		come("司马")
		synctest.Wait()
		for _, typed := range []string{"ouy", "sm"} {
			if hits := desk.Find(typed, 3); len(hits) != 1 {
				t.Errorf("%q finds %+v", typed, hits)
			}
		}
		forget()
	})
}
