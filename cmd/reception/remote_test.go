//go:build linux

package main

import (
	"bufio"
	"bytes"
	"io"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"reception/flows"
)

// TestCommandsOverTheNetwork: a command behaves behind ssh as it does on the machine:
// pipes, exit statuses, help, and nothing of the machine's files.
func TestCommandsOverTheNetwork(t *testing.T) {
	h := openShowroom(t)
	desk := h.admit(flows.RoleDesk, "--post", "RC")
	lines := `{"id":"a1","do":"arrive","surname":"欧阳","title":"女士","party":2}` + "\n" + `{"id":"a2","do":"depart","visit":"a1"}` + "\n"
	for _, c := range []struct {
		stdin  string
		words  []string
		status int
		out    string // is in what it writes
		errs   string // is in what it says
	}{
		{"", []string{"do", "arrive", "surname=王", "title=先生", "describe='two  words; $(reboot) `x`'"}, statusDone, "已记录", ""},
		{"", []string{"do", "depart", "visit=#99"}, statusRefused, "没有", ""},
		{"", []string{"do", "arrive", "party=x"}, statusUsage, "", "party"},
		{"", []string{"do", "fly"}, statusUsage, "", "fly"},
		{"", []string{"fly"}, statusUsage, "", "fly"},
		{"", []string{"status", "--no-such-flag"}, statusUsage, "", "no-such-flag"},
		{"", []string{"do", "arrive", "'half"}, statusUsage, "", "引号"},
		{lines, []string{"apply"}, statusDone, `"id":"a2"`, "共 2 行"},
		{lines, []string{"apply", "-"}, statusDone, `"repeat":true`, "重复 2"},
		{`{"id":"b1","do":"depart","visit":"#99"}` + "\n", []string{"apply"}, statusRefused, `"ok":false`, "被拒绝 1"},
		{"nonsense\n", []string{"apply"}, statusFailed, `"ok":false`, "读不懂 1"},
		{"", []string{"apply"}, statusDone, "", "共 0 行"},
		{"", []string{"status", "--json"}, statusDone, `"王`, ""},
		{"", []string{"--lang=en", "status"}, statusDone, "On the floor", ""},
		{"", []string{"export", "--day", "2020-01-01"}, statusFailed, "", "2020-01-01"},
		{"", []string{"--help"}, statusDone, "reception do arrive", ""},
		{"", []string{"do", "arrive", "--help"}, statusDone, "surname", ""},
		{"", []string{"help", "export"}, statusDone, "--day", ""},
		{"", []string{"__complete", "do", "arr"}, statusRefused, "", "__complete"}, // a shell of the machine asks for it
		{"", []string{"serve"}, statusRefused, "", "serve"},
		{"", nil, statusUsage, "", "终端"}, // the screen, without a terminal
		{"", []string{"apply", "/etc/passwd"}, statusUsage, "", "标准输入"},
		{"", []string{"export", "-o", "/tmp/day.csv"}, statusUsage, "", "标准输出"},
		{"", []string{"status", "--log", "/tmp/other.db"}, statusRefused, "", "--log"},
		{"", []string{"status", "--house=/etc"}, statusRefused, "", "--house"},
		{"", []string{"--listen", ":1", "status"}, statusUsage, "", "--listen"},
		{"", []string{"--keys", "/tmp/keys"}, statusRefused, "", "--keys"},
	} {
		status, out, errs := h.remote(c.stdin, desk, c.words...)
		if status != c.status || !strings.Contains(out, c.out) || !strings.Contains(errs, c.errs) {
			t.Errorf("ssh … %s: status %d; want %d, %q and %q\n%s%s", strings.Join(c.words, " "), status, c.status, c.out, c.errs, last(out), last(errs))
		}
	}
	if _, err := os.Stat("/tmp/day.csv"); err == nil {
		t.Error("a file was written on the machine")
	}
	h.exportsToAFile(desk)
	h.close()
}

