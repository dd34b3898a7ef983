package store_test

import (
	"os"
	"os/signal"
	"testing"

	"reception/store"
)

// childEnv makes the test program play a part in a child process, and hangEnv
// makes a judging child wait for ever.
const (
	childEnv = "STORE_TEST_CHILD"
	hangEnv  = "STORE_TEST_HANG"
	keysEnv  = "STORE_TEST_KEYS"
)

// keysDir is the folder of the master keys, where this process made it.
var keysDir string

// testKeys is the folder of the master keys of every log of the tests.
func testKeys() string { return os.Getenv(keysEnv) }

func TestMain(m *testing.M) {
	if len(os.Args) == 3 && os.Args[1] == store.JudgeArg {
		if os.Getenv(hangEnv) != "" {
			c := make(chan os.Signal, 1)
			signal.Notify(c, os.Interrupt)
			<-c
		}
		os.Exit(store.RunJudge(os.Args[2], os.Stdout))
	}
	if path := os.Getenv(childEnv); path != "" {
		os.Exit(worker(path))
	}
	// The race detector makes every child sleep a second before it ends.
	if err := os.Setenv("GORACE", os.Getenv("GORACE")+" atexit_sleep_ms=0"); err != nil {
		panic(err)
	}
	// Children are to find the keys of their parent.
	if os.Getenv(keysEnv) == "" {
		dir, err := os.MkdirTemp("", "store-keys-")
		if err == nil {
			err = os.Setenv(keysEnv, dir)
		}
		if err != nil {
			panic(err)
		}
		keysDir = dir
	}
	code := m.Run()
	_ = os.RemoveAll(keysDir)
	if bigDir != "" {
		_ = os.RemoveAll(bigDir)
	}
	os.Exit(code)
}
