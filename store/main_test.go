package store_test

import (
	"os"
	"testing"

	"reception/store"
)

// childEnv makes the test program play a part in a child process.
const childEnv = "STORE_TEST_CHILD"

func TestMain(m *testing.M) {
	if len(os.Args) == 3 && os.Args[1] == store.JudgeArg {
		os.Exit(store.RunJudge(os.Args[2], os.Stdout))
	}
	if path := os.Getenv(childEnv); path != "" {
		os.Exit(worker(path))
	}
	// The race detector makes every child sleep a second before it ends.
	if err := os.Setenv("GORACE", os.Getenv("GORACE")+" atexit_sleep_ms=0"); err != nil {
		panic(err)
	}
	os.Exit(m.Run())
}