// exportsToAFile is ssh … export > file: the bytes of an export on the machine.
func (h *showroom) exportsToAFile(desk string) {
	h.t.Helper()
	file, err := os.Create(filepath.Join(h.dir, "day.csv"))
	if err != nil {
		h.t.Fatal(err)
	}
	defer file.Close() //nolint:errcheck // it is read by its name
	cmd := h.ssh(desk, "export", "--day", "today")
	cmd.Stdout = file
	if err := cmd.Run(); err != nil {
		h.t.Fatal(err)
	}
	got, err := os.ReadFile(file.Name())
	if err != nil {
		h.t.Fatal(err)
	}
	if want := h.must("", "export", "--day", "today", "--lang=zh"); string(got) != want || !strings.Contains(want, "欧阳") {
		h.t.Errorf("ssh … export > file wrote\n%s\nwant\n%s", last(string(got)), last(want))
	}
}

// TestStreamsOfACommandOverTheNetwork: whoever asks may stop listening, stop talking
// or press Ctrl-C; the command ends, and what it answered is saved.
func TestStreamsOfACommandOverTheNetwork(t *testing.T) {
	h := openShowroom(t)
	desk := h.admit(flows.RoleDesk, "--post", "RC")

	t.Run("closed input", func(t *testing.T) {
		if status, out, errs := h.remote(`{"id":"c1","do":"arrive","surname":"赵"}`, desk, "-n", "apply"); status != statusDone || out != "" {
			t.Errorf("with no input: status %d, %s%s", status, out, errs)
		}
		if status, out, errs := h.remote(`{"id":"c1","do":"arrive","surname":"赵"}`, desk, "apply"); status != statusDone || !strings.Contains(out, `"c1"`) {
			t.Errorf("a last line without its end: status %d, %s%s", status, out, errs)
		}
	})

	t.Run("head", func(t *testing.T) {
		r, w, err := os.Pipe()
		if err != nil {
			t.Fatal(err)
		}
		cmd := h.ssh(desk, "apply")
		cmd.Stdin, cmd.Stdout = strings.NewReader(strings.Join(roundLines(t, 1), "")), w
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		_ = w.Close()
		first, err := bufio.NewReader(r).ReadString('\n')
		_ = r.Close()
		_ = cmd.Wait() // it ends
		if err != nil || !strings.Contains(first, `"r1-0"`) {
			t.Errorf("the first answer is %q, %v", first, err)
		}
		if status, out, errs := h.remote(roundLines(t, 1)[0], desk, "apply"); status != statusDone || !strings.Contains(out, `"repeat":true`) {
			t.Errorf("what was answered is not saved: status %d, %s%s", status, out, errs)
		}
	})

	t.Run("Ctrl-C", func(t *testing.T) {
		apply := converse(t, h.ssh(desk, "apply"))
		if answer, err := apply.ask(`{"id":"i1","do":"arrive","surname":"钱"}` + "\n"); err != nil || !strings.Contains(answer, `"ok":true`) {
			t.Fatalf("%q, %v", answer, err)
		}
		if err := apply.cmd.Process.Signal(syscall.SIGINT); err != nil {
			t.Fatal(err)
		}
		_, _ = io.Copy(io.Discard, apply.out)
		if err := apply.cmd.Wait(); err == nil {
			t.Error("an interrupted command ended as if nothing were")
		}
	})

	t.Run("typed at a terminal", func(t *testing.T) {
		x := h.screen(desk, 100, 30, "apply")
		x.press(`{"id":"k1","do":"arrive","surname":"孙"}`, "Enter")
		x.see(`"ok":true`)
		x.press("\x03")
		x.see("已中断")
		<-x.ended
	})

	var out bytes.Buffer
	out.WriteString(h.must("", "export", "--day", "today", "--names"))
	for _, surname := range []string{"赵", "钱", "孙"} {
		if !strings.Contains(out.String(), surname) {
			t.Errorf("%s is not in the log", surname)
		}
	}
	h.close()
}
