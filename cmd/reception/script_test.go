package main

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"reception/flows/house"
)

func TestMain(m *testing.M) {
	programs := map[string]func(){"reception": func() { os.Exit(mainStatus()) }}
	// Nothing that a test starts may touch the keys of the person who runs it, wherever
	// they are. The program that a test starts has been told its own.
	if _, started := os.LookupEnv(startedByTests); !started {
		dir, err := os.MkdirTemp("", "reception-test-keys-")
		if err == nil {
			err = errors.Join(os.Setenv("RECEPTION_MASTER_KEYS", dir), os.Setenv(startedByTests, "yes"))
		}
		for _, own := range []string{"RECEPTION_LOG", "RECEPTION_HOUSE", "RECEPTION_NOW"} {
			err = errors.Join(err, os.Unsetenv(own))
		}
		if err != nil {
			panic(err)
		}
		testscript.Main(tidying{m, dir}, programs)
	}
	testscript.Main(m, programs)
}

// startedByTests is set for whatever the tests start.
const startedByTests = "RECEPTION_TEST_CHILD"

// tidying removes a folder when the tests have run.
type tidying struct {
	*testing.M
	dir string
}

func (t tidying) Run() int {
	defer os.RemoveAll(t.dir) //nolint:errcheck // a temporary folder
	return t.M.Run()
}

// testKeys is the folder of the master keys of all logs of the tests.
func testKeys() string { return os.Getenv("RECEPTION_MASTER_KEYS") }

var update = flag.Bool("update", false, "write what scripts print into the scripts")

// TestScripts runs the program as its users do. The clock stands still at
// 09:30 at the site unless a script sets RECEPTION_NOW.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/script",
		UpdateScripts:       *update,
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Setup: func(e *testscript.Env) error {
			e.Setenv("RECEPTION_NOW", "2026-11-22T09:30:00+08:00")
			e.Setenv("RECEPTION_LOG", e.WorkDir+"/log.db")
			e.Setenv("RECEPTION_MASTER_KEYS", e.WorkDir+"/keys")
			e.Setenv(startedByTests, "yes")
			e.Setenv("LANG", "en_US.UTF-8")
			return nil
		},
		Cmds: map[string]func(ts *testscript.TestScript, neg bool, args []string){
			"status": status,
			"bytes":  hasBytes,
			"lf":     lineFeeds,
			"flip":   flip,
		},
	})
}

// status runs the program and checks its exit status: status 3 do arrive …
func status(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 1 {
		ts.Fatalf("usage: status N reception-arguments")
	}
	err := ts.Exec("reception", args[1:]...)
	got := "0"
	if err != nil {
		got = strings.TrimPrefix(err.Error(), "exit status ")
	}
	if got != args[0] {
		ts.Fatalf("exit status %s, want %s", got, args[0])
	}
}

// hasBytes looks for bytes, written as a Go string, in a file.
func hasBytes(ts *testscript.TestScript, neg bool, args []string) {
	if len(args) != 2 {
		ts.Fatalf("usage: bytes FILE STRING")
	}
	var want string
	if _, err := fmt.Sscanf(`"`+args[1]+`"`, "%q", &want); err != nil {
		ts.Fatalf("%s: %v", args[1], err)
	}
	if strings.Contains(ts.ReadFile(args[0]), want) == neg {
		ts.Fatalf("%s: has %q is %v", args[0], want, neg)
	}
}

// lineFeeds writes a file, or stdout, with its CRLF as LF and the fingerprint of the
// default house files as HOUSE to another, to compare.
func lineFeeds(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: lf FILE TO")
	}
	h, err := house.Default()
	ts.Check(err)
	text := strings.NewReplacer("\r\n", "\n", h.Fingerprint, "HOUSE").Replace(ts.ReadFile(args[0]))
	ts.Check(os.WriteFile(ts.MkAbs(args[1]), []byte(text), 0o600))
}

// flip changes one bit of every place where a file holds a text.
func flip(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: flip FILE TEXT")
	}
	was, is := []byte(args[1]), []byte(args[1])
	is[0] ^= 1
	file := []byte(ts.ReadFile(args[0]))
	if !bytes.Contains(file, was) {
		ts.Fatalf("%s does not hold %q", args[0], args[1])
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), bytes.ReplaceAll(file, was, is), 0o600))
}
