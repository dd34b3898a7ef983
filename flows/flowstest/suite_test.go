package flowstest_test

import (
	"testing"

	"reception/flows"
	"reception/flows/flowstest"
)

func TestJournalInMemory(t *testing.T) {
	flowstest.JournalSuite(t, func(*testing.T) flows.Journal { return flowstest.NewJournal() })
}
